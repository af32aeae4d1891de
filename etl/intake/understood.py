"""What a load would make of a form, read and not stored: its services with their values, and what would wait."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from etl.findings import Place
from etl.forms.content import Candidature, WorkPlan
from etl.forms.records import WorkPlanRow
from etl.meaning.interpret import answer
from etl.meaning.places import resolve_country
from etl.rows.corrections import read_corrections
from etl.rows.made import Made
from etl.rows.plans.plan import Plan
from etl.rows.plans.services import plan_rows, questions
from etl.rows.readings import Readings
from etl.rules.screening.application import Application, ServiceYears
from etl.rules.screening.requirements import screen
from etl.rules.screening.verdicts import RequirementResult

IN_THE_FORM = ("form", "word_limits", "work_plan")  # groups of requirements that a form alone can meet
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Service:
    """One service as understood: its row, and the rows of its indicators, sums, countries and readings."""

    plan: WorkPlanRow
    row: Row
    indicators: tuple[Row, ...]
    amounts: tuple[Row, ...]
    country_codes: tuple[str, ...]
    readings: Mapping[str, Row]


@dataclass(frozen=True, slots=True)
class Unclear:
    """Words of a form that would wait for a person: what they should say, the words, why, and where they stand."""

    kind: str
    text: str
    reason: str
    place: Place


def services_of(form: Candidature | WorkPlan) -> list[Service]:
    """The services of a form by the loader's own readings, in the order of its plan."""
    country = form.text("country") if isinstance(form, Candidature) else None
    own = resolve_country(country or "")
    plan = Plan("form", "city", own, None, None, form.language, form.services, form.printed_examples)
    readings = Readings({one.key: answer(one) for one in questions(plan)}, read_corrections([]))
    made = plan_rows([plan], readings)
    rows = sorted(
        (row for row in made.rows("service") if not row["is_printed_example"]), key=lambda row: row["position"]
    )
    return [_service(made, plan_row, row) for plan_row, row in zip(form.services, rows, strict=True)]


def _service(made: Made, plan: WorkPlanRow, row: Row) -> Service:
    def mine(table: str) -> tuple[Row, ...]:
        return tuple(one for one in made.rows(table) if one["service_id"] == row["service_id"])

    countries = dict.fromkeys(one["country_code"] for one in mine("service_country"))
    readings = {f"{one['kind']} {one['field']}": one for one in mine("reading")}
    return Service(plan, row, mine("indicator"), mine("amount"), tuple(countries), readings)


def unclear_in(service: Service) -> list[Unclear]:
    """The readings of a service that would wait: each of its targets by itself, any other cell as a whole."""
    found = []
    for reading in service.readings.values():
        place = Place(reading["table_number"], reading["row_number"], reading["column_number"], reading["part"])
        waiting = [one for one in service.indicators if one["reading_id"] == reading["reading_id"]]
        waiting = [one for one in waiting if one["state"] != "read"]
        if reading["kind"] == "indicators" and waiting:
            found += [Unclear("indicators", one["text"], one["reason"], place) for one in waiting]
        elif reading["state"] != "read":
            found.append(Unclear(reading["kind"], reading["text"], reading["reason"], place))
    return found


def judged(form: Candidature, services: list[Service]) -> list[RequirementResult]:
    """What the guideline asks of a form itself, met or not: answers, their length, and the work plan."""
    years = tuple(ServiceYears(one.row["start_year"], one.row["end_year"]) for one in services)
    own = replace(form, work_plan=form.services)
    results = screen(Application(form=own, motivation_letter=None, exemplary_work=None, years=years))
    return [result for result in results if result.group in IN_THE_FORM]
