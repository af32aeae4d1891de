"""Rows kept from load to load, portion by portion, so that a load makes only those whose input has changed.

One file beside the snapshots holds the tables of the schema without its constraints, each row with the name of its
portion; whoever publishes copies them into an empty snapshot, where every key and check holds as ever. So a snapshot is
the same rows whether they were made now or kept. A lost or damaged file costs time, never correctness.
"""

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import duckdb

from etl.snapshot.publish import SQL, NotPublished, create, opened
from etl.snapshot.tables import Refusal, Tables, columns_of, inserted
from etl.versions import files_version

_OWN = """
    CREATE TABLE portion (portion VARCHAR, key VARCHAR, answers VARCHAR);
    CREATE TABLE asked (portion VARCHAR, text_key VARCHAR);
    CREATE TABLE applied (line_number INTEGER, portion VARCHAR, origin VARCHAR);
    CREATE TABLE kept_for (schema_version VARCHAR);
"""
OWN_TABLES = ("portion", "asked", "applied", "kept_for")


class KeptRows:
    """The rows of portions: `replace` those that changed, `drop` those that are gone, `copy` all into a snapshot."""

    def __init__(self, path: Path) -> None:
        """Open the file, or begin it anew where it is damaged or of another schema."""
        self._path = path
        self._held: duckdb.DuckDBPyConnection | None = None
        self._version = files_version([SQL / "schema.sql", SQL / "schema_private.sql", Path(__file__)])
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self._is_usable():
            self._begin()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Keep the file open from one question to the next; no process may be forked meanwhile."""
        with self._open() as database:
            self._held = database
            try:
                yield
            finally:
                self._held = None

    @property
    def columns(self) -> dict[str, dict[str, str]]:
        """Column types by column by table of the schema."""
        with self._open() as database:
            found = columns_of(database)
        return {table: types for table, types in found.items() if table not in OWN_TABLES}

    def keys(self) -> dict[str, tuple[str, str]]:
        """The key of each portion, and the hash of the answers for any document that were applied to it."""
        with self._open() as database:
            found = database.execute("SELECT portion, key, answers FROM portion").fetchall()
        return {portion: (key, answers) for portion, key, answers in found}

    def asking(self, text_keys: Iterable[str]) -> dict[str, set[str]]:
        """Which of these questions each portion asks; portions that ask none of them are left out."""
        found: dict[str, set[str]] = {}
        with self._open() as database:
            query = "SELECT portion, text_key FROM asked WHERE list_contains(?, text_key)"
            for portion, key in database.execute(query, [list(text_keys)]).fetchall():
                found.setdefault(portion, set()).add(key)
        return found

    def applied_lines(self) -> set[int]:
        """The lines of corrections.csv that some portion needs."""
        with self._open() as database:
            return {line for (line,) in database.execute("SELECT DISTINCT line_number FROM applied").fetchall()}

    def replace(self, portions: Iterable[str], rows: Tables) -> None:
        """Put these rows, each with its portion, in place of all rows of the portions: all or none."""
        with self._open() as database:
            database.begin()
            _delete(database, portions)
            rows.insert_into(database)
            database.commit()

    def drop_others(self, portions: Iterable[str]) -> None:
        """Drop all rows of portions other than these."""
        kept = set(portions)
        others = [portion for portion in self.keys() if portion not in kept]
        if others:
            with self._open() as database:
                database.begin()
                _delete(database, others)
                database.commit()

    def copy(self, database: duckdb.DuckDBPyConnection, keys: Mapping[str, str], refused: Tables) -> None:
        """Copy all rows into an empty public file, table by table, and tell `refused` which the schema does not take.

        `keys` are those of the portions that the snapshot is made of; raises NotPublished where another load has put
        others in their place.
        """
        columns = columns_of(database)
        with self._attached(database):
            kept = dict(database.execute("SELECT portion, key FROM kept.portion").fetchall())
            if kept != dict(keys):
                raise NotPublished("Another load put its rows in place of this one's.", "Load again.")
            for table in [*(name for name in columns if name != "finding"), "finding"]:
                for one in _copied(database, table, columns[table]):
                    refused.refuse(one)

    def copy_private(self, database: duckdb.DuckDBPyConnection) -> None:
        """Copy the focal points and the drafts into an empty private file."""
        columns = columns_of(database)
        with self._attached(database):
            for table, types in columns.items():
                for one in _copied(database, table, types):
                    raise NotPublished(f"A row of {table} cannot be kept: {one.problem}")

    @contextmanager
    def _open(self) -> Iterator[duckdb.DuckDBPyConnection]:
        if self._held:
            yield self._held
            return
        try:
            with _owners_alone(), opened(self._path) as database:
                yield database
        except duckdb.IOException as error:
            raise NotPublished(f"The kept rows cannot be opened; another load may be at work. {error}") from None

    @contextmanager
    def _attached(self, database: duckdb.DuckDBPyConnection) -> Iterator[None]:
        # The path is our own, not a text from outside.
        database.execute(f"ATTACH '{str(self._path).replace(chr(39), chr(39) * 2)}' AS kept (READ_ONLY)")
        try:
            yield
        finally:
            database.execute("DETACH kept")

    def _is_usable(self) -> bool:
        if not self._path.exists():
            return False
        try:
            with opened(self._path) as database:
                return database.execute("SELECT schema_version FROM kept_for").fetchall() == [(self._version,)]
        except duckdb.IOException as error:
            if "lock" in str(error).lower():
                raise NotPublished("Another load is at work.", "Try again when it has ended.") from None
            return False
        except duckdb.Error:
            return False

    def _begin(self) -> None:
        """An empty file with the tables of the schema, that only its owner may read: focal points are private."""
        for path in (self._path, self._path.with_name(f"{self._path.name}.wal")):
            path.unlink(missing_ok=True)
        aside = self._path.with_name(f"{self._path.name}.{os.getpid()}")
        aside.unlink(missing_ok=True)
        with duckdb.connect() as schema:
            create(schema)
            schema.execute((SQL / "schema_private.sql").read_text(encoding="utf-8"))
            columns = columns_of(schema)
        with opened(aside) as database:
            for table, types in columns.items():
                told = ", ".join(f'"{name}" {kind}' for name, kind in types.items())
                database.execute(f'CREATE TABLE "{table}" ({told}, portion VARCHAR, origin VARCHAR)')
            database.execute(_OWN)
            database.execute("INSERT INTO kept_for VALUES (?)", [self._version])
        os.chmod(aside, 0o600)
        os.replace(aside, self._path)


@contextmanager
def _owners_alone() -> Iterator[None]:
    """Let what is written beside the file, as its log, be readable by its owner alone, as the file is."""
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def _delete(database: duckdb.DuckDBPyConnection, portions: Iterable[str]) -> None:
    names = list(portions)
    if not database.execute("FROM portion WHERE list_contains(?, portion) LIMIT 1", [names]).fetchall():
        return  # each portion that has rows stands there too
    for table, columns in columns_of(database).items():
        if "portion" in columns:
            database.execute(f'DELETE FROM "{table}" WHERE list_contains(?, portion)', [names])


def _copied(database: duckdb.DuckDBPyConnection, table: str, types: dict[str, str]) -> Iterator[Refusal]:
    """Copy one table; its rows come in the order of portions, whenever they were made."""
    names = ", ".join(f'"{name}"' for name in types)
    kept = f'FROM kept."{table}" ORDER BY portion, rowid'
    try:
        database.execute(f'INSERT INTO "{table}" SELECT {names} {kept}')
    except (duckdb.DataError, duckdb.IntegrityError):
        # Decimals go back into the database as they came: as floating numbers, which it rounds.
        cast = {name: "::DOUBLE" if kind.startswith("DECIMAL") else "" for name, kind in types.items()}
        told_as = ", ".join(f'"{name}"{kind}' for name, kind in cast.items())
        rows = database.execute(f"SELECT {told_as}, origin {kept}").fetchall()
        told: list[dict[str, Any]] = [dict(zip(types, row[:-1], strict=True)) for row in rows]
        yield from inserted(database, table, types, told, {at: row[-1] for at, row in enumerate(rows) if row[-1]})
