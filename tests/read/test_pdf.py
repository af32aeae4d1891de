"""Forms in PDF as LibreOffice and Chromium print them, fillable ones, and files that hold no words."""

import re

import pytest

from benchmarks.formats import wrong_fields
from benchmarks.reading import leaves
from etl.findings import Box
from etl.forms.candidature.json_lines import read_file
from etl.forms.content import Candidature, CandidatureDraft, Other
from etl.forms.draft import cells_of
from etl.forms.extract import extract
from etl.read.document import Table
from etl.read.errors import DocumentError
from etl.read.pdf import pages, pictures
from etl.read.pdf.parts import Page, Stroke
from etl.read.pdf.reading import read_pdf
from etl.read.pdf.ruling import ruled_tables
from tests.read.saved import FOLDER, expected, formats

PDF = FOLDER / "pdf"
FIELDS, WRONG, WRONG_WORDS = 1_074, 124, 33  # of 21 forms; 20 of the last are of a form without any line drawn


def draft(name: str) -> CandidatureDraft:
    record = extract(PDF / name)
    assert isinstance(record, CandidatureDraft)
    return record


def cell(name: str, key: str) -> str:
    return next(found.text for found in cells_of(draft(name)) if found.key == key)


def test_fields_are_read_as_in_the_word_file():
    """Spaces and line breaks inside of an answer may be lost where a line is full; a box that is drawn is asked."""
    files = [file for file in formats()["pdf"] if not file.name.startswith("marsa-al-luban")]
    wrong = [pair for file in files for pair in wrong_fields(file).values()]
    fields_count = sum(len(dict(leaves(expected(file)))) for file in files)
    assert (len(files), fields_count) == (21, FIELDS)
    assert len(wrong) <= WRONG
    assert sum(closed(wanted) != closed(read) for wanted, read in wrong) <= WRONG_WORDS


def closed(value: object) -> str:
    return re.sub(r"\s+", "", str(value))


def test_a_form_in_a_pdf_is_a_draft_with_page_and_box_of_each_cell():
    found = {one.key: one for one in cells_of(draft("port-lamara@libreoffice.pdf"))}
    assert draft("port-lamara@libreoffice.pdf").outcome == "draft"
    assert str(found["city_name"].place) == "page 1, table 1, row 1, column 2"
    assert found["1.service"].text == "Coaching on checking cyclone evacuation buildings"
    box = found["1.service"].place.box
    assert box.page == 5
    assert 30 < box.left < box.right < 110
    assert box.top < box.bottom


def test_a_row_that_a_page_cuts_is_one_service_with_its_first_place():
    mangroves = [one for one in cells_of(draft("port-lamara@libreoffice.pdf")) if one.key.startswith("2.")]
    texts = {one.key: one.text for one in mangroves}
    assert texts["2.indicators"].endswith("Survival of seedlings after one year up from 22% to 60%")
    assert texts["2.types"] == "events; training"
    assert {one.place.box.page for one in mangroves} == {5}


def test_read_prints_a_draft_never_as_read():
    printed = read_file(PDF / "thialene-les-dunes@libreoffice.pdf")
    assert (printed["outcome"], printed["location"]) == ("draft", None)
    assert "Compare it with its pages on the Review screen and confirm it" in printed["message"]
    assert printed["places"]["country"] == "page 2, table 1, row 2, column 2"
    assert printed["fields"]["work_plan"][0]["service"] == "Voyages d'étude sur la fixation des dunes"


def test_boxes_that_are_drawn_are_asked_and_never_guessed():
    asked = draft("thialene-les-dunes@libreoffice.pdf").asked
    assert asked["3.types"] == "A box is drawn here, and no reader can tell whether it is ticked."
    assert [cell("thialene-les-dunes@libreoffice.pdf", f"{number}.types") for number in (3, 4, 5, 6, 7)] == [""] * 5


def test_korean_and_japanese_letters_are_told_apart_and_keep_their_words():
    assert cell("haemu@libreoffice.pdf", "1.service").replace(" ", "") == "국내지방자치단체복원력자가진단교육"
    assert cell("shionagi@libreoffice.pdf", "1.indicators").startswith("共同訓練年1回(計3回)/ 1 joint drill per year")


def test_a_form_in_arabic_gives_no_value_not_even_as_a_draft(tmp_path):
    named, unnamed = tmp_path / "استمارة الترشح.pdf", PDF / "marsa-al-luban@libreoffice.pdf"
    named.write_bytes(unnamed.read_bytes())
    record = extract(named)
    assert isinstance(record, CandidatureDraft)
    assert (record.outcome, record.form, cells_of(record)) == ("pdf_right_to_left", None, [])
    (finding,) = record.findings
    assert "whose order a PDF does not keep" in finding.message
    assert len(record.lines) > 50
    assert extract(unnamed).outcome == "pdf_right_to_left"


def test_what_is_filled_into_fields_counts_with_boxes_by_their_state():
    record = extract(PDF / "olkimbara@fields.pdf")
    assert isinstance(record, Candidature)
    assert record.outcome == "ok"
    assert record.text("city_name") == "Olkimbara Municipality"
    assert record.services[0].types == ("training", "technical_assistance")
    assert next(answer for answer in record.answers if answer.field == "country").place.box.page == 1


def test_a_fillable_form_with_printed_answers_is_a_draft():
    record = draft("port-lamara@fields-in-part.pdf")
    assert record.outcome == "draft"
    assert "fields" in record.findings[0].message
    assert cell("port-lamara@fields-in-part.pdf", "country") == "Republic of Vanuatu"


@pytest.mark.parametrize(
    ("name", "code"), [("unread/scan.pdf", "scan"), ("unread/locked.pdf", "encrypted"), ("unread/xfa.pdf", "pdf_xfa")]
)
def test_a_pdf_without_words_to_read_is_named_with_the_reason(name, code):
    record = extract(PDF / name)
    assert isinstance(record, Other)
    assert record.outcome == code
    assert [finding.code for finding in record.findings] == [code]


def test_a_scanned_letter_is_kept_as_a_letter(tmp_path):
    letter = tmp_path / "Letter of motivation.pdf"
    letter.write_bytes((PDF / "unread/scan.pdf").read_bytes())
    record = extract(letter)
    assert (record.kind, record.outcome, record.lines) == ("motivation_letter", "scan", ())
    assert record.problem == "This PDF is a scan: its pages are pictures, without a word that can be read."


@pytest.mark.parametrize(("limit", "value"), [("FILE_BYTES_MAX", 1000), ("PAGES_MAX", 3), ("GLYPHS_MAX", 500)])
def test_a_pdf_over_a_limit_is_refused(monkeypatch, limit, value):
    monkeypatch.setattr(pages, limit, value)
    with pytest.raises(DocumentError) as refused:
        read_pdf(PDF / "port-lamara@libreoffice.pdf")
    assert refused.value.code == "too_large"


def test_bytes_cut_short_are_a_damaged_pdf():
    with pytest.raises(DocumentError) as refused:
        read_pdf((PDF / "port-lamara@libreoffice.pdf").read_bytes()[:400])
    assert refused.value.code == "corrupt_pdf"


def test_a_page_header_that_is_printed_on_every_page_is_no_text_of_the_form():
    document = read_pdf(PDF / "port-lamara@libreoffice.pdf").document
    assert not [block for block in document.blocks if not isinstance(block, Table) and "Example: invented" in block]


def test_cells_without_a_line_between_them_are_one():
    across = [Stroke(at, 0, 200) for at in (0, 20, 40)]
    page = Page(1, 600, 800, across=across, down=[Stroke(0, 0, 40), Stroke(100, 20, 40), Stroke(200, 0, 40)])
    (table,) = ruled_tables(page)
    boxes = [(area.left, area.top, area.right, area.bottom) for area in table.areas]
    assert boxes == [(0, 0, 200, 20), (0, 20, 100, 40), (100, 20, 200, 40)]


def test_a_cell_that_a_page_cuts_is_open_below():
    page = Page(1, 600, 800, across=[Stroke(0, 0, 100)], down=[Stroke(0, 0, 40), Stroke(100, 0, 40)])
    (table,) = ruled_tables(page)
    assert [area.is_open for area in table.areas] == [(False, True)]


def test_pages_are_drawn_within_bounds(monkeypatch):
    monkeypatch.setattr(pictures, "DRAWN_PAGES_MAX", 2)
    drawn = pictures.page_pictures(PDF / "port-lamara@libreoffice.pdf")
    assert [(one.page, round(one.width_points), round(one.height_points)) for one in drawn] == [
        (1, 595, 842),
        (2, 595, 842),
    ]
    assert all(1_000 < len(one.png_base64) < 200_000 for one in drawn)
    assert pictures.page_pictures(PDF / "unread/locked.pdf") == ()


def test_a_box_says_its_sides():
    assert str(Box(4, 72.0, 140.5, 520.0, 180.0)) == "72,140.5,520,180"
