"""The lists that a secretariat keeps beside the inbox: data/*.csv, one row a fact, each row with its line."""

import csv
from dataclasses import dataclass
from datetime import date
from pathlib import Path

NAMES = ("hubs", "members", "decisions", "received", "confirmations", "corrections", "pledges")


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list: its values by column, and the line of the file it stands in (the header is line 1)."""

    file_name: str
    line_number: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The trimmed text of a column; empty where the row or the file has none."""
        return (self.values.get(column) or "").strip()

    def day(self, column: str) -> date | None:
        """The column as a day; None where it is empty. Raises ValueError naming file, line and column."""
        if not self[column]:
            return None
        try:
            return date.fromisoformat(self[column])
        except ValueError:
            raise ValueError(
                f'{self.file_name}, line {self.line_number}, "{column}": "{self[column]}" is no day. '
                "Write it as YYYY-MM-DD."
            ) from None

    def number(self, column: str) -> float | None:
        """The column as a number with a decimal point; None where it is empty. Raises ValueError naming the place."""
        if not self[column]:
            return None
        try:
            return float(self[column])
        except ValueError:
            raise ValueError(
                f'{self.file_name}, line {self.line_number}, "{column}": "{self[column]}" is no number. '
                "Write it with a decimal point and no other sign."
            ) from None


def list_path(data: Path, name: str) -> Path:
    """Where a list lies in a data folder."""
    return data / f"{name}.csv"


def read_lists(data: Path) -> dict[str, list[ListRow]]:
    """All lists of a data folder by name, empty where there is none; raises ValueError for a file that is no UTF-8."""
    return {name: read_list(list_path(data, name)) for name in NAMES}


def read_list(path: Path) -> list[ListRow]:
    """The rows of one list, empty rows left out."""
    if not path.exists():
        return []
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restkey="", restval="")
            numbered = [(reader.line_num, row) for row in reader]
    except (UnicodeDecodeError, csv.Error) as problem:
        raise ValueError(f"{path.name} is no CSV in UTF-8 ({problem}). Save it as CSV UTF-8.") from None
    filled = [(line, row) for line, row in numbered if any("".join(value).strip() for value in row.values())]
    return [ListRow(path.name, line, row) for line, row in filled]
