"""Work plans as rows: what the words of a service become, and what of a plan is told to a person."""

import json
from datetime import date
from typing import Any

import pytest

from etl.meaning.interpret import answer
from etl.rows.corrections import read_corrections
from etl.rows.made import Made
from etl.rows.plans.plan import Plan
from etl.rows.plans.services import in_order, line_around, plan_rows, plan_years, questions
from etl.rows.readings import Readings
from tests.rows.plan_rows import plan, work_plan_row

JANUARY, FEBRUARY = date(2024, 1, 5), date(2024, 2, 5)
FIRST, LAST = date(2024, 1, 1), date(2026, 12, 31)


def readings(*plans: Plan) -> Readings:
    return Readings({one.key: answer(one) for each in plans for one in questions(each)}, read_corrections([]))


def made(*plans: Plan) -> Made:
    return plan_rows(plans, readings(*plans))


def of_row(**cells: Any) -> Made:
    """The rows of a plan for 2024 to 2026 that offers one training."""
    return made(plan(work_plan_row("Training", **{"year": "2024-2026"} | cells), on=JANUARY))


def columns(rows: Made, table: str, *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in rows.rows(table)]


def found(rows: Made) -> list[tuple[str, str | None, str]]:
    return [(one.finding.code, one.document_id, one.finding.text) for one in rows.findings]


# --- plans ------------------------------------------------------------------------------------------------------------


def test_the_plans_of_a_hub_are_numbered_by_their_days_and_unknown_days_come_first():
    plans = [
        Plan(name, hub_id, None, None, day, None, (), ())
        for name, hub_id, day in (("b", "h", FEBRUARY), ("a", "h", JANUARY), ("z", "h", None), ("c", "other", None))
    ]
    assert [(one.document_id, one.version) for one in in_order(plans)] == [("z", 1), ("a", 2), ("b", 3), ("c", 1)]


def test_a_plan_lasts_from_its_first_to_its_last_year():
    years = work_plan_row("A", year="2025"), work_plan_row("B", year="2024-2026"), work_plan_row("C", year="soon")
    sent = plan(*years, on=JANUARY, candidature_id="c")
    names = ("work_plan_id", "hub_id", "document_id", "candidature_id", "version", "received_on")
    rows = made(sent)
    assert columns(rows, "work_plan", *names) == [("plan-1", "h", "plan-1", "c", 1, JANUARY)]
    assert columns(rows, "work_plan", "start_year", "end_year") == [(2024, 2026)]
    assert plan_years(sent, readings(sent)) == {2024, 2025, 2026}
    unknown = plan(work_plan_row("A", year="soon"), work_plan_row("B", year=None))
    assert columns(made(unknown), "work_plan", "start_year", "end_year") == [(None, None)]
    assert plan_years(unknown, readings(unknown)) == frozenset()


def test_each_hub_has_its_own_services():
    one = plan(work_plan_row("Training"))
    other = Plan("other-plan", "other", "KEN", None, None, "en", (work_plan_row("Training"),), ())
    assert columns(made(one, other), "service", "service_id", "hub_id", "document_id") == [
        ("h/training/1", "h", "plan-1"),
        ("other/training/1", "other", "other-plan"),
    ]


def test_what_changed_its_title_is_told_of_the_later_plan():
    rows = made(plan(work_plan_row("Training")), plan(work_plan_row("Mayors' school"), version=2))
    assert ("service_renamed", "plan-2", "Mayors' school") in found(rows)
    assert {one.hub_id for one in rows.findings} == {"h"}


# --- one service ------------------------------------------------------------------------------------------------------


def test_a_service_has_its_texts_place_and_states():
    rows = made(plan(work_plan_row("Training", year="2024-2026"), work_plan_row("Tour", year="soon", coverage=None)))
    names = ("service_id", "service_key", "position", "is_current", "is_printed_example", "version", "language")
    assert columns(rows, "service", *names) == [
        ("h/training/1", "h/training", 1, True, False, 1, "en"),
        ("h/tour/1", "h/tour", 2, True, False, 1, "en"),
    ]
    texts = ("title", "description", "indicators_text", "year_text", "coverage_text", "table_number", "row_number")
    assert columns(rows, "service", *texts)[0] == (
        *("Training", "For mayors", "400 participants", "2024-2026", "Kenya"),
        *(1, 2),
    )
    assert "column_number" not in rows.rows("service")[0]
    years = ("start_year", "end_year", "start_on", "end_on", "is_open_ended", "years_state", "coverage_state")
    assert columns(rows, "service", *years) == [
        (2024, 2026, FIRST, LAST, False, "read", "read"),
        (*(None,) * 5, "unreadable", "missing"),
    ]


def test_years_that_wait_for_a_person_are_no_years():
    (row,) = of_row(year="2024-2026?").rows("service")
    assert (row["years_state"], row["start_year"], row["end_on"]) == ("review", None, None)


def test_types_topics_and_kinds_of_support_hang_on_a_service():
    rows = of_row(types=("training", "events"), description="A study tour on floods")
    assert columns(rows, "service_service_type", "service_id", "service_type_id") == [
        ("h/training/1", "training"),
        ("h/training/1", "events"),
    ]
    assert ("h/training/1", "flood", "flood…") in columns(rows, "service_topic", "service_id", "topic_id", "keyword")
    kinds = columns(rows, "service_support_kind", "service_id", "support_kind_id", "keyword")
    assert ("h/training/1", "study_tours", "study tour…") in kinds


def test_a_printed_example_is_shown_and_nothing_is_read_from_it():
    example = work_plan_row("Example", indicators="9 maps", description="Worth USD 6,000.")
    rows = made(plan(work_plan_row("Training"), printed_examples=(example, example)))
    names = ("service_id", "service_key", "position", "is_current", "is_printed_example", "title", "row_number")
    assert columns(rows, "service", *names)[1:] == [
        ("h/printed-example-1/1", "h/printed-example-1", 1, False, True, "Example", 2),
        ("h/printed-example-2/1", "h/printed-example-2", 2, False, True, "Example", 2),
    ]
    states = ("years_state", "coverage_state", "indicators_state", "coverage_is_tentative")
    assert columns(rows, "service", *states)[1] == (*("not_applicable",) * 3, False)
    for table in ("reading", "indicator", "service_country", "service_service_type"):
        assert {row["service_id"] for row in rows.rows(table)} == {"h/training/1"}
    assert rows.rows("amount") == []


# --- coverage ---------------------------------------------------------------------------------------------------------


def test_a_coverage_opens_a_service_to_its_countries_and_regions():
    rows = of_row(coverage="Cities in Kenya and Asia-Pacific, priority to African cities")
    countries = columns(rows, "service_country", "country_code", "reach", "via")
    assert {("KEN", "named", ""), ("JPN", "region", "APA"), ("NGA", "priority", "AFR")} <= set(countries)
    assert {row["service_id"] for row in rows.rows("service_country")} == {"h/training/1"}
    assert columns(rows, "service_region", "service_id", "region_code", "is_priority") == [
        ("h/training/1", "APA", False),
        ("h/training/1", "AFR", True),
    ]
    assert columns(rows, "service", "coverage_mode", "coverage_is_tentative") == [("only_with_priority", False)]


@pytest.mark.parametrize(
    ("coverage", "unplaced"),
    [
        ("Kenya", []),
        ("Cities of the province of Catalonia in Spain", [("subnational", "Catalonia")]),
        ("SIDS and African cities", [("group", "SIDS")]),
        ("All cities, priority to SIDS", [("group", "SIDS")]),
        ("Lusophone cities", []),  # a group whose countries are known
        ("All cities, priority to Mediterranean cities", []),
    ],
)
def test_what_names_no_country_of_the_tables_is_kept_by_name(coverage, unplaced):
    assert columns(of_row(coverage=coverage), "service_unplaced", "kind", "name") == unplaced


@pytest.mark.parametrize(
    ("coverage", "state", "mode", "column", "value"),
    [
        ("All cities, if the council approves", "read", "all", "coverage_condition", "if the council approves"),
        ("Kenyan cities, tentatively", "read", "only", "coverage_is_tentative", True),
        ("Cities of the Nile Network", "review", None, "coverage_condition", None),
        (None, "missing", None, "coverage_is_tentative", False),
    ],
)
def test_a_coverage_that_is_not_sure_opens_a_service_to_no_country(coverage, state, mode, column, value):
    rows = of_row(coverage=coverage)
    assert columns(rows, "service", "coverage_state", "coverage_mode", column) == [(state, mode, value)]
    assert rows.rows("service_country") == rows.rows("service_unplaced") == []


def test_an_exception_and_a_limit_stand_beside_the_countries():
    rows = of_row(coverage="All cities except islands")
    assert columns(rows, "service", "coverage_exception") == [("islands",)]
    assert len(rows.rows("service_country")) > 100
    limited = of_row(coverage="Coastal cities of Mombasa County")
    assert columns(limited, "service", "coverage_limit") == [("Coastal",)]


# --- targets ----------------------------------------------------------------------------------------------------------


def test_targets_have_their_line_place_numbers_and_days():
    rows = of_row(indicators="3 events by 30 June 2025\n50 officials trained each year")
    names = ("indicator_id", "service_id", "position", "text", "span_start", "quantity", "unit", "period", "state")
    assert columns(rows, "indicator", *names) == [
        ("h/training/1/1", "h/training/1", 1, "3 events by 30 June 2025", 0, 3, "event", None, "read"),
        ("h/training/1/2", "h/training/1", 2, "50 officials trained each year", 25, 50, "official", "year", "read"),
    ]
    days = ("deadline", "due_on", "starts_on")
    assert columns(rows, "indicator", *days) == [
        (date(2025, 6, 30), date(2025, 6, 30), FIRST),
        (None, LAST, FIRST),
    ]
    assert (
        columns(rows, "indicator", "hub_id", "baseline", "is_tentative", "condition") == [("h", None, False, None)] * 2
    )
    (reading,) = (row["reading_id"] for row in rows.rows("reading") if row["kind"] == "indicators")
    assert {row["reading_id"] for row in rows.rows("indicator")} == {reading}
    assert rows.findings == []


def test_a_target_keeps_the_condition_that_it_holds_on():
    (row,) = of_row(indicators="3 events if funded").rows("indicator")
    assert (row["quantity"], row["condition"]) == (3, "if funded")


@pytest.mark.parametrize(
    ("indicators", "year", "starts_on", "told"),
    [
        ("3 events by 2023", "2024-2026", None, True),
        ("3 events by 1 January 2024", "2024-2026", FIRST, False),  # due on the first day
        ("3 events by 2023", "soon", None, False),
        ("3 events", "2024-2026", FIRST, False),
    ],
)
def test_a_target_that_is_due_before_the_service_begins_is_told(indicators, year, starts_on, told):
    rows = of_row(indicators=indicators, year=year)
    assert columns(rows, "indicator", "starts_on") == [(starts_on,)]
    assert found(rows) == [("deadline_before_start", "plan-1", indicators)] * told


def test_all_values_that_a_target_in_doubt_may_have_are_listed():
    rows = of_row(indicators="2 fêtes?\n3-5 events")
    (reading_id,) = {row["reading_id"] for row in rows.rows("indicator")}
    ways = rows.rows("reading_alternative")
    told = [(way["reading_id"], way["item_position"], way["position"], way["why"]) for way in ways]
    assert told[-3:] == [
        (reading_id, 2, 1, "3"),
        (reading_id, 2, 2, "5"),
        (reading_id, 2, 3, "from 3 to 5"),
    ]
    value = json.loads(ways[-1]["value_json"])
    assert (value["quantity"], value["baseline"], value["unit"], value["way_of_counting"]) == (5, 3, "event", "latest")


@pytest.mark.parametrize(
    ("text", "words", "line"),
    [
        ("3 events", "events", "3 events"),
        ("3 events\n9 maps", "events", "3 events"),
        ("3 events\n 9 maps \nend", "maps", "9 maps"),
        ("3 events\n9 maps\nend", "events\n9", "3 events\n9 maps"),
    ],
)
def test_the_line_that_words_stand_in(text, words, line):
    start = text.index(words)
    assert line_around(text, start, start + len(words)) == line


def test_a_target_keeps_its_key_from_one_plan_to_the_next():
    first = plan(work_plan_row("Training", indicators="3 events\n9 maps"), on=JANUARY)
    later = plan(work_plan_row("Training", indicators="9 maps\n3 events"), version=2, on=FEBRUARY)
    one, other, same_other, same_one = (row["indicator_key"] for row in made(first, later).rows("indicator"))
    assert (one, other) == (same_one, same_other)
    assert one != other
    assert one.startswith("h/training/event-")


def test_targets_that_only_their_numbers_tell_apart_keep_their_keys():
    words = "mayors trained for {} days at {} events"
    cells = [[words.format(2, 30), words.format(5, 60)], [words.format(5, 60), words.format(2, 30)]]
    plans = [
        plan(work_plan_row("Training", indicators="\n".join(lines)), version=number, on=date(2024, number, 1))
        for number, lines in enumerate(cells, start=1)
    ]
    keys: dict[str, set[str]] = {}
    for row in made(*plans).rows("indicator"):
        keys.setdefault(row["indicator_key"], set()).add(row["text"])
    assert all(len(texts) == 1 for texts in keys.values())


# --- sums -------------------------------------------------------------------------------------------------------------


def test_sums_stand_in_the_years_of_their_service():
    rows = of_row(description="Worth USD 6,000 a year.", indicators="3 events for USD 500")
    names = ("service_key", "rung", "amount", "first_year", "last_year", "total_usd", "column_number")
    assert columns(rows, "amount", *names) == [
        ("h/training", "stated", 6000, 2024, 2026, 18_000, 3),
        ("h/training", "stated", 500, 2024, 2026, 500, 3),
    ]
    assert [row["kind"] for row in rows.rows("reading")].count("money") == 2


# --- what a later plan leaves open ------------------------------------------------------------------------------------


def unmentioned(first: Plan, later: Plan) -> list[tuple[str | None, str]]:
    return [(document_id, text) for code, document_id, text in found(made(first, later)) if "not_in_later" in code]


FORMS = {"candidature_id": "c", "candidature_number": 1}
A, B, C = (work_plan_row(title, description=title, indicators=f"{title}s") for title in ("Apple", "Beech", "Cedar"))


@pytest.mark.parametrize(
    ("first", "later", "told"),
    [
        (plan(A, B, on=JANUARY), plan(A, C, version=2, on=FEBRUARY), [("plan-2", "Beech")]),
        (plan(A, B, on=JANUARY), plan(A, C, version=2, on=JANUARY), []),
        (plan(A, B), plan(A, C, version=2, on=FEBRUARY), []),
        (plan(A, B, on=JANUARY), plan(A, C, version=2), []),
        (plan(A, B, on=JANUARY, **FORMS), plan(A, C, version=2, on=FEBRUARY, **FORMS), []),  # replaced as a whole
        (plan(A, B, on=JANUARY), plan(work_plan_row("Apple", year="2027"), version=2, on=FEBRUARY), []),
        (
            plan(B, on=JANUARY),
            plan(work_plan_row("Apple", year="2025-2026"), version=2, on=FEBRUARY),
            [("plan-2", "Beech")],
        ),
    ],
)
def test_a_service_that_a_later_plan_for_its_years_does_not_name_is_told(first, later, told):
    assert unmentioned(first, later) == told


def test_a_service_without_a_title_that_is_not_named_again_is_told_too():
    untitled = work_plan_row(None, description="Beech", indicators=None)
    assert unmentioned(plan(A, untitled, on=JANUARY), plan(A, version=2, on=FEBRUARY)) == [("plan-2", "")]


def test_plans_whose_order_is_not_known_are_asked_about():
    rows = made(plan(A), plan(work_plan_row("Apple", description="Pear"), version=2))
    assert [(one.finding.code, one.document_id, one.hub_id) for one in rows.findings] == [
        ("version_order_unknown", "plan-1", "h")
    ]


def test_the_sums_of_a_plan_wait_that_another_one_may_have_replaced_as_a_whole():
    first = plan(work_plan_row("Apple", description="Worth USD 6,000.", year="2024-2025"))
    later = plan(work_plan_row("Beech", description="Worth USD 500.", indicators="9 maps", year="2024-2025"), version=2)
    rows = made(first, later)
    assert columns(rows, "amount", "amount", "state") == [(6000, "review"), (500, "review")]
    assert [code for code, _, _ in found(rows)].count("plan_wholly_new") == 2
