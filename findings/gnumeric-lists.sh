#!/usr/bin/env bash
# Question  A workbook has drop-downs: one without an error message, one with its words in the rule ("planned,done"), one with a range;
#           and a hidden sheet. What is left after Gnumeric has saved it as .xlsx and as .ods?
# Guess     All of it, in both.
# Seen      2026-11-28, Gnumeric 1.12.55: the drop-down without a message (openpyxl's default is with one, XlsxWriter's too) is gone from
#           both files. In the .ods the words of the rule are one word, "planned,done"; the range stays a range. The hidden
#           sheet is shown in the .xlsx and hidden in the .ods.
# Matters   A form for cities that use such programs must not put its drop-downs or its keys where they get lost.
# We do     Rules of the kind "information", words in ranges of sheets that are to be seen (etl/send/annual_report_workbook.py).
set -euo pipefail
command -v ssconvert >/dev/null || { echo "Gnumeric is needed: apt-get install gnumeric" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5

cat > write.py <<'PY'
import xlsxwriter

with xlsxwriter.Workbook("form.xlsx") as book:
    sheet, hidden = book.add_worksheet("Form"), book.add_worksheet("Hidden")
    hidden.write_column(0, 0, ["planned", "done"])
    hidden.hide()
    sheet.data_validation("A1", {"validate": "list", "source": ["planned", "done"], "show_error": False})
    sheet.data_validation("B1", {"validate": "list", "source": ["planned", "done"], "error_type": "information"})
    sheet.data_validation("C1", {"validate": "list", "source": "=Hidden!$A$1:$A$2", "error_type": "information"})
PY
cat > read.py <<'PY'
import re
import warnings
import zipfile
from html import unescape

import openpyxl

warnings.simplefilter("ignore")
book = openpyxl.load_workbook("saved.xlsx")
rules = {str(rule.sqref): rule.formula1 for rule in book["Form"].data_validations.dataValidation}
print("xlsx:", dict(sorted(rules.items())), "hidden sheet:", book["Hidden"].sheet_state)
with zipfile.ZipFile("saved.ods") as file:
    content, styles = file.read("content.xml").decode(), file.read("styles.xml").decode()
lists = re.findall(r"cell-content-is-in-list\(([^)]*)\)", unescape(content))
print("ods: ", sorted(lists), "hidden sheet:", 'table:display="false"' in content + styles)
PY

venv/bin/python write.py
ssconvert form.xlsx saved.xlsx >/dev/null 2>&1
ssconvert form.xlsx saved.ods >/dev/null 2>&1
ssconvert --version 2>&1 | head -1
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
expected="xlsx: {'B1': '\"planned,done\"', 'C1': 'Hidden!\$A\$1:\$A\$2'} hidden sheet: visible
ods:  ['\"planned,done\"', \"[\$'Hidden'.\$A\$1:.\$A\$2]\"] hidden sheet: True"
[ "$seen" = "$expected" ] || { echo "CHANGED: this Gnumeric treats lists differently." >&2; exit 1; }
