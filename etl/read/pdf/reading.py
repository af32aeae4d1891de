"""A PDF with text as a document: paragraphs and tables over all its pages, without what every page repeats."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from etl.findings import Box, Finding, Place
from etl.read.document import Block, Document, PlacedText
from etl.read.errors import DocumentError
from etl.read.pdf.fields import is_box
from etl.read.pdf.lines import Line, lines_of_glyphs, paragraphs, right_to_left_share
from etl.read.pdf.pages import opened, pages_of
from etl.read.pdf.parts import Glyph, Page, Pdf, Stroke
from etl.read.pdf.ruling import NEAR, Area, Ruled, ruled_tables
from etl.read.pdf.tables import DRAWN, STRUCK, AreaCell, AreaTable, Numbered, rows_of

RIGHT_TO_LEFT_MAX = 0.1  # of the letters; a name in Arabic is in many forms, an Arabic form has nearly all
STRUCK_FROM, STRUCK_TO = 0.35, 0.75  # of a letter's height from its top; an underline lies lower
MARGIN = 0.12  # of the page's height, above and below, where what every page repeats may stand
_FIGURES = re.compile(r"\d+")
_Part = AreaTable | Line


def read_pdf(source: Path | bytes) -> Pdf:
    """The words of a PDF; raises DocumentError for a damaged, locked or too large one, and for one without words."""
    with opened(source) as pdf:
        pages = pages_of(pdf)
    if not any(page.has_words for page in pages):
        raise DocumentError("scan", "This PDF is a scan: its pages are pictures, without a word that can be read.")
    parts = [_parts(page) for page in pages]
    repeated = _repeated(parts, pages)
    blocks = _blocks([[part for part in mine if not _is_repeated(part, repeated)] for mine in parts], pages)
    fields = tuple(glyph.text for page in pages for glyph in page.glyphs if glyph.is_field and not is_box(glyph.text))
    share = right_to_left_share(glyph.text for page in pages for glyph in page.glyphs)
    findings = [_picture(page) for page in pages if page.is_picture]
    return Pdf(Document(blocks), len(pages), fields, share > RIGHT_TO_LEFT_MAX, findings)


def _picture(page: Page) -> Finding:
    box = Box(page.number, 0.0, 0.0, page.width, page.height)
    return Finding("pdf_page_is_picture", f"Page {page.number} is a picture; nothing was read on it.", Place(box=box))


def _box(page: Page, thing: Glyph | Area | Line) -> Box:
    sides = (round(side, 1) for side in (thing.left, thing.top, thing.right, thing.bottom))
    return Box(page.number, *sides)


# --- one page ---------------------------------------------------------------------------------------------------------


def _parts(page: Page) -> list[_Part]:
    """The tables and the lines outside of them, from the top of a page."""
    tables = [(ruled, [AreaCell(area, [_box(page, area)]) for area in ruled.areas]) for ruled in ruled_tables(page)]
    cells = sorted((cell for _, mine in tables for cell in mine), key=lambda cell: cell.area.size)
    held: dict[int, list[Glyph]] = {}
    free: list[Glyph] = []
    for glyph in page.glyphs:
        # A space at the end of a line may hang out of its cell.
        cell = _holding(cells, glyph.left if glyph.is_space else glyph.across, glyph.down)
        (held.setdefault(id(cell), []) if cell else free).append(glyph)
    for cell in cells:
        _fill(cell, held.get(id(cell), []), page)
    outer = _nested(tables, page)
    return sorted([*outer, *lines_of_glyphs(free, page.number)], key=_top)


def _holding(cells: list[AreaCell], across: float, down: float) -> AreaCell | None:
    return next((cell for cell in cells if cell.area.holds(across, down)), None)


def _fill(cell: AreaCell, glyphs: list[Glyph], page: Page) -> None:
    """Gives a cell its lines without what is struck through, and a doubt where words or signs are not sure."""
    if any(glyph.is_symbol for glyph in glyphs):
        cell.doubt = ("boxes_drawn", DRAWN)
    strokes = [stroke for stroke in page.across if cell.area.top + NEAR < stroke.at < cell.area.bottom - NEAR]
    struck = [glyph for glyph in glyphs if any(_strikes(stroke, glyph) for stroke in strokes)]
    if struck:
        cell.doubt = ("struck_in_pdf", STRUCK)
    cell.lines = lines_of_glyphs([glyph for glyph in glyphs if glyph not in struck], page.number)


def _strikes(stroke: Stroke, glyph: Glyph) -> bool:
    """Whether a line goes through the middle of a letter, not below it."""
    height = glyph.bottom - glyph.top
    is_amid = glyph.top + STRUCK_FROM * height < stroke.at < glyph.top + STRUCK_TO * height
    return is_amid and stroke.start - 1 <= glyph.across <= stroke.end + 1 and not glyph.is_symbol


def _nested(tables: list[tuple[Ruled, list[AreaCell]]], page: Page) -> list[AreaTable]:
    """The tables that lie in no cell of another; the others are put into their cells."""
    outer = []
    for ruled, cells in sorted(tables, key=lambda entry: entry[0].outline.size):
        outline = ruled.outline
        table = AreaTable(page.number, rows_of(cells), outline)
        others = (cell for other, mine in tables if other is not ruled for cell in mine)
        around = min(
            (cell for cell in others if _lies_in(outline, cell.area)), key=lambda cell: cell.area.size, default=None
        )
        if around:
            around.inner.append(table)
        else:
            outer.append(table)
    return [table for table in outer if not all(cell.is_empty for row in table.rows for cell in row)]


def _lies_in(inner: Area, outer: Area) -> bool:
    return inner.size < outer.size and outer.holds(inner.left, inner.top) and outer.holds(inner.right, inner.bottom)


def _top(part: _Part) -> float:
    return part.outline.top if isinstance(part, AreaTable) else part.top


# --- all pages --------------------------------------------------------------------------------------------------------


def _key(line: Line) -> tuple[int, str]:
    return round(line.top / 4), _FIGURES.sub("#", line.text)


def _repeated(parts: list[list[_Part]], pages: list[Page]) -> set[tuple[int, str]]:
    """What stands at the top or bottom of several pages with the same words, but for figures."""
    seen: Counter[tuple[int, str]] = Counter()
    for page, mine in zip(pages, parts, strict=True):
        margin = page.height * MARGIN
        lines = (part for part in mine if isinstance(part, Line))
        seen.update({_key(line) for line in lines if line.bottom < margin or line.top > page.height - margin})
    return {key for key, times in seen.items() if times > 1}


def _is_repeated(part: _Part, repeated: set[tuple[int, str]]) -> bool:
    return isinstance(part, Line) and _key(part) in repeated


def _blocks(parts: list[list[_Part]], pages: list[Page]) -> list[Block]:
    """Paragraphs and tables in reading order; a table at the top of a page may go on from the one before it."""
    found: list[AreaTable | list[Line]] = []
    for mine in parts:
        for at, part in enumerate(mine):
            before = found[-1] if found else None
            if isinstance(part, Line):
                if isinstance(before, list):
                    before.append(part)
                else:
                    found.append([part])
            elif at == 0 and isinstance(before, AreaTable) and before.page == part.page - 1 and before.goes_on_in(part):
                before.take(part)
            else:
                found.append(part)
    numbered, edge = Numbered(), _edge(parts)
    blocks: list[Block] = []
    for one in found:
        blocks += [numbered.table(one)] if isinstance(one, AreaTable) else _texts(one, edge)
    return blocks


def _edge(parts: Iterable[list[_Part]]) -> float:
    """How far to the right lines go, in points."""
    sides = (part.outline.right if isinstance(part, AreaTable) else part.right for mine in parts for part in mine)
    return max(sides, default=0.0)


def _texts(lines: list[Line], edge: float) -> list[Block]:
    """The paragraphs that lines outside of tables make, each with the place of its first line."""
    blocks: list[Block] = []
    group: list[Line] = []
    for line in lines:
        if group and len(paragraphs([*group, line], min(one.left for one in group), edge)) > 1:
            blocks.append(_text(group, edge))
            group = []
        group.append(line)
    return [*blocks, _text(group, edge)]


def _text(lines: list[Line], edge: float) -> PlacedText:
    first = lines[0]
    mine = [line for line in lines if line.page == first.page]
    sides = (first.left, first.top, max(line.right for line in mine), max(line.bottom for line in mine))
    text = "\n".join(paragraphs(lines, min(line.left for line in lines), edge))
    return PlacedText(text, Box(first.page, *(round(side, 1) for side in sides)))
