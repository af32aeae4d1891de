#!/usr/bin/env bash
# Question  A form's answer stands in a content control, and a reviewer comments on it in Word, so that the comment's marks lie inside the
#           control. What is left when LibreOffice saves the file as .docx or .odt?
# Guess     Answer and comment; at worst the comment is lost.
# Seen      2026-11-28, LibreOffice 7.4.7: the comment is kept, and the control is gone with the answer, where it stands round a paragraph
#           or a cell, or in a line as plain text (w:text); in a line as rich text it stays. With the marks in the line before
#           the control answer, control and comment stay.
# Matters   A form that is reviewed with comments and saved once by a city that has LibreOffice comes back without its answers.
# We do     Comments are anchored outside of all controls (etl/intake/word_comments.py); where all text lies in one, there is no copy.
set -euo pipefail
command -v soffice >/dev/null || { echo "LibreOffice is needed: apt-get install libreoffice-writer" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0

cat > write.py <<'PY'
import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

MARKS = (
    '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
)
ANSWER = "<w:r><w:t>We train 50 cities.</w:t></w:r>"
MARKED = MARKS.format(ANSWER)


def control(inside, kind=""):
    return f'<w:sdt><w:sdtPr><w:id w:val="7"/>{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def table(row):
    return f'<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/></w:tblGrid><w:tr>{row}</w:tr></w:tbl>'


PLACES = {
    "round-a-paragraph": control(f"<w:p>{MARKED}</w:p>"),
    "round-a-cell": table(control(f"<w:tc><w:p>{MARKED}</w:p></w:tc>")),
    "plain-text": f"<w:p>{control(MARKED, '<w:text/>')}</w:p>",
    "rich-text": f"<w:p>{control(MARKED)}</w:p>",
    "before-the-control": f"<w:p>{MARKS.format('')}{control(ANSWER, '<w:text/>')}</w:p>",
}
for place, block in PLACES.items():
    form = docx.Document()
    first = form.add_paragraph()
    form.add_comment(first.add_run("x"), text="How many?", author="A", initials="A")
    first._p.getparent().replace(first._p, parse_xml(block.replace(">", f" {nsdecls('w')}>", 1)))
    form.save(f"{place}.docx")
PY
cat > read.py <<'PY'
import sys
import zipfile

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
for place in sys.argv[1:]:
    with zipfile.ZipFile(f"out/{place}.docx") as file:
        body, comments = (etree.fromstring(file.read(f"word/{name}.xml")) for name in ("document", "comments"))
    with zipfile.ZipFile(f"out/{place}.odt") as file:
        is_in_odt = "We train 50 cities." in file.read("content.xml").decode()
    text = "".join(one.text or "" for one in body.iter(W + "t"))
    print(f"{place}: {text!r}, {len(comments)} comment, answer in .odt: {is_in_odt}")
PY

venv/bin/python write.py
export LC_ALL=C.UTF-8
places="round-a-paragraph round-a-cell plain-text rich-text before-the-control"
for kind in docx odt; do
  soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "$kind" --outdir out $(printf '%s.docx ' $places) >/dev/null 2>&1
done
soffice --version | cut -d ' ' -f 1,2 | head -1
seen=$(venv/bin/python read.py $places)
printf '%s\n' "$seen"
expected="round-a-paragraph: '', 1 comment, answer in .odt: False
round-a-cell: '', 1 comment, answer in .odt: False
plain-text: '', 1 comment, answer in .odt: False
rich-text: 'We train 50 cities.', 1 comment, answer in .odt: True
before-the-control: 'We train 50 cities.', 1 comment, answer in .odt: True"
[ "$seen" = "$expected" ] || { echo "CHANGED: this LibreOffice treats comments in controls differently." >&2; exit 1; }
