"""Cities of reports beside the lists of members and confirmations, which may tell a country that a report does not."""

import pytest

from etl.findings import Place
from etl.forms.annual_report.cities import SupportedCity
from etl.rows.reports.cities import SupportedCities


def listed(*told: tuple[str, str | None]) -> SupportedCities:
    return SupportedCities({"city": city, "country_code": country} for city, country in told)


def entry(name: str, country_code: str | None = None, **more) -> SupportedCity:
    reason = {"state": "review", "reason": "The country is not told."} if country_code is None else {}
    return SupportedCity(name, country_code, name, Place(1, 2, 3), name=name, **reason | more)


@pytest.mark.parametrize(
    ("lists", "city", "country_code"),
    [
        ([("Maji", "KEN")], entry("Maji"), "KEN"),
        ([("MAJI", "KEN"), ("Maji", "KEN")], entry("Maji"), "KEN"),
        ([("Maji", "KEN"), ("Maji", "UGA")], entry("Maji"), None),  # two cities have the name
        ([("Maji", "KEN"), ("Maji", "UGA")], entry("Maji", country_codes=("UGA", "TZA")), "UGA"),
        ([("Maji", "KEN")], entry("Maji", country_codes=("UGA",)), None),
        ([("Maji", None)], entry("Maji"), None),
        ([], entry("Maji"), None),
        ([("Maji", "KEN")], entry("Maji", "UGA"), "UGA"),  # the report's own country stands
    ],
)
def test_the_country_is_that_of_the_one_city_that_is_listed(lists, city, country_code):
    cities = listed(*lists)
    told = cities.columns(city, "report.xlsx")
    assert told["country_code"] == country_code
    assert told["state"] == ("read" if country_code else "review")
    is_settled = city.country_code is None and country_code is not None
    assert cities.answered == ([("report_city_unplaced", "report.xlsx", "Maji")] if is_settled else [])
