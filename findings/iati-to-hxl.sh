#!/usr/bin/env bash
# Question  iati2hxl, by HXL's own makers, turns IATI activities into an HXL table of who does what where. What is in it of an
#           activity in seven countries, by one organisation named in two languages, with a sector of the hub's own list?
# Guess     All seven countries, one organisation; sectors that are not DAC's stay codes.
# Seen      2026-11-28, iati2hxl 0.2: five countries; the other two are gone without a mark. The one organisation is two, by its two
#           names, which drives the third of three organisations out; so of the partners one is missing. The own sector
#           140-B (vocabulary 99, "training of volunteers") becomes DAC's water supply, since three characters of any code are
#           looked up as DAC's; the region and the percentages have no column.
# Matters   Coverage is the point of a hub's table: who counts countries, partners and sectors counts wrong in each.
# We do     HXL is written from our own tables, a row for each country (service_countries), not from IATI.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check iati2hxl==0.2 requests==2.34.2

cat > activities.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03" generated-datetime="2026-11-27T00:00:00Z">
  <iati-activity default-currency="USD" xml:lang="en">
    <iati-identifier>XM-EXAMPLE-1</iati-identifier>
    <reporting-org ref="XM-EXAMPLE" type="15"><narrative>Example hub</narrative></reporting-org>
    <title><narrative>Training</narrative><narrative xml:lang="ko">교육</narrative></title>
    <description><narrative>Training of city staff</narrative></description>
    <participating-org role="1" type="15" ref="XM-EXAMPLE"><narrative>Example hub</narrative><narrative xml:lang="ko">예시 허브</narrative></participating-org>
    <participating-org role="2" type="80" ref="XM-EXAMPLE-2"><narrative>Partner university</narrative></participating-org>
    <participating-org role="4" type="22" ref="XM-EXAMPLE-3"><narrative>Partner association</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2025-01-01"/>
    <recipient-country code="KE" percentage="20"/>
    <recipient-country code="UG" percentage="20"/>
    <recipient-country code="TZ" percentage="20"/>
    <recipient-country code="RW" percentage="10"/>
    <recipient-country code="ET" percentage="10"/>
    <recipient-country code="MZ" percentage="10"/>
    <recipient-country code="MW" percentage="10"/>
    <sector vocabulary="99" code="140-B"><narrative>Training of volunteers</narrative></sector>
  </iati-activity>
</iati-activities>
XML
cat > read.py <<'PY'
from iati2hxl.generator import genhxl

with open("activities.xml", "rb") as activities:
    headers, tags, row = genhxl(activities)
for header in ("Participating org", "DAC sector", "Country name", "Country code"):
    print(f"{header}:", ", ".join(value for name, value in zip(headers, row) if name == header and value))
PY

expected='Participating org: Example hub, 예시 허브, Partner university
DAC sector: Water Supply & Sanitation
Country name: Kenya, Uganda, United Republic of Tanzania, Rwanda, Ethiopia
Country code: KEN, UGA, TZA, RWA, ETH'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: iati2hxl writes other countries, organisations or sectors now." >&2; exit 1; }
