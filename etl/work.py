"""Work in pieces, each done once: results are kept by key, and many pieces are spread over the cores."""

import os
from collections.abc import Callable, Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from typing import Any, TypeVar, get_type_hints

from etl.cache import ReadCache
from etl.errors import UNFORESEEN

Progress = Callable[[Iterable[Any], int, str], Iterable[Any]]
WORTH_A_POOL = 40  # below it, starting processes takes longer than they save
Item = TypeVar("Item")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Work:
    """Work of which each piece is done once: kept by its key, and spread over the cores where there is much."""

    cache: ReadCache
    progress: Progress

    def results(self, function: Callable[[Item], Result], items: dict[str, Item], what: str) -> dict[str, Result]:
        """The function's result for each item, by key; only keys that the cache lacks are worked on.

        What was kept comes back as the type that the function is declared to give.
        """
        known: dict[str, Result] = self.cache.get(items, get_type_hints(function)["return"])
        new = {key: item for key, item in items.items() if key not in known}
        done = self.progress(_mapped(function, list(new.values())), len(new), what)
        made = dict(zip(new, done, strict=True))
        self.cache.put((key, result) for key, result in made.items() if is_lasting(result))
        return known | made


def is_lasting(result: Any) -> bool:
    """Whether a result may be kept: what met an unforeseen error is worked on again at the next load."""
    return getattr(result, "outcome", None) != UNFORESEEN


def _mapped(function: Callable[[Any], Any], items: list[Any]) -> Iterable[Any]:
    """The function over all items in their order, on every core where there are many."""
    if len(items) < WORTH_A_POOL:
        yield from map(function, items)
        return
    # Forked before any database is open, so that no worker inherits a connection.
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("fork")) as pool:
        yield from pool.map(function, items, chunksize=8)
