"""Mails and archives taken apart: the files that came in them, each with who sent it and when.

Nothing is written to the disk: a member's path is a name and no more, whatever stands in it. The bounds are rows of
`setting`; what is over them, or cannot be opened, is left out and said.
"""

import stat
import zipfile
import zlib
from dataclasses import dataclass, field, replace
from datetime import date
from io import BytesIO
from pathlib import Path, PurePath
from typing import BinaryIO, Literal

from etl.errors import UNFORESEEN, logged
from etl.findings import Finding
from etl.folder import mails, reference
from etl.folder.mails import HEAD_BYTES, Attachment, Mail
from etl.folder.member_names import IGNORED, legible_name, numbered, plain_parts

MEGABYTE = 1024 * 1024
ZIP_STARTS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
ENTRIES_MAX = 20_000  # of a directory: a hundred times what is taken out of one archive
_ENTRY = b"PK\x01\x02"  # what each entry of a ZIP directory begins with

Kind = Literal["mail", "archive"]

__all__ = ["Container", "Mail", "Member", "is_container", "take_apart"]


@dataclass(frozen=True, slots=True)
class Member:
    """One file that came in a mail or archive.

    `path` leads to it inside the container, "/" between its parts: "papers.zip/2024/form.docx". `mail` is the innermost
    one that it came with, None for a file of an archive that came in no mail.
    """

    path: str
    data: bytes
    mail: Mail | None = None

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Container:
    """A mail or archive: which of them, the mail's own sender and day, its files at any depth, and what was left out.

    Mails and archives in it are no members themselves: what lies in them is.
    """

    kind: Kind
    mail: Mail | None = None
    members: tuple[Member, ...] = ()
    findings: tuple[Finding, ...] = ()

    def doubted_days(self, today: date) -> list[Finding]:
        """A finding for each mail of it, itself or inside, whose day is still to come: it is no day of receipt."""
        mails_of = dict.fromkeys(mail for mail in (self.mail, *(one.mail for one in self.members)) if mail)
        return [_to_come(mail.sent_on, mail.subject) for mail in mails_of if mail.sent_on and mail.is_to_come(today)]


@dataclass(slots=True)
class _Bounds:
    """How many files and bytes may still be taken out, over all levels."""

    files: int = field(default_factory=lambda: int(reference.setting("container_files_max")))
    bytes: int = field(default_factory=lambda: int(reference.setting("container_megabytes_max")) * MEGABYTE)

    def take(self, size: int) -> None:
        """Count one file of so many bytes."""
        self.files -= 1
        self.bytes -= size


def is_container(content: Path | bytes, name: str) -> bool:
    """Whether a file, or bytes under a name, are a mail or archive; raises OSError where it cannot be read.

    What is named like a document is none and is not opened: a folder of a thousand forms is gone through at each load.
    """
    if PurePath(name).suffix.lower() in reference.forms("document_format_signs", where="suffix"):
        return False
    with BytesIO(content) if isinstance(content, bytes) else content.open("rb") as file:
        head = file.read(HEAD_BYTES)
        file.seek(0)
        return mails.is_mail(head, file, name) or is_archive(head, file, name)


def take_apart(data: bytes, name: str) -> Container | None:
    """The files in a mail (.eml, .msg) or archive (.zip); None where it is neither. Never raises for what it holds."""
    return _opened(data, name, None, int(reference.setting("container_levels_max")), _Bounds())


def _opened(data: bytes, name: str, mail: Mail | None, levels: int, bounds: _Bounds) -> Container | None:
    """A container and what lies in it, as many levels down as are left; `mail` is the one it came with."""
    try:
        if not is_container(data, name):
            return None
        if data.startswith(ZIP_STARTS):
            return _archive(data, name, mail, levels, bounds)
        return _mail(data, name, levels, bounds)
    except Exception as error:  # whatever a library meets in a file of anybody's must stop no other file
        return Container("archive", findings=(_unforeseen(name, error),))


def _mail(data: bytes, name: str, levels: int, bounds: _Bounds) -> Container:
    mail, attachments, problem = mails.read_mail(data, name)
    made = _Made("mail", name, mail, levels, bounds)
    if problem:
        made.findings.append(_damaged(name, problem))
    made.add_all(attachments)
    return made.container()


def is_archive(head: bytes, file: BinaryIO, name: str) -> bool:
    """Whether a file is a zip archive and no document: programs save such archives too, with parts of their own.

    One that is damaged is what its name says.
    """
    if not head.startswith(ZIP_STARTS):
        return False
    try:
        with zipfile.ZipFile(file) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OverflowError):
        return name.lower().endswith(".zip")
    return names.isdisjoint(reference.forms("document_format_signs", where="part"))


def _archive(data: bytes, name: str, mail: Mail | None, levels: int, bounds: _Bounds) -> Container:
    made = _Made("archive", name, mail, levels, bounds)
    if data.count(_ENTRY) > ENTRIES_MAX:
        return Container("archive", findings=(_over(name, f"it has more than {ENTRIES_MAX} entries"),))
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for info in archive.infolist():
                made.add_entry(archive, info)
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, OverflowError) as error:
        made.findings.append(_damaged(name, str(error)))
    return made.container()


class _Made:
    """A container while its files are taken out."""

    def __init__(self, kind: Kind, name: str, mail: Mail | None, levels: int, bounds: _Bounds):
        self.kind, self.name, self.mail = kind, name, mail
        self.levels, self.bounds = levels, bounds
        self.members: list[Member] = []
        self.findings: list[Finding] = []
        self._paths: set[str] = set()

    def container(self) -> Container:
        """What was taken out, at any depth."""
        return Container(self.kind, self.mail if self.kind == "mail" else None, tuple(self.members), (*self.findings,))

    def add_all(self, attachments: tuple[Attachment, ...]) -> None:
        """Add what is attached to a mail; a mail in it brings its own."""
        for attachment in attachments:
            if attachment.mail is None:
                self._add(attachment.name, attachment.data)
                continue
            inner = _Made("mail", attachment.name, attachment.mail, self.levels, self.bounds)
            inner.add_all(attachment.attachments)
            self._take(self._own_path(attachment.name), inner.container())

    def add_entry(self, archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> None:
        """Add one entry of an archive: no folder, no link, none of what systems leave in archives."""
        shown, is_guessed = legible_name(info)
        parts = plain_parts(shown)
        if info.is_dir() or shown.endswith("\\") or not parts or any(part.startswith(IGNORED) for part in parts):
            return
        path = "/".join(parts)
        if problem := self._problem(info):
            self.findings.append(_left_out(f"{self.name}/{path}", problem))
            return
        try:
            data = _unpacked(archive, info, self.bounds.bytes)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError) as error:
            self.findings.append(_left_out(f"{self.name}/{path}", f"it is damaged ({error})"))
            return
        self._add(path, data)
        if is_guessed:
            self.findings.append(_name_guessed(f"{self.name}/{path}"))

    def _problem(self, info: zipfile.ZipInfo) -> str:
        """Why an entry is not taken out; empty where it is."""
        if info.flag_bits & 0x1:
            return "it is protected by a password"
        return "it is a link to another file" if stat.S_ISLNK(info.external_attr >> 16) else ""

    def _add(self, path: str, data: bytes) -> None:
        path = self._own_path(path)
        if self.bounds.files < 1 or len(data) > self.bounds.bytes:
            what = "files" if self.bounds.files < 1 else "megabytes"
            self.findings.append(_left_out(f"{self.name}/{path}", f"there is more in it than {_most(what)} {what}"))
            return
        self.bounds.take(len(data))
        inside = self._inside(path, data)
        if inside:
            self._take(path, inside)
        else:
            self.members.append(Member(path, data, self.mail))

    def _inside(self, path: str, data: bytes) -> Container | None:
        """What lies in a file that is itself a mail or archive; at the last level it is left closed, and said."""
        if self.levels > 1:
            return _opened(data, path.rpartition("/")[2], self.mail, self.levels - 1, self.bounds)
        if not is_container(data, path):
            return None
        return Container("archive", findings=(_left_out(path, "it lies too deep in other mails and archives"),))

    def _take(self, path: str, inside: Container) -> None:
        """Add what lies in a mail or archive inside this one."""
        self.members += [replace(member, path=f"{path}/{member.path}") for member in inside.members]
        self.findings += inside.findings or (() if inside.members else (_left_out(path, "nothing lies in it"),))

    def _own_path(self, path: str) -> str:
        """The path, numbered where another file of the container has it already."""
        own = next(one for one in numbered(path) if one.casefold() not in self._paths)
        self._paths.add(own.casefold())
        return own


def _unpacked(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limit: int) -> bytes:
    """The bytes of one entry, no more than one above the limit, whatever size is declared."""
    with archive.open(info) as member:
        return member.read(limit + 1)


def _most(what: str) -> int:
    return int(reference.setting(f"container_{what}_max"))


def _left_out(path: str, problem: str) -> Finding:
    return Finding("container_file_left_out", f"{path} was not read: {problem}.", text=path)


def _over(name: str, problem: str) -> Finding:
    return Finding(
        "too_large", f"{name} was not opened: {problem}.", hint="Send the documents of the candidature alone."
    )


def _damaged(name: str, problem: str) -> Finding:
    return Finding(
        "corrupt_archive", f"{name} is damaged: {problem}.", hint="Send its documents again, each by itself."
    )


def _name_guessed(path: str) -> Finding:
    return Finding("file_name_no_utf8", f"The name is not in UTF-8 and is shown as {path}.", text=path)


def _to_come(day: date, subject: str) -> Finding:
    message = f'The mail "{subject}" is dated {day}, which is still to come; this is not taken as its day of receipt.'
    return Finding("mail_day_to_come", message, text=day.isoformat())


def _unforeseen(name: str, error: Exception) -> Finding:
    reference_id = logged(error, name)
    message = f"{name} could not be opened: an unforeseen error, {reference_id} in the log."
    return Finding(UNFORESEEN, message, text=reference_id)
