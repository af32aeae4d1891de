"""Candidatures, their steps and requirements as the rows of the Candidatures screen's tables."""

import pandas as pd

from dashboard import words as common
from dashboard.grids import dated
from dashboard.layout import hub_links
from dashboard.screens.candidatures import words

EVIDENCE_LONGEST = 400  # characters of a passage in a table; the document has the rest


def steps(found: pd.DataFrame) -> pd.DataFrame:
    """One row a step of `pipeline_steps`: how many hubs are in it, for how long, and how long it took others."""
    typical = ["" if common.is_missing(days) else common.count(int(days), "day") for days in found["typical_days"]]
    return pd.DataFrame(
        {
            "step": found["name"],
            "hubs_count": found["hubs_count"],
            "days": [words.span_of_days(row) for row in found.to_dict("records")],
            "left_count": found["left_count"],
            "typical": typical,
        }
    )


def candidatures(found: pd.DataFrame) -> pd.DataFrame:
    """One row a hub of `candidature_matching`: its step, the day its candidature came, and what the screening found."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "hub": hub_links(found),
            "country": found["country"],
            "received_on": found["received_on"],
            "step": [row["step_name"] or words.NO_STEP for row in rows],
            "days": pd.to_numeric(found["days_in_step"]),
            "missing": [words.missing(row) for row in rows],
            "not_met": [words.of_requirements(row, "not_met_count") for row in rows],
            "person": [words.of_requirements(row, "person_count") for row in rows],
            "recognition": found["recognition_state"],
        }
    )


def requirements(found: pd.DataFrame) -> pd.DataFrame:
    """One row a requirement of `screening_results`: its verdict, why, and the passage that shows it."""
    return pd.DataFrame(
        {
            "verdict": found["verdict"].map(words.VERDICTS),
            "requirement": found["requirement"],
            "reason": found["reason"],
            "evidence": found["evidence"].str.slice(0, EVIDENCE_LONGEST),
            "evidence_place": found["evidence_place"],
        }
    )


def life(found: pd.DataFrame) -> pd.DataFrame:
    """One row a step of `pipeline_hub` that was taken, with its day as exact as it is known, and its days."""
    days = [
        f"{common.count(int(days), 'day')}{' so far' if is_latest else ''}"
        for days, is_latest in zip(found["days_in_step"], found["is_latest"], strict=True)
    ]
    return dated(found.assign(days_in_step=days).drop(columns="is_latest"), "decided_on")
