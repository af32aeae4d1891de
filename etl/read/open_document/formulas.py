"""Formulas within a text (MathML) as words: 10⁶, CO₂, 1/2."""

from lxml import etree

from etl.read.open_document.names import MATH
from etl.text.normal import lowered, raised

_LEAVES = frozenset(MATH + name for name in ("mi", "mn", "mo", "mtext", "ms"))
_UNREAD = frozenset(MATH + name for name in ("annotation", "annotation-xml"))
_MOVED = {MATH + "msup": raised, MATH + "msub": lowered}
MATH_TAG = MATH + "math"


def formula_text(element: etree._Element) -> str:
    """The words of a formula."""
    if element.tag in _LEAVES:
        return "".join(element.itertext())
    parts = [formula_text(child) for child in element if isinstance(child.tag, str) and child.tag not in _UNREAD]
    if element.tag in _MOVED and len(parts) == 2:
        return parts[0] + _MOVED[element.tag](parts[1])
    if element.tag == MATH + "mfrac":
        return f" {'/'.join(parts)} "
    return "".join(parts)
