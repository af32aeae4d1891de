"""The two example rows that the form prints: told by their words, whatever became of their ticks."""

import re
from functools import cache
from typing import Literal

from etl.folder import reference
from etl.forms.candidature.matching import key_of
from etl.forms.records import COLUMNS, WorkPlanRow

WORDED = ("service", "description", "indicators", "coverage")
OFFERED = ("service", "description", "indicators")  # the words that say what is offered
NUMBERED = ("service", "description")  # where a list's number may stand; before an indicator it would be its figure

NUMBER_MAX = 12  # letters of a key that may only number or name a row: "1. ", "Example 2: ", "예시) "
PRINTED_MIN = 2  # a hub may well give a service of its own the title of an example

Likeness = Literal["unchanged", "bare", "translated", "overwritten", ""]
_NEAREST_FIRST: tuple[Likeness, ...] = ("unchanged", "bare", "translated", "overwritten", "")


def likeness_of(row: WorkPlanRow) -> Likeness:
    """What a row has of a printed example.

    All of it ("unchanged"); less, and nothing else ("bare"); its years and figures, among words of another language
    ("translated"); a part of its offer, and something of the hub's own ("overwritten"); or nothing ("").
    """
    texts = {column: getattr(row, column).text or "" for column in COLUMNS if column != "types"}
    keys = {column: key_of(text) for column, text in texts.items()}
    found = (_likeness(keys, _numbers(texts["indicators"]), row, example) for example in _examples())
    return min(found, key=_NEAREST_FIRST.index)


@cache
def _examples() -> tuple[dict[str, str], ...]:
    """The printed rows, each column as a key, and the figures of their indicators."""
    return tuple(
        {column: row[column] if column == "types" else key_of(row[column]) for column in COLUMNS}
        | {"numbers": _numbers(row["indicators"])}
        for row in reference.rows("form_examples")
    )


def _numbers(text: str) -> str:
    return " ".join(sorted(re.findall(r"\d+", text)))


def _likeness(keys: dict[str, str], numbers: str, row: WorkPlanRow, example: dict[str, str]) -> Likeness:
    printed_types = example["types"].split(";")
    keys = keys | {column: _without_number(keys[column], example[column]) for column in NUMBERED}
    own = {column for column, key in keys.items() if key and key != example[column]}
    if row.type_other or not set(row.types) <= set(printed_types):
        own.add("types")
    printed_count = sum(keys[column] == example[column] for column in OFFERED)
    if printed_count >= PRINTED_MIN and not own:
        is_whole = all(keys.values()) and list(row.types) == printed_types
        return "unchanged" if is_whole else "bare"
    if printed_count:
        return "overwritten"
    # In another language only the figures stay as printed; every worded column then has other words.
    is_translated = numbers == example["numbers"] and own == set(WORDED) and all(keys.values())
    return "translated" if is_translated else ""


def _without_number(key: str, printed: str) -> str:
    """The printed words where a cell holds them behind a number, a bullet or the word "example" only."""
    before = key.removesuffix(printed)
    return printed if printed and key.endswith(printed) and len(before) <= NUMBER_MAX else key
