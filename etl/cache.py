"""What was read before: results by content, so that loading again reads only what changed."""

import json
import sqlite3
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any


class ReadCache:
    """Results as JSON by key, in one file beside the snapshots that only its owner may read: answers can be private.

    A lost or damaged cache costs time, never correctness.
    """

    def __init__(self, path: Path, version: str) -> None:
        """Open or make the cache; what another version of code and tables left is dropped."""
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._connection = self._opened(path)
        except sqlite3.DatabaseError:
            path.unlink()
            self._connection = self._opened(path)
        self._connection.execute("DELETE FROM result WHERE version <> ?", [version])
        self._version = version

    @staticmethod
    def _opened(path: Path) -> sqlite3.Connection:
        path.touch(mode=0o600)
        connection = sqlite3.connect(path, isolation_level=None, timeout=60)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, version TEXT, content BLOB)")
        return connection

    def get(self, keys: Iterable[str]) -> dict[str, Any]:
        """The results that are known, by key."""
        wanted = list(dict.fromkeys(keys))
        known: dict[str, Any] = {}
        for start in range(0, len(wanted), 500):
            some = wanted[start : start + 500]
            marks = ",".join("?" * len(some))
            found = self._connection.execute(f"SELECT key, content FROM result WHERE key IN ({marks})", some)
            known.update((key, json.loads(zlib.decompress(content))) for key, content in found)
        return known

    def put(self, results: Iterable[tuple[str, Any]]) -> None:
        """Keep results, all or none."""
        packed = [(key, self._version, zlib.compress(_packed(value), 1)) for key, value in results]
        self._connection.execute("BEGIN")
        self._connection.executemany("INSERT OR REPLACE INTO result VALUES (?, ?, ?)", packed)
        self._connection.execute("COMMIT")

    def close(self) -> None:
        """Close the file."""
        self._connection.close()


def _packed(value: Any) -> bytes:
    """The value as JSON; the name of a file may hold halves of characters."""
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")
