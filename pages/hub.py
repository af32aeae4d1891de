"""What does this hub offer, and how do we know?"""

from typing import Any

import streamlit as st

from dashboard import grids, layout, settings, words
from dashboard.screens import hub
from dashboard.store import ask, ask_private

addresses = ask("hub_addresses")
shown = addresses[addresses["is_example"] == layout.shows_examples()]
names = dict(zip(shown["hub_id"], shown["hub"], strict=True))


def choose(hub_id: str | None) -> str | None:
    """The hub that the reader picks from the list; picking one changes the address."""
    picked = st.selectbox(
        "Hub",
        list(names),
        index=list(names).index(hub_id) if hub_id in names else None,
        format_func=names.__getitem__,
        placeholder="Choose a hub",
        width=360,
    )
    if picked and picked != hub_id:
        st.query_params["hub"] = picked
    return picked


asked = st.query_params.get("hub")
head = st.container()
hub_id = choose(asked)
if hub_id is None:
    with head:
        layout.question("Which hub do you want to know about?", f"{words.count(len(names), 'hub')} to choose from.")
    if asked and asked not in set(addresses["hub_id"]):
        layout.nothing("No hub has this address. It may have been renamed; choose one from the list.")
    elif not names:
        layout.nothing("No hub stands in this snapshot.")
    st.stop()

known = ask("hub", hub_id=hub_id, today=settings.today()).iloc[0]
with head:
    layout.question(words.text(known["hub"]), hub.words.answer(known))
    where = known[["authority", "country", "region"]]
    layout.note(words.text(" · ".join(part for part in where if not words.is_missing(part))))


def about() -> None:
    """What is known about the hub itself, each with its source."""
    st.subheader("What is known about it?", anchor=False)
    rows = hub.grids.about(known)
    if len(rows):
        layout.table(rows, "What is known about the hub", key="about", wide=("value",))
    facts = ask("hub_facts", hub_id=hub_id)
    if len(facts):
        told, sources = hub.grids.facts(facts)
        layout.table(told, "Facts about the hub with their sources", key="facts", wide=("value",))
        layout.sources(sources)
    steps = ask("hub_decisions", hub_id=hub_id)
    if len(steps):
        layout.table(
            grids.dated(steps.drop(columns="decision_id"), "decided_on"),
            "Steps of the hub's life, oldest first",
            key="steps",
        )


def candidature() -> None:
    """Which parts of the candidature are there, and the answers of the form."""
    parts, answers = ask("hub_candidature_parts", hub_id=hub_id), ask("hub_answers", hub_id=hub_id)
    if parts.empty:
        return
    st.subheader("Is its candidature complete?", anchor=False)
    present = int((parts["state"] == "present").sum())
    answered = int(answers["text"].notna().sum())
    st.markdown(
        f"{words.out_of(present, len(parts), 'part')} present; "
        f"{words.out_of(answered, len(answers), 'field')} of the form answered."
    )
    layout.table(grids.parts(parts), "Parts of the candidature", key="parts")
    with st.expander(f"Answers of the form ({answered} of {len(answers)})"):
        for row in answers.to_dict("records"):
            one_answer(row)


def one_answer(row: dict[str, Any]) -> None:
    """One field of the form with its answer as written, its length and its place."""
    heading = row["heading"] if not words.is_missing(row["heading"]) else words.label(row["field"])
    st.markdown(f"**{words.text(heading)}**")
    layout.passage(row["text"])
    if not words.is_missing(row["text"]):
        told = (hub.words.length(row), words.text(words.place(row)))
        layout.note(" · ".join(part for part in told if part))


def money() -> None:
    """Every sum found, as stated, with what it is and whether it may enter a total."""
    found = ask("hub_amounts", hub_id=hub_id)
    if found.empty:
        return
    st.subheader("What money does it speak of?", anchor=False)
    st.markdown(
        "A pledge is stated in a document, confirmed by a decision and delivered by a report; none is added to another."
    )
    layout.table(
        hub.grids.sums(found),
        "Sums of money found in the hub's documents",
        key="money",
        labels={"text": "As written", "total_usd": "All years, US$"},
        wide=("text",),
    )


def coalition() -> None:
    """What the same city did in the second programme, where a source says so."""
    found = ask("hub_coalition", hub_id=hub_id)
    if found.empty:
        return
    st.subheader("What else did the city take part in?", anchor=False)
    st.markdown(
        f"Archive: the city spoke in {words.count(len(found), 'session')} of Cities for a Resilient Recovery; "
        f"[see the archive]({layout.address('recovery')})."
    )
    layout.table(
        hub.grids.sessions(found),
        "Sessions of the coalition in which the city spoke",
        key="coalition",
        labels={"held_on": "Date", "as_written": "Who spoke"},
        links={"link": "open"},
    )


def trust() -> None:
    """What waits for a person, what was found wrong, and all documents."""
    readings, findings, documents = (
        ask(name, hub_id=hub_id) for name in ("hub_readings", "hub_findings", "hub_documents")
    )
    if documents.empty and findings.empty:
        return
    st.subheader("What can't be trusted yet?", anchor=False)
    st.markdown(
        f"{words.count(len(readings), 'reading')} not trusted and {words.count(len(findings), 'problem')} "
        f"in {words.count(len(documents), 'document')}."
    )
    if len(readings):
        layout.table(
            grids.placed(readings),
            "Readings that are not trusted",
            key="readings",
            labels={"text": "As written"},
            wide=("text",),
        )
    if len(findings):
        layout.table(grids.placed(findings), "Problems found", key="findings", wide=("message",))
    if len(documents):
        layout.table(
            hub.grids.sent(documents),
            "Documents of the hub",
            key="documents",
            labels={"document_id": "Document"},
        )


def focal_point() -> None:
    """Whom to write to; only in a process that serves the secretariat."""
    if settings.audience() != "secretariat":
        return
    people = ask_private("focal_points", hub_id=hub_id)
    if len(people):
        st.subheader("Whom to write to?", anchor=False)
        layout.note("Personal data, shown to the secretariat only.")
        layout.table(grids.placed(people), "Focal points named on the hub's forms", key="people")


about()
hub.work_plan.draw(ask("hub_services", hub_id=hub_id), ask("hub_targets", hub_id=hub_id))
candidature()
money()
coalition()
trust()
focal_point()
layout.source("Public register, decisions and the hub's own documents.")
