"""Annual reports become results, supported cities and delivered sums, joined to the plan by their keys."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.collect import Collection, key_of, place_columns, slug
from etl.findings import Finding, Place
from etl.forms.annual_report import misfilings
from etl.money_rows import amount_row
from etl.read.text import normalised
from etl.records import Content
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
        """All reports; of several for one hub and year the one received last is the latest."""
        ordered = sorted(reports, key=lambda report: (report.received_on or date.min, report.document_id))
        latest = {(report.hub_id, report.content["report_year"]): report.document_id for report in ordered}
        for report in ordered:
            if self._is_filed_right(report):
                newest = latest[report.hub_id, report.content["report_year"]]
                if newest != report.document_id:
                    self._tables.find(_replaced(newest), report.document_id, report.hub_id)
                self._add_report(report, newest == report.document_id)

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

    def _add_report(self, report: Report, is_latest: bool) -> None:
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
            self._add_service(service, keys)
        for result in report.content["results"]:
            self._add_result(result, keys)
        if is_latest:
            for position, money in enumerate(report.content["money"]):
                self._add_money(money, keys, position, report.received_on)

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

    def _add_service(self, service: Content, keys: Content) -> None:
        service_key = self._service_key(service, keys["hub_id"])
        place = place_columns(Place(**service["place"]))
        del place["column_number"]
        people = service["people_reached"]
        if not service_key:
            if service["status_text"] or people["text"] or service["cities"]:
                finding = _outside_plan(service["title"], Place(**service["place"]))
                self._tables.find(finding, keys["annual_report_id"], keys["hub_id"])
            return
        self._tables.add(
            "service_result",
            **keys,
            service_key=service_key,
            delivery_status=service["delivery_status"],
            reason=service["reason"] or None,
            people_reached=int(people["value"]) if people["state"] == "read" else None,
            people_reached_text=people["text"] or None,
            problems=service["problems"] or None,
            changes=service["changes"] or None,
            **place,
        )
        for city in service["cities"]:
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

    def _add_result(self, result: Content, keys: Content) -> None:
        indicator_key = self._indicator_key(result, keys["hub_id"])
        if not indicator_key:
            if result["number"]["text"]:
                finding = _outside_plan(result["text"], Place(**result["place"]))
                self._tables.find(finding, keys["annual_report_id"], keys["hub_id"])
            return
        number = result["number"]
        self._tables.add(
            "indicator_result",
            **keys,
            indicator_key=indicator_key,
            value=number["value"],
            value_text=number["text"] or None,
            state=number["state"],
            reason=number["reason"],
            evidence_kind=result["evidence_kind"],
            evidence=result["evidence"] or None,
            evidence_rung=self._rung(result, self._service_of[self._indicator_keys[indicator_key]], keys),
            **place_columns(Place(**number["place"])),
        )

    def _rung(self, result: Content, service_key: str, keys: Content) -> str:
        """The highest rung of the evidence ladder that stands behind a result."""
        hub_id, year = keys["hub_id"], keys["report_year"]
        if (hub_id, year, service_key) in self._verified:
            return "verified"
        if any(confirmed[:3] == (hub_id, year, service_key) for confirmed in self._confirmed):
            return "confirmed_by_city"
        return EVIDENCE_RUNGS.get(result["evidence_kind"], "self_reported") if result["evidence"] else "self_reported"

    def _add_money(self, money: Content, keys: Content, position: int, on: date | None) -> None:
        service_key = self._service_key(money, keys["hub_id"])
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
        year = keys["report_year"]
        about = {"hub_id": keys["hub_id"], "service_key": service_key, "rung": "delivered", "report_year": year}
        row = amount_row(
            item,
            {**about, "first_year": year, "last_year": year},
            on or date(year, 12, 31),
            "unreadable" if number["state"] == "missing" else number["state"],
            number["reason"],
            key_of(keys["annual_report_id"], "money", position),
        )
        place = place_columns(Place(**money["place"]))
        self._tables.add("amount", **row, document_id=keys["annual_report_id"], **place)

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


def _replaced(newest: str) -> Finding:
    return Finding("report_replaced", f"A later report for the same year stands in its place: {newest}.")


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
