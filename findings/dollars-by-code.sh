#!/usr/bin/env bash
# Question  Microsoft's Recognizers-Text reads sums of money out of running text, for chat bots and forms. What does it make
#           of "USD 25,000", of "KES 3 million" and of half a million dollars?
# Guess     25000, 3000000, 500000.
# Seen      2026-11-28, @microsoft/recognizers-text-suite 1.3.1 (Node.js): a code before a figure divides by a hundred: "USD
#           25,000" is 250 dollars, "KES 3 million" 30,000 shillings, "CHF 5" 0.05 francs; "25,000 USD", "US$ 25,000" and "$
#           25,000" are 25,000. "half a million dollars" is 0.000002 dollars, one over half a million, in Spanish too; "two and
#           a half million" is 2.0000005. "25.000 Euro" in German is 25.
# Matters   The code before the figure is how the UN and most cities write sums; 250 dollars under a minimum of 25,000 would
#           be read as a refusal.
# We do     We are right on these: code, sign and word stand on either side (etl/meaning/money/). No such library reads for us.
set -euo pipefail
command -v node >/dev/null || { echo "Node.js is needed." >&2; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund --prefix . @microsoft/recognizers-text-suite@1.3.1 >/dev/null

cat > read.js <<'JS'
const { recognizeCurrency } = require("@microsoft/recognizers-text-suite");
const TEXTS = [
  ["en-us", "USD 25,000"],
  ["en-us", "25,000 USD"],
  ["en-us", "US$ 25,000"],
  ["en-us", "$ 25,000"],
  ["en-us", "KES 3 million"],
  ["en-us", "CHF 5"],
  ["en-us", "half a million dollars"],
  ["en-us", "two and a half million dollars"],
  ["es-es", "medio millón de euros"],
  ["de-de", "25.000 Euro"],
];
for (const [culture, text] of TEXTS) {
  const sums = recognizeCurrency(text, culture).map(({ resolution }) => `${resolution.value} ${resolution.unit}`);
  console.log(`${text} = ${sums.join("; ")}`);
}
JS

expected='USD 25,000 = 250 United States dollar
25,000 USD = 25000 United States dollar
US$ 25,000 = 25000 United States dollar
$ 25,000 = 25000 Dollar
KES 3 million = 30000 Kenyan shilling
CHF 5 = 0.05 Swiss franc
half a million dollars = 2E-06 Dollar
two and a half million dollars = 2.0000005 Dollar
medio millón de euros = 2E-06 Euro
25.000 Euro = 25 Euro'
seen=$(node read.js)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: these sums are read differently now." >&2; exit 1; }
