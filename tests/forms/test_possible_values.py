"""All values that a reported cell in doubt may have, and none where its words leave more open than that."""

import pytest

from etl.findings import Place
from etl.folder.reference import rows
from etl.forms.annual_report.grid import GridCell
from etl.forms.annual_report.numbers import Expected, ReportedNumber, Writer, read_number

SINCE = "since the start"


def read(text: str, language: str, unit: str, indicator: str = "") -> ReportedNumber:
    return read_number(GridCell(text, Place()), Writer(language, "KOR"), Expected(unit, indicator))


@pytest.mark.parametrize(
    ("text", "language", "unit", "values"),
    [
        ("2 in total", "en", "city", [(2, ""), (2, SINCE)]),
        ("2 no total", "pt", "project", [(2, ""), (2, SINCE)]),
        ("5 cities in total", "ja", "city", [(5, ""), (5, SINCE)]),
        ("누계 214명", "ko", "official", [(214, SINCE)]),
        ("累計3都市", "ja", "city", [(3, SINCE)]),
        ("71 acumulados", "es", "technician", [(71, SINCE)]),
        ("100% so far", "en", "percent", [(100, SINCE)]),
        ("1 (3 in total)", "ja", "drill", [(1, ""), (3, SINCE)]),
        ("1回(累計2回)", "ja", "drill", [(1, ""), (2, SINCE)]),
        ("2개국 8명", "ko", "country", [(2, "")]),
        ("누계 3개국 11명", "ko", "country", [(3, SINCE)]),
        ("142 (56 % mujeres)", "es", "official", [(142, "")]),
        ("312 participantes, 118 mulheres (52%)", "pt", "participant", [(312, "")]),
        ("70.3 % (149 of 212)", "es", "percent", [(70.3, "")]),
        ("75%(8명 중 6명)", "ko", "percent", [(75, "")]),
        ("1회(2024. 10. 17.~18.)", "ko", "forum", [(1, "")]),
        ("6회(7월~12월)", "ja", "consultation", [(6, "")]),
        ("1 (de octubre a diciembre)", "es", "workshop", [(1, "")]),
        ("2 missions (Alto Sereno and Cerro Lindo)", "en", "mission", [(2, "")]),
        ("three trainings", "en", "training", [(3, "")]),
        ("one", "en", "town", [(1, "")]),
    ],
)
def test_each_value_is_listed(text, language, unit, values):
    found = read(text, language, unit, "연 1회 30명, 年1回")
    assert found.state != "read"
    assert [(one.value, SINCE if one.is_since_start else "") for one in found.possible] == values


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("0 (cancelled)", "person"),
        ("2 (Cancelled)", "visit"),
        ("2 visits in 3 cities", "visit"),
        ("about 3", "grant"),
        ("3?", "grant"),
        ("≥ 3 in total", "grant"),
        ("not 3 in total", "grant"),
        ("3 in total if the council agrees", "grant"),
        ("3 planned in total", "grant"),
        ("seven so far, two closed", "building"),
        ("14 of 15", "percent"),
        ("9 and 24 in total", "city"),
        ("-5 in total", "city"),
        ("nil", "city"),
        ("too early to say", "city"),
        ("120 % in total", "city"),
        ("3 (not yet approved)", "plan"),
    ],
)
def test_where_a_word_leaves_more_open_none_is_listed(text, unit):
    assert read(text, "en", unit).possible == ()


def test_what_is_read_has_no_other_value_and_a_cell_in_doubt_none_at_all():
    assert read("3 cities", "en", "city").possible == ()
    assert read_number(GridCell("3 in total", Place(), is_date=True), Writer("en"), Expected("city")).possible == ()


def test_every_language_of_the_forms_tells_both_spans():
    spoken = {(row["language"], row["span"]) for row in rows("result_span_words")}
    languages = {language for language, _ in spoken}
    assert {"en", "es", "fr", "pt", "it", "de", "ko", "ja", "ar", "ru"} <= languages
    assert spoken == {(language, span) for language in languages for span in ("since_start", "either")}
