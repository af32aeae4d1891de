"""The states of an annual report in words, with their marks and colours."""

from collections.abc import Mapping
from typing import Any

from dashboard import words
from dashboard.words import is_missing

Row = Mapping[str, Any]

TO_CHECK = words.TO_BE_CHECKED.removesuffix(":")
MARKS = {
    "overdue": ("✕", "#7F1734"),
    "not yet due": ("○", "#96A1AD"),
    "received": ("●", "#0A4A75"),
    "received late": ("◑", "#F0CE6B"),
    "received, day unknown": ("◕", "#4A9BCF"),
    "not owed": ("–", "#D5DBE1"),
}
DELIVERIES = {"done": "● done", "under_way": "◑ under way", "planned": "○ planned", "dropped": "✕ dropped"}


def state(report_state: str) -> str:
    """Mark and word: "✕ overdue"."""
    return f"{MARKS[report_state][0]} {report_state}"


def lateness(row: Row) -> str:
    """How late a report is or was: "235 days late"; empty where it is not, or where the day is not known."""
    days = row["days_late"]
    return "" if is_missing(days) or not days else f"{words.count(int(days), 'day')} late"


def detail(row: Row) -> str:
    """What a cell of the calendar adds to the state: the days late, the day of receipt, the day it is due."""
    if row["report_state"] == "not owed":
        return f"{words.count(int(row['held_days']), 'day')} held"
    if row["report_state"] == "received, day unknown":
        return "day unknown"
    return lateness(row) or words.day(row["received_on"]) or f"by {words.day(row['due_on'])}"


def value(row: Row) -> str:
    """A value reported for a target as read: "40"; where it waits, "◑ proposed: 40" or "◑ to be checked"."""
    if row["state"] == "read":
        return words.number(row["value"])
    return TO_CHECK if is_missing(row["proposed_value"]) else f"{words.PROPOSED} {words.number(row['proposed_value'])}"


def people_of(row: Row) -> str:
    """The people that one service reached; "◑ to be checked" where what was written could not be trusted."""
    is_written = not is_missing(row["people_reached_text"])
    return TO_CHECK if is_missing(row["people_reached"]) and is_written else words.number(row["people_reached"])


def people(row: Row) -> str:
    """A range of people reached: "30 to 50 people"; one number where both ends are the same."""
    if is_missing(row["people_most"]):
        return "no number of people"
    least, most = int(row["people_least"]), int(row["people_most"])
    many = words.count(most, "person", "people")
    return many if least == most else f"{words.number(least)} to {many}"


def confirmed(row: Row) -> str:
    """Whether a city that a report names has confirmed it; that it waits, where it is not sure which city is meant."""
    if row["state"] == "review":
        return TO_CHECK
    return "● by the city" if row["is_confirmed"] else "○ not yet"


def waiting_cities(count: int) -> str:
    """What waits: "2 more entries wait for a person and count as no city."; empty where none does."""
    if not count:
        return ""
    verbs = ("waits", "counts") if count == 1 else ("wait", "count")
    return f"{words.count(int(count), 'more entry', 'more entries')} {verbs[0]} for a person and {verbs[1]} as no city."
