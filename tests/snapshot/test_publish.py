"""Snapshots appear whole or not at all."""

import os
import signal
import subprocess
import sys

import duckdb
import pytest

from etl.snapshot.folder import current_name, private_path, public_path
from etl.snapshot.publish import KEPT, NotPublished, publish


def nothing(_):
    """Fill nothing in."""


def region(code):
    return lambda database: database.execute("INSERT INTO region VALUES (?, 'Name', 1, 1, '', '', '')", [code])


def regions(snapshots):
    with duckdb.connect(str(public_path(snapshots, current_name(snapshots))), read_only=True) as database:
        return database.execute("SELECT region_code FROM region").fetchall()


def test_a_snapshot_is_pointed_to(tmp_path):
    publish(tmp_path, "one", region("AFR"), nothing)
    assert current_name(tmp_path) == "one"
    assert regions(tmp_path) == [("AFR",)]


def test_the_private_file_is_only_its_owners(tmp_path):
    publish(tmp_path, "one", nothing, nothing)
    assert private_path(tmp_path, "one").stat().st_mode & 0o077 == 0


def test_a_failed_fill_leaves_the_old_snapshot(tmp_path):
    publish(tmp_path, "one", region("AFR"), nothing)
    with pytest.raises(duckdb.ConstraintException):
        publish(tmp_path, "two", lambda database: (region("ARB")(database), region("ARB")(database)), nothing)
    assert regions(tmp_path) == [("AFR",)]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".lock", "current", "one.duckdb", "one.private.duckdb"]


def test_a_failed_check_names_itself_and_its_first_row(tmp_path):
    publish(tmp_path, "one", region("AFR"), nothing)

    def hub_without_a_country_name(database):
        database.execute("INSERT INTO programme VALUES ('mcr2030', 'MCR2030', 'UNDRR', false, '', '')")
        database.execute(
            "INSERT INTO hub (hub_id, programme_id, name, is_example, longitude) VALUES ('h', 'mcr2030', '', true, 200)"
        )

    with pytest.raises(NotPublished, match="hub_place: .* 1 rows break it, the first is .*200"):
        publish(tmp_path, "two", hub_without_a_country_name, nothing)
    assert current_name(tmp_path) == "one"


def test_the_last_few_are_kept(tmp_path):
    for number in range(KEPT + 3):
        publish(tmp_path, f"s{number}", nothing, nothing)
        os.utime(public_path(tmp_path, f"s{number}"), (number, number))
    kept = sorted(path.stem for path in tmp_path.glob("s?.duckdb"))
    assert kept == [f"s{number}" for number in range(3, KEPT + 3)]
    assert current_name(tmp_path) == f"s{KEPT + 2}"


def test_one_loader_at_a_time(tmp_path):
    def again(_):
        publish(tmp_path, "two", nothing, nothing)

    with pytest.raises(NotPublished, match="Another load is at work"):
        publish(tmp_path, "one", again, nothing)


KILLED = """
import sys
from pathlib import Path
from etl.snapshot.publish import publish
def endless(database):
    print("building", flush=True)
    sys.stdin.read()
publish(Path(sys.argv[1]), "two", endless, lambda database: None)
"""


def test_a_killed_loader_loses_nothing_and_is_swept_up(tmp_path):
    publish(tmp_path, "one", region("AFR"), nothing)
    command = [sys.executable, "-c", KILLED, str(tmp_path)]
    loader = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    with loader:
        assert loader.stdout.readline() == b"building\n"
        loader.send_signal(signal.SIGKILL)
    assert regions(tmp_path) == [("AFR",)]
    assert list(tmp_path.glob(".building-*"))
    publish(tmp_path, "three", region("ECA"), nothing)
    assert regions(tmp_path) == [("ECA",)]
    assert not list(tmp_path.glob(".building-*"))
