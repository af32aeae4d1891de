"""Why a person has to look at a period: lengths that do not fit, plans too long, years of the plan."""

import re
from datetime import date, timedelta
from math import ceil

from etl.meaning.dates import Day, first_day, last_day
from etl.meaning.phrases import Phrases
from etl.meaning.years.period import Period

_LONGEST_PLAN_DAYS = 3653  # ten years


def length_doubts(period: Period | None, length: Period) -> set[str]:
    """Whether the stated length fits the dates, both ends included."""
    if period is None:
        return set(length.doubts)
    if period.role == "from":
        return {"derived_end"}
    if period.first is None or period.last is None:
        return set()
    least, most = _months_between(period)
    if period.begins == period.ends:
        return {"derived_end"} if length.months and length.months > most else set()
    return set() if least < (length.months or 0) <= most else {"length_differs"}


def _months_between(period: Period) -> tuple[float, float]:
    """The months that a period can last: more than the first, at most the second, as exactly as its ends are told.

    From 2022 to 2024 are more than 12 and at most 36 months; from one day to another are its months, rounded.
    """
    begins, ends = period.begins or Day(None), period.ends or Day(None)
    shortest = _elapsed(last_day(begins), first_day(ends))
    longest = _elapsed(first_day(begins), last_day(ends) + timedelta(days=1))
    return (shortest, longest) if not (begins.day and ends.day) else (longest - 0.6, ceil(longest))


def _elapsed(start: date, end: date) -> float:
    """The months from the start of one day to the start of another, each day as a thirtieth."""
    return (end.year - start.year) * 12 + end.month - start.month + (end.day - start.day) / 30


def long_doubt(period: Period | None) -> set[str]:
    """A span of more than ten years is rather two dates misread than a plan."""
    if period is None or period.first is None or period.last is None:
        return set()
    return {"long_plan"} if (period.last - period.first).days > _LONGEST_PLAN_DAYS else set()


def other_doubts(
    phrases: Phrases, period: Period | None, lengths: list[Period], kinds: set[str], whole: set[str]
) -> set[str]:
    """Doubts that no date carries: plan years, "to be determined", two bare figures."""
    doubts: set[str] = {"undecided", "not_applicable"} & whole
    if "undecided" in kinds and (period or lengths):
        doubts.add("undecided")
    if phrases.folded.strip() in ("?", "??", "-", "--", "..."):
        doubts.add("undecided")
    if period is None and not lengths and _has_plan_year(phrases, kinds):
        doubts.add("plan_year")
    if period is None and "last_year_word" in kinds:
        doubts.add("relative")
    return doubts


def _has_plan_year(phrases: Phrases, kinds: set[str]) -> bool:
    """Whether the text counts in years of the plan: "Year 1-3", "2차년도"."""
    if "plan_year_after" in kinds:
        return True
    figure = re.compile(r"(?<![0-9])(?:[1-5]|i{1,3})(?![0-9a-z])")
    return any(phrases.before(match.start(), frozenset({"plan_year"})) for match in figure.finditer(phrases.folded))
