"""Is this candidature complete, and where does it stand?"""

import pandas as pd
import streamlit as st

from dashboard import candidature_words, charts, filters, layout, progress_day, tables, words
from dashboard.candidature_words import GROUPS, SCREENED, VERDICTS
from dashboard.store import ask

EVIDENCE_LONGEST = 400  # characters of a passage in a table; the document has the rest

is_example = layout.shows_examples()
noun = "example hub" if is_example else "real hub"
head, row_of_filters = st.container(), st.container(horizontal=True, key="filters")
with row_of_filters:
    as_of = progress_day.as_of()
    told = {"is_example": is_example, "as_of": as_of}
    steps = ask("pipeline_steps", **told)
    named = {"none": "no step recorded"} | dict(zip(steps["step"], steps["name"], strict=True))
    step, screened = (
        st.selectbox(label, list(names), None, names.get, key=key, bind="query-params", placeholder="Any", width=wide)
        for label, names, key, wide in (("Step", named, "step", 260), ("Screening", SCREENED, "screening", 190))
    )

chosen = told | {"step": step, "screened": screened}
in_words = filters.in_words({"step": named.get(step), "screening": SCREENED.get(screened), "as of": as_of.isoformat()})
summary = ask("candidature_summary", **told).iloc[0]


def answer() -> str:
    """How many candidatures miss something, how many points need a person, and where the open ones stand."""
    if not summary["hubs_count"]:
        return f"No candidature and no decision of any {noun} stands in this snapshot by {words.day(as_of)}."
    total = words.count(summary["candidatures_count"], "candidature")
    return (
        f"{words.number(summary['missing_count'])} of {total} {'misses' if summary['missing_count'] == 1 else 'miss'} "
        f"something that the guideline asks for, and {words.number(summary['person_count'])} "
        f"{'has' if summary['person_count'] == 1 else 'have'} points that a person must judge. {under_way()}"
    )


def under_way() -> str:
    """How many wait for a committee, for how long, and how many went back to the city."""
    waiting = "None waits for a committee"
    if summary["open_count"]:
        waiting = (
            f"{words.number(summary['open_count'])} {'waits' if summary['open_count'] == 1 else 'wait'} "
            f"for a committee, the longest for {words.count(int(summary['longest_days']), 'day')}"
        )
    return f"{waiting}; {words.number(summary['returned_count'])} went back to the city."


with head:
    layout.question("Is this candidature complete, and where does it stand?", answer())


def matching(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The candidatures that the filters let through."""
    return ask("candidature_matching", first=first, rows=rows, **chosen)


def pipeline() -> None:
    """How many hubs stand in each step on the day, for how long, and how long the step took those that left it."""
    st.subheader("Where do they stand?", anchor=False)
    unknown = int(summary["hubs_count"] - steps["hubs_count"].sum())
    layout.chart(
        charts.bars(steps, "name", "hubs_count", layout.colors()),
        "Bars: hubs by the step they stand in. " + words.pairs(steps, "name", "hubs_count"),
        key="pipeline",
    )
    shown = pd.DataFrame(
        {
            "step": steps["name"],
            "hubs_count": steps["hubs_count"],
            "days": [span_of_days(row) for row in steps.to_dict("records")],
            "left_count": steps["left_count"],
            "typical": [
                "" if words.is_missing(days) else words.count(int(days), "day") for days in steps["typical_days"]
            ],
        }
    )
    layout.table(
        shown,
        "Table of steps with the hubs in them and the days they stay",
        key="steps_table",
        labels={
            "hubs_count": "In it now",
            "days": "For",
            "left_count": "Have left it",
            "typical": "After (median)",
        },
    )
    without = f" For {words.count(unknown, 'candidature')} no decision is recorded." if unknown else ""
    layout.source(f"Decisions in data/decisions.csv.{without}", as_of)


def span_of_days(row: dict) -> str:
    """How long the hubs in a step have been there: "12 to 68 days"."""
    if words.is_missing(row["most_days"]):
        return ""
    least, most = int(row["least_days"]), int(row["most_days"])
    days = words.count(most, "day")
    return days if least == most else f"{words.number(least)} to {days}"


def table_of_candidatures(found: pd.DataFrame) -> None:
    """Each hub with its step, the day its candidature came, and what the screening found."""
    rows = found.to_dict("records")
    shown = pd.DataFrame(
        {
            "hub": layout.hub_links(found),
            "country": found["country"],
            "received_on": found["received_on"],
            "step": [row["step_name"] or named["none"] for row in rows],
            "days": ["" if words.is_missing(row["days_in_step"]) else int(row["days_in_step"]) for row in rows],
            "missing": [
                "no candidature here"
                if words.is_missing(row["candidature_id"])
                else candidature_words.missing(row["missing_parts"])
                for row in rows
            ],
            "not_met": [of_requirements(row, "not_met_count") for row in rows],
            "person": [of_requirements(row, "person_count") for row in rows],
            "recognition": found["recognition_state"],
        }
    )
    layout.table(
        shown.assign(days=pd.to_numeric(shown["days"])),
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
    layout.downloads("candidatures", "Candidatures", in_words, matching, as_of)


def of_requirements(row: dict, column: str) -> str:
    """A number of requirements with its denominator: "9 of 59"; why there is none where nothing was screened."""
    if not row["requirements_count"]:
        return "not screened"
    return f"{words.number(row[column])} of {words.number(row['requirements_count'])}"


def picked(found: pd.DataFrame) -> str | None:
    """The candidature that the address or the list names; None where none is chosen."""
    sent = found[found["candidature_id"].notna()]
    names = {row["candidature_id"]: f"{row['hub']} · {row['candidature_id']}" for row in sent.to_dict("records")}
    asked = st.query_params.get("candidature")
    place = list(names).index(asked) if asked in names else None
    chosen_id = st.selectbox(
        "Candidature", list(names), place, names.get, placeholder="Choose a candidature", width=560
    )
    if chosen_id and chosen_id != asked:
        st.query_params["candidature"] = chosen_id
    if asked and not chosen_id:
        layout.nothing("No candidature with these filters has this address; choose one from the list.")
    return chosen_id


def one_candidature(row: dict) -> None:
    """One candidature: where it stands, its documents, what a person looks at first, every requirement, the letter."""
    st.subheader(words.text(row["hub"]), anchor=False)
    results = ask("screening_results", candidature_id=row["candidature_id"])
    st.markdown(f"{standing(row)} {candidature_words.verdicts(results)}." if len(results) else standing(row))
    parts_of(row["candidature_id"])
    if results.empty:
        layout.nothing("It was not screened: only a folder with the three documents is. See the Data quality screen.")
    else:
        first_for_a_person(results)
        requirements(results)
    life(row["hub_id"])
    letter(row)


def standing(row: dict) -> str:
    """The step with its days, and the term, in sentences."""
    received = (
        f"Received {words.day(row['received_on'])}." if words.day(row["received_on"]) else "Day of receipt unknown."
    )
    if words.is_missing(row["step"]):
        at = "No step is recorded."
    else:
        since = words.day(row["step_on"], row["precision"])
        at = f"Step: {row['step_name']} since {since}, {words.count(int(row['days_in_step']), 'day')}."
    hub = ask("hub", hub_id=row["hub_id"], today=as_of).iloc[0]
    return f"{received} {at} {words.term(hub)}" + (
        f" A renewal can be prepared from {words.day(row['renewal_from'])}."
        if row["recognition_state"] == "recognised" and words.day(row["renewal_from"])
        else ""
    )


def parts_of(candidature_id: str) -> None:
    """The three documents, present or missing."""
    st.markdown("**The three documents**")
    parts = ask("candidature_parts", candidature_id=candidature_id)
    layout.table(
        parts.assign(
            part=parts["part"].map(lambda part: words.PARTS.get(part, words.sentence(part))),
            state=parts["state"].map(lambda state: words.PRESENCE.get(state, state)),
        ),
        "Documents of the candidature, present or missing",
        key="parts",
        labels={"document_id": "File"},
        wide=("document_id",),
    )


def first_for_a_person(results: pd.DataFrame) -> None:
    """What is not met, then what needs a person: each with its reason, passage and place."""
    open_ones = results[results["verdict"].isin(["not_met", "needs_a_person"])]
    st.markdown("**What needs a person first?**")
    if open_ones.empty:
        st.markdown("Nothing: every requirement that applies is met.")
    for verdict in ("not_met", "needs_a_person"):
        for row in open_ones[open_ones["verdict"] == verdict].to_dict("records"):
            st.markdown(f"{VERDICTS[verdict]} — **{words.text(row['requirement'])}**: {words.text(row['reason'])}")
            evidence_of(row)


def evidence_of(row: dict) -> None:
    """The passage that shows it, as written, under its place; the place alone where there is no passage."""
    place = words.text(row["evidence_place"])
    if words.is_missing(row["evidence"]) or not row["evidence"].strip():
        if place:
            layout.note(place)
        return
    with st.expander(f"Passage: {place}" if place else "Passage"):
        layout.passage(row["evidence"])


def requirements(results: pd.DataFrame) -> None:
    """Every requirement in the order of the guideline, a table a group."""
    st.markdown("**Every requirement**")
    grouped = results.assign(group=results["requirement_id"].map(candidature_words.group))
    for name in GROUPS:
        members = grouped[grouped["group"] == name]
        if members.empty:
            continue
        with st.expander(f"{name}: {candidature_words.verdicts(members)}"):
            layout.table(
                members.assign(verdict=members["verdict"].map(VERDICTS))[
                    ["verdict", "requirement", "reason", "evidence", "evidence_place"]
                ].assign(evidence=members["evidence"].str.slice(0, EVIDENCE_LONGEST)),
                f"Requirements: {name}",
                key=f"requirements {name}",
                labels={"evidence": "Passage", "evidence_place": "Place"},
                wide=("reason",),
            )
    layout.source("The guideline's rules, run on the documents when they were loaded.", as_of)


def life(hub_id: str) -> None:
    """The steps taken so far, each with its days."""
    taken = ask("pipeline_hub", hub_id=hub_id, as_of=as_of)
    if taken.empty:
        return
    st.markdown("**Steps so far**")
    taken["days_in_step"] = [
        f"{words.count(int(days), 'day')}{' so far' if latest else ''}"
        for days, latest in zip(taken["days_in_step"], taken["is_latest"], strict=True)
    ]
    layout.table(
        tables.dated(taken.drop(columns="is_latest"), "decided_on"),
        "Steps of the candidature with their days",
        key="life",
        labels={"days_in_step": "Days in it"},
    )


def letter(row: dict) -> None:
    """The command that drafts the letter to the city, and the letters that it has written."""
    st.markdown("**The letter to the city**")
    what = "returns it and names what is missing" if row["not_met_count"] else "says that it is complete"
    st.markdown(f"This screens the folder again and drafts the letter that {what}, for you to read and sign:")
    st.code(candidature_words.screen_command(row["candidature_id"], row["hub_id"]), language="shell", wrap_lines=True)
    written = candidature_words.letters()
    if not written:
        layout.note("No letter has been drafted yet; letters appear here once the command has run.")
        return
    mine = next((place for place, name in enumerate(written) if name.startswith(row["hub_id"])), 0)
    name = st.selectbox(f"{words.count(len(written), 'letter')} to download", list(written), mine, width=420)
    st.download_button(
        "Download", written[name].read_bytes, name, candidature_words.WORD, key="letter", on_click="ignore"
    )


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
    layout.nothing(f"No candidature fits these filters ({words.text(in_words)}). Take one away to see the nearest.")
    st.stop()
page = layout.page_of(len(fitting), "page")
table_of_candidatures(matching(**page))
candidature_id = picked(fitting)
if candidature_id:
    one_candidature(fitting[fitting["candidature_id"] == candidature_id].iloc[0].to_dict())
