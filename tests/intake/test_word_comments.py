"""A Word form with comments reads as the form without them, and no comment lies inside a content control."""

import io
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from etl.findings import Place
from etl.forms.content import Candidature
from etl.forms.extract import record_of
from etl.intake.word_comments import Remark, with_comments
from etl.read.source import read_source
from etl.read.word_rare import OWN_AUTHOR
from tests.documents import form
from tests.documents.word import document_xml, package

HERE = Path(__file__).parent
PAIRS = HERE.parent / "documents" / "candidature"
SAVED = HERE / "saved"  # the copies with comments as LibreOffice 7.4.7 saved them; see its README
FORMS = """
    filled-a controls_as_printed boxes_as_controls_of_cells_and_lines boxes_of_old_forms boxes_in_a_table_in_the_cell
    labels_in_ar labels_and_answers_in_one_cell tracked_insertions_and_deletions text_boxes_in_cells tables_lost
    year_and_coverage_merged_over_rows wrappers_around_runs strict_namespaces with_macros main_part_elsewhere
    saved_by_libreoffice saved_by_libreoffice_through_odt custom_prompts struck_and_hidden_rows plan_as_cards
"""
COLUMNS = ("service", "year", "types", "indicators", "coverage")


def read(content: bytes) -> Candidature:
    record = record_of(read_source(content, "form.docx"))
    assert isinstance(record, Candidature)
    return record


def remarks(content: bytes) -> list[Remark]:
    """A remark at every answer and cell of a form."""
    found = read(content)
    told = [Remark(answer.place, f"About {answer.field}.") for answer in found.answers]
    return told + [Remark(row.cell(name).place, f"About {name}.") for row in found.work_plan for name in COLUMNS]


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def names_above(element: etree._Element) -> set[str]:
    return {etree.QName(one).localname for one in element.iterancestors()}


def anchors(content: bytes) -> list[etree._Element]:
    roots = [etree.fromstring(data) for name, data in parts(content).items() if name.endswith(".xml")]
    (document,) = (root for root in roots if etree.QName(root).localname == "document")
    return [
        one for one in document.iter() if isinstance(one.tag, str) and etree.QName(one).localname.startswith("comment")
    ]


@pytest.mark.parametrize("name", FORMS.split())
def test_a_form_reads_the_same_with_comments_and_all_else_keeps_its_bytes(name):
    content = (PAIRS / f"{name}.docx").read_bytes()
    told = remarks(content)
    commented = with_comments(content, told)
    assert commented is not None
    assert read(commented) == read(content)
    found = anchors(commented)
    assert found
    assert not any(names_above(one) & {"sdt", "txbxContent", "del"} for one in found)
    before, after = parts(content), parts(commented)
    changed = {part for part, data in after.items() if before.get(part) != data}
    assert "[Content_Types].xml" in changed
    assert len(changed) == 4, changed  # the text, what it points to, and the comments
    assert set(before) <= set(after)
    (comments,) = (etree.fromstring(data) for part, data in after.items() if part.endswith("comments.xml"))
    assert len(comments) == len({remark.place for remark in told})
    assert {etree.QName(key).localname: value for key, value in comments[0].attrib.items()}["author"] == OWN_AUTHOR


@pytest.mark.parametrize("path", sorted(SAVED.glob("*.docx")), ids=lambda path: path.stem)
def test_a_copy_with_comments_keeps_its_answers_when_libreoffice_saves_it(path):
    saved, first = read(path.read_bytes()), read((PAIRS / path.name).read_bytes())
    assert [answer.text for answer in saved.answers] == [answer.text for answer in first.answers]
    told = [[(row.cell(name).text, row.types) for name in COLUMNS if name != "types"] for row in saved.work_plan]
    assert told == [
        [(row.cell(name).text, row.types) for name in COLUMNS if name != "types"] for row in first.work_plan
    ]
    assert len([one for one in anchors(path.read_bytes()) if etree.QName(one).localname == "commentReference"]) > 20


def test_there_are_copies_that_libreoffice_saved():
    assert len(list(SAVED.glob("*.docx"))) == 3


def test_a_form_that_lies_in_a_control_as_a_whole_gets_no_copy():
    content = (PAIRS / "controls_at_every_level_and_nested.docx").read_bytes()
    assert with_comments(content, remarks(content)) is None


def test_comments_that_are_there_stay_and_what_is_told_of_one_cell_is_one_comment():
    content = package(document_xml(form.body(form.answers())))
    city = read(content).answers[0].place
    once = with_comments(content, [Remark(city, "First."), Remark(city, "Second."), Remark(city, "First.")])
    assert once is not None
    twice = with_comments(once, [Remark(city, "Third."), Remark(Place(), "At the\x00 beginning.")])
    assert twice is not None
    comments = etree.fromstring(parts(twice)["word/comments.xml"])
    assert ["\n".join("".join(line.itertext()) for line in one) for one in comments] == [
        "First.\nSecond.",
        "Third.",
        "At the beginning.",
    ]
    ids = [value for one in comments for key, value in one.attrib.items() if key.endswith("}id")]
    assert ids == ["0", "1", "2"]
    assert read(twice) == read(content)
    assert parts(twice)["[Content_Types].xml"].count(b"comments+xml") == 1
