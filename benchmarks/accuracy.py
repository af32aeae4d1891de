"""How often words become the right values: right, sent to review, confidently wrong, by kind, set and language.

python -m benchmarks.accuracy [KIND …] [--set NAME] [--failures] [--by-language]

The phrases are tests/phrases/<kind>.jsonl (public pages) and <kind>-<set>.jsonl (own, example documents, …), each with
the value a careful person gives. Right is a trusted value that matches on the key fields, or a review of a phrase on
which careful people differ. Wrong is a trusted value that matches neither `expected` nor `also`.
"""

import argparse
import json
import sys
from collections import Counter
from importlib import import_module
from pathlib import Path
from typing import Any

PHRASES = Path(__file__).resolve().parent.parent / "tests" / "phrases"
KINDS = ("years", "money", "coverage", "indicators")
OUTCOMES = ("right", "review", "wrong")


def phrase_sets(kind: str) -> dict[str, list[dict[str, Any]]]:
    """The phrases of one kind by the name of their set; the set without a suffix is "public"."""
    sets = {}
    for path in sorted(PHRASES.glob(f"{kind}*.jsonl")):
        name = path.stem.removeprefix(kind).removeprefix("-") or "public"
        sets[name] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return sets


def head_noun(unit: str | None) -> str | None:
    """The word by which units are compared: "community leader" → "leader", "percent of members" → "percent"."""
    if not unit:
        return None
    words = unit.lower().split(" of ")[0].split(" for ")[0].split()
    return "percent" if words[0] in ("percent", "%") else words[-1]


def _amount(value: Any) -> float | None:
    return None if value is None else float(value)


def _indicator_key(item: dict[str, Any]) -> tuple:
    return (
        _amount(item.get("quantity")),
        head_noun(item.get("unit")),
        item.get("period"),
        _amount(item.get("total_target")),
        item.get("deadline"),
        item.get("nature"),
    )


def _money_key(item: dict[str, Any]) -> tuple:
    recurrence = item.get("recurrence")
    recurrence = None if recurrence in ("one_off", "unspecified") else recurrence
    return (_amount(item.get("amount")), item.get("currency"), item.get("comparator"), recurrence)


def _places_key(value: dict[str, Any]) -> tuple:
    return (tuple(sorted(value.get("countries") or ())), tuple(sorted(value.get("regions") or ())))


def key_fields(kind: str, value: dict[str, Any]) -> Any:
    """What two values of a kind are compared by; items compare without regard to their order."""
    if kind == "years":
        return tuple(value.get(name) for name in ("start_year", "end_year", "open_ended", "duration_months"))
    if kind == "coverage":
        return (value.get("mode"), _places_key(value), _places_key(value.get("priority") or {}))
    key = _indicator_key if kind == "indicators" else _money_key
    return Counter(key(item) for item in value.get("items") or ())


def outcome(kind: str, phrase: dict[str, Any], value: dict[str, Any], review: bool) -> str:
    """Whether one reading is "right", sent to "review", or confidently "wrong"."""
    if review:
        return "right" if phrase.get("ambiguous") else "review"
    accepted = [phrase["expected"], *([phrase["also"]] if phrase.get("also") else [])]
    return "right" if key_fields(kind, value) in [key_fields(kind, one) for one in accepted] else "wrong"


def interpreter(kind: str) -> Any:
    """The function that reads texts of this kind: etl.meaning.<kind>.read_<kind>."""
    return getattr(import_module(f"etl.meaning.{kind}"), f"read_{kind}")


def judge(kind: str, phrases: list[dict[str, Any]]) -> list[tuple[dict[str, Any], Any, str]]:
    """Each phrase with its reading and its outcome."""
    read = interpreter(kind)
    judged = []
    for phrase in phrases:
        context = phrase.get("context", "text")
        reading = read(phrase["text"], phrase.get("language"), phrase.get("country"), context)
        judged.append((phrase, reading, outcome(kind, phrase, reading.value, reading.review)))
    return judged


def table_row(label: str, judged: list[tuple[dict[str, Any], Any, str]]) -> str:
    """One line of the table, as counts with their shares."""
    counts = Counter(verdict for _, _, verdict in judged)
    cells = [f"{counts[name]} ({counts[name] / len(judged):.1%})" for name in OUTCOMES]
    return f"| {label} | {len(judged)} | " + " | ".join(cells) + " |"


def _print_failures(judged: list[tuple[dict[str, Any], Any, str]]) -> None:
    for phrase, reading, verdict in judged:
        if verdict != "right":
            print(f"\n{verdict.upper()} {phrase['id']} [{phrase.get('language')}] {phrase['text']}")
            print("  expected", json.dumps(phrase["expected"], ensure_ascii=False))
            print(f"  {reading.state:8}", json.dumps(reading.value, ensure_ascii=False, default=float))
            print("  reason  ", reading.reason, reading.rules)


def main(arguments: list[str]) -> None:
    """Print the table for the kinds asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kinds", nargs="*", metavar="KIND", help="years, money, coverage, indicators (default: all)")
    parser.add_argument("--set", help="only this set of phrases")
    parser.add_argument("--failures", action="store_true", help="show each phrase that is not right")
    parser.add_argument("--by-language", action="store_true", help="one more line for each language")
    options = parser.parse_args(arguments)
    print("| phrases | number | right | review | confidently wrong |\n| --- | ---: | ---: | ---: | ---: |")
    for kind in options.kinds or KINDS:
        for name, phrases in phrase_sets(kind).items():
            if options.set in (None, name):
                judged = judge(kind, phrases)
                print(table_row(f"{kind}, {name}", judged))
                if options.by_language:
                    for language in sorted({phrase.get("language") or "?" for phrase in phrases}):
                        own = [entry for entry in judged if (entry[0].get("language") or "?") == language]
                        print(table_row(f"— {language}", own))
                if options.failures:
                    _print_failures(judged)


if __name__ == "__main__":
    main(sys.argv[1:])
