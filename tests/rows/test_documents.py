"""The documents of the inbox: whose they are, when they came, and which candidature each form begins."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from etl.findings import Finding
from etl.folder.inbox import InboxFile
from etl.folder.table_file import ListRow
from etl.forms.content import Letter, Other
from etl.rows.documents.cards import Card, card_of
from etl.rows.documents.documents import Documents, document_rows, shared_folders, twins
from etl.rows.made import Found
from tests.rules.screening_files import form

FORM = form()


def documents(*names: str, hubs: dict[str, str] | None = None, days: dict[str, str] | None = None, **more) -> Documents:
    """Forms of the hub that their outermost folder names, but for what `more` and `hubs` say otherwise."""
    files = [InboxFile(name, Path(name), f"sha of {Path(name).name}", 1) for name in names]
    contents = {name: more.get("contents", {}).get(name, FORM) for name in names}
    hub_of = {name: name.partition("/")[0] for name in names} if hubs is None else hubs
    received = {name: ListRow("received.csv", 2, {"received_on": day}) for name, day in (days or {}).items()}
    found = Documents(files, contents, hub_of, received, dict.fromkeys(hub_of.values(), "KEN"))
    return replace(found, shared_folders=shared_folders(files, cards(found), hub_of))


def cards(found: Documents) -> dict[str, Card]:
    return {name: card_of(content) for name, content in found.contents.items()}


def twins_of(found: Documents) -> list[Found]:
    return twins(found.files, cards(found), found.hub_of).findings


def test_the_last_form_of_a_folder_is_its_candidature():
    days = {"h/c/a.docx": "2024-02-01", "h/c/b.docx": "2024-01-05"}
    found = documents("h/c/a.docx", "h/c/b.docx", "h/c/c.docx", "loose.docx", days=days).candidature_ids()
    assert found == {
        "h/c/a.docx": "h/c",
        "h/c/b.docx": "h/c/b.docx",
        "h/c/c.docx": "h/c/c.docx",
        "loose.docx": "loose.docx",
    }


def test_a_folder_of_two_hubs_is_no_candidature():
    hubs = {"all/a.docx": "one", "all/b.docx": "two"}
    assert documents(*hubs, hubs=hubs).candidature_ids() == {"all/a.docx": "all/a.docx", "all/b.docx": "all/b.docx"}


def test_a_plan_has_its_hubs_country_and_its_day_of_receipt():
    (plan,) = documents("h/c/a.docx", days={"h/c/a.docx": "2024-02-01"}).plans()
    assert (plan.hub_id, plan.country_code, plan.candidature_id) == ("h", "KEN", "h/c")
    assert (plan.received_on, len(plan.rows)) == (date(2024, 2, 1), 2)


def test_a_form_without_a_service_holds_no_plan():
    assert list(documents("h/c/a.docx", contents={"h/c/a.docx": form(plan=())}).plans()) == []


def test_what_is_of_no_known_hub_offers_nothing_and_is_listed():
    unknown = documents("a.docx", "b.docx", hubs={}, contents={"b.docx": Other(outcome="not_read")})
    assert [list(unknown.of_hubs()), list(unknown.plans()), unknown.candidature_ids()] == [[], [], {}]
    rows = document_rows(unknown).rows("document")
    assert [(row["document_id"], row["kind"], row["hub_id"]) for row in rows] == [
        ("a.docx", "candidature", None),
        ("b.docx", "other", None),
    ]


def test_the_same_file_twice_is_told_but_where_its_order_tells_more():
    letter = Letter(lines=("We pledge USD 15,000.",))
    other = {name: Other(outcome="not_read") for name in ("h/x/case.pdf", "h/y/case.pdf")}
    same = documents("h/x/l.docx", "h/y/l.docx", *other, contents={"h/x/l.docx": letter, "h/y/l.docx": letter} | other)
    found = [(one.document_id, one.finding.message) for one in twins_of(same)]
    assert found == [("h/y/case.pdf", "The same file was received as h/x/case.pdf.")]


def test_a_document_is_a_row_with_what_is_known_of_it():
    found = documents(
        "h/c/a.docx", "h/c/l.docx", days={"h/c/a.docx": "2024-02-01"}, contents={"h/c/l.docx": Letter(lines=())}
    )
    names = (
        "file_name",
        "kind",
        "outcome",
        "hub_id",
        "language",
        "form_version",
        "confidence",
        "received_on",
        "size_bytes",
    )
    rows = document_rows(found).rows("document")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("a.docx", "candidature", "ok", "h", "en", "2021", "high", date(2024, 2, 1), 1),
        ("l.docx", "motivation_letter", "ok", "h", None, None, None, None, 1),
    ]
    assert [(row["sha256"], row["received_source"]) for row in rows] == [("sha of a.docx", ""), ("sha of l.docx", None)]


def test_files_that_could_not_be_opened_are_no_twins():
    unopened = [InboxFile(name, Path(name), None, None) for name in ("a.docx", "b.docx")]
    found = replace(documents("a.docx", "b.docx", hubs={}), files=unopened)
    assert twins_of(found) == []


def test_the_same_form_of_another_hub_is_told_as_a_twin():
    (told,) = twins_of(documents("one/a.docx", "two/a.docx"))
    assert (told.finding.code, told.document_id, told.hub_id) == ("duplicate_document", "two/a.docx", "two")
    strangers = documents("x/a.docx", "y/a.docx", hubs={})
    assert [one.finding.code for one in twins_of(strangers)] == ["duplicate_document"]


def test_what_a_finding_repeats_of_the_focal_point_is_left_out():
    problem = Finding("empty_file", "Awa Ndiaye wrote from awa@ngor.example today", text="awa@ngor.example")
    answers = tuple(
        replace(one, text="Awa Ndiaye") if one.field == "contact_name" else one
        for one in FORM.answers
        if not one.field.startswith("contact_") or one.field == "contact_name"
    )
    shown = replace(FORM, answers=answers, findings=(problem,))
    (told,) = document_rows(documents("h/a.docx", contents={"h/a.docx": shown})).findings
    assert told.finding.message == "[focal point] wrote from [focal point] today"
    assert (told.finding.text, told.document_id, told.hub_id) == ("[focal point]", "h/a.docx", "h")
    name = Finding("empty_file", "desk@ngor.example.docx is empty")
    letter = Letter(lines=(), findings=(name,))
    path = "h/desk@ngor.example.docx"
    (kept,) = document_rows(documents(path, contents={path: letter})).findings
    assert kept.finding.message == "desk@ngor.example.docx is empty"
