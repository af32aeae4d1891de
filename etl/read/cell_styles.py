"""What the styles of a workbook say of its cells: the format of their numbers, what is struck through or white."""

import re
from dataclasses import dataclass

from lxml import etree

from etl.read.number_format import built_in

SHEET_NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LIGHT_MIN = 0xD0  # of 255, for red, green and blue: a tint behind an answer, as our own forms have it
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The style of a cell: the format code of its number, whether all of it is struck through, or white on white."""

    code: str = "General"
    is_struck: bool = False
    is_white: bool = False


def cell_styles(root: etree._Element) -> list[CellStyle]:
    """The styles of a workbook in the order in which its cells name them."""
    codes = {entry.get("numFmtId", ""): entry.get("formatCode", "") for entry in root.iter(SHEET_NAMES + "numFmt")}
    fonts = [(is_struck(font), _is_white(font.find(SHEET_NAMES + "color"))) for font in _entries(root, "fonts")]
    papers = [_is_paper(fill) for fill in _entries(root, "fills")]
    return [_style(entry, codes, fonts, papers) for entry in _entries(root, "cellXfs")]


def _entries(root: etree._Element, name: str) -> list[etree._Element]:
    found = root.find(SHEET_NAMES + name)
    return [] if found is None else list(found)


def _style(
    entry: etree._Element, codes: dict[str, str], fonts: list[tuple[bool, bool]], papers: list[bool]
) -> CellStyle:
    number, font, fill = entry.get("numFmtId", "0"), int(entry.get("fontId", "0")), int(entry.get("fillId", "0"))
    struck, is_white = fonts[font] if font < len(fonts) else (False, False)
    is_on_white = fill >= len(papers) or papers[fill]
    return CellStyle(codes.get(number) or built_in(int(number)), struck, is_white and is_on_white)


def _is_white(color: etree._Element | None) -> bool:
    """Whether a colour is white, by its number, by the first of the theme, or in the old palette."""
    if color is None or color.get("tint", "0") not in ("0", "0.0"):
        return False
    white = {"rgb": ("FFFFFFFF", "00FFFFFF", "FFFFFF"), "theme": ("0",), "indexed": ("1", "9")}
    return any(color.get(name, "").upper() in values for name, values in white.items())


def _is_paper(fill: etree._Element) -> bool:
    """Whether a fill leaves a cell as white as the sheet, or nearly so."""
    pattern = fill.find(SHEET_NAMES + "patternFill")
    if pattern is None:
        return len(fill) == 0  # a gradient fills
    color, kind = pattern.find(SHEET_NAMES + "fgColor"), pattern.get("patternType", "none")
    return kind == "none" or (kind == "solid" and (_is_white(color) or _is_light(color)))


def _is_light(color: etree._Element | None) -> bool:
    """Whether white letters cannot be read on a colour."""
    shades = re.findall("[0-9A-Fa-f]{2}", "" if color is None else color.get("rgb", ""))[-3:]
    return len(shades) == 3 and all(int(shade, 16) >= LIGHT_MIN for shade in shades)


def is_struck(properties: etree._Element | None) -> bool:
    """Whether the properties of a font strike its text through."""
    return is_on(None if properties is None else properties.find(SHEET_NAMES + "strike"))


def level(properties: etree._Element | None) -> str:
    """Where the properties of a font put its text: "superscript", "subscript", or "" for the line itself."""
    place = None if properties is None else properties.find(SHEET_NAMES + "vertAlign")
    value = "" if place is None else place.get("val", "")
    return value if value in ("superscript", "subscript") else ""


def is_on(element: etree._Element | None) -> bool:
    """The value of a switch: present without a value means on."""
    return element is not None and element.get("val", "1") not in _OFF
