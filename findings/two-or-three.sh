#!/usr/bin/env bash
# Question  Chinese and Japanese say "three to five" and "two or three" by two digits side by side: 三五个城市, 二三人; 七八百人
#           is 700 to 800 people. What do the packages that turn such numbers into figures make of them?
# Guess     They leave them, or give a range.
# Seen      2026-11-28: cn2an's transform makes 三五个城市 into "35个城市" (it leaves 七八百人), SudachiPy normalizes 二三人 to 23 and
#           五六回 to 56, kanjize says 23 and, for 七八百, 7800. Names are turned as well by cn2an: 三亚市 (Sanya) becomes "3亚市",
#           九江 "9江", 一带一路 (Belt and Road) "1带1路".
# Matters   35 cities for three to five is a believable target.
# We do     Users met it: 二三人 was 23 with us and trusted, 이삼십 명 230. Two digits side by side are asked about now, with the
#           lower one proposed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check cn2an==0.5.24 setuptools==80.9.0 kanjize==1.6.1 SudachiPy==0.7.0 \
  SudachiDict-small==20261015

cat > read.py <<'PY'
import warnings

import cn2an
import kanjize
from sudachipy import Dictionary, SplitMode

warnings.simplefilter("ignore")
for text in ("三五个城市", "两三个城市", "七八百人", "三亚市两百人", "九江市五十人", "一带一路城市十个"):
    print(f"cn2an {text} = {cn2an.transform(text)}")
tokenizer = Dictionary(dict="small").tokenizer(mode=SplitMode.C)
for text in ("二三人", "五六回", "三千人"):
    print(f"SudachiPy {text} =", *(word.normalized_form() for word in tokenizer.tokenize(text)))
for text in ("二三", "七八百", "三千"):
    print(f"kanjize {text} = {kanjize.kanji2number(text)}")
PY

expected='cn2an 三五个城市 = 35个城市
cn2an 两三个城市 = 23个城市
cn2an 七八百人 = 七八百人
cn2an 三亚市两百人 = 3亚市200人
cn2an 九江市五十人 = 9江市50人
cn2an 一带一路城市十个 = 1带1路城市10个
SudachiPy 二三人 = 23 人
SudachiPy 五六回 = 56 回
SudachiPy 三千人 = 3000 人
kanjize 二三 = 23
kanjize 七八百 = 7800
kanjize 三千 = 3000'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: two digits side by side are read differently now." >&2; exit 1; }
