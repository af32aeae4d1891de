"""Sums of money in words: their rung, form, recurrence, rate and years."""

from collections.abc import Mapping
from typing import Any

from dashboard import words
from dashboard.words import is_missing

Row = Mapping[str, Any]

RUNGS = {
    "stated": "Stated in documents",
    "confirmed": "Confirmed by decisions",
    "delivered": "Delivered, as reported",
}
FORMS = {"cash": "cash", "in_kind": "in kind", "loan": "loan", "mixed": "mixed", "unknown": "form not told"}
RECURRENCES = {
    "one_off": "once",
    "annual": "every year",
    "multi_year_total": "over several years",
    "unspecified": "how often not told",
}
VERDICTS = {
    "met": "● met",
    "not met": "✕ not met",
    "no amount stated": "○ no amount stated",
    "needs a person": "◑ needs a person",
}


def kind(row: Row) -> str:
    """Form and recurrence: "Cash, every year"."""
    phrase = f"{FORMS.get(row['form'], row['form'])}, {RECURRENCES.get(row['recurrence'], row['recurrence'])}"
    return phrase[:1].upper() + phrase[1:]


def rate(row: Row) -> str:
    """The rate of a conversion with its day and source; empty for US dollars and where nothing was converted."""
    if is_missing(row["units_per_usd"]) or row["currency_code"] == "USD":
        return ""
    units = f"{row['units_per_usd']:,.4f}".rstrip("0").rstrip(".")
    source = "" if is_missing(row["rate_source"]) else f" ({row['rate_source']})"
    return f"{units} {row['currency_code']} for US$ 1 on {words.day(row['rate_on'])}{source}"


def years(row: Row) -> str:
    """The years a sum is for: "2024", "2024–2026"; empty where they are not known."""
    if is_missing(row["first_year"]):
        return ""
    first = int(row["first_year"])
    last = first if is_missing(row["last_year"]) else int(row["last_year"])
    return str(first) if first == last else f"{first}–{last}"


def total(usd: Any, sums_count: int) -> str:
    """What some sums come to: "US$ 75,000 in 2 sums"; empty where there is none."""
    return f"{words.usd(usd)} in {words.count(sums_count, 'sum')}" if sums_count else ""
