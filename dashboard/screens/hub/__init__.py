"""The Hub screen's own parts."""

from dashboard.screens.hub import grids, words, work_plan

__all__ = ["grids", "words", "work_plan"]
