"""Which commitments are slipping?"""

import pandas as pd
import streamlit as st

from dashboard import layout, words
from dashboard.screens import progress

BULLETS_A_PAGE, HUBS_A_PAGE = 10, 15

head = st.container()
chosen = progress.filters.picked()
summary = chosen.ask("progress_summary").iloc[0]
counts = chosen.ask("progress_counts")

with head:
    layout.question("Which commitments are slipping?", progress.words.answer(summary, counts, chosen.noun))

if not summary["all_targets_count"]:
    layout.nothing(
        "No full work plan of a real hub is public, so no target of one is shown here. A target appears with its "
        "status after the plan that a hub sends is loaded.",
        offers_examples=True,
    )
    st.stop()
if not summary["targets_count"]:
    layout.nothing_fits("No target", chosen.in_words)
    st.stop()


def by_status() -> None:
    """How many targets have each status."""
    layout.chart(
        progress.charts.statuses(counts, layout.colors()),
        "Bars: targets by status. " + words.pairs(counts, "status", "targets_count"),
        key="statuses",
    )
    total = words.count(counts["targets_count"].sum(), "target")
    layout.source(
        f"{total} of current work plans; {progress.words.meaning_of_slipping(counts)}. Each number is the rows of the "
        "table below; choose a status above to see them alone.",
        chosen.as_of,
    )


def bullets() -> None:
    """How far each target is, the most pressing first."""
    st.subheader("How far is each?", anchor=False)
    found = targets(**layout.page_of(int(summary["targets_count"]), "bullets", BULLETS_A_PAGE))
    told = [
        f"{row['text']}: {progress.words.status(row)}, {progress.words.gone(row)}" for row in found.to_dict("records")
    ]
    layout.chart(
        progress.charts.bullets(found, layout.colors(), layout.width()),
        "Bullets of targets, the most pressing first. " + "; ".join(told),
        key="bullets_chart",
    )
    layout.source(
        "Each bar runs on its own scale from the baseline (left tick) to the target (right tick). The dotted line is "
        "where the target should be by this day, the mark where it is; without a mark nothing was reported or the way "
        "cannot be told. What is marked ◑ is to be checked by a person, and not drawn until it is.",
        chosen.as_of,
    )


def by_hub() -> None:
    """The hubs with their targets by status: as bars, on a map, as a table."""
    st.subheader("Which hubs are they?", anchor=False)
    found = chosen.ask("progress_hubs")
    stacked, on_map, as_table = st.tabs(["Bars", "Map", "Hubs as a table"])
    with stacked:
        bars_of_hubs(found)
    with on_map:
        map_of_hubs(found)
    with as_table:
        layout.table(
            progress.grids.hubs(found, counts),
            "Table of hubs with the number of their targets by status",
            key="hubs_table",
            links={"hub": layout.HUB_LINK},
        )


def bars_of_hubs(found: pd.DataFrame) -> None:
    """A page of hubs, each a bar stacked by status."""
    order = found["hub_id"].drop_duplicates()
    page = layout.page_of(len(order), "hubs", HUBS_A_PAGE)
    shown = found[found["hub_id"].isin(order.iloc[page["first"] : page["first"] + page["rows"]])]
    layout.chart(
        progress.charts.by_hub(shown, layout.colors()),
        "Bars: targets of each hub by status; the same numbers stand in the table of hubs.",
        key="by_hub",
    )
    layout.source("Hubs with most slipping targets first; marks and colours as above.", chosen.as_of)


def map_of_hubs(found: pd.DataFrame) -> None:
    """A dot a hub in the colour of its commonest status."""
    hubs_count = found["hub_id"].nunique()
    placed = found.dropna(subset=["longitude", "latitude"])["hub_id"].nunique()
    layout.map_of(
        progress.maps.hubs(found, layout.address("api/land.geojson"), layout.colors(), layout.width()),
        f"Map of {words.count(placed, chosen.noun)}, one dot each, in the colour of the status that most of its "
        "targets have; the table of hubs gives the numbers.",
        key="progress_map",
    )
    layout.source(
        f"{words.out_of(placed, hubs_count, chosen.noun)} on the map. A dot's area is the number of targets, its "
        "colour the commonest status; of two as common, the more pressing.",
        chosen.as_of,
    )


def targets(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The targets that the filters let through, with their status on the day."""
    return chosen.ask("progress_targets", first=first, rows=rows)


def table_of_targets() -> None:
    """The rows behind the figures, each with the reason of its status."""
    st.subheader("Which targets are they, and why?", anchor=False)
    layout.table(
        progress.grids.targets(targets(**layout.page_of(int(summary["targets_count"]), "page"))),
        "Table of targets with status, reason, actual, target, baseline, due day and hub",
        key="targets_table",
        labels={"text": "Target as written", "due_on": "Due", "last_reported_year": "Last reported"},
        links={"hub": layout.HUB_LINK},
        wide=("reason",),
    )
    layout.downloads("progress", "Progress of targets", chosen.in_words, targets, chosen.as_of)
    layout.data_address("progress", chosen.as_of)
    layout.source("Current work plans, and annual reports received by this day.", chosen.as_of)


def changed_promises() -> None:
    """Targets that a later plan lowered or put off, beside what was first promised."""
    found = chosen.ask("progress_changed")
    st.subheader("Which promises were made smaller?", anchor=False)
    if found.empty:
        layout.note("No later plan has lowered one of these targets or put it off.")
        return
    st.markdown(progress.words.changed(len(found), summary["targets_count"]))
    layout.table(
        progress.grids.changed(found),
        "Table of targets as first promised and as they stand now",
        key="changed_table",
        labels={"text": "Target as written now", "first": "First promised", "now": "Promised now"},
        links={"hub": layout.HUB_LINK},
        wide=("text",),
    )


by_status()
bullets()
by_hub()
table_of_targets()
changed_promises()
