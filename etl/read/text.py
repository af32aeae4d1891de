"""How text is spelled after reading: one way for every kind of space, hyphen and line break."""

import unicodedata

# Characters that only steer the layout: soft hyphen, zero-width marks, direction marks.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e"
    "\u206f\ufeff"
)
_SPELLING = {ord(mark): None for mark in _UNSEEN} | {0x2011: "-", 0x85: "\n", 0x2028: "\n", 0x2029: "\n"}
_LINE_ENDS = {0x0B: "\n", 0x0C: "\n", 0x0D: "\n"}
_RAISED = str.maketrans("0123456789+-−()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁽⁾")


def raised(text: str) -> str:
    """Text that stands above the line, its digits and signs as Unicode has them: no digit of the number before it."""
    return text.translate(_RAISED)


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
