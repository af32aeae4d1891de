"""The ladder of a fund as a Plotly figure. Knows no Streamlit."""

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard.archive import words
from dashboard.charts import BARE_AXIS, bar, framed
from dashboard.colors import Palette
from dashboard.words import usd

ROW_PIXELS = 44
ROOM_FOR_SUMS = 1.3  # the axis is so much longer than the longest bar


def ladder(rungs: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar a row of `recovery_fund` on one scale; a rung without a known amount has its words and no bar."""
    known = [0 if pd.isna(value) else float(value) for value in rungs["total_usd"]]
    said = [usd(value) if value else _unknown(row) for value, row in zip(known, rungs.itertuples(), strict=True)]
    figure = go.Figure(bar(known, [words.RUNGS[rung] for rung in rungs["rung"]], said, palette))
    framed(
        figure,
        len(words.RUNGS) * ROW_PIXELS + 24,
        palette,
        margin={"l": 0, "r": 24, "t": 8, "b": 24},
        bargap=0.45,
        xaxis=BARE_AXIS | {"range": [0, max(known, default=0) * ROOM_FOR_SUMS or 1]},
    )
    return figure.update_yaxes(autorange="reversed", automargin=True, fixedrange=True, showgrid=False)


def _unknown(row: Any) -> str:
    return f"{row.sums_count} stated, no amount given" if row.sums_count else "none known"
