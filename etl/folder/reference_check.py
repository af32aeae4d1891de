"""A folder's own vocabulary table beside the shipped one, which shows what each of its columns holds."""

import re
from collections.abc import Callable
from functools import cached_property

from etl.findings import Finding
from etl.folder.table_file import ListRow, day_of, number_of

Reader = Callable[[str, str], object]
Keys = Callable[[str], frozenset[str]]
# Numbers that a row of one's own may leave empty, though every shipped row has them.
MAY_BE_EMPTY = frozenset({"longitude", "latitude"})
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TRUTH = re.compile("true|false")


class Model:
    """The shipped rows of a table: what all of them have in a column, a row of one's own must have too."""

    def __init__(self, rows: tuple[ListRow, ...], keys: Keys) -> None:
        """`keys` gives the shipped keys by the name of their column; none for a column that holds no keys."""
        self.columns = tuple(rows[0].values) if rows else ()
        self._values = {column: {row[column] for row in rows} for column in self.columns}
        self._shipped_keys = keys

    @cached_property
    def _readers(self) -> dict[str, Reader | None]:
        """What reads the values of each column: numbers, days, true and false; None for words."""
        return {column: _reader(values - {""}) for column, values in self._values.items()}

    @cached_property
    def needed(self) -> tuple[str, ...]:
        """The columns that every row fills: the first one, and those that the code reckons with."""
        reckoned = [column for column in self.columns[1:] if self._readers[column] and column not in MAY_BE_EMPTY]
        return tuple(column for column in (*self.columns[:1], *reckoned) if "" not in self._values[column])

    @cached_property
    def _references(self) -> frozenset[str]:
        """The columns that hold keys of another table."""
        filled = {column: self._shipped_keys(column) for column in self.columns[1:]}
        return frozenset(column for column, keys in filled.items() if keys and self._values[column] - {""} <= keys)

    def problem(self, row: ListRow, keys: Keys) -> Finding | None:
        """Why a row of one's own cannot be taken, where it cannot; `keys` gives the keys in use."""
        for column in self.columns:
            text, place = row[column], f'{row.place}, "{column}"'
            if not text:
                if column in self.needed:
                    return Finding("list_value_missing", f"{place} is empty. The row is left out.")
            elif found := _problem(self._readers[column], text, place):
                return Finding("list_value_unreadable", f"{found} The row is left out.", text=text)
            elif column in self._references and text not in keys(column):
                message = f'{place}: "{text}" is in no table of the vocabulary. The row is left out.'
                return Finding("list_value_unknown", message, text=text)
        return None


def _reader(values: set[str]) -> Reader | None:
    kinds: tuple[tuple[re.Pattern[str], Reader], ...] = ((_NUMBER, number_of), (_DAY, day_of), (_TRUTH, _truth))
    return next((read for sort, read in kinds if values and all(map(sort.fullmatch, values))), None)


def _problem(read: Reader | None, text: str, place: str) -> str:
    try:
        if read:
            read(text, place)
    except ValueError as problem:
        return str(problem)
    return ""


def _truth(text: str, place: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f'{place}: "{text}" is neither true nor false.')
    return text == "true"
