"""The money ladder as a Plotly figure: its steps under each other on one scale, so that no bar adds two of them.

Knows no Streamlit.
"""

import textwrap

import pandas as pd
import plotly.graph_objects as go

from dashboard.charts import NAMED_AXIS, bar, bare
from dashboard.colors import Palette
from dashboard.screens.funding import words
from dashboard.words import count, usd

ROW_PIXELS = {"wide": 34, "narrow": 40}
LABEL_PIXELS, LABEL_LETTERS = {"wide": 230, "narrow": 128}, {"wide": 36, "narrow": 19}
VALUE_PIXELS = 104  # room for the sum beside the longest bar


def ladder(rows: pd.DataFrame, palette: Palette, width: str = "wide") -> go.Figure:
    """One bar a row of `grids.ladder` (step, form and recurrence) under the heading of its step."""
    lines = _lines(rows)
    bars = [(place, row) for place, row in enumerate(lines) if row["form"] is not None]
    sums = [row["total_usd"] for _, row in bars]
    figure = go.Figure(bar(sums, [place for place, _ in bars], map(usd, sums), palette))
    for place, row in enumerate(lines):
        if row["form"] is None:
            figure.add_annotation(_heading(place, row), xshift=-LABEL_PIXELS[width])
    return _labelled(figure, len(lines), bars, palette, width)


def _lines(rows: pd.DataFrame) -> list[dict]:
    """The lines of the figure from the top: for each step a heading, then its bars."""
    lines = []
    for step in (*words.RUNGS, "reserved"):
        bars = rows[rows["rung"] == step].to_dict("records")
        if step == "reserved" and not bars:
            continue
        lines.append({"rung": step, "form": None, "sums_count": sum(row["sums_count"] for row in bars)})
        lines += bars
    return lines


def _heading(place: int, row: dict) -> dict:
    """The name of a step with the number of its sums."""
    sums = count(row["sums_count"], "sum") if row["sums_count"] else "no sum"
    return {
        "text": f"<b>{words.RUNGS.get(row['rung'], words.RESERVED)}</b> · {sums}",
        "x": 0,
        "y": place,
        "xref": "paper",
        "xanchor": "left",
        "showarrow": False,
    }


def _labelled(
    figure: go.Figure, lines_count: int, bars: list[tuple[int, dict]], palette: Palette, width: str
) -> go.Figure:
    """Zero-based bars with form and recurrence at the left; headings stand over that margin."""
    bare(figure, lines_count * ROW_PIXELS[width], lines_count, palette)
    labels = ["<br>".join(textwrap.wrap(words.kind(row), LABEL_LETTERS[width])) for _, row in bars]
    figure.update_layout(bargap=0.42, margin={"l": LABEL_PIXELS[width], "r": VALUE_PIXELS})
    figure.update_xaxes(rangemode="tozero")
    beside = {"visible": True, "ticklen": 6, "tickvals": [place for place, _ in bars], "ticktext": labels}
    return figure.update_yaxes(NAMED_AXIS | {"automargin": None} | beside)
