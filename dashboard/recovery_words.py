"""Rows about the coalition as cards and sentences. Knows no Streamlit."""

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


def pillar(row: Mapping[str, Any], here: str) -> Card:
    """A pillar with what is recorded of it."""
    recorded, named = int(row["recorded_count"]), int(row["named_count"])
    return Card(
        anchor=row["pillar_id"],
        title=f"{row['position']}. {row['pillar']}",
        facts=(f"{recorded} recorded", f"{named} only named" if named else ""),
        body=(f"{row['meaning']}.",),
        links=(source(row),),
        address=f"{here}?about={row['pillar_id']}",
    )


def theme(row: Mapping[str, Any], matches: list[Mapping[str, Any]], here: str) -> Card:
    """A priority theme with the Essentials and topics that ask for the same."""
    return Card(
        anchor=row["theme_id"],
        title=row["theme"],
        facts=(f"priority theme of “{row['pillar']}”",),
        body=(
            f"{row['meaning']}.",
            *(f"{match['essential']} and the topic {match['topic']}: {match['reasoning']}." for match in matches),
        ),
        links=(source(row),),
        address=f"{here}?about={row['theme_id']}",
    )


def evidence(row: Mapping[str, Any], here: str) -> Card:
    """A figure with its wording, its base and what it does not say."""
    base = text(row["base"]) or "not given by the source"
    return Card(
        anchor=row["evidence_id"],
        title=figure(row),
        facts=(
            f"base: {base}",
            f"stated {words.day(row['stated_in'], exactness(row['stated_in']))}"
            if text(row["stated_in"])
            else "date not given",
        ),
        body=(f"It does not say: {row['says_not'][:1].lower()}{row['says_not'][1:]}.",),
        quote=row["wording"],
        links=(source(row),),
        address=f"{here}?about={row['evidence_id']}",
    )


def figure(row: Mapping[str, Any]) -> str:
    """A figure with its unit in the right number: "68%", "98 cities"."""
    if row["unit"] == "percent":
        return f"{words.number(row['figure'])}%"
    plural = {"city": "cities", "country": "countries", "strategy": "strategies"}.get(row["unit"])
    return words.count(int(row["figure"]), row["unit"], plural)


def event(row: Mapping[str, Any], here: str) -> Card:
    """A session, briefing or note."""
    cities = names(row["cities"])
    return Card(
        anchor=row["event_id"],
        title=row["title"],
        facts=(
            row["kind"],
            words.day(row["held_on"], row["precision"]) or "date not known",
            text(row["numbers"]),
            words.listed(names(row["hosts"])),
        ),
        body=(*((f"Spoke: {words.listed(cities)}.",) if cities else ()), *about_themes(row)),
        links=(*opens(row), source(row)),
        address=f"{here}?about={row['resource_id']}",
    )


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
