"""Work in pieces, each done once: results are kept by key, and many pieces are spread over the cores."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar, get_type_hints

from etl.cache import ReadCache
from etl.findings import Failed, Finding
from etl.versions import code_version
from etl.workers import Limits, outcomes

Progress = Callable[[Iterable[Any], int, str], Iterable[Any]]
WORTH_A_POOL = 40  # below it, to hand work to a second process costs more than it saves
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Task(Generic[Item, Result]):
    """A kind of work, done by `function` with each item; `name` is what a person sees of it.

    `instead` makes what stands for an item that has no result, and `prepare` loads the vocabulary, once for all
    processes.
    """

    name: str
    function: Callable[[Item], Result]
    instead: Callable[[Item, Finding], Result]
    prepare: Callable[[], object]


@dataclass(frozen=True, slots=True)
class Work:
    """Work of which each piece is done once, kept by its key, and none stops the others.

    `failed` tells, by key, why a piece has no result this time. It is not kept, so that the next load tries
    the piece again.
    """

    cache: ReadCache
    tables_version: str
    progress: Progress
    failed: dict[str, Finding] = field(default_factory=dict)

    def results(self, task: Task[Item, Result], items: dict[str, Item]) -> dict[str, Result]:
        """The task's result for each item, by key; only keys that the cache lacks are worked on.

        What was kept comes back as the type that the task's function is declared to give.
        """
        known = self.kept(task, items)
        new = {key: item for key, item in items.items() if key not in known and key not in self.failed}
        done = self.progress(worked(task, list(new.values())), len(new), task.name) if new else ()
        told = dict(zip(new, done, strict=True))
        whys = {key: outcome.finding for key, outcome in told.items() if isinstance(outcome, Failed)}
        made = {key: outcome for key, outcome in told.items() if not isinstance(outcome, Failed)}
        self.cache.put(made.items(), self._version(task))
        self.failed.update(whys)
        found = known | made
        return {key: found[key] if key in found else task.instead(items[key], self.failed[key]) for key in items}

    def kept(self, task: Task[Item, Result], keys: Iterable[str]) -> dict[str, Result]:
        """The task's results that the same vocabulary and code, as far as the task can reach it, have made, by key."""
        return self.cache.get(keys, get_type_hints(task.function)["return"], self._version(task))

    def _version(self, task: Task[Item, Result]) -> str:
        return f"{task.function.__name__} {code_version(task.function.__module__)} {self.tables_version}"


def worked(task: Task[Item, Result], items: list[Item]) -> Iterable[Result | Failed]:
    """What comes of each item, in their order, on every core where there are many."""
    if not items:
        return ()
    task.prepare()
    count = (os.cpu_count() or 1) if len(items) >= WORTH_A_POOL else 1
    return outcomes(task.function, items, count, Limits.set())
