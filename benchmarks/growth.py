"""What four times the text costs: CPU time of 12,000 characters as a multiple of that of 3,000; 4 is in proportion.

python -m benchmarks.growth

The suite counts the same readers' work (tests/meaning/test_growth.py); only time shows backtracking inside one regular
expression and what the interpreter does in C.
"""

import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from tests.meaning.test_growth import PIECES

FEW, MANY = 3_000, 12_000  # characters
ROUNDS = 5
SHORTEST = 0.002  # seconds; below it a ratio says nothing


def seconds(read: Callable[[str], Any], text: str) -> float:
    """CPU seconds of the best round; an answer that the reader keeps costs nothing, so each round is a text of its own.

    A last character more or less does not matter to the ratio.
    """
    rounds = []
    for number in range(ROUNDS):
        started = time.process_time()
        read(text + " " * (number + 1))
        rounds.append(time.process_time() - started)
    return min(rounds)


def multiples(reader: str) -> dict[str, tuple[float, float]]:
    """For each piece of text of a reader, the multiple and the milliseconds of the longer text."""
    module, _, name = reader.partition(":")
    read = getattr(import_module(f"etl.meaning.{module}"), name)
    read(PIECES[reader][0] * 10)  # loads the vocabulary
    found = {}
    for piece in PIECES[reader]:
        few, many = (seconds(read, piece * (size // len(piece))) for size in (FEW, MANY))
        found[piece] = (many / max(few, SHORTEST), 1000 * many)
    return found


def main() -> None:
    """Print, for each reader, the piece of text whose cost grows most."""
    print("| reader | pieces | largest multiple | of | ms |\n| --- | ---: | ---: | --- | ---: |")
    for reader in PIECES:
        found = multiples(reader)
        piece, (multiple, milliseconds) = max(found.items(), key=lambda entry: entry[1])
        print(f"| {reader} | {len(found)} | {multiple:.1f} × | `{piece.strip()}` | {milliseconds:.0f} |", flush=True)


if __name__ == "__main__":
    main()
