"""Which services of a hub's plans are in force, and what waits because nobody knows which plan came last."""

from datetime import date

import pytest

from etl.rows.collection import Collection
from etl.rows.plans.doubts import ServiceRows
from etl.rows.plans.versions import PlanVersions, overlap, row_words, years_of
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
        told = PlanVersions(plans, self.services, endings).settle(rows)
        self.asked = [finding.message for _, finding in told]
        self.asked_of = [document_id for document_id, _ in told]

    def _row(self, one, number: int) -> dict:
        row = one.rows[number]
        key = f"h/{row.service.text.lower()}"
        first, _, last = (row.year.text or "").partition("-")
        values = {
            "work_plan_id": one.document_id,
            "service_id": f"{key}.{one.version}.{number}",
            "coverage_state": "read",
        }
        period = {"start_year": int(first) if first else None, "end_year": int(last or first) if first else None}
        told = service(key, one.version, **values, **period, years_state="read", coverage_is_tentative=True)
        told |= {"year_text": row.year.text, "coverage_text": row.coverage.text, "coverage_mode": "only"}
        self.tables.add("service", **told)
        text = row.indicators.text
        given = {"quantity_max": None, "baseline": None, "comparator": "exact", "period": None, "deadline": None}
        given |= {"starts_on": JANUARY, "due_on": MARCH, "state": "read", "reason": ""}
        self.tables.add("indicator", **target(f"{key}/i", told, text, **given))
        self.tables.add("service_country", service_id=told["service_id"], country_code="KEN")
        for kind in row.types:
            self.tables.add("service_service_type", service_id=told["service_id"], service_type_id=kind)
        if row.description.text.startswith("USD"):
            sums = dict.fromkeys(("amount_max", "currency_code", "comparator", "form", "recurrence", "nature"))
            sums |= {"first_year": None, "last_year": None, "reason": "", "amount": float(row.description.text[4:])}
            state = "review" if row.coverage.text == "unsure" else "read"
            self.tables.add("amount", service_id=told["service_id"], state=state, **sums)
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


def test_a_service_that_a_plan_ends_is_replaced_where_one_of_its_rows_is_for_its_years():
    later = plan(work_plan_row("B"), work_plan_row("C", year="2030"), version=2, on=FEBRUARY)
    found = Settled(plan(work_plan_row("A"), on=JANUARY), later, ended={"plan-2": frozenset({"h/a"})})
    assert found.told()["h/a.1.0"] == (False, "plan-2", None)


def test_a_service_that_both_forms_name_is_left_out_by_none():
    forms = {"candidature_id": "c", "candidature_number": 1}
    found = Settled(
        plan(work_plan_row("A"), work_plan_row("B"), **forms),
        plan(work_plan_row("A"), work_plan_row("C"), version=2, **forms),
    )
    assert found.told()["h/a.2.0"] == (True, None, None)
    assert found.told()["h/c.2.1"] == (True, None, "plan-1")


def test_services_quarrel_with_all_that_share_a_year_with_one_of_them():
    found = Settled(
        plan(work_plan_row("A", year="2024", indicators="1 map")),
        plan(work_plan_row("A", year="2024-2026", indicators="2 maps"), version=2),
        plan(work_plan_row("A", year="2026", indicators="3 maps"), version=3),
    )
    assert [told[2] for told in found.told().values()] == ["plan-3", "plan-3", "plan-1, plan-2"]


def test_a_service_of_other_years_settles_no_quarrel():
    found = Settled(
        plan(work_plan_row("A", year="2024", indicators="1 map")),
        plan(work_plan_row("A", year="2024", indicators="2 maps"), version=2),
        plan(work_plan_row("A", year="2028", indicators="3 maps"), version=3),
    )
    assert [told[2] for told in found.told().values()] == ["plan-2", "plan-1", None]


def test_years_that_are_not_said_alike_are_not_known():
    found = Settled(plan(work_plan_row("A", year="2024")), plan(work_plan_row("A", year="2024-2026"), version=2))
    leader = found.services["plan-2"][0]
    assert (leader["start_year"], leader["end_year"], leader["years_state"]) == (None, None, "review")
    assert (leader["coverage_state"], leader["coverage_is_tentative"]) == ("read", True)
    (indicator,) = (row for row in found.tables.rows("indicator") if row["service_id"] == "h/a.2.0")
    assert (indicator["starts_on"], indicator["due_on"], indicator["state"]) == (None, None, "read")


def test_of_three_versions_only_what_all_have_stands():
    found = Settled(
        plan(work_plan_row("A", types=("training", "events"), indicators="1 map")),
        plan(work_plan_row("A", types=("training", "research"), coverage="Peru"), version=2),
        plan(work_plan_row("A", types=("training", "events", "research")), version=3),
    )
    leader = found.services["plan-3"][0]
    assert (leader["coverage_state"], leader["coverage_mode"], leader["coverage_is_tentative"]) == (
        "review",
        None,
        False,
    )
    types = [(row["service_id"], row["service_type_id"]) for row in found.tables.rows("service_service_type")]
    assert [kind for service_id, kind in types if service_id == "h/a.3.0"] == ["training"]


# --- sums -------------------------------------------------------------------------------------------------------------


def amounts(found: Settled) -> list[tuple]:
    return [(row["service_id"], row["amount"], row["state"]) for row in found.tables.rows("amount")]


def test_sums_that_only_one_version_of_a_service_names_wait():
    found = Settled(
        plan(work_plan_row("A", description="USD 5")), plan(work_plan_row("A", description="USD 6"), version=2)
    )
    assert amounts(found) == [("h/a.2.0", 5, "review"), ("h/a.2.0", 6, "review")]
    same = Settled(
        plan(work_plan_row("A", description="USD 5")),
        plan(work_plan_row("A", description="USD 5", indicators="9 maps"), version=2),
    )
    assert amounts(same) == [("h/a.1.0", 5, "read"), ("h/a.2.0", 5, "read")]


FIRST = {"description": "USD 5", "year": "2024-2025"}


@pytest.mark.parametrize(
    ("first", "other", "waits"),
    [
        (plan(work_plan_row("A", **FIRST)), plan(work_plan_row("B", year="2024-2025"), version=2), True),
        (
            plan(work_plan_row("A", **FIRST), on=JANUARY),
            plan(work_plan_row("B", year="2024-2025"), version=2, on=FEBRUARY),
            True,
        ),
        (
            plan(work_plan_row("A", **FIRST), on=FEBRUARY),
            plan(work_plan_row("B", year="2024-2025"), version=2, on=JANUARY),
            False,
        ),
        (plan(work_plan_row("A", **FIRST)), plan(work_plan_row("B", year="2023-2026"), version=2), True),
        (plan(work_plan_row("A", **FIRST)), plan(work_plan_row("B", year="2024"), version=2), False),
        (plan(work_plan_row("A", **FIRST)), plan(work_plan_row("B", year=None), version=2), False),
        (plan(work_plan_row("A", **FIRST | {"year": None})), plan(work_plan_row("B"), version=2), True),
        (
            plan(work_plan_row("A", **FIRST)),
            plan(work_plan_row("B", year="2024-2025"), version=2, candidature_number=2),
            False,
        ),
        (plan(work_plan_row("A", **FIRST)), plan(version=2), False),
        (
            plan(work_plan_row("A", **FIRST, coverage="unsure")),
            plan(work_plan_row("B", year="2024-2025"), version=2),
            True,
        ),
    ],
)
def test_sums_wait_where_another_plan_for_all_its_years_names_none_of_its_services(first, other, waits):
    found = Settled(first, other)
    is_told = waits and first.rows[0].coverage.text != "unsure"
    assert amounts(found) == [("h/a.1.0", 5, "review" if waits else "read")]
    assert [message.startswith("plan-2 names no service of plan-1") for message in found.asked] == [True] * is_told
    assert found.asked_of == ["plan-2"] * is_told


def test_a_plan_that_names_one_of_the_services_leaves_the_sums_of_the_others():
    other = plan(work_plan_row("A", year="2024-2025"), work_plan_row("B", year="2024-2025"), version=2, on=FEBRUARY)
    first = plan(work_plan_row("A", year="2020"), work_plan_row("C", **FIRST), on=JANUARY)
    assert amounts(Settled(first, other)) == [("h/c.1.1", 5, "read")]


def test_of_two_plans_that_may_stand_in_its_place_the_first_is_asked_about():
    others = (plan(work_plan_row(title, year="2024-2025"), version=at) for title, at in (("B", 2), ("C", 3)))
    found = Settled(
        plan(work_plan_row("A", **FIRST), work_plan_row("D", description="USD 7", coverage="unsure")), *others
    )
    assert found.asked_of == []
    others = (plan(work_plan_row(title, year="2024-2025"), version=at) for title, at in (("B", 2), ("C", 3)))
    found = Settled(plan(work_plan_row("A", **FIRST), work_plan_row("D", **FIRST, coverage="unsure")), *others)
    assert found.asked_of == ["plan-2"]
    assert found.asked[0].startswith("plan-2, plan-3 names no service of plan-1, for the same years")
    assert {state for _, _, state in amounts(found)} == {"review"}


@pytest.mark.parametrize(
    ("period", "known"),
    [
        (years(2024, 2026), [2024, 2025, 2026]),
        (years(2024), [2024]),
        (years(None, 2026), [2026]),
        (years(None), []),
    ],
)
def test_the_years_that_a_service_is_known_to_be_for(period, known):
    assert list(years_of(period)) == known
