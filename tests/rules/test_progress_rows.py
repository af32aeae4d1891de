"""What stands between the rows and the progress of a target: words, versions, rungs of evidence, waiting values."""

import pytest

from tests.rules.test_progress import add, database, document, one_hub, plan, recognise, report

__all__ = ["database", "one_hub"]
TARGET = {"quantity": "3", "total_target": "3", "comparator": "exact", "way_of_counting": "total", "reading": "read"}
TARGET |= {"starts_on": "2024-01-01", "due_on": "2026-12-31", "period": "", "baseline": ""}


@pytest.mark.parametrize(
    ("quantity", "singular", "plural", "words"),
    [
        (1, "event", "events", "1 event"),
        (2, "event", "events", "2 events"),
        (0, "event", "events", "0 events"),
        (0.5, "event", "events", "0.5 events"),
        (2, "staff", None, "2 staff"),
        (2, None, None, "2"),
        (1_250_000, "person", "people", "1,250,000 people"),
        (1000.25, "hectare", "hectares", "1,000.25 hectares"),
        (100, "percent", None, "100 percent"),
    ],
)
def test_a_number_with_its_unit(database, quantity, singular, plural, words):
    assert database.execute("SELECT with_unit(?, ?, ?)", [quantity, singular, plural]).fetchone() == (words,)


@pytest.mark.parametrize(
    ("now", "before", "compared"),
    [
        ((5, None, None, "event"), (3, None, None, "event"), (5, 3, "")),
        ((5, 1, 1, "event"), (3, 9, 12, "event"), (5, 3, "")),  # two totals, however often
        ((None, 2, None, "event"), (3, 4, None, "event"), (2, 4, "")),  # one total alone is none to compare
        ((3, 4, None, "event"), (None, 2, None, "event"), (4, 2, "")),
        ((None, 1, 12, "event"), (None, 5, 4, "event"), (12, 20, " a year")),
        ((None, 1, 12, "event"), (None, 5, None, "event"), None),
        ((None, 5, None, "event"), (None, 1, 12, "event"), None),
        ((5, None, None, "event"), (3, None, None, "city"), None),
        ((5, None, None, "event"), (3, None, None, None), None),
        ((5, None, None, None), (3, None, None, None), (5, 3, "")),
    ],
)
def test_two_promises_are_compared_where_they_count_the_same(database, now, before, compared):
    terms = ", ".join(["promise_terms(CAST(? AS DOUBLE), CAST(? AS DOUBLE), CAST(? AS INTEGER), ?)"] * 2)
    found = database.execute(f"SELECT compared({terms})", [*now, *before]).fetchone()[0]
    assert (tuple(found.values()) if found else None) == compared


def answer(database, as_of="2026-11-21", **options):
    given = "".join(f", {name} := '{value}'" for name, value in options.items())
    columns = "status_id, actual_value, reason, waiting_count, proposed_year, proposed_value"
    return database.execute(f"SELECT {columns} FROM progress(DATE '{as_of}'{given})").fetchone()


@pytest.fixture
def target(database):
    """Three events from 2024 to 2026, of a hub recognised on 1 January 2024; one reported for 2024, three for 2025."""
    plan(database, TARGET)
    recognise(database, "2024-01-01")
    report(database, "2024=1")
    report(database, "2025=3")
    return database


def test_only_results_on_the_least_rung_or_higher_count(target):
    target.execute("UPDATE indicator_result SET evidence_rung = 'document' WHERE report_year = 2024")
    assert answer(target)[:2] == ("achieved", 4)
    assert answer(target, least_rung="document")[:2] == ("far_behind", 1)
    assert answer(target, least_rung="confirmed_by_city")[:2] == ("no_evidence", None)


def test_a_value_that_waits_enters_no_sum_and_stands_apart(target):
    target.execute("UPDATE indicator_result SET state = 'review' WHERE report_year = 2025")
    said = "It cannot be assessed: the value reported for 2025 waits for a person."
    assert answer(target) == ("cannot_be_assessed", 1, said, 1, 2025, 3)


def test_of_two_values_that_wait_the_later_is_proposed(target):
    target.execute("UPDATE indicator_result SET state = 'review'")
    assert answer(target)[3:] == (2, 2025, 3)


def test_a_value_that_may_belong_to_the_target_waits_with_it(target):
    keys = {"indicator_key": "i", "hub_id": "h", "text": "events", "value_text": "9"}
    add(target, "unmatched_result", annual_report_id="2025.xlsx", report_year=2025, **keys)
    assert answer(target)[2] == "It cannot be assessed: a value reported for 2025 waits to be matched."
    add(target, "unmatched_result", annual_report_id="2024.xlsx", report_year=2024, **keys)
    assert answer(target)[2] == "It cannot be assessed: a value reported for 2024 waits to be matched."
    # Before the report came nobody knew of it.
    assert answer(target, "2025-02-28")[0] == "not_yet_due"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ("UPDATE indicator SET comparator = 'less_than'", "the text sets an upper limit, not a target"),
        ("UPDATE indicator SET comparator = 'approx_less_than'", "the text sets an upper limit, not a target"),
        ("UPDATE indicator SET starts_on = NULL, total_target = 9", "the time of the service is not known"),
        ("UPDATE indicator SET due_on = NULL, total_target = 9", "the time of the service is not known"),
        ("UPDATE indicator SET quantity = NULL", "the text gives no number"),
        ("UPDATE indicator SET state = 'unreadable'", "the reading of the target waits for a person"),
    ],
)
def test_what_stands_in_the_way_is_said(target, change, reason):
    target.execute(change)
    assert answer(target)[::2][:2] == ("cannot_be_assessed", f"It cannot be assessed: {reason}.")


def test_of_two_plans_without_an_order_the_target_waits(target):
    target.execute("UPDATE indicator SET state = 'review'")
    target.execute("UPDATE service SET order_unknown_with = 'other.docx'")
    assert answer(target)[2] == "It cannot be assessed: which of two plans came last is not known."


@pytest.mark.parametrize(
    "change", ["UPDATE indicator SET nature = 'background'", "UPDATE service SET is_current = false"]
)
def test_only_targets_in_force_are_judged(target, change):
    target.execute(change)
    assert answer(target) is None


def test_the_reason_names_the_unit_the_baseline_and_the_time(target):
    add(target, "unit", unit_id="event", singular="event", plural="events")
    target.execute("UPDATE indicator SET unit = 'event', unit_id = 'event', total_target = 9, quantity = 9")
    assert answer(target)[2] == "4 of 9 events by 2026-11-21, 96 % of the time gone."
    target.execute("UPDATE indicator SET way_of_counting = 'latest', baseline = 1")
    assert answer(target)[2] == "3 of 9 events by 2026-11-21 (from 1), 96 % of the time gone."
    assert answer(target, "2027-01-01")[2] == "3 of 9 events by 2027-01-01 (from 1); the time ended on 2026-12-31."


def test_of_a_service_taken_up_again_each_version_has_the_results_of_its_years(target):
    """The earlier version counts to the year before the later one, the later one from its first year."""
    target.execute("UPDATE service SET start_year = 2024, end_year = 2024")
    states = dict.fromkeys(("years_state", "coverage_state", "indicators_state"), "read")
    keys = {"service_key": "s", "hub_id": "h", "work_plan_id": "plan.docx", "document_id": "plan.docx"}
    place = {"version": 2, "is_current": True, "position": 1, "is_printed_example": False}
    add(target, "service", service_id="t", start_year=2025, **keys, **place, **states)
    span = "SELECT service_id, first_year, last_year FROM result_span ORDER BY ALL"
    assert target.execute(span).fetchall() == [("s", None, 2024), ("t", 2025, None)]
    target.execute("UPDATE indicator SET service_id = 't', indicator_id = 'j'")
    assert answer(target)[:2] == ("achieved", 3)
    target.execute("UPDATE indicator SET service_id = 's'")
    assert answer(target)[:2] == ("far_behind", 1)


def test_a_service_goes_back_version_by_version(database):
    """Plan 3 replaced plan 2, which replaced plan 1; a plan of another service stands beside them."""
    for version, replaced_by in ((1, "2.docx"), (2, "3.docx"), (3, None)):
        name = document(database, f"{version}.docx", "work_plan")
        add(database, "work_plan", work_plan_id=name, hub_id="h", document_id=name, version=version)
        for key in ("s", "other") if version == 1 else ("s",):
            states = dict.fromkeys(("years_state", "coverage_state", "indicators_state"), "read")
            keys = {"service_id": f"{key}.{version}", "service_key": key, "work_plan_id": name, "document_id": name}
            place = {"position": 1, "is_printed_example": False, "is_current": version == 3, "replaced_by": replaced_by}
            add(database, "service", hub_id="h", version=version, **keys, **place, **states)
    history = "SELECT service_id, version_id, steps_back FROM service_history ORDER BY steps_back"
    assert database.execute(history).fetchall() == [("s.3", "s.3", 0), ("s.3", "s.2", 1), ("s.3", "s.1", 2)]


def in_doubt(target, *values: tuple[float, bool]) -> None:
    """The value of 2025 waits, as one of these values, each of the year alone or since the start."""
    target.execute("UPDATE indicator_result SET state = 'review', value_text = '3 in total' WHERE report_year = 2025")
    for position, (value, is_since_start) in enumerate(values, start=1):
        why = f"{value:g} {'since the start' if is_since_start else 'in 2025'}"
        keys = {"annual_report_id": "2025.xlsx", "indicator_key": "i", "position": position, "why": why}
        add(target, "result_alternative", value=value, is_since_start=is_since_start, **keys)


def test_a_value_that_is_of_the_year_or_since_the_start_waits_where_that_makes_a_difference(target):
    target.execute("UPDATE indicator SET total_target = 4")
    in_doubt(target, (3, False), (3, True))
    assert answer(target)[:3] == (
        "cannot_be_assessed",
        1,
        "It cannot be assessed: the value reported for 2025 waits for a person.",
    )


def test_where_each_value_gives_the_same_status_nothing_waits_and_both_are_named(target):
    in_doubt(target, (3, False), (3, True))
    said = "Achieved either way: “3 in total” reported for 2025: 3 in 2025 or 3 since the start."
    assert answer(target) == ("achieved", 1, said, 1, 2025, 3)
    target.execute("UPDATE indicator SET total_target = 9")
    assert answer(target, "2027-01-01")[0] == "missed"


def test_a_value_since_the_start_takes_in_the_years_before_it(target):
    target.execute("UPDATE indicator_result SET is_since_start = true WHERE report_year = 2025")
    assert answer(target)[:3] == ("achieved", 3, "3 of 3 events by 2026-11-21, 96 % of the time gone.")
    target.execute("UPDATE indicator SET period = 'year', quantity = 2, way_of_counting = 'per_period'")
    assert answer(target)[1:3] == (
        1.5,
        "2 events a year promised: 2024: 1, 2025: 2; 2 of 3 years had ended by 2026-11-21.",
    )


def test_a_value_since_the_start_below_those_before_it_is_no_value(target):
    target.execute("UPDATE indicator_result SET value = 4 WHERE report_year = 2024")
    target.execute("UPDATE indicator_result SET is_since_start = true WHERE report_year = 2025")
    obstacle = "the value reported for 2025 since the start is less than that of the years before it"
    assert answer(target)[2] == f"It cannot be assessed: {obstacle}."
    target.execute("UPDATE indicator_result SET is_since_start = false WHERE report_year = 2025")
    in_doubt(target, (3, False), (3, True))
    assert answer(target)[0] == "cannot_be_assessed"


def test_what_came_since_the_start_is_no_single_year_where_those_before_are_not_told(target):
    target.execute("UPDATE indicator SET period = 'year', quantity = 2, way_of_counting = 'per_period'")
    target.execute("DELETE FROM indicator_result WHERE report_year = 2024")
    target.execute("UPDATE indicator_result SET is_since_start = true")
    obstacle = "how much of what was reported since the start belongs to which year is not known"
    assert answer(target)[2] == f"It cannot be assessed: {obstacle}."


def of_target(target, *deadlines: str) -> None:
    """The target waits, due on one of these days."""
    target.execute("UPDATE indicator SET state = 'review', deadline = due_on")
    for position, day in enumerate(deadlines, start=1):
        value = f'{{"quantity": 9, "total_target": 9, "way_of_counting": "total", "deadline": "{day}"}}'
        keys = {"reading_id": "r", "item_position": 1, "position": position, "why": f"due by {day}"}
        add(target, "reading_alternative", value_json=value, **keys)


def test_a_target_in_doubt_is_judged_where_each_of_its_values_gives_the_same(target):
    of_target(target, "2026-07-31", "2026-08-31")
    said = "Missed either way: due by 2026-07-31 or due by 2026-08-31."
    assert answer(target)[::2][:2] == ("missed", said)
    assert answer(target, "2026-08-15")[0] == "cannot_be_assessed"


def test_of_a_target_whose_values_are_not_known_only_that_nothing_is_due_is_said(target):
    target.execute("UPDATE indicator SET state = 'review'")
    assert answer(target)[0] == "cannot_be_assessed"
    target.execute("DELETE FROM indicator_result")
    assert answer(target)[0] == "cannot_be_assessed"  # reports are due, but perhaps not of this
    said = "Not yet due either way: whatever its text means."
    assert answer(target, "2024-12-31")[::2][:2] == ("not_yet_due", said)


def test_what_goes_on_is_judged_by_the_years_that_have_ended(target):
    target.execute("UPDATE indicator SET period = 'year', quantity = 2, way_of_counting = 'per_period', due_on = NULL")
    target.execute("UPDATE service SET is_open_ended = true")
    assert answer(target)[::2][:2] == ("behind", "Behind either way: however long it goes on.")


def test_each_year_is_of_the_plan_or_of_the_term(target):
    target.execute("UPDATE indicator SET starts_on = NULL, due_on = NULL, total_target = 9")
    target.execute("UPDATE service SET is_open_ended = false")
    reading = {"kind": "years", "field": "year", "text": "each year", "context": "work_plan", "value_json": "{}"}
    add(target, "reading", reading_id="y", service_id="s", state="read", reason="", is_corrected=False, **reading)
    target.execute("UPDATE work_plan SET start_year = 2023, end_year = 2025")
    assert answer(target)[0] == "cannot_be_assessed"  # missed by the plan, behind by the term
    said = "Missed either way: in the years 2023 to 2025 of the plan or in the term from 2024-01-01 to 2026-12-31."
    assert answer(target, "2027-02-01")[::2][:2] == ("missed", said)
