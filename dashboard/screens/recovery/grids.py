"""Records and cities of the coalition as rows of the Recovery archive's tables and points of its map."""

import pandas as pd

from dashboard import layout
from dashboard import words as common
from dashboard.archive.words import names, text
from dashboard.screens.recovery import words


def events(found: pd.DataFrame) -> pd.DataFrame:
    """One row a record of `recovery_events`, its date as exact as it is known."""
    days = [common.day(*pair) or "not known" for pair in zip(found["held_on"], found["precision"], strict=True)]
    return pd.DataFrame(
        {
            "held_on": days,
            "kind": found["kind"],
            "numbers": found["numbers"],
            "title": found["title"],
            "cities": [common.listed(names(cities)) for cities in found["cities"]],
            "link": found["link"],
        }
    )


def cities(found: pd.DataFrame) -> pd.DataFrame:
    """One row a city of `recovery_cities`: what it did, and its address where it is a Resilience Hub too."""
    rows, hub = found.to_dict("records"), layout.address("hub")
    return pd.DataFrame(
        {
            "city": found["city"],
            "country": found["country"],
            "did": [words.deeds(row) for row in rows],
            "hub": [f"{hub}?hub={row['hub_id']}#{row['city']}" if text(row["hub_id"]) else None for row in rows],
        }
    )


def points(placed: pd.DataFrame) -> pd.DataFrame:
    """One row a placed city, as `maps.hubs` takes them: the dot's area is the number of its sessions and grants."""
    return pd.DataFrame(
        {
            "longitude": placed["longitude"].round(2),
            "latitude": placed["latitude"].round(2),
            "hubs_count": (placed["sessions_count"] + placed["grants_count"]).clip(lower=1),
            "name": placed["city"] + ", " + placed["country"],
            "detail": [words.deeds(row) for row in placed.to_dict("records")],
        }
    )
