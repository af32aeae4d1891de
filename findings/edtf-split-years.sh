#!/usr/bin/env bash
# Question  A plan says "2024-25", "2028-29" or "2039-40". What does the library for the Library of Congress's date format
#           (EDTF, now part of ISO 8601-2) make of these years?
# Guess     It refuses them, as there is no month 25; or it reads two years.
# Seen      2026-11-27, edtf 5.0.2: it takes them gladly. In EDTF the "months" 25 to 41 are seasons of one hemisphere,
#           quarters, thirds and halves of a year: 2024-25 is the northern spring of 2024, 2032-33 the first quarter of
#           2032, 2039-40 the first half of 2039. The package's own reader of English text says "2024/2025" for the same
#           words, March 2025 for "Q3 2025", and a bare 2025 for the open "2025 - ongoing".
# Matters   A two-year plan would end in May of its first year, and be overdue for a year and a half.
# We do     etl/meaning/years/ reads "2024-25" as two years and is tested on it (tests/phrases/years-own.jsonl).
#           Whoever exports periods as EDTF has to write 2024/2025.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check edtf==5.0.2

cat > read.py <<'PY'
from edtf import parse_edtf, text_to_edtf


def day(moment):
    return "{}-{:02}-{:02}".format(*moment[:3])


for years in ("2024-25", "2028-29", "2032-33", "2039-40"):
    date = parse_edtf(years)
    print(f"{years}: {type(date).__name__}, {day(date.lower_strict())} to {day(date.upper_strict())}")
for text in ("2024-25", "Q3 2025", "2025 - ongoing"):
    print(f"{text!r} as text: {text_to_edtf(text)}")
PY

expected="2024-25: Level2Season, 2024-03-01 to 2024-05-31
2028-29: Level2Season, 2028-09-01 to 2028-11-30
2032-33: Level2Season, 2032-01-01 to 2032-03-31
2039-40: Level2Season, 2039-01-01 to 2039-06-30
'2024-25' as text: 2024/2025
'Q3 2025' as text: 2025-03
'2025 - ongoing' as text: 2025"
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: edtf reads split years or quarters differently now." >&2; exit 1; }
