"""Sums that a hub names for its candidature as a whole: where they stand, in which years, and which of them wait."""

from datetime import date
from typing import Any

import pytest

from etl.forms.content import Content, Letter, Other
from etl.meaning.interpret import answer
from etl.rows.corrections import read_corrections
from etl.rows.documents.order import DocumentOrder
from etl.rows.documents.rounds import sent_documents
from etl.rows.made import Made
from etl.rows.money.told import naming_sums, told_of, told_rows
from etl.rows.readings import Readings
from tests.rows.test_documents import documents
from tests.rules import screening_files as files

YEARLY, ONCE = "We pledge USD 25,000 a year in cash.", "We pledge USD 9,000 for peers."
FORM_ID = "h/1/a.docx"
PLAN = {"document_id": FORM_ID, "candidature_id": "h/1", "hub_id": "h", "start_year": 2024, "end_year": 2026}
OFFERED = {"document_id": FORM_ID, "is_current": True, "order_unknown_with": None}


def made(contents: dict[str, Content], plans=(PLAN,), services=(OFFERED,), days: dict[str, str] | None = None) -> Made:
    sent = documents(*contents, contents=contents, days=days)
    told = told_of(sent)
    asked = (one.question(sent.country_codes) for one in told)
    readings = Readings({question.key: answer(question) for question in asked}, read_corrections([]))
    order = DocumentOrder(sent_documents(sent, {}, naming_sums(told, sent, readings)), {})
    return told_rows(told, sent, readings, order, plans, services)


def columns(rows: Made, table: str, *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in rows.rows(table)]


def form(motivation: str | None = YEARLY, **answers: str | None) -> Content:
    return files.form(motivation=motivation, **answers)


def test_the_motivation_of_a_form_names_a_sum_in_the_years_of_its_plan():
    rows = made({FORM_ID: form(essential_3="The wall cost USD 900,000.")}, days={FORM_ID: "2024-01-05"})
    names = ("document_id", "hub_id", "rung", "amount", "first_year", "last_year", "total_usd", "state", "rate_on")
    assert columns(rows, "amount", *names) == [
        (FORM_ID, "h", "stated", 25_000, 2024, 2026, 75_000, "read", date(2024, 1, 5))
    ]
    assert columns(rows, "reading", "field", "kind", "service_id", "column_number") == [
        ("motivation", "money", None, 2)
    ]


def test_a_line_of_a_letter_names_a_sum_with_its_number():
    rows = made({"h/1/l.docx": Letter(lines=("Dear all,", ONCE))}, plans=())
    names = ("document_id", "amount", "part", "row_number", "first_year", "last_year")
    assert columns(rows, "amount", *names) == [("h/1/l.docx", 9_000, "letter", 2, None, None)]


@pytest.mark.parametrize("content", [form(None), form("We wish to help."), Letter(lines=("Dear all,",)), Other()])
def test_what_names_no_sum_has_no_row(content):
    rows = made({FORM_ID: content})
    assert rows.rows("amount") == rows.rows("reading") == []


LONGER, UNKNOWN = {"end_year": 2027}, {"start_year": None}


@pytest.mark.parametrize(
    ("plans", "services", "years"),
    [
        ([PLAN], [OFFERED], (2024, 2026)),
        ([PLAN | LONGER], [OFFERED], (2024, 2026)),  # no more years than a plan has
        ([PLAN | {"end_year": 2025}], [OFFERED], (2024, 2025)),
        ([PLAN | UNKNOWN], [OFFERED], (None, 2026)),
        ([PLAN | {"end_year": None}], [OFFERED], (2024, None)),
        ([PLAN, PLAN | LONGER], [OFFERED], (None, None)),  # which of the two?
        ([PLAN, PLAN], [OFFERED], (2024, 2026)),
        ([PLAN | {"candidature_id": None}], [OFFERED], (None, None)),
        ([PLAN], [OFFERED | {"is_current": False}], (None, None)),
        ([PLAN], [OFFERED | {"is_current": False, "order_unknown_with": "b"}], (2024, 2026)),
        ([PLAN], [], (None, None)),
        ([PLAN | {"hub_id": "other"}], [OFFERED], (None, None)),
    ],
)
def test_the_years_are_those_of_the_plan_in_its_candidature(plans, services, years):
    rows = made({FORM_ID: form()}, plans, services)
    assert columns(rows, "amount", "first_year", "last_year") == [years]


def sums(contents: dict[str, Any], days: dict[str, str] | None = None) -> list[tuple]:
    return columns(made(contents, days=days), "amount", "document_id", "state", "reason")


def test_what_forms_without_an_order_say_alike_counts_once():
    found = sums({FORM_ID: form(), "h/2/b.docx": form(essential_1="Otherwise.")})
    assert [(name, state) for name, state, _ in found] == [("h/2/b.docx", "read")]


def test_what_they_do_not_say_alike_waits():
    otherwise = "says otherwise, and which of them came last is not known."
    assert sums({FORM_ID: form(), "h/2/b.docx": form(ONCE)}) == [
        (FORM_ID, "review", f"h/2/b.docx {otherwise}"),
        ("h/2/b.docx", "review", f"{FORM_ID} {otherwise}"),
    ]
    silent = sums({FORM_ID: form(), "h/2/b.docx": form(None)})
    assert silent == [(FORM_ID, "review", f"h/2/b.docx {otherwise}")]
    third = sums({FORM_ID: form(), "h/2/b.docx": form(essential_1="x"), "h/3/c.docx": form(ONCE)})
    assert {state for _, state, _ in third} == {"review"}
    assert len(third) == 3


def test_a_line_of_a_letter_counts_once_wherever_the_other_letter_has_it():
    letters = {"h/1/l.docx": Letter(lines=(ONCE, "Yours")), "h/2/m.docx": Letter(lines=("Dear all,", ONCE))}
    assert [(name, state) for name, state, _ in sums(letters)] == [("h/2/m.docx", "read")]
    letters["h/2/m.docx"] = Letter(lines=(YEARLY,))
    assert [(name, state) for name, state, _ in sums(letters)] == [("h/1/l.docx", "review"), ("h/2/m.docx", "review")]


def test_a_later_form_leaves_no_doubt():
    found = sums({FORM_ID: form(), "h/2/b.docx": form(ONCE)}, {FORM_ID: "2024-01-05", "h/2/b.docx": "2024-02-05"})
    assert [(name, state) for name, state, _ in found] == [(FORM_ID, "read"), ("h/2/b.docx", "read")]
