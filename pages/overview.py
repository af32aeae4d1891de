"""Who are the Resilience Hubs, and where?"""

import pandas as pd
import streamlit as st

from dashboard import charts, filters, grids, layout, maps, settings, words
from dashboard.store import ask

regions = dict(ask("regions").itertuples(index=False))
head = st.container()
region = st.selectbox(
    "Region of the hub",
    list(regions),
    index=None,
    format_func=regions.__getitem__,
    key="region",
    bind="query-params",
    placeholder="All regions",
    width=280,
)
data = {"is_example": layout.shows_examples(), "today": settings.today()}
chosen = data | {"region": region}
counts = ask("hub_counts", **chosen).iloc[0]
recognised = int(counts["recognised_count"])
noun = "example hub" if layout.shows_examples() else "hub"
where = (
    f" of {regions[region]}" if region else f" and {counts['regions_count']} of {counts['all_regions_count']} regions"
)

with head:
    layout.question(
        "Who are the Resilience Hubs, and where?",
        f"{words.count(recognised, noun)} in "
        f"{words.count(counts['countries_count'], 'country', 'countries')}{where}. "
        f"The day of recognition is known for {words.number(counts['day_known_count'])} of them; "
        f"for {words.number(counts['term_over_count'])} the three-year term has ended and no renewal is known.",
    )

if not counts["hubs_count"]:
    layout.nothing(f"No {noun} stands in this snapshot" + (f" for {regions[region]}." if region else "."))
    st.stop()

figures = st.container(horizontal=True, gap="medium")
figures.metric("Recognised hubs", words.number(recognised))
figures.metric("Candidates", words.number(counts["hubs_count"] - recognised))
figures.metric(
    "With services here", f"{words.number(counts['with_services_count'])} of {words.number(counts['hubs_count'])}"
)
figures.metric("Services", words.number(counts["services_count"]))

layout.map_of(
    maps.hubs(ask("hub_points", **chosen), layout.address("api/land.geojson"), layout.colors(), layout.width()),
    f"Map of {words.count(counts['hubs_count'], noun)}, one dot each; the table below lists them all.",
    key="hubs_map",
)
unplaced = counts["hubs_count"] - counts["placed_count"]
layout.source(
    f"{words.out_of(counts['placed_count'], counts['hubs_count'], noun)} on the map"
    + (f"; {words.number(unplaced)} without a known place." if unplaced else ".")
)

st.subheader("How many hubs has each region?", anchor=False)
by_region = ask("hubs_by_region", **data)
layout.chart(
    charts.bars(by_region, "region", "hubs_count", layout.colors()),
    "Bars: recognised hubs by region. " + words.pairs(by_region, "region", "hubs_count"),
    key="hubs_by_region",
)
with_services = words.out_of(by_region["with_services_count"].sum(), by_region["hubs_count"].sum(), noun)
layout.source(f"Recognised hubs of all regions, in the order of UNDRR; {with_services} have services here.")

st.subheader("Which hubs are they?", anchor=False)


def hubs(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The hubs of the region, with their recognition in words."""
    return grids.dated(ask("hubs", first=first, rows=rows, **chosen), "recognised_on")


shown = hubs(**layout.page_of(int(counts["hubs_count"]), "page"))
shown.insert(0, "hub", layout.hub_links(shown.assign(hub=shown.pop("hub"))))
layout.table(
    shown.drop(columns=["hub_id", "authority"]),
    "Table of hubs with country, region, recognition and number of services",
    key="hubs_table",
    labels={"recognised_on": "Recognised", "term_ends_on": "Term ends", "recognition_state": "State"},
    links={"hub": layout.HUB_LINK},
)
layout.downloads("hubs", "Hubs", filters.in_words({"region of the hub": regions.get(region)}), hubs)
layout.data_address("hubs")
layout.source("Recognition: public register and decisions.")
