"""The filters of the Services screen; its map's address takes the same."""

from dashboard import filters, layout, pickers
from dashboard.filters import Choice
from dashboard.store import ask


def picked() -> Choice:
    """What the reader has chosen, from one row of widgets."""
    is_example = layout.shows_examples()
    types, regions, topics, countries = (
        dict(ask(name).itertuples(index=False)) for name in ("service_types", "regions", "topics", "countries")
    )
    years = ask("years", is_example=is_example)["year"].tolist()
    with pickers.row():
        chosen = filters.services(
            is_example,
            q=pickers.search("Words", key="q", example="flood, drainage …", width=200),
            types=pickers.several_of("Type of service", types, key="type", width=260),
            country=pickers.one_of("Open to", countries, key="country", width=190),
            region=pickers.one_of("Region of the hub", regions, key="region", width=190),
            year=pickers.one_of("Year", years, key="year", width=110),
            topic=pickers.one_of("Topic", topics, key="topic", width=190),
            coverage=pickers.search("Words of the coverage", key="coverage", example="island …", width=190),
        )
    in_words = {
        "words": chosen["q"],
        "type": [types[key] for key in chosen["types"]],
        "open to": countries.get(chosen["country"]),
        "region of the hub": regions.get(chosen["region"]),
        "year": chosen["year"],
        "topic": topics.get(chosen["topic"]),
        "words of the coverage": chosen["coverage"],
    }
    return Choice(chosen, filters.in_words(in_words))
