#!/usr/bin/env bash
# Question  html-docx-js (124,000 downloads a month on npm) makes the "save as Word" of web forms. Word opens such a file as any
#           other. What do readers find in "Pledge: 25,000 USD"?
# Guess     LibreOffice and pandoc, which know HTML, show the text; packages for Python complain or find nothing.
# Seen      2026-11-28: none of nine finds a word, LibreOffice 7.4.7 and pandoc 3.9 among them, and none says so: each gives an
#           empty document and success. The whole text stands in a part of its own, a web archive named by w:altChunk, that only
#           Word unpacks, when it opens the file.
# Matters   A candidature from a city's own portal would be "empty" or "not the form", though its people see it filled in.
# We do     Wrong in one case: where such a part stands beside the form, "Part of the text stands in another file" is said
#           (etl/read/word.py); where it is all there is, the answer is only "not the form".
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
command -v soffice >/dev/null || { echo "LibreOffice is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2txt2==1.0.4 \
  docx2python==3.7.1 'markitdown[docx]==0.1.9' pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --prefix . html-docx-js@0.3.1 officeparser@7.8.0 >/dev/null

cat > write.js <<'JS'
const { writeFileSync } = require("node:fs");
const { asBlob } = require("html-docx-js");
const page = "<!DOCTYPE html><html><body><p>Pledge: 25,000 USD</p></body></html>";
asBlob(page).arrayBuffer().then((bytes) => writeFileSync("form.docx", Buffer.from(bytes)));
JS
cat > read.py <<'PY'
import subprocess
import zipfile
from pathlib import Path

import docx
import docx2txt
import docx2txt2
import mammoth
import pypandoc
from docx2python import docx2python
from markitdown import MarkItDown

parts = zipfile.ZipFile("form.docx")
print("in the file:", *(name for name in parts.namelist() if b"25,000 USD" in parts.read(name)))
subprocess.run(
    ["soffice", "-env:UserInstallation=file://" + str(Path("profile").resolve()), "--headless", "--convert-to", "txt:Text", "form.docx"],
    check=True,
    capture_output=True,
)
READERS = {
    "LibreOffice": lambda: Path("form.txt").read_text(encoding="utf-8-sig"),
    "pandoc": lambda: pypandoc.convert_file("form.docx", "plain"),
    "python-docx": lambda: "".join(paragraph.text for paragraph in docx.Document("form.docx").paragraphs),
    "docx2txt": lambda: docx2txt.process("form.docx"),
    "docx2txt2": lambda: docx2txt2.extract_text(Path("form.docx")),
    "docx2python": lambda: docx2python("form.docx").text,
    "mammoth": lambda: mammoth.extract_raw_text(open("form.docx", "rb")).value,
    "markitdown": lambda: MarkItDown().convert("form.docx").text_content,
}
for name, read in READERS.items():
    print(f"{name}: {read().strip() or 'nothing'}")
PY
cat > read.js <<'JS'
require("officeparser").parseOffice("form.docx").then((form) => console.log("officeparser:", form.toText().trim() || "nothing"));
JS

expected='in the file: word/afchunk.mht
LibreOffice: nothing
pandoc: nothing
python-docx: nothing
docx2txt: nothing
docx2txt2: nothing
docx2python: nothing
mammoth: nothing
markitdown: nothing
officeparser: nothing'
node write.js
seen=$(venv/bin/python read.py && node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader finds text made of HTML now." >&2; exit 1; }
