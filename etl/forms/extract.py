"""One file becomes its record: what stands in it, or why it could not be read."""

from dataclasses import replace
from pathlib import Path

from etl.errors import UNFORESEEN, logged
from etl.findings import Failed, Finding, Place
from etl.folder.containers import is_container
from etl.folder.inbox import InboxFile
from etl.forms.annual_report.cities import read_cities
from etl.forms.annual_report.grid import GridCell
from etl.forms.annual_report.numbers import Writer, read_number
from etl.forms.annual_report.report import AnnualReport, annual_report_in
from etl.forms.candidature.form import candidature_of
from etl.forms.candidature.reader import read_form
from etl.forms.content import Candidature, CandidatureDraft, ExemplaryWork, Letter, Other, WorkPlan, WorkPlanDraft
from etl.forms.draft import draft_in, no_form_in
from etl.forms.kind import FIRST_LINES, kind_by_words
from etl.forms.work_plan import blocks_of, holds_plan_only, no_plan, work_plan_of
from etl.read.document import Document, lines_of
from etl.read.errors import DocumentError
from etl.read.package import check_size
from etl.read.pdf.parts import Pdf
from etl.read.source import Source, read_source

TITLE_LINES = 5  # a case study is told from another by its title and who wrote it

Extract = Candidature | WorkPlan | CandidatureDraft | WorkPlanDraft | AnnualReport | Letter | ExemplaryWork | Other


def extract(source: Path | bytes, name: str = "") -> Extract:
    """The record of any file, or of bytes under a name; never raises for what a file holds."""
    try:
        return _extracted(source, name or (source.name if isinstance(source, Path) else ""))
    except Failed as failed:
        return Other(outcome=failed.finding.code, findings=(failed.finding,))


def extract_file(file: InboxFile) -> Extract:
    """The record of a file of the inbox, out of the bytes that were summed; raises Failed where there is none now."""
    try:
        check_size(file.size_bytes or 0)
    except DocumentError as error:
        return _refused(error)
    return _extracted(file.content(), file.name)


def _extracted(content: Path | bytes, name: str) -> Extract:
    """The record of a file, or of bytes under a name; raises Failed for an error that nobody foresaw."""
    try:
        if _is_container(content, name):
            return Other(outcome="not_read")  # its files are documents of their own
        source = read_source(content, name)
        return replace(record_of(source), saved_on=source.saved_on)
    except MemoryError:
        raise
    except Exception as error:  # one file's fault must stop no other file
        raise Failed(_unforeseen(name, error)) from None


def _is_container(content: Path | bytes, name: str) -> bool:
    try:
        return is_container(content, name)
    except OSError:
        return False  # why it cannot be opened is said where it is read


def _unforeseen(name: str, error: Exception) -> Finding:
    reference = logged(error, name)
    return Finding(UNFORESEEN, f"It could not be read: an unforeseen error, {reference} in the log.", text=reference)


def record_of(source: Source) -> Extract:
    """The record of a file: of the form that stands in it, else of the document that its name says it is."""
    try:
        return annual_report_in(source) or _form_or_other(source)
    except DocumentError as error:
        return _refused(error)


def _form_or_other(source: Source) -> Extract:
    if isinstance(source.parts, Pdf):
        return draft_in(source.parts, source.name) or _by_words(source, no_form_in(source.parts))
    try:
        form = _form_in(source)
    except DocumentError as problem:
        if problem.code == "too_large":  # it may hold a form: whatever it is called, that it was not read is told
            raise
        return _by_words(source, problem)
    return form or _by_words(source, no_plan())


def unopened() -> Other:
    """The record of a file that could not be opened."""
    error = DocumentError("unreadable_path", "The file could not be opened.", hint="Check that the file may be read.")
    return _refused(error)


def unread(_: InboxFile, why: Finding) -> Other:
    """The record of a file of which nothing is read this time."""
    return Other(outcome=why.code, findings=(why,))


def load_labels() -> None:
    """Load the labels and words that forms and reports are read by, which are kept from then on."""
    record_of(read_source(b"Service,Description,Year\nA,B,2026\n", "plan.csv"))
    for cell in (GridCell("20 courses in 2026", Place()), GridCell("Nairobi, Kenya", Place())):
        read_number(cell, Writer("en"))
        read_cities(cell)


def _refused(error: DocumentError) -> Other:
    return Other(outcome=error.code, findings=(finding_of(error),))


def finding_of(error: DocumentError) -> Finding:
    """The finding that says why a file could not be read."""
    where = f" (line {error.line}, column {error.column} of {error.part})" if error.line else ""
    return Finding(error.code, error.message + where, hint=error.hint or "")


def _form_in(source: Source) -> Candidature | WorkPlan | None:
    """The candidature form, or the work plan alone, that stands in a file; None where there is neither."""
    blocks, findings = blocks_of(source)
    reader = read_form(blocks)
    if not isinstance(source.parts, Document):
        return work_plan_of(reader, findings) if reader.plan else None
    form = candidature_of(reader, findings, source.name) if reader.is_form else None
    if form and any(answer.text or answer.place.table for answer in form.answers):
        return form
    return work_plan_of(reader, findings) if holds_plan_only(reader) else form


def _by_words(source: Source, problem: DocumentError) -> Letter | ExemplaryWork | Other:
    """The record of a file without a form; raises the problem where it is named like one, and what damages it."""
    document = source.parts if isinstance(source.parts, Document) else None
    lines = tuple(lines_of(document.blocks)) if document else ()
    first = tuple(lines_of(source.parts.document.blocks)) if isinstance(source.parts, Pdf) else lines
    named = kind_by_words(Path(source.name).stem) or kind_by_words(" ".join(first[:FIRST_LINES]))
    damage = source.problem if source.is_named_office else None
    if isinstance(source.parts, Pdf) and source.parts.is_right_to_left:
        damage = problem
    outcome, told = (damage.code, (finding_of(damage),)) if damage else ("not_read", ())
    unread = "This is a PDF." if isinstance(source.parts, Pdf) else "This is not a Word document."
    why = "" if document else source.problem.message if source.problem else unread
    if named == "motivation_letter":
        found = (
            replace(finding, text="") for finding in (document.findings if document else ())
        )  # it may name anybody
        return Letter(lines=lines, outcome="ok" if lines else outcome, findings=(*found, *told), problem=why)
    if named == "exemplary_work":
        return ExemplaryWork(first_lines=lines[:TITLE_LINES], outcome=outcome, findings=told, problem=why)
    if damage or (named and not document):
        raise damage or problem
    finding = Finding("document_kind_unsure", f"It is not sure which document {source.name} is.", text=source.name)
    return Other(outcome="not_read", findings=(finding,))
