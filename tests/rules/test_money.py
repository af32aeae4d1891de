"""The worked cases of money_cases.csv: which sums enter a total, in which year, and whether the minimum is reached."""

import csv
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from etl.rows.money.investments import investments
from etl.rows.money.parts import in_force
from tests.rules.test_progress import add, database, document, one_hub

__all__ = ["database", "one_hub"]
CASES = list(csv.DictReader((Path(__file__).parent / "money_cases.csv").open(encoding="utf-8", newline="")))
PLEDGE = {"rung": "stated", "nature": "pledge", "comparator": "exact", "form": "cash", "recurrence": "one_off"}
UNKNOWN = ("none", "?")  # a text without a number; a number that no rate converts
SERVICE = {"position": 1, "is_printed_example": False, "years_state": "read", "coverage_state": "read"}


def give(connection, number: int, entry: str) -> None:
    """One sum from "30000 comparator=at_most": US dollars over all its years, and what differs from a plain pledge."""
    usd, *changes = entry.split()
    values = PLEDGE | {"amount": None if usd in UNKNOWN else usd, "state": "read"} | dict(c.split("=") for c in changes)
    standing, candidature = values.pop("standing", None), values.pop("candidature", None)
    if standing is not None:
        values["document_id"] = document(connection, f"{number}.docx", "candidature")
        if standing:
            of = {"document_id": values["document_id"], "standing": standing}
            add(connection, "document_standing", candidature_number=candidature, **of)
    if "service" in values:
        values["service_id"] = plan_with_service(connection, f"s{number}", values.pop("service") == "in_force")
    total = None if usd in UNKNOWN else usd
    given = {"total_usd": total, "amount_usd": total, "hub_id": "h", "reason": "Test.", "text": usd}
    add(connection, "amount", amount_id=str(number), **given | values)


def plan_with_service(connection, service_id: str, is_current: bool) -> str:
    plan = document(connection, f"plan of {service_id}.docx", "work_plan")
    add(connection, "work_plan", work_plan_id=plan, hub_id="h", document_id=plan, version=1)
    keys = {"service_id": service_id, "service_key": service_id, "work_plan_id": plan, "document_id": plan}
    states = SERVICE | {"indicators_state": "read", "is_current": is_current}
    add(connection, "service", hub_id="h", version=1, **keys, **states)
    return service_id


def judge(connection) -> None:
    """Mark the sums in force and judge what is pledged, by the loader's own steps; every sum is in US dollars."""
    tables = ("amount", "service", "document", "document_standing")
    amounts, services, documents, standings = (rows_of(connection, table) for table in tables)
    known = [row | {"currency_code": "USD", "document_id": row["document_id"] or "form.docx"} for row in amounts]
    amounts = in_force(known, services, standings)
    for row in amounts:
        values = [row["is_in_force"], row["amount_id"]]
        connection.execute("UPDATE amount SET is_in_force = ? WHERE amount_id = ?", values)
    for row in investments(amounts, documents, standings).rows:
        add(connection, "candidature_investment", **row)


def rows_of(connection, table: str) -> list[dict[str, Any]]:
    """The rows of a table as the loader holds them: numbers as floats."""
    found = connection.execute(f"FROM {table}")
    columns = [column[0] for column in found.description]
    return [dict(zip(columns, map(loaded, row), strict=True)) for row in found.fetchall()]


def loaded(value: object) -> object:
    return float(value) if isinstance(value, Decimal) else value


def in_words(rows: list[tuple]) -> str:
    return "; ".join("=".join(f"{part:g}" if isinstance(part, float) else str(part) for part in row) for row in rows)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["what it shows"])
def test_worked_case(database, case):
    for number, entry in enumerate(filter(None, case["sums"].split("; ")), start=1):
        give(database, number, entry)
    judge(database)
    counted = "SELECT text FROM pledge ORDER BY total_usd NULLS LAST, text"
    assert in_words(database.execute(counted).fetchall()) == case["counted"]
    by_year = "SELECT money_year, year_usd::DOUBLE FROM pledge_year ORDER BY ALL"
    assert in_words(database.execute(by_year).fetchall()) == case["by year"]
    minimum = "SELECT pledges_count, CAST(pledged_usd AS BIGINT), verdict FROM minimum_investment"
    told = [tuple("" if value is None else str(value) for value in row) for row in database.execute(minimum).fetchall()]
    assert told == [tuple(case[name] for name in ("pledges", "pledged", "verdict"))]


def test_a_sum_of_a_fund_is_in_no_total_of_hubs(database):
    source = {"record": "named", "meaning": "A fund.", "source": "test", "as_of": "2026-11-21"}
    keys = {"resource_id": "r", "programme_id": "mcr2030", "name": "Fund"}
    add(database, "resource", kind="fund", is_recovery_resource=False, **keys, **source)
    add(database, "fund", fund_id="f", **keys)
    add(database, "amount", amount_id="1", fund_id="f", rung="goal", nature="pledge", state="read", reason="Test.")
    for view in ("amount_in_force", "pledge", "money_ladder"):
        assert database.execute(f"SELECT count(*) FROM {view}").fetchone() == (0,), view


def test_the_ladder_keeps_rungs_forms_and_recurrences_apart(database):
    entries = ("1000", "2000", "? amount=5", "4000 form=in_kind", "8000 rung=delivered", "16000 recurrence=annual")
    for number, entry in enumerate(entries, start=1):
        give(database, number, entry)
    query = """
        SELECT rung, form, recurrence, sums_count, converted_count, CAST(total_usd AS INTEGER) FROM money_ladder
        ORDER BY total_usd
    """
    assert database.execute(query).fetchall() == [
        ("stated", "cash", "one_off", 3, 2, 3000),
        ("stated", "in_kind", "one_off", 1, 1, 4000),
        ("delivered", "cash", "one_off", 1, 1, 8000),
        ("stated", "cash", "annual", 1, 1, 16000),
    ]


def test_people_reached_lie_between_the_largest_claim_and_the_sum_of_the_latest_reports(database):
    reports = ((2024, True, {"a": 30, "b": 50}), (2024, False, {"a": 900}), (2025, True, {"a": 7, "b": None}))
    for year, is_latest, claims in reports:
        report = document(database, f"{year} {is_latest}.xlsx", "annual_report")
        keys = {"annual_report_id": report, "hub_id": "h", "report_year": year}
        add(database, "annual_report", document_id=report, is_latest=is_latest, **keys)
        for service, people in claims.items():
            add(database, "service_result", service_key=service, people_reached=people, **keys)
    query = """
        SELECT people_least, people_most, claims_count FROM reach
        WHERE service_key IS NOT DISTINCT FROM ? AND report_year IS NOT DISTINCT FROM ?
    """
    assert database.execute(query, [None, None]).fetchall() == [(50, 87, 3)]
    assert database.execute(query, [None, 2024]).fetchall() == [(50, 80, 2)]
    assert database.execute(query, ["a", 2024]).fetchall() == [(30, 30, 1)]
    assert database.execute(query, ["b", 2025]).fetchall() == [(None, None, 0)]
