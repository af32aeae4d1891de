"""What a spreadsheet shows of a number under each kind of format code."""

import pytest

from etl.read.number_format import built_in, hides_text, shown

JAN_2025 = 45658  # 1 January 2025 as days from 1900


@pytest.mark.parametrize(
    ("value", "code", "text", "number"),
    [
        (60, "General", "60", 60),
        (60, "", "60", 60),
        (60, '0"%"', "60%", 60),
        (60, r"0\%", "60%", 60),
        (60, 'General"%"', "60%", 60),
        (0.6, "0%", "60 %", 60),
        (0.604, "0.0 %", "60.4 %", 60.4),
        (60, "[Red]0", "60", 60),
        (60, "@", "60", 60),
        (60, '[>100]"many";0', "60", 60),
        (7, "000", "007", 7),
        (1.5, "# ?/?", "1.5", 1.5),
        (12345, "0.00E+00", "12345", 12345),
        (12000, "#,##0", "12000", 12000),
        (500, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "500", 500),
        (0, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "0", 0),
        (-500, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)', "(500)", -500),
        (-500, "#,##0_);[Red](#,##0)", "(500)", -500),
        (-500, "0;0", "500", -500),
        (-500, "0", "-500", -500),
    ],
)
def test_numbers_are_shown_in_their_unit(value, code, text, number):
    found = shown(value, code)
    assert (found.text, found.number, found.reason) == (text, number, "")


@pytest.mark.parametrize(
    ("value", "code", "text", "sample", "sample_value"),
    [
        (60, '0 "people"', "60 people", "1 people", 1),
        (60, '0" per year"', "60 per year", "1 per year", 1),
        (30, '0"명"', "30명", "1명", 1),
        (30, '"약 "#,##0"개 도시"', "약 30개 도시", "약 1개 도시", 1),
        (1200, r'#,##0\ "m"', "1200 m", "1 m", 1),
        (25_000_000, '#,##0,"천원"', "25000천원", "1천원", 1000),
        (25000, "[$USD] #,##0", "USD 25000", "USD 1", 1),
        (1234.5, "[$€-407]#,##0.00", "€1234.5", "€1", 1),
        (1234.5, r"#,##0.00\ [$€-407]", "1234.5 €", "1 €", 1),
        (1234, '"USD" #,##0', "USD 1234", "USD 1", 1),
        (1200, '#,##0,"k"', "1.2k", "1k", 1000),
        (1_200_000, '0.0,,"M"', "1.2M", "1M", 1_000_000),
        (1200, "#,##0,", "1.2", "1", 1000),
        (500, "-0", "-500", "-1", 1),
        (500, '"("0")"', "(500)", "(1)", 1),
        (0.6, "0%", "60 %", "1 %", 1),
    ],
)
def test_what_a_format_adds_is_told_by_a_one_in_its_place(value, code, text, sample, sample_value):
    found = shown(value, code)
    assert (found.text, found.number, found.sample, found.sample_value) == (
        text,
        60 if sample == "1 %" else value,
        sample,
        sample_value,
    )


@pytest.mark.parametrize(
    ("value", "code", "text", "reason"),
    [
        (60, ";;;", "60", "Its format hides it."),
        (0, "0;-0;;@", "0", "Its format hides it."),
        (120, '[>100]"many";0', "many", 'Its format shows "many" in its stead.'),
        (0, '0;-0;"none"', "none", 'Its format shows "none" in its stead.'),
        (5, "[>100]0;[<0]0", "", "Its format shows nothing for this number."),
        (2527, "00-00", "2527", "Its format puts signs between its digits."),
    ],
)
def test_a_number_that_is_not_shown_is_doubted(value, code, text, reason):
    found = shown(value, code)
    assert (found.text, found.number, found.reason) == (text, value, reason)


@pytest.mark.parametrize(
    ("value", "code", "text", "is_doubted"),
    [
        (JAN_2025, "yyyy", "2025", False),
        (JAN_2025, "mmm-yy", "Jan 2025", False),
        (JAN_2025, "mmmm yyyy", "Jan 2025", False),
        (JAN_2025, '[$-412]yyyy"년" m"월"', "2025년 1월", False),
        (JAN_2025, '[$-411]ggge"年"', "2025年", False),
        (JAN_2025, "[$-404]e", "2025", False),
        (JAN_2025, '[$-411]ggge"年"m"月"d"日"', "2025-01-01", True),
        (JAN_2025, "[$-D07041E]d/m/yyyy", "2025-01-01", True),
        (JAN_2025, "[$-th-TH,D00]d/m/yyyy", "2025-01-01", True),
        (JAN_2025, "[$-ja-JP-x-gannen]yyyy", "2025", False),
        (JAN_2025 + 2, "d-mmm", "3 Jan", True),
        (JAN_2025 + 2, "m/d/yyyy", "2025-01-03", True),
        (JAN_2025 + 0.5, "yyyy-mm-dd hh:mm", "2025-01-01 12:00", True),
        (0.5, "h:mm", "12:00", True),
        (1.5, "[h]:mm", "36:00", True),
        (2025, "m/d/yyyy", "1905-07-17", True),  # a year typed into a cell for dates
        (2025, "yyyy", "1905", True),
        (1, "yyyy", "1900", False),
        (60, "d-mmm-yy", "60", True),  # 29 February 1900 never was
        (-5, "yyyy", "-5", True),
        (3_000_000, "yyyy", "3000000", True),
    ],
)
def test_dates_are_shown_with_the_parts_that_their_format_has(value, code, text, is_doubted):
    found = shown(value, code)
    assert (found.text, found.number, bool(found.reason)) == (text, None, is_doubted)


def test_a_workbook_may_count_its_days_from_1904():
    assert shown(JAN_2025 - 1462, "yyyy-mm-dd", is_1904=True).text == "2025-01-01"


def test_formats_that_a_file_names_by_number():
    assert [built_in(number) for number in (0, 9, 16, 49, 999)] == ["General", "0%", "d-mmm", "@", "General"]


@pytest.mark.parametrize("number", [27, 31, 36, 56, 58, 71])
def test_dates_by_the_numbers_of_east_asian_and_thai_formats(number):
    assert shown(46022, built_in(number)).text == "2025-12-31"  # and no 46,022 people


def test_a_format_may_hide_a_text():
    assert [hides_text(code) for code in (";;;", "0;-0;;@", "@", "General")] == [True, False, False, False]
