"""Rows of queries as rows to show: codes in words, values beside their text, state and place. Knows no Streamlit."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import words

PLACE_COLUMNS = ("file_name", "document_id", "part", "table_number", "row_number", "column_number")
TRUST_COLUMNS = {"state": words.STATES, "severity": words.SEVERITIES}


def placed(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows with state and severity in words, and with document, table, row and column as one column, the place."""
    shown = rows.drop(columns=[column for column in rows.columns if column in PLACE_COLUMNS])
    for column, meanings in TRUST_COLUMNS.items():
        if column in shown:
            shown[column] = [meanings.get(value, value) for value in shown[column]]
    return shown.assign(place=[words.place(row) for row in rows.to_dict("records")])


def dated(rows: pd.DataFrame, column: str) -> pd.DataFrame:
    """Rows with one date as exact as their `precision` says, which then goes."""
    days = [words.day(*pair) for pair in zip(rows[column], rows["precision"], strict=True)]
    return rows.assign(**{column: days}).drop(columns="precision")


def facts(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Facts with their sources as numbers, and the sources in the order of these numbers."""
    cited = [str(source).split() for source in rows["source"]]
    sources = list(dict.fromkeys(address for addresses in cited for address in addresses))
    shown = pd.DataFrame(
        {
            "fact": [words.label(fact) for fact in rows["fact"]],
            "value": [words.fact(row) for row in rows.to_dict("records")],
            "as_of": rows["as_of"],
            "confidence": rows["confidence"],
            "sources": [", ".join(str(sources.index(address) + 1) for address in addresses) for addresses in cited],
        }
    )
    return shown, sources


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


def service(row: Mapping[str, Any]) -> pd.DataFrame:
    """The cells of a service's row: as written, what was read from it, and how sure that is."""
    types = words.listed(str(row[key]) for key in ("types", "type_other") if not words.is_missing(row[key]))
    cells = [
        ("Years", row["year_text"], words.years(row), row["years_state"]),
        ("Types", None, types, "read" if types else "missing"),
        ("Coverage", row["coverage_text"], coverage(row), row["coverage_state"]),
        ("Topics", None, row["topics"], None),
    ]
    shown = pd.DataFrame(cells, columns=["field", "as_written", "read_as", "state"])
    return shown.assign(state=shown["state"].map(words.STATES))


def coverage(row: Mapping[str, Any]) -> str:
    """What a coverage was read as: its mode, the number of countries, and the words without a country."""
    parts = [] if words.is_missing(row["coverage_mode"]) else [words.sentence(row["coverage_mode"])]
    if row["coverage_state"] == "read":
        parts.append(words.count(row["countries_count"], "country", "countries"))
    if not words.is_missing(row["unplaced"]):
        parts.append(f"no country for: {row['unplaced']}")
    return "; ".join(parts)


def sums(rows: pd.DataFrame) -> pd.DataFrame:
    """Sums of money as written and as read, each with its rung, form, dollars at a dated rate and place."""
    records = rows.to_dict("records")
    return pd.DataFrame(
        {
            "text": rows["text"],
            "sum": [proposed(words.money(row), row, "amount") for row in records],
            "what": [f"{words.sentence(row['nature'])}, {words.sentence(row['rung'])}" for row in records],
            "form": rows["form"].map(words.sentence),
            "recurrence": rows["recurrence"].map(words.sentence),
            "total_usd": [proposed(words.usd(row["total_usd"]), row, "total_usd") for row in records],
            "rate_on": rows["rate_on"],
            "state": rows["state"].map(words.STATES).where(rows["is_in_force"], "replaced"),
            "reason": rows["reason"],
            "place": [words.place(row) for row in records],
        }
    )


def documents(rows: pd.DataFrame) -> pd.DataFrame:
    """Documents with kind, outcome and language in words."""
    return rows.assign(
        kind=rows["kind"].map(words.sentence),
        outcome=rows["outcome"].map(words.outcome),
        language=rows["language"].map(words.language),
    )


def sent(rows: pd.DataFrame) -> pd.DataFrame:
    """Documents of one hub, with where each stands among the versions that were sent."""
    standing = [words.standing(row) for row in rows.to_dict("records")]
    return documents(rows).assign(standing=standing).drop(columns=["file_name", "replaced_by"])
