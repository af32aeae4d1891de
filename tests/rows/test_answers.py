"""A person's answer is taken only in the shape of our own readings."""

import math

import pytest

from etl.rows.answers import check_value

COVERAGE = {"mode": "only", "countries": ["KEN"], "regions": [], "groups": [], "subnational": [], "priority": {}}
MONEY = {
    "amount": 5,
    "currency": "USD",
    "comparator": "exact",
    "form": "cash",
    "recurrence": "annual",
    "nature": "pledge",
}
INDICATOR = {
    "quantity": 3,
    "unit": "city",
    "period": None,
    "total_target": 3,
    "deadline": "2026-12-31",
    "nature": "target",
}
YEARS = {"start": "2024", "end": "2026-06", "start_year": 2024, "end_year": 2026, "open_ended": False}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("years", YEARS),
        ("coverage", COVERAGE),
        ("money", {"items": [MONEY]}),
        ("indicators", {"items": [INDICATOR]}),
        ("money", {"items": []}),
        ("target", {"target": "3 events"}),
        ("target", {"target": None}),
        ("money", {"items": [MONEY | {"amount": 1e15}]}),
        ("money", {"items": [MONEY | {"amount": 0}]}),
        ("years", YEARS | {"end": None, "end_year": 2199}),
        ("years", YEARS | {"start": None, "start_year": 1900}),
        ("years", YEARS | {"start": None, "start_year": None}),
        ("years", YEARS | {"start": "2026-06-30", "end": "2026-06-30", "start_year": 2026}),
    ],
)
def test_the_shape_of_a_reading_is_taken(kind, value):
    check_value(kind, value)


@pytest.mark.parametrize(
    ("kind", "value", "said"),
    [
        ("weather", {}, "weather"),
        ("money", {"items": [MONEY | {"amount": 1.1e15}]}, "amount is no number"),
        ("years", YEARS | {"end": None, "end_year": 2200}, "end_year is a year"),
        ("years", YEARS | {"start": None, "start_year": 1899}, "start_year is a year"),
        ("target", {"target": " "}, "words of a target in force"),
        ("target", {"target": 3}, "words of a target in force"),
        ("years", [], "no object"),
        ("years", {"start": "2024"}, "lacks end"),
        ("years", YEARS | {"start": "soon"}, "YYYY"),
        ("years", YEARS | {"end": "2023"}, "ends before it begins"),
        ("coverage", COVERAGE | {"countries": ["Kenya"]}, "Kenya is not in data/reference/countries.csv"),
        ("coverage", COVERAGE | {"priority": {"regions": ["XX"]}}, "XX is not in"),
        ("money", {"items": [MONEY | {"currency": "XXQ"}]}, "XXQ is not in"),
        ("money", {"items": [MONEY | {"amount": "much"}]}, "amount is no number"),
        ("money", {"items": ["5"]}, "no list of objects"),
        ("money", {"items": {}}, "no list"),
        ("money", {"items": [MONEY | {"amount": math.inf}]}, "amount is no number"),
        ("money", {"items": [MONEY | {"amount": math.nan}]}, "amount is no number"),
        ("money", {"items": [MONEY | {"amount": True}]}, "amount is no number"),
        ("money", {"items": [MONEY | {"amount": -5}]}, "amount is no number"),
        ("money", {"items": [MONEY | {"form": 5}]}, "form is no text"),
        ("years", YEARS | {"start_year": "2024"}, "start_year is a year"),
        ("years", YEARS | {"start_year": 2024.0}, "start_year is a year"),
        ("years", YEARS | {"start_year": True}, "start_year is a year"),
        ("years", YEARS | {"end": None, "end_year": 10**9}, "end_year is a year"),
        ("years", YEARS | {"start_year": 2023}, "start_year is not the year of start"),
        ("years", YEARS | {"open_ended": "no"}, "open_ended is true or false"),
        ("coverage", COVERAGE | {"countries": "KEN"}, "countries is no list of texts"),
        ("coverage", COVERAGE | {"priority": ["KEN"]}, "priority is an object"),
        ("indicators", {"items": [INDICATOR | {"deadline": "2026-13-01"}]}, "YYYY"),
        ("indicators", {"items": [INDICATOR | {"unit_id": "furlong"}]}, "furlong is not in"),
    ],
)
def test_any_other_is_refused_by_name(kind, value, said):
    with pytest.raises(ValueError, match=said):
        check_value(kind, value)
