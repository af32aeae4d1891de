"""When a hub holds the title, which reports it owes and when they are late, against the macros of a real snapshot."""

import csv
from itertools import count
from pathlib import Path

import pytest

from tests.rules.test_progress import add, database, document, one_hub

__all__ = ["database", "one_hub"]
TERMS = list(csv.DictReader((Path(__file__).parent / "term_cases.csv").open(encoding="utf-8", newline="")))
OUTCOMES = {"recognised": "recognised", "renewal": "renewed", "ended": "ended"}
NUMBERS = count(1)


def recognised(connection, on, step="recognised", outcome="recognised", precision="day"):
    keys = {"decision_id": f"{step}{on}/{next(NUMBERS)}", "hub_id": "h", "step": step, "outcome": outcome}
    add(connection, "decision", decided_on=on, precision=precision, source="t", **keys)


def decide(connection, decisions):
    """What the column `decisions` of a case says: a step, its day and, where it is no day, its precision."""
    for decision in decisions.split("; "):
        step, on, *precision = decision.split()
        recognised(connection, on, step, OUTCOMES[step], *precision)


@pytest.mark.parametrize("case", TERMS, ids=lambda case: case["what it shows"])
def test_terms_and_what_is_known_of_them_on_a_day(database, case):
    decide(database, case["decisions"])
    terms = """
        SELECT concat(starts_on, ' to ', ends_on, ' ended ' || ended_on)
        FROM terms(CAST(? AS DATE)) ORDER BY term_number
    """
    assert "; ".join(text for (text,) in database.execute(terms, [case["as_of"]]).fetchall()) == case["terms"]
    known = """
        SELECT starts_on::VARCHAR, ends_on::VARCHAR, recognition_state, if(is_renewed, 'yes', 'no')
        FROM recognition(CAST(? AS DATE))
    """
    expected = tuple(case[name] for name in ("starts_on", "ends_on", "state", "renewed"))
    assert database.execute(known, [case["as_of"]]).fetchall() == [expected]
    held = "; ".join(f"{year}={days}" for year, days, *_ in calendar(database, case["as_of"]))
    assert held == case["held_days"]


def test_a_term_of_the_register_is_renewed_and_ended_by_decisions(database):
    fact = {"hub_id": "h", "fact": "recognised_on", "value": "2021-11-18", "precision": "day", "source": "t"}
    add(database, "hub_fact", **fact)
    assert calendar(database, "2026-05-01") == []
    recognised(database, "2024-10-01", "renewal", "renewed")
    told = "SELECT starts_on::VARCHAR, ends_on::VARCHAR, recognition_state, precision FROM recognition('{}')"
    assert database.execute(told.format("2024-09-30")).fetchall() == [
        ("2021-11-18", "2024-11-18", "renewal can be prepared", "day")
    ]
    assert database.execute(told.format("2025-05-01")).fetchall() == [("2024-11-18", "2027-11-18", "recognised", "day")]
    recognised(database, "2025-06-01", "ended", "ended")
    assert database.execute(told.format("2025-06-01")).fetchall() == [("2024-11-18", "2025-06-01", "ended", "day")]
    assert [row[:2] for row in calendar(database, "2026-05-01")] == [(2024, 44), (2025, 151)]


def test_a_fact_of_the_register_that_a_decision_tells_too_begins_no_term(database):
    fact = {"hub_id": "h", "fact": "recognised_on", "value": "2021-11-18", "precision": "day", "source": "t"}
    add(database, "hub_fact", **fact)
    known = "SELECT starts_on::VARCHAR, is_from_register FROM terms(DATE '2026-05-01') ORDER BY term_number"
    assert database.execute(known).fetchall() == [("2021-11-18", True)]
    recognised(database, "2022-01-10")
    assert database.execute(known).fetchall() == [("2022-01-10", False)]
    database.execute("UPDATE decision SET decided_on = DATE '2024-05-18'")  # thirty months later it is another one
    assert database.execute(known).fetchall() == [("2021-11-18", True), ("2024-11-18", False)]
    database.execute("UPDATE decision SET decided_on = DATE '2024-05-17'")
    assert database.execute(known).fetchall() == [("2024-05-17", False)]
    database.execute("UPDATE hub_fact SET precision = 'month'")
    database.execute("DELETE FROM decision")
    assert database.execute(known).fetchall() == []


@pytest.mark.parametrize("day", ["2024-03-04", "2024-03-05", "2024-03-06"])
def test_a_step_is_known_from_its_day(database, day):
    recognised(database, "2024-03-05", "received", "received")
    steps = database.execute("SELECT days_in_step FROM pipeline(CAST(? AS DATE))", [day]).fetchall()
    assert steps == {"2024-03-04": [], "2024-03-05": [(0,)], "2024-03-06": [(1,)]}[day]


def test_each_step_has_its_days_and_the_next_one(database):
    for step, on in (("received", "2024-03-05"), ("rcc", "2024-04-15"), ("gcc", "2024-06-01")):
        recognised(database, on, step, "endorsed")
    query = "SELECT step, next_on::VARCHAR, days_in_step, is_latest FROM pipeline(DATE '2024-06-11') ORDER BY position"
    assert database.execute(query).fetchall() == [
        ("received", "2024-04-15", 41, False),
        ("rcc", "2024-06-01", 47, False),
        ("gcc", None, 10, True),
    ]


def test_within_a_year_known_no_better_a_step_comes_after_those_before_it(database):
    recognised(database, "2024-09-05", "received", "received")
    recognised(database, "2024-01-01", "rcc", "endorsed", "year")
    query = "SELECT step, days_in_step, is_latest FROM pipeline(DATE '2024-10-05') ORDER BY position"
    assert database.execute(query).fetchall() == [("received", 0, False), ("rcc", 30, True)]
    database.execute("UPDATE decision SET decided_on = DATE '2025-02-01' WHERE step = 'received'")
    later = "SELECT step, days_in_step, is_latest FROM pipeline(DATE '2025-03-01') ORDER BY position"
    assert database.execute(later).fetchall() == [("received", 28, True), ("rcc", 397, False)]


def test_an_end_alone_on_its_day_is_the_last_step(database):
    decide(database, "recognised 2022-06-01; ended 2024-02-01")
    query = "SELECT step, days_in_step FROM pipeline(DATE '2024-03-01') WHERE is_latest"
    assert database.execute(query).fetchall() == [("ended", 29)]


def test_a_report_received_after_the_day_is_not_known_on_it(database):
    recognised(database, "2025-01-01")
    received(database, 2025, "2026-03-20")
    assert calendar(database, "2026-03-19")[0] == (2025, 365, "not yet due", 0)
    assert calendar(database, "2026-03-20")[0] == (2025, 365, "received", 0)


def test_a_report_sent_before_the_year_was_over_is_received(database):
    recognised(database, "2025-01-01")
    received(database, 2025, "2025-12-20")
    assert calendar(database, "2025-12-20") == [(2025, 365, "received", 0)]


def test_a_report_for_a_year_that_owes_none_is_received_and_never_late(database):
    recognised(database, "2025-11-01")
    received(database, 2025, "2026-06-01")
    assert calendar(database, "2026-07-01")[0] == (2025, 61, "received", None)


def test_a_report_without_an_answer_counts_only_where_there_is_no_other(database):
    recognised(database, "2025-01-01")
    received(database, 2025, "2026-03-01")
    received(database, 2025, "2026-03-20", " empty")
    add(database, "document_standing", document_id="2025 empty.xlsx", standing="empty")
    counts = "SELECT annual_report_id FROM calendar(DATE '2026-11-21') WHERE report_year = 2025"
    assert database.execute(counts).fetchall() == [("2025.xlsx",)]
    database.execute("DELETE FROM document_standing")
    assert database.execute(counts).fetchall() == [("2025 empty.xlsx",)]


def test_of_two_reports_of_one_day_the_one_counts_that_comes_last_by_name(database):
    recognised(database, "2025-01-01")
    for name in ("", " b", " a"):
        received(database, 2025, "2026-03-01", name)
    counts = "SELECT annual_report_id FROM calendar(DATE '2026-11-21') WHERE report_year = 2025"
    assert database.execute(counts).fetchall() == [("2025.xlsx",)]


def test_within_a_month_known_no_better_the_steps_come_in_their_order(database):
    for step, on, precision in (
        ("received", "2024-03-05", "day"),
        ("rcc", "2024-04-15", "day"),
        ("gcc", "2024-04-01", "month"),
    ):
        recognised(database, on, step, "endorsed", precision)
    query = "SELECT step, days_in_step, is_latest FROM pipeline(DATE '2024-05-15') ORDER BY position"
    assert database.execute(query).fetchall() == [("received", 41, False), ("rcc", 0, False), ("gcc", 30, True)]


def test_on_one_day_an_end_is_left_behind_by_the_new_recognition(database):
    decide(database, "recognised 2022-06-01; ended 2024-02-01; recognised 2024-02-01")
    query = "SELECT step, decided_on::VARCHAR FROM pipeline(DATE '2024-05-15') WHERE is_latest"
    assert database.execute(query).fetchall() == [("recognised", "2024-02-01")]


def test_a_day_of_acceptance_after_the_day_asked_for_is_not_known_yet(database):
    recognised(database, "2025-01-01")
    received(database, 2025, "2026-03-01", accepted_on="2026-05-01")
    query = "SELECT accepted_on::VARCHAR FROM calendar(CAST(? AS DATE)) WHERE report_year = 2025"
    assert database.execute(query, ["2026-04-30"]).fetchall() == [(None,)]
    assert database.execute(query, ["2026-05-01"]).fetchall() == [("2026-05-01",)]


@pytest.mark.parametrize(
    ("days", "state", "late"),
    [
        (["2026-03-01", None], "received", 0),
        (["2026-06-01", None], "received, day unknown", None),
        ([None, None], "received, day unknown", None),
        (["2026-06-01", "2026-05-01"], "received late", 31),
    ],
)
def test_a_report_without_its_day_may_have_been_in_time(database, days, state, late):
    recognised(database, "2025-01-01")
    for number, on in enumerate(days):
        received(database, 2025, on, f" {number}")
    assert calendar(database, "2026-11-21")[0] == (2025, 365, state, late)


def received(connection, year, on, name="", **more):
    report = document(connection, f"{year}{name}.xlsx", "annual_report")
    keys = {"annual_report_id": report, "hub_id": "h", "report_year": year, "document_id": report}
    add(connection, "annual_report", received_on=on, is_latest=True, **keys, **more)


def calendar(connection, as_of):
    query = "SELECT report_year, held_days, report_state, days_late FROM calendar(CAST(? AS DATE)) ORDER BY report_year"
    return connection.execute(query, [as_of]).fetchall()


def test_each_year_with_ninety_days_of_the_title_is_owed(database):
    recognised(database, "2024-10-03")
    assert calendar(database, "2026-11-21") == [
        (2024, 90, "overdue", 600),
        (2025, 365, "overdue", 235),
        (2026, 365, "not yet due", 0),
    ]


def test_eighty_nine_days_are_not_enough(database):
    recognised(database, "2024-10-04")
    assert calendar(database, "2025-12-31")[0] == (2024, 89, "not owed", None)


@pytest.mark.parametrize(
    ("on", "state", "days"), [("2026-03-31", "received", 0), ("2026-04-01", "received late", 1), (None,) * 3]
)
def test_the_due_day_itself_is_in_time(database, on, state, days):
    recognised(database, "2025-01-01")
    received(database, 2025, on)
    expected = (2025, 365, state or "received, day unknown", days)
    assert calendar(database, "2026-11-21")[0] == expected


def test_a_correction_does_not_make_a_report_late(database):
    recognised(database, "2025-01-01")
    received(database, 2025, "2026-03-01")
    received(database, 2025, "2026-06-01", " corrected")
    assert calendar(database, "2026-11-21")[0] == (2025, 365, "received", 0)


def test_a_term_lasts_36_months_and_a_renewal_adds_as_many(database):
    recognised(database, "2022-06-01")
    assert [row[0] for row in calendar(database, "2027-01-01")] == [2022, 2023, 2024, 2025]
    recognised(database, "2025-05-01", "renewal", "renewed")
    (years,) = zip(*database.execute("SELECT ends_on::VARCHAR FROM term ORDER BY term_number").fetchall(), strict=True)
    assert years == ("2025-06-01", "2028-06-01")


def test_a_renewal_that_was_only_asked_for_adds_nothing(database):
    recognised(database, "2022-06-01")
    recognised(database, "2025-05-01", "renewal", "requested")
    assert database.execute("SELECT count(*) FROM term").fetchone() == (1,)


def test_an_ended_title_owes_nothing_more(database):
    recognised(database, "2024-01-01")
    recognised(database, "2025-02-01", "ended", "ended")
    assert [row[:3] for row in calendar(database, "2026-11-21")] == [(2024, 366, "overdue"), (2025, 31, "not owed")]


@pytest.mark.parametrize(
    ("month", "day", "due_on"),
    [(3, 31, "2025-03-31"), (4, 31, "2025-04-30"), (2, 29, "2025-02-28"), (12, 1, "2025-12-01")],
)
def test_a_due_day_that_its_month_lacks_is_the_last_of_the_month(database, month, day, due_on):
    for setting_id, value in (("report_due_month", month), ("report_due_day", day)):
        database.execute("UPDATE setting SET value = ? WHERE setting_id = ?", [value, setting_id])
    assert database.execute("SELECT report_due_on(2024)::VARCHAR").fetchone() == (due_on,)
    recognised(database, "2024-01-01")
    owed = database.execute("SELECT due_on::VARCHAR FROM calendar(DATE '2025-02-01') WHERE report_year = 2024")
    assert owed.fetchall() == [(due_on,)]
