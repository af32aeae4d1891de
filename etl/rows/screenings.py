"""The guideline's requirements applied to each candidature folder, as rows of `screening`."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from etl.findings import Finding
from etl.forms.content import Candidature, Content, ExemplaryWork, Letter, PlanHolder
from etl.rows.documents.order import DocumentOrder
from etl.rows.made import Made
from etl.rows.money.investments import Investments
from etl.rules.minimum import Investment
from etl.rules.screening.application import (
    Application,
    MemberStage,
    ServiceYears,
    latest_stage,
    sent_document,
)
from etl.rules.screening.requirements import screen
from etl.rules.screening.verdicts import RequirementResult
from etl.text.keys import key_of

Row = dict[str, Any]
COLUMNS = ("requirement_id", "position", "requirement", "verdict", "reason", "evidence", "evidence_place")


@dataclass(frozen=True, slots=True)
class ScreeningTask:
    """One candidature to be screened: the extracts of its documents by document_id, and what the loader read in them.

    `letter_id` is the letter that is taken as its own; where it can't be told which of several is, each has a task.
    """

    candidature_id: str
    form_id: str
    letter_id: str | None
    contents: dict[str, Content]
    sha256s: tuple[str, ...]
    received_on: date | None
    stage: MemberStage | None
    years: tuple[ServiceYears, ...]
    investment: Investment

    @property
    def key(self) -> str:
        """The key under which the result is kept."""
        names = (self.candidature_id, self.form_id, self.letter_id, *self.contents)
        contents = self.contents.values()
        sent = (*self.sha256s, *(content.confirmation for content in contents if isinstance(content, PlanHolder)))
        return key_of("screening", *names, *sent, self.received_on, self.stage, *self.years, self.investment)


@dataclass(frozen=True, slots=True)
class Known:
    """The rows that a screening is made from, by table, and what the documents hold."""

    candidatures: Sequence[Row]
    parts: Sequence[Row]
    documents: Sequence[Row]
    members: Sequence[Row]
    services: Sequence[Row]
    contents: Mapping[str, Content]


def screening_tasks(known: Known, investments: Investments, order: DocumentOrder) -> list[ScreeningTask]:
    """The tasks for each candidature that has a folder; a form that lies loose is no whole candidature."""
    contents, documents = known.contents, _documents(known, order)
    sha256s = {row["document_id"]: row["sha256"] for row in known.documents}
    stages, years = _stages(known.members), _years(known.services)
    return [
        ScreeningTask(
            row["candidature_id"],
            row["document_id"],
            letter_id,
            {document_id: contents[document_id] for document_id in mine},
            tuple(sha256s[document_id] for document_id in mine),
            row["received_on"],
            latest_stage(stages[row["hub_id"]]),
            tuple(years[row["document_id"]]),
            investments.of(row["hub_id"], order.number(row["document_id"])),
        )
        for row in known.candidatures
        if (mine := documents[row["candidature_id"]])
        and (order.counts(row["document_id"]) or row["candidature_id"] != row["document_id"])
        for letter_id in _letters(mine, contents, order)
    ]


def _stages(members: Iterable[Row]) -> dict[str | None, list[MemberStage]]:
    """The stages that members.csv tells of each hub."""
    stages: dict[str | None, list[MemberStage]] = defaultdict(list)
    for row in members:
        stages[row["hub_id"]].append(MemberStage(row["stage"], row["stage_on"], row["source"]))
    return stages


def _years(services: Iterable[Row]) -> dict[str, list[ServiceYears]]:
    """The years of each form's services, in their order."""
    years: dict[str, list[ServiceYears]] = defaultdict(list)
    own = (row for row in services if not row["is_printed_example"])
    for row in sorted(own, key=lambda row: row["position"]):
        years[row["document_id"]].append(ServiceYears(row["start_year"], row["end_year"]))
    return years


def _documents(known: Known, order: DocumentOrder) -> dict[str, list[str]]:
    """The documents of each candidature, with what lies beside its form and may be one; none where it has no folder."""
    beside: dict[str, list[str]] = defaultdict(list)
    for document_id, content in known.contents.items():
        if content.kind == "other" and "/" in document_id:
            beside[_folder(document_id)].append(document_id)
    parts: dict[str, set[str]] = defaultdict(set)
    for row in known.parts:
        if row["document_id"]:
            parts[row["candidature_id"]].add(row["document_id"])
    found = {}
    for row in known.candidatures:
        mine = sorted({*parts[row["candidature_id"]], *beside[_folder(row["document_id"])]})
        found[row["candidature_id"]] = mine if order.is_in_folder(row["document_id"]) else []
    return found


def _letters(document_ids: list[str], contents: Mapping[str, Content], order: DocumentOrder) -> Sequence[str | None]:
    """The letters of which one is in force, else the first that lies there; one, but where the order is not known."""
    letters = [name for name in document_ids if isinstance(contents[name], Letter)]
    return [name for name in letters if order.counts(name)] or letters[:1] or [None]


def screened(task: ScreeningTask) -> list[dict[str, Any]]:
    """The results for one candidature as JSON-able rows."""
    return _rows(screen(_application(task)))


def _rows(results: Iterable[RequirementResult]) -> list[dict[str, Any]]:
    return [
        {name: getattr(result, name) for name in COLUMNS} | {"requirement_group": result.group} for result in results
    ]


def unscreened(_: ScreeningTask, why: Finding) -> list[dict[str, Any]]:
    """The results for a candidature whose screening has none: each requirement waits for a person."""
    waiting = {"verdict": "needs_a_person", "reason": why.message, "evidence": "", "evidence_place": ""}
    return [row | waiting for row in _rows(screen(Application(None, None, None)))]


def screening_rows(tasks: list[ScreeningTask], results: dict[str, list[dict[str, Any]]], order: DocumentOrder) -> Made:
    """One row a candidature and requirement; where several forms or letters may count, what all lead to."""
    made = Made()
    by_form: dict[str, list[ScreeningTask]] = defaultdict(list)
    for task in tasks:
        by_form[task.form_id].append(task)
    for form_id, mine in by_form.items():
        rivals = [task for rival in order.rivals(form_id) for task in by_form[rival.document_id]]
        for verdicts in zip(*(results[task.key] for task in (*mine, *rivals)), strict=True):
            row = (
                verdicts[0]
                if len({row["verdict"] for row in verdicts}) == 1
                else _undecided(verdicts, [*mine, *rivals])
            )
            made.add("screening", candidature_id=mine[0].candidature_id, **row)
    return made


def _undecided(verdicts: Sequence[dict[str, Any]], tasks: list[ScreeningTask]) -> dict[str, Any]:
    """A verdict that hangs on which of several documents came last."""
    names = sorted({name for task in tasks for name in (task.form_id, task.letter_id) if name})
    reason = f"{', '.join(names)} lead to different verdicts, and which of them came last is not known."
    return verdicts[0] | {"verdict": "needs_a_person", "reason": reason, "evidence": None, "evidence_place": None}


def _application(task: ScreeningTask) -> Application:
    """What a city sent, out of the extracts, with what the loader knows of it."""
    unsure = (_name(document_id) for document_id, content in task.contents.items() if content.kind == "other")
    examples = sorted((name, content) for name, content in task.contents.items() if isinstance(content, ExemplaryWork))
    letter_id = task.letter_id or ""
    letter = task.contents.get(letter_id)
    return Application(
        form=_form(task),
        motivation_letter=sent_document(_name(letter_id), letter) if isinstance(letter, Letter) else None,
        exemplary_work=next((sent_document(_name(name), work) for name, work in examples), None),
        unsure_files=tuple(unsure),
        stage=task.stage,
        received_on=task.received_on,
        years=task.years,
        investment=task.investment,
    )


def _folder(document_id: str) -> str:
    return document_id.rpartition("/")[0]


def _name(document_id: str) -> str:
    return PurePosixPath(document_id).name


def _form(task: ScreeningTask) -> Candidature:
    """The form as it was read, under its name in the inbox, with the city's own services alone."""
    form = task.contents[task.form_id]
    assert isinstance(form, Candidature), "A task is made for a candidature form."
    return replace(form, name=_name(task.form_id), work_plan=form.services)
