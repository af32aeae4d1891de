"""Tables of services: their header, whatever its columns, and their rows, one a service."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from etl.findings import Finding, Place
from etl.forms.candidature.labels import YEAR_BOUNDS
from etl.forms.candidature.labels import vocabulary as vocabulary_of
from etl.forms.candidature.matching import Match, Vocabulary
from etl.forms.candidature.printed import is_printed
from etl.forms.candidature.printed_examples import OFFERED, likeness_of
from etl.forms.candidature.service_types import ServiceTypes, read_types
from etl.forms.records import COLUMNS, Answer, WorkPlanRow
from etl.read.document import Cell, Row, Table
from etl.read.marks import is_marked, plain, shown, typed

HEADER_LABELS_MIN = 3  # of the six columns: two stand together in many tables ("Year", "Coverage")
PROMISED = ("service", "indicators")  # of just three columns one says what is done: a bill has a type and a description
HEADER_CELLS_MAX = 3  # filled cells for each that names a column: a list of books has a type, a title and a year too
HEADER_TEXT_MAX = 200  # the longest printed heading has 70 letters, in two languages twice that


@dataclass(frozen=True, slots=True)
class Header:
    """Which columns of a table hold what: the field (None for an added column) of each header cell, in order."""

    cells: tuple[tuple[int, int, str | None, str], ...]  # first grid column, columns spanned, field, text
    labels: tuple[Match, ...]
    labelled: frozenset[str]  # the fields whose heading was recognised; others have their place only
    exact: frozenset[str] = frozenset()  # those of them whose heading stands there as it is printed
    unsure: frozenset[str] = frozenset()  # the fields that several headings may be, so that none is read

    @property
    def width(self) -> int:
        """The number of grid columns up to the end of the last header cell."""
        return max(column + span for column, span, _, _ in self.cells)


def header_of(row: Row, vocabulary: Vocabulary) -> Header | None:
    """The header that a row is; None where fewer than three of its cells name a column of the work plan."""
    if len(row.cells) < HEADER_LABELS_MIN:
        return None
    found = [_column_label(cell, vocabulary) for cell in row.cells]
    bounds = [_bound_of(cell, match) for cell, match in zip(row.cells, found, strict=True)]
    unsure = _unsure_fields(found, bounds)
    cells: list[_HeaderCell] = []
    matches: list[Match] = []
    taken: set[str] = set()
    exact: set[str] = set()
    for cell, match, bound in zip(row.cells, found, bounds, strict=True):
        names = () if match is None or bound else match.fields
        field = next((name for name in names if name not in taken | unsure), None)
        if match and field:
            taken.add(field)
            matches.append(match)
            if match.exact:
                exact.add(field)
        cells.append((cell.column, cell.span, field or (None if "year" in unsure else bound), _line(cell)))
    taken |= {"year"} if any(bounds) and "year" not in unsure else set()
    if len(taken) < HEADER_LABELS_MIN or len(taken) * HEADER_CELLS_MAX < sum(bool(text) for *_, text in cells):
        return None
    if len(taken) == HEADER_LABELS_MIN and taken.isdisjoint(PROMISED):
        return None
    placed = tuple(cells) if unsure else _placed(cells)
    return Header(placed, tuple(matches), frozenset(taken), frozenset(exact), unsure)


def columns_named(row: Row, vocabulary: Vocabulary) -> frozenset[str]:
    """The columns of the plan that cells of a row name exactly, however few: of half a header too."""
    found = (_column_label(cell, vocabulary) for cell in row.cells)
    return frozenset(match.fields[0] for match in found if match and match.exact and not match.rest)


def _bound_of(cell: Cell, match: Match | None) -> str | None:
    """The first or the last year, where a heading names one of them and no column of the plan as it is printed."""
    if (match and match.exact) or not cell.text or len(cell.text) > HEADER_TEXT_MAX:
        return None
    bound = vocabulary_of("year_bound").pure(_line(cell))
    return bound.fields[0] if bound else None


def _unsure_fields(found: list[Match | None], bounds: list[str | None]) -> frozenset[str]:
    """The columns that no heading names for sure.

    Two headings are only like it; or it is the year, and one of its bounds stands alone or beside a "Year".
    """
    like = Counter(
        match.fields[0]
        for match, bound in zip(found, bounds, strict=True)
        if match and not match.exact and not match.rest and not bound
    )
    unsure = {field for field, count in like.items() if count > 1}
    has_year = any(match and "year" in match.fields for match, bound in zip(found, bounds, strict=True) if not bound)
    named = sorted(filter(None, bounds))
    if named and (has_year or named != sorted(YEAR_BOUNDS)):
        unsure.add("year")
    return frozenset(unsure)


def _line(cell: Cell) -> str:
    return cell.text.replace("\n", " ")


_HeaderCell = tuple[int, int, str | None, str]


def _placed(cells: list[_HeaderCell]) -> tuple[_HeaderCell, ...]:
    """The header cells, those without a known heading named by their place where all others stand as printed."""
    names = [field for _, _, field, _ in cells]
    if len(cells) != len(COLUMNS) or any(
        name not in (None, column) for name, column in zip(names, COLUMNS, strict=True)
    ):
        return tuple(cells)
    return tuple((at, span, column, text) for (at, span, _, text), column in zip(cells, COLUMNS, strict=True))


def _column_label(cell: Cell, vocabulary: Vocabulary) -> Match | None:
    text = plain(cell.text)
    if not text or len(text) > HEADER_TEXT_MAX:
        return None
    match = vocabulary.match(text.replace("\n", " "))
    return match if match and not match.rest else vocabulary.match(text)


@dataclass(slots=True)
class _Found:
    """The cells of one row that belong to one field; `inherited` where a cell above reaches down."""

    cells: list[Cell]
    inherited: bool
    is_span: bool = False  # the cells are the first and the last year
    doubt: Finding | None = None

    @property
    def text(self) -> str:
        """What is in force in the cells."""
        if self.is_span:
            return "–".join(dict.fromkeys(_one_line(cell.text) for cell in self.cells if cell.text))
        return _worded(cell.text for cell in self.cells)

    @property
    def doubts(self) -> list[Finding]:
        """Why the cells have to be asked about."""
        return [doubt for doubt in (self.doubt, *(cell.doubt for cell in self.cells)) if doubt]

    @property
    def written(self) -> str:
        """What stands in the cells, with what is struck through, marked."""
        return _worded(cell.written for cell in self.cells)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _worded(texts: Iterable[str]) -> str:
    """The texts without those that only number a row, unless there is no other."""
    filled = [text for text in texts if text]
    worded = [text for text in filled if not re.fullmatch(r"[\d\s.)]*", text)]
    return "\n".join(worded or filled)


class PlanReader:
    """Reads the rows of work-plan tables under one header, also those of tables that continue it."""

    def __init__(self, header: Header) -> None:
        self.header = header
        self.rows: list[WorkPlanRow] = []
        self.findings: list[Finding] = []
        self._above: dict[int, Cell] = {}
        self._added: set[int] = set()

    def begin(self, table: Table, header: Header | None = None) -> None:
        """Goes on with another table, or under a repeated header."""
        self.table = table
        self.header = header or self.header
        self._above = {}
        self._added = set()
        if header is not None:
            self._note_unlabelled(header)

    def _note_unlabelled(self, header: Header) -> None:
        for _, _, field, text in header.cells:
            if field and field not in header.labelled and field not in YEAR_BOUNDS:
                message = f"The column of {field} was found by its place in the form only."
                self.findings.append(Finding("read_by_structure", message, self.table.place(1), text))
        text = " | ".join(text for _, _, field, text in header.cells if text and field is None)
        for field in sorted(header.unsure):
            message = f"No heading names the column of {field} for sure; it was not read."
            self.findings.append(Finding("plan_column_unsure", message, self.table.place(), text))

    def continues(self, table: Table) -> bool:
        """Whether a table without header looks like more rows of this one: as many cells, or as wide."""
        cells = table.rows[0].cells if table.rows else []
        width = max((cell.column + cell.span for cell in cells), default=0)
        return len(cells) > 2 and (len(cells) == len(self.header.cells) or width == self.header.width)

    def take(self, row: Row) -> None:
        """Adds the service that a row describes; none for blank rows, bands and unchanged examples."""
        found = self._found(row)
        read, types = self._row(row, found)
        if _is_struck(read, found):
            self._note_row("struck_row", "What the row offers is struck through; it was taken as deleted.", read)
        elif _is_blank(read, found) or self._is_band(row):
            self.findings.extend(_doubts_of(found))
        else:
            self._add(read, types, found)

    def _add(self, read: WorkPlanRow, types: ServiceTypes, found: dict[str, _Found]) -> None:
        """Adds a row unless it is an unchanged example; one that was changed on the way is marked and told."""
        likeness = likeness_of(read)
        if likeness in _EXAMPLES:
            self._note_row(*_EXAMPLES[likeness], read)
        if likeness in _PRINTED:
            self.rows.append(replace(read, is_printed_example=True))
        elif likeness != "unchanged":
            self.rows.append(read)
            self.findings.extend(_doubts_of(found))
            doubts = (Finding(code, _DOUBTS[code], read.types_cell.place, text) for code, text in types.doubts)
            self.findings.extend(doubts)

    def _note_row(self, code: str, message: str, read: WorkPlanRow) -> None:
        text = " | ".join(filter(None, (getattr(read, column).original_text for column in OFFERED)))
        self.findings.append(Finding(code, message, read.place, text))

    def _found(self, row: Row) -> dict[str, _Found]:
        found: dict[str, _Found] = {}
        for cell, inherited, field in self._placed(row):
            if field is not None:
                entry = found.setdefault(field, _Found([], True))
                entry.cells.append(cell)
                entry.inherited = entry.inherited and inherited
            elif cell.text and not inherited and cell.column not in self._added:
                self._added.add(cell.column)
                self._note("added_column", "A column that the form does not have was not read.", row, cell)
        bounds = [found.pop(name) for name in YEAR_BOUNDS if name in found]
        if bounds:
            found["year"] = self._span(row, bounds)
        return found

    def _span(self, row: Row, bounds: list[_Found]) -> _Found:
        """The cells of the first and the last year as those of the year; one left empty makes it unsure."""
        cells = [cell for bound in bounds for cell in bound.cells]
        filled, doubt = [cell for cell in cells if cell.text], None
        if len(filled) == 1:
            message = "The first or the last year of the service is missing."
            doubt = Finding("year_bound_missing", message, self._place(row, filled[0]), filled[0].text)
        return _Found(cells, all(bound.inherited for bound in bounds), is_span=True, doubt=doubt)

    def _placed(self, row: Row) -> list[tuple[Cell, bool, str | None]]:
        by_order = len(row.cells) == len(self.header.cells)
        placed = []
        for index, cell in enumerate(row.cells):
            field = self.header.cells[index][2] if by_order else self._field_at(cell)
            own = self._reaching_down(cell)
            placed.append((own, own is not cell, field))
        return placed

    def _reaching_down(self, cell: Cell) -> Cell:
        """The cell itself, or the top of the vertical merge that it continues."""
        if cell.merged == "next":
            return self._above.get(cell.column, cell)
        self._above.pop(cell.column, None)
        if cell.merged == "first":
            self._above[cell.column] = cell
        return cell

    def _field_at(self, cell: Cell) -> str | None:
        """The field of the header cell that covers most of a cell's grid columns, the first of equals."""
        covered = [
            (min(column + span, cell.column + cell.span) - max(column, cell.column), field)
            for column, span, field, _ in self.header.cells
        ]
        most = max(covered, key=lambda entry: entry[0])
        return most[1] if most[0] > 0 else None

    def _is_band(self, row: Row) -> bool:
        """Whether a row only bears a heading: one filled cell that spans half the table, or just "Year 1"."""
        filled = [cell for cell in row.cells if cell.text and cell.merged != "next"]
        if len(filled) != 1:
            return False
        cell, text = filled[0], filled[0].text
        if cell.span * 2 < self.header.width and not _is_heading(text) and len(row.cells) > 1:
            return False
        if not is_printed(text):
            self._note("band_row", "A row with a heading only was not read as a service.", row, cell)
        return True

    def _note(self, code: str, message: str, row: Row, cell: Cell) -> None:
        self.findings.append(Finding(code, message, self._place(row, cell), shown(cell.text)))

    def _place(self, row: Row, cell: Cell | None = None) -> Place:
        column = row.cells.index(cell) + 1 if cell in row.cells else None
        return self.table.place(row.number, column)

    def _row(self, row: Row, found: dict[str, _Found]) -> tuple[WorkPlanRow, ServiceTypes]:
        texts = {field: entry.text for field, entry in found.items()}
        types = read_types(found["types"].written if "types" in found else "")
        told: dict[str, Any] = {"types": types.types, "type_other": types.other, "place": self._place(row)}
        answers: dict[str, Any] = {
            field: self._answer(field, row, found.get(field), texts.get(field, "")) for field in COLUMNS
        }
        answers["types_cell"] = answers.pop("types")
        return WorkPlanRow(**answers | told), types

    def _answer(self, field: str, row: Row, found: _Found | None, text: str) -> Answer:
        if found is None:
            return Answer(field, None, "", self._place(row))
        answer = shown(text) if field == "types" else typed(text)
        doubt = next((doubt.message for doubt in found.doubts), "")
        return Answer(field, answer or None, shown(found.written), self._place(row, found.cells[0]), doubt)


def _is_struck(row: WorkPlanRow, found: dict[str, _Found]) -> bool:
    """Whether all that a row offers is struck through, whatever is left of its year, types and coverage."""
    has_offer = any(getattr(row, name).text for name in OFFERED)
    return not has_offer and any(is_marked(found[name].written) for name in OFFERED if name in found)


def _doubts_of(found: dict[str, _Found]) -> list[Finding]:
    """Why cells of a row have to be asked about, one finding a reason; a whole row is hidden in one go."""
    by_reason: dict[tuple[str, str], list[Finding]] = {}
    for doubt in (doubt for entry in found.values() for doubt in entry.doubts if not entry.inherited):
        by_reason.setdefault((doubt.code, doubt.message), []).append(doubt)
    return [doubts[0] if len(doubts) == 1 else _together(doubts) for doubts in by_reason.values()]


def _together(doubts: list[Finding]) -> Finding:
    place = replace(doubts[0].place, column=None)
    return replace(doubts[0], place=place, text=" | ".join(doubt.text for doubt in doubts))


def _is_blank(row: WorkPlanRow, found: dict[str, _Found]) -> bool:
    """Whether a row says nothing of its own: merged cells above it don't count."""
    own = [name for name, entry in found.items() if not entry.inherited]
    ticked = "types" in own and (row.types or row.type_other)
    return not ticked and not any(getattr(row, name).text for name in own if name != "types")


_PRINTED = frozenset({"bare", "translated"})
_EXAMPLES = {
    "bare": ("example_row_left_out", "A printed example row that has lost its ticks or a cell is no service."),
    "translated": ("example_row_left_out", "A translation of a printed example row is no service."),
    "overwritten": (
        "example_row_overwritten",
        "Part of a printed example row is left in this service, word for word; what it says may not be the hub's.",
    ),
}
_DOUBTS = {
    "types_without_marks": "The types are listed, but none is marked.",
    "types_by_position": "The labels of the boxes could not be read; the form's order was taken.",
    "type_not_recognised": "This is none of the form's types of service.",
    "type_other_not_ticked": 'Text stands after "Other", but its box is not ticked.',
}


def _is_heading(text: str) -> bool:
    return is_printed(text) or re.fullmatch(r"\D{0,8}\s*(?:\d{1,2}|20\d\d)(?:\s*[(:–-]\s*20\d\d\)?)?", text) is not None
