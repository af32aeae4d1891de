"""The pre-filled annual reports that the loader's command has written, for the secretariat to download."""

from pathlib import Path

from dashboard import settings

KINDS = {
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".zip": "application/zip",
}


def folder() -> Path:
    """Where `python -m etl annual-report` writes."""
    return settings.data_folder() / "out" / "annual-reports"


def written() -> dict[str, Path]:
    """The files that have been written, by their path below the folder; links that lead out of it are left out."""
    home = folder().resolve()
    found = sorted(path for path in home.rglob("*") if path.suffix in KINDS and path.is_file())
    return {path.relative_to(home).as_posix(): path for path in found if path.resolve().is_relative_to(home)}
