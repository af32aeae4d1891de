#!/usr/bin/env bash
# Question  A line of a Word form was moved to another place with changes tracked. How often do readers find it?
# Guess     Once, where it now stands: they leave out what was deleted, and a move is a deletion with an insertion.
# Seen      2026-11-27: docx2txt and docx2python leave deletions out and read the moved line twice, as w:moveFrom is a name of
#           its own; python-docx leaves out both ends, the new place too. mammoth and pandoc read it once.
# Matters   "7 events" counts as 14, or as none, while the readers look right on deletions.
# We do     etl/read/word.py treats moveFrom as it treats del (tests/documents/candidature/tracked_moves.docx).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 \
  pypandoc_binary==1.17

cat > read.py <<'PY'
import docx
import docx2txt
import mammoth
import pypandoc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python

BY = 'w:id="1" w:author="A" w:date="2026-01-05T10:00:00Z"'
form = docx.Document()
for label, change, tag, text in (
    ("Deleted", "del", "delText", "5 events"),
    ("From", "moveFrom", "t", "7 events"),
    ("To", "moveTo", "t", "7 events"),
):
    run = f'<w:r><w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'
    line = f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">{label}: </w:t></w:r><w:{change} {BY}>{run}</w:{change}></w:p>'
    form.element.body.insert(len(form.element.body) - 1, parse_xml(line))
form.save("form.docx")

READERS = {
    "python-docx": lambda: "\n".join(paragraph.text for paragraph in docx.Document("form.docx").paragraphs),
    "docx2txt": lambda: docx2txt.process("form.docx"),
    "docx2python": lambda: docx2python("form.docx").text,
    "mammoth": lambda: mammoth.extract_raw_text(open("form.docx", "rb")).value,
    "pandoc": lambda: pypandoc.convert_file("form.docx", "plain"),
}
for name, read in READERS.items():
    print(f"{name}:", " | ".join(line.strip() for line in read().splitlines() if line.strip()))
PY

expected='python-docx: Deleted: | From: | To:
docx2txt: Deleted: | From: 7 events | To: 7 events
docx2python: Deleted: | From: 7 events | To: 7 events
mammoth: Deleted: | From: | To: 7 events
pandoc: Deleted: | From: | To: 7 events'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats moved text differently now." >&2; exit 1; }
