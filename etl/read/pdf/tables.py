"""Ruled areas with their text as tables, those that go on over a page put together."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from etl.findings import Box, Finding
from etl.read.document import Block, Cell, Row, Table
from etl.read.pdf.lines import Line, goes_on_over_page, has_no_room, paragraphs, right_to_left_share
from etl.read.pdf.ruling import NEAR, Area

WIDTH_NEAR = 6.0  # points by which a table may be moved or be wider on its next page
HEADING_CELLS_MIN = 2  # filled cells of a row that may be printed again on the next page
DRAWN = "A box is drawn here, and no reader can tell whether it is ticked."
STRUCK = "A line is drawn through words here; they were left out."
RIGHT_TO_LEFT = "Letters that are written from right to left change their order in a PDF."
CUT_UNSURE = "The page ends here: this row may be the end of the row above."


@dataclass(eq=False, slots=True)
class AreaCell:
    """One cell with its lines and inner tables; `places` are its boxes, one a page that it stands on.

    `first_column` … `last_column` are its edges in points; `doubt` is a code and why it must be asked about.
    """

    area: Area
    places: list[Box]
    lines: list[Line] = field(default_factory=list)
    inner: "list[AreaTable]" = field(default_factory=list)
    doubt: tuple[str, str] | None = None
    is_next: bool = False
    is_first: bool = False

    @property
    def texts(self) -> list[str]:
        """Its paragraphs."""
        return paragraphs(self.lines, self.area.left, self.area.right)

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it."""
        return not self.lines and not self.inner


@dataclass(eq=False, slots=True)
class AreaTable:
    """One table: rows of cells, from the top of its first page to the end of its last."""

    page: int
    rows: list[list[AreaCell]]
    outline: Area

    def goes_on_in(self, other: "AreaTable") -> bool:
        """Whether a table at the top of the next page has the same edges."""
        mine, theirs = self.outline, other.outline
        return abs(mine.left - theirs.left) < WIDTH_NEAR and abs(mine.right - theirs.right) < WIDTH_NEAR

    def take(self, other: "AreaTable") -> None:
        """Add the rows of a table that goes on from this one: repeated headings are dropped, a cut row is joined."""
        rows = list(other.rows)
        while rows and self._repeats(rows[0]):
            del rows[0]
        if rows and (cut := _is_cut(self.rows[-1], rows[0])):
            if cut == "sure":
                _join(self.rows[-1], rows.pop(0))
            else:
                for cell in rows[0]:
                    cell.doubt = cell.doubt or ("cut_row_unsure", CUT_UNSURE)
        self.rows += rows
        self.page = other.page

    def _repeats(self, row: list[AreaCell]) -> bool:
        texts = [cell.texts for cell in row]
        is_heading = sum(map(bool, texts)) >= HEADING_CELLS_MIN
        return is_heading and any(texts == [cell.texts for cell in mine] for mine in self.rows)


def _is_cut(above: list[AreaCell], below: list[AreaCell]) -> str:
    """Whether a page break cuts a row: "sure", "unsure" or "" (no).

    It does where no line closes the row; where the cells that go on had no room for another line, and a cell has
    nothing more to say or all end amid a sentence; and where some had none and the first cell, which names a row, is
    empty below, as programs keep the lines of a short paragraph together. Else it may as well be a row of its own.
    """
    if len(above) != len(below) or any(
        abs(one.area.left - other.area.left) > WIDTH_NEAR for one, other in zip(above, below, strict=True)
    ):
        return ""
    if any(cell.area.is_open[1] for cell in above) or all(cell.area.is_open[0] for cell in below):
        return "sure"
    going_on = [(one, other) for one, other in zip(above, below, strict=True) if other.lines]
    full = [has_no_room(one.lines, one.area.bottom) for one, _ in going_on]
    if any(full) and below[0].is_empty and not above[0].is_empty and len(above) > 1:
        return "sure"
    if not going_on or not all(full):
        return ""
    is_amid = all(goes_on_over_page(one.lines, other.lines, one.area.left, one.area.right) for one, other in going_on)
    if is_amid or len(going_on) < len(above):
        return "sure"
    return "unsure" if len(above) > 2 and _has_several_lines(above) else ""


def _has_several_lines(row: list[AreaCell]) -> bool:
    return any(len(cell.lines) > 1 for cell in row)


def _join(above: list[AreaCell], below: list[AreaCell]) -> None:
    for one, other in zip(above, below, strict=True):
        one.lines += other.lines
        one.inner += other.inner
        one.doubt = one.doubt or other.doubt
        one.places += [] if other.is_empty else other.places
        one.area = Area(one.area.left, other.area.top, one.area.right, other.area.bottom, other.area.is_open)


# --- as tables of a document ------------------------------------------------------------------------------------------


class Numbered:
    """Makes tables of a document, counted from 1 in the order in which they begin."""

    def __init__(self) -> None:
        self._count = 0

    def table(self, found: AreaTable) -> Table:
        """A table with the place of each cell on its page."""
        self._count += 1
        table = Table(self._count, [], boxes={})
        edges = _edges(found.rows)
        for number, cells in enumerate(found.rows, start=1):
            row = Row(number, [])
            for at, cell in enumerate(cells, start=1):
                row.cells.append(self._cell(cell, edges))
                table.boxes[number, at] = cell.places[0]
            table.boxes[number, 0] = _round(cell.places[0] for cell in cells)
            table.rows.append(row)
        return table

    def _cell(self, cell: AreaCell, edges: list[float]) -> Cell:
        first, last = (_nearest(edges, side) for side in (cell.area.left, cell.area.right))
        blocks: list[Block] = [*cell.texts, *(self.table(inner) for inner in cell.inner)]
        merged = "next" if cell.is_next else "first" if cell.is_first else ""
        made = Cell([] if cell.is_next else blocks, first, max(last - first, 1), merged)
        code, reason = cell.doubt or ("", "")
        if not code and right_to_left_share([made.text]) > 0:
            code, reason = "pdf_right_to_left", RIGHT_TO_LEFT
        made.doubt = Finding(code, reason, text=made.text) if code else None
        return made


def _edges(rows: list[list[AreaCell]]) -> list[float]:
    found: list[float] = []
    for edge in sorted(side for row in rows for cell in row for side in (cell.area.left, cell.area.right)):
        if not found or edge - found[-1] > WIDTH_NEAR:
            found.append(edge)
    return found


def _nearest(edges: list[float], side: float) -> int:
    return min(range(len(edges)), key=lambda at: abs(edges[at] - side))


def _round(boxes: Iterable[Box]) -> Box:
    """The box round some boxes of one page: the first's."""
    some = list(boxes)
    mine = [box for box in some if box.page == some[0].page]
    return Box(
        some[0].page,
        min(box.left for box in mine),
        min(box.top for box in mine),
        max(box.right for box in mine),
        max(box.bottom for box in mine),
    )


def rows_of(areas: list[AreaCell]) -> list[list[AreaCell]]:
    """Cells as rows, from the top; one that reaches down over several rows stands in each."""
    tops: list[float] = []
    for top in sorted(cell.area.top for cell in areas):
        if not tops or top - tops[-1] > NEAR:
            tops.append(top)
    rows: list[list[AreaCell]] = [[] for _ in tops]
    for cell in areas:
        reached = [at for at, top in enumerate(tops) if cell.area.top - NEAR <= top < cell.area.bottom - NEAR]
        cell.is_first = len(reached) > 1
        rows[reached[0]].append(cell)
        for at in reached[1:]:
            rows[at].append(AreaCell(cell.area, cell.places, is_next=True))
    return [sorted(row, key=lambda cell: cell.area.left) for row in rows]
