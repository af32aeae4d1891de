"""Styles of an OpenDocument file, as far as they change what its text says: hidden, struck, raised, of prompts."""

from dataclasses import dataclass, fields

from lxml import etree

from etl.read.open_document.names import DRAW, EXTENSION, FORMAT, STYLE, SVG, TABLE, TEXT
from etl.read.prompts import PROMPT_STYLES

_LINE_THROUGH = tuple(f"{STYLE}text-line-through-{what}" for what in ("style", "type"))
_FAMILIES = {
    TEXT + "p": "paragraph",
    TEXT + "h": "paragraph",
    TEXT + "section": "section",
    **{space + name: name for space in (TABLE, EXTENSION) for name in ("table", "table-row", "table-cell")},
}
_NAMED_BY = (TEXT + "style-name", TABLE + "style-name", DRAW + "style-name")
_WHITE = ("#ffffff", "white")
_PAPER = ("transparent", "none", *_WHITE)
_SYMBOLS = "wingdings"


@dataclass(frozen=True, slots=True)
class Look:
    """What a style says of a text; None where it says nothing. `level` is 1 above the line, 0 in it, -1 below.

    `is_backed` says whether something darker than paper may be behind the text, `font` is one of symbols or "".
    """

    is_struck: bool | None = None
    is_unseen: bool | None = None
    level: int | None = None
    is_white: bool | None = None
    is_backed: bool | None = None
    is_prompt: bool | None = None
    font: str | None = None

    def over(self, outer: "Look") -> "Look":
        """The look of a text that stands in another: its own word counts before the other's."""
        if self == _PLAIN:
            return outer
        mine = ((each.name, getattr(self, each.name)) for each in fields(self))
        return Look(**{name: getattr(outer, name) if value is None else value for name, value in mine})

    @property
    def is_hidden(self) -> bool:
        """Whether nobody sees the text: formatted as hidden, or white on paper."""
        return bool(self.is_unseen or (self.is_white and not self.is_backed))


_PLAIN = Look()
BACKED = Look(is_backed=True)


class Styles:
    """The styles of a file by family and name, each with what the styles it rests on say."""

    def __init__(self, *roots: etree._Element) -> None:
        """`roots` are of the parts that hold styles, the document's own first."""
        found = [style for root in reversed(roots) for style in root.iter(STYLE + "style", STYLE + "default-style")]
        self._found = {(style.get(STYLE + "family", ""), style.get(STYLE + "name", "")): style for style in found}
        self._fonts = {
            face.get(STYLE + "name", ""): face.get(SVG + "font-family", "").strip("'\" ")
            for root in roots
            for face in root.iter(STYLE + "font-face")
        }
        self._looks: dict[tuple[str, str], Look] = {}

    def look(self, element: etree._Element) -> Look:
        """What the style of an element says of the text in it."""
        name = next((name for attribute in _NAMED_BY if (name := element.get(attribute))), "")
        family = _FAMILIES.get(element.tag, "text")
        return self._look(family, name) if name or family == "paragraph" else _PLAIN

    def says(self, element: etree._Element, attribute: str) -> str:
        """What the own style of an element says in one attribute; empty where it says nothing."""
        style = self._found.get((_FAMILIES.get(element.tag, "text"), element.get(TABLE + "style-name", "")))
        said = (group.get(attribute) for group in style) if style is not None else ()
        return next(filter(None, said), "")

    def _look(self, family: str, name: str) -> Look:
        key = family, name
        if key not in self._looks:
            self._looks[key] = _PLAIN  # for a style that rests on itself
            style = self._found.get(key)
            if style is not None:
                base = style.get(STYLE + "parent-style-name", "")
                self._looks[key] = self._own(style).over(self._look(family, base) if name else _PLAIN)
        return self._looks[key]

    def _own(self, style: etree._Element) -> Look:
        says = {key: value for group in style for key, value in group.items()}
        through = [says[name] for name in _LINE_THROUGH if name in says]
        position, colour = says.get(STYLE + "text-position"), says.get(FORMAT + "color")
        backs, display = says.get(FORMAT + "background-color"), says.get(TEXT + "display")
        shown_name = style.get(STYLE + "display-name") or style.get(STYLE + "name", "")
        return Look(
            is_struck=any(line != "none" for line in through) if through else None,
            is_unseen=display == "none" if display else None,
            level=_level(position) if position else None,
            is_white=colour.lower() in _WHITE if colour else None,
            is_backed=backs.lower() not in _PAPER if backs else None,
            is_prompt=True if shown_name.casefold() in PROMPT_STYLES else None,
            font=self._font(says),
        )

    def _font(self, says: dict[str, str]) -> str | None:
        """A font of symbols by its name; "" for one of letters, None where none is named."""
        named = says.get(STYLE + "font-name")
        font = self._fonts.get(named, named) if named else says.get(FORMAT + "font-family", "").strip("'\"")
        return (font if font.casefold().startswith(_SYMBOLS) else "") if font else None


def _level(position: str) -> int:
    """Above the line (1), in it (0) or below (-1): "super 58%", "33% 58%", "-33% 58%"."""
    place = position.partition(" ")[0]
    if place in ("super", "sub"):
        return 1 if place == "super" else -1
    return -1 if place.startswith("-") else int(place.strip("0%") != "")
