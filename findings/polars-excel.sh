#!/usr/bin/env bash
# Question  A sheet of people reached has figures, and in row 151 somebody wrote "1,200 people". What does polars.read_excel
#           make of the column?
# Guess     A column of texts, as from mixed cells; or an error that names the row.
# Seen      2026-11-28, polars 2.1.0, fastexcel 0.21.0 (its default engine, calamine): whole numbers, and the text is null,
#           without a word: the kind comes from the first 100 rows, what does not fit is emptied. fastexcel itself looks at 1,000
#           rows and does the same after them. In the first 100 rows the same text makes a column of texts. The cell "n/a" is
#           null in any row. polars' other engines differ: openpyxl gives texts, xlsx2csv an error.
# Matters   1,200 people are missing from a sum, in the long sheets only, where nobody looks.
# We do     We are right: cells are read one by one (etl/read/workbook.py), and what is no number is a finding.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check polars==2.1.0 fastexcel==0.21.0 openpyxl==3.1.5 xlsx2csv==0.8.6 \
  XlsxWriter==3.3.1

cat > read.py <<'PY'
import fastexcel
import polars
import xlsxwriter

ENGINES = {
    "polars": lambda: polars.read_excel("reached.xlsx"),
    "fastexcel": lambda: fastexcel.read_excel("reached.xlsx").load_sheet(0).to_polars(),
    "polars, openpyxl": lambda: polars.read_excel("reached.xlsx", engine="openpyxl"),
    "polars, xlsx2csv": lambda: polars.read_excel("reached.xlsx", engine="xlsx2csv"),
}
for row, text in ((51, "1,200 people"), (151, "1,200 people"), (1151, "1,200 people"), (51, "n/a")):
    with xlsxwriter.Workbook("reached.xlsx") as book:
        sheet = book.add_worksheet("Reached")
        sheet.write_column(0, 0, ["place", *["North"] * 1300])
        sheet.write_column(0, 1, ["people", *[10] * 1300])
        sheet.write(row - 1, 1, text)
    for name, read in ENGINES.items():
        try:
            people = read()["people"]
            seen = f"{people.dtype}, the cell is {people[row - 2]!r}, {people.null_count()} empty"
        except polars.exceptions.ComputeError:
            seen = "an error"
        print(f"{text!r} in row {row}: {name}: {seen}")
PY

expected="'1,200 people' in row 51: polars: String, the cell is '1,200 people', 0 empty
'1,200 people' in row 51: fastexcel: String, the cell is '1,200 people', 0 empty
'1,200 people' in row 51: polars, openpyxl: String, the cell is '1,200 people', 0 empty
'1,200 people' in row 51: polars, xlsx2csv: String, the cell is '1,200 people', 0 empty
'1,200 people' in row 151: polars: Int64, the cell is None, 1 empty
'1,200 people' in row 151: fastexcel: String, the cell is '1,200 people', 0 empty
'1,200 people' in row 151: polars, openpyxl: String, the cell is '1,200 people', 0 empty
'1,200 people' in row 151: polars, xlsx2csv: an error
'1,200 people' in row 1151: polars: Int64, the cell is None, 1 empty
'1,200 people' in row 1151: fastexcel: Float64, the cell is None, 1 empty
'1,200 people' in row 1151: polars, openpyxl: String, the cell is '1,200 people', 0 empty
'1,200 people' in row 1151: polars, xlsx2csv: an error
'n/a' in row 51: polars: Int64, the cell is None, 1 empty
'n/a' in row 51: fastexcel: Float64, the cell is None, 1 empty
'n/a' in row 51: polars, openpyxl: String, the cell is 'n/a', 0 empty
'n/a' in row 51: polars, xlsx2csv: String, the cell is 'n/a', 0 empty"
seen=$(venv/bin/python read.py 2>/dev/null)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a text among numbers is read differently now." >&2; exit 1; }
