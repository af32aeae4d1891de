"""The Reports screen's own parts."""

from dashboard.screens.reports import charts, filters, forms, grids, reported, words

__all__ = ["charts", "filters", "forms", "grids", "reported", "words"]
