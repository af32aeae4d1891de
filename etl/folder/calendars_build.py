"""Writes data/reference/calendar_months.csv: on which day each month of other calendars starts.

`python -m etl.folder.calendars_build`; needs requirements-build.txt.
Nothing that runs the dashboard imports this module.
"""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from convertdate import persian
from hijridate import Hijri
from kenat import toGC

from etl.folder.reference import SHIPPED


class Calendar(NamedTuple):
    """A calendar: its years, how many months they have, the first day of a month, and who says so."""

    name: str
    years: range
    months_count: int
    first_day: Callable[[int, int], date]
    source: str


def _hijri(year: int, month: int) -> date:
    return date(*Hijri(year, month, 1).to_gregorian().datetuple())


def _persian(year: int, month: int) -> date:
    return date(*map(int, persian.to_gregorian(year, month, 1)))


CALENDARS = (
    Calendar("hijri", range(1430, 1481), 12, _hijri, "Umm al-Qura calendar by hijridate 2.3.0 (MIT)"),
    Calendar("persian", range(1390, 1431), 12, _persian, "Solar Hijri calendar by convertdate 2.5.1 (MIT)"),
    Calendar(
        "ethiopian",
        range(2000, 2041),
        13,
        lambda year, month: toGC(year, month, 1),
        "Ethiopian calendar by kenat 2.0.0 (MIT)",
    ),
)


def months() -> Iterator[tuple[str, int, int, date, str]]:
    """Calendar, year, month, first day and source of every month; one more year's first month closes each calendar."""
    for calendar in CALENDARS:
        for year in calendar.years:
            for month in range(1, calendar.months_count + 1):
                yield calendar.name, year, month, calendar.first_day(year, month), calendar.source
        yield calendar.name, calendar.years.stop, 1, calendar.first_day(calendar.years.stop, 1), calendar.source


def main() -> None:
    """Write the table."""
    with (SHIPPED / "reference" / "calendar_months.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("calendar", "year", "month", "starts_on", "source"))
        writer.writerows(months())


if __name__ == "__main__":
    main()
