"""A person's answer to the review queue, as the row of data/corrections.csv that the loader applies.

An answer without a document holds for its text everywhere; with document and place it holds there only.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from pathlib import Path
from typing import Any

from dashboard import words
from dashboard.screens.review.list_file import ListFile, NotWritten

__all__ = ["Answer", "NotWritten", "answer", "answered", "append", "given", "is_writable", "path", "place"]


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
        return LIST.row(asdict(self))

    @property
    def file(self) -> bytes:
        """A file of this answer alone, with the header."""
        return LIST.file(asdict(self))


COLUMNS = tuple(field.name for field in fields(Answer))
LIST = ListFile("corrections.csv", COLUMNS)
PAGE = re.compile(r"page \d+")  # of a PDF; what else is a part is a sheet
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
    part = reading["part"]
    found = [] if part == "body" else [part if PAGE.fullmatch(part) else f'sheet "{part}"']
    for name in ("table", "row", "column"):
        number = reading[f"{name}_number"]
        if not words.is_missing(number):
            found.append(f"{name} {int(number)}")
    return ", ".join(found) or "the text outside the tables"


def path() -> Path:
    """Where the answers lie."""
    return LIST.path


def is_writable() -> bool:
    """Whether this process may add a row to the answers."""
    return LIST.is_writable()


def append(given: Answer) -> None:
    """Add an answer to the file; raises NotWritten for a file without the columns."""
    LIST.append(asdict(given))


def given() -> list[dict[str, str]]:
    """All answers in the file, also those that no load has applied yet; none where it is missing or no CSV in UTF-8."""
    return LIST.rows()


def answered(answers: list[dict[str, str]]) -> set[tuple[str, ...]]:
    """The questions (kind, text, language, context) that rows of the file answer wherever their text stands.

    A question that still stands in the queue though it is among them leaves it with the next load.
    """
    return {tuple(row.get(name) or "" for name in QUESTION) for row in answers if not row.get("document")}
