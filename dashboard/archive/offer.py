"""What the archive offers under the filters of a search for help: beside the hubs' services, marked as archive."""

import streamlit as st

from dashboard import layout, words
from dashboard.archive.words import resource
from dashboard.store import ask


def offered(q: str, topic: str | None, types: list[str]) -> None:
    """The archive's resources that fit words, topic and types; the other filters are about hubs and do not apply."""
    here = layout.address("recovery")
    everything = len(ask("recovery_resources", theme=None, topic=None, types=[], q=""))
    if not everything:
        return
    st.subheader("What does the recovery archive hold?", anchor=False)
    if not (q or topic or types):
        st.markdown(
            f"{words.count(everything, 'resource')} of Cities for a Resilient Recovery, mostly of 2020 to 2023: "
            f"[open the archive]({here}), or search by words, topic or type of service."
        )
        return
    found = ask("recovery_resources", theme=None, topic=topic, types=types, q=q)
    fits = f"{words.out_of(len(found), everything, 'resource')} of the archive {'fits' if len(found) == 1 else 'fit'}"
    st.markdown(f"{fits} the words, topic and types; whom a hub is open to says nothing about them.")
    layout.cards(resource(row, here) for row in found.to_dict("records"))
