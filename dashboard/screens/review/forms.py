"""The form that gives a value to a text, one for each kind of reading, filled with what was proposed."""

from collections.abc import Callable
from typing import Any

import pandas as pd
import streamlit as st

import etl.answers as shape
from dashboard import words
from dashboard.screens.review import values
from dashboard.screens.review.values import Value
from dashboard.store import ask

AS_WRITTEN = "YYYY, YYYY-MM or YYYY-MM-DD"


def edited(kind: str, proposal: Value, key: str) -> Value:
    """The value as the person has changed it; `key` keeps the widgets of one question apart from another's."""
    return _FORMS[kind](proposal, key)


def _years(proposal: Value, key: str) -> Value:
    with st.container(horizontal=True):
        start, end = (
            st.text_input(
                label, proposal[name] or "", key=f"{name} {key}", placeholder="not told", help=AS_WRITTEN, width=150
            )
            for label, name in (("Start", "start"), ("End", "end"))
        )
        months = st.number_input(
            "Length in months",
            1,
            600,
            proposal["duration_months"],
            key=f"months {key}",
            placeholder="not told",
            width=150,
        )
        recurring = st.selectbox(
            "How often",
            shape.RECURRING,
            _index(shape.RECURRING, proposal["recurring"]),
            key=f"recurring {key}",
            placeholder="not told",
            width=150,
        )
    is_open = st.checkbox("It goes on; no end is told", proposal["open_ended"], key=f"open {key}")
    return values.years(start, end, is_open=is_open, months=months, recurring=recurring, like=proposal)


def _index(options: tuple[str, ...], value: Any) -> int | None:
    return options.index(value) if value in options else None


def _coverage(proposal: Value, key: str) -> Value:
    modes = list(shape.MODES)
    mode = st.selectbox(
        "For whom", modes, modes.index(proposal["mode"]), shape.MODES.__getitem__, key=f"mode {key}", width=360
    )
    places = _places("Countries", "Regions of UNDRR", "Groups of countries", proposal, f"named {key}")
    written = st.text_input(
        "Places within a country, or that no list holds; parted by semicolons",
        "; ".join(proposal["subnational"]),
        key=f"subnational {key}",
        width=560,
    )
    subnational = [part.strip() for part in written.split(";") if part.strip()]
    first: dict[str, list[str]] = {}
    if "priority" in mode:
        first = _places("Countries first", "Regions first", "Groups first", proposal["priority"], f"first {key}")
    return values.coverage(mode, places, first, subnational, proposal["members_of"])


def _places(countries: str, regions: str, groups: str, chosen: Value, key: str) -> dict[str, list[str]]:
    """Countries, regions and groups picked by name, as codes and names."""
    listed = {
        "countries": (countries, dict(ask("countries").itertuples(index=False))),
        "regions": (regions, dict(ask("regions").itertuples(index=False))),
        "groups": (groups, {name: name for name in ask("review_groups")["name"]}),
    }
    picked = {}
    with st.container(horizontal=True):
        for name, (label, known) in listed.items():
            # What the text proposes stays to be chosen, also where the vocabulary does not hold it.
            options = known | {code: known.get(code, code) for code in chosen[name]}
            picked[name] = st.multiselect(
                label,
                list(options),
                chosen[name],
                options.__getitem__,
                key=f"{name} {key}",
                placeholder="none",
                width=300,
            )
    return picked


def _indicators(proposal: Value, key: str) -> Value:
    periods = ask("review_periods")["period"].tolist()
    config = {
        "quantity": _number("Quantity"),
        "quantity_max": _number("Up to"),
        "comparator": _choice("Compared", shape.COMPARATORS),
        "unit": st.column_config.TextColumn("Unit", help="One English word or two, in the singular: training"),
        "period": _choice("In each", periods),
        "per": st.column_config.TextColumn("For each", help="What it is for each of, other than time: city, session"),
        "total_target": _number("Total"),
        "deadline": st.column_config.TextColumn("By", help="YYYY-MM-DD"),
        "nature": _choice("Nature", shape.NATURES),
    }
    return _table(proposal, values.INDICATOR_COLUMNS, config, f"items {key}")


def _money(proposal: Value, key: str) -> Value:
    currencies = ask("review_currencies")["currency_code"].tolist()
    config = {
        "amount": _number("Amount"),
        "amount_max": _number("Up to"),
        "currency": _choice("Currency", currencies),
        "comparator": _choice("Compared", shape.COMPARATORS),
        "form": _choice("Form", shape.FORMS),
        "recurrence": _choice("Recurrence", shape.RECURRENCES),
        "period_years": _number("Years"),
        "per": st.column_config.TextColumn("For each", help="What it is for each of, other than time: city, grant"),
        "nature": _choice("Nature", shape.MONEY_NATURES),
        "amount_usd_as_stated": _number("US$ as stated"),
    }
    return _table(proposal, values.MONEY_COLUMNS, config, f"items {key}")


def _number(label: str) -> Any:
    return st.column_config.NumberColumn(label, format="localized", min_value=0)


def _choice(label: str, options: list[str] | tuple[str, ...]) -> Any:
    return st.column_config.SelectboxColumn(label, options=list(options), format_func=words.sentence)


def _table(proposal: Value, columns: tuple[str, ...], config: dict[str, Any], key: str) -> Value:
    """An editable table of items, one row each, to which rows can be added."""
    rows = pd.DataFrame(proposal["items"], columns=list(columns))
    for column in columns:
        rows[column] = rows[column].astype("Float64" if column in shape.NUMBERS else "object")
    changed = st.data_editor(
        rows, column_config=config, num_rows="dynamic", hide_index=True, key=key, placeholder="", width="stretch"
    )
    return values.items(changed.to_dict("records"), columns)


_FORMS: dict[str, Callable[[Value, str], Value]] = {
    "years": _years,
    "coverage": _coverage,
    "indicators": _indicators,
    "money": _money,
}
