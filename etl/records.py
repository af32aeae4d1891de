"""What the loader passes between its parts: the extract of a document, and a work plan with its hub."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from etl.findings import Place

# The JSON-able extract of a document, or a part of it; etl/extract.py makes it.
Content = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Plan:
    """One work plan as read, with what the loader knows about it; `rows` and `printed_examples` are the extract's."""

    document_id: str
    hub_id: str
    country_code: str | None
    candidature_id: str | None
    received_on: date | None
    language: str | None
    rows: list[Content]
    printed_examples: list[Content]
    version: int = 1
    candidature_number: int | None = None


def text_of(row: Content, column: str) -> str | None:
    """The answer in one column of a work plan's row; None where it is not answered."""
    return row[column]["text"]


def place_of(row: Content, column: str) -> Place:
    """Where a column's cell stands."""
    return Place(**row[column]["place"])
