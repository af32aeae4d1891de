#!/usr/bin/env bash
# Question  An OpenDocument sheet stores three equal rows as one row repeated three times, and a merged header as a cell and
#           a covered one. How many people do readers count, and under which header?
# Guess     Readers expand repeats, since LibreOffice writes them for every second sheet.
# Seen      2026-11-27: pyexcel-ods 0.6.0 reads the row once: 7 people instead of 21; and it leaves the covered cell out, so
#           that "Year" moves over the people. pyexcel-ods3 (same project), pandas with odfpy, calamine and odfdo read 21.
# Matters   pyexcel takes whichever plug-in is installed, so the same code gives 7 or 21 on two machines.
# We do     Repeated rows and covered cells are tests of `etl/read/open_document/`; pandas is not used for it.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for venv in old new; do python3 -m venv "$venv"; done
old/bin/pip install -qq --disable-pip-version-check pyexcel==0.7.6 pyexcel-ods==0.6.0
new/bin/pip install -qq --disable-pip-version-check pyexcel==0.7.6 pyexcel-ods3==0.6.1 pandas==3.1.1 odfpy==1.4.1 \
  python-calamine==0.9.1 odfdo==3.27.3

cat > table.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
  xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">
  <office:body><office:spreadsheet>
      <table:table table:name="Plan">
        <table:table-column table:number-columns-repeated="3"/>
        <table:table-row>
          <table:table-cell office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"><text:p>Service</text:p></table:table-cell>
          <table:covered-table-cell/>
          <table:table-cell office:value-type="string"><text:p>Year</text:p></table:table-cell>
        </table:table-row>
        <table:table-row table:number-rows-repeated="3">
          <table:table-cell office:value-type="string"><text:p>Training</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="7"><text:p>7</text:p></table:table-cell>
          <table:table-cell office:value-type="float" office:value="2026"><text:p>2026</text:p></table:table-cell>
        </table:table-row>
      </table:table>
  </office:spreadsheet></office:body>
</office:document-content>
XML
cat > write.py <<'PY'
import re
import zipfile

TYPE = "application/vnd.oasis.opendocument.spreadsheet"
MANIFEST = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
with zipfile.ZipFile("table.ods", "w") as sheet:
    sheet.writestr("mimetype", TYPE)
    sheet.writestr(
        "META-INF/manifest.xml",
        f'<m:manifest xmlns:m="{MANIFEST}" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="{TYPE}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>',
    )
    sheet.writestr("content.xml", re.sub(r">\s+<", "><", open("table.xml").read()))
PY
cat > read.py <<'PY'
import sys


def show(name, rows):
    rows = [["" if value is None or value != value else value for value in row] for row in rows]
    people = sum(int(row[1]) for row in rows[1:])
    print(f"{name}: {people} people in {len(rows) - 1} rows, headers {[str(value) for value in rows[0]]}")


import pyexcel

show(f"pyexcel with {sys.argv[1]}", pyexcel.get_array(file_name="table.ods"))
if sys.argv[1] == "pyexcel-ods3":
    import odfdo
    import pandas
    import python_calamine

    show("pandas", pandas.read_excel("table.ods", engine="odf", header=None).values.tolist())
    show("calamine", python_calamine.CalamineWorkbook.from_path("table.ods").get_sheet_by_index(0).to_python())
    show("odfdo", odfdo.Document("table.ods").body.tables[0].get_values())
PY

old/bin/python write.py
seen=$(old/bin/python read.py pyexcel-ods && new/bin/python read.py pyexcel-ods3)
printf '%s\n' "$seen"
expected="pyexcel with pyexcel-ods: 7 people in 1 rows, headers ['Service', 'Year', '']
pyexcel with pyexcel-ods3: 21 people in 3 rows, headers ['Service', '', 'Year']
pandas: 21 people in 3 rows, headers ['Service', '', 'Year']
calamine: 21 people in 3 rows, headers ['Service', '', 'Year']
odfdo: 21 people in 3 rows, headers ['Service', '', 'Year']"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats repeated rows or covered cells differently now." >&2; exit 1; }
