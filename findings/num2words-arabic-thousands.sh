#!/usr/bin/env bash
# Question  How does num2words write 101,000, 201,000,000 and 301,001,000 in Arabic?
# Guess     As Arabic has them: "مائة وواحد ألف" (a hundred and one thousand), or with a fault of grammar in the ending.
# Seen      2026-11-28: as other numbers. Wherever the thousands or millions end in 01, the "one" is replaced by the scale word, so
#           that 101,000 reads "a hundred and thousand thousand" (a hundred and a million) and 201,000,000 "two hundred and million
#           million". Every hundredth group of three figures is hit: 9 of the 899 groups from 101 to 999.
# Matters   Sums in words stand beside figures in letters and contracts, and such words are made with this package; read
#           literally they are another sum, and nothing in them looks broken.
# We do     Words that the grammar does not join are asked about (etl/meaning/number_words.py); the sweep of every number counts
#           these as asked about, never as read (benchmarks/README.md).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check num2words==0.5.14

cat > write.py <<'PY'
from num2words import num2words

for number in (101_000, 102_000, 201_000_000, 301_001_000):
    print(f"{number:,}", num2words(number, lang="ar"))
doubled = [group for group in range(101, 1000) if "ألف ألف" in num2words(group * 1000, lang="ar")]
print(len(doubled), "of", len(range(101, 1000)), "groups:", *doubled)
PY

expected='101,000 مائة و ألف ألف
102,000 مائة و اثنان ألف
201,000,000 مئتان و مليون مليون
301,001,000 ثلاثمائة و مليون مليون و ألف
9 of 899 groups: 101 201 301 401 501 601 701 801 901'
seen=$(venv/bin/python write.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: other words are written now." >&2; exit 1; }
