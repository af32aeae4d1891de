"""Files are laid into a folder as they came: under a dated name, never over another, whole or not at all."""

import errno
import fcntl
import os
import re
import tempfile
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from etl.errors import EtlError
from etl.folder.inbox import shown_name
from etl.folder.member_names import numbered
from etl.folder.table_file import NoTable, with_row

NAME_BYTES_MAX = 180  # of 255 that most disks allow, so that a number, and an encrypted disk's own marks, have room
_ASIDE = ".filing-"  # an inbox leaves files out whose name begins with a point
_ILLEGAL = re.compile(r'[\\/:*?"<>|]+')  # what Windows allows in no name, and what parts a path
_SPACES = re.compile(r"\s+")
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?![0-9])")
_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK)


class NotFiled(EtlError):
    """A file was not filed and nothing of it was left; the message says why."""


# --- names ------------------------------------------------------------------------------------------------------------


def dated_name(name: str, on: date) -> str:
    """A file's own name after the day it came, safe on every disk: "2026-11-28 Annex 1.docx"."""
    safe = safe_name(name)
    dated = safe if safe.startswith(f"{on} ") else f"{on} {safe}"
    return _cut(dated, NAME_BYTES_MAX)


def safe_name(name: str) -> str:
    """The last part of a name or path, in NFC, without what cannot stand in a name; "file" where nothing is left."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if letter.isspace() else letter for letter in last if _is_seen(letter))
    return _SPACES.sub(" ", _ILLEGAL.sub("-", seen)).strip(" .~$") or "file"


def _is_seen(letter: str) -> bool:
    """Whether a character shows in a name: no control, no mark that turns the order of reading, no half of one."""
    return letter.isspace() or letter.isprintable() or letter in "\u200c\u200d"  # joiners that Persian and Hindi need


def _cut(name: str, bytes_max: int) -> str:
    """The name within a number of bytes of UTF-8, its ending kept."""
    stem, point, ending = name.rpartition(".")
    if not point or len(ending.encode()) > 20 or not stem:
        stem, point, ending = name, "", ""
    room = bytes_max - len((point + ending).encode())
    return stem.encode()[:room].decode("utf-8", "ignore").rstrip(" .") + point + ending


# --- files ------------------------------------------------------------------------------------------------------------


def same_file(root: Path, content: bytes) -> Path | None:
    """The file below a folder that holds these bytes; None where none does. Only files of the same size are opened."""
    for path in _files(root):
        with suppress(OSError):
            if path.stat().st_size == len(content) and path.read_bytes() == content:
                return path
    return None


def _files(root: Path) -> Iterator[Path]:
    """The files below a folder in the order of their paths, without those that are still being written."""
    for folder, folders, names in os.walk(root):
        folders.sort()
        yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))


def keep(root: Path, folder: Path, name: str, content: bytes) -> Path:
    """Lay bytes into a folder below a root, made where it lacks, under the first free of the names; gives its path.

    They are written aside and are on the disk before they bear the name. Raises NotFiled where the folder leads out of
    the root, OSError where the disk refuses; nothing is left then.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if not folder.resolve().is_relative_to(root.resolve()):
        raise NotFiled(f"{folder} leads out of {root}.", "Take the link away that stands for the folder.")
    aside = _written_aside(folder, content)
    try:
        return _moved(aside, folder, name)
    finally:
        aside.unlink(missing_ok=True)
        _sync(folder)


def replace_file(path: Path, content: bytes) -> None:
    """Put bytes in place of a file's, in one step that a crash cannot halve; who may read it stays as it was."""
    aside = _written_aside(path.parent, content)
    try:
        os.chmod(aside, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(aside, path)
    finally:
        aside.unlink(missing_ok=True)
        _sync(path.parent)


def _written_aside(folder: Path, content: bytes) -> Path:
    """A file of these bytes beside its place, on the disk; none where the disk refuses.

    What a killed process left aside is swept: only one at a time files into a data folder.
    """
    for left in folder.glob(f"{_ASIDE}*"):
        left.unlink(missing_ok=True)
    number, name = tempfile.mkstemp(prefix=_ASIDE, dir=folder)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fchmod(number, 0o644)
            os.fsync(number)
    except BaseException:
        os.unlink(name)
        raise
    return Path(name)


def _moved(aside: Path, folder: Path, name: str) -> Path:
    """Give a file the first free of its names, whatever the case in which others bear it."""
    taken = {unicodedata.normalize("NFC", shown_name(Path(one))).casefold() for one in os.listdir(folder)}
    for target in (folder / one for one in numbered(name) if one.casefold() not in taken):
        try:
            os.link(aside, target)  # unlike a rename it never takes the place of another file
        except FileExistsError:
            continue
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            os.rename(aside, target)
        return target
    raise AssertionError("There is always a number that is free.")


def _sync(folder: Path) -> None:
    """Have the names of a folder on the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


# --- lists ------------------------------------------------------------------------------------------------------------


def add_row(path: Path, columns: Sequence[str], values: Mapping[str, str]) -> None:
    """Add a row to a list as the list is written, in one step; raises NotFiled for a list that cannot be read."""
    before = path.read_bytes() if path.exists() else b""
    try:
        after = with_row(before, columns, values)
    except NoTable as problem:
        raise NotFiled(f"{path.name} {problem}.", "Put the list right, then file the document again.") from None
    replace_file(path, after)


@contextmanager
def one_at_a_time(folder: Path) -> Iterator[None]:
    """Wait until nobody else files into a data folder, and keep others waiting; a killed process lets go."""
    with (folder / ".filing.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
