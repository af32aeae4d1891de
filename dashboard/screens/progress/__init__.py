"""The Progress screen's own parts."""

from dashboard.screens.progress import charts, filters, grids, maps, words

__all__ = ["charts", "filters", "grids", "maps", "words"]
