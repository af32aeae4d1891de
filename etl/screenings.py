"""The guideline's requirements applied to each candidature folder, as rows of `screening`."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.collect import Collection, key_of
from etl.lists import ListRow
from etl.records import Content
from etl.rules.applications import application_in
from etl.rules.screening import screen

COLUMNS = ("requirement_id", "position", "requirement", "verdict", "reason", "evidence", "evidence_place")


@dataclass(frozen=True, slots=True)
class ScreeningTask:
    """One candidature to be screened: its folder, the checksums of its files, the day it came, and what is known of it.

    `members` and `hub` are rows of data/members.csv and data/hubs.csv, as far as they can be about it.
    """

    candidature_id: str
    folder: Path
    sha256s: tuple[str, ...]
    received_on: date
    members: tuple[dict[str, str], ...]
    hubs: tuple[dict[str, str], ...]

    @property
    def key(self) -> str:
        """The key under which the result is kept."""
        return key_of("screening", self.candidature_id, *self.sha256s, self.received_on, self.members, self.hubs)


def screening_tasks(tables: Collection, inbox: Path, lists: dict[str, list[ListRow]]) -> list[ScreeningTask]:
    """A task for each candidature that is a folder; a form that lies loose is no whole candidature."""
    sha256s: dict[str, list[str]] = {}
    for row in tables.rows("document"):
        sha256s.setdefault(row["document_id"].rpartition("/")[0], []).append(row["sha256"])
    members: dict[str, list[dict[str, str]]] = {}
    for row in lists["members"]:
        members.setdefault(row["country_code"], []).append(row.values)
    hubs = {row["hub_id"]: row for row in lists["hubs"]}
    tasks = []
    for row in tables.rows("candidature"):
        folder, hub = inbox / row["candidature_id"], hubs.get(row["hub_id"])
        if folder.is_dir():
            mine = tuple(members.get(hub["country_code"], ())) if hub else tuple(r.values for r in lists["members"])
            tasks.append(
                ScreeningTask(
                    row["candidature_id"],
                    folder,
                    tuple(sha256s[row["candidature_id"]]),
                    row["received_on"] or date.max,
                    mine,
                    (hub.values,) if hub else (),
                )
            )
    return tasks


def screened(task: ScreeningTask) -> list[Content]:
    """The results for one candidature as JSON-able rows."""
    results = screen(application_in(task.folder, task.received_on, task.members, task.hubs))
    return [{name: getattr(result, name) for name in COLUMNS} for result in results]


def add_screenings(tables: Collection, tasks: list[ScreeningTask], results: dict[str, list[Content]]) -> None:
    """One row a candidature and requirement."""
    for task in tasks:
        for row in results[task.key]:
            tables.add("screening", candidature_id=task.candidature_id, **row)
