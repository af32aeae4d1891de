#!/usr/bin/env bash
# Question  A table of our open data is dropped into QGIS, or read by geopandas: both read through GDAL. Is the first row
#           taken for the headers?
# Guess     Yes: from .csv always, from .xlsx where a table starts in the first row.
# Seen      2026-11-28, GDAL 3.12.4 (pyogrio 0.13.0): not in a .csv with a column for each year (iso3,2026,2027): the columns
#           are field_1 to field_3 and the headers a row of data; one header that is a figure is enough. Not in an .xlsx
#           whose columns are all text (hub, service), nor where the first row has no number (people empty there): Field1,
#           Field2. The year headers, which .csv loses, are read from .xlsx.
# Matters   The same file changes its shape with the value of one cell, and a table by years, the pivot's usual shape, never
#           has its years.
# We do     Our .csv is read with its headers: columns are named by words, never by a year alone. Our .xlsx downloads without a
#           number in the first row lose theirs (dashboard/exports.py); GDAL takes them with OGR_XLSX_HEADERS=FORCE.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pyogrio==0.13.0 XlsxWriter==3.3.1

cat > read.py <<'PY'
import csv

import pyogrio
import xlsxwriter

TABLES = [
    [["iso3", "in 2026", "in 2027"], ["KEN", 1, 2], ["UGA", 3, 4]],
    [["iso3", "2026", "2027"], ["KEN", 1, 2], ["UGA", 3, 4]],
    [["hub", "service"], ["Incheon", "Training"], ["Sendai", "Research"]],
    [["hub", "people"], ["Incheon", 5], ["Sendai", 7]],
    [["hub", "people"], ["Incheon", None], ["Sendai", 7]],
]
for table in TABLES:
    with open("table.csv", "w", newline="") as file:
        csv.writer(file).writerows(table)
    with xlsxwriter.Workbook("table.xlsx") as book:
        sheet = book.add_worksheet("Table")
        for number, row in enumerate(table):
            sheet.write_row(number, 0, row)
    for name in ("table.csv", "table.xlsx"):
        about, _, _, columns = pyogrio.raw.read(name, read_geometry=False)
        print(f"{name[6:]} {', '.join(table[0])}: {', '.join(about['fields'])}; {len(columns[0])} rows")
print("GDAL", pyogrio.__gdal_version_string__)
PY

expected='csv iso3, in 2026, in 2027: iso3, in 2026, in 2027; 2 rows
xlsx iso3, in 2026, in 2027: iso3, in 2026, in 2027; 2 rows
csv iso3, 2026, 2027: field_1, field_2, field_3; 3 rows
xlsx iso3, 2026, 2027: iso3, 2026, 2027; 2 rows
csv hub, service: hub, service; 2 rows
xlsx hub, service: Field1, Field2; 3 rows
csv hub, people: hub, people; 2 rows
xlsx hub, people: hub, people; 2 rows
csv hub, people: hub, people; 2 rows
xlsx hub, people: Field1, Field2; 3 rows
GDAL 3.12.4'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: GDAL finds headers differently now." >&2; exit 1; }
