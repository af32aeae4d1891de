"""The day that a screen judges by: in the address as `as_of`, today where the address names none."""

from datetime import date

import streamlit as st

from dashboard import settings, words

EARLIEST, LATEST = date(2015, 1, 1), date(2040, 12, 31)  # before the first hub; as far ahead as plans may reach


def as_of() -> date:
    """The day picked or asked for; a day that is none, or too far away, gives today and says so."""
    asked = st.query_params.get("as_of")
    picked = st.date_input(
        "As of", settings.today(), EARLIEST, LATEST, key="as_of", bind="query-params", format="YYYY-MM-DD", width=150
    )
    if asked and not is_day(asked):
        st.warning(
            f"The address asks for the day “{words.text(asked[:40])}”, which is no day from {words.day(EARLIEST)} to "
            f"{words.day(LATEST)}; shown is {words.day(settings.today())}.",
            icon=":material/event_busy:",
        )
    return picked


def is_day(text: str) -> bool:
    """Whether a text is a day, written YYYY-MM-DD, that the screens can judge by."""
    try:
        return len(text) == 10 and EARLIEST <= date.fromisoformat(text) <= LATEST
    except ValueError:
        return False
