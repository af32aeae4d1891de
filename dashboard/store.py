"""The only door to the data: a named query on the current snapshot, read-only, cached by the snapshot's name.

A snapshot never changes under its name, so an answer is good for as long as its snapshot is current. Each rerun pins
one snapshot, so all figures on a screen come from the same one even where a new one is published meanwhile.
"""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from dashboard import query, settings
from dashboard.database import GIVEN_UP, Database

ANSWERS_KEPT = 256
DATABASES_KEPT = 4
BATCH_ROWS = 16_384  # of a streamed answer: some megabytes in memory, whatever its length
NAME = r"[0-9A-Za-z_-]+"  # of a snapshot
OPEN_TRIES = 5
REASON_LETTERS = 200
# Screens ask much and little at a time: with one thread a query they are faster in sum (docs/decisions/duckdb.md).
CONNECTION: dict[str, str | bool | int | float | list[str]] = {
    "threads": "1",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
}


Frozen = tuple[tuple[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Mend:
    """What to do where data are unavailable: a title, the public's next step, the secretariat's, and its command."""

    title: str
    for_public: str
    for_secretariat: str
    command: str


LOAD = Mend(
    "There is nothing to show yet",
    "The data are being prepared. Please come back later.",
    "This command reads the documents and publishes a snapshot; then reload this page:",
    "make load",
)
START_AGAIN = Mend(
    "This cannot be shown just now",
    "The data could not be read. Please reload this page; if that does not help, come back later.",
    "Reload this page. If that does not help, stop the server and start it again with this command:",
    "make run",
)


class Unavailable(Exception):
    """The data cannot be shown now; the message says why, `mend` what to do about it."""

    def __init__(self, message: str, mend: Mend = LOAD):
        super().__init__(message)
        self.mend = mend

    @property
    def next_step(self) -> str:
        """The command that mends it."""
        return self.mend.command


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One published state of all data: its name, its public file and when it was published (UTC)."""

    name: str
    path: Path
    published_at: datetime

    @property
    def private_path(self) -> Path:
        """The file with what only the secretariat may see."""
        return self.path.with_name(f"{self.name}.private.duckdb")


_pinned: ContextVar[Snapshot | None] = ContextVar("snapshot", default=None)


def pin() -> Snapshot:
    """Follow the pointer once; what is asked afterwards is answered from this snapshot. Raises Unavailable."""
    for _ in range(OPEN_TRIES):
        snapshot = _pointed_to()
        try:
            _database(snapshot.path).renew()
        except (duckdb.Error, OSError) as problem:
            # It was pruned between reading the pointer and opening: the pointer has moved on.
            why = _first_line(problem)
            time.sleep(0.05)
            continue
        _pinned.set(snapshot)
        return snapshot
    raise Unavailable(f"The snapshot {snapshot.name} is named in {snapshot.path.parent} but cannot be opened: {why}")


def probe() -> Snapshot:
    """The snapshot that screens are answered from now, after asking what each of them asks first; raises Unavailable.

    Kept answers do not count, since they outlive a database that answers no more.
    """
    snapshot = pin()
    _rows(snapshot.path, "snapshot", {})
    if settings.audience() == "secretariat" and snapshot.private_path.exists():
        _rows(snapshot.private_path, "private/focal_points", {"hub_id": ""})
    return snapshot


def keep(snapshot: Snapshot) -> None:
    """Answer from this snapshot in work that goes on after the rerun, such as a download."""
    _pinned.set(snapshot)


def kept(name: str) -> Snapshot | None:
    """A snapshot that is still kept, pinned as the one that answers; None where no file has the name."""
    path = settings.snapshots_folder() / f"{name}.duckdb"
    if not re.fullmatch(NAME, name) or not path.is_file():
        return None
    snapshot = Snapshot(name, path, datetime.fromtimestamp(path.stat().st_mtime, UTC))
    _pinned.set(snapshot)
    return snapshot


def batches(
    snapshot: Snapshot, name: str, parameters: dict[str, Any], as_json: bool = False
) -> Iterator[pa.RecordBatch]:
    """The rows of a query in pieces of BATCH_ROWS, for answers that are too long to keep; raises as `ask` does.

    `as_json` gives each row as one text, written by the database: a seventh of what Python takes.
    """
    asked = query.named(name)
    sql = f"SELECT CAST(to_json(told) AS VARCHAR) AS row FROM ({asked.as_table}) AS told" if as_json else asked.sql
    with _told(snapshot.path, name):
        yield from _database(snapshot.path).batches(sql, parameters, BATCH_ROWS)


def count(name: str, **parameters: Any) -> int:
    """How many rows a query has on the pinned snapshot; raises as `ask` does."""
    return _counted(current().path, name, _frozen(parameters))


def current() -> Snapshot:
    """The snapshot that this rerun is pinned to."""
    return _pinned.get() or pin()


def ask(name: str, **parameters: Any) -> pd.DataFrame:
    """The rows of the query of this name on the pinned snapshot, with its parameters bound.

    Raises LookupError for an unknown query, TypeError for parameters that do not fit and Unavailable where the
    snapshot was made by another version of the loader.
    """
    return _answer(current().path, name, parameters)


def ask_private(name: str, **parameters: Any) -> pd.DataFrame:
    """The same on the private file; raises PermissionError in a process that serves the public."""
    if settings.audience() != "secretariat":
        raise PermissionError("Focal points are the secretariat's alone: RESILIENCE_HUB_AUDIENCE is not secretariat.")
    path = current().private_path
    return _answer(path, f"private/{name}", parameters) if path.exists() else pd.DataFrame(columns=_columns(name))


def _columns(name: str) -> tuple[str, ...]:
    return query.named(f"private/{name}").columns


def _answer(path: Path, name: str, parameters: dict[str, Any]) -> pd.DataFrame:
    expected = query.named(name).parameters
    if expected != parameters.keys():
        raise TypeError(f"The query {name} takes {sorted(expected)}, not {sorted(parameters)}.")
    # pandas copies on write, so a shallow copy keeps the cached rows safe from whoever gets them.
    return _cached(path, name, _frozen(parameters)).copy(deep=False)


@lru_cache(maxsize=ANSWERS_KEPT)
def _cached(path: Path, name: str, parameters: Frozen) -> pd.DataFrame:
    """Kept answers; a failure is none, so the next who asks tries again."""
    return _rows(path, name, _thawed(parameters))


@lru_cache(maxsize=ANSWERS_KEPT)
def _counted(path: Path, name: str, parameters: Frozen) -> int:
    """Kept numbers of rows, as kept answers are."""
    counted = f"SELECT count(*) AS rows_count FROM ({query.named(name).as_table})"
    with _told(path, name):
        return int(_database(path).rows(counted, _thawed(parameters))["rows_count"].iloc[0])


def _frozen(parameters: dict[str, Any]) -> Frozen:
    """Parameters as the key of an answer; `_thawed` gives them back."""
    return tuple((key, tuple(value) if isinstance(value, list) else value) for key, value in sorted(parameters.items()))


def _thawed(parameters: Frozen) -> dict[str, Any]:
    return {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}


def _rows(path: Path, name: str, bound: dict[str, Any]) -> pd.DataFrame:
    with _told(path, name):
        return _database(path).rows(query.named(name).sql, bound)


@contextmanager
def _told(path: Path, name: str) -> Iterator[None]:
    """Whatever the database says instead of an answer, as Unavailable in words that a screen can show."""
    try:
        yield
    except (duckdb.CatalogException, duckdb.BinderException) as problem:
        raise Unavailable(f"The snapshot {path.stem} does not fit this version: {_first_line(problem)}") from problem
    except (*GIVEN_UP, TimeoutError) as problem:
        failed = f"The database of the snapshot {path.stem} failed twice over the question “{name}”"
        raise Unavailable(f"{failed}: {_first_line(problem)}", START_AGAIN) from problem
    except (duckdb.Error, OSError) as problem:
        raise Unavailable(f"The snapshot {path.stem} cannot be read: {_first_line(problem)}") from problem


def _first_line(problem: Exception) -> str:
    """What went wrong, without the stack that DuckDB writes below it."""
    return str(problem).strip().partition("\n")[0][:REASON_LETTERS]


_one_at_a_time = Lock()


def _database(path: Path) -> Database:
    """The file opened for all threads; the oldest of several closes when the last query on it has ended."""
    with _one_at_a_time:  # two of the same file would be one instance in DuckDB, and neither could open it anew
        return _kept_database(path)


@lru_cache(maxsize=DATABASES_KEPT)
def _kept_database(path: Path) -> Database:
    return Database(path, CONNECTION)


def _pointed_to() -> Snapshot:
    """The snapshot that the pointer names; raises Unavailable where there is none."""
    folder = settings.snapshots_folder()
    pointer = folder / "current"
    try:
        name = pointer.read_text(encoding="utf-8", errors="replace").strip()
        published_at = datetime.fromtimestamp(pointer.stat().st_mtime, UTC)
    except FileNotFoundError:
        raise Unavailable(f"No snapshot has been published in {folder} yet.") from None
    except OSError as problem:
        raise Unavailable(f"The pointer {pointer} cannot be read: {problem.strerror}.") from problem
    if not re.fullmatch(NAME, name):
        raise Unavailable(f"The pointer {pointer} names no snapshot.")
    return Snapshot(name, folder / f"{name}.duckdb", published_at)
