"""Annual reports of the example hubs: the pre-filled form that each would have got, filled in as its TOML file says.

The form of a year is made from a snapshot of what had arrived by the end of that year, so a later plan or report isn't
in it, and last year's values are.
"""

import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
from fill_report import fill_word, fill_workbook
from packages import LABEL
from paths import report_path

from etl.load import load_data
from etl.send.annual_report_plan import PlannedService, ReportPlan
from etl.send.annual_report_word import write_word
from etl.send.annual_report_workbook import write_workbook
from etl.send.packs import NothingToWrite, report_plan
from etl.snapshot.folder import current_name, public_path

Hub = Mapping[str, Any]
Received = Mapping[str, str]

MAKERS = {"xlsx": (write_workbook, fill_workbook), "docx": (write_word, fill_word)}


def write_reports(data: Path, hubs: Mapping[str, Hub], received: Received) -> None:
    """Write every report into the inbox of `data`; `received` is the day of receipt of each file of the inbox."""
    years = sorted({report["year"] for hub in hubs.values() for report in hub.get("annual_report", [])})
    for year in years:
        with snapshot_of(data, received, f"{year}-12-31") as database:
            for hub_id, hub, report in reports_of(hubs, year):
                path = data / "inbox" / hub_id / report_path(report)
                path.write_bytes(filled_report(database, hub_id, hub, report))


def reports_of(hubs: Mapping[str, Hub], year: int) -> Iterator[tuple[str, Hub, Mapping[str, Any]]]:
    """Key, hub and report of each hub that reported on the year."""
    for hub_id, hub in hubs.items():
        yield from ((hub_id, hub, report) for report in hub.get("annual_report", []) if report["year"] == year)


@contextmanager
def snapshot_of(data: Path, received: Received, last_day: str) -> Iterator[duckdb.DuckDBPyConnection]:
    """The snapshot that would have been published from what had arrived by a day, YYYY-MM-DD."""
    with tempfile.TemporaryDirectory() as folder:
        then = Path(folder)
        for table in data.glob("*.csv"):
            shutil.copy(table, then)
        for file in [file for file, day in received.items() if day <= last_day]:
            (then / "inbox" / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(data / "inbox" / file, then / "inbox" / file)
        load_data(then, then / "inbox", then / "snapshots", progress=lambda items, count, what: items)
        name = current_name(then / "snapshots")
        with duckdb.connect(str(public_path(then / "snapshots", name)), read_only=True) as database:
            yield database


def filled_report(database: duckdb.DuckDBPyConnection, hub_id: str, hub: Hub, report: Mapping[str, Any]) -> bytes:
    """The file of one report; the hub's name says that it is an example."""
    write, fill = MAKERS[report["file"]]
    plan = planned(database, hub_id, hub, report["year"])
    plan = replace(plan, hub_name=f"{plan.hub_name} ({LABEL})", language=report["language"])
    return fill(write(plan), {**report, "service": list(in_words_of(plan, report["service"]))})


def planned(database: duckdb.DuckDBPyConnection, hub_id: str, hub: Hub, year: int) -> ReportPlan:
    """What the form is pre-filled with; nothing where no service of the plan falls into the year."""
    try:
        return report_plan(database, hub_id, year)
    except NothingToWrite:
        return ReportPlan(hub_id, hub["hub"]["name"], year, hub["hub"]["language"])


def in_words_of(plan: ReportPlan, services: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """The reported services, each result under the words by which the form calls its indicator."""
    by_title = {service.title: service for service in plan.services}
    for service in services:
        results = service.get("result", [])
        if service["service"] in by_title:
            results = list(in_words_of_service(by_title[service["service"]], results))
        yield {**service, "result": results}


def in_words_of_service(service: PlannedService, results: Iterable[Mapping[str, Any]]) -> Iterator[dict[str, Any]]:
    """A form may print only a part of an indicator's line; each printed part takes one result."""
    printed = [indicator.text for indicator in service.indicators]
    for result in results:
        own = [text for text in printed if text in result["indicator"]]
        if own:
            printed.remove(own[0])
        yield {**result, "indicator": own[0] if own else result["indicator"]}
