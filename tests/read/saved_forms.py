"""Forms that another program saved, compared field by field with the Word file that they were made from."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from etl.forms.candidature.json_lines import read_file

ROOT = Path(__file__).resolve().parents[2]
SAVED = Path(__file__).resolve().parent / "saved"


class Right(NamedTuple):
    """How many of a form's fields are right to the letter, right but for spaces and line breaks, and there."""

    exact: int
    but_for_spaces: int
    fields: int


def originals(folder: Path) -> list[dict[str, str]]:
    """The rows of a folder's originals.csv: file, original (below the repository), and what is right of it."""
    with (folder / "originals.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def right_fields(path: Path, original: Path) -> Right:
    """How much of a saved form is read as in the Word file that it was made from."""
    wanted, found = dict(_flat(read_file(original)["fields"])), dict(_flat(read_file(path)["fields"] or {}))
    exact = sum(found.get(name) == value for name, value in wanted.items())
    close = sum(_closed(found.get(name)) == _closed(value) for name, value in wanted.items())
    return Right(exact, close, len(wanted))


def _flat(value: Any, name: str = "") -> Iterator[tuple[str, Any]]:
    """The fields of a record with their names; the types of a service are one field."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(inner, f"{name}/{key}")
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for number, inner in enumerate(value):
            yield from _flat(inner, f"{name}/{number}")
    else:
        yield name, value


def _closed(value: Any) -> Any:
    return re.sub(r"\s+", "", value) if isinstance(value, str) else value
