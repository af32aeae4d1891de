"""Which of a hub's candidatures a document belongs to: a renewal after years is one of its own."""

from datetime import date

import pytest

from etl.forms.content import Letter, Other
from etl.rows.documents.rounds import Sent, number_of, recognised_on, recognition_days, rounds_of, sent_documents
from tests.rows.test_documents import documents

SAID = Letter(lines=("We wish to help.",))


def sent(document_id: str, on: str | None = None, years=(), kind: str = "candidature") -> Sent:
    day = date.fromisoformat(on) if on else None
    return Sent(document_id, "h", kind, day, SAID, frozenset(years))


def days(*told: str) -> list[date]:
    return [date.fromisoformat(day) for day in told]


def test_a_hub_is_recognised_by_decisions_and_by_facts_of_the_register():
    decisions = [
        {"step": "renewal", "outcome": "renewed", "decided_on": date(2025, 5, 1)},
        {"step": "recognised", "outcome": None, "decided_on": date(2022, 6, 1)},
        {"step": "renewal", "outcome": "requested", "decided_on": date(2025, 1, 1)},
        {"step": "received", "outcome": "renewed", "decided_on": date(2021, 1, 1)},
        {"step": "recognised", "outcome": None, "decided_on": None},
    ]
    facts = [
        {"fact": "recognised_on", "precision": "month", "value": "2019-03"},
        {"fact": "recognised_on", "precision": "range", "value": "2018"},
        {"fact": "activity", "precision": "day", "value": "2017-03-01"},
    ]
    assert recognition_days(decisions, facts) == days("2019-03-01", "2022-06-01", "2025-05-01")


FIRST = sent("a", "2022-01-10", (2022, 2023, 2024))


@pytest.mark.parametrize(
    ("later", "recognised_on", "rounds"),
    [
        (sent("b", "2025-02-01", (2025, 2026)), ["2022-06-01"], [["a"], ["b"]]),
        (sent("b", "2025-02-01", (2025, 2026)), [], [["a", "b"]]),  # never recognised: still the first candidature
        (sent("b", "2025-02-01", (2025, 2026)), ["2021-06-01"], [["a", "b"]]),
        (sent("b", "2025-02-01", (2025, 2026)), ["2025-06-01"], [["a", "b"]]),
        (sent("b", "2025-02-01", (2025, 2026)), ["2022-01-10"], [["a"], ["b"]]),  # on the day of the one
        (sent("b", "2025-02-01", (2025, 2026)), ["2025-02-01"], [["a"], ["b"]]),  # or of the other
        (sent("b", "2025-02-01", (2024, 2025)), ["2022-06-01"], [["a"], ["b"]]),  # from the last year on
        (sent("b", "2025-02-01", (2023, 2024)), ["2022-06-01"], [["a", "b"]]),
        (sent("b", "2025-02-01", (2022, 2025)), ["2022-06-01"], [["a", "b"]]),
        (sent("b", "2024-12-01"), ["2022-06-01"], [["a"], ["b"]]),  # thirty months after the recognition
        (sent("b", "2024-11-30"), ["2022-06-01"], [["a", "b"]]),
        (sent("b", "2024-12-01"), ["2022-06-01", "2024-10-01"], [["a", "b"]]),  # the last recognition counts
        (sent("b", None), ["2022-06-01"], [["a", "b"]]),
        (sent("b", None, (2025, 2026)), ["2022-06-01"], [["a"], ["b"]]),
    ],
)
def test_a_form_for_a_later_term_begins_another_candidature(later, recognised_on, rounds):
    found = rounds_of([later, FIRST], days(*recognised_on))
    assert [[form.document_id for form in forms] for forms in found] == rounds


def test_a_plan_of_one_year_is_no_later_for_the_same_year():
    forms = [sent("a", "2022-01-10", (2024,)), sent("b", "2025-02-01", (2024,))]
    assert len(rounds_of(forms, days("2022-06-01"))) == 1


def test_a_form_of_unknown_day_says_again_the_candidature_of_its_years():
    second = sent("b", "2025-02-01", (2025, 2026))
    unknown = sent("c", None, (2023,))
    found = rounds_of([unknown, second, FIRST], days("2022-06-01"))
    assert [[form.document_id for form in forms] for forms in found] == [["a", "c"], ["b"]]
    other_years = rounds_of([sent("c", None, (2019,)), second, FIRST], days("2022-06-01"))
    assert [[form.document_id for form in forms] for forms in other_years] == [["a"], ["b", "c"]]


ROUNDS = [
    [sent("one/a.docx", "2022-01-10", (2022, 2023))],
    [sent("two/b.docx", "2025-02-01", (2025, 2026)), sent("c.docx", None, (2025,))],
]


@pytest.mark.parametrize(
    ("document", "number"),
    [
        (sent("one/a.docx", "2022-01-10"), 1),
        (sent("c.docx"), 2),
        (sent("one/letter.docx", "2025-02-01", kind="motivation_letter"), 1),  # what lies beside a form is that form's
        (sent("letter.docx", "2023-07-01", kind="motivation_letter"), 1),  # the form nearest in time
        (sent("letter.docx", "2024-07-01", kind="motivation_letter"), 2),
        (sent("plan.docx", "2024-07-01", kind="work_plan"), 1),  # the last one begun when the plan came
        (sent("plan.docx", "2025-02-01", kind="work_plan"), 2),
        (sent("plan.docx", "2021-07-01", kind="work_plan"), 1),
        (sent("plan.docx", None, (2023,), "work_plan"), 1),  # of its years
        (sent("plan.docx", None, (2026,), "work_plan"), 2),
        (sent("plan.docx", None, (2019,), "work_plan"), 2),
        (sent("plan.docx", None, (), "work_plan"), 2),
    ],
)
def test_a_document_belongs_to_one_candidature(document, number):
    assert number_of(document, ROUNDS) == number


def test_without_a_form_there_is_no_candidature():
    assert number_of(sent("letter.docx", kind="motivation_letter"), []) is None


def test_what_lies_beside_forms_of_two_candidatures_goes_by_its_day():
    rounds = [[sent("h/a.docx", "2022-01-10")], [sent("h/b.docx", "2025-02-01")]]
    letter = sent("h/letter.docx", "2024-12-01", kind="motivation_letter")
    assert number_of(letter, rounds) == 2


def test_the_days_of_recognition_by_hub():
    decisions = [
        {"hub_id": hub_id, "step": "recognised", "outcome": None, "decided_on": date(2022, month, 1)}
        for hub_id, month in (("h", 6), ("other", 7))
    ]
    facts = [{"hub_id": "h", "fact": "recognised_on", "precision": "year", "value": "2019"}]
    assert recognised_on(decisions, facts) == {"h": days("2019-01-01", "2022-06-01"), "other": days("2022-07-01")}


def test_what_hubs_sent_has_its_day_years_and_sums():
    contents = {"h/c/letter.docx": SAID, "h/c/scan.pdf": Other()}
    sent_in = documents("h/c/a.docx", *contents, contents=contents, days={"h/c/a.docx": "2024-02-01"})
    found = sent_documents(sent_in, {"h/c/a.docx": frozenset({2024})}, {"h/c/letter.docx"})
    assert [(one.document_id, one.kind, one.received_on, one.years, one.names_sums) for one in found] == [
        ("h/c/a.docx", "candidature", date(2024, 2, 1), {2024}, False),
        ("h/c/letter.docx", "motivation_letter", None, frozenset(), True),
    ]


def test_a_plan_that_begins_in_the_same_year_is_no_later_one():
    forms = [sent("a", "2022-01-10", (2024,)), sent("b", "2025-02-01", (2024, 2025))]
    assert len(rounds_of(forms, days("2022-06-01"))) == 1


def test_a_form_of_unknown_day_is_told_by_any_form_of_a_candidature():
    again = sent("a2", "2022-01-20", (2030,))
    found = rounds_of([sent("c", None, (2023,)), again, FIRST, sent("b", "2025-02-01", (2035,))], days("2022-06-01"))
    assert [[form.document_id for form in forms] for forms in found] == [["a", "a2", "c"], ["b"]]
