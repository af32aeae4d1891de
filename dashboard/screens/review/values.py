"""Values of readings: how each kind is made from what a person enters, and what it says. Knows no Streamlit."""

import json
import re
from collections.abc import Mapping
from typing import Any

from dashboard import words
from etl.answers import MODES, NUMBERS, PLACES

Value = dict[str, Any]

KINDS = {"years": "Years", "coverage": "Coverage", "indicators": "Indicators", "money": "Money"}
INDICATOR_COLUMNS = (
    "quantity", "quantity_max", "comparator", "unit", "period", "per", "total_target", "deadline", "nature",
)  # fmt: skip
MONEY_COLUMNS = (
    "amount", "amount_max", "currency", "comparator", "form", "recurrence", "period_years", "per", "nature",
    "amount_usd_as_stated",
)  # fmt: skip


def nothing(kind: str) -> Value:
    """The value of a text that says nothing of its kind."""
    if kind == "years":
        return years("", "", is_open=False, months=None, recurring=None)
    if kind == "coverage":
        return coverage("unspecified", {}, {}, [])
    return {"items": []}


def proposed(kind: str, value_json: str) -> Value:
    """The value that the reading proposes; nothing where it proposes none that has the shape of its kind."""
    value = json.loads(value_json)
    return value if isinstance(value, dict) and value.keys() >= nothing(kind).keys() else nothing(kind)


def years(
    start: str, end: str, *, is_open: bool, months: int | None, recurring: str | None, like: Value | None = None
) -> Value:
    """A period from days written YYYY, YYYY-MM or YYYY-MM-DD; what was not asked stays as in the value `like`."""
    start, end = start.strip(), end.strip()
    like = like or {}
    same = (start or None, end or None) == (like.get("start"), like.get("end"))
    return {
        "start": start or None,
        "end": end or None,
        "start_year": _year(start),
        "end_year": _year(end),
        "precision": like["precision"] if same and "precision" in like else _precision(start, end, months),
        "open_ended": is_open,
        "duration_months": months,
        "recurring": recurring,
        "renewable": bool(like.get("renewable")),
    }


def _year(day: str) -> int | None:
    return int(day[:4]) if re.match(r"\d{4}", day) else None


def _precision(start: str, end: str, months: int | None) -> str:
    """How exact the coarser of the two days is."""
    told = [len(day) for day in (start, end) if day]
    if not told:
        return "year" if months else "none"
    return {4: "year", 7: "month", 10: "day"}.get(min(told), "none")


def coverage(
    mode: str,
    places: Mapping[str, list[str]],
    priority: Mapping[str, list[str]],
    subnational: list[str],
    members_of: str | None = None,
) -> Value:
    """A coverage; places and priority are lists under countries (ISO alpha-3), regions (UNDRR) and groups (names)."""
    return {
        "mode": mode,
        **{name: sorted(places.get(name, [])) for name in PLACES},
        "subnational": subnational,
        "priority": {name: sorted(priority.get(name, [])) for name in PLACES},
        "members_of": members_of,
    }


def items(rows: list[Mapping[str, Any]], columns: tuple[str, ...]) -> Value:
    """Indicators or sums from rows of an edited table; rows without any number or word are left out."""
    cleaned = [{column: _cell(column, row.get(column)) for column in columns} for row in rows]
    return {"items": [item for item in cleaned if any(value is not None for value in item.values())]}


def _cell(column: str, value: Any) -> Any:
    """One cell as JSON holds it; empty text is missing, whole numbers are integers."""
    if words.is_missing(value) or (isinstance(value, str) and not value.strip()):
        return None
    if column in NUMBERS:
        number = float(value)
        return int(number) if number.is_integer() else number
    return value.isoformat()[:10] if hasattr(value, "isoformat") else str(value).strip()


def told(kind: str, value: Value, names: Mapping[str, str]) -> list[str]:
    """What a value says in plain words, a line each.

    `names` are of countries and regions by their codes, and plurals of units by their singular.
    """
    if kind == "coverage":
        return _coverage_told(value, names)
    if kind == "years":
        return [_years_told(value)]
    if kind == "indicators":
        return [indicator_told(item, names.get(item["unit"])) for item in value["items"]] or ["no target"]
    return [money_told(item) for item in value["items"]] or ["no sum of money"]


def _years_told(value: Value) -> str:
    start, end = value["start"], value["end"]
    if start and end:
        parts = [start if start == end else f"{start} to {end}"]
    else:
        parts = [f"from {start}" if start else f"until {end}" if end else ""]
    parts.append("goes on, no end told" if value["open_ended"] else "")
    parts.append(f"for {words.count(value['duration_months'], 'month')}" if value["duration_months"] else "")
    parts.append(words.sentence(value["recurring"]))
    parts.append("renewable" if value["renewable"] else "")
    exact = value["precision"]
    parts.append(f"exact to the {words.sentence(exact)}" if start or end else "")
    return ", ".join(part for part in parts if part) or "no year, date or length"


def _coverage_told(value: Value, names: Mapping[str, str]) -> list[str]:
    lines = [MODES.get(value["mode"], words.sentence(value["mode"]))]
    for title, chosen in (("named", value), ("priority", value["priority"])):
        found = [names.get(code, code) for name in PLACES for code in chosen[name]]
        found += value["subnational"] if title == "named" else []
        lines += [f"{title}: {', '.join(found)}"] if found else []
    return lines + ([f"members of {value['members_of']}"] if value["members_of"] else [])


def indicator_told(item: Mapping[str, Any], plural: str | None) -> str:
    """One indicator item: "at least 2 trainings per year, 6 in total, by 31 Dec 2026 (target)"."""
    known = dict.fromkeys((*INDICATOR_COLUMNS, "baseline")) | {"state": "read", "unit_plural": plural} | dict(item)
    comparator = None if known["comparator"] == "range" else known["comparator"]
    counted = "" if known["unit"] or known["quantity"] is None else ", of what is not told"
    return f"{words.target(known | {'comparator': comparator})}{counted} ({_nature(item['nature'])})"


def _nature(code: str | None) -> str:
    return "a rule or description, not counted" if code == "none" else words.sentence(code) or "nature not told"


def money_told(item: Mapping[str, Any]) -> str:
    """One sum: "about BDT 600,000, annual, in kind (pledge)"."""
    known = dict.fromkeys(MONEY_COLUMNS) | dict(item) | {"currency_code": item.get("currency")}
    parts = [words.money(known), words.sentence(known["recurrence"]), words.sentence(known["form"])]
    if known["period_years"]:
        parts.append(f"over {words.count(known['period_years'], 'year')}")
    if known["per"]:
        parts.append(f"per {words.sentence(known['per'])}")
    return f"{', '.join(part for part in parts if part and part != 'unspecified')} ({_nature(known['nature'])})"
