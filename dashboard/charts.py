"""Data frames as Plotly figures: bars on a zero base with direct labels. Knows no Streamlit."""

import html
import textwrap

import pandas as pd
import plotly.graph_objects as go

from dashboard.colors import Palette
from dashboard.words import number

ROW_PIXELS = 38
LABEL_WIDTH = 34
FACE = '"Source Sans", system-ui, sans-serif'  # the face that ships with Streamlit
BARE_AXIS = {"visible": False, "fixedrange": True}


def bars(rows: pd.DataFrame, name: str, value: str, palette: Palette) -> go.Figure:
    """One horizontal bar a row, in the rows' order from the top, its value beside it."""
    figure = go.Figure(
        go.Bar(
            x=rows[value].tolist(),
            y=[wrapped(label) for label in rows[name]],
            orientation="h",
            text=[number(quantity) for quantity in rows[value]],
            textposition="outside",
            cliponaxis=False,
            marker={"color": palette.accent},
            hoverinfo="skip",
        )
    )
    return _framed(figure, len(rows), palette)


def wrapped(label: str) -> str:
    """A long label on several lines, so that bars keep their room on a phone; its signs are no mark-up to Plotly."""
    return "<br>".join(html.escape(line, quote=False) for line in textwrap.wrap(label, LABEL_WIDTH))


def _framed(figure: go.Figure, rows_count: int, palette: Palette) -> go.Figure:
    """The frame that all bar charts share: no grid, no axis, a height that follows the rows."""
    figure.update_layout(
        height=rows_count * ROW_PIXELS + 24,
        margin={"l": 0, "r": 36, "t": 8, "b": 8},
        bargap=0.42,
        showlegend=False,
        dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FACE, "size": 15, "color": palette.ink},
        xaxis=BARE_AXIS | {"rangemode": "tozero"},
        yaxis={
            "autorange": "reversed",
            "automargin": True,
            "fixedrange": True,
            "showgrid": False,
            "ticks": "outside",
            "ticklen": 8,
            "tickcolor": "rgba(0,0,0,0)",
        },
    )
    return figure
