"""Annex I Part II sent alone: a work plan as a Word file, a workbook or a CSV file."""

from pathlib import Path

from etl.findings import Finding
from etl.forms.candidature import findings_of, language_of, origin_of
from etl.forms.content import WorkPlan
from etl.forms.form_reader import FormReader, read_form
from etl.forms.labels import is_printed, vocabulary
from etl.forms.plan_table import header_of
from etl.forms.records import COLUMNS
from etl.read.errors import DocumentError
from etl.read.grid import read_csv, sheet_table, texts_only
from etl.read.word import Block, Row, Table, read_document
from etl.read.workbook import Sheet, read_workbook

WORKBOOKS = (".xlsx", ".xlsm", ".xltx", ".xltm")
TEXTS = (".csv", ".tsv", ".txt")
FORM_SLOTS_MIN = 3
TEXT_MAX = 2000  # characters of an unread sheet that a finding repeats


def read_work_plan(path: Path) -> WorkPlan:
    """The work plan in a .docx, .xlsx or .csv; raises DocumentError where it cannot be read or holds no work plan."""
    blocks, findings = _blocks(path)
    reader = read_form(blocks)
    if reader.plan is None:
        hint = f"Send a table with the columns {', '.join(COLUMNS)}."
        raise DocumentError("not_the_form", "The file has no table with the columns of the work plan.", hint=hint)
    language = language_of(reader.rows) or origin_of(reader.matches)[0]
    return WorkPlan(work_plan=tuple(reader.rows), language=language, findings=(*findings, *findings_of(reader)))


def _blocks(path: Path) -> tuple[list[Block], list[Finding]]:
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        return _tables(path)
    if suffix in TEXTS:
        table, findings = read_csv(path, _is_header)
        return [table], findings
    document = read_document(path)
    return document.blocks, document.findings


def _tables(path: Path) -> tuple[list[Block], list[Finding]]:
    """The sheets that can be seen; hidden ones only where no other holds a plan, else they are told about."""
    book = read_workbook(path)
    findings = [finding for finding in book.findings if not all(map(is_printed, finding.text.split("\n")))]
    tables = [
        (sheet, sheet_table(texts_only(sheet), place)) for place, sheet in enumerate(book.sheets, 1) if sheet.rows
    ]
    seen = [table for sheet, table in tables if not sheet.is_hidden]
    hidden = [(sheet, table) for sheet, table in tables if sheet.is_hidden and sheet.name not in book.list_sheets]
    if not any(map(_holds_plan, seen)) and any(_holds_plan(table) for _, table in hidden):
        return [*seen, *(table for _, table in hidden)], findings
    return seen, [*findings, *(_unread(sheet) for sheet, _ in hidden)]


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
