"""The archive of the coalition in cards and sentences. Knows no Streamlit."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import words
from dashboard.cards import Card, Link

RECORDS = {"recorded": "● recorded", "named": "○ named, no record found"}
RUNGS = {"goal": "Goal", "committed": "Committed", "granted": "Granted"}
NOT_KNOWN = (
    "How many people attended the sessions, and who they were: no source says. An empty column is no zero.",
    "Who the members of the community were: no list is public. Cities stand here where a source names them, as "
    "speaker, as receiver of a grant or as a member of the network; no city outside the network could be traced.",
    "What the Z Zurich Foundation and Bank of America committed to the fund: no amount was given.",
    "Which monthly practice and technical notes were written: none could be traced.",
    "Whether a link still opens: this dashboard asks no outside address.",
)


def resource(row: Mapping[str, Any], here: str) -> Card:
    """A thing on offer; `here` is the address of the screen."""
    known = words.count(int(row["events_count"]), "record")
    return Card(
        anchor=row["resource_id"],
        title=row["resource"],
        facts=(
            "archive",
            RECORDS[row["record"]],
            text(row["pillar"]),
            f"phase: {row['phase']}" if text(row["phase"]) else "",
            text(row["service_type"]),
            words.language(row["language"]),
            licence(row),
            known if row["events_count"] else "",
        ),
        body=(f"{row['meaning']}.", *about_themes(row)),
        links=(*opens(row), source(row)),
        address=f"{here}?about={row['resource_id']}",
    )


def licence(row: Mapping[str, Any]) -> str:
    """The licence as stated; that none is stated, where there is something to open."""
    if text(row["licence"]):
        return f"licence {row['licence']}"
    return "no licence stated" if row["record"] == "recorded" else ""


def about_themes(row: Mapping[str, Any]) -> tuple[str, ...]:
    """The themes as a sentence; nothing where there is none."""
    themes = names(row["themes"])
    return (f"About {words.listed(themes)}.",) if themes else ()


def exactness(stated: str) -> str:
    """How exact a date as "2026", "2026-11" or "2026-11-27" is: year, month or day."""
    return ("year", "month", "day")[stated.count("-")]


def opens(row: Mapping[str, Any]) -> tuple[Link, ...]:
    """The page of a row, where one is known."""
    return (Link("Open its page", row["link"]),) if text(row["link"]) else ()


def source(row: Mapping[str, Any]) -> Link:
    """Where a row comes from, and as of when."""
    return Link(f"Source, as of {words.day(row['as_of'], exactness(row['as_of']))}", row["source"])


def names(values: Any) -> list[str]:
    """A list out of a data frame, which holds arrays; empty where there is none."""
    return [str(value) for value in values] if pd.api.types.is_list_like(values) else []


def text(value: Any) -> str:
    """A text, empty where there is none."""
    return "" if words.is_missing(value) else str(value)
