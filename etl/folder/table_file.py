"""A table in a text file as any spreadsheet program saves it: encoding, separator, heading, and rows with their lines.

Whatever can be read with certainty is read; what cannot is a finding with file and line, and costs only itself.
"""

import csv
import io
import math
import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from etl.findings import Finding

SEPARATORS = (",", ";", "\t", "|")
HEADING_WITHIN = 10  # lines in which the heading is looked for
RECORD_LINES_MAX = 1000  # lines that a cell may go over, so that one open quotation mark is not followed to the end
SHOWN_MAX = 120  # characters of a line that a finding shows
_MARKS_OF_ORDER = (  # the longest first: UTF-32's begins as UTF-16's does
    (b"\xff\xfe\0\0", "utf-32"),
    (b"\0\0\xfe\xff", "utf-32"),
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DAY = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_UNSEEN = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u2060\ufeff"
_UNDECODED = re.compile("[\udc80-\udcff]")
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+")


class NoTable(Exception):
    """A file holds no table that can be read; the message says what is wrong and what to do."""


@dataclass(frozen=True, slots=True)
class ListRow:
    """One row of a list: its values by column, and the line of the file it stands in (from 1, the heading's too)."""

    file_name: str
    line_number: int
    values: dict[str, str]

    def __getitem__(self, column: str) -> str:
        """The text of a column in NFC, without spaces and unseen marks round it; empty where there is none."""
        return trimmed(self.values.get(column) or "")

    @property
    def place(self) -> str:
        """File and line in words."""
        return f"{self.file_name}, line {self.line_number}"

    def value(self, column: str) -> str | None:
        """The text of a column; None where it is empty."""
        return self[column] or None

    def day(self, column: str) -> date | None:
        """The column as a day; None where it is empty. Raises ValueError naming file, line and column."""
        return day_of(self[column], f'{self.place}, "{column}"') if self[column] else None

    def number(self, column: str) -> float | None:
        """The column as a number with a decimal point; None where it is empty. Raises ValueError naming the place."""
        return number_of(self[column], f'{self.place}, "{column}"') if self[column] else None


@dataclass(slots=True)
class TextTable:
    """The rows of one file, and what was found while reading them."""

    rows: list[ListRow] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)


def trimmed(text: str) -> str:
    """A cell's text in NFC, without spaces and unseen marks round it."""
    return unicodedata.normalize("NFC", text).strip().strip(_UNSEEN).strip()


def day_of(text: str, place: str) -> date:
    """A day written year first; raises ValueError naming the place for any other writing, which is never guessed."""
    found = _DAY.fullmatch(text)
    try:
        return date(int(found[1]), int(found[3]), int(found[4])) if found else date.fromisoformat(text)
    except ValueError:
        raise ValueError(f'{place}: "{text}" is no day. Write it as YYYY-MM-DD.') from None


def number_of(text: str, place: str) -> float:
    """A number with a decimal point and no other sign; raises ValueError naming the place for any other writing."""
    number = float(text) if _NUMBER.fullmatch(text) else math.nan
    if not math.isfinite(number):
        raise ValueError(f'{place}: "{text}" is no number. Write it with a decimal point and no other sign.')
    return number


def heading_key(text: str) -> str:
    """A heading as it is compared: "Received on" and "RECEIVED_ON" are received_on."""
    letters = unicodedata.normalize("NFKC", trimmed(text)).casefold()
    return "_".join(re.findall(r"[^\W_]+", letters))


def read_table(
    path: Path, file_name: str, columns: Collection[str], required: Collection[str] = (), spare: Collection[str] = ()
) -> TextTable:
    """The filled rows of a file by the columns that it should have; a file that has no such table is one finding.

    Of the columns, `required` must be in the heading, and nothing is said where `spare` are not.
    """
    table = TextTable()
    try:
        _read(path.read_bytes(), table, file_name, columns, required, spare)
    except OSError as error:
        table.findings.append(_unreadable(file_name, f"cannot be opened ({error.strerror})"))
    except NoTable as problem:
        table.findings.append(_unreadable(file_name, str(problem)))
    return table


def with_row(data: bytes, columns: Sequence[str], values: Mapping[str, str]) -> bytes:
    """The bytes of a list with one more row, written as the list is: its letters, separator and order of columns.

    A column that its heading lacks is added at the end of the heading where the row has a value for it; an empty list
    gets all `columns`. Raises NoTable for a list that cannot be read.
    """
    text, encoding = _decoded(data)
    # A byte order mark of UTF-8 stays where it is; those of UTF-16 are taken off and written again.
    text = text if encoding != "utf-8" else data.decode("utf-8", "surrogateescape")
    lines = _LINE.findall(text if text.strip().strip(_UNSEEN) else ",".join(columns) + "\n")
    end = next((ending for line in lines if (ending := line[len(_bare(line)) :])), "\n")
    at, separator = _heading_place(list(map(_bare, lines)), columns)
    heading = [heading_key(cell) for cell in _cells(_bare(lines[at]), separator)]
    more = [column for column in columns if column not in heading and values.get(column)]
    lines[at] = separator.join([_bare(lines[at]), *more]) + end
    lines[-1] = _bare(lines[-1]) + end
    written = io.StringIO(newline="")
    row = [values.get(column, "") if column in columns else "" for column in (*heading, *more)]
    csv.writer(written, delimiter=separator, lineterminator=end).writerow(row)
    return "".join([*lines, written.getvalue()]).encode(
        encoding, "surrogateescape" if encoding == "utf-8" else "strict"
    )


def _bare(line: str) -> str:
    return line.rstrip("\r\n")


def _read(
    data: bytes,
    table: TextTable,
    name: str,
    columns: Collection[str],
    required: Collection[str],
    spare: Collection[str],
) -> None:
    text, encoding = _decoded(data)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not any(map(str.strip, lines)):
        raise NoTable("is empty, its heading too")
    at, separator = _heading_place(lines, columns)
    places = _places(_cells(lines[at], separator), name, at + 1, columns, table)
    lacking = [column for column in columns if column not in places]
    if set(lacking) & set(required):
        raise NoTable(f"has no column {', '.join(lacking)} in its heading, line {at + 1}")
    if missed := [column for column in lacking if column not in spare]:
        table.findings.append(_lacking(name, at + 1, missed))
    if encoding != "utf-8" or separator != ",":
        table.findings.append(_unusual(name, encoding, separator))
    for number, line in enumerate(lines[:at], start=1):
        if line.strip() and not re.fullmatch(r'"?sep=.?"?', line.strip(), re.IGNORECASE):
            table.findings.append(_left_out(name, number, "it stands above the heading", line))
    width = len(_cells(lines[at], separator))
    for number, cells, problem in _records(lines, at + 1, separator, width):
        problem = problem or _misfit(cells, width)
        row = ListRow(name, number, {}) if problem else _row(name, number, cells, places)
        if problem or row is None:
            table.findings.append(_left_out(name, number, problem or _DISAGREE, lines[number - 1]))
        elif any(map(str.strip, row.values.values())):
            table.rows.append(row)


_DISAGREE = "two columns with one heading disagree"


# --- encoding, separator, heading -------------------------------------------------------------------------------------


def _decoded(data: bytes) -> tuple[str, str]:
    """The text and its encoding; bytes that are no UTF-8 stay marked, so that only their lines are lost."""
    encoding = next((name for mark, name in _MARKS_OF_ORDER if data.startswith(mark)), "utf-8")
    if encoding in ("utf-8", "utf-8-sig"):
        text = data.decode(encoding, "surrogateescape")
        if "\0" in text:
            raise NoTable("is no text in UTF-8")
        return text, "utf-8"
    try:
        return data.decode(encoding), encoding
    except UnicodeDecodeError:
        raise NoTable(f"is cut off or damaged: it begins as {encoding.upper()} and does not go on so") from None


def _heading_place(lines: list[str], columns: Collection[str]) -> tuple[int, str]:
    """The line (from 0) and separator with which the most headings are known; raises NoTable where none is."""
    filled = [number for number, line in enumerate(lines) if line.strip()][:HEADING_WITHIN]
    known = {
        (number, separator): len(set(columns) & set(map(heading_key, _cells(lines[number], separator))))
        for number in filled
        for separator in SEPARATORS
    }
    best = max(known, key=lambda place: known[place])
    if not known[best]:
        raise NoTable(f"has no heading: line {filled[0] + 1} holds none of its columns ({', '.join(columns)})")
    return best


def _cells(line: str, separator: str) -> list[str]:
    """The cells of one line; the line as one cell where its quotation marks do not fit."""
    try:
        return next(csv.reader([line], delimiter=separator, strict=True), [])
    except csv.Error:
        return [line]


def _places(
    heading: list[str], name: str, line: int, columns: Collection[str], table: TextTable
) -> dict[str, list[int]]:
    """Where each known column stands; headings that are not known or that stand twice are findings."""
    places: dict[str, list[int]] = {}
    for position, text in enumerate(heading):
        key = heading_key(text)
        if key in columns:
            places.setdefault(key, []).append(position)
        elif key:
            table.findings.append(_unknown_heading(name, line, text))
    table.findings += [_twice(name, line, column) for column, found in places.items() if len(found) > 1]
    return places


# --- rows -------------------------------------------------------------------------------------------------------------


def _records(lines: list[str], start: int, separator: str, width: int) -> Iterator[tuple[int, list[str], str]]:
    """(line from 1, cells, problem) of each record; a quotation mark that is not closed costs its own line only."""
    at = start
    while at < len(lines):
        if not lines[at].strip():
            at += 1
            continue
        cells, count = _record(lines, at, separator)
        problem = _problem(lines[at : at + count], separator, width) if count else _OPEN
        yield at + 1, cells, problem
        at += 1 if problem == _OPEN else count


def _record(lines: list[str], at: int, separator: str) -> tuple[list[str], int]:
    """The cells of the record that begins at a line, and how many lines it takes; 0 where it does not end."""
    following = (lines[place] + "\n" for place in range(at, min(at + RECORD_LINES_MAX, len(lines))))
    reader = csv.reader(following, delimiter=separator, strict=True)
    try:
        return next(reader), reader.line_num
    except csv.Error:
        return [], 0


_OPEN = "a quotation mark in it is not closed"


def _problem(record: list[str], separator: str, width: int) -> str:
    """What is wrong with the lines of a record; one that holds a whole row within a cell was not closed in time."""
    if any(len(_cells(line, separator)) == width > 1 for line in record[1:]):
        return _OPEN
    return "it holds characters that are not in UTF-8" if any(map(_UNDECODED.search, record)) else ""


def _misfit(cells: list[str], width: int) -> str:
    """What is wrong with the number of cells; cells left away at the end count as empty, as Excel leaves them away."""
    if any(map(str.strip, cells[width:])):
        return f"it has {len(cells)} cells, the heading {width}: put quotation marks round a text with a separator"
    return ""


def _row(name: str, number: int, cells: list[str], places: dict[str, list[int]]) -> ListRow | None:
    """The row by its columns; None where a column stands twice with two values."""
    cells = cells + [""] * (1 + max(max(positions) for positions in places.values()) - len(cells))
    found = {column: [cells[position] for position in positions] for column, positions in places.items()}
    if any(len(set(map(trimmed, values))) > 1 for values in found.values()):
        return None
    return ListRow(name, number, {column: values[0] for column, values in found.items()})


# --- findings ---------------------------------------------------------------------------------------------------------


def _unreadable(name: str, problem: str) -> Finding:
    return Finding("list_unreadable", f"{name} {problem}; nothing in it counts.")


def _lacking(name: str, line: int, lacking: list[str]) -> Finding:
    message = f"{name}, line {line}: the heading has no column {', '.join(lacking)}, which counts as empty."
    return Finding("list_column_missing", message, text=", ".join(lacking))


def _unknown_heading(name: str, line: int, text: str) -> Finding:
    return Finding("list_column_unknown", f'{name}, line {line}: "{text}" is no column of the list.', text=text)


def _twice(name: str, line: int, column: str) -> Finding:
    message = f'{name}, line {line}: the column "{column}" stands twice.'
    return Finding("list_column_twice", message, text=column)


def _unusual(name: str, encoding: str, separator: str) -> Finding:
    words = {";": "semicolons", "\t": "tabs", "|": "bars", ",": "commas"}[separator]
    return Finding("list_format", f"{name} was read as {encoding.upper()} with {words} between its cells.")


def _left_out(name: str, number: int, problem: str, line: str) -> Finding:
    shown = _UNDECODED.sub("\ufffd", line)[:SHOWN_MAX]
    return Finding("list_row_unreadable", f"{name}, line {number}: {problem}; the row is left out.", text=shown)
