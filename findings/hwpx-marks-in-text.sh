#!/usr/bin/env bash
# Question  A line of a Hangul form has a tab, a no-break space and a line break: "예산 → 25,000 달러 ↵ 2026년까지".
#           What is left of it in the readers for .hwpx?
# Guess     The marks become spaces or vanish; every word and figure stays.
# Seen      2026-11-27: gethwp and hwp-hwpx-parser stop at the first mark: "예산", and the 25,000 dollars are gone without
#           a word. syhwp and unhwp drop the marks, which runs the amount into the year: "25,000달러2026년까지". A mark is a
#           child of hp:t, and lxml's .text ends at the first child.
# Matters   An amount that is not there looks like "no amount stated", which this dashboard reports as a state of its own.
# We do     `etl/read/hangul/` walks hp:t with its children's tails; this line is the first of its tests.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-hwpx==6.9.0 gethwp==1.1.1 hwp-hwpx-parser==1.0.0 \
  unhwp==0.23.1 syhwp==0.0.8 dochan==1.15.0

cat > read.py <<'PY'
import re
import zipfile

import dochan
import gethwp
import hwp_hwpx_parser
import syhwp
import unhwp
from hwpx.document import HwpxDocument

MARKS = {"T": '<hp:tab width="4000" leader="0" type="1"/>', "N": "<hp:nbSpace/>", "L": "<hp:lineBreak/>"}
form = HwpxDocument.new()
form.add_paragraph("예산T25,000N달러L2026년까지")
form.save_to_path("plain.hwpx")
with zipfile.ZipFile("plain.hwpx") as plain, zipfile.ZipFile("form.hwpx", "w") as marked:
    for entry in plain.infolist():
        data = plain.read(entry)
        if entry.filename == "Contents/section0.xml":
            line = re.sub("[TNL]", lambda mark: MARKS[mark.group()], "예산T25,000N달러L2026년까지")
            data = data.decode().replace("예산T25,000N달러L2026년까지", line).encode()
        marked.writestr(entry, data)

readers = {
    "python-hwpx": lambda: HwpxDocument.open("form.hwpx").text.plain(),
    "dochan": lambda: dochan.Dochan("form.hwpx").to_plain_text(),
    "gethwp": lambda: gethwp.read_hwpx("form.hwpx"),
    "hwp-hwpx-parser": lambda: hwp_hwpx_parser.Reader("form.hwpx").text,
    "unhwp": lambda: unhwp.to_markdown("form.hwpx"),
    "syhwp": lambda: syhwp.extract_text("form.hwpx"),
}
for name, read in readers.items():
    text = read()
    print(f"{name}: {text[text.index('예산'):].strip()!r}")
PY

expected="python-hwpx: '예산\\t25,000\\xa0달러\\n2026년까지'
dochan: '예산\\t25,000 달러\\n2026년까지'
gethwp: '예산'
hwp-hwpx-parser: '예산'
unhwp: '예산 25,000달러2026년까지'
syhwp: '예산25,000달러2026년까지'"
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats the marks inside hp:t differently now." >&2; exit 1; }
