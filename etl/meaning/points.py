"""What a date says: a day as far as it is told, a point in time with its doubts; and the words dates are made of."""

import re
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from etl.folder import reference
from etl.meaning.language import fold


class Day(NamedTuple):
    """A day as far as it is told: "March" is (None, 3, None)."""

    year: int | None = None
    month: int | None = None
    day: int | None = None

    @property
    def known_year(self) -> int:
        """The year of a day that has one; raises ValueError for another."""
        if self.year is None:
            raise ValueError("The day has no year.")
        return self.year


@dataclass(frozen=True, slots=True)
class Point:
    """One date as written, which may lack its year.

    `start` and `end` are its characters; it runs from `first` to `last`. `precision` is day, month, quarter, half_year,
    year or fiscal_year. `doubts` name what a person would have to settle, `rule` the pattern that found it, `part` the
    part of the year that the text names (begin, mid, end).
    """

    start: int
    end: int
    first: Day
    last: Day
    precision: str
    rule: str
    doubts: frozenset[str] = frozenset()
    part: str = ""


@cache
def forms(kind: str, table: str = "date_words") -> tuple[str, ...]:
    """The folded forms of one kind, longest first."""
    found = set(map(fold, reference.forms(table, role=kind)))
    return tuple(sorted(found, key=lambda form: (-len(form), form)))


@cache
def values(kind: str, table: str = "date_words") -> dict[str, str]:
    """Folded form → value for one kind."""
    return {fold(row["form"]): row["value"] for row in reference.rows(table) if row["role"] == kind}


@cache
def codes_of(kind: str) -> dict[str, str]:
    """Country or language code → value, for a kind whose forms are codes."""
    return {row["form"]: row["value"] for row in reference.rows("date_words") if row["role"] == kind}


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for one of the words; words that end in a Latin or Cyrillic letter end there."""
    return "(?:" + "|".join(re.escape(word) + _word_end(word) for word in words) + ")"


def _word_end(word: str) -> str:
    return r"(?![a-zͰ-ӿ])" if re.search("[a-zͰ-ӿ]$", word) else ""


@cache
def months() -> dict[str, int]:
    """Folded name of a Gregorian month → its number."""
    return {fold(row["form"]): int(row["month"]) for row in reference.rows("month_names")}
