"""The rows of one portion: what was offered in candidatures and plans, what was delivered, and what is judged of it.

Each step is given what it is made from and hands back what it made, so that the story reads from top to bottom.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from etl.folder.inbox import InboxFile
from etl.forms.content import Content, Draft
from etl.meaning.interpret import Question
from etl.rows.candidatures import candidature_rows
from etl.rows.collection import Collection
from etl.rows.corrections import applied, text_key
from etl.rows.documents.documents import Documents, document_rows
from etl.rows.documents.order import DocumentOrder, document_order, findings_in_force
from etl.rows.documents.rounds import recognised_on
from etl.rows.drafts import confirmed_drafts
from etl.rows.made import Asked, Made
from etl.rows.money.investments import Investments, judged_money
from etl.rows.money.pledges import confirmed_rows
from etl.rows.money.told import naming_sums, told_of, told_rows
from etl.rows.plans.index import PlanIndex
from etl.rows.plans.services import in_order, plan_rows, questions
from etl.rows.portions import Portion, Whole
from etl.rows.readings import Readings
from etl.rows.reports.results import confirmation_rows, report_rows, reports_of
from etl.rows.screenings import Known, ScreeningTask, screening_rows, screening_tasks

Answers = Mapping[str, dict[str, Any]]


@dataclass(frozen=True)
class Sent:
    """What a portion's documents hold; `contents` are those of its own files and of those beside them.

    Drafts that a line of drafts.csv confirms are forms among them; `confirmed` is what is said of the lines.
    """

    portion: Portion
    contents: Mapping[str, Content]
    confirmed: Made

    @cached_property
    def documents(self) -> Documents:
        """Its documents, with their hub and days."""
        portion = self.portion
        files, hub_id = list(portion.files), portion.hub_id
        contents = {file.document_id: self.contents[file.document_id] for file in files}
        hub_of = dict.fromkeys(contents, hub_id) if hub_id else {}
        countries = {hub_id: portion.country_code} if hub_id else {}
        return Documents(files, contents, hub_of, portion.received, countries, portion.shared_folders)

    @cached_property
    def drafts(self) -> dict[InboxFile, Draft]:
        """Its files that are drafts which nobody has confirmed."""
        held = ((file, self.contents[file.document_id]) for file in self.portion.files)
        return {file: content for file, content in held if isinstance(content, Draft)}

    def questions(self) -> Iterator[Question]:
        """What has to be asked about its words."""
        for one in told_of(self.documents):
            yield one.question(self.documents.country_codes)
        for plan in self.documents.plans():
            yield from questions(plan)


def sent_of(portion: Portion, contents: Mapping[str, Content]) -> Sent:
    """What a portion's documents hold, out of what those of several hold, by document_id."""
    own = {file.document_id: contents[file.document_id] for file in (*portion.files, *portion.beside)}
    return Sent(portion, *confirmed_drafts(portion.files, own, portion.drafts))


@dataclass(frozen=True, slots=True)
class Offered:
    """What candidatures and plans offer, in the order in which they hold; `made` are all its public rows."""

    order: DocumentOrder
    plans: Made
    stated: Made
    candidatures: Made
    standing: Made
    private: Made

    @property
    def made(self) -> tuple[Made, ...]:
        """All public rows."""
        return self.plans, self.candidatures, self.stated, self.standing


@dataclass(frozen=True, slots=True)
class Delivered:
    """What reports and cities say was done, and what decisions confirmed."""

    confirmations: Made
    reports: Made
    confirmed: Made

    @property
    def made(self) -> tuple[Made, ...]:
        """All rows."""
        return self.confirmations, self.reports, self.confirmed


@dataclass(frozen=True, slots=True)
class PortionRows:
    """The rows of a portion, without the screenings, whose `tasks` are still to be done."""

    sent: Sent
    offered: Offered
    delivered: Delivered
    inbox: Made
    money: Investments
    standings: list[dict[str, Any]]
    tasks: list[ScreeningTask]

    @property
    def asked(self) -> list[Asked]:
        """All questions that were asked."""
        return [*self.offered.plans.asked, *self.offered.stated.asked, *self.delivered.reports.asked]

    @property
    def text_keys(self) -> set[tuple[str, ...]]:
        """What answers that hold in every document may be about here."""
        return {text_key(one.question) for one in self.asked}

    def tables(self, whole: Whole, screened: Mapping[str, list[dict[str, Any]]]) -> Collection:
        """All public rows, with the results of the screenings by key of the task."""
        tables = Collection(self.sent.portion.names)
        for found in self.sent.portion.said:
            tables.find(found.finding, found.document_id, found.hub_id)
        screenings = screening_rows(self.tasks, dict(screened), self.offered.order)
        for made in (self.sent.confirmed, self.inbox, *self.offered.made, *self.delivered.made, screenings):
            tables.take(made)
        tables.rows("amount")[:] = self.money.amounts
        services = self.offered.plans.rows("service")
        tables.rows("finding")[:] = findings_in_force(tables.rows("finding"), services, self.standings)
        tables.extend("candidature_investment", self.money.rows)
        lines, changed = applied(whole.corrections, self.asked)
        tables.take(changed)
        for line in sorted(lines):
            tables.add("applied", line_number=line)
        return tables


def portion_rows(sent: Sent, answers: Answers, whole: Whole) -> PortionRows:
    """The rows of a portion; `answers` are our own to its questions, by their key."""
    portion, inbox = sent.portion, document_rows(sent.documents)
    offered = _offered(sent, answers, whole)
    delivered = _delivered(sent, offered, whole)
    standings = [*offered.standing.rows("document_standing"), *delivered.reports.rows("document_standing")]
    sums = (offered.plans, offered.stated, delivered.reports, delivered.confirmed)
    amounts: Iterable[dict[str, Any]] = (row for made in sums for row in made.rows("amount"))
    money = judged_money(amounts, offered.plans.rows("service"), inbox.rows("document"), standings)
    known = Known(
        candidatures=offered.candidatures.rows("candidature"),
        parts=offered.candidatures.rows("candidature_part"),
        documents=[
            {"document_id": file.document_id, "sha256": file.sha256} for file in (*portion.files, *portion.beside)
        ],
        members=portion.members,
        services=offered.plans.rows("service"),
        contents=sent.contents,
    )
    return PortionRows(sent, offered, delivered, inbox, money, standings, screening_tasks(known, money, offered.order))


def _offered(sent: Sent, answers: Answers, whole: Whole) -> Offered:
    """Words have their values, people's answers stand in place of ours, the last version of each counts."""
    documents, portion = sent.documents, sent.portion
    told, plans = told_of(documents), in_order(documents.plans())
    readings = Readings(dict(answers), whole.corrections)
    recognised = recognised_on(portion.decisions, portion.facts)
    order = document_order(documents, plans, readings, naming_sums(told, documents, readings), recognised)
    planned = plan_rows(order.numbered(plans), readings)
    services, work_plans = planned.rows("service"), planned.rows("work_plan")
    stated = told_rows(told, documents, readings, order, work_plans, services)
    candidatures, private = candidature_rows(documents, order)
    return Offered(order, planned, stated, candidatures, order.standing_rows(services), private)


def _delivered(sent: Sent, offered: Offered, whole: Whole) -> Delivered:
    """Results and sums are told to which service or target of the plans they belong, by their words."""
    portion, hubs = sent.portion, whole.hubs
    index = PlanIndex(offered.plans.rows("service"), offered.plans.rows("indicator"))
    confirmations = confirmation_rows(portion.confirmations, hubs, index)
    reports = reports_of(sent.documents, hubs, portion.decisions)
    reported = report_rows(reports, index, whole.corrections, confirmations.rows("confirmation"), portion.cities)
    return Delivered(confirmations, reported, confirmed_rows(list(portion.pledges), hubs, index))
