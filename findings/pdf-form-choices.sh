#!/usr/bin/env bash
# Question  In a PDF form the choices have export values, as Acrobat writes them: a list of two kinds of service (1 Training, 2
#           Research), a list of which several are chosen, and radio buttons whose values stand in /Opt. What do readers give?
# Guess     The chosen texts, or the export values; the same for all.
# Seen      2026-11-28: radio buttons: "in kind" in pdf-lib only; pypdf, pdfminer and PyMuPDF give the number of the button, "/1" or 1,
#           while the form's own value is in /Opt. Several choices: PyMuPDF gives an empty text, the others 1 and 3. Lists: all
#           give the export value, 2, also pdf-lib, where it is not among the options that it lists. Fields of one name
#           under two parents (year2026.target, year2027.target) are "target" and "target.2" in pypdf's text fields.
# Matters   An answer that is not there, and a "1" which is the second button: on the form "in kind", not "grant".
# We do     PDFium's form: the words of the options that are chosen, boxes and buttons by their state (etl/read/pdf/fields.py).
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pikepdf==10.18.0 pypdf==7.1.1 PyMuPDF==2.0 pdfplumber==0.11.10
npm install --silent --no-audit --no-fund --prefix . pdf-lib@1.17.1 >/dev/null

cat > write.py <<'PY'
import pikepdf
from pikepdf import Array, Dictionary, Name, String

pdf = pikepdf.new()
pdf.add_blank_page(page_size=(595, 842))
page = pdf.pages[0].obj
KINDS = [("1", "Training"), ("2", "Research"), ("3", "Grants")]
OPTIONS = Array([Array([String(value), String(text)]) for value, text in KINDS])
COMBO, SEVERAL, RADIO = 1 << 17, 1 << 21, (1 << 15) | (1 << 14)


def widget(place, **entries):
    box = Array([50, 800 - 30 * place, 250, 820 - 30 * place])
    return pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=Name.Widget, Rect=box, F=4, P=page, **entries))


def look(state):
    empty = pdf.make_stream(b"", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 20, 20]))
    return Dictionary(N=Dictionary({state: empty, "/Off": empty}))


def parent(children, **entries):
    field = pdf.make_indirect(Dictionary(Kids=Array(children), **entries))
    for child in children:
        child.Parent = field
    return field


one = widget(0, FT=Name.Ch, Ff=COMBO, T=String("one"), Opt=OPTIONS, V=String("2"), I=Array([1]))
several = widget(1, FT=Name.Ch, Ff=SEVERAL, T=String("several"), Opt=OPTIONS, V=Array([String("1"), String("3")]), I=Array([0, 2]))
buttons = [widget(2 + n, AS=Name.Off if n != 1 else Name("/1"), AP=look(f"/{n}")) for n in range(3)]
forms = Array([String("grant"), String("in kind"), String("loan")])
mode = parent(buttons, FT=Name.Btn, Ff=RADIO, T=String("mode"), V=Name("/1"), Opt=forms)
targets = [widget(5 + n, FT=Name.Tx, T=String("target"), V=String(text)) for n, text in enumerate(("10", "20"))]
years = [parent([target], T=String(name)) for target, name in zip(targets, ("year2026", "year2027"))]
page.Annots = Array([one, several, *buttons, *targets])
font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
pdf.Root.AcroForm = pdf.make_indirect(
    Dictionary(Fields=Array([one, several, mode, *years]), DR=Dictionary(Font=Dictionary(Helv=font)), DA=String("/Helv 0 Tf 0 g"))
)
pdf.save("form.pdf")
PY
cat > read.py <<'PY'
import pdfplumber
import pymupdf
import pypdf



def show(name, values):
    texts = (value if isinstance(value, list) else [value] for value in values)
    print(f"{name}:", *("+".join(str(text) for text in several) or "empty" for several in texts))


form = pypdf.PdfReader("form.pdf")
fields = form.get_fields()
show("pypdf", (fields[name]["/V"] for name in ("one", "several", "mode")))
print("pypdf text fields:", *form.get_form_text_fields())
show("PyMuPDF", (field.field_value for field in list(pymupdf.open("form.pdf")[0].widgets())[:5]))
fields = pdfplumber.open("form.pdf").doc.catalog["AcroForm"].resolve()["Fields"]
values = [field.resolve()["V"] for field in fields[:3]]
show("pdfminer", (values[0].decode(), [value.decode() for value in values[1]], values[2].name))
PY
cat > read.js <<'JS'
const { readFileSync } = require("node:fs");
const { PDFDocument } = require("pdf-lib");
PDFDocument.load(readFileSync("form.pdf")).then((pdf) => {
  const fields = pdf.getForm().getFields().slice(0, 3);
  console.log("pdf-lib:", ...fields.map((field) => `${[field.getSelected()].flat().join("+")} of ${field.getOptions()};`));
});
JS

expected='pypdf: 2 1+3 /1
pypdf text fields: target target.2
PyMuPDF: 2 empty Off 1 Off
pdfminer: 2 1+3 1
pdf-lib: 2 of Training,Research,Grants; 1+3 of Training,Research,Grants; in kind of grant,in kind,loan;'
seen=$(venv/bin/python write.py && venv/bin/python read.py && node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a reader gives choices of a PDF form differently now." >&2; exit 1; }
