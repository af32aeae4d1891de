#!/usr/bin/env bash
# Question  PyThaiNLP reads Thai number words. What is one and a half million in the three ways in which Thai says it: หนึ่งจุดห้าล้าน
#           (one point five million), ล้านห้า (a million five), ล้านครึ่ง (a million and a half)?
# Guess     1,500,000 for the first; the short forms perhaps not.
# Seen      2026-11-28, PyThaiNLP 5.4.0: text_to_num makes the first 10001.5, thaiword_to_num refuses it; ล้านห้า is 1,000,005 in both,
#           พันสอง (1,200, as prices are spoken) 1,002; ล้านครึ่ง is refused. Plain numbers are right: สองแสนห้าหมื่น 250,000.
# Matters   10,001.5 baht is 300 dollars; 1,500,000 is 45,000.
# We do     Thai number words are no sums to us: "a currency is named without a sum that can be read", which asks.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pythainlp==5.4.0

cat > read.py <<'PY'
from pythainlp.util import text_to_num, thaiword_to_num


def number(read, text):
    try:
        return read(text)
    except ValueError:
        return "refused"


for text in ("สองแสนห้าหมื่น", "หนึ่งจุดห้าล้าน", "ล้านห้า", "สองล้านห้า", "พันสอง", "ล้านครึ่ง"):
    print(f"{text}: thaiword_to_num {number(thaiword_to_num, text)}, text_to_num {' '.join(number(text_to_num, text))}")
PY

expected='สองแสนห้าหมื่น: thaiword_to_num 250000, text_to_num 250000
หนึ่งจุดห้าล้าน: thaiword_to_num refused, text_to_num 10001.5
ล้านห้า: thaiword_to_num 1000005, text_to_num 1000005
สองล้านห้า: thaiword_to_num 2000005, text_to_num 2000005
พันสอง: thaiword_to_num 1002, text_to_num 1002
ล้านครึ่ง: thaiword_to_num refused, text_to_num ล้าน ครึ่ง'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: PyThaiNLP reads these numbers differently now." >&2; exit 1; }
