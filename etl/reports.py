"""Annual reports become results, supported cities and delivered sums, joined to the plan by their keys."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.collect import Collection, key_of, place_columns, slug
from etl.findings import Finding, Place
from etl.forms.annual_report import misfilings
from etl.in_force import Standing, Version, open_questions, order_unknown, same_words, standings
from etl.money_rows import amount_row
from etl.read.text import normalised
from etl.records import Content
from etl.report_versions import NO_DOUBTS, Doubts, doubts_of, holds_answers, report_words
from etl.table_file import ListRow

MISFILED = frozenset({"report_other_hub", "report_other_year"})
EVIDENCE_RUNGS = {"link": "document", "document": "document"}


@dataclass(frozen=True, slots=True)
class Report:
    """One annual report as read, with what the loader knows about it; `content` is the extract of the report."""

    document_id: str
    hub_id: str
    received_on: date | None
    accepted_on: date | None
    content: Content


class ReportLoader:
    """Turns the annual reports into rows of tables."""

    def __init__(self, tables: Collection, confirmations: list[ListRow]) -> None:
        """`confirmations` are the rows of data/confirmations.csv."""
        self._tables = tables
        self._hub_of_key = {row["service_key"]: row["hub_id"] for row in tables.rows("service")}
        self._hub_of_key |= {row["indicator_key"]: row["hub_id"] for row in tables.rows("indicator")}
        self._keys_of_hub: dict[str, set[str]] = defaultdict(set)
        for key, hub_id in self._hub_of_key.items():
            self._keys_of_hub[hub_id].add(key)
        self._indicator_keys = {row["indicator_key"]: row["service_id"] for row in tables.rows("indicator")}
        self._service_of = {row["service_id"]: row["service_key"] for row in tables.rows("service")}
        self._by_title = tables.service_keys_by_title()
        self._by_words = self._indicators_by_words()
        self._confirmed: set[tuple[str, int, str | None, str]] = set()
        self._verified: set[tuple[str, int, str | None]] = set()
        for row in confirmations:
            self._add_confirmation(row)

    def add(self, reports: Iterable[Report]) -> None:
        """All reports; what is filed wrong is refused first, so that it replaces nothing."""
        of_year: dict[tuple[str, int], list[Report]] = defaultdict(list)
        for report in reports:
            if self._is_filed_right(report):
                of_year[report.hub_id, report.content["report_year"]].append(report)
            else:
                self._tables.add("document_standing", document_id=report.document_id, standing="refused")
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
            self._tables.find(order_unknown(asked), asked[0].document_id, reports[0].hub_id)

    def _add_version(
        self, report: Report, standing: Standing | None, versions: list[Version], reports: list[Report]
    ) -> None:
        """One report with where it stands; an empty one beside a filled one stands nowhere and replaces nothing."""
        if standing is None:
            self._tables.find(_empty(versions), report.document_id, report.hub_id)
            self._tables.add("document_standing", document_id=report.document_id, standing="empty")
            self._add_report(report, NO_DOUBTS, is_latest=False)
            return
        place = {"standing": standing.name, "replaced_by": standing.replaced_by}
        self._tables.add("document_standing", document_id=report.document_id, **place)
        if standing.replaced_by:
            self._tables.find(_replaced(report, standing.replaced_by, versions), report.document_id, report.hub_id)
        rivals = [other for other in reports if other.document_id in standing.rivals]
        doubts = self._doubts(report, rivals)
        self._add_report(report, doubts, is_latest=standing.leads)
        if standing.leads or not standing.replaced_by:
            self._add_sums(report, doubts, standing.leads)

    def _doubts(self, report: Report, rivals: list[Report]) -> Doubts:
        """What the report's rivals say otherwise."""
        names = " and ".join(sorted(rival.document_id for rival in rivals))
        return doubts_of(
            report.content,
            [rival.content for rival in rivals],
            lambda row: self._service_key(row, report.hub_id),
            lambda row: self._indicator_key(row, report.hub_id),
            f"{names} says otherwise, and which of the reports came last is not known.",
        )

    def _is_filed_right(self, report: Report) -> bool:
        """Whether a report may be stored under its hub and year; whatever contradicts them is a finding."""
        if report.content["report_year"] is None:
            self._tables.find(_without_year(), report.document_id, report.hub_id)
            return False
        keys = self._keys_of_hub[report.hub_id]
        problems = misfilings(report.content, report.hub_id, keys, report.received_on)
        for problem in problems:
            self._tables.find(problem, report.document_id, report.hub_id)
        return not any(problem.code in MISFILED for problem in problems)

    def _add_report(self, report: Report, doubts: Doubts, *, is_latest: bool) -> None:
        keys = {
            "annual_report_id": report.document_id,
            "hub_id": report.hub_id,
            "report_year": report.content["report_year"],
        }
        self._tables.add(
            "annual_report",
            document_id=report.document_id,
            received_on=report.received_on,
            accepted_on=report.accepted_on,
            is_latest=is_latest,
            **keys,
        )
        for service in report.content["services"]:
            self._add_service(service, keys, doubts)
        for result in report.content["results"]:
            self._add_result(result, keys, doubts)
        told = {self._indicator_key(result, report.hub_id) for result in report.content["results"]}
        for indicator_key in sorted(doubts.results - told):
            self._add_untold(indicator_key, keys, doubts)

    def _add_untold(self, indicator_key: str, keys: Content, doubts: Doubts) -> None:
        """A result that only a rival of the report names: nothing is known of it until the order is."""
        state = {"state": "review", "reason": doubts.reason, "evidence_rung": "self_reported"}
        self._tables.add("indicator_result", **keys, indicator_key=indicator_key, **state)

    def _add_sums(self, report: Report, doubts: Doubts, leads: bool) -> None:
        """All sums of the leading report; of one that may be in force too, those that the leading one does not name."""
        for position, money in enumerate(report.content["money"]):
            is_doubtful = position in doubts.money
            if leads or is_doubtful:
                self._add_money(money, report, position, doubts.reason if is_doubtful else "")

    def _service_key(self, row: Content, hub_id: str) -> str | None:
        """The key printed in the report, else the service of that title."""
        if self._hub_of_key.get(row["service_key"]) == hub_id:
            return row["service_key"]
        return self._by_title.get((hub_id, slug(row.get("title") or row.get("service_title") or "")))

    def _indicators_by_words(self) -> dict[tuple[str | None, str], str]:
        """The indicators by service and line, where the line holds one indicator only."""
        keys: dict[tuple[str | None, str], set[str]] = defaultdict(set)
        for row in self._tables.rows("indicator"):
            keys[self._service_of[row["service_id"]], normalised(row["text"])].add(row["indicator_key"])
        return {words: mine.pop() for words, mine in keys.items() if len(mine) == 1}

    def _indicator_key(self, row: Content, hub_id: str) -> str | None:
        """The key printed in the report, else the indicator with these words in the service of that title."""
        if self._hub_of_key.get(row["indicator_key"]) == hub_id:
            return row["indicator_key"]
        return self._by_words.get((self._service_key(row, hub_id), normalised(row["text"])))

    def _add_service(self, service: Content, keys: Content, doubts: Doubts) -> None:
        service_key = self._service_key(service, keys["hub_id"])
        place = place_columns(Place(**service["place"]))
        del place["column_number"]
        people = service["people_reached"]
        is_people_known = people["state"] == "read" and service_key not in doubts.people
        if not service_key:
            if service["status_text"] or people["text"] or service["cities"]:
                finding = _outside_plan(service["title"], Place(**service["place"]))
                self._tables.find(finding, keys["annual_report_id"], keys["hub_id"])
            return
        self._tables.add(
            "service_result",
            **keys,
            service_key=service_key,
            delivery_status=None if service_key in doubts.statuses else service["delivery_status"],
            reason=service["reason"] or None,
            people_reached=int(people["value"]) if is_people_known else None,
            people_reached_text=people["text"] or None,
            problems=service["problems"] or None,
            changes=service["changes"] or None,
            **place,
        )
        for city in service["cities"] if service_key not in doubts.cities else ():
            self._add_city(city, service_key, keys)

    def _add_city(self, city: Content, service_key: str, keys: Content) -> None:
        key = (keys["hub_id"], keys["report_year"], service_key, slug(city["city"]))
        self._tables.add(
            "supported_city",
            **keys,
            service_key=service_key,
            city=city["city"],
            country_code=city["country_code"],
            text=city["text"],
            is_confirmed=key in self._confirmed,
        )

    def _add_result(self, result: Content, keys: Content, doubts: Doubts) -> None:
        indicator_key = self._indicator_key(result, keys["hub_id"])
        if not indicator_key:
            if result["number"]["text"]:
                finding = _outside_plan(result["text"], Place(**result["place"]))
                self._tables.find(finding, keys["annual_report_id"], keys["hub_id"])
            return
        number = result["number"]
        told = {"state": number["state"], "reason": number["reason"]}
        if indicator_key in doubts.results:
            told = {"state": "review", "reason": doubts.reason}
        evidence = {} if indicator_key in doubts.evidence else result
        self._tables.add(
            "indicator_result",
            **keys,
            indicator_key=indicator_key,
            value=number["value"],
            value_text=number["text"] or None,
            evidence_kind=result["evidence_kind"],
            evidence=result["evidence"] or None,
            evidence_rung=self._rung(evidence, self._service_of[self._indicator_keys[indicator_key]], keys),
            **told,
            **place_columns(Place(**number["place"])),
        )

    def _rung(self, result: Content, service_key: str, keys: Content) -> str:
        """The highest rung of the evidence ladder that stands behind a result."""
        hub_id, year = keys["hub_id"], keys["report_year"]
        if (hub_id, year, service_key) in self._verified:
            return "verified"
        if any(confirmed[:3] == (hub_id, year, service_key) for confirmed in self._confirmed):
            return "confirmed_by_city"
        named = result["evidence_kind"] if result.get("evidence") else None
        return EVIDENCE_RUNGS.get(named, "self_reported")

    def _add_money(self, money: Content, report: Report, position: int, doubt: str) -> None:
        """One sum; `doubt` is why it waits for a person, empty where it does not."""
        service_key = self._service_key(money, report.hub_id)
        number = money["amount"]
        item = {
            "amount": number["value"],
            "currency": money["currency_code"],
            "form": money["form"],
            "text": f"{number['text']} {money['currency_text']} {money['form_text']} {money['note']}".strip(),
            "nature": "transfer",
            "comparator": "exact",
            "recurrence": "one_off",
        }
        year = report.content["report_year"]
        about = {"hub_id": report.hub_id, "service_key": service_key, "rung": "delivered", "report_year": year}
        row = amount_row(
            item,
            {**about, "first_year": year, "last_year": year},
            report.received_on,
            "review" if doubt else "unreadable" if number["state"] == "missing" else number["state"],
            doubt or number["reason"],
            key_of(report.document_id, "money", position),
        )
        self._tables.add("amount", **row, document_id=report.document_id, **place_columns(Place(**money["place"])))

    def _add_confirmation(self, row: ListRow) -> None:
        service_key = self._by_title.get((row["hub_id"], slug(row["service"])))
        year = int(row.number("year") or 0)
        by_secretariat = row["confirmed_by"] == "secretariat"
        if by_secretariat:
            self._verified.add((row["hub_id"], year, service_key))
        else:
            self._confirmed.add((row["hub_id"], year, service_key, slug(row["city"])))
        if not service_key:
            self._tables.find(_unmatched_confirmation(row), None, row["hub_id"])
        self._tables.add(
            "confirmation",
            hub_id=row["hub_id"],
            report_year=year,
            service_key=service_key,
            service=row["service"],
            city=row["city"],
            country_code=row.value("country_code"),
            confirmed_on=row.day("confirmed_on"),
            confirmed_by="secretariat" if by_secretariat else "receiving_city",
            source=row["source"] or None,
        )


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


def _outside_plan(text: str, place: Place) -> Finding:
    return Finding("result_outside_plan", f'"{text}" is in no work plan of the hub.', place, text)


def _unmatched_confirmation(row: ListRow) -> Finding:
    return Finding(
        "confirmation_unmatched",
        f'confirmations.csv, line {row.line_number}: the hub has no service "{row["service"]}".',
        text=row["service"],
        hint="Write the title as it stands in the work plan.",
    )


def accepted_on(decisions: list[dict[str, Any]], hub_id: str, year: int | None) -> date | None:
    """The day on which the secretariat accepted a report: a decision "reporting" with outcome "accepted YEAR"."""
    days = [
        row["decided_on"]
        for row in decisions
        if row["hub_id"] == hub_id and row["step"] == "reporting" and row["outcome"] == f"accepted {year}"
    ]
    return max(filter(None, days), default=None)
