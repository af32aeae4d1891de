"""A sum on its way into the ladder: its dollars, its years, its whole."""

from datetime import date

import pytest

from etl.rows.money.amounts import amount_row, amount_rows, last_year, whole_sum, years_count

SUM = {"amount": 5000, "currency": "USD", "comparator": "exact", "form": "grant", "recurrence": "one_off"}
SUM |= {"nature": None, "text": "USD 5,000"}
ABOUT = {"hub_id": "h", "first_year": 2024, "last_year": 2026}


def row(about: dict = ABOUT, on: date | None = date(2024, 6, 1), **changed) -> dict:
    return amount_row(SUM | changed, about, on, "read", "Stated.", "a")


def test_what_the_text_says_stands_in_the_row():
    told = {
        name: row()[name] for name in ("hub_id", "amount", "amount_usd", "total_usd", "nature", "form", "last_year")
    }
    assert told == {
        "hub_id": "h",
        "amount": 5000,
        "amount_usd": 5000,
        "total_usd": 5000,
        "nature": "pledge",
        "form": "cash",
        "last_year": 2026,
    }


@pytest.mark.parametrize(
    ("written", "form"),
    [("in_kind", "in_kind"), ("loan", "loan"), ("grant_or_in_kind", "mixed"), (None, "unknown"), ("gift", "unknown")],
)
def test_the_form_of_a_sum(written, form):
    assert row(form=written)["form"] == form


def test_a_zero_is_a_sum_and_a_text_without_a_number_none():
    zero, none = row(amount=0), row(amount=None)
    assert (zero["amount"], zero["amount_usd"], zero["total_usd"]) == (0, 0, 0)
    assert (none["amount"], none["amount_usd"], none["total_usd"], none["units_per_usd"]) == (None,) * 4


def test_a_sum_without_its_currency_is_in_no_dollars():
    told = row(currency=None)
    assert (told["amount"], told["amount_usd"], told["total_usd"], told["rate_on"]) == (5000, None, None, None)


def test_another_currency_needs_the_day_of_its_rate():
    undated = row(currency="KES", on=None)
    assert (undated["amount_usd"], undated["units_per_usd"]) == (None, None)
    dated = row(currency="KES", amount=1_000_000)
    assert dated["amount_usd"] == pytest.approx(1_000_000 / dated["units_per_usd"], abs=0.01)
    assert dated["rate_on"] <= date(2024, 6, 1)


def test_an_annual_sum_is_given_in_each_of_its_years():
    assert row(recurrence="annual")["total_usd"] == 15_000
    assert row({"hub_id": "h"}, recurrence="annual")["total_usd"] is None
    two = row(recurrence="annual", period_years=2)
    assert (two["total_usd"], two["last_year"], two["period_years"]) == (10_000, 2025, 2)


@pytest.mark.parametrize(
    ("length", "about", "years", "last"),
    [
        (None, {"first_year": 2024, "last_year": 2026}, 3, 2026),
        (None, {"first_year": 2024, "last_year": 2024}, 1, 2024),
        (None, {"first_year": 2024}, None, None),
        (None, {"last_year": 2026}, None, 2026),
        (2, {"first_year": 2024, "last_year": 2026}, 2, 2025),
        (2, {}, 2, None),
    ],
)
def test_over_how_many_years_a_sum_is_given(length, about, years, last):
    assert years_count({"period_years": length}, about) == years
    assert last_year({"period_years": length}, about) == last


@pytest.mark.parametrize(
    ("recurrence", "years", "whole"),
    [
        ("one_off", 3, 100),
        ("multi_year_total", 3, 100),
        ("annual", 3, 300),
        ("annual", None, None),
        ("one_off", None, 100),
    ],
)
def test_the_whole_of_a_sum(recurrence, years, whole):
    assert whole_sum(100, recurrence, years) == whole


def test_dollars_are_told_to_the_cent():
    found = row(currency="KES", amount=1_234_567)
    assert found["amount_usd"] == round(found["amount_usd"], 2)
    assert whole_sum(0.333, "annual", 2) == 0.67


def test_each_sum_of_a_text_has_a_row_of_its_own():
    found = {"state": "review", "reason": "Unsure.", "reading_id": "r", "value": {"items": [SUM, SUM]}}
    made = amount_rows(found, ABOUT, None)
    assert len({one["amount_id"] for one in made}) == 2
    assert {(one["state"], one["reason"]) for one in made} == {("review", "Unsure.")}
