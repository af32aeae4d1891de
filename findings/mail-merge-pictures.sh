#!/usr/bin/env bash
# Question  A letter's template says how a sum and a day are shown, in the notation of its country: \# "#.##0" in German, "# ##0,00" in
#           French, \@ "d de MMMM de yyyy" in Spanish. What does docx-mailmerge2 put into the letter for 25,000 and 1 April 2026?
# Guess     What Word shows, 25.000; or the value unformatted, with a warning.
# Seen      2026-11-28, docx-mailmerge2 1.0.3, without a warning: "25000.000", twenty-five million to a German reader; "#.##0,00" gives
#           "25,000.50000", the French one "25000 ##0,00", the signs of the picture within the sum. The Spanish day is "1 1e April 1e
#           2026": the letters of "de" are taken for the day and an era. "0%" turns 25 into 2500%, where Word shows 25%; Word's second
#           half, for sums below zero, is printed as it stands.
# Matters   Word keeps these pictures as they were typed, by the regional settings of who made the template; letters to hubs go out
#           in ten languages.
# We do     Right: our letters are no mail merge, sums and days are put into words by our own code (etl/send/letters.py).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check docx-mailmerge2==1.0.3 python-docx==1.2.0

cat > merge.py <<'PY'
from datetime import date
from html import escape

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from mailmerge import MailMerge

FIELD = '<w:fldSimple {} w:instr=" MERGEFIELD value {} "><w:r><w:t>value</w:t></w:r></w:fldSimple>'
DAY = date(2026, 4, 1)
CASES = [
    (r'\# "#,##0"', 25000),
    (r'\# "#.##0"', 25000),
    (r'\# "#.##0,00"', 25000.5),
    (r'\# "# ##0,00"', 25000.5),
    (r'\# "0%"', 25),
    (r'\# "#,##0;(#,##0)"', -25000),
    (r'\@ "d MMMM yyyy"', DAY),
    (r'\@ "d de MMMM de yyyy"', DAY),
]
for picture, value in CASES:
    template = docx.Document()
    template.add_paragraph()._element.append(parse_xml(FIELD.format(nsdecls("w"), escape(picture))))
    template.save("template.docx")
    with MailMerge("template.docx") as letter:
        letter.merge(value=value)
        letter.write("letter.docx")
    texts = docx.Document("letter.docx").element.body.iter(qn("w:t"))
    print(f"{picture} {value}: {''.join(text.text for text in texts)}")
PY

expected='\# "#,##0" 25000: 25,000
\# "#.##0" 25000: 25000.000
\# "#.##0,00" 25000.5: 25,000.50000
\# "# ##0,00" 25000.5: 25000 ##0,00
\# "0%" 25: 2500%
\# "#,##0;(#,##0)" -25000: -25,000;(#,##0)
\@ "d MMMM yyyy" 2026-04-01: 1 April 2026
\@ "d de MMMM de yyyy" 2026-04-01: 1 1e April 1e 2026'
seen=$(venv/bin/python merge.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: docx-mailmerge2 shows sums or days differently now." >&2; exit 1; }
