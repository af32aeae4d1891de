"""What becomes of files that are none of ours: `python -m benchmarks.foreign FOLDER [--list]`.

Every file below the folder is read as a load reads it. A file of another project's test suite is no form: each one that
is read as a candidature, plan or report is a fault, and so is each error that nobody foresaw.
"""

import argparse
import multiprocessing
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from etl.errors import UNFORESEEN
from etl.forms.extract import extract

READ_AS = ("candidature", "work_plan", "annual_report", "motivation_letter", "exemplary_work", "other")


def read(path: Path) -> tuple[Path, str, str, str]:
    """The file with the kind as which it was read, its outcome, and what is said of it first."""
    content = extract(path)
    return path, content.kind, content.outcome, content.findings[0].message if content.findings else ""


def results(folder: Path) -> Iterator[tuple[Path, str, str, str]]:
    """The reading of each file below a folder, on every core."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    with multiprocessing.get_context("spawn").Pool() as pool:
        yield from pool.imap(read, files, chunksize=4)


def main() -> None:
    """Print how many files were read as what, and how many were refused under which code."""
    asked = argparse.ArgumentParser(description=main.__doc__)
    asked.add_argument("folder", type=Path, help="folder with files of other projects")
    asked.add_argument("--list", action="store_true", help="name each file that is read as one of ours")
    options = asked.parse_args()
    kinds, refused = Counter[str](), Counter[str]()
    for path, kind, outcome, message in results(options.folder):
        kinds[kind] += outcome in ("ok", "not_read")
        refused[outcome] += outcome not in ("ok", "not_read")
        if options.list and (outcome == "ok" or outcome == UNFORESEEN):
            print(f"{kind:16} {path.relative_to(options.folder)} {message[:90]}")
    print(f"files            {kinds.total() + refused.total():6}")
    for kind in READ_AS:
        print(f"{kind:16} {kinds[kind]:6}")
    for code, count in refused.most_common():
        if count:
            print(f"{code:16} {count:6}")


if __name__ == "__main__":
    main()
