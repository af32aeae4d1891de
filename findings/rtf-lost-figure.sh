#!/usr/bin/env bash
# Question  RTF writes a sign beyond its code page as its number and a substitute for old programs: "\u8364?" is €. What does pandoc read in
#           "€25,000 for 10–12 cities, 2026–2028", written so by hand, and by pandoc itself?
# Guess     The same text; at worst question marks behind the signs.
# Seen      2026-11-28, pandoc 3.9: "€5,000 for 10–2 cities, 2026–028". The substitute is left out and the character after it too, wherever the
#           substitute follows the number at once. In the file of its own writer only the € survives, which has a blank before its
#           substitute. Behind a substitute written as \'3f nothing is lost. striprtf 0.0.35 reads all three right.
# Matters   A sum without its first figure, and a range of years that is none, from the best known of converters and a file that
#           Word opens right; ministries still send .rtf.
# We do     No reader of ours opens .rtf, and nothing is converted by pandoc before it is read.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check pypandoc_binary==1.17 striprtf==0.0.35

cat > read.py <<'PY'
import pypandoc
from striprtf.striprtf import rtf_to_text

TEXT = "€25,000 for 10–12 cities, 2026–2028"
by_hand = TEXT.replace("€", r"\u8364?").replace("–", r"\u8211?")
FILES = {
    "by hand": rf"{{\rtf1\ansi\ansicpg1252\uc1 {by_hand}\par}}",
    "by hand, 3f": rf"{{\rtf1\ansi\ansicpg1252\uc1 {by_hand}\par}}".replace("?", r"\'3f"),
    "by pandoc": pypandoc.convert_text(TEXT, "rtf", "markdown", extra_args=["--standalone"]),
}
for name, rtf in FILES.items():
    print(*(f"{name}: {line}" for line in rtf.splitlines() if "8364" in line))
    print(f"  pandoc {pypandoc.convert_text(rtf, 'plain', 'rtf').strip()} | striprtf {rtf_to_text(rtf).strip()}")
PY

expected="by hand: {\rtf1\ansi\ansicpg1252\uc1 \u8364?25,000 for 10\u8211?12 cities, 2026\u8211?2028\par}
  pandoc €5,000 for 10–2 cities, 2026–028 | striprtf €25,000 for 10–12 cities, 2026–2028
by hand, 3f: {\rtf1\ansi\ansicpg1252\uc1 \u8364\'3f25,000 for 10\u8211\'3f12 cities, 2026\u8211\'3f2028\par}
  pandoc €25,000 for 10–12 cities, 2026–2028 | striprtf €25,000 for 10–12 cities, 2026–2028
by pandoc: {\pard \ql \f0 \sa180 \li0 \fi0 \u8364 ?25,000 for 10\u8211-12 cities, 2026\u8211-2028\par}
  pandoc €25,000 for 10–2 cities, 2026–028 | striprtf €25,000 for 10–12 cities, 2026–2028"
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: pandoc reads signs in RTF differently now." >&2; exit 1; }
