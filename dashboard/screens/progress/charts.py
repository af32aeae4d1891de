"""Statuses, targets and reports as Plotly figures. Knows no Streamlit."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from dashboard import charts
from dashboard.charts import NAMED_AXIS, bare, filled, shortened
from dashboard.colors import Palette, text_on
from dashboard.screens.progress import words
from dashboard.words import is_missing, number

BULLET_PIXELS = {"wide": 52, "narrow": 84}
LABEL_LETTERS = {"wide": 62, "narrow": 46}
BARS_FROM = {"wide": 0.5, "narrow": 0.0}  # share of the width where bars begin; on a phone they stand under the labels
LABEL_UP, BAR_DOWN = {"wide": 0, "narrow": 0.16}, {"wide": 0, "narrow": 0.28}  # in rows
FURTHEST, LEAST = 1.12, -0.12  # an actual beyond these is drawn at the edge; the words give its number
HUB_PIXELS = 34


def statuses(counts: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar a row of `progress_counts`, its mark and word beside it, in the colour of its status."""
    labelled = counts.assign(label=[words.status(row) for row in counts.to_dict("records")])
    figure = charts.bars(labelled, "label", "targets_count", palette)
    return figure.update_traces(marker=filled(counts["color"].tolist(), palette))


def bullets(targets: pd.DataFrame, palette: Palette, width: str = "wide") -> go.Figure:
    """One bullet a row of `progress_targets`, each on its own scale: baseline at the left, target at the right.

    A tick stands at baseline and target, a dotted line where the target should be by the day, a mark in the colour of
    the status where it is. Without a value read with trust there is no mark, without such a target no bar.
    """
    rows, up, down = targets.to_dict("records"), LABEL_UP[width], BAR_DOWN[width]
    figure = go.Figure(_actuals(rows, down, palette))
    # At once: one by one they take a time that grows with the square of their number.
    figure.update_layout(
        annotations=[_label(at - up, row, palette, LABEL_LETTERS[width]) for at, row in enumerate(rows)],
        shapes=[shape for at, row in enumerate(rows) for shape in _scale(at + down, row, palette)],
    )
    return bare(figure, len(rows) * BULLET_PIXELS[width], len(rows), palette).update_xaxes(
        range=[LEAST - 0.04, FURTHEST + 0.04], domain=[BARS_FROM[width], 1]
    )


def _label(middle: float, row: Mapping[str, Any], palette: Palette, letters: int) -> dict[str, Any]:
    """Two lines for a bullet: the promise as written; status, figures and hub."""
    told = f"{words.status(row)} · {words.gone(row)} · {row['hub']}"
    second = f'<span style="font-size:12px;color:{palette.secondary}">{shortened(told, letters + 8)}</span>'
    return {
        "text": f"{shortened(row['text'], letters)}<br>{second}",
        "x": 0,
        "y": middle,
        "xref": "paper",
        "xanchor": "left",
        "yanchor": "middle",
        "align": "left",
        "showarrow": False,
    }


def _scale(middle: float, row: Mapping[str, Any], palette: Palette) -> list[dict[str, Any]]:
    """The bar from baseline to target, a tick at each end, and the line of what is expected by the day.

    None where the target has no number, or one that waits for a person.
    """
    if words.is_proposed(row) or is_missing(row["target_value"]):
        return []
    bar = {"type": "rect", "x0": 0, "x1": 1, "y0": middle - 0.09, "y1": middle + 0.09, "layer": "below"}
    shapes = [bar | {"fillcolor": palette.border, "line": {"width": 0}}]
    shapes += [_upright(end, middle, 0.16, {"color": palette.secondary, "width": 1.5}) for end in (0, 1)]
    if not is_missing(row["expected_share"]):
        dotted = {"color": palette.ink, "width": 1.5, "dash": "dot"}
        shapes.append(_upright(row["expected_share"], middle, 0.24, dotted))
    return shapes


def _upright(at: float, middle: float, half: float, line: dict[str, Any]) -> dict[str, Any]:
    return {"type": "line", "x0": at, "x1": at, "y0": middle - half, "y1": middle + half, "line": line}


def _actuals(rows: list[dict[str, Any]], down: float, palette: Palette) -> go.Scatter:
    """The marks of what was reached; beyond the edges a triangle points to where it lies."""
    known = [(place, row) for place, row in enumerate(rows) if not is_missing(row["progress_share"])]
    shares = [row["progress_share"] for _, row in known]
    symbols = [
        "triangle-right" if share > FURTHEST else "triangle-left" if share < LEAST else "circle" for share in shares
    ]
    return go.Scatter(
        x=[min(FURTHEST, max(LEAST, share)) for share in shares],
        y=[place + down for place, _ in known],
        mode="markers",
        marker={"symbol": symbols, "size": 14} | filled([row["color"] for _, row in known], palette),
        cliponaxis=False,
        hoverinfo="skip",
    )


def by_hub(hubs: pd.DataFrame, palette: Palette) -> go.Figure:
    """One bar a hub of `progress_hubs`, its targets stacked by status; each part carries its mark and number."""
    figure = go.Figure()
    names = list(dict.fromkeys(hubs["hub_id"]))
    labels = hubs.drop_duplicates("hub_id").set_index("hub_id")["hub"].map(lambda name: shortened(name, 30))
    for _, part in hubs.groupby("status_position"):
        figure.add_trace(_parts(part, [names.index(hub_id) for hub_id in part["hub_id"]], palette))
    figure.update_layout(barmode="stack", bargap=0.35)
    bare(figure, len(names) * HUB_PIXELS, len(names), palette)
    beside = {"visible": True, "ticklen": 8, "tickvals": list(range(len(names))), "ticktext": labels.tolist()}
    return figure.update_yaxes(NAMED_AXIS | beside)


def _parts(part: pd.DataFrame, places: list[int], palette: Palette) -> go.Bar:
    """The parts of all bars that have one status."""
    color = part["color"].iloc[0]
    return go.Bar(
        x=part["targets_count"].tolist(),
        y=places,
        orientation="h",
        text=[f"{mark} {number(count)}" for mark, count in zip(part["mark"], part["targets_count"], strict=True)],
        textposition="inside",
        insidetextanchor="middle",
        textangle=0,
        textfont={"color": text_on(color), "size": 13},
        marker=filled(color, palette),
        hoverinfo="skip",
    )
