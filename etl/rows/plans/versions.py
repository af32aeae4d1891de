"""Which services of a hub's plans are in force: of a title the last one for its years, where it can be told which.

A form's plan replaces the plan of the form before it as a whole. A plan sent alone replaces services by their title,
for it may hold next year's rows only.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from etl.findings import Finding
from etl.forms.records import WorkPlanRow
from etl.rows.documents.in_force import Version, order_unknown, receipt_rank
from etl.rows.plans.doubts import ServiceRows, doubt_service, doubt_whole_service
from etl.rows.plans.plan import Plan
from etl.text.normal import normalised

COLUMNS = ("service", "description", "indicators", "year", "coverage")
Service = dict[str, Any]


def row_words(row: WorkPlanRow) -> tuple[object, ...]:
    """All that one row of a work plan says, freed of where it stands."""
    texts = (normalised(row.cell(column).text or "") for column in COLUMNS)
    return (*texts, frozenset(row.types), normalised(row.type_other or ""))


class PlanVersions:
    """The plans of one hub with their services, and what of them is in force."""

    def __init__(
        self, plans: Iterable[Plan], services: Mapping[str, list[Service]], ended: Mapping[str, frozenset[str]]
    ) -> None:
        """`services` are rows of `service` by work_plan_id, in the order of the plan; `settle` completes them.

        `ended` are the keys of services that a plan replaces without telling by which of its rows.
        """
        self._plans = {plan.document_id: plan for plan in plans}
        self._services = services
        self._ended = ended
        self._versions: dict[str, Version] = {}
        self._words: dict[str, tuple[object, ...]] = {}
        for plan_id, plan in self._plans.items():
            words = [row_words(row) for row in plan.rows]
            self._versions[plan_id] = Version(plan_id, plan.ordered_on, tuple(words))
            names = (service["service_id"] for service in services[plan_id])
            self._words.update(zip(names, words, strict=True))

    def settle(self, rows: ServiceRows) -> list[tuple[str, Finding]]:
        """Mark what is replaced, and what waits because its order can't be told; gives what to ask of which plan."""
        by_key: dict[str, list[Service]] = defaultdict(list)
        for service in self._everything():
            by_key[service["service_key"]].append(service)
        for alike in by_key.values():
            for service in alike:
                self._replace(service, alike)
        asked = [self._doubt(group, rows) for alike in by_key.values() for group in _overlapping(alike)]
        asked += [self._doubt_alone(service, rows) for service in self._everything()]
        questions = dict.fromkeys(filter(None, asked))
        told = [order_unknown(self._versions[plan_id] for plan_id in plan_ids) for plan_ids in questions]
        return told + [found for plan_id in self._plans for found in self._doubt_sums(plan_id, rows)]

    def _everything(self) -> Iterator[Service]:
        for services in self._services.values():
            yield from services

    def _replace(self, service: Service, alike: list[Service]) -> None:
        """Mark a service that a later form, or a later service of its title for its years, replaces."""
        mine = service["work_plan_id"]
        whole = (plan_id for plan_id in self._plans if self._restates(plan_id, mine) or self._ends(plan_id, service))
        later = {plan_id for plan_id in whole if self._is_before(mine, plan_id)}
        later |= {
            other["work_plan_id"]
            for other in alike
            if self._is_before(mine, other["work_plan_id"]) and overlap(service, other)
        }
        if later:
            service.update(is_current=False, replaced_by=min(later, key=self._rank))

    def _ends(self, plan_id: str, service: Service) -> bool:
        """Whether a plan has rows for a service's years of which one replaces it, though not told which."""
        is_ended = service["service_key"] in self._ended[plan_id]
        return is_ended and any(overlap(service, other) for other in self._services[plan_id])

    def _doubt(self, alike: list[Service], rows: ServiceRows) -> frozenset[str] | None:
        """Of services of one title and time, whose order is not known, let wait what they don't say alike."""
        leader = max(alike, key=lambda service: self._rank(service["work_plan_id"]))
        others = [service for service in alike if service is not leader]
        rivals = [service for service in others if self._says(service) != self._says(leader)]
        for service in others:
            if service not in rivals:
                service.update(is_current=False, replaced_by=leader["work_plan_id"])
        if not rivals:
            return None
        plan_ids = frozenset(service["work_plan_id"] for service in (leader, *rivals))
        doubt_service(rows, leader, rivals, _reason(plan_ids))
        return plan_ids

    def _doubt_alone(self, service: Service, rows: ServiceRows) -> frozenset[str] | None:
        """Let a service wait that a form may have left out: it is not known whether that form came later."""
        mine, key = service["work_plan_id"], service["service_key"]
        without = [
            plan_id
            for plan_id in self._plans
            if (self._restates(plan_id, mine) or self._ends(plan_id, service))
            and not self._is_before(plan_id, mine)
            and not any(other["service_key"] == key for other in self._services[plan_id])
        ]
        if not service["is_current"] or not without:
            return None
        plan_ids = frozenset([mine, *without])
        doubt_whole_service(rows, service, ", ".join(sorted(without)), _reason(plan_ids))
        return plan_ids

    def _doubt_sums(self, plan_id: str, rows: ServiceRows) -> Iterator[tuple[str, Finding]]:
        """Let the sums of a plan wait that another one may have replaced as a whole; gives what to ask about that."""
        rivals = [other for other in self._plans if self._may_replace(other, plan_id)]
        amounts = [row for service in self._in_force(plan_id) for row in rows.of("amount", service)]
        if not rivals or not any(row["state"] == "read" for row in amounts):
            return
        finding = _sums_in_doubt(plan_id, rivals)
        for row in amounts:
            row.update(state="review", reason=finding.message)
        yield rivals[0], finding

    def _may_replace(self, plan_id: str, other_id: str) -> bool:
        """Whether a plan is for all years of another, takes up none of its services and is not known to be earlier."""
        one, other = self._plans[plan_id], self._plans[other_id]
        if plan_id == other_id or one.candidature_number != other.candidature_number:
            return False
        new, old = self._in_force(plan_id), self._in_force(other_id)
        has_common = {row["service_key"] for row in new} & {row["service_key"] for row in self._services[other_id]}
        is_for_all = bool(new) and bool(old) and _years(old) <= _years(new)
        return is_for_all and not has_common and not self._is_before(plan_id, other_id)

    def _in_force(self, plan_id: str) -> list[Service]:
        return [service for service in self._services[plan_id] if service["is_current"]]

    def _restates(self, plan_id: str, other_id: str) -> bool:
        """Whether a plan says the other one again as a whole: both stand in forms of one candidature."""
        one, other = self._plans[plan_id], self._plans[other_id]
        is_form = one.candidature_id is not None and other.candidature_id is not None
        return is_form and plan_id != other_id and one.candidature_number == other.candidature_number

    def _is_before(self, plan_id: str, other_id: str) -> bool:
        return self._versions[plan_id].is_before(self._versions[other_id])

    def _rank(self, plan_id: str) -> tuple[bool, str, str]:
        return receipt_rank(self._plans[plan_id].ordered_on, plan_id)

    def _says(self, service: Service) -> tuple[object, ...]:
        return self._words[service["service_id"]]


def overlap(one: Service, other: Service) -> bool:
    """Whether two services are for a year in common; they may be where the years of one are not known."""
    if one["start_year"] is None or other["start_year"] is None:
        return True
    return not _ends_before(one, other) and not _ends_before(other, one)


def years_of(service: Service) -> range:
    """The years that a service is known to be for: the one year where only its first or last is known."""
    known = [year for year in (service["start_year"], service["end_year"]) if year is not None]
    return range(min(known), max(known) + 1) if known else range(0)


def _years(services: Iterable[Service]) -> set[int]:
    return {year for service in services for year in years_of(service)}


def _sums_in_doubt(plan_id: str, rivals: list[str]) -> Finding:
    message = (
        f"{', '.join(rivals)} names no service of {plan_id}, for the same years: whether it stands in its place is not "
        f"known, and the sums of {plan_id} are in no total."
    )
    return Finding("plan_wholly_new", message, text=plan_id)


def _ends_before(one: Service, other: Service) -> bool:
    return not one["is_open_ended"] and (one["end_year"] or one["start_year"]) < other["start_year"]


def _overlapping(alike: list[Service]) -> list[list[Service]]:
    """The services in force that share years with another one in force, group by group."""
    groups: list[list[Service]] = []
    for service in filter(lambda service: service["is_current"], alike):
        near = [group for group in groups if any(overlap(service, other) for other in group)]
        groups = [group for group in groups if group not in near] + [
            [service, *(row for group in near for row in group)]
        ]
    return [group for group in groups if len(group) > 1]


def _reason(plan_ids: Iterable[str]) -> str:
    return f"Which of {' and '.join(sorted(plan_ids))} came last is not known, and they do not say the same."
