"""The Recovery archive screen's own parts."""

from dashboard.screens.recovery import cards, charts, grids, words

__all__ = ["cards", "charts", "grids", "words"]
