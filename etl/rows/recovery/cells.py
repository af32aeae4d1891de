"""Cells of the archive's lists as values; each raises ValueError naming file, line and column."""

from datetime import date

from etl.folder.table_file import ListRow
from etl.meaning.periods import first_day

SEPARATOR = ";"


def several(cell: str) -> list[str]:
    """The names in a cell that may hold several."""
    return [name.strip() for name in cell.split(SEPARATOR) if name.strip()]


def whole(row: ListRow, column: str) -> int | None:
    """A whole number that counts from 1; None where the cell is empty. Raises ValueError naming the place."""
    number = row.number(column)
    if number is not None and not (number >= 1 and number == int(number)):
        raise ValueError(f'{place_of(row)}, "{column}": "{row[column]}" is no whole number from 1.')
    return None if number is None else int(number)


def flag(row: ListRow, column: str) -> bool:
    """Whether a cell says true; raises ValueError naming the place for anything but true and false."""
    return one_of(row, column, ("true", "false")) == "true"


def one_of(row: ListRow, column: str, words: tuple[str, ...]) -> str:
    """The word in a cell; raises ValueError naming the place for any other than these."""
    if row[column] not in words:
        raise ValueError(f'{place_of(row)}, "{column}": "{row[column]}" is none of {", ".join(filter(None, words))}.')
    return row[column]


def dated(row: ListRow, column: str) -> date | None:
    """The first day of what a cell names as exactly as "precision" says; raises ValueError naming the place."""
    length = {"day": 3, "month": 2, "year": 1, "none": 0}.get(row["precision"])
    if length != len(row[column].split("-")) - (not row[column]):
        raise ValueError(
            f'{place_of(row)}: "{row[column]}" is not as exact as its precision "{row["precision"]}" says.'
        )
    try:
        return first_day(row[column])
    except ValueError:
        raise ValueError(f'{place_of(row)}, "{column}": "{row[column]}" is no date.') from None


def place_of(row: ListRow) -> str:
    """File and line of a row."""
    return f"{row.file_name}, line {row.line_number}"
