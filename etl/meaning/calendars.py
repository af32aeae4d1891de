"""Dates of other calendars and of countries that write the year first: each converted by a rule that is named.

Years of the Japanese eras, of the Republic of China and of the Buddhist era are Gregorian years under another number;
the others start within one, and packages differ by days on when (calendar_months.csv), so a person has to agree.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from etl.folder import reference
from etl.meaning.language import fold
from etl.meaning.points import Day, Point, any_of, codes_of, forms, months, values

_S = " {0,2}"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_MONTH = "(?:1[0-3]|0?[1-9])"
_YEAR = "(?:19[5-9][0-9]|20[0-9][0-9])"
_BUDDHIST = 543
_LEAST_SHORT_BUDDHIST = 50
# A year in an Ethiopian text up to here may be one of its own calendar (2022 is 2029/30).
_LAST_ETHIOPIAN = 2022
_ASKED = frozenset({"other_calendar"})


class Written(NamedTuple):
    """A date in another calendar as written, at the characters `start` to `end`; what is not told is None."""

    start: int
    end: int
    year: int
    month: int | None = None
    day: int | None = None


@cache
def _joint() -> re.Pattern[str]:
    """What stands between the two ends of a range, or between years that are listed."""
    return re.compile(rf"[. ]{{0,2}}{any_of(forms('calendar_joint'))}?{_S}")


@cache
def _range() -> str:
    """A pattern for the sign or word of a range between dates in figures."""
    return rf"\.?{_S}{any_of(forms('calendar_range'))}{_S}"


# --- from a year of another calendar to days --------------------------------------------------------------------------


@cache
def _starts() -> Mapping[tuple[str, int, int], date]:
    """Calendar, year and month → first day."""
    return {
        (row["calendar"], int(row["year"]), int(row["month"])): date.fromisoformat(row["starts_on"])
        for row in reference.rows("calendar_months")
    }


def days_of(calendar: str, written: Written) -> tuple[Day, Day] | None:
    """The first and last day of a year, month or day of another calendar; None where it has no such date."""
    year, month, day = written.year, written.month, written.day
    if calendar == "buddhist":
        return _gregorian(year - _BUDDHIST, month, day)
    if calendar == "nepali":
        # Packages differ on its months: only the two years that it lies in are told.
        return Day(year - 57), Day(year - 56)
    if calendar == "ethiopian_fiscal":
        return _span(_starts().get(("ethiopian", year - 1, 11)), _starts().get(("ethiopian", year, 11)))
    after = _starts().get((calendar, year, month + 1)) if month else None
    begins, ends = _starts().get((calendar, year, month or 1)), after or _starts().get((calendar, year + 1, 1))
    if begins and ends and day:
        begins, ends = begins + timedelta(day - 1), min(begins + timedelta(day), ends)
    return _span(begins, ends)


def _span(begins: date | None, ends: date | None) -> tuple[Day, Day] | None:
    """From one day to the day before another."""
    if begins is None or ends is None or begins >= ends:
        return None
    last = ends - timedelta(1)
    return Day(begins.year, begins.month, begins.day), Day(last.year, last.month, last.day)


def _gregorian(year: int, month: int | None, day: int | None) -> tuple[Day, Day] | None:
    """The same date as a Day; None where the calendar has none."""
    if (month and month > 12) or (month and day and day > monthrange(year, month)[1]):
        return None
    return Day(year, month, day), Day(year, month, day)


# --- marked years: "2018 E.C.", "1447-1449 هـ", "พ.ศ. 2569" -----------------------------------------------------------


@cache
def _years(calendar: str) -> tuple[int, int]:
    """The first and last year of a calendar that a plan or report may name."""
    first, last = reference.forms("date_words", role="calendar_years", value=calendar)
    return int(first), int(last)


@cache
def _names(calendar: str) -> Mapping[str, int]:
    """Folded name of a month → its number."""
    table = [row for row in reference.rows("calendar_month_names") if row["calendar"] == calendar]
    own = {fold(row["form"]): int(row["month"]) for row in table}
    return months() if calendar == "buddhist" else own


@cache
def _mark(calendar: str) -> str:
    marks = [form for form, name in values("calendar").items() if name == calendar]
    return any_of(tuple(sorted(marks, key=len, reverse=True)))


@cache
def _unit(calendar: str) -> re.Pattern[str]:
    """One date of a calendar with its mark, if it has one, before or behind."""
    names = "|".join(sorted(map(re.escape, _names(calendar)), key=len, reverse=True)) or "(?!)"
    year = "[12][0-9]{3}"
    shapes = (
        rf"(?P<da>{_DAY})[/.-](?P<ma>{_MONTH})[/.-](?P<ya>{year})",
        rf"(?P<yb>{year})[/.-](?P<mb>{_MONTH})(?:[/.-](?P<db>{_DAY}))?",
        rf"(?:(?P<dc>{_DAY}){_S})?(?P<nc>{names}){_S}(?P<dd>{_DAY},{_S})?(?:{_mark(calendar)}{_S})?(?P<yc>{year})",
        rf"(?P<ye>{year})",
    )
    mark = rf"(?<![a-z]){_mark(calendar)}"
    return re.compile(
        rf"(?:(?P<before>{mark}){_S})?(?<![0-9.])(?:(?<![/-])|(?<=[0-9]{{4}}[/-]))(?:{'|'.join(shapes)})(?![0-9]|[./][0-9]{{1,2}}(?![0-9])|-[0-9]{{1,2}}-)"
        rf"(?:{_S}(?P<after>{_mark(calendar)}))?"
    )


def _read_unit(match: re.Match[str], calendar: str) -> Written:
    told = {key: value for key, value in match.groupdict().items() if value}
    year = next(int(told[key]) for key in ("ya", "yb", "yc", "ye") if key in told)
    month = next((int(told[key]) for key in ("ma", "mb") if key in told), None)
    if "nc" in told:
        month = _names(calendar)[told["nc"]]
    day = next((int(re.sub("[^0-9]", "", told[key])) for key in ("da", "db", "dc", "dd") if key in told), None)
    return Written(match.start(), match.end(), year, month, day)


def _marked(folded: str, calendar: str, is_at_home: bool) -> Iterator[Point]:
    """The dates of one calendar: with its mark, in a row with one that has it, or in its own country and range."""
    matches = list(_unit(calendar).finditer(folded))
    first, last = _years(calendar)
    for chain in _chains(matches, folded):
        read = [_read_unit(match, calendar) for match in chain]
        is_marked = any(match["before"] or match["after"] for match in chain)
        fits = all(first <= written.year <= last for written in read)
        if fits and (is_marked or (is_at_home and _is_all(chain, folded, read))):
            for written in (*read, *_short_end(chain[-1], read[-1], folded)):
                yield from _converted(calendar, written)


def _chains(matches: list[re.Match[str]], folded: str) -> Iterator[list[re.Match[str]]]:
    """The dates that stand in a row, as in a range or a list."""
    chain: list[re.Match[str]] = []
    for match in matches:
        if chain and not _joint().fullmatch(folded, chain[-1].end(), match.start()):
            yield chain
            chain = []
        chain.append(match)
    if chain:
        yield chain


def _is_all(chain: list[re.Match[str]], folded: str, read: list[Written]) -> bool:
    """Whether unmarked dates are no counts: they have months, or nothing else stands in the text."""
    rest = folded[: chain[0].start()] + folded[chain[-1].end() :]
    return any(written.month for written in read) or not re.search(
        r"[^\W_]{3}", re.sub(any_of(forms("calendar_filler")), "", rest)
    )


def _short_end(match: re.Match[str], written: Written, folded: str) -> Iterator[Written]:
    """The second year of "2569-71", where the first stands alone."""
    short = re.compile(r" ?[-/~] ?([0-9]{2})(?![0-9./-])").match(folded, match.end())
    if short and written.month is None and not match["after"] and int(short[1]) > written.year % 100:
        yield Written(short.start(1), short.end(), written.year // 100 * 100 + int(short[1]))


def _converted(calendar: str, written: Written) -> Iterator[Point]:
    days = days_of(calendar, written)
    if days:
        precision = "day" if written.day else "month" if written.month else "year"
        doubts = frozenset() if calendar == "buddhist" else _ASKED
        yield Point(written.start, written.end, *days, precision, f"{calendar}_year", doubts)


def _short_buddhist(folded: str) -> Iterator[Point]:
    """ "01/10/68" in Thailand is October 2568, which is 2025; "01/10/26" is not of the Buddhist era."""
    for match in re.finditer(rf"(?<![0-9./-])({_DAY})([/.-])({_MONTH})\2([0-9]{{2}})(?![0-9./-])", folded):
        day, month, year = int(match[1]), int(match[3]), int(match[4])
        days = _gregorian(2500 + year - _BUDDHIST, month, day) if year >= _LEAST_SHORT_BUDDHIST else None
        if days:
            yield Point(*match.span(), *days, "day", "buddhist_year", _ASKED | {"two_digit_year"})


# --- eras of East Asia: "令和8年4月", "R8.4.1～R10.3.31", "民國115年至117年" --------------------------------


_IN_WORDS = rf"{_S}年(?P<fy>度)?(?:{_S}(?P<m>{_MONTH}){_S}月(?:{_S}(?P<d>{_DAY}){_S}日)?)?"
_IN_POINTS = rf"[./-](?P<ma>{_MONTH})(?:[./-](?P<da>{_DAY}))?(?![0-9./-])"
_EAST_DATE = rf"(?:{_IN_WORDS}|{_IN_POINTS}|(?P<bare>))"
_ROC_YEAR = "(?:8[0-9]|9[0-9]|1[0-4][0-9])"


@cache
def _era(country_calendar: str | None) -> re.Pattern[str]:
    """A date with its era; in Japan an era's letter is enough, in Taiwan three figures before 年 or in a date."""
    behind = rf"[./-][0-9]|{_range()}|$" if country_calendar == "japanese" else "(?!)"
    letter = rf"(?<![a-z0-9])(?P<letter>{'|'.join(forms('era_letter'))})(?=[0-9元]{{1,2}}(?:{_S}年|{behind}))"
    starts = [rf"(?P<era>{any_of(forms('era'))}){_S}", letter]
    if country_calendar == "roc":
        starts.append(rf"(?<![0-9./-])(?P<roc>)(?={_ROC_YEAR}(?:{_S}年|[./-][0-9]{{1,2}}[./-]))")
    return re.compile(rf"(?:{'|'.join(starts)})(?P<n>元|[0-9]{{1,3}}){_EAST_DATE}")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(rf"(?P<to>{_range()})(?P<n>[0-9]{{1,3}}){_EAST_DATE}")


def _era_points(folded: str, country_calendar: str | None) -> Iterator[Point]:
    """The dates with an era, and the ends of their ranges that do not repeat it."""
    for match in _era(country_calendar).finditer(folded):
        before = _before_first(match)
        point = _era_point(match, before, match.start())
        if point is None:
            continue
        yield point
        following = _goes_on().match(folded, match.end())
        if following and _shape(following) == _shape(match):
            end = _era_point(following, before, following.end("to"))
            yield from [end] if end else []


def _before_first(match: re.Match[str]) -> int:
    """The Gregorian year before the first year of the era that a match names."""
    told = match.groupdict()
    if told.get("roc") is not None:
        return 1911
    return int(values("era")[told["era"]] if told["era"] else values("era_letter")[told["letter"]])


def _shape(match: re.Match[str]) -> str:
    """How a date is written: with 年, with points, or as a bare number."""
    return "bare" if match["bare"] is not None else "points" if match["ma"] else "words"


def _era_point(match: re.Match[str], before_first: int, start: int) -> Point | None:
    year = before_first + (1 if match["n"] == "元" else int(match["n"]))
    month, day = (
        int(figures) if figures else None for figures in (match["m"] or match["ma"], match["d"] or match["da"])
    )
    days = _gregorian(year, month, day)
    if days is None or match["n"] == "0":
        return None
    precision = "fiscal_year" if match["fy"] else "day" if day else "month" if month else "year"
    doubts = {"fiscal_east"} if match["fy"] else {"other_calendar"} if match["bare"] is not None else set()
    return Point(start, match.end(), *days, precision, "era_year", frozenset(doubts))


# --- the year first: "24.01.01~26.12.31", "2026.1.1~28.12.31", "2026. 1. 1. ~ 12. 31." --------------------------------


_FIGURES = rf"(?P<s>[./-]){_S}(?P<m>{_MONTH})(?P=s){_S}(?P<d>{_DAY})(?![0-9]|(?P=s)[0-9])"
_FULL = re.compile(rf"(?<![0-9./-])(?P<y>{_YEAR}){_FIGURES}")
# Years of plans and reports: 15 is 2015, 69 is 2069.
_SHORT = re.compile(rf"(?<![0-9./-])'?(?P<y>1[5-9]|[2-6][0-9]){_FIGURES}")


@cache
def _end_of_range() -> re.Pattern[str]:
    """The end of a range of days: with its year, with two figures of it, or with month and day alone."""
    whole = rf"(?P<y>{_YEAR}|'?[0-9]{{2}})(?P<s>[./-]){_S}(?P<m>{_MONTH})(?P=s){_S}(?P<d>{_DAY})"
    rest = rf"(?P<ma>{_MONTH})[./-]{_S}(?P<da>{_DAY})"
    return re.compile(rf"(?P<to>{_range()})(?:{whole}|{rest})(?![0-9]|[./-][0-9])\.?")


def _year_first_points(folded: str, language: str | None, country: str | None) -> Iterator[Point]:
    """Days with the year before month and day: of four figures anywhere with a range behind them, of two at home."""
    speaks = language in codes_of("year_first_language")
    is_at_home = speaks or country in codes_of("year_first_country")
    for pattern in (_FULL, _SHORT) if is_at_home else (_FULL,):
        for match in pattern.finditer(folded):
            point = _figures_point(match, int(match["y"]), match.start())
            ending = _end_of_range().match(folded, match.end())
            end = _range_end(ending, point) if point and ending else None
            if point and pattern is _SHORT and not speaks and int(match["d"]) > 14 and not end:
                # "24.01.26" in an English text from Korea: the year may be last.
                point = replace(point, doubts=point.doubts | {"day_month_order"})
            if point and (end or pattern is _SHORT):
                yield from [point, end] if end else [point]


def _figures_point(match: re.Match[str], year: int, start: int) -> Point | None:
    days = _gregorian(year if year > 99 else 2000 + year, int(match["m"]), int(match["d"]))
    doubts = frozenset({"two_digit_year"}) if year < 100 else frozenset()
    return Point(start, match.end(), *days, "day", "year_first", doubts) if days else None


def _range_end(match: re.Match[str], begins: Point) -> Point | None:
    """The end of a range in the order in which its start is written; None where it would lie before it."""
    if match["ma"]:
        days = _gregorian(begins.first.year or 0, int(match["ma"]), int(match["da"]))
        point = Point(match.end("to"), match.end(), *days, "day", "year_first") if days else None
    else:
        point = _figures_point(match, int(match["y"].strip("'")), match.end("to"))
    return point if point and point.last >= begins.first else None


# --- all of them ------------------------------------------------------------------------------------------------------


@cache
def _beside_year() -> re.Pattern[str]:
    """A calendar's mark beside four figures, which a text needs to name a year of it."""
    marks = any_of(forms("calendar"))
    return re.compile(rf"[12][0-9]{{3}}{_S}{marks}|{marks}{_S}[12][0-9]{{3}}")


# What a text must hold for dates in points, for an era's letter, for a year of four figures: looked for first.
_POINTS = re.compile(r"[0-9][./-] {0,2}[0-9]{1,2}[./-]")
_LETTERED = re.compile(r"[a-z](?:[0-9]| [0-9]{1,3} ?年)")
_FOUR_FIGURES = re.compile(r"[12][0-9]{3}")


def find_points(folded: str, language: str | None, country: str | None) -> list[Point]:
    """The dates of other calendars, of eras and with the year first, in order; none inside another."""
    own = _own_calendar(language, country)
    found: list[Point] = []
    if own or not folded.isascii() or _LETTERED.search(folded):
        found += _era_points(folded, own)
    if _POINTS.search(folded):
        found += _year_first_points(folded, language, country)
    if _FOUR_FIGURES.search(folded) and (own or _beside_year().search(folded)):
        for calendar in dict.fromkeys(values("calendar").values()):
            found += _marked(folded, calendar, calendar == own and calendar != "ethiopian")
    if own == "buddhist":
        found += _short_buddhist(folded)
    return _apart(found)


def _own_calendar(language: str | None, country: str | None) -> str | None:
    return codes_of("calendar_country").get(country or "") or codes_of("calendar_language").get(language or "")


def _apart(points: Iterable[Point]) -> list[Point]:
    """The points in order, the longer one where two overlap."""
    kept: list[Point] = []
    for point in sorted(points, key=lambda point: (point.start, -point.end)):
        if not kept or point.start >= kept[-1].end:
            kept.append(point)
        elif point.end - point.start > kept[-1].end - kept[-1].start:
            kept[-1] = point
    return kept


def doubted(points: list[Point], language: str | None, country: str | None) -> list[Point]:
    """The dates that may be of the country's own calendar: "2018" in Ethiopia 2025/26, "10年4月" in Japan Reiwa 10."""
    if language == "ja" or country == "JPN":
        may_be_own = _may_be_of_an_era
    elif _own_calendar(language, country) == "ethiopian":
        may_be_own = _may_be_ethiopian
    else:
        return points
    return [replace(point, doubts=point.doubts | _ASKED) if may_be_own(point) else point for point in points]


def _may_be_ethiopian(point: Point) -> bool:
    """Whether a year that no word tells to be of another calendar may be Ethiopian."""
    return bool(point.first.year) and point.first.known_year <= _LAST_ETHIOPIAN and point.rule not in _calendar_rules()


def _may_be_of_an_era(point: Point) -> bool:
    """Whether two figures before 年 may count the years of an era whose name is left out."""
    return point.rule in ("day_east", "year_east") and "two_digit_year" in point.doubts


@cache
def _calendar_rules() -> frozenset[str]:
    return frozenset(f"{calendar}_year" for calendar in values("calendar").values())
