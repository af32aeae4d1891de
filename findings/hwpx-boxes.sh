#!/usr/bin/env bash
# Question  A Hangul form (.hwpx) asks for types of service with check boxes (form objects with a caption) and for the city in a
#           click-here field, which nobody has filled. What do the readers for .hwpx find?
# Guess     The captions with a sign for the tick, at the least the captions; an unanswered field is empty.
# Seen      2026-11-28: seven of eight lose caption and tick ("유형:", nothing chosen); dochan has both. All eight give the prompt as the
#           city's name; gethwp adds the field's command: "Clickhere:set:55:Direction:wstring:12:…".
# Matters   Types of service are such boxes, and a prompt looks like the city's name.
# We do     `etl/read/hangul/` reads hp:checkBtn with caption and value, and takes the text of a field for none as long as it is the
#           field's own Direction.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-hwpx==6.9.0 extract-hwp==0.2.1 unhwp==0.23.1 syhwp==0.0.8 \
  pyhwp2md==0.1.3 dochan==1.15.0 hwp-hwpx-parser==1.0.0 gethwp==1.1.1

cat > read.py <<'PY'
import logging

import dochan
import extract_hwp
import gethwp
import hwp_hwpx_parser
import pyhwp2md
import syhwp
import unhwp
from hwpx.document import HwpxDocument

logging.disable(logging.CRITICAL)
form = HwpxDocument.new()
types = form.add_paragraph("유형: ")
types.add_check_box("교육", checked=True)
types.add_check_box("지원금")
city = form.add_paragraph("도시: ")
city.add_form_field("city", prompt="도시 이름을 입력하세요")
form.save_to_path("form.hwpx")

readers = {
    "python-hwpx": lambda: HwpxDocument.open("form.hwpx").text.plain(),
    "pyhwp2md": lambda: pyhwp2md.convert("form.hwpx"),
    "dochan": lambda: dochan.Dochan("form.hwpx").to_plain_text(),
    "hwp-hwpx-parser": lambda: hwp_hwpx_parser.Reader("form.hwpx").text,
    "extract-hwp": lambda: extract_hwp.extract_text_from_hwp("form.hwpx")[0],
    "gethwp": lambda: gethwp.read_hwpx("form.hwpx"),
    "syhwp": lambda: syhwp.extract_text("form.hwpx"),
    "unhwp": lambda: unhwp.to_markdown("form.hwpx"),
}
for name, read in readers.items():
    text = read()
    lines = [" ".join(line.split()) for line in text[text.index("유형") :].splitlines() if line.strip()]
    print(f"{name}: {' / '.join(lines)}")
PY

expected='python-hwpx: 유형: / 도시: 도시 이름을 입력하세요
pyhwp2md: 유형: / 도시: 도시 이름을 입력하세요
dochan: 유형: [x]교육[ ]지원금 / 도시: 도시 이름을 입력하세요
hwp-hwpx-parser: 유형: / 도시: 도시 이름을 입력하세요
extract-hwp: 유형: / 도시: 도시 이름을 입력하세요
gethwp: 유형: / 도시: / 9 / Clickhere:set:55:Direction:wstring:12:도시 이름을 입력하세요 HelpState:wstring:0: / 도시 이름을 입력하세요 / 도시 이름을 입력하세요
syhwp: 유형: / 도시: 도시 이름을 입력하세요
unhwp: 유형: / 도시: 도시 이름을 입력하세요'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats boxes or prompts differently now." >&2; exit 1; }
