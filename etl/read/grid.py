"""Workbooks and CSV files as tables of text, in the shape in which Word's tables are read."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

from openpyxl.cell.cell import Cell as WorkbookCell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from etl.read.errors import DocumentError
from etl.read.package import PART_BYTES_MAX, opened
from etl.read.text import normalised
from etl.read.word import Cell, Row, Table
from etl.read.workbook import open_workbook, shown

ENCODINGS = ("utf-8-sig", "cp1252")
DELIMITERS = (",", ";", "\t")
CELLS_MAX = 200_000
_SAVE_AGAIN = "Save the work plan as .xlsx, .docx or .csv and send it again."


def read_workbook(source: Path) -> list[Table]:
    """The visible sheets of a workbook, one table each; raises DocumentError where it cannot be read."""
    with opened(source) as package:
        if not package.main_part().endswith("workbook.xml"):
            raise DocumentError("wrong_format", "This is not an Excel workbook.", hint=_SAVE_AGAIN)
        for name in package.names:
            if name.endswith((".xml", ".rels")):
                package.xml(name)  # openpyxl sees only what is bounded and free of document types
    try:
        book = open_workbook(source, data_only=True, keep_links=False)
        return [_table(sheet, number) for number, sheet in enumerate(_visible(book), 1)]
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile) as error:
        raise DocumentError("corrupt_archive", f"The workbook is damaged: {error}.", hint=_SAVE_AGAIN) from error


def _visible(book: Workbook) -> list[Worksheet]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def _table(sheet: Worksheet, number: int) -> Table:
    if sheet.max_row * sheet.max_column > CELLS_MAX:
        raise DocumentError("too_large", f'The sheet "{sheet.title}" has too many cells.', hint=_SAVE_AGAIN)
    merged = {
        (row, column): (row - area.min_row, column - area.min_col, area.max_col - area.min_col + 1)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row, area.max_row + 1)
        for column in range(area.min_col, area.max_col + 1)
    }
    rows = [Row(number, _cells(cells, number, merged)) for number, cells in enumerate(sheet.rows, 1)]
    return Table(number, rows, sheet.title)


def _cells(line: tuple[WorkbookCell, ...], row: int, merged: dict[tuple[int, int], tuple[int, int, int]]) -> list[Cell]:
    """The cells of one row; those that a merge to the left covers are part of its first."""
    cells = []
    for column, cell in enumerate(line):
        down, right, span = merged.get((row, column + 1), (0, 0, 1))
        if right == 0:
            is_merged = (row, column + 1) in merged
            cells.append(_cell(shown(cell), column, span, "next" if down else "first" if is_merged else ""))
    return cells


def _cell(text: str, column: int, span: int = 1, merged: str = "") -> Cell:
    text = normalised(text)
    return Cell([text] if text else [], column, span, merged)


def read_csv(source: Path, fits: Callable[[Row], bool]) -> list[Table]:
    """A CSV file as one table, with the first delimiter under which some row `fits`; raises DocumentError."""
    text = _decoded(_bytes(source))
    for delimiter in DELIMITERS:
        table = _split(text, delimiter)
        if any(fits(row) for row in table.rows[:20]):
            return [table]
    return [_split(text, DELIMITERS[0])]


def _bytes(source: Path) -> bytes:
    try:
        size = source.stat().st_size
        data = b"" if size > PART_BYTES_MAX else source.read_bytes()
    except OSError as error:
        message = f"{source.name} cannot be opened: {error.strerror}."
        raise DocumentError("unreadable_path", message, hint="Check the path.") from None
    if size > PART_BYTES_MAX:
        raise DocumentError("too_large", "The file is too large for a work plan.", hint=_SAVE_AGAIN)
    if not data.strip():
        raise DocumentError("empty_file", "The file is empty.", hint="Send the file again.")
    return data


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if b"\x00" in data:
        raise DocumentError("wrong_format", "This is not a text file.", hint=_SAVE_AGAIN)
    for encoding in ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("latin-1")


def _split(text: str, delimiter: str) -> Table:
    lines = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows = [
            Row(number, [_cell(value, column) for column, value in enumerate(line)])
            for number, line in enumerate(lines, 1)
        ]
    except csv.Error as error:
        message = f"Line {lines.line_num} is no CSV: {error}."
        raise DocumentError("wrong_format", message, line=lines.line_num, hint=_SAVE_AGAIN) from None
    return Table(1, rows)
