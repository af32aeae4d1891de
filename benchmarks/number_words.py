"""Every whole number to 9,999 and a thousand to 10⁹, written in words in each language and read back.

`python -m benchmarks.number_words [WRITER …]`: how many texts are read exactly, asked about, or read as another number.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator

from etl.meaning.numbers import find_numbers
from tests.meaning.spoken import WRITERS, variants


def numbers() -> Iterator[int]:
    """The numbers of the sweep, the same in every run."""
    chance = random.Random("number words")
    yield from range(10_000)
    yield from (chance.randrange(10_000, 10**9) for _ in range(1000))


def outcome(text: str, number: int, language: str | None) -> str:
    """How a text was read: "right" (this number, in no doubt), "asked" (a doubt, or no number) or "wrong"."""
    found = find_numbers(text, language)
    if [each.value for each in found] == [number] and not found[0].is_ambiguous:
        return "right"
    return "asked" if not found or any(each.is_ambiguous for each in found) else "wrong"


def sweep(writer: str, asked_for: Iterable[int]) -> Counter[str]:
    """Outcome → texts for one writer; prints the texts that were read as another number."""
    counted: Counter[str] = Counter()
    for number in asked_for:
        for text in variants(number, writer):
            counted[result := outcome(text, number, WRITERS[writer])] += 1
            if result == "wrong":
                print(f"wrong: {writer} {number:,} {text}")
    return counted


def main() -> None:
    """Print one row of a table for each writer."""
    print("| writer | texts | read exactly | asked about | another number |\n| --- | ---: | ---: | ---: | ---: |")
    for writer in sys.argv[1:] or WRITERS:
        counted = sweep(writer, numbers())
        total = counted.total()
        shares = " | ".join(f"{counted[name] / total:.2%}" for name in ("right", "asked"))
        print(f"| {writer} | {total:,} | {shares} | {counted['wrong']:,} |", flush=True)


if __name__ == "__main__":
    main()
