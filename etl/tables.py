"""Rows on their way into the database: lists of dicts by table, inserted in the order of the schema."""

from collections import defaultdict
from typing import Any

import duckdb
import pyarrow

ARROW_TYPES = {
    "VARCHAR": pyarrow.string(),
    "INTEGER": pyarrow.int32(),
    "BIGINT": pyarrow.int64(),
    "DOUBLE": pyarrow.float64(),
    "BOOLEAN": pyarrow.bool_(),
    "DATE": pyarrow.date32(),
    "DECIMAL(18,2)": pyarrow.float64(),
}


class Tables:
    """Rows by table; a row is a dict by column, and a column that it leaves out is empty."""

    def __init__(self) -> None:
        self._rows: dict[str, list[dict[str, Any]]] = defaultdict(list)

    def add(self, table: str, **values: Any) -> None:
        """Add one row."""
        self._rows[table].append(values)

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of one table so far."""
        return self._rows[table]

    def insert_into(self, database: duckdb.DuckDBPyConnection) -> None:
        """Insert all rows, table by table as the schema lists them; raises KeyError for a table or column it lacks."""
        columns = _columns(database)
        unknown = set(self._rows) - set(columns)
        if unknown:
            raise KeyError(f"No such table: {', '.join(sorted(unknown))}")
        for table, types in columns.items():
            if self._rows[table]:
                _insert(database, table, types, self._rows[table])


def _columns(database: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
    """Column types by column by table, tables in the order of the schema."""
    columns: dict[str, dict[str, str]] = {}
    query = """
        SELECT table_name, column_name, data_type
        FROM duckdb_columns() JOIN duckdb_tables() USING (table_oid, table_name)
        ORDER BY table_oid, column_index
    """
    for table, column, kind in database.execute(query).fetchall():
        columns.setdefault(table, {})[column] = kind
    return columns


def _insert(database: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], rows: list[dict[str, Any]]) -> None:
    unknown = {name for row in rows for name in row} - set(types)
    if unknown:
        raise KeyError(f"No such column: {', '.join(sorted(unknown))} in {table}")
    arrays = [
        pyarrow.array([row.get(column) for row in rows], type=ARROW_TYPES[kind], from_pandas=False)
        for column, kind in types.items()
    ]
    batch = pyarrow.table(arrays, names=list(types))
    database.register("batch", batch)
    # The table's name is the schema's own, never a text from outside.
    database.execute(f'INSERT INTO "{table}" SELECT * FROM batch')
    database.unregister("batch")
