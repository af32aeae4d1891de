"""What was pledged, and what became of it?"""

import pandas as pd
import streamlit as st

from dashboard import archive, layout, words
from dashboard.screens import funding

GROUPS = {"hub": "Hub", "region": "Region of the hub", "type": "Type of service", "year": "Year"}

head = st.container()
chosen = funding.filters.picked()
year = chosen.parameters["year"]
summary, steps = chosen.ask("funding_summary").iloc[0], chosen.ask("funding_ladder")
reserved = chosen.ask("funding_reserved")
minimum = chosen.ask("funding_minimum")

with head:
    layout.question(
        "What was pledged, and what became of it?", funding.words.answer(summary, steps, minimum, chosen.noun)
    )


def ladder() -> None:
    """Each step by itself: form and recurrence apart, all steps on one scale; what is not firm stands below them."""
    rows = steps if year else funding.grids.ladder(steps, reserved)
    said = [
        f"{row['rung']}: {funding.words.kind(row)} {words.usd(row['total_usd'])}" for row in rows.to_dict("records")
    ]
    layout.chart(
        funding.charts.ladder(rows, layout.colors(), layout.width()),
        f"Bars: money by step, form and recurrence. {'; '.join(said) or 'No sum enters a total'}.",
        key="ladder",
    )
    layout.source(
        f"{words.out_of(summary['inside_count'], summary['sums_count'], 'sum')} found may enter a total. "
        + (f"Each counts with its share of {year}; sums whose years are not known are left out. " if year else "")
        + "Sums in other currencies are converted at the dated rate beside each."
    )


def by_group() -> None:
    """The ladder by hub, region, type or year: one row a form and recurrence, one column a step."""
    st.subheader("Whose, for what and when?", anchor=False)
    group = st.segmented_control(
        "By", list(GROUPS), format_func=GROUPS.__getitem__, default="hub", required=True, key="by", bind="query-params"
    )
    found = chosen.ask("funding_by_group", group=group)
    layout.table(
        funding.grids.by_group(found),
        f"Table of money by {GROUPS[group].lower()}, form and recurrence, one column a step of the ladder",
        key=f"by_{group}",
        labels={"name": GROUPS[group], "kind": "Form and recurrence"} | funding.words.RUNGS,
    )
    notes = {
        "type": "A sum counts under each type that its service ticks, so the rows add up to more than the totals.",
        "year": "A yearly sum counts in each of its years, a sum over several years in equal parts, a single one in "
        "its first year. Where a text names fewer years than its plan has, the rows add up to more than the total.",
    }
    layout.downloads(f"funding-by-{group}", f"Money by {GROUPS[group].lower()}", chosen.in_words, lambda: found)
    layout.source(notes.get(group, "The rows of each column add up to the total of its step."))


def on_a_condition() -> None:
    """The sums that are promised on a condition or tentative: in no total, and never on a step of the ladder."""
    if reserved.empty:
        return
    st.subheader("What is promised only on a condition?", anchor=False)
    layout.table(
        funding.grids.reserved(reserved),
        "Table of sums promised on a condition or tentative, as stated and in US dollars",
        key="reserved_table",
        labels={
            "condition": "Holds",
            "sum": "As stated",
            "kind": "Form and recurrence",
            "usd": "All years, US$",
            "text": "Passage",
        },
        links={"hub": layout.HUB_LINK},
    )
    layout.downloads("funding-on-a-condition", "Sums on a condition", chosen.in_words, lambda: reserved)
    layout.source("They enter no total, and the minimum is not met by them, before a decision confirms them.")


def sums(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The sums that enter the totals."""
    return chosen.ask("funding_sums", first=first, rows=rows)


def inside() -> None:
    """The rows behind the totals: each sum as stated, with its rate and place."""
    st.subheader("Which sums are in the totals?", anchor=False)
    if not summary["inside_count"]:
        layout.note("None of these sums may enter a total; the reasons stand below.")
        return
    layout.table(
        funding.grids.inside(sums(**layout.page_of(int(summary["inside_count"]), "page"))),
        "Table of sums that enter the totals, as stated and in US dollars",
        key="sums_table",
        labels={
            "sum": "As stated",
            "kind": "Form and recurrence",
            "usd": f"In {year}, US$" if year else "All years, US$",
            "text": "Passage",
        },
        links={"hub": layout.HUB_LINK},
    )
    layout.downloads("funding", "Sums that enter totals", chosen.in_words, sums)


def outside() -> None:
    """The sums that enter no total, each with the reason."""
    st.subheader("Which sums are outside the totals, and why?", anchor=False)
    found = chosen.ask("funding_outside")
    if found.empty:
        layout.note("Every sum found is in a total.")
        return
    st.markdown(words.text(funding.words.reasons(found)))
    layout.table(
        funding.grids.outside(found),
        "Table of sums outside the totals with the reason",
        key="outside_table",
        labels={"outside": "Why", "sum": "As stated", "text": "Passage"},
        links={"hub": layout.HUB_LINK},
    )
    layout.downloads("funding-outside", "Sums outside totals", chosen.in_words, lambda: found)


def reaches_minimum() -> None:
    """Whether each hub reaches the least investment that the guideline asks for."""
    if minimum.empty:
        return
    st.subheader(f"Who reaches {words.usd(minimum['least_usd'].iloc[0])}?", anchor=False)
    st.markdown(funding.words.verdicts(minimum, chosen.noun))
    layout.table(
        funding.grids.minimum(minimum),
        "Table of hubs with the verdict on the least investment",
        key="minimum_table",
        labels={"pledged_usd": "Pledged", "pledges_count": "Sums pledged", "verdict": "Minimum"},
        links={"hub": layout.HUB_LINK},
    )
    layout.source(
        "The guideline asks for this much in grant or in kind, one-off or annual. Confirmed sums stand in place of "
        "stated ones; it needs a person where an unsure sum could decide it. The filters of hub and region apply."
    )


if not summary["all_sums_count"]:
    layout.nothing(
        "No pledged amount of a real hub is public, so none is shown here. A sum appears with its passage after the "
        "document that states it is loaded.",
        offers_examples=True,
    )
elif not summary["sums_count"]:
    layout.nothing_fits("No sum", chosen.in_words)
else:
    ladder()
    by_group()
    on_a_condition()
    inside()
    outside()
    layout.data_address("funding")
reaches_minimum()
archive.fund.ladders()
