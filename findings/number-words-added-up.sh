#!/usr/bin/env bash
# Question  PyArabic (Python) and persian-tools (npm) turn number words into numbers. What do they make of ordinary phrases of a
#           plan, with a word in them that they do not know?
# Guess     The number, or an error, or nothing.
# Seen      2026-11-28, PyArabic 0.6.15 and @persian-tools/persian-tools 4.0.4: the unknown word is skipped and the rest added up. "مائتا ألف"
#           and "مائتي ألف" (200,000 in its two cases) are 1,000; "احد عشر" (11, typed without its hamza, as most do) 10;
#           "25 ألف" 1,000; "ربع مليون" (a quarter million) a million; "ثلاث مدن وخمس ورشات" (three cities and five workshops)
#           8. In Persian "سه الی پنج" (three to five) is 8, "یک و نیم میلیون" (a million and a half) a million.
#           The plain forms are right: "أحد عشر" 11, "خمسة وعشرون ألفا" 25,000.
# Matters   Each is a believable number: 1,000 for 200,000 is under the minimum, 8 people for three to five.
# We do     Right on مائتي ألف and 25 ألف (etl/meaning/numbers.py), and the two counts stay apart. ربع مليون was
#           proposed as a million and is 250,000 now, "أحد عشر مدينة" was 10 and is 11.
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check PyArabic==0.6.15 six==1.17.0
npm install --silent --no-audit --no-fund --prefix . @persian-tools/persian-tools@4.0.4 >/dev/null

cat > read.py <<'PY'
from pyarabic.number import extract_number_phrases, text2number

for text in (
    "خمسة وعشرون ألفا",
    "مائتا ألف",
    "مائتي ألف",
    "مئتي ألف دولار",
    "أحد عشر",
    "احد عشر",
    "25 ألف",
    "ربع مليون",
    "ثلاث مدن وخمس ورشات",
):
    print(f"{text} = {text2number(text)} from {extract_number_phrases(text)}")
PY
cat > read.js <<'JS'
const { wordsToNumber } = require("@persian-tools/persian-tools");
for (const text of ["بیست و پنج هزار", "سه الی پنج", "یک و نیم میلیون"]) console.log(`${text} = ${wordsToNumber(text)}`);
JS

expected="خمسة وعشرون ألفا = 25000 from ['خمسة وعشرون ألفا']
مائتا ألف = 1000 from ['ألف']
مائتي ألف = 1000 from ['ألف']
مئتي ألف دولار = 1000 from ['ألف']
أحد عشر = 11 from ['أحد عشر']
احد عشر = 10 from ['عشر']
25 ألف = 1000 from ['25 ألف']
ربع مليون = 1000000 from ['مليون']
ثلاث مدن وخمس ورشات = 8 from ['ثلاث', 'وخمس']
بیست و پنج هزار = 25000
سه الی پنج = 8
یک و نیم میلیون = 1000000"
seen=$(venv/bin/python read.py && node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: these number words are read differently now." >&2; exit 1; }
