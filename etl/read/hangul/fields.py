"""What fields, form objects and formulas of a Hangul document show."""

import re

from lxml import etree

from etl.read.hangul.names import child, local
from etl.read.marks import BOX_OFF, BOX_ON
from etl.text.normal import lowered, normalised, raised

CLICK_HERE = frozenset(("CLICK_HERE", "CLICKHERE"))
MEMO = "MEMO"
_BOXES = frozenset(("checkBtn", "radioBtn"))
_LISTS = frozenset(("comboBox", "listBox"))
FORM_OBJECTS = _BOXES | _LISTS | {"edit"}
_DIRECTION = re.compile(r"Direction:wstring:(\d+):")
_POWER = re.compile(r"\s*([\^_])\s*(?:\{([^{}]*)\}|(\S))")
_FRACTION = re.compile(r"\{([^{}]*)\}\s*over\s*\{([^{}]*)\}")


def form_object_text(element: etree._Element) -> str:
    """What a form object shows: a box with its caption, the choice of a list, the text typed."""
    name = local(element)
    if name in _BOXES:
        mark = BOX_ON if element.get("value", "").upper() == "CHECKED" else BOX_OFF
        return f"{mark} {element.get('caption', '')}"
    if name in _LISTS:
        return _choice(element)
    text = child(element, "text")
    return "" if text is None else "".join(text.itertext())


def _choice(element: etree._Element) -> str:
    """The choice of a list; where it names none, that of the one entry that the program keeps for what is shown."""
    items = [(item.get("value", ""), item.get("displayText", "")) for item in element if local(item) == "listItem"]
    chosen = element.get("selectedValue", "")
    if not chosen:
        return (items[0][1] or items[0][0]) if len(items) == 1 else ""
    return next((shown for value, shown in items if value == chosen and shown), chosen)


def prompt_of(field: etree._Element) -> str:
    """The invitation that a click-here field shows until something is typed in its place."""
    said = {part.get("name", ""): "".join(part.itertext()) for part in field.iter() if local(part) == "stringParam"}
    found = _DIRECTION.search(said.get("Command", ""))
    in_command = said["Command"][found.end() :][: int(found[1])] if found else ""
    return normalised(said.get("Direction") or in_command)


def formula_text(element: etree._Element) -> str:
    """A formula as words, where it is simple: 10⁶, CO₂, 1/2; else as it is written."""
    script = child(element, "script")
    text = "" if script is None else " ".join("".join(script.itertext()).replace("`", " ").replace("~", " ").split())
    return _POWER.sub(_moved, _FRACTION.sub(r" \1/\2 ", text)).replace("{", "").replace("}", "")


def _moved(found: re.Match[str]) -> str:
    change = raised if found[1] == "^" else lowered
    return change((found[2] or found[3] or "").strip())
