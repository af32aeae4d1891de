"""The ladder of each fund of the archive, as Recovery and Funding show it: in no total with the hubs' money."""

import streamlit as st

from dashboard import layout, words
from dashboard.archive import charts
from dashboard.archive.words import RUNGS
from dashboard.store import ask


def ladders() -> None:
    """Goal, committed and granted of each fund on one scale, never added, and the sums behind them."""
    rungs, sums = ask("recovery_fund"), ask("recovery_fund_sums")
    for name, mine in rungs.groupby("fund"):
        st.header(str(name), anchor=False)
        layout.chart(
            charts.ladder(mine, layout.colors()),
            f"Bars: {name}, " + words.listed(map(_rung, mine.to_dict("records"))),
            key=f"ladder {name}",
        )
        layout.source(
            "Archive of Cities for a Resilient Recovery. Goal, committed and granted are three different things: they "
            "are never added, and no total of hubs holds any of them."
        )
    if sums.empty:
        return
    shown = sums.assign(sum=[words.money(row) for row in sums.to_dict("records")], rung=sums["rung"].map(RUNGS))
    layout.table(
        shown[["rung", "first_year", "sum", "organisation", "city", "source"]],
        "Table of the fund's sums",
        key="fund_table",
        labels={"rung": "Step", "first_year": "Year", "sum": "As stated", "organisation": "Stated or given by"},
        links={"source": "open"},
    )
    layout.downloads("recovery-fund", "Sums of the fund", "none", lambda: ask("recovery_fund_sums"))


def _rung(row: dict) -> str:
    """A rung in words: "goal US$ 10,000,000", "committed: amount not known"."""
    return f"{row['rung']}: {words.usd(row['total_usd']) or 'amount not known'}"
