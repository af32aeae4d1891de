"""The names of files in mails and archives: made legible, and never more than names."""

import re
import struct
import unicodedata
import zipfile
from collections.abc import Iterator
from functools import cache
from itertools import chain, count

from etl.folder import reference

# What systems and programs leave beside documents.
IGNORED = ("~$", ".", "__MACOSX", "Thumbs.db", "desktop.ini")
NAME_MAX = 200  # letters of one part: longer names can be made in an archive only, and no disk takes them
UTF8_FLAG = 0x800  # of a ZIP entry whose name is in UTF-8
UNICODE_PATH = 0x7075  # of an extra field: version, checksum of the other name, name
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")  # also what turns letters around: "fdp.exe"
_DRIVE = re.compile(r"[A-Za-z]:")


def plain_parts(path: str) -> list[str]:
    """The folders and the name that a path in an archive holds; what leads out of it, or to a disk, is dropped."""
    parts = _DRIVE.sub("", path, count=1) if _DRIVE.match(path) else path
    kept = (inert(part) for part in re.split(r"[/\\]", parts))
    return [part for part in kept if part not in ("", ".", "..")]


def inert(name: str) -> str:
    """A name without slashes and signs that nobody sees, and not longer than a disk takes."""
    shown = re.sub(r"[/\\]", "-", _UNPRINTABLE.sub("", name)).strip()
    stem, dot, suffix = shown.rpartition(".")
    return shown if len(shown) <= NAME_MAX else f"{stem[: NAME_MAX - len(suffix)]}{dot}{suffix}"[-NAME_MAX - 1 :]


def legible_name(info: zipfile.ZipInfo) -> tuple[str, bool]:
    """The name of an archive's entry, and whether its letters had to be judged by themselves.

    A ZIP entry without the flag of UTF-8 is in the code page of the computer that made it, which it does not say.
    """
    if info.flag_bits & UTF8_FLAG or info.orig_filename.isascii():
        return info.orig_filename, False
    if own := _unicode_path(info.extra):
        return own, False
    text, encoding = legible(info.orig_filename.encode("cp437"))
    return text, encoding != "utf-8"


def _unicode_path(extra: bytes) -> str:
    """The name in UTF-8 that Info-ZIP and its kin put beside the other one; "" where there is none."""
    while len(extra) >= 4:
        number, size = struct.unpack("<HH", extra[:4])
        if number == UNICODE_PATH and size > 5:
            return extra[9 : 4 + size].decode("utf-8", "replace")
        extra = extra[4 + size :]
    return ""


def legible(name: bytes) -> tuple[str, str]:
    """The bytes of a name as text, with the encoding under which all its letters are of one script."""
    for encoding, letters in _encodings():
        try:
            text = name.decode(encoding)
        except UnicodeDecodeError:
            continue
        signs = [sign for sign in text if not sign.isascii() and unicodedata.category(sign)[0] != "P"]
        if _fits(name, encoding) and all(map(letters.fullmatch, signs)):
            return text, encoding
    return name.decode("cp437"), "cp437"


def _fits(name: bytes, encoding: str) -> bool:
    """Whether letters beyond ASCII stand alone where the encoding is one of accented letters among plain ones."""
    return encoding != "cp850" or not re.search(rb"[\x80-\xff]{2}", name)


@cache
def _encodings() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = sorted(reference.rows("archive_name_encodings"), key=lambda row: int(row["position"]))
    return tuple((row["encoding"], re.compile(f"[{row['letters']}]")) for row in rows)


def numbered(name: str) -> Iterator[str]:
    """The name, then the name with a number before its ending: "plan.docx", "plan (2).docx"."""
    stem, point, ending = name.rpartition(".") if "." in name.lstrip(".") else (name, "", "")
    return chain((name,), (f"{stem} ({number}){point}{ending}" for number in count(2)))
