"""Rows about the coalition as cards. Knows no Streamlit."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import words
from dashboard.archive import words as archive
from dashboard.cards import Card


def resources(rows: pd.DataFrame, here: str) -> list[Card]:
    """One card a row of `recovery_resources`; `here` is the address of the screen, as below."""
    return [archive.resource(row, here) for row in rows.to_dict("records")]


def pillars(rows: pd.DataFrame, here: str) -> list[Card]:
    """One card a row of `recovery_pillars`."""
    return [_pillar(row, here) for row in rows.to_dict("records")]


def themes(rows: pd.DataFrame, matches: pd.DataFrame, here: str) -> list[Card]:
    """One card a row of `recovery_themes`, with the Essentials and topics that ask for the same."""
    alike = matches.to_dict("records")
    return [
        _theme(row, [match for match in alike if match["theme"] == row["theme"]], here)
        for row in rows.to_dict("records")
    ]


def evidence(rows: pd.DataFrame, here: str) -> list[Card]:
    """One card a row of `recovery_evidence`."""
    return [_evidence(row, here) for row in rows.to_dict("records")]


def events(rows: pd.DataFrame, here: str) -> list[Card]:
    """One card a row of `recovery_events`."""
    return [_event(row, here) for row in rows.to_dict("records")]


def _pillar(row: Mapping[str, Any], here: str) -> Card:
    """A pillar with what is recorded of it."""
    recorded, named = int(row["recorded_count"]), int(row["named_count"])
    return Card(
        anchor=row["pillar_id"],
        title=f"{row['position']}. {row['pillar']}",
        facts=(f"{recorded} recorded", f"{named} only named" if named else ""),
        body=(f"{row['meaning']}.",),
        links=(archive.source(row),),
        address=f"{here}?about={row['pillar_id']}",
    )


def _theme(row: Mapping[str, Any], matches: list[Mapping[str, Any]], here: str) -> Card:
    """A priority theme with the Essentials and topics that ask for the same."""
    return Card(
        anchor=row["theme_id"],
        title=row["theme"],
        facts=(f"priority theme of “{row['pillar']}”",),
        body=(
            f"{row['meaning']}.",
            *(f"{match['essential']} and the topic {match['topic']}: {match['reasoning']}." for match in matches),
        ),
        links=(archive.source(row),),
        address=f"{here}?about={row['theme_id']}",
    )


def _evidence(row: Mapping[str, Any], here: str) -> Card:
    """A figure with its wording, its base and what it does not say."""
    base = archive.text(row["base"]) or "not given by the source"
    return Card(
        anchor=row["evidence_id"],
        title=figure(row),
        facts=(
            f"base: {base}",
            f"stated {words.day(row['stated_in'], archive.exactness(row['stated_in']))}"
            if archive.text(row["stated_in"])
            else "date not given",
        ),
        body=(f"It does not say: {row['says_not'][:1].lower()}{row['says_not'][1:]}.",),
        quote=row["wording"],
        links=(archive.source(row),),
        address=f"{here}?about={row['evidence_id']}",
    )


def figure(row: Mapping[str, Any]) -> str:
    """A figure with its unit in the right number: "68%", "98 cities"."""
    if row["unit"] == "percent":
        return f"{words.number(row['figure'])}%"
    plural = {"city": "cities", "country": "countries", "strategy": "strategies"}.get(row["unit"])
    return words.count(int(row["figure"]), row["unit"], plural)


def _event(row: Mapping[str, Any], here: str) -> Card:
    """A session, briefing or note."""
    cities = archive.names(row["cities"])
    return Card(
        anchor=row["event_id"],
        title=row["title"],
        facts=(
            row["kind"],
            words.day(row["held_on"], row["precision"]) or "date not known",
            archive.text(row["numbers"]),
            words.listed(archive.names(row["hosts"])),
        ),
        body=(*((f"Spoke: {words.listed(cities)}.",) if cities else ()), *archive.about_themes(row)),
        links=(*archive.opens(row), archive.source(row)),
        address=f"{here}?about={row['resource_id']}",
    )
