"""One snapshot file, opened once for all threads, and opened anew where DuckDB has given it up.

After an internal error DuckDB answers no query of that database any more, and whoever opens the file again in the same
process gets the same dead instance for as long as one cursor or connection on it lives. So a broken connection takes no
new query, is closed by the last one that leaves it, and only then is the file opened again.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Condition
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

GIVEN_UP = (duckdb.InternalException, duckdb.FatalException)
LEAVE_SECONDS = 10  # how long a new query waits for those that still run on a broken connection


class Database:
    """A file that is only read; safe to share between threads."""

    def __init__(self, path: Path, config: dict[str, str | bool | int | float | list[str]]) -> None:
        """The file is opened by the first who asks, with DuckDB's settings of `config`."""
        self._path = path
        self._config = config
        self._changed = Condition()
        self._connection: duckdb.DuckDBPyConnection | None = None
        self._opened_file = (0, 0)
        self._queries_count = 0
        self._is_given_up = False

    def rows(self, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
        """The answer, asked for once more on a new connection where DuckDB gave this one up.

        Raises duckdb.Error, OSError where the file cannot be looked at, TimeoutError where a broken connection is
        still in use.
        """
        try:
            return self._asked(sql, parameters)
        except GIVEN_UP:
            return self._asked(sql, parameters)

    def batches(self, sql: str, parameters: dict[str, Any], rows_count: int) -> Iterator[pa.RecordBatch]:
        """The answer in pieces of so many rows, an empty one first; a broken connection ends it, it is not asked again.

        Raises as `rows` does, also between two pieces.
        """
        with self._cursor() as cursor:
            reader = cursor.execute(sql, parameters).to_arrow_reader(rows_count)
            yield pa.RecordBatch.from_pylist([], reader.schema)
            yield from reader

    def renew(self) -> None:
        """Open the file; anew where another one now lies under its name, as after a restore. Raises as `rows` does."""
        with self._changed:
            if self._connection and self._opened_file != _identity(self._path):
                self._is_given_up = True
                self._close_when_left()
        with self._cursor():
            pass

    def _asked(self, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
        with self._cursor() as cursor:
            return fetched(cursor, sql, parameters)

    @contextmanager
    def _cursor(self) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor for one query: a connection shared by threads mixes their answers up."""
        cursor = self._entered()
        try:
            with cursor:
                yield cursor
        except GIVEN_UP:
            # No other connection can have taken its place: that happens only once this query has left.
            self._is_given_up = True
            raise
        finally:
            with self._changed:
                self._queries_count -= 1
                self._close_when_left()

    def _entered(self) -> duckdb.DuckDBPyConnection:
        with self._changed:
            if not self._changed.wait_for(lambda: not self._is_given_up, LEAVE_SECONDS):
                raise TimeoutError(f"{self._path.name} is being closed after an error, and a query still runs on it.")
            if self._connection is None:
                self._opened_file = _identity(self._path)
                self._connection = duckdb.connect(str(self._path), read_only=True, config=self._config)
            cursor = self._connection.cursor()
            self._queries_count += 1
            return cursor

    def _close_when_left(self) -> None:
        """Close a connection that was given up once no query runs on it; the caller holds the lock."""
        if self._is_given_up and not self._queries_count and self._connection:
            self._connection.close()
            self._connection = None
            self._is_given_up = False
            self._changed.notify_all()


def fetched(cursor: duckdb.DuckDBPyConnection, sql: str, parameters: dict[str, Any]) -> pd.DataFrame:
    """All rows of one query; an answer left unfetched would keep its cursor busy."""
    return cursor.execute(sql, parameters).df()


def _identity(path: Path) -> tuple[int, int]:
    """Which file lies under a name, and its size in bytes; raises FileNotFoundError."""
    found = path.stat()
    return found.st_ino, found.st_size
