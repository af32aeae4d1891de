"""The format of an invented hub's TOML file: which keys it may have, which it must have, and what each may hold."""

import csv
import tomllib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

REFERENCE = Path(__file__).resolve().parents[1] / "reference"


def keys(table: str) -> tuple[str, ...]:
    """The keys of a vocabulary table, in its order."""
    with (REFERENCE / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row[0] for row in csv.reader(file))[1:]


SERVICE_TYPES = keys("service_types")
AUTHORITY_KINDS = keys("local_authority_kinds")
VARIANTS = (
    "content_controls",
    "plain",
    "tracked_changes",
    "legacy_fields",
    "cell_controls",
    "merged_cells",
    "bilingual",
    "translated",
)
OUTCOMES = {
    "received": ("complete", "incomplete"),
    "rcc": ("endorsed", "returned", "pending"),
    "gcc": ("endorsed", "returned", "pending"),
    "returned": ("returned",),
    "recognised": ("recognised",),
    "profile": ("published",),
    "renewal": ("requested", "renewed", "declined"),
    "ended": ("ended",),
}

Kind = Any  # a dict of keys, a list of one kind, a tuple of allowed words, or a check


class FormatError(ValueError):
    """A TOML file does not follow README.md; the message names file, key and what was expected."""


def text(value: object, where: str) -> None:
    """A text without white space around it."""
    if not isinstance(value, str) or value != value.strip():
        raise FormatError(f"{where}: expected text without spaces around it, found {value!r}")


def day(value: object, where: str) -> None:
    """A date as text, "2024-03-28"."""
    try:
        date.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as error:
        raise FormatError(f'{where}: expected a date like "2024-03-28", found {value!r}') from error


def example_source(value: object, where: str) -> None:
    """A source that says "example" first, so that no row can be taken for a fact."""
    if not str(value).startswith("example"):
        raise FormatError(f'{where}: expected "example" or "example: …", found {value!r}')


def number(value: object, where: str) -> None:
    """A whole or decimal number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise FormatError(f"{where}: expected a number, found {value!r}")


def numbered(last: int) -> dict[str, Kind]:
    """Optional texts under the keys "1" to `last`."""
    return {str(n): text for n in range(1, last + 1)}


PLAN_ROW: dict[str, Kind] = {
    "service*": text,
    "description*": text,
    "indicators*": text,
    "year*": text,
    "types*": [SERVICE_TYPES],
    "type_other": text,
    "coverage*": text,
}
CANDIDATURE: dict[str, Kind] = {
    "folder*": text,
    "received_on*": day,
    "variant*": VARIANTS,
    "form_file": text,
    "example_rows": ("kept", "removed", "overwritten"),
    "boxes": ("symbol", "brackets", "wingdings"),
    "city_name": text,
    "motivation": text,
    "global_agenda": text,
    "mayor_quote": text,
    "mayor_name": text,
    "contact": {"name": text, "position": text, "organization": text, "email": text},
    "essentials": numbered(10),
    "strategic_objectives": numbered(3),
    "cross_cutting_objectives": numbered(3),
    "motivation_letter": {"text*": text, "file": text, "signed_by": text, "received_on": day},
    "exemplary_work": {"title*": text, "text*": text, "file": text, "received_on": day},
    "tracked_change": [{"field*": text, "was*": str, "now*": text}],
}
RESULT: dict[str, Kind] = {
    "indicator*": text,
    "value*": text,
    "evidence": text,
    "evidence_kind*": ("none", "link", "document"),
    "note": text,
}
REPORTED_SERVICE: dict[str, Kind] = {
    "service*": text,
    "status*": ("planned", "under_way", "done", "dropped"),
    "reason": text,
    "people_reached": text,
    "cities_supported": [text],
    "problems": text,
    "changes": text,
    "result": [RESULT],
    "money": [{"amount*": text, "currency*": text, "form*": ("cash", "in_kind", "loan", "unknown"), "note": text}],
}
MEMBER: dict[str, Kind] = {"stage*": ("A", "B", "C"), "stage_on*": day, "source*": example_source}
DECISION: dict[str, Kind] = {
    "step*": tuple(OUTCOMES),
    "outcome*": tuple(sorted({word for words in OUTCOMES.values() for word in words})),
    "decided_on*": day,
    "precision*": ("day", "month", "year"),
    "who*": text,
    "source*": example_source,
}
CONFIRMATION: dict[str, Kind] = {
    "year*": number,
    "service*": text,
    "city*": text,
    "country_code*": text,
    "confirmed_on*": day,
    "by*": text,
    "source*": example_source,
}
PLEDGE: dict[str, Kind] = {
    "service": text,
    "amount*": number,
    "currency*": text,
    "form*": ("cash", "in_kind", "loan", "unknown"),
    "recurrence*": ("one_off", "annual", "multi_year_total", "unspecified"),
    "first_year*": number,
    "last_year*": number,
    "confirmed_on*": day,
    "who*": text,
    "source*": example_source,
}
HUB: dict[str, Kind] = {
    "hub*": {
        "name*": text,
        "country_code*": text,
        "country*": text,
        "local_authority_kind*": AUTHORITY_KINDS,
        "aliases": [text],
        "longitude*": number,
        "latitude*": number,
        "place_source*": ("invented place",),
        "language*": text,
    },
    "candidature*": CANDIDATURE,
    "work_plan": [PLAN_ROW],
    "later_work_plan": {
        "year*": number,
        "file*": ("docx", "xlsx", "csv"),
        "received_on*": day,
        "rows*": [PLAN_ROW],
    },
    "member*": MEMBER,
    "other_member": [{"city*": text, "country_code*": text, **MEMBER}],
    "decision": [DECISION],
    "annual_report": [
        {
            "year*": number,
            "received_on*": day,
            "file*": ("xlsx", "docx"),
            "language*": text,
            "service*": [REPORTED_SERVICE],
        }
    ],
    "confirmation": [CONFIRMATION],
    "pledge": [PLEDGE],
}


def load(path: Path) -> dict[str, Any]:
    """One hub as in its TOML file; raises FormatError naming the first key that breaks the format."""
    hub = tomllib.loads(path.read_text(encoding="utf-8"))
    check(hub, HUB, path.name)
    check_outcomes(hub, path.name)
    check_titles(hub, path.name)
    return hub


def check(value: object, kind: Kind, where: str) -> None:
    """Raise FormatError unless `value` is of `kind`."""
    if isinstance(kind, dict):
        check_table(value, kind, where)
    elif isinstance(kind, list):
        check_list(value, kind[0], where)
    elif isinstance(kind, tuple):
        if value not in kind:
            raise FormatError(f"{where}: expected one of {', '.join(kind)}, found {value!r}")
    elif kind is str:
        if not isinstance(value, str):
            raise FormatError(f"{where}: expected text, found {value!r}")
    else:
        checked: Callable[[object, str], None] = kind
        checked(value, where)


def check_table(value: object, kind: dict[str, Kind], where: str) -> None:
    """Every required key (marked * in `kind`) is there and no unknown one."""
    if not isinstance(value, dict):
        raise FormatError(f"{where}: expected a table, found {value!r}")
    known = {key.rstrip("*"): part for key, part in kind.items()}
    missing = [key[:-1] for key in kind if key.endswith("*") and key[:-1] not in value]
    unknown = [key for key in value if key not in known]
    if missing or unknown:
        raise FormatError(f"{where}: missing {missing}, unknown {unknown}")
    for key, part in value.items():
        check(part, known[key], f"{where}: {key}")


def check_list(value: object, kind: Kind, where: str) -> None:
    """Every item of the list is of `kind`."""
    if not isinstance(value, list):
        raise FormatError(f"{where}: expected a list, found {value!r}")
    for n, item in enumerate(value, start=1):
        check(item, kind, f"{where} {n}")


def check_outcomes(hub: dict[str, Any], where: str) -> None:
    """Each decision's outcome belongs to its step."""
    for decision in hub.get("decision", []):
        if decision["outcome"] not in OUTCOMES[decision["step"]]:
            raise FormatError(f"{where}: step {decision['step']} has no outcome {decision['outcome']!r}")


def check_titles(hub: dict[str, Any], where: str) -> None:
    """Reports, confirmations and pledges name services by a title that stands in a plan."""
    plan = hub.get("work_plan", []) + hub.get("later_work_plan", {}).get("rows", [])
    titles = {row["service"] for row in plan}
    named = [service for report in hub.get("annual_report", []) for service in report["service"]]
    named += hub.get("confirmation", []) + hub.get("pledge", [])
    for title in [item["service"] for item in named if "service" in item]:
        if title not in titles:
            raise FormatError(f"{where}: no service of the plan is called {title!r}")
