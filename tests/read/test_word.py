"""Places, findings and bounds of reading a Word file; what its text becomes is held by the golden pairs."""

import re
import sys
from pathlib import Path

import pytest

from etl.findings import Place
from etl.forms.candidature.form import read_candidature
from etl.read.document import Table
from etl.read.errors import DocumentError
from etl.read.package import PART_BYTES_MAX, opened
from etl.read.word import read_document
from tests.documents.form import answers, body
from tests.documents.word import document_xml, field, p, package, r, raw, sdt, tbl, tc, tr

GOLDEN = Path(__file__).resolve().parent.parent / "documents" / "candidature"


def blocks(xml: str) -> list:
    return read_document(package(document_xml(xml))).blocks


def test_tables_are_numbered_in_the_order_in_which_they_begin() -> None:
    outer, last = blocks(tbl(tr(tc(tbl(tr("inner")) + p()))) + tbl(tr("last")))
    assert isinstance(outer, Table)
    assert (outer.number, outer.rows[0].cells[0].blocks[0].number, last.number) == (1, 2, 3)
    assert outer.place(1, 1) == Place(1, 1, 1)


def test_answers_know_their_place() -> None:
    read = read_candidature(package(document_xml(body(answers()))))
    places = {answer.field: answer.place for answer in read.answers}
    assert places["country"] == Place(1, 2, 2)
    assert places["motivation"] == Place(1, 4, 1)
    assert read.work_plan[0].year.place == Place(8, 4, 4)
    assert read.work_plan[0].types_cell.original_text.startswith("☐ Research")


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (p("x") + '<w:altChunk r:id="rId5"/>', "foreign_part"),
        (p('<w:subDoc r:id="rId5"/>'), "foreign_part"),
        (p(r("secret", "<w:vanish/>")), "hidden_text"),
    ],
)
def test_what_is_not_read_is_said(xml: str, code: str) -> None:
    assert [finding.code for finding in read_document(package(document_xml(xml))).findings] == [code]


def test_findings_of_a_candidature() -> None:
    codes = {
        "box_and_state_disagree": {"box_disagrees"},
        "with_macros": {"macro_enabled"},
        "writing_lines_and_remarks": {"text_before_the_form", "text_in_no_known_place"},
        "labels_misspelt": {"label_recognised_by_similarity", "read_by_structure"},
        "controls_as_printed": set(),
    }
    for name, expected in codes.items():
        path = GOLDEN / f"{name}.docx"
        found = {finding.code for finding in read_candidature(path, path.name).findings}
        assert (name, found) == (name, expected)


def test_form_in_an_unlisted_language_is_of_low_confidence() -> None:
    read = read_candidature(GOLDEN / "labels_in_an_unlisted_language.docx")
    assert read.confidence == "low"
    assert "read_by_structure" in {finding.code for finding in read.findings}
    assert read_candidature(GOLDEN / "labels_in_ko.docx").form_language == "ko"


def test_rows_with_words_of_the_examples_are_told_apart() -> None:
    read = {
        name: read_candidature(GOLDEN / f"{name}.docx")
        for name in (
            "examples_kept_one_overwritten",
            "example_with_other_ticks_is_a_row",
            "own_services_with_words_of_the_examples",
            "examples_that_lost_their_ticks",
        )
    }
    assert {name: [row.is_printed_example for row in form.work_plan] for name, form in read.items()} == {
        "examples_kept_one_overwritten": [False, False, False],
        "example_with_other_ticks_is_a_row": [False],
        "own_services_with_words_of_the_examples": [False, False, False, False],
        "examples_that_lost_their_ticks": [True, True, True, True, False, False],
    }
    assert {name: [finding.code for finding in form.findings] for name, form in read.items()} == {
        "examples_kept_one_overwritten": ["example_row_overwritten"],
        "example_with_other_ticks_is_a_row": ["example_row_overwritten"],
        "own_services_with_words_of_the_examples": ["example_row_overwritten"] * 4,
        "examples_that_lost_their_ticks": ["example_row_left_out"] * 4,
    }


def test_comments_inside_text_do_not_cut_it() -> None:
    assert blocks(p(raw("<w:t>ab<!-- c -->cd</w:t>"))) == ["abcd"]


def test_line_ends_of_the_xml_are_no_line_ends_of_the_text() -> None:
    assert blocks(p(raw("<w:t>one\n   two</w:t>"))) == ["one two"]


def test_nesting_up_to_the_parser_s_bound_is_read() -> None:
    depth = 80
    xml = "<w:tbl><w:tr><w:tc>" * depth + p("deep") + "</w:tc></w:tr></w:tbl>" * depth
    assert sys.getrecursionlimit() <= 1000
    document = read_document(package(document_xml(xml)))
    assert document.blocks[0].rows[0].cells[0].text == "deep"


def test_unknown_parts_are_named() -> None:
    with opened(package(document_xml(p("x")))) as archive, pytest.raises(DocumentError) as error:
        archive.read("word/none.xml")
    assert error.value.location == {"part": "word/none.xml"}
    assert PART_BYTES_MAX > 10_000_000


def test_controls_without_content_are_nothing() -> None:
    assert blocks("<w:sdt><w:sdtPr/></w:sdt>" + p("<w:sdt/>") + sdt("")) == []


def test_what_is_struck_through_or_hidden_is_said_with_its_place() -> None:
    findings = {
        name: [(finding.code, str(finding.place)) for finding in read_candidature(GOLDEN / f"{name}.docx").findings]
        for name in ("struck_text_is_deleted_text", "struck_by_styles", "struck_and_hidden_rows")
    }
    assert findings["struck_text_is_deleted_text"] == [
        ("struck_text", "table 1, row 1, column 2"),
        ("struck_text", "table 1, row 2, column 2"),
        ("struck_text", "table 4, row 2, column 1"),
        ("struck_text", "table 6, row 4, column 2"),
    ]
    assert findings["struck_by_styles"] == [
        ("struck_text", "table 1, row 1, column 2"),
        ("hidden_text", "table 1, row 1, column 2"),
        ("struck_text", "table 1, row 2, column 2"),
        ("struck_row", "table 2, row 1"),
    ]
    rows = [found for found in findings["struck_and_hidden_rows"] if found[0] != "struck_text"]
    assert rows == [
        ("struck_row", "table 8, row 2"),
        ("hidden_cells", "table 8, row 5"),
        ("struck_row", "table 8, row 4"),
        ("hidden_cells", "table 8, row 6"),
    ]


def test_struck_text_is_kept_in_the_original() -> None:
    read = read_candidature(GOLDEN / "struck_text_is_deleted_text.docx")
    originals = {answer.field: answer.original_text for answer in read.answers}
    assert originals["city_name"] == "~~Heron Bay ~~Kestrel Bay"
    assert originals["country"] == "~~Kingdom~~Republic of Avaria"
    (row,) = read_candidature(GOLDEN / "struck_figures_leave_the_others.docx").work_plan
    assert row.indicators.original_text == "~~120~~150 participants\n4~~0~~ events\n~~2 visits~~"


def test_struck_words_about_the_focal_point_are_not_repeated() -> None:
    old = r("Ada Old", "<w:strike/>")
    name = tc(p(old, " Tomas Brandt"))
    struck_row = tr(tc(p(r("Position", "<w:strike/>"))), tc(p(r("Deputy of Ada Old", "<w:strike/>"))))
    xml = body(answers()).replace(tc(sdt(p("Tomas Brandt"))), name, 1)
    xml = xml.replace(
        '<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">Position',
        struck_row + '<w:tr><w:tc><w:tcPr></w:tcPr><w:p><w:r><w:t xml:space="preserve">Position',
        1,
    )
    findings = read_candidature(package(document_xml(xml))).findings
    assert [(finding.code, finding.text) for finding in findings] == [("struck_text", ""), ("struck_row", "")]


def test_unanswered_controls_in_a_struck_row_say_nothing() -> None:
    struck_prompt = sdt(
        p(r("Click or tap here to enter text.", '<w:rStyle w:val="PlaceholderText"/><w:strike/>')), showing=True
    )
    document = read_document(package(document_xml(tbl(tr(tc(struck_prompt), tc("kept"))))))
    assert [cell.text for cell in document.blocks[0].rows[0].cells] == ["", "kept"]
    assert document.findings == []


@pytest.mark.parametrize("code", ["=SUM(ABOVE)", " =2*3 \\# 0 "])
@pytest.mark.parametrize("kind", ["complex", "without a separator", "simple"])
def test_a_formula_without_its_result_keeps_its_words_and_is_told(code: str, kind: str) -> None:
    separated = field(code, "")
    bare = re.sub(r'<w:r><w:fldChar w:fldCharType="separate"/></w:r>', "", separated)
    simple = f'<w:fldSimple w:instr="{code}"/>'
    xml = {"complex": separated, "without a separator": bare, "simple": simple}[kind]
    document = read_document(package(document_xml(tbl(tr(tc(p(xml)), tc(p("x")))))))
    assert document.blocks[0].rows[0].cells[0].text == code.strip()
    (found,) = document.findings
    assert (found.code, str(found.place), found.text) == (
        "formula_without_result",
        "table 1, row 1, column 1",
        code.strip(),
    )


def test_other_fields_without_a_result_say_nothing() -> None:
    document = read_document(package(document_xml(p("Page ", field("PAGE", "")) + p(field("=1+1", "2")))))
    assert (document.blocks, document.findings) == (["Page", "2"], [])


def test_a_comment_is_told_where_it_stands() -> None:
    comments = (
        '<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        '<w:comment w:id="7"><w:p><w:r><w:t>of these 20 online</w:t></w:r></w:p></w:comment></w:comments>'
    )
    marked = tbl(tr(tc(p("60", raw('<w:commentReference w:id="7"/>'))), tc(p("x"))))
    document = read_document(package(document_xml(marked), **{"word/comments.xml": comments.encode()}))
    assert document.blocks[0].rows[0].cells[0].text == "60"
    (found,) = document.findings
    assert (found.code, str(found.place), found.text) == (
        "cell_comment",
        "table 1, row 1, column 1",
        "of these 20 online",
    )


WHITE = '<w:color w:val="FFFFFF"/>'
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:type="table" w:styleId="Grid"/>'
    '<w:style w:type="table" w:styleId="Banded"><w:tblStylePr w:type="firstRow"><w:tcPr>'
    '<w:shd w:val="clear" w:fill="0B5C8A"/></w:tcPr></w:tblStylePr></w:style>'
    '<w:style w:type="table" w:styleId="Ours"><w:basedOn w:val="Banded"/></w:style></w:styles>'
)


@pytest.mark.parametrize(
    ("run", "cell", "table", "expected"),
    [
        (WHITE, "", "", "150 people"),
        (WHITE, '<w:shd w:val="clear" w:fill="auto"/>', '<w:tblStyle w:val="Grid"/>', "150 people"),
        (WHITE + '<w:shd w:val="clear" w:fill="FFFFFF"/>', "", "", "150 people"),
        (WHITE + '<w:shd w:val="clear" w:fill="0B5C8A"/>', "", "", "120150 people"),
        (WHITE + '<w:highlight w:val="blue"/>', "", "", "120150 people"),
        (WHITE, '<w:shd w:val="clear" w:fill="0B5C8A"/>', "", "120150 people"),
        (WHITE, '<w:shd w:val="pct80" w:fill="auto"/>', "", "120150 people"),
        (WHITE, "", '<w:shd w:val="clear" w:fill="0B5C8A"/>', "120150 people"),
        (WHITE, "", '<w:tblStyle w:val="Banded"/>', "120150 people"),
        (WHITE, "", '<w:tblStyle w:val="Ours"/>', "120150 people"),
        ('<w:color w:val="FF0000"/>', "", "", "120150 people"),
    ],
)
def test_white_letters_on_paper_are_hidden(run: str, cell: str, table: str, expected: str) -> None:
    text = p(r("120", run) + r("150 people"))
    xml = f"<w:tbl><w:tblPr>{table}</w:tblPr><w:tr><w:tc><w:tcPr>{cell}</w:tcPr>{text}</w:tc></w:tr></w:tbl>"
    read = read_document(package(document_xml(xml), **{"word/styles.xml": STYLES.encode()}))
    assert isinstance(read.blocks[0], Table)
    found = read.blocks[0].rows[0].cells[0]
    told = [(finding.code, finding.text, str(finding.place)) for finding in read.findings]
    is_hidden = expected == "150 people"
    assert found.text == expected
    assert told == ([("hidden_text", "120", "table 1, row 1, column 1")] if is_hidden else [])


def test_a_cell_that_says_it_spans_no_column_has_its_own():
    xml = tbl(tr(*(tc(p(text), '<w:gridSpan w:val="0"/>') for text in "ab")))
    (read,) = read_document(package(document_xml(xml))).blocks
    assert [(cell.column, cell.span, cell.text) for cell in read.rows[0].cells] == [(0, 1, "a"), (1, 1, "b")]
