"""Snapshots: built aside, checked, named by their input, then pointed to; readers never see half of one.

Files are never changed under their name: DuckDB would serve the old data.
"""

import fcntl
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

from etl.errors import EtlError
from etl.snapshot.folder import current_name, point_to, private_path, public_path, summary_path

KEPT = 5
SQL = Path(__file__).resolve().parent
RULES = SQL.parent / "rules"


class NotPublished(EtlError):
    """A snapshot was refused; the message says which check failed, on how many rows, and what to do."""


def opens(path: Path) -> bool:
    """Whether a file is there and DuckDB can open it: one cut short by a full disk or a broken copy cannot serve."""
    try:
        duckdb.connect(str(path), read_only=True).close()
    except duckdb.ConnectionException:
        return True  # this process holds it open, with other settings
    except duckdb.Error:
        return False
    return True


def publish(
    snapshots: Path,
    name: str,
    fill: Callable[[duckdb.DuckDBPyConnection], None],
    fill_private: Callable[[duckdb.DuckDBPyConnection], object],
) -> Path:
    """Build, check and point to the snapshot `name`; raises NotPublished and leaves the old one where a check fails."""
    snapshots.mkdir(parents=True, exist_ok=True)
    with (
        _one_loader(snapshots),
        tempfile.TemporaryDirectory(prefix=".building-", dir=snapshots, ignore_cleanup_errors=True) as folder,
    ):
        public, private = Path(folder) / "public.duckdb", Path(folder) / "private.duckdb"
        with opened(public) as database:
            create(database)
            fill(database)
            check(database)
        with opened(private) as database:
            database.execute((SQL / "schema_private.sql").read_text(encoding="utf-8"))
            fill_private(database)
        os.chmod(private, 0o600)
        _make_durable(private, private_path(snapshots, name))
        _make_durable(public, public_path(snapshots, name))
        point_to(snapshots, name)
        _prune(snapshots)
    return public_path(snapshots, name)


@contextmanager
def _one_loader(snapshots: Path) -> Iterator[None]:
    """Hold the folder's lock, which a killed loader loses, and sweep what such a loader left half-built."""
    with (snapshots / ".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotPublished(f"Another load is at work in {snapshots}.", "Try again when it has ended.") from None
        for left in snapshots.glob(".building-*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A connection that closes itself and never reaches for the network."""
    # Small blocks: with many tables of few rows the default of 256 KB makes files of 30 MB.
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "default_block_size": "16384",
    }
    connection = duckdb.connect(str(path), config=config)
    try:
        yield connection
    finally:
        connection.close()


def create(database: duckdb.DuckDBPyConnection) -> None:
    """Lay down the schema's tables and views in an empty database."""
    views = (path for room in (SQL / "views", RULES) for path in room.glob("*.sql"))
    paths = (SQL / "schema.sql", *sorted(views, key=lambda path: path.name))
    # One transaction: to write each of some thousand statements to the disk by itself takes twice as long.
    database.begin()
    for path in paths:
        database.execute(path.read_text(encoding="utf-8"))
    database.commit()


def check(database: duckdb.DuckDBPyConnection) -> None:
    """Run every query for bad rows in etl/snapshot/checks; raises NotPublished naming the checks that found any."""
    problems = []
    for path in sorted((SQL / "checks").glob("*.sql")):
        query = path.read_text(encoding="utf-8")
        bad = database.execute(query).fetchall()
        if bad:
            rule = query.splitlines()[0].removeprefix("--").strip()
            problems.append(f"{path.stem}: {rule} {len(bad)} rows break it, the first is {bad[0]}.")
    if problems:
        raise NotPublished("\n".join(problems))


def _make_durable(built: Path, target: Path) -> None:
    """Move a finished file to its name, its bytes on the disk before the name is."""
    with built.open("rb") as file:
        os.fsync(file.fileno())
    os.replace(built, target)


def _prune(snapshots: Path) -> None:
    """Keep the current snapshot and the newest others."""
    current = current_name(snapshots)
    names = {path.name.split(".")[0] for path in snapshots.glob("*.duckdb") if not path.name.startswith(".")}
    by_age = sorted(names - {current}, key=lambda name: _age(snapshots, name), reverse=True)
    for name in by_age[KEPT - 1 :]:
        public_path(snapshots, name).unlink(missing_ok=True)
        private_path(snapshots, name).unlink(missing_ok=True)
        summary_path(snapshots, name).unlink(missing_ok=True)


def _age(snapshots: Path, name: str) -> float:
    path = public_path(snapshots, name)
    return path.stat().st_mtime if path.exists() else 0.0
