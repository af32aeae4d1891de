"""What a date stands for by the words around it: a start, an end, a deadline, the time itself."""

import re
from datetime import date

from etl.meaning.dates import Day, Point, first_day, last_day
from etl.meaning.phrases import Phrase, Phrases
from etl.meaning.years.names import is_title
from etl.meaning.years.period import Period
from etl.meaning.years.words import FILLERS, ROLES

_ROLES_AFTER = frozenset({"by_after", "before_after", "onward", "open"})
# A figure with a range sign before the date, which no rule could read: "10/11 a 14/11/2025".
# A start that no rule read, or a dash with nothing before it: "-2025" may lack one.
_UNREAD_START = re.compile(r"[0-9][/.]? ?(?:-|~|to|al?|au|ao|bis|до|по) ?$|(?:^|(?<=[\n:;(]))[-~]$")
# A part of the year before the one that was read: "1º e 2º sem. 2026".
_UNREAD_PART = re.compile(r"[0-9][a-zº°ª.]{0,3} ?(?:,|/|&|e|y|et|and|und|и|та|및|・|·|و) ?$")
_UNREAD_END = re.compile(r" ?[-~/] ?[0-9]")
_LABEL = 24  # the longest label of a date
# The number of a form's label between it and its day: "Start date 1 : 23 March 2020".
_NUMBERING = re.compile(r"(?<=[^\W\d_])(?: [1-9] ?:|: ?[1-9]) $")
_EVENT_DOUBTS = {"started": "only_start", "ended": "only_end", "closing": "only_end"}
# How far before its day "applications close" may stand, as in "applications close at 23:59 GMT on 31 August".
_CLOSING_REACH = 40


def _exact(day: Day, part: str) -> Day:
    """The end of a year as a day, where the text says "end of"."""
    return Day(day.year, 12, 31) if part == "end" and day.month is None else day


def period_of(point: Point, phrases: Phrases, text: str, language: str | None) -> Period:
    """The period that a date or range stands for, by the words around it."""
    doubts = set(point.doubts)
    before = phrases.before(_behind_numbering(point, phrases.folded), ROLES, FILLERS)
    if before and before.kind == "by_iberian" and language not in ("es", "pt"):
        before = None
    tail = phrases.after(point.end, frozenset({"year_tail"}))
    place = tail.end if tail else point.end
    # A tail of one language may begin what another says: Turkish "2025'e", Portuguese "2025 e além".
    told = _role_after(point.end, phrases) or _role_after(place, phrases)
    after = told or _sign_after(place, phrases.folded, language)
    role = _role(point, before, after)
    end = max(point.end, after.end) if after and role[0] != "during" else point.end
    start = before.start if before and role[1] == "before" else point.start
    doubts |= role[2]
    if is_title(point, phrases, text):
        doubts.add("title")
    if not point.first.year:
        doubts.add("no_year")
    if _UNREAD_START.search(phrases.folded, max(0, point.start - 12), point.start):
        doubts.add("unread_start")
    if _UNREAD_END.match(phrases.folded, point.end) or _is_cut_list(point, phrases.folded):
        doubts.add("unread_end")
    if point.precision in ("quarter", "half_year") and _UNREAD_PART.search(phrases.folded, 0, point.start):
        doubts.add("unread_start")
    doubts |= {_EVENT_DOUBTS[event.kind]} if (event := _event(point, role[0], phrases, place)) else set()
    return _dated(point, role[0], frozenset(doubts), (start, end), text)


def _role_after(place: int, phrases: Phrases) -> Phrase | None:
    """The words right after a date that give it its role, but for the label of the next date: "结束日期:"."""
    after = phrases.after(place, _ROLES_AFTER)
    if after is None:
        return None
    labels = (label for kind in ("by", "from") for label in phrases.within(kind, after.start, after.start + _LABEL))
    return None if any(label.start == after.start and label.end > after.end for label in labels) else after


def _behind_numbering(point: Point, folded: str) -> int:
    """Where the words before a day end: a form may number its label, as in "Start date 1 : 23 March 2020"."""
    numbering = _NUMBERING.search(folded, max(0, point.start - 6), point.start) if point.first.day else None
    return numbering.start() if numbering else point.start


def _is_cut_list(point: Point, folded: str) -> bool:
    """Whether the next year follows with two figures, which no rule joins: "2025, 26 y 27"."""
    following = re.compile(r" ?(?:,|&|y|e|et|and|und|и) ?'?([0-9]{2})(?![0-9])").match(folded, point.end)
    return bool(following and point.last.year and int(following[1]) == (point.last.year + 1) % 100)


def _event(point: Point, role: str, phrases: Phrases, place: int) -> Phrase | None:
    """The words that make a date the start or the end of something: "launched in 2022", "2022'de başladı"."""
    is_point = role == "during" and point.rule not in ("range", "list", "split_year")
    if not is_point:
        return None
    closing = phrases.within("closing", max(0, point.start - _CLOSING_REACH), point.start)
    before = phrases.before(point.start, frozenset(_EVENT_DOUBTS), FILLERS)
    return before or phrases.after(place, frozenset(_EVENT_DOUBTS)) or (closing[-1] if closing else None)


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
