"""What waits for a person?"""

import pandas as pd
import streamlit as st

from dashboard import (
    filters,
    layout,
    review_answers,
    review_forms,
    review_passage,
    review_values,
    settings,
    words,
)
from dashboard.review_values import KINDS, Value
from dashboard.store import ask

ACCEPT, OTHER, NOTHING = "The proposal is right", "Another value is right", "The text holds no such value"
EVERYWHERE, HERE = "Wherever this text stands", "Only at this place"
NEXT_LOAD = "The queue shrinks when the documents are loaded again: make load, or python -m etl load."
LONGEST_NAME = 70  # characters of a question in the list of them
IN_TABLES = ("indicators", "money")  # edited in a table, which takes the whole width
CELLS = {
    "service": ("Service", "service"),
    "year": ("Year", "year_text"),
    "types": ("Types", "types"),
    "coverage": ("Coverage", "coverage_text"),
    "indicators": ("Indicators", "indicators_text"),
    "description": ("Description", "description"),
}

is_example = layout.shows_examples()
noun = "example hub" if is_example else "real hub"
hubs = dict(ask("review_hubs", is_example=is_example).itertuples(index=False))
languages = {code: words.language(code) or "not told" for code in ask("review_languages")["language"]}
head, row_of_filters = st.container(), st.container(horizontal=True, key="filters")
with row_of_filters:
    kind, hub, language = (
        st.selectbox(label, list(named), None, named.get, key=key, bind="query-params", placeholder="Any", width=wide)
        for label, named, key, wide in (
            ("What is looked for", KINDS, "kind", 180),
            ("Hub", hubs, "hub", 240),
            ("Language", languages, "language", 170),
        )
    )

chosen = {"is_example": is_example, "kind": kind, "hub": hub, "language": language}
in_words = filters.in_words(
    {"what is looked for": KINDS.get(kind), "hub": hubs.get(hub), "language": languages.get(language)}
)
summary = ask("review_summary", **chosen).iloc[0]
given = review_answers.given()
answered_questions, answered_places = review_answers.pending(given)


def is_answered(question: dict) -> bool:
    """Whether an answer for all places of a question lies in the file, so that it goes with the next load."""
    return (question["kind"], question["text"], question["language"], question["context"]) in answered_questions


def answer() -> str:
    """How many readings wait, of how many, on what, from how many hubs, and how many questions that makes."""
    if not summary["readings_count"]:
        return f"No document of any {noun} with these filters was read, so nothing waits."
    readings = words.out_of(summary["waiting_count"], summary["readings_count"], "reading")
    if not summary["waiting_count"]:
        return f"None: each of {words.count(summary['readings_count'], 'reading')} is trusted."
    kinds = ask("review_kinds", **chosen)
    on = words.listed(
        f"{words.number(row.waiting_count)} on {row.kind}" for row in kinds.itertuples() if row.waiting_count
    )
    return (
        f"{readings} {'waits' if summary['waiting_count'] == 1 else 'wait'} for a person: {on}, in the documents of "
        f"{words.out_of(summary['waiting_hubs_count'], summary['hubs_count'], noun)}. "
        f"The same words are asked about once, which makes {words.count(summary['questions_count'], 'question')}."
    )


with head:
    layout.question("What waits for a person?", answer())


def queue(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The questions that the filters let through."""
    return ask("review_queue", first=first, rows=rows, **chosen)


def name_of(question: dict) -> str:
    """A question in the list of them: "coverage: “All cities of the …”"."""
    text = " ".join(question["text"].split())
    short = text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME].rstrip() + "…"
    return f"{question['kind']}: “{short}”"


def picked(on_page: pd.DataFrame) -> str:
    """The key of the question that the address or the list names; the first one where neither does."""
    asked = st.query_params.get("question")
    named = {row["question_key"]: name_of(row) for row in on_page.to_dict("records")}
    keys = list(named)
    if asked and asked not in named:
        keys, named = [asked, *keys], {asked: "the question in the address"} | named
    place = keys.index(asked) if asked else 0
    with st.container(horizontal=True, vertical_alignment="bottom"):
        chosen_key = st.selectbox("Question", keys, place, named.get, width=560)
        if chosen_key != keys[-1]:
            following = keys[keys.index(chosen_key) + 1]
            st.button("Next question", on_click=open_question, args=(following,))
    if chosen_key != asked and (asked or chosen_key != keys[0]):
        open_question(chosen_key)
    return chosen_key


def open_question(question_key: str) -> None:
    """Put a question into the address."""
    st.query_params["question"] = question_key


def table_of_questions(on_page: pd.DataFrame) -> None:
    """The queue: each question once, with how many places it stands in."""
    done = sum(is_answered(row) for row in queue().to_dict("records"))
    if done:
        st.markdown(
            f"{words.out_of(done, summary['questions_count'], 'question')} {'is' if done == 1 else 'are'} answered in "
            f"data/corrections.csv and {'leaves' if done == 1 else 'leave'} the queue with the next load."
        )
    shown = pd.DataFrame(
        {
            "kind": on_page["kind"],
            "text": on_page["text"],
            "places_count": on_page["places_count"],
            "hubs": on_page["hubs"],
            "reason": on_page["reason"],
            "language": on_page["language"].map(languages),
            "state": [
                "● answered, not yet loaded" if is_answered(row) else words.STATES[row["state"]]
                for row in on_page.to_dict("records")
            ],
        }
    )
    layout.table(
        shown,
        "Table of questions that wait for a person, those in most places first",
        key="queue",
        labels={"kind": "Looked for", "text": "As written", "reason": "Why it waits", "hubs": "Hubs"},
        wide=("text",),
    )
    layout.downloads("questions", "Questions that wait for a person", in_words, queue)


def one_question(question_key: str) -> None:
    """One question with its surroundings, the proposal, and the form that answers it."""
    places = ask("review_places", is_example=is_example, question_key=question_key)
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
        answer_form(reading, proposal, places)


def place_picked(waiting: pd.DataFrame) -> int:
    """Which of the places is looked at; asked only where there are several."""
    if len(waiting) == 1:
        return 0
    named = [f"{row['hub']}: {words.place(row)}" for row in waiting.to_dict("records")]
    return st.selectbox(
        f"It waits in {len(waiting)} places", range(len(named)), format_func=named.__getitem__, width=560
    )


def surroundings(reading: dict) -> None:
    """The whole row of the work plan around a text, its own cell marked; a letter's passage stands alone."""
    spans = review_passage.spans(reading["spans_json"])
    st.subheader("What is written?", anchor=False)
    layout.note(words.text(f"{reading['hub']} · {words.place(reading)}"))
    if words.is_missing(reading["service_id"]):
        asked_about(words.label(reading["field"]), reading["text"], spans)
    else:
        for field, (label, column) in CELLS.items():
            if field == reading["field"]:
                asked_about(label, reading["text"], spans)
            else:
                cell = review_passage.marked(str(reading[column] or ""), []) or words.NOT_ANSWERED
                st.markdown(f"**{label}**  \n{cell}")
    if spans:
        layout.note(
            f"{review_passage.LEFT} {review_passage.RIGHT} stand around the words that the proposal was read from."
        )


def asked_about(label: str, text: str, spans: list[tuple[int, int]]) -> None:
    """The text that the question is about, marked."""
    st.markdown(f"**{label}** — the question is about this")
    with st.container(key="asked", border=True):
        st.markdown(review_passage.marked(text, spans))


def proposed(reading: dict, places: pd.DataFrame) -> Value:
    """Why the text waits, and what is proposed for it in plain words."""
    st.subheader("What is proposed?", anchor=False)
    proposal = review_values.proposed(reading["kind"], reading["value_json"])
    st.markdown(f"**Why it waits**: {words.text(reading['reason'])}")
    st.markdown("\n".join(f"- {words.text(line)}" for line in told(reading["kind"], proposal)))
    if places["value_json"].nunique() > 1:
        layout.note("The proposal differs from place to place, since the same words mean another country elsewhere.")
    return proposal


def told(kind_of_value: str, value: Value) -> list[str]:
    """A value in plain words, a line each."""
    vocabulary = (dict(ask(name).itertuples(index=False)) for name in ("countries", "regions", "review_units"))
    names = {code: name for known in vocabulary for code, name in known.items()}
    return review_values.told(kind_of_value, value, names)


def answer_form(reading: dict, proposal: Value, places: pd.DataFrame) -> None:
    """The person's answer: what is right, for which places, who says so and why; then the row that it makes."""
    st.subheader("What is right?", anchor=False)
    kind_of_value, key = reading["kind"], reading["reading_id"]
    if kind_of_value not in KINDS:
        layout.nothing("A value of an annual report is put right in the report itself: ask the hub to send it again.")
        return
    has_proposal = proposal != review_values.nothing(kind_of_value)
    options = [ACCEPT, OTHER, NOTHING] if has_proposal else [OTHER, NOTHING]
    choice = st.radio("What is right?", options, index=None, key=f"choice {key}", label_visibility="collapsed")
    value = value_of(choice, kind_of_value, proposal, key)
    scope = scope_of(reading, places)
    who = st.text_input("Who answers", key="who", max_chars=80, width=360)
    reason = st.text_input(
        "Why", key=f"reason {key}", max_chars=300, width=560, placeholder="for example: asked the hub on 3 Nov 2026"
    )
    if value is None:
        layout.note("Choose what is right to see the row that it makes.")
        return
    wrong = review_values.problems(kind_of_value, value)
    wrong += [] if who.strip() else ["Say who answers."]
    wrong += [] if reason.strip() else ["Say why, so that others can follow."]
    if wrong:
        st.markdown("Still to do:\n" + "\n".join(f"- {words.text(line)}" for line in wrong))
        return
    row_of(
        review_answers.answer(reading, value, who=who, reason=reason, on=settings.today(), only_here=scope == HERE),
        told(kind_of_value, value),
    )


def value_of(choice: str | None, kind_of_value: str, proposal: Value, key: str) -> Value | None:
    """The value that the person gives; None as long as nothing is chosen."""
    if choice == OTHER:
        return review_forms.edited(kind_of_value, proposal, key)
    return {ACCEPT: proposal, NOTHING: review_values.nothing(kind_of_value)}.get(choice)


def scope_of(reading: dict, places: pd.DataFrame) -> str:
    """Whether the answer is for all places of the text; not by default where the places ask for different values."""
    other = f"{words.count(len(places), 'place')} now, and new documents"
    differs = places["value_json"].nunique() > 1
    return st.radio(
        "It holds",
        [EVERYWHERE, HERE],
        index=1 if differs else 0,
        captions=[other, words.place(reading)],
        key=f"scope {reading['reading_id']}",
    )


def row_of(made: review_answers.Answer, value_in_words: list[str]) -> None:
    """The row as it will stand in the file, to download or to add."""
    st.markdown("**It will be read as**")
    st.markdown("\n".join(f"- {words.text(line)}" for line in value_in_words))
    st.code(made.row, language=None, wrap_lines=True)
    with st.container(horizontal=True):
        if review_answers.is_writable():
            st.button("Add to data/corrections.csv", type="primary", on_click=add, args=(made,))
        st.download_button("Download the row", made.file, "correction.csv", "text/csv", key="row", on_click="ignore")
    layout.note(NEXT_LOAD)


def add(made: review_answers.Answer) -> None:
    """Add a row to the file, and keep what came of it for the next run to say."""
    try:
        review_answers.append(made)
        st.session_state["added"] = "The answer stands in data/corrections.csv."
    except (review_answers.NotWritten, OSError) as problem:
        st.session_state["not_added"] = str(problem)


def outcome() -> None:
    """Say once what came of adding a row."""
    if added := st.session_state.pop("added", None):
        st.success(f"{added} {NEXT_LOAD}", icon=":material/check:")
    if refused := st.session_state.pop("not_added", None):
        st.error(words.text(f"The answer was not added. {refused}"), icon=":material/error:")


outcome()
if not summary["waiting_count"]:
    layout.nothing(
        "What is unsure in a document waits here until a person answers. The documents of real hubs are not public, "
        "so none was read."
        if not summary["readings_count"] and not is_example
        else f"Nothing waits with these filters ({words.text(in_words)}).",
        offers_examples=not summary["readings_count"],
    )
    st.stop()

page = queue(**layout.page_of(int(summary["questions_count"]), "page"))
st.subheader("Which questions are they?", anchor=False)
table_of_questions(page)
st.subheader("Answer one", anchor=False)
one_question(picked(page))
layout.source("Readings of the documents that are not trusted, and the answers in data/corrections.csv.")
