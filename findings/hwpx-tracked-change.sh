#!/usr/bin/env bash
# Question  A Hangul form (.hwpx) says "목표 50개 도시"; a colleague changed 50 to 30 with tracking on. What do readers say?
# Guess     They read "30", as Word readers do; a careless one may keep the deleted "50" as well, parted from the "30".
# Seen      2026-11-27: all eight say "5030개 도시", 5,030 cities. The marks
#           stand as empty elements inside one run of text (hp:t), so whoever joins its text glues old and new figure.
# Matters   Korean hubs plan in Hangul with tracking on. 5030 is a plausible number: no check on form would stop it.
# We do     `etl/read/hangul/` skips what lies between deleteBegin and deleteEnd itself, and trusts no package's text.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-hwpx==6.9.0 extract-hwp==0.2.1 unhwp==0.23.1 \
  syhwp==0.0.8 pyhwp2md==0.1.3 dochan==1.15.0 skdconv==1.0.5

cat > read.py <<'PY'
import re
import subprocess

import dochan
import extract_hwp
import pyhwp2md
import syhwp
import unhwp
from hwpx.document import HwpxDocument
from hwpx.tools.text_extractor import TextExtractor

form = HwpxDocument.new()
paragraph = form.add_paragraph("목표 50개 도시")
form.tracking.replace(paragraph, "50", "30", author="A", date="2026-01-05T10:00:00Z")
form.save_to_path("form.hwpx")

readers = {
    "python-hwpx text": lambda: HwpxDocument.open("form.hwpx").text.plain(),
    "python-hwpx extractor": lambda: TextExtractor("form.hwpx").extract_text(),
    "extract-hwp": lambda: extract_hwp.extract_text_from_hwp("form.hwpx")[0],
    "unhwp": lambda: unhwp.to_markdown("form.hwpx"),
    "syhwp": lambda: syhwp.extract_text("form.hwpx"),
    "pyhwp2md": lambda: pyhwp2md.convert("form.hwpx"),
    "dochan": lambda: dochan.Dochan("form.hwpx").to_plain_text(),
    "skdconv": lambda: subprocess.run(["venv/bin/skdconv", "form.hwpx"], capture_output=True, text=True).stdout,
}
for name, read in readers.items():
    print(f"{name}: {re.search('목표.*', read()).group()}")
PY

expected='python-hwpx text: 목표 5030개 도시
python-hwpx extractor: 목표 5030개 도시
extract-hwp: 목표 5030개 도시
unhwp: 목표 5030개 도시
syhwp: 목표 5030개 도시
pyhwp2md: 목표 5030개 도시
dochan: 목표 5030개 도시
skdconv: 목표 5030개 도시'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: not every reader glues the tracked change any more." >&2; exit 1; }
