"""Screening in words: verdicts with their marks, and the command that drafts a letter."""

import shlex
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from dashboard import settings, words

Row = Mapping[str, Any]

VERDICTS = {
    "not_met": "✕ not met",
    "needs_a_person": "◑ needs a person",
    "met": "● met",
    "not_applicable": "– not applicable",
}
OPEN_VERDICTS = ("not_met", "needs_a_person")  # the first is looked at first
SCREENED = {
    "misses": "Misses something",
    "person": "Needs a person",
    "complete": "Nothing missing",
    "none": "Not screened",
}
NO_STEP = "no step recorded"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def answer(summary: Row, noun: str, as_of: date) -> str:
    """How many candidatures miss something, how many points need a person, and where the open ones stand."""
    if not summary["hubs_count"]:
        return f"No candidature and no decision of any {noun} stands in this snapshot by {words.day(as_of)}."
    total = words.count(summary["candidatures_count"], "candidature")
    return (
        f"{words.number(summary['missing_count'])} of {total} {'misses' if summary['missing_count'] == 1 else 'miss'} "
        f"something that the guideline asks for, and {words.number(summary['person_count'])} "
        f"{'has' if summary['person_count'] == 1 else 'have'} points that a person must judge. {under_way(summary)}"
    )


def under_way(summary: Row) -> str:
    """How many wait for a committee, for how long, and how many went back to the city."""
    waiting = "None waits for a committee"
    if summary["open_count"]:
        waiting = (
            f"{words.number(summary['open_count'])} {'waits' if summary['open_count'] == 1 else 'wait'} "
            f"for a committee, the longest for {words.count(int(summary['longest_days']), 'day')}"
        )
    return f"{waiting}; {words.number(summary['returned_count'])} went back to the city."


def span_of_days(row: Row) -> str:
    """How long the hubs in a step have been there: "12 to 68 days"."""
    if words.is_missing(row["most_days"]):
        return ""
    least, most = int(row["least_days"]), int(row["most_days"])
    days = words.count(most, "day")
    return days if least == most else f"{words.number(least)} to {days}"


def of_requirements(row: Row, column: str) -> str:
    """A number of requirements with its denominator: "9 of 59"; why there is none where nothing was screened."""
    if not row["requirements_count"]:
        return "not screened"
    return f"{words.number(row[column])} of {words.number(row['requirements_count'])}"


def standing(row: Row, hub: Row) -> str:
    """The step of a candidature with its days, and the hub's term, in sentences."""
    received = (
        f"Received {words.day(row['received_on'])}." if words.day(row["received_on"]) else "Day of receipt unknown."
    )
    if words.is_missing(row["step"]):
        at = "No step is recorded."
    else:
        since = words.day(row["step_on"], row["precision"])
        at = f"Step: {row['step_name']} since {since}, {words.count(int(row['days_in_step']), 'day')}."
    return f"{received} {at} {words.term(hub)}" + (
        f" A renewal can be prepared from {words.day(row['renewal_from'])}."
        if row["recognition_state"] == "recognised" and words.day(row["renewal_from"])
        else ""
    )


def verdicts(results: pd.DataFrame) -> str:
    """How many requirements have which verdict, of how many: "55 of 59 requirements met, 3 need a person, …"."""
    counts = results["verdict"].value_counts()
    parts = [f"{words.out_of(int(counts.get('met', 0)), len(results), 'requirement')} met"]
    for verdict, said in (("not_met", "not met"), ("needs_a_person", "for a person"), ("not_applicable", "not asked")):
        if counts.get(verdict, 0):
            parts.append(f"{words.number(counts[verdict])} {said}")
    return ", ".join(parts)


def missing(row: Row) -> str:
    """The missing parts of a candidature; "none" where all are there, and that none was sent where there is none."""
    if words.is_missing(row["candidature_id"]):
        return "no candidature here"
    parts = row["missing_parts"]
    return ", ".join(words.PARTS.get(part, words.sentence(part)) for part in parts.split(";") if part) or "none"


def screen_command(candidature_id: str, hub_id: str) -> str:
    """The commands that screen a candidature's folder and draft the letter that answers it."""
    data = _shown(settings.data_folder())
    letters, folder = data / "out" / "letters", data / "inbox" / candidature_id
    where = "" if settings.data_folder() == settings.SHIPPED_DATA else f" --data {shlex.quote(str(data))}"
    return (
        f"mkdir -p {shlex.quote(str(letters))}\n"
        f"python -m etl screen {shlex.quote(str(folder))} --letter {shlex.quote(str(letters / hub_id))}.docx{where}"
    )


def _shown(data: Path) -> Path:
    """The data folder as one types it from the folder of the code."""
    root = settings.SHIPPED_DATA.parent
    return data.relative_to(root) if data.is_relative_to(root) else data


def letters() -> dict[str, Path]:
    """The letters that the command has written, by their name; links that lead elsewhere are left out."""
    home = (settings.data_folder() / "out" / "letters").resolve()
    return {path.name: path for path in sorted(home.glob("*.docx")) if path.resolve().parent == home}
