"""What waits for a person?"""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from dashboard import layout, words
from dashboard.screens import review

head = st.container()
chosen = review.filters.picked()
is_example = layout.shows_examples()
noun = "example hub" if is_example else "real hub"
summary = chosen.ask("review_summary").iloc[0]
answered = review.answers.answered(review.answers.given())

with head:
    layout.question("What waits for a person?", review.words.answer(summary, chosen.ask("review_kinds"), noun))


def is_answered(question: Mapping[str, Any]) -> bool:
    """Whether an answer for all places of a question lies in the file, so that it goes with the next load."""
    return tuple(question[name] for name in ("kind", "text", "language", "context")) in answered


def queue(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The questions that the filters let through."""
    return chosen.ask("review_queue", first=first, rows=rows)


def table_of_questions(on_page: pd.DataFrame) -> None:
    """The queue: each question once, with what its answer frees and how many places it stands in."""
    answered_count = sum(is_answered(row) for row in queue().to_dict("records"))
    if answered_count:
        st.markdown(review.words.answered(answered_count, summary["questions_count"]))
    layout.table(
        review.grids.questions(on_page, is_answered),
        "Table of questions that wait for a person, those first whose answer frees most",
        key="queue",
        labels={
            "kind": "Looked for",
            "text": "As written",
            "frees": "An answer",
            "reason": "Why it waits",
            "hubs": "Hubs",
        },
        wide=("text",),
    )
    layout.downloads("questions", "Questions that wait for a person", chosen.in_words, queue)


review.answering.outcome()
if not summary["waiting_count"]:
    layout.nothing(
        "What is unsure in a document waits here until a person answers. The documents of real hubs are not public, "
        "so none was read."
        if not summary["readings_count"] and not is_example
        else f"Nothing waits with these filters ({words.text(chosen.in_words)}).",
        offers_examples=not summary["readings_count"],
    )
    review.drafts.draw(is_example)
    st.stop()

page = queue(**layout.page_of(int(summary["questions_count"]), "page"))
st.subheader("Which questions are they?", anchor=False)
table_of_questions(page)
st.subheader("Answer one", anchor=False)
review.question.draw(chosen.ask("review_places", question_key=review.question.picked(page)), noun)
review.drafts.draw(is_example)
layout.source("Readings of the documents that are not trusted, and the answers in data/corrections.csv.")
