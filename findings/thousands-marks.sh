#!/usr/bin/env bash
# Question  Word's autocorrection makes the Swiss 1'000'000 into 1’000’000, Arabic parts thousands with ٬, Korean counts in
#           억 and 만. Which sum does price-parser find, and can Babel read them in the writers' own locales?
# Guess     price-parser reads all marks of thousands; Babel refuses at most what is no number.
# Seen      2026-11-27: price-parser 0.5.1 cuts at the mark: "CHF 1’000’000.50" is 1 CHF (with the straight apostrophe it is a
#           million), "25٬000 دولار" is 25, "₩1억 2,000만" is 1 won. Babel 2.19 refuses ’ in de_CH, and ٬ in ar_EG unless
#           numbering_system="arab" is said. The comma of en_ZA it takes for the decimal one, in strict mode too: a South
#           African "25,000" is 25, while it is 25,000 in Britain, Nigeria, Kenya and India.
# Matters   One franc for a million, with the right currency beside it, passes any check of form.
# We do     etl/meaning/numbers.py folds apostrophes and Arabic marks first and knows the myriads (tests/meaning/
#           test_numbers.py). South Africa's comma is in data/reference/number_formats.csv: "25,000" from there is 25,000 with
#           a doubt.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check price-parser==0.5.1 Babel==2.19.0

cat > read.py <<'PY'
from babel.numbers import NumberFormatError, parse_decimal
from price_parser import Price

for text in ("CHF 1'000'000.50", "CHF 1’000’000.50", "25٬000 دولار", "₩1억 2,000만"):
    print("price-parser", text, "=", Price.fromstring(text).amount)


def by_babel(text, locale, **options):
    try:
        return parse_decimal(text, locale=locale, **options)
    except NumberFormatError:
        return "refused"


print("Babel de_CH 1’000’000 =", by_babel("1’000’000", "de_CH"))
print("Babel ar_EG ٢٥٬٠٠٠ =", by_babel("٢٥٬٠٠٠", "ar_EG"))
print("Babel ar_EG ٢٥٬٠٠٠ arab =", by_babel("٢٥٬٠٠٠", "ar_EG", numbering_system="arab"))
for locale in ("en_GB", "en_NG", "en_KE", "en_IN", "en_ZA"):
    print("Babel", locale, "25,000 =", by_babel("25,000", locale, strict=True))
PY

seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
expected="price-parser CHF 1'000'000.50 = 1000000.50
price-parser CHF 1’000’000.50 = 1
price-parser 25٬000 دولار = 25
price-parser ₩1억 2,000만 = 1
Babel de_CH 1’000’000 = refused
Babel ar_EG ٢٥٬٠٠٠ = refused
Babel ar_EG ٢٥٬٠٠٠ arab = 25000
Babel en_GB 25,000 = 25000
Babel en_NG 25,000 = 25000
Babel en_KE 25,000 = 25000
Babel en_IN 25,000 = 25000
Babel en_ZA 25,000 = 25.000"
[ "$seen" = "$expected" ] || { echo "CHANGED: a mark of thousands is read differently now." >&2; exit 1; }
