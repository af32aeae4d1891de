"""A candidature's files are told apart by what stands in them, then by their names; what is unsure says so."""

import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from etl.folder.reference import data_folder
from etl.forms.extract import extract
from etl.forms.folder import read_folder
from etl.read.errors import DocumentError
from tests.documents.form import answers, body, plan, plan_heading
from tests.documents.word import document_xml, p, package


def form() -> bytes:
    return package(document_xml(body(answers())))


def letter(text: str = "Dear Secretariat,") -> bytes:
    return package(document_xml(p(text) + p("we want to share what we learned.")))


def plan_workbook() -> bytes:
    book, written = Workbook(), io.BytesIO()
    book.active.append(["Service", "Description", "Indicator", "Year", "Type of service", "Coverage"])
    book.save(written)
    return written.getvalue()


def fill(folder: Path, **files: bytes) -> Path:
    folder.mkdir(exist_ok=True)
    for name, data in files.items():
        (folder / name.replace("__", ".").replace("_", " ")).write_bytes(data)
    return folder


def test_complete_candidature(tmp_path: Path) -> None:
    read = read_folder(
        fill(tmp_path / "c", scan_07__docx=form(), Carta_de_motivación__pdf=b"%PDF-1.7", Case_study__jpg=b"\xff")
    )
    assert {(part.kind, part.file, part.state) for part in read.parts} == {
        ("annex_1", "scan 07.docx", "read"),
        ("motivation_letter", "Carta de motivación.pdf", "present"),
        ("exemplary_work", "Case study.jpg", "present"),
    }
    assert read.missing == ()
    assert read.findings == ()
    assert read.candidature.text("city_name") == "Kestrel Bay"


def test_missing_parts_are_named(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path / "c", annex__docx=form()))
    assert read.missing == ("motivation_letter", "exemplary_work")


def test_unreadable_form_is_no_missing_form(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path / "c", Annex_I__docx=form()[:900], letter__docx=letter()))
    assert ("annex_1", "unreadable") in {(part.kind, part.state) for part in read.parts}
    assert read.missing == ("exemplary_work",)
    assert read.candidature is None
    assert [finding.code for finding in read.findings] == ["corrupt_archive"]


def test_a_form_that_lies_there_twice_is_one(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path / "c", one__docx=form(), two__docx=form()))
    assert read.candidature.name == "two.docx"
    assert [(part.kind, part.file) for part in read.parts] == [("annex_1", "one.docx"), ("annex_1", "two.docx")]
    assert read.findings == ()


def test_two_forms_give_none(tmp_path: Path) -> None:
    other = package(document_xml(body(answers() | {"city_name": "Heron Bay"})))
    read = read_folder(fill(tmp_path / "c", one__docx=form(), two__docx=other))
    assert read.candidature is None
    assert [finding.code for finding in read.findings] == ["form_twice"]


def test_of_two_forms_the_later_by_its_own_day_counts(tmp_path: Path) -> None:
    other = package(document_xml(body(answers() | {"city_name": "Heron Bay"})))
    read = read_folder(fill(tmp_path / "c", **{"2026-03-02 signed__docx": other, "2026-02-27 draft__docx": form()}))
    assert read.candidature.text("city_name") == "Heron Bay"
    assert [(finding.code, finding.message) for finding in read.findings] == [
        (
            "document_replaced",
            "2026-02-27 draft.docx: A later form of the same candidature stands in its place: 2026-03-02 signed.docx.",
        )
    ]


def test_unsure_file_says_so(tmp_path: Path) -> None:
    read = read_folder(fill(tmp_path / "c", annex__docx=form(), IMG_2231__jpg=b"\xff\xd8"))
    assert [(finding.code, finding.text) for finding in read.findings] == [("document_kind_unsure", "IMG 2231.jpg")]
    assert read.missing == ("motivation_letter", "exemplary_work")


def test_hidden_and_outside_files_are_no_parts(tmp_path: Path) -> None:
    folder = fill(tmp_path / "c", annex__docx=form())
    (folder / "~$annex.docx").write_bytes(b"x")
    (folder / ".DS_Store").write_bytes(b"x")
    (tmp_path / "outside.docx").write_bytes(letter())
    (folder / "letter.docx").symlink_to(tmp_path / "outside.docx")
    assert [part.file for part in read_folder(folder).parts] == ["annex.docx"]


def test_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(DocumentError, match="is no folder"):
        read_folder(tmp_path / "gone")


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("scan.docx", form(), "candidature"),
        ("plan.docx", package(document_xml(plan_heading(answers()) + plan(answers()))), "work_plan"),
        ("plan 2026.csv", b"Service,Description,Indicator,Year,Type of service,Coverage\n", "work_plan"),
        ("Lettre de motivation.docx", letter(), "motivation_letter"),
        ("doc1.docx", letter("Letter of motivation"), "motivation_letter"),
        ("모범사례.docx", letter(), "exemplary_work"),
        ("우수사례.pdf", b"%PDF-1.4", "exemplary_work"),
        ("Étude de cas.pdf", b"%PDF-1.4", "exemplary_work"),
        ("Мотивационное письмо.odt", b"PK", "motivation_letter"),
        ("letter and case study.pdf", b"%PDF-1.4", "other"),
        ("photo.png", b"\x89PNG", "other"),
        ("Annual report 2025.pdf", b"%PDF-1.4", "other"),  # a report that cannot be read is no example of work
        ("report.pdf", b"%PDF-1.4", "exemplary_work"),
        ("التقرير السنوي.pdf", b"%PDF-1.4", "other"),
        ("plan.docx", plan_workbook(), "work_plan"),  # what it is called is not what it holds
    ],
)
def test_kind(tmp_path: Path, name: str, data: bytes, kind: str) -> None:
    (tmp_path / name).write_bytes(data)
    assert extract(tmp_path / name).kind == kind


def test_file_named_like_the_form_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "Annex I.docx").write_bytes(b"%PDF-1.4")
    refused = extract(tmp_path / "Annex I.docx")
    assert (refused.kind, refused.outcome) == ("other", "corrupt_pdf")
    assert refused.findings[0].message == "The PDF is damaged: it cannot be opened."


@pytest.mark.parametrize("name", ["Motivation letter.docx", "Case study.docx", "scan.docx", "annual-report-2025.xlsx"])
def test_a_damaged_file_says_so_whatever_it_is_called(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(form()[:900])
    read = extract(tmp_path / name)
    assert (read.outcome, [finding.code for finding in read.findings]) == ("corrupt_archive", ["corrupt_archive"])


def test_every_example_candidature_is_recognised() -> None:
    for hub in sorted((data_folder() / "inbox").glob("example-*")):
        for folder in filter(Path.is_dir, hub.iterdir()):
            read = read_folder(folder)
            assert read.candidature is not None, folder
            assert read.candidature.confidence == "high", folder
