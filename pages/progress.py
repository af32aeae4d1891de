"""Which commitments are slipping?"""

import pandas as pd
import streamlit as st

from dashboard import filters, layout, progress_charts, progress_day, progress_maps, progress_words, words
from dashboard.store import ask

BULLETS_A_PAGE, HUBS_A_PAGE = 10, 15
SLIPPING = ("missed", "far_behind", "behind")

is_example = layout.shows_examples()
noun = "example hub" if is_example else "hub"
types, regions, names, rungs = (
    dict(ask(name).itertuples(index=False))
    for name in ("service_types", "regions", "progress_statuses", "progress_rungs")
)
hubs = dict(ask("progress_hub_names", is_example=is_example).itertuples(index=False))
years = ask("progress_years", is_example=is_example)["year"].tolist()
head = st.container()

with st.container(horizontal=True, key="filters"):
    hub, region, year = (
        st.selectbox(label, options, None, named, key=key, bind="query-params", placeholder="Any", width=wide)
        for label, options, named, key, wide in (
            ("Hub", list(hubs), hubs.get, "hub", 220),
            ("Region of the hub", list(regions), regions.get, "region", 190),
            ("Year", years, str, "year", 110),
        )
    )
    chosen_types, statuses = (
        st.multiselect(
            label, list(options), format_func=options.get, key=key, bind="query-params", placeholder="Any", width=220
        )
        for label, options, key in (("Type of service", types, "type"), ("Status", names, "status"))
    )
    rung = st.selectbox(
        "Evidence, at least", list(rungs), format_func=rungs.get, key="evidence", bind="query-params", width=220
    )
    as_of = progress_day.as_of()

chosen = {
    "is_example": is_example,
    "as_of": as_of,
    "least_rung": rung or "self_reported",
    "hub": hub,
    "types": sorted(chosen_types),
    "region": region,
    "year": year,
    "statuses": sorted(statuses),
}
summary = ask("progress_summary", **chosen).iloc[0]
counts = ask("progress_counts", **chosen)
count_of = dict(zip(counts["status_id"], counts["targets_count"], strict=True))
in_words = filters.in_words(
    {
        "hub": hubs.get(hub),
        "type": [types[key] for key in chosen["types"]],
        "region of the hub": regions.get(region),
        "year": year,
        "status": [names[key] for key in chosen["statuses"]],
        "evidence": f"at least {rungs[rung]}" if rung in list(rungs)[1:] else None,
        "as of": as_of.isoformat(),
    }
)


def answer() -> str:
    """How many targets slip, of how many, and how many nobody can tell."""
    if not summary["all_targets_count"]:
        return (
            f"No target of any of the {words.count(summary['all_hubs_count'], noun)} stands in this snapshot, "
            "so none can be said to slip."
        )
    silent, unknown = count_of.get("no_evidence", 0), count_of.get("cannot_be_assessed", 0)
    return (
        f"{slipping()} For {words.number(silent)} a report is due and nothing was reported; "
        f"{words.number(unknown)} cannot be assessed."
    )


def slipping() -> str:
    """How many targets slip, by how they do."""
    total = sum(int(count_of.get(key, 0)) for key in SLIPPING)
    of_hubs = f"of {words.count(summary['hubs_count'], noun)}"
    if not total:
        return f"None of {words.count(summary['targets_count'], 'target')} {of_hubs} is known to slip."
    which = ", ".join(f"{words.number(count_of.get(key, 0))} {names.get(key, words.sentence(key))}" for key in SLIPPING)
    told = words.out_of(total, summary["targets_count"], "target")
    return f"{told} {of_hubs} {'slips' if total == 1 else 'slip'}: {which}."


with head:
    layout.question("Which commitments are slipping?", answer())

if not summary["all_targets_count"]:
    layout.nothing(
        "No full work plan of a real hub is public, so no target of one is shown here. A target appears with its "
        "status after the plan that a hub sends is loaded.",
        offers_examples=True,
    )
    st.stop()
if not summary["targets_count"]:
    layout.nothing(f"No target fits all of these filters ({words.text(in_words)}). Take one away to see the nearest.")
    st.stop()


def by_status() -> None:
    """How many targets have each status."""
    layout.chart(
        progress_charts.statuses(counts, layout.colors()),
        "Bars: targets by status. " + words.pairs(counts, "status", "targets_count"),
        key="statuses",
    )
    total = words.count(counts["targets_count"].sum(), "target")
    layout.source(
        f"{total} of current work plans; “slipping” is missed, far behind or behind. Each number is the rows of the "
        "table below; choose a status above to see them alone.",
        as_of,
    )


def bullets() -> None:
    """How far each target is, the most pressing first."""
    st.subheader("How far is each?", anchor=False)
    page = layout.page_of(int(summary["targets_count"]), "bullets", BULLETS_A_PAGE)
    found = ask("progress_targets", **page, **chosen)
    told = [
        f"{row['text']}: {progress_words.status(row)}, {progress_words.gone(row)}" for row in found.to_dict("records")
    ]
    layout.chart(
        progress_charts.bullets(found, layout.colors(), layout.width()),
        "Bullets of targets, the most pressing first. " + "; ".join(told),
        key="bullets_chart",
    )
    layout.source(
        "Each bar runs on its own scale from the baseline (left tick) to the target (right tick). The dotted line is "
        "where the target should be by this day, the mark where it is; without a mark nothing was reported or the way "
        "cannot be told. What is marked ◑ is to be checked by a person, and not drawn until it is.",
        as_of,
    )


def by_hub() -> None:
    """The hubs with their targets by status: as bars, on a map, as a table."""
    st.subheader("Which hubs are they?", anchor=False)
    found = ask("progress_hubs", **chosen)
    stacked, on_map, as_table = st.tabs(["Bars", "Map", "Hubs as a table"])
    with stacked:
        bars_of_hubs(found)
    with on_map:
        map_of_hubs(found)
    with as_table:
        layout.table(
            hubs_by_status(found),
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
        progress_charts.by_hub(shown, layout.colors()),
        "Bars: targets of each hub by status; the same numbers stand in the table of hubs.",
        key="by_hub",
    )
    layout.source("Hubs with most slipping targets first; marks and colours as above.", as_of)


def map_of_hubs(found: pd.DataFrame) -> None:
    """A dot a hub in the colour of its commonest status."""
    hubs_count = found["hub_id"].nunique()
    placed = found.dropna(subset=["longitude", "latitude"])["hub_id"].nunique()
    layout.map_of(
        progress_maps.hubs(found, layout.address("api/land.geojson"), layout.colors(), layout.width()),
        f"Map of {words.count(placed, noun)}, one dot each, in the colour of the status that most of its targets have; "
        "the table of hubs gives the numbers.",
        key="progress_map",
    )
    layout.source(
        f"{words.out_of(placed, hubs_count, noun)} on the map. A dot's area is the number of targets, its colour the "
        "commonest status; of two as common, the more pressing.",
        as_of,
    )


def hubs_by_status(found: pd.DataFrame) -> pd.DataFrame:
    """One row a hub, one column a status that occurs, and the sum of the row."""
    wide = found.pivot_table(
        index=["hub_id", "hub"], columns="status", values="targets_count", fill_value=0, sort=False, aggfunc="sum"
    )
    marks = dict(zip(counts["status"], counts["mark"], strict=True))
    wide = wide[[status for status in marks if status in wide]].rename(columns=lambda name: f"{marks[name]} {name}")
    wide["all_targets"] = wide.sum(axis="columns")
    rows = wide.reset_index()
    rows["hub"] = layout.hub_links(rows)
    return rows.drop(columns="hub_id")


def targets(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The targets that the filters let through, with their status on the day."""
    return ask("progress_targets", first=first, rows=rows, **chosen)


def table_of_targets() -> None:
    """The rows behind the figures, each with the reason of its status."""
    st.subheader("Which targets are they, and why?", anchor=False)
    found = targets(**layout.page_of(int(summary["targets_count"]), "page"))
    rows = found.to_dict("records")
    shown = pd.DataFrame(
        {
            "text": found["text"],
            "status": [progress_words.status(row) for row in rows],
            "reason": found["reason"],
            "actual": [progress_words.actual(row) for row in rows],
            "target": [progress_words.target(row) for row in rows],
            "baseline": [progress_words.baseline(row) for row in rows],
            "due_on": found["due_on"],
            "last_reported_year": found["last_reported_year"],
            "service": found["service"],
            "hub": layout.hub_links(found),
        }
    )
    layout.table(
        shown,
        "Table of targets with status, reason, actual, target, baseline, due day and hub",
        key="targets_table",
        labels={"text": "Target as written", "due_on": "Due", "last_reported_year": "Last reported"},
        links={"hub": layout.HUB_LINK},
        wide=("reason",),
    )
    layout.downloads("progress", "Progress of targets", in_words, targets, as_of)
    layout.source("Current work plans, and annual reports received by this day.", as_of)


def changed_promises() -> None:
    """Targets that a later plan lowered or put off, beside what was first promised."""
    found = ask("progress_changed", **chosen)
    st.subheader("Which promises were made smaller?", anchor=False)
    if found.empty:
        layout.note("No later plan has lowered one of these targets or put it off.")
        return
    st.markdown(
        f"{words.out_of(len(found), summary['targets_count'], 'target')} "
        f"{'was' if len(found) == 1 else 'were'} lowered or put off; the status above is judged by the newer promise."
    )
    rows = found.to_dict("records")
    shown = pd.DataFrame(
        {
            "text": found["text"],
            "first": [progress_words.promise(row, "first_promised", "first_due_on") for row in rows],
            "now": [progress_words.promise(row, "promised", "due_on") for row in rows],
            "change": [progress_words.change(row) for row in rows],
            "status": [progress_words.status(row) for row in rows],
            "first_document": found["first_document"],
            "service": found["service"],
            "hub": layout.hub_links(found),
        }
    )
    layout.table(
        shown,
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
