"""Sums of money as the rows of the Funding screen's tables."""

import pandas as pd

from dashboard import words as common
from dashboard.grids import proposed
from dashboard.layout import hub_links
from dashboard.screens.funding import words


def by_group(found: pd.DataFrame) -> pd.DataFrame:
    """One row a hub, region, type or year, form and recurrence; one column a step of the ladder."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {"name": found["name"], "kind": [words.kind(row) for row in rows]}
        | {step: [words.total(row[f"{step}_usd"], row[f"{step}_count"]) for row in rows] for step in words.RUNGS}
    )


def ladder(steps: pd.DataFrame, reserved: pd.DataFrame) -> pd.DataFrame:
    """The rows of `funding_ladder`, then those of `funding_reserved` by form and recurrence as the rung "reserved"."""
    counted = reserved.dropna(subset=["reserved_usd"]).groupby(
        ["form", "form_name", "recurrence", "recurrence_name"], sort=False
    )["reserved_usd"]
    below = counted.agg(["count", "sum"]).reset_index().assign(rung="reserved")
    below = below.rename(columns={"count": "sums_count", "sum": "total_usd"})
    return pd.concat([steps, below[list(steps.columns)]], ignore_index=True) if len(below) else steps


def reserved(found: pd.DataFrame) -> pd.DataFrame:
    """One row a sum of `funding_reserved`: what it is promised on, as stated, in US dollars, and where it stands."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "condition": [common.reservation(row) for row in rows],
            "sum": [common.money(row) for row in rows],
            "kind": [words.kind(row) for row in rows],
            "usd": [common.usd(row["reserved_usd"]) for row in rows],
            "step": found["rung"],
            "hub": hub_links(found),
            "text": found["text"],
            "service": found["service"],
            "place": [common.place(row) for row in rows],
        }
    )


def inside(found: pd.DataFrame) -> pd.DataFrame:
    """One row a sum of `funding_sums`: as stated, in US dollars at a dated rate, and where it stands."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "step": found["rung"],
            "sum": [common.money(row) for row in rows],
            "kind": [words.kind(row) for row in rows],
            "usd": [common.usd(row["usd"]) for row in rows],
            "years": [words.years(row) for row in rows],
            "hub": hub_links(found),
            "rate": [words.rate(row) for row in rows],
            "text": found["text"],
            "service": found["service"],
            "place": [common.place(row) for row in rows],
        }
    )


def outside(found: pd.DataFrame) -> pd.DataFrame:
    """One row a sum of `funding_outside`: why it is in no total, as stated, and where it stands."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "outside": found["outside"],
            "sum": [proposed(common.money(row), row, "amount") for row in rows],
            "text": found["text"],
            "step": found["rung"],
            "hub": hub_links(found),
            "service": found["service"],
            "place": [common.place(row) for row in rows],
        }
    )


def minimum(found: pd.DataFrame) -> pd.DataFrame:
    """One row a hub of `funding_minimum`: whether it reaches the least investment, and what it pledged."""
    return pd.DataFrame(
        {
            "hub": hub_links(found),
            "country": found["country"],
            "verdict": found["verdict"].map(words.VERDICTS),
            "pledged_usd": [common.usd(pledged) for pledged in found["pledged_usd"]],
            "pledges_count": found["pledges_count"],
        }
    )
