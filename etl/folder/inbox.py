"""The inbox: which files lie in it, under which names, and what makes a snapshot's name."""

import hashlib
import itertools
import os
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from pathlib import Path, PurePath

from etl.errors import WrongUsage
from etl.findings import Failed, Finding
from etl.folder.containers import Container, is_container, take_apart
from etl.folder.sums import Sums
from etl.text.spelling import path_key

IGNORED = ("~$", ".", "Thumbs.db", "desktop.ini")


@dataclass(frozen=True, slots=True)
class InboxFile:
    """One file as received; `document_id` is its path below the inbox in NFC, with / between folders.

    `sha256` and `size_bytes` are None for a file that could not be opened. A file that came in a mail or archive has
    the document_id of that in `lies_in`, and `path` is its; `sent_on` is the day of the mail that it came with.
    """

    document_id: str
    path: Path
    sha256: str | None
    size_bytes: int | None
    lies_in: str = ""
    sent_on: date | None = None

    @property
    def folder(self) -> str:
        """The folder it lies in, below the inbox; empty for a loose file."""
        return self.document_id.rpartition("/")[0]

    @property
    def name(self) -> str:
        """Its name without folders."""
        return self.document_id.rpartition("/")[2]

    @property
    def member(self) -> str:
        """Its path in the mail or archive that it came in; empty for a file of its own."""
        return self.document_id.removeprefix(f"{self.lies_in}/") if self.lies_in else ""

    def content(self) -> bytes:
        """The bytes that were summed; raises Failed where the file is gone, or holds others by now."""
        try:
            if self.lies_in:
                content = _members(self.path, PurePath(self.lies_in).name).get(self.member, b"")
            else:
                content = self.path.read_bytes()
        except OSError as error:
            message = f"It was there when the inbox was listed and cannot be read any more: {error.strerror}."
            raise Failed(Finding("file_vanished", message)) from None
        if hashlib.sha256(content).hexdigest() != self.sha256:
            raise Failed(Finding("file_changed", "It changed after the inbox was listed; nothing of it was read."))
        return content


@lru_cache(maxsize=1)
def _members(path: Path, name: str) -> dict[str, bytes]:
    """The files in a mail or archive by their paths in it: the last one is kept, as its files are read one by one."""
    container = take_apart(path.read_bytes(), name)
    members = container.members if container else ()
    return {unicodedata.normalize("NFC", member.path): member.data for member in members}


@dataclass(slots=True)
class Inbox:
    """The files in the order of their paths, and what is to be said of names and of what was left out."""

    files: list[InboxFile] = field(default_factory=list)
    findings: list[tuple[str | None, Finding]] = field(default_factory=list)


def scan(inbox: Path, today: date) -> Inbox:
    """Every file of the inbox, and those in its mails and archives."""
    return opened(listed(inbox, Sums()), today)


def listed(inbox: Path, sums: Sums) -> Inbox:
    """Every file of the inbox as it lies there; links that lead out of it, lock and dot files are left out.

    `sums` remember the checksums of files that have not changed.
    """
    if not inbox.is_dir():
        raise WrongUsage(f"There is no folder {inbox}.", "Make a data folder with: python -m etl init DIR")
    found = Inbox()
    paths, root = [], inbox.resolve()
    for path in sorted(_entries(inbox, found)):
        problem = _problem(path, root)
        if problem:
            found.findings.append((None, _left_out(shown_name(path.relative_to(inbox)), problem)))
        else:
            paths.append(path)
    named = dict(_document_ids(paths, inbox, found))
    found.files = [_inbox_file(path, named[path], sums) for path in paths]
    return found


def opened(found: Inbox, today: date) -> Inbox:
    """The files of an inbox, after each mail and archive those that came in it; no mail came later than today."""
    opened = Inbox(findings=list(found.findings))
    opened.files = [file for one in found.files for file in _with_members(one, opened, today)]
    return opened


def _with_members(file: InboxFile, found: Inbox, today: date) -> Iterator[InboxFile]:
    """A file, and after a mail or archive the files that came in it; what is to be said of it is a finding."""
    container = _container(file)
    if container is None:
        yield file
        return
    yield replace(file, sent_on=container.mail.came_on(today) if container.mail else None)
    found.findings += [(file.document_id, finding) for finding in (*container.findings, *container.doubted_days(today))]
    found.findings.append((file.document_id, _opened(file, len(container.members), container.kind)))
    for member in container.members:
        digest = hashlib.sha256(member.data).hexdigest()
        document_id = unicodedata.normalize("NFC", f"{file.document_id}/{member.path}")
        sent_on = member.mail.came_on(today) if member.mail else None
        yield InboxFile(document_id, file.path, digest, len(member.data), file.document_id, sent_on)


def _container(file: InboxFile) -> Container | None:
    """What a file is taken apart into; None for one that is no mail and no archive, or cannot be opened."""
    try:
        if file.sha256 is None or not is_container(file.path, file.name):
            return None
        return take_apart(file.path.read_bytes(), file.name)
    except OSError:
        return None


def _entries(inbox: Path, found: Inbox) -> Iterator[Path]:
    """Every path below the inbox that may be a document; folders that cannot be opened are findings."""

    def unopened(error: OSError) -> None:
        name = shown_name(Path(error.filename).relative_to(inbox))
        found.findings.append((None, _left_out(name, f"it cannot be opened ({error.strerror})")))

    for folder, folders, names in os.walk(inbox, onerror=unopened):
        folders[:] = [name for name in folders if not name.startswith(IGNORED)]
        links = [name for name in folders if (Path(folder) / name).is_symlink()]
        yield from (Path(folder) / name for name in (*links, *names) if not name.startswith(IGNORED))


def _problem(path: Path, root: Path) -> str:
    """Why a path is no document; empty where it is one."""
    if not path.is_symlink():
        return "" if path.is_file() else "it is no file"
    if not path.exists():
        return "it is a link to nothing"
    if not path.resolve().is_relative_to(root):
        return "it is a link that leads out of the inbox"
    if path.is_dir():
        return "it is a link to a folder"
    return "" if path.is_file() else "it is no file"


def _document_ids(paths: list[Path], inbox: Path, found: Inbox) -> Iterator[tuple[Path, str]]:
    """A name of its own for each path: in NFC, else as it is on the disk, else numbered; what is odd is a finding."""
    taken: set[str] = set()
    shown_names = {path: shown_name(path.relative_to(inbox)) for path in paths}
    for path in sorted(paths, key=lambda path: not unicodedata.is_normalized("NFC", shown_names[path])):
        shown = shown_names[path]
        wanted = unicodedata.normalize("NFC", shown)
        names = itertools.chain((wanted, shown), (f"{shown} ({number})" for number in itertools.count(2)))
        document_id = next(name for name in names if name not in taken)
        taken.add(document_id)
        if document_id != wanted:
            found.findings.append((document_id, _same_name(document_id)))
        if shown.encode() != os.fsencode(path.relative_to(inbox)):
            found.findings.append((document_id, _no_utf8(document_id)))
        yield path, document_id


def shown_name(path: Path) -> str:
    """A path as text; bytes that are no UTF-8 are shown by their numbers."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _inbox_file(path: Path, document_id: str, sums: Sums) -> InboxFile:
    try:
        return InboxFile(document_id, path, *sums.of(path))
    except OSError:
        return InboxFile(document_id, path, None, None)


class FileNames:
    """Finds the file that a list means, whatever its normal form and slashes, and its case where that is clear."""

    def __init__(self, files: Iterable[InboxFile]) -> None:
        """`files` are those of the inbox."""
        self._as_written: dict[str, set[str]] = defaultdict(set)
        self._in_any_case: dict[str, set[str]] = defaultdict(set)
        for file in files:
            key = path_key(file.document_id)
            self._as_written[key].add(file.document_id)
            self._in_any_case[key.casefold()].add(file.document_id)

    def meant(self, text: str) -> set[str]:
        """The document_id that a text means; none where there is no such file, several where it is not clear which."""
        key = path_key(text)
        keys = (key, key.removeprefix("inbox/"))
        found = [self._as_written.get(one) for one in keys] + [self._in_any_case.get(one.casefold()) for one in keys]
        return next(filter(None, found), set())


def _left_out(name: str, problem: str) -> Finding:
    return Finding("inbox_entry_left_out", f"{name} was left out: {problem}.", text=name)


def _opened(file: InboxFile, files_count: int, kind: str) -> Finding:
    what = "mail" if kind == "mail" else "archive"
    if files_count:
        counted = "1 file stands" if files_count == 1 else f"{files_count} files stand"
        own_words = "; its own words are not read" if kind == "mail" else ""
        return Finding("container_opened", f"{counted} below this {what} as documents of their own{own_words}.")
    return Finding("container_empty", f"This {what} holds no file that can be read: {file.document_id}.")


def _same_name(document_id: str) -> Finding:
    message = f"Another file has the same name as {document_id}, written with other characters."
    return Finding("file_name_twice", message, text=document_id)


def _no_utf8(document_id: str) -> Finding:
    return Finding("file_name_no_utf8", f"The name is not in UTF-8 and is shown as {document_id}.", text=document_id)


def snapshot_name(files: Iterable[InboxFile], code: str, tables: str, failed: Mapping[str, Finding]) -> str:
    """The name of the snapshot that these files, this code and these tables make: the same input, the same name.

    `failed` tells by key of what there is no result; a snapshot that lacks something is another than the whole one.
    """
    digest = hashlib.sha256(f"{code}\0{tables}\0".encode())
    for file in files:
        digest.update(f"{file.document_id}\0{file.sha256}\0".encode())
    for key, why in sorted(failed.items()):
        digest.update(f"{key}\0{why.code}\0{why.message}\0".encode())
    return digest.hexdigest()[:16]
