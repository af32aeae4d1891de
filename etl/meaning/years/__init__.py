"""Years, terms and deadlines in free text: from when to when, open or ended, and for how long."""

from etl.meaning.years.period import Period
from etl.meaning.years.periods import find_periods
from etl.meaning.years.story import read_years

__all__ = ["Period", "find_periods", "read_years"]
