"""The worked cases of progress_cases.csv, computed by hand, against the progress macro of a real snapshot."""

import csv
import re
from datetime import date
from pathlib import Path

import duckdb
import pytest

from etl.folder.reference import rows
from etl.snapshot.publish import create

CASES = list(csv.DictReader((Path(__file__).parent / "progress_cases.csv").open(encoding="utf-8", newline="")))
VOCABULARY = (
    "progress_status",
    "setting",
    "period",
    "evidence_rung",
    "way_of_counting",
    "programme",
    "candidature_step",
)


@pytest.fixture(scope="module")
def one_hub():
    """The schema, its vocabulary and one hub: to lay them down takes longer than all that a test does with them."""
    with duckdb.connect() as connection:
        create(connection)
        for table in VOCABULARY:
            for row in rows(table):
                add(connection, table, **{name: value or None for name, value in row.items()})
        add(connection, "hub", hub_id="h", programme_id="mcr2030", name="Hub", is_example=True)
        yield connection


@pytest.fixture
def database(one_hub):
    """One hub and nothing else, whatever other tests have added."""
    one_hub.begin()
    yield one_hub
    one_hub.rollback()


def add(connection, table: str, **values) -> None:
    names, marks = ", ".join(values), ", ".join("?" for _ in values)
    connection.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(values.values()))


def document(connection, name: str, kind: str) -> str:
    add(
        connection,
        "document",
        document_id=name,
        file_name=name,
        sha256="0",
        size_bytes=1,
        kind=kind,
        outcome="ok",
        hub_id="h",
    )
    return name


def plan(connection, case: dict[str, str]) -> None:
    """One hub with one service and one target."""
    plan_id = document(connection, "plan.docx", "work_plan")
    add(connection, "work_plan", work_plan_id=plan_id, hub_id="h", document_id=plan_id, version=1)
    service = {"service_id": "s", "service_key": "s", "hub_id": "h", "work_plan_id": plan_id, "document_id": plan_id}
    states = dict.fromkeys(("years_state", "coverage_state", "indicators_state"), "read")
    add(
        connection,
        "service",
        version=1,
        is_current=True,
        position=1,
        is_printed_example=False,
        **service,
        **states,
    )
    reading = {"kind": "indicators", "field": "indicators", "text": "…", "context": "work_plan", "value_json": "{}"}
    add(connection, "reading", reading_id="r", state="read", reason="", is_corrected=False, **reading)
    given = ("quantity", "total_target", "period", "baseline", "starts_on", "due_on", "way_of_counting", "comparator")
    add(
        connection,
        "indicator",
        **{"indicator_id": "i", "indicator_key": "i", "service_id": "s", "hub_id": "h", "reading_id": "r"},
        **{"position": 1, "text": "…", "nature": "target", "reason": "", "state": case["reading"]},
        **{"unit": "percent" if case["way_of_counting"] == "percentage" else "events"},
        **{name: case[name] or None for name in given},
    )


def report(connection, entry: str) -> None:
    """One annual report from "2025=3@2026-06-15": year, value (? for review, or missing), day of receipt."""
    year, value, unsure, received = re.fullmatch(r"(\d+)=([\d.]+|missing)(\?)?(?:@([\d-]+))?", entry).groups()
    received_on = date.fromisoformat(received) if received else min(date(int(year) + 1, 3, 1), date(2026, 11, 21))
    if int(year) == 2025 and not received:
        received_on = date(2025, 12, 31)  # known on the last day of the year, so that any later day can be judged
    name = document(connection, f"{year}.xlsx", "annual_report")
    keys = {"annual_report_id": name, "hub_id": "h", "report_year": int(year)}
    add(connection, "annual_report", document_id=name, received_on=received_on, is_latest=True, **keys)
    state = "missing" if value == "missing" else "review" if unsure else "read"
    add(
        connection,
        "indicator_result",
        **keys,
        indicator_key="i",
        value=None if value == "missing" else float(value),
        state=state,
        reason="",
        evidence_rung="self_reported",
    )


def recognise(connection, on: str) -> None:
    if on != "never":
        add(connection, "decision", decision_id="d", hub_id="h", step="recognised", decided_on=on, source="test")


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['case']}: {case['what it shows']}")
def test_worked_case(database, case):
    plan(database, case)
    recognise(database, case["recognised_on"] or case["starts_on"] or "2024-01-01")
    for entry in filter(None, case["reported"].split("; ")):
        report(database, entry)
    answer = database.execute("SELECT * FROM progress(CAST(? AS DATE))", [case["as_of"]]).df().iloc[0]
    assert answer["status_id"] == case["status"]
    assert case["reason says"] in answer["reason"]
    for name, column, scale in (
        ("actual", "actual_value", 1),
        ("progress_percent", "progress_share", 100),
        ("expected_percent", "expected_share", 100),
    ):
        figure = answer[column]
        shown = "" if figure != figure or figure is None else f"{round(figure * scale, 2 if scale == 1 else 1):g}"
        assert shown == case[name], name


def test_every_status_occurs_in_the_cases():
    assert {case["status"] for case in CASES} == {row["status_id"] for row in rows("progress_status")}
