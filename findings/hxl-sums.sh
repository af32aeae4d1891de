#!/usr/bin/env bash
# Question  A table gives people reached as women (#reached+f) and men (#reached+m). What is libhxl's sum(#reached) by place?
# Guess     The sum of both columns: a pattern without attributes matches every column with the tag.
# Seen      2026-11-27, libhxl 5.2.2: in each row it takes the first matching column that has a value, and no other. North,
#           with 3 + 2 and 4 + 6, has 7 instead of 15; South, where women are left empty, has the men's 5. So the total
#           mixes women of some rows with men of others; average, max and count do the same, add_columns too.
# Matters   Disaggregated figures are HXL's main use in reporting; half of the people are missing and nothing says so.
# We do     Our open data has one column of people reached, with no breakdown. Whoever adds one writes the total into a
#           column of its own, #reached+total, and sums that.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check libhxl==5.2.2 six==1.17.0  # which it imports and does not require

cat > read.py <<'PY'
import hxl

TABLE = [
    ["Place", "Women", "Men"],
    ["#adm1", "#reached+f", "#reached+m"],
    ["North", "3", "2"],
    ["North", "4", "6"],
    ["South", "", "5"],
]
for total in ("sum(#reached)", "sum(#reached+f)", "sum(#reached+m)", "count(#reached)", "max(#reached)"):
    print(total, *(f"{row.values[0]}={row.values[1]}" for row in hxl.data(TABLE).count("#adm1", aggregators=total)))
PY

expected='sum(#reached) North=7 South=5
sum(#reached+f) North=7 South=
sum(#reached+m) North=8 South=5
count(#reached) North=2 South=1
max(#reached) North=4 South=5'
seen=$(venv/bin/python read.py)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: libhxl adds columns of one tag differently now." >&2; exit 1; }
