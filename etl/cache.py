"""What was read before: results by content, so that loading again reads only what changed."""

import json
import sqlite3
import zlib
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

ROOM_BYTES = 1_000_000_000  # some ten versions of a thousand forms; what is in use may take more


class ReadCache:
    """Results as JSON by key, in one file beside the snapshots that only its owner may read: answers can be private.

    Records come back as what they were. A lost or damaged cache costs time, never correctness. A result counts for the
    version of code and vocabulary that made it, and one of another version stays as long as there is room: whoever
    tries another branch, and goes back, reads nothing again.
    """

    def __init__(self, path: Path) -> None:
        """Open or make the cache."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._opened(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self._connection = self._opened(path)
        self._versions: set[str] = set()

    @staticmethod
    def _opened(path: Path) -> sqlite3.Connection:
        path.touch(mode=0o600)
        connection = sqlite3.connect(path, isolation_level=None, timeout=60)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(
            "CREATE TABLE IF NOT EXISTS kept (key TEXT, version TEXT, content BLOB, PRIMARY KEY (key, version))"
        )
        connection.execute("DROP TABLE IF EXISTS result")  # of a time when a cache knew one version alone
        return connection

    def get(self, keys: Iterable[str], kind: Any, version: str) -> dict[str, Any]:
        """The results of a version that are known, by key; `kind` is their type."""
        self._versions.add(version)
        wanted = list(dict.fromkeys(keys))
        known: dict[str, Any] = {}
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            query = f"SELECT key, content FROM kept WHERE version = ? AND key IN ({marks})"
            found = self._connection.execute(query, [version, *some])
            for key, content in found:
                try:
                    known[key] = restored(kind, json.loads(zlib.decompress(content)))
                except (zlib.error, ValueError, TypeError, LookupError):
                    continue  # a damaged result is worked out again
        return known

    def put(self, results: Iterable[tuple[str, Any]], version: str) -> None:
        """Keep results of a version, all or none."""
        self._versions.add(version)
        packed = [(key, version, zlib.compress(_packed(value), 1)) for key, value in results]
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", packed)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file; where it is larger than it may be, without what other versions left."""
        pages, page_bytes = (
            self._connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("page_count", "page_size")
        )
        if pages * page_bytes > ROOM_BYTES:
            marks = ",".join("?" * len(self._versions))
            self._connection.execute(f"DELETE FROM kept WHERE version NOT IN ({marks})", [*self._versions])
        self._connection.close()


def _packed(value: Any) -> bytes:
    """The value as JSON; the name of a file may hold halves of characters."""
    return json.dumps(value, ensure_ascii=False, default=_written).encode("utf-8", "surrogatepass")


def _written(value: Any) -> Any:
    """What JSON does not know: a record as the name of its class and its fields in their order, a day as text."""
    if isinstance(value, date):
        return value.isoformat()
    return [type(value).__name__, *(getattr(value, field.name) for field in fields(value))]


def restored(kind: Any, value: Any) -> Any:
    """A value of a type, out of what JSON made of it; raises LookupError, TypeError or ValueError where it is none."""
    return _restorer(kind)(value)


@cache
def _restorer(kind: Any) -> Callable[[Any], Any]:
    """How values of one type come back: records by their fields, and all that stands inside of them."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return _record_restorer(kind)
    if origin is UnionType:
        return _union_restorer(inner)
    if origin is tuple:
        item = _restorer(inner[0])
        return lambda values: tuple(map(item, values))
    if origin is dict:
        item = _restorer(inner[1])
        return lambda values: {key: item(value) for key, value in values.items()}
    return date.fromisoformat if kind is date else lambda value: value


def _record_restorer(kind: Any) -> Callable[[Any], Any]:
    hints = get_type_hints(kind)
    restorers = [(field.name, _restorer(hints[field.name])) for field in fields(kind)]

    def restore(values: Any) -> Any:
        _, *own = values
        return kind(**{name: item(value) for (name, item), value in zip(restorers, own, strict=True)})

    return restore


def _union_restorer(kinds: tuple[Any, ...]) -> Callable[[Any], Any]:
    """Of several records the one whose name was written; else a value that may be missing."""
    records = {kind.__name__: _restorer(kind) for kind in kinds if isinstance(kind, type) and is_dataclass(kind)}
    others = [_restorer(kind) for kind in kinds if kind is not NoneType and not is_dataclass(kind)]

    def restore(value: Any) -> Any:
        if value is None:
            return None
        return records[value[0]](value) if records else others[0](value)

    return restore
