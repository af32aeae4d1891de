#!/usr/bin/env bash
# Question  ja-timex marks dates and periods in Japanese text. What does it find in the ways in which a city writes a plan's years?
# Guess     令和8年度から令和10年度 and its short form 8年度から10年度 are the fiscal years 2026 to 2028; 12-15人 is no date.
# Seen      2026-11-28, ja-timex 0.2.8: with an era the fiscal year becomes a calendar year (令和8年度 is 2026-XX-XX, though 2026年度 is
#           FY2026: it ends in March 2027). Without the era the two years are lengths: eight years and ten years. 26/4/1 is
#           in the year 26 and 10年4月 in the year 10. 12-15人 (twelve to fifteen people) is 15 December. Of
#           2026～2028年度 only the last year is found. R8.4.1～R10.3.31 is right.
# Matters   Term, plan and report year hang on these; ten years for a plan of three years fails its rule.
# We do     Right on 26/4/1, 12-15人, 令和8年度から10年度 and 2026～2028年度, whose fiscal year is asked about; 8年度から10年度 is said
#           to name no year. 10年4月 was trusted as April 2010, where 2028 may be meant,
#           and is asked about now.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check ja-timex==0.2.8

cat > read.py <<'PY'
from ja_timex import TimexParser

parser = TimexParser()
TEXTS = (
    "令和8年度から令和10年度まで",
    "8年度から10年度まで",
    "2026年度",
    "2026～2028年度",
    "R8.4.1～R10.3.31",
    "26/4/1",
    "10年4月",
    "12-15人",
)
for text in TEXTS:
    print(f"{text}:", *(f"{found.text}={found.value}" for found in parser.parse(text)))
PY

expected='令和8年度から令和10年度まで: 令和8年=2026-XX-XX 令和10年=2028-XX-XX
8年度から10年度まで: 8年=P8Y 10年=P10Y
2026年度: 2026年度=FY2026
2026～2028年度: 2028年度=FY2028
R8.4.1～R10.3.31: R8.4.1=2026-04-01 R10.3.31=2028-03-31
26/4/1: 26/4/1=0026-04-01
10年4月: 10年4月=0010-04-XX
12-15人: 12-15=XXXX-12-15'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: ja-timex finds other dates now." >&2; exit 1; }
