"""Forms of ours as other programs and formats have them, and what a careful person reads in each (README.md)."""

import json
from pathlib import Path
from typing import Any

from etl.folder.reference import SHIPPED

FOLDER = Path(__file__).parent
HELDOUT = FOLDER / "heldout"
GOLDEN = FOLDER.parents[1] / "documents" / "candidature"
INBOX = SHIPPED / "inbox"
_EXPECTED = FOLDER / "expected"


def formats(folder: Path = FOLDER) -> dict[str, list[Path]]:
    """The saved files by format: a folder holds those of one, named as the form that they were made of."""
    folders = (each for each in sorted(folder.iterdir()) if each.is_dir() and each not in (HELDOUT, _EXPECTED))
    found = {each.name: sorted(path for path in each.iterdir() if path.suffix == f".{each.name}") for each in folders}
    return {name: paths for name, paths in found.items() if paths}


def expected(file: Path) -> dict[str, Any]:
    """The fields of the form that a file was made of; "form@program.odt" is "form" by way of a program."""
    name = f"{file.stem.partition('@')[0]}.json"
    where = next(folder for folder in (_EXPECTED, GOLDEN) if (folder / name).exists())
    found: dict[str, Any] = json.loads((where / name).read_text(encoding="utf-8"))
    return found


def word_form(name: str) -> Path:
    """The Word form of that name among the golden pairs, or of the example hub of that name."""
    golden = GOLDEN / f"{name}.docx"
    return golden if golden.exists() else candidature_of(name)


def candidature_of(hub: str) -> Path:
    """The candidature form of an example hub, the largest of the Word files it came with."""
    folders = INBOX.glob(f"example-{hub}*/candidature-*/*.docx")
    return max(folders, key=lambda path: path.stat().st_size)
