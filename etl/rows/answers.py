"""Whether a value that a person gave has the shape of our own readings, so that a load can take it as it is."""

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


def check_value(kind: str, value: Any) -> None:
    """Raises ValueError that names what is wrong: a kind, a key, a word or a number that no load can take."""
    if kind not in KEYS:
        raise ValueError(f'"{kind}" is no field; the fields are {", ".join(KEYS)}.')
    _need(value, KEYS[kind])
    if kind == "years":
        _check_days(value)
    elif kind == "target":
        _check_target(value["target"])
    elif kind == "coverage":
        for places in (value, value["priority"] or {}):
            _check_words(places.get("countries"), "countries", "country_code")
            _check_words(places.get("regions"), "regions", "region_code")
    else:
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


def _check_words(words: Any, table: str, column: str) -> None:
    known = {row[column] for row in rows(table)}
    unknown = [word for word in words or () if word not in known]
    if unknown:
        raise ValueError(f"{', '.join(map(str, unknown))} is not in data/reference/{table}.csv.")


def _check_item(kind: str, item: Any) -> None:
    _need(item, ITEM_KEYS[kind])
    wrong = [name for name in NUMBERS if not isinstance(item.get(name), int | float | None)]
    if wrong:
        raise ValueError(f"{', '.join(wrong)} is no number.")
    if kind == "money":
        _check_words([item["currency"]] if item["currency"] else [], "currencies", "currency_code")
    else:
        _check_days({"start": None, "end": item["deadline"]})
        _check_words([item["unit_id"]] if item.get("unit_id") else [], "units", "unit_id")
