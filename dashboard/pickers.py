"""The filters of a screen as widgets: whatever is picked stands in the address, and an address picks."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from dashboard import settings, words

EARLIEST, LATEST = date(2015, 1, 1), date(2040, 12, 31)  # before the first hub; as far ahead as plans may reach


def row() -> Any:
    """The one row that all filters of a screen stand in."""
    return st.container(horizontal=True, key="filters")


def one_of(
    label: str,
    options: Mapping[Any, str] | Iterable[Any],
    *,
    key: str,
    width: int,
    empty: str = "Any",
    is_required: bool = False,
) -> Any:
    """One of the options, None where none is picked; the first where one `is_required`. `width` in pixels.

    Options without a name are their own.
    """
    names = _named(options)
    return st.selectbox(
        label,
        list(names),
        index=0 if is_required else None,
        format_func=names.__getitem__,
        key=key,
        bind="query-params",
        placeholder=empty,
        width=width,
    )


def several_of(label: str, options: Mapping[Any, str] | Iterable[Any], *, key: str, width: int) -> list[Any]:
    """Some of the options, sorted; none lets all through. `width` in pixels."""
    names = _named(options)
    picked = st.multiselect(
        label,
        list(names),
        format_func=names.__getitem__,
        key=key,
        bind="query-params",
        placeholder="Any",
        width=width,
    )
    return sorted(picked)


def _named(options: Mapping[Any, str] | Iterable[Any]) -> dict[Any, str]:
    return dict(options) if isinstance(options, Mapping) else {option: str(option) for option in options}


def search(label: str, *, key: str, example: str, width: int) -> str:
    """Words to look for; `example` stands in the empty field, `width` in pixels."""
    return st.text_input(label, key=key, bind="query-params", placeholder=example, width=width)


def as_of() -> date:
    """The day that a screen judges by: picked or asked for, else today.

    A day that is none, or too far away, gives today and says so.
    """
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
