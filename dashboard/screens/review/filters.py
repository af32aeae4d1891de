"""The filters of the Review screen."""

from typing import Any

from dashboard import filters, layout, pickers, settings
from dashboard.filters import Choice
from dashboard.screens.review import words
from dashboard.screens.review.values import KINDS
from dashboard.store import ask


def picked() -> Choice:
    """What the reader has chosen, from one row of widgets."""
    chosen: dict[str, Any] = {"is_example": layout.shows_examples()}
    hubs = dict(ask("review_hubs", **chosen).itertuples(index=False))
    languages = {code: words.language(code) for code in ask("review_languages")["language"]}
    with pickers.row():
        chosen |= {
            "as_of": settings.today(),
            "kind": pickers.one_of("What is looked for", KINDS, key="kind", width=180),
            "hub": pickers.one_of("Hub", hubs, key="hub", width=240),
            "language": pickers.one_of("Language", languages, key="language", width=170),
        }
    in_words = {
        "what is looked for": KINDS.get(chosen["kind"]),
        "hub": hubs.get(chosen["hub"]),
        "language": languages.get(chosen["language"]),
    }
    return Choice(chosen, filters.in_words(in_words))
