"""Whose each document is, which candidature it belongs to, and which of its versions is in force."""
