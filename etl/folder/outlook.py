"""Outlook messages (.msg): their properties and attachments, by [MS-OXMSG]; storages hold streams by number."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO
from typing import BinaryIO

from olefile import OleFileIO

from etl.folder import reference
from etl.folder.member_names import legible

OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROPERTIES = "__properties_version1.0"
_SUBJECT, _HEADERS, _BODY = 0x0037, 0x007D, 0x1000
_SENDERS = (0x5D01, 0x39FE, 0x0C1F, 0x0065)  # the SMTP address before the one of a company's own directory
_DAYS = (0x0E06, 0x0039)  # delivered, submitted
_NAMES = (0x3707, 0x3704, 0x3001)  # long, short (8.3), shown
_DATA, _CONTENT_ID, _MIME, _HIDDEN = 0x3701, 0x3712, 0x370E, 0x7FFE
_UNICODE, _BYTES, _BINARY, _OBJECT = 0x001F, 0x001E, 0x0102, 0x000D
_TIME, _TRUE = 0x0040, 0x000B
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)
_HEADER_BYTES = {"": 32, "message": 24, "attachment": 8}  # before the properties of a message, an inner one, a file
DEPTH_MAX = 5  # messages attached to messages
KILOBYTE = 1024


@dataclass(frozen=True, slots=True)
class OutlookMessage:
    """One message; `sent_on` in UTC, `headers` as they came by the internet ("" for one that never did)."""

    subject: str
    sender: str
    sent_on: date | None
    headers: str
    attachments: "tuple[OutlookAttachment, ...]"
    problem: str = ""


@dataclass(frozen=True, slots=True)
class OutlookAttachment:
    """One file attached to a message, or a message."""

    name: str
    data: bytes
    message: OutlookMessage | None = None


def is_message(head: bytes, file: BinaryIO) -> bool:
    """Whether a file is an Outlook message: a compound file with its stream of properties at the top."""
    if not head.startswith(OLE_START):
        return False
    try:
        return OleFileIO(file).exists(_PROPERTIES)
    except (OSError, ValueError, IndexError, struct.error):
        return False
    finally:
        file.seek(0)


def read_message(data: bytes) -> OutlookMessage:
    """The message in a compound file; `problem` says why not all could be read."""
    try:
        with OleFileIO(BytesIO(data)) as file:
            streams = {tuple(path): file.get_size(path) for path in file.listdir()}
            if sum(streams.values()) > 2 * len(data):  # entries that share their bytes
                return OutlookMessage("", "", None, "", (), "its parts are larger than the file")
            message = _Reader(file, frozenset(streams)).message(())
            problems = [text for _, text in file.parsing_issues]
            return replace(message, problem=problems[0]) if problems else message
    except (OSError, ValueError, IndexError, struct.error, RecursionError) as error:
        return OutlookMessage("", "", None, "", (), str(error))


class _Reader:
    """Reads the properties of storages by their numbers."""

    def __init__(self, file: OleFileIO, paths: frozenset[tuple[str, ...]]) -> None:
        self._file, self._paths = file, paths

    def message(self, at: tuple[str, ...]) -> OutlookMessage:
        """The message in a storage."""
        known = self._fixed(at, "message" if at else "")
        days = (_day(known[number]) for number in _DAYS if number in known)
        senders = (text for number in _SENDERS if "@" in (text := self._text(at, number)))
        return OutlookMessage(
            self._text(at, _SUBJECT),
            next(senders, ""),
            next(filter(None, days), None),
            self._text(at, _HEADERS),
            tuple(self._attachments(at)) if len(at) < 2 * DEPTH_MAX else (),
        )

    def _attachments(self, at: tuple[str, ...]) -> Iterator[OutlookAttachment]:
        size = len(at)
        names = {path[size] for path in self._paths if len(path) > size + 1 and path[:size] == at}
        for name in sorted(names):
            if name.startswith("__attach_version1.0_#"):
                place = (*at, name)
                if not self._is_in_the_words(place):
                    yield self._attachment(place)

    def _attachment(self, at: tuple[str, ...]) -> OutlookAttachment:
        inner = (*at, _stream(_DATA, _OBJECT))
        name = next(filter(None, (self._text(at, number) for number in _NAMES)), "")
        if (*inner, _PROPERTIES) in self._paths:
            return OutlookAttachment(name, b"", self.message(inner))
        return OutlookAttachment(name, self._bytes((*at, _stream(_DATA, _BINARY))))

    def _is_in_the_words(self, at: tuple[str, ...]) -> bool:
        """Whether a file is a small picture that the message's own words show."""
        is_small = len(self._bytes((*at, _stream(_DATA, _BINARY)))) <= _picture_bytes_max()
        is_shown = bool(self._text(at, _CONTENT_ID)) or _HIDDEN in self._fixed(at, "attachment")
        return is_small and is_shown and self._text(at, _MIME).startswith("image/")

    def _text(self, at: tuple[str, ...], number: int) -> str:
        """A property of words; where it is in bytes these don't say their code page, and are judged by themselves."""
        wide = self._bytes((*at, _stream(number, _UNICODE)))
        text = wide.decode("utf-16-le", "replace") or legible(self._bytes((*at, _stream(number, _BYTES))))[0]
        return text.replace("\x00", "").strip()

    def _bytes(self, path: tuple[str, ...]) -> bytes:
        return self._file.openstream(list(path)).read() if path in self._paths else b""

    def _fixed(self, at: tuple[str, ...], kind: str) -> dict[int, int]:
        """The times and truths of a storage by the numbers of their properties; what is false is left out."""
        stream = self._bytes((*at, _PROPERTIES))[_HEADER_BYTES[kind] :]
        found = {}
        for start in range(0, len(stream) - 15, 16):
            type_, number, _, value = struct.unpack("<HHIQ", stream[start : start + 16])
            if value and type_ in (_TIME, _TRUE):
                found[number] = value
        return found


def _stream(number: int, type_: int) -> str:
    return f"__substg1.0_{number:04X}{type_:04X}"


def _day(ticks: int) -> date | None:
    """The day of a time in units of 100 nanoseconds since 1601."""
    try:
        return (_EPOCH + timedelta(microseconds=ticks // 10)).date()
    except OverflowError:
        return None


def _picture_bytes_max() -> float:
    return reference.setting("mail_picture_kilobytes_max") * KILOBYTE
