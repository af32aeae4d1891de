"""A person's answer to a question: what is right, for which places, who says so and why; then the row it makes."""

from dataclasses import fields
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import layout, settings
from dashboard import words as common
from dashboard.screens.review import answers, forms, values
from dashboard.screens.review.answers import Answer, NotWritten
from dashboard.screens.review.values import KINDS, Value
from dashboard.screens.review.words import NEXT_LOAD
from dashboard.store import ask
from etl.answers import Vocabulary, problems

ACCEPT, OTHER, NOTHING = "The proposal is right", "Another value is right", "The text holds no such value"
EVERYWHERE, HERE = "Wherever this text stands", "Only at this place"


def draw(reading: dict[str, Any], proposal: Value, places: pd.DataFrame) -> None:
    """The form; a value of an annual report has none, since it is put right in the report."""
    st.subheader("What is right?", anchor=False)
    kind, key = reading["kind"], reading["reading_id"]
    if kind not in KINDS:
        layout.nothing("A value of an annual report is put right in the report itself: ask the hub to send it again.")
        return
    has_proposal = proposal != values.nothing(kind)
    options = [ACCEPT, OTHER, NOTHING] if has_proposal else [OTHER, NOTHING]
    choice = st.radio("What is right?", options, index=None, key=f"choice {key}", label_visibility="collapsed")
    value = value_of(choice, kind, proposal, key)
    scope = scope_of(reading, places)
    who = st.text_input("Who answers", key="who", max_chars=80, width=360)
    reason = st.text_input(
        "Why", key=f"reason {key}", max_chars=300, width=560, placeholder="for example: asked the hub on 3 Nov 2026"
    )
    if value is None:
        layout.note("Choose what is right to see the row that it makes.")
        return
    missing = still_to_do(kind, value, who, reason)
    if missing:
        st.markdown("Still to do:\n" + "\n".join(f"- {common.text(line)}" for line in missing))
        return
    given = answers.answer(reading, value, who=who, reason=reason, on=settings.today(), only_here=scope == HERE)
    row_of(given, told(kind, value))


def still_to_do(kind: str, value: Value, who: str, reason: str) -> list[str]:
    """What an answer lacks, a sentence each; none where the loader can apply it."""
    missing = problems(kind, value, vocabulary())
    missing += [] if who.strip() else ["Say who answers."]
    return missing + ([] if reason.strip() else ["Say why, so that others can follow."])


def vocabulary() -> Vocabulary:
    """The codes that a value may use, as the snapshot has them."""
    codes = ask("review_codes")
    kinds = (field.name for field in fields(Vocabulary))
    return Vocabulary(**{kind: frozenset(codes[codes["kind"] == kind]["code"]) for kind in kinds})


def told(kind: str, value: Value) -> list[str]:
    """A value in plain words, a line each."""
    vocabulary = (dict(ask(name).itertuples(index=False)) for name in ("countries", "regions", "review_units"))
    names = {code: name for known in vocabulary for code, name in known.items()}
    return values.told(kind, value, names)


def value_of(choice: str | None, kind: str, proposal: Value, key: str) -> Value | None:
    """The value that the person gives; None as long as nothing is chosen."""
    if choice == OTHER:
        return forms.edited(kind, proposal, key)
    return {ACCEPT: proposal, NOTHING: values.nothing(kind)}.get(choice or "")


def scope_of(reading: dict[str, Any], places: pd.DataFrame) -> str:
    """Whether the answer is for all places of the text; not by default where the places ask for different values."""
    other = f"{common.count(len(places), 'place')} now, and new documents"
    differs = places["value_json"].nunique() > 1
    return st.radio(
        "It holds",
        [EVERYWHERE, HERE],
        index=1 if differs else 0,
        captions=[other, common.place(reading)],
        key=f"scope {reading['reading_id']}",
    )


def row_of(given: Answer, value_in_words: list[str]) -> None:
    """The row as it will stand in the file, to download or to add."""
    st.markdown("**It will be read as**")
    st.markdown("\n".join(f"- {common.text(line)}" for line in value_in_words))
    st.code(given.row, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        if answers.is_writable():
            st.button("Add to data/corrections.csv", type="primary", on_click=add, args=(given,))
        st.download_button("Download the row", given.file, "correction.csv", "text/csv", key="row", on_click="ignore")
    layout.note(NEXT_LOAD)


def add(given: Answer) -> None:
    """Add a row to the file, and keep what came of it for the next run to say."""
    try:
        answers.append(given)
        st.session_state["added"] = "The answer stands in data/corrections.csv."
    except (NotWritten, OSError) as problem:
        st.session_state["not_added"] = str(problem)


def outcome() -> None:
    """Say once what came of adding a row."""
    if added := st.session_state.pop("added", None):
        st.success(f"{added} {NEXT_LOAD}", icon=":material/check:")
    if refused := st.session_state.pop("not_added", None):
        st.error(common.text(f"The answer was not added. {refused}"), icon=":material/error:")
