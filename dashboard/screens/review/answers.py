"""A person's answer to the review queue, as the row of data/corrections.csv that the loader applies.

An answer without a document holds for its text everywhere; with document and place it holds there only.
"""

import csv
import fcntl
import io
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import settings, words


class NotWritten(Exception):
    """The file of answers cannot take a row; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One row of data/corrections.csv, its columns in the order of the fields; `value` is JSON."""

    field: str
    document: str
    place: str
    text: str
    language: str
    context: str
    value: str
    reason: str
    who: str
    decided_on: str

    @property
    def row(self) -> str:
        """The row as it stands in the file, with its line end."""
        return _written(asdict(self), COLUMNS)

    @property
    def file(self) -> bytes:
        """A file of this answer alone, with the header."""
        return (_written(dict(zip(COLUMNS, COLUMNS, strict=True)), COLUMNS) + self.row).encode("utf-8")


COLUMNS = tuple(field.name for field in fields(Answer))
QUESTION = ("field", "text", "language", "context")


def answer(
    reading: Mapping[str, Any], value: dict[str, Any], *, who: str, reason: str, on: date, only_here: bool
) -> Answer:
    """The answer to the question that a row of `review_places` asks."""
    return Answer(
        field=reading["kind"],
        document=reading["document_id"] if only_here else "",
        place=place(reading) if only_here else "",
        text=reading["text"],
        language=reading["language"],
        context=reading["context"],
        value=json.dumps(value, ensure_ascii=False),
        reason=reason.strip(),
        who=who.strip(),
        decided_on=on.isoformat(),
    )


def place(reading: Mapping[str, Any]) -> str:
    """Where a reading stands in the loader's words, by which it finds answers: "table 9, row 3, column 4"."""
    found = [f'sheet "{reading["part"]}"'] if reading["part"] != "body" else []
    for name in ("table", "row", "column"):
        number = reading[f"{name}_number"]
        if not words.is_missing(number):
            found.append(f"{name} {int(number)}")
    return ", ".join(found) or "the text outside the tables"


def path() -> Path:
    """Where the answers lie."""
    return settings.data_folder() / "corrections.csv"


def is_writable() -> bool:
    """Whether this process may add a row to the answers."""
    file = path()
    return os.access(file if file.exists() else file.parent, os.W_OK)


def append(given: Answer) -> None:
    """Add an answer to the file in one write, under a lock, after the header and a line end where they are missing.

    The columns stand in the order of the file's own header. Raises NotWritten for a file without the columns.
    """
    with path().open("a+b", buffering=0) as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        file.seek(0)
        before = file.read()
        columns = header(before)
        missing = [column for column in COLUMNS if column not in columns]
        if missing:
            raise NotWritten(f"{path()} has no column {', '.join(missing)}. Put its header right; nothing was added.")
        start = "" if before else _written(dict(zip(columns, columns, strict=True)), columns)
        line_end = "\n" if before and not before.endswith(b"\n") else ""
        file.write((line_end + start + _written(asdict(given), columns)).encode("utf-8"))
        os.fsync(file.fileno())


def header(before: bytes) -> tuple[str, ...]:
    """The columns of the file as it stands; our own where it is empty."""
    if not before.strip():
        return COLUMNS
    return tuple(next(csv.reader(io.StringIO(before.decode("utf-8-sig"), newline=""))))


def given() -> list[dict[str, str]]:
    """All answers in the file, also those that no load has applied yet; none where it is missing or no CSV in UTF-8."""
    try:
        with path().open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))
    except (FileNotFoundError, UnicodeDecodeError, csv.Error):
        return []


def answered(answers: list[dict[str, str]]) -> set[tuple[str, ...]]:
    """The questions (kind, text, language, context) that rows of the file answer wherever their text stands.

    A question that still stands in the queue though it is among them leaves it with the next load.
    """
    return {tuple(row.get(name) or "" for name in QUESTION) for row in answers if not row.get("document")}


def _written(values: Mapping[str, str], columns: tuple[str, ...]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow([values.get(column, "") for column in columns])
    return line.getvalue()
