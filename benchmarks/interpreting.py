"""What giving meaning costs: beside reading the form, beside splitting into words, and as cells grow to 100,000.

python -m benchmarks.interpreting
"""

import json
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from benchmarks.accuracy import KINDS, PHRASES, interpreter, phrase_sets
from etl.forms.candidature.form import read_candidature
from etl.meaning.wording import words

FORMS = Path(__file__).resolve().parent.parent / "data" / "inbox"
SIZES = (1_000, 10_000, 100_000)
CELLS = {"years": "year", "indicators": "indicators", "coverage": "coverage", "money": "description"}


def seconds(work: Callable[[], object], repeat: int = 3) -> float:
    """The best of a few runs."""
    times = []
    for _ in range(repeat):
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def beside_reading() -> None:
    """Reading each example form, and interpreting every cell of its work plan."""
    forms = sorted(path for path in FORMS.rglob("*.docx") if "nnex" in path.name or "nexo" in path.name)
    read = {path: read_candidature(path) for path in forms}
    readers = {kind: interpreter(kind) for kind in KINDS}

    def interpret() -> None:
        for form in read.values():
            for row in form.work_plan:
                for kind, column in CELLS.items():
                    text = getattr(row, column).text
                    if text:
                        readers[kind](text, form.language, None, "work_plan")

    interpret()
    reading = seconds(lambda: [read_candidature(path) for path in forms])
    meaning = seconds(interpret)
    print(f"{len(forms)} forms: reading {1000 * reading / len(forms):.1f} ms a form, ", end="")
    print(f"interpreting {1000 * meaning / len(forms):.1f} ms a form, {meaning / reading:.2f} of reading.")


def each_kind() -> None:
    """A cell of each kind, as a multiple of splitting the same cells into words."""
    print("| kind | cells | ms a cell | multiple of splitting into words |\n| --- | ---: | ---: | ---: |")
    for kind in KINDS:
        phrases, read = phrase_sets(kind)["own"], interpreter(kind)
        splitting = seconds(partial(_split, phrases))
        # Blanks at the end keep any cache of whole texts from answering.
        cells = partial(_read, phrases, read, iter(range(1, 10)))
        cells()  # loads the vocabulary
        spent = seconds(cells)
        milliseconds = 1000 * spent / len(phrases)
        print(f"| {kind} | {len(phrases)} | {milliseconds:.2f} | {spent / splitting:.0f} × |", flush=True)


def _split(phrases: list[dict[str, str]]) -> None:
    for phrase in phrases:
        words(phrase["text"])


def _read(phrases: list[dict[str, str]], read: Callable[..., object], runs: Iterator[int]) -> None:
    blanks = " " * next(runs)
    for phrase in phrases:
        read(phrase["text"] + blanks, phrase.get("language"), phrase.get("country"), "work_plan")


def growth() -> None:
    """Cells in one process: the phrases over and over, each kind in its own reader."""
    paths = sorted(PHRASES.glob("*.jsonl"))
    phrases = [
        (path.stem.split("-")[0], json.loads(line)) for path in paths for line in path.read_text("utf-8").splitlines()
    ]
    readers = {kind: interpreter(kind) for kind in KINDS}
    print("| cells | seconds | ms a cell |\n| ---: | ---: | ---: |")
    for size in SIZES:
        started = time.perf_counter()
        for number in range(size):
            kind, phrase = phrases[number % len(phrases)]
            # A counter in the text keeps any cache of whole texts from answering.
            readers[kind](f"{phrase['text']} ({number})", phrase.get("language"), phrase.get("country"), "text")
        spent = time.perf_counter() - started
        print(f"| {size:,} | {spent:.1f} | {1000 * spent / size:.3f} |", flush=True)


if __name__ == "__main__":
    beside_reading()
    each_kind()
    growth()
