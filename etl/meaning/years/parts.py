"""Quarters and halves that share one noun: "first to third quarter of 2026", "1.º y 2.º semestre de 2026"."""

import re
from functools import cache

from etl.meaning.dates import Day, Point
from etl.meaning.phrases import Phrases
from etl.meaning.points import any_of, forms, values
from etl.meaning.years.period import Period
from etl.meaning.years.ranges import gap_between
from etl.meaning.years.words import FILLERS, PARTS, ROLES

_MONTHS = {"quarter": 3, "half_year": 6}
# Longest text between the order of one part and the next: "1.º trimestre hasta finales del 3.º".
_REACH = 24
_BARE = re.compile("[0-9]|i{1,3}|iv")


@cache
def _places() -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?P<place>{any_of(forms('place'))})\.?(?![^\W_])")


def with_parts_before(points: list[Point], phrases: Phrases) -> list[Point]:
    """The dates with those parts of a year before them whose noun stands only once, at the last of them."""
    found: list[Point] = []
    for point in points:
        parts: list[Point] = []
        start = found[-1].end if found else 0
        while earlier := _part_before(parts[-1] if parts else point, phrases, start):
            parts.append(earlier)
        found += [*reversed(parts), point]
    return found


def _part_before(point: Point, phrases: Phrases, start: int) -> Point | None:
    """The part of the year that stands right before one, joined to it as a range or a list, from `start` on."""
    if point.precision not in _MONTHS:
        return None
    size = _MONTHS[point.precision]
    for place in _places().finditer(phrases.folded, max(start, point.start - _REACH), point.start):
        part = int(values("place")[place["place"]])
        if part > 12 // size or not gap_between(phrases, place.end(), point.start) or not _orders(place, phrases):
            continue
        first, last = Day(None, (part - 1) * size + 1), Day(None, part * size)
        return Point(place.start(), place.end(), first, last, point.precision, point.rule)
    return None


def _orders(place: re.Match[str], phrases: Phrases) -> bool:
    """Whether a word or figure gives a place in an order; a bare figure after a word is rather its number."""
    if not _BARE.fullmatch(place["place"]):
        return True
    before = phrases.folded[: place.start()].rstrip(" ")
    is_after_word = before[-1:].isalnum()
    return not is_after_word or phrases.before(place.start(), ROLES, FILLERS) is not None


def has_unread_part(phrases: Phrases, periods: list[Period]) -> bool:
    """Whether the text names a quarter or half that no period was read from: "2026, T1 to T3 quarters"."""
    spans = [(period.start, period.end) for period in periods]
    spans += [(other.start, other.end) for other in phrases.all if other.kind not in PARTS]
    named = (phrase for phrase in phrases.all if phrase.kind in PARTS)
    return any(not any(start <= noun.start and noun.end <= end for start, end in spans) for noun in named)
