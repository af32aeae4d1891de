#!/usr/bin/env bash
# Question  A Word form's controls are bound to an XML part of the file (as SharePoint and form servers do). The part says
#           New Town, Stage C, 30 June 2026; the controls still show Old Town, Stage B, 31 March 2025. Who says what?
# Guess     Word's format gives the bound part precedence; a program either follows it or ignores bindings altogether.
# Seen      2026-11-27: LibreOffice 7.4.7 does half: the plain text control shows New Town, also where it was still empty and
#           held its prompt; the drop-down and the date keep Stage B and 31 March 2025. So its PDF is a form that nobody ever
#           filled in. Four other readers, and ours, show what the controls hold and know nothing of the part.
# Matters   A server that fills forms may write the part alone: the answers are in the file, and a reader finds the old
#           ones, or a prompt.
# We do     etl/read/word.py reads what the controls hold, so this form reads as Old Town; etl/read/bound.py says, as a
#           finding, that a bound part says otherwise.
set -euo pipefail
command -v soffice >/dev/null || { echo "LibreOffice is needed: apt-get install libreoffice-writer" >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 mammoth==1.13.0 \
  pypandoc_binary==1.17

cat > write.py <<'PY'
import docx
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

ITEM = "{6B0B6C3E-2D7A-4B52-9B06-2F0C6A0A0001}"
form = docx.Document()


def bound(label, name, kind, content, prompt=""):
    binding = f'<w:dataBinding w:prefixMappings="xmlns:h=\'urn:form\'" w:xpath="/h:form[1]/h:{name}[1]" w:storeItemID="{ITEM}"/>'
    control = f"<w:sdt><w:sdtPr>{prompt}{binding}{kind}</w:sdtPr><w:sdtContent><w:r><w:t>{content}</w:t></w:r></w:sdtContent></w:sdt>"
    line = f'<w:p {nsdecls("w")}><w:r><w:t xml:space="preserve">{label}: </w:t></w:r>{control}</w:p>'
    form.element.body.insert(len(form.element.body) - 1, parse_xml(line))


STAGES = "".join(f'<w:listItem w:displayText="Stage {letter}" w:value="{letter}"/>' for letter in "BC")
DATE = '<w:date w:fullDate="2025-03-31T00:00:00Z"><w:dateFormat w:val="d MMMM yyyy"/><w:lid w:val="en-GB"/></w:date>'
bound("City", "city", "<w:text/>", "Old Town")
bound("Stage", "stage", f"<w:dropDownList>{STAGES}</w:dropDownList>", "Stage B")
bound("Start", "start", DATE, "31 March 2025")
bound("City again", "city", "<w:text/>", "Click here to enter text.", "<w:showingPlcHdr/>")

DATA = "application/xml", b'<form xmlns="urn:form"><city>New Town</city><stage>C</stage><start>2026-06-30</start></form>'
KEY = (
    "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    f'<ds:datastoreItem ds:itemID="{ITEM}" xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"/>'.encode(),
)
package = form.part.package
data, key = (Part(PackURI(f"/customXml/{name}9.xml"), *what, package) for name, what in (("item", DATA), ("itemProps", KEY)))
data.relate_to(key, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
form.part.relate_to(data, RELATIONSHIP_TYPE.CUSTOM_XML)
form.save("form.docx")
PY
cat > read.py <<'PY'
import docx2txt
import mammoth
import pypandoc
from docx2python import docx2python

READERS = {
    "docx2txt": lambda: docx2txt.process("form.docx"),
    "docx2python": lambda: docx2python("form.docx").text,
    "mammoth": lambda: mammoth.extract_raw_text(open("form.docx", "rb")).value,
    "pandoc": lambda: pypandoc.convert_file("form.docx", "plain"),
    "LibreOffice": lambda: open("out/form.txt", encoding="utf-8-sig").read(),
}
for name, read in READERS.items():
    print(f"{name}:", " | ".join(line for line in read().splitlines() if line.strip()))
PY

venv/bin/python write.py
export LC_ALL=C.UTF-8
soffice "-env:UserInstallation=file://$folder/profile" --headless --convert-to txt:Text --outdir out form.docx >/dev/null 2>&1
soffice --version | cut -d ' ' -f 1,2 | head -1
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
expected='docx2txt: City: Old Town | Stage: Stage B | Start: 31 March 2025 | City again: Click here to enter text.
docx2python: City: Old Town | Stage: Stage B | Start: 31 March 2025 | City again: Click here to enter text.
mammoth: City: Old Town | Stage: Stage B | Start: 31 March 2025 | City again: Click here to enter text.
pandoc: City: Old Town | Stage: Stage B | Start: 31 March 2025 | City again: Click here to enter text.
LibreOffice: City: New Town | Stage: Stage B | Start: 31 March 2025 | City again: New Town'
[ "$seen" = "$expected" ] || { echo "CHANGED: a program treats bound controls differently now." >&2; exit 1; }
