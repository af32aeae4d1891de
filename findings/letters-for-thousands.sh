#!/usr/bin/env bash
# Question  "25 B", "25 M", "25 T": what do these letters say in the languages of our cities, by CLDR, from which browsers,
#           Node.js and Babel take their short numbers?
# Guess     k or T is a thousand, M a million, B a billion, in one language or another 10⁹ or 10¹² (long and short scale).
# Seen      2026-11-28, Babel 2.19.0, the same in Node.js with ICU 78: "25 B" is 25 thousand in Turkish (bin), 25 billion in
#           English, 25 million million in Spanish and Hungarian. "25 M" is 25 *billion* in Indonesian (miliar), millions
#           elsewhere. T is 10¹² in English and Indonesian, 10⁹ in Vietnamese; "bn", an Englishman's 10⁹, is 10¹² in
#           Swedish and French, and Swedish "tn" a thousand; "mil" is a thousand in Spanish, a million in Romanian and Czech.
# Matters   Charts and tables copied from a city's own dashboard bring such sums: the same letter differs by a factor of up
#           to a thousand million.
# We do     A letter has the scale that its language and currency give it (data/reference/letter_scales.csv): "Rp 2,5 M" is exact,
#           a Turkish "25 B TL" is asked with 25,000 proposed, a Spanish "25 B EUR" with 25 billion.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check Babel==2.19.0

cat > write.py <<'PY'
from babel.numbers import format_compact_decimal

for locale in ("en", "tr", "id", "vi", "es", "fr", "sv", "ro", "cs", "hu", "da"):
    shown = (format_compact_decimal(25 * 10**power, locale=locale) for power in (3, 6, 9, 12))
    print(f"Babel {locale}:", " | ".join(text.replace("\u00a0", " ").replace("\u202f", " ") for text in shown))
PY
expected='Babel en: 25K | 25M | 25B | 25T
Babel tr: 25 B | 25 Mn | 25 Mr | 25 Tn
Babel id: 25 rb | 25 jt | 25 M | 25 T
Babel vi: 25 N | 25 Tr | 25 T | 25 NT
Babel es: 25 mil | 25 M | 25 mil M | 25 B
Babel fr: 25 k | 25 M | 25 Md | 25 Bn
Babel sv: 25 tn | 25 mn | 25 md | 25 bn
Babel ro: 25 K | 25 mil. | 25 mld. | 25 tril.
Babel cs: 25 tis. | 25 mil. | 25 mld. | 25 bil.
Babel hu: 25 E | 25 M | 25 Mrd | 25 B
Babel da: 25 t | 25 mio. | 25 mia. | 25 bio.'
seen=$(venv/bin/python write.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: a language shortens its numbers differently now." >&2; exit 1; }
