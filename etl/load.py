"""Documents and lists in, one snapshot out: scan, extract, ask, collect rows, publish."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import duckdb

from etl.cache import ReadCache
from etl.findings import Finding, Place
from etl.folder import reference
from etl.folder.inbox import FileNames, Inbox, InboxFile, code_version, scan, snapshot_name, tables_version
from etl.folder.lists import NAMES, Lists, list_path, other_copy, read_lists
from etl.forms.annual_report.report import AnnualReport
from etl.forms.content import Content
from etl.forms.extract import extract, unopened
from etl.meaning.interpret import Question, answer
from etl.rows.candidatures import CandidatureLoader
from etl.rows.collection import Collection
from etl.rows.corrections import Corrections
from etl.rows.documents.belonging import assign
from etl.rows.documents.order import DocumentOrder, drop_outdated_findings
from etl.rows.documents.rounds import recognition_days
from etl.rows.file_rows import answer_rows, received_rows
from etl.rows.hubs import Hubs
from etl.rows.money.investments import Investments, investments
from etl.rows.money.parts import in_force, with_parts
from etl.rows.money.pledges import add_confirmed
from etl.rows.plans.index import PlanIndex
from etl.rows.plans.plan import Plan
from etl.rows.plans.services import PlanLoader, in_order, plan_years, questions
from etl.rows.readings import Readings
from etl.rows.recovery.lists import recovery_paths
from etl.rows.recovery.rows import add_recovery
from etl.rows.reports.results import Report, ReportLoader, accepted_on
from etl.rows.screenings import add_screenings, screened, screening_tasks
from etl.rows.vocabulary import add_vocabulary
from etl.snapshot.publish import SQL, current_name, opens, point_to, private_path, public_path, publish
from etl.snapshot.tables import columns_of
from etl.text.keys import key_of
from etl.work import Progress, Work


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that a snapshot is made from, and the name that it therefore has."""

    inbox: Inbox
    lists: Lists
    reading_version: str
    name: str


def load_data(data: Path, inbox: Path, snapshots: Path, progress: Progress) -> str:
    """Read what changed, publish the snapshot and say what is in it; raises NotPublished, OSError or ValueError."""
    inputs = _inputs(data, inbox)
    if not _is_published(snapshots, inputs.name):
        cache = ReadCache(snapshots / ".read-cache.sqlite", inputs.reading_version)
        try:
            tables, private = _collected(inputs, data, Work(cache, progress))
        finally:
            cache.close()
        publish(snapshots, inputs.name, lambda database: _fill(database, tables), private.insert_into)
    elif current_name(snapshots) != inputs.name:
        point_to(snapshots, inputs.name)
    return summary(public_path(snapshots, inputs.name))


def _inputs(data: Path, inbox: Path) -> Inputs:
    found = scan(inbox)
    vocabulary = tables_version(reference.table_paths())
    reading_version = f"{code_version()}-{vocabulary}"
    own = [path for name in NAMES if (path := other_copy(data, name) or list_path(data, name)).exists()]
    lists = tables_version([*own, *recovery_paths(data)])
    return Inputs(found, read_lists(data), reading_version, snapshot_name(found.files, reading_version, lists))


def _is_published(snapshots: Path, name: str) -> bool:
    return opens(public_path(snapshots, name)) and opens(private_path(snapshots, name))


def _collected(inputs: Inputs, data: Path, work: Work) -> tuple[Collection, Collection]:
    """Every row of the public and of the private file."""
    files, names = inputs.inbox.files, FileNames(inputs.inbox.files)
    tables, private = Collection([name for file in files for name in (file.document_id, file.name)]), Collection()
    for finding in (*inputs.lists.findings, *reference.findings()):
        tables.find(finding)
    for document_id, finding in inputs.inbox.findings:
        tables.find(finding, document_id)
    contents = _extracts(files, work)
    hubs = Hubs(tables, inputs.lists["hubs"])
    hub_of = assign(tables, hubs, files, contents)
    received = received_rows(tables, inputs.lists["received"], names)
    candidatures = CandidatureLoader(tables, private, files, contents, hub_of, received)
    candidatures.add_documents()
    _add_decisions(tables, inputs.lists, hubs)
    plans = in_order(candidatures.plans(hubs.country_codes))
    asked = [*candidatures.questions(hubs.country_codes), *_asked(plans)]
    answers = work.results(answer, {question.key: question for question in asked}, "reading values")
    corrections = Corrections(tables, answer_rows(inputs.lists["corrections"], names))
    readings = Readings(tables, answers, corrections)
    order = _order(tables, candidatures, readings, plans, hubs)
    _add_plans(tables, readings, plans, order)
    candidatures.add_candidatures(order)
    candidatures.add_money(readings, hubs.country_codes, order)
    order.add_rows(tables)
    index = PlanIndex(tables)
    reports = ReportLoader(tables, index, corrections, hubs.known(inputs.lists["confirmations"]))
    reports.add(_reports(tables, candidatures, contents, hub_of, hubs))
    add_confirmed(tables, index, hubs.known(inputs.lists["pledges"]))
    judged = _judge_money(tables)
    tasks = screening_tasks(tables, contents, judged, order)
    results = work.results(screened, {task.key: task for task in tasks}, "screening candidatures")
    add_screenings(tables, tasks, results, order)
    drop_outdated_findings(tables)
    add_recovery(tables, hubs, data)
    corrections.add_rows()
    tables.add(
        "snapshot",
        data_version=inputs.name,
        documents_count=len(files),
        code_version=inputs.reading_version,
    )
    return tables, private


def _asked(plans: list[Plan]) -> Iterator[Question]:
    for plan in plans:
        yield from questions(plan)


def _extracts(files: list[InboxFile], work: Work) -> dict[str, Content]:
    """The extract of each document, by document_id; only files that are new or changed are read.

    Its name belongs to what is kept: where the content does not tell what a document is, the name does.
    """
    keys = {file.document_id: key_of(file.sha256, file.name) for file in files if file.sha256}
    paths = {keys[file.document_id]: file.path for file in files if file.sha256}
    made = work.results(extract, paths, "reading documents")
    return {file.document_id: made[keys[file.document_id]] if file.sha256 else unopened() for file in files}


def _add_decisions(tables: Collection, lists: Lists, hubs: Hubs) -> None:
    """Rows of decisions.csv and members.csv; a row about an unknown hub is a finding."""
    for row in hubs.known(lists["decisions"]):
        values: dict[str, Any] = {name: row.value(name) for name in ("hub_id", "step", "outcome", "precision", "who")}
        decision_id = f"{row['hub_id']}/{row.line_number}"
        values |= {"decided_on": row.day("decided_on"), "source": row["source"] or "not stated"}
        tables.add("decision", row.place, decision_id=decision_id, **values)
    for row in lists["members"]:
        tables.add(
            "member",
            row.place,
            hub_id=hubs.of_name(row["city"], row["country_code"]),
            stage_on=row.day("stage_on"),
            **{name: row.value(name) for name in ("city", "country_code", "stage", "source")},
        )


def _order(
    tables: Collection, candidatures: CandidatureLoader, readings: Readings, plans: list[Plan], hubs: Hubs
) -> DocumentOrder:
    """Where forms and letters stand among their versions, by days of receipt, years of plans and decisions."""
    told: dict[str, list[list[dict[str, Any]]]] = defaultdict(lambda: [[], []])
    for position, table in enumerate(("decision", "hub_fact")):
        for row in tables.rows(table):
            told[row["hub_id"]][position].append(row)
    years = {plan.document_id: plan_years(plan, readings) for plan in plans}
    sent = candidatures.sent(years, readings, hubs.country_codes)
    return DocumentOrder(sent, {hub_id: recognition_days(*rows) for hub_id, rows in told.items()})


def _add_plans(tables: Collection, readings: Readings, plans: list[Plan], order: DocumentOrder) -> None:
    loader = PlanLoader(tables, readings)
    by_hub: dict[str, list[Plan]] = {}
    for plan in plans:
        numbered = replace(plan, candidature_number=order.number(plan.document_id))
        by_hub.setdefault(plan.hub_id, []).append(numbered)
    for mine in by_hub.values():
        loader.add(mine)


def _judge_money(tables: Collection) -> Investments:
    """Mark which sums are in force and which are parts of others, and judge what each candidature pledges."""
    documents, standings = tables.rows("document"), tables.rows("document_standing")
    amounts = tables.rows("amount")
    amounts[:] = with_parts(in_force(amounts, tables.rows("service"), standings), documents, standings)
    judged = investments(amounts, documents, standings)
    tables.rows("candidature_investment").extend(judged.rows)
    return judged


def _reports(
    tables: Collection,
    candidatures: CandidatureLoader,
    contents: dict[str, Content],
    hub_of: dict[str, str],
    hubs: Hubs,
) -> Iterator[Report]:
    """Every annual report of a known hub, with its days of receipt and acceptance."""
    decisions = tables.rows("decision")
    for document_id, content in contents.items():
        if isinstance(content, AnnualReport) and document_id in hub_of:
            yield Report(
                document_id,
                hub_of[document_id],
                candidatures.received_on(document_id),
                accepted_on(decisions, hub_of[document_id], content.report_year),
                replace(content, hub_id=hubs.made_for(content.hub_id, content.hub_name)),
            )


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
