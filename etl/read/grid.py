"""Workbooks and CSV files as tables of text, in the shape in which Word's tables are read."""

import csv
import io
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from etl.findings import Doubt, Finding, Place
from etl.read.document import Cell, Row, Table
from etl.read.encoding import decoded
from etl.read.errors import DocumentError
from etl.read.package import PART_BYTES_MAX
from etl.read.workbook import CELLS_MAX, NO_RESULT, Sheet, SheetCell
from etl.text.normal import normalised

DELIMITERS = (",", ";", "\t")
HEADING_WITHIN = 20  # rows: a title and notes may stand above a table; below it a comma may part a text by chance
_SAVE_AGAIN = "Save the work plan as .xlsx, .docx or .csv and send it again."
_BLANK = SheetCell("")
_FORMULA = re.compile(r"=\s*[\w(+\"'$-]")
_ERROR = re.compile(r"#[A-Z/0]+[!?]?|#N/A")
_DATE = re.compile(  # a day as such programs write it: 3-Jan, 01/03/2025, 2025-01-03 00:00:00
    r"\d{1,2}-[^\W\d_]{3,4}|(?:\d{1,2}([./-])\d{1,2}\1\d{4}|\d{4}([./-])\d{1,2}\2\d{1,2})"
    r"(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?"
)
_MADE_A_DATE = Doubt("cell_shows_otherwise", "A spreadsheet program may have made a date of it.")
_DECIMALS = Doubt("cell_shows_otherwise", 'A number loses its last zeros: "2024.10" becomes 2024.1.')


def texts_only(sheet: Sheet) -> Sheet:
    """The sheet for a table that asks for texts alone: a number with decimals, such as 2024.1, is doubted there."""
    rows = {row: {column: _text_only(cell) for column, cell in cells.items()} for row, cells in sheet.rows.items()}
    return replace(sheet, rows=rows)


def _text_only(cell: SheetCell) -> SheetCell:
    is_whole = cell.number is None or float(cell.number).is_integer()
    return cell if cell.doubt or is_whole else replace(cell, doubt=_DECIMALS)


def sheet_table(sheet: Sheet, number: int) -> Table:
    """A sheet as a table, blank rows left out; raises DocumentError where it is too large for one."""
    width = max([sheet.last_column, *(merge.last_column for merge in sheet.merges if merge.first_row in sheet.rows)])
    if len(sheet.rows) * width > CELLS_MAX:
        message = f'The sheet "{sheet.name}" has more than {CELLS_MAX:,} cells.'
        raise DocumentError("too_large", message, hint=_SAVE_AGAIN)
    merged = _merged(sheet, width)
    rows = [Row(row, _cells(sheet, row, width, merged)) for row in sorted(sheet.rows)]
    return Table(number, rows, sheet.name)


def _merged(sheet: Sheet, width: int) -> dict[tuple[int, int], tuple[int, int, int]]:
    """(rows below the first, columns right of the first, columns spanned) of each merged cell in a row that is read."""
    return {
        (row, column): (row - merge.first_row, column - merge.first_column, merge.last_column - merge.first_column + 1)
        for merge in sheet.merges
        for row in sheet.rows
        if merge.first_row <= row <= merge.last_row
        for column in range(merge.first_column, min(merge.last_column, width) + 1)
    }


def _cells(sheet: Sheet, row: int, width: int, merged: dict[tuple[int, int], tuple[int, int, int]]) -> list[Cell]:
    """The cells of one row; those that a merge to the left covers are part of its first."""
    cells = []
    for column in range(1, width + 1):
        down, right, span = merged.get((row, column), (0, 0, 1))
        if right == 0:
            merge = "next" if down else "first" if (row, column) in merged else ""
            cells.append(_cell(sheet, row, column, span, merge))
    return cells


def _cell(sheet: Sheet, row: int, column: int, span: int, merge: str) -> Cell:
    """One cell; a formula without its result is told by its words, and so kept for a person to read."""
    cell = sheet.rows[row].get(column, _BLANK)
    text, place = cell.text or cell.formula, sheet.place(row, column)
    told = Finding(cell.doubt.code, cell.doubt.reason, place, text) if cell.doubt else None
    return Cell([text] if text else [], column - 1, span, merge, cell.marked, told)


@dataclass(frozen=True, slots=True)
class Text:
    """The text of a file that holds nothing else, and what has to be said about its letters."""

    text: str
    findings: list[Finding] = field(default_factory=list)

    def table(self, fits: Callable[[Row], bool]) -> Table:
        """The text as one table, with the first delimiter under which some row `fits`; raises DocumentError."""
        tables = (_split(self.text, delimiter) for delimiter in DELIMITERS)
        fitting = (table for table in tables if any(fits(row) for row in table.rows[:HEADING_WITHIN]))
        return next(fitting, None) or _split(self.text, DELIMITERS[0])


def read_text(source: Path | bytes) -> Text:
    """The text in a file or in bytes; raises DocumentError for an empty one and for one that is too large."""
    data = source if isinstance(source, bytes) else _bytes(source)
    if len(data) > PART_BYTES_MAX:
        raise DocumentError("too_large", "The file is too large for a work plan.", hint=_SAVE_AGAIN)
    if not data.strip():
        raise DocumentError("empty_file", "The file is empty.", hint="Send the file again.")
    return Text(*decoded(data))


def _text_cell(text: str, row: int, at: int) -> Cell:
    """A cell of a text file, doubted where a spreadsheet program may have left a formula, an error or a date in it."""
    doubt = _doubt_of(text)
    told = Finding(doubt.code, doubt.reason, Place(1, row, at + 1), text) if doubt else None
    return Cell([text] if text else [], at, doubt=told)


def _doubt_of(text: str) -> Doubt | None:
    if _FORMULA.match(text):
        return NO_RESULT
    if _ERROR.fullmatch(text):
        return Doubt("cell_error", f"The cell shows the error {text}.")
    return _MADE_A_DATE if _DATE.fullmatch(text) else None


def _bytes(path: Path) -> bytes:
    """The bytes of a file, no more than one above what is read."""
    try:
        with path.open("rb") as file:
            return file.read(PART_BYTES_MAX + 1)
    except OSError as error:
        message = f"{path.name} cannot be opened: {error.strerror}."
        raise DocumentError("unreadable_path", message, hint="Check the path.") from None


def _split(text: str, delimiter: str) -> Table:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [
            Row(number, [_text_cell(normalised(value), number, at) for at, value in enumerate(line)])
            for number, line in enumerate(lines, 1)
        ]
    except csv.Error as error:
        if "field limit" in str(error):
            message = f"Line {lines.line_num} has a cell of more than {csv.field_size_limit():,} characters."
            raise DocumentError("too_large", message, hint="Shorten that cell and send the file again.") from None
        message = f"Line {lines.line_num} is no CSV: {error}."
        raise DocumentError("wrong_format", message, line=lines.line_num, hint=_SAVE_AGAIN) from None
    return Table(1, rows)
