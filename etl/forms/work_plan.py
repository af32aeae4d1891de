"""Annex I Part II sent alone: a work plan as a Word file, a workbook or a CSV file."""

from pathlib import Path

from etl.findings import Finding
from etl.forms.candidature.form import findings_of, language_of, origin_of
from etl.forms.candidature.labels import vocabulary
from etl.forms.candidature.plan_table import header_of
from etl.forms.candidature.printed import is_printed
from etl.forms.candidature.reader import FormReader, read_form
from etl.forms.content import WorkPlan
from etl.forms.records import COLUMNS
from etl.read.document import Block, Document, Row, Table
from etl.read.errors import DocumentError
from etl.read.grid import Text, sheet_table, texts_only
from etl.read.source import Source, read_source
from etl.read.workbook import Sheet, Workbook

FORM_SLOTS_MIN = 3  # a plan may have a heading or two of the form above it; a form has more than that
TEXT_MAX = 2000  # characters of an unread sheet that a finding repeats


def read_work_plan(path: Path) -> WorkPlan:
    """The work plan in a file; raises DocumentError where it cannot be read or holds no work plan."""
    blocks, findings = blocks_of(read_source(path))
    reader = read_form(blocks)
    if reader.plan is None:
        raise no_plan()
    return work_plan_of(reader, findings)


def no_plan() -> DocumentError:
    """Why a file is no work plan."""
    hint = f"Send a table with the columns {', '.join(COLUMNS)}."
    return DocumentError("not_the_form", "The file has no table with the columns of the work plan.", hint=hint)


def work_plan_of(reader: FormReader, findings: list[Finding]) -> WorkPlan:
    """The work plan that was found in a document, which has itself these findings."""
    language = language_of(reader.rows) or origin_of(reader.matches)[0]
    return WorkPlan(work_plan=tuple(reader.rows), language=language, findings=(*findings, *findings_of(reader)))


def blocks_of(source: Source) -> tuple[list[Block], list[Finding]]:
    """The paragraphs and tables of a file of any format, and what is said about it; raises DocumentError for none."""
    match source.parts:
        case Workbook() as book:
            return _tables(book)
        case Text() as text:
            return [text.table(_is_header)], text.findings
        case Document() as document:
            return document.blocks, document.findings
    raise source.problem or no_plan()


def _tables(book: Workbook) -> tuple[list[Block], list[Finding]]:
    """The sheets that can be seen; hidden ones only where no other holds a plan, else they are told about."""
    findings = [finding for finding in book.findings if not all(map(is_printed, finding.text.split("\n")))]
    tables = [
        (sheet, sheet_table(texts_only(sheet), place)) for place, sheet in enumerate(book.sheets, 1) if sheet.rows
    ]
    seen = [table for sheet, table in tables if not sheet.is_hidden]
    hidden = [(sheet, table) for sheet, table in tables if sheet.is_hidden and sheet.name not in book.list_sheets]
    if not any(map(_holds_plan, seen)) and any(_holds_plan(table) for _, table in hidden):
        seen, hidden = [*seen, *(table for _, table in hidden)], []
    return list(seen), [*findings, *(_unread(sheet) for sheet, _ in hidden)]


def _holds_plan(table: Table) -> bool:
    return any(_is_header(row) for row in table.rows)


def _unread(sheet: Sheet) -> Finding:
    texts = [cell.text or cell.formula for cells in sheet.rows.values() for cell in cells.values()]
    message = f'The hidden sheet "{sheet.name}" with {len(texts)} filled cells was not read.'
    return Finding("hidden_cells", message, sheet.place(), " | ".join(texts)[:TEXT_MAX])


def _is_header(row: Row) -> bool:
    return header_of(row, vocabulary("work_plan")) is not None


def holds_plan_only(reader: FormReader) -> bool:
    """Whether a document has a work plan, and hardly any heading of Part I."""
    return reader.plan is not None and len(reader.slots) < FORM_SLOTS_MIN
