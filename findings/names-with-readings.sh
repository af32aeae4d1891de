#!/usr/bin/env bash
# Question  A city's name stands with its reading above it, as Word's "Phonetic Guide" and Hangul's "덧말" set it in Japan,
#           China, Taiwan and Korea. What do readers find in "City: 仙台市, Japan" with the reading せんだいし?
# Guess     The name; some have the reading behind it.
# Seen      2026-11-28: in Word, python-docx, mammoth, markitdown, pandoc, officeparser and kordoc lose the name, with its
#           reading: "City: , Japan". docx2txt and docx2python put the reading before the name, as one word. In .hwpx, five
#           of nine readers lose it too (python-hwpx's own extractor, while its text keeps it).
# Matters   What is lost is the name itself (of the city, the mayor), and the cell looks answered.
# We do     We are right for Word: the base is kept, the reading left out (etl/read/word.py). A reader for .hwpx has to
#           take hp:mainText and leave hp:subText.
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check python-docx==1.2.0 docx2txt==0.9 docx2python==3.7.1 \
  'markitdown[docx]==0.1.9' pypandoc_binary==1.17 python-hwpx==6.9.0 extract-hwp==0.2.1 unhwp==0.23.1 syhwp==0.0.8 \
  pyhwp2md==0.1.3 dochan==1.15.0 hwp-hwpx-parser==1.0.0
npm install --silent --no-audit --no-fund --prefix . officeparser@7.8.0 kordoc@4.14.1 >/dev/null

cat > read.py <<'PY'
import logging
import re
import zipfile

import docx
import docx2txt
import dochan
import extract_hwp
import hwp_hwpx_parser
import mammoth
import pyhwp2md
import pypandoc
import syhwp
import unhwp
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx2python import docx2python
from hwpx.document import HwpxDocument
from hwpx.tools.text_extractor import TextExtractor
from markitdown import MarkItDown

logging.disable(logging.CRITICAL)
RUBY = """<w:r {}><w:ruby><w:rubyPr><w:rubyAlign w:val="distributeSpace"/><w:hps w:val="10"/><w:hpsRaise w:val="18"/>
<w:hpsBaseText w:val="21"/><w:lid w:val="ja-JP"/></w:rubyPr><w:rt><w:r><w:t>せんだいし</w:t></w:r></w:rt>
<w:rubyBase><w:r><w:t>仙台市</w:t></w:r></w:rubyBase></w:ruby></w:r>"""
form = docx.Document()
line = form.add_paragraph("City: ")
line._element.append(parse_xml(RUBY.format(nsdecls("w"))))
line.add_run(", Japan")
form.save("form.docx")

DUTMAL = """<hp:t>City: </hp:t></hp:run><hp:run charPrIDRef="0"><hp:dutmal posType="TOP" szRatio="0" option="0"
styleIDRef="0" align="CENTER"><hp:mainText>仙台市</hp:mainText><hp:subText>せんだいし</hp:subText></hp:dutmal><hp:t/></hp:run>
<hp:run charPrIDRef="0"><hp:t>, Japan</hp:t>"""
plain = HwpxDocument.new()
plain.add_paragraph("City: NAME, Japan")
plain.save_to_path("plain.hwpx")
with zipfile.ZipFile("plain.hwpx") as source, zipfile.ZipFile("form.hwpx", "w") as target:
    for name in source.namelist():
        part = source.read(name)
        if name == "Contents/section0.xml":
            part = part.decode().replace("<hp:t>City: NAME, Japan</hp:t>", DUTMAL.replace("\n", " ")).encode()
        target.writestr(name, part)

READERS = {
    "docx python-docx": lambda: docx.Document("form.docx").paragraphs[0].text,
    "docx mammoth": lambda: mammoth.extract_raw_text(open("form.docx", "rb")).value,
    "docx markitdown": lambda: MarkItDown().convert("form.docx").text_content,
    "docx pandoc": lambda: pypandoc.convert_file("form.docx", "plain"),
    "docx docx2txt": lambda: docx2txt.process("form.docx"),
    "docx docx2python": lambda: docx2python("form.docx").text,
    "hwpx python-hwpx text": lambda: HwpxDocument.open("form.hwpx").text.plain(),
    "hwpx python-hwpx extractor": lambda: TextExtractor("form.hwpx").extract_text(),
    "hwpx extract-hwp": lambda: extract_hwp.extract_text_from_hwp("form.hwpx")[0],
    "hwpx unhwp": lambda: unhwp.to_markdown("form.hwpx"),
    "hwpx syhwp": lambda: syhwp.extract_text("form.hwpx"),
    "hwpx pyhwp2md": lambda: pyhwp2md.convert("form.hwpx"),
    "hwpx dochan": lambda: dochan.Dochan("form.hwpx").to_plain_text(),
    "hwpx hwp-hwpx-parser": lambda: hwp_hwpx_parser.Reader("form.hwpx").text,
}
for name, read in READERS.items():
    print(f"{name}: {' '.join(re.search('City:.*', read(), re.S).group().split())}")
PY
cat > read.mjs <<'JS'
import { readFileSync } from "node:fs";
import { parse } from "kordoc";
import officeparser from "officeparser";
console.log("docx officeparser:", (await officeparser.parseOffice("form.docx")).toText().split(/\s+/).join(" ").trim());
for (const kind of ["docx", "hwpx"]) {
  const { buffer, byteOffset, length } = readFileSync(`form.${kind}`);
  console.log(`${kind} kordoc:`, (await parse(buffer.slice(byteOffset, byteOffset + length))).markdown.trim());
}
JS

expected='docx python-docx: City: , Japan
docx mammoth: City: , Japan
docx markitdown: City: , Japan
docx pandoc: City: , Japan
docx docx2txt: City: せんだいし仙台市, Japan
docx docx2python: City: せんだいし仙台市, Japan
hwpx python-hwpx text: City: 仙台市(덧말:せんだいし), Japan
hwpx python-hwpx extractor: City: , Japan
hwpx extract-hwp: City: , Japan
hwpx unhwp: City: , Japan
hwpx syhwp: City: , Japan
hwpx pyhwp2md: City: , Japan
hwpx dochan: City: 仙台市(せんだいし), Japan
hwpx hwp-hwpx-parser: City: , Japan
docx officeparser: City: , Japan
docx kordoc: City: , Japan
hwpx kordoc: City: 仙台市せんだいし , Japan'
seen=$(venv/bin/python read.py 2>/dev/null && node read.mjs)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats names with a reading differently now." >&2; exit 1; }
