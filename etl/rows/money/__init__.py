"""Sums become rungs of the money ladder."""
