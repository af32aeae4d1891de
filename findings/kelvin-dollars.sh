#!/usr/bin/env bash
# Question  quantulum3 finds quantities with their units in running text. What is "25K USD", "25 k€", "half a million", "24/7"?
# Guess     25000 dollars, 25000 euros, 500000, and nothing.
# Seen      2026-11-28, quantulum3 0.10.0: 25 "kelvin united states dollar", 25 "kibibyte euro", 1,500,000 (one and a half million),
#           and 3.43. "$25k" is 25,000 dollars. A range becomes its middle: "10 to 15 cities" 12.5, and "1 in 3" two numbers.
#           "25.000 EUR" is 25 euros.
# Matters   K after a figure is everyday in budgets; half a million read as one and a half is 300 % of what was said.
# We do     We are right on 25K USD, 25 k€ and half a million (etl/meaning/numbers.py); a range keeps both ends.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check quantulum3==0.10.0

cat > read.py <<'PY'
import warnings

warnings.simplefilter("ignore")
from quantulum3 import parser

for text in ("25K USD", "25 k€", "$25k", "half a million", "half a million dollars", "24/7", "10 to 15 cities", "25.000 EUR"):
    found = [f"{quantity.value:g} {quantity.unit.name or '(no name)'}" for quantity in parser.parse(text)]
    print(f"{text} = {'; '.join(found)}")
PY

expected='25K USD = 25 kelvin united states dollar
25 k€ = 25 kibibyte euro
$25k = 25000 dollar
half a million = 1.5e+06 dimensionless
half a million dollars = 1.5e+06 dollar
24/7 = 3.42857 dimensionless
10 to 15 cities = 12.5 dimensionless
25.000 EUR = 25 euro'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: quantulum3 reads these quantities differently now." >&2; exit 1; }
