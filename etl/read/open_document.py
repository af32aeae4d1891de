"""An OpenDocument file (.ods, .odt) as a workbook: what LibreOffice saves in its own format."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from etl.findings import Doubt, Finding, Place
from etl.read.marks import in_force, levelled, moved, struck, struck_pieces
from etl.read.number_format import HIDDEN, plain_number
from etl.read.package import Package
from etl.read.workbook import NO_RESULT, Merge, Sheet, SheetCell, Workbook
from etl.text.normal import normalised

OPEN_PART = "content.xml"
ROWS_MAX = 50_000  # a document has tens of rows; a sheet may be formatted far below them
COLUMNS_MAX = 200  # a report has a dozen; the blank rest of a row is said as one cell repeated a thousand times
_NAMES = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
_TABLE, _TEXT, _OFFICE, _STYLE = (_NAMES % name for name in ("table", "text", "office", "style"))
_CALC_TYPE = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_NUMERIC = ("float", "currency", "percentage")
_TEMPORAL = {"date": _OFFICE + "date-value", "time": _OFFICE + "time-value"}
_NUMBER = re.compile(r"-?\d+(\.\d+)?([eE][+-]?\d{1,2})?", re.ASCII)
_DASH = re.compile(r"\W*[-–—−]\W*")
_DIGITS = re.compile(r"-?\d[\d.,'\s]*(?<=\d)|\d")
_BREAKS = {_TEXT + "line-break": "\n", _TEXT + "tab": " ", _TEXT + "s": " "}
_ANNOTATION = _OFFICE + "annotation"
_UNSEEN_ROW = ("collapse", "filter")
_BLANK = SheetCell("")
_MADE_A_DATE = Doubt("cell_shows_otherwise", "The spreadsheet made a date or a time of it.")


class TextTables(Workbook):
    """The tables of a text (.odt) in the shape of sheets; the text between them is not read."""


def open_document(package: Package) -> Workbook:
    """The sheets of an .ods file, or the tables of an .odt file; raises DocumentError."""
    root = package.xml(OPEN_PART)
    reader = _Reader(_styles(root, *([package.xml("styles.xml")] if "styles.xml" in package else [])))
    is_workbook = root.find(f".//{_OFFICE}spreadsheet") is not None
    sheets = [
        reader.sheet(table, None if is_workbook else number)
        for number, table in enumerate(root.iter(_TABLE + "table"), start=1)
    ]
    return Workbook(sheets, reader.findings) if is_workbook else TextTables(sheets, reader.findings)


class _Reader:
    """Goes through the tables, and gathers what has to be said about their cells."""

    def __init__(self, styles: dict[str, dict[str, str]]) -> None:
        self.findings: list[Finding] = []
        self._styles = styles

    def sheet(self, table: etree._Element, number: int | None) -> Sheet:
        """One sheet, or a table of a text by its number; a row said to be repeated counts as often, within bounds."""
        sheet = Sheet(_name(table), self._style(table).get("display") == "false", table=number)
        hidden_columns, at = _hidden_columns(table), 1
        for row in table.iter(_TABLE + "table-row"):
            times = _times(row, "rows")
            cells = {column: cell for column, cell in self._cells(row, sheet, at) if cell.is_filled}
            reasons = {
                "Its sheet is hidden.": sheet.is_hidden,
                "Its row is hidden.": row.get(_TABLE + "visibility") in _UNSEEN_ROW,
            }
            unseen = next((reason for reason, is_so in reasons.items() if is_so), "")
            seen = {
                column: _seen(cell, unseen or ("Its column is hidden." if column in hidden_columns else ""))
                for column, cell in cells.items()
            }
            sheet.rows.update((at + further, seen) for further in range(min(times, ROWS_MAX) if seen else 0))
            at += times
        return sheet

    def _cells(self, row: etree._Element, sheet: Sheet, number: int) -> Iterator[tuple[int, SheetCell]]:
        """The cells of one row by column; one under a merge is empty, as its value stands in the first."""
        count = 0
        for cell in row.iterchildren(_TABLE + "table-cell", _TABLE + "covered-table-cell"):
            place = sheet.place(number, count + 1)
            sheet.merges.extend(_merged(cell, number, count + 1))
            content = self._cell(cell, place)
            if cell.tag != _TABLE + "table-cell":
                content = self._covered(content, place)
            for _ in range(min(_times(cell, "columns"), COLUMNS_MAX - count)):
                count += 1
                yield count, content

    def _covered(self, cell: SheetCell, place: Place) -> SheetCell:
        if cell.text or cell.formula:
            message = "A merged cell covers it; it was not read."
            self.findings.append(Finding("hidden_cells", message, place, cell.text or cell.formula))
        return _BLANK

    def _cell(self, cell: etree._Element, place: Place) -> SheetCell:
        for note in cell.iter(_ANNOTATION):
            text = normalised("\n".join("".join(line.itertext()) for line in note.iter(_TEXT + "p")))
            self.findings.append(Finding("cell_comment", "A comment stands on the cell.", place, text))
        kind, formula = cell.get(_OFFICE + "value-type"), cell.get(_TABLE + "formula", "")
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
        is_struck = self._is_struck(cell)
        lines = ("".join(self._pieces(line, is_struck)) for line in _lines(cell))
        return normalised("\n".join(map(levelled, lines)))

    def _pieces(self, element: etree._Element, is_struck: bool) -> Iterator[str]:
        """The texts under an element, marked where they are struck through, raised or lowered; comments are none."""
        is_struck = is_struck or self._is_struck(element)
        level = self._level(element)
        yield _marked(_BREAKS.get(element.tag, element.text or ""), is_struck, level)
        for child in element:
            if child.tag != _ANNOTATION:
                yield from self._pieces(child, is_struck)
            yield _marked(child.tail or "", is_struck, level)

    def _is_struck(self, element: etree._Element) -> bool:
        lines = ("text-line-through-style", "text-line-through-type")
        return any(self._style(element).get(name, "none") != "none" for name in lines)

    def _level(self, element: etree._Element) -> int:
        """Above the line (1), in it (0) or below (-1): "super 58%", "33% 58%", "-33% 58%"."""
        place = self._style(element).get("text-position", "0%").partition(" ")[0]
        if place in ("super", "sub"):
            return 1 if place == "super" else -1
        return -1 if place.startswith("-") else int(place.strip("0%") != "")

    def _style(self, element: etree._Element) -> dict[str, str]:
        return self._styles.get(element.get(_TEXT + "style-name") or element.get(_TABLE + "style-name") or "", {})


def _marked(text: str, is_struck: bool, level: int) -> str:
    text = moved(text, is_raised=level > 0) if text and level else text
    return struck(text) if is_struck else text


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


def _merged(cell: etree._Element, row: int, column: int) -> Iterator[Merge]:
    """The area that a cell covers, where it covers more than itself."""
    down, right = (_whole(cell.get(f"{_TABLE}number-{what}-spanned")) for what in ("rows", "columns"))
    if (down, right) != (1, 1):
        yield Merge(row, column, row + down - 1, column + right - 1)


def _times(element: etree._Element, what: str) -> int:
    return _whole(element.get(f"{_TABLE}number-{what}-repeated"))


def _whole(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdigit() else 1


def _lines(cell: etree._Element) -> Iterator[etree._Element]:
    """The paragraphs of a cell that are no part of a comment."""
    for paragraph in cell.iter(_TEXT + "p", _TEXT + "h"):
        if next(paragraph.iterancestors(_ANNOTATION), None) is None:
            yield paragraph


def _valued(cell: etree._Element, kind: str | None, shown: str) -> SheetCell:
    """A cell with the number that it holds; what stands beside its digits is what its format adds."""
    value = cell.get(_OFFICE + "value", "")
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
    code = cell.get(_OFFICE + "currency", "")
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
