"""Hubs on a map in the colour of the status that most of their targets have."""

import pandas as pd
import pydeck as pdk

from dashboard import maps
from dashboard.colors import Palette, rgb
from dashboard.words import count, listed, number


def hubs(rows: pd.DataFrame, land_url: str, palette: Palette, width: str = "wide") -> pdk.Deck:
    """One dot a placed hub of `progress_hubs`: its area by the number of targets, its colour the commonest status."""
    deck = maps.hubs(points(rows), land_url, palette, width)
    dots = deck.layers[-1]
    dots.get_fill_color = "@@=color"
    dots.get_line_color = rgb(palette.ink, 0.4)
    return deck


def points(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a placed hub, as `maps.hubs` takes them, with its colour and the counts of its statuses in words."""
    placed = rows.dropna(subset=["longitude", "latitude"])
    said = placed.groupby("hub_id").apply(statuses, include_groups=False)
    common = placed[placed["is_most_common"]]
    return pd.DataFrame(
        {
            "longitude": common["longitude"].round(2),
            "latitude": common["latitude"].round(2),
            "hubs_count": common["hub_targets_count"],
            "name": common["hub"],
            "detail": [said[hub_id] for hub_id in common["hub_id"]],
            "color": [rgb(color) for color in common["color"]],
        }
    )


def statuses(rows: pd.DataFrame) -> str:
    """The counts of one hub: "7 targets: 1 missed and 2 on track"."""
    parts = [
        f"{number(quantity)} {status}" for quantity, status in zip(rows["targets_count"], rows["status"], strict=True)
    ]
    return f"{count(int(rows['targets_count'].sum()), 'target')}: {listed(parts)}"
