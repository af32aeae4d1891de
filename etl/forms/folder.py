"""A candidature as a city sends it: a folder with three documents, of which only the form is read."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from etl.findings import Finding
from etl.folder import reference
from etl.forms.annual_report.report import has_headings, is_annual_report
from etl.forms.candidature import candidature_in, read_candidature
from etl.forms.content import Candidature
from etl.forms.form_reader import read_form
from etl.forms.labels import folded
from etl.forms.work_plan import TEXTS, WORKBOOKS, holds_plan_only, read_work_plan
from etl.read.errors import DocumentError
from etl.read.word import lines_of, read_document

WORD = (".docx", ".docm")
PARTS = ("motivation_letter", "annex_1", "exemplary_work")
FILES_MAX = 500
FIRST_LINES = 6
_IGNORED = ("~$", ".", "Thumbs.db", "desktop.ini")
_WORDS = re.compile(r"[^\W\d_]+")

State = Literal["read", "present", "unreadable"]


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a candidature: what it is (a name of PARTS, or another kind), and whether it was read."""

    kind: str
    file: str
    sha256: str
    state: State


@dataclass(frozen=True, slots=True)
class CandidatureFolder:
    """The files of one candidature, the form as read (None where there is none, or two), and the parts that lack."""

    parts: tuple[Part, ...]
    missing: tuple[str, ...]
    candidature: Candidature | None
    findings: tuple[Finding, ...]


def form_in(path: Path) -> Candidature | None:
    """The candidature form in a Word file, told by reading it once; None for any other file, and for a damaged one."""
    if path.suffix.lower() not in WORD or is_annual_report(path):
        return None
    try:
        document = read_document(path)
        form = None if has_headings(document) else candidature_in(document, path.name)
    except DocumentError:
        return None
    has_part_one = form is not None and any(answer.text or answer.place.table for answer in form.answers)
    return form if has_part_one else None


def kind_of(path: Path) -> str:
    """What a file is: candidature, work_plan, annual_report, motivation_letter, exemplary_work or other.

    The content decides where it can be read, else the words in the file's name; an unsure file is "other". Raises
    DocumentError for a file that is named like the form and cannot be read.
    """
    if is_annual_report(path):
        return "annual_report"
    try:
        return _kind_by_content(path)
    except DocumentError:
        named = _kind_by_words(path.stem)
        if named in ("candidature", "work_plan"):
            raise
        return named or "other"


def _kind_by_content(path: Path) -> str:
    if path.suffix.lower() in (*WORKBOOKS, *TEXTS):
        read_work_plan(path)
        return "work_plan"
    document = read_document(path)
    if has_headings(document):
        return "annual_report"
    blocks = document.blocks
    reader = read_form(blocks)
    if holds_plan_only(reader):
        return "work_plan"
    if reader.is_form:
        return "candidature"
    lines = [line for line, _ in zip(lines_of(blocks), range(FIRST_LINES), strict=False)]
    named = _kind_by_words(path.stem) or _kind_by_words(" ".join(lines))
    return named if named in PARTS else "other"


@cache
def _keywords() -> tuple[tuple[tuple[str, ...], str], ...]:
    """The words that tell a kind, the longest first."""
    rows = [(tuple(map(folded, _WORDS.findall(row["words"]))), row["kind"]) for row in reference.rows("document_kinds")]
    return tuple(sorted(rows, key=lambda row: -sum(map(len, row[0]))))


def _kind_by_words(text: str) -> str | None:
    """The kind whose words occur in a text; None for none, or for two kinds."""
    words = f" {' '.join(folded(word) for word in _WORDS.findall(text))} "
    kinds = {kind for known, kind in _keywords() if f" {' '.join(known)} " in words or _joined(known, words)}
    return kinds.pop() if len(kinds) == 1 else None


def _joined(known: tuple[str, ...], words: str) -> bool:
    """Whether words of a language that writes without blanks occur anywhere in the text."""
    return not known[0][0].isascii() and "".join(known) in words.replace(" ", "")


def read_folder(source: Path | Iterable[Path]) -> CandidatureFolder:
    """The candidature in a folder, or in a bundle of files; raises DocumentError where the folder cannot be listed."""
    files = _files(source) if isinstance(source, Path) else sorted(source)
    findings: list[Finding] = []
    forms: list[Candidature] = []
    parts = [_part(path, forms, findings) for path in files]
    missing = tuple(name for name in PARTS if not any(part.kind == name for part in parts))
    if len(forms) > 1:
        names = ", ".join(form.name for form in forms)
        findings.append(Finding("form_twice", f"The folder holds more than one form: {names}.", text=names))
    return CandidatureFolder(tuple(parts), missing, forms[0] if len(forms) == 1 else None, tuple(findings))


def _files(folder: Path) -> list[Path]:
    if not folder.is_dir():
        raise DocumentError("unreadable_path", f"{folder.name} is no folder.", hint="Check the path.")
    root = folder.resolve()
    inside = (path for path in folder.rglob("*") if path.is_file() and path.resolve().is_relative_to(root))
    files = sorted(path for path in inside if not path.name.startswith(_IGNORED))
    if len(files) > FILES_MAX:
        raise DocumentError("too_large", f"{folder.name} holds {len(files)} files.", hint="Name a single candidature.")
    return files


def _part(path: Path, forms: list[Candidature], findings: list[Finding]) -> Part:
    """One file as a part; a form is read and added to `forms`, whatever is unsure to `findings`."""
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    form = form_in(path)
    if form:
        forms.append(form)
        return Part("annex_1", path.name, sha256, "read")
    try:
        kind = kind_of(path)
        if kind == "candidature":
            forms.append(read_candidature(path, path.name))
            return Part("annex_1", path.name, sha256, "read")
    except DocumentError as error:
        findings.append(Finding(error.code, f"{path.name}: {error.message}", text=path.name, hint=error.hint))
        return Part("annex_1", path.name, sha256, "unreadable")
    if kind == "other":
        message = f"It is not sure which of the documents {path.name} is."
        findings.append(Finding("document_kind_unsure", message, text=path.name))
    return Part(kind, path.name, sha256, "present")
