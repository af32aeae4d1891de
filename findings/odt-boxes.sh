#!/usr/bin/env bash
# Question  A form built in LibreOffice Writer (.odt) asks for types of service with check boxes: form controls with a caption of
#           their own, or boxes of an old Word form; nobody has answered a placeholder. What do readers of .odt find?
# Guess     Captions and some sign of the tick, at the least the captions; the placeholder is marked as one.
# Seen      2026-11-28: caption and tick of form controls vanish in odfpy, odfdo, pandoc and LibreOffice's own text export ("Types:"),
#           so do the ticks of Word's boxes, whose words stay: every option looks chosen, or none. odfpy and LibreOffice 7.4.7 give
#           the placeholder's prompt as the answer.
# Matters   The types of each service are such boxes; what is ticked decides who can be helped with what.
# We do     `etl/read/open_document/` joins draw:control with its form:checkbox, reads field:fieldmark and loext:content-control, and
#           takes prompts for none.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check odfpy==1.4.1 odfdo==3.27.3 pypandoc_binary==1.17

cat > form.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.3" xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
  xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:form="urn:oasis:names:tc:opendocument:xmlns:form:1.0"
  xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
  xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
  xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0">
  <office:body><office:text>
      <office:forms><form:form form:name="Form">
        <form:checkbox xml:id="c1" form:id="c1" form:control-implementation="ooo:com.sun.star.form.component.CheckBox" form:label="Training" form:current-state="checked"/>
        <form:checkbox xml:id="c2" form:id="c2" form:control-implementation="ooo:com.sun.star.form.component.CheckBox" form:label="Grants"/>
      </form:form></office:forms>
      <text:p>Types: <draw:control draw:control="c1" text:anchor-type="as-char" svg:width="4cm" svg:height="0.6cm"/><draw:control draw:control="c2" text:anchor-type="as-char" svg:width="4cm" svg:height="0.6cm"/></text:p>
      <text:p>As in Word: <field:fieldmark text:name="b1" field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"><field:param field:name="Checkbox_Checked" field:value="true"/></field:fieldmark>Training <field:fieldmark text:name="b2" field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"/>Grants</text:p>
      <text:p>City: <text:placeholder text:placeholder-type="text">&lt;Name of the city&gt;</text:placeholder></text:p>
  </office:text></office:body>
</office:document-content>
XML
cat > read.py <<'PY'
import re
import subprocess
import zipfile
from pathlib import Path

import odf.opendocument
import odf.teletype
import odf.text
import odfdo
import pypandoc

TYPE = "application/vnd.oasis.opendocument.text"
NAMES = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0"
with zipfile.ZipFile("form.odt", "w") as form:
    form.writestr("mimetype", TYPE)
    entries = "".join(f'<m:file-entry m:full-path="{name}" m:media-type="text/xml"/>' for name in ("content.xml", "styles.xml"))
    form.writestr(
        "META-INF/manifest.xml",
        f'<m:manifest xmlns:m="{NAMES % "manifest"}" m:version="1.3"><m:file-entry m:full-path="/" m:media-type="{TYPE}"/>{entries}'
        "</m:manifest>",
    )
    form.writestr("content.xml", re.sub(r">\n\s*<", "><", Path("form.xml").read_text()))
    form.writestr("styles.xml", f'<o:document-styles xmlns:o="{NAMES % "office"}" o:version="1.3"><o:styles/></o:document-styles>')


def libreoffice() -> str:
    profile = f"-env:UserInstallation=file://{Path.cwd()}/profile"
    subprocess.run(["soffice", profile, "--headless", "--convert-to", "txt:Text (encoded):UTF8", "form.odt"], check=True, capture_output=True)
    return Path("form.txt").read_text(encoding="utf-8-sig")


paragraphs = odf.opendocument.load("form.odt").getElementsByType(odf.text.P)
readers = {
    "odfpy": "\n".join(map(odf.teletype.extractText, paragraphs)),
    "odfdo": odfdo.Document("form.odt").get_formatted_text(),
    "pandoc": pypandoc.convert_file("form.odt", "plain", extra_args=["--wrap=none"]),
    "LibreOffice": libreoffice(),
}
for name, text in readers.items():
    print(f"{name}: {' / '.join(' '.join(line.split()) for line in text.splitlines() if line.strip())}")
PY

expected="odfpy: Types: / As in Word: Training Grants / City: <Name of the city>
odfdo: Types: / As in Word: Training Grants / City:
pandoc: Types: / As in Word: Training Grants / City:
LibreOffice: Types: / As in Word: Training Grants / City: <Name of the city>"
seen=$(venv/bin/python read.py 2>/dev/null)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader treats boxes or placeholders differently now." >&2; exit 1; }
