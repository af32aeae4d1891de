"""One question with its surroundings, what is proposed, and the form that answers it."""

from typing import Any

import pandas as pd
import streamlit as st

from dashboard import layout
from dashboard import words as common
from dashboard.screens.review import answering, passage, values, words

IN_TABLES = ("indicators", "money")  # edited in a table, which takes the whole width
CELLS = {
    "service": ("Service", "service"),
    "year": ("Year", "year_text"),
    "types": ("Types", "types"),
    "coverage": ("Coverage", "coverage_text"),
    "indicators": ("Indicators", "indicators_text"),
    "description": ("Description", "description"),
}


def picked(on_page: pd.DataFrame) -> str:
    """The key of the question that the address or the list names; the first one where neither does."""
    asked = st.query_params.get("question")
    named = {row["question_key"]: words.name_of(row) for row in on_page.to_dict("records")}
    keys = list(named)
    if asked and asked not in named:
        keys, named = [asked, *keys], {asked: "the question in the address"} | named
    place = keys.index(asked) if asked else 0
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen_key = st.selectbox("Question", keys, place, named.__getitem__, width=560)
        if chosen_key != keys[-1]:
            following = keys[keys.index(chosen_key) + 1]
            st.button("Next question", on_click=open_question, args=(following,))
    if chosen_key != asked and (asked or chosen_key != keys[0]):
        open_question(chosen_key)
    return chosen_key


def open_question(question_key: str) -> None:
    """Put a question into the address."""
    st.query_params["question"] = question_key


def draw(places: pd.DataFrame, noun: str) -> None:
    """The question that stands in the places of `review_places`."""
    waiting = places[places["state"] != "read"]
    if waiting.empty:
        layout.nothing(
            f"No text of the {noun}s asks this question."
            if places.empty
            else "This question is answered: its text is read with trust wherever it stands."
        )
        return
    reading = waiting.iloc[place_picked(waiting)].to_dict()
    left, right = st.columns(2, gap="large")
    with left:
        surroundings(reading)
    with right:
        proposal = proposed(reading, places)
    with st.container() if reading["kind"] in IN_TABLES else right:
        answering.draw(reading, proposal, places)


def place_picked(waiting: pd.DataFrame) -> int:
    """Which of the places is looked at; asked only where there are several."""
    if len(waiting) == 1:
        return 0
    named = [f"{row['hub']}: {common.place(row)}" for row in waiting.to_dict("records")]
    return st.selectbox(
        f"It waits in {len(waiting)} places", range(len(named)), format_func=named.__getitem__, width=560
    )


def surroundings(reading: dict[str, Any]) -> None:
    """The whole row of the work plan around a text, its own cell marked; a letter's passage stands alone."""
    spans = passage.spans(reading["spans_json"])
    st.subheader("What is written?", anchor=False)
    layout.note(common.text(f"{reading['hub']} · {common.place(reading)}"))
    if common.is_missing(reading["service_id"]):
        asked_about(common.label(reading["field"]), reading["text"], spans)
    else:
        for field, (label, column) in CELLS.items():
            if field == reading["field"]:
                asked_about(label, reading["text"], spans)
            else:
                cell = passage.marked(str(reading[column] or ""), []) or common.NOT_ANSWERED
                st.markdown(f"**{label}**  \n{cell}")
    if spans:
        layout.note(f"{passage.LEFT} {passage.RIGHT} stand around the words that the proposal was read from.")


def asked_about(label: str, text: str, spans: list[tuple[int, int]]) -> None:
    """The text that the question is about, marked."""
    st.markdown(f"**{label}** — the question is about this")
    with st.container(key="asked", border=True):
        st.markdown(passage.marked(text, spans))


def proposed(reading: dict[str, Any], places: pd.DataFrame) -> values.Value:
    """Why the text waits, and what is proposed for it in plain words."""
    st.subheader("What is proposed?", anchor=False)
    proposal = values.proposed(reading["kind"], reading["value_json"])
    st.markdown(f"**Why it waits**: {common.text(reading['reason'])}")
    st.markdown("\n".join(f"- {common.text(line)}" for line in answering.told(reading["kind"], proposal)))
    if places["value_json"].nunique() > 1:
        layout.note("The proposal differs from place to place, since the same words mean another country elsewhere.")
    return proposal
