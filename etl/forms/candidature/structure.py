"""The form where no heading can be read: found by its ten and its six numbered rows, its boxes, its e-mail address."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.findings import Place
from etl.forms.candidature.plan_table import Header, PlanReader
from etl.forms.candidature.printed import is_printed
from etl.forms.candidature.service_types import boxes_in, printed_types
from etl.forms.records import COLUMNS
from etl.read.document import Block, Cell, Row, Table, lines_of
from etl.read.marks import plain

LABEL_TEXT_MAX = 320  # a label begins with its number; no more of a cell is looked at, however long the answer in it
_NUMBER = re.compile(r"\D{0,80}?(\d{1,2})(?!\d)")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
CONTACT_FIELDS = ("contact_name", "contact_position", "contact_organization", "contact_email")
ESSENTIALS = tuple(f"essential_{number}" for number in range(1, 11))
OBJECTIVES = tuple(f"{kind}_objective_{number}" for kind in ("strategic", "cross_cutting") for number in (1, 2, 3))


@dataclass(frozen=True, slots=True)
class Guess:
    """Where the answer to a field stands by the form's structure, and its lines there."""

    field: str
    place: Place
    lines: tuple[str, ...]


@dataclass(slots=True)
class Outline:
    """What the structure of a document says: answers by place, and the work plan."""

    places: list[Guess] = field(default_factory=list)
    plan: PlanReader | None = None


@dataclass(frozen=True, slots=True)
class _Pair:
    """A label and the cell after it: beside it in its row, or in the row below."""

    label: str
    table: Table
    row: Row
    cell: Cell

    def guess(self, name: str) -> Guess:
        column = self.row.cells.index(self.cell) + 1
        return Guess(name, self.table.place(self.row.number, column), tuple(lines_of(self.cell.blocks)))


def outline_of(blocks: list[Block]) -> Outline | None:
    """The answers by structure; None where a document has neither the ten Essentials nor a plan with eight boxes."""
    outline = Outline()
    tables = list(_tables(blocks))
    pairs = {table.number: list(_pairs(table)) for table in tables}
    essentials = next((number for number in pairs if _numbers(pairs[number]) == list(range(1, 11))), None)
    outline.plan = _plan(tables)
    if essentials is None and outline.plan is None:
        return None
    if essentials is not None:
        _name(outline, pairs[essentials], ESSENTIALS)
        _name_first(outline, [pair for number in pairs if number < essentials for pair in pairs[number]])
        _name_after(outline, {number: found for number, found in pairs.items() if number > essentials})
        for table in tables:
            if table.number > essentials and all(":" in row.cells[-1].text for row in table.rows[-2:] if row.cells):
                _name_mayor(outline, table)
    for found in pairs.values():
        if len(found) == len(CONTACT_FIELDS) and _EMAIL.search(found[-1].cell.text):
            _name(outline, found, CONTACT_FIELDS)
    return outline


def _tables(blocks: list[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
            for row in block.rows:
                for cell in row.cells:
                    yield from _tables(cell.blocks)


def _pairs(table: Table) -> Iterator[_Pair]:
    """The labels of a table with their answers: two cells of a row, or two rows of one cell."""
    label: str | None = None
    for row in table.rows:
        if len(row.cells) == 2:
            yield _Pair(_label(row.cells[0]), table, row, row.cells[1])
            label = None
        elif len(row.cells) == 1 and (label is None or _starts_anew(table, row, label)):
            label = _label(row.cells[0])
        elif len(row.cells) == 1:
            yield _Pair(label or "", table, row, row.cells[0])
            label = None


def _starts_anew(table: Table, row: Row, label: str) -> bool:
    """Whether a row begins a numbered sequence right under a heading that has no number."""
    return _number(_label(row.cells[0])) == 1 and _number(label) != 1 and row is table.rows[1]


def _label(cell: Cell) -> str:
    return plain(cell.text)[:LABEL_TEXT_MAX]


def _number(label: str) -> int | None:
    digits = "".join(str(int(letter)) if letter.isdecimal() else letter for letter in label.split("\n", 1)[0])
    found = _NUMBER.match(digits)
    return int(found.group(1)) if found else None


def _numbers(pairs: list[_Pair]) -> list[int | None]:
    return [_number(pair.label) for pair in pairs]


def _name(outline: Outline, pairs: list[_Pair], names: tuple[str, ...]) -> None:
    outline.places.extend(pair.guess(name) for pair, name in zip(pairs, names, strict=False))


def _name_first(outline: Outline, pairs: list[_Pair]) -> None:
    """City, country and motivation: the three answers before the Essentials."""
    if len(pairs) == 3:
        _name(outline, pairs, ("city_name", "country", "motivation"))


def _name_after(outline: Outline, tables: dict[int, list[_Pair]]) -> None:
    """The objectives, numbered 1 to 3 twice, and the table of one question after them: the global agenda."""
    numbered = [pair for pairs in tables.values() if pairs and set(_numbers(pairs)) <= {1, 2, 3} for pair in pairs]
    if _numbers(numbered) != [1, 2, 3, 1, 2, 3]:
        return
    _name(outline, numbered, OBJECTIVES)
    last = max(pair.table.number for pair in numbered)
    following = next((pairs for number, pairs in tables.items() if number > last and pairs), [])
    if len(following) == 1:
        _name(outline, following, ("global_agenda",))


def _name_mayor(outline: Outline, table: Table) -> None:
    """The mayor's quote and name: the last two of a table's rows of one cell, each behind a colon."""
    rows = [row for row in table.rows if len(row.cells) == 1 and row.cells[0].text]
    parts = [plain(row.cells[0].text).partition(":") for row in rows[-2:]]
    if len(rows) != len(table.rows) or len(rows) not in (2, 3):
        return
    if any(not 0 < len(label) < 60 or is_printed(label.split("\n", 1)[0]) for label, _, _ in parts):
        return
    for row, (_, _, text), name in zip(rows[-2:], parts, ("mayor_quote", "mayor_name"), strict=True):
        outline.places.append(Guess(name, table.place(row.number, 1), (text.strip(),)))


def _plan(tables: list[Table]) -> PlanReader | None:
    """The tables of six columns whose fifth holds the eight boxes."""
    plan: PlanReader | None = None
    for table in tables:
        rows = [row for row in table.rows if _has_boxes(row)]
        if not rows:
            continue
        columns = tuple((cell.column, cell.span, name, name) for cell, name in zip(rows[0].cells, COLUMNS, strict=True))
        header = Header(columns, (), frozenset())
        plan = plan or PlanReader(header)
        plan.begin(table, header)
        for row in rows:
            plan.take(row)
    return plan


def _has_boxes(row: Row) -> bool:
    types = COLUMNS.index("types")
    return len(row.cells) == len(COLUMNS) and boxes_in(row.cells[types].text) in printed_types()
