"""Accents are spelling, marks of other scripts are letters: one rule, in Python and in the snapshot's SQL."""

import duckdb
import pytest

from etl.meaning import language, wording
from etl.snapshot.publish import create
from etl.text.keys import slug
from etl.text.spelling import unaccented

# Two words each that an accent-stripper takes for one.
DIFFERENT = [
    ("पटना", "पाटन"),
    ("मंडी", "मड"),
    ("かき", "がぎ"),
    ("ｶｷ", "ガギ"),
    ("กา", "กำ"),
    ("ค่า", "คา"),
    ("নদী", "নদ"),
    ("йод", "иод"),
    ("ўзбек", "узбек"),
    ("їжак", "іжак"),
    ("김", "기"),
]
SAME = [
    ("Córdoba", "CORDOBA"),
    ("Malmö", "Malmo\u0308"),
    ("Malmö", "malmo"),
    ("Đà Nẵng", "đa nang"),
    ("Αθήνα", "ΑΘΗΝΑ"),
    ("عُمان", "عمان"),
    ("مَرْسى", "مرسى"),
    ("עִיר", "עיר"),
]


@pytest.fixture(scope="module")
def database():
    with duckdb.connect() as connection:
        create(connection)
        yield connection


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_marks_that_make_letters_stay(database, one, other):
    assert slug(one) != slug(other)
    assert unaccented(one) != unaccented(other)
    assert [wording.fold(word) for word in wording.WORD.findall(one)] != [
        wording.fold(word) for word in wording.WORD.findall(other)
    ]
    assert language.fold(one) != language.fold(other)
    assert database.execute("SELECT unaccented(?) <> unaccented(?)", [one, other]).fetchall() == [(True,)]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_accents_and_vowel_points_may_be_left_out(database, one, other):
    assert slug(one) == slug(other)
    assert database.execute("SELECT unaccented(?) = unaccented(?)", [one, other]).fetchall() == [(True,)]


@pytest.mark.parametrize("text", ["पटना जिला São Tomé", "がぎ Ōsaka", "Йошкар-Ола, é", "Mombasa", "", "عُمان – Åre"])
def test_python_and_sql_say_the_same(database, text):
    assert database.execute("SELECT unaccented(?)", [text]).fetchall() == [(unaccented(text.casefold()),)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Flood gauge coaching, 2nd round", "flood-gauge-coaching-2nd-round"),
        ("Formação de técnicos", "formacao-de-tecnicos"),
        ("Đồng Thủy An", "đong-thuy-an"),
        ("İzmir ﬁeld_work m²", "izmir-field-work-m2"),
        ("해무시 / Haemu", "해무시-haemu"),
        ("पटना", "पटना"),
        ("กรุงเทพ", "กรุงเทพ"),
        ("تدريب فرق الأحياء", "تدريب-فرق-الأحياء"),
        ("!?", ""),
    ],
)
def test_a_slug_keeps_every_letter(text, key):
    assert slug(text) == key
