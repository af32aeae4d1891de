#!/usr/bin/env bash
# Question  A cell holds 1,200 with the number format #,##0 "m" (metres of dyke), another 25,000 with 0 "days". What does
#           xlsx2csv, the usual way from Excel to CSV on a command line, write?
# Guess     1200 or "1,200 m".
# Seen      2026-11-27, xlsx2csv 0.8.6: the values are gone. It finds the m or d of the quoted unit, believes in a date and
#           writes the format with parts of that date in it: #,##0 "04" for the dyke, 0 "12a" for 12 ha. Korea's 명
#           (persons) has none of these letters, and 30 stays 30.
# Matters   Amounts and targets with their unit in the format would be lost, and look like damaged text.
# We do     The unit of such a format is read with its number (etl/read/number_format.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check XlsxWriter==3.3.1 xlsx2csv==0.8.6

cat > write.py <<'PY'
import xlsxwriter

with xlsxwriter.Workbook("units.xlsx") as book:
    sheet = book.add_worksheet("S")
    for row, (value, shown) in enumerate([(1200, '#,##0 "m"'), (25000, '0 "days"'), (30, '0"명"'), (12, '0 "ha"')]):
        sheet.write_number(row, 0, value, book.add_format({"num_format": shown}))
PY

venv/bin/python write.py
seen=$(venv/bin/xlsx2csv units.xlsx)
printf '%s\n' "$seen"
expected='"#,##0 ""04"""
"0 ""11ays"""
30
"0 ""12a"""'
[ "$seen" = "$expected" ] || { echo "CHANGED: xlsx2csv treats units in number formats differently now." >&2; exit 1; }
