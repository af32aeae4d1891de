"""A service of the work plan as it is understood, in words for the city that wrote it."""

from collections.abc import Iterator
from datetime import date
from functools import cache
from itertools import groupby
from json import loads

from babel import Locale
from babel.numbers import format_decimal

from etl.folder.reference import rows
from etl.intake.understood import Row, Service
from etl.send.letters import day_in_words, sentence

SHORT_CHARACTERS = 120
COUNTRIES_MAX = 8  # more are told by their number


def short(text: str) -> str:
    """A text on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT_CHARACTERS else line[: SHORT_CHARACTERS - 1].rstrip() + "…"


def lines(service: Service, language: str) -> Iterator[str]:
    """Types, years, coverage, targets and sums; what is in doubt is said to be checked, with its words."""
    yield _line("types", _types(service, language), language)
    yield _line(
        "years", _cell(service, "years year", service.plan.year.text, _years(service, language), language), language
    )
    coverage = _cell(service, "coverage coverage", service.plan.coverage.text, _coverage(service, language), language)
    yield _line("coverage", coverage, language)
    for text, counts in groupby(service.indicators, key=lambda one: str(one["text"])):
        yield _indicator(text, list(counts), language)
    for one in service.amounts:
        yield _line("money", _sum(one, language), language)


def _word(part: str, language: str) -> str:
    return sentence("check", part, language)


def _line(part: str, value: str, language: str) -> str:
    return sentence("check", part, language).format(value=value)


def _cell(service: Service, reading: str, text: str | None, value: str, language: str) -> str:
    """What a cell is understood as; its own words where it is in doubt, and that it is empty where it is."""
    if not text:
        return _word("not_given", language)
    if service.readings[reading]["state"] == "read" and value:
        return value
    return _doubtful(text, language)


def _doubtful(text: str, language: str) -> str:
    return f"“{short(text)}” – {_word('to_check', language)}"


def _types(service: Service, language: str) -> str:
    names = [_type_names(language)[kind] for kind in service.plan.types if kind != "other"]
    other = [service.plan.type_other or _type_names(language)["other"]] if "other" in service.plan.types else []
    return "; ".join([*names, *other]) or _word("not_given", language)


@cache
def _type_names(language: str) -> dict[str, str]:
    """The types of service as the form prints them in a language, else in English."""
    names = {row["service_type_id"]: row["name"] for row in rows("service_types")}
    for row in reversed(rows("form_labels")):
        kind = row["field"].removeprefix("type_")
        if kind in names and language == row["language"] != "en" and row["match"] == "label":
            names[kind] = row["label"]
    return names


def _years(service: Service, language: str) -> str:
    first, last = service.row["start_year"], service.row["end_year"]
    if first and service.row["is_open_ended"]:
        return _line("open_ended", str(first), language)
    return "–".join(str(year) for year in dict.fromkeys(year for year in (first, last) if year))


# --- coverage ---------------------------------------------------------------------------------------------------------


def _coverage(service: Service, language: str) -> str:
    """Whom a service is for: all cities, or the countries it reaches; then those that come first."""
    value = loads(service.readings["coverage coverage"]["value_json"]) if service.plan.coverage.text else {}
    mode = value.get("mode", "")
    served = _word("all_cities", language) if mode in ("all", "all_with_priority") else _countries(service, language)
    first = value.get("priority") or {}
    named = [*_country_names(first.get("countries", ()), language), *_region_names(first.get("regions", ()))]
    named += first.get("groups", ())
    return "; ".join([served, *([_line("priority", ", ".join(named), language)] if named else [])])


def _countries(service: Service, language: str) -> str:
    codes = service.country_codes
    if len(codes) > COUNTRIES_MAX:
        return sentence("check", "countries", language).format(count=len(codes))
    return ", ".join(_country_names(sorted(codes), language))


def _country_names(codes: list[str] | tuple[str, ...], language: str) -> list[str]:
    return [_names_of_countries(language).get(code, code) for code in codes]


@cache
def _names_of_countries(language: str) -> dict[str, str]:
    """The names of countries in a language, by ISO 3166-1 alpha-3."""
    territories = Locale.parse(language).territories
    return {row["country_code"]: territories.get(row["iso2"], row["name"]) for row in rows("countries")}


def _region_names(codes: list[str] | tuple[str, ...]) -> list[str]:
    names = {row["region_code"]: row["name"] for row in rows("regions")}
    return [names.get(code, code) for code in codes]


# --- targets and sums -------------------------------------------------------------------------------------------------


def _number(value: float | None, language: str) -> str:
    return "" if value is None else format_decimal(value, locale=language)


def _compared(comparator: str | None, value: str, language: str) -> str:
    known = {"at_least": "at_least", "more_than": "at_least", "at_most": "at_most", "less_than": "at_most"}
    return _line(known[comparator], value, language) if comparator in known else value


def _indicator(text: str, counts: list[Row], language: str) -> str:
    """One indicator with all of its counts; a state from before is told with the target that leads on from it."""
    if any(one["state"] != "read" for one in counts):
        return _line("unclear_indicator", _doubtful(text, language), language)
    begun = {one["baseline"] for one in counts}
    told = [_target(one, language) for one in counts if one["nature"] != "baseline" or one["quantity"] not in begun]
    return sentence("check", "indicator", language).format(text=short(text), value="; ".join(told))


def _target(one: Row, language: str) -> str:
    """How many of what, how often, and by when: "4 × twin town, by 31 December 2028"; "from 55 to 25 × minute"."""
    most = f"–{_number(one['quantity_max'], language)}" if one.get("quantity_max") else ""
    unit = f"× {one['unit']}" if one["unit"] else ""
    unit = unit.replace("× percent", "%")
    count = f"{_number(one['quantity'], language)}{most} {unit}".strip()
    if one["baseline"] is not None:
        first = _number(one["baseline"], language)
        count = sentence("check", "from_to", language).format(first=first, last=count)
    elif one["nature"] == "baseline":
        count = _line("until_now", count, language)
    often = [_word("a_year", language)] if one.get("period") == "year" else []
    due = one.get("due_on")
    by = [_line("by", day_in_words(due, language), language)] if isinstance(due, date) else []
    return ", ".join([" ".join([_compared(one["comparator"], count, language), *often]), *by])


def _sum(one: Row, language: str) -> str:
    """A sum with its currency, how often and in which form it is given; in doubt it is said to be checked."""
    amount = f"{one['currency_code'] or ''} {_number(one['amount'], language)}".strip()
    recurrence = one["recurrence"] if one["recurrence"] in ("one_off", "annual", "multi_year_total") else ""
    more = [recurrence] if recurrence else []
    more += ["in_kind"] if one["form"] == "in_kind" else []
    more += ["to_check"] if one["state"] != "read" else []
    words = [_word(part, language) for part in more]
    if one["amount"] is None or not one["currency_code"]:
        return _doubtful(one["text"], language)
    return ", ".join([_compared(one["comparator"], amount, language), *words])
