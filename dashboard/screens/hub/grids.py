"""A hub, its services, sums and documents as the rows of the Hub screen's tables. Knows no Streamlit."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import words as common
from dashboard.grids import documents, proposed
from dashboard.screens.hub import words


def about(hub: Mapping[str, Any]) -> pd.DataFrame:
    """One row a thing that is known about the hub of `hub`."""
    known = {
        "Also written": hub["aliases"],
        "Language of its documents": common.language(hub["language"]),
        "Place": words.coordinates(hub["longitude"], hub["latitude"]),
        "Source of the place": hub["place_source"],
        "As of": hub["place_as_of"],
        "How sure the recognition is": hub["confidence"],
        "Note": hub["note"],
    }
    rows = [(name, value) for name, value in known.items() if not common.is_missing(value) and value]
    return pd.DataFrame(rows, columns=["what", "value"])


def facts(rows: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """Facts with their sources as numbers, and the sources in the order of these numbers."""
    cited = [str(source).split() for source in rows["source"]]
    sources = list(dict.fromkeys(address for addresses in cited for address in addresses))
    shown = pd.DataFrame(
        {
            "fact": [common.label(fact) for fact in rows["fact"]],
            "value": [words.fact(row) for row in rows.to_dict("records")],
            "as_of": rows["as_of"],
            "confidence": rows["confidence"],
            "sources": [", ".join(str(sources.index(address) + 1) for address in addresses) for addresses in cited],
        }
    )
    return shown, sources


def service(row: Mapping[str, Any]) -> pd.DataFrame:
    """The cells of a service's row: as written, what was read from it, and how sure that is."""
    types = common.listed(str(row[key]) for key in ("types", "type_other") if not common.is_missing(row[key]))
    cells = [
        ("Years", row["year_text"], common.years(row), row["years_state"]),
        ("Types", None, types, "read" if types else "missing"),
        ("Coverage", row["coverage_text"], coverage(row), row["coverage_state"]),
        ("Topics", None, row["topics"], None),
    ]
    shown = pd.DataFrame(cells, columns=["field", "as_written", "read_as", "state"])
    return shown.assign(state=shown["state"].map(common.STATES))


def coverage(row: Mapping[str, Any]) -> str:
    """What a coverage was read as: its mode, the number of countries, and the words without a country."""
    parts = [] if common.is_missing(row["coverage_mode"]) else [common.sentence(row["coverage_mode"])]
    if row["coverage_state"] == "read":
        parts.append(common.count(row["countries_count"], "country", "countries"))
    if not common.is_missing(row["unplaced"]):
        parts.append(f"no country for: {row['unplaced']}")
    said = {"only": "coverage_limit", "not for": "coverage_exception", "on the condition": "coverage_condition"}
    parts += [f"{name} “{row[column]}”" for name, column in said.items() if not common.is_missing(row[column])]
    parts += ["tentative"] if row["coverage_is_tentative"] else []
    return "; ".join(parts)


def sums(rows: pd.DataFrame) -> pd.DataFrame:
    """Sums of money as written and as read, each with its rung, form, dollars at a dated rate and place."""
    written = rows.to_dict("records")
    return pd.DataFrame(
        {
            "text": rows["text"],
            "sum": [proposed(common.money(row), row, "amount") for row in written],
            "holds": [common.reservation(row) for row in written],
            "what": [f"{common.sentence(row['nature'])}, {common.sentence(row['rung'])}" for row in written],
            "form": rows["form_name"].map(common.sentence),
            "recurrence": rows["recurrence_name"].map(common.sentence),
            "total_usd": [proposed(common.usd(row["total_usd"]), row, "total_usd") for row in written],
            "rate_on": rows["rate_on"],
            "state": rows["state"].map(common.STATES).where(rows["is_in_force"], "replaced"),
            "reason": rows["reason"],
            "place": [common.place(row) for row in written],
        }
    )


def sent(rows: pd.DataFrame) -> pd.DataFrame:
    """Documents of one hub, with where each stands among the versions that were sent."""
    standing = [words.standing(row) for row in rows.to_dict("records")]
    return documents(rows).assign(standing=standing).drop(columns=["file_name", "replaced_by"])


def sessions(rows: pd.DataFrame) -> pd.DataFrame:
    """Sessions of the coalition in which the city spoke, each date as exact as it is known."""
    days = [common.day(*pair) for pair in zip(rows["held_on"], rows["precision"], strict=True)]
    return rows.assign(held_on=days)[["held_on", "title", "resource", "as_written", "link"]]
