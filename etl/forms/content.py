"""The extract of a document as the loader passes it on and keeps it."""

from typing import Any

from etl.findings import Place

# The JSON-able extract of a document, or a part of it; etl/forms/extract.py makes it.
Content = dict[str, Any]


def text_of(row: Content, column: str) -> str | None:
    """The answer in one column of a work plan's row; None where it is not answered."""
    return row[column]["text"]


def place_of(row: Content, column: str) -> Place:
    """Where a column's cell stands."""
    return Place(**row[column]["place"])
