"""The calendar of annual reports as a Plotly figure. Knows no Streamlit."""

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts, report_words
from dashboard.colors import Palette
from dashboard.progress_charts import faint, is_dark, shortened

ROW_PIXELS = {"wide": 44, "narrow": 64}
HEAD_PIXELS = 28


def calendar(reports: pd.DataFrame, palette: Palette, width: str = "wide") -> go.Figure:
    """One row a hub, one column a year of `report_list`; each cell carries mark, word and detail of the report's state.

    On a phone the hub stands over its row and a cell shows the mark without the word.
    """
    hubs = reports.drop_duplicates("hub_id")
    years = sorted(reports["report_year"].unique())
    places = {hub_id: place for place, hub_id in enumerate(hubs["hub_id"])}
    figure = go.Figure(go.Scatter(x=[], y=[]))
    for row in reports.to_dict("records"):
        _cell(figure, years.index(row["report_year"]), places[row["hub_id"]], row, palette, width)
    for hub_id, name in zip(hubs["hub_id"], hubs["hub"], strict=True):
        if width == "narrow":
            figure.add_annotation(_over(places[hub_id], name))
    names = [] if width == "narrow" else [shortened(name, 30) for name in hubs["hub"]]
    return _framed(figure, years, names, len(places), palette, width)


def _cell(figure: go.Figure, column: int, place: int, row: dict, palette: Palette, width: str) -> None:
    """A filled cell with the state in it."""
    mark, color = report_words.MARKS[row["report_state"]]
    top = place - (0.08 if width == "narrow" else 0.38)
    figure.add_shape(
        type="rect",
        x0=column - 0.47,
        x1=column + 0.47,
        y0=top,
        y1=place + 0.4,
        fillcolor=color,
        line={"color": faint(palette), "width": 1},
    )
    word = mark if width == "narrow" else f"{mark} {row['report_state'].partition(',')[0]}"
    figure.add_annotation(
        x=column,
        y=(top + place + 0.4) / 2,
        text=f"{word}<br>{report_words.detail(row)}",
        font={"size": 11 if width == "narrow" else 12, "color": "#FFFFFF" if is_dark(color) else "#1B2733"},
        showarrow=False,
    )


def _over(place: int, name: str) -> dict:
    """The name of a hub over its row."""
    return {
        "text": shortened(name, 40),
        "x": 0,
        "y": place - 0.28,
        "xref": "paper",
        "xanchor": "left",
        "showarrow": False,
    }


def _framed(
    figure: go.Figure, years: list[int], names: list[str], hubs_count: int, palette: Palette, width: str
) -> go.Figure:
    """The years over the columns and, where there is room, the hubs beside the rows."""
    figure.update_layout(
        height=hubs_count * ROW_PIXELS[width] + HEAD_PIXELS,
        margin={"l": 0, "r": 0, "t": HEAD_PIXELS, "b": 0},
        dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": charts.FACE, "size": 14, "color": palette.ink},
    )
    shared = {"fixedrange": True, "showgrid": False, "zeroline": False}
    figure.update_xaxes(
        shared
        | {
            "side": "top",
            "tickvals": list(range(len(years))),
            "ticktext": [str(year) for year in years],
            "range": [-0.5, len(years) - 0.5],
        }
    )
    return figure.update_yaxes(
        shared
        | {
            "automargin": True,
            "tickvals": list(range(len(names))),
            "ticktext": names,
            "range": [hubs_count - 0.5, -0.5],
        }
    )
