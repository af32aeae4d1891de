"""The tables of an OpenDocument file (.ods, .odt) as grids: a report that LibreOffice saved in its own format."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from lxml import etree

from etl.findings import Doubt, Finding, Place
from etl.forms.annual_report_grid import COLUMNS_MAX, ROWS_MAX, Grid, GridCell
from etl.read.number_format import HIDDEN, plain_number
from etl.read.package import Package, opened
from etl.read.text import normalised, raised
from etl.read.workbook import NO_RESULT

OPEN_PART = "content.xml"
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _OFFICE, _STYLE = (_NAMES % name for name in ("table", "text", "office", "style"))
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_NUMERIC = ("float", "currency", "percentage")
_TEMPORAL = {"date": _OFFICE + "date-value", "time": _OFFICE + "time-value"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,2})?", re.ASCII)
_DIGITS = re.compile(r"-?\d[\d.,'\s]*(?<=\d)|\d")
_BREAKS = {_TEXT + "line-break": "\n", _TEXT + "tab": " ", _TEXT + "s": " "}
_ANNOTATION = _OFFICE + "annotation"
_UNSEEN_ROW = ("collapse", "filter")


def open_grids(source: Path | bytes) -> tuple[list[Grid], list[Finding]]:
    """The sheets of an .ods file or the tables of an .odt file, one grid each, and what has to be said about them.

    Raises DocumentError.
    """
    with opened(source) as package:
        reader = _Reader(package)
    return reader.grids, reader.findings


class _Reader:
    """Goes through the tables, and gathers what has to be said about their cells."""

    def __init__(self, package: Package) -> None:
        root = package.xml(OPEN_PART)
        self.findings: list[Finding] = []
        self._styles = _styles(root, *([package.xml("styles.xml")] if "styles.xml" in package else []))
        is_workbook = root.find(f".//{_OFFICE}spreadsheet") is not None
        self.grids = [
            list(
                self._rows(table, Place(None if is_workbook else number, part=_name(table) if is_workbook else "body"))
            )
            for number, table in enumerate(root.iter(_TABLE + "table"), start=1)
        ]

    def _rows(self, table: etree._Element, where: Place) -> Iterator[list[GridCell]]:
        """The rows with content; a row said to be repeated is given as often, within bounds."""
        number = 0
        hidden_columns = _hidden_columns(table)
        is_hidden = self._has(table, "display", ("false",))
        for row in table.iter(_TABLE + "table-row"):
            times = _times(row, "rows")
            cells = list(self._cells(row, replace(where, row=number + 1)))
            for _ in range(min(times, ROWS_MAX) if any(cell.text or cell.formula for cell in cells) else 0):
                number += 1
                is_row_hidden = row.get(_TABLE + "visibility") in _UNSEEN_ROW
                reasons = {"Its sheet is hidden.": is_hidden, "Its row is hidden.": is_row_hidden}
                yield [_seen(cell, number, column, reasons, hidden_columns) for column, cell in enumerate(cells, 1)]
                times -= 1
            number += times

    def _cells(self, row: etree._Element, where: Place) -> Iterator[GridCell]:
        """The cells of one row by column; one under a merge is empty, as its value stands in the first."""
        count = 0
        for cell in row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            place = replace(where, column=count + 1)
            content = self._cell(cell, place)
            if cell.tag != _TABLE + "table-cell":
                content = self._covered(content)
            for _ in range(min(_times(cell, "columns"), COLUMNS_MAX - count)):
                count += 1
                yield content

    def _covered(self, cell: GridCell) -> GridCell:
        if cell.text or cell.formula:
            message = "A merged cell covers it; it was not read."
            self.findings.append(Finding("hidden_cells", message, cell.place, cell.text or cell.formula))
        return GridCell("", cell.place)

    def _cell(self, cell: etree._Element, place: Place) -> GridCell:
        for note in cell.iter(_ANNOTATION):
            text = normalised("\n".join("".join(line.itertext()) for line in note.iter(_TEXT + "p")))
            self.findings.append(Finding("cell_comment", "A comment stands on the cell.", place, text))
        kind, formula = cell.get(_OFFICE + "value-type"), cell.get(_TABLE + "formula", "")
        live, struck = self._text(cell)
        if struck:
            message = "Text that is struck through counts as deleted."
            self.findings.append(Finding("struck_text", message, place, struck))
        if formula and kind is None:
            return GridCell("", place, formula=formula, doubt=NO_RESULT)
        if cell.get(_CALC_TYPE) == "error":
            return GridCell(live, place, doubt=Doubt("cell_error", f"The cell shows the error {live}."))
        if struck and not live:
            return GridCell("", place)
        return _valued(cell, kind, live, place)

    def _text(self, cell: etree._Element) -> tuple[str, str]:
        """The text of a cell as it counts, and what of it is struck through."""
        pieces = [
            piece for line in _lines(cell) for piece in (*self._pieces(line, self._is_struck(cell)), ("\n", None))
        ]
        live = "".join(text for text, is_struck in pieces if not is_struck)
        return normalised(live), normalised("".join(text for text, is_struck in pieces if is_struck))

    def _pieces(self, element: etree._Element, is_struck: bool) -> Iterator[tuple[str, bool | None]]:
        """The texts under an element with whether they are struck through, without the comments anchored there."""
        is_struck = is_struck or self._is_struck(element)
        shape = raised if self._has(element, "text-position", ("super",)) else str
        yield shape(_BREAKS.get(element.tag, element.text or "")), is_struck
        for child in element:
            if child.tag != _ANNOTATION:
                yield from self._pieces(child, is_struck)
            yield shape(child.tail or ""), is_struck

    def _is_struck(self, element: etree._Element) -> bool:
        lines = ("line-through-style", "line-through-type")
        return any(self._has(element, f"text-{line}", ("solid", "single", "double")) for line in lines)

    def _has(self, element: etree._Element, name: str, values: tuple[str, ...]) -> bool:
        """Whether the style of an element gives a property one of these values, or one that begins with it."""
        style = element.get(_TEXT + "style-name") or element.get(_TABLE + "style-name") or ""
        return self._styles.get(style, {}).get(name, "").startswith(values)


def _styles(*roots: etree._Element) -> dict[str, dict[str, str]]:
    """The properties of each style by their names."""
    return {
        style.get(_STYLE + "name", ""): {
            etree.QName(name).localname: value for group in style for name, value in group.items()
        }
        for root in reversed(roots)
        for style in root.iter(_STYLE + "style")
    }


def _name(table: etree._Element) -> str:
    return table.get(_TABLE + "name", "")


def _hidden_columns(table: etree._Element) -> set[int]:
    hidden: set[int] = set()
    number = 0
    for column in table.iter(_TABLE + "table-column"):
        times = min(_times(column, "columns"), COLUMNS_MAX)
        if column.get(_TABLE + "visibility") in _UNSEEN_ROW:
            hidden |= set(range(number + 1, number + times + 1))
        number += times
    return hidden


def _times(element: etree._Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(written) if written.isascii() and written.isdigit() else 1


def _lines(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell that are no part of a comment."""
    for paragraph in cell.iter(_TEXT + "p", _TEXT + "h"):
        if next(paragraph.iterancestors(_ANNOTATION), None) is None:
            yield paragraph


def _valued(cell: etree._Element, kind: str | None, shown: str, place: Place) -> GridCell:
    """A cell with the number that it holds; what stands beside its digits is what its format adds."""
    value = cell.get(_OFFICE + "value", "")
    if kind in _TEMPORAL:
        return GridCell(cell.get(_TEMPORAL[kind], shown), place, is_date=True)
    if kind not in _NUMERIC or not _NUMBER.fullmatch(value):
        return GridCell(shown, place)
    number = round(float(value) * (100 if kind == "percentage" else 1), 10)
    if kind == "percentage":
        return GridCell(f"{plain_number(number)} %", place, number, sample="1 %")
    if not _DIGITS.search(shown):
        otherwise = Doubt("cell_shows_otherwise", f'Its format shows "{shown}" in its stead.')
        doubt = otherwise if shown else Doubt("hidden_cells", HIDDEN)
        return GridCell(shown or plain_number(number), place, number, doubt=doubt)
    code = cell.get(_OFFICE + "currency", "")
    around = f"{code} {{}}" if code else _DIGITS.sub("{}", shown.replace("{", "").replace("}", ""), count=1)
    return GridCell(around.format(plain_number(number)), place, number, sample=around.format("1"))


def _seen(cell: GridCell, row: int, column: int, reasons: dict[str, bool], hidden_columns: set[int]) -> GridCell:
    """The cell at its place, with the doubt that it cannot be seen where it has none of its own."""
    placed = replace(cell, place=replace(cell.place, row=row, column=column))
    hidden = next((reason for reason, is_so in reasons.items() if is_so), None)
    hidden = hidden or ("Its column is hidden." if column in hidden_columns else None)
    is_doubted = hidden and not cell.doubt and (cell.text or cell.formula)
    return replace(placed, doubt=Doubt("hidden_cells", hidden)) if is_doubted else placed
