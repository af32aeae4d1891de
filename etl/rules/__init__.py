"""The guideline's rules: `screening` on what was sent; calendar, money, pipeline and progress as views in SQL."""
