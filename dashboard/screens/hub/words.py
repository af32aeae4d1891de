"""A hub in words: its term and offer, its place, its facts, and where its documents stand."""

from collections.abc import Mapping
from typing import Any

from dashboard import words

Row = Mapping[str, Any]


def answer(hub: Row) -> str:
    """Where the hub stands in its term, and what it offers."""
    offered = (
        f"{words.count(hub['services_count'], 'service')} with {words.count(hub['targets_count'], 'target')} "
        f"in its current work plan."
        if hub["services_count"]
        else "No work plan of it stands in this snapshot."
    )
    return f"{words.term(hub)} {offered}"


def length(row: Row) -> str:
    """How long an answer of the form is: "120 of at most 150 words"; empty where it was not counted."""
    if words.is_missing(row["words_count"]):
        return ""
    limit = "" if words.is_missing(row["word_limit"]) else f" of at most {int(row['word_limit'])}"
    return f"{words.number(row['words_count'])}{limit} words"


def coordinates(longitude: Any, latitude: Any) -> str:
    """A point in degrees: "1.2° S, 38.1° E"; empty where it is not known."""
    if words.is_missing(longitude) or words.is_missing(latitude):
        return ""
    return f"{abs(latitude):.2f}° {'S' if latitude < 0 else 'N'}, {abs(longitude):.2f}° {'W' if longitude < 0 else 'E'}"


def fact(row: Row) -> str:
    """A fact of the register: a date as exact as it is known, else its text; "none found" for a fact of absence."""
    if words.is_missing(row["value"]):
        return "none found"
    return (
        words.day(row["value"], row["precision"]) if row["precision"] in ("day", "month", "year") else str(row["value"])
    )


def standing(row: Row) -> str:
    """Where a document stands among its versions: "in force", "replaced by form.docx", "order unknown"."""
    if words.is_missing(row["replaced_by"]):
        return words.sentence(row["standing"])
    return f"replaced by {row['replaced_by']}"
