"""Pre-filled annual reports out of the current snapshot, for one hub or for every hub that owes one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

from etl.errors import EtlError, NoSnapshot
from etl.send.annual_report_plan import PlannedIndicator, PlannedService, ReportPlan
from etl.send.annual_report_word import write_word
from etl.send.annual_report_workbook import write_workbook
from etl.send.letters import chaser_letter
from etl.snapshot.folder import current_name, public_path
from etl.snapshot.publish import opens

QUERIES = Path(__file__).resolve().parent / "queries"


class NothingToWrite(EtlError):
    """No report can be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class OwedReport:
    """One report that a hub owes, and the day it was due."""

    hub_id: str
    report_year: int
    due_on: date


def write_report(snapshots: Path, hub_id: str, year: int, folder: Path) -> list[Path]:
    """Write the pre-filled report of one hub and year as .xlsx and .docx; raises NothingToWrite."""
    with _opened(snapshots) as database:
        return _write(report_plan(database, hub_id, year), folder)


def write_overdue(snapshots: Path, as_of: date, folder: Path) -> list[Path]:
    """Write the chaser pack: for each report overdue on the day, a folder with the letter and the pre-filled forms."""
    written = []
    with _opened(snapshots) as database:
        for owed in _overdue(database, as_of):
            plan = report_plan(database, owed.hub_id, owed.report_year)
            mine = folder / f"{owed.hub_id}-{owed.report_year}"
            written += _write(plan, mine)
            letter = mine / "letter.docx"
            letter.write_bytes(chaser_letter(plan.hub_name, owed.report_year, owed.due_on, as_of, plan.language))
            written.append(letter)
    return written


def report_plan(database: duckdb.DuckDBPyConnection, hub_id: str, year: int) -> ReportPlan:
    """What the form of one hub and year is pre-filled with; raises NothingToWrite where there is nothing."""
    query = "SELECT name, coalesce(language, 'en'), coalesce(country_code, '') FROM hub WHERE hub_id = ?"
    hub = database.execute(query, [hub_id]).fetchone()
    if not hub:
        raise NothingToWrite(f'No hub has the hub_id "{hub_id}".', "The Hub screen and data/hubs.csv show the keys.")
    services = tuple(_services(database, hub_id, year))
    if not services:
        raise NothingToWrite(f"{hub_id} has no service for {year} in its work plan, so there is nothing to report on.")
    name, language, country_code = hub
    return ReportPlan(hub_id, name, year, language, services, country_code)


def _services(database: duckdb.DuckDBPyConnection, hub_id: str, year: int) -> list[PlannedService]:
    rows = _ask(database, "planned_services", hub_id=hub_id, report_year=year)
    indicators = _ask(database, "planned_indicators", hub_id=hub_id, report_year=year)
    return [
        PlannedService(
            row["service_key"],
            row["title"],
            tuple(row["types"]),
            row["year_text"],
            tuple(_indicator(item) for item in indicators if item["service_key"] == row["service_key"]),
            tuple(row["cities_last_year"]),
        )
        for row in rows
    ]


def _indicator(row: dict[str, Any]) -> PlannedIndicator:
    return PlannedIndicator(
        row["indicator_key"], row["text"], row["target"] or "", row["unit"] or "", row["last_year_value"] or ""
    )


def _overdue(database: duckdb.DuckDBPyConnection, as_of: date) -> list[OwedReport]:
    query = """
        SELECT hub_id, report_year, due_on FROM calendar(CAST($as_of AS DATE))
        WHERE report_state = 'overdue' ORDER BY hub_id, report_year
    """
    return [OwedReport(*row) for row in database.execute(query, {"as_of": as_of}).fetchall()]


def _ask(database: duckdb.DuckDBPyConnection, name: str, **parameters: Any) -> list[dict[str, Any]]:
    """The rows of etl/send/queries/<name>.sql as dicts."""
    cursor = database.execute((QUERIES / f"{name}.sql").read_text(encoding="utf-8"), parameters)
    columns = [column[0] for column in cursor.description]
    return [dict(zip(columns, row, strict=True)) for row in cursor.fetchall()]


def _write(plan: ReportPlan, folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    stem = f"annual-report-{plan.report_year}-{plan.hub_id}"
    workbook, word = folder / f"{stem}.xlsx", folder / f"{stem}.docx"
    workbook.write_bytes(write_workbook(plan))
    word.write_bytes(write_word(plan))
    return [workbook, word]


@contextmanager
def _opened(snapshots: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The current snapshot; raises NoSnapshot where there is none, or none that this version can ask."""
    name = current_name(snapshots)
    if not name:
        raise NoSnapshot(f"There is no snapshot in {snapshots}.", "Make one with: python -m etl load")
    again = "Make it again with: python -m etl load"
    if not opens(public_path(snapshots, name)):
        raise NoSnapshot(f"The snapshot {name} in {snapshots} cannot be opened.", again)
    with duckdb.connect(str(public_path(snapshots, name)), read_only=True) as database:
        try:
            yield database
        except duckdb.CatalogException:
            raise NoSnapshot(f"The snapshot {name} in {snapshots} is of another version.", again) from None
