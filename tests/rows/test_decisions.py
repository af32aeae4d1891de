"""Decisions and members as rows, and confirmed sums on the ladder: what names an unknown hub is told."""

from datetime import date

from etl.folder.table_file import ListRow
from etl.rows.decisions import decision_rows
from etl.rows.hubs import Hubs
from etl.rows.money.pledges import confirmed_rows
from etl.rows.plans.index import PlanIndex
from tests.rows.plan_rows import index, service

HUB = {
    "hub_id": "kestrel-bay",
    "name": "Kestrel Bay",
    "country_code": "KEN",
    "aliases": "Old Bay",
    "is_example": "true",
}
PLEDGE = {"hub_id": "KESTREL-BAY", "amount": "30000", "currency": "USD", "form": "cash", "recurrence": "annual"}
PLEDGE |= {"first_year": "2024", "last_year": "2026", "confirmed_on": "2024-03-01", "who": "us", "source": "Decision 7"}


def hubs() -> Hubs:
    return Hubs([ListRow("hubs.csv", 2, HUB)])


def test_a_decision_is_its_hubs_and_one_about_nobody_is_told():
    decided = {"hub_id": "Kestrel-Bay", "step": "recognised", "decided_on": "2024-02-01", "precision": "day"}
    lines = [ListRow("decisions.csv", 2, decided), ListRow("decisions.csv", 3, decided | {"hub_id": "nobody"})]
    made = decision_rows(lines, [], hubs())
    (row,) = made.rows("decision")
    assert (row["decision_id"], row["hub_id"], row["decided_on"]) == ("kestrel-bay/2", "kestrel-bay", date(2024, 2, 1))
    assert row["source"] == "not stated"
    assert [one.finding.code for one in made.findings] == ["list_row_unknown_hub"]


def test_a_member_is_the_hub_that_has_its_name_in_its_country():
    told = [("Old Bay", "KEN"), ("Old Bay", "UGA"), ("Maji", "KEN")]
    lines = [
        ListRow("members.csv", line, {"city": city, "country_code": country, "stage": "C", "source": "list"})
        for line, (city, country) in enumerate(told, 2)
    ]
    rows = decision_rows([], lines, hubs()).rows("member")
    assert [(row["hub_id"], row["stage"], row["stage_on"]) for row in rows] == [
        ("kestrel-bay", "C", None),
        (None, "C", None),
        (None, "C", None),
    ]


def test_a_confirmed_sum_counts_in_its_years_and_names_who_confirmed_it():
    made = confirmed_rows([ListRow("pledges.csv", 2, PLEDGE)], hubs(), PlanIndex([], []))
    (row,) = made.rows("amount")
    assert (row["hub_id"], row["rung"], row["amount_usd"], row["total_usd"]) == (
        "kestrel-bay",
        "confirmed",
        30000,
        90000,
    )
    assert row["reason"] == "Confirmed by us on 2024-03-01: Decision 7"
    assert made.findings == []


def test_a_confirmed_sum_of_a_service_that_no_plan_has_counts_for_the_hub():
    lines = [ListRow("pledges.csv", 2, PLEDGE | {"service": "Study tours"})]
    made = confirmed_rows(lines, hubs(), PlanIndex([], []))
    assert [row["service_key"] for row in made.rows("amount")] == [None]
    assert [one.finding.code for one in made.findings] == ["pledge_unmatched"]


def test_a_confirmed_sum_stands_at_the_service_of_its_title_and_year():
    hub = {"hub_id": "kestrel-bay"}
    plans = index(
        [service("k/a", start_year=2024, end_year=2025, **hub), service("k/b", start_year=2030, end_year=2031, **hub)],
        [],
    )
    made = confirmed_rows([ListRow("pledges.csv", 2, PLEDGE | {"service": "Training"})], hubs(), plans)
    assert ([row["service_key"] for row in made.rows("amount")], made.findings) == (["k/a"], [])
    undated = PLEDGE | {"service": "Training", "first_year": "", "recurrence": ""}
    twice = confirmed_rows([ListRow("pledges.csv", 2, undated)], hubs(), plans)
    (row,) = twice.rows("amount")
    assert (row["service_key"], row["first_year"], row["recurrence"]) == (None, None, "unspecified")
    assert [(one.finding.code, one.hub_id) for one in twice.findings] == [("pledge_unmatched", "kestrel-bay")]
