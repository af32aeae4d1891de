"""Which countries a coverage value reaches, and what the reference tables say of countries, regions and groups."""

from collections import defaultdict
from typing import Any

from etl.folder.reference import rows
from etl.meaning.tables import made_once

# From the nearest to the widest way in which a country can be reached.
REACHES = ("named", "priority", "group", "region", "all")


@made_once
def _regions() -> dict[str, str]:
    return {row["country_code"]: row["region_code"] for row in rows("countries")}


def region_of(country_code: str) -> str:
    """The UNDRR region of a country; "" for a territory outside the five."""
    return _regions().get(country_code, "")


@made_once
def _country_names() -> dict[str, str]:
    return {row["country_code"]: row["name"] for row in rows("countries")}


def country_name(country_code: str) -> str:
    """A country's everyday English name."""
    return _country_names()[country_code]


@made_once
def _groups() -> dict[str, dict[str, str]]:
    return {row["group_id"]: row for row in rows("country_groups")}


def group_rows() -> dict[str, dict[str, str]]:
    """The rows of country_groups.csv by group_id."""
    return _groups()


@made_once
def _members() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("country_group_members"):
        found[row["group_id"]].add(row["country_code"])
    return {group: frozenset(codes) for group, codes in found.items()}


def group_members(group_id: str) -> frozenset[str]:
    """Countries of a group; none where the table keeps no list."""
    return _members().get(group_id, frozenset())


@made_once
def _neighbours() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("country_neighbours"):
        found[row["country_code"]].add(row["neighbour_code"])
    return {country: frozenset(codes) for country, codes in found.items()}


def neighbours_of(country_code: str | None) -> frozenset[str]:
    """Countries with a land border; none for an island or an unknown country."""
    return _neighbours().get(country_code or "", frozenset())


def _group_id(name: str) -> str:
    return next((key for key, row in group_rows().items() if row["name"] == name), "")


def _offers(value: dict[str, Any], country: str | None) -> list[tuple[str, str, str]]:
    """(country, reach, via) for every way in which the value reaches a country."""
    grouped = {code: group for group in value["groups"] for code in group_members(_group_id(group))}
    offers = [(c, "group", grouped[c]) if c in grouped else (c, "named", "") for c in value["countries"]]
    offers += [(code, "priority", "") for code in value["priority"]["countries"]]
    for part, regional, grouping in ((value["priority"], "priority", "priority"), (value, "region", "group")):
        offers += [(c, regional, r) for r in part["regions"] for c, of in _all_regions() if of == r]
        offers += [(c, grouping, g) for g in part["groups"] for c in group_members(_group_id(g))]
    if value["mode"] in ("all", "all_with_priority"):
        offers += [(code, "all", "") for code, region in _all_regions() if region or code == country]
    return offers


def _all_regions() -> list[tuple[str, str]]:
    return list(_regions().items())


def countries_of(value: dict[str, Any], country: str | None = None) -> dict[str, tuple[str, str]]:
    """Every country that a coverage value reaches, as ISO alpha-3 code → (reach, via).

    Reach is "named", "priority", "group", "region" or "all", the nearest that applies; via is the region's code or the
    group's name it came through, "" for a country's own name. `country` is the hub's own country. Groups without a
    member list reach nobody, and what an exception names is not reached.
    """
    found: dict[str, tuple[str, str]] = {}
    for code, reach, via in sorted(_offers(value, country), key=lambda offer: REACHES.index(offer[1])):
        if code not in value.get("excepted_countries", ()):
            found.setdefault(code, (reach, via))
    return found
