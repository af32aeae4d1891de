"""The states of an annual report in words, with their marks and colours."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard import words
from dashboard.words import is_missing

Row = Mapping[str, Any]

TO_CHECK = words.TO_BE_CHECKED.removesuffix(":")


def answer(summary: Row, noun: str, as_of: date) -> str:
    """Who owes a report, how late, and when the next ones are due; from `report_summary`."""
    if not summary["all_years_count"]:
        return (
            f"No decision in this snapshot gives any of the {words.count(summary['all_hubs_count'], noun)} the title "
            f"by {words.day(as_of)}, so no report is owed here."
        )
    return f"{overdue(summary, noun)} {received(summary)} {due_next(summary)}"


def overdue(summary: Row, noun: str) -> str:
    """The reports that are overdue, of how many hubs."""
    if not summary["overdue_count"]:
        return "No report is overdue."
    owing = words.out_of(summary["overdue_hubs_count"], summary["hubs_count"], noun)
    return (
        f"{owing} {'owes' if summary['overdue_hubs_count'] == 1 else 'owe'} "
        f"{words.count(summary['overdue_count'], 'report')}, the oldest "
        f"{words.count(summary['most_days_late'], 'day')} late."
    )


def received(summary: Row) -> str:
    """The reports received, of those that fell due."""
    if not summary["fell_due_count"]:
        return "None has fallen due yet."
    return (
        f"{words.out_of(summary['received_of_due_count'], summary['fell_due_count'], 'report')} that fell due "
        f"{'was' if summary['received_of_due_count'] == 1 else 'were'} received, "
        f"{words.number(summary['late_count'])} of them late."
    )


def due_next(summary: Row) -> str:
    """When the next reports are due."""
    if is_missing(summary["next_due_on"]):
        return "No other report is due."
    return (
        f"No other report is due before {words.day(summary['next_due_on'])}; "
        f"{words.number(summary['next_due_count'])} {'is' if summary['next_due_count'] == 1 else 'are'} still to come."
    )


def counted(counts: pd.DataFrame) -> str:
    """How many reports are in each state that occurs, from `report_counts`: "✕ overdue 3 · ● received 1"."""
    occurring = counts[counts["reports_count"] > 0].to_dict("records")
    return " · ".join(words.unbroken(f"{state(row)} {words.number(row['reports_count'])}") for row in occurring)


def state(row: Row) -> str:
    """Mark and word: "✕ overdue"."""
    return f"{row['mark']} {row['report_state']}"


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
    """A value reported for a target as read: "40", "40 since the start"; where it waits, "◑ proposed: 40"."""
    if row["state"] == "read":
        return words.number(row["value"]) + " since the start" * bool(row.get("is_since_start"))
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


def reached(reach: Row, noun: str) -> str:
    """People as a range, and cities named once each, with what they are out of; from `reach_summary`."""
    told = f"{people(reach)} reached" if reach["claims_count"] else "No number of people"
    waiting = reach["waiting_count"]
    unsure = f"; {words.number(waiting)} more {'is' if waiting == 1 else 'are'} to be checked" if waiting else ""
    return (
        f"{words.count(reach['reports_count'], 'report')} of {words.count(reach['reporting_hubs_count'], noun)}: "
        f"{told}, from {words.out_of(reach['claims_count'], reach['services_count'], 'service report')} that "
        f"{'gives' if reach['claims_count'] == 1 else 'give'} a number — the largest single claim to the plain sum, "
        f"since the same people may be counted twice{unsure}. "
        f"{words.count(reach['cities_count'], 'city', 'cities')} named as supported, "
        f"{words.number(reach['confirmed_cities_count'])} of them confirmed by the city."
    )


def mentions(reach: Row) -> str:
    """How often cities are named, how many there are, and what about them is not known; from `reach_summary`."""
    return (
        f"{words.count(reach['cities_claims_count'], 'mention')} of "
        f"{words.count(reach['cities_count'], 'different city', 'different cities')}; for "
        f"{words.number(reach['unplaced_cities_count'])} the country could not be told. "
        + waiting_cities(reach["cities_waiting_count"])
    )


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


def span(first: int, last: int) -> str:
    """Years from the first to the last: "2024", "2024–2026"."""
    return str(first) if first == last else f"{first}–{last}"
