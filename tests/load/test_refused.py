"""A vocabulary of one's own that rows don't fit: each such row stays out and is told, and the rest is published."""

import csv
from pathlib import Path

import pytest

from etl.folder.reference import SHIPPED
from tests.published import DataFolder, service


def own_table(folder: DataFolder, name: str, keep, change=lambda row: row) -> None:
    """A vocabulary table of the folder's own: the shipped rows that are kept, changed."""
    rows = list(csv.DictReader((SHIPPED / "reference" / f"{name}.csv").open(encoding="utf-8", newline="")))
    target = folder.path / "reference" / f"{name}.csv"
    target.parent.mkdir(exist_ok=True)
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(change(dict(row)) for row in rows if keep(row))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(made.path))
    made.plan(
        "kestrel-bay/plan.csv",
        service("Flood training", year="2024", coverage="Kenya, Uganda", types=("training",)),
        service("Study tours", year="2024", coverage="Kenya", types=("events",)),
    )
    return made


def test_rows_that_the_schema_refuses_stay_out_alone_and_are_told(folder):
    own_table(folder, "support_kinds", lambda row: row["support_kind_id"] != "study_tours")
    folder.load()
    assert folder.rows("SELECT title FROM service WHERE is_current ORDER BY ALL") == [
        ("Flood training",),
        ("Study tours",),
    ]
    kinds = "SELECT DISTINCT title FROM service_support_kind JOIN service USING (service_id)"
    assert folder.rows(kinds) == [("Flood training",)]
    refused = [message for _, message, _ in folder.found("row_refused")]
    assert len(refused) == 1
    assert "it cannot stand in service_support_kind" in refused[0]


def test_a_bad_row_of_a_vocabulary_table_of_ones_own_is_told_with_its_line(folder):
    def change(row: dict[str, str]) -> dict[str, str]:
        return row | {"value": "much"} if row["setting_id"] == "types_per_service" else row

    own_table(folder, "setting", lambda row: True, change)
    folder.load()
    ((_, message, _),) = folder.found("list_value_unreadable")
    assert message.startswith("reference/setting.csv, line ")
    assert '"value": "much" is no number' in message
    assert folder.rows("SELECT count(*) FROM setting WHERE setting_id = 'types_per_service'") == [(1,)]
    assert folder.rows("SELECT count(*) FROM service WHERE is_current") == [(2,)]
