"""How text is spelled after reading: one way for every kind of space, hyphen and line break."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from etl.folder import reference

# Characters that only steer the layout: soft hyphen, zero-width marks, direction marks.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e"
    "\u206f\ufeff"
)
_SPELLING = {ord(mark): None for mark in _UNSEEN} | {0x2011: "-", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_LINE_ENDS = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n"}
_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")
_LOWERED = str.maketrans("0123456789+-−()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₍₎")
_FIGURES = "[⁰¹²³⁴⁵⁶⁷⁸⁹]+"
_SEVERAL = rf"⁽?{_FIGURES}(?:[⁻,;] ?{_FIGURES})*⁾?"
_RAISED_FIGURES = re.compile(rf" ?(?:\[{_SEVERAL}\]|\({_SEVERAL}\)|{_SEVERAL})(?![/⁄])")
_SIGNS_OF_NOTES = re.compile(r"(?<=[\w)\]%’”\"'])[*†‡]+(?=[\s.,;:)\]–—-]|$)")
_SIGN_BEFORE_A_WORD = re.compile(r"[*†‡]\w")
_ANY_MARK = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹*†‡]")
_WORD_BEFORE = re.compile(r"(\d+|[^\W\d_]+)$")
_POWERS = frozenset("²³")


def raised(text: str) -> str:
    """Text that stands above the line, its digits and signs as Unicode has them: no digit of the number before it."""
    return text.translate(_RAISED)


def lowered(text: str) -> str:
    """Text that stands below the line, its digits and signs as Unicode has them: CO₂."""
    return text.translate(_LOWERED)


def note_marks(text: str) -> Iterator[tuple[int, int]]:
    """Where marks of footnotes stand, as (start, end): raised figures and signs behind a word or number.

    Powers are none ("m²", "10⁶"), nor is what begins a line, fractions ("¹/₂") or a sign that words stand between.
    """
    if not _ANY_MARK.search(text):
        return
    for found in _RAISED_FIGURES.finditer(text):
        word = _WORD_BEFORE.search(text, max(0, found.start() - 40), found.start())
        begins_line = text[found.start() - 1 : found.start()] in ("", "\n")
        if not begins_line and not _is_power(word and word[1], found.group()):
            yield found.span()
    if not _SIGN_BEFORE_A_WORD.search(text):
        yield from (found.span() for found in _SIGNS_OF_NOTES.finditer(text))


def _is_power(word: str | None, figures: str) -> bool:
    """Whether raised figures say how often a unit, a letter or a ten is multiplied with itself."""
    if word is None:
        return False
    return word == "10" or (figures in _POWERS and (word.casefold() in _units_with_powers() or len(word) == 1))


@cache
def _units_with_powers() -> frozenset[str]:
    return frozenset(row["word"] for row in reference.rows("powered_units"))


def without_note_marks(text: str) -> str:
    """The text without the marks of footnotes: no part of a number, a name or an address."""
    if not _ANY_MARK.search(text):
        return text
    for start, end in sorted(note_marks(text), reverse=True):
        text = text[:start] + text[end:]
    return text


def normalised(text: str) -> str:
    """The text in NFC, its lines trimmed, every run of spaces one space, blank lines and unseen marks removed."""
    if not text.isascii():
        text = unicodedata.normalize("NFC", text.translate(_SPELLING))
    if not text.isprintable():
        text = text.translate(_LINE_ENDS)
    if "\n" not in text:
        return " ".join(text.split())
    lines = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in lines if line)
