"""A candidature as a city sends it: a folder with three documents, read as the inbox is."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Literal

from etl.findings import Failed, Finding
from etl.folder.inbox import Inbox, InboxFile, scan
from etl.folder.own_day import day_in_name
from etl.forms.content import Candidature, Content, Draft, Other
from etl.forms.extract import extract_file, load_labels, unopened, unread
from etl.forms.kind import kind_by_words
from etl.forms.records import COLUMNS
from etl.read.errors import DocumentError
from etl.text.normal import normalised
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
    dated = [
        (part.content, file.sent_on or day_in_name(file.name) or part.content.saved_on)
        for file, part in zip(inbox.files, parts, strict=True)
        if isinstance(part.content, Candidature)
    ]
    form = _in_force(dated)
    findings += _about_forms([content for content, _ in dated], form)
    missing = tuple(name for name in PARTS if not any(part.kind == name for part in parts))
    return CandidatureFolder(parts, missing, form, tuple(findings))


def _in_force(dated: list[tuple[Candidature, date | None]]) -> Candidature | None:
    """The form that counts, as in a load: of those that say the same the last by name, else that of the latest day."""
    if len({_said(form) for form, _ in dated}) == 1:
        return dated[-1][0]
    days = [day for _, day in dated if day]
    latest = [form for form, day in dated if day and day == max(days)]
    is_known = len(days) == len(dated) and len({_said(form) for form in latest}) == 1
    return latest[-1] if is_known else None


def _said(form: Candidature) -> tuple[object, ...]:
    """All that a form says, wherever it stands in the file."""
    answers = tuple((answer.field, normalised(answer.text or "")) for answer in form.answers)
    return answers, tuple((row.types, *(row.cell(column).text for column in COLUMNS)) for row in form.services)


def _about_forms(forms: list[Candidature], counted: Candidature | None) -> list[Finding]:
    """What is said of more forms than one: which of them counts, or that nobody can tell."""
    others = [form for form in forms if counted and form is not counted and _said(form) != _said(counted)]
    if counted or not forms:
        later = f"A later form of the same candidature stands in its place: {counted.name}." if counted else ""
        return [Finding("document_replaced", f"{form.name}: {later}", text=form.name) for form in others]
    names = ", ".join(form.name for form in forms)
    return [Finding("form_twice", f"The folder holds more than one form: {names}.", text=names)]


def _scanned(folder: Path) -> Inbox:
    if not folder.is_dir():
        raise DocumentError("unreadable_path", f"{folder.name} is no folder.", hint="Check the path.")
    inbox = scan(folder, date.today())
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
