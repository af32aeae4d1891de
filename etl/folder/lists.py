"""The lists that a secretariat keeps beside the inbox: data/*.csv, one row a fact, each row with its line.

data/reference/list_columns.csv says what each column holds. A row is passed on only with cells of that kind, written in
one way; whatever else stands in a list is a finding with file and line and costs only its cell or its row.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from etl.findings import Finding
from etl.folder import reference
from etl.folder.table_file import ListRow, day_of, number_of, read_table
from etl.text.spelling import marks, name_key, path_key

NAMES = ("hubs", "members", "decisions", "received", "confirmations", "corrections", "pledges", "drafts")
HUB_KEY_MAX = 100  # characters; folders and addresses hold it
_COPIES = (".xlsx", ".xlsm", ".xls", ".ods", ".tsv", ".txt")
_GROUPED = re.compile(r"[0-9]{1,3}\.[0-9]{3}")
_HUB_KEY = re.compile(rf"[^\W_](?:[\w .'-]|[{marks()}])*(?<![ .])")


@dataclass(frozen=True, slots=True)
class Column:
    """What one column of a list holds: a row of data/reference/list_columns.csv.

    A row without a value in a column that `is_required` is left out; a list may have a column that `is_spare` or not.
    """

    name: str
    kind: str
    is_required: bool
    is_spare: bool
    if_twice: str
    if_wrong: str
    words: str
    least: str
    most: str
    not_before: str
    needs: str


@dataclass(slots=True)
class Lists:
    """The rows of all lists by name, and what was found while reading them."""

    rows: dict[str, list[ListRow]] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def __getitem__(self, name: str) -> list[ListRow]:
        """The rows of one list; none where there is no such file."""
        return self.rows[name]


def list_path(data: Path, name: str) -> Path:
    """Where a list lies in a data folder, in capitals or not."""
    path = data / f"{name}.csv"
    others = () if path.exists() or not data.is_dir() else sorted(data.iterdir())
    return next((other for other in others if other.name.casefold() == path.name), path)


def other_copy(data: Path, name: str) -> Path | None:
    """The workbook in which a list lies that is not there as CSV; None where there is none."""
    if list_path(data, name).exists() or not data.is_dir():
        return None
    copies = (path for path in sorted(data.iterdir()) if path.suffix.casefold() in _COPIES)
    return next((path for path in copies if path.stem.casefold() == name), None)


def columns_of(name: str) -> list[Column]:
    """The columns of a list, in the order in which its heading has them."""
    return [_column(row) for row in reference.rows("list_columns") if row["list"] == name]


def _column(row: dict[str, str]) -> Column:
    same = ("kind", "if_twice", "if_wrong", "words", "least", "most", "not_before", "needs")
    needed = row["is_required"]
    told = {name: row[name] for name in same}
    return Column(name=row["column"], is_required=needed == "true", is_spare=needed == "spare", **told)


def read_lists(data: Path) -> Lists:
    """All lists of a data folder, each empty where there is no file."""
    lists = Lists()
    for name in NAMES:
        lists.rows[name], findings = read_list(list_path(data, name), columns_of(name))
        lists.findings += findings
        if copy := other_copy(data, name):
            message = f"{copy.name} is no CSV, and {name}.csv is not there; nothing in it counts."
            lists.findings.append(Finding("list_unreadable", message, text=copy.name))
    return lists


def read_list(path: Path, columns: list[Column]) -> tuple[list[ListRow], list[Finding]]:
    """The rows of one list that can be taken, and why others, or cells of them, cannot."""
    if not path.exists():
        return [], []
    required = [column.name for column in columns if column.is_required]
    spare = [column.name for column in columns if column.is_spare]
    table = read_table(path, path.name, [column.name for column in columns], required, spare)
    findings = table.findings
    checked = [_checked(row, columns, findings) for row in table.rows]
    return list(_without_twins([row for row in checked if row], columns, findings)), findings


# --- cells ------------------------------------------------------------------------------------------------------------


def _checked(row: ListRow, columns: list[Column], findings: list[Finding]) -> ListRow | None:
    """The row with every cell written in one way; None, with a finding, where it cannot be taken."""
    values: dict[str, str] = {}
    for column in columns:
        try:
            values[column.name] = _value(row, column, values)
        except ValueError as problem:
            findings.append(_wrong_cell(row, column, str(problem)))
            if column.if_wrong == "row":
                return None
            values[column.name] = ""
    return ListRow(row.file_name, row.line_number, _paired(row, values, columns, findings))


def _value(row: ListRow, column: Column, before: dict[str, str]) -> str:
    """One cell as it is passed on; raises ValueError for one that is missing or no value of its kind."""
    text, place = row[column.name], f'{row.place}, "{column.name}"'
    if not text and column.is_required:
        raise ValueError(f"{place} is empty.")
    value = KINDS[column.kind](text, column, place) if text else ""
    earliest = before.get(column.not_before, "")
    if value and earliest and value < earliest:
        raise ValueError(f'{place}: "{text}" is before the {column.not_before} "{earliest}".')
    return value


def _paired(row: ListRow, values: dict[str, str], columns: list[Column], findings: list[Finding]) -> dict[str, str]:
    """The values without those that say nothing alone, as a longitude without a latitude."""
    alone = [column for column in columns if column.needs and values[column.name] and not values[column.needs]]
    findings += [_alone(row, column) for column in alone]
    return values | {column.name: "" for column in alone}


def _text(text: str, column: Column, place: str) -> str:
    return text


def _day(text: str, column: Column, place: str) -> str:
    return _bounded(day_of(text, place).isoformat(), text, column, place)


def _number(text: str, column: Column, place: str) -> str:
    number = number_of(text, place)
    if not float(column.least) <= number <= float(column.most):
        raise ValueError(f'{place}: "{text}" is not between {column.least} and {column.most}.')
    return text


def _sum(text: str, column: Column, place: str) -> str:
    """A sum of money; "30.000" may be thirty thousand, since no sum has thousandths."""
    if _GROUPED.fullmatch(text):
        raise ValueError(
            f'{place}: "{text}" may be {float(text):g} or {text.replace(".", "")}. Write it without a point.'
        )
    return _number(text, column, place)


def _whole(text: str, column: Column, place: str) -> str:
    number = number_of(text, place)
    if number != int(number):
        raise ValueError(f'{place}: "{text}" is no whole number.')
    return _bounded(str(int(number)), text, column, place)


def _bounded(value: str, text: str, column: Column, place: str) -> str:
    """The value, where it stands between the bounds of its column; years and days compare as text."""
    if not (column.least <= value <= column.most and len(value) == len(column.most)):
        raise ValueError(f'{place}: "{text}" is not between {column.least} and {column.most}.')
    return value


def _code(text: str, column: Column, place: str) -> str:
    keys = [next(iter(row.values())) for row in reference.rows(column.words)]
    return _one_of(text, keys, f'{place}: "{text}" is no word of {column.words}.csv.')


def _words(text: str, column: Column, place: str) -> str:
    words = column.words.split("|")
    return _one_of(text, words, f'{place}: "{text}" is none of {", ".join(words)}.')


def _one_of(text: str, words: Iterable[str], problem: str) -> str:
    """The word that the text is, whatever its case; raises ValueError with the problem for any other text."""
    found = next((word for word in words if name_key(word) == name_key(text)), None)
    if found is None:
        raise ValueError(problem)
    return found


def _yes_no(text: str, column: Column, place: str) -> str:
    if value := _truth_words(reference.table_path("truth_words")).get(name_key(text)):
        return value
    raise ValueError(f'{place}: "{text}" says neither true nor false.')


@cache
def _truth_words(_: Path) -> dict[str, str]:
    """true or false by each word for it; of a word that stands twice the first row counts."""
    return {name_key(row["form"]): row["value"] for row in reversed(reference.rows("truth_words"))}


def _hub_key(text: str, column: Column, place: str) -> str:
    if len(text) > HUB_KEY_MAX or not _HUB_KEY.fullmatch(text):
        raise ValueError(f'{place}: "{text}" cannot name a folder. Use letters, digits and hyphens.')
    return text


KINDS: dict[str, Callable[[str, Column, str], str]] = {
    "text": _text,
    "file": _text,
    "hub": _text,
    "hub_key": _hub_key,
    "day": _day,
    "number": _number,
    "sum": _sum,
    "whole": _whole,
    "code": _code,
    "words": _words,
    "yes_no": _yes_no,
}


# --- rows that stand twice --------------------------------------------------------------------------------------------


def _without_twins(rows: list[ListRow], columns: list[Column], findings: list[Finding]) -> Iterator[ListRow]:
    """Of rows that say the same, or are about one thing, the first; none where they contradict each other about it."""
    about = [column for column in columns if column.if_twice] or columns
    required = [column for column in columns if column.is_required]
    groups: dict[tuple[str, ...], list[ListRow]] = {}
    for row in rows:
        groups.setdefault(_said(row, about), []).append(row)
    for first, *others in groups.values():
        is_unclear = about[0].if_twice == "none" and len({_said(row, required) for row in (first, *others)}) > 1
        findings += [_twin(row, first, is_unclear) for row in others]
        if not is_unclear:
            yield first


def _said(row: ListRow, columns: list[Column]) -> tuple[str, ...]:
    """What a row says in some columns, as it is compared."""
    return tuple(COMPARED.get(column.kind, str)(row[column.name]) for column in columns)


COMPARED: dict[str, Callable[[str], str]] = {"file": path_key, "hub": name_key, "hub_key": name_key}


# --- findings ---------------------------------------------------------------------------------------------------------


def _wrong_cell(row: ListRow, column: Column, problem: str) -> Finding:
    code = "list_value_missing" if not row[column.name] else "list_value_unreadable"
    code = "list_value_unknown" if column.kind in ("code", "words") and row[column.name] else code
    loss = "The row is left out." if column.if_wrong == "row" else "The cell counts as empty."
    return Finding(code, f"{problem} {loss}", text=row[column.name])


def _alone(row: ListRow, column: Column) -> Finding:
    message = f'{row.place}, "{column.name}": "{row[column.name]}" stands without a {column.needs}, and is left out.'
    return Finding("list_value_unreadable", message, text=row[column.name])


def _twin(row: ListRow, first: ListRow, is_unclear: bool) -> Finding:
    outcome = "neither counts, since they differ" if is_unclear else "the first counts"
    message = f"{row.place}, is about the same as line {first.line_number}; {outcome}."
    return Finding("list_row_twice", message, text=next(iter(row.values.values())))
