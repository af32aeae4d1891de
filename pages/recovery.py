"""What did cities do together to recover from COVID-19, and what can still be used?"""

import pandas as pd
import streamlit as st

from dashboard import layout, maps, recovery_charts, recovery_fund, recovery_words, words
from dashboard.store import ask

CARDS_A_PAGE = 25
here = layout.address("recovery")
summary = ask("recovery_summary").iloc[0]
themes = ask("recovery_themes")
by_theme = dict(themes[["theme_id", "theme"]].itertuples(index=False))


def answer() -> str:
    """The figures with their denominators; nothing of goal and grant is added."""
    offered = int(summary["recorded_count"] + summary["named_count"])
    fund = (
        f" Of its fund, {words.usd(summary['granted_usd'])} in {words.count(int(summary['grants_count']), 'grant')} "
        f"{'is' if summary['grants_count'] == 1 else 'are'} documented, of a goal of {words.usd(summary['goal_usd'])}."
        if summary["grants_count"] and summary["goal_usd"]
        else ""
    )
    return (
        f"An archive: {words.count(int(summary['sessions_count']), 'session')} and "
        f"{words.count(int(summary['briefings_count']), 'briefing')} are recorded, with "
        f"{words.count(int(summary['cities_count']), 'city', 'cities')} of "
        f"{words.count(int(summary['countries_count']), 'country', 'countries')}; "
        f"{words.out_of(int(summary['recorded_count']), offered, 'thing')} on offer "
        f"{'has' if summary['recorded_count'] == 1 else 'have'} a record, the others are only named.{fund}"
    )


layout.question("What did cities do together to recover from COVID-19, and what can still be used?", answer())
if not len(themes) and not summary["recorded_count"] + summary["named_count"]:
    layout.nothing("The archive of the coalition is empty: no list stands in data/recovery.")
    st.stop()
layout.note(
    "Cities for a Resilient Recovery (C2R) is the coalition that the Resilient Cities Network launched on 7 May 2020, "
    "for members of the network and for cities outside it. What is recorded here is mostly of 2020 to 2023; nothing of "
    "it is added to the figures of the Resilience Hubs."
)
theme = st.pills(
    "Priority theme",
    list(by_theme),
    format_func=by_theme.get,
    key="theme",
    bind="query-params",
)
in_words = f"theme: {by_theme[theme]}" if theme else "none"
events = ask("recovery_events", theme=theme, resource=None)


def offered(about_theme: str | None) -> pd.DataFrame:
    """What is on offer about a theme, or about all."""
    return ask("recovery_resources", theme=about_theme, topic=None, types=[], q="")


def opened(about: str) -> None:
    """The one thing that the address names, with its records; nothing else of the archive."""
    everything = [
        *(recovery_words.resource(row, here) for row in records(offered(None))),
        *(recovery_words.pillar(row, here) for row in records(ask("recovery_pillars"))),
        *theme_cards(themes),
        *(recovery_words.evidence(row, here) for row in records(ask("recovery_evidence"))),
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
    shown = found.iloc[page["first"] : page["first"] + page["rows"]]
    layout.cards(recovery_words.event(row, here) for row in records(shown))


def records(rows: pd.DataFrame) -> list[dict]:
    """Rows as dicts."""
    return rows.to_dict("records")


def theme_cards(rows: pd.DataFrame) -> list:
    """One card a theme, with the Essentials and topics that ask for the same."""
    matches = records(ask("recovery_theme_matches", theme=None))
    return [
        recovery_words.theme(row, [match for match in matches if match["theme"] == row["theme"]], here)
        for row in records(rows)
    ]


def on_offer() -> None:
    """What the coalition offers, by pillar; with a theme, what is about it."""
    if theme:
        st.header(by_theme[theme], anchor=False)
        layout.cards(theme_cards(themes[themes["theme_id"] == theme]))
    else:
        st.header("Three pillars", anchor=False)
        layout.cards(recovery_words.pillar(row, here) for row in records(ask("recovery_pillars")))
    st.header("What is on offer?", anchor=False)
    if resources.empty:
        layout.nothing(f"Nothing on offer is known to be about {by_theme[theme]}.")
        return
    layout.cards(recovery_words.resource(row, here) for row in records(resources))
    layout.downloads(
        "recovery-resources",
        "What the coalition offers",
        in_words,
        lambda: offered(theme),
    )


def over_time() -> None:
    """Sessions and briefings on a line of time, and the same as a table."""
    st.header("When was it?", anchor=False)
    if events.empty:
        layout.nothing(
            "No session, briefing or note is recorded here. That none is recorded does not say that there was none."
        )
        return
    kinds = events["kind"].value_counts()
    said = words.listed([words.count(int(kinds[kind]), kind) for kind in recovery_charts.KINDS if kind in kinds])
    layout.chart(
        recovery_charts.timeline(events, layout.colors()),
        f"Line of time: {said} that are recorded. The table below names each with its date.",
        key="timeline",
    )
    undated = int(events["held_on"].isna().sum())
    without = f" {words.count(undated, 'record')} without a date is not drawn." if undated == 1 else ""
    layout.source(f"Recorded are {said}; open marks stand where only the month or year is known.{without}")
    if theme:
        cards_of_events(events)
    shown = pd.DataFrame(
        {
            "held_on": [
                words.day(*pair) or "not known" for pair in zip(events["held_on"], events["precision"], strict=True)
            ],
            "kind": events["kind"],
            "numbers": events["numbers"],
            "title": events["title"],
            "cities": [words.listed(recovery_words.names(cities)) for cities in events["cities"]],
            "link": events["link"],
        }
    )
    layout.table(
        shown,
        "Table of recorded sessions, briefings and notes",
        key="events_table",
        labels={"held_on": "Date", "numbers": "Number", "cities": "Cities that spoke"},
        links={"link": "open"},
    )
    layout.downloads(
        "recovery-events",
        "Sessions and briefings",
        in_words,
        lambda: ask("recovery_events", theme=theme, resource=None),
    )


def where() -> None:
    """The cities that a source names, on a map and as a table."""
    st.header("Which cities took part?", anchor=False)
    cities = ask("recovery_cities", theme=theme)
    if cities.empty:
        layout.nothing("No city is named here. Attendance was not published.")
        return
    placed = cities.dropna(subset=["longitude", "latitude"])
    points = pd.DataFrame(
        {
            "longitude": placed["longitude"].round(2),
            "latitude": placed["latitude"].round(2),
            "hubs_count": (placed["sessions_count"] + placed["grants_count"]).clip(lower=1),
            "name": placed["city"] + ", " + placed["country"],
            "detail": [deeds(row) for row in records(placed)],
        }
    )
    layout.map_of(
        maps.hubs(points, layout.address("api/land.geojson"), layout.colors(), layout.width()),
        f"Map of {words.count(len(placed), 'city', 'cities')} that a source names; the table below names each.",
        key="cities_map",
    )
    shown = cities.assign(
        hub=[
            f"{layout.address('hub')}?hub={row['hub_id']}#{row['city']}" if recovery_words.text(row["hub_id"]) else None
            for row in records(cities)
        ],
        did=[deeds(row) for row in records(cities)],
    )
    layout.table(
        shown[["city", "country", "did", "hub"]],
        "Table of cities with what they did",
        key="cities_table",
        labels={"did": "What is known", "hub": "Also a Resilience Hub"},
        links={"hub": layout.HUB_LINK},
    )
    layout.source(
        f"{words.out_of(len(placed), len(cities), 'city', 'cities')} could be placed. "
        "A city stands here where a source names it."
    )
    layout.downloads("recovery-cities", "Cities", in_words, lambda: ask("recovery_cities", theme=theme))


def deeds(row: dict) -> str:
    """What a city did: "spoke in 2 sessions", "received 1 grant, US$ 50,000", "member of the network"."""
    sessions, grants = int(row["sessions_count"]), int(row["grants_count"])
    member = row["is_network_member"]
    known = "" if words.is_missing(member) else "member of the network" if member else "outside the network"
    return ", ".join(
        filter(
            None,
            (
                f"spoke in {words.count(sessions, 'session')}" if sessions else "",
                f"received {words.count(grants, 'grant')}, {words.usd(row['granted_usd'])}" if grants else "",
                known,
            ),
        )
    )


def said_of_itself() -> None:
    """The coalition's figures about itself, and who stood behind it."""
    st.header("What does it say of itself?", anchor=False)
    layout.cards(recovery_words.evidence(row, here) for row in records(ask("recovery_evidence")))
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
    st.markdown("\n".join(f"- {line}" for line in recovery_words.NOT_KNOWN))


if st.query_params.get("about"):
    opened(st.query_params["about"])
    st.stop()
resources = offered(theme)
on_offer()
over_time()
where()
if not theme or (resources["kind"] == "fund").any():
    recovery_fund.ladders()
if not theme:
    said_of_itself()
layout.source("Public pages, each named beside its fact.")
