"""The data dictionary: every table, view and macro of a snapshot, from the schema's own comments."""

from collections.abc import Iterator
from itertools import groupby

import duckdb

from etl.snapshot.publish import create

COLUMNS = """
    SELECT tables.table_name, tables.comment, columns.column_name, columns.data_type, columns.comment
    FROM duckdb_tables() AS tables JOIN duckdb_columns() AS columns USING (table_oid)
    ORDER BY tables.table_oid, columns.column_index
"""
VIEWS = """
    SELECT views.view_name, views.comment, string_agg(columns.column_name, ', ' ORDER BY columns.column_index)
    FROM duckdb_views() AS views JOIN duckdb_columns() AS columns ON columns.table_oid = views.view_oid
    WHERE NOT views.internal GROUP BY ALL ORDER BY views.view_name
"""
MACROS = """
    SELECT function_name, comment, array_to_string(parameters, ', ')
    FROM duckdb_functions() WHERE NOT internal AND function_type IN ('macro', 'table_macro') ORDER BY function_name
"""


def data_dictionary() -> str:
    """The dictionary as Markdown: one section a table, then one list of the views and one of the macros."""
    with duckdb.connect() as database:
        create(database)
        columns, views, macros = (database.execute(query).fetchall() for query in (COLUMNS, VIEWS, MACROS))
    lines = ["# Data dictionary", "", "Made from `etl/snapshot/schema.sql` and the rules by `make dictionary`."]
    lines += _tables(columns)
    lines += ["", "## Views", "", "| view | meaning | columns |", "| --- | --- | --- |"]
    lines += [f"| {name} | {comment} | {names} |" for name, comment, names in views]
    lines += ["", "## Macros", "", "| macro | meaning |", "| --- | --- |"]
    lines += [f"| {name}({parameters}) | {comment} |" for name, comment, parameters in macros]
    return "\n".join(lines)


def _tables(columns: list[tuple[str, ...]]) -> Iterator[str]:
    """The lines of all tables, in the order of the schema."""
    for (name, comment), members in groupby(columns, key=lambda column: column[:2]):
        yield from ("", f"## {name}", "", comment, "", "| column | type | meaning |", "| --- | --- | --- |")
        yield from (f"| {column} | {kind} | {meaning} |" for *_, column, kind, meaning in members)
