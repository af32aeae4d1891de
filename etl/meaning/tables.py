"""Look-up structures made once from the vocabulary tables, and made anew for another data folder."""

import os
from collections.abc import Callable
from functools import cache, wraps
from typing import TypeVar

Made = TypeVar("Made")


def made_once(make: Callable[[], Made]) -> Callable[[], Made]:
    """Keep what `make` returns for as long as RESILIENCE_HUB_DATA names the same folder."""
    kept = cache(lambda _folder: make())

    @wraps(make)
    def looked_up() -> Made:
        return kept(os.environ.get("RESILIENCE_HUB_DATA"))

    return looked_up
