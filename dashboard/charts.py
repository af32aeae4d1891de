"""Data frames as Plotly figures: bars on a zero base with direct labels, and the frame of all charts. No Streamlit."""

import html
import textwrap
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.colors import Palette, faint
from dashboard.words import number

ROW_PIXELS = 38
LABEL_WIDTH = 34
FACE = '"Source Sans", system-ui, sans-serif'  # the face that ships with Streamlit
BARE_AXIS = {"visible": False, "fixedrange": True}
UNSEEN = "rgba(0,0,0,0)"  # a page's own colour shows through; a tick in it keeps a label away from its bar
NAMED_AXIS = {"automargin": True, "fixedrange": True, "showgrid": False, "ticks": "outside", "tickcolor": UNSEEN}


def bars(rows: pd.DataFrame, name: str, value: str, palette: Palette) -> go.Figure:
    """One horizontal bar a row, in the rows' order from the top, its value beside it."""
    labels = [wrapped(label) for label in rows[name]]
    figure = go.Figure(bar(rows[value].tolist(), labels, map(number, rows[value]), palette))
    framed(figure, len(rows) * ROW_PIXELS + 24, palette, margin={"l": 0, "r": 36, "t": 8, "b": 8}, bargap=0.42)
    figure.update_xaxes(BARE_AXIS | {"rangemode": "tozero"})
    return figure.update_yaxes(NAMED_AXIS | {"autorange": "reversed", "ticklen": 8})


def bar(lengths: list[float], places: list[Any], said: Any, palette: Palette) -> go.Bar:
    """Horizontal bars in the accent colour, each with its value in words beside it."""
    return go.Bar(
        x=lengths,
        y=places,
        orientation="h",
        text=list(said),
        textposition="outside",
        cliponaxis=False,
        marker={"color": palette.accent},
        hoverinfo="skip",
    )


def wrapped(label: str) -> str:
    """A long label on several lines, so that bars keep their room on a phone; its signs are no mark-up to Plotly."""
    return "<br>".join(html.escape(line, quote=False) for line in textwrap.wrap(label, LABEL_WIDTH))


def shortened(text: str, letters: int) -> str:
    """The beginning of a text from a document, harmless in the HTML that Plotly draws."""
    return html.escape(textwrap.shorten(text, letters, placeholder=" …"), quote=False)


def filled(color: str | list[str], palette: Palette) -> dict[str, Any]:
    """A fill with the thin outline that makes light ones stand out from the page."""
    return {"color": color, "line": {"color": faint(palette), "width": 1}}


def framed(figure: go.Figure, height: int, palette: Palette, *, letters: int = 15, **layout: Any) -> go.Figure:
    """The frame that all charts share: `height` and `letters` in pixels, no legend, nothing to drag, no background."""
    return figure.update_layout(
        height=height,
        showlegend=False,
        dragmode=False,
        paper_bgcolor=UNSEEN,
        plot_bgcolor=UNSEEN,
        font={"family": FACE, "size": letters, "color": palette.ink},
        **layout,
    )


def bare(figure: go.Figure, pixels: int, rows_count: int, palette: Palette) -> go.Figure:
    """A figure without axes, one unit of height a row from the top."""
    framed(figure, pixels + 16, palette, letters=14, margin={"l": 0, "r": 8, "t": 8, "b": 8})
    figure.update_xaxes(BARE_AXIS)
    return figure.update_yaxes(BARE_AXIS | {"range": [rows_count - 0.5, -0.5]})
