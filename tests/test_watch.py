"""A watched folder: what changes and has settled is published, a load that fails ends nothing, a signal does."""

import fcntl
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from time import sleep

import pytest

from etl.snapshot.folder import current_name
from etl.watch import Watch, state_of
from tests.published import DataFolder, service

ROOT = Path(__file__).resolve().parent.parent
LOOKS = 1800  # of a tenth of a second: minutes, since other tests load the machine too


def until(is_so: Callable[[], bool], log: Path) -> None:
    for _ in range(LOOKS):
        if is_so():
            return
        sleep(0.1)
    pytest.fail(log.read_text(encoding="utf-8"))


def command(folder: DataFolder) -> list[str]:
    return [sys.executable, "-m", "etl", "watch", "--data", str(folder.path), "--every", "0.2"]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "log"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.plan("kestrel-bay/plan.csv", service("First"), received_on="2024-03-01")
    return made


@pytest.fixture
def watching(folder: DataFolder, log: Path) -> Iterator[subprocess.Popen]:
    with log.open("wb") as file, subprocess.Popen(command(folder), cwd=ROOT, stdout=file, stderr=file) as process:
        yield process
        process.kill()


def titles(folder: DataFolder) -> list[str]:
    if not current_name(folder.path / "snapshots"):
        return []
    return [title for (title,) in folder.rows("SELECT DISTINCT title FROM service ORDER BY title")]


def test_what_changes_is_published_and_a_signal_ends_it(folder, log, watching):
    until(lambda: titles(folder) == ["First"], log)
    again = subprocess.run(command(folder), cwd=ROOT, capture_output=True, check=False)
    assert again.returncode == 1
    assert b"Another watch is at work" in again.stderr
    snapshots = folder.path / "snapshots"
    with (snapshots / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        folder.hub("port-lumen", "Port Lumen", "PER")
        folder.plan("port-lumen/plan.csv", service("Second"), received_on="2024-03-02")
        until(lambda: b"Not loaded; the old snapshot stays." in log.read_bytes(), log)
    assert titles(folder) == ["First"]
    folder.plan("port-lumen/later.csv", service("Third"), received_on="2024-03-03")
    until(lambda: "Third" in titles(folder), log)
    watching.send_signal(signal.SIGTERM)
    assert watching.wait(LOOKS / 10) == 0
    told = log.read_text(encoding="utf-8")
    assert told.splitlines()[-1].endswith(" Stopped.")
    assert "Another load is at work" in told
    assert "Traceback" not in told


def test_a_signal_ends_a_load_that_is_under_way(folder, log, watching):
    until(lambda: b" Loading." in log.read_bytes(), log)
    watching.send_signal(signal.SIGINT)
    assert watching.wait(LOOKS / 10) == 0
    assert "Traceback" not in log.read_text(encoding="utf-8")
    folder.load()  # no lock is left
    assert titles(folder) == ["First"]


def told(outcomes: list[bool], *looks: tuple[str, float]) -> tuple[list[str], list[str]]:
    """The states that were loaded of some looks (state, seconds), and what was said."""
    loads, said, now = [], [], [0.0]

    def load() -> bool:
        loads.append(watching.seen)
        return outcomes.pop(0)

    watching = Watch(load, said.append, lambda: now[0])
    for state, now[0] in looks:
        watching.look(state)
    return loads, said


def test_only_what_has_settled_is_loaded_and_once():
    loads, _ = told([True, True], *[(state, 0.0) for state in ("a", "b", "b", "b", "c", "d", "d", "d")])
    assert loads == ["b", "d"]


def test_a_load_that_failed_is_tried_again_after_a_pause_or_a_change():
    looks = [("a", 0.0), ("a", 0.0), ("a", 1.0), ("a", 59.0), ("a", 60.0), ("a", 61.0), ("b", 62.0), ("b", 63.0)]
    loads, said = told([False, False, True], *looks)
    assert loads == ["a", "a", "b"]
    assert [line.split("Again in ")[1].split(",")[0] for line in said] == ["60 seconds", "120 seconds"]


def test_what_commands_make_is_no_change(folder):
    before = state_of(folder.path, folder.path / "inbox")
    for name in ("snapshots/x", "out/x", "originals/x", ".filing.lock", "inbox/kestrel-bay/.filing-x"):
        (folder.path / name).parent.mkdir(exist_ok=True)
        (folder.path / name).write_text("x")
    assert state_of(folder.path, folder.path / "inbox") == before
    folder.put("kestrel-bay/snapshots/letter.docx", b"x")
    assert state_of(folder.path, folder.path / "inbox") != before
