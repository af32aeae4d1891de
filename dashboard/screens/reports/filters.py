"""The filters of the Reports screen."""

from typing import Any

from dashboard import filters, layout, pickers
from dashboard.filters import Choice
from dashboard.store import ask


def picked() -> Choice:
    """What the reader has chosen, from one row of widgets."""
    regions, states = dict(ask("regions").itertuples(index=False)), ask("report_states")["report_state"].tolist()
    with pickers.row():
        chosen: dict[str, Any] = {"is_example": layout.shows_examples(), "as_of": pickers.as_of()}
        hubs = dict(ask("report_hub_names", **chosen).itertuples(index=False))
        years = ask("report_years", **chosen)["year"].tolist()
        chosen |= {
            "hub": pickers.one_of("Hub", hubs, key="hub", width=220),
            "region": pickers.one_of("Region of the hub", regions, key="region", width=190),
            "year": pickers.one_of("Report for the year", years, key="year", width=170),
            "states": pickers.several_of("State", states, key="state", width=230),
        }
    in_words = {
        "hub": hubs.get(chosen["hub"]),
        "region of the hub": regions.get(chosen["region"]),
        "year": chosen["year"],
        "state": chosen["states"],
        "as of": chosen["as_of"].isoformat(),
    }
    return Choice(chosen, filters.in_words(in_words))
