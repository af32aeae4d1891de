"""The vocabulary tables: data/reference/*.csv, as shipped or as overridden in a data folder of one's own."""

import csv
import os
from functools import cache
from pathlib import Path

SHIPPED = Path(__file__).resolve().parent.parent / "data"


def data_folder() -> Path:
    """The data folder in use: RESILIENCE_HUB_DATA, or the one that ships with the code."""
    return Path(os.environ.get("RESILIENCE_HUB_DATA") or SHIPPED)


def table_path(name: str) -> Path:
    """The CSV of one vocabulary table: the data folder's own where it has one, else the shipped one."""
    own = data_folder() / "reference" / f"{name}.csv"
    return own if own.exists() else SHIPPED / "reference" / f"{name}.csv"


def rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of one vocabulary table as dicts of text; raises FileNotFoundError naming the table."""
    return _rows(table_path(name))


@cache
def _rows(path: Path) -> tuple[dict[str, str], ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def table_paths() -> list[Path]:
    """The CSVs of all vocabulary tables in use, by name."""
    names = {path.stem for folder in (SHIPPED, data_folder()) for path in (folder / "reference").glob("*.csv")}
    return [table_path(name) for name in sorted(names)]
