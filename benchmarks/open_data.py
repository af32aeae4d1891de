"""Sending a file as it comes out of the database, beside DuckDB's own COPY of the same rows.

python -m benchmarks.open_data [1000000]: CPU seconds of both with one thread, in turn, best of three, and the largest
memory of a process that sends the file.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import duckdb

from dashboard import store
from dashboard.database import Database
from dashboard.open_data.formats import FORMATS

ROWS = 1_000_000
ROUNDS = 3
A_SERVICE = """
    SELECT 'hub-' || number // 9 || '/service-' || number AS service_id, 'hub-' || number // 9 AS hub_id,
        'Training on early warning of floods, number ' || number AS title,
        'Three days in the control room, with an exercise on the river; visit ' || number % 31 AS description,
        'training;events' AS service_type_ids, '2025-2027' AS year_text, 2025 + number % 3 AS start_year,
        number % 7 = 0 AS is_open_ended, 'All cities, priority to East Africa' AS coverage_text,
        '4 courses/year, "early warning"' AS indicators_text, number * 0.5 AS share, DATE '2026-01-01' AS received_on
    FROM range({rows}) AS numbers(number)
"""


def cpu_seconds(work: Callable[[], object]) -> float:
    """CPU time of the quickest of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        started = time.process_time()
        work()
        taken.append(time.process_time() - started)
    return min(taken)


def made(folder: Path, rows: int) -> Path:
    """A database with a table of so many services."""
    path = folder / "services.duckdb"
    with duckdb.connect(str(path)) as database:
        database.execute(f"CREATE TABLE service AS {A_SERVICE.format(rows=int(rows))}")
    return path


def sent(path: Path, suffix: str) -> int:
    """All bytes of the file, made as the address makes them; gives how many."""
    asked = "SELECT CAST(to_json(told) AS VARCHAR) FROM service AS told" if suffix == "json" else "FROM service"
    rows = Database(path, store.CONNECTION).batches(asked, {}, store.BATCH_ROWS)
    return sum(len(piece) for piece in FORMATS[suffix].write(rows, {}))


def copied(path: Path, suffix: str) -> None:
    """The same rows by DuckDB's own COPY."""
    options = {"csv": "FORMAT csv", "parquet": "FORMAT parquet, COMPRESSION zstd", "json": "FORMAT json, ARRAY true"}
    with duckdb.connect(str(path), read_only=True, config={"threads": "1"}) as database:
        database.execute(f"COPY service TO '{path.with_suffix('.' + suffix)}' ({options[suffix]})")


def memory(path: Path, suffix: str) -> int:
    """The largest resident memory, in MB, of a process that does nothing but send the file."""
    program = "import sys, pathlib, benchmarks.open_data as it; it.peak(pathlib.Path(sys.argv[1]), sys.argv[2])"
    said = subprocess.run([sys.executable, "-c", program, path, suffix], capture_output=True, text=True, check=True)
    return int(said.stdout)


def peak(path: Path, suffix: str) -> None:
    """Send the file and print the largest resident memory of this process, in MB.

    Linux tells it since the program began; getrusage would tell that of the process that started it where it is larger.
    """
    sent(path, suffix)
    told = Path("/proc/self/status").read_text(encoding="ascii")
    print(int(told.partition("VmHWM:")[2].split()[0]) // 1024)


def main(rows: int) -> None:
    """One line a format."""
    with tempfile.TemporaryDirectory() as folder:
        path, small = made(Path(folder), rows), made(Path(tempfile.mkdtemp(dir=folder)), rows // 10)
        print(f"| {rows:,} services as | CPU s | of DuckDB's COPY | MB | MB at a tenth |")
        print("| --- | ---: | ---: | ---: | ---: |")
        for suffix in ("csv", "parquet", "json"):
            ours, floor = (cpu_seconds(partial(work, path, suffix)) for work in (sent, copied))
            used = f"{memory(path, suffix)} | {memory(small, suffix)}"
            print(f"| .{suffix} | {ours:.2f} | {ours / floor:.2f} × | {used} |", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
