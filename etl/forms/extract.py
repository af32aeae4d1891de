"""One file becomes its extract: a JSON-able dict of what stands in it, or why it could not be read.

Extracts are made in worker processes and kept by the file's checksum, so they hold nothing but the file's own content.
Keys: kind, outcome, findings; for forms also language, form_version, confidence, answers, work_plan, printed_examples;
for annual reports also what etl/forms/annual_report/report.py reads; for motivation letters lines.
"""

from collections.abc import Callable, Iterable
from dataclasses import asdict, replace
from pathlib import Path

from etl.findings import Finding
from etl.forms.annual_report.report import read_annual_report
from etl.forms.candidature import Candidature, read_candidature
from etl.forms.content import Content
from etl.forms.folder import WORD, form_in, kind_of
from etl.forms.records import WorkPlanRow
from etl.forms.work_plan import WORKBOOKS, read_work_plan
from etl.meaning.language import guess_language
from etl.read.errors import DocumentError
from etl.read.package import opened
from etl.read.word import lines_of, read_document

TITLE_LINES = 5
OFFICE = (*WORD, *WORKBOOKS)


def extract(path: Path) -> Content:
    """The extract of any file; never raises for what a file holds."""
    try:
        form = form_in(path)
        if form:
            return {"kind": "candidature", "outcome": "ok", **_candidature(form)}
        kind = kind_of(path)
        return {"kind": kind, "outcome": "ok", **EXTRACTORS[kind](path)}
    except DocumentError as error:
        return {"kind": "other", "outcome": error.code, "findings": [asdict(finding_of(error))]}


def unopened() -> Content:
    """The extract of a file that could not be opened."""
    error = DocumentError("unreadable_path", "The file could not be opened.", hint="Check that the file may be read.")
    return {"kind": "other", "outcome": error.code, "findings": [asdict(finding_of(error))]}


def finding_of(error: DocumentError) -> Finding:
    """The finding that says why a file could not be read."""
    where = f" (line {error.line}, column {error.column} of {error.part})" if error.line else ""
    return Finding(error.code, error.message + where, hint=error.hint or "")


def _candidature(form: Candidature) -> Content:
    return {
        "language": language_of(form.work_plan, form.text("motivation")) or form.language,
        "form_version": form.form_version,
        "confidence": form.confidence,
        "answers": [asdict(answer) for answer in form.answers],
        **_services(form.work_plan),
        "findings": [asdict(finding) for finding in form.findings],
    }


def _services(rows: Iterable[WorkPlanRow]) -> Content:
    """The services of a plan, and apart from them the printed example rows."""
    found: dict[str, list[Content]] = {"work_plan": [], "printed_examples": []}
    for row in rows:
        found["printed_examples" if row.is_printed_example else "work_plan"].append(asdict(row))
    return found


def language_of(rows: Iterable[WorkPlanRow], *texts: str | None) -> str | None:
    """The language in which a city answers, whatever the form is printed in; None where it cannot be told."""
    own = (row for row in rows if not row.is_printed_example)
    said = [*texts, *(answer.text for row in own for answer in (row.service, row.description))]
    return guess_language("\n".join(filter(None, said)))


def _work_plan(path: Path) -> Content:
    plan = read_work_plan(path)
    return {
        "language": language_of(plan.rows) or plan.language,
        **_services(plan.rows),
        "findings": [asdict(finding) for finding in plan.findings],
    }


def _annual_report(path: Path) -> Content:
    return asdict(read_annual_report(path))


def _letter(path: Path) -> Content:
    """The letter's lines, for the sums it names; a letter that is no Word file is only present."""
    lines, findings = _read(path)
    told = [asdict(replace(finding, text="")) for finding in findings]  # a letter may name anybody
    return {"outcome": "ok" if lines else "not_read", "lines": lines, "findings": told}


def _exemplary_work(path: Path) -> Content:
    """The example of exemplary work is recorded as present, with its first lines to tell it by."""
    lines, _ = _read(path)
    return {"outcome": "not_read", "first_lines": lines[:TITLE_LINES], "findings": []}


def _read(path: Path) -> tuple[list[str], list[Finding]]:
    """The lines of a document in Word and what was not read in it; nothing of any other file."""
    try:
        document = read_document(path)
    except DocumentError:
        return [], []
    return list(lines_of(document.blocks)), document.findings


def _other(path: Path) -> Content:
    """A file of which nothing is known; raises DocumentError where it is a Word or Excel file that is damaged."""
    if path.suffix.lower() in OFFICE:
        with opened(path):
            pass
    finding = Finding("document_kind_unsure", f"It is not sure which document {path.name} is.", text=path.name)
    return {"outcome": "not_read", "findings": [asdict(finding)]}


EXTRACTORS: dict[str, Callable[[Path], Content]] = {
    "candidature": lambda path: _candidature(read_candidature(path, path.name)),
    "work_plan": _work_plan,
    "annual_report": _annual_report,
    "motivation_letter": _letter,
    "exemplary_work": _exemplary_work,
    "other": _other,
}
