#!/usr/bin/env bash
# Question  What do the packages that turn number words into figures make of half a million, in the ways in which six
#           languages say it, and of "25 thousand"?
# Guess     500000, or the words untouched.
# Seen      2026-11-27: neither. text2num and number-parser turn the scale word alone into a figure: "half a 1000000",
#           "medio 1000000", "anderthalb 1000000", "3000000 e meio", "25 1000", "10 lakh". Whoever then looks for figures
#           finds a million for a half, three for three and a half, a thousand for 25,000.
# Matters   Amounts and people reached are written so, above all by hand; the figure found is a believable one.
# We do     Users met it with our own reader, in part: "USD 2½ million" read as 2 dollars. A half belongs to its number now
#           (etl/meaning/numbers.py, tests/meaning/test_numbers.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check text2num==3.1.0 number-parser==0.3.2

cat > read.py <<'PY'
from number_parser import parse
from text_to_num import alpha2digit

TEXTS = [
    ("en", "half a million"),
    ("en", "one and a half million"),
    ("es", "medio millón"),
    ("pt", "três milhões e meio"),
    ("fr", "deux millions et demi"),
    ("it", "due milioni e mezzo"),
    ("de", "anderthalb Millionen"),
    ("en", "25 thousand"),
    ("en", "ten lakh"),
]
for language, text in TEXTS:
    other = parse(text, language) if language in ("en", "es") else "no such language"
    print(f"{text}: {alpha2digit(text, language)} | {other}")
PY

expected='half a million: half a 1000000 | half a 1000000
one and a half million: one and a half 1000000 | 1 and a half 1000000
medio millón: medio 1000000 | medio 1000000
três milhões e meio: 3000000 e meio | no such language
deux millions et demi: 2000000 et demi | no such language
due milioni e mezzo: 2000000 e mezzo | no such language
anderthalb Millionen: anderthalb 1000000 | no such language
25 thousand: 25 1000 | 25 1000
ten lakh: 10 lakh | 10 lakh'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: halves or scale words are treated differently now." >&2; exit 1; }
