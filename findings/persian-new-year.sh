#!/usr/bin/env bash
# Question  On which day did the Persian year 1404 begin, in four Python packages for that calendar?
# Guess     21 March 2025 in all of them: the rule of leap years is settled for centuries around ours.
# Seen      2026-11-27: Khayyam says 20 March, a day before jdatetime, persiantools and convertdate (and the equinox, which
#           fell after noon in Tehran on the 20th, so that the year began on the 21st). It misses that 1403 was a leap year;
#           1437 (2058) is the next one. Every date of 1404, 21 March 2025 to 20 March 2026, comes out a day early.
# Matters   1404 lies in the terms that run now, and one day moves a deadline into the month or year before.
# We do     The days of Persian years are taken from convertdate (data/reference/calendar_months.csv) and proposed, for a
#           person to settle (etl/meaning/calendars.py, tests/meaning/test_calendars.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check Khayyam==3.0.17 jdatetime==6.1.1 persiantools==6.2.0 \
  convertdate==2.5.1

cat > read.py <<'PY'
from datetime import date

import convertdate.persian
import jdatetime
import khayyam
import persiantools.jdatetime

READERS = {
    "jdatetime": lambda year: jdatetime.date(year, 1, 1).togregorian(),
    "persiantools": lambda year: persiantools.jdatetime.JalaliDate(year, 1, 1).to_gregorian(),
    "convertdate": lambda year: date(*convertdate.persian.to_gregorian(year, 1, 1)),
    "Khayyam": lambda year: khayyam.JalaliDate(year, 1, 1).todate(),
}
for year in range(1380, 1440):
    days = {name: read(year) for name, read in READERS.items()}
    if len(set(days.values())) > 1:
        print(year, *(f"{name} {day}" for name, day in days.items()))
PY

expected='1404 jdatetime 2025-03-21 persiantools 2025-03-21 convertdate 2025-03-21 Khayyam 2025-03-20
1437 jdatetime 2058-03-21 persiantools 2058-03-21 convertdate 2058-03-21 Khayyam 2058-03-20'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: the packages agree, or differ elsewhere." >&2; exit 1; }
