"""The Review screen's own parts."""

from dashboard.screens.review import answering, answers, filters, forms, grids, passage, question, values, words

__all__ = ["answering", "answers", "filters", "forms", "grids", "passage", "question", "values", "words"]
