"""Real snapshots for tests: the schema as the loader lays it down, filled with plain SQL rows about invented places."""

import os
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import duckdb

from etl.folder.reference import rows
from etl.snapshot import publish

# Marks, colours, names and thresholds are never copied.
SHIPPED_TABLES = (
    "progress_status",
    "report_state",
    "money_form",
    "money_recurrence",
    "delivery_status",
    "finding_severity",
)
ROWS = Path(__file__).with_name("rows")
CASES = {
    "empty": ("vocabulary",),
    "one": ("vocabulary", "one", "recovery_one"),
    "many": ("vocabulary", "many", "recovery_many"),
}


def build(folder: Path, case: str) -> Path:
    """Publish a snapshot of a case (empty, one or many) into the folder and give the folder back."""
    return publish_rows(folder, f"test{case}0000000", CASES[case], ("private",) if case == "one" else ())


def publish_rows(folder: Path, name: str, scripts: tuple[str, ...], private: tuple[str, ...] = ()) -> Path:
    """Publish the rows of these scripts of rows/ under a name into the folder, and give the folder back."""
    for path, content in _published(name, scripts, private).items():
        aside = folder / f".{path}"
        aside.write_bytes(content)
        os.replace(aside, folder / path)
    publish.point_to(folder, name)
    return folder


@cache
def _published(name: str, scripts: tuple[str, ...], private: tuple[str, ...]) -> dict[str, bytes]:
    """The two files of a snapshot: loaded once for all tests of a process, for each test has a folder of its own."""

    def fill(database: duckdb.DuckDBPyConnection) -> None:
        for table in SHIPPED_TABLES:
            _fill(database, table)
        _run(database, scripts)

    def fill_private(database: duckdb.DuckDBPyConnection) -> None:
        _run(database, private)

    with TemporaryDirectory() as folder:
        publish.publish(Path(folder), name, fill, fill_private)
        return {path.name: path.read_bytes() for path in Path(folder).glob("*.duckdb")}


def _fill(database: duckdb.DuckDBPyConnection, table: str) -> None:
    """The rows of a vocabulary table as the code ships them."""
    for row in rows(table):
        values = [value or None for value in row.values()]
        database.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", values)


def _run(database: duckdb.DuckDBPyConnection, scripts: tuple[str, ...]) -> None:
    for script in scripts:
        database.execute((ROWS / f"{script}.sql").read_text(encoding="utf-8"))
