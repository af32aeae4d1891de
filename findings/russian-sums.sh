#!/usr/bin/env bash
# Question  natasha is the standard package for names, dates and money in Russian text. Which sum is "1,234 млн рублей" (1.234
#           million), which "2 млн 500 тыс. рублей", which year has "01.04.26"?
# Guess     1,234,000; 2,500,000; 2026.
# Seen      2026-11-28, natasha 1.6.0: 1,234,000,000, a thousandfold, because three figures behind a comma are taken for
#           thousands, while "1,25 млн" and "1,2345 млн" are right; of two steps only the last counts: 500,000, and "25 тысяч
#           300 долларов" is 300 dollars; "1 млрд 250 млн" is 250 million. Every date with two figures of the year is in the
#           twentieth century: "01.04.26" is 1 April 1926. "долл. США" after "млн" is no sum at all.
# Matters   Russian has no comma for thousands, and budgets are given to three places: 1,234 млн is how they are printed.
# We do     Users met it in part: our reader proposed the thousandfold for 1,234 млн and 300 for "25 тысяч 300 долларов"; both are
#           right now, as are 2 млн 500 тыс. and the dates. 1.234 млн, with a point, is still taken for thousands.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check natasha==1.6.0 setuptools==80.9.0

cat > read.py <<'PY'
import warnings

warnings.simplefilter("ignore")
from natasha import DatesExtractor, MoneyExtractor, MorphVocab

words = MorphVocab()
sums, dates = MoneyExtractor(words), DatesExtractor(words)
for text in (
    "1,25 млн рублей",
    "1,234 млн рублей",
    "0,125 млн долларов",
    "1,2345 млн рублей",
    "2 млн 500 тыс. рублей",
    "1 млрд 250 млн рублей",
    "25 тысяч 300 долларов",
    "1,5 млн долл. США",
):
    found = [f"{match.fact.amount:,.0f} {match.fact.currency}" for match in sums(text)]
    print(f"{text} = {'; '.join(found) or 'none'}")
for text in ("01.04.2026", "01.04.26", "31.12.28"):
    print(f"{text} =", *(f"{match.fact.day}.{match.fact.month}.{match.fact.year}" for match in dates(text)))
PY

expected='1,25 млн рублей = 1,250,000 RUB
1,234 млн рублей = 1,234,000,000 RUB
0,125 млн долларов = 125,000,000 USD
1,2345 млн рублей = 2,345,000,000 RUB
2 млн 500 тыс. рублей = 500,000 RUB
1 млрд 250 млн рублей = 250,000,000 RUB
25 тысяч 300 долларов = 300 USD
1,5 млн долл. США = none
01.04.2026 = 1.4.2026
01.04.26 = 1.4.1926
31.12.28 = 31.12.1928'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: natasha reads these sums or dates differently now." >&2; exit 1; }
