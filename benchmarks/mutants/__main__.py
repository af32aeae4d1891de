"""The share of planted faults that the tests notice, room by room: `python -m benchmarks.mutants [--room ROOM]`.

Each fault is planted in a copy of the project, the tests of its room are run until one fails, and what no test noticed
is listed with its line. It takes minutes to an hour and is no part of `make test`.
"""

import argparse
import importlib
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

import pytest

from benchmarks.mutants import in_python, in_sql
from benchmarks.mutants.mutation import Mutation
from benchmarks.mutants.rooms import ROOMS, Tests

PROJECT = Path(__file__).resolve().parents[2]
NOT_COPIED = (".git", ".venv", ".hypothesis", ".*_cache", "__pycache__", "snapshots")
LEAST_SECONDS = 120.0  # a test that a fault only slows down is none that fails
SLOWER = 6.0  # times the run without a fault
MUTATIONS = {".py": in_python.mutations, ".sql": in_sql.mutations}
PYTEST = ("-x", "-n", "0", "-q", "-p", "no:cacheprovider")
PRELOADED = ("duckdb", "pandas", "pyarrow.compute", "openpyxl", "docx")  # loaded once, before each run is forked


@dataclass(frozen=True, slots=True)
class Planted:
    """A mutation and the tests that should notice."""

    mutation: Mutation
    tests: Tests


def main() -> None:
    """Plant the faults of the rooms that were asked for and print what became of them."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__.partition("\n")[0])
    parser.add_argument("--room", choices=ROOMS, action="append", help="one room (default: all)")
    parser.add_argument("--sample", type=int, default=60, metavar="N", help="faults a room, drawn (default: 60)")
    parser.add_argument("--seed", type=int, default=1, help="what the draw begins with (default: 1)")
    parser.add_argument("--minutes", type=float, default=40, metavar="N", help="no new fault after so many a room")
    parser.add_argument("--only", default="", metavar="TEXT", help="files whose path has this text")
    chosen = parser.parse_args()
    for module in PRELOADED:
        importlib.import_module(module)
    for name in chosen.room or ROOMS:
        with tempfile.TemporaryDirectory() as folder:
            _try_room(name, Path(folder), chosen)


def _try_room(name: str, folder: Path, chosen: argparse.Namespace) -> None:
    """One line a fault with what became of it, then the share of the room's; drawn in an order of chance."""
    shutil.copytree(PROJECT, folder, ignore=shutil.ignore_patterns(*NOT_COPIED), dirs_exist_ok=True)
    every = list(_planted(name, folder, chosen.only))
    drawn = random.Random(chosen.seed).sample(every, min(chosen.sample, len(every)))
    began, seconds, results = time.monotonic(), dict[str, float](), list[bool]()
    for number, one in enumerate(drawn, start=1):
        if time.monotonic() - began > 60 * chosen.minutes:
            break
        for test in one.tests:
            seconds[test] = seconds.get(test) or _seconds(folder, test)
        limit = max(LEAST_SECONDS, SLOWER * sum(seconds[test] for test in one.tests))
        told, is_killed = one.mutation.told(folder), _is_killed(folder, one, limit, number)
        results.append(is_killed)
        print(f"{'killed  ' if is_killed else 'SURVIVED'} {told}", flush=True)
    share = 100 * sum(results) / max(1, len(results))
    print(f"{name}: {sum(results)} of {len(results)} killed ({share:.0f} %), drawn of {len(every)}.", flush=True)


def _planted(name: str, folder: Path, only: str) -> Iterator[Planted]:
    """Every mutation of a room's files with its tests."""
    seen: set[Path] = set()
    for pattern, tests in ROOMS[name].items():
        paths = [path for path in sorted(folder.glob(pattern)) if path not in seen]
        seen.update(paths)
        for path in paths:
            if only in str(path.relative_to(folder)):
                found = MUTATIONS[path.suffix](path, path.read_text(encoding="utf-8"))
                yield from (Planted(mutation, tests) for mutation in found)


def _seconds(folder: Path, test: str) -> float:
    """How long a file of tests takes; raises SystemExit where it fails without any fault."""
    began = time.monotonic()
    if _fails(folder, (test,), 3600):
        raise SystemExit(f"{test} fails without any fault; mend that first.")
    return time.monotonic() - began


def _is_killed(folder: Path, planted: Planted, limit_seconds: float, number: int) -> bool:
    """Whether a test fails, or never ends, with the fault planted; afterwards the copy is as it was."""
    path = planted.mutation.path
    text = path.read_text(encoding="utf-8")
    _write(path, planted.mutation.applied(text), 2 * number)
    try:
        return _fails(folder, planted.tests, limit_seconds)
    finally:
        _write(path, text, 2 * number + 1)


def _write(target: Path, text: str, second: int) -> None:
    """Write a file with a day of its own: by that and the size Python tells whether it has compiled it before."""
    target.write_text(text, encoding="utf-8")
    os.utime(target, (second, second))


def _fails(folder: Path, tests: Tests, limit_seconds: float) -> bool:
    """Whether the tests fail in the copy, or take longer than the limit."""
    run = get_context("fork").Process(target=_run, args=(folder, tests))
    run.start()
    run.join(limit_seconds)
    if run.pid and run.is_alive():
        os.killpg(run.pid, signal.SIGKILL)
        run.join()
    return run.exitcode != 0


def _run(folder: Path, tests: Tests) -> None:
    """Run the tests in a process of their own, with the copy in place of the project, and say nothing."""
    os.setsid()
    os.chdir(folder)
    sys.path[:] = [str(folder), *(entry for entry in sys.path if entry not in ("", str(PROJECT)))]
    os.environ["RESILIENCE_HUB_DATA"] = str(folder / "data")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    sys.exit(pytest.main([*PYTEST, *tests]))


if __name__ == "__main__":
    main()
