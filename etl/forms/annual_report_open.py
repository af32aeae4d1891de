"""The tables of an OpenDocument file (.ods, .odt) as grids: a report that LibreOffice saved in its own format."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from etl.findings import Place
from etl.forms.annual_report_grid import COLUMNS_MAX, ROWS_MAX, Grid, GridCell, shown_number
from etl.read.package import opened
from etl.read.text import normalised

OPEN_PART = "content.xml"
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _OFFICE = _NAMES % "table", _NAMES % "text", _NAMES % "office"
_NUMERIC = ("float", "currency", "percentage")
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,2})?", re.ASCII)
_BREAKS = {_TEXT + "line-break": "\n", _TEXT + "tab": " ", _TEXT + "s": " "}


def open_grids(source: Path | bytes) -> list[Grid]:
    """The sheets of an .ods file or the tables of an .odt file, one grid each; raises DocumentError."""
    with opened(source) as package:
        root = package.xml(OPEN_PART)
    is_workbook = root.find(f".//{_OFFICE}spreadsheet") is not None
    return [
        list(_rows(table, Place(None if is_workbook else number, part=_name(table) if is_workbook else "body")))
        for number, table in enumerate(root.iter(_TABLE + "table"), start=1)
    ]


def _name(table: etree._Element) -> str:
    return table.get(_TABLE + "name", "")


def _rows(table: etree._Element, where: Place) -> Iterator[list[GridCell]]:
    """The rows with content; a row said to be repeated is given as often, within bounds."""
    number = 0
    for row in table.iter(_TABLE + "table-row"):
        times = _times(row, "rows")
        cells = list(_cells(row))
        for _ in range(min(times, ROWS_MAX) if any(text for text, _ in cells) else 0):
            number += 1
            yield [_grid_cell(*cell, number, column, where) for column, cell in enumerate(cells, start=1)]
            times -= 1
        number += times


def _times(element: etree._Element, what: str) -> int:
    written = element.get(f"{_TABLE}number-{what}-repeated", "1")
    return int(written) if written.isascii() and written.isdigit() else 1


def _cells(row: etree._Element) -> Iterator[tuple[str, float | None]]:
    """Text and number of each cell by column; a cell under a merge is empty, as its value stands in the first."""
    count = 0
    for cell in row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
        content = _content(cell) if cell.tag == _TABLE + "table-cell" else ("", None)
        for _ in range(min(_times(cell, "columns"), COLUMNS_MAX - count)):
            count += 1
            yield content


def _content(cell: etree._Element) -> tuple[str, float | None]:
    kind, value = cell.get(_OFFICE + "value-type"), cell.get(_OFFICE + "value", "")
    if kind in _NUMERIC and _NUMBER.fullmatch(value):
        number = round(float(value) * (100 if kind == "percentage" else 1), 10)
        return shown_number(number, is_percentage=kind == "percentage"), number
    if kind == "date":
        return cell.get(_OFFICE + "date-value", ""), None
    return normalised("\n".join(map(_paragraph, _paragraphs(cell)))), None


def _paragraphs(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell that are no part of a comment."""
    for paragraph in cell.iter(_TEXT + "p", _TEXT + "h"):
        if next(paragraph.iterancestors(_OFFICE + "annotation"), None) is None:
            yield paragraph


def _paragraph(paragraph: etree._Element) -> str:
    """The text of a paragraph with its breaks, without the comments anchored in it."""
    if paragraph.tag == _OFFICE + "annotation":
        return paragraph.tail or ""
    own = _BREAKS.get(paragraph.tag, paragraph.text or "")
    return own + "".join(_paragraph(child) + _tail(child) for child in paragraph)


def _tail(element: etree._Element) -> str:
    return "" if element.tag == _OFFICE + "annotation" else element.tail or ""


def _grid_cell(text: str, number: float | None, row: int, column: int, where: Place) -> GridCell:
    return GridCell(text, Place(where.table, row, column, where.part), number)
