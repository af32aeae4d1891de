"""A plan whose columns stand in two tables: the second is no list of services, and somebody is asked."""

import pytest

from etl.forms.candidature.form import read_candidature
from etl.forms.content import Candidature
from tests.documents.form import answers, body
from tests.documents.word import document_xml, p, package, tbl, tc, tr

WHAT = ("Services/Activity", "Description", "Indicator of Achievement")
WHEN = ("Year", "Type of service", "Coverage")
SERVICES = [("Flood training", "Two days.", "2 events"), ("Study visits", "With peers.", "3 visits")]
YEARS = [("2025-2027", "Training", "All cities"), ("2026", "Training", "Italy")]


def read(*tables: str) -> Candidature:
    content = document_xml(body(answers(), ("city", "mayor")) + "".join(tables) + p())
    return read_candidature(package(content), "a.docx")


def table(header: tuple[str, ...], *rows: tuple[str, ...]) -> str:
    return tbl(tr(*header), *(tr(*row) for row in rows))


@pytest.mark.parametrize("again", [(), ("Services/Activity",)], ids=["alone", "with-the-service"])
def test_the_second_half_is_no_list_of_services(again):
    rows = [(service[0],) * len(again) + years for service, years in zip(SERVICES, YEARS, strict=True)]
    form = read(table(WHAT, *SERVICES), p(), table((*again, *WHEN), *rows))
    assert [row.service.text for row in form.work_plan] == ["Flood training", "Study visits"]
    assert [row.year.text for row in form.work_plan] == [None, None]
    (told,) = [finding for finding in form.findings if finding.code == "plan_split"]
    named = " | ".join((*again, *WHEN))
    assert told.message == f"Columns of the work plan stand in a table of their own and were not read: {named}."
    assert told.place.row == 1


def test_halves_beside_each_other_are_told_too():
    form = read(tbl(tr(tc(table(WHAT, *SERVICES)), tc(table(WHEN, *YEARS)))))
    assert [row.service.text for row in form.work_plan] == ["Flood training", "Study visits"]
    assert [finding.code for finding in form.findings if finding.code == "plan_split"] == ["plan_split"]


def test_a_table_that_goes_on_is_no_half():
    whole = [service + years for service, years in zip(SERVICES, YEARS, strict=True)]
    form = read(table(WHAT + WHEN, whole[0]), p(), table(WHAT + WHEN, whole[1]))
    assert [row.year.text for row in form.work_plan] == ["2025-2027", "2026"]
    assert [finding.code for finding in form.findings if finding.code == "plan_split"] == []
