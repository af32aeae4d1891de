"""Cities of the annual reports as rows: what a report leaves open the lists of members and confirmations may tell."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from etl.forms.annual_report.cities import SupportedCity
from etl.meaning.places import city_key
from etl.text.spelling import plain_name

ASKED = "report_city_unplaced"


class SupportedCities:
    """The countries of the cities that the lists name."""

    def __init__(self, rows: Iterable[dict[str, Any]]) -> None:
        """`rows` are those of member and confirmation; `answered` are the questions about places that they answer."""
        self.answered: list[tuple[str, str, str]] = []
        self._countries: dict[str, set[str]] = defaultdict(set)
        for row in rows:
            if row["country_code"]:
                self._countries[plain_name(row["city"])].add(row["country_code"])

    def columns(self, city: SupportedCity, document_id: str) -> dict[str, Any]:
        """The columns of `supported_city` that tell what a report's entry means."""
        told = replace(city, **self._listed(city, document_id))
        names = ("city", "country_code", "text", "state", "reason")
        return {name: getattr(told, name) for name in names} | {"city_key": city_key(told.city, told.country_code)}

    def _listed(self, city: SupportedCity, document_id: str) -> dict[str, Any]:
        """The country that the lists give a city whose own is not told; nothing where they give none, or several."""
        if city.country_code:
            return {}
        found = self._countries.get(plain_name(city.name), set())
        meant = found & set(city.country_codes) if city.country_codes else found
        if len(meant) != 1:
            return {}
        self.answered.append((ASKED, document_id, city.text))
        reason = "The lists of members and confirmations name one city of this name."
        return {"city": city.name, "country_code": next(iter(meant)), "state": "read", "reason": reason}
