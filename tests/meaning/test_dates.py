"""Dates: one by one, with their precision and their doubts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from etl.meaning.dates import find_dates


@pytest.mark.parametrize(
    ("text", "language", "first", "last", "precision"),
    [
        ("2025-03-15", None, date(2025, 3, 15), date(2025, 3, 15), "day"),
        ("15 de marzo del 2025", "es", date(2025, 3, 15), date(2025, 3, 15), "day"),
        ("December 31st, 2026", "en", date(2026, 12, 31), date(2026, 12, 31), "day"),
        ("15.03.2025", "de", date(2025, 3, 15), date(2025, 3, 15), "day"),
        ("2025. 3. 15.", "ko", date(2025, 3, 15), date(2025, 3, 15), "day"),
        ("12 марта 2021 г.", "ru", date(2021, 3, 12), date(2021, 3, 12), "day"),
        ("9 - 10 مايو 2018", "ar", date(2018, 5, 9), date(2018, 5, 10), "day"),
        ("février 2024", "fr", date(2024, 2, 1), date(2024, 2, 29), "month"),
        ("2025.3", "ko", date(2025, 3, 1), date(2025, 3, 31), "month"),
        ("Nov-25", "en", date(2025, 11, 1), date(2025, 11, 30), "month"),
        ("Q2 2025", "en", date(2025, 4, 1), date(2025, 6, 30), "quarter"),
        ("III квартал 2025 года", "ru", date(2025, 7, 1), date(2025, 9, 30), "quarter"),
        ("2025年第1四半期", "ja", date(2025, 1, 1), date(2025, 3, 31), "quarter"),
        ("2025년 하반기", "ko", date(2025, 7, 1), date(2025, 12, 31), "half_year"),
        ("النصف الأول من عام 2026", "ar", date(2026, 1, 1), date(2026, 6, 30), "half_year"),
        ("令和6年", "ja", date(2024, 1, 1), date(2024, 12, 31), "year"),
        ("พ.ศ. 2568", "th", date(2025, 1, 1), date(2025, 12, 31), "year"),
        ("FY 2024-25", "en", date(2024, 1, 1), date(2025, 12, 31), "fiscal_year"),
        ("2025", None, date(2025, 1, 1), date(2025, 12, 31), "year"),
    ],
)
def test_one_date_is_read_with_its_precision(
    text: str, language: str | None, first: date, last: date, precision: str
) -> None:
    (found,) = find_dates(text, language)
    assert (found.first, found.last, found.precision, found.is_ambiguous) == (first, last, precision, False)


@pytest.mark.parametrize(
    "text", ["MCR2030", "20255", "USD 2025", "€2000", "31 February 2025", "3 years", "No. 2025", "2020s"]
)
def test_what_is_no_date_is_not_found(text: str) -> None:
    assert [found for found in find_dates(text, "en") if found.precision == "day" or "20" in found.text[:4]] == []


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("03/04/2025", "en"),
        ("FY2025", "en"),
        ("1446 هـ", "ar"),
        ("2010-12", None),
        ("2000 people", "en"),
    ],
)
def test_what_can_be_read_in_two_ways_is_marked(text: str, language: str | None) -> None:
    assert [found.is_ambiguous for found in find_dates(text, language)] == [True]


def test_country_and_language_settle_the_order_of_day_and_month() -> None:
    assert find_dates("03/04/2025", "en", "USA")[0].first == date(2025, 3, 4)
    assert find_dates("03/04/2025", "en", "GBR")[0].first == date(2025, 4, 3)
    assert find_dates("03/04/2025", "fr")[0].first == date(2025, 4, 3)
    assert not find_dates("03/04/2025", "fr")[0].is_ambiguous


def test_two_digit_years_say_so() -> None:
    (found,) = find_dates("17-Nov-23")
    assert (found.first, found.is_two_digit_year) == (date(2023, 11, 17), True)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31)))
def test_written_dates_come_back(day: date) -> None:
    for text in (day.isoformat(), f"{day:%d}.{day:%m}.{day.year}", f"{day.year}년 {day.month}월 {day.day}일"):
        assert [(found.first, found.last) for found in find_dates(text, "de")] == [(day, day)]


@given(st.text(max_size=60))
def test_any_text_is_read_and_places_are_true(text: str) -> None:
    for found in find_dates(text):
        assert text[found.start : found.end] == found.text
        assert found.first <= found.last or found.is_ambiguous
