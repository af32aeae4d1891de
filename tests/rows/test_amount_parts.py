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
