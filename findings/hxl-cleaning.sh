#!/usr/bin/env bash
# Question  libhxl cleans a column of numbers (clean_data, behind the "clean data" step of the HXL Proxy). What becomes of cells as
#           people write them: "3-5", "10–12", "1/2", "1.2 million"?
# Guess     What is no number stays as it is, and the log says so.
# Seen      2026-11-28, libhxl 5.2.2: every sign but figures, points and a leading minus is taken out, and the rest is the number: "3-5" is
#           35, "10–12" 1012, "2026-27" 202627, "5 (of 10)" 510, "1/2" 12, "12,5" 125, "1.2 million" 1.2, "(500)" and "$-500" 500.
#           Only "half" stays. Not cleaned, such cells are compared as texts: "3-5" and "half" are greater than 100, "10–12" and
#           "1,200" less, and the greatest of the column, max(#reached), is "US$ 25,000".
# Matters   It is the tool's own step before adding up; 1,012 people for ten to twelve pass every later check.
# We do     Our files give numbers in columns of numbers; ranges have a column for each end. We clean nothing with libhxl.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check libhxl==5.2.2 six==1.17.0  # which it imports and does not require

cat > read.py <<'PY'
import logging

import hxl

logging.disable(logging.CRITICAL)
CELLS = ["3-5", "10–12", "2026-27", "5 (of 10)", "1/2", "12,5", "1.2 million", "(500)", "$-500", "1,200", "US$ 25,000", "half"]
TABLE = [["#adm1", "#reached"], *(["North", cell] for cell in CELLS)]
cleaned = hxl.data(TABLE).clean_data(number=["#reached"])
for cell, row in zip(CELLS, cleaned):
    print(f"{cell} = {row.values[1]}")
for query in ("#reached>100", "#reached<100"):
    print(f"{query}:", "; ".join(row.values[1] for row in hxl.data(TABLE).with_rows(query)))
print("max(#reached):", *(row.values[-1] for row in hxl.data(TABLE).count([], aggregators=["max(#reached)"])))
PY

expected='3-5 = 35
10–12 = 1012
2026-27 = 202627
5 (of 10) = 510
1/2 = 12
12,5 = 125
1.2 million = 1.2
(500) = 500
$-500 = 500
1,200 = 1200
US$ 25,000 = 25000
half = half
#reached>100: 3-5; 2026-27; 5 (of 10); 12,5; US$ 25,000; half
#reached<100: 10–12; 1/2; 1.2 million; (500); $-500; 1,200
max(#reached): US$ 25,000'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: libhxl cleans or compares these cells differently now." >&2; exit 1; }
