"""The vocabulary tables: data/reference/*.csv, as shipped or as overridden in a data folder of one's own."""

import csv
import gc
import os
from collections import defaultdict
from functools import cache
from pathlib import Path

from etl.findings import Finding
from etl.folder.reference_check import Model
from etl.folder.table_file import ListRow, TextTable, read_table

SHIPPED = Path(__file__).resolve().parents[2] / "data"
# Tables whose rows the code asks for by key: a data folder of an earlier version may lack some that this one needs.
ASKED_BY_KEY = {
    "finding_rules": ("rule_id",),
    "setting": ("setting_id",),
    "screening_text": ("kind", "id", "language"),
    "letter_text": ("letter", "part", "language"),
    "list_columns": ("list", "column"),
    "truth_words": ("value",),
    "units": ("unit_id",),
}


def data_folder() -> Path:
    """The data folder in use: RESILIENCE_HUB_DATA, or the one that ships with the code."""
    own = os.environ.get("RESILIENCE_HUB_DATA")
    return Path(own) if own else SHIPPED


def archive_folder(data: Path) -> Path:
    """The archive of recovery in use: the data folder's own where it has one, else the one that ships with the code."""
    own = data / "recovery"
    return own if own.is_dir() else SHIPPED / "recovery"


def table_path(name: str) -> Path:
    """The CSV of one vocabulary table: the data folder's own where it has one, else the shipped one."""
    own = _path_in(data_folder(), name)
    return own if own.exists() else _shipped(name)


def paths_of(name: str) -> list[Path]:
    """The CSVs that one table is made from: the one in use, and the shipped one that it is checked against."""
    return list(dict.fromkeys((table_path(name), _shipped(name))))


def _shipped(name: str) -> Path:
    return _path_in(SHIPPED, name)


@cache
def _path_in(data: Path, name: str) -> Path:
    return data / "reference" / f"{name}.csv"


def rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of one vocabulary table as dicts of text; raises FileNotFoundError naming the table."""
    return _values(name, table_path(name))


@cache
def _values(name: str, path: Path) -> tuple[dict[str, str], ...]:
    return tuple(row.values for row in _table(name, path).rows)


def forms(name: str, **wanted: str) -> tuple[str, ...]:
    """The forms of a table of words, one word a row, whose rows hold the values wanted, in order: `role="joint"`."""
    return _forms_by(name, table_path(name), tuple(wanted)).get(tuple(wanted.values()), ())


@cache
def _forms_by(name: str, path: Path, columns: tuple[str, ...]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The forms of a table by what its rows hold in some columns."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in _values(name, path):
        found[tuple(row[column] for column in columns)].append(row["form"])
    return {key: tuple(forms) for key, forms in found.items()}


def table_rows(name: str) -> list[ListRow]:
    """All rows of one vocabulary table, each with its line."""
    return _table(name, table_path(name)).rows


def findings() -> list[Finding]:
    """What cannot be taken of the vocabulary tables of the data folder's own."""
    if data_folder() == SHIPPED:
        return []
    names = sorted(path.stem for path in (data_folder() / "reference").glob("*.csv"))
    return [found for name in names if _shipped(name).exists() for found in _table(name, table_path(name)).findings]


def setting(name: str) -> float:
    """A threshold or assumption of setting.csv in its unit; raises StopIteration for one that the table lacks."""
    return next(float(row["value"]) for row in rows("setting") if row["setting_id"] == name)


@cache
def _table(name: str, path: Path) -> TextTable:
    """The rows in use: the shipped ones, or those of the folder's own table that are like them."""
    shipped = _shipped(name)
    if path == shipped or path.read_bytes() == shipped.read_bytes():
        return TextTable(list(_shipped_rows(name)))
    model = Model(_shipped_rows(name), _shipped_keys)
    own = read_table(path, f"reference/{path.name}", model.columns, model.needed)
    if any(found.code == "list_unreadable" for found in own.findings):
        return TextTable(list(_shipped_rows(name)), own.findings)
    own.rows = [ListRow(row.file_name, row.line_number, _filled(row, model)) for row in own.rows]
    problems = {row.line_number: model.problem(row, _keys) for row in own.rows}
    kept = [row for row in own.rows if not problems[row.line_number]]
    return TextTable(_completed(name, kept), own.findings + [problem for problem in problems.values() if problem])


def _filled(row: ListRow, model: Model) -> dict[str, str]:
    """The row's values, with an empty one for each column that the folder's table lacks."""
    return dict.fromkeys(model.columns, "") | row.values


def _completed(name: str, own: list[ListRow]) -> list[ListRow]:
    """The rows of a folder's own table, then the shipped rows of other keys, where rows are asked for by key."""
    key = ASKED_BY_KEY.get(name)
    if key is None:
        return own
    known = {tuple(row[column] for column in key) for row in own}
    return own + [row for row in _shipped_rows(name) if tuple(row[column] for column in key) not in known]


@cache
def _shipped_rows(name: str) -> tuple[ListRow, ...]:
    path = _shipped(name)
    with path.open(encoding="utf-8", newline="") as file:
        reader, said = csv.reader(file), f"reference/{path.name}"
        columns = next(reader)
        once: dict[str, str] = {}  # most cells are those of many rows: one text for each takes less memory
        rows = tuple(
            ListRow(said, reader.line_num, dict(zip(columns, map(once.setdefault, cells, cells), strict=True)))
            for cells in reader
        )
    gc.freeze()  # what is kept for good need not be looked through for garbage again and again
    return rows


@cache
def _key_tables() -> dict[str, str]:
    """The table in which the keys of a column stand, by the column's name: the table's first one."""
    names = sorted(path.stem for path in (SHIPPED / "reference").glob("*.csv"))
    return {next(iter(_shipped_rows(name)[0].values)): name for name in names if _first_cells(_shipped_rows(name))}


def _first_cells(found: tuple[ListRow, ...] | list[ListRow]) -> frozenset[str]:
    """The cells of the first column; none where one stands twice, so that they are no keys."""
    cells = [next(iter(row.values.values())) for row in found]
    return frozenset(cells) if len(set(cells)) == len(cells) else frozenset()


def _shipped_keys(column: str) -> frozenset[str]:
    return _first_cells(_shipped_rows(_key_tables()[column])) if column in _key_tables() else frozenset()


def _keys(column: str) -> frozenset[str]:
    """The keys in use, by the name of their column."""
    return frozenset(next(iter(row.values.values())) for row in table_rows(_key_tables()[column]))


def table_paths() -> list[Path]:
    """The CSVs that all vocabulary tables are made from, by name."""
    names = {path.stem for folder in (SHIPPED, data_folder()) for path in (folder / "reference").glob("*.csv")}
    return [path for name in sorted(names) for path in paths_of(name) if path.exists()]
