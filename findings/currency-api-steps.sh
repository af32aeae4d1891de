#!/usr/bin/env bash
# Question  What is one US dollar in Mongolian tugrik, Syrian pounds and Zimbabwean dollars (ZWL), in eight versions of the npm
#           package @fawazahmed0/currency-api, whose readers take one version a day as the rates of that day?
# Guess     Series that move by a few per cent; the Syrian pound loses two zeros once, in January 2026, when its notes did.
# Seen      2026-11-28: the tugrik is 3,398, then 0.77, then 3,386: on days when one of its sources fails, the package has the price
#           of a crypto token of the same letters (upstream issues 119 and 135). The Syrian pound is given in new
#           pounds from January 2026, and in old ones again in September: a hundred times less, without a word. ZWL is 21,636,
#           then 322, 13 (the rate of its successor, the ZiG) and 35,207.
# Matters   A pledge in such a currency becomes up to 5,000 times as many dollars, and the dashboard adds it up.
# We do     exchange_rates_left_out.csv names currencies and days that are not taken; a rate that differs more than three times
#           from its neighbour stops the build (etl/folder/exchange_rates_build.py, docs/exchange-rates.md).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
for version in 2024.3.28 2024.4.1 2024.6.15 2024.9.6 2025.9.23 2025.11.1 2026.1.30 2026.9.29; do
  npm pack --silent "@fawazahmed0/currency-api@$version" > /dev/null
  tar xzf ./*.tgz package/v1/currencies/usd.json
  rm ./*.tgz && mv package "$version"
done

cat > read.py <<'PY'
import json
from pathlib import Path

folders = sorted(Path().glob("20*"), key=lambda path: [int(part) for part in path.name.split(".")])
for folder in folders:
    told = json.loads((folder / "v1" / "currencies" / "usd.json").read_text())
    print(told["date"], *(f"{code} {told['usd'][code]:,.2f}" for code in ("mnt", "syp", "zwl")))
PY

expected='2024-03-28 mnt 3,397.77 syp 13,001.85 zwl 21,635.95
2024-04-01 mnt 0.77 syp 13,001.84 zwl 322.00
2024-06-15 mnt 3,386.22 syp 12,994.63 zwl 13.46
2024-09-06 mnt 3,397.30 syp 13,001.78 zwl 35,207.26
2025-09-23 mnt 3,597.94 syp 13,002.52 zwl 66,394.85
2025-11-01 mnt 0.69 syp 11,057.26 zwl 65,708.58
2026-01-30 mnt 3,567.08 syp 110.78 zwl 63,942.97
2026-09-29 mnt 3,598.99 syp 13,003.42 zwl 67,089.19'
seen=$(python3 read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: the versions hold other rates." >&2; exit 1; }
