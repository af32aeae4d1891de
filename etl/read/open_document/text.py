"""An OpenDocument text (.odt, .fodt) as a person sees it: paragraphs and tables in reading order, changes accepted."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

from lxml import etree

from etl.findings import Finding, Place
from etl.read.assembly import Assembly
from etl.read.document import Block, Cell, Document, Row, Table
from etl.read.libreoffice import GLUED, LOST_CONTROLS
from etl.read.marks import (
    in_style_of_prompts,
    moved,
    struck,
    without_placeholder,
)
from etl.read.open_document import fields
from etl.read.open_document.formulas import MATH_TAG, formula_text
from etl.read.open_document.lines import Line
from etl.read.open_document.merges import Merges
from etl.read.open_document.names import (
    ANNOTATION,
    COLUMNS_MAX,
    DRAW,
    EXTENSION,
    FIELD,
    LINES,
    OFFICE,
    SVG,
    TABLE,
    TEXT,
    UNSEEN,
    XML_ID,
    spanned,
    times,
)
from etl.read.open_document.objects import Objects
from etl.read.open_document.styles import BACKED, Look, Styles
from etl.read.prompts import invites
from etl.read.symbols import in_symbol_font
from etl.text.normal import normalised

REPEATS_MAX = 1000  # rows; programs repeat them in sheets, hardly ever in texts
_TABLES = (TABLE + "table", EXTENSION + "table")
_ROWS = (TABLE + "table-row", EXTENSION + "table-row")
_OWN_CELLS = (TABLE + "table-cell", EXTENSION + "table-cell")
_COVERED_CELLS = (TABLE + "covered-table-cell", EXTENSION + "covered-table-cell")
_SECTION = TEXT + "section"
_CHANGES = frozenset(TEXT + name for name in ("change", "change-start", "change-end"))
_SHAPES = "text-box custom-shape rect ellipse circle caption line polyline polygon path connector measure"
_BOXES = frozenset(DRAW + name for name in _SHAPES.split())
_SIGNS = {TEXT + "s": " ", TEXT + "tab": " ", TEXT + "line-break": "\n"}
# Nothing inside these is part of the accepted text that a reader sees.
_UNREAD = frozenset(
    (
        *(TEXT + name for name in ("tracked-changes", "ruby-text", "sequence-decls", "section-source", "script")),
        *(OFFICE + name for name in ("forms", "event-listeners", "binary-data")),
        *(SVG + name for name in ("title", "desc")),
    )
)
_OBJECT_BODIES = (OFFICE + "text", OFFICE + "spreadsheet")


def document_of(text: etree._Element, styles: Styles, objects: Objects) -> Document:
    """The text of a document, and what has to be said about it."""
    reader = _Reader(text, styles, objects)
    document = Document(reader.body(text), reader.findings)
    if reader.has_lost_controls:
        document.findings.append(Finding("libreoffice_saved", LOST_CONTROLS))
    if reader.has_foreign:
        message = "A part of the text stands in another file and was not read."
        document.findings.append(Finding("foreign_part", message, hint="Copy the text into the form itself."))
    if objects.has_macros:
        document.findings.append(Finding("macro_enabled", "The file may hold macros; they were not run."))
    return document


class _Reader(Assembly):
    """Walks the XML once; a look goes down with it, since text looks as what it stands in unless it says otherwise."""

    def __init__(self, text: etree._Element, styles: Styles, objects: Objects) -> None:
        super().__init__()
        self.has_foreign = False
        self.has_lost_controls = False
        self._styles = styles
        self._objects = objects
        self._controls = fields.controls(text)
        regions = list(text.iter(TEXT + "changed-region"))
        self._is_tracked = bool(regions)
        self._deletions = {_id(region) for region in regions if region.find(TEXT + "deletion") is not None}
        self._under_deletion: set[str] = set()
        self._deletions_met = 0
        self._line = Line()

    def body(self, element: etree._Element) -> list[Block]:
        """The paragraphs and tables of the whole document."""
        blocks = self._blocks(element, Look())
        self.tell_of_body(blocks)
        return blocks

    def _blocks(self, parent: etree._Element, look: Look) -> list[Block]:
        blocks: list[Block] = []
        self._collect(parent, blocks, look)
        return blocks

    def _collect(self, parent: etree._Element, blocks: list[Block], look: Look) -> None:
        """Adds the paragraphs and tables under a body, section, list, cell or box."""
        for child in parent:
            tag = child.tag
            if tag in LINES:
                self._paragraph(child, blocks, look)
            elif tag in _TABLES:
                blocks.append(self._table(child, look))
            elif tag == _SECTION:
                self._section(child, blocks, look)
            elif tag in _CHANGES:
                self._change(child, [], look)
            elif tag == DRAW + "control":
                self.end_paragraph([self._control(child)], blocks)
            elif tag not in _UNREAD and len(child):
                self._collect(child, blocks, BACKED.over(look) if tag in _BOXES else look)

    def _section(self, section: etree._Element, blocks: list[Block], look: Look) -> None:
        """A section of the text; one that is hidden is told, and so is one that is kept in another file."""
        how = section.get(TEXT + "display", "true")
        if how == "none" or (how == "condition" and section.get(TEXT + "is-hidden") == "true"):
            self.noted.hidden.extend(filter(None, map(_words, section.iter(*LINES))))
            return
        is_elsewhere = section.find(TEXT + "section-source") is not None
        self.has_foreign |= is_elsewhere and not any(map(_words, section.iter(*LINES)))
        self._collect(section, blocks, look)

    def _paragraph(self, paragraph: etree._Element, blocks: list[Block], look: Look) -> None:
        hidden = (mark.get(TEXT + "is-hidden") == "true" for mark in paragraph.iter(TEXT + "hidden-paragraph"))
        if any(hidden):
            self.noted.hidden.extend(filter(None, [_words(paragraph)]))
            return
        self._line = Line()
        out: list[str] = []
        self._inline(paragraph, out, self._styles.look(paragraph).over(look))
        self._line.undo_saving(out)
        if self._line.is_lost_control(out):
            self.has_lost_controls = True
            text = "".join(out)  # where it reads like an invitation to type, it may be a prompt that lost its mark
            self.noted.is_doubtful |= self._is_tracked or bool(GLUED.search(text)) or invites(text)
        self.end_paragraph(out, blocks)

    # --- tables ---

    def _table(self, element: etree._Element, look: Look) -> Table:
        table, number, merges = self.begun_table(), 0, Merges()
        look = self._styles.look(element).over(look)
        for row in _members(element, _ROWS):
            told, deletions = len(self.findings), self._deletions_met
            cells = self._cells(row, Place(table.number, number + 1), merges, look)
            if self._deletions_met > deletions and self._is_deleted(row, cells):
                continue
            number += 1
            self.end_row(table, Row(number, cells), told, is_hidden=row.get(TABLE + "visibility") in UNSEEN)
            if not any(isinstance(block, Table) for cell in cells for block in cell.blocks):
                number = self._repeat(table, number, cells, min(times(row, "rows"), REPEATS_MAX))
        return table

    def _repeat(self, table: Table, number: int, cells: list[Cell], repeats: int) -> int:
        """Adds the further rows that are equal to row `number`, and gives the number of the last."""
        self.count_cells(len(cells) * (repeats - 1))
        table.rows.extend(Row(number + further, cells) for further in range(1, repeats))
        return number + repeats - 1

    def _is_deleted(self, row: etree._Element, cells: list[Cell]) -> bool:
        """Whether a row's deletion was tracked: LibreOffice leaves the row, empty, in a style that says so."""
        is_of_changes = self._styles.says(row, EXTENSION + "text-changes-only") == "false"
        return is_of_changes and not any(cell.text for cell in cells)

    def _cells(self, row: etree._Element, place: Place, merges: Merges, look: Look) -> list[Cell]:
        """The cells of one row; those that a cell to the left covers are part of it."""
        look = self._styles.look(row).over(look)
        cells: list[Cell] = []
        merges.begin_row()
        for element in row.iterchildren(*_OWN_CELLS, *_COVERED_CELLS):
            here = replace(place, column=len(cells) + 1)
            repeats = min(times(element, "columns"), COLUMNS_MAX - merges.column)
            if element.tag in _OWN_CELLS:
                cell = self.cell(here, partial(self._blocks, element, self._styles.look(element).over(look)))
                cells.extend(merges.own(cell, *spanned(element)) for _ in range(repeats))
            else:
                self._covered(element, here)
                cells.extend(cell for _ in range(repeats) for cell in merges.covered())
        self.count_cells(len(cells))
        return cells

    def _covered(self, element: etree._Element, place: Place) -> None:
        text = "\n".join(filter(None, map(_words, element.iter(*LINES))))
        if text:
            message = "A merged cell covers it; it was not read."
            self.findings.append(Finding("hidden_cells", message, place, text))

    # --- what stands in a line ---

    def _inline(self, parent: etree._Element, out: list[str], look: Look) -> None:
        """Adds the text of a paragraph, or of anything in one."""
        self._take(parent.text, out, look)
        for child in parent:
            tag = child.tag
            if tag in _SIGNS:
                self._take(_SIGNS[tag], out, look)
            elif tag in _INLINE:
                _INLINE[tag](self, child, out, look)
            elif tag in _BOXES:
                self._text_box(child, out, look)
            elif tag not in _UNREAD:
                self._inline(child, out, self._styles.look(child).over(look))
            self._take(child.tail, out, look)

    def _take(self, text: str | None, out: list[str], look: Look) -> None:
        """Adds some letters with the marks of what they look like; what is hidden is kept to be told."""
        if not text or self._under_deletion:
            return
        text = in_symbol_font(look.font, text) if look.font else text.replace("\n", " ") if text != "\n" else text
        if look.is_hidden:
            self.noted.hidden.extend([text] if text.strip() else [])
            return
        if look.level:
            text = moved(text, is_raised=look.level > 0)
        if look.is_prompt:
            text = in_style_of_prompts(text)
        out.append(struck(text) if look.is_struck else text)

    def _inside(self, element: etree._Element, look: Look) -> str:
        inside: list[str] = []
        self._inline(element, inside, self._styles.look(element).over(look))
        return "".join(inside)

    def _change(self, mark: etree._Element, out: list[str], look: Look) -> None:
        """A mark of a tracked change: the text of a deletion is kept apart, seldom between two marks."""
        name = mark.get(TEXT + "change-id", "")
        if name not in self._deletions:
            return
        self._deletions_met += 1
        if mark.tag == TEXT + "change-start":
            self._under_deletion.add(name)
        self._under_deletion -= {name} if mark.tag == TEXT + "change-end" else set()

    def _comment(self, element: etree._Element, out: list[str], look: Look) -> None:
        text = "\n".join(map(_words, element.iter(*LINES)))
        self.findings.append(Finding("cell_comment", "A comment stands beside the text.", self.place, text))

    def _footnote(self, element: etree._Element, out: list[str], look: Look) -> None:
        text = "\n".join(map(_words, element.iter(*LINES)))
        self.findings.append(Finding("note_unread", "A note to the text was not read.", self.place, text))

    def _placeholder(self, element: etree._Element, out: list[str], look: Look) -> None:
        out.append(without_placeholder(in_style_of_prompts(self._inside(element, look))))

    def _choice(self, element: etree._Element, out: list[str], look: Look) -> None:
        out.append(fields.choice_text(element, self._inside(element, look)))

    def _input(self, element: etree._Element, out: list[str], look: Look) -> None:
        text = fields.input_text(element, self._inside(element, look))
        self._line.add(out, text, is_lost=text.endswith("\r"))

    def _content_control(self, element: etree._Element, out: list[str], look: Look) -> None:
        shown = self._inside(element, look)
        if fields.is_box(element):
            out.append(self.box(shown, is_on=fields.is_ticked(element)))
        else:
            self._line.add(out, fields.content_control_text(element, shown))

    def _word_field(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._take(fields.word_field_text(element), out, look)

    def _word_field_mark(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._line.mark(element, out)

    def _hidden(self, element: etree._Element, out: list[str], look: Look) -> None:
        """Text under a condition; a variable that is set where nobody sees it adds nothing."""
        if element.get(TEXT + "is-hidden") == "true":
            self.noted.hidden.extend(filter(None, [_words(element) or element.get(TEXT + "string-value", "")]))
        elif element.get(TEXT + "display") != "none":
            out.append(self._inside(element, look))

    def _drawing(self, element: etree._Element, out: list[str], look: Look) -> None:
        """A frame or group: the blanks between what it holds are no text."""
        for child in element:
            if child.tag in _INLINE:
                _INLINE[child.tag](self, child, out, look)
            elif child.tag in _BOXES:
                self._text_box(child, out, look)

    def _object(self, element: etree._Element, out: list[str], look: Look) -> None:
        root = self._objects.root(element)
        if root is not None and root.tag == MATH_TAG:
            self._take(formula_text(root), out, look)
        elif root is not None:
            self.has_foreign |= any(True for _ in root.iter(*_OBJECT_BODIES))

    def _shown_control(self, element: etree._Element, out: list[str], look: Look) -> None:
        self._take(f" {self._control(element)} ", out, look)  # what stands in a control of its own is no part of a word

    def _control(self, shape: etree._Element) -> str:
        control = self._controls.get(shape.get(DRAW + "control", ""))
        return "" if control is None else fields.control_text(control)

    def _text_box(self, element: etree._Element, out: list[str], look: Look) -> None:
        """A text box becomes lines of its own: before the paragraph it is anchored in front of, else after it."""
        kept = self._line, self.boxes
        self._line, self.boxes = Line(), []
        blocks = self._blocks(element, BACKED.over(look))
        self._line, self.boxes = kept
        self.boxes.append((not "".join(out).strip(), blocks))

    def _nested_paragraph(self, element: etree._Element, out: list[str], look: Look) -> None:
        out.extend(("\n", self._inside(element, look), "\n"))


_Handler = Callable[[_Reader, etree._Element, list[str], Look], None]
_INLINE: dict[str, _Handler] = {
    **dict.fromkeys(_CHANGES, _Reader._change),
    **dict.fromkeys(LINES, _Reader._nested_paragraph),
    **dict.fromkeys((TEXT + "hidden-text", TEXT + "variable-set", TEXT + "user-field-get"), _Reader._hidden),
    **dict.fromkeys((DRAW + "frame", DRAW + "g", DRAW + "a"), _Reader._drawing),
    **dict.fromkeys((f"{FIELD}fieldmark-{what}" for what in ("start", "separator", "end")), _Reader._word_field_mark),
    FIELD + "fieldmark": _Reader._word_field,
    ANNOTATION: _Reader._comment,
    TEXT + "note": _Reader._footnote,
    TEXT + "placeholder": _Reader._placeholder,
    TEXT + "drop-down": _Reader._choice,
    TEXT + "text-input": _Reader._input,
    EXTENSION + "content-control": _Reader._content_control,
    DRAW + "object": _Reader._object,
    DRAW + "control": _Reader._shown_control,
}


def _id(region: etree._Element) -> str:
    return region.get(XML_ID) or region.get(TEXT + "id", "")


def _words(line: etree._Element) -> str:
    """All words of a paragraph, for what is told of one that is not read."""
    return normalised("".join(line.itertext()))


def _members(parent: etree._Element, wanted: tuple[str, str]) -> Iterator[etree._Element]:
    """The rows of a table, also those in a group of rows that are repeated on each page."""
    for child in parent:
        if child.tag in wanted:
            yield child
        elif isinstance(child.tag, str) and child.tag.endswith(("rows", "row-group")):
            yield from _members(child, wanted)
