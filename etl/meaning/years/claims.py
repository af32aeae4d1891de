"""The characters that periods were read from, for the settling rule (docs/meaning.md)."""

import re

from etl.meaning.dates import find_points
from etl.meaning.phrases import Phrases
from etl.meaning.words.claims import attached
from etl.meaning.words.settling import Explained
from etl.meaning.years.names import is_name
from etl.meaning.years.period import Period

_ORDINAL = re.compile(r"[0-9]{1,2}\.?[ºª°a]? ?$")
# Words that are a value by themselves, wherever they stand.
_VALUES_ALONE = frozenset({"recurring", "recurring_alone", "renewable", "period_label", "open"})


def _ordered_from(start: int, folded: str) -> int:
    """Where a part of a year starts with the figure that orders it: "2.º trimestre"."""
    ordinal = _ORDINAL.search(folded, max(0, start - 6), start)
    return ordinal.start() if ordinal and not folded[start].isdecimal() else start


def explained(
    text: str, phrases: Phrases, periods: list[Period], country: str | None, language: str | None
) -> Explained:
    """The characters that the periods were read from, with the words of dates beside them; years of names are known."""
    spans = [(_ordered_from(period.start, phrases.folded), period.end) for period in periods]
    spans += [(phrase.start, phrase.end) for phrase in phrases.all if phrase.kind in _VALUES_ALONE]
    if any(phrase.kind == "fixed_name" for phrase in phrases.all):
        points = find_points(phrases.folded, language, country)
        spans += [(point.start, point.end) for point in points if is_name(point, phrases)]
    # "At most" speaks of a length; before a date it may change what is meant.
    is_length = all(period.role == "for" for period in periods)
    words = [(phrase.start, phrase.end) for phrase in phrases.all if is_length or phrase.kind != "at_most"]
    return Explained(spans, attached(spans, words, text))
