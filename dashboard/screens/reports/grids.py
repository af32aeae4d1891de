"""Reports and what they say as the rows of the Reports screen's tables."""

import pandas as pd

from dashboard import words as common
from dashboard.layout import hub_links
from dashboard.screens.reports import words


def reports(found: pd.DataFrame) -> pd.DataFrame:
    """One row a report year of `report_list`: its state, how late, when due, received and accepted."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "hub": hub_links(found),
            "country": found["country"],
            "report_year": found["report_year"].astype(str),
            "state": [words.state(row) for row in rows],
            "late": [words.lateness(row).removesuffix(" late") for row in rows],
            "due_on": [common.day(row["due_on"]) if row["report_state"] != "not owed" else "" for row in rows],
            "received_on": found["received_on"],
            "accepted_on": found["accepted_on"],
        }
    )


def latest(found: pd.DataFrame) -> pd.DataFrame:
    """One row a hub of `report_hubs`: the age of its newest report, and how many it owes."""
    ages = found["latest_age_days"]
    return pd.DataFrame(
        {
            "hub": hub_links(found),
            "country": found["country"],
            "latest": ["none" if common.is_missing(year) else f"for {int(year)}" for year in found["latest_year"]],
            "received": found["latest_received_on"],
            "age": ["" if common.is_missing(age) else common.count(int(age), "day") for age in ages],
            "owed": [common.count(int(owed), "report") if owed else "none" for owed in found["overdue_count"]],
        }
    )


def years(found: pd.DataFrame, rungs: pd.DataFrame) -> pd.DataFrame:
    """One row a report year of `reach_years`, with its values from `report_result_counts` on each rung of evidence."""
    values = rungs.pivot_table(
        index="report_year", columns="evidence_rung", values="results_count", fill_value=0, sort=False, aggfunc="sum"
    )
    order = rungs.drop_duplicates("evidence_rung").sort_values("position")["evidence_rung"]
    by_rung = values.reindex(index=found["report_year"], columns=order, fill_value=0)
    waiting = rungs.groupby("report_year")["waiting_count"].sum().reindex(found["report_year"], fill_value=0)
    return pd.DataFrame(
        {
            "report_year": found["report_year"].astype(str),
            "reports_count": found["reports_count"],
            "people_reached": [words.people(row) for row in found.to_dict("records")],
            "people_waiting": found["waiting_count"],
            "cities_count": found["cities_count"],
            "values": by_rung.sum(axis="columns").tolist(),
        }
        | {f"of these {rung}": by_rung[rung].tolist() for rung in by_rung.columns}
        | {"values_waiting": found["report_year"].map(waiting).tolist()}
    )


def values(found: pd.DataFrame) -> pd.DataFrame:
    """One row a value of `report_results`: as written, as read, with its evidence and place."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "text": found["text"],
            "report_year": found["report_year"].astype(str),
            "value_text": found["value_text"],
            "value": [words.value(row) for row in rows],
            "evidence": found["evidence_rung"],
            "link": found["evidence"],
            "note": found["note"],
            "state": found["state"].map(common.STATES),
            "service": found["service"],
            "place": [common.place(row) for row in rows],
            "hub": hub_links(found),
        }
    )


def services(found: pd.DataFrame) -> pd.DataFrame:
    """One row a service of `report_services`: what the report of a year says of it."""
    return pd.DataFrame(
        {
            "service": found["service"],
            "report_year": found["report_year"].astype(str),
            "status": found["delivery_in_words"].fillna(common.NOT_ANSWERED),
            "people_reached": [words.people_of(row) for row in found.to_dict("records")],
            "people_reached_text": found["people_reached_text"],
            "cities_count": found["cities_count"],
            "reason": found["reason"],
            "problems": found["problems"],
            "changes": found["changes"],
            "hub": hub_links(found),
        }
    )


def cities(found: pd.DataFrame) -> pd.DataFrame:
    """One row a city of `reach_cities`: who supported it, when, and whether it has confirmed it."""
    rows = found.to_dict("records")
    return pd.DataFrame(
        {
            "city": found["city"],
            "country": found["country"],
            "hubs": found["hubs"],
            "years": [words.span(row["first_year"], row["last_year"]) for row in rows],
            "claims_count": found["claims_count"],
            "confirmed": [words.confirmed(row) for row in rows],
        }
    )
