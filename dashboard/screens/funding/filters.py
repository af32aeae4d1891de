"""The filters of the Funding screen."""

from typing import Any

from dashboard import filters, layout, pickers
from dashboard import words as common
from dashboard.filters import Choice
from dashboard.screens.funding import words
from dashboard.store import ask


def picked() -> Choice:
    """What the reader has chosen, from one row of widgets."""
    is_example = layout.shows_examples()
    types, regions, forms, recurrences = (
        dict(ask(name).itertuples(index=False))
        for name in ("service_types", "regions", "money_forms", "money_recurrences")
    )
    hubs = dict(ask("funding_hub_names", is_example=is_example).itertuples(index=False))
    years = ask("funding_years", is_example=is_example)["year"].tolist()
    steps = {step: common.sentence(step) for step in words.RUNGS}
    with pickers.row():
        chosen: dict[str, Any] = {
            "is_example": is_example,
            "hub": pickers.one_of("Hub", hubs, key="hub", width=220),
            "region": pickers.one_of("Region of the hub", regions, key="region", width=190),
            "year": pickers.one_of("Year", years, key="year", width=110),
            "rung": pickers.one_of("Step of the ladder", steps, key="step", width=160),
            "form": pickers.one_of("Form", forms, key="form", width=150),
            "recurrence": pickers.one_of("Given", recurrences, key="given", width=190),
            "types": pickers.several_of("Type of service", types, key="type", width=220),
        }
    in_words = {
        "hub": hubs.get(chosen["hub"]),
        "region of the hub": regions.get(chosen["region"]),
        "type": [types[key] for key in chosen["types"]],
        "year": chosen["year"],
        "step": chosen["rung"],
        "form": forms.get(chosen["form"]),
        "given": recurrences.get(chosen["recurrence"]),
    }
    return Choice(chosen, filters.in_words(in_words))
