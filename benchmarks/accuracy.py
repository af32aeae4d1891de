"""How often words become the right values: right, settled right, sent to review, confidently wrong, by kind and set.

python -m benchmarks.accuracy [KIND …] [--set NAME] [--failures] [--by-language] [--edits]

The phrases are tests/phrases/<kind>.jsonl (public pages) and <kind>-<set>.jsonl (own, example documents, …), each with
the value a careful person gives. Right is a trusted value that matches on the key fields, and on its reservations where
the phrase tells of any, or a review of a phrase on which careful people differ; settled right needs no person. Wrong is
a trusted value that matches neither `expected` nor `also`. An edit is a phrase with words added that change its meaning
(tests/phrases/edits.csv); it survives where the trusted value stays what it was.
"""

import argparse
import csv
import json
import sys
from collections import Counter
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

PHRASES = Path(__file__).resolve().parent.parent / "tests" / "phrases"
KINDS = ("years", "money", "coverage", "indicators")
OUTCOMES = ("right", "settled", "review", "wrong")


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


# What a value keeps beside itself of words that take part of it back (docs/meaning.md).
RESERVATIONS = ("condition", "exception", "is_tentative")


def reservations(value: dict[str, Any]) -> list[tuple]:
    """What a value and its items hold on, leave out or have not settled, in order."""
    return [tuple(one.get(name) for name in RESERVATIONS) for one in (value, *(value.get("items") or ()))]


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
    return "right" if any(_is_same(kind, one, value) for one in accepted) else "wrong"


def _is_same(kind: str, expected: dict[str, Any], value: dict[str, Any]) -> bool:
    """Whether a value has the key fields of another, and its reservations where that tells of any."""
    is_told = any(map(any, reservations(expected)))
    is_kept = not is_told or reservations(value) == reservations(expected)
    return is_kept and key_fields(kind, value) == key_fields(kind, expected)


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
    counts["settled"] = sum(verdict == "right" and not reading.review for _, reading, verdict in judged)
    cells = [f"{counts[name]} ({counts[name] / len(judged):.1%})" for name in OUTCOMES]
    return f"| {label} | {len(judged)} | " + " | ".join(cells) + " |"


@cache
def edits_of(kind: str, language: str | None) -> list[str]:
    """The words that change the meaning of a phrase of this kind and language when they are added to it."""
    with (PHRASES / "edits.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [row["words"] for row in rows if row["language"] == language and kind in row["kinds"].split()]


def surviving_edits(kind: str, phrases: list[dict[str, Any]], every: int = 1) -> tuple[list[str], int]:
    """The edited texts whose trusted value is what it was before, and how many were tried: each n-th edit of a phrase.

    A value that keeps the words as its condition, its exception or as tentative is another one. Only phrases that are
    trusted with a value are edited.
    """
    read, survivors, tried = interpreter(kind), [], 0
    for place, phrase in enumerate(phrases):
        written = (phrase.get("language"), phrase.get("country"), phrase.get("context", "text"))
        reading = read(phrase["text"], *written)
        if reading.review or not reading.value.get("items", True):
            continue
        edits = edits_of(kind, phrase.get("language"))
        for words in edits[place % every :: every]:
            edited = read(phrase["text"] + words, *written)
            tried += 1
            if not edited.review and edited.value == reading.value:
                survivors.append(phrase["text"] + words)
    return survivors, tried


def _print_edits(kinds: list[str], show: bool) -> None:
    print("\n| edits of trusted phrases | tried | left the value as it was |\n| --- | ---: | ---: |")
    for kind in kinds:
        survivors, tried = surviving_edits(kind, [phrase for found in phrase_sets(kind).values() for phrase in found])
        print(f"| {kind} | {tried} | {len(survivors)} ({len(survivors) / tried:.1%}) |")
        for text in survivors if show else ():
            print("  SURVIVES", text)


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
    parser.add_argument("--edits", action="store_true", help="also add meaning-changing words to trusted phrases")
    options = parser.parse_args(arguments)
    print("| phrases | number | right | settled right | review | confidently wrong |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
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
    if options.edits:
        _print_edits(options.kinds or list(KINDS), options.failures)


if __name__ == "__main__":
    main(sys.argv[1:])
