"""The cells of one row of a Hangul table by their addresses: what is merged stands once, under its first cell."""

from dataclasses import dataclass

from lxml import etree

from etl.read.hangul.names import child

SPAN_MAX = 1000  # rows or columns that a cell may cover


@dataclass(frozen=True, slots=True)
class Area:
    """Where a cell stands in the grid, from 0, and how many rows and columns it covers."""

    row: int
    column: int
    rows: int
    columns: int


def area(cell: etree._Element, row: int, column: int) -> Area:
    """The area of a cell; where it says none, the one that its order gives."""
    address, span = child(cell, "cellAddr"), child(cell, "cellSpan")
    return Area(
        _whole(address, "rowAddr", row),
        _whole(address, "colAddr", column),
        max(1, _whole(span, "rowSpan", 1)),
        max(1, _whole(span, "colSpan", 1)),
    )


class Merges:
    """The cells of rows above that reach down into the rows below, by their first columns."""

    def __init__(self) -> None:
        self._areas: dict[int, Area] = {}

    def add(self, merged: Area) -> None:
        """One more cell, which may cover rows below."""
        if merged.rows > 1:
            self._areas[merged.column] = merged

    def into(self, row: int) -> list[Area]:
        """The cells that cover a part of this row from above, from left to right."""
        self._areas = {column: each for column, each in self._areas.items() if row < each.row + each.rows}
        return [self._areas[column] for column in sorted(self._areas) if self._areas[column].row < row]


def _whole(element: etree._Element | None, name: str, default: int) -> int:
    written = "" if element is None else element.get(name, "")
    return min(int(written), SPAN_MAX) if written.isascii() and written.isdigit() and len(written) < 9 else default
