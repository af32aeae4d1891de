"""What several screens show of the archive of Cities for a Resilient Recovery: its fund, and what it offers."""

from dashboard.archive import charts, fund, offer, words

__all__ = ["charts", "fund", "offer", "words"]
