"""Real snapshots for tests: the schema as the loader lays it down, filled with plain SQL rows about invented places."""

from pathlib import Path

import duckdb

from etl import publish

ROWS = Path(__file__).with_name("rows")
CASES = {
    "empty": ["vocabulary"],
    "one": ["vocabulary", "one", "recovery_one"],
    "many": ["vocabulary", "many", "recovery_many"],
}


def build(folder: Path, case: str) -> Path:
    """Publish a snapshot of a case (empty, one or many) into the folder and give the folder back."""

    def fill(database: duckdb.DuckDBPyConnection) -> None:
        for name in CASES[case]:
            database.execute((ROWS / f"{name}.sql").read_text(encoding="utf-8"))

    def fill_private(database: duckdb.DuckDBPyConnection) -> None:
        if case == "one":
            database.execute((ROWS / "private.sql").read_text(encoding="utf-8"))

    publish.publish(folder, f"test{case}0000000", fill, fill_private)
    return folder
