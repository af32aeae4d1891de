"""Documents that are none of ours, however much their headings are like the form's, and files that meet a fault."""

import pytest

from etl.forms import extract as extracting
from etl.forms.extract import extract
from tests.documents.word import document_xml, p, package, tbl, tr

CV = (
    p("Curriculum vitae")
    + p("What I look for")
    + tbl(tr("Name", "Ines Oyelaran"), tr("Position", "Engineer"), tr("Organization", "Port"), tr("E-mail", "i@x.org"))
    + p("Strategic thinking 1")
    + tbl(tr("Year", "Activity", "Description"), tr("2024", "Flood maps", "Drawn for the port"))
)
# Headings that are like the form's by one word each, as in any report with numbered parts.
REPORT = (
    p("Essential information 1: Background")
    + p("Essential information 2: Documents")
    + p("Contact name and address: Port authority")
    + p("Objective 1: Services")
    + p("Organization name: Port authority")
    + tbl(tr("Services", "Indicators", "Years"), tr("Supply of gauges", "60 pieces", "2026"))
)
CITY_FACTS = tbl(tr("City", "Kestrel Bay"), tr("Country", "Kenya"), tr("Mayor", "Ines Oyelaran"), tr("Area", "61 km²"))
QUESTIONS = tbl(*(tr(f"{number}. Question", "An answer") for number in range(1, 11))) + tbl(
    tr("Name", "I. O."), tr("Position", "Chief"), tr("Organization", "Port"), tr("E-mail", "i@kestrelbay.example")
)
# Words of Part I that a column of the work plan may be taken for by one word.
PLAN_OF_WORDS = (
    "الأجندة العالمية,Организация мероприятий и участие в них,,,"
    "Quelle est votre motivation pour devenir un centre de résilience ?,الفترة x,Aktivitäten\n"
    "Ihre Motivation,23,Comune x,8,Tipo x\nActividad,¿Cuál x\n"
)


@pytest.mark.parametrize("body", [CV, REPORT, CITY_FACTS, QUESTIONS], ids=["cv", "report", "city", "questions"])
def test_a_document_with_headings_like_the_forms_is_another(body, tmp_path):
    path = tmp_path / "document.docx"
    path.write_bytes(package(document_xml(body)))
    assert extract(path).kind == "other"


def test_a_wide_table_with_three_such_columns_is_another(tmp_path):
    path = tmp_path / "books.csv"
    path.write_text("Number,Type,Author,Publisher,Title,Year,Price,Pages,Shelf,Place\n1,book,A,B,Floods,2002,,,,\n")
    assert extract(path).kind == "other"


def test_a_column_of_the_plan_is_no_question_of_part_one(tmp_path):
    path = tmp_path / "table.csv"
    path.write_text(PLAN_OF_WORDS, encoding="utf-8")
    read = extract(path)
    assert (read.kind, read.outcome) == ("other", "not_read")


def test_a_fault_is_told_with_its_reference_and_logged_once(tmp_path, monkeypatch):
    def fail(_):
        raise AttributeError("no such column")

    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(tmp_path))
    monkeypatch.setattr(extracting, "annual_report_in", fail)
    references = set()
    for name in ("one.docx", "two.docx"):
        (tmp_path / name).write_bytes(package(document_xml(p("Dear Secretariat,"))))
        read = extract(tmp_path / name)
        (found,) = read.findings
        assert (read.kind, read.outcome, found.code) == ("other", "unforeseen_error", "unforeseen_error")
        assert found.message == f"It could not be read: an unforeseen error, {found.text} in the log."
        references.add(found.text)
    log = (tmp_path / "log" / "unforeseen.log").read_text(encoding="utf-8")
    (reference,) = references
    assert [line for line in log.splitlines() if line.startswith(reference)] == [
        f"{reference} one.docx",
        f"{reference} two.docx",
    ]
    assert log.count("AttributeError: no such column") == 1
