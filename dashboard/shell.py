"""The frame: page config, navigation by audience, which snapshot and which data, then the screen."""

from pathlib import Path

import streamlit as st

from dashboard import colors, layout, settings, store, words
from dashboard.menu import PAGES, Screen, offered

SIDEBAR_PIXELS = 220
STYLE = Path(__file__).with_name("style.css")
ICON = str(Path(__file__).with_name("icon.svg"))  # a named icon would be fetched from a font service


def navigation(screens: list[Screen]) -> tuple[st.Page, Screen]:
    """The chosen page and its screen; the menu groups screens by the question that brings people here."""
    pages = {
        screen.file: st.Page(PAGES / screen.file, title=screen.title, default=screen is screens[0])
        for screen in screens
    }
    groups: dict[str, list[st.Page]] = {}
    for screen in screens:
        groups.setdefault(screen.group, []).append(pages[screen.file])
    chosen = st.navigation(groups)
    return chosen, next(screen for screen in screens if pages[screen.file] == chosen)


def banner(screen: Screen) -> None:
    """Which snapshot the figures come from and, where a screen has totals, which hubs they are about."""
    if screen.file == "hub.py":
        follow_hub()
    snapshot, facts = store.current(), store.ask("snapshot").iloc[0]
    if screen.has_data_choice and "data" not in st.session_state and "data" not in st.query_params:
        # Written into the address rather than given as the default, which addresses leave out: a link says which hubs
        # it is about, whatever the next snapshot opens on.
        st.session_state["data"] = facts["opens_on"]
        st.query_params["data"] = layout.DATA[facts["opens_on"]]
    with st.container(horizontal=True, vertical_alignment="center", key="banner"):
        if screen.has_data_choice:
            st.segmented_control(
                "Data shown",
                list(layout.DATA),
                format_func=layout.DATA.__getitem__,
                required=True,
                key="data",
                bind="query-params",
                label_visibility="collapsed",
            )
        newest = facts["newest_received_on"]
        received = "" if words.is_missing(newest) else f" · newest document received {words.day(newest)}"
        st.caption(f"Snapshot {snapshot.name[:8]} · published {words.moment(snapshot.published_at)}{received}")
    if screen.has_data_choice and layout.shows_examples():
        layout.example_warning()


def follow_hub() -> None:
    """Let the address of a hub decide which data are shown, once for each hub that is opened."""
    hub_id = st.query_params.get("hub")
    if hub_id != st.session_state.get("followed_hub"):
        st.session_state["followed_hub"] = hub_id
        hubs = store.ask("hub_addresses").set_index("hub_id")["is_example"]
        if hub_id in hubs.index:
            st.session_state["data"] = "examples" if hubs[hub_id] else "real"


def unavailable(problem: store.Unavailable) -> None:
    """The screen instead of data: what is missing and the command that mends it."""
    st.title(problem.mend.title, anchor=False)
    if settings.audience() == "public":
        # Folders and commands are the operator's business; /api/health says the reason.
        st.markdown(problem.mend.for_public)
        return
    st.markdown(words.text(str(problem)))
    st.markdown(problem.mend.for_secretariat)
    st.code(problem.mend.command, language="shell")


def main() -> None:
    """Draw the frame and run the chosen screen."""
    st.set_page_config(
        page_title="Resilience Hubs", page_icon=ICON, layout="wide", initial_sidebar_state=SIDEBAR_PIXELS
    )
    st.html(STYLE)
    st.html(f"<style>:root {{ --light-accent: {colors.LIGHT.accent}; }}</style>")
    page, screen = navigation(offered())
    try:
        store.pin()
        banner(screen)
        page.run()
    except store.Unavailable as problem:
        unavailable(problem)


if __name__ == "__main__":
    main()
