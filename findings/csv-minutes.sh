#!/usr/bin/env bash
# Question  csvkit (csvjson, csvstat, csvsql, csvsort) guesses the kind of each column with agate. What becomes of a plan with
#           "5 m" (metres), "12-15" (people), "May", "12,5" and "25%"?
# Guess     Texts, but for the last two, which may be 12.5 and 0.25.
# Seen      2026-11-28, csvkit 2.2.0 with agate 1.14.2: "5 m" and "10 m" become durations of five and ten minutes, "12-15" and
#           "3-5" 15 December and 5 March 2001, "May" 1 May of the year 1, "12,5" 125, "25%" 25. "$25k" and
#           "2025-26" stay texts; with --no-inference all do.
# Matters   A drain of ten metres, a range of people and a month change their kind together, without a word; 125 is ten times 12.5.
# We do     Nothing of ours guesses a column's kind: values are read by their own readers, with their column's meaning.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
venv/bin/pip install -qq --disable-pip-version-check csvkit==2.2.0 agate==1.14.2

cat > plan.csv <<'CSV'
drain,people,start,share,part,sum,period
5 m,12-15,May,"12,5",25%,$25k,2025-26
10 m,3-5,June,"7,5",30%,$1M,2026-27
CSV

expected='csvjson 
  "drain": "0:05:00",
  "people": "2001-12-15",
  "start": "0001-05-01",
  "share": 125.0,
  "part": 25.0,
  "sum": "$25k",
  "period": "2025-26"
  "drain": "0:10:00",
  "people": "2001-03-05",
  "start": "0001-06-01",
  "share": 75.0,
  "part": 30.0,
  "sum": "$1M",
  "period": "2026-27"
csvjson --no-inference
  "drain": "5 m",
  "people": "12-15",
  "start": "May",
  "share": "12,5",
  "part": "25%",
  "sum": "$25k",
  "period": "2025-26"
  "drain": "10 m",
  "people": "3-5",
  "start": "June",
  "share": "7,5",
  "part": "30%",
  "sum": "$1M",
  "period": "2026-27"'
seen=$(for guess in "" --no-inference; do echo "csvjson $guess" && venv/bin/csvjson -i 1 $guess plan.csv | grep '"'; done)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "CHANGED: csvkit guesses other kinds of columns now." >&2; exit 1; }
