"""Where forms and letters stand among their versions, and what counts beside them."""

from dataclasses import replace
from datetime import date

import pytest

from etl.forms.content import Letter
from etl.rows.documents.in_force import Version, open_questions, order_unknown, receipt_rank, standings
from etl.rows.documents.order import DocumentOrder, findings_in_force
from etl.rows.documents.rounds import Sent
from tests.rules import screening_files as files

JANUARY, FEBRUARY, MARCH = date(2024, 1, 5), date(2024, 2, 5), date(2024, 3, 5)


def version(name: str, on: date | None, words: str) -> Version:
    return Version(name, on, words)


def stand(*versions: Version) -> dict[str, tuple[bool, str, str | None, tuple[str, ...]]]:
    return {name: (one.leads, one.name, one.replaced_by, one.rivals) for name, one in standings(versions).items()}


def test_the_later_version_stands_in_place_of_the_earlier():
    found = stand(version("b", JANUARY, "one"), version("a", FEBRUARY, "two"))
    assert found == {"b": (False, "replaced", "a", ()), "a": (True, "in_force", None, ())}


def test_versions_of_one_day_that_differ_are_rivals():
    found = stand(version("a", JANUARY, "one"), version("b", JANUARY, "two"))
    assert found == {"a": (False, "order_unknown", None, ("b",)), "b": (True, "order_unknown", None, ("a",))}


def test_a_version_without_a_day_may_be_the_last_one():
    found = stand(version("a", JANUARY, "one"), version("b", None, "two"), version("c", FEBRUARY, "three"))
    assert found == {
        "b": (False, "order_unknown", None, ("a", "c")),
        "a": (False, "replaced", "c", ("b",)),
        "c": (True, "order_unknown", None, ("b",)),
    }


def test_versions_that_say_the_same_need_no_order():
    found = stand(version("a", None, "one"), version("b", JANUARY, "one"))
    assert found == {"a": (False, "replaced", "b", ()), "b": (True, "in_force", None, ())}


def test_documents_are_gone_through_by_their_days_after_those_of_unknown_days():
    told = [("a", FEBRUARY), ("b", JANUARY), ("d", None), ("c", None), ("e", JANUARY)]
    assert sorted("abcde", key=lambda name: receipt_rank(dict(told)[name], name)) == ["c", "d", "b", "e", "a"]


def test_only_versions_that_may_be_in_force_are_asked_about():
    versions = [version("a", JANUARY, "one"), version("b", None, "two"), version("c", FEBRUARY, "three")]
    assert [one.document_id for one in open_questions(versions, standings(versions))] == ["b", "c"]
    assert open_questions(versions[:1], standings(versions[:1])) == []


@pytest.mark.parametrize(
    ("versions", "asked", "why"),
    [
        ([("a", None), ("b", JANUARY)], "a", "a has no day of receipt. Where"),
        ([("b", None), ("a", None)], "a", "a and b have no day of receipt. Where"),
        ([("a", JANUARY), ("b", JANUARY)], "b", "both have the day 2024-01-05. Where"),
        ([("a", JANUARY), ("b", JANUARY), ("c", JANUARY)], "c", "all have the day 2024-01-05. Where"),
    ],
)
def test_the_question_names_the_documents_and_what_is_lacking(versions, asked, why):
    document_id, question = order_unknown(version(name, day, name) for name, day in versions)
    assert document_id == asked
    assert why in question.message
    assert question.code == "version_order_unknown"


# --- the documents of a hub -------------------------------------------------------------------------------------------


def form(document_id: str, on: date | None = JANUARY, **answers: str) -> Sent:
    return Sent(document_id, "h", "candidature", on, files.form(**answers))


def letter(document_id: str, on: date | None = JANUARY, *lines: str, sums: bool = True) -> Sent:
    return Sent(document_id, "h", "motivation_letter", on, Letter(lines=lines), names_sums=sums)


def order(*sent: Sent) -> DocumentOrder:
    return DocumentOrder(sent, {})


def test_a_form_sent_again_replaces_the_one_before():
    found = order(form("h/a.docx"), form("h/b.docx", FEBRUARY, motivation="Otherwise."))
    assert [found.counts(name) for name in ("h/a.docx", "h/b.docx")] == [False, True]
    assert [found.is_latest(name) for name in ("h/a.docx", "h/b.docx")] == [False, True]
    assert found.standing("h/a.docx").replaced_by == "h/b.docx"
    assert [found.number(name) for name in ("h/a.docx", "h/b.docx", "none")] == [1, 1, None]


def test_forms_of_one_day_are_rivals_and_none_is_the_latest():
    found = order(form("h/a.docx"), form("h/b.docx", motivation="Otherwise."))
    assert [one.document_id for one in found.rivals("h/a.docx")] == ["h/b.docx"]
    assert not found.is_latest("h/a.docx")
    assert found.counts("h/a.docx")


def test_a_replaced_form_has_no_rivals_and_is_none():
    found = order(
        form("h/a.docx"), form("h/b.docx", None, motivation="B."), form("h/c.docx", FEBRUARY, motivation="C.")
    )
    assert [[one.document_id for one in found.rivals(name)] for name in ("h/a.docx", "h/b.docx", "h/c.docx")] == [
        [],
        ["h/c.docx"],
        ["h/b.docx"],
    ]


def test_a_form_that_says_nothing_replaces_nothing():
    named = dict.fromkeys(files.ANSWERS) | {"city_name": "Ngor Bay", "country": "Senegal"}
    found = order(form("h/a.docx"), form("h/b.docx", FEBRUARY, **named))
    assert found.is_latest("h/a.docx")
    assert found.standing("h/b.docx") is None
    assert not found.counts("h/b.docx")


def test_the_letters_of_a_candidature_count_beside_its_form():
    first, later = letter("h/a letter.docx", JANUARY, "One."), letter("h/b letter.docx", FEBRUARY, "Two.")
    plan = Sent("h/plan.docx", "h", "work_plan", JANUARY, Letter(lines=()))
    found = order(form("h/a.docx"), first, later, plan)
    assert found.beside("h/a.docx", "motivation_letter") == ["h/b letter.docx"]
    assert found.beside("h/a.docx", "work_plan") == ["h/plan.docx"]
    assert found.is_in_folder("h/a.docx")


def test_a_loose_form_is_no_folder():
    assert not order(form("a.docx")).is_in_folder("a.docx")


def test_a_letter_that_lies_elsewhere_and_names_no_sum_takes_no_pledge_back():
    """It may cover a report: it stands beside the letter of the candidature and replaces nothing."""
    own, cover = letter("h/letter.docx", JANUARY, "We pledge."), letter("cover letter.docx", MARCH, "Here.", sums=False)
    found = order(form("h/a.docx"), own, cover)
    assert found.beside("h/a.docx", "motivation_letter") == ["h/letter.docx"]
    with_sum = order(form("h/a.docx"), own, replace(cover, names_sums=True))
    assert with_sum.beside("h/a.docx", "motivation_letter") == ["cover letter.docx"]
    in_folder = order(form("h/a.docx"), own, replace(cover, document_id="h/cover letter.docx"))
    assert in_folder.beside("h/a.docx", "motivation_letter") == ["h/cover letter.docx"]


def test_a_letter_without_a_word_replaces_none():
    found = order(
        form("h/a.docx"), letter("h/letter.docx", JANUARY, "We pledge."), letter("h/photo letter.docx", MARCH)
    )
    assert found.beside("h/a.docx", "motivation_letter") == ["h/letter.docx"]


def standing(found: DocumentOrder, *services: dict) -> dict[str, tuple]:
    columns = ("standing", "replaced_by", "candidature_number")
    rows = found.standing_rows(services).rows("document_standing")
    return {row["document_id"]: tuple(row[name] for name in columns) for row in rows}


def plan_service(document_id: str, **values) -> dict:
    given = {"is_printed_example": False, "is_current": True, "replaced_by": None, "order_unknown_with": None}
    return given | {"document_id": document_id} | values


def test_a_form_that_says_nothing_is_empty_but_for_the_services_of_its_plan():
    named = dict.fromkeys(files.ANSWERS) | {"city_name": "Ngor Bay", "country": "Senegal"}
    found = order(form("h/a.docx"), form("h/b.docx", FEBRUARY, **named))
    assert standing(found)["h/b.docx"] == ("empty", None, 1)
    assert standing(found, plan_service("h/b.docx", is_printed_example=True))["h/b.docx"] == ("empty", None, 1)
    assert standing(found, plan_service("h/b.docx"))["h/b.docx"] == ("in_force", None, 1)


def test_a_plan_stands_as_its_services_do():
    found = order(form("h/a.docx"), Sent("plan.docx", "h", "work_plan", FEBRUARY, Letter(lines=())))
    replaced = plan_service("plan.docx", is_current=False, replaced_by="later.docx")
    assert standing(found)["plan.docx"] == ("in_force", None, 1)
    assert standing(found, replaced)["plan.docx"] == ("replaced", "later.docx", 1)
    assert standing(found, replaced, plan_service("plan.docx"))["plan.docx"] == ("in_force", None, 1)
    doubted = plan_service("plan.docx", order_unknown_with="other.docx")
    assert standing(found, replaced, doubted)["plan.docx"] == ("order_unknown", None, 1)


# --- what is told of the order ----------------------------------------------------------------------------------------


def said(*sent: Sent) -> list[tuple]:
    findings = order(*sent).standing_rows(()).findings
    return [(one.finding.code, one.document_id, one.hub_id, one.finding.message) for one in findings]


def test_a_replaced_form_or_letter_is_told_with_what_stands_in_its_place():
    later = "of the same candidature stands in its place: "
    assert said(form("h/a.docx"), form("h/b.docx", FEBRUARY, motivation="Otherwise.")) == [
        ("document_replaced", "h/a.docx", "h", f"A later form {later}h/b.docx.")
    ]
    letters = letter("h/a letter.docx", JANUARY, "One."), letter("h/b letter.docx", FEBRUARY, "Two.")
    assert said(form("h/a.docx"), *letters) == [
        ("document_replaced", "h/a letter.docx", "h", f"A later letter {later}h/b letter.docx.")
    ]
    same = form("h/a.docx"), form("h/b.docx", FEBRUARY)
    assert [told[:2] for told in said(*same)] == [("duplicate_document", "h/a.docx")]


def test_what_says_nothing_is_told_with_what_stays_in_force():
    told = said(form("h/a.docx"), letter("h/l.docx", JANUARY, "We pledge."), letter("h/photo letter.docx", MARCH))
    message = "Nothing could be read in it, so it replaces nothing: h/l.docx stays in force."
    assert told == [("version_empty", "h/photo letter.docx", "h", message)]


def test_forms_without_an_order_are_asked_about():
    told = said(form("h/a.docx"), form("h/b.docx", motivation="Otherwise."))
    assert [one[:3] for one in told] == [("version_order_unknown", "h/b.docx", "h")]


def test_a_form_of_which_one_answer_is_missing_still_speaks():
    found = order(form("h/a.docx"), form("h/b.docx", FEBRUARY, essential_3=None))
    assert found.counts("h/b.docx")
    assert not found.counts("h/a.docx")


def test_a_loose_form_replaces_the_one_in_the_folder():
    found = order(form("h/a.docx"), form("b.docx", FEBRUARY, motivation="Otherwise."))
    assert found.standing("h/a.docx").replaced_by == "b.docx"
    assert (found.is_in_folder("h/a.docx"), found.is_in_folder("b.docx")) == (True, True)


def test_a_letter_in_a_folder_makes_no_folder_of_a_loose_form():
    assert not order(form("a.docx"), letter("x/letter.docx", JANUARY, "We pledge.")).is_in_folder("a.docx")


def test_a_letter_without_a_sum_in_a_folder_without_a_form_stands_beside_the_own_letter():
    own, cover = (
        letter("h/letter.docx", JANUARY, "We pledge."),
        letter("x/cover letter.docx", MARCH, "Here.", sums=False),
    )
    found = order(form("h/a.docx"), own, cover)
    assert found.beside("h/a.docx", "motivation_letter") == ["h/letter.docx"]
    assert standing(found)["x/cover letter.docx"] == ("in_force", None, 1)
    photo = order(form("h/a.docx"), own, letter("photo letter.docx", MARCH, sums=False))
    assert standing(photo)["photo letter.docx"] == ("empty", None, 1)


PLACE = {"part": "body", "table_number": 1, "row_number": 2}


@pytest.mark.parametrize(
    ("standing_name", "service_values", "rule_id", "is_kept"),
    [
        ("in_force", None, "missing_part", True),
        ("order_unknown", None, "missing_part", True),
        ("replaced", None, "missing_part", False),
        ("empty", None, "missing_part", False),
        ("replaced", None, "document_replaced", True),  # it tells of the replacing itself
        ("replaced", {"is_current": True}, "missing_part", True),  # a service that still stands
        ("in_force", {"is_current": False, "replaced_by": "b.docx"}, "missing_part", False),
        ("in_force", {"is_current": False, "replaced_by": None}, "missing_part", True),
        ("replaced", {"is_current": False}, "missing_part", False),
        ("in_force", {"is_current": False, "replaced_by": "b.docx", "row_number": 3}, "missing_part", True),
    ],
)
def test_what_is_wrong_with_a_replaced_version_is_no_finding(standing_name, service_values, rule_id, is_kept):
    row = {"document_id": "a.docx", "rule_id": rule_id} | PLACE
    services = [{"document_id": "a.docx"} | PLACE | service_values] if service_values else []
    standings = [{"document_id": "a.docx", "standing": standing_name}]
    assert findings_in_force([row], services, standings) == [row] * is_kept
