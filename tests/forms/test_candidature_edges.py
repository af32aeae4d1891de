"""The least that makes a Word file the form, and the least that makes a row of labels a row of headings."""

import pytest

from etl.forms.candidature.form import Candidature, read_candidature
from etl.read.errors import DocumentError
from tests.documents.word import document_xml, package, tbl, tr


def read(*tables: str) -> Candidature:
    return read_candidature(package(document_xml("".join(tables))), "annex-1.docx")


CITY = tbl(tr("City Name", "Kestrel Bay"), tr("Country", "Kenya"))
MAYOR = tbl(tr("Mayor’s Name", "Ines Oyelaran"))


def test_three_of_the_forms_headings_make_a_form():
    read_form = read(CITY, MAYOR)
    told = {name: read_form.text(name) for name in ("city_name", "country", "mayor_name", "mayor_quote")}
    expected = {"city_name": "Kestrel Bay", "country": "Kenya", "mayor_name": "Ines Oyelaran", "mayor_quote": None}
    assert told == expected


@pytest.mark.parametrize("tables", [(tbl(tr("Country", "Kenya")), MAYOR), (CITY,), (MAYOR,)])
def test_two_headings_stand_in_any_document(tables):
    with pytest.raises(DocumentError) as refused:
        read(*tables)
    assert refused.value.code == "not_the_form"


def test_three_headings_that_other_forms_have_too_make_none():
    with pytest.raises(DocumentError) as refused:
        read(CITY, tbl(tr("E-mail address", "desk@kestrelbay.example")))
    assert refused.value.code == "not_the_form"


def test_two_labels_beside_each_other_are_headings_of_the_answers_below():
    read_form = read(tbl(tr("City Name", "Country"), tr("Kestrel Bay", "Kenya")), MAYOR)
    assert (read_form.text("city_name"), read_form.text("country")) == ("Kestrel Bay", "Kenya")


def test_two_labels_above_a_third_are_none():
    """What stands below is a label with its own answer, so nothing was answered above it."""
    read_form = read(tbl(tr("City Name", "Country"), tr("Mayor’s Name", "Ines Oyelaran")))
    told = [read_form.text(name) for name in ("city_name", "country", "mayor_name")]
    assert told == [None, None, "Ines Oyelaran"]


def test_an_answer_alone_below_a_long_question_with_an_empty_cell_beside_it_is_its_answer():
    question = "What is your motivation to become a resilience hub?"
    read_form = read(CITY, MAYOR, tbl(tr(question, ""), tr("Water has a memory.", "")))
    assert read_form.text("motivation") == "Water has a memory."
    read_form = read(CITY, MAYOR, tbl(tr(question, ""), tr("Our vision", "A row of our own.")))
    assert read_form.text("motivation") is None
