"""Whether a value that a person gave has the shape of our own readings, so that a load can take it as it is."""

import json
import math
from typing import Any

from etl.folder.reference import rows
from etl.meaning.periods import first_day, last_day

KEYS = {
    "years": ("start", "end", "start_year", "end_year", "open_ended"),
    "coverage": ("mode", "countries", "regions", "groups", "subnational", "priority"),
    "money": ("items",),
    "indicators": ("items",),
    "target": ("target",),
}
ITEM_KEYS = {
    "money": ("amount", "currency", "comparator", "form", "recurrence", "nature"),
    "indicators": ("quantity", "unit", "period", "total_target", "deadline", "nature"),
}
NUMBERS = ("quantity", "quantity_max", "total_target", "amount", "amount_max", "baseline")
NUMBER_MAX = 1e15  # the largest sum that a table of the snapshot holds
YEARS = range(1900, 2200)


def value_of(text: str) -> Any:
    """The value that a JSON text holds; raises ValueError also for NaN and Infinity, which are no JSON."""
    return json.loads(text, parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number.")


def check_value(kind: str, value: Any) -> None:
    """Raises ValueError that names what is wrong: a kind, a key, a word or a number that no load can take."""
    if kind not in KEYS:
        raise ValueError(f'"{kind}" is no field; the fields are {", ".join(KEYS)}.')
    _need(value, KEYS[kind])
    if kind == "years":
        _check_days(value)
        _check_years(value)
    elif kind == "target":
        _check_target(value["target"])
    elif kind == "coverage":
        _check_coverage(value)
    else:
        _check_list(value, "items", dict)
        for item in value["items"]:
            _check_item(kind, item)


def _need(value: Any, keys: tuple[str, ...]) -> None:
    if not isinstance(value, dict):
        raise ValueError("The value is no object.")
    lacking = [key for key in keys if key not in value]
    if lacking:
        raise ValueError(f"The value lacks {', '.join(lacking)}.")


def _check_target(words: Any) -> None:
    if words is not None and not (isinstance(words, str) and words.strip()):
        raise ValueError(
            "target holds the words of a target in force, or null where the value belongs to none of them."
        )


def _check_days(value: dict[str, Any]) -> None:
    try:
        start, end = first_day(value["start"]), last_day(value["end"])
    except (TypeError, ValueError, AttributeError):
        raise ValueError("start and end are written as YYYY, YYYY-MM or YYYY-MM-DD.") from None
    if start and end and end < start:
        raise ValueError("The period ends before it begins.")


def _check_years(value: dict[str, Any]) -> None:
    for name in ("start_year", "end_year"):
        year = value[name]
        if year is not None and (type(year) is not int or year not in YEARS):
            raise ValueError(f"{name} is a year as a number, or null.")
        day = value[name.removesuffix("_year")]
        if day is not None and year != int(day[:4]):
            raise ValueError(f"{name} is not the year of {name.removesuffix('_year')}.")
    if not isinstance(value["open_ended"], bool):
        raise ValueError("open_ended is true or false.")


def _check_coverage(value: dict[str, Any]) -> None:
    if not isinstance(value["priority"], dict | None):
        raise ValueError("priority is an object, or null.")
    for places in (value, value["priority"] or {}):
        for name in ("countries", "regions", "groups", "subnational"):
            _check_list(places, name, str)
        _check_words(places.get("countries"), "countries", "country_code")
        _check_words(places.get("regions"), "regions", "region_code")


def _check_list(value: dict[str, Any], name: str, kind: type) -> None:
    found = [] if value.get(name) is None else value[name]
    if not isinstance(found, list) or not all(isinstance(entry, kind) for entry in found):
        raise ValueError(f"{name} is no list of {'texts' if kind is str else 'objects'}.")


def _check_words(words: Any, table: str, column: str) -> None:
    known = {row[column] for row in rows(table)}
    unknown = [word for word in words or () if word not in known]
    if unknown:
        raise ValueError(f"{', '.join(map(str, unknown))} is not in data/reference/{table}.csv.")


def _check_item(kind: str, item: Any) -> None:
    _need(item, ITEM_KEYS[kind])
    if wrong := [name for name in NUMBERS if not _is_number(item.get(name))]:
        raise ValueError(f"{', '.join(wrong)} is no number from 0 to {NUMBER_MAX:g}.")
    texts = [name for name in ITEM_KEYS[kind] if name not in NUMBERS]
    if wrong := [name for name in texts if not isinstance(item[name], str | None)]:
        raise ValueError(f"{', '.join(wrong)} is no text.")
    if kind == "money":
        _check_words([item["currency"]] if item["currency"] else [], "currencies", "currency_code")
    else:
        _check_days({"start": None, "end": item["deadline"]})
        _check_words([item["unit_id"]] if item.get("unit_id") else [], "units", "unit_id")


def _is_number(value: Any) -> bool:
    """Whether it is empty or a number that a load can take; true and false are none, nor is 1e400."""
    if value is None:
        return True
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return is_number and math.isfinite(value) and 0 <= value <= NUMBER_MAX
