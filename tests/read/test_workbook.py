"""A workbook's cells as a person sees them, with what has to be asked about."""

import re

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from etl.findings import Place
from etl.read.errors import DocumentError
from etl.read.workbook import read_workbook
from tests.read.workbook_files import replaced, strict, with_parts, workbook

STRUCK, RAISED = InlineFont(strike=True), InlineFont(vertAlign="superscript")


def cell(content: bytes, row: int = 1, column: int = 1):
    return read_workbook(content).sheets[0].rows.get(row, {}).get(column)


def typed(value, **style) -> bytes:
    """A workbook with one value in A1."""

    def fill(book):
        target = book.active["A1"]
        target.value = value
        for name, given in style.items():
            setattr(target, name, given)

    return workbook(fill)


def told(content: bytes) -> list[tuple[str, str, str]]:
    return [(item.code, str(item.place), item.text) for item in read_workbook(content).findings]


# --- struck and raised ------------------------------------------------------------------------------------------------


def test_struck_runs_are_deleted_and_told():
    content = typed(CellRichText(TextBlock(STRUCK, "120"), " 150"))
    assert cell(content).text == "150"
    assert told(content) == [("struck_text", 'sheet "Sheet", row 1, column 1', "120")]


@pytest.mark.parametrize("value", [120, "120 people", 0.6])
def test_a_struck_cell_is_empty_and_told(value):
    content = typed(value, font=Font(strike=True))
    assert (cell(content).text, cell(content).number) == ("", None)
    assert told(content) == [("struck_text", 'sheet "Sheet", row 1, column 1', str(value))]


def test_raised_runs_are_no_digits():
    assert cell(typed(CellRichText("350", TextBlock(RAISED, "1")))).text == "350¹"
    assert cell(typed(CellRichText("5 km", TextBlock(RAISED, "2")))).text == "5 km²"


def test_two_lines_stay_two():
    assert cell(typed("120\n150")).text == "120\n150"


# --- hidden -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("hide", "reason"),
    [
        (lambda sheet: setattr(sheet.row_dimensions[1], "hidden", True), "Its row is hidden."),
        (lambda sheet: setattr(sheet.row_dimensions[1], "height", 0.1), "Its row is hidden."),
        (lambda sheet: sheet.row_dimensions.group(1, 1, hidden=True), "Its row is hidden."),
        (lambda sheet: setattr(sheet.column_dimensions["A"], "hidden", True), "Its column is hidden."),
        (lambda sheet: setattr(sheet.column_dimensions["A"], "width", 0.1), "Its column is hidden."),
        (lambda sheet: setattr(sheet["A1"], "number_format", ";;;"), "Its format hides it."),
    ],
)
@pytest.mark.parametrize("value", ["sixty", 60])
def test_what_cannot_be_seen_is_doubted(hide, reason, value):
    def fill(book):
        book.active["A1"] = value
        hide(book.active)

    found = cell(workbook(fill))
    assert (found.text, found.doubt.reason) == (str(value), reason)


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_a_hidden_sheet_is_doubted(state):
    def fill(book):
        hidden = book.create_sheet("Old")
        hidden.sheet_state, hidden["A1"] = state, "120"

    sheet = read_workbook(workbook(fill)).sheets[1]
    assert (sheet.name, sheet.is_hidden, sheet.rows[1][1].doubt.reason) == ("Old", True, "Its sheet is hidden.")


def test_a_grouped_row_that_is_open_is_not_doubted():
    def fill(book):
        book.active["A1"] = 60
        book.active.row_dimensions.group(1, 1)

    assert cell(workbook(fill)).doubt is None


def test_what_a_merged_cell_covers_is_told_and_not_read():
    def fill(book):
        book.active.append(["120", "150"])

    covered = replaced(
        workbook(fill), "</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="A1:B1"/></mergeCells>'
    )
    assert cell(covered, 1, 2) is None
    assert told(covered) == [("hidden_cells", 'sheet "Sheet", row 1, column 2', "150")]


# --- formulas, errors, escapes ----------------------------------------------------------------------------------------


def test_a_formula_without_its_result_keeps_its_words():
    found = cell(typed("=1+1"))
    assert (found.text, found.formula, found.doubt.code) == ("", "=1+1", "formula_without_result")


@pytest.mark.parametrize(
    ("result", "text", "number", "is_doubted"),
    [
        ("<v>2</v>", "2", 2, False),
        ("<v>0</v>", "0", 0, True),  # what programs write that compute nothing
    ],
)
def test_a_computed_formula_gives_its_result(result, text, number, is_doubted):
    found = cell(replaced(typed("=1+1"), "<f>1+1</f><v></v>", f"<f>1+1</f>{result}"))
    assert (found.text, found.number, bool(found.doubt)) == (text, number, is_doubted)


def test_a_zero_that_excel_computed_is_zero():
    computed = replaced(typed("=1-1"), "<f>1-1</f><v></v>", "<f>1-1</f><v>0</v>")
    excel = replaced(computed, 'calcId="124519" fullCalcOnLoad="1"', 'calcId="191029"')
    assert (cell(excel).number, cell(excel).doubt) == (0, None)


def test_a_formula_that_gave_an_empty_text_is_empty():
    excel = replaced(typed('=IF(B1="","",B1)'), 'calcId="124519" fullCalcOnLoad="1"', 'calcId="191029"')
    text = with_parts(excel, lambda _, xml: xml.replace('<c r="A1">', '<c r="A1" t="str">'))
    assert cell(text) is None


@pytest.mark.parametrize("error", ["#N/A", "#DIV/0!", "#REF!"])
def test_an_error_is_doubted(error):
    found = cell(typed(error))
    assert (found.text, found.doubt.code) == (error, "cell_error")


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("진행 중_x000D_", "진행 중"),
        ("one_x000D__x000A_two", "one\ntwo"),
        ("_x005F_x000D_", "_x000D_"),  # a text that really holds the letters
        ("_x00e9_t_x00E9_", "été"),
        ("_xD83D__xDE00_", "😀"),
        ("a_x1_b", "a_x1_b"),
    ],
)
def test_escapes_of_excel_are_undone(written, text):
    assert cell(replaced(typed("WRITTEN"), "WRITTEN", written)).text == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("a\u00a0b", "a b"),
        ("\u200e2025\u200f", "2025"),
        ("１２０", "１２０"),
        (True, "TRUE"),
        ("'60", "'60"),
    ],
)
def test_other_signs_are_spelled_as_everywhere(value, text):
    assert cell(typed(value)).text == text


# --- notes, lists, formats of file ------------------------------------------------------------------------------------


def test_a_comment_is_told():
    content = typed(60, comment=Comment("of these 20 online", "A. Author"))
    assert told(content) == [("cell_comment", 'sheet "Sheet", row 1, column 1', "of these 20 online")]


def test_a_list_of_words_is_known_by_its_drop_down():
    def fill(book):
        book.create_sheet("Word lists")["A1"] = "done"
        offer = DataValidation(type="list", formula1="'Word lists'!$A$1:$A$3")
        offer.add("A1")
        book.active.add_data_validation(offer)

    assert read_workbook(workbook(fill)).list_sheets == {"Word lists"}


def test_a_strict_workbook_is_read():
    def fill(book):
        book.active.append(["Flood training", 0.6, 1])
        book.active["B1"].number_format, book.active["C1"].number_format = "0%", "mmm yyyy"

    dated = with_parts(workbook(fill), lambda _, xml: xml.replace("<v>1</v>", "<v>2025-01-01T00:00:00</v>"))
    dated = with_parts(dated, lambda _, xml: xml.replace('r="C1" s="2" t="n"', 'r="C1" s="2" t="d"'))
    row = read_workbook(strict(dated)).sheets[0].rows[1]
    assert [(row[column].text, row[column].number) for column in (1, 2, 3)] == [
        ("Flood training", None),
        ("60 %", 60),
        ("Jan 2025", None),
    ]


def test_cells_without_a_reference_stand_in_their_order():
    def fill(book):
        book.active.append(["a", None, "b"])
        book.active.append(["c"])

    bare = with_parts(
        workbook(fill), lambda _, xml: xml.replace(' r="A1"', "").replace(' r="A2"', "").replace(' r="1"', "")
    )
    rows = read_workbook(bare).sheets[0].rows
    assert {(row, column): found.text for row, cells in rows.items() for column, found in cells.items()} == {
        (1, 1): "a",
        (1, 3): "b",
        (2, 1): "c",
    }


def test_a_damaged_workbook_is_refused_in_words():
    for old, new in (('r="A1"', 'r="A0"'), ('<c r="A1"', '<c s="x" r="A1"'), ("<v>60</v>", "<v>60</w>")):
        with pytest.raises(DocumentError) as error:
            read_workbook(replaced(typed(60), old, new))
        assert error.value.code in ("corrupt_archive", "malformed_xml")


def test_the_place_of_a_finding_names_the_sheet():
    def fill(book):
        book.active.title = "Übersicht"
        book.active["C5"].value = "gone"
        book.active["C5"].font = Font(strike=True)

    (found,) = read_workbook(workbook(fill)).findings
    assert found.place == Place(None, 5, 3, "Übersicht")


@pytest.mark.parametrize(
    ("limit", "message"),
    [
        ("CELLS_MAX", 'With the sheet "Sheet" the file has more than 3 cells.'),
        ("MERGES_MAX", 'The sheet "Sheet" has more than 3 merged areas.'),
    ],
)
def test_what_is_over_a_limit_is_refused_by_its_name(monkeypatch, limit, message):
    def fill(book):
        for row in range(1, 5):
            book.active.cell(row, 1).value = "filled"
            book.active.merge_cells(start_row=row, end_row=row, start_column=1, end_column=2)

    assert len(read_workbook(workbook(fill)).sheets[0].rows) == 4
    monkeypatch.setattr(f"etl.read.workbook.{limit}", 3)
    with pytest.raises(DocumentError, match=re.escape(message)):
        read_workbook(workbook(fill))
