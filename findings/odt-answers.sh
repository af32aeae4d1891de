#!/usr/bin/env bash
# Question  A form filled in with LibreOffice and sent as .odt: a choice made from an input list, a name with its reading
#           (ruby), a reviewer's comment beside a sum, a figure struck out with tracking on. What do readers of .odt find?
# Guess     The choice and the name are text like any other; comments and deletions are left out, as from .docx.
# Seen      2026-11-27: pandoc 3.9 leaves out the choice ("Type:") and the name itself, with its reading. odfpy and odfdo put
#           the comment, its author and its time into the answer: "25000B2026-01-05T10:00:00or 40000? USD", and the
#           struck-out figure comes as the first paragraph of the document, since the format keeps deletions at the top.
# Matters   Pandoc's reader loses answers, the other two add figures that nobody gave: 25000, 40000 or 50.
# We do     `etl/read/open_document/` leaves out text:tracked-changes, office:annotation and the reading, and keeps
#           text:drop-down and the ruby's base.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3 pypandoc_binary==1.17

cat > form.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <office:body><office:text>
      <text:tracked-changes><text:changed-region text:id="c1"><text:deletion><office:change-info><dc:creator>B</dc:creator><dc:date>2026-01-05T10:00:00</dc:date></office:change-info><text:p>50 </text:p></text:deletion></text:changed-region></text:tracked-changes>
      <text:p>Target: <text:change text:change-id="c1"/>30 cities</text:p>
      <text:p>Budget: 25000<office:annotation><dc:creator>B</dc:creator><dc:date>2026-01-05T10:00:00</dc:date><text:p>or 40000?</text:p></office:annotation> USD</text:p>
      <text:p>Type: <text:drop-down text:name="type"><text:label text:value="Training"/><text:label text:value="Research" text:current-selected="true"/>Research</text:drop-down></text:p>
      <text:p>City: <text:ruby><text:ruby-base>仙台市</text:ruby-base><text:ruby-text>せんだいし</text:ruby-text></text:ruby></text:p>
  </office:text></office:body>
</office:document-content>
XML
cat > read.py <<'PY'
import zipfile

import odf.opendocument
import odf.teletype
import odf.text
import odfdo
import pypandoc

TYPE = "application/vnd.oasis.opendocument.text"
PARTS = {"": TYPE, "content.xml": "text/xml", "styles.xml": "text/xml"}
STYLES = '<s:document-styles xmlns:s="urn:oasis:names:tc:opendocument:xmlns:office:1.0" s:version="1.3"><s:styles/></s:document-styles>'
ENTRIES = "".join(
    f'<m:file-entry m:full-path="{path or "/"}" m:media-type="{kind}"/>' for path, kind in PARTS.items()
)
with zipfile.ZipFile("form.odt", "w") as form:
    form.writestr("mimetype", TYPE)
    form.writestr(
        "META-INF/manifest.xml",
        f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" m:version="1.3">{ENTRIES}</m:manifest>',
    )
    form.write("form.xml", "content.xml")
    form.writestr("styles.xml", STYLES)


def show(name, lines):
    print(f"{name}:", " | ".join(" ".join(line.split()) for line in lines if line.strip()))


show("pandoc", pypandoc.convert_file("form.odt", "plain").splitlines())
paragraphs = odf.opendocument.load("form.odt").getElementsByType(odf.text.P)
show("odfpy", [odf.teletype.extractText(paragraph) for paragraph in paragraphs])
show("odfdo", [paragraph.inner_text for paragraph in odfdo.Document("form.odt").body.paragraphs])
PY

seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
expected='pandoc: Target: 30 cities | Budget: 25000 USD | Type: | City:
odfpy: 50 | Target: 30 cities | Budget: 25000B2026-01-05T10:00:00or 40000? USD | or 40000? | Type: Research | City: 仙台市せんだいし
odfdo: 50 | Target: 30 cities | Budget: 25000or 40000? B 2026-01-05 10:00:00 USD | or 40000? | Type: Research | City: 仙台市せんだいし'
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader keeps or leaves out other parts of the form now." >&2; exit 1; }
