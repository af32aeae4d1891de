#!/usr/bin/env bash
# Question  A Hangul work plan has a header cell over two columns. Under which header does the year stand?
# Guess     Readers repeat the merged text or leave an empty cell, so that columns stay columns; tables stay in place.
# Seen      2026-11-27: python-hwpx and dochan keep the grid. hwp-hwpx-parser, pyhwp2md and syhwp leave the covered cell
#           out, so "연도" (year) moves over the column before it: the indicator reads as the year, the year has no header.
#           pyhwp2md also puts all tables behind the last paragraph: a heading no longer says which table follows it.
# Matters   A work plan is read by its headers: services, indicator and year would change places with no error.
# We do     `etl/read/hangul/` places cells by hp:cellAddr, not by their order, and a table where it stands in its paragraph.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-hwpx==6.9.0 hwp-hwpx-parser==1.0.0 syhwp==0.0.8 \
  pyhwp2md==0.1.3 dochan==1.15.0

cat > read.py <<'PY'
import dochan
import hwp_hwpx_parser
import pyhwp2md
import syhwp
from hwpx.document import HwpxDocument

form = HwpxDocument.new()
form.add_paragraph("계획")
table = form.add_table(2, 3)
for column, (header, value) in enumerate([("서비스", "교육"), ("", "지표"), ("연도", "2026")]):
    table.set_cell_text(0, column, header)
    table.set_cell_text(1, column, value)
form.tables.merge_cells(table, "A1:B1")
form.add_paragraph("끝")
form.save_to_path("form.hwpx")

readers = {
    "python-hwpx": lambda: HwpxDocument.open("form.hwpx").text.markdown(),
    "dochan": lambda: dochan.Dochan("form.hwpx").to_plain_text(),
    "hwp-hwpx-parser": lambda: hwp_hwpx_parser.Reader("form.hwpx").text,
    "syhwp": lambda: syhwp.extract_text("form.hwpx"),
    "pyhwp2md": lambda: pyhwp2md.convert("form.hwpx"),
}
for name, read in readers.items():
    lines = [line.strip() for line in read().splitlines() if line.strip() and "---" not in line]
    print(f"{name}: {' / '.join(lines)}")
PY

expected='python-hwpx: 계획 / | 서비스 |  | 연도 | / | 교육 | 지표 | 2026 | / 끝
dochan: 계획 / 서비스		연도 / 교육	지표	2026 / 끝
hwp-hwpx-parser: 계획 / | 서비스 | 연도 | / | 교육 | 지표 | 2026 | / 끝
syhwp: 계획 / 서비스 연도 / 교육 지표 2026 / 끝
pyhwp2md: 계획 / 끝 / | 서비스 | 연도 |  | / | 교육 | 지표 | 2026 |'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader places the cells of a merged header differently now." >&2; exit 1; }
