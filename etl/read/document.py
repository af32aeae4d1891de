"""A document as its readers give it, whatever its format: paragraphs and tables with their places."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from etl.findings import Box, Finding, Place


@dataclass(slots=True)
class Cell:
    """One cell: its paragraphs (as normalised text) and tables, the grid columns it covers and how it is merged.

    `merged` is "" for a cell of its own, "first" for the top of a vertical merge and "next" for the cells under it.
    `marked` is its whole text with the marks of what is struck through; "" where nothing is.
    `doubt` says why what the cell holds has to be asked about, whatever its words say.
    """

    blocks: "list[str | Table]"
    column: int
    span: int = 1
    merged: str = ""
    marked: str = ""
    doubt: Finding | None = None

    @property
    def text(self) -> str:
        """All its text, also that of tables inside it, one line a paragraph."""
        blocks = self.blocks
        if len(blocks) == 1 and isinstance(blocks[0], str):
            return blocks[0]
        return "\n".join(lines_of(blocks))

    @property
    def written(self) -> str:
        """Its text as it stands there: with what is struck through, marked."""
        return self.marked or self.text


@dataclass(slots=True)
class Row:
    """One row of a table, counted from 1 without the rows whose deletion is tracked; their cells are left out too.

    Rows whose whole text is hidden or struck through are counted, and left out with a finding.
    """

    number: int
    cells: list[Cell]


@dataclass(slots=True)
class Table:
    """One table, counted from 1 over the whole document in the order in which tables begin; or one sheet of a workbook.

    `sheet` is the name of that sheet; a sheet's `number` counts the sheets. `boxes` are the places of cells on
    the pages of a PDF, by row and column, those of whole rows under column 0.
    """

    number: int
    rows: list[Row]
    sheet: str | None = None
    boxes: dict[tuple[int, int], Box] = field(default_factory=dict)

    def place(self, row: int | None = None, column: int | None = None) -> Place:
        """Where one of its rows or cells stands, counted from 1."""
        if self.sheet is None:
            return Place(self.number, row, column, box=self.boxes.get((row or 0, column or 0)))
        return Place(None, row, column, self.sheet)


class PlacedText(str):
    """A paragraph outside of tables with its place on a page of a PDF."""

    __slots__ = ("box",)

    def __new__(cls, text: str, box: Box) -> "PlacedText":
        """The text, at its place."""
        made = super().__new__(cls, text)
        made.box = box
        return made

    box: Box


Block = str | Table


def place_of(text: str) -> Place:
    """Where a paragraph outside of tables stands, as far as its file tells."""
    return Place(box=text.box) if isinstance(text, PlacedText) else Place()


@dataclass(slots=True)
class Document:
    """The body of one document, and what has to be said about it."""

    blocks: list[Block]
    findings: list[Finding] = field(default_factory=list)


def lines_of(blocks: list[Block]) -> Iterator[str]:
    """The paragraphs of some blocks in reading order, those of tables row by row."""
    for block in blocks:
        if isinstance(block, str):
            yield block
        else:
            for row in block.rows:
                for cell in row.cells:
                    yield from lines_of(cell.blocks)
