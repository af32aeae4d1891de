"""Years, terms and deadlines in free text: from when to when, open or ended, and for how long."""

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from typing import Any

from etl.meaning.dates import Day, Point, find_points, first_day, last_day
from etl.meaning.language import fold, guess_language
from etl.meaning.numbers import find_numbers
from etl.meaning.phrases import Phrase, Phrases
from etl.meaning.reading import Context, Reading
from etl.meaning.words.claims import attached
from etl.meaning.words.settling import Explained, settled
from etl.text.patterns import end_of

_TABLES = ("year_words", "date_words")
_PRECISIONS = ("day", "month", "quarter", "half_year", "fiscal_year", "year")
_RANGE_SIGNS = frozenset({"-", "~", "--", "->", "=>", "→", ">", "- -"})
_LIST_SIGNS = frozenset({"و", ",", "&", "/", ";", "·", "+", "|"})
_FILLERS = frozenset({"range_filler", "year_label", "year_tail", "place_of_year"})
_ROLES = frozenset({"by", "before", "after", "from", "between", "by_end_words", "by_iberian"})
_ROLES_AFTER = frozenset({"by_after", "before_after", "onward", "open"})

# Why a person has to look, by the doubt.
_REASONS = {
    "month_or_year": "The second number may be a month or a year.",
    "fiscal_year": "A fiscal year whose first month the text does not give.",
    "fiscal_east": "A fiscal year that does not end with the calendar year.",
    "other_calendar": "The year belongs to another calendar; the conversion is a proposal.",
    "reversed_days": "The days stand in reversed order.",
    "count_or_name": "The number may be a count or part of a name, not a year.",
    "reversed": "The end lies before the start.",
    "title": "The years stand in a title, so they may not be the activity's own.",
    "no_year": "The date has no year.",
    "no_end": 'A dash without an end: a year may be missing, or "ongoing".',
    "several": "The text has several periods.",
    "gap": "The years listed do not follow each other.",
    "before": "Whether the year named is included is not said.",
    "for_or_by": "The year may be the activity's own or its deadline.",
    "relative": "Counted from a day that the text does not give.",
    "plan_year": "Counted in years of the plan, whose first day the text does not give.",
    "duration_range": "The length itself is a range.",
    "several_durations": "The text has several lengths.",
    "length_differs": "The length stated does not fit the dates.",
    "derived_end": "The end follows from the length, but is not stated.",
    "open_and_ended": "The text gives an end and says that it goes on.",
    "year_inherited": "The year is given once, and the months run over its end.",
    "undecided": "The text says that this is not decided yet.",
    "not_applicable": "The text says that no year applies.",
    "unread_end": "A range whose end could not be read.",
    "only_start": "Whether it goes on after its start is not said.",
    "as_of": "Something may start that day, or only be told of that day.",
    "only_end": "The end of something whose start is not told.",
    "fiscal_part": "Part of a fiscal year, whose first month the text does not give.",
    "unread_start": "A range whose start could not be read.",
    "long_plan": "More than ten years: a plan is hardly that long.",
    "far_year": "The year lies too far away to be likely.",
}


@dataclass(frozen=True, slots=True)
class Period:
    """One period of a text, at the characters `start` to `end`.

    `role` is "during" (first to last), "from" (no last), "by" or "before" (no first), or "for": a length of `months`,
    counted from an unstated day where `doubts` has "relative". `first` and `last` are days, both included; `begins`
    and `ends` say how exactly the text tells them. `doubts` name what a person has to settle, `rules` what made it.
    """

    start: int
    end: int
    role: str
    first: date | None = None
    last: date | None = None
    begins: Day | None = None
    ends: Day | None = None
    precision: str = "year"
    months: int | None = None
    doubts: frozenset[str] = frozenset()
    rules: tuple[str, ...] = ()
    text: str = ""

    @property
    def years_count(self) -> int:
        """How many calendar years a period with both its ends touches; raises ValueError for another."""
        if self.first is None or self.last is None:
            raise ValueError("The period is open.")
        return self.last.year - self.first.year + 1

    @property
    def is_ambiguous(self) -> bool:
        """Whether a person has to settle it."""
        return bool(self.doubts & set(_REASONS))


# --- ranges -----------------------------------------------------------------------------------------------------------


def _gap(phrases: Phrases, left: int, right: int) -> str:
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
    joint = phrases.before(right, frozenset({"range", "list", "by_after"}), _FILLERS)
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


def _joined(points: list[Point], phrases: Phrases) -> list[Point]:
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
    kind = _gap(phrases, left.end, right.start)
    if (
        kind == "list"
        and left.rule not in ("range", "list")
        and phrases.before(left.start, frozenset({"between"}), _FILLERS)
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


def _until_day(point: Point, folded: str) -> Point:
    """An Eastern date range that gives the month once: "10월 28일부터 29일까지"."""
    until = re.compile(r" {0,3}(?:부터|から|~|-) {0,3}(?P<d>3[01]|[12]?[0-9]) {0,3}[日일]").match(folded, point.end)
    if not until or point.first.day is None or point.rule not in ("month_east", "day_east"):
        return point
    return replace(point, end=until.end(), last=point.last._replace(day=int(until["d"])), rule="range")


# --- names and titles -------------------------------------------------------------------------------------------------


def _is_name(point: Point, phrases: Phrases) -> bool:
    """Whether the years belong to a listed name ("Sendai Framework 2015-2030", "2030 Agenda")."""
    name = frozenset({"fixed_name"})
    before = phrases.before(point.start, name)
    if before and phrases.folded[before.end : point.start].strip(" -:(") == "":
        return " " in before.words or point.rule != "range" or not before.words.isascii()
    after = phrases.after(point.end, name) if point.rule == "bare_year" else None
    return after is not None and phrases.folded[point.end : after.start] == " "


def _is_title(point: Point, phrases: Phrases, text: str) -> bool:
    """Whether the years stand in a title: by a noun like "plan", or after two capitalised words that are no label."""
    if point.precision == "year" and _title_follows(point, phrases):
        return True
    word = phrases.word_before(point.start)
    if word is None or phrases.before(point.start, frozenset({"own_plan", "period_label", *_ROLES, "year_label"})):
        return False
    if phrases.before(point.start, frozenset({"name_noun"})):
        return True
    previous = phrases.word_before(word[0]) if point.precision == "year" else None
    return previous is not None and text[slice(*word)].istitle() and text[slice(*previous)].istitle()


def _title_follows(point: Point, phrases: Phrases) -> bool:
    """Whether a noun like "plan" is one of the three words after the years ("2025–2030 Strategic Plan")."""
    words = re.compile(r"(?: [^\W\d_]+){1,3}").match(phrases.folded, point.end)
    return bool(words and phrases.within("name_noun", point.end, words.end()))


# --- roles ------------------------------------------------------------------------------------------------------------


def _exact(day: Day, part: str) -> Day:
    """The end of a year as a day, where the text says "end of"."""
    return Day(day.year, 12, 31) if part == "end" and day.month is None else day


def _period(point: Point, phrases: Phrases, text: str, language: str | None) -> Period:
    """The period that a date or range stands for, by the words around it."""
    doubts = set(point.doubts)
    before = phrases.before(point.start, _ROLES, _FILLERS)
    if before and before.kind == "by_iberian" and language not in ("es", "pt"):
        before = None
    after = phrases.after(point.end, frozenset({"year_tail"}))
    place = after.end if after and after.kind == "year_tail" else point.end
    after = phrases.after(place, _ROLES_AFTER) or _sign_after(place, phrases.folded, language)
    role = _role(point, before, after)
    end = max(point.end, after.end) if after and role[0] != "during" else point.end
    start = before.start if before and role[1] == "before" else point.start
    doubts |= role[2]
    if _is_title(point, phrases, text):
        doubts.add("title")
    if not point.first.year:
        doubts.add("no_year")
    if _UNREAD_START.search(phrases.folded, max(0, point.start - 12), point.start):
        doubts.add("unread_start")
    if _UNREAD_END.match(phrases.folded, point.end) or _is_cut_list(point, phrases.folded):
        doubts.add("unread_end")
    if point.precision in ("quarter", "half_year") and _UNREAD_PART.search(phrases.folded, 0, point.start):
        doubts.add("unread_start")
    doubts |= {_EVENT_DOUBTS[event.kind]} if (event := _event(point, role[0], phrases)) else set()
    return _dated(point, role[0], frozenset(doubts), (start, end), text)


# A figure with a range sign before the date, which no rule could read: "10/11 a 14/11/2025".
_UNREAD_START = re.compile(r"[0-9][/.]? ?(?:-|~|to|al?|au|ao|bis|до|по) ?$")


# A part of the year before the one that was read: "1º e 2º sem. 2026".
_UNREAD_PART = re.compile(r"[0-9][a-zº°ª.]{0,3} ?(?:,|/|&|e|y|et|and|und|и|та|및|・|·|و) ?$")


def _is_cut_list(point: Point, folded: str) -> bool:
    """Whether the next year follows with two figures, which no rule joins: "2025, 26 y 27"."""
    following = re.compile(r" ?(?:,|&|y|e|et|and|und|и) ?'?([0-9]{2})(?![0-9])").match(folded, point.end)
    return bool(following and point.last.year and int(following[1]) == (point.last.year + 1) % 100)


_UNREAD_END = re.compile(r" ?[-~/] ?[0-9]")
_LONGEST_PLAN_DAYS = 3653  # ten years
_EVENT_DOUBTS = {"started": "only_start", "ended": "only_end", "closing": "only_end"}
# How far before its day "applications close" may stand, as in "applications close at 23:59 GMT on 31 August".
_CLOSING_REACH = 40


def _event(point: Point, role: str, phrases: Phrases) -> Phrase | None:
    """The words that make a date the start or the end of something ("launched in 2022")."""
    is_point = role == "during" and point.rule not in ("range", "list", "split_year")
    if not is_point:
        return None
    closing = phrases.within("closing", max(0, point.start - _CLOSING_REACH), point.start)
    return phrases.before(point.start, frozenset(_EVENT_DOUBTS), _FILLERS) or (closing[-1] if closing else None)


def _sign_after(place: int, folded: str, language: str | None) -> Phrase | None:
    """ "2025+" goes on, and so does "2025년~", where the tilde is the sign for "from"; "2025-" lacks its end."""
    sign = re.compile(r" {0,2}([+~-])(?= *(?:$|[),;]))").match(folded, place)
    if sign is None:
        return None
    goes_on = sign[1] == "+" or (sign[1] == "~" and language in ("ko", "ja"))
    return Phrase(place, sign.end(), "onward" if goes_on else "no_end", "", sign[1])


def _role(point: Point, before: Phrase | None, after: Phrase | None) -> tuple[str, str, set[str]]:
    """The role, the side that gives it, and its doubts."""
    is_range = point.rule in ("range", "list", "split_year") or point.first.day != point.last.day
    if is_range and before and before.kind == "before":
        # What lies before a span has no start; whether the span itself counts is not said.
        return "before", "before", {"before"}
    if after and after.kind in ("onward", "open"):
        return ("during", "after", {"open_and_ended"}) if is_range else ("from", "after", set())
    if after and after.kind == "no_end":
        return ("during", "", set()) if is_range else ("from", "after", {"no_end"})
    if is_range:
        return "during", "", set()
    if after and after.kind == "by_after":
        return "by", "after", set()
    if after and after.kind == "before_after":
        return "before", "after", {"before"}
    if before and before.kind == "by_end_words":
        return ("by", "before", set()) if point.part == "end" else ("during", "before", _for_doubt(before))
    if before and before.kind == "by_iberian":
        # Spanish "a diciembre de 2025" and Portuguese "ao final de 2026" are deadlines.
        return ("by", "before", set()) if point.part == "end" or point.precision != "year" else ("during", "", set())
    if before and before.kind == "from" and before.value == "as_of":
        return "from", "before", {"as_of"}
    if before and before.kind in ("by", "from", "between"):
        return before.kind if before.kind != "between" else "during", "before", set()
    if before and before.kind == "before":
        return "before", "before", {"before"} if point.precision == "year" and not point.part else set()
    if before:
        return "from", "before", {"before"}
    return "during", "", set()


def _for_doubt(before: Phrase) -> set[str]:
    """ "for 2026" is the year itself; Spanish and Portuguese "para 2026" may also be a deadline."""
    return {"for_or_by"} if before.words.startswith("para") else set()


def _dated(point: Point, role: str, doubts: frozenset[str], span: tuple[int, int], text: str) -> Period:
    begins = point.first if role in ("during", "from") else None
    ends = (
        _exact(point.last, point.part if role != "during" or point.rule == "range" else "") if role != "from" else None
    )
    if "day_month_order" in doubts:
        begins, ends = begins and Day(begins.year), ends and Day(ends.year)
    has_year = point.first.year is not None
    known = [day for day in (begins, ends) if day]
    precision = "day" if any(day.day for day in known) else point.precision if point.precision != "day" else "year"
    if has_year and any(not 1950 <= day.known_year <= 2070 for day in known):
        doubts |= {"far_year"}
    return Period(
        start=span[0],
        end=span[1],
        role=role,
        first=first_day(begins) if begins and has_year else None,
        last=_last(ends, begins) if ends and has_year else None,
        begins=begins if has_year else None,
        ends=ends if has_year else None,
        precision=precision,
        doubts=doubts,
        rules=(point.rule, role) if role != "during" else (point.rule,),
        text=text[slice(*span)],
    )


def _last(ends: Day, begins: Day | None) -> date:
    return last_day(ends)


# --- lengths ----------------------------------------------------------------------------------------------------------


def _lengths(
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


_BEFORE_UNIT = re.compile(r"[ -]{0,2}(?:calendar |full |consecutive )?")
_ARABIC_COUNT = re.compile(r" الـ{1,5} ?$")


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


# --- the reading ------------------------------------------------------------------------------------------------------


def find_periods(text: str, language: str | None = None, country: str | None = None) -> list[Period]:
    """All periods, deadlines and lengths of a text in order of their place; years inside listed names are none.

    "by end of 2024" has the role "by" and the last day 2024-12-31; "within three years" has the role "for", 36 months
    and the doubt "relative".
    """
    language = language or guess_language(text)
    phrases = Phrases(fold(text), *_TABLES)
    return _periods(text, phrases, phrases.all, language, country)


def _periods(
    text: str, phrases: Phrases, listed: list[Phrase], language: str | None, country: str | None
) -> list[Period]:
    points = [_until_day(point, phrases.folded) for point in find_points(phrases.folded, language, country)]
    joined = [point for point in _joined(points, phrases) if not _is_name(point, phrases)]
    dated = [_period(point, phrases, text, language) for point in joined if _counts(point, phrases)]
    lengths = [
        length
        for length in _lengths(text, phrases, listed, language, country)
        if not any(period.start < length.end and length.start < period.end for period in dated)
    ]
    return sorted(dated + lengths, key=lambda period: period.start)


def _counts(point: Point, phrases: Phrases) -> bool:
    """A month's name alone ("may", "mar") counts only in a range, a month in Eastern script always."""
    return point.first.year is not None or point.rule not in ("month_alone", "month_of_year")


def _written(day: Day | None) -> str | None:
    """A day as "2025", "2025-03" or "2025-03-01"."""
    if day is None:
        return None
    return "-".join([f"{day.year:04}", *(f"{part:02}" for part in day[1:] if part)])


def _merged(dated: list[Period]) -> Period | None:
    """The one period that the dated ones make together; several that differ are a doubt."""
    if not dated:
        return None
    if len(dated) == 1:
        return dated[0]
    roles = [period.role for period in dated]
    if roles == ["from", "by"]:
        return replace(
            dated[1],
            role="during",
            first=dated[0].first,
            begins=dated[0].begins,
            start=dated[0].start,
            doubts=dated[0].doubts | dated[1].doubts,
            rules=("from_and_by",),
        )
    widest = max(dated, key=lambda period: ((period.last or date.max) - (period.first or date.min)).days)
    if all(_is_within(period, widest) for period in dated):
        return replace(widest, end=dated[-1].end, rules=("told_twice",))
    return replace(dated[0], doubts=dated[0].doubts | {"several"})


def _in_turn(dated: list[Period]) -> Period | None:
    """The span of whole years that a cell of the plan takes one after the other ("2025: design; 2026-2027: use")."""
    whole = all(period.role == "during" and period.precision == "year" for period in dated)
    ends = [(one.last, later.first) for one, later in pairwise(dated)]
    if not whole or any(not last or not first or first.year - last.year != 1 for last, first in ends):
        return None
    last = dated[-1]
    doubts = frozenset().union(*(period.doubts for period in dated))
    return replace(dated[0], last=last.last, ends=last.ends, end=last.end, doubts=doubts, rules=("years_in_turn",))


def _is_within(period: Period, widest: Period) -> bool:
    """Whether a period tells the widest one again, in the same years and perhaps more exactly."""
    if period.first is None or period.last is None or widest.first is None or widest.last is None:
        return period == widest
    years = (period.first.year, period.last.year) == (widest.first.year, widest.last.year)
    return years and widest.first <= period.first and period.last <= widest.last


def _length_doubts(period: Period | None, length: Period) -> set[str]:
    """Whether the stated length fits the dates, both ends included."""
    if period is None:
        return set(length.doubts)
    if period.role == "from":
        return {"derived_end"}
    if period.first is None or period.last is None:
        return set()
    months = (period.last.year - period.first.year) * 12 + period.last.month - period.first.month + 1
    if period.begins == period.ends:
        return {"derived_end"} if length.months and length.months > months else set()
    return set() if months == length.months else {"length_differs"}


def _value(
    period: Period | None, months: int | None, is_open: bool, recurring: str | None, renewable: bool
) -> dict[str, Any]:
    """The value in the shape of the shared phrases."""
    begins, ends = (period.begins, period.ends) if period else (None, None)
    precision = period.precision if period else "year" if months else "none"
    return {
        "start": _written(begins),
        "end": _written(ends),
        "start_year": begins.year if begins else None,
        "end_year": ends.year if ends else None,
        "precision": precision,
        "open_ended": is_open,
        "duration_months": months,
        "recurring": recurring,
        "renewable": renewable,
    }


def read_years(
    text: str, language: str | None = None, country: str | None = None, context: Context = "work_plan"
) -> Reading:
    """When something happens: start and end, open or ended, stated length, how often, renewable.

    `language` is a two-letter code, `country` an ISO 3166-1 alpha-3 code. A point in time starts and ends with itself;
    "until X" has only an end; "since X" only a start and is open. What can be read in two ways goes to review with a
    proposal.
    """
    return _read(text, language, country, context)


@lru_cache(maxsize=4096)
def _read(text: str, language: str | None, country: str | None, context: Context) -> Reading:
    language = language or guess_language(text)
    phrases = Phrases(fold(text), *_TABLES)
    listed = phrases.all
    periods = _periods(text, phrases, listed, language, country)
    dated = [period for period in periods if period.role != "for"]
    lengths = [period for period in periods if period.role == "for"]
    period = _in_turn(dated) if context == "work_plan" and len(dated) > 1 else None
    period = period or _merged(dated)
    doubts = set(period.doubts) if period else set()
    for length in lengths[:1]:
        doubts |= _length_doubts(period, length)
    if len({length.months for length in lengths}) > 1:
        doubts.add("several_durations")
    kinds = {phrase.kind for phrase in listed}
    whole = {phrase.kind for phrase in listed if phrase.start == 0 and not phrases.folded[phrase.end :].strip(" .)")}
    is_open = period.role == "from" and "derived_end" not in doubts if period else bool("open" in whole)
    doubts |= _other_doubts(phrases, period, lengths, kinds, whole)
    if context == "work_plan":
        doubts |= _long_doubt(period)
        # A cell of the form names the fiscal years by their labels, and tells of what is to come.
        doubts -= {"fiscal_east", "as_of"}
    value = _value(
        period,
        lengths[0].months if lengths else None,
        is_open,
        _recurrence(listed, whole, period),
        "renewable" in kinds,
    )
    reading = _reading(value, periods, doubts, is_open)
    if reading.review:
        return reading
    return settled("years", text, language, reading, _explained(text, phrases, periods, country, language))


_ORDINAL = re.compile(r"[0-9]{1,2}\.?[ºª°a]? ?$")


def _ordered_from(start: int, folded: str) -> int:
    """Where a part of a year starts with the figure that orders it: "2.º trimestre"."""
    ordinal = _ORDINAL.search(folded, max(0, start - 6), start)
    return ordinal.start() if ordinal and not folded[start].isdecimal() else start


# Words that are a value by themselves, wherever they stand.
_VALUES_ALONE = frozenset({"recurring", "recurring_alone", "renewable", "period_label", "open"})


def _explained(
    text: str, phrases: Phrases, periods: list[Period], country: str | None, language: str | None
) -> Explained:
    """The characters that the periods were read from, with the words of dates beside them; years of names are known."""
    spans = [(_ordered_from(period.start, phrases.folded), period.end) for period in periods]
    spans += [(phrase.start, phrase.end) for phrase in phrases.all if phrase.kind in _VALUES_ALONE]
    if any(phrase.kind == "fixed_name" for phrase in phrases.all):
        points = find_points(phrases.folded, language, country)
        spans += [(point.start, point.end) for point in points if _is_name(point, phrases)]
    return Explained(spans, attached(spans, [(phrase.start, phrase.end) for phrase in phrases.all], text))


def _long_doubt(period: Period | None) -> set[str]:
    """A span of more than ten years is rather two dates misread than a plan."""
    if period is None or period.first is None or period.last is None:
        return set()
    return {"long_plan"} if (period.last - period.first).days > _LONGEST_PLAN_DAYS else set()


def _recurrence(listed: list[Phrase], whole: set[str], period: Period | None) -> str | None:
    found = [phrase for phrase in listed if phrase.kind == "recurring"]
    if found:
        return max(found, key=lambda phrase: phrase.end - phrase.start).value
    return "annual" if "recurring_alone" in whole else None


def _other_doubts(
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


def _reading(value: dict[str, Any], periods: list[Period], doubts: set[str], is_open: bool) -> Reading:
    """The reading with its state and its reason."""
    rules = tuple(dict.fromkeys(rule for period in periods for rule in period.rules))
    spans = tuple((period.start, period.end) for period in periods)
    reasons = [_REASONS[doubt] for doubt in sorted(doubts) if doubt in _REASONS]
    if reasons:
        return Reading(value, "review", " ".join(reasons), rules, spans)
    if not periods and not is_open and not value["recurring"]:
        return Reading(value, "unreadable", "The text names no year, date or length.", rules, spans)
    return Reading(value, "read", "Read by the rules named.", rules or ("open",), spans)
