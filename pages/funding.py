"""What was pledged, and what became of it?"""

import pandas as pd
import streamlit as st

from dashboard import filters, funding_charts, funding_words, layout, recovery_fund, tables, words
from dashboard.store import ask

NO_BREAK = "\u00a0"
GROUPS = {"hub": "Hub", "region": "Region of the hub", "type": "Type of service", "year": "Year"}
STEPS = {"stated": "by", "confirmed": "for", "delivered": "by"}

is_example = layout.shows_examples()
noun = "example hub" if is_example else "hub"
types, regions = (dict(ask(name).itertuples(index=False)) for name in ("service_types", "regions"))
hubs = dict(ask("funding_hub_names", is_example=is_example).itertuples(index=False))
years = ask("funding_years", is_example=is_example)["year"].tolist()
head = st.container()

with st.container(horizontal=True, key="filters"):
    hub, region, year, rung, form, recurrence = (
        st.selectbox(label, options, None, named, key=key, bind="query-params", placeholder="Any", width=wide)
        for label, options, named, key, wide in (
            ("Hub", list(hubs), hubs.get, "hub", 220),
            ("Region of the hub", list(regions), regions.get, "region", 190),
            ("Year", years, str, "year", 110),
            ("Step of the ladder", list(funding_words.RUNGS), words.sentence, "step", 160),
            ("Form", list(funding_words.FORMS), funding_words.FORMS.get, "form", 150),
            ("Given", list(funding_words.RECURRENCES), funding_words.RECURRENCES.get, "given", 190),
        )
    )
    chosen_types = st.multiselect(
        "Type of service",
        list(types),
        format_func=types.get,
        key="type",
        bind="query-params",
        placeholder="Any",
        width=220,
    )

place = {"is_example": is_example, "hub": hub, "region": region}
chosen = place | {
    "types": sorted(chosen_types),
    "year": year,
    "rung": rung,
    "form": form,
    "recurrence": recurrence,
}
summary, steps = ask("funding_summary", **chosen).iloc[0], ask("funding_ladder", **chosen)
minimum = ask("funding_minimum", **place)
in_words = filters.in_words(
    {
        "hub": hubs.get(hub),
        "region of the hub": regions.get(region),
        "type": [types[key] for key in chosen["types"]],
        "year": year,
        "step": rung,
        "form": funding_words.FORMS.get(form),
        "given": funding_words.RECURRENCES.get(recurrence),
    }
)


def answer() -> str:
    """What stands on each step of the ladder, of how many hubs; and how many reach the minimum."""
    all_hubs = words.count(summary["all_hubs_count"], noun)
    if not summary["all_sums_count"]:
        return f"No sum of money is known of any of the {all_hubs}."
    told = "; ".join(
        f"{step} {by} {words.number(summary[f'{step}_hubs_count'] or None) or 'none'}{on_step(step)}"
        for step, by in STEPS.items()
    )
    return f"Of {all_hubs}: {told}. These are steps of one ladder, never added. {least()}"


def on_step(step: str) -> str:
    """What stands on a step, one sum a form: ", US$ 75,000 cash and US$ 20,000 loan"."""
    by_form = steps[steps["rung"] == step].groupby("form", sort=False)["total_usd"].sum()
    parts = words.listed(f"{words.usd(total)} {funding_words.FORMS[form]}" for form, total in by_form.items())
    return f", {parts}" if parts else ""


def least() -> str:
    """How many hubs reach the least investment of the guideline."""
    if minimum.empty:
        return ""
    met = int((minimum["verdict"] == "met").sum())
    return (
        f"{words.out_of(met, len(minimum), 'hub')} {'reaches' if met == 1 else 'reach'} the "
        f"{words.usd(minimum['least_usd'].iloc[0])} minimum."
    )


with head:
    layout.question("What was pledged, and what became of it?", answer())


def ladder() -> None:
    """Each step by itself: form and recurrence apart, all steps on one scale."""
    said = [
        f"{row['rung']}: {funding_words.kind(row)} {words.usd(row['total_usd'])}" for row in steps.to_dict("records")
    ]
    layout.chart(
        funding_charts.ladder(steps, layout.colors(), layout.width()),
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
        "By", list(GROUPS), format_func=GROUPS.get, default="hub", required=True, key="by", bind="query-params"
    )
    found = ask(f"funding_by_{group}", **chosen)
    rows = found.to_dict("records")
    shown = pd.DataFrame(
        {"name": found["name"], "kind": [funding_words.kind(row) for row in rows]}
        | {
            step: [funding_words.total(row[f"{step}_usd"], row[f"{step}_count"]) for row in rows]
            for step in funding_words.RUNGS
        }
    )
    layout.table(
        shown,
        f"Table of money by {GROUPS[group].lower()}, form and recurrence, one column a step of the ladder",
        key=f"by_{group}",
        labels={"name": GROUPS[group], "kind": "Form and recurrence"} | funding_words.RUNGS,
    )
    notes = {
        "type": "A sum counts under each type that its service ticks, so the rows add up to more than the totals.",
        "year": "A yearly sum counts in each of its years, a sum over several years in equal parts, a single one in "
        "its first year. Where a text names fewer years than its plan has, the rows add up to more than the total.",
    }
    layout.downloads(f"funding-by-{group}", f"Money by {GROUPS[group].lower()}", in_words, lambda: found)
    layout.source(notes.get(group, "The rows of each column add up to the total of its step."))


def sums(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The sums that enter the totals."""
    return ask("funding_sums", first=first, rows=rows, **chosen)


def table_of_sums() -> None:
    """The rows behind the totals: each sum as stated, with its rate and place."""
    st.subheader("Which sums are in the totals?", anchor=False)
    if not summary["inside_count"]:
        layout.note("None of these sums may enter a total; the reasons stand below.")
        return
    found = sums(**layout.page_of(int(summary["inside_count"]), "page"))
    rows = found.to_dict("records")
    shown = pd.DataFrame(
        {
            "step": found["rung"],
            "sum": [words.money(row) for row in rows],
            "kind": [funding_words.kind(row) for row in rows],
            "usd": [words.usd(row["usd"]) for row in rows],
            "years": [funding_words.years(row) for row in rows],
            "hub": layout.hub_links(found),
            "rate": [funding_words.rate(row) for row in rows],
            "text": found["text"],
            "service": found["service"],
            "place": [words.place(row) for row in rows],
        }
    )
    layout.table(
        shown,
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
    layout.downloads("funding", "Sums that enter totals", in_words, sums)


def outside() -> None:
    """The sums that enter no total, each with the reason."""
    st.subheader("Which sums are outside the totals, and why?", anchor=False)
    found = ask("funding_outside", **chosen)
    if found.empty:
        layout.note("Every sum found is in a total.")
        return
    why = found["outside"].value_counts()
    reasons = " · ".join(f"{reason} {many}" for reason, many in why.items())
    st.markdown(words.text(f"{words.count(len(found), 'sum')}: {reasons}"))
    rows = found.to_dict("records")
    shown = pd.DataFrame(
        {
            "outside": found["outside"],
            "sum": [tables.proposed(words.money(row), row, "amount") for row in rows],
            "text": found["text"],
            "step": found["rung"],
            "hub": layout.hub_links(found),
            "service": found["service"],
            "place": [words.place(row) for row in rows],
        }
    )
    layout.table(
        shown,
        "Table of sums outside the totals with the reason",
        key="outside_table",
        labels={"outside": "Why", "sum": "As stated", "text": "Passage"},
        links={"hub": layout.HUB_LINK},
    )
    layout.downloads("funding-outside", "Sums outside totals", in_words, lambda: ask("funding_outside", **chosen))


def reaches_minimum() -> None:
    """Whether each hub reaches the least investment that the guideline asks for."""
    if minimum.empty:
        return
    st.subheader(f"Who reaches {words.usd(minimum['least_usd'].iloc[0])}?", anchor=False)
    counted = minimum["verdict"].value_counts()
    said = [
        f"{mark} {counted.get(verdict, 0)}".replace(" ", NO_BREAK) for verdict, mark in funding_words.VERDICTS.items()
    ]
    st.markdown(f"Of {words.count(len(minimum), noun)}: {' · '.join(said)}")
    rows = minimum.to_dict("records")
    shown = pd.DataFrame(
        {
            "hub": layout.hub_links(minimum),
            "country": minimum["country"],
            "verdict": minimum["verdict"].map(funding_words.VERDICTS),
            "pledged_usd": [words.usd(row["pledged_usd"]) for row in rows],
            "pledges_count": minimum["pledges_count"],
        }
    )
    layout.table(
        shown,
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
    layout.nothing(f"No sum fits all of these filters ({words.text(in_words)}). Take one away to see the nearest.")
else:
    ladder()
    by_group()
    table_of_sums()
    outside()
reaches_minimum()
recovery_fund.ladders()
