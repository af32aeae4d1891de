"""Rows of plans and of the tables made of them, for tests of what goes on from one plan to the next."""

from datetime import date
from typing import Any

from etl.findings import Place
from etl.forms.records import Answer, WorkPlanRow
from etl.rows.plans.index import PlanIndex
from etl.rows.plans.plan import Plan


def work_plan_row(title: str | None, **cells: Any) -> WorkPlanRow:
    """A row of a plan: its title and what differs from a training for mayors."""
    told = {"description": "For mayors", "indicators": "400 participants", "year": "2026", "coverage": "Kenya"}
    told |= {"service": title} | cells
    answers = {name: Answer(name, told[name], told[name] or "", Place(1, 2, 3)) for name in told if name != "types"}
    types = told.get("types", ("training",))
    types_cell = Answer("types", "", "", Place(1, 2, 5))
    return WorkPlanRow(types_cell=types_cell, types=types, type_other=None, place=Place(1, 2), **answers)


def plan(*rows: WorkPlanRow, version: int = 1, on: date | None = None, **more: Any) -> Plan:
    known = {"country_code": "KEN", "candidature_id": None, "language": "en", "printed_examples": ()} | more
    return Plan(f"plan-{version}", "h", received_on=on, rows=rows, version=version, **known)


def service(key: str = "h/s", version: int = 1, **values: Any) -> dict[str, Any]:
    """A row of `service`."""
    texts = {"title": "Training", "description": "For mayors", "indicators_text": "3 events", "coverage_text": None}
    keys = {"service_key": key, "service_id": f"{key}.{version}", "hub_id": "h", "work_plan_id": f"plan-{version}"}
    given = {"version": version, "is_current": True, "is_printed_example": False, "position": 1, "replaced_by": None}
    years = {"start_year": None, "end_year": None, "year_text": None, "is_open_ended": False}
    return texts | keys | given | years | values


def target(key: str, of: dict[str, Any], text: str = "3 events", **values: Any) -> dict[str, Any]:
    """A row of `indicator` of one row of `service`."""
    given = {
        "quantity": 3,
        "total_target": None,
        "unit": "event",
        "unit_id": "event",
        "nature": "target",
        "position": 1,
    }
    keys = {"indicator_key": key, "service_id": of["service_id"], "text": text}
    start = (of["indicators_text"] or "").find(text)
    return given | keys | {"span_start": start, "span_end": start + len(text)} | values


def index(services: list[dict[str, Any]], targets: list[dict[str, Any]]) -> PlanIndex:
    return PlanIndex(services, targets)
