"""What can't I trust, and who can mend it?"""

import pandas as pd
import streamlit as st

from dashboard import charts, filters, grids, layout, words
from dashboard.store import ask

OF_HUBS, OF_NONE = "of the hubs shown", "of no known hub"
is_example = layout.shows_examples()
noun = "example hub" if is_example else "real hub"
head = st.container()

with st.container(horizontal=True, key="filters"):
    about = st.segmented_control(
        "Problems", [OF_HUBS, OF_NONE], default=OF_HUBS, required=True, key="about", bind="query-params"
    )
    whose = {"is_example": is_example if about == OF_HUBS else None}
    by_rule, documents, readings = (ask(name, **whose) for name in ("finding_counts", "documents", "reading_counts"))
    severities = dict(zip(*(ask("severities")[part] for part in ("severity", "severity_in_words")), strict=True))
    rules = dict(zip(by_rule["rule_id"], by_rule["title"], strict=True))
    severity, who_can_mend, rule_id, document_id = (
        st.selectbox(
            label, options, index=None, format_func=names, key=key, bind="query-params", placeholder="Any", width=wide
        )
        for label, options, names, key, wide in (
            ("Severity", list(severities), severities.__getitem__, "severity", 140),
            ("Who can mend it", ask("menders")["who_can_mend"].tolist(), str, "who", 150),
            ("Rule", list(rules), rules.__getitem__, "rule", 240),
            ("Document", documents["document_id"].tolist(), str, "document", 260),
        )
    )

chosen = whose | {
    "severity": severity,
    "who_can_mend": who_can_mend,
    "rule_id": rule_id,
    "document_id": document_id,
}
in_words = filters.in_words(
    {
        "problems": about,
        "severity": severity,
        "who can mend": who_can_mend,
        "rule": rules.get(rule_id),
        "document": document_id,
    }
)
found_count, causes_count = map(int, ask("finding_total", **chosen)[["findings_count", "causes_count"]].iloc[0])
unread = documents[~documents["outcome"].isin(["ok", "not_read", "draft"])]
read_count, readings_count = int(readings["read_count"].sum()), int(readings["readings_count"].sum())


def answer() -> str:
    """How many problems in how many documents, and how much of what was read is trusted."""
    if documents.empty and by_rule.empty:
        return f"No document {about} stands in this snapshot, so nothing was found."
    whom = f"of {noun}s" if about == OF_HUBS else "whose sender is not known"
    sentence = (
        f"{words.count(int(by_rule['findings_count'].sum()), 'problem')} in "
        f"{words.count(len(documents), 'document')} {whom}; "
        f"{words.out_of(len(unread), len(documents), 'document')} could not be read."
    )
    if readings_count:
        sentence += f" {words.out_of(read_count, readings_count, 'passage')} were read with trust."
    return sentence


with head:
    layout.question("What can't I trust, and who can mend it?", answer())


def problems(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The problems that the filters let through."""
    return ask("findings", first=first, rows=rows, **chosen)


def chart_of_rules() -> None:
    """Which problems are found how often."""
    if by_rule.empty:
        return
    st.subheader("Which problems are found?", anchor=False)
    labelled = by_rule.assign(label=by_rule["severity_in_words"].str[:2] + by_rule["title"])
    figure = charts.bars(labelled, "label", "findings_count", layout.colors())
    layout.chart(figure, "Bars: problems by rule. " + words.pairs(by_rule, "title", "findings_count"), key="rules")
    told = ask("severities").itertuples(index=False)
    layout.source(" ".join(f"{severity.severity_in_words}: {severity.meaning}." for severity in told))


def table_of_problems() -> None:
    """Every problem with its place and the next step."""
    st.subheader("What is wrong, where, and what next?", anchor=False)
    if not found_count:
        layout.nothing(
            "No problem fits these filters." if len(by_rule) else f"No problem was found in documents {about}."
        )
        return
    shown = grids.placed(problems(**layout.page_of(causes_count, "page")))
    layout.table(
        shown,
        "Table of problems with place and next step",
        key="problems",
        labels={"title": "Problem", "message": "What is wrong", "text": "As written"},
        wide=("message",),
    )
    layout.downloads("problems", "Problems", in_words, problems)
    if about == OF_HUBS:
        layout.data_address("findings")
    layout.source(
        f"{words.count(found_count, 'problem')} with these filters ({words.text(in_words)}); "
        "those of a document that have the same cause are one line."
    )


def table_of_readings() -> None:
    """How sure the reading is, by kind."""
    if readings.empty:
        return
    st.subheader("How much was read with trust?", anchor=False)
    shares = [words.out_of(row["read_count"], row["readings_count"], "passage") for row in readings.to_dict("records")]
    layout.table(
        readings.assign(read_count=shares).drop(columns="readings_count"),
        "Table of readings by kind and state",
        key="readings",
        labels={
            "kind": "What was looked for",
            "read_count": "Read",
            "review_count": "Wait for a person",
            "unreadable_count": "Could not be read",
            "corrected_count": "Answered by a person",
        },
    )


def table_of_documents() -> None:
    """All documents; those that could not be read first."""
    if documents.empty:
        return
    st.subheader("Which documents?", anchor=False)
    layout.table(
        grids.documents(documents),
        "Table of documents with outcome and number of problems",
        key="documents",
        labels={"document_id": "Document"},
        wide=("document_id",),
    )
    layout.downloads("documents", "Documents", in_words, lambda: documents)


chart_of_rules()
table_of_problems()
table_of_readings()
table_of_documents()
