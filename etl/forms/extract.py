"""One file becomes its record: what stands in it, or why it could not be read."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from etl.findings import Finding
from etl.forms.annual_report.report import AnnualReport, read_annual_report
from etl.forms.candidature import read_candidature
from etl.forms.content import Candidature, ExemplaryWork, Letter, Other, WorkPlan
from etl.forms.folder import WORD, form_in, kind_of
from etl.forms.work_plan import WORKBOOKS, read_work_plan
from etl.read.errors import DocumentError
from etl.read.package import opened
from etl.read.word import lines_of, read_document

TITLE_LINES = 5
OFFICE = (*WORD, *WORKBOOKS)

Extract = Candidature | WorkPlan | AnnualReport | Letter | ExemplaryWork | Other


def extract(path: Path) -> Extract:
    """The record of any file; never raises for what a file holds."""
    try:
        return form_in(path) or EXTRACTORS[kind_of(path)](path)
    except DocumentError as error:
        return _refused(error)


def unopened() -> Other:
    """The record of a file that could not be opened."""
    error = DocumentError("unreadable_path", "The file could not be opened.", hint="Check that the file may be read.")
    return _refused(error)


def _refused(error: DocumentError) -> Other:
    return Other(outcome=error.code, findings=(finding_of(error),))


def finding_of(error: DocumentError) -> Finding:
    """The finding that says why a file could not be read."""
    where = f" (line {error.line}, column {error.column} of {error.part})" if error.line else ""
    return Finding(error.code, error.message + where, hint=error.hint or "")


def _letter(path: Path) -> Letter:
    """The letter; one that is no Word file is only present."""
    lines, findings = _read(path)
    told = tuple(replace(finding, text="") for finding in findings)  # a letter may name anybody
    return Letter(lines=lines, findings=told, outcome="ok" if lines else "not_read")


def _exemplary_work(path: Path) -> ExemplaryWork:
    lines, _ = _read(path)
    return ExemplaryWork(first_lines=lines[:TITLE_LINES], outcome="not_read")


def _read(path: Path) -> tuple[tuple[str, ...], list[Finding]]:
    """The lines of a document in Word and what was not read in it; nothing of any other file."""
    try:
        document = read_document(path)
    except DocumentError:
        return (), []
    return tuple(lines_of(document.blocks)), document.findings


def _other(path: Path) -> Other:
    """A file of which nothing is known; raises DocumentError where it is a Word or Excel file that is damaged."""
    if path.suffix.lower() in OFFICE:
        with opened(path):
            pass
    finding = Finding("document_kind_unsure", f"It is not sure which document {path.name} is.", text=path.name)
    return Other(outcome="not_read", findings=(finding,))


EXTRACTORS: dict[str, Callable[[Path], Extract]] = {
    "candidature": lambda path: read_candidature(path, path.name),
    "work_plan": read_work_plan,
    "annual_report": read_annual_report,
    "motivation_letter": _letter,
    "exemplary_work": _exemplary_work,
    "other": _other,
}
