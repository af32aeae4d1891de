"""The review queue in words: how much waits, and what a question is called."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import words

Row = Mapping[str, Any]

NEXT_LOAD = "The queue shrinks when the documents are loaded again: make load, or python -m etl load."
ANSWERED = "● answered, not yet loaded"
LONGEST_NAME = 70  # characters of a question in the list of them


def answer(summary: Row, kinds: pd.DataFrame, noun: str) -> str:
    """How many readings wait, of how many, on what, from how many hubs, and how many questions that makes."""
    if not summary["readings_count"]:
        return f"No document of any {noun} with these filters was read, so nothing waits."
    readings = words.out_of(summary["waiting_count"], summary["readings_count"], "reading")
    if not summary["waiting_count"]:
        return f"None: each of {words.count(summary['readings_count'], 'reading')} is trusted."
    on = words.listed(
        f"{words.number(row.waiting_count)} on {row.kind}" for row in kinds.itertuples() if row.waiting_count
    )
    return (
        f"{readings} {'waits' if summary['waiting_count'] == 1 else 'wait'} for a person: {on}, in the documents of "
        f"{words.out_of(summary['waiting_hubs_count'], summary['hubs_count'], noun)}. "
        f"The same words are asked about once, which makes {words.count(summary['questions_count'], 'question')}."
    )


def answered(answered_count: int, questions_count: int) -> str:
    """How many questions leave the queue with the next load; empty where none does."""
    if not answered_count:
        return ""
    is_one = answered_count == 1
    return (
        f"{words.out_of(answered_count, questions_count, 'question')} {'is' if is_one else 'are'} answered in "
        f"data/corrections.csv and {'leaves' if is_one else 'leave'} the queue with the next load."
    )


def frees(question: Row) -> str:
    """What an answer frees: "frees 1 target, US$ 12,000 and 3 countries"; that it frees none alone, or nothing."""
    freed = []
    if question["targets_count"]:
        freed.append(words.count(question["targets_count"], "target"))
    if round(question["usd"]):
        freed.append(words.usd(question["usd"]))
    if question["countries_count"]:
        freed.append(words.count(question["countries_count"], "country", "countries"))
    if freed:
        return f"frees {words.listed(freed)}"
    if shared := question["shared_targets_count"]:
        return f"frees {words.count(shared, 'target')} together with other answers"
    return "frees no target, sum or country"


def name_of(question: Row) -> str:
    """A question in the list of them: "coverage: “All cities of the …”"."""
    text = " ".join(question["text"].split())
    short = text if len(text) <= LONGEST_NAME else text[:LONGEST_NAME].rstrip() + "…"
    return f"{question['kind']}: “{short}”"


def language(code: str) -> str:
    """The language of a text in English; that it is not told, where it is not."""
    return words.language(code) or "not told"
