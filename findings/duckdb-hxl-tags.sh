#!/usr/bin/env bash
# Question  A file of humanitarian data has its HXL hashtags in the second row (#adm1, #reached). What does DuckDB make of
#           that row?
# Guess     A row of text like any other, which turns the number columns into text.
# Seen      2026-11-27, DuckDB 1.5.6 and 2.0.1: the row is gone. The sniffer finds that leaving out lines with "#" gives
#           the columns better types, and takes "#" for the sign of a comment; where all columns are text the row stays.
#           By the same rule a list numbered "#1", "#2", 3 has one row left of three. No warning; sniff_csv tells.
# Matters   Half of the HXL files would be read as bare tables, the other half with a row of tags among the places, and
#           numbered services vanish from a count.
# We do     Nothing here sniffs: etl/read/grid.py reads CSV with Python's csv. Whoever reads HXL with DuckDB gives
#           comment = '' and header = true.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > read.py <<'PY'
import duckdb

FILES = {
    "HXL": "Place,People\n#adm1,#reached\nNorth,12\nSouth,7\n",
    "HXL of texts": "Place,Note\n#adm1,#meta\nNorth,good\nSouth,late\n",
    "numbered list": "No,Service\n#1,Training\n#2,Study tour\n3,Twinning\n",
}
for name, text in FILES.items():
    with open("table.csv", "w") as table:
        table.write(text)
    rows = duckdb.sql("SELECT * FROM read_csv('table.csv')").fetchall()
    kept = duckdb.sql("SELECT * FROM read_csv('table.csv', comment = '', header = true)").fetchall()
    print(duckdb.__version__, name, rows, "of", len(kept))
PY

seen=""
for version in 1.5.6 2.0.1; do
  python3 -m venv "venv-$version"
  "venv-$version/bin/pip" install -qq --disable-pip-version-check "duckdb==$version"
  seen+="$("venv-$version/bin/python" read.py)"$'\n'
done
expected="1.5.6 HXL [('North', 12), ('South', 7)] of 3
1.5.6 HXL of texts [('#adm1', '#meta'), ('North', 'good'), ('South', 'late')] of 3
1.5.6 numbered list [(3, 'Twinning')] of 3
2.0.1 HXL [('North', 12), ('South', 7)] of 3
2.0.1 HXL of texts [('#adm1', '#meta'), ('North', 'good'), ('South', 'late')] of 3
2.0.1 numbered list [(3, 'Twinning')] of 3
"
printf '%s' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: DuckDB treats lines that begin with # differently now." >&2; exit 1; }
