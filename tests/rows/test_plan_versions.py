"""Which services of a hub's plans are in force, and what waits because nobody knows which plan came last."""

from datetime import date

import pytest

from etl.rows.collection import Collection
from etl.rows.plans.doubts import ServiceRows
from etl.rows.plans.versions import PlanVersions, overlap, row_words
from tests.rows.plan_rows import plan, service, target, work_plan_row

JANUARY, FEBRUARY, MARCH = date(2024, 1, 5), date(2024, 2, 5), date(2024, 3, 5)


def years(start: int | None, end: int | None = None, is_open_ended: bool = False) -> dict:
    return {"start_year": start, "end_year": end, "is_open_ended": is_open_ended}


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (years(2024, 2026), years(2026, 2028), True),
        (years(2024, 2025), years(2026, 2028), False),
        (years(2024), years(2025), False),
        (years(2024), years(2024), True),
        (years(2024, None, True), years(2030, 2031), True),
        (years(2026, None, True), years(2024, 2025), False),
        (years(None), years(2024, 2025), True),
        (years(2024, 2025), years(None), True),
    ],
)
def test_two_services_are_for_a_year_in_common(one, other, shared):
    assert overlap(one, other) is shared
    assert overlap(other, one) is shared


def test_a_row_says_its_words_wherever_it_stands():
    assert row_words(work_plan_row("Training  A")) == row_words(work_plan_row("Training A"))
    for changed in ({"description": "x"}, {"indicators": "x"}, {"year": "2027"}, {"coverage": "x"}, {"types": ()}):
        assert row_words(work_plan_row("Training")) != row_words(work_plan_row("Training", **changed))
    assert row_words(work_plan_row("Training", types=("a", "b"))) == row_words(
        work_plan_row("Training", types=("b", "a"))
    )


class Settled:
    """Plans of one hub, each with one row of `service` for each of its rows, after their order was settled."""

    def __init__(self, *plans, ended: dict | None = None) -> None:
        self.tables = Collection()
        rows = ServiceRows(self.tables)
        self.services = {one.document_id: [self._row(one, number) for number in range(len(one.rows))] for one in plans}
        endings = {one.document_id: frozenset() for one in plans} | (ended or {})
        self.asked = [finding.message for _, finding in PlanVersions(plans, self.services, endings).settle(rows)]

    def _row(self, one, number: int) -> dict:
        row = one.rows[number]
        key, year = f"h/{row.service.text.lower()}", int(row.year.text)
        values = {
            "work_plan_id": one.document_id,
            "service_id": f"{key}.{one.version}.{number}",
            "coverage_state": "read",
        }
        told = service(key, one.version, **values, start_year=year, end_year=year, years_state="read")
        told |= {"year_text": row.year.text, "coverage_text": row.coverage.text, "coverage_mode": "only"}
        self.tables.add("service", **told)
        text = row.indicators.text
        given = {"quantity_max": None, "baseline": None, "comparator": "exact", "period": None, "deadline": None}
        given |= {"starts_on": JANUARY, "due_on": MARCH, "state": "read", "reason": ""}
        self.tables.add("indicator", **target(f"{key}/i", told, text, **given))
        self.tables.add("service_country", service_id=told["service_id"], country_code="KEN")
        for kind in row.types:
            self.tables.add("service_service_type", service_id=told["service_id"], service_type_id=kind)
        return self.tables.rows("service")[-1]

    def told(self) -> dict[str, tuple]:
        rows = [row for services in self.services.values() for row in services]
        columns = ("is_current", "replaced_by", "order_unknown_with")
        return {row["service_id"]: tuple(row.get(name) for name in columns) for row in rows}


def test_a_later_plan_replaces_the_services_of_its_titles_and_years():
    found = Settled(
        plan(work_plan_row("A"), work_plan_row("B"), work_plan_row("C"), on=JANUARY),
        plan(work_plan_row("A"), work_plan_row("B", year="2027"), version=2, on=FEBRUARY),
    )
    assert found.told() == {
        "h/a.1.0": (False, "plan-2", None),
        "h/b.1.1": (True, None, None),
        "h/c.1.2": (True, None, None),
        "h/a.2.0": (True, None, None),
        "h/b.2.1": (True, None, None),
    }
    assert found.asked == []


def test_of_several_later_plans_the_next_one_is_named():
    found = Settled(*(plan(work_plan_row("A"), version=number, on=date(2024, number, 1)) for number in (1, 2, 3)))
    assert [replaced_by for _, replaced_by, _ in found.told().values()] == ["plan-2", "plan-3", None]


def test_a_form_replaces_the_whole_plan_of_the_form_before_it():
    forms = {"candidature_id": "c", "candidature_number": 1}
    first = plan(work_plan_row("A"), work_plan_row("B"), on=JANUARY, **forms)
    again = plan(work_plan_row("A"), version=2, on=FEBRUARY, **forms)
    assert Settled(first, again).told()["h/b.1.1"] == (False, "plan-2", None)
    renewal = plan(work_plan_row("A"), version=2, on=FEBRUARY, candidature_id="d", candidature_number=2)
    assert Settled(first, renewal).told()["h/b.1.1"] == (True, None, None)
    alone = plan(work_plan_row("A"), version=2, on=FEBRUARY, candidature_number=1)
    assert Settled(first, alone).told()["h/b.1.1"] == (True, None, None)


def test_a_service_that_a_plan_ends_without_saying_by_which_row_is_replaced():
    plans = plan(work_plan_row("A"), on=JANUARY), plan(work_plan_row("B"), version=2, on=FEBRUARY)
    assert Settled(*plans).told()["h/a.1.0"] == (True, None, None)
    assert Settled(*plans, ended={"plan-2": frozenset({"h/a"})}).told()["h/a.1.0"] == (False, "plan-2", None)
    other_years = plans[0], plan(work_plan_row("B", year="2030"), version=2, on=FEBRUARY)
    assert Settled(*other_years, ended={"plan-2": frozenset({"h/a"})}).told()["h/a.1.0"] == (True, None, None)


def test_plans_that_say_the_same_need_no_order():
    found = Settled(plan(work_plan_row("A")), plan(work_plan_row("A"), version=2))
    assert found.told() == {"h/a.1.0": (False, "plan-2", None), "h/a.2.0": (True, None, None)}
    assert found.asked == []


def test_what_two_plans_without_an_order_do_not_say_alike_waits():
    found = Settled(
        plan(work_plan_row("A", types=("training", "events"))),
        plan(work_plan_row("A", indicators="9 cities", coverage="Peru", types=("training", "research")), version=2),
    )
    assert found.told() == {"h/a.1.0": (False, None, "plan-2"), "h/a.2.0": (True, None, "plan-1")}
    leader = found.services["plan-2"][0]
    assert (leader["coverage_mode"], leader["coverage_state"], leader["years_state"]) == (None, "review", "read")
    reason = "Which of plan-1 and plan-2 came last is not known, and they do not say the same."
    waiting = [(row["service_id"], row["state"], row["reason"]) for row in found.tables.rows("indicator")]
    assert waiting == [("h/a.2.0", "review", reason)] * 2
    types = [(row["service_id"], row["service_type_id"]) for row in found.tables.rows("service_service_type")]
    assert ("h/a.2.0", "training") in types
    assert ("h/a.2.0", "research") not in types
    assert [row["service_id"] for row in found.tables.rows("service_country")] == ["h/a.1.0"]
    (asked,) = found.asked
    assert asked.startswith(
        "Which of plan-1 and plan-2 came last is not known: plan-1 and plan-2 have no day of receipt."
    )


def test_what_they_say_alike_stands():
    found = Settled(plan(work_plan_row("A")), plan(work_plan_row("A", description="For schools"), version=2))
    assert [(row["service_id"], row["state"]) for row in found.tables.rows("indicator")] == [
        ("h/a.1.0", "read"),
        ("h/a.2.0", "read"),
    ]
    assert found.services["plan-2"][0]["coverage_mode"] == "only"
    assert {row["service_id"] for row in found.tables.rows("service_country")} == {"h/a.1.0", "h/a.2.0"}


def test_a_service_that_a_form_of_unknown_day_may_have_left_out_waits():
    forms = {"candidature_id": "c", "candidature_number": 1}
    found = Settled(
        plan(work_plan_row("A"), work_plan_row("B"), **forms),
        plan(work_plan_row("A"), version=2, **forms),
    )
    assert found.told()["h/b.1.1"] == (True, None, "plan-2")
    lonely = found.services["plan-1"][1]
    assert (lonely["start_year"], lonely["years_state"], lonely["coverage_state"]) == (None, "review", "review")
    (row,) = (row for row in found.tables.rows("indicator") if row["service_id"] == "h/b.1.1")
    assert (row["state"], row["starts_on"], row["due_on"]) == ("review", None, None)


def test_a_later_form_leaves_no_doubt():
    forms = {"candidature_id": "c", "candidature_number": 1}
    found = Settled(
        plan(work_plan_row("A"), on=JANUARY, **forms),
        plan(work_plan_row("A"), work_plan_row("B"), version=2, on=FEBRUARY, **forms),
    )
    assert found.told()["h/b.2.1"] == (True, None, None)
    assert found.asked == []


def test_services_of_years_apart_have_no_quarrel():
    found = Settled(plan(work_plan_row("A")), plan(work_plan_row("A", year="2028", indicators="9 cities"), version=2))
    assert [told[0] for told in found.told().values()] == [True, True]
    assert found.asked == []
