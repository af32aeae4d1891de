"""One candidature: where it stands, its documents, what a person looks at first, every requirement, the letter."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import grids as common_grids
from dashboard import layout
from dashboard import words as common
from dashboard.filters import Choice
from dashboard.screens.candidatures import grids, words


def picked(found: pd.DataFrame) -> str | None:
    """The candidature that the address or the list names; None where none is chosen."""
    sent = found[found["candidature_id"].notna()]
    names = {row["candidature_id"]: f"{row['hub']} · {row['candidature_id']}" for row in sent.to_dict("records")}
    asked = st.query_params.get("candidature")
    place = list(names).index(asked) if asked in names else None
    chosen_id = st.selectbox(
        "Candidature", list(names), place, names.__getitem__, placeholder="Choose a candidature", width=560
    )
    if chosen_id and chosen_id != asked:
        st.query_params["candidature"] = chosen_id
    if asked and not chosen_id:
        layout.nothing("No candidature with these filters has this address; choose one from the list.")
    return chosen_id


def draw(row: dict[str, Any], chosen: Choice) -> None:
    """All that is known of the candidature in a row of `candidature_matching`."""
    st.subheader(common.text(row["hub"]), anchor=False)
    results = chosen.ask("screening_results", candidature_id=row["candidature_id"])
    hub = chosen.ask("hub", hub_id=row["hub_id"], today=chosen.as_of).iloc[0]
    stands = words.standing(row, hub)
    st.markdown(f"{stands} {words.verdicts(results)}." if len(results) else stands)
    documents(chosen.ask("candidature_parts", candidature_id=row["candidature_id"]))
    if results.empty:
        layout.nothing("It was not screened: only a folder with the three documents is. See the Data quality screen.")
    else:
        first_for_a_person(results)
        requirements(results, chosen)
    life(chosen.ask("pipeline_hub", hub_id=row["hub_id"]))
    letter(row)


def documents(parts: pd.DataFrame) -> None:
    """The three documents, present or missing."""
    st.markdown("**The three documents**")
    layout.table(
        common_grids.parts(parts),
        "Documents of the candidature, present or missing",
        key="parts",
        labels={"document_id": "File"},
        wide=("document_id",),
    )


def first_for_a_person(results: pd.DataFrame) -> None:
    """What is not met, then what needs a person: each with its reason, passage and place."""
    open_ones = results[results["verdict"].isin(words.OPEN_VERDICTS)]
    st.markdown("**What needs a person first?**")
    if open_ones.empty:
        st.markdown("Nothing: every requirement that applies is met.")
    for verdict in words.OPEN_VERDICTS:
        for row in open_ones[open_ones["verdict"] == verdict].to_dict("records"):
            said = f"**{common.text(row['requirement'])}**: {common.text(row['reason'])}"
            st.markdown(f"{words.VERDICTS[verdict]} — {said}")
            evidence_of(row)


def evidence_of(row: dict[str, Any]) -> None:
    """The passage that shows it, as written, under its place; the place alone where there is no passage."""
    place = common.text(row["evidence_place"])
    if common.is_missing(row["evidence"]) or not row["evidence"].strip():
        if place:
            layout.note(place)
        return
    with st.expander(f"Passage: {place}" if place else "Passage"):
        layout.passage(row["evidence"])


def requirements(results: pd.DataFrame, chosen: Choice) -> None:
    """Every requirement in the order of the guideline, a table a group."""
    st.markdown("**Every requirement**")
    for group, members in results.groupby("requirement_group", sort=False):
        name = common.label(group)
        with st.expander(f"{name}: {words.verdicts(members)}"):
            layout.table(
                grids.requirements(members),
                f"Requirements: {name}",
                key=f"requirements {name}",
                labels={"evidence": "Passage", "evidence_place": "Place"},
                wide=("reason",),
            )
    layout.source("The guideline's rules, run on the documents when they were loaded.", chosen.as_of)


def life(taken: pd.DataFrame) -> None:
    """The steps taken so far, each with its days."""
    if taken.empty:
        return
    st.markdown("**Steps so far**")
    layout.table(
        grids.life(taken),
        "Steps of the candidature with their days",
        key="life",
        labels={"days_in_step": "Days in it"},
    )


def letter(row: dict[str, Any]) -> None:
    """The command that drafts the letter to the city, and the letters that it has written."""
    st.markdown("**The letter to the city**")
    what = "returns it and names what is missing" if row["not_met_count"] else "says that it is complete"
    st.markdown(f"This screens the folder again and drafts the letter that {what}, for you to read and sign:")
    st.code(words.screen_command(row["candidature_id"], row["hub_id"]), language="shell", wrap_lines=True)
    written = words.letters()
    if not written:
        layout.note("No letter has been drafted yet; letters appear here once the command has run.")
        return
    mine = next((place for place, name in enumerate(written) if name.startswith(row["hub_id"])), 0)
    name = st.selectbox(f"{common.count(len(written), 'letter')} to download", list(written), mine, width=420)
    st.download_button("Download", written[name].read_bytes, name, words.WORD, key="letter", on_click="ignore")
