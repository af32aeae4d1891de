"""Dates in free text: days, months, quarters, half-years, years and fiscal years, as spans of days."""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from etl.folder import reference
from etl.meaning import calendars
from etl.meaning.language import fold, guess_language
from etl.meaning.points import Day, Point, any_of, codes_of, forms, months, values
from etl.text.patterns import any_at_start


@dataclass(frozen=True, slots=True)
class DateSpan:
    """One date with its year: the days `first` to `last`, at the characters `start` to `end` of the text.

    `is_ambiguous` marks a date that can be read in two ways: 03/04/2025, the bare fiscal year, a calendar that does not
    start its years in January, a number that may be a count or part of a name.
    """

    start: int
    end: int
    first: date
    last: date
    precision: str
    text: str
    is_two_digit_year: bool = False
    is_ambiguous: bool = False


# Doubts that leave the year itself certain.
_HARMLESS = frozenset({"two_digit_year"})


# --- the patterns -----------------------------------------------------------------------------------------------------

_YEAR = r"(?:19[5-9][0-9]|20[0-9][0-9])"
_S = " {0,3}"
_DAY = "(?:3[01]|[12][0-9]|0?[1-9])"
_MONTH_NUMBER = "(?:1[0-2]|0?[1-9])"
_NO_WORD_BEFORE = r"(?<![a-z0-9Ͱ-ӿ])"
_DAY_MARK = r"(?:st|nd|rd|th|er|º|°|ª|o|\.|-?го|-?е)?"


def _month_word() -> str:
    names = sorted(map(re.escape, months()), key=len, reverse=True)
    return rf"(?:{'|'.join(names)})(?![a-zͰ-ӿء-ي])\.?"


def _day_list() -> str:
    """Days before the last one of "20, 21 y 22 de agosto" or "12 al 15"."""
    between = (
        r"(?:-|~|,|/|&|to|and|until|al?|au|ao?|e|y|et|und|bis|tot|en|до|по|и|до|و|إلى|الي|حتي|من|ate|ate o|a(?: il)?)"
    )
    return rf"(?:(?P<d1>{_DAY}){_DAY_MARK}{_S}(?:{between}{_S}(?:o |el |le |the )?{_DAY}{_DAY_MARK}{_S}){{0,3}}{between}{_S}(?:o |el |le |the |il )?)?"


@cache
def _month_pattern() -> re.Pattern[str]:
    names = sorted(months(), key=len, reverse=True)
    return re.compile(rf"(?:{any_at_start(map(re.escape, names), '[a-z0-9Ͱ-ӿ]')})(?![a-zͰ-ӿء-ي])")


# The patterns read best on one line each.
# ruff: noqa: E501
_FULL_YEAR = rf"(?P<y>{_YEAR})(?![0-9])"
_SHORT_YEAR = r"'?(?P<yy>[0-9]{2})(?![0-9])"
_EAST_YEAR = r"(?:年度|年|학년도|년도|년)"


def _part_patterns() -> dict[str, str]:
    """Quarters and halves of a year."""
    of, place = any_of(forms("of")), any_of(forms("place"))
    quarters, halves = any_of(forms("quarter")), any_of(forms("half"))
    eastern_quarters, eastern_halves = any_of(forms("quarter_east")), any_of(forms("half_east"))
    behind_year = rf"(?<![0-9])(?P<ya>{_YEAR}){_S}{any_of(forms('year_tail'))}{_S}(?P<pc>{place})\.?{_S}"
    in_year = rf"(?:[ ,/'-]{{0,3}}(?:{of}{_S})?(?:{_FULL_YEAR}|'(?P<yy>[0-9]{{2}})(?![0-9])))?"
    in_year_after = rf"(?:[ ,/'-]{{0,3}}(?:{of}{_S})?(?:{_FULL_YEAR}))"
    return {
        "quarter_of_year": rf"{_NO_WORD_BEFORE}[qt](?P<q>[1-4])(?![0-9]){in_year}|(?<![0-9])(?P<ya>{_YEAR})[ ,/-]{{0,3}}[qt](?P<qa>[1-4])(?![0-9a-z])",
        "quarter_in_figures": rf"{_NO_WORD_BEFORE}(?P<q>[1-4])[qt](?![a-z]){in_year}",
        "quarter_in_words": rf"{_NO_WORD_BEFORE}(?:(?P<p>{place})\.?{_S}{quarters}|{quarters}{_S}(?P<pb>{place}))\.?{in_year}|{behind_year}{quarters}",
        "quarter_east": rf"(?<![0-9])(?P<y>{_YEAR}){_S}(?:年(?P<fy>度)|{_EAST_YEAR}){_S}第?(?P<q>[1-4一二三四]){_S}{eastern_quarters}",
        "half_of_year": rf"{_NO_WORD_BEFORE}(?:[hs](?P<h>[12])|(?P<ha>[12])[hs]){in_year_after}|(?<![0-9])(?P<ya>{_YEAR})[ ,/-]{{0,3}}[hs](?P<hb>[12])(?![0-9a-z])",
        "half_in_words": rf"{_NO_WORD_BEFORE}(?:(?P<p>{place})\.?{_S}{halves}|{halves}{_S}(?P<pb>{place}))\.?{in_year}|{behind_year}{halves}",
        "half_east": rf"(?<![0-9])(?P<y>{_YEAR}){_S}(?:年(?P<fy>度)|{_EAST_YEAR})?{_S}(?P<e>{eastern_halves})",
    }


def _date_patterns() -> dict[str, str]:
    """Years, months and days in words and figures."""
    month, fiscal = _month_word(), any_of(forms("fiscal"))
    joint = rf"{_S}(?:(?:of|de|del|d'|di|do|,|г\.?|ค\.ศ\.|/|-|'){_S}){{0,2}}"
    later = rf"(?:{_S}[-/]{_S}(?:(?P<y2>{_YEAR})|(?P<yy2>[0-9]{{2}}))(?![0-9]))?"
    return {
        "day_east": rf"(?<![0-9])(?:(?P<y>{_YEAR})|'?(?P<yy>[0-9]{{2}})){_S}{_EAST_YEAR}{_S}(?P<m>{_MONTH_NUMBER}){_S}[月월](?:{_S}(?P<d>{_DAY}){_S}[日일])?",
        "fiscal_year": rf"{_NO_WORD_BEFORE}{fiscal.replace('(?![a-zͰ-ӿ])', '')}{_S}(?:of )?(?:{_FULL_YEAR}|{_SHORT_YEAR}){later}",
        "fiscal_year_east": rf"(?<![0-9])(?P<y>{_YEAR}){_S}年度",
        "year_east": rf"(?<![0-9])(?P<y>{_YEAR}){_S}(?:年|학년도|년도|년)|(?<![0-9a-z])'(?P<yy>[0-9]{{2}}){_S}년",
        "month_east": rf"(?<![0-9.,])(?P<m>{_MONTH_NUMBER}){_S}[月월](?:{_S}(?P<d>{_DAY}){_S}[日일])?",
        "year_month_day": rf"(?<![0-9./-])(?P<y>{_YEAR})(?:(?P<s>[-/.])(?P<m>{_MONTH_NUMBER})(?P=s)(?P<d>{_DAY})|\. ?(?P<ma>{_MONTH_NUMBER})\. ?(?P<da>{_DAY})(?:\.|(?= ?[~-])))(?![0-9])",
        "day_month_year": rf"(?<![0-9./])(?P<a>{_DAY})\u200f?(?P<s>[-/.])(?P<b>{_DAY})\u200f?(?P=s)(?:{_FULL_YEAR}|{_SHORT_YEAR})(?![./][0-9])",
        "year_month_word_day": rf"(?<![0-9])(?P<y>{_YEAR})\.{_S}(?P<month>{month}){_S}(?P<d>{_DAY})(?![0-9])\.?",
        "day_of_month": rf"{_NO_WORD_BEFORE}{_day_list()}(?P<d>{_DAY}){_DAY_MARK}(?:{joint}|[ -])(?P<month>{month})(?:{joint}{_FULL_YEAR}|[-/' ]{{1,2}}{_SHORT_YEAR}(?!{_S}[:%a-z]))?",
        "month_of_year": rf"{_NO_WORD_BEFORE}(?P<month>{month})(?:{joint}{_FULL_YEAR}|(?:[-/']|[-/] ?'){_SHORT_YEAR})",
        "month_day_year": rf"{_NO_WORD_BEFORE}(?P<month>{month}){_S}(?:(?P<d1>{_DAY}){_DAY_MARK}{_S}(?:-|to|and|&){_S})?(?P<d>{_DAY})(?![0-9]){_DAY_MARK}(?:,?{_S}{_FULL_YEAR})?",
        "year_and_month": rf"(?<![0-9])(?P<y>{_YEAR})[ ,/-]{{0,2}}(?P<month>{month})",
        "month_alone": rf"{_NO_WORD_BEFORE}(?P<month>{month})",
        "month_in_figures": rf"(?<![0-9./])(?:(?P<y>{_YEAR})(?:[./-](?P<m>{_MONTH_NUMBER})|\. (?P<mb>{_MONTH_NUMBER})(?=\.|월| ?[~]))|(?P<ma>{_MONTH_NUMBER})[./-](?P<ya>{_YEAR}))(?![0-9]|[/-][0-9]{{1,2}}(?![0-9])|\.[0-9])",
        "split_year": rf"(?<![0-9./-])(?P<y>{_YEAR}){_S}[-/]{_S}(?P<yy2>[0-9]{{2}})(?![0-9%]|[.,:/-][0-9])",
        "apostrophe_year": rf"(?<![a-z0-9Ͱ-ӿ])'(?P<yy>[0-9]{{2}})(?![0-9s])(?:\.(?P<m>{_MONTH_NUMBER})(?![0-9])월?)?\.?",
        "bare_year": rf"(?<![0-9.,/#$€£¥])(?P<y>{_YEAR})(?![0-9%$€£]|[.,:][0-9]|s(?![a-z]))",
        "bare_year_after_slash": rf"(?<=[0-9]/)(?P<y>{_YEAR})(?![0-9%$€£]|/(?!20)|[.,:][0-9])",
    }


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    """Rule name, pattern and what a text must hold for it to be worth trying, the most specific first.

    A match keeps later rules out of its characters.
    """
    patterns = _part_patterns() | _date_patterns()
    needed = _needed()
    return tuple(
        (name, re.compile(pattern), _month_pattern() if "(?P<month>" in pattern else needed[name])
        for name, pattern in patterns.items()
    )


# --- from a match to a date -------------------------------------------------------------------------------------------


# The named groups of a match; None for one that took no part in it.
Groups = dict[str, Any]


def _short_year(figures: str) -> int:
    """ "24" is 2024, "97" is 1997."""
    return 2000 + int(figures) if int(figures) < 70 else 1900 + int(figures)


def _year(groups: Groups) -> int | None:
    full = groups.get("y") or groups.get("ya")
    if full:
        return int(full)
    return _short_year(groups["yy"]) if groups.get("yy") else None


def _doubts(groups: Groups) -> frozenset[str]:
    short = {"two_digit_year"} if groups.get("yy") else set()
    return frozenset(short | ({"fiscal_part"} if groups.get("fy") else set()))


def _months_of(year: int | None, part: int, length: int) -> tuple[Day, Day]:
    """The first and last month of the part-th quarter (length 3) or half (length 6)."""
    return Day(year, (part - 1) * length + 1), Day(year, part * length)


def _part_number(groups: Groups) -> int:
    """Which quarter or half is meant, by figure or by word."""
    figure = next((groups[key] for key in ("q", "qa", "h", "ha", "hb") if groups.get(key)), None)
    if figure:
        return int(unicodedata.numeric(figure))
    word = groups.get("p") or groups.get("pb") or groups.get("pc")
    return int(values("place")[word] if word else values("half_east")[groups["e"]])


class _Shape(NamedTuple):
    """What a matched pattern says: first and last day as far as told, precision and doubts."""

    first: Day
    last: Day
    precision: str
    doubts: frozenset[str] = frozenset()


def _same(day: Day, doubts: frozenset[str] = frozenset()) -> _Shape:
    precision = "day" if day.day else "month" if day.month else "year"
    return _Shape(day, day, precision, doubts)


def _number(figures: str | None) -> int | None:
    return int(figures) if figures else None


def _read_quarter(groups: Groups, *_: str | None) -> _Shape:
    return _Shape(*_months_of(_year(groups), _part_number(groups), 3), "quarter", _doubts(groups))


def _read_half(groups: Groups, *_: str | None) -> _Shape | None:
    part = _part_number(groups)
    return _Shape(*_months_of(_year(groups), part, 6), "half_year", _doubts(groups)) if part < 3 else None


def _read_numbers(groups: Groups, *_: str | None) -> _Shape:
    """Year, month and day as plain numbers in named groups."""
    month = next((groups[key] for key in ("m", "ma", "mb") if groups.get(key)), None)
    day = groups.get("d") or groups.get("da")
    doubts = _doubts(groups)
    if groups.get("mb") is None and groups.get("m") and groups.get("y") and _may_be_split(groups):
        doubts |= {"month_or_year"}
    return _same(Day(_year(groups), _number(month), _number(day)), doubts)


def _may_be_split(groups: Groups) -> bool:
    """Whether "2010-12" may also be the years 2010 to 2012."""
    return "d" not in groups and len(groups["m"]) == 2 and int(groups["m"]) > int(groups["y"]) % 100


def _read_fiscal(groups: Groups, *_: str | None) -> _Shape:
    """A fiscal year over two calendar years says so; a bare one may start in any month."""
    year, later = _year(groups), _later_year(groups)
    if later is None:
        return _Shape(Day(year), Day(year), "fiscal_year", _doubts(groups) | {"fiscal_year"})
    return _Shape(Day(year), Day(later), "fiscal_year", _doubts(groups))


def _later_year(groups: Groups) -> int | None:
    if groups.get("y2"):
        return int(groups["y2"])
    return Day(_year(groups)).known_year // 100 * 100 + int(groups["yy2"]) if groups.get("yy2") else None


def _read_fiscal_east(groups: Groups, *_: str | None) -> _Shape:
    return _Shape(Day(_year(groups)), Day(_year(groups)), "fiscal_year", frozenset({"fiscal_east"}))


def _read_split(groups: Groups, *_: str | None) -> _Shape | None:
    """ "2025-27" and "2025/26"; a second part that does not come later is something else."""
    first, last = Day(_year(groups)), Day(_later_year(groups))
    return _Shape(first, last, "year") if 0 < last.known_year - first.known_year < 30 else None


def _read_month_word(groups: Groups, language: str | None, _: str | None) -> _Shape | None:
    """A named month with or without days and year; None for a word that means something else in this language."""
    has_year = groups.get("y") or groups.get("yy")
    if groups["month"] in _other_words(language, "never_a_month" if has_year else "not_a_month"):
        return None
    month, year = months()[groups["month"].rstrip(".")], _year(groups)
    day, earlier = _number(groups.get("d")), _number(groups.get("d1"))
    doubts = _doubts(groups) | ({"reversed_days"} if earlier and day and earlier > day else set())
    days = sorted((earlier or day, day)) if day else (None, None)
    return _Shape(Day(year, month, days[0]), Day(year, month, days[1]), "day" if day else "month", doubts)


def _read_day_month(groups: Groups, language: str | None, country: str | None) -> _Shape | None:
    """Day first nearly everywhere, month first in a few countries; open in English unless the country is known."""
    first, second = int(groups["a"]), int(groups["b"])
    month_first = country in _month_first_countries() or (first <= 12 < second)
    day, month = (second, first) if month_first else (first, second)
    if month > 12:
        return None
    settled = first > 12 or second > 12 or first == second or country or language not in ("en", None)
    return _same(Day(_year(groups), month, day), _doubts(groups) | (set() if settled else {"day_month_order"}))


@cache
def _month_first_countries() -> frozenset[str]:
    return frozenset(codes_of("month_first_country"))


@cache
def _other_words(language: str | None, role: str) -> frozenset[str]:
    """Forms of month names that are everyday words of this language: "set", "out", before a year French "dès"."""
    return frozenset(reference.forms("date_words", role=role, value=language or ""))


_Reader = Callable[[Groups, str | None, str | None], _Shape | None]
_READERS: dict[str, _Reader] = {
    "fiscal_year": _read_fiscal,
    "fiscal_year_east": _read_fiscal_east,
    "day_month_year": _read_day_month,
    "split_year": _read_split,
    **dict.fromkeys(("quarter_of_year", "quarter_in_figures", "quarter_in_words", "quarter_east"), _read_quarter),
    **dict.fromkeys(("half_of_year", "half_in_words", "half_east"), _read_half),
    **dict.fromkeys(
        ("day_of_month", "year_month_word_day", "month_of_year", "month_day_year", "year_and_month", "month_alone"),
        _read_month_word,
    ),
}


def _exists(day: Day) -> bool:
    """Whether the calendar has the day, as far as it is told."""
    if day.day is None:
        return True
    return day.day <= monthrange(day.year or 2024, day.month or 1)[1]


def _point(rule: str, match: re.Match[str], language: str | None, country: str | None) -> Point | None:
    """The date that a match stands for; None when the calendar has no such day."""
    shape = _READERS.get(rule, _read_numbers)(match.groupdict(), language, country)
    if shape is None or not (_exists(shape.first) and _exists(shape.last)):
        return None
    return Point(match.start(), match.end(), shape.first, shape.last, shape.precision, rule, shape.doubts)


# --- what stands around a date ----------------------------------------------------------------------------------------


@cache
def _around() -> dict[str, re.Pattern[str]]:
    label = any_of(forms("year_label"))
    number_label = r"(?:n|no|nr|№|nº|n°)[.:]? ?"
    return {
        "part": re.compile(
            rf"{_NO_WORD_BEFORE}(?P<part>{any_of(forms('part'))})[ -]{{0,2}}(?:(?:of|de|del|do|the|der|des|di){_S}){{0,2}}(?:{label}{_S})?$"
        ),
        "part_after": re.compile(rf"{_S}(?:{label})?{_S}(?P<part>{any_of(forms('part_after'))})"),
        "glued": re.compile(r"[a-zͰ-ӿ][-.]?$"),
        "money": re.compile(rf"(?<![a-z])(?:{'|'.join(_codes())}) ?$"),
        "money_after": re.compile(rf" ?(?:{'|'.join(_codes())})(?![a-z])|[$€£¥₩]"),
        "law": re.compile(
            rf"{_NO_WORD_BEFORE}{any_of(forms('law_noun'))}.{{0,4}} [0-9][0-9/.-]*,?"
            r"(?: ?:| (?:of|de|del|di|du|d'|vom|van|от|для))? ?$"
        ),
        "number": re.compile(rf"{_NO_WORD_BEFORE}{number_label}$"),
        "in_before": re.compile(rf"{_NO_WORD_BEFORE}{any_of((*forms('before_year'), *forms('year_label')))}{_S}$"),
        "noun_after": re.compile(r" (?P<word>[^\W\d_]{2,})"),
    }


@cache
def _codes() -> tuple[str, ...]:
    return tuple(row["currency_code"].lower() for row in reference.rows("currencies"))


def _is_year_like(folded: str, point: Point) -> bool:
    """Whether a bare four-digit number can be a year here: not glued to letters, no amount, no number of a paper."""
    before, after = folded[max(0, point.start - 16) : point.start], folded[point.end : point.end + 6]
    around = _around()
    glued = around["glued"].search(before) and not around["part"].search(before)
    if around["law"].search(folded, max(0, point.start - 40), point.start):
        return False
    money = around["money"].search(before) or around["money_after"].match(after)
    return not (glued or money or around["number"].search(before) or re.match("[a-z]|-[a-z]", _without_tail(after)))


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"{_S}{any_of(forms('year_tail'))}\.?")


def _without_tail(after: str) -> str:
    tail = _tail().match(after)
    return after[tail.end() :] if tail else after


def _with_part(folded: str, point: Point) -> Point:
    """The point with "mid", "end of" and the like that stand beside it."""
    before = folded[max(0, point.start - 32) : point.start]
    if found := _around()["part"].search(before):
        part = values("part")[found["part"]]
        return replace(point, start=point.start - len(before) + found.start(), part=part)
    if point.rule in _EAST and (found := _around()["part_after"].match(folded, point.end)):
        return replace(point, end=found.end(), part=values("part_after")[found["part"]])
    return point


@cache
def _needed() -> dict[str, re.Pattern[str]]:
    """What a text must hold for a rule to be worth trying."""
    words = {
        "quarter_in_words": "quarter",
        "half_in_words": "half",
        "fiscal_year": "fiscal",
    }
    needed = {rule: "|".join(map(re.escape, forms(kind))) for rule, kind in words.items()}
    needed |= dict.fromkeys(("quarter_east", "half_east", "day_east", "year_east"), "[年년]")
    needed |= {"fiscal_year_east": "年", "month_east": "[月월]", "quarter_of_year": "[qt][1-4]", "apostrophe_year": "'"}
    needed |= {"half_of_year": "[hs][12]|[12][hs]", "quarter_in_figures": "[1-4][qt]"}
    needed |= dict.fromkeys(_BARE, _YEAR)
    dated = ("year_month_day", "day_month_year", "month_in_figures", "split_year")
    needed |= dict.fromkeys(dated, "[0-9]\u200f?[-/.]| -")
    return {rule: re.compile(pattern) for rule, pattern in needed.items()}


_EAST = ("year_east", "day_east", "fiscal_year_east", "era_year", "bare_year")
_BARE = ("bare_year", "bare_year_after_slash", "split_year")


_YEAR_NEXT = re.compile(rf" {_YEAR}(?![0-9])")


def _with_doubt(folded: str, point: Point) -> Point:
    """A bare year before a noun may be a count or part of a name ("2000 people", "2024 Global Platform")."""
    if point.rule not in ("bare_year", "bare_year_after_slash"):
        return point
    if re.compile(r" [0-9]+(?![0-9./:-])").match(folded, point.end) and not _YEAR_NEXT.match(folded, point.end):
        return replace(point, doubts=point.doubts | {"count_or_name"})
    noun = _around()["noun_after"].match(folded, point.end)
    is_counted = noun and noun["word"] not in forms("after_year") and noun["word"] not in months()
    is_dated = point.part or _around()["in_before"].search(folded, max(0, point.start - 24), point.start)
    if is_counted and not is_dated:
        return replace(point, doubts=point.doubts | {"count_or_name"})
    return point


def find_points(folded: str, language: str | None = None, country: str | None = None) -> list[Point]:
    """All dates of a folded text in order, also those without a year and those in doubt."""
    has_month = bool(_month_pattern().search(folded))
    if not has_month and not any(map(str.isdigit, folded)):
        return []
    taken = bytearray(len(folded))
    found = [_with_part(folded, point) for point in calendars.find_points(folded, language, country)]
    for point in found:
        taken[point.start : point.end] = b"\1" * (point.end - point.start)
    held = {_month_pattern().pattern: has_month}
    for rule, pattern, needed in _patterns():
        if needed.pattern not in held:
            held[needed.pattern] = bool(needed.search(folded))
        if not held[needed.pattern]:
            continue
        for match in pattern.finditer(folded):
            if taken.find(1, *match.span()) >= 0:
                continue
            told = _point(rule, match, language, country)
            if told and not (rule in _BARE and not _is_year_like(folded, told)):
                taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
                found.append(_with_doubt(folded, _with_part(folded, told)))
    return calendars.doubted(sorted(found, key=lambda point: point.start), language, country)


# --- dates ------------------------------------------------------------------------------------------------------------


def first_day(day: Day) -> date:
    """The first day of a year, month or day; raises ValueError without a year."""
    return date(day.known_year, day.month or 1, day.day or 1)


def last_day(day: Day) -> date:
    """The last day of a year, month or day; raises ValueError without a year."""
    year, month = day.known_year, day.month or 12
    return date(year, month, day.day or monthrange(year, month)[1])


def find_dates(text: str, language: str | None = None, country: str | None = None) -> list[DateSpan]:
    """All dates of a text that have a year, in order; `country` is an ISO 3166-1 alpha-3 code.

    Each stands alone: "March to May 2025" gives May 2025 only; etl.meaning.years.find_periods joins the two.
    """
    points = find_points(fold(text), language or guess_language(text), country)
    return [_span(point, text) for point in points if point.first.year and point.last.year]


def _span(point: Point, text: str) -> DateSpan:
    return DateSpan(
        start=point.start,
        end=point.end,
        first=first_day(point.first),
        last=last_day(point.last),
        precision=point.precision,
        text=text[point.start : point.end],
        is_two_digit_year="two_digit_year" in point.doubts,
        is_ambiguous=bool(point.doubts - _HARMLESS),
    )
