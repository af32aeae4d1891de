"""The first and the last year in columns of their own are the year together, in every language; one alone is asked."""

import pytest

from etl.folder import reference
from etl.forms.candidature.form import read_candidature
from etl.forms.candidature.matching import key_of
from etl.forms.content import Candidature
from tests.documents.form import answers, body
from tests.documents.word import document_xml, p, package, tbl, tr

BOUNDS = ("year_start", "year_end")
FIRSTS = {
    (row["language"], row["field"]): row["label"]
    for row in reversed(reference.rows("form_labels"))
    if row["field"] in BOUNDS
}


def read(years: tuple[str, ...], *rows: tuple[str, ...]) -> Candidature:
    header = tr("Services/Activity", "Description", "Indicator of Achievement", *years, "Type of service", "Coverage")
    filled = [tr(f"Service {n}", "With peers.", "2 events", *row, "Training", "All") for n, row in enumerate(rows)]
    return read_candidature(
        package(document_xml(body(answers(), ("city", "mayor")) + tbl(header, *filled) + p())), "a.docx"
    )


def told(form: Candidature) -> set[str]:
    return {finding.code for finding in form.findings}


@pytest.mark.parametrize("language", sorted({language for language, _ in FIRSTS}))
def test_both_years_are_the_year_in_every_language(language):
    headings = tuple(FIRSTS[language, bound] for bound in BOUNDS)
    form = read(headings, ("2025", "2027"), ("2026", "2026"), ("", ""))
    assert [row.year.text for row in form.work_plan] == ["2025–2027", "2026", None]
    assert form.work_plan[0].year.place.column == 4
    assert told(form) == set()


def test_the_languages_of_the_form_have_both_years():
    years = {row["language"] for row in reference.rows("form_labels") if row["field"] == "year"}
    assert set(FIRSTS) == {(language, bound) for language in years for bound in BOUNDS}


def test_the_same_word_is_not_the_first_and_the_last_year():
    keys = {bound: set() for bound in BOUNDS}
    for row in reference.rows("form_labels"):
        if row["field"] in BOUNDS:
            keys[row["field"]].add(key_of(row["label"]))
    assert keys["year_start"] & keys["year_end"] == set()


def test_the_last_year_may_stand_first():
    assert read(("End year", "Start year"), ("2027", "2025")).work_plan[0].year.text == "2025–2027"


def test_a_row_with_one_of_both_years_is_asked():
    form = read(("Start year", "End year"), ("2025", ""))
    assert (form.work_plan[0].year.text, told(form)) == ("2025", {"year_bound_missing"})
    assert form.work_plan[0].year.doubt


@pytest.mark.parametrize(
    ("headings", "code"),
    [
        (("Start year",), "plan_column_unsure"),
        (("End year",), "plan_column_unsure"),
        (("Year", "End year"), "plan_column_unsure"),
        (("Pilot year", "Roll-out year"), "added_column"),
    ],
)
def test_no_year_is_read_where_no_heading_names_it_for_sure(headings, code):
    form = read(headings, ("2025", "2027")[: len(headings)])
    assert (form.work_plan[0].year.text, code in told(form)) == (None, True)
