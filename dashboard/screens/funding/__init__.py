"""The Funding screen's own parts."""

from dashboard.screens.funding import charts, filters, grids, words

__all__ = ["charts", "filters", "grids", "words"]
