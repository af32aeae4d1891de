"""Words become values: years, money, coverage, indicators; each with its text and its confidence."""
