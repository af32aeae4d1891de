"""Writes forms of ours as Hangul documents in further habits: `python -m tests.read.saved.write_hangul_otherwise`.

For the files held out: answers typed into click-here fields, older figures struck through, memos, captions above the
tables, Part II in a section of its own, answers that were inserted with tracking on.
"""

import sys
from collections.abc import Iterable, Sequence
from typing import Any

from etl.read.document import Block, Cell, Table
from etl.read.marks import shown
from etl.read.word import read_document
from tests.read.saved import HELDOUT, word_form
from tests.read.saved.write_hangul import PROMPTS, Habit, Writer, size

BOXES = ("objects", "signs", "captions", "captions", "objects")


class OtherWriter(Writer):
    """Writes blocks of a document in the habits of one number."""

    def __init__(self, number: int) -> None:
        super().__init__(Habit(BOXES[number % 5], number % 3 != 1, number % 2 == 1, False, False))
        self._number = number
        self._tables = 0

    def write(self, blocks: Iterable[Block]) -> None:
        """The blocks of a whole document; the last table in a section of its own."""
        every = list(blocks)
        last = max(at for at, block in enumerate(every) if isinstance(block, Table))
        section = None
        for at, block in enumerate(every):
            if at == last - 1 and self._number % 2:
                section = self.document.add_section()
            if isinstance(block, str):
                self.line(self.document.add_paragraph("", section=section), block)
            else:
                self._with_caption(self.document.add_table(*size(block), section=section), block)

    def _with_caption(self, made: Any, table: Table) -> None:
        self._tables += 1
        self.table(made, table)
        if self._number % 4 == 0 and self._tables == 1:
            made.set_caption("표 1. 도시 개요")

    def cell(self, made: Any, cell: Cell, *, is_answer: bool) -> None:
        """An answer of one line in one of the habits, any other cell as it is written elsewhere."""
        if not (is_answer and len(cell.blocks) == 1 and isinstance(cell.blocks[0], str)):
            super().cell(made, cell, is_answer=is_answer)
            return
        self.answers += 1
        (paragraph,) = made.paragraphs
        self._answer(paragraph, shown(cell.blocks[0]), (self._number + self.answers) % 5)

    def _answer(self, paragraph: Any, text: str, habit: int) -> None:
        if habit == 0:
            name = f"field {self.answers}"
            paragraph.add_form_field(name, prompt=PROMPTS[self.answers % len(PROMPTS)])
            self.document.fields.fill(text, name=name)
        elif habit == 1:
            paragraph.add_run("88,000", strike=True)
            paragraph.add_run(f" {text}")
        elif habit == 2:
            self.document.tracking.insert(paragraph, text, author="A", date="2026-01-05T10:00:00Z")
        elif habit == 3:
            paragraph.add_run(text)
            self.document.notes.add_memo("really 40,000?", anchor=paragraph)
        else:
            paragraph.add_run(text)


def main(names: Sequence[str]) -> None:
    """The forms with these names, or of these example hubs, each in the habits of its number."""
    folder = HELDOUT / "hwpx"
    folder.mkdir(exist_ok=True, parents=True)
    for number, name in enumerate(names):
        writer = OtherWriter(number)
        writer.write(read_document(word_form(name)).blocks)
        writer.document.save_to_path(str(folder / f"{name}.hwpx"))


if __name__ == "__main__":
    main(sys.argv[1:])
