"""The archive in sentences: its figures, and what cities did. Knows no Streamlit."""

from collections.abc import Mapping
from typing import Any

from dashboard import words


def answer(summary: Mapping[str, Any]) -> str:
    """The figures of `recovery_summary` with their denominators; nothing of goal and grant is added."""
    offered = int(summary["recorded_count"] + summary["named_count"])
    fund = (
        f" Of its fund, {words.usd(summary['granted_usd'])} in {words.count(int(summary['grants_count']), 'grant')} "
        f"{'is' if summary['grants_count'] == 1 else 'are'} documented, of a goal of {words.usd(summary['goal_usd'])}."
        if summary["grants_count"] and summary["goal_usd"]
        else ""
    )
    return (
        f"An archive: {words.count(int(summary['sessions_count']), 'session')} and "
        f"{words.count(int(summary['briefings_count']), 'briefing')} are recorded, with "
        f"{words.count(int(summary['cities_count']), 'city', 'cities')} of "
        f"{words.count(int(summary['countries_count']), 'country', 'countries')}; "
        f"{words.out_of(int(summary['recorded_count']), offered, 'thing')} on offer "
        f"{'has' if summary['recorded_count'] == 1 else 'have'} a record, the others are only named.{fund}"
    )


def deeds(row: Mapping[str, Any]) -> str:
    """What a city did: "spoke in 2 sessions", "received 1 grant, US$ 50,000", "member of the network"."""
    sessions, grants = int(row["sessions_count"]), int(row["grants_count"])
    member = row["is_network_member"]
    known = "" if words.is_missing(member) else "member of the network" if member else "outside the network"
    told = (
        f"spoke in {words.count(sessions, 'session')}" if sessions else "",
        f"received {words.count(grants, 'grant')}, {words.usd(row['granted_usd'])}" if grants else "",
        known,
    )
    return ", ".join(part for part in told if part)
