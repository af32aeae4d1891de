"""Worker processes: each piece of work is done in one, under limits of its own, and one that is over them is ended.

A piece that has no result is told as a finding, and the others go on: what takes too long, what wants more memory than
it is worth, what ends the process in a library of C. Forked before any database is open, so that no worker inherits a
connection.
"""

import gc
import pickle
import resource
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any, TypeVar

from etl.errors import UNFORESEEN, logged
from etl.findings import Failed, Finding
from etl.folder.reference import setting

LUMP = 8  # items handed over at once: a word with a worker costs as much as a short cell
MEGABYTE = 1024 * 1024
_OWN_MEMORY = Path("/proc/self/statm")  # Linux: the first number is the size of the address space in pages
_FORK = get_context("fork")
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one piece of work may take: seconds by the clock, and megabytes more than its process has."""

    seconds: float
    memory_mb: float

    @classmethod
    def set(cls) -> "Limits":
        """Those of data/reference/setting.csv."""
        return cls(setting("reading_seconds"), setting("reading_memory_mb"))


@dataclass(slots=True)
class _Worker:
    """One process, the numbers of the pieces that it has not done yet, and when the first of them is overdue."""

    process: BaseProcess
    pipe: Connection
    numbers: deque[int] = field(default_factory=deque)
    due: float = 0.0

    def end(self) -> int | None:
        """End the process, whatever it is at; its exit code, which is negative for the signal that ended it."""
        self.process.kill()
        self.process.join()
        self.pipe.close()
        return self.process.exitcode


def outcomes(
    function: Callable[[Item], Result], items: Sequence[Item], count: int, limits: Limits
) -> Iterator[Result | Failed]:
    """The function's result for each item, or why there is none, in their order; worked out by `count` processes."""
    crew = _Crew(function, items, limits)
    done: dict[int, Result | Failed] = {}
    try:
        for following in range(len(items)):
            while following not in done:
                crew.hand_out(count)
                done.update(crew.told())
            yield done.pop(following)
    finally:
        crew.end()


class _Crew:
    """The processes at work on some items: started when there is work for them, and replaced when they end."""

    def __init__(self, function: Callable[[Any], Any], items: Sequence[Any], limits: Limits) -> None:
        """The items are handed out by their numbers."""
        self._function = function
        self._items = items
        self._limits = limits
        self._left = deque(range(len(items)))
        self._workers: list[_Worker] = []

    def hand_out(self, count: int) -> None:
        """Give a lump of what is left to each process that has nothing to do, and start those that are lacking."""
        while self._left and len(self._workers) < count:
            self._workers.append(self._started())
        for worker in self._workers:
            if self._left and not worker.numbers:
                worker.numbers.extend(self._left.popleft() for _ in range(min(LUMP, len(self._left))))
                worker.due = time.monotonic() + self._limits.seconds
                worker.pipe.send(list(worker.numbers))

    def told(self) -> list[tuple[int, Any]]:
        """The next outcomes by the numbers of their items, of each process that tells one, else that is overdue."""
        busy = [worker for worker in self._workers if worker.numbers]
        ready = wait([worker.pipe for worker in busy], max(0.0, min(worker.due for worker in busy) - time.monotonic()))
        now = time.monotonic()
        heard = [worker for worker in busy if worker.pipe in ready] or [one for one in busy if one.due <= now]
        return [(worker.numbers.popleft(), self._outcome(worker, worker.pipe in ready)) for worker in heard]

    def _outcome(self, worker: _Worker, is_ready: bool) -> Any:
        """What a process tells of an item; one that is overdue or has ended hands back the items that follow."""
        with suppress(EOFError, OSError):
            if is_ready:
                worker.due = time.monotonic() + self._limits.seconds
                return worker.pipe.recv()
        self._workers.remove(worker)
        self._left.extendleft(reversed(worker.numbers))
        exit_code = worker.end()
        return Failed(_ended(exit_code) if is_ready else _too_long(self._limits))

    def end(self) -> None:
        """End all processes."""
        while self._workers:
            self._workers.pop().end()

    def _started(self) -> _Worker:
        ours, theirs = _FORK.Pipe()
        process = _FORK.Process(target=self._serve, args=(ours, theirs), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _serve(self, parents: Connection, pipe: Connection) -> None:
        """What a process does: each item that it is handed, told one by one, until nobody listens any more."""
        parents.close()
        gc.freeze()  # what the parent knows is no garbage of ours, and need not be looked through for any
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever stops the command ends its processes
        with suppress(EOFError, OSError):
            while True:
                numbers = pipe.recv()
                with _memory_limit(self._limits.memory_mb):
                    for number in numbers:
                        pipe.send_bytes(_packed(self._function, self._items[number], self._limits))


def _packed(function: Callable[[Any], Any], item: Any, limits: Limits) -> bytes:
    """The result for one item, or why there is none, as it travels."""
    try:
        return pickle.dumps(function(item))
    except Failed as failed:
        why = failed.finding
    except MemoryError:
        why = _too_much(limits)
    except Exception as error:
        reference = logged(error, function.__name__)
        why = Finding(UNFORESEEN, f"It met an unforeseen error, {reference} in the log.", text=reference)
    return pickle.dumps(Failed(why))


@contextmanager
def _memory_limit(memory_mb: float) -> Iterator[None]:
    """Let the process take so many megabytes more than it has; where its size cannot be told, as much as it may."""
    at_most = resource.getrlimit(resource.RLIMIT_AS)[1]
    wanted = _address_space() + int(memory_mb * MEGABYTE) if _OWN_MEMORY.exists() else at_most
    resource.setrlimit(resource.RLIMIT_AS, (wanted, at_most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (at_most, at_most))


def _address_space() -> int:
    """The bytes that this process has the addresses of; a forked one begins with those of its parent."""
    return int(_OWN_MEMORY.read_text().split()[0]) * resource.getpagesize()


def _too_long(limits: Limits) -> Finding:
    return Finding("reading_over_limit", f"It takes longer than {limits.seconds:g} seconds (reading_seconds).")


def _too_much(limits: Limits) -> Finding:
    return Finding("reading_over_limit", f"It takes more than {limits.memory_mb:g} MB of memory (reading_memory_mb).")


def _ended(exit_code: int | None) -> Finding:
    how = f"by {signal.Signals(-exit_code).name}" if exit_code and exit_code < 0 else f"with exit code {exit_code}"
    return Finding("reading_ended", f"The process that read it ended {how}.")
