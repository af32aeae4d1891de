"""The data dictionary: every table, column, type and unit of a snapshot, from the schema's own comments."""

import duckdb

from etl.snapshot.publish import create

COLUMNS = """
    SELECT tables.table_name, tables.comment AS table_comment, columns.column_name, columns.data_type, columns.comment
    FROM duckdb_tables() AS tables JOIN duckdb_columns() AS columns USING (table_oid)
    ORDER BY tables.table_oid, columns.column_index
"""


def data_dictionary() -> str:
    """The dictionary as Markdown, one section a table."""
    with duckdb.connect() as database:
        create(database)
        rows = database.execute(COLUMNS).fetchall()
    lines = ["# Data dictionary", "", "Made from `etl/snapshot/schema.sql` by `make dictionary`."]
    table = None
    for name, table_comment, column, kind, comment in rows:
        if name != table:
            lines += ["", f"## {name}", "", table_comment, "", "| column | type | meaning |", "| --- | --- | --- |"]
            table = name
        lines.append(f"| {column} | {kind} | {comment} |")
    return "\n".join(lines)
