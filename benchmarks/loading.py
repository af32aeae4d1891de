"""How loading grows with the number of forms, and what loading again costs after one form changed.

python -m benchmarks.loading [100 1000 …]: generates forms, loads each set in a process of its own, and prints time,
time for each form, and the largest memory of any process. Ratios within the run are what counts.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.make_forms import make_form

SIZES = (100, 1_000, 10_000)


def load(inbox: Path, snapshots: Path) -> tuple[float, float]:
    """Seconds and the largest resident memory in MB of one load and its workers."""
    command = [sys.executable, "-m", "etl", "load", "--inbox", str(inbox), "--snapshots", str(snapshots)]
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"The load failed: {' '.join(command)}")
    return time.perf_counter() - started, usage.ru_maxrss / 1024


def cores_used(inbox: Path, snapshots: Path) -> float:
    """Processor seconds for each second of a load from nothing."""
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    load(inbox, snapshots)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return processor / (time.perf_counter() - started)


def fill(inbox: Path, size: int) -> None:
    """An inbox of generated forms, each in the folder of its hub."""
    for number in range(size):
        folder = inbox / f"hub-{number:05}" / "candidature-2025"
        folder.mkdir(parents=True)
        (folder / "annex-1.docx").write_bytes(make_form(number)[0])


def grown(sizes: list[int], root: Path) -> None:
    """One line of the table for each size, then the reload of the second size with one form changed."""
    print("| forms | seconds | ms a form | peak MB of a process |\n| ---: | ---: | ---: | ---: |")
    for size in sizes:
        inbox, snapshots = root / f"inbox-{size}", root / f"snapshots-{size}"
        fill(inbox, size)
        seconds, memory = load(inbox, snapshots)
        print(f"| {size:,} | {seconds:.1f} | {1000 * seconds / size:.1f} | {memory:.0f} |", flush=True)
        if size == 1_000:
            again(inbox, snapshots, seconds)
            print(f"Cores used while loading 1,000: {cores_used(inbox, root / 'fresh'):.2f} of {os.cpu_count()}.")


def again(inbox: Path, snapshots: Path, full: float) -> None:
    """What it costs to load again when nothing, and when one form, has changed."""
    nothing, _ = load(inbox, snapshots)
    forms = sorted(inbox.rglob("*.docx"))
    forms[0].write_bytes(make_form(len(forms) + 1)[0])
    one, _ = load(inbox, snapshots)
    print(f"Again, nothing changed: {nothing:.2f} s, {nothing / full:.1%} of the full load.")
    print(f"Again, one form changed: {one:.2f} s, {one / full:.1%} of the full load.", flush=True)


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        grown([int(size) for size in sys.argv[1:]] or list(SIZES), Path(folder))
