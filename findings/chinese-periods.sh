#!/usr/bin/env bash
# Question  A plan from Taiwan says 民國115年 (2026), one from China 2026年至2028年 or 2026年4月至2028年3月. Which days do chrono-node, in
#           its Traditional Chinese, and Microsoft's Recognizers-Text find?
# Guess     1 January 2026; to the end of 2028; 1 April 2026 to 31 March 2028.
# Seen      2026-11-28, chrono-node 2.10.3 and recognizers-text-suite 1.3.1 (Node.js): 民國115年 is the year 115 of our era in both
#           (in chrono with month and day), though chrono's Traditional Chinese is Taiwan's. 2026年至2028年 ends on 1 January 2028 in Recognizers, two years of the
#           three; "April 2026 to March 2028" in Chinese has today's day of the month in chrono (28th to 28th)
#           and is two single months in Recognizers. In Spanish "de 2026 a 2028" is two single years and no period.
# Matters   A hub's term and plan are three years: a plan read as two years fails the rule.
# We do     We are right: 民國115年 is 2026, 2026年至2028年 ends on 31 December 2028 (etl/meaning/dates.py, periods.py).
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . chrono-node@2.10.3 @microsoft/recognizers-text-suite@1.3.1 >/dev/null

cat > read.js <<'JS'
const chrono = require("chrono-node");
const { recognizeDateTime } = require("@microsoft/recognizers-text-suite");
const TODAY = new Date(2026, 10, 28, 12);
const day = (moment) => `${moment.get("year")}-${moment.get("month")}-${moment.get("day")}`;
for (const text of ["民國115年4月1日", "民國115年", "2026年至2028年", "2026年4月至2028年3月"]) {
  const found = chrono.zh.hant.parse(text, TODAY).map(({ start, end }) => day(start) + (end ? ` to ${day(end)}` : ""));
  console.log(`chrono ${text} = ${found.join("; ") || "none"}`);
}
for (const [culture, text] of [["zh-cn", "民國115年"], ["zh-cn", "2026年至2028年"], ["zh-cn", "2026年4月至2028年3月"], ["es-es", "de 2026 a 2028"]]) {
  const found = recognizeDateTime(text, culture, undefined, TODAY)
    .map(({ resolution }) => resolution.values[0])
    .map(({ start, end, value }) => (start ? `${start} until ${end}` : value));
  console.log(`Recognizers ${text} = ${found.join("; ") || "none"}`);
}
JS

expected='chrono 民國115年4月1日 = 115-4-1
chrono 民國115年 = none
chrono 2026年至2028年 = none
chrono 2026年4月至2028年3月 = 2026-4-28 to 2028-3-28
Recognizers 民國115年 = 0115-01-01 until 0116-01-01
Recognizers 2026年至2028年 = 2026-01-01 until 2028-01-01
Recognizers 2026年4月至2028年3月 = 2026-04-01 until 2026-05-01; 2028-03-01 until 2028-04-01
Recognizers de 2026 a 2028 = 2026-01-01 until 2027-01-01; 2028-01-01 until 2029-01-01'
seen=$(TZ=UTC node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: these years or periods are read differently now." >&2; exit 1; }
