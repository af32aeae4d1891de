"""Signs that fonts of symbols and boxes show, as plain characters and as marks."""

import re
from functools import cache

from etl.folder import reference
from etl.read.marks import BOX_OFF, BOX_ON

_PRIVATE = re.compile("[\uf020-\uf0ff]")
_SIGN = re.compile(r"\s*([^\s\w]?)[\ufe0e\ufe0f]?(.*)", re.DOTALL)
_WORD = re.compile(r"\w")


def plain_symbol(font: str, code: int) -> str:
    """The plain character for one of a symbol font; a font of letters shows the character itself."""
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    known = _symbols().get((font.casefold(), f"{low:02X}"))
    if known is not None or 0xE000 <= code <= 0xF8FF:
        return known or ""
    return chr(code) if 0x20 <= code <= 0xFFFD and not 0xD800 <= code <= 0xDFFF else ""


def in_symbol_font(font: str, text: str) -> str:
    """Letters that were set in a symbol font, as the signs that they show."""
    return "".join(plain_symbol(font, ord(letter)) if letter.strip() else letter for letter in text)


def without_private_letters(text: str) -> str:
    """The text with plain characters for those that were typed in a symbol font whose name is lost."""
    return text if text.isascii() else _PRIVATE.sub(_of_wingdings, text)


def box_shown(shown: str, *, is_on: bool) -> tuple[str, bool]:
    """The mark of a box with the words shown behind its sign, and whether the sign says other than the box's state.

    Where they differ, what is shown counts.
    """
    state = BOX_ON if is_on else BOX_OFF
    sign, words = _SIGN.findall(shown)[0]
    glyph = _box_signs().get(sign, "")
    return (glyph or state) + (words if glyph or _WORD.search(words) else ""), bool(glyph) and glyph != state


def _of_wingdings(found: re.Match[str]) -> str:
    """Nearly always the font of a sign that has lost its font's name."""
    return plain_symbol("Wingdings", ord(found.group()))


@cache
def _symbols() -> dict[tuple[str, str], str]:
    return {(row["font"].casefold(), row["code"]): row["text"] for row in reference.rows("form_symbols")}


@cache
def _box_signs() -> dict[str, str]:
    marks = {"on": BOX_ON, "off": BOX_OFF}
    return {row["sign"]: marks[row["state"]] for row in reference.rows("form_boxes")}
