"""The line of data/drafts.csv that confirms a form in a PDF, and words for its cells. Knows no Streamlit."""

import json
from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard import words
from dashboard.screens.review.list_file import ListFile
from etl.answers import draft_problems

LIST = ListFile("drafts.csv", ("file", "sha256", "answers", "confirmed_by", "confirmed_on"))
NEXT_LOAD = "It counts when the documents are loaded again: make load, or python -m etl load."

Cell = Mapping[str, Any]


def waiting(count: int) -> str:
    """How many forms wait, and that nothing of them counts."""
    are = "form waits" if count == 1 else "forms wait"
    return f"{count} {are} to be compared with the pages. Nothing of a draft counts before a person has confirmed it."


def label(cell: Cell) -> str:
    """What a cell is: "Service 2: coverage", or the field of Part I."""
    name = words.label(cell["field"])
    number = cell["service_number"]
    return name if words.is_missing(number) else f"Service {int(number)}: {name.lower()}"


def no_service(number: float) -> str:
    """The choice that a row of the work plan is none."""
    return f"Row {int(number)} is no service of the city"


def is_answer(cell: Cell, value: str | list[str] | None) -> bool:
    """Whether a value goes into the line: it is another than was read, or it had to be given."""
    if not words.is_missing(cell["asked"]):
        return value is not None
    text = "" if words.is_missing(cell["text"]) else str(cell["text"])
    if isinstance(value, list):
        return value != (text.split("; ") if text else [])
    return (value or "") != text.strip()


def still_to_do(answers: dict[str, Any], cells: pd.DataFrame, types: Collection[str], who: str) -> list[str]:
    """What the line lacks, a sentence each; none where the loader can apply it."""
    asked = list(cells["cell"][cells["asked"].notna()])
    missing = draft_problems(answers, list(cells["cell"]), asked, types)
    return missing + ([] if who.strip() else ["Say who has compared it."])


def line(draft: Mapping[str, Any], answers: dict[str, Any], who: str, on: date) -> dict[str, str]:
    """The line that confirms a draft."""
    return {
        "file": draft["document_id"],
        "sha256": draft["sha256"],
        "answers": json.dumps(answers, ensure_ascii=False) if answers else "",
        "confirmed_by": who.strip(),
        "confirmed_on": on.isoformat(),
    }
