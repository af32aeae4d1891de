"""An empty data folder of one's own: README, templates, vocabulary, and the lists that a secretariat keeps."""

import shutil
from pathlib import Path

from etl.errors import WrongUsage
from etl.folder.reference import SHIPPED

LISTS = ("hubs", "members", "decisions", "received", "confirmations", "corrections", "pledges", "drafts")


def make_data_folder(folder: Path) -> Path:
    """Make `folder` with all that a load needs and no hub in it; raises WrongUsage where something is there."""
    if folder.exists() and not folder.is_dir():
        raise WrongUsage(f"{folder} is a file.", "Name a new folder.")
    if folder.exists() and any(folder.iterdir()):
        raise WrongUsage(f"{folder} is not empty.", "Name a new folder, so that nothing of yours is overwritten.")
    (folder / "inbox").mkdir(parents=True)
    shutil.copyfile(SHIPPED / "README.md", folder / "README.md")
    for name in ("templates", "reference"):
        shutil.copytree(SHIPPED / name, folder / name)
    for name in LISTS:
        header = (SHIPPED / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
        (folder / f"{name}.csv").write_text(header + "\n", encoding="utf-8")
    return folder
