"""Candidatures with their parts and public answers; the focal points stand apart from them."""

from dataclasses import replace
from datetime import date

from etl.forms.content import ExemplaryWork, Letter
from etl.rows.candidatures import candidature_rows
from etl.rows.documents.order import DocumentOrder
from etl.rows.documents.rounds import sent_documents
from etl.rows.made import Made
from tests.rows.test_documents import documents
from tests.rules import screening_files as files

LETTER, WORK = Letter(lines=("We pledge USD 30,000.",)), ExemplaryWork(first_lines=("A dune",))
DAYS = {"h/1/a.docx": "2024-01-05", "h/2/b.docx": "2024-02-05"}


def made(contents: dict, days: dict[str, str] = DAYS) -> tuple[Made, Made]:
    sent = documents(*contents, contents=contents, days=days)
    letters = {name for name, content in contents.items() if isinstance(content, Letter)}
    return candidature_rows(sent, DocumentOrder(sent_documents(sent, {}, letters), {}))


def columns(rows: Made, table: str, *names: str) -> list[tuple]:
    return [tuple(row[name] for name in names) for row in rows.rows(table)]


def test_a_candidature_has_its_parts():
    rows, _ = made({"h/1/a.docx": files.form(), "h/1/l.docx": LETTER, "h/1/w.pdf": WORK})
    names = ("candidature_id", "hub_id", "document_id", "received_on", "is_latest")
    assert columns(rows, "candidature", *names) == [("h/1", "h", "h/1/a.docx", date(2024, 1, 5), True)]
    has = ("has_motivation_letter", "has_annex_1", "has_exemplary_work")
    assert columns(rows, "candidature", *has) == [(True, True, True)]
    assert columns(rows, "candidature_part", "candidature_id", "part", "document_id", "state") == [
        ("h/1", "motivation_letter", "h/1/l.docx", "present"),
        ("h/1", "annex_1", "h/1/a.docx", "present"),
        ("h/1", "exemplary_work", "h/1/w.pdf", "present"),
    ]
    assert rows.findings == []


def test_a_part_that_is_missing_is_told():
    rows, _ = made({"h/1/a.docx": files.form(), "h/1/l.docx": LETTER})
    assert columns(rows, "candidature", "has_motivation_letter", "has_exemplary_work") == [(True, False)]
    assert columns(rows, "candidature_part", "part", "document_id", "state")[2] == ("exemplary_work", None, "missing")
    (told,) = rows.findings
    assert (told.finding.code, told.document_id, told.hub_id) == ("missing_part", "h/1/a.docx", "h")
    assert told.finding.message == "The candidature h/1 has no exemplary work."


def test_a_replaced_form_keeps_what_lies_in_its_folder_and_names_nobody():
    later = files.form(motivation="Otherwise.")
    contents = {"h/1/a.docx": files.form(), "h/1/l.docx": LETTER, "h/2/b.docx": later, "h/2/w.pdf": WORK}
    rows, private = made(contents)
    assert columns(rows, "candidature", "document_id", "is_latest") == [("h/1/a.docx", False), ("h/2/b.docx", True)]
    parts = columns(rows, "candidature_part", "candidature_id", "part", "document_id")
    assert [part for part in parts if part[0] == "h/1"] == [
        ("h/1", "motivation_letter", "h/1/l.docx"),
        ("h/1", "annex_1", "h/1/a.docx"),
        ("h/1", "exemplary_work", None),
    ]
    assert ("h/2", "motivation_letter", "h/1/l.docx") in parts  # it counts wherever it lies
    assert columns(private, "focal_point", "document_id") == [("h/2/b.docx",)]


def test_a_loose_form_has_only_what_counts_beside_it():
    hub = {"a.docx": "h", "l.docx": "h"}
    sent = documents(*hub, hubs=hub, contents={"l.docx": LETTER})
    loose, _ = candidature_rows(sent, DocumentOrder(sent_documents(sent, {}, {"l.docx"}), {}))
    assert columns(loose, "candidature_part", "part", "document_id")[0] == ("motivation_letter", "l.docx")


def test_public_answers_have_their_words_and_limit_and_the_focal_point_stands_apart():
    form = files.form(essential_1="Seven plain words stand in this answer.", essential_2=None)
    rows, private = made({"h/1/a.docx": form})
    answers = {row["field"]: row for row in rows.rows("answer")}
    first, empty = answers["essential_1"], answers["essential_2"]
    assert (first["words_count"], first["word_limit"], first["candidature_id"]) == (7, 150, "h/1")
    assert (first["document_id"], first["table_number"], first["column_number"]) == ("h/1/a.docx", 1, 2)
    assert (empty["text"], empty["original_text"], empty["words_count"]) == (None, None, None)
    assert answers["city_name"]["word_limit"] is None
    assert not any(field.startswith("contact_") for field in answers)
    (contact,) = private.rows("focal_point")
    assert (contact["email"], contact["hub_id"], contact["candidature_id"]) == ("desk@ngor.example", "h", "h/1")
    first_contact = next(answer for answer in form.answers if answer.field.startswith("contact_"))
    assert (contact["table_number"], contact["row_number"]) == (first_contact.place.table, first_contact.place.row)


def test_an_answer_shows_what_was_found_with_its_label():
    labelled = tuple(replace(one, original_text=f"Label - {one.text}") for one in files.form().answers)
    rows, _ = made({"h/1/a.docx": replace(files.form(), answers=labelled)})
    assert rows.rows("answer")[0]["original_text"] == "Label - Ngor Bay"
