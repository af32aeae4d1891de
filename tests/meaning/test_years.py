"""Years: every phrase of the sets, form cells, periods for the indicators, and what no text may do."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.meaning.language import fold
from etl.meaning.years import find_periods, read_years

PHRASES = Path(__file__).resolve().parent.parent / "phrases"
KEYS = ("start_year", "end_year", "open_ended", "duration_months")
PIECES = ["2025", "2026", "2027", "-", " to ", "by ", "until ", "desde ", "hasta ", "Q1 ", "March ", "3", " years", "/"]
PIECES += ["년", "~", "年", "'25", " ongoing", ",", " and ", "(", ")"]
SHAPE = {"start", "end", *KEYS, "precision", "recurring", "renewable"}


def phrases(name: str) -> list[dict]:
    return [json.loads(line) for line in (PHRASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def key(value: dict) -> tuple:
    return tuple(value[name] for name in KEYS)


@pytest.mark.parametrize("phrase", phrases("years") + phrases("years-own"), ids=lambda phrase: phrase["id"])
def test_no_phrase_is_read_wrong_and_clear_ones_are_read(phrase: dict) -> None:
    reading = read_years(phrase["text"], phrase["language"], phrase.get("country"), phrase.get("context", "text"))
    if reading.review:
        assert phrase.get("ambiguous") or "word_not_used" in reading.rules, reading.reason
    else:
        assert key(reading.value) in [key(value) for value in (phrase["expected"], phrase.get("also")) if value]


def test_half_the_phrases_have_no_review_to_hide_behind() -> None:
    clear = [phrase for phrase in phrases("years-own") if not phrase.get("ambiguous")]
    assert len(clear) >= 120


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2027-2025", "The end lies before the start."),
        ("2025-", 'A dash without an end: a year may be missing, or "ongoing".'),
        ("2025 and 2027", "The years listed do not follow each other."),
        ("São Paulo Strategic Vision 2024-2030", "The years stand in a title, so they may not be the activity's own."),
        ("10/11 a 14/11/2025", "A range whose start could not be read."),
        ("-2025", "A range whose start could not be read."),
        ("Year:–2025", "A range whose start could not be read."),
        ("Year 2", "Counted in years of the plan, whose first day the text does not give."),
        ("TBD", "The text says that this is not decided yet."),
    ],
)
def test_a_review_gives_its_reason(text: str, reason: str) -> None:
    reading = read_years(text)
    assert (reading.state, reading.reason) == ("review", reason)


@pytest.mark.parametrize(
    ("text", "language", "months"),
    [
        ("dos años y medio", "es", 30),
        ("dois anos e meio", "pt", 30),
        ("un an et demi", "fr", 18),
        ("due anni e mezzo", "it", 30),
        ("2 years and a half", "en", 30),
        ("2½ years", "en", 30),
        ("two and a half years", "en", 30),
        ("anderthalb Jahre", "de", 18),
        ("2년 반", "ko", 30),
        ("1年半", "ja", 18),
        ("3 años y medio ambiente", "es", 36),
    ],
)
def test_a_half_year_is_part_of_its_length(text: str, language: str, months: int) -> None:
    reading = read_years(text, language)
    assert (reading.state, reading.value["duration_months"]) == ("read", months)


@pytest.mark.parametrize(
    ("text", "language", "first", "last"),
    [
        ("2018 E.C.", "en", 2025, 2026),
        ("EFY 2018", "en", 2025, 2026),
        ("2018 ዓ.ም.", "am", 2025, 2026),
        ("2082 B.S.", "en", 2025, 2026),
        ("वि.सं. २०८२", "ne", 2025, 2026),
        ("1404 هـ.ش", "fa", 2025, 2026),
    ],
)
def test_a_year_of_another_calendar_is_a_proposal(text: str, language: str, first: int, last: int) -> None:
    reading = read_years(text, language)
    assert (reading.value["start_year"], reading.value["end_year"]) == (first, last)
    assert reading.reason == "The year belongs to another calendar; the conversion is a proposal."


def test_a_year_of_the_republic_is_exact_and_being_is_no_calendar() -> None:
    assert read_years("民國115年", "zh").value["start_year"] == 2026
    assert read_years("2569 B.E.", "en").value["start_year"] == 2026
    assert read_years("it will be 2030", "en").value["start_year"] == 2030


def test_years_of_names_are_no_period() -> None:
    for text in ("Sendai Framework 2015-2030", "MCR2030", "the 2030 Agenda", "Vision 2030"):
        assert read_years(text, "en").state == "unreadable", text


@pytest.mark.parametrize(
    ("text", "role", "first", "last"),
    [
        ("50 Korean cities join MCR2030 by end of 2024", "by", None, date(2024, 12, 31)),
        ("before June 2026", "before", None, date(2026, 6, 30)),
        ("2026년 12월까지 240명", "by", None, date(2026, 12, 31)),
        ("since March 2021", "from", date(2021, 3, 1), None),
        ("from March to December 2020", "during", date(2020, 3, 1), date(2020, 12, 31)),
    ],
)
def test_periods_have_role_and_days(text: str, role: str, first: date | None, last: date | None) -> None:
    (period,) = find_periods(text)
    assert (period.role, period.first, period.last) == (role, first, last)


def test_relative_lengths_say_so() -> None:
    (period,) = find_periods("within three years")
    assert (period.role, period.months, period.doubts) == ("for", 36, {"relative"})


def test_the_value_has_every_key_of_its_shape() -> None:
    assert set(read_years("2025-2027").value) == SHAPE
    assert set(read_years("").value) == SHAPE


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_every_year_read_stands_in_the_text(text: str) -> None:
    reading = read_years(text)
    figures = re.findall("[0-9]+", fold(text))
    for year in (reading.value["start_year"], reading.value["end_year"]):
        assert year is None or str(year) in text or str(year)[2:] in figures
    if reading.value["duration_months"]:
        assert str(reading.value["duration_months"] // 12) in text
    if reading.state == "read" and reading.value["start"] and reading.value["end"]:
        assert reading.value["start_year"] <= reading.value["end_year"]


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert set(read_years(text).value) == SHAPE


@pytest.mark.parametrize(
    ("text", "language", "context", "years"),
    [
        ("2024 (pilot), 2025-2026 (roll-out)", "en", "work_plan", (2024, 2026, False)),
        ("2025/26 and 2026/27", "en", "work_plan", (2025, 2027, False)),
        ("rentrée 2025 – été 2026", "fr", "work_plan", (2025, 2026, False)),
        ("2025년~", "ko", "work_plan", (2025, None, True)),
        ("2025年4月頃から", "ja", "work_plan", (2025, None, True)),
        ("As of 1 July 2024", "en", "work_plan", (2024, None, True)),
    ],
)
def test_spans_as_city_staff_write_them(text: str, language: str, context: str, years: tuple) -> None:
    reading = read_years(text, language, None, context)
    assert (reading.value["start_year"], reading.value["end_year"], reading.value["open_ended"]) == years
    assert not reading.review


@pytest.mark.parametrize("text", ["2025, 26 y 27", "trimestres 1, 2 y 3 de 2026"])
def test_a_list_that_is_not_read_whole_goes_to_review(text: str) -> None:
    assert read_years(text, "es", "PER", "work_plan").review


@pytest.mark.parametrize(
    "text",
    [
        "Applications close at 23:59 GMT on 31 August 2025.",
        "As of 1 July 2024 the network counts 54 members.",
        "before the 2026/27 cyclone season",
        "by the end of the decade",
        "2024: a flood. 2025-2026: repairs.",
    ],
)
def test_running_text_that_gives_no_sure_period_goes_to_review(text: str) -> None:
    assert read_years(text, "en", None, "text").review


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2.º trimestre de 2025", "2025-04", "2025-06"),
        ("3.er trimestre de 2026", "2026-07", "2026-09"),
        ("1.º semestre de 2026", "2026-01", "2026-06"),
        ("entre el 2.do semestre de 2025 y el 1.er semestre de 2027", "2025-07", "2027-06"),
    ],
)
def test_an_ordinal_with_its_dot_belongs_to_its_quarter(text, start, end):
    found = read_years(text, "es")
    assert (found.value["start"], found.value["end"], found.review) == (start, end, False)


@pytest.mark.parametrize(
    ("text", "language", "is_asked"),
    [
        ("10年4月", "ja", True),
        ("10年4月～12年3月", "ja", True),
        ("26年4月", "ja", True),
        ("2026年4月～2028年3月", "ja", False),
        ("令和10年4月", "ja", False),
        ("26년 4월", "ko", False),
    ],
)
def test_two_figures_before_the_sign_for_year_may_be_of_an_era_in_japan(text, language, is_asked):
    assert read_years(text, language).review == is_asked


@pytest.mark.parametrize(
    ("label", "day"),
    [
        ("Start date:", "1 September 2020"),
        ("Data avvio", "1 settembre 2020"),
        ("Startdatum:", "1. September 2020"),
        ("Fecha de inicio:", "1 de septiembre de 2020"),
        ("Date de démarrage :", "1er septembre 2020"),
        ("Дата начала:", "1 сентября 2020"),
        ("시작일:", "2020년 9월 1일"),
        ("開始日:", "2020年9月1日"),
        ("开始日期:", "2020年9月1日"),
        ("تاريخ البدء:", "1 سبتمبر 2020"),
    ],
)
def test_a_labelled_start_is_open(label: str, day: str) -> None:
    reading = read_years(f"{label} {day}")
    assert (reading.state, reading.value["start"], reading.value["end"]) == ("read", "2020-09-01", None)
    assert reading.value["open_ended"]


@pytest.mark.parametrize(
    "text",
    [
        "Planned start date 1 : 1 September 2020 Planned end date: 2 31 August 2022",
        "Fecha de inicio: 1 de septiembre de 2020\nFecha de finalización: 31 de agosto de 2022",
        "Data avvio: 1 settembre 2020 Data fine: 31 agosto 2022",
        "Дата начала: 1 сентября 2020 Дата окончания: 31 августа 2022",
        "시작일: 2020년 9월 1일 종료일: 2022년 8월 31일",
        "開始日:2020年9月1日 終了日:2022年8月31日",
        "开始日期:2020年9月1日 结束日期:2022年8月31日",
        "تاريخ البدء: 1 سبتمبر 2020 تاريخ الانتهاء: 31 أغسطس 2022",
        "令和2年9月1日(火曜)から令和4年8月31日(水)",
        "2020년 9월 1일(화) ~ 2022년 8월 31일(수요일)",
    ],
)
def test_a_start_and_an_end_make_one_period(text: str) -> None:
    reading = read_years(text)
    assert (reading.state, reading.value["start"], reading.value["end"]) == ("read", "2020-09-01", "2022-08-31")


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("24 ay\n2022 – 2024", True),
        ("24 months, March 2023 to March 2025", True),
        ("December 21, 2006 to September 20, 2009 (33 months)", True),
        ("12 months, 2022-2024", False),
        ("48 months, 2025-2027", False),
        ("December 21, 2006 to September 20, 2009 (30 months)", False),
    ],
)
def test_a_length_fits_the_dates_as_exactly_as_they_are_told(text: str, is_read: bool) -> None:
    reading = read_years(text)
    assert reading.review is not is_read
    assert is_read or reading.reason == "The length stated does not fit the dates."


def test_a_day_in_two_calendars_is_the_gregorian_one_where_both_agree() -> None:
    agreeing = read_years("28 ربيع الأول 1445هـ الموافق 13 أكتوبر 2023م")
    assert (agreeing.state, agreeing.value["start"], agreeing.value["end"]) == ("read", "2023-10-13", "2023-10-13")
    assert read_years("28 ربيع الأول 1445هـ الموافق 20 نوفمبر 2023م").review


@pytest.mark.parametrize("text", ["maximal 24 Monate", "höchstens 24 Monate", "24 mois maximum", "máximo 24 meses"])
def test_a_longest_length_is_that_length(text: str) -> None:
    reading = read_years(text)
    assert (reading.state, reading.value["duration_months"]) == ("read", 24)
    assert reading.value["end"] is None
