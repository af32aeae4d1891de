#!/usr/bin/env bash
# Question  On which day do the months of the Hijri years 1440 to 1460 (2018 to 2039) begin, in two Python packages?
# Guess     On the same day but for a few months, where a sighting of the moon moves one by a day.
# Seen      2026-11-28: hijridate (Umm al-Qura, Saudi Arabia's civil calendar) and convertdate (a fixed cycle of 30 years)
#           begin 140 of 252 months on different days: convertdate is a day later in 128, two days later in 8, earlier in 4.
#           Both are valid calendars called "islamic" or "Hijri"; neither says which of them a text is written in.
# Matters   A term or deadline "until 30 Dhu al-Hijjah 1447" ends on 15 or 16 June 2026 or, in a year whose end the two place
#           in different months, in another reporting period.
# We do     A Hijri date is proposed by the Umm al-Qura calendar (data/reference/calendar_months.csv) with its rule named, and a
#           person settles it (etl/meaning/calendars.py, tests/meaning/test_calendars.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check hijridate==2.3.0 convertdate==2.5.1

cat > read.py <<'PY'
from collections import Counter
from datetime import date

from convertdate import islamic
from hijridate import Hijri

later = Counter()
for year in range(1440, 1461):
    for month in range(1, 13):
        umm_al_qura = date(*Hijri(year, month, 1).to_gregorian().datetuple())
        cycle = date(*islamic.to_gregorian(year, month, 1))
        later[(cycle - umm_al_qura).days] += 1
print(later.total(), "months")
for days, months in sorted(later.items()):
    print(f"convertdate {days:+} days: {months}")
for year, month in ((1447, 1), (1448, 1), (1449, 1)):
    print(year, Hijri(year, month, 1).to_gregorian().isoformat(), date(*islamic.to_gregorian(year, month, 1)))
PY

expected='252 months
convertdate -1 days: 4
convertdate +0 days: 112
convertdate +1 days: 128
convertdate +2 days: 8
1447 2025-06-26 2025-06-27
1448 2026-06-16 2026-06-17
1449 2027-06-06 2027-06-06'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: the packages agree, or differ elsewhere." >&2; exit 1; }
