"""The shape of a value that a person gives: one for corrections.csv, for the Review screen and for the loader.

It knows neither files nor screens: which countries, currencies and units there are is given to it as a vocabulary.
"""

import math
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

Value = Mapping[str, Any]

MODES = {
    "all": "all cities",
    "all_with_priority": "all cities, some with priority",
    "only": "only the places named",
    "only_with_priority": "only the places named, some with priority",
    "priority_only": "priority to some; the others are not told",
    "list_open": "the places named, and others",
    "unspecified": "not told",
}
COMPARATORS = ("exact", "at_least", "more_than", "at_most", "less_than", "approx", "range")
NATURES = ("target", "actual", "baseline", "none")
MONEY_NATURES = (
    "pledge", "budget", "transfer", "received", "rule", "fundraising_goal", "reported", "loss", "cost",
)  # fmt: skip
FORMS = ("cash", "in_kind", "grant", "matching_grant", "loan", "cash_or_in_kind", "unspecified")
RECURRENCES = ("one_off", "annual", "multi_year_total", "unspecified")
RECURRING = ("weekly", "monthly", "quarterly", "annual", "biennial")
PRECISIONS = ("day", "month", "quarter", "half_year", "fiscal_year", "year", "none")
PLACES = ("countries", "regions", "groups")
NUMBERS = (
    "quantity", "quantity_max", "total_target", "baseline", "amount", "amount_max", "period_years",
    "amount_usd_as_stated",
)  # fmt: skip
NUMBER_MAX = 1e15  # the largest sum that a table of the snapshot holds
YEARS = range(1900, 2200)
# What the grammars also say of a text that leaves it open; a person may accept it with the rest of a proposal.
LEFT_OPEN = {
    "comparator": ("unknown", "approx_less_than"),
    "recurrence": ("one_off_or_annual",),
    "form": ("cofinancing", "leveraged"),
}

KEYS = {
    "years": ("start", "end", "start_year", "end_year", "open_ended"),
    "coverage": ("mode", "countries", "regions", "groups", "subnational", "priority"),
    "money": ("items",),
    "indicators": ("items",),
    "target": ("target",),
}
MORE_KEYS = {
    "years": ("precision", "duration_months", "recurring", "renewable"),
    "coverage": ("members_of", "limit"),
}
ITEM_KEYS = {
    "money": ("amount", "currency", "comparator", "form", "recurrence", "nature"),
    "indicators": ("quantity", "unit", "period", "total_target", "deadline", "nature"),
}
MORE_ITEM_KEYS = {
    "money": ("amount_max", "period_years", "per", "amount_usd_as_stated"),
    "indicators": ("quantity_max", "comparator", "per", "baseline", "unit_id", "way_of_counting"),
}
# A cell of a row of the work plan, or a row by its number; a person may see rows that the reader did not.
_NEW_CELL = re.compile(r"[1-9]\d{0,2}(\.(service|description|indicators|year|types|type_other|coverage))?", re.ASCII)
_DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes that a value may use: ISO 3166-1 alpha-3, UNDRR regions, ISO 4217, and keys of our own tables."""

    country: frozenset[str]
    region: frozenset[str]
    currency: frozenset[str]
    unit: frozenset[str]
    period: frozenset[str]
    way_of_counting: frozenset[str]


def problems(kind: str, value: Any, known: Vocabulary) -> list[str]:
    """What is wrong with a value, a sentence each; none where a load can take it."""
    if kind not in KEYS:
        return [f'"{kind}" is no field; the fields are {", ".join(KEYS)}.']
    found = _keys_problems("The value", value, KEYS[kind], MORE_KEYS.get(kind, ()))
    return found or _CHECKS[kind](value, known)


def is_day(text: Any) -> bool:
    """Whether it is a year, month or day of the calendar, written YYYY, YYYY-MM or YYYY-MM-DD."""
    if not isinstance(text, str) or not _DAY.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True


def _keys_problems(what: str, value: Any, needed: Iterable[str], more: Iterable[str]) -> list[str]:
    """An object has all the keys that it needs and none that is not asked for: a misspelled one would be lost."""
    if not isinstance(value, Mapping):
        return [f"{what} is no object."]
    lacking = [key for key in needed if key not in value]
    unknown = sorted({str(key) for key in value} - {*needed, *more})
    found = [f"{what} lacks {', '.join(lacking)}."] if lacking else []
    return found + ([f"{what} has no place for {', '.join(unknown)}."] if unknown else [])


def _target_problems(value: Value, known: Vocabulary) -> list[str]:
    words = value["target"]
    if words is None or (isinstance(words, str) and words.strip()):
        return []
    return ["target holds the words of a target in force, or null where the value belongs to none of them."]


def _years_problems(value: Value, known: Vocabulary) -> list[str]:
    found = [
        f"The {name} “{value[name]}” is no year, month or day: write it as 2026, 2026-04 or 2026-04-01."
        for name in ("start", "end")
        if value[name] is not None and not is_day(value[name])
    ]
    flags = ("open_ended", "renewable")
    found += [f"{name} is true or false." for name in flags if not isinstance(value.get(name, False), bool)]
    found += _word_problems(value, {"recurring": RECURRING, "precision": PRECISIONS})
    months = value.get("duration_months")
    if months is not None and (type(months) is not int or months < 1):
        found.append("A length has at least one month, in whole months.")
    return found or _period_problems(value)


def _period_problems(value: Value) -> list[str]:
    """Whether days of the calendar make a period, and its years are those of the days."""
    start, end = value["start"], value["end"]
    found = ["The end lies before the start."] * bool(start and end and start > end + "~")
    if value["open_ended"] and end:
        found.append("It goes on and has an end: take one of the two away.")
    for name in ("start", "end"):
        day, year = value[name], value[f"{name}_year"]
        if year is not None and (type(year) is not int or year not in YEARS):
            found.append(f"{name}_year is a year as a number, or null.")
        elif day is not None and year != int(day[:4]):
            found.append(f"{name}_year is not the year of {name}.")
    return found


def _coverage_problems(value: Value, known: Vocabulary) -> list[str]:
    priority = {} if value["priority"] is None else value["priority"]
    if not isinstance(priority, Mapping):
        return ["priority is an object, or null."]
    found = _keys_problems("priority", priority, (), PLACES)
    found += _word_problems(value, {"mode": tuple(MODES)})
    found += [] if value["mode"] else ["mode is missing: it says for whom the service is."]
    found += [f"{name} is no text." for name in MORE_KEYS["coverage"] if not isinstance(value.get(name), str | None)]
    found += _list_problems(value, (*PLACES, "subnational"), known) + _list_problems(priority, PLACES, known)
    return found or _named_problems(value, priority)


def _list_problems(value: Value, names: Iterable[str], known: Vocabulary) -> list[str]:
    found = []
    for name in names:
        told = value.get(name) or []
        if not isinstance(value.get(name), list | None) or not all(isinstance(entry, str) for entry in told):
            found.append(f"{name} is no list of texts.")
        elif unknown := sorted(set(told) - {"countries": known.country, "regions": known.region}.get(name, set(told))):
            found.append(f"{', '.join(unknown)} is not in data/reference/{name}.csv.")
    return found


def _named_problems(value: Value, priority: Value) -> list[str]:
    """Whether a coverage names places where its mode speaks of some, and none where it speaks of all."""
    mode, named = value["mode"], any(value[name] for name in (*PLACES, "subnational"))
    first = any(priority.get(name) for name in PLACES)
    if mode in ("only", "only_with_priority", "list_open") and not (named or value.get("members_of")):
        return ["Name the places that it is for, or choose another answer to “For whom”."]
    if mode in ("all", "unspecified") and (named or first):
        return [f"“{MODES[mode]}” names no places: take them away, or choose another answer."]
    if mode in ("all_with_priority", "only_with_priority", "priority_only") and not (first or named):
        return ["Name the places that come first."]
    return []


def _items_problems(kind: str, value: Value, check: Callable[[Value], list[str]]) -> list[str]:
    """What is wrong with each item, which a sentence names as a row, from 1."""
    items = value["items"]
    if not isinstance(items, list):
        return ["items is no list of objects."]
    found = []
    for number, item in enumerate(items, start=1):
        wrong = _keys_problems("It", item, ITEM_KEYS[kind], MORE_ITEM_KEYS[kind])
        found += [f"Row {number}: {problem}" for problem in wrong or _number_problems(item) or check(item)]
    return found


def _number_problems(item: Value) -> list[str]:
    wrong = [name for name in NUMBERS if not _is_number(item.get(name))]
    found = [f"{', '.join(wrong)} is no number from 0 to {NUMBER_MAX:g}."] * bool(wrong)
    low, high = ("amount", "amount_max") if "amount" in item else ("quantity", "quantity_max")
    if not wrong and item.get(high) is not None and item[high] < (item[low] or 0):
        found.append("It runs from more to less.")
    return found


def _is_number(value: Any) -> bool:
    """Whether it is empty or a number that a load can take; true and false are none, nor is 1e400."""
    if value is None:
        return True
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and 0 <= value <= NUMBER_MAX


def _word_problems(value: Value, allowed: Mapping[str, Collection[str]]) -> list[str]:
    """A word is one of those that its key allows, or is not given at all."""
    found = []
    for name, words in allowed.items():
        given = value.get(name)
        if given is None:
            continue
        if not isinstance(given, str):
            found.append(f"{name} is no text.")
        elif given not in words and given not in LEFT_OPEN.get(name, ()):
            told = f": choose {', '.join(words)}" if len(words) < 12 else f" of data/reference ({name})"
            found.append(f"“{given}” is no {name}{told}.")
    return found


def _indicators_problems(value: Value, known: Vocabulary) -> list[str]:
    return _items_problems("indicators", value, lambda item: _indicator_problems(item, known))


def _indicator_problems(item: Value, known: Vocabulary) -> list[str]:
    allowed = {
        "comparator": COMPARATORS,
        "nature": NATURES,
        "period": known.period,
        "unit_id": known.unit,
        "way_of_counting": known.way_of_counting,
    }
    found = [f"{name} is no text." for name in ("unit", "per") if not isinstance(item.get(name), str | None)]
    found += _word_problems(item, allowed)
    deadline = item["deadline"]
    if deadline is not None and not (is_day(deadline) and len(deadline) == 10):
        found.append(f"The deadline “{deadline}” is no day: write it as 2026-12-31.")
    if not item["nature"]:
        found.append("It does not say whether it is a target: choose its nature.")
    if item["quantity"] is None and item["total_target"] is None and item["nature"] != "none":
        found.append("It has no number: give a quantity or a total, or take the row away.")
    return found


def _money_problems(value: Value, known: Vocabulary) -> list[str]:
    return _items_problems("money", value, lambda item: _sum_problems(item, known))


def _sum_problems(item: Value, known: Vocabulary) -> list[str]:
    allowed = {
        "comparator": COMPARATORS,
        "form": FORMS,
        "recurrence": RECURRENCES,
        "nature": MONEY_NATURES,
        "currency": known.currency,
    }
    found = [] if isinstance(item.get("per"), str | None) else ["per is no text."]
    found += _word_problems(item, allowed)
    lacking = {
        "amount": "It has no amount: give one, or take the row away.",
        "currency": "It has no currency.",
        "recurrence": "It does not say how often it is given.",
        "nature": "It does not say what it is: choose its nature.",
    }
    return found + [sentence for name, sentence in lacking.items() if item[name] is None]


def draft_problems(answers: Any, cells: Collection[str], asked: Collection[str], types: Collection[str]) -> list[str]:
    """What is wrong with the answers that confirm a draft, a sentence each; none where a load can take them.

    They are an object of texts by cell, types as a list of keys; a row of the work plan that is no service is null
    under its number. `cells` are those of the draft, `asked` those that must be answered.
    """
    if not isinstance(answers, Mapping):
        return ["The answers are no object."]
    found = [f"“{key}” is no cell of the form." for key in answers if key not in cells and not _NEW_CELL.fullmatch(key)]
    for key, value in answers.items():
        if "." not in key and key.isdecimal():
            found += [f"{key} is null where the row is no service; else name a cell of it."] * (value is not None)
        elif key.endswith(".types"):
            is_list = isinstance(value, list) and all(isinstance(one, str) and one in types for one in value)
            found += [f"{key} is a list of {', '.join(types)}."] * (not is_list)
        elif not isinstance(value, str | None):
            found.append(f"{key} is no text.")
    gone = {key for key, value in answers.items() if value is None}
    lacking = [key for key in asked if key not in answers and key.partition(".")[0] not in gone]
    return found + ([f"Still to be given: {', '.join(lacking)}."] if lacking else [])


_CHECKS: dict[str, Callable[[Value, Vocabulary], list[str]]] = {
    "years": _years_problems,
    "coverage": _coverage_problems,
    "indicators": _indicators_problems,
    "money": _money_problems,
    "target": _target_problems,
}
