#!/usr/bin/env bash
# Question  Excel in Japan, China, Taiwan and Korea has date formats of its own, numbered 27-36 and 50-58, which a file
#           names by number alone. Which readers know that such a cell is a date?
# Guess     openpyxl may miss them; the others follow the standard's list (ISO/IEC 29500-1, 18.8.30).
# Seen      2026-11-27: calamine and SheetJS say 31 December 2025. openpyxl, exceljs and xlsx2csv say 46022, a plain number;
#           the number format, which could tell, is given as "General". SheetJS goes beyond the list: it takes format 71,
#           Thailand's, for a date as well, which calamine does not.
# Matters   Excel itself makes "12-15" (twelve to fifteen people) a date, in Korea and Japan by number 56: read without
#           its format it is a plain number, and 46,371 people reached would be believed.
# We do     Users meet it: our own reader knows these numbers (data/reference/spreadsheet_formats.csv).
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5 python-calamine==0.9.1 \
  xlsx2csv==0.8.6
npm install --silent --no-audit --no-fund --prefix . exceljs@4.4.0 xlsx@0.18.5 >/dev/null

cat > write.py <<'PY'
import xlsxwriter

with xlsxwriter.Workbook("dates.xlsx") as book:
    sheet = book.add_worksheet("S")
    for row, number in enumerate((14, 31, 57, 71)):
        sheet.write_number(row, 0, 46022, book.add_format({"num_format": number}))
PY
cat > read.py <<'PY'
import csv
import subprocess

import openpyxl
import python_calamine

cells = openpyxl.load_workbook("dates.xlsx").active["A"]
print("openpyxl:", *(str(cell.value)[:10] for cell in cells), "format", cells[1].number_format)
rows = python_calamine.CalamineWorkbook.from_path("dates.xlsx").get_sheet_by_index(0).to_python()
print("calamine:", *(row[0] for row in rows))
lines = subprocess.run(["venv/bin/xlsx2csv", "dates.xlsx"], capture_output=True, text=True, check=True).stdout
print("xlsx2csv:", *(row[0] for row in csv.reader(lines.splitlines())))
PY
cat > read.js <<'JS'
const XLSX = require("xlsx");
const ExcelJS = require("exceljs");
const day = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : value);
(async () => {
  const sheet = XLSX.readFile("dates.xlsx", { cellDates: true, UTC: true }).Sheets.S;
  console.log("SheetJS:", ...["A1", "A2", "A3", "A4"].map((name) => day(sheet[name].v)));
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile("dates.xlsx");
  console.log("exceljs:", ...[1, 2, 3, 4].map((row) => day(book.worksheets[0].getCell(row, 1).value)));
})();
JS

expected='openpyxl: 2025-12-31 46022 46022 46022 format General
calamine: 2025-12-31 2025-12-31 2025-12-31 46022.0
xlsx2csv: 12-31-25 46022 46022 46022
SheetJS: 2025-12-31 2025-12-31 2025-12-31 2025-12-31
exceljs: 2025-12-31 46022 46022 46022'
venv/bin/python write.py
seen=$(venv/bin/python read.py && TZ=UTC node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader knows other date formats by number now." >&2; exit 1; }
