"""The reference tables agree with each other and with what is published."""

import json
from collections import Counter

import pytest

from etl.folder.reference import SHIPPED, rows

LANGUAGES = ("en", "es", "fr", "pt", "it", "de", "ko", "ja", "ar", "ru", "nl")


def codes() -> set[str]:
    return {row["country_code"] for row in rows("countries")}


def test_regions_have_the_countries_that_could_be_identified():
    found = Counter(row["region_code"] for row in rows("countries") if row["region_code"])
    assert found == {"AFR": 44, "ARB": 22, "AMC": 35, "APA": 39, "ECA": 54}
    published = {row["region_code"]: int(row["countries_count_published"]) for row in rows("regions")}
    assert published["ECA"] == 55
    assert {code: n for code, n in found.items() if code != "ECA"} == {c: n for c, n in published.items() if c != "ECA"}


def test_assumed_regions_are_marked():
    assert {r["country_code"] for r in rows("countries") if r["region_is_uncertain"] == "true"} == {
        "AFG",
        "CYP",
        "IRN",
        "ISR",
        "TUR",
    }


def test_a_territory_outside_the_regions_says_so():
    outside = [row for row in rows("countries") if not row["region_code"]]
    assert {"TWN", "XKX", "PRI", "GRL", "HKG"} <= {row["country_code"] for row in outside}
    assert all(row["region_note"] for row in outside)


@pytest.mark.parametrize(
    ("table", "column"),
    [("country_names", "country_code"), ("country_group_members", "country_code"), ("places", "country_code"),
     ("subdivisions", "country_code"), ("register", "country_code"), ("country_neighbours", "neighbour_code")],
)  # fmt: skip
def test_every_country_code_is_a_row_of_countries(table, column):
    assert {row[column] for row in rows(table)} <= codes()


def test_every_country_of_a_region_has_a_name_in_eleven_languages_and_a_point():
    named = {(row["country_code"], row["language"]) for row in rows("country_names") if row["kind"] == "name"}
    for row in rows("countries"):
        if row["region_code"]:
            assert all((row["country_code"], language) in named for language in LANGUAGES), row
            assert -180 <= float(row["longitude"]) <= 180
            assert -90 <= float(row["latitude"]) <= 90


def test_one_name_means_one_country_unless_it_is_marked():
    owners: dict[tuple[str, str], set[str]] = {}
    for row in rows("country_names"):
        if row["is_ambiguous"] != "true":
            owners.setdefault((row["language"], row["name"].lower()), set()).add(row["country_code"])
    assert {name: found for name, found in owners.items() if len(found) > 1} == {}


def test_groups_members_and_names_belong_together():
    groups = {row["group_id"]: row for row in rows("country_groups")}
    members = Counter(row["group_id"] for row in rows("country_group_members"))
    assert set(members) <= set(groups)
    assert {row["group_id"] for row in rows("country_group_names")} <= set(groups)
    assert all(members[group] for group, row in groups.items() if row["members_are_listed"] == "true")
    assert len({row["name"] for row in groups.values()}) == len(groups)
    assert (members["eu"], members["asean"], members["sadc"], members["arab_league"]) == (27, 11, 16, 22)


def test_facts_carry_source_and_date():
    for table in ("countries", "regions", "country_groups", "country_group_members", "country_neighbours"):
        assert all(row["source"] and row["as_of"] for row in rows(table)), table


def test_the_register_keeps_every_hub_with_its_facts():
    hubs = {row["hub_id"]: row for row in rows("register")}
    assert len(hubs) == 28
    assert {row["hub_id"] for row in rows("register_facts")} == set(hubs)
    kinds = Counter(row["fact"] for row in rows("register_facts"))
    assert kinds["recognised_on"] == 28
    assert sum(1 for r in rows("register_facts") if r["fact"] == "recognised_on" and r["precision"] == "day") == 14
    assert all(row["source_urls"].startswith("http") for row in rows("register_facts"))
    assert {row["local_authority_kind"] for row in hubs.values()} <= {
        row["local_authority_kind"] for row in rows("local_authority_kinds")
    }


def test_no_pledged_amount_is_invented_and_no_term_end_is_a_fact():
    facts = rows("register_facts")
    amounts = [row for row in facts if row["fact"] == "amount_pledged"]
    assert len(amounts) == 28
    assert {(row["value"], row["note"]) for row in amounts} == {("", "no public amount found")}
    assert not any("term_end" in row["fact"] for row in facts)


def test_every_hub_has_a_point_near_its_country():
    points = {row["country_code"]: row for row in rows("countries")}
    for hub in rows("register"):
        country = points[hub["country_code"]]
        assert abs(float(hub["latitude"]) - float(country["latitude"])) < 30, hub["hub_id"]
        assert abs(float(hub["longitude"]) - float(country["longitude"])) < 30, hub["hub_id"]


def test_the_forms_headings_are_all_there():
    kinds = Counter(row["kind"] for row in rows("practice_headings"))
    assert kinds == {"essential": 10, "strategic_objective": 3, "cross_cutting_objective": 3, "global_agenda": 1}
    assert {(r["kind"], r["word_limit"]) for r in rows("practice_headings") if r["kind"] == "global_agenda"} == {
        ("global_agenda", "200")
    }
    assert len(rows("service_types")) == len(rows("support_kinds")) == 8


@pytest.mark.parametrize(("name", "features"), [("countries_110m", 177), ("countries_50m", 242)])
def test_map_polygons_are_complete(name, features):
    collection = json.loads((SHIPPED / "geo" / f"{name}.geojson").read_text(encoding="utf-8"))
    assert len(collection["features"]) == features
    assert {feature["id"] for feature in collection["features"]} & codes() > {"KOR", "BRA", "KEN"}
