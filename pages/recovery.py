"""What did cities do together to recover from COVID-19, and what can still be used?"""

import pandas as pd
import streamlit as st

from dashboard import archive, layout, maps, words
from dashboard.screens import recovery
from dashboard.store import ask

CARDS_A_PAGE = 25
QUESTION = "What did cities do together to recover from COVID-19, and what can still be used?"

here = layout.address("recovery")
summary = ask("recovery_summary").iloc[0]
themes, matches = ask("recovery_themes"), ask("recovery_theme_matches")
by_theme = dict(themes[["theme_id", "theme"]].itertuples(index=False))

layout.question(QUESTION, recovery.words.answer(summary))
if not len(themes) and not summary["recorded_count"] + summary["named_count"]:
    layout.nothing("The archive of the coalition is empty: no list stands in data/recovery.")
    st.stop()
layout.note(
    "Cities for a Resilient Recovery (C2R) is the coalition that the Resilient Cities Network launched on 7 May 2020, "
    "for members of the network and for cities outside it. What is recorded here is mostly of 2020 to 2023; nothing of "
    "it is added to the figures of the Resilience Hubs."
)
theme = st.pills("Priority theme", list(by_theme), format_func=by_theme.__getitem__, key="theme", bind="query-params")
in_words = f"theme: {by_theme[theme]}" if theme else "none"
events = ask("recovery_events", theme=theme, resource=None)


def offered(about_theme: str | None) -> pd.DataFrame:
    """What is on offer about a theme, or about all."""
    return ask("recovery_resources", theme=about_theme, topic=None, types=[], q="")


def opened(about: str) -> None:
    """The one thing that the address names, with its records; nothing else of the archive."""
    everything = [
        *recovery.cards.resources(offered(None), here),
        *recovery.cards.pillars(ask("recovery_pillars"), here),
        *recovery.cards.themes(themes, matches, here),
        *recovery.cards.evidence(ask("recovery_evidence"), here),
    ]
    cards = [card for card in everything if card.anchor == about]
    if cards:
        layout.cards(cards)
        cards_of_events(ask("recovery_events", theme=None, resource=about))
    else:
        layout.nothing("The archive holds nothing under this address.")
    st.link_button("See the whole archive", here)


def cards_of_events(found: pd.DataFrame) -> None:
    """Sessions, briefings and notes as cards, page by page."""
    page = layout.page_of(len(found), "event_cards", CARDS_A_PAGE)
    layout.cards(recovery.cards.events(found.iloc[page["first"] : page["first"] + page["rows"]], here))


def on_offer() -> None:
    """What the coalition offers, by pillar; with a theme, what is about it."""
    if theme:
        st.header(by_theme[theme], anchor=False)
        layout.cards(recovery.cards.themes(themes[themes["theme_id"] == theme], matches, here))
    else:
        st.header("Three pillars", anchor=False)
        layout.cards(recovery.cards.pillars(ask("recovery_pillars"), here))
    st.header("What is on offer?", anchor=False)
    if resources.empty:
        layout.nothing(f"Nothing on offer is known to be about {by_theme[theme]}.")
        return
    layout.cards(recovery.cards.resources(resources, here))
    layout.downloads("recovery-resources", "What the coalition offers", in_words, lambda: offered(theme))


def over_time() -> None:
    """Sessions and briefings on a line of time, and the same as a table."""
    st.header("When was it?", anchor=False)
    if events.empty:
        layout.nothing(
            "No session, briefing or note is recorded here. That none is recorded does not say that there was none."
        )
        return
    kinds = events["kind"].value_counts()
    said = words.listed([words.count(int(kinds[kind]), kind) for kind in recovery.charts.KINDS if kind in kinds])
    layout.chart(
        recovery.charts.timeline(events, layout.colors()),
        f"Line of time: {said} that are recorded. The table below names each with its date.",
        key="timeline",
    )
    undated = int(events["held_on"].isna().sum())
    without = f" {words.count(undated, 'record')} without a date is not drawn." if undated == 1 else ""
    layout.source(f"Recorded are {said}; open marks stand where only the month or year is known.{without}")
    if theme:
        cards_of_events(events)
    layout.table(
        recovery.grids.events(events),
        "Table of recorded sessions, briefings and notes",
        key="events_table",
        labels={"held_on": "Date", "numbers": "Number", "cities": "Cities that spoke"},
        links={"link": "open"},
    )
    layout.downloads("recovery-events", "Sessions and briefings", in_words, lambda: events)


def where() -> None:
    """The cities that a source names, on a map and as a table."""
    st.header("Which cities took part?", anchor=False)
    cities = ask("recovery_cities", theme=theme)
    if cities.empty:
        layout.nothing("No city is named here. Attendance was not published.")
        return
    placed = cities.dropna(subset=["longitude", "latitude"])
    land, points = layout.address("api/land.geojson"), recovery.grids.points(placed)
    layout.map_of(
        maps.hubs(points, land, layout.colors(), layout.width()),
        f"Map of {words.count(len(placed), 'city', 'cities')} that a source names; the table below names each.",
        key="cities_map",
    )
    layout.table(
        recovery.grids.cities(cities),
        "Table of cities with what they did",
        key="cities_table",
        labels={"did": "What is known", "hub": "Also a Resilience Hub"},
        links={"hub": layout.HUB_LINK},
    )
    layout.source(
        f"{words.out_of(len(placed), len(cities), 'city', 'cities')} could be placed. "
        "A city stands here where a source names it."
    )
    layout.downloads("recovery-cities", "Cities", in_words, lambda: cities)


def said_of_itself() -> None:
    """The coalition's figures about itself, and who stood behind it."""
    st.header("What does it say of itself?", anchor=False)
    layout.cards(recovery.cards.evidence(ask("recovery_evidence"), here))
    st.header("Who stood behind it?", anchor=False)
    behind = ask("recovery_organisations")
    behind["resource"] = behind["resource"].fillna("the coalition")
    layout.table(
        behind[["organisation", "kind", "role", "resource", "source"]],
        "Table of organisations with their role",
        key="organisations",
        labels={"resource": "For"},
        links={"source": "open"},
    )
    st.header("What is not known?", anchor=False)
    st.markdown("\n".join(f"- {line}" for line in archive.words.NOT_KNOWN))


if st.query_params.get("about"):
    opened(st.query_params["about"])
    st.stop()
resources = offered(theme)
on_offer()
over_time()
where()
if not theme or (resources["kind"] == "fund").any():
    archive.fund.ladders()
if not theme:
    said_of_itself()
layout.source("Public pages, each named beside its fact.")
