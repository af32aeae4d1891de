#!/usr/bin/env bash
# Question  SheetJS gives each cell's text as Excel shows it (.w). What is the text of 31 December 2025 in a format of
#           another calendar, and in a workbook that counts its days from 1904?
# Guess     .w is what Excel shows, or the Gregorian date.
# Seen      2026-11-27, SheetJS 0.18.5 (the last one on npm): the Hijri format B2d/m/yyyy gives 31/12/1444, the Gregorian
#           day and month with the year less 581; the day is 11 Rajab 1447. Thailand's format shows 2025 for 2568,
#           Japan's "ggg2025年12月31日", the short Japanese one the word "undefined". With cellDates a 1904 workbook gives
#           30 December 2021 beside the right text "12/31/25".
# Matters   "As shown" is what a person at the hub would quote; 1444 ended in July 2023.
# We do     We take values, never .w: days come from the serial number and the workbook's epoch
#           (etl/read/number_format.py). The screens don't read Excel in the browser.
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check XlsxWriter==3.3.1 hijridate==2.6.0
npm install --silent --no-audit --no-fund --prefix . xlsx@0.18.5 >/dev/null

cat > write.py <<'PY'
import datetime

import hijridate
import xlsxwriter

DAY = datetime.date(2025, 12, 31)
FORMATS = ("B2d/m/yyyy", "[$-D07041E]d/m/yyyy", '[$-411]ggge"年"m"月"d"日"', "[$-411]ge.m.d", "mm-dd-yy")
for name, is_1904 in (("since-1900.xlsx", False), ("since-1904.xlsx", True)):
    with xlsxwriter.Workbook(name, {"date_1904": is_1904}) as book:
        sheet = book.add_worksheet("S")
        for row, shown in enumerate(FORMATS):
            sheet.write_datetime(row, 0, DAY, book.add_format({"num_format": shown}))
print("31 December 2025 is", hijridate.Gregorian(2025, 12, 31).to_hijri(), "of the Hijra")
PY
cat > read.js <<'JS'
const XLSX = require("xlsx");
const shown = XLSX.readFile("since-1900.xlsx").Sheets.S;
for (const name of ["A1", "A2", "A3", "A4"]) console.log(shown[name].w);
const cell = XLSX.readFile("since-1904.xlsx", { cellDates: true }).Sheets.S.A5;
console.log("1904:", cell.v.toISOString().slice(0, 10), "shown", XLSX.readFile("since-1904.xlsx").Sheets.S.A5.w);
JS

expected='31 December 2025 is 1447-07-11 of the Hijra
31/12/1444
31/12/2025
ggg2025年12月31日
undefined
1904: 2021-12-30 shown 12-31-25'
seen=$(venv/bin/python write.py && TZ=UTC node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: SheetJS shows these dates differently now." >&2; exit 1; }
