"""A candidature as a city sends it: a folder with three documents, read as the inbox is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from etl.findings import Failed, Finding
from etl.folder.inbox import Inbox, InboxFile, scan
from etl.forms.content import Candidature, Content, Draft, Other
from etl.forms.extract import extract_file, load_labels, unopened, unread
from etl.forms.kind import kind_by_words
from etl.read.errors import DocumentError
from etl.workers import Limits, outcomes

PARTS = ("motivation_letter", "annex_1", "exemplary_work")
FILES_MAX = 500  # a candidature has three, and annexes; more than this is a folder of other folders

State = Literal["read", "present", "unreadable"]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a candidature: what it is (a name of PARTS, or another kind), whether it was read, what it holds.

    `path` is its own, or that of the mail or archive in which it came; `member` is then its path in there.
    """

    kind: str
    path: Path
    file: str
    state: State
    content: Content
    member: str = ""


@dataclass(frozen=True, slots=True)
class CandidatureFolder:
    """The files of one candidature, the form as read (None where there is none, or two), and the parts that lack."""

    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    candidature: Candidature | None
    findings: tuple[Finding, ...]


def read_folder(folder: Path) -> CandidatureFolder:
    """The candidature in a folder; raises DocumentError where the folder cannot be listed or holds too many files."""
    inbox = _scanned(folder)
    parts = tuple(map(_part, inbox.files, _contents(inbox.files)))
    findings = [finding for _, finding in inbox.findings]
    findings += [finding for part in parts if isinstance(part.content, Other | Draft) for finding in _told(part)]
    forms = [part.content for part in parts if isinstance(part.content, Candidature)]
    is_one = len({replace(form, name="", findings=()) for form in forms}) == 1
    if forms and not is_one:
        names = ", ".join(form.name for form in forms)
        findings.append(Finding("form_twice", f"The folder holds more than one form: {names}.", text=names))
    missing = tuple(name for name in PARTS if not any(part.kind == name for part in parts))
    # Of the same form sent twice the last by name counts, as in a load.
    return CandidatureFolder(parts, missing, forms[-1] if is_one else None, tuple(findings))


def _scanned(folder: Path) -> Inbox:
    if not folder.is_dir():
        raise DocumentError("unreadable_path", f"{folder.name} is no folder.", hint="Check the path.")
    inbox = scan(folder)
    if len(inbox.files) > FILES_MAX:
        message = f"{folder.name} holds {len(inbox.files)} files."
        raise DocumentError("too_large", message, hint="Name a single candidature.")
    return inbox


def _contents(files: list[InboxFile]) -> Iterator[Content]:
    """What each file holds, read under the limits of a load."""
    load_labels()
    summed = [file for file in files if file.sha256]
    made = outcomes(extract_file, summed, 1, Limits.set())
    for file in files:
        content = next(made) if file.sha256 else unopened()
        yield unread(file, content.finding) if isinstance(content, Failed) else content


def _part(file: InboxFile, content: Content) -> Part:
    """One file as a part; a file that is named like the form and cannot be read is the form nevertheless."""
    kind, state = _kind(file.name, content)
    return Part(kind, file.path, file.name, state, content, file.member)


def _kind(name: str, content: Content) -> tuple[str, State]:
    """What a file is as a part of a candidature, and whether it was read."""
    if isinstance(content, Candidature):
        return "annex_1", "read"
    if isinstance(content, Draft):
        return "annex_1", "unreadable"
    is_refused = isinstance(content, Other) and content.outcome != "not_read"
    if is_refused and kind_by_words(Path(name).stem) in ("candidature", "work_plan"):
        return "annex_1", "unreadable"
    return content.kind, "present"


def _told(part: Part) -> list[Finding]:
    """What is said of a file of which nothing was read; each names the file."""
    return [
        replace(finding, message=f"{part.file}: {finding.message}", text=part.file) for finding in part.content.findings
    ]
