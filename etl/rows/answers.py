"""A person's answer in corrections.csv as a value: its JSON, checked against the vocabulary of data/reference."""

import json
from typing import Any

from etl.answers import Vocabulary, problems
from etl.folder.reference import rows

# The table of data/reference that holds the codes of each kind, and its column.
_CODES = {
    "country": ("countries", "country_code"),
    "region": ("regions", "region_code"),
    "currency": ("currencies", "currency_code"),
    "unit": ("units", "unit_id"),
    "period": ("period", "period"),
    "way_of_counting": ("way_of_counting", "way_of_counting"),
}


def value_of(text: str) -> Any:
    """The value that a JSON text holds; raises ValueError also for NaN and Infinity, which are no JSON."""
    return json.loads(text, parse_constant=_refuse_constant)


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no number.")


def check_value(kind: str, value: Any) -> None:
    """Raises ValueError that names all that is wrong: a kind, a key, a word or a number that no load can take."""
    if wrong := problems(kind, value, _vocabulary()):
        raise ValueError(" ".join(wrong))


def _vocabulary() -> Vocabulary:
    codes = {kind: frozenset(row[column] for row in rows(table)) for kind, (table, column) in _CODES.items()}
    return Vocabulary(**codes)
