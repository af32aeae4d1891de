"""Keys as forms printed them when keys had no marks of any script: what was "…/توامة" is "…/توأمة" now."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from etl.records import Content

KEYED = {"services": ("service_key",), "results": ("service_key", "indicator_key"), "money": ("service_key",)}


def with_present_keys(report: Content, present: Mapping[str, str]) -> Content:
    """A report's extract with each key that was printed in the former spelling written as it is now."""
    return report | {name: [_row(row, columns, present) for row in report[name]] for name, columns in KEYED.items()}


def _row(row: Content, columns: tuple[str, ...], present: Mapping[str, str]) -> Content:
    return row | {column: present.get(row[column], row[column]) for column in columns}


def present_keys(keys: Iterable[str]) -> dict[str, str]:
    """The key of today by its former spelling, where just one of today's had it and none has it still."""
    today = set(keys)
    found: dict[str, set[str]] = defaultdict(set)
    for key in today:
        found[former_spelling(key)].add(key)
    return {former: mine.pop() for former, mine in found.items() if len(mine) == 1 and former not in today}


def former_spelling(key: str) -> str:
    """A key as it was printed then: accents and marks gone, its words parted where a vowel sign stood."""
    return "/".join(part if part.isascii() else _without_marks(part) for part in key.split("/"))


def _without_marks(part: str) -> str:
    letters = "".join(one for one in unicodedata.normalize("NFKD", part) if not unicodedata.combining(one))
    return "-".join(re.findall(r"\w+", unicodedata.normalize("NFC", letters)))
