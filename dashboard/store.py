"""The only door to the data: a named query on the current snapshot, read-only, cached by the snapshot's name.

A snapshot never changes under its name, so an answer is good for as long as its snapshot is current. Each rerun pins
one snapshot, so all figures on a screen come from the same one even where a new one is published meanwhile.
"""

import re
import time
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from dashboard import query, settings

MAKE_ONE = "make load"
ANSWERS_KEPT = 256
OPEN_TRIES = 5
CONNECTION = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
}


class Unavailable(Exception):
    """The data cannot be shown now; the message says why, `next_step` the command that mends it."""

    def __init__(self, message: str, next_step: str = MAKE_ONE):
        super().__init__(message)
        self.next_step = next_step


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
            _connection(snapshot.path)
        except (duckdb.IOException, FileNotFoundError):
            # It was pruned between reading the pointer and opening: the pointer has moved on.
            time.sleep(0.05)
            continue
        _pinned.set(snapshot)
        return snapshot
    raise Unavailable(f"The snapshot {snapshot.name} is named in {snapshot.path.parent} but cannot be opened.")


def keep(snapshot: Snapshot) -> None:
    """Answer from this snapshot in work that goes on after the rerun, such as a download."""
    _pinned.set(snapshot)


def current() -> Snapshot:
    """The snapshot that this rerun is pinned to."""
    return _pinned.get() or pin()


def ask(name: str, **parameters: Any) -> pd.DataFrame:
    """The rows of dashboard/queries/<name>.sql on the pinned snapshot, with its parameters bound.

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
    frozen = tuple(
        (key, tuple(value) if isinstance(value, list) else value) for key, value in sorted(parameters.items())
    )
    # pandas copies on write, so a shallow copy keeps the cached rows safe from whoever gets them.
    return _cached(path, name, frozen).copy(deep=False)


@lru_cache(maxsize=ANSWERS_KEPT)
def _cached(path: Path, name: str, parameters: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    """One cursor a query, fetched to its end: a connection shared by threads mixes their answers up."""
    bound = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    try:
        with _connection(path).cursor() as cursor:
            return cursor.execute(query.named(name).sql, bound).df()
    except (duckdb.CatalogException, duckdb.BinderException) as problem:
        raise Unavailable(f"The snapshot {path.stem} does not fit this version: {problem}") from problem


@lru_cache(maxsize=4)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    """A read-only connection; old ones close when the last cursor on them is gone."""
    if not path.exists():
        raise FileNotFoundError(path)
    return duckdb.connect(str(path), read_only=True, config=CONNECTION)


def _pointed_to() -> Snapshot:
    """The snapshot that the pointer names; raises Unavailable where there is none."""
    folder = settings.snapshots_folder()
    pointer = folder / "current"
    if not pointer.is_file():
        raise Unavailable(f"No snapshot has been published in {folder} yet.")
    name = pointer.read_text(encoding="utf-8").strip()
    if not re.fullmatch(r"[0-9A-Za-z_-]+", name):
        raise Unavailable(f"The pointer {pointer} names no snapshot.")
    path = folder / f"{name}.duckdb"
    return Snapshot(name, path, datetime.fromtimestamp(pointer.stat().st_mtime, UTC))
