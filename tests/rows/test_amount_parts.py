"""The worked cases of amount_part_cases.csv: which sums of a hub are parts of others, and so in no total."""

import csv
from pathlib import Path

import pytest

from etl.rows.money.parts import in_force, with_parts
from tests.rules.test_money import rows_of
from tests.rules.test_progress import add, database, document, one_hub

__all__ = ["database", "one_hub"]
CASES = list(csv.DictReader(Path(__file__).with_name("amount_part_cases.csv").open(encoding="utf-8", newline="")))
KINDS = {"motivation": "candidature", "letter": "motivation_letter", "service": "work_plan"}
PLEDGE = {"rung": "stated", "nature": "pledge", "comparator": "exact", "form": "cash", "recurrence": "one_off"}


def give(connection, number: int, entry: str) -> None:
    """One sum from "letter 30000 recurrence=annual": where it stands, US dollars, what differs from a plain pledge."""
    place, usd, *changes = entry.split()
    values = PLEDGE | {"state": "read", "hub_id": "h"} | {"service_key": f"s{number}" if place == "service" else None}
    values |= dict(change.split("=") for change in changes)
    name = document(connection, f"{number}.docx", KINDS[place])
    told = {"standing": values.pop("standing", "in_force"), "candidature_number": values.pop("candidature", None)}
    add(connection, "document_standing", document_id=name, **told)
    amount = None if usd == "none" else usd
    given = {name: value or None for name, value in values.items()}
    add(
        connection,
        "amount",
        amount_id=str(number),
        amount=amount,
        total_usd=amount,
        reason="Test.",
        document_id=name,
        **given,
    )


def parts(connection) -> dict[str, str]:
    """The whole of each sum that is a part, by the rows that the loader holds."""
    tables = ("amount", "service", "document", "document_standing")
    amounts, services, documents, standings = (rows_of(connection, table) for table in tables)
    marked = with_parts(in_force(amounts, services, standings), documents, standings)
    return {row["amount_id"]: row["part_of"] for row in marked if row["part_of"] is not None}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what it shows"])
def test_worked_case(database, case):
    for code in ("USD", "EUR"):
        add(database, "currency", currency_code=code, name=code)
    for number, entry in enumerate(case["sums"].split("; "), start=1):
        give(database, number, entry)
    assert "; ".join(f"{part} of {whole}" for part, whole in sorted(parts(database).items())) == case["parts"]


def test_of_a_sum_in_another_currency_the_dollars_tell_which_is_the_largest(database):
    for code in ("USD", "KES"):
        add(database, "currency", currency_code=code, name=code)
    give(database, 1, "motivation 30000")
    give(database, 2, "motivation 900000 currency_code=KES")
    database.execute("UPDATE amount SET total_usd = 7000 WHERE amount_id = '2'")
    give(database, 3, "service 10000")
    assert parts(database) == {"3": "1"}


def test_another_hub_has_its_own_whole(database):
    add(database, "hub", hub_id="other", programme_id="mcr2030", name="Other", is_example=True)
    give(database, 1, "motivation 30000 hub_id=other")
    give(database, 2, "service 10000")
    assert parts(database) == {}


# --- which of several is the whole ------------------------------------------------------------------------------------


def counted(amount_id: str, amount: float = 100, **values) -> dict:
    """A row of `amount` in force, of the form's motivation but for what a test says."""
    given = {"amount_id": amount_id, "hub_id": "h", "rung": "stated", "nature": "pledge", "state": "read"}
    given |= {"amount": amount, "amount_usd": amount, "total_usd": amount, "currency_code": "USD", "form": "cash"}
    place = {"document_id": "a.docx", "table_number": 1, "row_number": 1, "column_number": 1, "service_key": None}
    return given | place | {"recurrence": "one_off", "is_in_force": True} | values


def wholes(*rows: dict) -> dict[str, str | None]:
    return {row["amount_id"]: row["part_of"] for row in with_parts(rows, [], [])}


OF_SERVICE = counted("part", 10, service_key="s")


@pytest.mark.parametrize(
    ("one", "other", "whole"),
    [
        ({"total_usd": 100}, {"total_usd": 101}, "b"),
        ({"total_usd": None, "amount_usd": 90}, {"total_usd": 80}, "a"),
        ({"total_usd": 80}, {"total_usd": None, "amount_usd": 90}, "b"),
        ({"total_usd": None, "amount_usd": None}, {"total_usd": 0.5}, "b"),
        ({"total_usd": 0.5}, {"total_usd": None, "amount_usd": None}, "a"),
        ({"document_id": "b.docx"}, {"document_id": "a.docx"}, "b"),
        ({"document_id": None}, {"document_id": "a.docx"}, "b"),
        ({"table_number": 2}, {"table_number": 1}, "b"),
        ({"table_number": None}, {"table_number": 9}, "b"),
        ({"row_number": 3}, {"row_number": 2}, "b"),
        ({"column_number": 2}, {"column_number": 1}, "b"),
        ({"column_number": None}, {"column_number": 5}, "b"),
        ({}, {}, "a"),
    ],
)
def test_the_whole_is_the_largest_and_of_several_as_large_the_first_written(one, other, whole):
    assert wholes(counted("a", **one), counted("b", **other), OF_SERVICE)["part"] == whole


@pytest.mark.parametrize(
    ("yearly", "totals", "whole"),
    [
        (10, {"x": 20}, "x"),
        (10, {"x": 50}, "x"),
        (10, {"x": 60}, None),
        (10, {"x": 10}, None),
        (33.333, {"x": 100}, "x"),  # to the cent
        (33.35, {"x": 100}, None),
        (10, {"x": 20, "y": 30}, "y"),
    ],
)
def test_a_sum_a_year_is_a_part_of_its_total_over_two_to_five_years(yearly, totals, whole):
    rows = [counted(name, total) for name, total in totals.items()]
    assert wholes(counted("yearly", yearly, recurrence="annual"), *rows)["yearly"] == whole
