"""Writes forms of ours as Hangul documents with python-hwpx 6.9.0: `python -m tests.read.saved.write_hangul NAME…`.

It runs where that package is installed, which the tests are not. The paragraphs, tables, merges and boxes of a Word
form become those of a .hwpx file, in one of several habits by the number of the form; the golden record of the Word
form stays what a careful person reads.
"""

import itertools
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from etl.read.document import Block, Cell, Table
from etl.read.marks import BOX_OFF, BOX_ON, shown
from etl.read.word import read_document
from tests.read.saved import word_form

PROMPTS = ("이곳을 마우스로 누르고 내용을 입력하세요.", "Type the answer here", "내용을 입력해 주십시오")
BOX = re.compile(f"([{BOX_ON}{BOX_OFF}])\\s*([^{BOX_ON}{BOX_OFF}]*)")


@dataclass(frozen=True)
class Habit:
    """How somebody fills a Hangul form: boxes as form objects or signs, prompts where nothing is answered."""

    boxes: str  # "captions", "objects" (with their words behind them) or "signs"
    has_prompts: bool
    has_line_breaks: bool  # lines of a cell in one paragraph
    has_changes: bool  # with tracking on: a word of an answer was deleted
    has_notes: bool


HABITS = [
    Habit(*each)
    for each in zip(
        itertools.cycle(("captions", "objects", "signs")),
        itertools.cycle((True, False)),
        itertools.cycle((False, False, True)),
        itertools.cycle((True, False, False, False)),
        (True, False, False, False, False) * 6,
        strict=False,
    )
]


class Writer:
    """Writes blocks of a document one after the other."""

    def __init__(self, habit: Habit) -> None:
        from hwpx.document import HwpxDocument

        self.document = HwpxDocument.new()
        self.habit = habit
        self.answers = 0

    def write(self, blocks: Iterable[Block]) -> None:
        """The blocks of a whole document."""
        for block in blocks:
            if isinstance(block, str):
                self.line(self.document.add_paragraph(""), block)
            else:
                self.table(self.document.add_table(*size(block)), block)

    def table(self, made: Any, table: Table) -> None:
        """The rows of a table, its merges and cells."""
        _, width = size(table)
        for at, row in enumerate(table.rows):
            for cell in row.cells:
                if cell.merged == "next":
                    continue
                rows = height(table, at, cell)
                span = width - cell.column if cell is row.cells[-1] else cell.span  # a short row ends where it ends
                if rows > 1 or span > 1:
                    made.merge_cells(f"{_name(at, cell.column)}:{_name(at + rows - 1, cell.column + span - 1)}")
                self.cell(made.cell(at, cell.column), cell, is_answer=len(row.cells) == 2 and cell is row.cells[1])

    def cell(self, made: Any, cell: Cell, *, is_answer: bool) -> None:
        """What a cell holds; `is_answer` for one beside its label."""
        (first,) = made.paragraphs
        texts = [block for block in cell.blocks if isinstance(block, str)]
        if not cell.blocks and is_answer and self.habit.has_prompts:
            self.answers += 1
            prompt = PROMPTS[self.answers % len(PROMPTS)]
            first.add_form_field(f"answer {self.answers}", prompt=prompt)
        elif len(texts) == len(cell.blocks) > 1 and self.habit.has_line_breaks and not any(map(BOX.search, texts)):
            first.add_run("\n".join(map(shown, texts)))
        else:
            for number, block in enumerate(cell.blocks):
                if isinstance(block, str):
                    self.line(first if number == 0 else made.add_paragraph(""), block)
                else:
                    self.table(made.add_table(*size(block)), block)
        if texts and is_answer:
            self.answers += 1
            self._mark_up(made.paragraphs[0])

    def _mark_up(self, paragraph: Any) -> None:
        """A deleted word, and a note, in some answers."""
        if self.habit.has_changes and self.answers % 3 == 1:
            paragraph.add_run(" draft 99,000")
            date = "2026-01-05T10:00:00Z"
            self.document.tracking.delete(paragraph, match=" draft 99,000", author="A", date=date)
        if self.habit.has_notes and self.answers % 4 == 1:
            self.document.notes.add_footnote("Approved by the council, 30,000 copies.", paragraph)

    def line(self, paragraph: Any, text: str) -> None:
        """A line with its boxes."""
        boxes = BOX.findall(text)
        if not boxes:
            paragraph.add_run(shown(text))
            return
        paragraph.add_run(shown(text[: text.index(boxes[0][0])]))
        for mark, words in boxes:
            self._box(paragraph, mark, shown(words))

    def _box(self, paragraph: Any, mark: str, words: str) -> None:
        is_on = mark == BOX_ON
        if self.habit.boxes == "signs":
            paragraph.add_run(f"{'☑' if is_on else '□'} {words}")
        elif self.habit.boxes == "captions":
            label, colon, rest = words.partition(":")
            paragraph.add_check_box(label + colon, checked=is_on)
            paragraph.add_run(rest)
        else:
            paragraph.add_check_box("", checked=is_on)
            paragraph.add_run(f" {words}")


def size(table: Table) -> tuple[int, int]:
    return len(table.rows), max(cell.column + cell.span for row in table.rows for cell in row.cells)


def height(table: Table, at: int, cell: Cell) -> int:
    """How many rows a cell covers."""
    if cell.merged != "first":
        return 1
    below = (next((each for each in row.cells if each.column == cell.column), None) for row in table.rows[at + 1 :])
    return 1 + sum(1 for _ in itertools.takewhile(lambda each: each is not None and each.merged == "next", below))


def _name(row: int, column: int) -> str:
    return f"{chr(ord('A') + column)}{row + 1}"


def main(names: Sequence[str]) -> None:
    """The forms with these names, or of these example hubs, each in the habit of its number."""
    folder = Path(__file__).parent / "hwpx"
    folder.mkdir(exist_ok=True)
    for number, name in enumerate(names):
        writer = Writer(HABITS[number % len(HABITS)])
        writer.write(read_document(word_form(name)).blocks)
        writer.document.save_to_path(str(folder / f"{name}.hwpx"))


if __name__ == "__main__":
    main(sys.argv[1:])
