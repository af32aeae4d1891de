"""Years in a text from first to last: its periods, the one that they make together, and whether it counts."""

from functools import lru_cache
from typing import Any

from etl.meaning.dates import Day
from etl.meaning.language import fold, guess_language
from etl.meaning.phrases import Phrase, Phrases
from etl.meaning.reading import Context, Reading
from etl.meaning.words.settling import settled
from etl.meaning.years.claims import explained
from etl.meaning.years.doubts import length_doubts, long_doubt, other_doubts
from etl.meaning.years.merging import in_turn, merged_period
from etl.meaning.years.parts import has_unread_part
from etl.meaning.years.period import REASONS, Period
from etl.meaning.years.periods import periods_of
from etl.meaning.years.words import TABLES


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
    phrases = Phrases(fold(text), *TABLES)
    listed = phrases.all
    periods = periods_of(text, phrases, listed, language, country)
    dated = [period for period in periods if period.role != "for"]
    lengths = [period for period in periods if period.role == "for"]
    period = in_turn(dated) if context == "work_plan" and len(dated) > 1 else None
    period = period or merged_period(dated)
    doubts = set(period.doubts) if period else set()
    for length in lengths[:1]:
        doubts |= length_doubts(period, length)
    if len({length.months for length in lengths}) > 1:
        doubts.add("several_durations")
    kinds = {phrase.kind for phrase in listed}
    whole = {phrase.kind for phrase in listed if phrase.start == 0 and not phrases.folded[phrase.end :].strip(" .)")}
    is_open = period.role == "from" and "derived_end" not in doubts if period else bool("open" in whole)
    doubts |= other_doubts(phrases, period, lengths, kinds, whole)
    doubts |= {"unread_part"} if period and has_unread_part(phrases, periods) else set()
    if context == "work_plan":
        doubts |= long_doubt(period)
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
    return settled("years", text, language, reading, explained(text, phrases, periods, country, language))


def _written(day: Day | None) -> str | None:
    """A day as "2025", "2025-03" or "2025-03-01"."""
    if day is None:
        return None
    return "-".join([f"{day.year:04}", *(f"{part:02}" for part in day[1:] if part)])


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


def _recurrence(listed: list[Phrase], whole: set[str], period: Period | None) -> str | None:
    found = [phrase for phrase in listed if phrase.kind == "recurring"]
    if found:
        return max(found, key=lambda phrase: phrase.end - phrase.start).value
    return "annual" if "recurring_alone" in whole else None


def _reading(value: dict[str, Any], periods: list[Period], doubts: set[str], is_open: bool) -> Reading:
    """The reading with its state and its reason."""
    rules = tuple(dict.fromkeys(rule for period in periods for rule in period.rules))
    spans = tuple((period.start, period.end) for period in periods)
    reasons = [REASONS[doubt] for doubt in sorted(doubts) if doubt in REASONS]
    if reasons:
        return Reading(value, "review", " ".join(reasons), rules, spans)
    if not periods and not is_open and not value["recurring"]:
        return Reading(value, "unreadable", "The text names no year, date or length.", rules, spans)
    return Reading(value, "read", "Read by the rules named.", rules or ("open",), spans)
