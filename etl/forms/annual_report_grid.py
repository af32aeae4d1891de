"""A filled annual report as grids of cells: the sheets of a workbook, or the tables of a Word file."""

import datetime
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.workbook import Workbook

from etl.findings import Place
from etl.read.errors import DocumentError
from etl.read.package import opened
from etl.read.text import normalised
from etl.read.word import Document, Row, Table

WORKBOOK_PART = "xl/workbook.xml"
ROWS_MAX = 50_000  # a report has tens of rows; a sheet may be formatted far below them
COLUMNS_MAX = 200
_RESAVE = "Open it, save it as .xlsx or .docx and send it again."


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell: its text as shown, its place, and its number where the file holds a number and no text.

    A percentage holds the number in percent (60 for 60 %). `formula` is set where a formula was never computed.
    """

    text: str
    place: Place
    number: float | None = None
    formula: str = ""


Grid = list[list[GridCell]]


def workbook_grids(source: Path | bytes) -> list[Grid]:
    """The sheets of an .xlsx file, one grid each, hidden ones too; raises DocumentError."""
    data = _checked(source)
    values, formulas = _loaded(data, data_only=True), _loaded(data, data_only=False)
    try:
        return [list(_sheet_rows(values, formulas, name)) for name in values.sheetnames if name in formulas.sheetnames]
    except DocumentError:
        raise
    except Exception as error:  # openpyxl lets whatever a damaged part provokes pass
        raise _damaged(error) from error
    finally:
        values.close()
        formulas.close()


def _checked(source: Path | bytes) -> bytes:
    """The file's bytes once every part of it has proved small enough and free of document types."""
    with opened(source) as package:
        for name in package.names:
            if name.endswith((".xml", ".rels", ".vml")):
                package.xml(name)
    return source if isinstance(source, bytes) else source.read_bytes()


def _loaded(data: bytes, *, data_only: bool) -> Workbook:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl names the parts that it does not know
            return load_workbook(io.BytesIO(data), read_only=True, data_only=data_only, keep_links=False)
    except Exception as error:  # see workbook_grids
        raise _damaged(error) from error


def _damaged(error: Exception) -> DocumentError:
    return DocumentError("corrupt_archive", f"The workbook is damaged: {error}.", hint=_RESAVE)


def _sheet_rows(values: Workbook, formulas: Workbook, name: str) -> Iterator[list[GridCell]]:
    """The rows of one sheet, blank ones left out."""
    sheets = values[name], formulas[name]
    for sheet in sheets:
        sheet.reset_dimensions()  # what a file says of its own size need not be true
    pairs = zip(*(sheet.iter_rows(max_col=COLUMNS_MAX) for sheet in sheets), strict=False)
    for number, (row, sources) in enumerate(pairs, start=1):
        if number > ROWS_MAX:
            raise DocumentError("too_large", f"Sheet {name!r} has more than {ROWS_MAX} rows.", part=name, hint=_RESAVE)
        if any(cell.value is not None for cell in sources):
            yield [
                _cell(*pair, Place(None, number, column, name))
                for column, pair in enumerate(zip(row, sources, strict=True), 1)
            ]


def _cell(cell: ReadOnlyCell, source: ReadOnlyCell, place: Place) -> GridCell:
    """One cell by its computed value; a formula that nothing has computed keeps its words."""
    if source.data_type == "f" and cell.value is None:
        return GridCell("", place, formula=str(source.value))
    if isinstance(cell.value, bool) or not isinstance(cell.value, int | float):
        return GridCell(_text(cell.value), place)
    is_percentage = "%" in str(cell.number_format)
    number = round(cell.value * 100, 10) if is_percentage else cell.value
    return GridCell(shown_number(number, is_percentage=is_percentage), place, float(number))


def shown_number(number: float, *, is_percentage: bool) -> str:
    """A number as text: "2.5", "60 %"."""
    return f"{number:.15g}" + (" %" if is_percentage else "")


def _text(value: object) -> str:
    if isinstance(value, datetime.datetime) and value.time() == datetime.time():
        value = value.date()
    return "" if value is None else normalised(str(value))


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
            line[cell.column] = GridCell(cell.text, line[cell.column].place)
    return line
