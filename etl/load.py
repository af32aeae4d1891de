"""Documents and lists in, one snapshot out: scan, extract, ask, make rows, publish.

Each step is given what it is made from and hands back what it made, so that the story reads from top to bottom:
what was received, what was offered in candidatures and plans, what was delivered by reports, and what is judged of it.
"""

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from etl.cache import ReadCache
from etl.findings import Finding, Place
from etl.folder import reference
from etl.folder.inbox import FileNames, Inbox, InboxFile, code_version, scan, snapshot_name, tables_version
from etl.folder.lists import NAMES, Lists, list_path, other_copy, read_lists
from etl.forms.content import Content
from etl.forms.extract import extract_file, load_labels, unopened, unread
from etl.meaning.interpret import answer, load_words, unanswered
from etl.rows.candidatures import candidature_rows
from etl.rows.collection import Collection
from etl.rows.corrections import Corrections, correction_rows, read_corrections
from etl.rows.decisions import decision_rows
from etl.rows.documents.belonging import assign
from etl.rows.documents.documents import Documents, document_rows
from etl.rows.documents.order import DocumentOrder, document_order, findings_in_force
from etl.rows.documents.rounds import recognised_on
from etl.rows.file_rows import answer_rows, received_rows
from etl.rows.hubs import Hubs
from etl.rows.made import Made
from etl.rows.money.investments import Investments, judged_money
from etl.rows.money.pledges import confirmed_rows
from etl.rows.money.told import Told, naming_sums, told_of, told_rows
from etl.rows.plans.index import PlanIndex
from etl.rows.plans.plan import Plan
from etl.rows.plans.services import in_order, plan_rows, questions
from etl.rows.readings import Readings
from etl.rows.recovery.lists import recovery_paths
from etl.rows.recovery.rows import recovery_rows
from etl.rows.reports.results import confirmation_rows, report_rows, reports_of
from etl.rows.screenings import Known, screened, screening_rows, screening_tasks, unscreened
from etl.rows.vocabulary import add_vocabulary
from etl.snapshot.publish import SQL, current_name, opens, point_to, private_path, public_path, publish
from etl.snapshot.tables import columns_of
from etl.text.keys import key_of
from etl.work import Progress, Task, Work


def _load_vocabulary() -> None:
    """Load, once for all processes, the words that documents are read by and those that give texts their values."""
    load_labels()
    load_words()


READING = Task("reading documents", extract_file, unread, _load_vocabulary)
READING_VALUES = Task("reading values", answer, unanswered, _load_vocabulary)
SCREENING = Task("screening candidatures", screened, unscreened, _load_vocabulary)


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a snapshot is made from, with the versions of code and vocabulary, and of the lists."""

    inbox: Inbox
    lists: Lists
    reading_version: str
    lists_version: str

    def named(self, failed: Mapping[str, Finding]) -> str:
        """The name that the snapshot has for what it is made from, and for what could not be worked out this time."""
        return snapshot_name(self.inbox.files, self.reading_version, self.lists_version, failed)


def load_data(data: Path, inbox: Path, snapshots: Path, progress: Progress) -> str:
    """Read what changed, publish the snapshot and say what is in it; raises NotPublished, OSError or ValueError."""
    inputs = _inputs(data, inbox)
    name = inputs.named({})
    if not _is_published(snapshots, name):
        cache = ReadCache(snapshots / ".read-cache.sqlite", inputs.reading_version)
        work = Work(cache, progress)
        with closing(cache):
            tables, private = _collected(inputs, data, work)
        name = inputs.named(work.failed)
        if not _is_published(snapshots, name):
            publish(snapshots, name, lambda database: _fill(database, tables), private.insert_into)
    if current_name(snapshots) != name:
        point_to(snapshots, name)
    return summary(public_path(snapshots, name))


def _inputs(data: Path, inbox: Path) -> Inputs:
    found = scan(inbox)
    vocabulary = tables_version(reference.table_paths())
    reading_version = f"{code_version()}-{vocabulary}"
    own = [path for name in NAMES if (path := other_copy(data, name) or list_path(data, name)).exists()]
    return Inputs(found, read_lists(data), reading_version, tables_version([*own, *recovery_paths(data)]))


def _is_published(snapshots: Path, name: str) -> bool:
    return opens(public_path(snapshots, name)) and opens(private_path(snapshots, name))


def _collected(inputs: Inputs, data: Path, work: Work) -> tuple[Collection, Collection]:
    """Every row of the public and of the private file."""
    received = _received(inputs, work)
    offered = _offered(received, inputs.lists, work)
    delivered = _delivered(received, offered, inputs.lists)
    standings = [*offered.standing.rows("document_standing"), *delivered.reports.rows("document_standing")]
    services, documents = offered.plans.rows("service"), received.inbox.rows("document")
    sums = (offered.plans, offered.stated, delivered.reports, delivered.confirmed)
    money = judged_money((row for made in sums for row in made.rows("amount")), services, documents, standings)
    screenings = _screened(received, offered, money, work)
    asked = [*offered.plans.asked, *offered.stated.asked, *delivered.reports.asked]
    files = inputs.inbox.files
    tables, private = Collection([name for file in files for name in (file.document_id, file.name)]), Collection()
    for finding in (*inputs.lists.findings, *reference.findings()):
        tables.find(finding)
    for document_id, finding in inputs.inbox.findings:
        tables.find(finding, document_id)
    for made in (*received.made, *offered.made, *delivered.made, screenings):
        tables.take(made)
    tables.rows("amount")[:] = money.amounts
    tables.rows("finding")[:] = findings_in_force(tables.rows("finding"), services, standings)
    tables.extend("candidature_investment", money.rows)
    tables.take(recovery_rows(received.hubs, data))
    tables.take(correction_rows(offered.corrections, asked))
    version = {"data_version": inputs.named(work.failed), "code_version": inputs.reading_version}
    tables.add("snapshot", documents_count=len(files), **version)
    private.take(offered.private)
    return tables, private


@dataclass(frozen=True, slots=True)
class Received:
    """What came: documents with their hubs and days, and what the lists tell of hubs; `made` are all its rows."""

    hubs: Hubs
    documents: Documents
    inbox: Made
    decided: Made
    made: tuple[Made, ...]


def _received(inputs: Inputs, work: Work) -> Received:
    """Whose each document is and when it came; a form may name a hub for the first time."""
    files, lists = inputs.inbox.files, inputs.lists
    contents, hubs = _extracts(files, work), Hubs(lists["hubs"])
    hub_of, belonging = assign(hubs, files, contents)
    receipts, unclear = received_rows(lists["received"], FileNames(files))
    documents = Documents(files, contents, hub_of, {row["file"]: row for row in receipts}, hubs.country_codes)
    inbox, decided = document_rows(documents), decision_rows(lists["decisions"], lists["members"], hubs)
    return Received(hubs, documents, inbox, decided, (hubs.made, belonging, unclear, inbox, decided))


@dataclass(frozen=True, slots=True)
class Offered:
    """What candidatures and plans offer, in the order in which they hold; `made` are all its public rows."""

    order: DocumentOrder
    corrections: Corrections
    plans: Made
    stated: Made
    candidatures: Made
    standing: Made
    private: Made

    @property
    def made(self) -> tuple[Made, ...]:
        """All public rows."""
        return self.plans, self.candidatures, self.stated, self.standing


def _offered(received: Received, lists: Lists, work: Work) -> Offered:
    """Words are asked for their values, people's answers stand in place of ours, the last version of each counts."""
    documents = received.documents
    told, plans = told_of(documents), in_order(documents.plans())
    corrections = read_corrections(answer_rows(lists["corrections"], FileNames(documents.files)))
    readings = Readings(_answers(told, plans, documents, work), corrections)
    recognised = recognised_on(received.decided.rows("decision"), received.hubs.made.rows("hub_fact"))
    order = document_order(documents, plans, readings, naming_sums(told, documents, readings), recognised)
    planned = plan_rows(order.numbered(plans), readings)
    services, work_plans = planned.rows("service"), planned.rows("work_plan")
    stated = told_rows(told, documents, readings, order, work_plans, services)
    candidatures, private = candidature_rows(documents, order)
    standing = order.standing_rows(services)
    return Offered(order, corrections, planned, stated, candidatures, standing, private)


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


def _delivered(received: Received, offered: Offered, lists: Lists) -> Delivered:
    """Results and sums are told to which service or target of the plans they belong, by their words."""
    hubs, decided = received.hubs, received.decided
    index = PlanIndex(offered.plans.rows("service"), offered.plans.rows("indicator"))
    confirmations = confirmation_rows(lists["confirmations"], hubs, index)
    known_cities = [*decided.rows("member"), *confirmations.rows("confirmation")]
    reports = reports_of(received.documents, hubs, decided.rows("decision"))
    reported = report_rows(reports, index, offered.corrections, confirmations.rows("confirmation"), known_cities)
    return Delivered(confirmations, reported, confirmed_rows(lists["pledges"], hubs, index))


def _answers(told: Iterable[Told], plans: Iterable[Plan], documents: Documents, work: Work) -> dict[str, Any]:
    """Our own reading of each text, by the key of its question."""
    of_texts = (one.question(documents.country_codes) for one in told)
    asked = [*of_texts, *(one for plan in plans for one in questions(plan))]
    return work.results(READING_VALUES, {question.key: question for question in asked})


def _screened(received: Received, offered: Offered, money: Investments, work: Work) -> Made:
    """The guideline's requirements applied to each candidature."""
    known = Known(
        candidatures=offered.candidatures.rows("candidature"),
        parts=offered.candidatures.rows("candidature_part"),
        documents=received.inbox.rows("document"),
        members=received.decided.rows("member"),
        services=offered.plans.rows("service"),
        contents=received.documents.contents,
    )
    tasks = screening_tasks(known, money, offered.order)
    results = work.results(SCREENING, {task.key: task for task in tasks})
    return screening_rows(tasks, results, offered.order)


def _extracts(files: list[InboxFile], work: Work) -> dict[str, Content]:
    """The extract of each document, by document_id; only files that are new or changed are read.

    Its name belongs to what is kept: where the content does not tell what a document is, the name does.
    """
    keys = {file.document_id: key_of(file.sha256, file.name) for file in files if file.sha256}
    summed = {keys[file.document_id]: file for file in files if file.sha256}
    made = work.results(READING, summed)
    return {file.document_id: made[keys[file.document_id]] if file.sha256 else unopened() for file in files}


def _fill(database: duckdb.DuckDBPyConnection, tables: Collection) -> None:
    """Vocabulary first, then the rows, then the findings that only the whole can show."""
    add_vocabulary(tables, columns_of(database))
    tables.insert_into(database)
    found = Collection()
    for path in sorted((SQL / "findings").glob("*.sql")):
        _find(database, found, path.read_text(encoding="utf-8"))
    found.insert_into(database)


def _find(database: duckdb.DuckDBPyConnection, found: Collection, query: str) -> None:
    """Take up the findings of a query; rows that say the same are one."""
    told = database.execute(query)
    columns = [name for name, *_ in told.description]
    for values in told.fetchall():
        row = dict(zip(columns, values, strict=True))
        place = Place(row["table_number"], row["row_number"], row["column_number"], row["part"] or "body")
        found.find(Finding(row["rule_id"], row["message"], place, row["text"] or ""), row["document_id"], row["hub_id"])


def summary(path: Path) -> str:
    """What a snapshot holds, in a few lines for the person who loaded it."""
    with duckdb.connect(str(path), read_only=True) as database:
        lines = database.execute((SQL / "summary.sql").read_text(encoding="utf-8")).fetchall()
    return "\n".join([*(line for (line,) in lines), f"Published {path.name}.", "Next: make run"])
