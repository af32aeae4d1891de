#!/usr/bin/env bash
# Question  Since 2016 Excel writes the language of a date format as a tag: [$-th-TH,D00]d/m/yyyy, Japan's
#           [$-ja-JP-x-gannen]. What does LibreOffice show, and what is left after it has saved the file?
# Guess     It may not know the Thai or Japanese year, but a date stays a date.
# Seen      2026-11-27, LibreOffice 7.4.7: cells with a tag show 46022, and are saved with the format "General": from then
#           on nobody can know that they were dates. The same formats in the older spelling ([$-D07041E], [$-411]) show
#           ๓๑/๑๒/๒๕๖๘ and 令和7年12月31日 and survive. Later releases may know the tags.
# Matters   A report prepared in Excel and filled in with LibreOffice gives serial numbers where days were.
# We do     Nothing tells the date once its format is gone, so no reader can mend it. Our workbooks hold texts and numbers
#           and no format of dates (etl/send/annual_report_workbook.py).
set -euo pipefail
command -v soffice >/dev/null || { echo "LibreOffice is needed: apt-get install libreoffice-calc" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check XlsxWriter==3.3.1 openpyxl==3.1.5

cat > write.py <<'PY'
import xlsxwriter

FORMATS = (
    "[$-D07041E]d/m/yyyy",
    "[$-th-TH,D00]d/m/yyyy",
    '[$-411]ggge"年"m"月"d"日"',
    '[$-ja-JP-x-gannen]ggge"年"m"月"d"日"',
)
with xlsxwriter.Workbook("dates.xlsx") as book:
    sheet = book.add_worksheet("S")
    for row, shown in enumerate(FORMATS):
        sheet.write_number(row, 0, 46022, book.add_format({"num_format": shown}))
PY
cat > read.py <<'PY'
import openpyxl

shown = open("shown/dates-S.csv", encoding="utf-8").read().split()
before = openpyxl.load_workbook("dates.xlsx").active["A"]
after = openpyxl.load_workbook("saved/dates.xlsx").active["A"]
for text, old, new in zip(shown, before, after, strict=True):
    print(old.number_format.split("]")[0] + "]", str(old.value)[:10], "shown", text, "saved", str(new.value)[:10])
PY

expected='[$-D07041E] 2025-12-31 shown ๓๑/๑๒/๒๕๖๘ saved 2025-12-31
[$-th-TH,D00] 2025-12-31 shown 46022 saved 46022
[$-411] 2025-12-31 shown 令和7年12月31日 saved 2025-12-31
[$-ja-JP-x-gannen] 2025-12-31 shown 46022 saved 46022'
export LC_ALL=C.UTF-8
venv/bin/python write.py
office=(soffice "-env:UserInstallation=file://$folder/profile" --headless)
"${office[@]}" --convert-to xlsx --outdir saved dates.xlsx >/dev/null 2>&1
"${office[@]}" --convert-to 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,true,false,false,-1' \
  --outdir shown dates.xlsx >/dev/null 2>&1
soffice --version | cut -d ' ' -f 1,2
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: this LibreOffice treats language tags in formats differently." >&2; exit 1; }
