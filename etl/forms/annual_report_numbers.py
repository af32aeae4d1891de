"""The number that a cell of an annual report gives: read, for a person to decide, unreadable or missing."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from etl.findings import Place
from etl.forms.annual_report_grid import GridCell
from etl.forms.annual_report_layout import known_words, plain
from etl.meaning.numbers import Number, find_numbers
from etl.reference import rows

State = Literal["read", "review", "unreadable", "missing"]
PERSON = "person"
_HEDGES = re.compile(r"[?？؟~～≈<>≤≥±+]")
_ONE_GROUP = re.compile(r"\d{1,3}[^\d\s]\d{3}")  # "1,200" is 1200 or 1.2, as the writer's country has it


@dataclass(frozen=True, slots=True)
class ReportedNumber:
    """One number as reported: `value` counts only where `state` is "read"; in "review" it is a proposal.

    `text` is the cell as shown; a percentage is 60 for 60 %. "missing" is an empty cell, which is not zero.
    """

    value: float | None
    text: str
    state: State
    reason: str
    place: Place


def read_number(cell: GridCell, language: str, unit: str = "", indicator: str = "") -> ReportedNumber:
    """The number in one cell; words beside it are trusted only where they are the indicator's own unit."""
    value, state, reason = _judged(cell, language, unit, indicator)
    return ReportedNumber(value, cell.text or cell.formula, state, reason, cell.place)


def _judged(cell: GridCell, language: str, unit: str, indicator: str) -> tuple[float | None, State, str]:
    if cell.formula:
        return None, "unreadable", "The cell holds a formula without its result."
    if cell.number is not None:
        return (cell.number, "review", "It is negative.") if cell.number < 0 else (cell.number, "read", "A number.")
    if not cell.text:
        return None, "missing", "The cell is empty."
    found = [number for number in find_numbers(cell.text, language) if not _may_be_an_article(number)]
    if len(found) != 1:
        return (
            (None, "review", "It holds more than one number.") if found else (None, "unreadable", "It holds no number.")
        )
    return float(found[0].value), *_trust(cell.text, found[0], unit, indicator)


def _may_be_an_article(number: Number) -> bool:
    """Whether a word is as likely an article as a number: the "a" of "n/a"."""
    return number.is_word and number.is_ambiguous


def _trust(text: str, number: Number, unit: str, indicator: str) -> tuple[State, str]:
    """Whether the one number of a text says all that the text says."""
    rest = plain(text[: number.start]), plain(text[number.end :])
    if _HEDGES.search(text) or rest[0] or (rest[1] and not _is_unit(rest[1], unit, indicator)):
        return "review", "Words or signs stand beside the number."
    if number.is_word or number.is_ordinal:
        return "review", "The number is written in words or is a place in an order."
    if number.is_ambiguous or _ONE_GROUP.fullmatch(number.text):
        return "review", "Its separator may mean thousands or decimals."
    return "read", "A number."


def _is_unit(words: str, unit: str, indicator: str) -> bool:
    """Whether the words after a number are a per cent sign, the unit, or what follows a number in the indicator."""
    if words == "%" or words == plain(unit):
        return True
    if unit == PERSON and known_words("counter").get(words) == PERSON:
        return True
    if _units().get(words, frozenset()) & _units().get(plain(unit), frozenset()):
        return True
    return re.search(rf"\d\s*{re.escape(words)}(?!\w)", plain(indicator)) is not None


@cache
def _units() -> dict[str, frozenset[str]]:
    """Each unit word of any language, made plain -> the units that it may stand for."""
    units: dict[str, frozenset[str]] = {}
    for row in rows("unit_words"):
        for word in row["words"].split("|"):
            units[plain(word)] = units.get(plain(word), frozenset()) | {row["unit"]}
    return units
