"""Characters become lines, and lines paragraphs: what was broken only because the line was full is put together."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from etl.read.pdf.parts import Glyph
from etl.text.normal import normalised, raised

SPACE_MIN = 0.18  # of the font's size; a gap as wide is a space, also where none is written
SPACE_BESIDE_DENSE_MIN = 0.215  # between a Latin and an East Asian letter, which programs set 0.2 apart by themselves
SPACE_IN_DENSE_MIN = 0.7  # between two signs of Chinese or Japanese, whose dots and brackets are narrow; not of Korean
SMALL = 0.8  # of the size of its line; a smaller letter that stands higher is raised
SYMBOL = "\ufffd"  # stands for a sign of which only the shape is known, until lines are paragraphs
PARAGRAPH_GAP = 0.6  # of a line's height; so much more room between two lines than between others parts paragraphs
EDGE_NEAR = 1.0  # points; how exactly the edge of a text is known
PADDING_MAX = 15.0  # points between a cell's edge and its text
LAST_LINE_ROOM = 2.2  # of a line's height; a row is cut where all its cells end a line, whatever their sizes
_BEGINS_ITEM = re.compile(r"[•◦▪●■□☐☑☒✓✔✗\ufffd]|[-–*]\s|\[|\(?\d{1,2}[.)]\s|\(\s?[xX]?\s?\)")
_SENTENCE_END = re.compile(r"[.!?。！？][\"'”’»)]*$")
_JOINED = re.compile(r"(?<=\S)[-‐/]$")  # the end of a line after which a word goes on


@dataclass(eq=False, slots=True)
class Line:
    """One line of text on a page: its words, its box in points, and how wide its first and its last word are."""

    text: str
    page: int
    left: float
    top: float
    right: float
    bottom: float
    first_width: float
    last_width: float
    letter_width: float
    ends_with_space: bool
    is_field: bool = False

    @property
    def height(self) -> float:
        """Its height, in points."""
        return self.bottom - self.top


def lines_of_glyphs(glyphs: Iterable[Glyph], page: int) -> list[Line]:
    """The lines that some characters of one page make, from its top; characters on one another are one."""
    rows: list[list[Glyph]] = []
    largest: list[Glyph] = []  # of each row
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.down, glyph.left)):
        near = (at for at in range(len(rows) - 1, max(len(rows) - 4, -1), -1) if _on_one_line(largest[at], glyph))
        at = next(near, len(rows))
        if at == len(rows):
            rows.append([])
            largest.append(glyph)
        rows[at].append(glyph)
        if largest[at].is_field or (glyph.size > largest[at].size and not glyph.is_field):
            largest[at] = glyph
    inked = (row for row in rows if not all(glyph.is_space for glyph in row))
    lines = [_line(sorted(row, key=lambda glyph: glyph.left), page) for row in inked]
    return sorted((line for line in lines if line.text.strip()), key=lambda line: (line.top, line.left))


def _on_one_line(one: Glyph, other: Glyph) -> bool:
    """Whether most of the lower of two characters stands at the height of the other."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.bottom - one.top, other.bottom - other.top)


def _line(glyphs: list[Glyph], page: int) -> Line:
    inked = [glyph for glyph in glyphs if not glyph.is_space]
    size = max(glyph.size for glyph in inked)
    base = max(glyph.bottom for glyph in inked if glyph.size >= size * SMALL)
    letters, last, first_right, last_left, is_spaced = [""], None, None, inked[0].left, False
    for glyph in glyphs:
        if glyph.is_space or (last and _is_same(last, glyph)):
            is_spaced = is_spaced or glyph.is_space
            continue
        is_apart = last is not None and (is_spaced or _is_apart(last, glyph))
        if last and first_right is None and (is_apart or _is_dense(last.text)):
            first_right = last.right
        is_high = glyph.size < size * SMALL and glyph.bottom < base - 0.2 * size
        sign = SYMBOL if glyph.is_symbol else raised(glyph.text) if is_high else glyph.text
        letters.append(f" {sign}" if is_apart else sign)
        last_left = glyph.left if is_apart else last_left
        last, is_spaced = glyph, False
    right = max(glyph.right for glyph in inked)
    return Line(
        "".join(letters),
        page,
        left=inked[0].left,
        top=min(glyph.top for glyph in inked),
        right=right,
        bottom=max(glyph.bottom for glyph in inked),
        first_width=(first_right or right) - inked[0].left,
        last_width=right - last_left,
        letter_width=inked[0].right - inked[0].left,
        ends_with_space=is_spaced,
        is_field=any(glyph.is_field for glyph in inked),
    )


def _is_apart(one: Glyph, other: Glyph) -> bool:
    """Whether there is a space between two characters of a line that is not written."""
    if one.is_field or other.is_field:
        return True
    gap = (other.left - one.right) / one.size if one.size else 0.0
    is_mixed = one.text.isalnum() and other.text.isalnum() and _is_dense(one.text) != _is_dense(other.text)
    if is_mixed:
        return gap > SPACE_BESIDE_DENSE_MIN
    if _is_dense(one.text) and _is_dense(other.text) and not (_is_hangul(one.text) or _is_hangul(other.text)):
        return gap > SPACE_IN_DENSE_MIN
    return gap > SPACE_MIN or (other.after_gap and other.order > one.order)


def _is_same(one: Glyph, other: Glyph) -> bool:
    """Whether a letter was drawn twice to look bold; both letters of a ligature (ff) come in one go, at one place."""
    is_near = one.text == other.text and other.left - one.left < 0.15 * one.size
    return is_near and abs(one.order - other.order) > 1


def paragraphs(lines: list[Line], left: float, right: float) -> list[str]:
    """The paragraphs of an area between two edges, as normalised text.

    A line goes on in the next one where that one's first word had no room on it.
    """
    if not lines:
        return []
    span = _span(lines, left, right)
    texts = [lines[0].text]
    gap = median([after.top - one.bottom for one, after in pairwise(lines)] or [0.0])
    for before, line in pairwise(lines):
        if _goes_on(before, line, span, gap):
            texts[-1] = (texts[-1] + _between(before, line, span) + line.text).replace("\u00ad", "")
        else:
            texts.append(line.text)
    return [text for text in (normalised(text.replace(SYMBOL, "")) for text in texts) if text]


def _span(lines: list[Line], left: float, right: float) -> tuple[float, float]:
    """From where to where a line of an area may go: as far from its right edge as from its left."""
    start = min(line.left for line in lines)
    return start, right - min(max(start - left, 0.0), PADDING_MAX)


def _goes_on(before: Line, line: Line, span: tuple[float, float], gap: float = 0.0) -> bool:
    if before.is_field or line.is_field or _BEGINS_ITEM.match(line.text):
        return False
    if before.page == line.page and line.top - before.bottom > gap + PARAGRAPH_GAP * before.height:
        return False
    # A sign that may not begin a line takes the one before it along.
    first_width = line.first_width * (2 if _is_dense(line.text[0]) else 1)
    return before.right + 0.25 * before.height + first_width > span[1] - EDGE_NEAR


def _between(before: Line, line: Line, span: tuple[float, float]) -> str:
    """What stood between two lines of one paragraph: a space, but not in scripts without one or inside a word."""
    if before.ends_with_space:
        return " "
    is_inside = _JOINED.search(before.text) or before.text.endswith("\u00ad")
    is_dense = _is_dense(before.text[-1]) or _is_dense(line.text[0])
    return "" if is_inside or is_dense or _is_broken_word(before, line, span) else " "


def _is_broken_word(before: Line, line: Line, span: tuple[float, float]) -> bool:
    """Whether a word is broken because it is wider than a line: then the line is full to the last letter."""
    is_too_wide = before.last_width + line.first_width > span[1] - span[0]
    letters = before.text[-1].isalnum() and line.text[0].isalnum()
    return is_too_wide and letters and before.right + line.letter_width > span[1] - EDGE_NEAR


def _is_hangul(letter: str) -> bool:
    return "\uac00" <= letter[-1] <= "\ud7a3"


def _is_dense(letter: str) -> bool:
    """Whether a letter is of a script that breaks lines anywhere: Chinese, Japanese, Korean."""
    return unicodedata.east_asian_width(letter[-1]) in ("W", "F")


def goes_on_over_page(above: list[Line], below: list[Line], left: float, right: float) -> bool:
    """Whether the last line of a cell goes on in the first of another, by its width and as no sentence ends."""
    return _goes_on(above[-1], below[0], _span(above, left, right)) and not _SENTENCE_END.search(above[-1].text)


def has_no_room(lines: list[Line], bottom: float) -> bool:
    """Whether the text of a cell that ends at `bottom` fills it to the end."""
    return bool(lines) and bottom - lines[-1].bottom < LAST_LINE_ROOM * lines[-1].height


def right_to_left_share(texts: Iterable[str]) -> float:
    """The share of letters, from 0 to 1, that are written from right to left: Arabic, Hebrew, Persian, Urdu …"""
    kinds = list(_directions(texts))
    return sum(kind != "L" for kind in kinds) / len(kinds) if kinds else 0.0


def _directions(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        for letter in text:
            if (kind := unicodedata.bidirectional(letter)) in ("L", "R", "AL"):
                yield kind
