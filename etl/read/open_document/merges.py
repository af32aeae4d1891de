"""Merged cells of a table of an OpenDocument text: which cells stand where, and which continue one above."""

from dataclasses import replace

from etl.read.document import Cell


class Merges:
    """Goes along the rows of one table; `column` is the grid column, from 0, at which the next cell begins."""

    def __init__(self) -> None:
        self.column = 0
        self._covered_until = 0
        self._below: dict[int, tuple[int, int]] = {}  # by first column: how many rows a cell still covers, its columns

    def begin_row(self) -> None:
        """Goes to the first column of the next row."""
        self.column = self._covered_until = 0

    def own(self, cell: Cell, rows_spanned: int, columns_spanned: int) -> Cell:
        """The cell at its place."""
        column = max(self.column, self._covered_until)
        if rows_spanned > 1:
            self._below[column] = rows_spanned - 1, columns_spanned
        self.column, self._covered_until = column + 1, column + columns_spanned
        return replace(cell, column=column, span=columns_spanned, merged="first" if rows_spanned > 1 else "")

    def covered(self) -> list[Cell]:
        """The cell that continues one above; none where one to the left covers the place, a blank where none does."""
        column = self.column
        self.column += 1
        if column < self._covered_until:
            return []
        if column not in self._below:
            return [Cell([], column)]
        rows, columns = self._below.pop(column)
        if rows > 1:
            self._below[column] = rows - 1, columns
        self._covered_until = column + columns
        return [Cell([], column, columns, "next")]
