"""What the styles of a workbook say of its cells: the format of their numbers, and whether they are struck through."""

from dataclasses import dataclass

from lxml import etree

from etl.read.number_format import built_in

SHEET_NAMES = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_OFF = frozenset({"0", "false", "off"})


@dataclass(frozen=True, slots=True)
class CellStyle:
    """The style of a cell: the format code of its number, and whether all of it is struck through."""

    code: str = "General"
    is_struck: bool = False


def cell_styles(root: etree._Element) -> list[CellStyle]:
    """The styles of a workbook in the order in which its cells name them."""
    codes = {entry.get("numFmtId", ""): entry.get("formatCode", "") for entry in root.iter(SHEET_NAMES + "numFmt")}
    fonts = root.find(SHEET_NAMES + "fonts")
    struck = [is_struck(font) for font in ([] if fonts is None else fonts)]
    formats = root.find(SHEET_NAMES + "cellXfs")
    return [_style(entry, codes, struck) for entry in ([] if formats is None else formats)]


def _style(entry: etree._Element, codes: dict[str, str], struck: list[bool]) -> CellStyle:
    number, font = entry.get("numFmtId", "0"), int(entry.get("fontId", "0"))
    return CellStyle(codes.get(number) or built_in(int(number)), font < len(struck) and struck[font])


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
