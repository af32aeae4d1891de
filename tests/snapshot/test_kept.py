"""Kept rows come into a snapshot as they were, and one that the schema refuses costs no other."""

from typing import Any

import duckdb
import pytest

from etl.rows.collection import Collection
from etl.rows.labelled import Labelled
from etl.rows.vocabulary import add_vocabulary
from etl.snapshot.kept import KeptRows
from etl.snapshot.publish import NotPublished, create
from etl.snapshot.tables import Tables

HUB: dict[str, Any] = {"programme_id": "mcr2030", "is_example": False}
SUM: dict[str, Any] = {"candidature_number": 1, "pledges_count": 1, "verdict": "met", "is_either_way": False}


@pytest.fixture
def kept(tmp_path) -> KeptRows:
    """Rows of the vocabulary and of two hubs, the second of which was kept first."""
    kept = KeptRows(tmp_path / "snapshots" / ".kept-rows.duckdb")
    words = Tables()
    add_vocabulary(words, kept.columns)
    keep(kept, "vocabulary", words)
    for hub_id, pledged_usd in (("b", 10.1), ("a", 30_000.25)):
        keep(kept, f"hub {hub_id}", told(hub_id, pledged_usd))
    return kept


def told(hub_id: str, pledged_usd: float) -> Tables:
    tables = Tables()
    tables.add("hub", hub_id=hub_id, name=hub_id.upper(), **HUB)
    tables.add("candidature_investment", "pledges.csv, line 2", hub_id=hub_id, pledged_usd=pledged_usd, **SUM)
    return tables


def keep(kept: KeptRows, portion: str, tables: Tables) -> None:
    rows = Labelled()
    rows.put(portion, tables)
    rows.add("portion", portion=portion, key="1", answers="")
    kept.replace([portion], rows)


def copied(kept: KeptRows, keys: dict[str, str] | None = None) -> tuple[list[tuple], list[str]]:
    """Hub and sum of each row, in the order of the snapshot; the messages on rows that were refused."""
    refused = Collection()
    with duckdb.connect() as database:
        create(database)
        kept.copy(database, {name: key for name, (key, _) in kept.keys().items()} if keys is None else keys, refused)
        rows = database.execute("SELECT hub_id, pledged_usd::VARCHAR FROM candidature_investment").fetchall()
    return rows, [row["message"] for row in refused.rows("finding")]


def test_rows_come_in_the_order_of_their_portions_whenever_they_were_kept(kept):
    assert copied(kept) == ([("a", "30000.25"), ("b", "10.10")], [])
    keep(kept, "hub a", told("a", 5.0))
    assert copied(kept) == ([("a", "5.00"), ("b", "10.10")], [])


def test_a_row_that_the_schema_refuses_is_told_and_costs_no_other(kept):
    wrong = Tables()
    wrong.add("candidature_investment", "pledges.csv, line 9", hub_id="nobody", pledged_usd=1.0, **SUM)
    keep(kept, "hub nobody", wrong)
    rows, (message,) = copied(kept)
    assert rows == [("a", "30000.25"), ("b", "10.10")]
    assert message.startswith("pledges.csv, line 9: it cannot stand in candidature_investment.")


def test_what_is_gone_is_dropped(kept):
    kept.drop_others(["vocabulary", "hub b"])
    assert copied(kept) == ([("b", "10.10")], [])


def test_rows_of_another_load_are_not_published(kept):
    with pytest.raises(NotPublished, match="Another load"):
        copied(kept, {"hub a": "2"})
