"""Which reports a hub owes, and when they are late, against the calendar macro of a real snapshot."""

import pytest

from tests.test_progress import add, database, document

__all__ = ["database"]


def recognised(connection, on, step="recognised", outcome="recognised"):
    add(
        connection,
        "decision",
        decision_id=f"{step}{on}",
        hub_id="h",
        step=step,
        outcome=outcome,
        decided_on=on,
        source="t",
    )


def received(connection, year, on, name=""):
    report = document(connection, f"{year}{name}.xlsx", "annual_report")
    keys = {"annual_report_id": report, "hub_id": "h", "report_year": year, "document_id": report}
    add(connection, "annual_report", received_on=on, is_latest=True, **keys)


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
