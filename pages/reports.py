"""Who owes a report?"""

import pandas as pd
import streamlit as st

from dashboard import (
    filters,
    layout,
    progress_day,
    progress_words,
    report_charts,
    report_forms,
    report_words,
    settings,
    words,
)
from dashboard.store import ask

HUBS_A_PAGE = 20
YEARS_ON_A_PHONE = 4  # the newest; the table holds them all
NO_BREAK = "\u00a0"

is_example = layout.shows_examples()
noun = "example hub" if is_example else "hub"
regions = dict(ask("regions").itertuples(index=False))
head, row_of_filters = st.container(), st.container(horizontal=True, key="filters")
with row_of_filters:
    as_of = progress_day.as_of()
    told = {"is_example": is_example, "as_of": as_of}
    hubs = dict(ask("report_hub_names", **told).itertuples(index=False))
    hub, region, year = (
        st.selectbox(label, options, None, named, key=key, bind="query-params", placeholder="Any", width=wide)
        for label, options, named, key, wide in (
            ("Hub", list(hubs), hubs.get, "hub", 220),
            ("Region of the hub", list(regions), regions.get, "region", 190),
            ("Report for the year", ask("report_years", **told)["year"].tolist(), str, "year", 170),
        )
    )
    states = st.multiselect(
        "State", list(report_words.MARKS), key="state", bind="query-params", placeholder="Any", width=230
    )

chosen = told | {"hub": hub, "region": region, "year": year, "states": sorted(states)}
summary = ask("report_summary", **chosen).iloc[0]
in_words = filters.in_words(
    {
        "hub": hubs.get(hub),
        "region of the hub": regions.get(region),
        "year": year,
        "state": sorted(states),
        "as of": as_of.isoformat(),
    }
)


def answer() -> str:
    """Who owes a report, how late, and when the next ones are due."""
    if not summary["all_years_count"]:
        return (
            f"No decision in this snapshot gives any of the {words.count(summary['all_hubs_count'], noun)} the title "
            f"by {words.day(as_of)}, so no report is owed here."
        )
    return f"{overdue()} {received()} {due_next()}"


def overdue() -> str:
    """The reports that are overdue, of how many hubs."""
    if not summary["overdue_count"]:
        return "No report is overdue."
    owing = words.out_of(summary["overdue_hubs_count"], summary["hubs_count"], noun)
    return (
        f"{owing} {'owes' if summary['overdue_hubs_count'] == 1 else 'owe'} "
        f"{words.count(summary['overdue_count'], 'report')}, the oldest "
        f"{words.count(summary['most_days_late'], 'day')} late."
    )


def received() -> str:
    """The reports received, of those that fell due."""
    if not summary["fell_due_count"]:
        return "None has fallen due yet."
    return (
        f"{words.out_of(summary['received_of_due_count'], summary['fell_due_count'], 'report')} that fell due "
        f"{'was' if summary['received_of_due_count'] == 1 else 'were'} received, "
        f"{words.number(summary['late_count'])} of them late."
    )


def due_next() -> str:
    """When the next reports are due."""
    if words.is_missing(summary["next_due_on"]):
        return "No other report is due."
    return (
        f"No other report is due before {words.day(summary['next_due_on'])}; "
        f"{words.number(summary['next_due_count'])} {'is' if summary['next_due_count'] == 1 else 'are'} still to come."
    )


with head:
    layout.question("Who owes a report?", answer())


def outside() -> None:
    """Reports from hubs without the title: they are here, but enter no status."""
    found = ask("report_outside", **told)
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
    layout.nothing(f"No report fits all of these filters ({words.text(in_words)}). Take one away to see the nearest.")
    st.stop()


def calendar() -> None:
    """The years of the hubs with the state of each report, and how many are in each state."""
    order = ask("report_hubs", **chosen)["hub_id"]
    page = layout.page_of(len(order), "hubs", HUBS_A_PAGE)
    on_page = order.iloc[page["first"] : page["first"] + page["rows"]].tolist()
    found = reports().set_index("hub_id").loc[on_page].reset_index()
    if layout.width() == "narrow":
        found = found[found["report_year"] > found["report_year"].max() - YEARS_ON_A_PHONE]
    counts = ask("report_counts", **chosen)
    counted = [
        f"{report_words.state(state)} {words.number(quantity)}".replace(" ", NO_BREAK)
        for state, quantity in counts.itertuples(index=False)
        if quantity
    ]
    st.markdown(" · ".join(counted))
    layout.chart(
        report_charts.calendar(found, layout.colors(), layout.width()),
        "Calendar of annual reports by hub and year. " + words.pairs(counts, "report_state", "reports_count"),
        key="calendar",
    )
    rule = ask("report_rule").iloc[0]
    layout.source(
        f"{words.count(summary['years_count'], 'report year')} of {words.count(summary['hubs_count'], noun)}, those "
        f"that owe longest first. Owed for each year with the title for at least {words.number(rule['owed_days'])} "
        f"days, by {rule['due_on']:%-d %B} of the next: our assumption, since the guideline names no day.",
        as_of,
    )


def reports(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The report years that the filters let through."""
    return ask("report_list", first=first, rows=rows, **chosen)


def table_of_reports() -> None:
    """The rows behind the calendar, overdue ones first."""
    st.subheader("Which reports are they?", anchor=False)
    found = reports(**layout.page_of(int(summary["years_count"]), "page"))
    rows = found.to_dict("records")
    shown = pd.DataFrame(
        {
            "hub": layout.hub_links(found),
            "country": found["country"],
            "report_year": found["report_year"].astype(str),
            "state": found["report_state"].map(report_words.state),
            "late": [report_words.lateness(row).removesuffix(" late") for row in rows],
            "due_on": [words.day(row["due_on"]) if row["report_state"] != "not owed" else "" for row in rows],
            "received_on": found["received_on"],
            "accepted_on": found["accepted_on"],
        }
    )
    layout.table(
        shown,
        "Table of annual reports by hub and year with state, days late, due day and day of receipt",
        key="reports_table",
        labels={"report_year": "For", "due_on": "Due", "received_on": "Received", "accepted_on": "Accepted"},
        links={"hub": layout.HUB_LINK},
    )
    layout.downloads("reports", "Annual reports by hub and year", in_words, reports, as_of)


def latest() -> None:
    """How old the newest report of each hub is."""
    st.subheader("How old is each hub's latest report?", anchor=False)
    found = ask("report_hubs", **chosen)
    silent = int(found["latest_year"].isna().sum())
    st.markdown(
        f"{words.out_of(len(found) - silent, len(found), noun)} sent at least one report"
        + (f"; {words.number(silent)} never did." if silent else ".")
    )
    shown = pd.DataFrame(
        {
            "hub": layout.hub_links(found),
            "country": found["country"],
            "latest": ["none" if words.is_missing(year) else f"for {int(year)}" for year in found["latest_year"]],
            "received": found["latest_received_on"],
            "age": ["" if words.is_missing(age) else words.count(int(age), "day") for age in found["latest_age_days"]],
            "owed": [words.count(int(owed), "report") if owed else "none" for owed in found["overdue_count"]],
        }
    )
    layout.table(
        shown,
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
    if hub:
        st.markdown(f"And this one for {words.text(hubs[hub])} alone:")
        st.code(f"python -m etl annual-report --hub {hub} --year {year or as_of.year - 1}", language=None)
    written = report_forms.written()
    if not written:
        layout.note("No pre-filled form has been written yet; they appear here once the command has run.")
        return
    name = st.selectbox(f"{words.count(len(written), 'file')} to download", list(written), width=420)
    path = written[name]
    st.download_button(
        "Download", path.read_bytes, path.name, report_forms.KINDS[path.suffix], key="form", on_click="ignore"
    )


def what_was_reported() -> None:
    """People and cities reached, and the values, services and cities behind them."""
    st.subheader("What was reported?", anchor=False)
    reach = ask("reach_summary", **chosen).iloc[0]
    if not reach["reports_count"]:
        layout.note("None of these reports has been received.")
        return
    st.markdown(reached(reach))
    by_year, values, services, cities = st.tabs(["By year", "Values", "Services", "Cities"])
    with by_year:
        table_of_years()
    with values:
        table_of_values()
    with services:
        table_of_services()
    with cities:
        table_of_cities(reach)
    layout.source("Annual reports received by this day; of several for a year, the last.", as_of)


def reached(reach: pd.Series) -> str:
    """People as a range, and cities named once each, with what they are out of."""
    people = f"{report_words.people(reach)} reached" if reach["claims_count"] else "No number of people"
    waiting = reach["waiting_count"]
    unsure = f"; {words.number(waiting)} more {'is' if waiting == 1 else 'are'} to be checked" if waiting else ""
    return (
        f"{words.count(reach['reports_count'], 'report')} of {words.count(reach['reporting_hubs_count'], noun)}: "
        f"{people}, from {words.out_of(reach['claims_count'], reach['services_count'], 'service report')} that "
        f"{'gives' if reach['claims_count'] == 1 else 'give'} a number — the largest single claim to the plain sum, "
        f"since the same people may be counted twice{unsure}. "
        f"{words.count(reach['cities_count'], 'city', 'cities')} named as supported, "
        f"{words.number(reach['confirmed_cities_count'])} of them confirmed by the city."
    )


def table_of_years() -> None:
    """Each report year with people, cities and the values reported on each rung of the evidence ladder."""
    found, rungs = ask("reach_years", **chosen), ask("report_result_counts", **chosen)
    values = rungs.pivot_table(
        index="report_year", columns="evidence_rung", values="results_count", fill_value=0, sort=False, aggfunc="sum"
    )
    order = rungs.drop_duplicates("evidence_rung").sort_values("position")["evidence_rung"]
    by_rung = values.reindex(index=found["report_year"], columns=order, fill_value=0)
    waiting = rungs.groupby("report_year")["waiting_count"].sum().reindex(found["report_year"], fill_value=0)
    shown = pd.DataFrame(
        {
            "report_year": found["report_year"].astype(str),
            "reports_count": found["reports_count"],
            "people_reached": [report_words.people(row) for row in found.to_dict("records")],
            "people_waiting": found["waiting_count"],
            "cities_count": found["cities_count"],
            "values": by_rung.sum(axis="columns").tolist(),
        }
        | {f"of these {rung}": by_rung[rung].tolist() for rung in by_rung.columns}
        | {"values_waiting": found["report_year"].map(waiting).tolist()}
    )
    layout.table(
        shown,
        "Table of report years with people reached, cities and values by evidence",
        key="years_table",
        labels={
            "report_year": "Year",
            "people_waiting": "Numbers of people to be checked",
            "cities_count": "Different cities",
            "values": "Values for targets",
            "values_waiting": "Values to be checked",
        },
    )


def results(first: int = 0, rows: int | None = None) -> pd.DataFrame:
    """The values reported for targets."""
    return ask("report_results", first=first, rows=rows, **chosen)


def table_of_values() -> None:
    """Each value reported, as written and as read, with its evidence and place."""
    trusted, waiting = ask("report_result_counts", **chosen)[["results_count", "waiting_count"]].sum()
    total = int(trusted + waiting)
    st.markdown(
        f"{words.count(total, 'value')} reported for targets"
        + (f"; {words.number(waiting)} of them to be checked, which enter no status." if waiting else ".")
    )
    found = results(**layout.page_of(total, "values"))
    rows = found.to_dict("records")
    shown = pd.DataFrame(
        {
            "text": found["text"],
            "report_year": found["report_year"].astype(str),
            "value_text": found["value_text"],
            "value": [report_words.value(row) for row in rows],
            "evidence": found["evidence_rung"],
            "link": found["evidence"],
            "state": found["state"].map(words.STATES),
            "service": found["service"],
            "place": [words.place(row) for row in rows],
            "hub": layout.hub_links(found),
        }
    )
    layout.table(
        shown,
        "Table of values reported for targets with their evidence",
        key="values_table",
        labels={
            "text": "Target as written",
            "report_year": "Year",
            "value_text": "As reported",
            "value": "Read as",
            "link": "Document or link",
        },
        links={"hub": layout.HUB_LINK},
    )
    layout.downloads("results", "Values reported for targets", in_words, results, as_of)


def table_of_services() -> None:
    """What the reports say about each service."""
    found = ask("report_services", **chosen)
    shown = pd.DataFrame(
        {
            "service": found["service"],
            "report_year": found["report_year"].astype(str),
            "status": [report_words.DELIVERIES.get(key, words.NOT_ANSWERED) for key in found["delivery_status"]],
            "people_reached": [report_words.people_of(row) for row in found.to_dict("records")],
            "people_reached_text": found["people_reached_text"],
            "cities_count": found["cities_count"],
            "reason": found["reason"],
            "problems": found["problems"],
            "changes": found["changes"],
            "hub": layout.hub_links(found),
        }
    )
    layout.table(
        shown,
        "Table of services as reported, with people reached, problems and changes",
        key="services_table",
        labels={"report_year": "Year", "people_reached_text": "People, as written", "cities_count": "Cities named"},
        links={"hub": layout.HUB_LINK},
    )


def table_of_cities(reach: pd.Series) -> None:
    """The cities named as supported, each once."""
    st.markdown(
        f"{words.count(reach['cities_claims_count'], 'mention')} of "
        f"{words.count(reach['cities_count'], 'different city', 'different cities')}; for "
        f"{words.number(reach['unplaced_cities_count'])} the country could not be told. "
        + report_words.waiting_cities(reach["cities_waiting_count"])
    )
    found = ask("reach_cities", **chosen)
    found["years"] = [progress_words.span(first, last) for first, last in found[["first_year", "last_year"]].to_numpy()]
    found["confirmed"] = [report_words.confirmed(row) for row in found.to_dict("records")]
    layout.table(
        found[["city", "country", "hubs", "years", "claims_count", "confirmed"]],
        "Table of cities named as supported",
        key="cities_table",
        labels={"hubs": "Supported by", "claims_count": "Mentions"},
    )


calendar()
table_of_reports()
latest()
forms()
what_was_reported()
outside()
