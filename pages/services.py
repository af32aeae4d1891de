"""Who can help my city, with what, and is it open to us?"""

import pandas as pd
import streamlit as st

from dashboard import api, archive, charts, filters, layout, maps, words
from dashboard.screens import services
from dashboard.store import ask

SHADES = {"named": "Named in the coverage", "priority": "Named as a priority", "any": "Open in any way"}

head = st.container()
chosen = services.filters.picked()
counts = chosen.ask("service_counts").iloc[0]
country = dict(ask("countries").itertuples(index=False)).get(chosen.parameters["country"])

with head:
    layout.question("Who can help my city, and with what?", services.words.answer(counts, chosen.noun, country))


def in_archive() -> None:
    """What the archive holds on the same question."""
    archive.offer.offered(*(chosen.parameters[name] for name in ("q", "topic", "types")))


if not counts["all_services_count"]:
    layout.nothing(
        "No full work plan of a real hub is public, so no service is shown here. A work plan that a hub sends appears "
        "after the next load.",
        offers_examples=True,
    )
    in_archive()
    st.stop()
if not counts["services_count"]:
    layout.nothing_fits("No service", chosen.in_words)
    in_archive()
    st.stop()


def by_type_and_region() -> None:
    """Two charts beside each other: what kinds of service, and from where."""
    kinds, places = st.columns([3, 2], gap="large")
    by_type, by_region = chosen.ask("services_by_type"), chosen.ask("services_by_region")
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
    served, unplaced = chosen.ask("countries_served"), chosen.ask("coverage_unplaced")
    on_map, as_table, no_country = st.tabs(["Map", "Countries as a table", f"Without a country ({len(unplaced)})"])
    with on_map:
        map_of_countries(served)
    with as_table:
        layout.table(
            served[list(services.words.REASONS)],
            "Table of countries with the number of services open to each, by reason",
            key="served_table",
            labels=services.words.REASONS,
        )
    with no_country:
        table_of_unplaced(unplaced)


def table_of_unplaced(unplaced: pd.DataFrame) -> None:
    """What no shade shows: words without a country and coverages that wait for a person."""
    st.markdown("Words of a coverage that no country could be given to, and coverages that wait for a person.")
    layout.table(
        services.grids.unplaced(unplaced),
        "Table of coverages without a country",
        key="unplaced_table",
        labels={"title": "Service", "coverage_text": "Coverage as written", "kind": "Why", "name": "Words"},
        links={"hub": layout.HUB_LINK},
        wide=("coverage_text",),
    )


def map_of_countries(served: pd.DataFrame) -> None:
    """The map with its legend, and the services that no shade shows."""
    measure = st.segmented_control(
        "Shade countries by services that are",
        list(SHADES),
        format_func=SHADES.__getitem__,
        default="named",
        required=True,
        key="shade",
        bind="query-params",
    )
    column = api.MEASURES[measure]
    address = layout.address(f"api/countries.geojson?{filters.to_address(chosen.parameters)}&measure={measure}")
    layout.map_of(
        maps.served(address, layout.colors(), layout.width()),
        "Map of countries shaded by the number of services open to them. Most: "
        + words.pairs(served.nlargest(5, column), "country", column),
        key="served_map",
    )
    layout.legend(int(served[column].max()) if len(served) else 0)
    layout.source(
        f"{words.count(counts['open_to_all_count'], 'service')} open to all cities; "
        f"{words.number(counts['unplaced_count'])} with words that no country could be given to; "
        f"{words.number(counts['unsure_coverage_count'])} whose coverage waits for a person."
    )


def matching(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The services that the filters let through."""
    return chosen.ask("services", first=first, rows=rows)


def table_of_services() -> None:
    """The rows behind the figures, with the reason where a country is chosen."""
    st.subheader("Which services are they?", anchor=False)
    shown = services.grids.services(matching(**layout.page_of(int(counts["services_count"]), "page")))
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
    layout.downloads("services", "Services", chosen.in_words, matching)
    layout.data_address("services")
    layout.source("Current work plans, as the hubs wrote them.")


def promised(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The indicators of the services that the filters let through."""
    return chosen.ask("targets", first=first, rows=rows)


def table_of_targets() -> None:
    """What the services promise: each indicator as written and as read."""
    st.subheader("What do they promise?", anchor=False)
    st.markdown(
        f"{words.count(counts['targets_count'], 'target')} in {words.count(counts['indicators_count'], 'indicator')}; "
        f"the indicators of {words.out_of(counts['unsure_indicators_count'], counts['services_count'], 'service')} "
        "are unread or wait for a person."
    )
    layout.table(
        services.grids.targets(promised(**layout.page_of(int(counts["indicators_count"]), "targets"))),
        "Table of indicators as written and as read",
        key="targets_table",
        labels={"title": "Service", "text": "As written"},
        links={"hub": layout.HUB_LINK},
        wide=("text",),
    )
    layout.downloads("targets", "Targets", chosen.in_words, promised)
    layout.data_address("targets")


by_type_and_region()
open_to()
table_of_services()
table_of_targets()
in_archive()
