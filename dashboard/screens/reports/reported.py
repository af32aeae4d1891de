"""What the annual reports say: people and cities reached, and the values, services and cities behind them."""

import pandas as pd
import streamlit as st

from dashboard import layout
from dashboard import words as common
from dashboard.filters import Choice
from dashboard.screens.reports import grids, words


def draw(chosen: Choice) -> None:
    """The answer in a sentence, and a table for each way of looking at it."""
    st.subheader("What was reported?", anchor=False)
    reach = chosen.ask("reach_summary").iloc[0]
    if not reach["reports_count"]:
        layout.note("None of these reports has been received.")
        return
    st.markdown(words.reached(reach, chosen.noun))
    by_year, values, services, cities = st.tabs(["By year", "Values", "Services", "Cities"])
    with by_year:
        table_of_years(chosen)
    with values:
        table_of_values(chosen)
    with services:
        table_of_services(chosen)
    with cities:
        table_of_cities(chosen, reach)
    layout.source("Annual reports received by this day; of several for a year, the last.", chosen.as_of)


def table_of_years(chosen: Choice) -> None:
    """Each report year with people, cities and the values reported on each rung of the evidence ladder."""
    layout.table(
        grids.years(chosen.ask("reach_years"), chosen.ask("report_result_counts")),
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


def table_of_values(chosen: Choice) -> None:
    """Each value reported, as written and as read, with its evidence and place."""

    def results(first: int = 0, rows: int | None = None) -> pd.DataFrame:
        """The values reported for targets."""
        return chosen.ask("report_results", first=first, rows=rows)

    trusted, waiting = chosen.ask("report_result_counts")[["results_count", "waiting_count"]].sum()
    total = int(trusted + waiting)
    st.markdown(
        f"{common.count(total, 'value')} reported for targets"
        + (f"; {common.number(waiting)} of them to be checked, which enter no status." if waiting else ".")
    )
    layout.table(
        grids.values(results(**layout.page_of(total, "values"))),
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
    layout.downloads("results", "Values reported for targets", chosen.in_words, results, chosen.as_of)
    layout.data_address("results", chosen.as_of)


def table_of_services(chosen: Choice) -> None:
    """What the reports say about each service."""
    layout.table(
        grids.services(chosen.ask("report_services")),
        "Table of services as reported, with people reached, problems and changes",
        key="services_table",
        labels={"report_year": "Year", "people_reached_text": "People, as written", "cities_count": "Cities named"},
        links={"hub": layout.HUB_LINK},
    )


def table_of_cities(chosen: Choice, reach: pd.Series) -> None:
    """The cities named as supported, each once."""
    st.markdown(words.mentions(reach))
    layout.table(
        grids.cities(chosen.ask("reach_cities")),
        "Table of cities named as supported",
        key="cities_table",
        labels={"hubs": "Supported by", "claims_count": "Mentions"},
    )
