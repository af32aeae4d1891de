"""What a file is that is not read here, by its maker's own name, and how its program saves it as one that is.

A format is told by what the file holds (document_format_signs), and by the ending of its name only where that tells
nothing: `start` is how its bytes begin, `text` how its first words do, `head` what stands in its first lines, `at` what
stands at a place, `stream` a name in a compound file, `mimetype` and `part` what an archive holds, `flag` how its
members are marked. What several programs write alike (a row with a format's name for its sort) is told apart by the
ending. What is named like a `container` may hold documents.
"""

import codecs
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import PurePath
from typing import BinaryIO

from etl.folder import reference
from etl.read.errors import DocumentError

HEAD_BYTES = 4096
MEGABYTE = 1024 * 1024
OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BLANK = b"\xef\xbb\xbf\t\n\r "


@dataclass(frozen=True, slots=True)
class Format:
    """One format: the code of its refusal, its name ("a Pages document (.pages)"), its sender's next step."""

    code: str
    name: str
    next_step: str


def refusal(file: BinaryIO, name: str = "") -> DocumentError:
    """Why a file is not read: the format that it is in, and the step that its program offers."""
    found = format_of(file, name)
    if found is None:
        hint = _formats()["office"].next_step
        return DocumentError("wrong_format", "This is a file of another kind, which is not read.", hint=hint)
    instead = "" if found.code == "encrypted" else ", which is not read"
    return DocumentError(found.code, f"This is {found.name}{instead}.", hint=found.next_step)


def format_of(file: BinaryIO, name: str = "") -> Format | None:
    """The format of a file, by what it holds, else by its name; None where neither tells."""
    file.seek(0)
    key = next(_by_content(file.read(HEAD_BYTES), file), "") or _by_name("suffix", name) or _by_name("container", name)
    return _formats().get(_by_name(key, name) or key)


def _by_content(head: bytes, file: BinaryIO) -> Iterator[str]:
    """The formats whose signs a file bears, the surest first."""
    if head.startswith(OLE_START):
        yield from (key for sign, key in _signs("stream") if _holds(file, sign.decode("latin-1").encode("utf-16-le")))
        return
    if head.startswith(b"PK"):
        yield from _in_archive(file)
    words = head.lstrip(_BLANK).lower()
    yield from (key for sign, key in _signs("start") if head.startswith(sign))
    yield from (key for sign, key in _signs("at") if _stands_at(head, sign))
    yield from (key for sign, key in _signs("head") if sign.lower() in words)
    yield from (key for sign, key in _signs("text") if words.startswith(sign.lower()))


def _in_archive(file: BinaryIO) -> Iterator[str]:
    try:
        file.seek(0)
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
            flags = {info.flag_bits for info in archive.infolist()}
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, OverflowError):
        return
    yield from (key for sign, key in _signs("mimetype") if kind.startswith(sign))
    yield from (key for sign, key in _signs("part") if sign.decode("latin-1") in names)
    yield from (key for sign, key in _signs("flag") if any(int(sign) & flag for flag in flags))


def _stands_at(head: bytes, sign: bytes) -> bool:
    """Whether bytes stand at a place: a sign is "4:ftyp"."""
    place, _, wanted = sign.partition(b":")
    return head[int(place) :].startswith(wanted)


def _by_name(where: str, name: str) -> str:
    suffix = PurePath(name).suffix.lower().encode()
    return next((key for sign, key in _signs(where) if sign == suffix), "")


def _holds(file: BinaryIO, wanted: bytes) -> bool:
    """Whether the bytes occur anywhere in the file, a megabyte at a time."""
    file.seek(0)
    tail = b""
    while chunk := file.read(MEGABYTE):
        if wanted in tail + chunk:
            return True
        tail = chunk[-len(wanted) :]
    return False


@cache
def _signs(where: str) -> tuple[tuple[bytes, str], ...]:
    """The signs of one sort as bytes, each with its format, in the table's order: the surest first."""
    rows = (row for row in reference.rows("document_format_signs") if row["where"] == where)
    return tuple((codecs.decode(row["form"], "unicode_escape").encode("latin-1"), row["format"]) for row in rows)


@cache
def _formats() -> dict[str, Format]:
    return {
        row["format"]: Format(row["code"], row["name"], row["next_step"]) for row in reference.rows("document_formats")
    }
