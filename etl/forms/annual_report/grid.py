"""A filled annual report as grids of cells: the sheets of a workbook, or the tables of a Word file."""

from dataclasses import dataclass

from etl.findings import Doubt, Place
from etl.read.document import Document, Row, Table
from etl.read.errors import DocumentError
from etl.read.workbook import CELLS_MAX, Sheet, Workbook

_RESAVE = "Open it, save it as .xlsx or .docx and send it again."


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its text as shown, its place, and its number where the file holds a number and no text.

    A percentage holds the number in percent (60 for 60 %). `formula` is set where a formula was never computed.
    `sample` is a 1 in the format of the number ("1 people"), and `sample_value` what it stands for (1000 for "1k").
    `doubt` says why the cell has to be asked about, whatever it shows; a date or a time is no number.
    """

    text: str
    place: Place
    number: float | None = None
    formula: str = ""
    sample: str = "1"
    sample_value: int = 1
    is_date: bool = False
    doubt: Doubt | None = None


Grid = list[list[GridCell]]


def workbook_grids(book: Workbook) -> list[Grid]:
    """The sheets of a workbook, one grid each, hidden ones too; raises DocumentError where one is too large."""
    return [_sheet_grid(sheet) for sheet in book.sheets]


def _sheet_grid(sheet: Sheet) -> Grid:
    width = sheet.last_column
    if len(sheet.rows) * width > CELLS_MAX:
        message = f'The sheet "{sheet.name}" has too many cells.'
        raise DocumentError("too_large", message, part=sheet.name, hint=_RESAVE)
    return [[_sheet_cell(sheet, row, column) for column in range(1, width + 1)] for row in sorted(sheet.rows)]


def _sheet_cell(sheet: Sheet, row: int, column: int) -> GridCell:
    cell, place = sheet.rows[row].get(column), sheet.place(row, column)
    if cell is None:
        return GridCell("", place)
    return GridCell(
        cell.text, place, cell.number, cell.formula, cell.sample, cell.sample_value, cell.is_date, cell.doubt
    )


def word_grids(document: Document) -> list[Grid]:
    """The tables of a Word file, one grid each; a cell under a vertical merge is empty: no value counts twice."""
    tables = (block for block in document.blocks if isinstance(block, Table))
    return [[_word_row(table, row) for row in table.rows] for table in tables]


def _word_row(table: Table, row: Row) -> list[GridCell]:
    """The cells of one row by grid column; a cell over several columns stands in the first."""
    width = max((cell.column + cell.span for cell in row.cells), default=0)
    line = [GridCell("", Place(table.number, row.number, column)) for column in range(1, width + 1)]
    for cell in row.cells:
        if cell.merged != "next":
            doubt = Doubt(cell.doubt.code, cell.doubt.message) if cell.doubt else None
            line[cell.column] = GridCell(cell.text, line[cell.column].place, doubt=doubt)
    return line


def paragraph_grid(document: Document) -> Grid:
    """The text of a Word file outside its tables, one row a paragraph."""
    return [[GridCell(block, Place())] for block in document.blocks if isinstance(block, str)]
