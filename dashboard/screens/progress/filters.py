"""The filters of the Progress screen."""

from typing import Any

from dashboard import filters, layout, pickers
from dashboard.filters import Choice
from dashboard.store import ask

ANY_EVIDENCE = "self_reported"


def picked() -> Choice:
    """What the reader has chosen, from one row of widgets."""
    is_example = layout.shows_examples()
    types, regions, statuses, rungs = (
        dict(ask(name).itertuples(index=False))
        for name in ("service_types", "regions", "progress_statuses", "progress_rungs")
    )
    hubs = dict(ask("progress_hub_names", is_example=is_example).itertuples(index=False))
    years = ask("progress_years", is_example=is_example)["year"].tolist()
    with pickers.row():
        chosen: dict[str, Any] = {
            "is_example": is_example,
            "hub": pickers.one_of("Hub", hubs, key="hub", width=220),
            "region": pickers.one_of("Region of the hub", regions, key="region", width=190),
            "year": pickers.one_of("Year", years, key="year", width=110),
            "types": pickers.several_of("Type of service", types, key="type", width=220),
            "statuses": pickers.several_of("Status", statuses, key="status", width=220),
            "least_rung": pickers.one_of("Evidence, at least", rungs, key="evidence", width=220, is_required=True)
            or ANY_EVIDENCE,
            "as_of": pickers.as_of(),
        }
    least = chosen["least_rung"]
    in_words = {
        "hub": hubs.get(chosen["hub"]),
        "type": [types[key] for key in chosen["types"]],
        "region of the hub": regions.get(chosen["region"]),
        "year": chosen["year"],
        "status": [statuses[key] for key in chosen["statuses"]],
        "evidence": None if least == ANY_EVIDENCE else f"at least {rungs[least]}",
        "as of": chosen["as_of"].isoformat(),
    }
    return Choice(chosen, filters.in_words(in_words))
