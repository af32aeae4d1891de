"""What giving meaning costs, this code and another checkout side by side: CPU time, memory, growth to 100,000 cells.

python -m benchmarks.interpreting [PYTHON of the other checkout's venv] [--cells 1000 10000 100000]

Cells are the phrases of all sets over and over, each kind in its own reader, in one process a build; the builds run at
the same time, so that a busy machine holds up both. A counter in each text keeps a cache of whole texts from answering.
"""

import argparse
import json
import resource
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from importlib import import_module
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PHRASES = ROOT / "tests" / "phrases"
KINDS = ("years", "money", "coverage", "indicators")
SIZES = (1_000, 10_000, 100_000)
Phrase = tuple[str, dict[str, str]]


def phrases() -> list[Phrase]:
    """Kind and phrase of every set, in one order."""
    paths = sorted(PHRASES.glob("*.jsonl"))
    lines = ((path, line) for path in paths for line in path.read_text("utf-8").splitlines() if line.strip())
    return [(path.stem.split("-")[0], json.loads(line)) for path, line in lines]


def measured(sizes: list[int]) -> None:
    """Print JSON lines of what was read, how many cells, CPU seconds since the first cell, largest memory so far in MB.

    First a line for each size, then one for each kind in the last stretch.
    """
    readers: dict[str, Callable[..., object]] = {
        kind: getattr(import_module(f"etl.meaning.{kind}"), f"read_{kind}") for kind in KINDS
    }
    told, started = phrases(), time.process_time()
    for first, last in pairwise((0, *sizes)):
        spent, counts = dict.fromkeys(KINDS, 0.0), Counter[str]()
        for number in range(first, last):
            kind, phrase = told[number % len(told)]
            begun_at = time.process_time()
            readers[kind](f"{phrase['text']} ({number})", phrase.get("language"), phrase.get("country"), "text")
            spent[kind] += time.process_time() - begun_at
            counts[kind] += 1
        print(json.dumps(["all kinds", last, time.process_time() - started, _memory_mb()]), flush=True)
    for kind in filter(counts.get, KINDS):
        print(json.dumps([kind, counts[kind], spent[kind], _memory_mb()]), flush=True)


def _memory_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def begun(python: Path, sizes: list[int]) -> subprocess.Popen[str]:
    """The measuring process of one build: this script, with the `etl` of the checkout whose python it is."""
    root = python.parent.parent.parent
    command = [str(python), str(Path(__file__).resolve()), "--measure", *map(str, sizes)]
    return subprocess.Popen(command, cwd=root, env={"PYTHONPATH": str(root)}, stdout=subprocess.PIPE, text=True)


def compared(pythons: dict[str, Path], sizes: list[int]) -> None:
    """One line of the table for each size: both builds, and how many times as fast this one is."""
    running = {name: begun(python, sizes) for name, python in pythons.items()}
    told = {name: list(map(json.loads, process.communicate()[0].splitlines())) for name, process in running.items()}
    print("| | cells |" + "".join(f" {name}: CPU s | ms a cell | MB |" for name in told) + " times as fast |")
    print("| --- | ---: |" + " ---: | ---: | ---: |" * len(told) + " ---: |")
    for rows in zip(*told.values(), strict=True):
        what, size = rows[0][:2]
        cells = "".join(f" {cpu:.1f} | {1000 * cpu / size:.3f} | {memory:.0f} |" for _, _, cpu, memory in rows)
        print(f"| {what} | {size:,} |{cells} {rows[-1][2] / rows[0][2]:.2f} |")


def main() -> None:
    """Measure in this process, or start a process for each build and compare them."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("other", nargs="?", type=Path, metavar="PYTHON", help="of the other checkout's own venv")
    parser.add_argument("--cells", nargs="+", type=int, default=list(SIZES), help="how many, growing")
    parser.add_argument("--measure", nargs="+", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.measure:
        measured(options.measure)
        return
    own = {"this code": ROOT / ".venv" / "bin" / "python"}
    compared(own | ({"the other": options.other.absolute()} if options.other else {}), options.cells)


if __name__ == "__main__":
    main()
