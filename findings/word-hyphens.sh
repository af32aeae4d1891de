#!/usr/bin/env bash
# Question  In Word, Ctrl+Shift+_ sets a hyphen at which no line breaks: "10-12 cities in 2026-2028". What do readers find?
# Guess     A hyphen, plain or U+2011; a careless reader leaves a gap.
# Seen      2026-11-28: docx2txt, docx2python, officeparser and kordoc drop the mark and leave no gap: "1012 cities in
#           20262028". python-docx, mammoth and pandoc keep a hyphen, docx2txt2 has a space. Word stores the mark as an
#           element of its own (w:noBreakHyphen), not as a character, so whoever joins the texts joins the figures.
# Matters   Ranges, years and phone numbers are what people keep together so; 1,012 cities is a believable target.
# We do     We are right: the mark is a hyphen in etl/read/word.py.
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2txt2==1.0.4 \
  docx2python==3.7.1 mammoth==1.13.0 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --prefix . officeparser@7.8.0 kordoc@4.14.1 >/dev/null

cat > read.py <<'PY'
from pathlib import Path

import docx
import docx2txt
import docx2txt2
import mammoth
import pypandoc
from docx.oxml import OxmlElement
from docx2python import docx2python

form = docx.Document()
run = form.add_paragraph().add_run("10")
for mark, text in (("w:noBreakHyphen", "12 cities in 2026"), ("w:noBreakHyphen", "2028")):
    run._element.append(OxmlElement(mark))
    run.add_text(text)
form.save("form.docx")

READERS = {
    "python-docx": lambda: docx.Document("form.docx").paragraphs[0].text,
    "mammoth": lambda: mammoth.extract_raw_text(open("form.docx", "rb")).value,
    "pandoc": lambda: pypandoc.convert_file("form.docx", "plain"),
    "docx2txt2": lambda: docx2txt2.extract_text(Path("form.docx")),
    "docx2txt": lambda: docx2txt.process("form.docx"),
    "docx2python": lambda: docx2python("form.docx").text,
}
for name, read in READERS.items():
    print(f"{name}: {read().strip()}")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { parse } from "kordoc";
import officeparser from "officeparser";
console.log("officeparser:", (await officeparser.parseOffice("form.docx")).toText().trim());
const { buffer, byteOffset, length } = readFileSync("form.docx");
console.log("kordoc:", (await parse(buffer.slice(byteOffset, byteOffset + length))).markdown.trim());
JS

expected='python-docx: 10-12 cities in 2026-2028
mammoth: 10‑12 cities in 2026‑2028
pandoc: 10‑12 cities in 2026‑2028
docx2txt2: 10 12 cities in 2026 2028
docx2txt: 1012 cities in 20262028
docx2python: 1012 cities in 20262028
officeparser: 1012 cities in 20262028
kordoc: 1012 cities in 20262028'
seen=$(venv/bin/python read.py && node read.mjs)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats hyphens that do not break differently now." >&2; exit 1; }
