"""The sheets of an OpenDocument spreadsheet (.ods, .fods) as a workbook."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from etl.findings import Doubt, Finding, Place
from etl.read.marks import in_force, levelled, moved, struck, struck_pieces
from etl.read.number_format import HIDDEN, plain_number
from etl.read.open_document.names import (
    ANNOTATION,
    COLUMNS_MAX,
    LINES,
    OFFICE,
    ROWS_MAX,
    TABLE,
    TEXT,
    UNSEEN,
    spanned,
    times,
)
from etl.read.open_document.styles import Look, Styles
from etl.read.workbook import NO_RESULT, Merge, Sheet, SheetCell, Workbook
from etl.text.normal import normalised

_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_NUMERIC = ("float", "currency", "percentage")
_TEMPORAL = {"date": OFFICE + "date-value", "time": OFFICE + "time-value"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,2})?", re.ASCII)
_DASH = re.compile(r"\W*[-–—−]\W*")
_DIGITS = re.compile(r"-?\d[\d.,'\s]*(?<=\d)|\d")
_BREAKS = {TEXT + "line-break": "\n", TEXT + "tab": " ", TEXT + "s": " "}
_BLANK = SheetCell("")
_MADE_A_DATE = Doubt("cell_shows_otherwise", "The spreadsheet made a date or a time of it.")


def workbook_of(spreadsheet: etree._Element, styles: Styles) -> Workbook:
    """The sheets of a spreadsheet in their order."""
    reader = _Reader(styles)
    sheets = [reader.sheet(table) for table in spreadsheet.iter(TABLE + "table")]
    return Workbook(sheets, reader.findings)


class _Reader:
    """Goes through the tables, and gathers what has to be said about their cells."""

    def __init__(self, styles: Styles) -> None:
        self.findings: list[Finding] = []
        self._styles = styles

    def sheet(self, table: etree._Element) -> Sheet:
        """One sheet; a row said to be repeated counts as often, within bounds."""
        is_hidden = self._styles.says(table, TABLE + "display") == "false"
        sheet = Sheet(table.get(TABLE + "name", ""), is_hidden)
        hidden_columns, at = _hidden_columns(table), 1
        for row in table.iter(TABLE + "table-row"):
            repeats = times(row, "rows")
            cells = {column: cell for column, cell in self._cells(row, sheet, at) if cell.is_filled}
            reasons = {
                "Its sheet is hidden.": sheet.is_hidden,
                "Its row is hidden.": row.get(TABLE + "visibility") in UNSEEN,
            }
            unseen = next((reason for reason, is_so in reasons.items() if is_so), "")
            seen = {
                column: _seen(cell, unseen or ("Its column is hidden." if column in hidden_columns else ""))
                for column, cell in cells.items()
            }
            sheet.rows.update((at + further, seen) for further in range(min(repeats, ROWS_MAX) if seen else 0))
            at += repeats
        return sheet

    def _cells(self, row: etree._Element, sheet: Sheet, number: int) -> Iterator[tuple[int, SheetCell]]:
        """The cells of one row by column; one under a merge is empty, as its value stands in the first."""
        count = 0
        for cell in row.iterchildren(TABLE + "table-cell", TABLE + "covered-table-cell"):
            place = sheet.place(number, count + 1)
            sheet.merges.extend(_merged(cell, number, count + 1))
            content = self._cell(cell, place)
            if cell.tag != TABLE + "table-cell":
                content = self._covered(content, place)
            for _ in range(min(times(cell, "columns"), COLUMNS_MAX - count)):
                count += 1
                yield count, content

    def _covered(self, cell: SheetCell, place: Place) -> SheetCell:
        if cell.text or cell.formula:
            message = "A merged cell covers it; it was not read."
            self.findings.append(Finding("hidden_cells", message, place, cell.text or cell.formula))
        return _BLANK

    def _cell(self, cell: etree._Element, place: Place) -> SheetCell:
        for note in cell.iter(ANNOTATION):
            text = normalised("\n".join("".join(line.itertext()) for line in note.iter(TEXT + "p")))
            self.findings.append(Finding("cell_comment", "A comment stands on the cell.", place, text))
        kind, formula = cell.get(OFFICE + "value-type"), cell.get(TABLE + "formula", "")
        written = self._written(cell)
        if pieces := list(struck_pieces(written)):
            message = "Text struck through was taken as deleted."
            self.findings.append(Finding("struck_text", message, place, "\n".join(pieces)))
        live = in_force(written)
        if formula and kind is None:
            return SheetCell("", formula=formula, doubt=NO_RESULT)
        if cell.get(_CALC_TYPE) == "error":
            return SheetCell(live, doubt=Doubt("cell_error", f"The cell shows the error {live}."))
        return _BLANK if pieces and not live else _valued(cell, kind, live)

    def _written(self, cell: etree._Element) -> str:
        """The text of a cell as it stands there, with what is struck through, marked."""
        look = self._styles.look(cell)
        lines = ("".join(self._pieces(line, look)) for line in _lines(cell))
        return normalised("\n".join(map(levelled, lines)))

    def _pieces(self, element: etree._Element, outer: Look) -> Iterator[str]:
        """The texts under an element, marked where they are struck through, raised or lowered; comments are none."""
        look = self._styles.look(element).over(outer)
        yield _marked(_BREAKS.get(element.tag, element.text or ""), look)
        for child in element:
            if child.tag != ANNOTATION:
                yield from self._pieces(child, look)
            yield _marked(child.tail or "", look)


def _marked(text: str, look: Look) -> str:
    text = moved(text, is_raised=look.level > 0) if text and look.level else text
    return struck(text) if look.is_struck else text


def _hidden_columns(table: etree._Element) -> set[int]:
    hidden: set[int] = set()
    number = 0
    for column in table.iter(TABLE + "table-column"):
        repeats = min(times(column, "columns"), COLUMNS_MAX)
        if column.get(TABLE + "visibility") in UNSEEN:
            hidden |= set(range(number + 1, number + repeats + 1))
        number += repeats
    return hidden


def _merged(cell: etree._Element, row: int, column: int) -> Iterator[Merge]:
    """The area that a cell covers, where it covers more than itself."""
    down, right = spanned(cell)
    if (down, right) != (1, 1):
        yield Merge(row, column, row + down - 1, column + right - 1)


def _lines(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell that are no part of a comment."""
    for paragraph in cell.iter(*LINES):
        if next(paragraph.iterancestors(ANNOTATION), None) is None:
            yield paragraph


def _valued(cell: etree._Element, kind: str | None, shown: str) -> SheetCell:
    """A cell with the number that it holds; what stands beside its digits is what its format adds."""
    value = cell.get(OFFICE + "value", "")
    if kind in _TEMPORAL:
        return SheetCell(cell.get(_TEMPORAL[kind], shown), is_date=True, doubt=_MADE_A_DATE)
    if kind not in _NUMERIC or not _NUMBER.fullmatch(value):
        return SheetCell(shown)
    number = float(value)
    if kind == "percentage" or ("%" in shown and _agrees(number * 100, shown)):
        number = round(number * 100, 10)
        return SheetCell(f"{plain_number(number)} %", number, sample="1 %")
    if number == 0 and _DASH.fullmatch(shown):  # accountants write zero as a dash
        return SheetCell("0", 0.0)
    if not _agrees(number, shown):
        otherwise = Doubt("cell_shows_otherwise", f'Its format shows "{shown}" in its stead.')
        doubt = otherwise if shown else Doubt("hidden_cells", HIDDEN)
        return SheetCell(shown or plain_number(number), number, doubt=doubt)
    code = cell.get(OFFICE + "currency", "")
    around = f"{code} {{}}" if code else _DIGITS.sub("{}", shown.replace("{", "").replace("}", ""), count=1)
    return SheetCell(around.format(plain_number(number)), number, sample=around.format("1"))


def _agrees(number: float, shown: str) -> bool:
    """Whether the digits shown are those of the number, rounded to as many places; each country marks them its way."""
    found = _DIGITS.search(shown)
    digits = re.sub(r"\D", "", found.group()).lstrip("0") if found else None
    return any(re.sub(r"\D", "", f"{abs(number):.{places}f}").lstrip("0") == digits for places in range(11))


def _seen(cell: SheetCell, unseen: str) -> SheetCell:
    """The cell with the doubt that it cannot be seen, for the reason given, where it has none of its own."""
    return replace(cell, doubt=Doubt("hidden_cells", unseen)) if unseen and not cell.doubt else cell
