#!/usr/bin/env bash
# Question  A hub's CSV has its term as "01.04.25" to "31.03.28". Which dates does DuckDB's CSV reader find by itself?
# Guess     Day first, as it does with "03/04/2025", or text where two readings are left.
# Seen      2026-11-27, DuckDB 1.5.6 and 2.0.1: 25 April 2001 to 28 March 2031, typed DATE, no warning. With two-digit years
#           the sniffer tries year-month-day first; only a middle figure above 12 makes it look further: American
#           "12/25/25" comes out right, "25/12/25" by accident (its day is its year), "31/01/26" is 26 January 2031.
# Matters   A term of three years becomes one of thirty, and each date is valid.
# We do     DuckDB never guesses a type here: etl/rows/vocabulary.py reads CSV with all_varchar, documents are read by
#           etl/read/grid.py, dates by etl/meaning/dates.py, which marks a two-digit year as such. Open data goes out
#           with ISO dates.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > read.py <<'PY'
import duckdb

COLUMNS = {
    "German term": "start,end\n01.04.25,31.03.28\n",
    "four digits": "start\n03/04/2025\n",
    "day first": "start\n25/12/25\n31/01/26\n",
    "month first": "start\n12/25/25\n",
}
for name, text in COLUMNS.items():
    with open("table.csv", "w") as table:
        table.write(text)
    answer = duckdb.sql("SELECT * FROM read_csv('table.csv')")
    types = {str(kind) for kind in answer.types}
    print(duckdb.__version__, name, *types, *(str(day) for row in answer.fetchall() for day in row))
PY

seen=""
for version in 1.5.6 2.0.1; do
  python3 -m venv "venv-$version"
  "venv-$version/bin/pip" install -qq --disable-pip-version-check "duckdb==$version"
  seen+="$("venv-$version/bin/python" read.py)"$'\n'
done
expected='1.5.6 German term DATE 2001-04-25 2031-03-28
1.5.6 four digits DATE 2025-04-03
1.5.6 day first DATE 2025-12-25 2031-01-26
1.5.6 month first DATE 2025-12-25
2.0.1 German term DATE 2001-04-25 2031-03-28
2.0.1 four digits DATE 2025-04-03
2.0.1 day first DATE 2025-12-25 2031-01-26
2.0.1 month first DATE 2025-12-25
'
printf '%s' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: DuckDB reads two-digit years differently now." >&2; exit 1; }
