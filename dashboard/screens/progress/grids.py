"""Targets and hubs as the rows of the Progress screen's tables."""

import pandas as pd

from dashboard.layout import hub_links
from dashboard.screens.progress import words


def targets(found: pd.DataFrame) -> pd.DataFrame:
    """One row a target of `progress_targets`: as written, with its status, why, its figures and days."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "text": found["text"],
            "status": [words.status(row) for row in rows],
            "reason": found["reason"],
            "actual": [words.actual(row) for row in rows],
            "target": [words.target(row) for row in rows],
            "baseline": [words.baseline(row) for row in rows],
            "due_on": found["due_on"],
            "last_reported_year": found["last_reported_year"],
            "service": found["service"],
            "hub": hub_links(found),
        }
    )


def changed(found: pd.DataFrame) -> pd.DataFrame:
    """One row a target of `progress_changed`: what was first promised beside what is promised now."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "text": found["text"],
            "first": [words.promise(row, "first_promised", "first_due_on") for row in rows],
            "now": [words.promise(row, "promised", "due_on") for row in rows],
            "change": [words.change(row) for row in rows],
            "status": [words.status(row) for row in rows],
            "first_document": found["first_document"],
            "service": found["service"],
            "hub": hub_links(found),
        }
    )


def hubs(found: pd.DataFrame, counts: pd.DataFrame) -> pd.DataFrame:
    """One row a hub of `progress_hubs`, one column a status that occurs, in the order of `progress_counts`, and all."""
    wide = found.pivot_table(
        index=["hub_id", "hub"], columns="status", values="targets_count", fill_value=0, sort=False, aggfunc="sum"
    )
    marks = dict(zip(counts["status"], counts["mark"], strict=True))
    wide = wide[[status for status in marks if status in wide]].rename(columns=lambda name: f"{marks[name]} {name}")
    wide["all_targets"] = wide.sum(axis="columns")
    rows = wide.reset_index()
    return rows.assign(hub=hub_links(rows)).drop(columns="hub_id")
