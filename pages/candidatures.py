"""Is this candidature complete, and where does it stand?"""

import pandas as pd
import streamlit as st

from dashboard import charts, layout, words
from dashboard.screens import candidatures

head = st.container()
chosen = candidatures.filters.picked()
noun = "example hub" if layout.shows_examples() else "real hub"
summary, steps = chosen.ask("candidature_summary").iloc[0], chosen.ask("pipeline_steps")

with head:
    layout.question(
        "Is this candidature complete, and where does it stand?",
        candidatures.words.answer(summary, noun, chosen.as_of),
    )


def matching(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The candidatures that the filters let through."""
    return chosen.ask("candidature_matching", first=first, rows=rows)


def pipeline() -> None:
    """How many hubs stand in each step on the day, for how long, and how long the step took those that left it."""
    st.subheader("Where do they stand?", anchor=False)
    layout.chart(
        charts.bars(steps, "name", "hubs_count", layout.colors()),
        "Bars: hubs by the step they stand in. " + words.pairs(steps, "name", "hubs_count"),
        key="pipeline",
    )
    layout.table(
        candidatures.grids.steps(steps),
        "Table of steps with the hubs in them and the days they stay",
        key="steps_table",
        labels={
            "hubs_count": "In it now",
            "days": "For",
            "left_count": "Have left it",
            "typical": "After (median)",
        },
    )
    unknown = int(summary["hubs_count"] - steps["hubs_count"].sum())
    without = f" For {words.count(unknown, 'candidature')} no decision is recorded." if unknown else ""
    layout.source(f"Decisions in data/decisions.csv.{without}", chosen.as_of)


def table_of_candidatures(found: pd.DataFrame) -> None:
    """Each hub with its step, the day its candidature came, and what the screening found."""
    layout.table(
        candidatures.grids.candidatures(found),
        "Table of candidatures with step, day of receipt, missing parts and screening",
        key="candidatures_table",
        labels={
            "days": "Days in it",
            "missing": "Missing documents",
            "not_met": "Not met",
            "person": "For a person",
        },
        links={"hub": layout.HUB_LINK},
    )
    layout.downloads("candidatures", "Candidatures", chosen.in_words, matching, chosen.as_of)


if not summary["hubs_count"]:
    layout.nothing(
        "A candidature stands here once its documents lie in the inbox or a decision about it in data/decisions.csv. "
        "Those of real hubs are not public.",
        offers_examples=True,
    )
    st.stop()

pipeline()
st.subheader("Which candidatures are they?", anchor=False)
fitting = matching()
if fitting.empty:
    layout.nothing(
        f"No candidature fits these filters ({words.text(chosen.in_words)}). Take one away to see the nearest."
    )
    st.stop()
page = layout.page_of(len(fitting), "page")
table_of_candidatures(fitting.iloc[page["first"] : page["first"] + page["rows"]])
candidature_id = candidatures.candidature.picked(fitting)
if candidature_id:
    row = fitting[fitting["candidature_id"] == candidature_id].iloc[0].to_dict()
    candidatures.candidature.draw(row, chosen)
