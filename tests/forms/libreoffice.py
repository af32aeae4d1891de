"""Reports as LibreOffice saves them: saved now where it is installed, else the files that it saved once.

`python -m tests.forms.libreoffice` saves them anew into saved_by_libreoffice/, after the report or its answers changed.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from tests.forms.annual_report_files import filled

KEPT = Path(__file__).with_name("saved_by_libreoffice")
SOFFICE = shutil.which("soffice")
# What the hub was sent, and what it may be saved as on the way.
OVER = {"xlsx": "ods", "docx": "odt"}


def saved(suffix: str, folder: Path) -> list[Path]:
    """The filled report exported by LibreOffice, and that export saved back."""
    names = [f"report.{OVER[suffix]}", f"report.{suffix}"]
    if SOFFICE is None:
        return [KEPT / name for name in names]
    source = folder / f"report.{suffix}"
    source.write_bytes(filled(suffix))
    made = []
    for name in names:
        source = _converted(source, folder / Path(name).suffix.strip("."), folder / "profile")
        made.append(source)
    return made


def _converted(source: Path, target: Path, profile: Path) -> Path:
    command = [SOFFICE, f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to", target.name]
    subprocess.run([*command, "--outdir", str(target), str(source)], check=True, capture_output=True)
    return target / f"report.{target.name}"


def main() -> None:
    """Save both reports by the LibreOffice of this machine and keep them."""
    KEPT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for suffix in OVER:
            for path in saved(suffix, Path(folder)):
                shutil.copyfile(path, KEPT / path.name)


if __name__ == "__main__":
    main()
