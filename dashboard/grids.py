"""Rows of queries as rows of tables: codes in words, values beside their text, state and place. Knows no Streamlit."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import words

PLACE_COLUMNS = ("file_name", "document_id", "part", "table_number", "row_number", "column_number")
COUNTED_COLUMNS = ("findings_count", "places")  # they are told in the place
KEY_COLUMNS = ("finding_id", "reading_id")  # for files and programs; a reader knows a row by its place


def placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with state and severity in words, and with document, table, row and column as one column, the place."""
    shown = rows.drop(
        columns=[column for column in rows.columns if column in PLACE_COLUMNS + KEY_COLUMNS + COUNTED_COLUMNS]
    )
    if "state" in shown:
        shown["state"] = [words.STATES.get(state, state) for state in shown["state"]]
    if "severity_in_words" in shown:
        shown["severity"] = shown.pop("severity_in_words")
    return shown.assign(place=[words.places(row) for row in rows.to_dict("records")])


def dated(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Rows with one date as exact as their `precision` says, which then goes."""
    days = [words.day(*pair) for pair in zip(rows[column], rows["precision"], strict=True)]
    return rows.assign(**{column: days}).drop(columns="precision")


def parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Documents of a candidature by name, present or missing."""
    return rows.assign(
        part=rows["part"].map(lambda part: words.PARTS.get(part, words.sentence(part))),
        state=rows["state"].map(lambda state: words.PRESENCE.get(state, state)),
    )


def targets(rows: pd.DataFrame) -> pd.DataFrame:
    """Indicators as written beside what was read from them, or is proposed, how sure it is and why."""
    records = rows.to_dict("records")
    return pd.DataFrame(
        {
            "text": rows["text"],
            "read_as": [proposed(words.target(row), row, "quantity", "total_target") for row in records],
            "due": [words.day(row["due_on"]) for row in records],
            "state": [words.STATES.get(row["state"], row["state"]) for row in records],
            "reason": rows["reason"],
        }
    )


def proposed(value: str, row: Mapping[str, Any], *columns: str) -> str:
    """A value in words, marked where a person still has to confirm one of the numbers in `columns` that it tells."""
    is_told = any(not words.is_missing(row[column]) for column in columns)
    return f"{words.PROPOSED} {value}" if is_told and row["state"] != "read" else value


def documents(rows: pd.DataFrame) -> pd.DataFrame:
    """Documents with kind, outcome and language in words."""
    return rows.assign(
        kind=rows["kind"].map(words.sentence),
        outcome=rows["outcome"].map(words.outcome),
        language=rows["language"].map(words.language),
    )
