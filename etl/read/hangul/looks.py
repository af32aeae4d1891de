"""What the letters of a Hangul document look like, by the numbers under which its header keeps them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from etl.read.hangul.names import child, local

# A line that is none of these is drawn by nobody: "3D", which the program writes by itself, is no line in the standard.
_LINE_NAMES = """
    SOLID DASH DOT DASH_DOT DASH_DOT_DOT LONG_DASH CIRCLE DOUBLE_SLIM SLIM_THICK THICK_SLIM SLIM_THICK_SLIM
    WAVE DOUBLEWAVE
"""
_LINES = frozenset(_LINE_NAMES.split())
_WHITE = "#FFFFFF"
_PAPER = frozenset(("", "NONE", _WHITE))


@dataclass(frozen=True, slots=True)
class Look:
    """How letters look where that changes what they say; `level` is 1 above the line, 0 in it, -1 below."""

    is_struck: bool = False
    is_white: bool = False
    level: int = 0


PLAIN = Look()


class Looks:
    """The looks of letters and the fills of cells, by their numbers."""

    def __init__(self, heads: Iterable[etree._Element]) -> None:
        entries = [entry for head in heads for entry in head.iter()]
        self._letters = {entry.get("id", ""): _look(entry) for entry in entries if local(entry) == "charPr"}
        self._filled = {entry.get("id", "") for entry in entries if local(entry) == "borderFill" and _is_filled(entry)}

    def letters(self, run: etree._Element) -> Look:
        """What the letters of a run look like."""
        return self._letters.get(run.get("charPrIDRef", ""), PLAIN)

    def is_filled(self, cell: etree._Element) -> bool:
        """Whether a cell has a colour darker than paper."""
        return cell.get("borderFillIDRef", "") in self._filled


def _look(entry: etree._Element) -> Look:
    parts = {local(part): part for part in entry}
    is_shaded = entry.get("shadeColor", "none").upper() not in _PAPER
    level = int("supscript" in parts or "superscript" in parts) - int("subscript" in parts)
    return Look(
        is_struck=any(_lines_through(parts)),
        is_white=entry.get("textColor", "").upper() == _WHITE and not is_shaded,
        level=level,
    )


def _lines_through(parts: dict[str, etree._Element]) -> Iterator[bool]:
    """Whether a line goes through the letters: one of its own, or an underline in their middle, as old files have."""
    strikeout, underline = parts.get("strikeout"), parts.get("underline")
    if strikeout is not None:
        yield strikeout.get("shape", "SOLID").upper() in _LINES
    if underline is not None and underline.get("type", "").upper() == "CENTER":
        yield underline.get("shape", "SOLID").upper() in _LINES


def _is_filled(entry: etree._Element) -> bool:
    brush = child(entry, "fillBrush")
    colours = (fill.get("faceColor") for fill in (() if brush is None else brush))
    return any(colour is not None and colour.upper() not in _PAPER for colour in colours)
