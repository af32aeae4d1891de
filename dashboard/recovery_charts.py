"""The coalition in pictures: its records over time, and the ladder of its fund. Knows no Streamlit."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import BARE_AXIS, FACE
from dashboard.colors import Palette
from dashboard.words import usd

KINDS = {"session": "Sessions", "briefing": "Briefings", "note": "Notes"}
MARKS = {"day": "circle", "month": "circle-open", "year": "line-ew-open"}


def timeline(events: pd.DataFrame, palette: Palette) -> go.Figure:
    """One mark a dated record, a line for each kind; an open mark where only the month or year is known."""
    figure = go.Figure()
    dated = events.dropna(subset=["held_on"])
    for kind, name in KINDS.items():
        rows = dated[dated["kind"] == kind]
        figure.add_scatter(
            x=rows["held_on"].tolist(),
            y=[name] * len(rows),
            mode="markers",
            marker={
                "size": 14,
                "color": palette.accent,
                "symbol": [MARKS[precision] for precision in rows["precision"]],
                "line": {"width": 2, "color": palette.accent},
            },
            hoverinfo="skip",
        )
    return _framed(figure, 3 * 56 + 40, palette, xaxis=_whole_years(dated, palette))


def _whole_years(dated: pd.DataFrame, palette: Palette) -> dict:
    """An axis from the first to the last year, so that few records do not stretch an hour over the page."""
    first, last = (dated["held_on"].min().year, dated["held_on"].max().year) if len(dated) else (2020, 2020)
    span = [f"{first}-01-01", f"{last + 1}-01-01"]
    return {"type": "date", "range": span, "dtick": "M12", "tickformat": "%Y", "gridcolor": palette.border}


def ladder(rungs: pd.DataFrame, labels: dict[str, str], palette: Palette) -> go.Figure:
    """One bar a rung on one scale; a rung without a known amount has its words and no bar."""
    known = [0 if pd.isna(value) else float(value) for value in rungs["total_usd"]]
    figure = go.Figure(
        go.Bar(
            x=known,
            y=[labels[rung] for rung in rungs["rung"]],
            orientation="h",
            text=[usd(value) if value else _unknown(row) for value, row in zip(known, rungs.itertuples(), strict=True)],
            textposition="outside",
            cliponaxis=False,
            marker={"color": palette.accent},
            hoverinfo="skip",
        )
    )
    return _framed(figure, 3 * 44 + 24, palette, xaxis=BARE_AXIS | {"range": [0, max(known, default=0) * 1.3 or 1]})


def _unknown(row: tuple) -> str:
    return f"{row.sums_count} stated, no amount given" if row.sums_count else "none known"


def _framed(figure: go.Figure, height: int, palette: Palette, xaxis: dict) -> go.Figure:
    """The frame of both: nothing to zoom, names at the left, time or money along the bottom."""
    figure.update_layout(
        height=height,
        margin={"l": 0, "r": 24, "t": 8, "b": 24},
        bargap=0.45,
        showlegend=False,
        dragmode=False,
        paper_bgcolor="rgba(0,0,0,0)",
        plot_bgcolor="rgba(0,0,0,0)",
        font={"family": FACE, "size": 15, "color": palette.ink},
        xaxis=xaxis | {"fixedrange": True},
        yaxis={"autorange": "reversed", "automargin": True, "fixedrange": True, "showgrid": False},
    )
    return figure
