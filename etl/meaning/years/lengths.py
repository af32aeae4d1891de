"""Lengths of time: "three years", "18 months", "triennial"."""

import re
from decimal import Decimal
from typing import Any

from etl.meaning.numbers import find_numbers
from etl.meaning.phrases import Phrase, Phrases
from etl.meaning.years.period import Period
from etl.text.patterns import end_of

_BEFORE_UNIT = re.compile(r"[ -]{0,2}(?:calendar |full |consecutive )?")
_ARABIC_COUNT = re.compile(r" الـ{1,5} ?$")


def lengths_of(
    text: str, phrases: Phrases, listed: list[Phrase], language: str | None, country: str | None
) -> list[Period]:
    """The lengths of time that the text states, in months; "every 3 years" and "10 years of experience" are none."""
    units = [phrase for phrase in listed if phrase.kind in ("year_unit", "month_unit")]
    found = [_adjective(phrase, phrases, text) for phrase in listed if phrase.kind == "adjective"]
    if units:
        starting = {unit.start: unit for unit in sorted(units, key=lambda unit: unit.end)}
        ending = {unit.end: unit for unit in units}
        for number in find_numbers(text, language, country):
            unit = _unit_after(number.end, starting, phrases.folded) or _unit_before(
                number.start, ending, phrases.folded
            )
            if unit and not number.is_ordinal and number.text.strip().lower() != "a" and 0 < number.value < 100:
                found.append(_length(number, unit, phrases, text))
    return _outermost([length for length in found if length])


def _outermost(lengths: list[Period]) -> list[Period]:
    """The lengths in order, without those that lie inside another one."""
    kept: list[Period] = []
    for length in sorted(lengths, key=lambda length: (length.start, -length.end)):
        if not kept or length.end > kept[-1].end:
            kept.append(length)
    return kept


def _unit_after(end: int, starting: dict[int, Phrase], folded: str) -> Phrase | None:
    """The unit that the number before it counts: "3-year", "3 full years"."""
    places = (end_of(_BEFORE_UNIT, folded, end), end, end + 1)
    return next((starting[place] for place in places if place in starting), None)


def _unit_before(start: int, ending: dict[int, Phrase], folded: str) -> Phrase | None:
    """The unit that the number after it counts, in Arabic: "السنوات الـ4"."""
    joint = _ARABIC_COUNT.search(folded[max(0, start - 9) : start])
    return ending.get(start - len(joint.group())) if joint else None


def _length(number: Any, unit: Phrase, phrases: Phrases, text: str) -> Period | None:
    """The length of one number with its unit."""
    start, end = min(number.start, unit.start), max(number.end, unit.end)
    following = phrases.after(end, frozenset({"half_after"}))
    half = Decimal(following.value) if following else Decimal(0)
    end = following.end if following and half else end
    each = phrases.before(start, frozenset({"every"})) or phrases.after(
        end, frozenset({"every_after", "not_duration_after"})
    )
    months = (number.value + half) * (12 if unit.kind == "year_unit" else 1)
    if each or months != int(months) or re.search(r"[0-9]/$|第$|제$", phrases.folded[max(0, start - 2) : start]):
        return None
    doubts = {"relative"} if _is_relative(start, end, phrases) else set()
    if re.search(r"[0-9] ?(?:-|~|to|a|à|o|or|or more|bis|до) ?$", phrases.folded[max(0, start - 12) : start]):
        doubts.add("duration_range")
    return Period(
        start, end, "for", months=int(months), doubts=frozenset(doubts), rules=("length",), text=text[start:end]
    )


def _adjective(phrase: Phrase, phrases: Phrases, text: str) -> Period | None:
    """The length that an adjective like "triennial" or a dual like "عامين" states."""
    # "By the end of the decade" names a day, "this decade" a time; neither is a length.
    if phrases.before(phrase.start, frozenset({"every"})) or phrases.before(
        phrase.start, frozenset({"not_length_before"}), frozenset({"range_filler"})
    ):
        return None
    doubts = frozenset({"relative"} if _is_relative(phrase.start, phrase.end, phrases) else ())
    return Period(
        phrase.start,
        phrase.end,
        "for",
        months=int(phrase.value),
        doubts=doubts,
        rules=("length_word",),
        text=text[phrase.start : phrase.end],
    )


def _is_relative(start: int, end: int, phrases: Phrases) -> bool:
    """Whether the length is counted from today: "the next three years", "within 2 years", "3 años siguientes"."""
    relative = frozenset({"relative"})
    return bool(phrases.before(start, relative, frozenset({"range_filler", "of"})) or phrases.after(end, relative))
