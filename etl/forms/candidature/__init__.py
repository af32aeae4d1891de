"""Annex I, the candidature form: its printed labels, its answers and its work plan."""
