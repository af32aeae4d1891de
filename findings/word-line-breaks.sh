#!/usr/bin/env bash
# Question  In a cell of a form stands "Budget 25,000", below it, after Shift+Enter, "2026 to 2028", and after a tab "12 places". What do
#           readers of Word put between the figures?
# Guess     A line break or a blank, and the tab.
# Seen      2026-11-28: mammoth's raw text (Python 1.13.0) has nothing at the line break: "25,0002026 to 2028"; its HTML has <br />. officeparser
#           7.8.0 (Node.js) has nothing at either: "25,0002026 to 202812 places". python-docx, docx2txt, docx2python and pandoc
#           keep both.
# Matters   Raw text is what is taken for searching and for language models; 25,0002026 holds neither the sum nor the year.
# We do     We are right: break and tab are whitespace (etl/read/word.py).
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 \
  mammoth==1.13.0 pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --prefix . officeparser@7.8.0 >/dev/null

cat > read.py <<'PY'
import docx
import docx2txt
import mammoth
import pypandoc
from docx2python import docx2python

form = docx.Document()
line = form.add_paragraph().add_run("Budget 25,000")
line.add_break()
line.add_text("2026 to 2028")
line.add_tab()
line.add_text("12 places")
form.save("form.docx")

READERS = {
    "python-docx": lambda: docx.Document("form.docx").paragraphs[0].text,
    "docx2txt": lambda: docx2txt.process("form.docx"),
    "docx2python": lambda: docx2python("form.docx").text,
    "pandoc": lambda: pypandoc.convert_file("form.docx", "plain"),
    "mammoth, raw text": lambda: mammoth.extract_raw_text(open("form.docx", "rb")).value,
    "mammoth, HTML": lambda: mammoth.convert_to_html(open("form.docx", "rb")).value,
}
for name, read in READERS.items():
    print(f"{name}: {' '.join(read().split())}")
PY
cat > read.js <<'JS'
require("officeparser").parseOffice("form.docx").then((form) => console.log("officeparser:", form.toText().trim()));
JS

expected='python-docx: Budget 25,000 2026 to 2028 12 places
docx2txt: Budget 25,000 2026 to 2028 12 places
docx2python: Budget 25,000 2026 to 2028 12 places
pandoc: Budget 25,000 2026 to 2028 12 places
mammoth, raw text: Budget 25,0002026 to 2028 12 places
mammoth, HTML: <p>Budget 25,000<br />2026 to 2028 12 places</p>
officeparser: Budget 25,0002026 to 202812 places'
seen=$(venv/bin/python read.py && node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats line breaks or tabs differently now." >&2; exit 1; }
