"""A workbook (.xlsx, .xlsm, .xltx, Strict or not) as a person sees it: sheets of filled cells, read from its parts.

Nothing is computed. What a cell shows and what it holds may differ: in struck runs, hidden rows, number formats,
formulas that nothing computed. Such a cell carries a doubt.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from lxml import etree

from etl.findings import Doubt, Finding, Place
from etl.read.cell_styles import SHEET_NAMES, CellStyle, cell_styles, is_struck, level
from etl.read.errors import DocumentError
from etl.read.marks import in_force, is_marked, levelled, moved, struck, struck_pieces
from etl.read.number_format import EPOCH, HIDDEN, Shown, hides_text, shown
from etl.read.package import Package, opened
from etl.text.normal import normalised

WORKBOOK_PART = "xl/workbook.xml"
MERGES_MAX = 5_000  # of one sheet; a report has tens, and each is looked for in every row
CELLS_MAX = 200_000  # a plan or report has hundreds; what is larger would take minutes, and is no document of a hub
ROWS_MAX, COLUMNS_MAX = 1_048_576, 16_384  # what a sheet can have
HIDDEN_POINTS, HIDDEN_WIDTH = 1.0, 0.2  # a row as low, a column as narrow, cannot be seen
_SAVE_AGAIN = "Save it as .xlsx in a spreadsheet program and send it again."
_S = SHEET_NAMES
WORKBOOK_TAG = _S + "workbook"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_THREAD = "{http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments}"
_DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/%s}"
_SHAPE, _TEXT_LINE, _TEXT_RUN = _DRAWING % "spreadsheetDrawing" + "sp", _DRAWING % "main" + "p", _DRAWING % "main" + "t"
_ON = frozenset({"1", "true", "on"})
_REFERENCE = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})", re.ASCII)
_AREA = re.compile(r"([A-Za-z]{1,3}[0-9]{1,7}):([A-Za-z]{1,3}[0-9]{1,7})", re.ASCII)
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?", re.ASCII)
_THREAD_NOTICE = "[Threaded comment]"  # what Excel leaves for older programs where a thread of comments stands

NO_RESULT = Doubt("formula_without_result", "The cell holds a formula without its result.")
_NEVER_COMPUTED = Doubt("formula_without_result", "The program that wrote the file computes no formulas.")


@dataclass(frozen=True, slots=True)
class SheetCell:
    """One cell: its text as shown, and its number in the unit shown (60 for 60 %) where it holds a number.

    `sample` and `sample_value` tell what the number's format adds, see number_format.Shown. `formula` is set where the
    file does not hold its result. `marked` is the whole text where some of it is struck through, see marks.py. `doubt`
    says why the cell has to be asked about.
    """

    text: str
    number: float | None = None
    sample: str = "1"
    sample_value: int = 1
    formula: str = ""
    is_date: bool = False
    marked: str = ""
    doubt: Doubt | None = None

    @property
    def is_filled(self) -> bool:
        """Whether anything stands in it, be it struck through."""
        return bool(self.text or self.formula or self.marked) or self.number is not None


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged area, from its first cell to its last, counted from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(slots=True)
class Sheet:
    """One sheet: its filled cells by row and column, counted from 1, and its merged areas."""

    name: str
    is_hidden: bool
    rows: dict[int, dict[int, SheetCell]] = field(default_factory=dict)
    merges: list[Merge] = field(default_factory=list)

    @property
    def last_column(self) -> int:
        """The last column with a filled cell or under a merge that has one; 0 for a blank sheet."""
        return max((column for cells in self.rows.values() for column in cells), default=0)

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Where one of its rows or cells stands."""
        return Place(None, row, column, self.name)


@dataclass(slots=True)
class Workbook:
    """The sheets of a workbook in their order, and what has to be said about them.

    `list_sheets` are the names of the sheets from which drop-down lists take their words.
    """

    sheets: list[Sheet] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    list_sheets: set[str] = field(default_factory=set)


def read_workbook(source: Path | bytes) -> Workbook:
    """The workbook in a file or in bytes; raises DocumentError for whatever is no readable workbook."""
    with opened(source) as package:
        package.refuse_document_types()
        part = WORKBOOK_PART if WORKBOOK_PART in package else package.main_part()
        return workbook_in(package, part, package.xml(part))


def workbook_in(package: Package, part: str, root: etree._Element) -> Workbook:
    """The workbook whose main part has this root; raises DocumentError where it is none."""
    if root.tag != WORKBOOK_TAG:
        raise DocumentError("wrong_format", "This is not an Excel workbook.", hint=_SAVE_AGAIN)
    try:
        return _Reader(package, part, root).workbook
    except (KeyError, ValueError, IndexError, TypeError, AttributeError, OverflowError) as error:
        raise DocumentError("corrupt_archive", f"The workbook is damaged: {error}.", hint=_SAVE_AGAIN) from error


def defined_names(root: etree._Element) -> frozenset[str]:
    """The names that a workbook gives to cells, areas and values."""
    return frozenset(entry.get("name", "") for entry in root.iter(_S + "definedName"))


class _Reader:
    """Reads what all sheets share, then sheet by sheet."""

    def __init__(self, package: Package, part: str, root: etree._Element) -> None:
        self.workbook = Workbook()
        self._package = package
        relations = package.relations(part)
        targets = {relation.kind: relation.target for relation in relations if relation.target in package}
        self.strings = _strings(package.xml(targets["sharedStrings"])) if "sharedStrings" in targets else []
        self.styles = cell_styles(package.xml(targets["styles"])) if "styles" in targets else []
        self.is_1904 = any(entry.get("date1904", "") in _ON for entry in root.iter(_S + "workbookPr"))
        self.is_computed = _is_computed(root)
        self._names = {entry.get("name", ""): entry.text or "" for entry in root.iter(_S + "definedName")}
        parts = {relation.id: relation.target for relation in relations if relation.kind == "worksheet"}
        for entry in root.iter(_S + "sheet"):
            if entry.get(_R_ID) in parts:
                self._read_sheet(entry, parts[entry.get(_R_ID)])
        if any(name.casefold().endswith("vbaproject.bin") for name in package.names):
            macros = Finding("macro_enabled", "The file may hold macros; they were not run.")
            self.workbook.findings.append(macros)

    def _read_sheet(self, entry: etree._Element, part: str) -> None:
        sheet = Sheet(_unescaped(entry.get("name", "")), entry.get("state", "visible") != "visible")
        root = self._package.xml(part)
        reader = _SheetReader(self, sheet, root)
        reader.read(root)
        self.workbook.sheets.append(sheet)
        self.workbook.findings += [*reader.findings, *_notes(self._package, part, sheet)]
        self.workbook.list_sheets |= self._list_sheets(root)
        if sum(len(cells) for sheet in self.workbook.sheets for cells in sheet.rows.values()) > CELLS_MAX:
            message = f'With the sheet "{sheet.name}" the file has more than {CELLS_MAX:,} cells.'
            raise DocumentError("too_large", message, hint=_SAVE_AGAIN)

    def _list_sheets(self, root: etree._Element) -> set[str]:
        """The sheets that the drop-downs of a sheet name, by address or by a defined name."""
        offers = [entry for entry in root.iter() if etree.QName(entry).localname == "dataValidation"]
        sources = {"".join(offer.itertext()) for offer in offers}
        addresses = " ".join(self._names.get(source.strip(), source) for source in sources)
        return {name.strip("'").replace("''", "'") for name in re.findall(r"('(?:[^']|'')+'|[^'!\s,=(]+)!", addresses)}


def _is_computed(root: etree._Element) -> bool:
    """Whether a spreadsheet program has computed the formulas: Excel leaves its number, and then asks for no more."""
    settings = root.find(_S + "calcPr")
    return settings is not None and "calcId" in settings.attrib and settings.get("fullCalcOnLoad", "") not in _ON


# --- texts ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Run:
    """A piece of a text; `is_struck` is None where the font of the cell decides."""

    text: str
    is_struck: bool | None = None


def _strings(root: etree._Element) -> list[list[_Run]]:
    return [_runs(entry) for entry in root.iterchildren(_S + "si")]


def _runs(text: etree._Element) -> list[_Run]:
    """The pieces of a text; how it is to be spoken is no part of it."""
    runs = []
    for child in text:
        if child.tag == _S + "t":
            runs.append(_Run(_unescaped(child.text or "")))
        elif child.tag == _S + "r":
            runs.append(_run(child))
    return runs


def _run(run: etree._Element) -> _Run:
    properties = run.find(_S + "rPr")
    text, place = _unescaped(run.findtext(_S + "t", "")), level(properties)
    if place:
        text = moved(text, is_raised=place == "superscript")
    return _Run(text, None if properties is None else is_struck(properties))


def _unescaped(text: str) -> str:
    """A text of the file with what XML cannot hold: "_x000D_" is a carriage return, "_x005F_" an underscore."""
    if "_x" not in text:
        return text
    plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


# --- cells ------------------------------------------------------------------------------------------------------------


class _SheetReader:
    """Reads the cells of one sheet, and gathers what has to be said about them."""

    def __init__(self, book: _Reader, sheet: Sheet, root: etree._Element) -> None:
        self.findings: list[Finding] = []
        self._book = book
        self._sheet = sheet
        self._hidden_columns = set(_hidden_columns(root))

    def read(self, root: etree._Element) -> None:
        """All filled cells and merged areas of the sheet."""
        self._sheet.merges = [_merge(entry.get("ref", "")) for entry in root.iter(_S + "mergeCell")]
        if len(self._sheet.merges) > MERGES_MAX:
            message = f'The sheet "{self._sheet.name}" has more than {MERGES_MAX:,} merged areas.'
            raise DocumentError("too_large", message, hint=_SAVE_AGAIN)
        number = 0
        for row in root.iter(_S + "row"):
            number = int(row.get("r", number + 1))
            cells = dict(self._cells(row, number))
            if cells:
                self._sheet.rows.setdefault(number, {}).update(cells)

    def _cells(self, row: etree._Element, number: int) -> Iterator[tuple[int, SheetCell]]:
        is_hidden = row.get("hidden", "") in _ON or float(row.get("ht", "15")) < HIDDEN_POINTS
        merges = [merge for merge in self._sheet.merges if merge.first_row <= number <= merge.last_row]
        column = 0
        for element in row.iterchildren(_S + "c"):
            column = _column(element.get("r"), number, column)
            cell = self._cell(element, number, column)
            if not cell.is_filled:
                continue
            if any(_covers(merge, number, column) for merge in merges):
                message, place = "A merged cell covers it; it was not read.", self._sheet.place(number, column)
                self.findings.append(Finding("hidden_cells", message, place, cell.text or cell.formula))
            else:
                yield column, self._seen(cell, column, is_hidden, self._style(element))

    def _cell(self, element: etree._Element, row: int, column: int) -> SheetCell:
        style = self._style(element)
        formula, value, kind = element.find(_S + "f"), element.findtext(_S + "v", ""), element.get("t", "n")
        is_empty = not value and kind != "str"
        if formula is not None and (is_empty or (value in ("", "0", "0.0") and not self._book.is_computed)):
            return _without_result(formula, value)
        if kind in ("s", "str", "inlineStr"):
            return self._text_cell(self._runs(element, kind, value), style, row, column)
        if kind == "e":
            return SheetCell(value, doubt=Doubt("cell_error", f"The cell shows the error {value}."))
        if kind == "b":
            return SheetCell("TRUE" if value in _ON else "FALSE" if value else "")
        return self._number_cell(value, kind, style, row, column)

    def _style(self, element: etree._Element) -> CellStyle:
        index = int(element.get("s", "0"))
        return self._book.styles[index] if index < len(self._book.styles) else CellStyle()

    def _runs(self, element: etree._Element, kind: str, value: str) -> list[_Run]:
        if kind == "inlineStr":
            inside = element.find(_S + "is")
            return [] if inside is None else _runs(inside)
        if kind == "s":
            return self._book.strings[int(value)] if value else []
        return [_Run(_unescaped(value))]

    def _text_cell(self, runs: list[_Run], style: CellStyle, row: int, column: int) -> SheetCell:
        pieces = (_marked(run, style) for run in runs)
        written = normalised(levelled("".join(pieces)))
        hidden = Doubt("hidden_cells", HIDDEN) if hides_text(style.code) else None
        return replace(self._in_force(written, row, column), doubt=hidden)

    def _in_force(self, written: str, row: int, column: int) -> SheetCell:
        """The cell of a text without what is struck through in it, which is told."""
        if not is_marked(written):
            return SheetCell(written)
        if pieces := list(struck_pieces(written)):
            message = "Text struck through was taken as deleted."
            self.findings.append(Finding("struck_text", message, self._sheet.place(row, column), "\n".join(pieces)))
        return SheetCell(in_force(written), marked=written)

    def _number_cell(self, value: str, kind: str, style: CellStyle, row: int, column: int) -> SheetCell:
        number, code = _days(value, style.code, self._book.is_1904) if kind == "d" else (_number(value), style.code)
        if number is None:
            return SheetCell(value)
        found = shown(number, code, is_1904=self._book.is_1904)
        return self._in_force(struck(found.text), row, column) if style.is_struck else _as_cell(found)

    def _seen(self, cell: SheetCell, column: int, is_row_hidden: bool, style: CellStyle) -> SheetCell:
        """The cell with the doubt that it cannot be seen, where it has none of its own."""
        places = {
            "Its sheet is hidden.": self._sheet.is_hidden,
            "Its row is hidden.": is_row_hidden,
            "Its column is hidden.": column in self._hidden_columns,
            "It is written in white.": style.is_white,
        }
        reason = next((reason for reason, is_so in places.items() if is_so), None)
        return replace(cell, doubt=Doubt("hidden_cells", reason)) if reason and cell.doubt is None else cell


def _marked(run: _Run, style: CellStyle) -> str:
    """A piece of a text, marked where it is struck through."""
    is_struck = style.is_struck if run.is_struck is None else run.is_struck
    return struck(run.text) if is_struck else run.text


def _without_result(formula: etree._Element, value: str) -> SheetCell:
    """A formula that nothing computed; a 0 that stands in its place is a proposal at best."""
    text = normalised("=" + (formula.text or ""))
    if not value:
        return SheetCell("", formula=text, doubt=NO_RESULT)
    return SheetCell("0", 0.0, formula="", doubt=_NEVER_COMPUTED)


def _as_cell(found: Shown) -> SheetCell:
    code = "hidden_cells" if found.reason == HIDDEN else "cell_shows_otherwise"
    doubt = Doubt(code, found.reason) if found.reason else None
    return SheetCell(
        found.text, found.number, found.sample, found.sample_value, is_date=found.number is None, doubt=doubt
    )


def _number(value: str) -> float | None:
    return float(value) if _NUMBER.fullmatch(value) else None


def _days(value: str, code: str, is_1904: bool) -> tuple[float | None, str]:
    """A date of a Strict workbook ("2025-01-03T00:00:00") as days, and the format in which it is shown."""
    try:
        moment = datetime.fromisoformat(value).replace(tzinfo=None)
    except ValueError:
        return None, code
    days = (moment - EPOCH[is_1904]).total_seconds() / 86_400
    return days, "yyyy-mm-dd" if code == "General" else code


# --- places -----------------------------------------------------------------------------------------------------------


def _column(reference: str | None, row: int, before: int) -> int:
    """The column of a cell; raises ValueError where it does not stand in its row. Some programs leave it out."""
    if reference is None:
        return before + 1
    column, named_row = _position(reference)
    if named_row != row:
        raise ValueError(f"the cell {reference} stands in row {row}")
    return column


def _position(reference: str) -> tuple[int, int]:
    """Column and row of "B5", counted from 1; raises ValueError for what no sheet can have."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference!r} is no cell")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    if column > COLUMNS_MAX or not 0 < int(found[2]) <= ROWS_MAX:
        raise ValueError(f"{reference!r} is no cell")
    return column, int(found[2])


def _merge(area: str) -> Merge:
    found = _AREA.fullmatch(area)
    if found is None:
        raise ValueError(f"{area!r} is no area")
    (first_column, first_row), (last_column, last_row) = _position(found[1]), _position(found[2])
    return Merge(first_row, first_column, last_row, last_column)


def _covers(merge: Merge, row: int, column: int) -> bool:
    """Whether a merged area hides a cell: any but its first."""
    is_inside = merge.first_row <= row <= merge.last_row and merge.first_column <= column <= merge.last_column
    return is_inside and (row, column) != (merge.first_row, merge.first_column)


def _hidden_columns(root: etree._Element) -> Iterator[int]:
    for entry in root.iter(_S + "col"):
        if entry.get("hidden", "") in _ON or float(entry.get("width", "9")) < HIDDEN_WIDTH:
            yield from range(int(entry.get("min", "1")), min(int(entry.get("max", "1")), COLUMNS_MAX) + 1)


# --- beside the cells -------------------------------------------------------------------------------------------------


def _notes(package: Package, part: str, sheet: Sheet) -> Iterator[Finding]:
    """The comments on a sheet's cells and the text boxes that lie on it."""
    relations = [relation for relation in package.relations(part) if relation.target in package]
    for relation in relations:
        if relation.kind == "threadedComment":
            for entry in package.xml(relation.target).iter(_THREAD + "threadedComment"):
                yield _comment(sheet, entry.get("ref", ""), entry.findtext(_THREAD + "text", ""))
        elif relation.kind == "comments":
            for entry in package.xml(relation.target).iter(_S + "comment"):
                inside = entry.find(_S + "text")
                text = "" if inside is None else levelled("".join(run.text for run in _runs(inside)))
                if not text.startswith(_THREAD_NOTICE):
                    yield _comment(sheet, entry.get("ref", ""), text)
        elif relation.kind == "drawing":
            yield from _text_boxes(package.xml(relation.target), sheet)


def _comment(sheet: Sheet, reference: str, text: str) -> Finding:
    column, row = _position(reference)
    return Finding("cell_comment", "A comment stands on the cell.", sheet.place(row, column), normalised(text))


def _text_boxes(root: etree._Element, sheet: Sheet) -> Iterator[Finding]:
    for shape in root.iter(_SHAPE):
        lines = ("".join(run.text or "" for run in line.iter(_TEXT_RUN)) for line in shape.iter(_TEXT_LINE))
        if text := normalised("\n".join(lines)):
            yield Finding("text_box", "A text box lies on the sheet.", sheet.place(), text)
