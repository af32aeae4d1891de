"""Work plans become services, with the readings, indicators, countries and sums that their words hold."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from etl.findings import Finding, Place
from etl.forms.records import WorkPlanRow
from etl.meaning.identity import Target, own_part
from etl.meaning.interpret import Question
from etl.meaning.periods import first_day, last_day
from etl.meaning.reading import is_firm
from etl.rows.collection import place_columns
from etl.rows.documents.in_force import receipt_rank
from etl.rows.made import Made
from etl.rows.plans.doubts import ServiceRows
from etl.rows.plans.keys import ServiceKeys, TargetKeys
from etl.rows.plans.plan import Plan
from etl.rows.plans.versions import PlanVersions, years_of
from etl.rows.readings import Readings

# What tells how a target is judged, in the shape of an item.
POSSIBLE = ("quantity", "total_target", "baseline", "comparator", "unit", "period", "way_of_counting", "deadline")


def in_order(plans: Iterable[Plan]) -> list[Plan]:
    """The plans of all hubs, numbered for each hub by day of receipt; the numbers of unknown days tell no order."""
    by_hub: dict[str, list[Plan]] = defaultdict(list)
    for plan in plans:
        by_hub[plan.hub_id].append(plan)
    ordered = []
    for mine in by_hub.values():
        mine.sort(key=lambda plan: receipt_rank(plan.ordered_on, plan.document_id))
        ordered += [replace(plan, version=number) for number, plan in enumerate(mine, start=1)]
    return ordered


def questions(plan: Plan) -> Iterator[Question]:
    """What has to be asked about a plan's words."""
    for row in plan.rows:
        yield _topics_question(row, plan)
        for kind, column in (("years", "year"), ("indicators", "indicators"), ("coverage", "coverage")):
            if text := row.cell(column).text:
                yield Question(kind, text, plan.language, plan.country_code, "work_plan")
        for column in ("description", "indicators"):
            if text := row.cell(column).text:
                yield Question("money", text, plan.language, plan.country_code, "work_plan")


def _topics_question(row: WorkPlanRow, plan: Plan) -> Question:
    text = "\n".join(filter(None, (row.service.text, row.description.text)))
    return Question("topics", text, plan.language, None, "work_plan")


def plan_years(plan: Plan, readings: Readings) -> frozenset[int]:
    """The years that a plan's services are known to be for."""
    years: set[int] = set()
    for row in plan.rows:
        if text := row.year.text:
            question = Question("years", text, plan.language, plan.country_code, "work_plan")
            found = readings.found(question, plan.document_id, row.year.place, row.year.doubt)
            years.update(years_of(period_of(found)))
    return frozenset(years)


def plan_rows(plans: Iterable[Plan], readings: Readings) -> Made:
    """All plans as rows: services with what their words hold, and which of them another plan has replaced, or may have.

    `plans` are those of all hubs in the order of `in_order`, each with the number of its candidature.
    """
    loader, by_hub = _PlanRows(readings), defaultdict(list)
    for plan in plans:
        by_hub[plan.hub_id].append(plan)
    for mine in by_hub.values():
        loader.add(mine)
    return loader.made


class _PlanRows:
    """The rows of plans, hub by hub."""

    def __init__(self, readings: Readings) -> None:
        self.made = Made()
        self._readings = readings
        self._target_keys = TargetKeys()

    def add(self, plans: list[Plan]) -> None:
        """All plans of one hub: services, and which of them another plan has replaced, or may have."""
        rows, keys = ServiceRows(self.made), ServiceKeys(plans[0].hub_id)
        services: dict[str, list[dict[str, Any]]] = {}
        ended: dict[str, frozenset[str]] = {}
        for plan in plans:
            continued = keys.take(plan)
            for finding in continued.findings:
                self.made.find(finding, plan.document_id, plan.hub_id)
            services[plan.document_id] = self._services(plan, continued.keys)
            ended[plan.document_id] = continued.replaced_keys
            self._add_plan(plan, services[plan.document_id])
        for document_id, question in PlanVersions(plans, services, ended).settle(rows):
            self.made.find(question, document_id, plans[0].hub_id)
        self._find_unmentioned(plans, services)
        for plan in plans:
            for row in services[plan.document_id]:
                self.made.add("service", **row)
            for position, example in enumerate(plan.printed_examples, start=1):
                self.made.add("service", **_printed_example(plan, example, position))

    def _add_plan(self, plan: Plan, services: list[dict[str, Any]]) -> None:
        starts = [row["start_year"] for row in services if row["start_year"]]
        ends = [row["end_year"] for row in services if row["end_year"]]
        self.made.add(
            "work_plan",
            work_plan_id=plan.document_id,
            hub_id=plan.hub_id,
            document_id=plan.document_id,
            candidature_id=plan.candidature_id,
            version=plan.version,
            start_year=min(starts, default=None),
            end_year=max(ends, default=None),
            received_on=plan.received_on,
        )

    def _services(self, plan: Plan, keys: list[str]) -> list[dict[str, Any]]:
        rows = enumerate(zip(plan.rows, keys, strict=True), start=1)
        return [self._service(plan, row, position, key) for position, (row, key) in rows]

    def _service(self, plan: Plan, row: WorkPlanRow, position: int, service_key: str) -> dict[str, Any]:
        service_id = f"{service_key}/{plan.version}"
        asker = self._readings.of_service(self.made, plan, service_id)
        years = asker.ask("years", row, "year")
        coverage = asker.ask("coverage", row, "coverage")
        indicators = asker.ask("indicators", row, "indicators")
        period = period_of(years)
        self._add_types(service_id, row)
        self._add_topics(service_id, row, plan)
        if coverage and coverage["state"] == "read" and is_firm(coverage["value"]):
            self._add_coverage(service_id, coverage)
        keys = {"service_id": service_id, "service_key": service_key, "hub_id": plan.hub_id}
        if indicators:
            self._add_indicators(keys, indicators, period, plan, row.indicators.place)
        for column in ("description", "indicators"):
            asker.ask_money(row, column, keys, period)
        return {
            **keys,
            **period,
            **_first_place(row),
            "work_plan_id": plan.document_id,
            "document_id": plan.document_id,
            "version": plan.version,
            "is_current": True,
            "position": position,
            "is_printed_example": False,
            **_texts(row),
            "type_other": row.type_other,
            "language": plan.language,
            **coverage_columns(coverage),
            "years_state": _state(years),
            "indicators_state": _state(indicators),
        }

    def _add_types(self, service_id: str, row: WorkPlanRow) -> None:
        for service_type_id in row.types:
            self.made.add("service_service_type", service_id=service_id, service_type_id=service_type_id)

    def _add_topics(self, service_id: str, row: WorkPlanRow, plan: Plan) -> None:
        found = self._readings.topics(_topics_question(row, plan))
        for topic_id, keyword in found["topics"].items():
            self.made.add("service_topic", service_id=service_id, topic_id=topic_id, keyword=keyword)
        for support_kind_id, keyword in found["support_kinds"].items():
            self.made.add(
                "service_support_kind", service_id=service_id, support_kind_id=support_kind_id, keyword=keyword
            )

    def _add_coverage(self, service_id: str, coverage: dict[str, Any]) -> None:
        value = coverage["value"]
        for country_code, (reach, via) in coverage["countries"].items():
            self.made.add("service_country", service_id=service_id, country_code=country_code, reach=reach, via=via)
        priority = value.get("priority") or {}
        for is_priority, regions in ((False, value["regions"]), (True, priority.get("regions") or ())):
            for region_code in regions:
                self.made.add("service_region", service_id=service_id, region_code=region_code, is_priority=is_priority)
        for kind, names in (("subnational", value["subnational"]), ("group", _unlisted(coverage))):
            for name in names:
                self.made.add("service_unplaced", service_id=service_id, kind=kind, name=name)

    def _add_indicators(
        self, keys: dict[str, str], indicators: dict[str, Any], period: dict[str, Any], plan: Plan, place: Place
    ) -> None:
        targets = [_target(item, indicators["text"], plan) for item in indicators["items"]]
        indicator_keys = self._target_keys.take(keys["service_key"], plan.version, targets)
        keyed = zip(indicators["items"], indicator_keys, strict=True)
        for position, (item, indicator_key) in enumerate(keyed, start=1):
            deadline = day_of(item["deadline"])
            starts_on = period["start_on"]
            if deadline and starts_on and deadline < starts_on:
                self.made.find(_early_deadline(item, starts_on, place), plan.document_id, plan.hub_id)
                starts_on = None
            self.made.add(
                "indicator",
                indicator_id=f"{keys['service_id']}/{position}",
                indicator_key=indicator_key,
                service_id=keys["service_id"],
                hub_id=plan.hub_id,
                reading_id=indicators["reading_id"],
                position=position,
                due_on=deadline or period["end_on"],
                starts_on=starts_on,
                **indicator_columns(item, deadline, indicators["text"]),
            )
            self._add_ways_to_read(item, indicators["reading_id"], position)

    def _add_ways_to_read(self, item: dict[str, Any], reading_id: str, item_position: int) -> None:
        """All values that an item in doubt may have, so that what is the same for each needs no answer."""
        for position, way in enumerate(item.get("possible") or (), start=1):
            value = {name: (item | way["changes"])[name] for name in POSSIBLE}
            self.made.add(
                "reading_alternative",
                reading_id=reading_id,
                item_position=item_position,
                position=position,
                value_json=json.dumps(value, ensure_ascii=False),
                why=way["why"],
            )

    def _find_unmentioned(self, plans: list[Plan], services: dict[str, list[dict[str, Any]]]) -> None:
        """A note for each service that a later plan for the same years does not name: dropped, or just not repeated?"""
        for plan in plans:
            years = {year for row in services[plan.document_id] for year in years_of(row)}
            named = {row["service_key"] for row in services[plan.document_id]}
            for earlier in plans:
                if not (earlier.ordered_on and plan.ordered_on and earlier.ordered_on < plan.ordered_on):
                    continue
                for row in services[earlier.document_id]:
                    if row["is_current"] and row["service_key"] not in named and years & set(years_of(row)):
                        self.made.find(_unmentioned(row, plan), plan.document_id, plan.hub_id)


def _texts(row: WorkPlanRow) -> dict[str, str | None]:
    """The cells of a row as written."""
    columns = {"title": "service", "description": "description"}
    columns |= {f"{name}_text": name for name in ("indicators", "year", "coverage")}
    return {column: row.cell(name).text for column, name in columns.items()}


def _printed_example(plan: Plan, row: WorkPlanRow, position: int) -> dict[str, Any]:
    """A row whose offer is a printed example, as a service that is never in force: shown, with nothing read from it.

    So it has no types, countries, topics, targets and sums, and no question of it waits for a person.
    """
    key = f"{plan.hub_id}/printed-example-{position}"
    return {
        **_texts(row),
        **_first_place(row),
        **dict.fromkeys(("years_state", "coverage_state", "indicators_state"), "not_applicable"),
        "service_id": f"{key}/{plan.version}",
        "service_key": key,
        "hub_id": plan.hub_id,
        "work_plan_id": plan.document_id,
        "document_id": plan.document_id,
        "version": plan.version,
        "is_current": False,
        "position": position,
        "is_printed_example": True,
        "coverage_is_tentative": False,
    }


def _target(item: dict[str, Any], cell: str, plan: Plan) -> Target:
    """What tells an item of a cell from the others, in this plan and the next."""
    numbers = (item["quantity"], item["quantity_max"], item["total_target"])
    span = cell[item["start"] : item["end"]]
    return Target(
        line=own_part(line_around(cell, item["start"], item["end"]), span),
        span=span,
        nature=item["nature"],
        unit=item["unit"],
        period=item["period"],
        numbers=tuple(float(number) for number in numbers if number is not None),
        language=plan.language,
        country_code=plan.country_code,
    )


def period_of(years: dict[str, Any] | None) -> dict[str, Any]:
    """The columns of a period; all empty where the reading is not trusted."""
    value = years["value"] if years and years["state"] == "read" else {}
    start_on, end_on = first_day(value.get("start")), last_day(value.get("end"))
    return {
        "start_year": value.get("start_year"),
        "end_year": value.get("end_year"),
        "start_on": start_on,
        "end_on": end_on,
        "is_open_ended": value.get("open_ended"),
    }


def coverage_columns(coverage: dict[str, Any] | None) -> dict[str, Any]:
    """The columns of a coverage; what it says is empty where the reading is not trusted."""
    value = coverage["value"] if coverage and coverage["state"] == "read" else {}
    return {
        "coverage_mode": value.get("mode"),
        "coverage_state": _state(coverage),
        **{f"coverage_{name}": value.get(name) for name in ("limit", "exception", "condition")},
        "coverage_is_tentative": bool(value.get("is_tentative")),
    }


def day_of(value: str | date | None) -> date | None:
    """A day from its ISO text."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def indicator_columns(item: dict[str, Any], deadline: date | None, cell: str) -> dict[str, Any]:
    """The columns that come from the item itself; its text is the whole line of the cell that it stands in."""
    numbers = ("quantity", "quantity_max", "total_target", "baseline")
    words = ("comparator", "unit", "unit_id", "period", "per", "nature", "way_of_counting", "state", "reason")
    return {
        **{name: None if item[name] is None else float(item[name]) for name in numbers},
        **{name: item[name] for name in words},
        "condition": item.get("condition"),
        "is_tentative": bool(item.get("is_tentative")),
        "text": line_around(cell, item["start"], item["end"]),
        "deadline": deadline,
        "span_start": item["start"],
        "span_end": item["end"],
    }


def line_around(text: str, start: int, end: int) -> str:
    """The whole lines of a text that the characters from start to end stand in."""
    before, after = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    return f"{before}{text[start:end]}{after}".strip()


def _state(reading: dict[str, Any] | None) -> str:
    return reading["state"] if reading else "missing"


def _unlisted(coverage: dict[str, Any]) -> list[str]:
    """The groups through which no country was found."""
    through = {via for _, via in coverage["countries"].values()}
    value = coverage["value"]
    groups = [*value["groups"], *((value.get("priority") or {}).get("groups") or ())]
    return [group for group in groups if group not in through]


def _first_place(row: WorkPlanRow) -> dict[str, Any]:
    """Part, table and row of the service; its columns have places of their own in `reading`."""
    columns = place_columns(row.place)
    del columns["column_number"]
    return columns


def _early_deadline(item: dict[str, Any], starts_on: date, place: Place) -> Finding:
    return Finding(
        "deadline_before_start",
        f"The target is due on {item['deadline']}, before the service begins on {starts_on}.",
        place,
        item["text"],
        "Ask the hub which of the two is right, and add the answer to data/corrections.csv.",
    )


def _unmentioned(row: dict[str, Any], plan: Plan) -> Finding:
    place = Place(row["table_number"], row["row_number"], None, row["part"])
    return Finding(
        "service_not_in_later_plan",
        f'The later plan {plan.document_id} does not name "{row["title"]}", which stays in force.',
        place,
        row["title"] or "",
        "Ask the hub whether the service was dropped; its annual report can say so.",
    )
