"""The guideline's rules: screening, calendar, progress; each result with its reason."""
