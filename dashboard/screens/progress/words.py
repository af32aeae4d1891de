"""Progress in words: a target, an actual and a baseline, each with its unit and by its way of counting."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import words
from dashboard.words import PROPOSED, TO_BE_CHECKED, is_missing, number

Row = Mapping[str, Any]

NO_NUMBER = "no number"


def answer(summary: Row, counts: pd.DataFrame, noun: str) -> str:
    """How many targets slip, of how many, and how many nobody can tell; from `progress_summary` and `_counts`."""
    if not summary["all_targets_count"]:
        return (
            f"No target of any of the {words.count(summary['all_hubs_count'], noun)} stands in this snapshot, "
            "so none can be said to slip."
        )
    count_of = dict(zip(counts["status_id"], counts["targets_count"], strict=True))
    return (
        f"{slipping(summary, counts, noun)} For {number(count_of.get('no_evidence', 0))} a report is due and nothing "
        f"was reported; {number(count_of.get('cannot_be_assessed', 0))} cannot be assessed."
    )


def slipping(summary: Row, counts: pd.DataFrame, noun: str) -> str:
    """How many targets slip, by how they do."""
    slips = slipping_of(counts)
    total, of_hubs = int(slips["targets_count"].sum()), f"of {words.count(summary['hubs_count'], noun)}"
    if not total:
        return f"None of {words.count(summary['targets_count'], 'target')} {of_hubs} is known to slip."
    which = ", ".join(f"{number(row.targets_count)} {row.status}" for row in slips.itertuples())
    told = words.out_of(total, summary["targets_count"], "target")
    return f"{told} {of_hubs} {'slips' if total == 1 else 'slip'}: {which}."


def slipping_of(counts: pd.DataFrame) -> pd.DataFrame:
    """The statuses of `progress_counts` whose targets slip, the most pressing first."""
    return counts[counts["is_slipping"]].sort_values("urgency")


def meaning_of_slipping(counts: pd.DataFrame) -> str:
    """What slipping is: "“slipping” is missed, far behind or behind"."""
    return f"“slipping” is {words.listed(slipping_of(counts)['status'], 'or')}"


def changed(changed_count: int, targets_count: int) -> str:
    """How many promises a later plan made smaller."""
    told = words.out_of(changed_count, targets_count, "target")
    return (
        f"{told} {'was' if changed_count == 1 else 'were'} lowered or put off; the status above is judged by the newer "
        "promise."
    )


def status(row: Row) -> str:
    """Mark and word: "◑ behind"."""
    return f"{row['mark']} {row['status']}"


def is_proposed(row: Row) -> bool:
    """Whether the reading of the target, with its baseline, waits for a person."""
    return row.get("target_state", "read") != "read"


def has_waiting_value(row: Row) -> bool:
    """Whether a value reported for the target waits for a person."""
    return bool(row.get("waiting_count"))


def target(row: Row) -> str:
    """What is judged: "3 events", "2 events a year for 3 years"; "no number" where the text gives none.

    A target whose reading waits for a person is only proposed, and says so.
    """
    said = _promised(row)
    return f"{PROPOSED} {said}" if is_proposed(row) and said != NO_NUMBER else said


def _promised(row: Row) -> str:
    if row["way_of_counting"] == "per_period":
        if is_missing(row["yearly_quantity"]):
            return NO_NUMBER
        return f"{quantity(row, row['yearly_quantity'])} a year for {words.count(int(row['target_value']), 'year')}"
    return NO_NUMBER if is_missing(row["target_value"]) else quantity(row, row["target_value"])


def actual(row: Row) -> str:
    """What was reported: "2 events", "1.5 of 3 years kept"; "nothing reported" where nothing was.

    A value that waits for a person is only proposed, and stands apart from what was read with trust.
    """
    if not has_waiting_value(row):
        return _trusted(row)
    without = "" if is_missing(row["actual_value"]) else f"; without it {_trusted(row)}"
    return proposal(row) + without


def proposal(row: Row) -> str:
    """The newest value that waits for a person: "◑ proposed: 13 people (2024)", else its words as written."""
    text = f"{TO_BE_CHECKED} “{row['proposed_text']}”"
    said = text if is_missing(row["proposed_value"]) else f"{PROPOSED} {quantity(row, row['proposed_value'])}"
    more = f" and {number(row['waiting_count'] - 1)} more" if row["waiting_count"] > 1 else ""
    return f"{said} ({int(row['proposed_year'])}){more}"


def _trusted(row: Row) -> str:
    if is_missing(row["actual_value"]):
        return "nothing reported"
    if row["way_of_counting"] == "per_period":
        return f"{number(row['actual_value'])} of {words.count(int(row['target_value']), 'year')} kept"
    return quantity(row, row["actual_value"])


def baseline(row: Row) -> str:
    """The value at the start; where the text gives none, the zero that sums start from says so."""
    if not is_missing(row["baseline"]):
        said = quantity(row, row["baseline"])
        return f"{PROPOSED} {said}" if is_proposed(row) else said
    starts_from_zero = not is_missing(row["base_value"]) and not is_missing(row["target_value"])
    return "0, none stated" if starts_from_zero else "none stated"


def gone(row: Row) -> str:
    """How far it is: "7 of 10 reports", "44 of 80, from 40"; why not where nothing is known.

    Where target or value wait for a person, no way gone is told: both stand beside each other, marked.
    """
    if has_waiting_value(row) or is_proposed(row):
        return f"{actual(row)}; target {target(row)}"
    if is_missing(row["actual_value"]) or is_missing(row["target_value"]):
        return actual(row)
    if row["way_of_counting"] == "per_period":
        return f"{actual(row)}, {quantity(row, row['yearly_quantity'])} a year promised"
    start = f", from {number(row['baseline'])}" if not is_missing(row["baseline"]) and row["baseline"] else ""
    return f"{number(row['actual_value'])} of {quantity(row, row['target_value'])}{start}"


def promise(row: Row, value: str, due_on: str) -> str:
    """A promise with its day: "200 people by 31 Dec 2025", "3 tours a year"."""
    day = words.day(row[due_on])
    return quantity(row, row[value]) + row["every"] + (f" by {day}" if day else "")


def change(row: Row) -> str:
    """What a later plan did to a target: "lowered", "put off" or both."""
    return words.listed(["lowered" if row["is_lowered"] else "", "put off" if row["is_put_off"] else ""])


def quantity(row: Row, value: Any) -> str:
    """A value with its unit: "1 event", "2 events", "45 %"; the number alone where no unit was read."""
    unit = row["unit"]
    if is_missing(unit):
        return number(value)
    if unit in ("%", "percent", "per cent"):
        return f"{number(value)} %"
    plural = unit if is_missing(row["unit_plural"]) else row["unit_plural"]
    return f"{number(value)} {unit if value == 1 else plural}"
