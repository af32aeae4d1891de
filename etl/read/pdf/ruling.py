"""The lines of a page as tables of cells: where two lines cross is a corner, and what no line parts is one cell."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from etl.read.pdf.parts import Page, Stroke

NEAR = 3.0  # points; lines that are nearer are one
CELLS_MAX = 20_000  # of a page; a page of a form has about a hundred


@dataclass(eq=False, slots=True)
class Area:
    """One ruled cell in points; `is_open` says on which sides (top, bottom) the page cuts it, without a line."""

    left: float
    top: float
    right: float
    bottom: float
    is_open: tuple[bool, bool] = (False, False)

    def holds(self, across: float, down: float) -> bool:
        """Whether a place lies in it."""
        return self.left <= across <= self.right and self.top <= down <= self.bottom

    @property
    def size(self) -> float:
        """Its area, in square points."""
        return (self.right - self.left) * (self.bottom - self.top)


@dataclass(eq=False, slots=True)
class Ruled:
    """One table of a page: its cells, row by row."""

    areas: list[Area] = field(default_factory=list)

    @property
    def outline(self) -> Area:
        """The box round all its cells."""
        return Area(
            min(area.left for area in self.areas),
            min(area.top for area in self.areas),
            max(area.right for area in self.areas),
            max(area.bottom for area in self.areas),
        )


def ruled_tables(page: Page) -> list[Ruled]:
    """The tables that the lines of a page make, from its top."""
    across, down = _joined(page.across), _joined(page.down)
    groups = _connected(across, down)
    tables = [Ruled(list(_areas(*group))) for group in groups if len(group[1]) > 1]
    return sorted((table for table in tables if table.areas), key=lambda table: table.outline.top)


def _joined(strokes: Iterable[Stroke]) -> list[Stroke]:
    """Lines that lie on one another or go on from one another, as one."""
    made: list[Stroke] = []
    for level in _levels(strokes):
        at = sum(stroke.at for stroke in level) / len(level)
        start, end = level[0].start, level[0].end
        for stroke in sorted(level, key=lambda stroke: stroke.start):
            if stroke.start <= end + NEAR:
                start, end = min(start, stroke.start), max(end, stroke.end)
            else:
                made.append(Stroke(at, start, end))
                start, end = stroke.start, stroke.end
        made.append(Stroke(at, start, end))
    return made


def _levels(strokes: Iterable[Stroke]) -> Iterator[list[Stroke]]:
    """The lines at one coordinate, each level sorted by where its lines begin."""
    level: list[Stroke] = []
    for stroke in sorted(strokes, key=lambda stroke: stroke.at):
        if level and stroke.at - level[-1].at > NEAR:
            yield sorted(level, key=lambda stroke: stroke.start)
            level = []
        level.append(stroke)
    if level:
        yield sorted(level, key=lambda stroke: stroke.start)


def _connected(across: list[Stroke], down: list[Stroke]) -> list[tuple[list[Stroke], list[Stroke]]]:
    """The lines that touch one another, group by group, as (across, down)."""
    group_of = list(range(len(across) + len(down)))

    def root(at: int) -> int:
        while group_of[at] != at:
            group_of[at] = at = group_of[group_of[at]]
        return at

    for one, row in enumerate(across):
        for other, column in enumerate(down, start=len(across)):
            if _touches(row, column):
                group_of[root(one)] = root(other)
    groups: dict[int, tuple[list[Stroke], list[Stroke]]] = {}
    for at, stroke in enumerate([*across, *down]):
        groups.setdefault(root(at), ([], []))[at >= len(across)].append(stroke)
    return list(groups.values())


def _touches(row: Stroke, column: Stroke) -> bool:
    is_beside = row.start - NEAR <= column.at <= row.end + NEAR
    return is_beside and column.start - NEAR <= row.at <= column.end + NEAR


def _areas(across: list[Stroke], down: list[Stroke]) -> Iterator[Area]:
    """The cells of one table: slots of its grid that no line parts; an end that no line closes is that of its lines."""
    lines = _coordinates(stroke.at for stroke in across)
    top, bottom = min(stroke.start for stroke in down), max(stroke.end for stroke in down)
    rows = _coordinates([*lines, top, bottom])
    columns = _coordinates(stroke.at for stroke in down)
    if len(rows) * len(columns) > CELLS_MAX:
        return
    for slots in _merged(len(rows) - 1, len(columns) - 1, _walls(rows, columns, across, down)):
        first, last = rows[min(row for row, _ in slots)], rows[max(row for row, _ in slots) + 1]
        left, right = columns[min(at for _, at in slots)], columns[max(at for _, at in slots) + 1]
        is_open = tuple(_is_open(edge, left, right, across) for edge in (first, last))
        yield Area(left, first, right, last, (is_open[0], is_open[1]))


def _is_open(edge: float, left: float, right: float, across: list[Stroke]) -> bool:
    return not any(_covers(stroke, edge, (left + right) / 2) for stroke in across)


def _coordinates(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > NEAR:
            found.append(value)
    return found


_Wall = Callable[[int, int], bool]


def _walls(rows: list[float], columns: list[float], across: list[Stroke], down: list[Stroke]) -> tuple[_Wall, _Wall]:
    """Whether a line parts a slot from the one below it, and from the one right of it."""

    def below(row: int, column: int) -> bool:
        middle = (columns[column] + columns[column + 1]) / 2
        return any(_covers(stroke, rows[row + 1], middle) for stroke in across)

    def right(row: int, column: int) -> bool:
        middle = (rows[row] + rows[row + 1]) / 2
        return any(_covers(stroke, columns[column + 1], middle) for stroke in down)

    return below, right


def _covers(stroke: Stroke, at: float, middle: float) -> bool:
    return abs(stroke.at - at) <= NEAR and stroke.start - NEAR <= middle <= stroke.end + NEAR


def _merged(rows_count: int, columns_count: int, walls: tuple[_Wall, _Wall]) -> list[list[tuple[int, int]]]:
    """The slots of a grid, those that no line parts together, in reading order of their first."""
    below, right = walls
    cell_of: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for row in range(rows_count):
        for column in range(columns_count):
            slot = (row, column)
            cell_of.setdefault(slot, [slot])
            if column and not right(row, column - 1):
                _unite(cell_of, slot, (row, column - 1))
            if row and not below(row - 1, column):
                _unite(cell_of, slot, (row - 1, column))
    found = {id(slots): slots for slots in cell_of.values()}
    return sorted(found.values(), key=min)


def _unite(cell_of: dict[tuple[int, int], list[tuple[int, int]]], one: tuple[int, int], other: tuple[int, int]) -> None:
    mine, theirs = cell_of[one], cell_of[other]
    if mine is not theirs:
        theirs.extend(mine)
        for slot in mine:
            cell_of[slot] = theirs
