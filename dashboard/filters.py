"""What the filters of a screen let through: as parameters of its queries, in words, and as an address."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pandas as pd

from dashboard import query, store, words

LONGEST = 200  # characters of a search; a longer one is cut, not refused
FIELDS = ("types", "region", "country", "year", "topic", "coverage", "q")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader has chosen on a screen: the parameters of its queries, and the filters in words."""

    parameters: Mapping[str, Any]
    in_words: str

    def ask(self, name: str, **more: Any) -> pd.DataFrame:
        """The rows of a query, which takes from the choice what its header names; raises as `store.ask`."""
        wanted = query.named(name).parameters
        return store.ask(name, **{key: value for key, value in self.parameters.items() if key in wanted} | more)

    @property
    def as_of(self) -> date:
        """The day that the screen judges by."""
        return self.parameters["as_of"]

    @property
    def noun(self) -> str:
        """What one hub of the chosen data is called."""
        return "example hub" if self.parameters["is_example"] else "hub"


def services(is_example: bool, **chosen: Any) -> dict[str, Any]:
    """The parameters of `matching_services`: what is not chosen lets all through."""
    return {
        "is_example": is_example,
        "types": sorted(chosen.get("types") or []),
        "region": chosen.get("region") or None,
        "country": chosen.get("country") or None,
        "year": int(chosen["year"]) if chosen.get("year") else None,
        "topic": chosen.get("topic") or None,
        "coverage": (chosen.get("coverage") or "").strip()[:LONGEST],
        "q": (chosen.get("q") or "").strip()[:LONGEST],
    }


def to_address(parameters: Mapping[str, Any]) -> str:
    """The parameters as a query string, without those that let all through; `from_address` reads it back."""
    chosen = {key: parameters[key] for key in FIELDS if parameters[key]}
    return urlencode({"data": "examples" if parameters["is_example"] else "real"} | chosen, doseq=True)


def from_address(query: Mapping[str, str], types: list[str]) -> dict[str, Any]:
    """The parameters that an address asks for; a year that is no number is no filter."""
    chosen: dict[str, Any] = {key: query.get(key) for key in FIELDS}
    if not (chosen["year"] or "").isdecimal() or len(chosen["year"] or "") > 4:
        chosen["year"] = None
    return services(query.get("data") == "examples", **chosen | {"types": types})


def in_words(chosen: Mapping[str, Any]) -> str:
    """Labelled filters as one phrase: 'type Training and education, open to Kenya'; "none" where nothing is chosen."""
    parts = []
    for name, value in chosen.items():
        if value:
            parts.append(f"{name}: {', '.join(value) if isinstance(value, list) else words.sentence(value)}")
    return "; ".join(parts) or "none"
