"""The folder of snapshots: what lies where, which one readers follow, and what was said of each when it was published.

It holds `<name>.duckdb` (public), `<name>.private.duckdb` (focal points), `<name>.summary` and `current`, a file with
the name of the snapshot to read. Nothing here opens a database, so that a load that has nothing to do needs none.
"""

import json
import os
from pathlib import Path


def current_name(snapshots: Path) -> str | None:
    """The name of the snapshot that readers are pointed to, or None where there is none."""
    pointer = snapshots / "current"
    name = pointer.read_text(encoding="utf-8", errors="replace").strip() if pointer.exists() else ""
    return name if name and public_path(snapshots, name).exists() else None


def public_path(snapshots: Path, name: str) -> Path:
    """Where the public file of a snapshot lies."""
    return snapshots / f"{name}.duckdb"


def private_path(snapshots: Path, name: str) -> Path:
    """Where the private file of a snapshot lies."""
    return snapshots / f"{name}.private.duckdb"


def summary_path(snapshots: Path, name: str) -> Path:
    """Where the summary of a snapshot lies, with the marks of the files that it tells of."""
    return snapshots / f"{name}.summary"


def point_to(snapshots: Path, name: str) -> None:
    """Let readers see the snapshot, in one step that a crash cannot halve."""
    aside = snapshots / f".current-{os.getpid()}"
    with aside.open("w", encoding="utf-8") as file:
        file.write(name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(aside, snapshots / "current")


def note_summary(snapshots: Path, name: str, summary: str) -> None:
    """Keep what was said of a snapshot whose files open; raises OSError where one of them is not there."""
    text = json.dumps({"files": _marks(snapshots, name), "summary": summary}, ensure_ascii=False)
    summary_path(snapshots, name).write_text(text, encoding="utf-8")


def noted_summary(snapshots: Path, name: str) -> str | None:
    """What was said of a snapshot; None where it was not kept, or a file is no longer the one that it tells of."""
    try:
        noted = json.loads(summary_path(snapshots, name).read_text(encoding="utf-8"))
        return str(noted["summary"]) if noted["files"] == _marks(snapshots, name) else None
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _marks(snapshots: Path, name: str) -> list[list[int]]:
    """Size in bytes and time of the last change in nanoseconds of both files."""
    stats = [path.stat() for path in (public_path(snapshots, name), private_path(snapshots, name))]
    return [[stat.st_size, stat.st_mtime_ns] for stat in stats]
