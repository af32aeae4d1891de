"""Two forms in one file: what the second city offers never counts for the first, and a copy adds nothing."""

from typing import Any

from etl.forms.candidature.form import read_candidature
from etl.forms.content import Candidature
from tests.documents.form import BLANK, SECTIONS, answers, body, service
from tests.documents.word import document_xml, package, tbl, tr

OWN = ["Coaching on flood gauges", "Seed funding for heat plans"]


PRINTED = tuple(name for name in SECTIONS if name != "guideline")


def read_xml(xml: str) -> Candidature:
    return read_candidature(package(document_xml(xml)), "annex-1.docx")


def read(*forms: dict[str, Any]) -> Candidature:
    return read_xml("".join(body(form, PRINTED) for form in forms))


def other_city(**more: Any) -> dict[str, Any]:
    return answers() | {"city_name": "Santa Clara", "work_plan": [service("Radio drills")], **more}


def titles(form: Candidature) -> list[str | None]:
    return [row.service.text for row in form.work_plan]


def codes(form: Candidature) -> list[str]:
    return [finding.code for finding in form.findings]


def test_the_form_of_a_second_city_is_told_and_not_read():
    form = read(answers(), other_city())
    assert (form.text("city_name"), titles(form)) == ("Kestrel Bay", OWN)
    assert codes(form) == ["two_forms_in_one_file"]
    told = form.findings[0]
    assert "Santa Clara" in told.message
    assert (told.place.table, told.place.row) == (9, 1)


def test_a_second_city_fills_no_answer_that_the_first_left_out():
    form = read(answers() | {"global_agenda": None}, other_city())
    assert form.text("global_agenda") is None


def test_a_form_without_a_name_keeps_none_and_no_service_of_the_next():
    form = read(answers() | {"city_name": None}, other_city())
    assert (form.text("city_name"), titles(form)) == (None, OWN)
    form = read(answers(), other_city(city_name=None))
    assert (form.text("city_name"), titles(form)) == ("Kestrel Bay", OWN)
    assert codes(form) == ["two_forms_in_one_file"]


def test_a_copy_of_the_form_adds_nothing():
    form = read(answers(), answers())
    assert (form.text("city_name"), titles(form), codes(form)) == ("Kestrel Bay", OWN, [])


def test_a_copy_whose_plan_says_otherwise_is_asked():
    form = read(answers(), answers() | {"work_plan": [service("Coaching on storm gauges"), BLANK]})
    assert (titles(form), codes(form)) == (OWN, ["answered_twice"])
    assert form.findings[0].text == "Coaching on storm gauges"


def test_a_name_beside_the_signature_begins_no_second_form():
    before, after = PRINTED[: PRINTED.index("plan_heading")], ("plan_heading", "plan")
    form = read_xml(body(answers(), before) + tbl(tr("City Name", "Marlow")) + body(answers(), after))
    assert (form.text("city_name"), titles(form), codes(form)) == ("Kestrel Bay", OWN, ["answered_twice"])
