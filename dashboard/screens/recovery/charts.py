"""The coalition's records over time as a Plotly figure. Knows no Streamlit."""

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import framed
from dashboard.colors import Palette

KINDS = {"session": "Sessions", "briefing": "Briefings", "note": "Notes"}
MARKS = {"day": "circle", "month": "circle-open", "year": "line-ew-open"}
ROW_PIXELS, YEARS_PIXELS = 56, 40


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
    framed(
        figure,
        len(KINDS) * ROW_PIXELS + YEARS_PIXELS,
        palette,
        margin={"l": 0, "r": 24, "t": 8, "b": 24},
        bargap=0.45,
        xaxis=_whole_years(dated, palette) | {"fixedrange": True},
    )
    return figure.update_yaxes(autorange="reversed", automargin=True, fixedrange=True, showgrid=False)


def _whole_years(dated: pd.DataFrame, palette: Palette) -> dict:
    """An axis from the first to the last year, so that few records do not stretch an hour over the page."""
    first, last = (dated["held_on"].min().year, dated["held_on"].max().year) if len(dated) else (2020, 2020)
    span = [f"{first}-01-01", f"{last + 1}-01-01"]
    return {"type": "date", "range": span, "dtick": "M12", "tickformat": "%Y", "gridcolor": palette.border}
