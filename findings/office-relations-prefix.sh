#!/usr/bin/env bash
# Question  The file of relations in a .docx or .xlsx is XML; a program writes it with a prefix for its namespace (<r:Relationships>)
#           instead of a default one, as lxml and ElementTree do by themselves. Who still opens the document?
# Guess     Everybody: to XML both are the same.
# Seen      2026-11-28: python-docx 1.2.0 and openpyxl 3.1.5 read both. LibreOffice 7.4.7 opens the
#           workbook and says "source file could not be loaded" of the document.
# Matters   A tool that adds a part (comments, properties) makes a file that its own tests read and a city cannot open.
# We do     The relations keep their default namespace (etl/intake/word_comments.py), and copies were opened by LibreOffice.
set -euo pipefail
command -v soffice >/dev/null || { echo "LibreOffice is needed: apt-get install libreoffice-writer libreoffice-calc" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 openpyxl==3.1.5

cat > write.py <<'PY'
import re
import zipfile

import docx
import openpyxl

document = docx.Document()
document.add_paragraph("50 cities")
document.save("default.docx")
book = openpyxl.Workbook()
book.active["A1"] = "50 cities"
book.save("default.xlsx")
SPACE = b'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
for suffix, part in (("docx", "word/_rels/document.xml.rels"), ("xlsx", "xl/_rels/workbook.xml.rels")):
    with zipfile.ZipFile(f"default.{suffix}") as old, zipfile.ZipFile(f"prefix.{suffix}", "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == part:
                data = re.sub(rb"<(/?)Relationship", rb"<\1r:Relationship", data.replace(SPACE, SPACE.replace(b"xmlns", b"xmlns:r")))
            new.writestr(name, data)
PY
cat > read.py <<'PY'
from pathlib import Path

import docx
import openpyxl

for kind in ("default", "prefix"):
    word = docx.Document(f"{kind}.docx").paragraphs[0].text
    cell = openpyxl.load_workbook(f"{kind}.xlsx").active["A1"].value
    opened = [suffix for suffix, made in (("docx", "pdf"), ("xlsx", "csv")) if Path(f"{suffix}/{kind}.{made}").exists()]
    print(f"{kind}: python-docx {word!r}, openpyxl {cell!r}, LibreOffice opens {opened}")
PY

venv/bin/python write.py
export LC_ALL=C.UTF-8
for file in default.docx:pdf prefix.docx:pdf default.xlsx:csv prefix.xlsx:csv; do
  name=${file%%:*}
  soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to "${file##*:}" --outdir "${name##*.}" "$name" >/dev/null 2>&1 || true
done
soffice --version | cut -d ' ' -f 1,2 | head -1
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
expected="default: python-docx '50 cities', openpyxl '50 cities', LibreOffice opens ['docx', 'xlsx']
prefix: python-docx '50 cities', openpyxl '50 cities', LibreOffice opens ['xlsx']"
[ "$seen" = "$expected" ] || { echo "CHANGED: this LibreOffice treats relations with a prefix differently." >&2; exit 1; }
