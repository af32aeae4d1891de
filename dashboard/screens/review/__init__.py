"""The Review screen's own parts."""

from dashboard.screens.review import (
    answering,
    answers,
    confirming,
    drafts,
    filters,
    forms,
    grids,
    passage,
    question,
    values,
    words,
)

__all__ = [
    "answering",
    "answers",
    "confirming",
    "drafts",
    "filters",
    "forms",
    "grids",
    "passage",
    "question",
    "values",
    "words",
]
