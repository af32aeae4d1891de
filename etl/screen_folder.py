"""`python -m etl screen FOLDER`: the screening of one candidature on a terminal, and the letter that answers it."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path

from etl.lists import read_lists
from etl.reference import data_folder
from etl.rules.applications import application_in, language_of
from etl.rules.letters import forward_letter, is_complete, return_letter
from etl.rules.screening import Application, RequirementResult, screen, text_of

VERDICTS = {"met": "met", "not_met": "NOT MET", "needs_a_person": "a person", "not_applicable": "–"}
EVIDENCE_CHARACTERS = 100


def screened_lines(folder: Path, on: date | None = None) -> list[str]:
    """The screening as lines to print; `on` is the day of receipt (default: as data/received.csv says, else today)."""
    results = screen(_application(folder, on))
    lines = [line for group, members in groupby(results, key=_group) for line in _group_lines(group, list(members))]
    counts = ", ".join(f"{sum(result.verdict == key for result in results)} {word}" for key, word in VERDICTS.items())
    return [*lines, "", f"{len(results)} requirements: {counts.replace('–', 'not applicable')}."]


def draft_letter(folder: Path, letter: Path, on: date | None = None) -> Path:
    """Write the letter that returns or forwards the candidature, in its language and in English; gives its path."""
    application = _application(folder, on)
    results = screen(application)
    write = forward_letter if is_complete(results) else return_letter
    letter.write_bytes(write(_city_name(application, folder), results, date.today(), language_of(application)))
    return letter


def _application(folder: Path, on: date | None) -> Application:
    lists = read_lists(data_folder())
    inside = (row.day("received_on") for row in lists["received"] if _lies_in(row["file"], folder))
    known = max(filter(None, inside), default=None)
    return application_in(folder, on or known or date.today(), lists["members"], lists["hubs"])


def _lies_in(file: str, folder: Path) -> bool:
    """Whether a file of the inbox, by its path below it, lies in the folder."""
    return str(Path(file).parent) != "." and folder.resolve().as_posix().endswith(f"/{Path(file).parent.as_posix()}")


def _city_name(application: Application, folder: Path) -> str:
    named = application.form.text("city_name") if application.form else None
    return named or folder.resolve().name


def _group(result: RequirementResult) -> str:
    return result.group


def _group_lines(group: str, results: list[RequirementResult]) -> Iterator[str]:
    """One line a requirement: verdict, name, reason; the passage below where a person has to look."""
    yield f"\n{text_of('word', group, 'en')}"
    for result in results:
        yield f"  {VERDICTS[result.verdict]:9}  {result.requirement}: {result.reason}"
        if result.evidence and result.verdict != "met":
            passage = " ".join(result.evidence.split())
            shown = passage[:EVIDENCE_CHARACTERS] + ("…" if len(passage) > EVIDENCE_CHARACTERS else "")
            yield f"             “{shown}” ({result.evidence_place})"
