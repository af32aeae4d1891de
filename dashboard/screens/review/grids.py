"""Questions as the rows of the Review screen's table."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard.screens.review import words
from dashboard.words import STATES


def questions(found: pd.DataFrame, is_answered: Callable[[Mapping[str, Any]], bool]) -> pd.DataFrame:
    """One row a question of `review_queue`: what it is about, what an answer frees, where and why it waits."""
    return pd.DataFrame(
        {
            "kind": found["kind"],
            "text": found["text"],
            "frees": [words.frees(row) for row in found.to_dict("records")],
            "places_count": found["places_count"],
            "hubs": found["hubs"],
            "reason": found["reason"],
            "language": found["language"].map(words.language),
            "state": [words.ANSWERED if is_answered(row) else STATES[row["state"]] for row in found.to_dict("records")],
        }
    )
