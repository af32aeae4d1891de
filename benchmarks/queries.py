"""How long the questions of all screens take with one thread and with all: `python -m benchmarks.queries SNAPSHOT …`.

Every query of the dashboard is asked ROUNDS times with parameters that let everything through, one thread and all
threads in turn, each answer fetched into a frame as the store does. Given is the sum of the medians of processor time,
which a busy machine stretches least, and the ratio, which is what counts. Needs nothing but duckdb and pandas, so that
it runs in an environment of another DuckDB.
"""

import statistics
import sys
import time
from pathlib import Path
from typing import Any

import duckdb

from dashboard import query, store
from tests.dashboard.parameters import SAMPLE

ROUNDS = 5
A_HUB = "SELECT hub_id FROM hub WHERE is_example ORDER BY hub_id LIMIT 1"
A_CANDIDATURE = "SELECT min(candidature_id) FROM candidature"


def parameters(database: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    """A value for each parameter of the queries, for a hub and a candidature that the snapshot holds."""
    ids = [database.execute(question).fetchall()[0][0] for question in (A_HUB, A_CANDIDATURE)]
    return SAMPLE | dict(zip(("hub_id", "candidature_id"), ids, strict=True))


def milliseconds(database: duckdb.DuckDBPyConnection, name: str, known: dict[str, Any]) -> float:
    """The processor time of one answer, fetched to its end, over all threads."""
    question = query.named(name)
    given = {key: known[key] for key in question.parameters}
    start = time.process_time()
    with database.cursor() as cursor:
        cursor.execute(question.sql, given).df()
    return (time.process_time() - start) * 1000


def sums(path: Path, threads: tuple[int, ...]) -> dict[int, float]:
    """The sum of the medians of all queries, in milliseconds of processor time, by number of threads."""
    names = sorted(name for name in query.files() if not name.startswith("private/"))
    times: dict[tuple[str, int], list[float]] = {(name, count): [] for name in names for count in threads}
    with duckdb.connect(str(path), read_only=True, config=store.CONNECTION) as database:
        known = parameters(database)
        for _ in range(ROUNDS + 1):
            for count in threads:
                database.execute(f"SET threads = {int(count)}")
                for name in names:
                    times[name, count].append(milliseconds(database, name, known))
    return {count: sum(statistics.median(times[name, count][1:]) for name in names) for count in threads}


def main() -> None:
    """Print one line of a Markdown table for each snapshot."""
    print("| DuckDB | snapshot | one thread, ms | all threads, ms | ratio |\n| --- | --- | ---: | ---: | ---: |")
    with duckdb.connect() as database:
        every = database.execute("SELECT current_setting('threads')").fetchall()[0][0]
    for path in map(Path, sys.argv[1:]):
        found = sums(path, (1, every))
        ratio = found[1] / found[every]
        print(f"| {duckdb.__version__} | {path.stem} | {found[1]:.0f} | {found[every]:.0f} | {ratio:.2f} |", flush=True)


if __name__ == "__main__":
    main()
