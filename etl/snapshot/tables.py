"""Rows on their way into the database: lists of dicts by table, inserted in the order of the schema.

A row that the schema refuses (a cell that must be filled, a key that stands twice or nowhere, a value that the column
cannot hold) stays out and is handed back with the reason; it never stops the others.
"""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import duckdb
import pyarrow
import pyarrow.compute

Row = dict[str, Any]
ARROW_TYPES = {
    "VARCHAR": pyarrow.string(),
    "INTEGER": pyarrow.int32(),
    "BIGINT": pyarrow.int64(),
    "DOUBLE": pyarrow.float64(),
    "BOOLEAN": pyarrow.bool_(),
    "DATE": pyarrow.date32(),
    "DECIMAL(18,2)": pyarrow.float64(),
}
# Records that enter no figure: one whose reference was refused stays, without the reference.
KEPT_WITHOUT_REFERENCE = ("document", "finding")
# What the schema or the types say about a row; anything else that goes wrong is no fault of the row.
ROW_ERRORS = (
    duckdb.DataError,
    duckdb.IntegrityError,
    pyarrow.ArrowException,
    OverflowError,
    UnicodeError,
    TypeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that the schema refuses: its table, its values, where it comes from, and why."""

    table: str
    row: Row
    origin: str
    problem: str


class Tables:
    """Rows by table; a row is a dict by column, and a column that it leaves out is empty."""

    def __init__(self) -> None:
        self._rows: dict[str, list[Row]] = defaultdict(list)
        self._origins: dict[str, dict[int, str]] = defaultdict(dict)

    def add(self, table: str, origin: str = "", /, **values: Any) -> None:
        """Add one row; `origin` is the file and line of a row that stands in no document."""
        if origin:
            self._origins[table][len(self._rows[table])] = origin
        self._rows[table].append(values)

    def rows(self, table: str) -> list[Row]:
        """The rows of one table so far."""
        return self._rows[table]

    def extend(self, table: str, rows: Iterable[Row]) -> None:
        """Add rows that stand in documents."""
        self._rows[table].extend(rows)

    def each(self) -> Iterator[tuple[str, str, Row]]:
        """Every row with its table and its origin, which is empty for one that stands in a document."""
        for table, rows in self._rows.items():
            origins = self._origins[table]
            yield from ((table, origins.get(at, ""), row) for at, row in enumerate(rows))

    def mark(self) -> str:
        """A hash of all rows, in their order."""
        digest = hashlib.sha256()
        for one in self.each():
            digest.update(repr(one).encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def take(self, other: "Tables") -> None:
        """Add all rows of other tables, with their origins."""
        for table, rows in other._rows.items():
            start = len(self._rows[table])
            self._origins[table] |= {start + at: origin for at, origin in other._origins[table].items()}
            self._rows[table] += rows

    def remove(self, table: str, is_meant: Callable[[Row], bool]) -> None:
        """Take rows out again; only of a table whose rows have no origin of their own."""
        self._rows[table] = [row for row in self._rows[table] if not is_meant(row)]

    def insert_into(self, database: duckdb.DuckDBPyConnection) -> list[Refusal]:
        """Insert all rows, table by table as the schema lists them, findings last; the rows that it refuses.

        Raises KeyError for a table or column that the schema lacks.
        """
        columns = columns_of(database)
        unknown = set(self._rows) - set(columns)
        if unknown:
            raise KeyError(f"No such table: {', '.join(sorted(unknown))}")
        refused = [one for table in columns if table != "finding" for one in self._insert(database, table, columns)]
        for one in refused:
            self.refuse(one)
        return refused + (list(self._insert(database, "finding", columns)) if "finding" in columns else [])

    def refuse(self, refusal: Refusal) -> None:
        """Take note of a row that the schema refuses."""

    def _insert(
        self, database: duckdb.DuckDBPyConnection, table: str, columns: Mapping[str, dict[str, str]]
    ) -> Iterator[Refusal]:
        types, rows, origins = columns[table], self._rows[table], self._origins[table]
        unknown = {name for row in rows for name in row} - set(types)
        if unknown:
            raise KeyError(f"No such column: {', '.join(sorted(unknown))} in {table}")
        yield from inserted(database, table, types, rows, origins)


def inserted(
    database: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], rows: list[Row], origins: Mapping[int, str]
) -> Iterator[Refusal]:
    """Insert all rows that the schema takes; the others, each with its reason."""
    for at, problem in _refused(database, table, types, rows, range(len(rows))):
        yield Refusal(table, rows[at], origins.get(at, ""), problem)


def columns_of(database: duckdb.DuckDBPyConnection) -> dict[str, dict[str, str]]:
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


def _refused(
    database: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], rows: list[Row], places: Sequence[int]
) -> Iterator[tuple[int, str]]:
    """Insert the rows at these places; (place, reason) of each that is refused, found by halving what fails."""
    if not places:
        return
    try:
        _insert(database, table, types, [rows[at] for at in places])
    except ROW_ERRORS as error:
        if len(places) > 1:
            middle = len(places) // 2
            for half in (places[:middle], places[middle:]):
                yield from _refused(database, table, types, rows, half)
        elif not (table in KEPT_WITHOUT_REFERENCE and _insert_alone(database, table, types, rows[places[0]])):
            yield places[0], str(error).partition("\n")[0]


def _insert_alone(database: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], row: Row) -> bool:
    """Insert a record without the references that are not there; False where it is refused all the same."""
    query = """
        SELECT DISTINCT unnest(constraint_column_names) FROM duckdb_constraints()
        WHERE table_name = ? AND constraint_type = 'FOREIGN KEY'
    """
    references = {name for (name,) in database.execute(query, [table]).fetchall()} & {"hub_id", "document_id"}
    try:
        _insert(database, table, types, [row | dict.fromkeys(references)])
    except ROW_ERRORS:
        return False
    return True


def _insert(database: duckdb.DuckDBPyConnection, table: str, types: dict[str, str], rows: list[Row]) -> None:
    arrays = [_array([row.get(column) for row in rows], kind) for column, kind in types.items()]
    batch = pyarrow.table(arrays, names=list(types))
    database.register("batch", batch)
    try:
        # The table's name is the schema's own, never a text from outside.
        database.execute(f'INSERT INTO "{table}" SELECT * FROM batch')
    finally:
        database.unregister("batch")


def _array(values: list[Any], kind: str) -> pyarrow.Array:
    """The values of one column; texts that stand for values of another type are cast by the database."""
    if kind != "VARCHAR" and any(isinstance(value, str) for value in values):
        return pyarrow.array(values, type=pyarrow.string())
    array = pyarrow.array(values, type=ARROW_TYPES[kind], from_pandas=False)
    if pyarrow.types.is_floating(array.type) and pyarrow.compute.all(pyarrow.compute.is_finite(array)).as_py() is False:
        raise ValueError("A number is endless or none.")
    return array
