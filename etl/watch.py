"""Watches a data folder and loads it when what lies in it has changed and has settled.

Each load is a process of its own: what it takes of memory goes with it, what ends it does not end the watch, and it can
be stopped at any moment, since a snapshot is built aside. A killed watch or load loses its lock.
"""

import contextlib
import fcntl
import hashlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import FrameType
from typing import NoReturn

from etl.errors import EtlError, WrongUsage

SETTLED_LOOKS = 2  # looks that must show the same before a load: a file that is being copied grows between two
LOOKING_SHARE = 20  # a look at a large folder comes after a pause of so many times what it took
LOAD_SECONDS_MAX = 4 * 60 * 60  # a load from nothing of a hundred thousand forms is done by then
PAUSE_SECONDS, PAUSE_SECONDS_MAX = 60, 60 * 60  # after a load that failed, doubled each time; a change ends the pause
ENDING_SECONDS = 10  # that a load has to end when it is asked to
_OURS = ("snapshots", "out", "originals")  # what commands make in a data folder, and no load reads

Load = Callable[[], bool]
Say = Callable[[str], None]


class Stopped(Exception):
    """The watch was asked to end."""


@dataclass(slots=True)
class Watch:
    """What a watch has seen: the last look, how often it was the same, what was loaded, and what last failed."""

    load: Load
    say: Say
    clock: Callable[[], float] = time.monotonic  # seconds
    seen: str = ""
    same_looks: int = 0
    loaded: str = ""
    failed: str = ""
    failures: int = 0
    again_at: float = 0.0

    def look(self, state: str) -> None:
        """Take in the state of the folder, and load it where it is new, has settled and is not in a pause."""
        self.same_looks = self.same_looks + 1 if state == self.seen else 1
        self.seen = state
        is_paused = state == self.failed and self.clock() < self.again_at
        if self.same_looks < SETTLED_LOOKS or state == self.loaded or is_paused:
            return
        if self.load():
            self.loaded, self.failed, self.failures = state, "", 0
        else:
            self.failures = self.failures + 1 if state == self.failed else 1
            self.failed = state
            pause = min(PAUSE_SECONDS * 2 ** min(self.failures - 1, 10), PAUSE_SECONDS_MAX)
            self.again_at = self.clock() + pause
            self.say(f"Not loaded; the old snapshot stays. Again in {pause} seconds, or when something changes.")


def watch(data: Path, inbox: Path, snapshots: Path, every_seconds: float) -> None:
    """Load the folder whenever it has changed, until a signal ends it; raises WrongUsage and EtlError before."""
    if not inbox.is_dir():
        raise WrongUsage(f"There is no folder {inbox}.", "Make a data folder with: python -m etl init DIR")
    command = [sys.executable, "-m", "etl", "load", "--data", data, "--inbox", inbox, "--snapshots", snapshots]
    watching = Watch(lambda: _loaded(list(map(str, command)), _say), _say)
    with _one_watch(snapshots), contextlib.suppress(Stopped):
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, _stop)
        _say(f"Watching {data}, every {every_seconds:g} seconds.")
        while True:
            began = time.monotonic()
            state = state_of(data, inbox)
            pause = max(every_seconds, LOOKING_SHARE * (time.monotonic() - began))
            watching.look(state)
            time.sleep(pause)
    _say("Stopped.")


def _stop(number: int, frame: FrameType | None) -> NoReturn:
    raise Stopped


def _say(line: str) -> None:
    print(f"{datetime.now():%Y-%m-%d %H:%M:%S} {line}", flush=True)


@contextmanager
def _one_watch(snapshots: Path) -> Iterator[None]:
    """Hold the lock of watches of a snapshots folder; raises EtlError where another watch holds it."""
    snapshots.mkdir(parents=True, exist_ok=True)
    with (snapshots / ".watch.lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise EtlError(
                f"Another watch is at work in {snapshots}.", "It loads what changes; end it first."
            ) from None
        yield


# --- what changed -----------------------------------------------------------------------------------------------------


def state_of(data: Path, inbox: Path) -> str:
    """One word for all that a load may read: every file of inbox, lists and vocabulary with its size and time."""
    digest = hashlib.blake2b(digest_size=16)
    for root in dict.fromkeys((data, inbox)):
        for path, status in sorted(_files(root, is_top=root == data)):
            digest.update(os.fsencode(path) + f"\0{status.st_size}\0{status.st_mtime_ns}\0".encode())
    return digest.hexdigest()


def _files(folder: str | Path, *, is_top: bool = False) -> Iterator[tuple[str, os.stat_result]]:
    """The files below a folder but for hidden ones; what vanishes while one looks is not there."""
    with contextlib.suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") or (is_top and entry.name in _OURS):
                continue
            with contextlib.suppress(OSError):
                if entry.is_dir(follow_symlinks=False):
                    yield from _files(entry.path)
                else:
                    yield entry.path, entry.stat()


# --- one load ---------------------------------------------------------------------------------------------------------


def _loaded(command: list[str], say: Say) -> bool:
    """Run one load and say what it says; whether it published. It ends with the watch, and after the longest time."""
    say("Loading.")
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True) as load:
        try:
            told, _ = load.communicate(timeout=LOAD_SECONDS_MAX)
        except subprocess.TimeoutExpired:
            _end(load)
            say(f"The load did not end within {LOAD_SECONDS_MAX // 3600} hours and was ended.")
            return False
        except BaseException:
            _end(load)
            raise
    for line in told.decode("utf-8", "replace").splitlines():
        if line.strip() and not line.startswith("Next: "):
            say(line)
    return load.returncode == 0


def _end(load: "subprocess.Popen[bytes]") -> None:
    """End a load with all its processes."""
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(load.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            load.wait(ENDING_SECONDS)
            return
