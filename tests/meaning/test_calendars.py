"""Dates as their writers write them: by babel in each country's habits, in other calendars, with the year first."""

import random
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from babel.dates import format_date
from convertdate import persian
from hijridate import Gregorian
from kenat import toEC

from etl.meaning.dates import DateSpan, find_dates
from etl.meaning.years import read_years

# Locale → country; the language is the locale's.
LOCALES = {
    "ko_KR": "KOR", "ja_JP": "JPN", "zh_CN": "CHN", "zh_TW": "TWN", "hu_HU": "HUN", "sv_SE": "SWE", "lt_LT": "LTU",
    "mn_MN": "MNG", "de_DE": "DEU", "fr_FR": "FRA", "fr_CA": "CAN", "es_MX": "MEX", "es_ES": "ESP", "pt_BR": "BRA",
    "it_IT": "ITA", "ru_RU": "RUS", "en_GB": "GBR", "en_US": "USA", "en_ZA": "ZAF", "en_IN": "IND", "nl_NL": "NLD",
    "ar_EG": "EGY", "ar_MA": "MAR", "th_TH": "THA", "tr_TR": "TUR", "id_ID": "IDN", "fa_IR": "IRN", "pl_PL": "POL",
}  # fmt: skip
YEAR_FIRST = {"KOR": "ko", "JPN": "ja", "CHN": "zh", "TWN": "zh", "HUN": "hu", "SWE": "sv", "LTU": "lt", "MNG": "mn"}
_FIRST, _LAST = date(2024, 1, 1), date(2034, 12, 31)


def some_days(seed: str, count: int) -> list[date]:
    """Days between 2024 and 2034, the same in every run."""
    chance = random.Random(seed)
    return [_FIRST + timedelta(chance.randrange((_LAST - _FIRST).days)) for _ in range(count)]


def is_asked(found: list[DateSpan]) -> bool:
    return not found or any(span.is_ambiguous for span in found)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_day_as_babel_writes_it_is_never_another_day(locale: str) -> None:
    for day in some_days(locale, 25):
        for length in ("short", "medium", "long", "full"):
            text = format_date(day, length, locale=locale)
            found = find_dates(text, locale[:2], LOCALES[locale])
            assert is_asked(found) or (len(found) == 1 and found[0].first <= day <= found[0].last), text


@pytest.mark.parametrize(
    "locale", ["ko_KR", "ja_JP", "zh_TW", "hu_HU", "sv_SE", "de_DE", "fr_FR", "ru_RU", "ar_EG", "th_TH"]
)
def test_a_day_as_babel_writes_it_is_read_to_the_day(locale: str) -> None:
    for day in some_days(locale, 25):
        for length in ("short", "long"):
            text = format_date(day, length, locale=locale)
            (found,) = find_dates(text, locale[:2], LOCALES[locale])
            assert (found.first, found.last, found.is_ambiguous) == (day, day, False), text


# --- the year first, and ranges that the rest completes ---------------------------------------------------------------


def year_first(day: date, mark: str, figures: int = 2) -> str:
    year = f"{day.year % 100:02}" if figures == 2 else str(day.year)
    return f"{year}{mark}{day.month:02}{mark}{day.day:02}"


@pytest.mark.parametrize("country", YEAR_FIRST)
@pytest.mark.parametrize("figures", [2, 4])
def test_the_year_is_first_where_it_is_written_first(country: str, figures: int) -> None:
    for begins in some_days(country, 12):
        ends = begins + timedelta(1095)
        for mark in (".", "-", "/"):
            text = f"{year_first(begins, mark, figures)}~{year_first(ends, mark)}"
            value = read_years(text, YEAR_FIRST[country], country, "work_plan").value
            assert (value["start"], value["end"]) == (begins.isoformat(), ends.isoformat()), text


@pytest.mark.parametrize(
    ("text", "language", "country", "start", "end"),
    [
        ("24.01.01~26.12.31", "ko", "KOR", "2024-01-01", "2026-12-31"),
        ("2026.1.1~28.12.31", "ko", "KOR", "2026-01-01", "2028-12-31"),
        ("2026. 1. 1. ~ 12. 31.", "ko", "KOR", "2026-01-01", "2026-12-31"),
        ("2026.01.01.-2028.12.31.", "hu", "HUN", "2026-01-01", "2028-12-31"),
        ("R8.4.1～R10.3.31", "ja", "JPN", "2026-04-01", "2028-03-31"),
        ("R8.4.1～10.3.31", "ja", "JPN", "2026-04-01", "2028-03-31"),
        ("令和8年4月～10年3月", "ja", "JPN", "2026-04", "2028-03"),
        ("民國115年至117年", "zh", "TWN", "2026", "2028"),
        ("115年1月1日至117年12月31日", "zh", "TWN", "2026-01-01", "2028-12-31"),
        ("พ.ศ. 2569 - 2571", "th", "THA", "2026", "2028"),
        ("1 ต.ค. 2568 - 30 ก.ย. 2571", "th", "THA", "2025-10-01", "2028-09-30"),
        ("2569-71", "th", "THA", "2026", "2028"),
    ],
)
def test_a_range_is_read_whole(text: str, language: str, country: str, start: str, end: str) -> None:
    reading = read_years(text, language, country, "work_plan")
    assert (reading.value["start"], reading.value["end"], reading.review) == (start, end, False)


def test_two_figures_in_an_english_text_from_korea_are_asked_about() -> None:
    assert is_asked(find_dates("24.01.26", "en", "KOR"))


@pytest.mark.parametrize("text", ["24.01.01~26.12.31", "2015-2030"])
def test_a_plan_of_more_than_ten_years_is_asked_about(text: str) -> None:
    assert "more than ten years" in read_years(text, "en", "KEN", "work_plan").reason.lower()


# --- eras -------------------------------------------------------------------------------------------------------------


def in_eras(day: date) -> Iterator[tuple[str, str, str]]:
    """A day as Japan, Taiwan and Thailand write it: text, language, country."""
    reiwa, roc = day.year - 2018, day.year - 1911
    yield f"令和{reiwa}年{day.month}月{day.day}日", "ja", "JPN"
    yield f"㋿{reiwa}年{day.month}月{day.day}日", "ja", "JPN"
    yield f"R{reiwa:02}年{day.month}月{day.day}日", "ja", "JPN"
    yield f"R{reiwa}.{day.month}.{day.day}", "ja", "JPN"
    yield f"民國{roc}年{day.month}月{day.day}日", "zh", "TWN"
    yield f"{roc}/{day.month:02}/{day.day:02}", "zh", "TWN"
    yield f"{roc}.{day.month}.{day.day}", "zh", "TWN"
    yield f"{day.day}/{day.month}/{day.year + 543}", "th", "THA"
    yield f"{day.day} {format_date(day, 'MMMM', locale='th')} พ.ศ. {day.year + 543}", "th", "THA"
    yield f"{day.day} {format_date(day, 'MMM', locale='th')} {day.year + 543}", "th", "THA"


def test_a_day_of_an_era_is_exact() -> None:
    for day in some_days("eras", 30):
        for text, language, country in in_eras(day):
            (found,) = find_dates(text, language, country)
            assert (found.first, found.last, found.is_ambiguous) == (day, day, False), text


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("R10年4月", "2028-04"),
        ("R08年4月", "2026-04"),
        ("㋿7年", "2025"),
        ("民國99年5月", "2010-05"),
        ("R8年度", "2026"),
    ],
)
def test_a_month_or_year_of_an_era_is_exact(text: str, start: str) -> None:
    reading = read_years(text, "ja", "JPN", "work_plan")
    assert (reading.value["start"], reading.review, reading.rules) == (start, False, ("era_year",))


def test_two_figures_of_the_buddhist_era_are_asked_about() -> None:
    (found,) = find_dates("01/10/68", "th", "THA")
    assert (found.first, found.is_ambiguous) == (date(2025, 10, 1), True)
    assert find_dates("01/10/26", "th", "THA")[0].first == date(2026, 10, 1)


# --- calendars whose years start within a year ------------------------------------------------------------------------


def in_other_calendars(day: date) -> Iterator[tuple[str, str, str]]:
    """A day in the Hijri, Solar Hijri and Ethiopian calendars: text, language, country."""
    hijri = Gregorian(day.year, day.month, day.day).to_hijri()
    year, month, number = (int(part) for part in persian.from_gregorian(day.year, day.month, day.day))
    ethiopian = toEC(day.year, day.month, day.day)
    yield f"{hijri.day:02}/{hijri.month:02}/{hijri.year} هـ", "ar", "SAU"
    yield f"{hijri.day} {hijri.month_name('ar')} {hijri.year}هـ", "ar", "SAU"
    yield f"{hijri.year} هـ", "ar", "EGY"
    yield f"{hijri.year} AH", "en", "SAU"
    yield f"{year}/{month:02}/{number:02}", "fa", "IRN"
    yield f"{year} هجری شمسی", "fa", "IRN"
    yield f"{ethiopian['day']}/{ethiopian['month']}/{ethiopian['year']} E.C.", "en", "ETH"
    yield f"{ethiopian['year']} ዓ.ም.", "am", "ETH"


def test_a_day_of_another_calendar_is_proposed_and_asked_about() -> None:
    for day in some_days("calendars", 30):
        for text, language, country in in_other_calendars(day):
            (found,) = find_dates(text, language, country)
            assert found.is_ambiguous, text
            assert found.first <= day <= found.last, text


@pytest.mark.parametrize(
    ("text", "language", "country", "start", "end"),
    [
        ("2018 E.C.", "en", "ETH", "2025-09-11", "2026-09-10"),
        ("2018-2020 E.C.", "en", "ETH", "2025-09-11", "2028-09-10"),
        ("2018 ዓ.ም.", "am", "ETH", "2025-09-11", "2026-09-10"),
        ("EFY 2018", "en", "ETH", "2025-07-08", "2026-07-07"),
        ("1404 هجری شمسی", "fa", "IRN", "2025-03-21", "2026-03-20"),
        ("1404-1406", "fa", "IRN", "2025-03-21", "2028-03-19"),
        ("1447-1449 هـ", "ar", "SAU", "2025-06-26", "2028-05-24"),
        ("1 محرم 1447", "ar", "SAU", "2025-06-26", "2025-06-26"),
        ("2082 B.S.", "en", "NPL", "2025", "2026"),
    ],
)
def test_the_proposal_holds_the_whole_time(text: str, language: str, country: str, start: str, end: str) -> None:
    reading = read_years(text, language, country, "work_plan")
    assert (reading.value["start"], reading.value["end"]) == (start, end)
    assert "another calendar" in reading.reason


def test_a_bare_year_of_ethiopia_that_may_be_its_own_is_asked_about() -> None:
    assert read_years("2018", "en", "ETH", "work_plan").review
    assert not read_years("2026-2028", "en", "ETH", "work_plan").review
    assert not read_years("2018", "en", "KEN", "work_plan").review


@pytest.mark.parametrize("text", ["1440 hours of training", "1404 people", "1447 شجرة", "2040 trees", "EC 2025"])
def test_counts_are_no_years_of_another_calendar(text: str) -> None:
    assert [span for span in find_dates(text, "en", "SAU") if span.first.year not in (2025, 2040)] == []
