"""Keys as forms printed them before keys were made of words: slug of the title and unit, numbered in the plan's order.

Such forms lie in inboxes. Their keys help only where the words beside them leave a choice.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from etl.text.keys import SLUG_LENGTH

Row = dict[str, Any]


def printed_slug(text: str) -> str:
    """A name as it was written in keys: without marks of any script, its words parted where a vowel sign stood."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    letters = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = re.findall(r"\w+", unicodedata.normalize("NFC", letters).replace("_", " "))
    return "-".join(words)[:SLUG_LENGTH].strip("-")


def printed_service_name(row: Row) -> str:
    """The name of a row of `service` in its key."""
    return printed_slug(row["title"] or row["description"] or "") or "service"


def printed_target_name(row: Row) -> str:
    """The name of a row of `indicator` in its key, below that of its service."""
    return row["unit_id"] or printed_slug(row["unit"] or "") or "item"


def numbered(rows: Iterable[Row], group: str, name: Callable[[Row], str]) -> list[tuple[Row, str, int]]:
    """Each row with its name and the how manieth of that name it is in its group, in the order of `position`."""
    used: dict[tuple[Any, str], int] = defaultdict(int)
    counted = []
    for row in sorted(rows, key=lambda row: row["position"]):
        used[row[group], name(row)] += 1
        counted.append((row, name(row), used[row[group], name(row)]))
    return counted
