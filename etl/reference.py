"""The vocabulary tables: data/reference/*.csv, as shipped or as overridden in a data folder of one's own."""

import csv
import os
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "data"
# Tables whose rows the code asks for by key: a data folder of an earlier version may lack some that this one needs.
ASKED_BY_KEY = {
    "finding_rules": ("rule_id",),
    "setting": ("setting_id",),
    "screening_text": ("kind", "id", "language"),
    "letter_text": ("letter", "part", "language"),
}


def data_folder() -> Path:
    """The data folder in use: RESILIENCE_HUB_DATA, or the one that ships with the code."""
    return Path(os.environ.get("RESILIENCE_HUB_DATA") or SHIPPED)


def table_path(name: str) -> Path:
    """The CSV of one vocabulary table: the data folder's own where it has one, else the shipped one."""
    own = data_folder() / "reference" / f"{name}.csv"
    return own if own.exists() else _shipped(name)


def paths_of(name: str) -> list[Path]:
    """The CSVs that one table is made from: the one in use, then, where rows are asked for by key, the shipped one."""
    used = table_path(name)
    return [used, _shipped(name)] if name in ASKED_BY_KEY and used != _shipped(name) else [used]


def _shipped(name: str) -> Path:
    return SHIPPED / "reference" / f"{name}.csv"


def rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of one vocabulary table as dicts of text; raises FileNotFoundError naming the table."""
    used, *shipped = paths_of(name)
    return _completed(used, shipped[0], ASKED_BY_KEY[name]) if shipped else _rows(used)


@cache
def _completed(own: Path, shipped: Path, key: tuple[str, ...]) -> tuple[dict[str, str], ...]:
    """The rows of a folder's own table, then the shipped rows of other keys."""
    known = {tuple(row[column] for column in key) for row in _rows(own)}
    return _rows(own) + tuple(row for row in _rows(shipped) if tuple(row[column] for column in key) not in known)


@cache
def _rows(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def table_paths() -> list[Path]:
    """The CSVs that all vocabulary tables are made from, by name."""
    names = {path.stem for folder in (SHIPPED, data_folder()) for path in (folder / "reference").glob("*.csv")}
    return [path for name in sorted(names) for path in paths_of(name)]
