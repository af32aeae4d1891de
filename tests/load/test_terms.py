"""Terms in the published snapshot: recognised, ended, recognised again; what cannot be told is asked."""

from pathlib import Path

import pytest

from tests.published import DataFolder


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Hubs that differ in their decisions alone; kestrel-bay was recognised on 1 February 2024."""
    made = DataFolder(Path(tmp_path_factory.mktemp("terms")) / "data")
    for hub_id in ("again", "restated", "one-day", "unended", "undated"):
        made.hub(hub_id, hub_id.capitalize(), "KEN")
    made.decision("again", "recognised", "2020-03-01")
    made.decision("again", "ended", "2021-09-01")
    made.decision("again", "recognised", "2023-05-01")
    made.decision("again", "renewal", "2026-03-01", "renewed")
    made.decision("restated", "recognised", "2024-02-01")
    made.decision("restated", "recognised", "2024-03-05")
    made.decision("one-day", "recognised", "2022-06-01")
    made.decision("one-day", "ended", "2024-02-01")
    made.decision("one-day", "recognised", "2024-02-01")
    made.decision("unended", "ended", "2024-02-01")
    made.row("decisions", hub_id="undated", step="recognised", outcome="recognised", precision="day", who="test")
    made.load()
    return made


def test_each_term_has_its_own_days(folder):
    terms = (
        "SELECT starts_on::VARCHAR, ends_on::VARCHAR, ended_on::VARCHAR FROM term WHERE hub_id = ? ORDER BY term_number"
    )
    assert folder.rows(terms, "again") == [
        ("2020-03-01", "2021-09-01", "2021-09-01"),
        ("2023-05-01", "2026-05-01", None),
        ("2026-05-01", "2029-05-01", None),
    ]
    assert folder.rows(terms, "restated") == [("2024-02-01", "2027-02-01", None)]
    assert folder.rows(terms, "one-day") == [
        ("2022-06-01", "2024-02-01", "2024-02-01"),
        ("2024-02-01", "2027-02-01", None),
    ]


def test_a_report_is_owed_for_the_years_with_the_title_only(folder):
    owed = (
        "SELECT report_year, held_days FROM calendar(DATE '2026-11-27') WHERE hub_id = 'again' AND is_owed ORDER BY ALL"
    )
    assert folder.rows(owed) == [(2020, 306), (2021, 243), (2023, 245), (2024, 366), (2025, 365), (2026, 365)]


def test_a_day_in_the_break_knows_no_later_decision(folder):
    known = "SELECT starts_on::VARCHAR, recognition_state FROM recognition(CAST(? AS DATE)) WHERE hub_id = 'again'"
    assert folder.rows(known, "2022-12-31") == [("2020-03-01", "ended")]
    assert folder.rows(known, "2021-08-31") == [("2020-03-01", "recognised")]
    assert folder.rows(known, "2026-04-30") == [("2023-05-01", "recognised")]
    assert folder.rows(known, "2026-05-01") == [("2026-05-01", "recognised")]


@pytest.mark.parametrize(
    ("rule_id", "hub_id", "says"),
    [
        (
            "recognition_repeated",
            "restated",
            '"recognised" on 2024-03-05 falls into the term from 2024-02-01 to 2027-02-01',
        ),
        ("decision_order_unknown", "one-day", 'the end on 2024-02-01 and "recognised" on 2024-02-01'),
        ("end_without_term", "unended", "no term is known that ended on 2024-02-01"),
        ("decision_without_day", "undated", 'the step "recognised" has no day'),
    ],
)
def test_a_decision_that_cannot_be_placed_is_asked(folder, rule_id, hub_id, says):
    ((hub, message, next_step),) = folder.rows(
        "SELECT hub_id, message, next_step FROM finding WHERE rule_id = ?", rule_id
    )
    assert hub == hub_id
    assert says in message
    assert "data/decisions.csv" in next_step
