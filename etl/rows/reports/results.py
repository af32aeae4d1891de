"""Annual reports become results, supported cities and delivered sums, joined to the plan by their keys."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from etl.findings import Finding
from etl.folder.table_file import ListRow
from etl.forms.annual_report.cities import SupportedCity
from etl.forms.annual_report.numbers import ReportedNumber
from etl.forms.annual_report.report import AnnualReport, IndicatorResult, MoneyGiven, ServiceResult, misfilings
from etl.meaning.identity import exact
from etl.meaning.interpret import Question
from etl.rows.collection import place_columns
from etl.rows.corrections import Corrections
from etl.rows.documents.documents import Documents
from etl.rows.documents.in_force import Standing, Version, open_questions, order_unknown, same_words, standings
from etl.rows.hubs import Hubs
from etl.rows.made import Asked, Made
from etl.rows.money.amounts import amount_row
from etl.rows.plans.index import PlanIndex, Said, Service, TargetOfService, unmatched_in_list
from etl.rows.reports.cities import SupportedCities
from etl.rows.reports.matching import MatchedResult, MatchedService, ReportMatching, ToldTarget
from etl.rows.reports.versions import NO_DOUBTS, Doubts, doubts_of, holds_answers, report_words
from etl.text.keys import key_of, slug

Row = dict[str, Any]
MISFILED = frozenset({"report_other_hub", "report_other_year"})
EVIDENCE_RUNGS = {"link": "document", "document": "document"}


@dataclass(frozen=True, slots=True)
class Report:
    """One annual report as read, with what the loader knows about it."""

    document_id: str
    hub_id: str
    received_on: date | None
    accepted_on: date | None
    content: AnnualReport


def confirmation_rows(rows: Iterable[ListRow], hubs: Hubs, index: PlanIndex) -> Made:
    """One row of `confirmation` for each row of data/confirmations.csv about a known hub."""
    made = Made()
    for row in hubs.known(rows, made):
        year = int(row.number("year") or 0)
        services = index.services(row["hub_id"], Said(None, row["service"], year=year))
        service_key = services[0].key if len(services) == 1 else None
        if not service_key:
            made.find(unmatched_in_list(row, "confirmation_unmatched", services), None, row["hub_id"])
        made.add(
            "confirmation",
            hub_id=row["hub_id"],
            report_year=year,
            service_key=service_key,
            service=row["service"],
            city=row["city"],
            country_code=row.value("country_code"),
            confirmed_on=row.day("confirmed_on"),
            confirmed_by="secretariat" if row["confirmed_by"] == "secretariat" else "receiving_city",
            source=row["source"] or None,
        )
    return made


def report_rows(
    reports: Iterable[Report],
    index: PlanIndex,
    corrections: Corrections,
    confirmations: Iterable[Row],
    cities: Iterable[Row],
) -> Made:
    """All reports as rows: results, cities and delivered sums, and where each stands among the reports of its year.

    `index` holds the plans, `confirmations` are the rows of that table, `cities` those that name a city's country.
    """
    loader = _ReportRows(index, corrections, confirmations, SupportedCities(cities))
    loader.add(reports)
    return loader.made


class _ReportRows:
    """The rows of the annual reports."""

    def __init__(
        self, index: PlanIndex, corrections: Corrections, confirmations: Iterable[Row], cities: SupportedCities
    ) -> None:
        self.made = Made()
        self.made.answered = cities.answered
        self._index = index
        self._corrections = corrections
        self._cities = cities
        self._matching: dict[str, ReportMatching] = {}
        # By hub, year and service: the cities that confirm, each with the countries that it is said to be in.
        self._confirmed: dict[tuple[str, int, str | None], dict[str, set[str | None]]] = defaultdict(dict)
        self._verified: set[tuple[str, int, str | None]] = set()
        for row in confirmations:
            about = (row["hub_id"], row["report_year"], row["service_key"])
            if row["confirmed_by"] == "secretariat":
                self._verified.add(about)
            else:
                self._confirmed[about].setdefault(slug(row["city"]), set()).add(row["country_code"])

    def add(self, reports: Iterable[Report]) -> None:
        """All reports; what is filed wrong is refused first, so that it replaces nothing."""
        of_year: dict[tuple[str, int | None], list[Report]] = defaultdict(list)
        for report in reports:
            self._matching[report.document_id] = ReportMatching(self._index, report.hub_id, report.content)
            if self._is_filed_right(report):
                of_year[report.hub_id, report.content.report_year].append(report)
            else:
                self.made.add("document_standing", document_id=report.document_id, standing="refused")
        for versions in of_year.values():
            self._add_versions(versions)

    def _add_versions(self, reports: list[Report]) -> None:
        """All reports of one hub and year: the one received last, where that can be told, stands for the others."""
        filled = [report for report in reports if holds_answers(report.content)]
        versions = [_version(report) for report in filled or reports]
        standing = standings(versions)
        for report in reports:
            self._add_version(report, standing.get(report.document_id), versions, reports)
        asked = open_questions(versions, standing)
        if asked:
            document_id, question = order_unknown(asked)
            self.made.find(question, document_id, reports[0].hub_id)

    def _add_version(
        self, report: Report, standing: Standing | None, versions: list[Version], reports: list[Report]
    ) -> None:
        """One report with where it stands; an empty one beside a filled one stands nowhere and replaces nothing."""
        if standing is None:
            self.made.find(_empty(versions), report.document_id, report.hub_id)
            self.made.add("document_standing", document_id=report.document_id, standing="empty")
            self._add_report(report, NO_DOUBTS, is_latest=False)
            return
        place = {"standing": standing.name, "replaced_by": standing.replaced_by}
        self.made.add("document_standing", document_id=report.document_id, **place)
        if standing.replaced_by:
            self.made.find(_replaced(report, standing.replaced_by, versions), report.document_id, report.hub_id)
        rivals = [other for other in reports if other.document_id in standing.rivals]
        doubts = self._doubts(report, rivals)
        self._add_report(report, doubts, is_latest=standing.leads)
        if standing.leads or not standing.replaced_by:
            self._add_sums(report, doubts, standing.leads)

    def _doubts(self, report: Report, rivals: list[Report]) -> Doubts:
        """What the report's rivals say otherwise."""
        names = " and ".join(sorted(rival.document_id for rival in rivals))
        return doubts_of(
            self._matching[report.document_id].told,
            [self._matching[rival.document_id].told for rival in rivals],
            f"{names} says otherwise, and which of the reports came last is not known.",
        )

    def _is_filed_right(self, report: Report) -> bool:
        """Whether a report may be stored under its hub and year; whatever contradicts them is a finding."""
        if report.content.report_year is None:
            self.made.find(_without_year(), report.document_id, report.hub_id)
            return False
        known = self._index.keys(report.hub_id) | self._matching[report.document_id].keys_known_by_words()
        problems = misfilings(report.content, report.hub_id, known, report.received_on)
        for problem in problems:
            self.made.find(problem, report.document_id, report.hub_id)
        return not any(problem.code in MISFILED for problem in problems)

    def _add_report(self, report: Report, doubts: Doubts, *, is_latest: bool) -> None:
        keys = {
            "annual_report_id": report.document_id,
            "hub_id": report.hub_id,
            "report_year": report.content.report_year,
        }
        self.made.add(
            "annual_report",
            document_id=report.document_id,
            received_on=report.received_on,
            accepted_on=report.accepted_on,
            is_latest=is_latest,
            **keys,
        )
        matching = self._matching[report.document_id]
        services, left = matching.settled_services
        for service_key, matched in services.items():
            self._add_service(matched.row, service_key, keys, doubts)
        for matched in left:
            self._find(_unmatched_service(matched), keys)
        self._add_results(matching, keys, doubts, is_latest=is_latest)

    def _find(self, finding: Finding, keys: dict[str, Any]) -> None:
        self.made.find(finding, keys["annual_report_id"], keys["hub_id"])

    def _add_results(self, matching: ReportMatching, keys: dict[str, Any], doubts: Doubts, *, is_latest: bool) -> None:
        """The values of a report; one that may belong to several targets waits, and so do these."""
        results, left = matching.settled_results
        asked: list[tuple[MatchedResult, TargetOfService | None]] = [(matched, None) for matched in left]
        for matched in results.values():
            target = matched.things[0]
            if target.is_current or not matched.is_answered:
                self._add_result(matched.row, target, keys, doubts)
            else:
                asked.append((matched, target))
        for indicator_key in sorted(doubts.results - set(results)):
            self._add_untold(indicator_key, keys, doubts)
        for matched, ended in asked:
            told = self._told_by_a_person(matching, matched, keys)
            given = told.target or ended if told else ended
            if given:
                self._add_result(matched.row, given, keys, doubts)
            if not told:
                self._ask(matching, matched, keys, is_latest=is_latest)

    def _told_by_a_person(
        self, matching: ReportMatching, matched: MatchedResult, keys: dict[str, Any]
    ) -> ToldTarget | None:
        """The target that data/corrections.csv gives a value to; None where it gives none that is free."""
        number = matched.row.number
        question = Question("target", matched.said.words, None, None, "annual_report")
        place = number.place
        self.made.asked.append(Asked(question, keys["annual_report_id"], place))
        correction = self._corrections.answer(question, keys["annual_report_id"], place)
        return matching.told_target(matched, correction.value["target"]) if correction else None

    def _ask(
        self,
        matching: ReportMatching,
        matched: MatchedResult,
        keys: dict[str, Any],
        *,
        is_latest: bool,
    ) -> None:
        """Let a value wait, and with it the targets that it may belong to."""
        targets = matching.may_belong_to(matched) if is_latest else []
        for target in targets:
            self._add_unmatched(matched, target, keys)
        if targets or not matched.found_key:
            self._find(_unmatched_result(matched, targets, keys), keys)

    def _add_unmatched(self, matched: MatchedResult, target: TargetOfService, keys: dict[str, Any]) -> None:
        number = matched.row.number
        self.made.add(
            "unmatched_result",
            **keys,
            indicator_key=target.key,
            text=matched.row.text,
            value_text=number.text,
            **place_columns(number.place),
        )

    def _add_untold(self, indicator_key: str, keys: dict[str, Any], doubts: Doubts) -> None:
        """A result that only a rival of the report names: nothing is known of it until the order is."""
        state = {"state": "review", "reason": doubts.reason, "evidence_rung": "self_reported"}
        self.made.add("indicator_result", **keys, indicator_key=indicator_key, **state)

    def _add_sums(self, report: Report, doubts: Doubts, leads: bool) -> None:
        """All sums of the leading report; of one that may be in force too, those that the leading one does not name."""
        for position, money in enumerate(report.content.money):
            is_doubtful = position in doubts.money
            if leads or is_doubtful:
                self._add_money(money, report, position, doubts.reason if is_doubtful else "")

    def _add_service(self, service: ServiceResult, service_key: str, keys: dict[str, Any], doubts: Doubts) -> None:
        place = place_columns(service.place)
        del place["column_number"]
        people = service.people_reached
        is_people_known = people.state == "read" and service_key not in doubts.people
        self.made.add(
            "service_result",
            **keys,
            service_key=service_key,
            delivery_status=None if service_key in doubts.statuses else service.delivery_status,
            reason=service.reason or None,
            people_reached=int(people.value) if is_people_known and people.value is not None else None,
            people_reached_text=people.text or None,
            problems=service.problems or None,
            changes=service.changes or None,
            **place,
        )
        for city in _different(service.cities) if service_key not in doubts.cities else ():
            self._add_city(city, service_key, keys)

    def _add_city(self, city: SupportedCity, service_key: str, keys: dict[str, Any]) -> None:
        confirmed = self._confirmed.get((keys["hub_id"], keys["report_year"], service_key), {})
        columns = self._cities.columns(city, keys["annual_report_id"])
        own, told = columns["country_code"], confirmed.get(slug(columns["city"]), set())
        self.made.add(
            "supported_city",
            **keys,
            service_key=service_key,
            is_confirmed=any(not country or not own or country == own for country in told),
            **columns,
        )

    def _add_result(
        self, result: IndicatorResult, target: TargetOfService, keys: dict[str, Any], doubts: Doubts
    ) -> None:
        number = result.number
        told = {"state": number.state, "reason": number.reason}
        if target.key in doubts.results:
            told = {"state": "review", "reason": doubts.reason}
        elif number.state in ("review", "unreadable"):
            self._add_possible(number, target, keys)
        evidence = None if target.key in doubts.evidence else result
        self.made.add(
            "indicator_result",
            **keys,
            indicator_key=target.key,
            value=number.value,
            value_text=number.text or None,
            is_since_start=None if number.value is None else result.is_since_start,
            evidence_kind=result.evidence_kind,
            evidence=result.evidence or None,
            evidence_rung=self._rung(evidence, target.service.key, keys),
            note=result.note or None,
            **told,
            **place_columns(number.place),
        )

    def _add_possible(self, number: ReportedNumber, target: TargetOfService, keys: dict[str, Any]) -> None:
        """The values that a cell in doubt may have, so that what is the same for each needs no answer."""
        for position, possible in enumerate(number.possible, start=1):
            span = "since the start" if possible.is_since_start else f"in {keys['report_year']}"
            self.made.add(
                "result_alternative",
                annual_report_id=keys["annual_report_id"],
                indicator_key=target.key,
                position=position,
                value=possible.value,
                is_since_start=possible.is_since_start,
                why=f"{possible.value:,.10g} {span}",
            )

    def _rung(self, result: IndicatorResult | None, service_key: str, keys: dict[str, Any]) -> str:
        """The highest rung of the evidence ladder that stands behind a result."""
        hub_id, year = keys["hub_id"], keys["report_year"]
        if (hub_id, year, service_key) in self._verified:
            return "verified"
        if (hub_id, year, service_key) in self._confirmed:
            return "confirmed_by_city"
        named = result.evidence_kind if result and result.evidence else None
        return EVIDENCE_RUNGS.get(named or "", "self_reported")

    def _add_money(self, money: MoneyGiven, report: Report, position: int, doubt: str) -> None:
        """One sum; `doubt` is why it waits for a person, empty where it does not."""
        services = self._matching[report.document_id].services_of(money.service_key, money.title)
        service_key = services[0].key if len(services) == 1 else None
        if len(services) > 1:
            self.made.find(_unmatched_money(money, services), report.document_id, report.hub_id)
        number = money.amount
        item = {
            "amount": number.value,
            "currency": money.currency_code,
            "form": money.form,
            "text": f"{number.text} {money.currency_text} {money.form_text} {money.note}".strip(),
            "nature": "transfer",
            "comparator": "exact",
            "recurrence": "one_off",
        }
        year = report.content.report_year
        about = {"hub_id": report.hub_id, "service_key": service_key, "rung": "delivered", "report_year": year}
        row = amount_row(
            item,
            {**about, "first_year": year, "last_year": year},
            report.received_on,
            "review" if doubt else "unreadable" if number.state == "missing" else number.state,
            doubt or number.reason,
            key_of(report.document_id, "money", position),
        )
        self.made.add("amount", **row, document_id=report.document_id, **place_columns(money.place))


def _without_year() -> Finding:
    return Finding("report_without_year", "The annual report does not say which year it is for.")


def _version(report: Report) -> Version:
    return Version(report.document_id, report.received_on, report_words(report.content))


def _replaced(report: Report, newest: str, versions: list[Version]) -> Finding:
    words = {version.document_id: version.words for version in versions}
    if words[report.document_id] == words[newest]:
        return same_words(newest)
    return Finding("report_replaced", f"A later report for the same year stands in its place: {newest}.")


def _empty(filled: list[Version]) -> Finding:
    names = " and ".join(version.document_id for version in filled)
    message = f"The report holds no answer, so it replaces nothing: {names} stays in force."
    return Finding(
        "report_empty", message, hint="Ask the hub whether it takes back what it reported, and for which report."
    )


def _different(cities: Iterable[SupportedCity]) -> list[SupportedCity]:
    """The cities of one cell, each once however often it is named."""
    return list({(exact(city.city), city.country_code): city for city in cities}.values())


def _unmatched_service(matched: MatchedService) -> Finding:
    """The row of a service that the report's words don't settle."""
    row, place = matched.row, matched.row.place
    if not matched.things:
        return Finding("result_outside_plan", f'"{row.title}" is in no work plan of the hub.', place, row.title)
    several = "several rows are about it" if matched.found_key else f"{len(matched.things)} services are called so"
    return Finding("result_unmatched", f'"{row.title}": {several}; the row counts for none.', place, row.title)


def _unmatched_result(matched: MatchedResult, targets: list[TargetOfService], keys: dict[str, Any]) -> Finding:
    """A value that the report's words don't settle, with what it may be and how to answer."""
    words, value = matched.said.words, matched.row.number.text
    place = matched.row.number.place
    if targets:
        labels = " or ".join(target.label for target in targets)
        told = f'"{value}" was reported for "{words}". It may belong to {labels}, and counts for none yet.'
        named = targets[0].key if targets[0].shares_its_line else targets[0].newest["text"]
        hint = (
            f"Ask the hub, and add a line to data/corrections.csv: field target, document {keys['annual_report_id']}, "
            f"place {place}, text {words}, value {json.dumps({'target': named}, ensure_ascii=False)} or the like, "
            'or {"target": null} where it belongs to none.'
        )
        return Finding("result_unmatched", told, place, words, hint)
    told = "a line of the plan without a target" if matched.is_line_of_plan else "in no work plan of the hub"
    return Finding("result_outside_plan", f'"{words}" is {told}; "{value}" was reported for it.', place, words)


def _unmatched_money(money: MoneyGiven, services: list[Service]) -> Finding:
    message = f'{len(services)} services are called "{money.title}"; the sum counts for the hub as a whole.'
    return Finding("result_unmatched", message, money.place, money.title)


def reports_of(documents: Documents, hubs: Hubs, decisions: Sequence[Row]) -> Iterator[Report]:
    """Every annual report of a known hub, with its days of receipt and acceptance; `decisions` are rows."""
    for file, content, hub_id in documents.of_hubs():
        if isinstance(content, AnnualReport):
            yield Report(
                file.document_id,
                hub_id,
                documents.received_on(file.document_id),
                accepted_on(decisions, hub_id, content.report_year),
                replace(content, hub_id=hubs.made_for(content.hub_id, content.hub_name)),
            )


def accepted_on(decisions: Iterable[Row], hub_id: str, year: int | None) -> date | None:
    """The day on which the secretariat accepted a report: a decision "reporting" with outcome "accepted YEAR"."""
    days = [
        row["decided_on"]
        for row in decisions
        if row["hub_id"] == hub_id and row["step"] == "reporting" and row["outcome"] == f"accepted {year}"
    ]
    return max(filter(None, days), default=None)
