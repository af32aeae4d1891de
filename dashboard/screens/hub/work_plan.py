"""The services of a hub: those of its current work plan, those of others, and rows that the form itself prints."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import grids as common_grids
from dashboard import layout, words
from dashboard.screens.hub import grids


def draw(found: pd.DataFrame, targets: pd.DataFrame) -> None:
    """The services of `hub_services` one after the other, each with its targets of `hub_targets`."""
    if found.empty:
        return
    st.subheader("What does it offer?", anchor=False)
    current, printed = found[found["is_current"]], found[found["is_printed_example"] & ~found["is_current"]]
    others = found[~found["is_current"] & ~found["is_printed_example"]]
    is_open = others["order_unknown_with"].notna()
    listed(current, targets)
    for told, rows in (
        ("of a plan of which it is not known whether it came last", others[is_open]),
        ("of earlier plans, replaced or dropped", others[~is_open]),
    ):
        if len(rows):
            st.markdown(f"**{words.count(len(rows), 'service')} {told}**")
        listed(rows, targets)
    printed_examples(printed)


def listed(services: pd.DataFrame, targets: pd.DataFrame) -> None:
    """Services under each other."""
    for row in services.to_dict("records"):
        one_service(row, targets[targets["service_id"] == row["service_id"]])


def one_service(row: dict[str, Any], targets: pd.DataFrame) -> None:
    """One service: as written, as read, and what it promises."""
    title = words.NOT_ANSWERED if words.is_missing(row["title"]) else row["title"]
    version = "" if row["is_current"] else f" · plan {row['version']}"
    with st.expander(f"{words.text(title)} · {words.years(row)}{version}"):
        layout.passage(row["description"])
        layout.table(
            grids.service(row),
            "Values of the service as written and as read",
            key=f"values {row['service_id']}",
            wide=("as_written",),
        )
        if len(targets):
            layout.table(
                common_grids.targets(targets).assign(place=common_grids.placed(targets)["place"]),
                "Indicators as written and as read",
                key=f"targets {row['service_id']}",
                labels={"text": "As written"},
                wide=("text",),
            )
        received = "" if words.is_missing(row["received_on"]) else f" · received {words.day(row['received_on'])}"
        layout.note(words.text(words.place(row)) + received)


def printed_examples(found: pd.DataFrame) -> None:
    """Rows that the form itself prints, which are no services of the hub."""
    if found.empty:
        return
    st.markdown(
        f"**{words.count(len(found), 'row')} of the plan with the words of the form's printed examples.** "
        "What they offer is the guideline's example, not a service of this hub, so they count nowhere."
    )
    for row in found.to_dict("records"):
        layout.passage(row["title"])
        layout.note(words.text(words.place(row)))
