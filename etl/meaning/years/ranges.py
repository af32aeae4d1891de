"""Dates put together: two dates with a range sign, lists of years, one date told in two pieces."""

import re
from dataclasses import replace
from datetime import timedelta
from functools import cache

from etl.meaning.dates import Day, Point, first_day, last_day
from etl.meaning.phrases import Phrases
from etl.meaning.points import any_of, forms
from etl.meaning.years.words import FILLERS

_PRECISIONS = ("day", "month", "quarter", "half_year", "fiscal_year", "year")
_RANGE_SIGNS = frozenset({"-", "~", "--", "->", "=>", "→", ">", "- -"})
_CONVERTED = "other_calendar"
_LIST_SIGNS = frozenset({"و", ",", "&", "/", ";", "·", "+", "|"})


def gap_between(phrases: Phrases, left: int, right: int) -> str:
    """What stands between two dates: "range", "list", "beside" (nothing) or "" (other words)."""
    between = phrases.folded[left:right]
    if len(between) > 40:
        return ""
    bare = between.strip(" .('\"")
    if not bare:
        return "beside"
    if bare in _RANGE_SIGNS:
        return "range"
    if bare in _LIST_SIGNS:
        return "list"
    tail = phrases.after(left, frozenset({"year_tail"}))
    left = tail.end if tail and tail.end <= right else left
    rest = phrases.folded[left:right].strip(" .('\"")
    if rest in _RANGE_SIGNS or rest in _LIST_SIGNS:
        return "range" if rest in _RANGE_SIGNS else "list"
    joint = phrases.after(left, frozenset({"range", "list"}))
    if joint and not phrases.folded[joint.end : right].strip(" .,-)('\""):
        return "list" if joint.kind == "list" else "range"
    joint = phrases.before(right, frozenset({"range", "list", "by_after"}), FILLERS)
    if joint is None or phrases.folded[left : max(left, joint.start)].strip(" .,-)("):
        return ""
    return "list" if joint.kind == "list" else "range"


def _with_year(day: Day, other: Day) -> Day:
    """The day with the other's year, month where it lacks them."""
    return Day(day.year or other.year, day.month or (other.month if day.day else None), day.day)


def _join(left: Point, right: Point) -> Point:
    """The range from one date to another; what is told once counts for both."""
    first, last = _with_year(left.first, right.last), _with_year(right.last, left.first)
    # A number in a range or a list of years is no count.
    doubts = (left.doubts | right.doubts) - {"count_or_name"}
    if first.year and last.year:
        starts, ends = first_day(first), last_day(last)
        inherited = left.first.year is None or right.last.year is None
        if starts > ends:
            doubts |= {"year_inherited" if inherited else "reversed"}
    precision = min(left.precision, right.precision, key=_PRECISIONS.index)
    return Point(
        left.start, right.end, first, last, precision, "range", doubts, right.part if right.part == "end" else ""
    )


def join_points(points: list[Point], phrases: Phrases) -> list[Point]:
    """The dates with ranges and lists of years put together."""
    joined: list[Point] = []
    for point in points:
        together = _together(joined[-1], point, phrases) if joined else None
        if together:
            joined[-1] = together
        else:
            joined.append(point)
    return joined


def _together(left: Point, right: Point, phrases: Phrases) -> Point | None:
    """The range, list or date that two neighbouring dates make; None when they stand apart."""
    kind = gap_between(phrases, left.end, right.start)
    if kind in ("beside", "list") and (told := _in_two_calendars(left, right)):
        return told
    if (
        kind == "list"
        and left.rule not in ("range", "list")
        and phrases.before(left.start, frozenset({"between"}), FILLERS)
    ):
        kind = "range"
    if kind == "range" and left.rule != "range":
        return _join(left, right)
    if kind == "beside" and (left.first.year is None or right.first.year is None) and left.rule != "range":
        return _beside(left, right)
    if not kind or left.last.day or right.first.day or not right.first.year:
        return None
    if _follows(left, right):
        return replace(_join(left, right), rule="list")
    apart = kind == "list" and left.rule != "range"
    return replace(_join(left, right), rule="list", doubts=left.doubts | right.doubts | {"gap"}) if apart else None


def _in_two_calendars(left: Point, right: Point) -> Point | None:
    """One date told in two calendars, as its Gregorian one: "28 ربيع الأول 1445هـ الموافق 13 أكتوبر 2023م"."""
    converted = [_CONVERTED in point.doubts for point in (left, right)]
    if converted[0] == converted[1] or left.precision != right.precision or not (left.first.year and right.first.year):
        return None
    starts = max(first_day(left.first), first_day(right.first))
    # The months of a lunar calendar begin a day apart, by who saw the moon.
    if starts > min(last_day(left.last), last_day(right.last)) + timedelta(days=1):
        return None
    return replace(right if converted[0] else left, start=left.start, end=right.end)


def _beside(left: Point, right: Point) -> Point | None:
    """One date told in two pieces: "2025 (Q2)", "Q2 (2025)"."""
    year, part = (left, right) if left.first.year else (right, left)
    if year.first.month or not part.first.month or year.first.year != year.last.year:
        return None
    first, last = _with_year(part.first, year.first), _with_year(part.last, year.first)
    return replace(part, start=left.start, end=right.end, first=first, last=last, doubts=left.doubts | right.doubts)


def _follows(left: Point, right: Point) -> bool:
    """Whether the second of two listed dates comes right after the first, or stands in the same year."""
    if left.rule == "range" and right.last.known_year - left.first.known_year != 2:
        return False
    if left.rule != "range" and right.rule == "split_year" and left.last.year == right.first.year:
        # School and fiscal years share the year between them: "2025/26 and 2026/27".
        return True
    year = right.first.known_year
    before = left.last.year or year
    if left.last.month and right.first.month:
        months = (year - before) * 12 + right.first.month - left.last.month
        return months == 1 or (year == before and months > 0)
    return year - before == 1


def with_weekday(point: Point, folded: str) -> Point:
    """A day with its weekday in brackets behind it: "10月1日(日曜)", "3월 1일(금)"."""
    weekday = _weekday().match(folded, point.end) if point.first.day else None
    return replace(point, end=weekday.end()) if weekday else point


@cache
def _weekday() -> re.Pattern[str]:
    return re.compile(rf" ?\({any_of(forms('weekday'))}\.?\)")


def until_day(point: Point, folded: str) -> Point:
    """An Eastern date range that gives the month once: "10월 28일부터 29일까지"."""
    until = re.compile(r" {0,3}(?:부터|から|~|-) {0,3}(?P<d>3[01]|[12]?[0-9]) {0,3}[日일]").match(folded, point.end)
    if not until or point.first.day is None or point.rule not in ("month_east", "day_east"):
        return point
    return replace(point, end=until.end(), last=point.last._replace(day=int(until["d"])), rule="range")
