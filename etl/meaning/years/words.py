"""The vocabulary of dates: its tables, and the kinds of listed words that give a date its role or lead up to it."""

TABLES = ("year_words", "date_words")
FILLERS = frozenset({"range_filler", "year_label", "year_tail", "place_of_year"})
# Nouns for a part of a year; "half" is left out, since it may be half of anything.
PARTS = frozenset({"quarter", "quarter_east", "part_of_year"})
ROLES = frozenset({"by", "before", "after", "from", "between", "by_end_words", "by_iberian"})
