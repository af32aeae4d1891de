"""Mails (.eml, .msg) taken apart: who sent one, the day it came, and the files attached to it.

A mail comes on the day that the uppermost `Received` line says, which the reader's own server wrote; where there is
none (a mail saved from the folder of sent ones), on the day of `Date`, which is the sender's. Both as written there.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from email.errors import MessageError
from email.header import decode_header
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32
from email.utils import collapse_rfc2231_value, parseaddr, parsedate_to_datetime
from mimetypes import guess_extension
from typing import BinaryIO

from etl.folder import outlook, reference
from etl.folder.member_names import inert, legible

KILOBYTE = 1024
HEAD_BYTES = 4096  # the first lines of a mail; its sender or date stands there
HEADERS_MIN = 3  # of those that mails have; a text file may begin with a line or two like them
_HEADERS = re.compile(
    rb"^(from|date|subject|to|received|return-path|message-id|mime-version|delivered-to):", re.I | re.M
)
_SAVED_PAGE = re.compile(rb"^content-type:\s*multipart/related", re.I | re.M)  # a web page or Word file saved as one
_COUNT_LINE = re.compile(rb"\A\d+\s*\n")  # Apple Mail (.emlx) puts the length first
_FORWARDED = "message/rfc822"
ZONES_DAYS = 1  # it is tomorrow already in the east of the world, where the sender may be
_NAMES = {"image/jpeg": ".jpg", "text/plain": ".txt"}


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail says of itself: the sender's address (private), the day it came or was sent, its subject."""

    sender: str
    sent_on: date | None
    subject: str

    def came_on(self, today: date) -> date | None:
        """The day on which it came; None where it says none, or one that has not come yet anywhere."""
        return None if self.is_to_come(today) else self.sent_on

    def is_to_come(self, today: date) -> bool:
        """Whether its day lies after today wherever it was sent: a clock was wrong, or somebody wrote it."""
        return self.sent_on is not None and self.sent_on - today > timedelta(days=ZONES_DAYS)


@dataclass(frozen=True, slots=True)
class Attachment:
    """One file attached to a mail; for a mail that is attached as such also what it says and what is attached to it."""

    name: str
    data: bytes
    mail: Mail | None = None
    attachments: "tuple[Attachment, ...]" = ()


def is_mail(head: bytes, file: BinaryIO, name: str) -> bool:
    """Whether a file, which begins with `head`, is a mail: an Outlook message, or lines as a mail's headers are."""
    if outlook.is_message(head, file):
        return True
    head = _COUNT_LINE.sub(b"", head).lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    headers = head.partition(b"\n\n")[0]
    found = {one.lower() for one in _HEADERS.findall(headers)}
    is_named = name.lower().endswith((".eml", ".emlx"))
    if not re.match(rb"[!-9;-~]+:", head) or _SAVED_PAGE.search(headers) and not is_named:
        return False
    return bool(found) if is_named else len(found) >= HEADERS_MIN


def read_mail(data: bytes, name: str) -> tuple[Mail, tuple[Attachment, ...], str]:
    """What a mail says of itself, its attachments, and why not all could be read ("" where it could)."""
    if data.startswith(outlook.OLE_START):
        found = outlook.read_message(data)
        return _outlook_mail(found), tuple(map(_outlook_attachment, found.attachments)), found.problem
    try:
        message = BytesParser(policy=compat32).parsebytes(_COUNT_LINE.sub(b"", data).lstrip(b"\xef\xbb\xbf\r\n"))
        return _mail_of(message), tuple(_attachments(message)), ""
    except (MessageError, RecursionError, ValueError, LookupError) as error:
        return Mail("", None, ""), (), str(error) or "its parts lie too deep in each other"


# --- MIME -------------------------------------------------------------------------------------------------------------


def _mail_of(message: Message) -> Mail:
    return Mail(_address(_header(message, "from")), _came_on(message), _words(_header(message, "subject")))


def _address(text: str) -> str:
    return parseaddr(_words(text))[1]


def _came_on(message: Message) -> date | None:
    """The day of the uppermost `Received`, else of `Date`."""
    received = _header(message, "received").rpartition(";")[2]
    return next(filter(None, map(_day, (received, _header(message, "date")))), None)


def _day(text: str) -> date | None:
    try:
        return parsedate_to_datetime(text.strip()).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _header(message: Message, name: str) -> str:
    """The first header of a name as text; bytes that are no ASCII are judged by themselves. "" where there is none."""
    raw = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    return raw if raw.isascii() else legible(raw.encode("utf-8", "surrogateescape"))[0]


def _words(text: str) -> str:
    """A header with its encoded words decoded, as one line."""
    pieces = []
    for piece, charset in decode_header(text) if "=?" in text else [(text, None)]:
        pieces.append(piece if isinstance(piece, str) else _decoded(piece, charset))
    return " ".join("".join(pieces).split())


def _decoded(piece: bytes, charset: str | None) -> str:
    try:
        return piece.decode(charset or "ascii")
    except (LookupError, UnicodeDecodeError):
        return legible(piece)[0]


def _attachments(message: Message) -> list[Attachment]:
    """The files attached to a mail; its own words, and the pictures in them, are none."""
    if message.get_content_type() == _FORWARDED and message.is_multipart():
        return [_forwarded(message, inner) for inner in message.get_payload() if isinstance(inner, Message)]
    if message.is_multipart():
        return [one for part in message.get_payload() if isinstance(part, Message) for one in _attachments(part)]
    name, kind = _file_name(message), message.get_content_type()
    disposition = _header(message, "content-disposition").partition(";")[0].strip().lower()
    if not name and disposition != "attachment" and kind.startswith("text/"):
        return []
    payload = message.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    is_inline = disposition == "inline" or bool(_header(message, "content-id"))
    if _is_by_the_way(kind, name, data, is_inline=is_inline):
        return []
    return [Attachment(name or f"attachment{_suffix(kind)}", data)]


def _forwarded(part: Message, inner: Message) -> Attachment:
    mail = _mail_of(inner)
    name = _file_name(part) or f"{inert(mail.subject) or 'forwarded'}.eml"
    return Attachment(name, inner.as_bytes(), mail, tuple(_attachments(inner)))


def _file_name(part: Message) -> str:
    """The name of an attached file; where a plain and an encoded one stand, the encoded one is the sender's own."""
    for header, key in (("content-disposition", "filename"), ("content-type", "name")):
        readable = Message()
        readable[header] = _header(part, header)
        given = [value for name, value in readable.get_params([], header) if name == key]
        for value in sorted(given, key=lambda one: not isinstance(one, tuple)):
            if name := inert(_words(collapse_rfc2231_value(value)).replace("\\", "/").rpartition("/")[2]):
                return name
    return ""


def _is_by_the_way(kind: str, name: str, data: bytes, *, is_inline: bool) -> bool:
    """Whether a file is what programs add to a mail: a signature, a card, a picture in the mail's own words."""
    is_small = len(data) <= reference.setting("mail_picture_kilobytes_max") * KILOBYTE
    is_added = any(name.lower().endswith(sign) for sign in reference.forms("document_format_signs", where="mail_extra"))
    return is_added or (is_inline and is_small and kind.startswith("image/"))


def _suffix(kind: str) -> str:
    """The ending that a file of a MIME type gets where it comes without a name."""
    return _NAMES.get(kind) or guess_extension(kind) or ""


# --- Outlook ----------------------------------------------------------------------------------------------------------


def _outlook_mail(message: "outlook.OutlookMessage") -> Mail:
    headers = BytesParser(policy=compat32).parsebytes(message.headers.encode("utf-8", "replace"), headersonly=True)
    sender = _address(_header(headers, "from")) or message.sender
    return Mail(sender, _came_on(headers) or message.sent_on, message.subject)


def _outlook_attachment(attachment: "outlook.OutlookAttachment") -> Attachment:
    if attachment.message is None:
        return Attachment(inert(attachment.name) or "attachment", attachment.data)
    mail = _outlook_mail(attachment.message)
    inner = tuple(map(_outlook_attachment, attachment.message.attachments))
    return Attachment(inert(attachment.name or mail.subject or "forwarded") + ".msg", b"", mail, inner)
