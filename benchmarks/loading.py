"""What a load costs: from nothing, with nothing changed, with one form changed; by this build and by another one.

python -m benchmarks.loading [100 1000 …] [--beside FOLDER]: generates forms, each in the folder of a listed hub, loads
them in processes of their own, and prints processor seconds (with those of worker processes), seconds by the clock, and
the largest memory of any process. FOLDER holds another checkout with a `.venv` of its own, which loads the same files
in the same run. Processor seconds are the better of two; ratios within the run are what counts.
"""

import argparse
import csv
import os
import re
import subprocess
import sys
import tempfile
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.make_forms import MAIN, make_form

ROOT = Path(__file__).resolve().parent.parent
SIZES = (100, 1_000)
_FIRST_SERVICE = re.compile(r"(Coaching on flood gauges)[^<(]*(\(1\))")


@dataclass(frozen=True, slots=True)
class Build:
    """A checkout of the project and the Python that runs it."""

    name: str
    root: Path
    python: Path


@dataclass(frozen=True, slots=True)
class Cost:
    """What one load took, its worker processes included; memory is that of the largest process."""

    processor_seconds: float
    seconds: float
    memory_mb: float


def load(build: Build, data: Path) -> Cost:
    """Load a data folder by a build, into a folder of snapshots of its own."""
    command = [build.python, "-m", "etl", "load", "--data", data, "--snapshots", data / f"snapshots-{build.name}"]
    started = time.perf_counter()
    process = subprocess.Popen(
        list(map(str, command)), stdout=subprocess.DEVNULL, cwd=build.root, env=_environment(build)
    )
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"The load failed: {' '.join(map(str, command))}")
    return Cost(usage.ru_utime + usage.ru_stime, time.perf_counter() - started, usage.ru_maxrss / 1024)


def _environment(build: Build) -> dict[str, str]:
    known = {name: value for name, value in os.environ.items() if name != "RESILIENCE_HUB_DATA"}
    return known | {"PYTHONPATH": str(build.root)}


def fill(data: Path, size: int) -> None:
    """A data folder of generated forms, each in the folder of its listed hub."""
    data.mkdir(parents=True)
    with (data / "hubs.csv").open("w", encoding="utf-8", newline="") as file:
        columns = (ROOT / "data" / "hubs.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
        hubs = csv.DictWriter(file, columns)
        hubs.writeheader()
        for number in range(size):
            content, fields = make_form(number)
            folder = data / "inbox" / f"hub-{number:05}" / "candidature-2025"
            folder.mkdir(parents=True)
            (folder / "annex-1.docx").write_bytes(content)
            hubs.writerow({"hub_id": f"hub-{number:05}", "name": fields["city_name"], "is_example": "false"})


def change(data: Path, time_of: int) -> None:
    """Another title for the first service of the first form: a form that came again with one cell changed."""
    path = min((data / "inbox").rglob("*.docx"))
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    text = parts[MAIN].decode()
    parts[MAIN] = _FIRST_SERVICE.sub(rf"\1, again {time_of} \2", text, count=1).encode()
    if parts[MAIN].decode() == text:
        raise SystemExit(f"{path} has no first service to change.")
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)


def measured(builds: list[Build], data: Path, size: int) -> None:
    """The lines of one size: each build from nothing, with nothing changed, and with one form changed."""
    fill(data, size)
    full = {build.name: load(build, data) for build in builds}
    nothing = {build.name: _better(load(build, data), load(build, data)) for build in builds}
    one: dict[str, Cost] = {}
    for time_of in (1, 2):
        change(data, time_of)
        for build in builds:
            cost = load(build, data)
            one[build.name] = _better(one.get(build.name, cost), cost)
    for what, costs in (("from nothing", full), ("nothing changed", nothing), ("one form changed", one)):
        for build in builds:
            cost = costs[build.name]
            share = cost.processor_seconds / full[builds[-1].name].processor_seconds
            told = f"{cost.processor_seconds:.2f} | {share:.1%} | {cost.seconds:.1f} | {cost.memory_mb:.0f}"
            print(f"| {size:,} | {what} | {build.name} | {told} |", flush=True)


def _better(one: Cost, other: Cost) -> Cost:
    return min(one, other, key=lambda cost: cost.processor_seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--beside", type=Path, help="another checkout, with a .venv of its own")
    options = parser.parse_args()
    builds = [Build("this", ROOT, Path(sys.executable))]
    if options.beside:
        builds.append(Build("other", options.beside, options.beside / ".venv" / "bin" / "python"))
    print("| forms | load | build | processor s | of a full load of the last build | seconds | peak MB |")
    print("| ---: | --- | --- | ---: | ---: | ---: | ---: |")
    with tempfile.TemporaryDirectory() as folder:
        for size in options.sizes:
            measured(builds, Path(folder) / f"data-{size}", size)


if __name__ == "__main__":
    main()
