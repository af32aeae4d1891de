"""Who owes a report?"""

import pandas as pd
import streamlit as st

from dashboard import layout, settings, words
from dashboard.screens import reports
from dashboard.store import ask

HUBS_A_PAGE = 20
YEARS_ON_A_PHONE = 4  # the newest; the table holds them all

head = st.container()
chosen = reports.filters.picked()
summary = chosen.ask("report_summary").iloc[0]

with head:
    layout.question("Who owes a report?", reports.words.answer(summary, chosen.noun, chosen.as_of))


def outside() -> None:
    """Reports from hubs without the title: they are here, but enter no status."""
    found = chosen.ask("report_outside")
    if found.empty:
        return
    st.subheader("Which reports belong to no term?", anchor=False)
    st.markdown(
        f"{words.count(len(found), 'report')} came for a year in which no decision gives the hub the title. "
        "Their values enter no status and no figure here; a line in data/decisions.csv mends that."
    )
    layout.table(
        found.assign(hub=layout.hub_links(found)).drop(columns="hub_id"),
        "Table of reports for a year without the title",
        key="outside_table",
        labels={"document_id": "Document"},
        links={"hub": layout.HUB_LINK},
    )


if not summary["all_years_count"]:
    layout.nothing(
        "A report is owed for a year in which a decision in data/decisions.csv gives the hub the title. What the hubs "
        "of the public register reported is not public, so none of them is said to owe one.",
        offers_examples=True,
    )
    outside()
    st.stop()
if not summary["years_count"]:
    layout.nothing_fits("No report", chosen.in_words)
    st.stop()


def listed(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The report years that the filters let through."""
    return chosen.ask("report_list", first=first, rows=rows)


def calendar() -> None:
    """The years of the hubs with the state of each report, and how many are in each state."""
    order, counts = chosen.ask("report_hubs")["hub_id"], chosen.ask("report_counts")
    page = layout.page_of(len(order), "hubs", HUBS_A_PAGE)
    on_page = order.iloc[page["first"] : page["first"] + page["rows"]].tolist()
    found = listed().set_index("hub_id").loc[on_page].reset_index()
    if layout.width() == "narrow":
        found = found[found["report_year"] > found["report_year"].max() - YEARS_ON_A_PHONE]
    st.markdown(reports.words.counted(counts))
    layout.chart(
        reports.charts.calendar(found, layout.colors(), layout.width()),
        "Calendar of annual reports by hub and year. " + words.pairs(counts, "report_state", "reports_count"),
        key="calendar",
    )
    rule = ask("report_rule").iloc[0]
    layout.source(
        f"{words.count(summary['years_count'], 'report year')} of {words.count(summary['hubs_count'], chosen.noun)}, "
        f"those that owe longest first. Owed for each year with the title for at least "
        f"{words.number(rule['owed_days'])} days, by {rule['due_on']:%-d %B} of the next: our assumption, since the "
        "guideline names no day.",
        chosen.as_of,
    )


def table_of_reports() -> None:
    """The rows behind the calendar, overdue ones first."""
    st.subheader("Which reports are they?", anchor=False)
    layout.table(
        reports.grids.reports(listed(**layout.page_of(int(summary["years_count"]), "page"))),
        "Table of annual reports by hub and year with state, days late, due day and day of receipt",
        key="reports_table",
        labels={"report_year": "For", "due_on": "Due", "received_on": "Received", "accepted_on": "Accepted"},
        links={"hub": layout.HUB_LINK},
    )
    layout.downloads(
        "reports",
        "Annual reports by hub and year",
        chosen.in_words,
        lambda: listed().drop(columns=["mark", "color"]),
        chosen.as_of,
    )


def latest() -> None:
    """How old the newest report of each hub is."""
    st.subheader("How old is each hub's latest report?", anchor=False)
    found = chosen.ask("report_hubs")
    silent = int(found["latest_year"].isna().sum())
    st.markdown(
        f"{words.out_of(len(found) - silent, len(found), chosen.noun)} sent at least one report"
        + (f"; {words.number(silent)} never did." if silent else ".")
    )
    layout.table(
        reports.grids.latest(found),
        "Table of hubs with the age of their latest report and the reports they owe",
        key="latest_table",
        labels={"latest": "Latest report", "owed": "Overdue"},
        links={"hub": layout.HUB_LINK},
    )


def forms() -> None:
    """The command that writes the pre-filled forms, and those that it has written; for the secretariat alone."""
    if settings.audience() != "secretariat":
        return
    st.subheader("What do I send to the hubs that owe one?", anchor=False)
    st.markdown("This command writes the pre-filled report and the letter for every hub that owes one:")
    st.code("python -m etl annual-report --overdue", language=None)
    hub, year = chosen.parameters["hub"], chosen.parameters["year"]
    if hub:
        name = dict(chosen.ask("report_hub_names").itertuples(index=False))[hub]
        st.markdown(f"And this one for {words.text(name)} alone:")
        st.code(f"python -m etl annual-report --hub {hub} --year {year or chosen.as_of.year - 1}", language=None)
    written = reports.forms.written()
    if not written:
        layout.note("No pre-filled form has been written yet; they appear here once the command has run.")
        return
    picked = st.selectbox(f"{words.count(len(written), 'file')} to download", list(written), width=420)
    path = written[picked]
    st.download_button(
        "Download", path.read_bytes, path.name, reports.forms.KINDS[path.suffix], key="form", on_click="ignore"
    )


calendar()
table_of_reports()
latest()
forms()
reports.reported.draw(chosen)
outside()
