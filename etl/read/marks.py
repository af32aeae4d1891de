"""Marks within a text for what its letters do not say: boxes, prompts, what is struck through, raised or lowered."""

import re
from collections.abc import Iterator

from etl.read.prompts import is_left_prompt, is_prompt, without_prompts
from etl.text.normal import lowered, normalised, raised, without_note_marks

# Noncharacters of Unicode, which no text may hold, stand for what text cannot show.
BOX_ON, BOX_OFF, PROMPT_FROM, PROMPT_TO = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3"
STRUCK_FROM, STRUCK_TO = "\ufdd4", "\ufdd5"
_RAISED, _LOWERED, _LEVEL = "\ufdd6", "\ufdd7", "\ufdd8"
_SHOWN = {ord(BOX_ON): "☒", ord(BOX_OFF): "☐", ord(PROMPT_FROM): None, ord(PROMPT_TO): None}
_SHOWN |= {ord(STRUCK_FROM): "~~", ord(STRUCK_TO): "~~"}
_BLANK_LINES = re.compile(r"[\s_.…]*")
_STYLED = re.compile(f"{PROMPT_FROM}([^{PROMPT_TO}]*){PROMPT_TO}")
_STRUCK = re.compile(f"{STRUCK_FROM}([^{STRUCK_TO}]*){STRUCK_TO}")
_STRUCK_TOGETHER = re.compile(f"{STRUCK_TO}(\\s*){STRUCK_FROM}")
_MOVED = re.compile(f"([{_RAISED}{_LOWERED}])([^{_LEVEL}]*){_LEVEL}")


def in_style_of_prompts(text: str) -> str:
    """The text marked as set in the style that Word keeps for prompts."""
    return f"{PROMPT_FROM}{text}{PROMPT_TO}"


def struck(text: str) -> str:
    """The text marked as struck through, each line for itself."""
    lines = text.split("\n")
    return "\n".join(f"{STRUCK_FROM}{line}{STRUCK_TO}" if line else "" for line in lines)


def moved(text: str, *, is_raised: bool) -> str:
    """The text marked as standing above or below the line."""
    return f"{_RAISED if is_raised else _LOWERED}{text}{_LEVEL}"


def levelled(text: str) -> str:
    """A paragraph whose raised and lowered figures are those of Unicode, where any text stands in the line itself."""
    if _LEVEL not in text:
        return text
    in_line = _MOVED.sub("", _STRUCK.sub("", text))
    if not any(letter.isalnum() for letter in in_line):
        return _MOVED.sub(r"\2", text)
    return _MOVED.sub(lambda found: raised(found[2]) if found[1] == _RAISED else lowered(found[2]), text)


def in_force(text: str) -> str:
    """The text without what is struck through in it, spelled anew."""
    return normalised(_STRUCK.sub(_gap, _joined(text))) if STRUCK_FROM in text else text


def is_marked(text: str) -> bool:
    """Whether anything in a text is struck through."""
    return STRUCK_FROM in text


def without_struck_marks(text: str) -> str:
    """The text as if nothing in it were struck through."""
    return _STRUCK.sub(r"\1", text) if STRUCK_FROM in text else text


def struck_places_of(text: str) -> tuple[str, frozenset[int]]:
    """The text as if nothing in it were struck through, and the places in it of the letters that are."""
    letters: list[str] = []
    places: set[int] = set()
    is_struck = False
    for letter in text:
        if letter in (STRUCK_FROM, STRUCK_TO):
            is_struck = letter == STRUCK_FROM
            continue
        if is_struck:
            places.add(len(letters))
        letters.append(letter)
    return "".join(letters), frozenset(places)


def _joined(text: str) -> str:
    return _STRUCK_TOGETHER.sub(r"\1", text)


STRUCK_FIGURES_MIN = 3  # fewer are a correction within one number, more may be a number between two


def _gap(found: re.Match[str]) -> str:
    """What a struck piece leaves: nothing within a word or number, a line end between two numbers, else a blank."""
    before, after = found.string[: found.start()][-1:], found.string[found.end() :][:1]
    if before.isdecimal() and after.isdecimal():
        return "" if found[1].isdecimal() and len(found[1]) < STRUCK_FIGURES_MIN else "\n"
    return " " if found[1] != found[1].strip() else ""


def struck_pieces(text: str) -> Iterator[str]:
    """What is struck through in a text, without prompts and what holds no letter or figure."""
    for found in _STRUCK.finditer(_joined(text)):
        piece = typed(found[1])
        if any(letter.isalnum() for letter in piece):
            yield shown(piece)


def without_placeholder(text: str) -> str:
    """The text of a control that claims to show its prompt: what was typed beside the prompt, or "" for a prompt."""
    typed = _STYLED.sub("", text)
    if typed != text and typed.strip():
        return typed
    bare = plain(text)
    return "" if is_prompt(bare, styled=typed != text) else bare


def plain(text: str) -> str:
    """The words of a text: no footnote's mark, and nothing that says which of it has the prompts' style."""
    return without_note_marks(_STYLED.sub(r"\1", text) if PROMPT_FROM in text else text)


def shown(text: str) -> str:
    """The text as the page shows it: boxes as signs, prompts as plain text, what is struck through between "~~"."""
    return text if text.isascii() else text.translate(_SHOWN)


def typed(text: str) -> str:
    """What was typed into a cell or paragraph and counts: no prompt left behind, nothing struck, no footnote's mark."""
    text = in_force(text)
    if PROMPT_FROM in text:
        beside = _STYLED.sub("", text)
        bare = plain(text)
        text = beside if any(letter.isalnum() for letter in beside) else "" if is_prompt(bare, styled=False) else bare
    text = without_prompts(text)
    is_unanswered = _BLANK_LINES.fullmatch(text) or is_left_prompt(text.strip())
    return "" if is_unanswered else without_note_marks(normalised(text))
