"""The text of a Hangul document as a person sees it: paragraphs and tables in reading order, changes accepted."""

from collections.abc import Callable, Iterable
from functools import partial

from lxml import etree

from etl.findings import Finding, Place
from etl.read.assembly import Assembly
from etl.read.document import Block, Cell, Row, Table
from etl.read.hangul.fields import CLICK_HERE, FORM_OBJECTS, MEMO, form_object_text, formula_text, prompt_of
from etl.read.hangul.grid import Area, Merges, area
from etl.read.hangul.looks import Look, Looks
from etl.read.hangul.names import child, local
from etl.read.marks import moved, struck
from etl.text.normal import normalised

_SIGNS = {"tab": " ", "nbSpace": " ", "fwSpace": " ", "lineBreak": "\n", "hyphen": "-"}
_DRAWN_TEXTS = ("drawText", "caption")
_WRAPPERS = frozenset(("ctrl", "container", "case", "default"))


class Reader(Assembly):
    """Walks the sections once; a deletion, or a field, may begin in one paragraph and end in another."""

    def __init__(self, looks: Looks) -> None:
        super().__init__()
        self._looks = looks
        self._is_deleted = False
        self._is_joined = False  # the end of the paragraph is deleted
        self._is_backed = False  # something darker than paper may be behind the text
        self._pending: list[str] = []
        self._fields: list[tuple[list[str], int, str]] = []  # the pieces in which each begins, where, its prompt

    def body(self, sections: Iterable[etree._Element]) -> list[Block]:
        """The paragraphs and tables of the whole document."""
        blocks: list[Block] = []
        for section in sections:
            self._collect(section, blocks)
        self.tell_of_body(blocks)
        return blocks

    def _blocks(self, parent: etree._Element) -> list[Block]:
        blocks: list[Block] = []
        self._collect(parent, blocks)
        return blocks

    def _collect(self, parent: etree._Element, blocks: list[Block]) -> None:
        """Adds the paragraphs of a section, or of the list of paragraphs in a cell or box."""
        for element in parent:
            if local(element) == "p":
                self._paragraph(element, blocks)
            elif local(element) == "subList":
                self._collect(element, blocks)
        if self._pending:
            self._end([], blocks)

    def _paragraph(self, paragraph: etree._Element, blocks: list[Block]) -> None:
        """A paragraph; a table in it parts what stands before it from what stands behind."""
        out: list[str] = []
        self._is_joined = False
        for run in paragraph:
            if local(run) == "run":
                look = self._looks.letters(run)
                for element in run:
                    self._piece(element, out, look, blocks)
        if self._is_joined or self._is_deleted:
            self._pending += out
        else:
            self._end(out, blocks)

    def _end(self, pieces: list[str], blocks: list[Block]) -> None:
        pending, self._pending = self._pending, []
        self.end_paragraph(pending + pieces, blocks)

    def _piece(self, element: etree._Element, out: list[str], look: Look, blocks: list[Block]) -> None:
        """What stands in a run: letters, a table, a box, a field, a note."""
        name = local(element)
        if name == "t":
            self._letters(element, out, look)
        elif name == "tbl":
            self._table_piece(element, out, blocks)
        elif name in _WRAPPERS or name == "switch":
            for inner in [*element][:1] if name == "switch" else element:
                self._piece(inner, out, look, blocks)
        elif name in FORM_OBJECTS:
            self._take(f" {form_object_text(element)} ", out, look)  # an object of its own is no part of a word
        elif name in _OTHERS:
            _OTHERS[name](self, element, out, look)
        else:
            self._drawn(element, out)

    def _letters(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._take(element.text, out, look)
        for mark in element:
            name = local(mark)
            if name in _SIGNS:
                self._take(_SIGNS[name], out, look)
            elif name == "deleteBegin":
                self._is_deleted = True
            elif name == "deleteEnd":
                self._is_deleted = False
                self._is_joined = mark.get("paraend") in ("1", "true")
            self._take(mark.tail, out, look)

    def _take(self, text: str | None, out: list[str], look: Look) -> None:
        """Adds some letters with the marks of what they look like; what nobody sees is kept to be told."""
        if not text or self._is_deleted:
            return
        if look.is_white and not self._is_backed:
            self.noted.hidden.extend([text] if text.strip() else [])
            return
        text = moved(text, is_raised=look.level > 0) if look.level else text
        out.append(struck(text) if look.is_struck else text)

    # --- tables ---

    def _table_piece(self, element: etree._Element, out: list[str], blocks: list[Block]) -> None:
        if self._is_deleted:
            return
        if "".join(out).strip() or self._pending:
            self._end(out, blocks)
        out.clear()
        kept = self._fields, self.boxes, self._pending
        self._fields, self.boxes, self._pending = [], [], []
        caption = child(element, "caption")
        lines = [] if caption is None else self._blocks(caption)
        is_below = caption is not None and caption.get("side", "").upper() == "BOTTOM"
        blocks.extend([] if is_below else lines)
        blocks.append(self._table(element))
        blocks.extend(lines if is_below else [])
        self._fields, self.boxes, self._pending = kept

    def _table(self, element: etree._Element) -> Table:
        table, merges = self.begun_table(), Merges()
        rows = (row for row in element if local(row) == "tr")
        for number, row in enumerate(rows, start=1):
            told = len(self.findings)
            cells = self._cells(row, Place(table.number, number), merges)
            self.end_row(table, Row(number, cells), told, is_hidden=False)
        return table

    def _cells(self, row: etree._Element, place: Place, merges: Merges) -> list[Cell]:
        """The cells of one row from left to right, with those that continue a cell above."""
        found: list[tuple[Area, etree._Element | None]] = []
        at = (place.row or 1) - 1
        above = merges.into(at)
        found += [(each, None) for each in above]
        column = 0
        for element in row:
            if local(element) == "tc":
                where = area(element, at, column)
                column = where.column + where.columns
                if any(each.column <= where.column < each.column + each.columns for each in above):
                    self._tell("hidden_cells", "A merged cell covers it; it was not read.", element)
                else:
                    found.append((where, element))
                    merges.add(where)
        self.count_cells(len(found))
        found.sort(key=lambda each: each[0].column)
        return [
            self._placed(Place(place.table, place.row, number), *each) for number, each in enumerate(found, start=1)
        ]

    def _placed(self, place: Place, where: Area, element: etree._Element | None) -> Cell:
        if element is None:
            return Cell([], where.column, where.columns, "next")
        cell = self.cell(place, partial(self._cell_blocks, element))
        cell.column, cell.span, cell.merged = where.column, where.columns, "first" if where.rows > 1 else ""
        return cell

    def _cell_blocks(self, element: etree._Element) -> list[Block]:
        outer, self._is_backed = self._is_backed, self._is_backed or self._looks.is_filled(element)
        blocks = self._blocks(element)
        self._is_backed = outer
        return blocks

    # --- what else stands in a line ---

    def _drawn(self, element: etree._Element, out: list[str]) -> None:
        """The text in or under a drawing becomes lines of its own: before the paragraph that it leads, else behind."""
        texts = [text for name in _DRAWN_TEXTS if (text := child(element, name)) is not None]
        if self._is_deleted or not texts:
            return
        kept = self._fields, self.boxes, self._pending, self._is_backed
        self._fields, self.boxes, self._pending, self._is_backed = [], [], [], True
        blocks = [
            block for name in _DRAWN_TEXTS if (text := child(element, name)) is not None for block in self._blocks(text)
        ]
        self._fields, self.boxes, self._pending, self._is_backed = kept
        self.boxes.append((not "".join(out).strip(), blocks))

    def _field(self, element: etree._Element, out: list[str], look: Look) -> None:
        kind = element.get("type", "").upper()
        if kind == MEMO:
            self._comment(element, out, look)
        self._fields.append((out, len(out), prompt_of(element) if kind in CLICK_HERE else ""))

    def _field_end(self, element: etree._Element, out: list[str], look: Look) -> None:
        """Takes out the prompt of a click-here field into which nobody has typed."""
        if self._fields:
            pieces, start, prompt = self._fields.pop()
            if prompt and pieces is out and normalised("".join(out[start:])) == prompt:
                del out[start:]

    def _comment(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._tell("cell_comment", "A comment stands beside the text.", element)

    def _note(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._tell("note_unread", "A note to the text was not read.", element)

    def _tell(self, code: str, message: str, element: etree._Element) -> None:
        lines = ("".join(line.itertext()) for line in element.iter() if local(line) == "p")
        text = normalised("\n".join(lines))
        if text:
            self.findings.append(Finding(code, message, self.place, text))

    def _formula(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._take(formula_text(element), out, look)

    def _composed(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._take(element.get("composeText"), out, look)

    def _word_art(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._take(element.get("text", "").replace("␍␊", "\n"), out, look)

    def _with_reading(self, element: etree._Element, out: list[str], look: Look) -> None:
        """Words with their reading above them: the words alone."""
        main = child(element, "mainText")
        self._take("" if main is None else "".join(main.itertext()), out, look)

    def _number(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._take(element.get("num"), out, look)


_Handler = Callable[[Reader, etree._Element, list[str], Look], None]
_OTHERS: dict[str, _Handler] = {
    "fieldBegin": Reader._field,
    "fieldEnd": Reader._field_end,
    "equation": Reader._formula,
    "compose": Reader._composed,
    "dutmal": Reader._with_reading,
    "autoNum": Reader._number,
    "textart": Reader._word_art,
    "hiddenComment": Reader._comment,
    "footNote": Reader._note,
    "endNote": Reader._note,
}
