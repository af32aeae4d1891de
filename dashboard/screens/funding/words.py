"""Sums of money in words: their rung, form, recurrence, rate and years."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from dashboard import words
from dashboard.words import is_missing

Row = Mapping[str, Any]

RUNGS = {
    "stated": "Stated in documents",
    "confirmed": "Confirmed by decisions",
    "delivered": "Delivered, as reported",
}
RESERVED = "On a condition or tentative, in no total"
VERDICTS = {
    "met": "● met",
    "not met": "✕ not met",
    "no amount stated": "○ no amount stated",
    "needs a person": "◑ needs a person",
}


STEPS = {"stated": "by", "confirmed": "for", "delivered": "by"}  # what a hub does with each


def answer(summary: Row, steps: pd.DataFrame, minimum: pd.DataFrame, noun: str) -> str:
    """What stands on each step of the ladder, of how many hubs; and how many reach the minimum."""
    all_hubs = words.count(summary["all_hubs_count"], noun)
    if not summary["all_sums_count"]:
        return f"No sum of money is known of any of the {all_hubs}."
    told = "; ".join(
        f"{step} {by} {words.number(summary[f'{step}_hubs_count'] or None) or 'none'}{on_step(step, steps)}"
        for step, by in STEPS.items()
    )
    return f"Of {all_hubs}: {told}. These are steps of one ladder, never added.{reserved(summary)} {least(minimum)}"


def reserved(summary: Row) -> str:
    """What stands on no step, since it is promised on a condition or tentative: " US$ 25,000 in 1 sum is …"."""
    if not summary["reserved_count"]:
        return ""
    sums = words.count(summary["reserved_count"], "sum")
    is_one = summary["reserved_count"] == 1
    return (
        f" {sums} of {words.usd(summary['reserved_usd'])} {'is' if is_one else 'are'} "
        "promised on a condition or tentative, and on none of these steps."
    )


def on_step(step: str, steps: pd.DataFrame) -> str:
    """What stands on a step of `funding_ladder`, one sum a form: ", US$ 75,000 cash and US$ 20,000 loan"."""
    by_form = steps[steps["rung"] == step].groupby("form_name", sort=False)["total_usd"].sum()
    parts = words.listed(f"{words.usd(total)} {form_name}" for form_name, total in by_form.items())
    return f", {parts}" if parts else ""


def least(minimum: pd.DataFrame) -> str:
    """How many hubs of `funding_minimum` reach the least investment of the guideline."""
    if minimum.empty:
        return ""
    met = int((minimum["verdict"] == "met").sum())
    return (
        f"{words.out_of(met, len(minimum), 'hub')} {'reaches' if met == 1 else 'reach'} the "
        f"{words.usd(minimum['least_usd'].iloc[0])} minimum."
    )


def verdicts(minimum: pd.DataFrame, noun: str) -> str:
    """How many hubs of `funding_minimum` have which verdict: "Of 3 hubs: ● met 1 · ✕ not met 2 · …"."""
    counted = minimum["verdict"].value_counts()
    said = [words.unbroken(f"{mark} {counted.get(verdict, 0)}") for verdict, mark in VERDICTS.items()]
    return f"Of {words.count(len(minimum), noun)}: {' · '.join(said)}"


def reasons(outside: pd.DataFrame) -> str:
    """How many sums are outside the totals for which reason: "3 sums: no amount stated 2 · an upper limit 1"."""
    why = outside["outside"].value_counts()
    return f"{words.count(len(outside), 'sum')}: " + " · ".join(f"{reason} {many}" for reason, many in why.items())


def kind(row: Row) -> str:
    """Form and recurrence: "Cash, every year"."""
    phrase = f"{row['form_name']}, {row['recurrence_name']}"
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
