"""One way to spell every kind of space, hyphen and line."""

import pytest

from etl.read.prompts import is_left_prompt, is_prompt, without_prompts
from etl.text.normal import normalised, raised, without_note_marks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\u00a0b\u2003c\td", "a b c d"),
        ("a  b", "a b"),
        ("soft\u00adhyphen non\u2011breaking", "softhyphen non-breaking"),
        ("\u200bzero\u200d\ufeff \u202bbidi\u202c", "zero bidi"),
        ("cafe\u0301", "café"),
        ("one\r\n\n  \ntwo\u2028three ", "one\ntwo\nthree"),
        ("120\r150", "120\n150"),  # a carriage return alone parts lines too
        ("a\x0bb\x0cc", "a\nb\nc"),
        ("“Quotes” – and — dashes ‘stay’ 'so'", "“Quotes” – and — dashes ‘stay’ 'so'"),
        ("CASE Stays", "CASE Stays"),
        ("", ""),
        (" \n\t", ""),
    ],
)
def test_spelling(text: str, expected: str) -> None:
    assert normalised(text) == expected
    assert normalised(expected) == expected


def test_raised_digits_are_no_digits() -> None:
    assert "350" + raised("12") + " km" + raised("2") == "350¹² km²"
    assert raised("st") == "st"


def test_prompts_are_cut_out_of_what_was_typed() -> None:
    assert without_prompts("Click or tap here to enter text.Kestrel Bay").strip() == "Kestrel Bay"
    assert without_prompts("Kestrel Bay CLICK OR TAP HERE TO ENTER TEXT").strip() == "Kestrel Bay"
    assert without_prompts("[Haga clic o pulse aquí para escribir texto.]").strip() == ""
    assert without_prompts("Choose an items list") == "Choose an items list"


def test_prompts_of_controls() -> None:
    assert is_prompt("Введите название города", styled=False)
    assert is_prompt("도시 이름을 입력하세요", styled=False)
    assert is_prompt("Nombre de la urbe", styled=True)
    assert is_prompt("请输入城市名称", styled=False)
    assert not is_prompt("Kestrel Bay", styled=False)
    assert not is_prompt("Enterprise and Typesetting Office", styled=False)
    assert not is_prompt("We enter the second year of our plan.", styled=False)
    assert not is_prompt("A long answer under a stale flag. " * 6, styled=True)


def test_prompts_left_as_plain_text() -> None:
    assert is_left_prompt("Please type your answer here")
    assert is_left_prompt("[Enter the name of the city]")
    assert not is_left_prompt("Write guides with twelve peer cities")
    assert not is_left_prompt("Here we are")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("350¹ people", "350 people"),
        ("350 ¹", "350"),
        ("1,000¹,²", "1,000"),
        ("350⁽¹⁾ and 12[²]", "350 and 12"),
        ("participants*, cities†", "participants, cities"),
        ("2025*-2027", "2025-2027"),
        ("x@y.example¹", "x@y.example"),
        ("5 m², 20 km² and 3 m³", "5 m², 20 km² and 3 m³"),
        ("10⁶ people, 110⁶", "10⁶ people, 110"),
        ("350¹\n¹ online too\n* and by post", "350\n¹ online too\n* and by post"),
        ("2 ¹/₂ days, 3*4, **bold**, R² = 0.9", "2 ¹/₂ days, 3*4, **bold**, R² = 0.9"),
        ("¹⁵⁰", "¹⁵⁰"),
    ],
)
def test_marks_of_notes_are_cut_off(text: str, expected: str) -> None:
    assert without_note_marks(text) == expected
