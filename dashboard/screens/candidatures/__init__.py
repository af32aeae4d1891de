"""The Candidatures screen's own parts."""

from dashboard.screens.candidatures import candidature, filters, grids, words

__all__ = ["candidature", "filters", "grids", "words"]
