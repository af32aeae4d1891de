"""Who can help my city, with what, and is it open to us?"""

import pandas as pd
import streamlit as st

from dashboard import api, charts, filters, layout, maps, recovery_offer, tables, words
from dashboard.store import ask

REASONS = {
    "country": "Country",
    "named_count": "Named",
    "priority_count": "Priority",
    "group_count": "Through a group",
    "region_count": "Through a region",
    "all_count": "Open to all",
    "services_count": "Services open to it",
}
SHADES = {"named": "Named in the coverage", "priority": "Named as a priority", "any": "Open in any way"}

is_example = layout.shows_examples()
noun = "example hub" if is_example else "hub"
types, regions, topics = (dict(ask(name).itertuples(index=False)) for name in ("service_types", "regions", "topics"))
countries = dict(ask("countries").itertuples(index=False))
head = st.container()

with st.container(horizontal=True, key="filters"):
    q = st.text_input("Words", key="q", bind="query-params", placeholder="flood, drainage …", width=200)
    chosen_types = st.multiselect(
        "Type of service",
        list(types),
        format_func=types.get,
        key="type",
        bind="query-params",
        placeholder="Any",
        width=260,
    )
    country, region, year, topic = (
        st.selectbox(
            label,
            list(options),
            index=None,
            format_func=names,
            key=key,
            bind="query-params",
            placeholder="Any",
            width=wide,
        )
        for label, options, names, key, wide in (
            ("Open to", countries, countries.get, "country", 190),
            ("Region of the hub", regions, regions.get, "region", 190),
            ("Year", ask("years", is_example=is_example)["year"].tolist(), str, "year", 110),
            ("Topic", topics, topics.get, "topic", 190),
        )
    )
    coverage = st.text_input(
        "Words of the coverage", key="coverage", bind="query-params", placeholder="island …", width=190
    )

chosen = filters.services(
    is_example, types=chosen_types, region=region, country=country, year=year, topic=topic, coverage=coverage, q=q
)
counts = ask("service_counts", **chosen).iloc[0]
in_words = filters.in_words(
    {
        "words": q,
        "type": [types[key] for key in chosen_types],
        "open to": countries.get(country),
        "region of the hub": regions.get(region),
        "year": year,
        "topic": topics.get(topic),
        "words of the coverage": coverage,
    }
)


def answer() -> str:
    """How many services there are, of how many, by how many hubs, and what is not known about them."""
    if not counts["all_services_count"]:
        return f"No work plan of any of the {words.count(counts['all_hubs_count'], noun)} stands in this snapshot."
    sentence = (
        f"{words.out_of(counts['services_count'], counts['all_services_count'], 'service')} from "
        f"{words.out_of(counts['hubs_count'], counts['all_hubs_count'], noun)}"
    )
    if country:
        sentence += f" {'is' if counts['services_count'] == 1 else 'are'} open to {words.text(countries[country])}"
    unsure = counts["unsure_coverage_count"]
    return sentence + (f"; the coverage of {words.number(unsure)} waits for a person." if unsure else ".")


with head:
    layout.question("Who can help my city, and with what?", answer())


def archive() -> None:
    """What the archive holds on the same question."""
    recovery_offer.offered(chosen["q"], chosen["topic"], chosen["types"])


if not counts["all_services_count"]:
    layout.nothing(
        "No full work plan of a real hub is public, so no service is shown here. A work plan that a hub sends appears "
        "after the next load.",
        offers_examples=True,
    )
    archive()
    st.stop()
if not counts["services_count"]:
    layout.nothing(f"No service fits all of these filters ({words.text(in_words)}). Take one away to see the nearest.")
    archive()
    st.stop()


def by_type_and_region() -> None:
    """Two charts beside each other: what kinds of service, and from where."""
    kinds, places = st.columns([3, 2], gap="large")
    by_type, by_region = ask("services_by_type", **chosen), ask("services_by_region", **chosen)
    with kinds:
        st.subheader("Which types?", anchor=False)
        figure = charts.bars(by_type, "service_type", "services_count", layout.colors())
        layout.chart(
            figure, "Bars: services by type. " + words.pairs(by_type, "service_type", "services_count"), key="types"
        )
        layout.source("A service may tick up to three types, so the bars add up to more than the services.")
    with places:
        st.subheader("From which regions?", anchor=False)
        figure = charts.bars(by_region, "region", "services_count", layout.colors())
        layout.chart(
            figure,
            "Bars: services by region of the hub. " + words.pairs(by_region, "region", "services_count"),
            key="from",
        )
        layout.source("Region of the hub that offers the service.")


def open_to() -> None:
    """Which countries the services are open to: a map, the same as a table, and what has no country."""
    st.subheader("Whom are they open to?", anchor=False)
    served, unplaced = ask("countries_served", **chosen), ask("coverage_unplaced", **chosen)
    on_map, as_table, no_country = st.tabs(["Map", "Countries as a table", f"Without a country ({len(unplaced)})"])
    with on_map:
        map_of_countries(served)
    with as_table:
        table_of_countries(served)
    with no_country:
        table_of_unplaced(unplaced)


def table_of_countries(served: pd.DataFrame) -> None:
    """The map's figures by reason, for those who do not see it."""
    layout.table(
        served[list(REASONS)],
        "Table of countries with the number of services open to each, by reason",
        key="served_table",
        labels=REASONS,
    )


def table_of_unplaced(unplaced: pd.DataFrame) -> None:
    """What no shade shows: words without a country and coverages that wait for a person."""
    st.markdown("Words of a coverage that no country could be given to, and coverages that wait for a person.")
    shown = unplaced.assign(hub=layout.hub_links(unplaced), kind=unplaced["kind"].map(reason_unplaced))
    layout.table(
        shown.drop(columns="hub_id"),
        "Table of coverages without a country",
        key="unplaced_table",
        labels={"title": "Service", "coverage_text": "Coverage as written", "kind": "Why", "name": "Words"},
        links={"hub": layout.HUB_LINK},
        wide=("coverage_text",),
    )


def reason_unplaced(kind: str) -> str:
    """Why a coverage has no country: the state of its reading, or what kind of name it holds."""
    return words.STATES.get(kind, words.sentence(kind))


def map_of_countries(served: pd.DataFrame) -> None:
    """The map with its legend, and the services that no shade shows."""
    measure = st.segmented_control(
        "Shade countries by services that are",
        list(SHADES),
        format_func=SHADES.get,
        default="named",
        required=True,
        key="shade",
        bind="query-params",
    )
    most = int(served[api.MEASURES[measure]].max()) if len(served) else 0
    address = layout.address(f"api/countries.geojson?{filters.to_address(chosen)}&measure={measure}")
    top = served.nlargest(5, api.MEASURES[measure])
    layout.map_of(
        maps.served(address, layout.colors(), layout.width()),
        "Map of countries shaded by the number of services open to them. Most: "
        + words.pairs(top, "country", api.MEASURES[measure]),
        key="served_map",
    )
    layout.legend(most)
    layout.source(
        f"{words.count(counts['open_to_all_count'], 'service')} open to all cities; "
        f"{words.number(counts['unplaced_count'])} with words that no country could be given to; "
        f"{words.number(counts['unsure_coverage_count'])} whose coverage waits for a person."
    )


def services(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The services that the filters let through."""
    return ask("services", first=first, rows=rows, **chosen)


def table_of_services() -> None:
    """The rows behind the figures, with the reason where a country is chosen."""
    st.subheader("Which services are they?", anchor=False)
    found = services(**layout.page_of(int(counts["services_count"]), "page"))
    shown = pd.DataFrame(
        {
            "title": found["title"],
            "hub": layout.hub_links(found),
            "country": found["country"],
            "why": [words.reach(*pair) for pair in zip(found["reach"], found["via"], strict=True)],
            "types": found["types"],
            "years": [words.years(row) for row in found.to_dict("records")],
            "coverage_text": found["coverage_text"],
            "targets_count": found["targets_count"],
            "description": found["description"],
        }
    )
    layout.table(
        shown if country else shown.drop(columns="why"),
        "Table of services with hub, types, years, coverage and number of targets",
        key="services_table",
        labels={
            "title": "Service",
            "why": "Why it is open",
            "country": "Hub's country",
            "coverage_text": "Coverage as written",
        },
        links={"hub": layout.HUB_LINK},
        wide=("description",),
    )
    layout.downloads("services", "Services", in_words, services)
    layout.source("Current work plans, as the hubs wrote them.")


def table_of_targets() -> None:
    """What the services promise: each indicator as written and as read."""
    st.subheader("What do they promise?", anchor=False)
    st.markdown(
        f"{words.count(counts['targets_count'], 'target')} in {words.count(counts['indicators_count'], 'indicator')}; "
        f"the indicators of {words.out_of(counts['unsure_indicators_count'], counts['services_count'], 'service')} "
        "are unread or wait for a person."
    )
    found = ask("targets", **layout.page_of(int(counts["indicators_count"]), "targets"), **chosen)
    layout.table(
        tables.targets(found).assign(hub=layout.hub_links(found), title=found["title"]),
        "Table of indicators as written and as read",
        key="targets_table",
        labels={"title": "Service", "text": "As written"},
        links={"hub": layout.HUB_LINK},
        wide=("text",),
    )
    layout.downloads("targets", "Targets", in_words, lambda: ask("targets", first=0, rows=None, **chosen))


by_type_and_region()
open_to()
table_of_services()
table_of_targets()
archive()
