"""What a table of 10,000 different short cells costs to read, as CSV and in Word, beside another build.

python -m benchmarks.cells [PYTHON]: PYTHON is the interpreter in the virtual environment of another checkout of this
project (CHECKOUT/.venv/bin/python). Prints CPU seconds of each build with its vocabulary loaded, and their ratio.
"""

import random
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.documents.word import document_xml, p, package, tbl, tc, tr

CELLS, COLUMNS, FEW = 10_000, 10, 20
SYLLABLES = [f"{first}{second}" for first in "bcdfghjklmnprstvz" for second in "aeiou"]
HEADING = ["Name of the city", "Kestrel Bay", *[""] * (COLUMNS - 2)]  # one heading: so the others are looked for
READING = """
import sys, time
from pathlib import Path
try:
    from etl.forms.extract import extract
except ImportError:
    from etl.extract import extract
few, many = map(Path, sys.argv[1:])
extract(few)
started = time.process_time()
extract(many)
print(time.process_time() - started)
"""


def rows(cells: int) -> list[list[str]]:
    """A heading, then so many different cells of one to four made-up words."""
    made, found = random.Random(10), dict[str, None]()
    while len(found) < cells:
        words = ("".join(made.choices(SYLLABLES, k=made.randint(1, 4))) for _ in range(made.randint(1, 4)))
        found[" ".join(words).capitalize()] = None
    every = list(found)
    return [HEADING, *(every[at : at + COLUMNS] for at in range(0, cells, COLUMNS))]


def written(suffix: str, cells: int) -> bytes:
    """The rows as a text with commas, or as a table in Word."""
    if suffix == ".csv":
        return "\n".join(map(",".join, rows(cells))).encode()
    return package(document_xml(tbl(*(tr(*(tc(p(cell)) for cell in row)) for row in rows(cells)))))


def seconds(python: Path, few: Path, many: Path) -> float:
    """CPU seconds that a build takes for the larger file."""
    checkout = python.absolute().parents[2]
    command = [str(python.absolute()), "-c", READING, str(few), str(many)]
    return float(subprocess.run(command, cwd=checkout, stdout=subprocess.PIPE, check=True, text=True).stdout)


def main() -> None:
    """One line a format."""
    builds = [Path(".venv/bin/python"), *map(Path, sys.argv[1:2])]
    print(f"| {CELLS:,} cells | this build, CPU s | other build | ratio |\n| --- | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".csv", ".docx"):
            few, many = (Path(folder) / f"{name}{suffix}" for name in ("few", "many"))
            few.write_bytes(written(suffix, FEW))
            many.write_bytes(written(suffix, CELLS))
            own, *other = (seconds(build, few, many) for build in builds)
            told = f"{other[0]:.1f} | {own / other[0]:.3f}" if other else "| "
            print(f"| {suffix} | {own:.2f} | {told} |", flush=True)


if __name__ == "__main__":
    main()
