"""The guideline's requirements applied to each candidature folder, as rows of `screening`."""

from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from etl.collect import Collection, key_of
from etl.findings import Place
from etl.forms.candidature import Candidature
from etl.forms.records import Answer, WorkPlanRow
from etl.lists import Lists
from etl.records import Content
from etl.rules.applications import Sent, application_of
from etl.rules.screening import SentDocument, screen

COLUMNS = ("requirement_id", "position", "requirement", "verdict", "reason", "evidence", "evidence_place")
CELLS = ("service", "description", "indicators", "year", "types_cell", "coverage")


@dataclass(frozen=True, slots=True)
class ScreeningTask:
    """One candidature to be screened: the extracts of its folder's files by document_id, and what is known of the city.

    `members` are rows of data/members.csv that can be about it, `hub` its row of data/hubs.csv.
    """

    candidature_id: str
    form_id: str
    contents: dict[str, Content]
    sha256s: tuple[str, ...]
    received_on: date
    members: tuple[dict[str, str], ...]
    hub: dict[str, str] | None

    @property
    def key(self) -> str:
        """The key under which the result is kept."""
        return key_of("screening", self.candidature_id, *self.sha256s, self.received_on, self.members, self.hub)


def screening_tasks(tables: Collection, contents: dict[str, Content], lists: Lists) -> list[ScreeningTask]:
    """A task for each candidature that is a folder; a form that lies loose is no whole candidature."""
    in_folder: dict[str, list[dict[str, Any]]] = {}
    for row in tables.rows("document"):
        in_folder.setdefault(row["document_id"].rpartition("/")[0], []).append(row)
    members: dict[str | None, list[dict[str, str]]] = {}
    for row in lists["members"]:
        members.setdefault(row["country_code"], []).append(row.values)
    hubs = {row["hub_id"]: row.values for row in lists["hubs"]}
    country_codes = {row["hub_id"]: row["country_code"] for row in tables.rows("hub")}
    return [
        ScreeningTask(
            row["candidature_id"],
            row["document_id"],
            {file["document_id"]: contents[file["document_id"]] for file in in_folder[row["candidature_id"]]},
            tuple(file["sha256"] for file in in_folder[row["candidature_id"]]),
            row["received_on"] or date.max,
            tuple(members.get(country_codes[row["hub_id"]], ())),
            hubs.get(row["hub_id"]),
        )
        for row in tables.rows("candidature")
        if row["candidature_id"] in in_folder
    ]


def screened(task: ScreeningTask) -> list[Content]:
    """The results for one candidature as JSON-able rows."""
    results = screen(application_of(_sent(task), task.received_on, task.members, task.hub))
    return [{name: getattr(result, name) for name in COLUMNS} for result in results]


def add_screenings(tables: Collection, tasks: list[ScreeningTask], results: dict[str, list[Content]]) -> None:
    """One row a candidature and requirement."""
    for task in tasks:
        for row in results[task.key]:
            tables.add("screening", candidature_id=task.candidature_id, **row)


def _sent(task: ScreeningTask) -> Sent:
    """What a city sent, out of the extracts."""
    unsure = (_name(document_id) for document_id, content in task.contents.items() if content["kind"] == "other")
    return Sent(
        _form(_name(task.form_id), task.contents[task.form_id]),
        _document(task, "motivation_letter", "lines"),
        _document(task, "exemplary_work", "first_lines"),
        tuple(unsure),
    )


def _document(task: ScreeningTask, kind: str, lines: str) -> SentDocument | None:
    """The first file of a kind, with its text."""
    for document_id, content in sorted(task.contents.items()):
        if content["kind"] == kind:
            return SentDocument(_name(document_id), "\n".join(content[lines]))
    return None


def _name(document_id: str) -> str:
    return PurePosixPath(document_id).name


def _form(name: str, content: Content) -> Candidature:
    """The form as it was read, out of its extract."""
    answers = tuple(_answer(answer) for answer in content["answers"])
    rows = tuple(_row(row) for row in content["work_plan"])
    told = (content[column] for column in ("language", "form_version", "confidence"))
    return Candidature(name, "", answers, rows, *told, findings=())


def _answer(answer: Content) -> Answer:
    return Answer(**answer | {"place": Place(**answer["place"])})


def _row(row: Content) -> WorkPlanRow:
    cells = {column: _answer(row[column]) for column in CELLS}
    return WorkPlanRow(**row | cells | {"types": tuple(row["types"]), "place": Place(**row["place"])})
