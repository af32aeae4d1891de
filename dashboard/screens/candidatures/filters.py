"""The filters of the Candidatures screen."""

from typing import Any

from dashboard import filters, layout, pickers
from dashboard.filters import Choice
from dashboard.screens.candidatures import words
from dashboard.store import ask


def picked() -> Choice:
    """What the reader has chosen, from one row of widgets."""
    with pickers.row():
        chosen: dict[str, Any] = {"is_example": layout.shows_examples(), "as_of": pickers.as_of()}
        steps = {"none": words.NO_STEP} | dict(
            ask("pipeline_steps", **chosen)[["step", "name"]].itertuples(index=False)
        )
        chosen |= {
            "step": pickers.one_of("Step", steps, key="step", width=260),
            "screened": pickers.one_of("Screening", words.SCREENED, key="screening", width=190),
        }
    in_words = {
        "step": steps.get(chosen["step"]),
        "screening": words.SCREENED.get(chosen["screened"]),
        "as of": chosen["as_of"].isoformat(),
    }
    return Choice(chosen, filters.in_words(in_words))
