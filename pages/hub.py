"""What does this hub offer, and how do we know?"""

import pandas as pd
import streamlit as st

from dashboard import layout, settings, tables, words
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
        format_func=names.get,
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

hub = ask("hub", hub_id=hub_id, today=settings.today()).iloc[0]


def answer() -> str:
    """Where the hub stands in its term, and what it offers."""
    offered = (
        f"{words.count(hub['services_count'], 'service')} with {words.count(hub['targets_count'], 'target')} "
        f"in its current work plan."
        if hub["services_count"]
        else "No work plan of it stands in this snapshot."
    )
    return f"{words.term(hub)} {offered}"


with head:
    layout.question(words.text(hub["hub"]), answer())
    layout.note(
        words.text(" · ".join(part for part in hub[["authority", "country", "region"]] if not words.is_missing(part)))
    )


def about() -> None:
    """What is known about the hub itself, each with its source."""
    st.subheader("What is known about it?", anchor=False)
    known = {
        "Also written": hub["aliases"],
        "Language of its documents": words.language(hub["language"]),
        "Place": words.coordinates(hub["longitude"], hub["latitude"]),
        "Source of the place": hub["place_source"],
        "As of": hub["place_as_of"],
        "How sure the recognition is": hub["confidence"],
        "Note": hub["note"],
    }
    rows = [(name, value) for name, value in known.items() if not words.is_missing(value) and value]
    if rows:
        layout.table(
            pd.DataFrame(rows, columns=["what", "value"]), "What is known about the hub", key="about", wide=("value",)
        )
    facts = ask("hub_facts", hub_id=hub_id)
    if len(facts):
        shown, sources = tables.facts(facts)
        layout.table(shown, "Facts about the hub with their sources", key="facts", wide=("value",))
        layout.sources(sources)
    steps = ask("hub_decisions", hub_id=hub_id)
    if len(steps):
        layout.table(tables.dated(steps, "decided_on"), "Steps of the hub's life, oldest first", key="steps")


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
    parts["part"] = parts["part"].map(lambda part: words.PARTS.get(part, words.sentence(part)))
    parts["state"] = parts["state"].map(lambda state: words.PRESENCE.get(state, state))
    layout.table(parts, "Parts of the candidature", key="parts")
    with st.expander(f"Answers of the form ({answered} of {len(answers)})"):
        for row in answers.to_dict("records"):
            one_answer(row)


def one_answer(row: dict) -> None:
    """One field of the form with its answer as written, its length and its place."""
    heading = row["heading"] if not words.is_missing(row["heading"]) else words.label(row["field"])
    st.markdown(f"**{words.text(heading)}**")
    layout.passage(row["text"])
    if not words.is_missing(row["text"]):
        limit = "" if words.is_missing(row["word_limit"]) else f" of at most {int(row['word_limit'])}"
        length = "" if words.is_missing(row["words_count"]) else f"{words.number(row['words_count'])}{limit} words · "
        layout.note(length + words.text(words.place(row)))


def services() -> None:
    """The current work plan, one service after the other, and what earlier plans said."""
    found, targets = ask("hub_services", hub_id=hub_id), ask("hub_targets", hub_id=hub_id)
    if found.empty:
        return
    st.subheader("What does it offer?", anchor=False)
    current, printed = found[found["is_current"]], found[found["is_printed_example"] & ~found["is_current"]]
    others = found[~found["is_current"] & ~found["is_printed_example"]]
    is_open = others["order_unknown_with"].notna()
    for row in current.to_dict("records"):
        one_service(row, targets[targets["service_id"] == row["service_id"]])
    for told, rows in (
        ("of a plan of which it is not known whether it came last", others[is_open]),
        ("of earlier plans, replaced or dropped", others[~is_open]),
    ):
        if len(rows):
            st.markdown(f"**{words.count(len(rows), 'service')} {told}**")
        for row in rows.to_dict("records"):
            one_service(row, targets[targets["service_id"] == row["service_id"]])
    printed_examples(printed)


def printed_examples(found: pd.DataFrame) -> None:
    """Rows that the form itself prints, which are no services of the hub."""
    if found.empty:
        return
    st.markdown(
        f"**{words.count(len(found), 'row')} of the plan with the words of the form's printed examples.** "
        "What they offer is the guideline's example, not a service of this hub, so they count nowhere."
    )
    for row in found.to_dict("records"):
        layout.passage(row["title"])
        layout.note(words.text(words.place(row)))


def one_service(row: dict, targets: pd.DataFrame) -> None:
    """One service: as written, as read, and what it promises."""
    title = words.NOT_ANSWERED if words.is_missing(row["title"]) else row["title"]
    version = "" if row["is_current"] else f" · plan {row['version']}"
    with st.expander(f"{words.text(title)} · {words.years(row)}{version}"):
        layout.passage(row["description"])
        layout.table(
            tables.service(row),
            "Values of the service as written and as read",
            key=f"values {row['service_id']}",
            wide=("as_written",),
        )
        if len(targets):
            layout.table(
                tables.targets(targets).assign(place=tables.placed(targets)["place"]),
                "Indicators as written and as read",
                key=f"targets {row['service_id']}",
                labels={"text": "As written"},
                wide=("text",),
            )
        layout.note(
            words.text(words.place(row))
            + (f" · received {words.day(row['received_on'])}" if not words.is_missing(row["received_on"]) else "")
        )


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
        tables.sums(found),
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
    found["held_on"] = [words.day(*pair) for pair in zip(found["held_on"], found["precision"], strict=True)]
    layout.table(
        found[["held_on", "title", "resource", "as_written", "link"]],
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
            tables.placed(readings),
            "Readings that are not trusted",
            key="readings",
            labels={"text": "As written"},
            wide=("text",),
        )
    if len(findings):
        layout.table(tables.placed(findings), "Problems found", key="findings", wide=("message",))
    if len(documents):
        layout.table(
            tables.sent(documents),
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
        layout.table(tables.placed(people), "Focal points named on the hub's forms", key="people")


about()
services()
candidature()
money()
coalition()
trust()
focal_point()
layout.source("Public register, decisions and the hub's own documents.")
