"""The Services screen's own parts."""

from dashboard.screens.services import filters, grids, words

__all__ = ["filters", "grids", "words"]
