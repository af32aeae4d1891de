"""Services in words: how many fit, and why one is open to a country."""

from collections.abc import Mapping
from typing import Any

from dashboard import words

Row = Mapping[str, Any]

REASONS = {
    "country": "Country",
    "named_count": "Named",
    "priority_count": "Priority",
    "group_count": "Through a group",
    "region_count": "Through a region",
    "all_count": "Open to all",
    "services_count": "Services open to it",
}
REACHES = {
    "named": "names the country",
    "priority": "priority",
    "group": "through a group",
    "region": "through a region",
    "all": "open to all",
}


def answer(counts: Row, noun: str, country: str | None) -> str:
    """How many services there are, of how many, by how many hubs, and what is not known; from `service_counts`."""
    if not counts["all_services_count"]:
        return f"No work plan of any of the {words.count(counts['all_hubs_count'], noun)} stands in this snapshot."
    sentence = (
        f"{words.out_of(counts['services_count'], counts['all_services_count'], 'service')} from "
        f"{words.out_of(counts['hubs_count'], counts['all_hubs_count'], noun)}"
    )
    if country:
        sentence += f" {'is' if counts['services_count'] == 1 else 'are'} open to {words.text(country)}"
    unsure = counts["unsure_coverage_count"]
    return sentence + (f"; the coverage of {words.number(unsure)} waits for a person." if unsure else ".")


def reach(code: Any, via: Any) -> str:
    """Why a service is open to a country: "priority (Italy)", "through a group (small island states)"."""
    if words.is_missing(code):
        return ""
    return f"{REACHES[code]}{'' if words.is_missing(via) else f' ({via})'}"


def why(row: Row) -> str:
    """Why a service is open to a country, and what of it is not: "open to all, not for “islands”"."""
    said = {"only": row["coverage_limit"], "not for": row["coverage_exception"]}
    parts = [f"{name} “{part}”" for name, part in said.items() if not words.is_missing(part)]
    reason = reach(row["reach"], row["via"])
    return ", ".join([reason, *parts]) if reason else ""


def unplaced(kind: str) -> str:
    """Why a coverage has no country: the state of its reading, or what kind of name it holds."""
    return words.STATES.get(kind, words.sentence(kind))
