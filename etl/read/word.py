"""A Word file as a person sees it: paragraphs and tables in reading order, tracked changes accepted."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lxml import etree

from etl.findings import Finding, Place
from etl.read.assembly import Assembly
from etl.read.bound import bound_findings
from etl.read.document import Block, Cell, Document, Row, Table, lines_of
from etl.read.errors import DocumentError
from etl.read.formatting import is_on
from etl.read.libreoffice import undo_saving
from etl.read.marks import (
    BOX_OFF,
    BOX_ON,
    in_force,
    in_style_of_prompts,
    moved,
    struck,
    without_placeholder,
)
from etl.read.package import Package, opened, parsed
from etl.read.symbols import in_symbol_font, plain_symbol
from etl.read.word_rare import NOTES, Rare, first_child, is_switched_on
from etl.text.normal import lowered, raised

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_VAL = _W + "val"
_P, _R, _T, _TBL, _TR, _TC, _SDT = (_W + name for name in ("p", "r", "t", "tbl", "tr", "tc", "sdt"))
_SDT_PR, _SDT_CONTENT, _TC_PR, _TR_PR = (_W + name for name in ("sdtPr", "sdtContent", "tcPr", "trPr"))
_SHOWING = _W + "showingPlcHdr"
_CHECKBOX, _CHECKED = _W14 + "checkbox", _W14 + "checked"
_ALTERNATE, _TEXT_BOX = _MC + "AlternateContent", _W + "txbxContent"
_FF_DATA = _W + "ffData"
# Nothing inside these is part of the accepted text that a reader sees.
_UNREAD_NAMES = """
    rPr pPr sdtPr sdtEndPr tblPr tblGrid tblPrEx trPr tcPr sectPr smartTagPr customXmlPr
    del moveFrom delText delInstrText fldData rt altChunk subDoc
    annotationRef footnoteRef endnoteRef
    proofErr bookmarkStart bookmarkEnd lastRenderedPageBreak
"""
_UNREAD = frozenset(_W + name for name in _UNREAD_NAMES.split())
_MARKS = {
    _W + "tab": " ",
    _W + "ptab": " ",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
    _W + "softHyphen": "",
}


def read_document(source: Path | bytes) -> Document:
    """The document in a file or in bytes; raises DocumentError for whatever is no readable Word file."""
    with opened(source) as package:
        part = package.main_part()
        package.refuse_document_types()
        data = package.read(part)
        return document_in(package, part, parsed(data, part), data)


def cell_numbers(package: Package, part: str) -> dict[Place, int]:
    """Which of the cells of a main part, from 0 in the order of the file, stands at each place as it is read."""
    data = package.read(part)
    root = parsed(data, part)
    numbers = {cell: number for number, cell in enumerate(root.iter(_TC))}
    saving = undo_saving(package, root, data)
    reader = _Finder(Rare(package, root, data, saving.doubtful))
    body = first_child(root, _W + "body")
    if body is not None:
        reader.body(body)
    return {place: numbers[cell] for place, cell in reader.cells.items() if cell in numbers}


def document_in(package: Package, part: str, root: etree._Element, data: bytes) -> Document:
    """The document whose main part has this root and these bytes; raises DocumentError where it is none of Word."""
    if root.tag != _W + "document":
        raise package.refusal()
    body = first_child(root, _W + "body")
    if body is None:
        raise DocumentError("corrupt_archive", f"{part} has no body.", part=part, hint="Send the file again.")
    saving = undo_saving(package, root, data)
    rare = Rare(package, root, data, saving.doubtful)
    reader = _Reader(rare)
    document = Document(reader.body(body), reader.findings)
    document.findings.extend(saving.findings())
    document.findings.extend(bound_findings(package, root, data))
    if rare.has_foreign:
        message = "A part of the text stands in another file and was not read."
        document.findings.append(Finding("foreign_part", message, hint="Copy the text into the form itself."))
    if "macroEnabled" in package.content_type(part) or "word/vbaProject.bin" in package:
        document.findings.append(Finding("macro_enabled", "The file may hold macros; they were not run."))
    return document


class _Field:
    """One complex field under way: nothing is shown before its separator; a form field has a default text."""

    __slots__ = ("code", "default", "shown_from")

    def __init__(self, default: str) -> None:
        self.code = ""
        self.default = default
        self.shown_from: int | None = None


class _Reader(Assembly):
    """Walks the XML once and keeps what paragraphs leave over: open fields, text boxes, joined paragraphs."""

    def __init__(self, rare: Rare) -> None:
        super().__init__(has_struck=bool(rare.looks.struck), has_marks=rare.has_marks)
        self._rare = rare
        self._fields: list[_Field] = []
        self._code_depth = 0
        self._pending: list[str] = []

    def body(self, element: etree._Element) -> list[Block]:
        """The paragraphs and tables of the whole document."""
        blocks = self.blocks(element)
        self.tell_of_body(blocks)
        return blocks

    def blocks(self, parent: etree._Element) -> list[Block]:
        """The paragraphs and tables directly in a body, cell, text box or control."""
        blocks: list[Block] = []
        self._collect(parent, blocks)
        self._flush(blocks)
        return blocks

    def _flush(self, blocks: list[Block]) -> None:
        """Ends a paragraph whose own end was deleted, when no other paragraph follows."""
        if self._pending:
            self._end([], blocks)

    def _end(self, pieces: list[str], blocks: list[Block]) -> None:
        pending, self._pending = self._pending, []
        self.end_paragraph(pending + pieces if pending else pieces, blocks)

    def _collect(self, parent: etree._Element, blocks: list[Block]) -> None:
        for child in parent:
            tag = child.tag
            if tag == _P:
                self._paragraph(child, blocks)
            elif tag == _TBL:
                self._flush(blocks)
                blocks.append(self._table(child))
            elif tag == _SDT:
                self._block_control(child, blocks)
            elif tag == _ALTERNATE:
                self._collect(_chosen(child), blocks)
            elif tag not in _UNREAD and len(child):
                self._collect(child, blocks)

    def _paragraph(self, paragraph: etree._Element, blocks: list[Block]) -> None:
        self._fields, self._code_depth = [], 0
        self.noted.is_doubtful |= paragraph in self._rare.doubtful
        out: list[str] = []
        self._inline(paragraph, out)
        if paragraph in self._rare.joined:
            self._pending.extend(out)
        else:
            self._end(out, blocks)

    def _block_control(self, control: etree._Element, blocks: list[Block]) -> None:
        """A control around paragraphs or tables; one that shows its prompt adds nothing."""
        content = first_child(control, _SDT_CONTENT)
        if content is None:
            return
        inside: list[Block] = []
        first_line = len(self.noted.lines)
        self._collect(content, inside)
        box = first_child(control, _SDT_PR, _CHECKBOX)
        if box is not None:
            self._flush(inside)
            inside = [self._box(box, "\n".join(lines_of(inside)))]
            del self.noted.lines[first_line:]
            self.noted.add(lines_of(inside))
        if _shows_placeholder(control):
            self._flush(inside)
            inside = _answered(inside)
            if not inside:
                del self.noted.lines[first_line:]
        blocks.extend(inside)

    def _table(self, element: etree._Element) -> Table:
        table, number = self.begun_table(), 0
        for row in _members(element, _TR):
            properties = first_child(row, _TR_PR)
            if first_child(properties, _W + "del") is None:
                number += 1
                told = len(self.findings)
                cells = self._cells(row, properties, table.number, number)
                is_hidden = is_switched_on(first_child(properties, _W + "hidden"))
                self.end_row(table, Row(number, cells), told, is_hidden=is_hidden)
        return table

    def _cells(
        self, row: etree._Element, properties: etree._Element | None, table_number: int, row_number: int
    ) -> list[Cell]:
        column = _count(properties, "gridBefore", 0)
        cells: list[Cell] = []
        for element in _members(row, _TC):
            properties = first_child(element, _TC_PR)
            span = _count(properties, "gridSpan", 1) or 1
            if first_child(properties, _W + "cellDel") is None:
                place = Place(table_number, row_number, len(cells) + 1)
                cell = self.cell(place, partial(self._cell_blocks, element))
                cell.column, cell.span, cell.merged = column, span, _merged(properties)
                cells.append(cell)
            column += span
        return cells

    def _cell_blocks(self, element: etree._Element) -> list[Block]:
        blocks = self.blocks(element)
        control = element.getparent().getparent()
        if control is not None and control.tag == _SDT and _shows_placeholder(control):
            blocks = _answered(blocks)
            if not blocks:
                self.noted.lines.clear()
        return blocks

    def _inline(self, parent: etree._Element, out: list[str]) -> None:
        """Adds the text under a paragraph, run or wrapper; the common elements are asked for first."""
        for child in parent:
            tag = child.tag
            if tag in _UNREAD:
                continue
            if tag == _T:
                text = child.text
                if text and not self._code_depth:
                    out.append(text if "\n" not in text else text.replace("\n", " "))
            elif tag == _R:
                if child in self._rare.runs:
                    self._rare_run(child, out)
                else:
                    self._inline(child, out)
            elif tag in _MARKS:
                out.append(_MARKS[tag])
            elif tag in _INLINE:
                _INLINE[tag](self, child, out)
            elif len(child):
                self._inline(child, out)

    def _rare_run(self, run: etree._Element, out: list[str]) -> None:
        first = len(out)
        self._inline(run, out)
        text = "".join(out[first:])
        del out[first:]
        looks = self._rare.looks
        if run in looks.hidden and text.strip():
            self.noted.hidden.append(text)
        elif text and run not in self._rare.notes:
            out.append(self._looking(run, text))

    def _looking(self, run: etree._Element, text: str) -> str:
        """The text of a run with the marks of what it looks like."""
        looks, font = self._rare.looks, self._rare.symbol_fonts.get(run)
        if font is not None:
            text = in_symbol_font(font, text)
        if run in looks.raised or run in looks.lowered:
            text = moved(text, is_raised=run in looks.raised)
        if run in self._rare.styled:
            text = in_style_of_prompts(text)
        return struck(text) if run in looks.struck else text

    def _inline_control(self, control: etree._Element, out: list[str]) -> None:
        content = first_child(control, _SDT_CONTENT)
        if content is None:
            return
        box = first_child(control, _SDT_PR, _CHECKBOX)
        inside: list[str] = []
        self._inline(content, inside)
        if box is not None:
            out.append(self._box(box, "".join(inside)))
        elif not _shows_placeholder(control):
            out.extend(inside)
        else:
            out.append(without_placeholder(in_force("".join(inside))))

    def _box(self, box: etree._Element, text: str) -> str:
        checked = first_child(box, _CHECKED)
        return self.box(text, is_on=checked is not None and is_on(checked.get(_W14 + "val", "1")))

    def _symbol(self, element: etree._Element, out: list[str]) -> None:
        code = element.get(_W + "char", "")
        if re.fullmatch("[0-9A-Fa-f]{1,4}", code):
            out.append(plain_symbol(element.get(_W + "font", ""), int(code, 16)))

    def _field_mark(self, element: etree._Element, out: list[str]) -> None:
        kind = element.get(_W + "fldCharType")
        if kind == "begin":
            self._fields.append(_Field(_default_text(element)))
            self._code_depth += 1
            self._form_field(element, out)
        elif kind == "separate" and self._fields and self._fields[-1].shown_from is None:
            self._fields[-1].shown_from = len(out)
            self._code_depth -= 1
        elif kind == "end" and self._fields:
            self._end_field(self._fields.pop(), out)

    def _comment(self, element: etree._Element, out: list[str]) -> None:
        text = self._rare.comments.get(element.get(_W + "id", ""))
        if text:
            self.findings.append(Finding("cell_comment", "A comment stands beside the text.", self.place, text))

    def _footnote(self, element: etree._Element, out: list[str]) -> None:
        text = self._rare.note_texts[element.tag].get(element.get(_W + "id", ""))
        if text:
            self.findings.append(Finding("note_unread", "A note to the text was not read.", self.place, text))

    def _field_code(self, element: etree._Element, out: list[str]) -> None:
        if self._fields:
            self._fields[-1].code += element.text or ""

    def _simple_field(self, element: etree._Element, out: list[str]) -> None:
        inside: list[str] = []
        self._inline(element, inside)
        out.extend(inside or self._without_result(element.get(_W + "instr", "")))

    def _without_result(self, code: str) -> list[str]:
        """The words of a formula that nothing has computed, which are told; nothing for any other field."""
        formula = code.strip()
        if not formula.startswith("="):
            return []
        message = "The field holds a formula without its result."
        self.findings.append(Finding("formula_without_result", message, self.place, formula))
        return [formula]

    def _end_field(self, ended: _Field, out: list[str]) -> None:
        shown = out[ended.shown_from :] if ended.shown_from is not None else []
        if ended.shown_from is None:
            self._code_depth -= 1
        if not "".join(shown).strip():
            out.extend(self._without_result(ended.code))
        elif ended.default and "".join(shown).strip() == ended.default:
            del out[ended.shown_from :]

    def _form_field(self, element: etree._Element, out: list[str]) -> None:
        """A box or a drop-down list of Word's old form fields: what it shows stands in its data."""
        box, choice = first_child(element, _FF_DATA, _W + "checkBox"), first_child(element, _FF_DATA, _W + "ddList")
        if box is not None:
            checked = first_child(box, _W + "checked")
            checked = first_child(box, _W + "default") if checked is None else checked
            out.append(BOX_ON if is_switched_on(checked) else BOX_OFF)
        if choice is not None:
            entries = [entry.get(_VAL, "") for entry in choice.iterchildren(_W + "listEntry")]
            chosen = _count(choice, "result", _count(choice, "default", 0))
            out.extend(entries[chosen : chosen + 1])

    def _formula_part(self, element: etree._Element, out: list[str]) -> None:
        """What stands above or below the line in a formula: 10⁶, CO₂."""
        inside: list[str] = []
        self._inline(element, inside)
        change = raised if element.tag == _MATH + "sup" else lowered
        out.append(change("".join(inside)))

    def _fraction(self, element: etree._Element, out: list[str]) -> None:
        parts: list[str] = []
        for part in element.iterchildren(_MATH + "num", _MATH + "den"):
            inside: list[str] = []
            self._inline(part, inside)
            parts.append("".join(inside))
        out.append(f" {'/'.join(parts)} ")

    def _formula(self, element: etree._Element, out: list[str]) -> None:
        out.append(element.text or "")

    def _alternate(self, element: etree._Element, out: list[str]) -> None:
        self._inline(_chosen(element), out)

    def _text_box(self, element: etree._Element, out: list[str]) -> None:
        """A text box becomes lines of its own: before the paragraph it is anchored in front of, else after it."""
        kept = self._fields, self._code_depth, self.boxes, self._pending
        self._fields, self._code_depth, self.boxes, self._pending = [], 0, [], []
        blocks = self.blocks(element)
        self._fields, self._code_depth, self.boxes, self._pending = kept
        self.boxes.append((not "".join(out).strip(), blocks))

    def _nested_paragraph(self, element: etree._Element, out: list[str]) -> None:
        out.append("\n")
        self._inline(element, out)
        out.append("\n")


class _Finder(_Reader):
    """Walks as the reader does, and keeps which cell stands at which place."""

    def __init__(self, rare: Rare) -> None:
        super().__init__(rare)
        self.cells: dict[Place, etree._Element] = {}

    def _cell_blocks(self, element: etree._Element) -> list[Block]:
        self.cells[self.place] = element
        return super()._cell_blocks(element)


_INLINE = {
    _SDT: _Reader._inline_control,
    _ALTERNATE: _Reader._alternate,
    _TEXT_BOX: _Reader._text_box,
    _P: _Reader._nested_paragraph,
    _MATH + "t": _Reader._formula,
    _MATH + "sup": _Reader._formula_part,
    _MATH + "sub": _Reader._formula_part,
    _MATH + "f": _Reader._fraction,
    _W + "sym": _Reader._symbol,
    _W + "fldChar": _Reader._field_mark,
    _W + "commentReference": _Reader._comment,
    **dict.fromkeys(NOTES, _Reader._footnote),
    _W + "instrText": _Reader._field_code,
    _W + "fldSimple": _Reader._simple_field,
}


def _chosen(alternate: etree._Element) -> etree._Element:
    """The branch that today's Word shows: the first choice, else the fallback for old programs."""
    choice = first_child(alternate, _MC + "Choice")
    fallback = first_child(alternate, _MC + "Fallback") if choice is None else choice
    return alternate if fallback is None else fallback


def _members(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The rows of a table or the cells of a row, also those inside controls and other wrappers."""
    for child in parent:
        tag = child.tag
        if tag == wanted:
            yield child
        elif tag == _ALTERNATE:
            yield from _members(_chosen(child), wanted)
        elif tag not in _UNREAD and len(child):
            yield from _members(child, wanted)


def _count(parent: etree._Element | None, name: str, default: int) -> int:
    """A small number in a property; the default where it is missing or no number."""
    element = first_child(parent, _W + name)
    value = "" if element is None else element.get(_VAL, "")
    return min(int(value), 1000) if value.isascii() and value.isdigit() and len(value) < 9 else default


def _merged(properties: etree._Element | None) -> str:
    """How a cell is merged with those above and below it, tracked merges accepted."""
    merge, tracked = first_child(properties, _W + "vMerge"), first_child(properties, _W + "cellMerge")
    if tracked is not None and tracked.get(_W + "vMerge"):
        return "next" if tracked.get(_W + "vMerge") == "cont" else "first"
    if merge is None:
        return ""
    return "first" if merge.get(_VAL) == "restart" else "next"


def _shows_placeholder(control: etree._Element) -> bool:
    return is_switched_on(first_child(control, _SDT_PR, _SHOWING))


def _answered(blocks: list[Block]) -> list[Block]:
    """The blocks of a control that claims to show its prompt: none where it does, else what was typed."""
    text = "\n".join(lines_of(blocks))
    if not without_placeholder(text):
        return []
    return blocks


def _default_text(begin: etree._Element) -> str:
    default = first_child(begin, _FF_DATA, _W + "textInput", _W + "default")
    return "" if default is None else default.get(_VAL, "").strip()
