#!/usr/bin/env bash
# Question  A form of Word's older kind has a drop-down with "Research" chosen (FORMDROPDOWN) and, under a table, a total that Word
#           works out, "25,000" (a field =SUM(ABOVE)). What do readers find in "Type: … end" and "Sum: … USD"?
# Guess     Research, 25,000; the drop-down may be missing in the plainest readers.
# Seen      2026-11-28: only docx2python has the choice; python-docx, docx2txt, mammoth, markitdown, pandoc and officeparser lose
#           it, docx2txt2 reads "FORMDROPDOWN". The choice is a number in the field's data and nowhere text. The total is text, and
#           python-docx, mammoth, markitdown and pandoc lose it nevertheless: "Sum: USD".
# Matters   Type of service and amount are what the form asks; both look unanswered.
# We do     We are right on both (etl/read/word.py).
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2txt2==1.0.4 \
  docx2python==3.7.1 'markitdown[docx]==0.1.9' pypandoc_binary==1.17
npm install --silent --no-audit --no-fund --prefix . officeparser@7.8.0 >/dev/null

cat > read.py <<'PY'
from pathlib import Path

import docx
import docx2txt
import docx2txt2
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python
from markitdown import MarkItDown

CHOICE = [
    """<w:r {}><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Type"/><w:enabled/><w:calcOnExit w:val="0"/>
    <w:ddList><w:result w:val="1"/><w:listEntry w:val="Training"/><w:listEntry w:val="Research"/></w:ddList>
    </w:ffData></w:fldChar></w:r>""",
    '<w:r {}><w:instrText xml:space="preserve"> FORMDROPDOWN </w:instrText></w:r>',
    '<w:r {}><w:fldChar w:fldCharType="end"/></w:r>',
]
TOTAL = ['<w:fldSimple {} w:instr=" =SUM(ABOVE) "><w:r><w:t>25,000</w:t></w:r></w:fldSimple>']
form = docx.Document()
for before, field, after in (("Type: ", CHOICE, " end"), ("Sum: ", TOTAL, " USD")):
    line = form.add_paragraph(before)
    for part in field:
        line._element.append(parse_xml(part.format(nsdecls("w"))))
    line.add_run(after)
form.save("form.docx")

READERS = {
    "docx2python": lambda: docx2python("form.docx").text,
    "docx2txt": lambda: docx2txt.process("form.docx"),
    "docx2txt2": lambda: docx2txt2.extract_text(Path("form.docx")),
    "python-docx": lambda: "\n".join(paragraph.text for paragraph in docx.Document("form.docx").paragraphs),
    "mammoth": lambda: mammoth.extract_raw_text(open("form.docx", "rb")).value,
    "markitdown": lambda: MarkItDown().convert("form.docx").text_content,
    "pandoc": lambda: pypandoc.convert_file("form.docx", "plain"),
}
for name, read in READERS.items():
    print(f"{name}: {' '.join(read().split())}")
PY
cat > read.js <<'JS'
const show = (form) => console.log("officeparser:", form.toText().trim().split(/\s+/).join(" "));
require("officeparser").parseOffice("form.docx").then(show);
JS

expected='docx2python: Type: Research end Sum: 25,000 USD
docx2txt: Type: end Sum: 25,000 USD
docx2txt2: Type: FORMDROPDOWN end Sum: 25,000 USD
python-docx: Type: end Sum: USD
mammoth: Type: end Sum: USD
markitdown: Type: end Sum: USD
pandoc: Type: end Sum: USD
officeparser: Type: end Sum: 25,000 USD'
seen=$(venv/bin/python read.py && node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats drop-downs or totals differently now." >&2; exit 1; }
