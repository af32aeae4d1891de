"""The inbox: which files lie in it, and what makes a snapshot's name."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

IGNORED = ("~$", ".", "Thumbs.db", "desktop.ini")
CODE = Path(__file__).resolve().parent


@dataclass(frozen=True, slots=True)
class InboxFile:
    """One file as received; `document_id` is its path below the inbox with / between folders."""

    document_id: str
    path: Path
    sha256: str
    size_bytes: int

    @property
    def folder(self) -> str:
        """The folder it lies in, below the inbox; empty for a loose file."""
        return self.document_id.rpartition("/")[0]


def scan(inbox: Path) -> list[InboxFile]:
    """Every file of the inbox in the order of its path; links that lead out of it, lock and dot files are left out."""
    if not inbox.is_dir():
        raise NotADirectoryError(f"There is no folder {inbox}. Make a data folder with: python -m etl init DIR")
    root = inbox.resolve()
    paths = sorted(path for path in inbox.rglob("*") if _is_document(path, root))
    return [_inbox_file(path, inbox) for path in paths]


def _is_document(path: Path, root: Path) -> bool:
    return not path.name.startswith(IGNORED) and path.is_file() and path.resolve().is_relative_to(root)


def _inbox_file(path: Path, inbox: Path) -> InboxFile:
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return InboxFile(path.relative_to(inbox).as_posix(), path, digest, path.stat().st_size)


def code_version() -> str:
    """A short hash of the code that reads and judges; what older code read is read again."""
    digest = hashlib.sha256()
    for path in sorted(path for path in CODE.rglob("*") if path.suffix in (".py", ".sql")):
        digest.update(path.relative_to(CODE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def tables_version(paths: Iterable[Path]) -> str:
    """A short hash of the vocabulary and lists that reading and judging depend on."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def snapshot_name(files: Iterable[InboxFile], code: str, tables: str) -> str:
    """The name of the snapshot that these files, this code and these tables make: the same input, the same name."""
    digest = hashlib.sha256(f"{code}\0{tables}\0".encode())
    for file in files:
        digest.update(f"{file.document_id}\0{file.sha256}\0".encode())
    return digest.hexdigest()[:16]
