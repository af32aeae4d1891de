"""Writes forms of ours as OpenDocument texts with odfdo 3.27.3: `python -m tests.read.saved.write_open_document NAME…`.

It runs where that package is installed, which the tests are not. As somebody builds a form anew in Writer: lists in
cells, form controls or content controls for boxes, placeholders where nothing is answered, header rows, boxes of text.
"""

import itertools
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from etl.read.document import Block, Cell, Row, Table
from etl.read.marks import BOX_ON, shown
from etl.read.word import read_document
from tests.read.saved import HELDOUT, word_form
from tests.read.saved.write_hangul import BOX, height, size


@dataclass(frozen=True)
class Habit:
    """How somebody builds and fills a form in Writer."""

    boxes: str  # "controls", "content controls" or "signs"
    has_lists: bool  # lines of a cell as items of a list
    has_frames: bool  # answers in boxes of text
    has_placeholders: bool
    has_changes: bool


HABITS = [
    Habit(*each)
    for each in zip(
        itertools.cycle(("controls", "content controls", "signs")),
        (True, False, False, True, True, False, False, True, False, False),
        (False, True, False, False, False, True, False, False, False, True),
        (True, True, False, True, False, True, True, False, True, False),
        (False, False, True, False, True, True, False, False, True, False),
        strict=False,
    )
]


class Writer:
    """Writes blocks of a document as XML, one after the other."""

    def __init__(self, habit: Habit) -> None:
        self._habit = habit
        self.controls: list[str] = []
        self.changes: list[str] = []
        self._answers = 0

    def blocks(self, blocks: Iterable[Block]) -> list[str]:
        """The elements of some blocks."""
        return [_p(self._line(block)) if isinstance(block, str) else self._table(block) for block in blocks]

    def _table(self, table: Table) -> str:
        _, width = size(table)
        rows = [self._row(table, at, row, width) for at, row in enumerate(table.rows)]
        head = f"<table:table-header-rows>{rows[0]}</table:table-header-rows>" if len(rows) > 3 else rows[0]
        columns = f'<table:table-column table:number-columns-repeated="{width}"/>'
        return f"<table:table>{columns}{head}{''.join(rows[1:])}</table:table>"

    def _row(self, table: Table, at: int, row: Row, width: int) -> str:
        made = ""
        for cell in row.cells:
            span = width - cell.column if cell is row.cells[-1] else cell.span
            is_answer = len(row.cells) == 2 and cell is row.cells[1]
            covered = "<table:covered-table-cell/>" * (span - 1)
            if cell.merged == "next":
                made += "<table:covered-table-cell/>" + covered
                continue
            spans = f'table:number-columns-spanned="{span}" table:number-rows-spanned="{height(table, at, cell)}"'
            made += f"<table:table-cell {spans}>{self._cell(cell, is_answer)}</table:table-cell>{covered}"
        return f"<table:table-row>{made}</table:table-row>"

    def _cell(self, cell: Cell, is_answer: bool) -> str:
        texts = [block for block in cell.blocks if isinstance(block, str)]
        self._answers += is_answer
        if not cell.blocks and is_answer and self._habit.has_placeholders:
            prompt = (
                '<text:placeholder text:placeholder-type="text">&lt;Click here to enter text&gt;</text:placeholder>'
            )
            return _p(prompt)
        if is_answer and texts and self._habit.has_frames and self._answers % 2:
            box = f"<draw:text-box>{''.join(self.blocks(cell.blocks))}</draw:text-box>"
            return _p(f'<draw:frame text:anchor-type="as-char">{box}</draw:frame>')
        if len(texts) == len(cell.blocks) > 1 and self._habit.has_lists:
            items = "".join(f"<text:list-item>{_p(self._line(text))}</text:list-item>" for text in texts)
            return f"<text:list>{items}</text:list>"
        made = self.blocks(cell.blocks)
        if is_answer and texts and len(made) == 1 and self._habit.has_changes:
            return _p(self._changed(self._line(texts[0])))
        return "".join(made)

    def _changed(self, line: str) -> str:
        """The line typed with tracking on, in place of another."""
        number = len(self.changes)
        self.changes += [
            f'<text:changed-region text:id="c{number}"><text:deletion>{_p("99,000 of an old draft")}</text:deletion>'
            "</text:changed-region>",
            f'<text:changed-region text:id="c{number + 1}"><text:insertion/></text:changed-region>',
        ]
        start, end = (f'<text:change-{what} text:change-id="c{number + 1}"/>' for what in ("start", "end"))
        return f'<text:change text:change-id="c{number}"/>{start}{line}{end}'

    def _line(self, text: str) -> str:
        boxes = BOX.findall(text)
        if not boxes:
            return _words(text)
        made = _words(text[: text.index(boxes[0][0])])
        return made + "".join(self._box(mark == BOX_ON, words) for mark, words in boxes)

    def _box(self, is_on: bool, words: str) -> str:
        sign = "☒" if is_on else "☐"
        if self._habit.boxes == "signs":
            return f"{sign} {_words(words)}"
        if self._habit.boxes == "content controls":
            state = str(is_on).lower()
            attributes = f'loext:checkbox="true" loext:checked="{state}"'
            return f"<loext:content-control {attributes}>{sign}</loext:content-control> {_words(words)}"
        name, state = f"box{len(self.controls)}", "checked" if is_on else "unchecked"
        label, colon, rest = words.partition(":")
        label = escape(shown(label + colon).strip(), {'"': "&quot;"})
        attributes = f'xml:id="{name}" form:id="{name}" form:label="{label}" form:current-state="{state}"'
        self.controls.append(f"<form:checkbox {attributes}/>")
        return f'<draw:control draw:control="{name}"/>{_words(rest)}'

    def document(self, blocks: Iterable[Block]) -> Any:
        """The whole document."""
        from odfdo import Document, Element

        document = Document("text")
        body = document.body
        body.clear()
        made = self.blocks(blocks)
        if self.changes:
            body.append(Element.from_tag(f"<text:tracked-changes>{''.join(self.changes)}</text:tracked-changes>"))
        if self.controls:
            forms = f'<form:form form:name="Form">{"".join(self.controls)}</form:form>'
            body.append(Element.from_tag(f"<office:forms>{forms}</office:forms>"))
        for element in made:
            body.append(Element.from_tag(element))
        return document


def _p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def _words(text: str) -> str:
    return "<text:line-break/>".join(map(escape, shown(text).split("\n")))


def main(names: Sequence[str]) -> None:
    """The forms with these names, or of these example hubs, each in the habit of its number."""
    folder = HELDOUT / "odt"
    folder.mkdir(exist_ok=True, parents=True)
    for number, name in enumerate(names):
        writer = Writer(HABITS[number % len(HABITS)])
        document = writer.document(read_document(word_form(name)).blocks)
        document.save(str(folder / f"{name}.odt"))


if __name__ == "__main__":
    main(sys.argv[1:])
