"""What each column of a file means: as the schema says it, or as columns.csv does for what only files have."""

import csv
from functools import cache
from pathlib import Path

from dashboard import store
from dashboard.open_data.catalogue import File

OWN = Path(__file__).with_name("columns.csv")


@cache
def _own() -> dict[tuple[str, str], str]:
    """By file and column; a row without a file holds for all."""
    with OWN.open(encoding="utf-8", newline="") as file:
        return {(row["file"], row["column_name"]): row["meaning"] for row in csv.DictReader(file)}


def meanings(file: File) -> dict[str, str]:
    """The meaning of each column of a file, of the pinned snapshot; empty where nobody has said it."""
    general = dict(store.ask("column_meanings").itertuples(index=False))
    rows = store.ask("dictionary")
    of_table = rows[rows["table_name"] == file.table]
    known = general | dict(zip(of_table["column_name"], of_table["comment"], strict=True))
    return {
        column: _own().get((file.name, column)) or _own().get(("", column)) or known.get(column, "")
        for column in file.query.columns
    }
