"""The day of a document itself, for one whose day of receipt nobody knows: it tells which of two versions is later.

A day of receipt (data/received.csv, else the mail it came in) comes first; then the day in the file's name, which
whoever files documents writes; at last the day on which the program that saved it says it was changed.
"""

import re
from datetime import date

# Year first: that is how files are dated so that they sort; 03.04.2026 may be a day of March or of April.
_DAY = re.compile(r"(?<!\d)(20\d\d)(?P<sign>[-_.]?)(0[1-9]|1[0-2])(?P=sign)(0[1-9]|[12]\d|3[01])(?!\d)")


def day_in_name(name: str) -> date | None:
    """The day in the name of a file ("2026-11-28 Annex 1.docx", "annex_20261128.docx"); None for none, or for two."""
    days = set()
    for year, _, month, day in _DAY.findall(name):
        try:
            days.add(date(int(year), int(month), int(day)))
        except ValueError:
            continue  # 31 February
    return days.pop() if len(days) == 1 else None
