"""The vocabulary tables of the schema, filled from data/reference/<table>.csv."""

from pathlib import Path

import duckdb

from etl import reference

TABLES = {
    "region": "regions",
    "country": "countries",
    "country_name": "country_names",
    "country_group": "country_groups",
    "country_group_member": "country_group_members",
    "practice_heading": "practice_headings",
    "service_type": "service_types",
    "support_kind": "support_kinds",
    "topic": "topics",
    "local_authority_kind": "local_authority_kinds",
    "stage": "stages",
    "unit": "units",
    "way_of_counting": "way_of_counting",
    "progress_status": "progress_status",
    "setting": "setting",
    "period": "period",
    "evidence_rung": "evidence_rung",
    "currency": "currencies",
    "finding_rule": "finding_rules",
    "candidature_step": "candidature_step",
    "programme": "programme",
}


def insert_vocabulary(database: duckdb.DuckDBPyConnection) -> None:
    """Fill every vocabulary table; columns of a CSV that the schema does not have are for the interpreters only."""
    for table, name in TABLES.items():
        used, *shipped = reference.paths_of(name)
        _insert(database, "INSERT", table, used)
        for path in shipped:
            _insert(database, "INSERT OR IGNORE", table, path)  # a row of the folder's own stands


def _insert(database: duckdb.DuckDBPyConnection, insert: str, table: str, path: Path) -> None:
    """The rows of a CSV into a table; raises ValueError naming the file that does not fit."""
    columns = ", ".join(f'"{name}"' for name in _shared_columns(database, table, path))
    rows = f"SELECT {columns} FROM read_csv(?, all_varchar = true, header = true)"
    try:
        database.execute(f"{insert} INTO {table} ({columns}) {rows}", [str(path)])
    except duckdb.Error as problem:
        raise ValueError(f"{path.name} does not fit the table {table}: {problem}") from None


def _shared_columns(database: duckdb.DuckDBPyConnection, table: str, path: Path) -> list[str]:
    """The columns that schema and CSV share; raises ValueError where the CSV lacks one that must be given."""
    in_schema = database.execute(
        "SELECT column_name, is_nullable FROM duckdb_columns() WHERE table_name = ?", [table]
    ).fetchall()
    in_file = _header(path)
    lacking = [name for name, is_nullable in in_schema if not is_nullable and name not in in_file]
    if lacking:
        raise ValueError(f"{path.name} lacks the column {', '.join(lacking)}.")
    return [name for name, _ in in_schema if name in in_file]


def _header(path: Path) -> frozenset[str]:
    return frozenset(path.read_text(encoding="utf-8").split("\n", 1)[0].strip().split(","))
