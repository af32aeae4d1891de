"""The calendar of annual reports as a Plotly figure. Knows no Streamlit."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import filled, framed, shortened
from dashboard.colors import Palette, text_on
from dashboard.screens.reports import words

ROW_PIXELS = {"wide": 44, "narrow": 64}
HEAD_PIXELS = 28
FIXED_AXIS = {"fixedrange": True, "showgrid": False, "zeroline": False}


def calendar(reports: pd.DataFrame, palette: Palette, width: str = "wide") -> go.Figure:
    """One row a hub, one column a year of `report_list`; each cell carries mark, word and detail of the report's state.

    On a phone the hub stands over its row and a cell shows the mark without the word.
    """
    hubs = dict(reports[["hub_id", "hub"]].itertuples(index=False))
    places = {hub_id: place for place, hub_id in enumerate(hubs)}
    years = sorted(reports["report_year"].unique())
    cells = [(years.index(row["report_year"]), places[row["hub_id"]], row) for row in reports.to_dict("records")]
    over = [_over(places[hub_id], name) for hub_id, name in hubs.items()] if width == "narrow" else []
    # At once: one by one they take a time that grows with the square of their number.
    figure = go.Figure(go.Scatter(x=[], y=[])).update_layout(
        shapes=[_cell(*cell, palette, width) for cell in cells],
        annotations=[_said(*cell, width) for cell in cells] + over,
    )
    beside = [] if width == "narrow" else [shortened(name, 30) for name in hubs.values()]
    return _with_axes(figure, years, beside, len(hubs), palette, width)


def _top(place: int, width: str) -> float:
    """Where a cell begins: on a phone below the name of its hub."""
    return place - (0.08 if width == "narrow" else 0.38)


def _cell(column: int, place: int, row: dict[str, Any], palette: Palette, width: str) -> dict[str, Any]:
    """The field of a year in the colour of its state."""
    filling = filled(row["color"], palette)
    return {
        "type": "rect",
        "x0": column - 0.47,
        "x1": column + 0.47,
        "y0": _top(place, width),
        "y1": place + 0.4,
        "fillcolor": filling["color"],
        "line": filling["line"],
    }


def _said(column: int, place: int, row: dict[str, Any], width: str) -> dict[str, Any]:
    """What stands in a field: the mark with its word, and the detail under it."""
    word = row["mark"] if width == "narrow" else words.state(row).partition(",")[0]
    return {
        "x": column,
        "y": (_top(place, width) + place + 0.4) / 2,
        "text": f"{word}<br>{words.detail(row)}",
        "font": {"size": 11 if width == "narrow" else 12, "color": text_on(row["color"])},
        "showarrow": False,
    }


def _over(place: int, name: str) -> dict[str, Any]:
    """The name of a hub over its row."""
    return {
        "text": shortened(name, 40),
        "x": 0,
        "y": place - 0.28,
        "xref": "paper",
        "xanchor": "left",
        "showarrow": False,
    }


def _with_axes(
    figure: go.Figure, years: list[int], names: list[str], hubs_count: int, palette: Palette, width: str
) -> go.Figure:
    """The years over the columns and, where there is room, the hubs beside the rows."""
    height = hubs_count * ROW_PIXELS[width] + HEAD_PIXELS
    framed(figure, height, palette, letters=14, margin={"l": 0, "r": 0, "t": HEAD_PIXELS, "b": 0})
    columns = {"side": "top", "tickvals": list(range(len(years))), "ticktext": [str(year) for year in years]}
    figure.update_xaxes(FIXED_AXIS | columns | {"range": [-0.5, len(years) - 0.5]})
    rows = {"automargin": True, "tickvals": list(range(len(names))), "ticktext": names}
    return figure.update_yaxes(FIXED_AXIS | rows | {"range": [hubs_count - 0.5, -0.5]})
