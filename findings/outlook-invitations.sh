#!/usr/bin/env bash
# Question  An invitation to a webinar at 10:00 in Seoul comes from Outlook, which names time zones in Windows' words ("Korea Standard
#           Time") and defines each in the file. At which moment is it, by the packages that read .ics?
# Guess     01:00 UTC: RFC 5545 (3.6.5) makes the definition in the file what counts.
# Seen      2026-11-28: ics 0.7.3 says 10:00 UTC, nine hours late, without a warning: it knows only names of the tz database ("Asia/Seoul" is
#           right) and passes over the definition. vobject 0.9.9 and icalendar 7.3.2 say 01:00. For a zone that a mail server has
#           named itself ("City time", +05:45) it is the same.
# Matters   Sessions, trainings and study tours are announced so; people who join at the hour shown find an empty room.
# We do     We read no .ics. Whoever adds it takes icalendar, and tests with Outlook's names.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check ics==0.7.3 icalendar==7.3.2 vobject==0.9.9

cat > read.py <<'PY'
from datetime import UTC

import icalendar
import ics
import vobject

INVITATION = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example//EN
BEGIN:VTIMEZONE
TZID:{zone}
BEGIN:STANDARD
DTSTART:16010101T000000
TZOFFSETFROM:{offset}
TZOFFSETTO:{offset}
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20260501T000000Z
SUMMARY:Webinar
DTSTART;TZID={zone}:20260601T100000
DTEND;TZID={zone}:20260601T110000
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")
READERS = {
    "ics": lambda text: next(iter(ics.Calendar(text).events)).begin.datetime,
    "vobject": lambda text: vobject.readOne(text).vevent.dtstart.value,
    "icalendar": lambda text: icalendar.Calendar.from_ical(text).walk("VEVENT")[0].start,
}
for zone, offset in (("Asia/Seoul", "+0900"), ("Korea Standard Time", "+0900"), ("City time", "+0545")):
    text = INVITATION.format(zone=zone, offset=offset)
    print(f"10:00 {zone}:", ", ".join(f"{name} {read(text).astimezone(UTC):%H:%M}" for name, read in READERS.items()))
PY

expected='10:00 Asia/Seoul: ics 01:00, vobject 01:00, icalendar 01:00
10:00 Korea Standard Time: ics 10:00, vobject 01:00, icalendar 01:00
10:00 City time: ics 10:00, vobject 04:15, icalendar 04:15'
seen=$(venv/bin/python read.py 2>/dev/null)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader finds another moment now." >&2; exit 1; }
