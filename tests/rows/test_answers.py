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
        ("years", YEARS | {"start": "soon"}, "start “soon” is no year, month or day"),
        ("years", YEARS | {"start": 2024}, "start “2024” is no year, month or day"),
        ("years", YEARS | {"end": "2023"}, "end lies before the start"),
        ("coverage", COVERAGE | {"countries": ["Kenya"]}, "Kenya is not in data/reference/countries.csv"),
        ("coverage", COVERAGE | {"priority": {"regions": ["XX"]}}, "XX is not in"),
        ("money", {"items": [MONEY | {"currency": "XXQ"}]}, "“XXQ” is no currency"),
        ("money", {"items": [MONEY | {"amount": "much"}]}, "amount is no number"),
        ("money", {"items": ["5"]}, "Row 1: It is no object"),
        ("money", {"items": {}}, "no list"),
        ("money", {"items": None}, "items is no list of objects"),
        ("indicators", {"items": None}, "items is no list of objects"),
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
        ("indicators", {"items": [INDICATOR | {"deadline": "2026-13-01"}]}, "“2026-13-01” is no day"),
        ("indicators", {"items": [INDICATOR | {"deadline": "2026-12"}]}, "“2026-12” is no day"),
        ("indicators", {"items": [INDICATOR | {"deadline": 5}]}, "“5” is no day"),
        ("indicators", {"items": [INDICATOR | {"unit_id": "furlong"}]}, "“furlong” is no unit_id"),
        ("indicators", {"items": [INDICATOR | {"way_of_counting": "upwards"}]}, "“upwards” is no way_of_counting"),
        ("indicators", {"items": [INDICATOR | {"period": "fortnight"}]}, "“fortnight” is no period"),
        ("indicators", {"items": [INDICATOR | {"nature": "wish"}]}, "“wish” is no nature: choose target, actual"),
        ("indicators", {"items": [INDICATOR, INDICATOR | {"state": "read"}]}, "Row 2: It has no place for state"),
        ("coverage", COVERAGE | {"mode": "nonsense"}, "“nonsense” is no mode: choose all, "),
        ("coverage", COVERAGE | {"mode": None}, "mode is missing"),
        ("coverage", COVERAGE | {"mode": ["all"]}, "mode is no text"),
        ("coverage", COVERAGE | {"priority": {"ports": []}}, "priority has no place for ports"),
        ("coverage", COVERAGE | {"limit": 5}, "limit is no text"),
        ("money", {"items": [MONEY | {"nature": "wish"}]}, "“wish” is no nature"),
        ("money", {"items": [MONEY | {"form": "beads"}]}, "“beads” is no form"),
        ("money", {"items": [MONEY | {"recurrence": "now and then"}]}, "“now and then” is no recurrence"),
        ("money", {"items": [MONEY | {"comparator": "nearly"}]}, "“nearly” is no comparator"),
        ("money", {"items": [MONEY | {"amount": None}]}, "has no amount"),
        ("money", {"items": [MONEY | {"currency": ["USD"]}]}, "currency is no text"),
        ("money", {"items": [MONEY | {"amount_max": 4}]}, "from more to less"),
        ("money", {"items": [], "note": ""}, "no place for note"),
        ("years", YEARS | {"duration_months": 1.5}, "at least one month"),
        ("years", YEARS | {"precision": "about"}, "“about” is no precision"),
        ("years", YEARS | {"open_ended": True}, "goes on and has an end"),
    ],
)
def test_any_other_is_refused_by_name(kind, value, said):
    with pytest.raises(ValueError, match=said):
        check_value(kind, value)
