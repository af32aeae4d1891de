#!/usr/bin/env bash
# Question  Frictionless' Table Schema allows numbers with signs around them (bareNumber: false), for "US$ 500" or "95%". What do
#           its two Python packages read in such a column?
# Guess     The number without its sign of currency; what is more than a number is an error.
# Seen      2026-11-28: everything before and behind the figures is thrown away. "1.5 million" is 1.5 and "US$1.2bn" 1.2 in both, no error;
#           "(500)", a bookkeeper's minus, is 500. They differ on a refund: "USD -500" is -500 in frictionless 5.21.0 and +500 in
#           tableschema 1.21.0, the older of the two.
# Matters   A pledge of 1.5 dollars that the validator calls valid, and a refund that is added.
# We do     Our files have bare numbers only, and money has its unit in the column's name.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check frictionless==5.21.0 tableschema==1.21.0 setuptools==80.9.0

cat > read.py <<'PY'
import warnings

warnings.simplefilter("ignore")
import frictionless
import tableschema

AMOUNT = {"name": "amount", "type": "number", "bareNumber": False}


def older(cell):
    try:
        return tableschema.Field(AMOUNT).cast_value(cell)
    except tableschema.exceptions.CastError:
        return "an error"


for cell in ("US$ 500", "95%", "1.5 million", "US$1.2bn", "(500)", "USD -500", "-500 USD", "3-5"):
    value, errors = frictionless.Field.from_descriptor(AMOUNT).read_cell(cell)
    print(f"{cell}: frictionless {'an error' if errors else value}, tableschema {older(cell)}")
PY

expected='US$ 500: frictionless 500, tableschema 500
95%: frictionless 95, tableschema 95
1.5 million: frictionless 1.5, tableschema 1.5
US$1.2bn: frictionless 1.2, tableschema 1.2
(500): frictionless 500, tableschema 500
USD -500: frictionless -500, tableschema 500
-500 USD: frictionless -500, tableschema 500
3-5: frictionless an error, tableschema an error'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: numbers that are not bare are read differently now." >&2; exit 1; }
