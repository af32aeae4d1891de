"""The Data screen's own parts."""

from dashboard.screens.data import files

__all__ = ["files"]
