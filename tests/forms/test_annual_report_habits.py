"""What people and programs do to a report: rows added, removed and copied, words translated, numbers typed as text."""

import datetime
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from etl.findings import Place
from etl.folder.reference import rows
from etl.forms.annual_report.grid import GridCell
from etl.forms.annual_report.layout import choice, columns, known_words, label
from etl.forms.annual_report.numbers import PERSON, Expected, Writer, read_number
from etl.forms.annual_report.report import annual_report_in, misfilings, read_annual_report
from etl.forms.extract import record_of
from etl.read.errors import DocumentError
from etl.read.source import read_source
from etl.send.annual_report_plan import ReportPlan
from etl.send.annual_report_word import write_word
from etl.send.annual_report_workbook import write_workbook
from tests.forms.annual_report_files import (
    ANSWERS,
    PLAN,
    codes,
    edited_word,
    edited_workbook,
    facts,
    fill_word,
    fill_workbook,
)

SERVICES, RESULTS, MONEY = 1, 2, 3
COLUMN = {
    sheet: {column.field: number for number, column in enumerate(columns(sheet), start=1)}
    for sheet in ("services", "results", "money")
}
FILLED = fill_workbook(write_workbook(PLAN), ANSWERS)
FILLED_WORD = fill_word(write_word(PLAN), ANSWERS)


def read_after(edit, workbook: bytes = FILLED):
    return read_annual_report(edited_workbook(workbook, edit))


def typed(sheet: int, row: int, column: int, value) -> None:
    """An edit that types one value into one cell."""

    def edit(book):
        book.worksheets[sheet].cell(row, column).value = value

    return edit


def finding(report, code: str):
    (found,) = [item for item in report.findings if item.code == code]
    return found


# --- rows -------------------------------------------------------------------------------------------------------------


def test_an_added_service_is_kept_and_asked_about():
    report = read_after(typed(SERVICES, 9, COLUMN["services"]["service"], "Webinar on heat"))
    assert [item.title for item in report.services if item.service_key is None] == ["Webinar on heat"]
    assert finding(report, "report_row_not_in_plan").text == "Webinar on heat"
    assert str(finding(report, "report_row_not_in_plan").place) == 'sheet "Services", row 9'


def test_an_added_row_finds_its_service_by_its_title():
    def edit(book):
        money = book.worksheets[MONEY]
        for name, value in {"service": " study TOUR on dune  restoration.", "amount": 500, "currency": "EUR"}.items():
            money.cell(9, COLUMN["money"][name]).value = value

    report = read_after(edit)
    assert ("svc-tour", 500.0, "EUR", "unknown") in [
        (item.service_key, item.amount.value, item.currency_code, item.form) for item in report.money
    ]


def test_a_removed_row_is_missing_and_not_zero():
    report = read_after(lambda book: book.worksheets[RESULTS].delete_rows(6))
    assert [item.indicator_key for item in report.results] == ["ind-tours", "ind-guides"]
    assert finding(report, "report_row_missing").text == "15 officials trained by end of 2026"


def test_a_row_whose_key_was_emptied_is_found_by_its_words():
    report = read_after(typed(RESULTS, 6, 1, None))
    assert facts(report) == facts(read_annual_report(FILLED))
    assert codes(report) == []


def copy_row(book):
    """Copy the first service's row, key and all, and give the copy another title."""
    services = book.worksheets[SERVICES]
    for column in range(1, len(COLUMN["services"]) + 1):
        services.cell(10, column).value = services.cell(5, column).value
    services.cell(5, COLUMN["services"]["service"]).value = "Study tour on mangroves"


def test_of_two_rows_with_one_key_the_printed_words_decide():
    report = read_after(copy_row)
    assert [(item.service_key, item.title) for item in report.services] == [
        (None, "Study tour on mangroves"),
        ("svc-guide", "=Guide to flood maps"),
        ("svc-tour", "Study tour on dune restoration"),
    ]
    assert codes(report) == ["report_row_not_in_plan", "report_row_twice"]


def test_a_key_of_another_report_is_asked_about():
    report = read_after(typed(SERVICES, 5, 1, "svc-other"))
    assert finding(report, "report_key_foreign").message == 'The key "svc-other" is not one of this report\'s.'
    assert report.services[0].service_key == "svc-tour"  # by its title


def test_a_changed_target_is_noted_and_does_not_count():
    report = read_after(typed(RESULTS, 6, COLUMN["results"]["target"], "10"))
    assert finding(report, "report_given_changed").message == 'The printed target "15" now reads "10".'


def test_a_removed_sheet_is_said():
    report = read_after(lambda book: book.remove(book.worksheets[MONEY]))
    assert report.money == ()
    assert finding(report, "report_sheet_missing").message == "The sheet money is missing from the report."


def test_a_note_under_a_new_column_is_not_lost():
    def edit(book):
        sheet = book.worksheets[SERVICES]
        sheet.cell(4, 12).value, sheet.cell(6, 12).value = "Remarks of the mayor", "We will try again."

    report = read_after(edit)
    assert finding(report, "report_column_unknown").message == (
        'The column "Remarks of the mayor" is no column of the report.'
    )
    assert finding(report, "report_column_unknown").text == "We will try again."


# --- words ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["es", "fr", "pt", "it", "de", "ko", "ja", "ar", "ru"])
def test_headers_and_words_translated_by_hand_are_understood(language):
    def edit(book):
        for number, sheet in enumerate(("services", "results", "money"), start=1):
            page = book.worksheets[number]
            page.delete_rows(3)  # the hidden ids, which a pasted table lacks
            for column in columns(sheet):
                page.cell(3, COLUMN[sheet][column.field]).value = label("column", column.field, language).upper()
        book.worksheets[SERVICES].cell(4, COLUMN["services"]["status"]).value = label(
            "delivery_status", "done", language
        )
        book.worksheets[MONEY].cell(4, COLUMN["money"]["form"]).value = label("money_form", "loan", language)

    report = read_after(edit)
    assert report.services[0].delivery_status == "done"
    assert report.money[0].form == "loan"
    assert codes(report) == []


def test_a_word_that_the_form_does_not_offer_is_asked_about():
    report = read_after(typed(SERVICES, 5, COLUMN["services"]["status"], "nearly"))
    assert (report.services[0].delivery_status, report.services[0].status_text) == (None, "nearly")
    assert finding(report, "report_word_unknown").message == '"nearly" is none of the words that the form offers.'


def test_dropped_without_a_reason_is_asked_about():
    report = read_after(typed(SERVICES, 6, COLUMN["services"]["reason"], None))
    assert finding(report, "report_reason_missing").text == "dropped"


def test_cities_are_read_line_by_line():
    text = "• Dakar, Sénégal\n부산 (대한민국); Atlantis, Lemuria\nAccra"
    report = read_after(typed(SERVICES, 5, COLUMN["services"]["cities_supported"], text))
    assert [(city.city, city.country_code) for city in report.services[0].cities] == [
        ("Dakar", "SEN"),
        ("부산", "KOR"),
        ("Atlantis, Lemuria", None),
        ("Accra", None),
    ]
    assert codes(report) == ["report_city_unplaced", "report_city_unplaced"]


# --- numbers ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value", "state"),
    [
        ("2", 2.0, "read"),
        ("0", 0.0, "read"),
        ("2.5", 2.5, "review"),  # tours come whole
        ("٢", 2.0, "read"),
        ("-1", -1.0, "review"),
        ("–500", -500.0, "review"),
        ("500-", -500.0, "review"),
        ("(500)", -500.0, "review"),
        ("1e3", 1000.0, "review"),
        ("350¹", 350.0, "read"),  # the raised mark of a footnote
        ("10⁶", 10.0, "review"),
        ("120\n150", None, "review"),
        ("#DIV/0!", None, "unreadable"),
        ("########", None, "unreadable"),
        ("0060", 60.0, "read"),
        ("１２０", 120.0, "read"),
        ("2 tours", 2.0, "read"),  # the indicator's own unit
        ("60 %", 60.0, "review"),  # tours are counted
        ("1,200", 1200.0, "review"),  # 1200 or 1.2
        ("1.200", 1200.0, "review"),
        ("1,200,000", 1200000.0, "review"),  # no hub gives so many tours
        ("2 workshops", 2.0, "review"),  # another unit than tours
        ("about 30", 30.0, "review"),
        ("30?", 30.0, "review"),
        ("~30", 30.0, "review"),
        ("30+", 30.0, "review"),
        ("two", 2.0, "review"),
        ("2 of 3", None, "review"),
        ("2-3", None, "review"),
        ("n/a", None, "unreadable"),
        ("-", None, "unreadable"),
        ("", None, "missing"),
    ],
)
def test_texts_are_read_or_asked_about(text, value, state):
    number = read_number(GridCell(text, Place()), Writer("en"), Expected("tour", "1 tour/year (total 3 tours)"))
    assert (number.value, number.text, number.state) == (value, text, state)


@pytest.mark.parametrize(
    ("text", "writer", "expected", "value", "state"),
    [
        ("1,200", Writer("en", "KEN"), Expected(), 1200.0, "read"),  # Kenya's decimal mark is the point
        ("1,200", Writer("de", "DEU"), Expected(), 1200.0, "review"),
        ("1.200", Writer("de", "DEU"), Expected(), 1200.0, "read"),
        ("2회", Writer("ko", "KOR"), Expected("event", "교육 연 2회(총 6회)"), 2.0, "read"),
        ("누계 2회", Writer("ko", "KOR"), Expected("event", "교육 연 2회(총 6회)"), 2.0, "review"),  # so far
        ("46校", Writer("ja", "JPN"), Expected("school", "国内外の200校で利用"), 46.0, "read"),
        ("96명", Writer("ko", "KOR"), Expected(PERSON), 96.0, "read"),
        ("39 officials", Writer("en", "KEN"), Expected(PERSON), 39.0, "read"),
        ("9 households", Writer("en", "KEN"), Expected(PERSON), 9.0, "review"),
        ("EC$13,500", Writer("en", "LCA"), Expected(currency_code="XCD"), 13500.0, "read"),
        ("EC$13,500", Writer("en", "LCA"), Expected(currency_code="USD"), 13500.0, "review"),  # the two contradict
        ("$118.350.000", Writer("es", "COL"), Expected(currency_code="COP"), 118350000.0, "review"),  # which dollar?
        ("1,195千円", Writer("ja", "JPN"), Expected(currency_code="JPY"), 1195000.0, "read"),
        ("約180万円", Writer("ja", "JPN"), Expected(currency_code="JPY"), 1800000.0, "review"),
        ("13500 USD", Writer("en", "LCA"), Expected(currency_code="USD"), 13500.0, "read"),
        ("segundo", Writer("pt", "BRA"), Expected(), None, "unreadable"),
    ],
)
def test_words_beside_a_number_are_trusted_where_they_are_expected(text, writer, expected, value, state):
    number = read_number(GridCell(text, Place()), writer, expected)
    assert (number.value, number.state) == (value, state)


@pytest.mark.parametrize(
    ("typed_value", "value", "state"),
    [(2, 2.0, "read"), (2.5, 2.5, "review"), (1.036, 1.036, "review"), (-1, -1.0, "review"), (" 2 ", 2.0, "read")],
)
def test_numbers_typed_into_the_workbook_are_exact(typed_value, value, state):
    number = read_after(typed(RESULTS, 5, COLUMN["results"]["value"], typed_value)).results[0].number
    assert (number.value, number.state) == (value, state)


@pytest.mark.parametrize(
    ("unit", "indicator", "state"),
    [
        ("percent of roofs", "80 % of roofs", "read"),
        ("", "from 45% to 90% of the length", "read"),
        ("", "The towns are satisfied", "review"),
        ("tour", "90 % of 3 tours", "review"),
    ],
)
def test_a_share_is_a_value_of_what_is_told_in_per_cent(unit, indicator, state):
    number = read_number(GridCell("60 %", Place()), Writer("en"), Expected(unit, indicator))
    assert (number.value, number.state) == (60.0, state)


def test_a_percentage_cell_is_in_percent():
    def edit(book):
        cell = book.worksheets[RESULTS].cell(5, COLUMN["results"]["value"])
        cell.value, cell.number_format = 0.6, "0%"

    number = read_after(edit).results[0].number
    assert (number.value, number.text, number.state) == (60.0, "60 %", "review")  # tours are counted


def test_a_number_that_the_spreadsheet_took_for_a_date_is_no_number():
    edit = typed(RESULTS, 5, COLUMN["results"]["value"], datetime.datetime(2026, 3, 2))
    number = read_after(edit).results[0].number
    assert (number.value, number.text) == (None, "2026-03-02")
    assert number.state == "review"


def test_a_formula_that_nothing_computed_is_asked_about():
    report = read_after(typed(RESULTS, 5, COLUMN["results"]["value"], "=1+1"))
    assert (report.results[0].number.value, report.results[0].number.text) == (None, "=1+1")
    assert finding(report, "report_formula").text == "=1+1"


def test_a_computed_formula_gives_its_result():
    computed = edited_workbook(FILLED, typed(RESULTS, 5, COLUMN["results"]["value"], "=1+1"))
    report = read_annual_report(replaced(computed, b"<f>1+1</f><v></v>", b"<f>1+1</f><v>2</v>"))
    assert (report.results[0].number.value, report.results[0].number.state) == (2.0, "read")


def replaced(package: bytes, old: bytes, new: bytes) -> bytes:
    """The package with some bytes of its parts replaced; fails where they do not occur."""
    written = io.BytesIO()
    count = 0
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            count += content.count(old)
            target.writestr(name, content.replace(old, new))
    assert count, old
    return written.getvalue()


# --- whose report -----------------------------------------------------------------------------------------------------


KEYS = {"svc-tour", "svc-guide", "ind-tours", "ind-officials", "ind-guides"}


def test_a_report_filed_under_another_hub_is_said():
    found = misfilings(read_annual_report(FILLED), "example-other", {"svc-guide", "ind-guides"})
    assert [item.code for item in found] == ["report_other_hub"] + ["report_key_foreign"] * 5
    assert found[0].message == 'The report was made for the hub "example-ngor", and is filed under "example-other".'
    assert found[1].message == 'The hub has no plan with the key "svc-tour".'
    assert (str(found[1].place), found[1].text) == ('sheet "Services", row 5', "Study tour on dune restoration")


def test_a_report_of_a_year_to_come_is_said():
    (found,) = misfilings(read_annual_report(FILLED), "example-ngor", KEYS, datetime.date(2023, 12, 30))
    assert found.message == "The report is about 2024, and came before that year, on 2023-12-30."


def test_without_its_keys_it_says_so_and_keeps_the_answers():
    report = read_after(lambda book: book.remove(book["_key"]))
    assert (report.hub_id, report.report_year) == (None, 2024)  # the year stands in the printed title
    assert report.results[0].number.value == 2.0
    assert codes(report) == ["report_keys_missing", "report_row_not_in_plan"]  # the sum in a row of its own


def test_a_word_report_without_its_table_of_keys_says_so():
    document = edited_word(write_word(PLAN), lambda word: word.element.body.remove(word.tables[3]._tbl))
    assert "report_keys_missing" in codes(read_annual_report(document))


# --- files that are none ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b"service;status", "wrong_format"),
        (FILLED[: len(FILLED) // 2], "corrupt_archive"),
        (replaced(FILLED, b"<workbook ", b"<!DOCTYPE x><workbook "), "unsafe_xml"),
        (replaced(FILLED, b"</sheetData>", b"</sheetDat>"), "malformed_xml"),
        (replaced(FILLED, b'r="B5"', b'r="B5B"'), "corrupt_archive"),
    ],
)
def test_a_file_that_is_no_report_is_refused_in_words(content, code):
    with pytest.raises(DocumentError) as error:
        read_annual_report(content)
    assert error.value.code == code
    assert error.value.message.endswith(".")
    assert record_of(read_source(content, "report.xlsx")).outcome == code


def test_a_report_over_the_limits_is_refused_in_words(monkeypatch):
    monkeypatch.setattr("etl.read.package.PART_BYTES_MAX", 1000)
    with pytest.raises(DocumentError) as error:
        read_annual_report(FILLED)
    assert error.value.code == "too_large"


def outcome(content: bytes) -> str:
    """What came of reading: the codes of the findings, or the sentence of the refusal."""
    try:
        return f"read {codes(read_annual_report(content))}"
    except DocumentError as error:
        return error.message


@settings(max_examples=25)
@given(st.sampled_from([FILLED, FILLED_WORD]), st.data())
def test_a_damaged_file_is_read_or_refused_in_words(content, data):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    name = data.draw(st.sampled_from([name for name in parts if name.startswith(("xl/w", "xl/s", "word/d"))]))
    start = data.draw(st.integers(0, len(parts[name]) - 1))
    length, noise = data.draw(st.integers(0, 12)), data.draw(st.binary(max_size=6))
    parts[name] = parts[name][:start] + noise + parts[name][start + length :]
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for part, body in parts.items():
            archive.writestr(part, body)
    assert outcome(written.getvalue())


OPEN_DOCUMENT = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="Results">
<table:table-row><table:table-cell><text:p>Service</text:p></table:table-cell><table:table-cell><text:p>Indicator</text:p>
</table:table-cell><table:table-cell><text:p>Value this year</text:p></table:table-cell></table:table-row>
<table:table-row table:number-rows-repeated="1000000"><table:table-cell table:number-columns-repeated="16384"/>
</table:table-row>
<table:table-row><table:table-cell><text:p>Tour<text:line-break/>long</text:p><office:annotation><text:p>why?</text:p>
</office:annotation></table:table-cell><table:table-cell><text:p>Share</text:p></table:table-cell>
<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>
</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>"""


@pytest.mark.parametrize(
    ("kind", "value", "shown", "expected"),
    [
        ("float", "3", "3.00", (3.0, "3", "read")),
        ("percentage", "0.6", "60%", (60.0, "60 %", "review")),
        ("float", "nan", "#N/A", (None, "#N/A", "unreadable")),
        ("string", "", "about 30", (30.0, "about 30", "review")),
    ],
)
def test_a_spreadsheet_of_libreoffice_is_read(kind, value, shown, expected):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("content.xml", OPEN_DOCUMENT.format(kind=kind, value=value, shown=shown))
    report = read_annual_report(written.getvalue())
    (result,) = report.results
    assert (result.number.value, result.number.text, result.number.state) == expected
    assert (result.service_title, result.place.row) == ("Tour\nlong", 1_000_002)


REPORTS = Path(__file__).parents[1] / "documents" / "reports"


def offered(book: Workbook, source: str) -> list[str]:
    """The words of a drop-down, out of the range that it names."""
    sheet, _, cells = source.rpartition("!")
    return [cell.value for (cell,) in book[sheet.strip("'")][cells.replace("$", "")]]


# Program: whether it keeps the lists, the locks, and the hiding of the keys. See docs/annual-report.md.
KEPT = {
    "exceljs": (True, True, True),
    "gnumeric": (True, True, False),
    "libreoffice": (True, True, True),
    "sheetjs": (False, False, True),
}


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")  # Gnumeric writes none
@pytest.mark.parametrize(("program", "kept"), KEPT.items(), ids=list(KEPT))
def test_what_a_program_keeps_of_the_form_beside_its_answers(program, kept):
    keeps_lists, keeps_locks, keeps_hidden = kept
    book = load_workbook(REPORTS / f"{program}.xlsx")
    assert book.sheetnames == ["About", "Services", "Results", "Money", "_key"]
    offers = [(page.title, offer) for page in book.worksheets for offer in page.data_validations.dataValidation]
    words = {(title, str(offer.sqref)[0]): offered(book, offer.formula1) for title, offer in offers}
    titles = ["Study tour on dune restoration", "=Guide to flood maps"]
    assert {key: found[:4] for key, found in words.items()} == (
        {
            ("Services", "E"): ["planned", "under way", "done", "dropped"],
            ("Results", "B"): titles,
            ("Results", "H"): ["this year", "since the start"],
            ("Results", "I"): ["none", "link", "document"],
            ("Money", "B"): titles,
            ("Money", "D"): ["AED", "AFN", "ALL", "AMD"],
            ("Money", "E"): ["cash", "in kind", "loan", "mixed"],
        }
        if keeps_lists
        else {}
    )
    assert {offer.errorStyle for _, offer in offers} == ({"information"} if keeps_lists else set())
    assert [page.protection.sheet for page in book.worksheets] == [keeps_locks] * 5
    assert (book["_key"].sheet_state == "hidden") == keeps_hidden
    keys = {page.title: [page.cell(row, 1).value for row in (5, 6)] for page in book.worksheets[1:4]}
    assert keys == {
        "Services": ["svc-tour", "svc-guide"],
        "Results": ["ind-tours", "ind-officials"],
        "Money": ["svc-tour", "svc-guide"],
    }


def test_a_word_that_no_list_has_is_told_where_the_lists_are_lost():
    def type_over(book: Workbook) -> None:
        book["Services"]["E5"], book["Money"]["D5"] = "nearly there", "Taler"

    report = read_annual_report(edited_workbook((REPORTS / "sheetjs.xlsx").read_bytes(), type_over))
    told = {(finding.code, finding.text) for finding in report.findings}
    assert {text for _, text in told} >= {"nearly there", "Taler"}


@pytest.mark.parametrize("path", sorted(REPORTS.glob("*.*s*")), ids=lambda path: path.name)
def test_a_report_that_another_program_saved_is_the_same(path):
    assert annual_report_in(read_source(path))
    assert facts(read_annual_report(path)) == facts(read_annual_report(FILLED))
    assert codes(read_annual_report(path)) == []


OPEN_STYLES = """<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">
<style:style style:name="S" style:family="text">
<style:text-properties style:text-line-through-type="single"/></style:style>
<style:style style:name="S" style:family="table-cell">
<style:text-properties style:text-line-through-type="single"/></style:style>
<style:style style:name="R" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>
<style:style style:name="H" style:family="table"><style:table-properties table:display="false"/></style:style>
</office:automatic-styles><office:body>"""
CELL = '<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{shown}</text:p></table:table-cell>'


def open_report(cell: str, row: str = "", table: str = "") -> bytes:
    """An .ods report with one cell for the year's value; `row` and `table` are attributes of those."""
    content = OPEN_DOCUMENT.replace(CELL, cell).replace("<office:body>", OPEN_STYLES)
    content = content.replace('<table:table table:name="Results">', f'<table:table table:name="Results" {table}>')
    head, _, last = content.rpartition("<table:table-row>")
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("content.xml", f"{head}<table:table-row {row}>{last}")
    return written.getvalue()


def open_cell(shown: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"


FLOAT = 'office:value-type="float" office:value="{}"'


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (open_cell('<text:span text:style-name="S">120</text:span> 150'), (150.0, "150", "read")),
        (open_cell("120", FLOAT.format(120) + ' table:style-name="S"'), (None, "", "missing")),
        (open_cell('350<text:span text:style-name="R">1</text:span>'), (350.0, "350¹", "read")),
        (open_cell("60%", FLOAT.format(60)), (60.0, "60%", "review")),
        (open_cell("60%", FLOAT.format(0.6)), (60.0, "60 %", "review")),  # as Gnumeric writes per cent
        (open_cell("12.000", FLOAT.format(12000)), (12000.0, "12000", "read")),
        (open_cell("many", FLOAT.format(120)), (120.0, "many", "review")),
        (open_cell("", FLOAT.format(120)), (120.0, "120", "review")),
        (open_cell("1k", FLOAT.format(1200)), (1200.0, "1k", "review")),
        (open_cell("(500)", FLOAT.format(-500)), (-500.0, "(-500)", "review")),
        (open_cell("-", FLOAT.format(0)), (0.0, "0", "read")),
        (
            open_cell("3. Mai", 'office:value-type="date" office:date-value="2025-05-03"'),
            (None, "2025-05-03", "review"),
        ),
        (open_cell("", 'table:formula="of:=1+1"'), (None, "of:=1+1", "unreadable")),
        (open_cell("120</text:p><text:p>150"), (None, "120\n150", "review")),
    ],
)
def test_cells_of_libreoffice_are_what_they_show_or_are_asked_about(cell, expected):
    (result,) = read_annual_report(open_report(cell)).results
    assert (result.number.value, result.number.text, result.number.state) == expected


@pytest.mark.parametrize(
    ("row", "table", "reason"),
    [
        ('table:visibility="collapse"', "", "Its row is hidden."),
        ('table:visibility="filter"', "", "Its row is hidden."),
        ("", 'table:style-name="H"', "Its sheet is hidden."),
    ],
)
def test_hidden_cells_of_libreoffice_are_asked_about(row, table, reason):
    (result,) = read_annual_report(open_report(open_cell("60", FLOAT.format(60)), row, table)).results
    assert (result.number.value, result.number.state, result.number.reason) == (60.0, "review", reason)


def test_an_empty_workbook_is_no_report():
    other = edited_workbook(FILLED, lambda book: [book.remove(sheet) for sheet in book.worksheets[1:]])
    with pytest.raises(DocumentError, match="no table of the annual report"):
        read_annual_report(other)


# --- what is written --------------------------------------------------------------------------------------------------


def test_answers_are_open_and_keys_are_locked():
    book = load_workbook(io.BytesIO(write_workbook(PLAN)))
    page = book.worksheets[RESULTS]
    assert page.protection.sheet
    assert page["A5"].value == "ind-tours"
    assert page["A5"].protection.locked
    assert page.column_dimensions["A"].hidden
    assert not page.cell(5, COLUMN["results"]["value"]).protection.locked
    assert book["_key"].sheet_state == "hidden"


def test_the_drop_downs_offer_the_words_of_the_language():
    book = load_workbook(io.BytesIO(write_workbook(ReportPlan("h", "H", 2024, "fr", PLAN.services))))
    sources = {offer.formula1 for offer in book.worksheets[SERVICES].data_validations.dataValidation}
    (source,) = sources
    assert offered(book, source) == ["prévu", "en cours", "réalisé", "abandonné"]
    assert [page.title for page in book.worksheets if page.sheet_state != "visible"] == ["_key"]


def test_a_title_that_looks_like_a_formula_stays_text():
    book = load_workbook(io.BytesIO(write_workbook(PLAN)))
    cell = book.worksheets[SERVICES]["B6"]
    assert (cell.value, cell.data_type) == ("=Guide to flood maps", "s")


def test_it_says_that_it_is_our_own_design():
    book = load_workbook(io.BytesIO(write_workbook(PLAN)))
    assert "own design" in " ".join(str(cell.value) for cell in book.worksheets[0]["A"])


def test_every_label_is_there_in_thirteen_languages_and_means_one_thing():
    labels = rows("annual_report_labels")
    languages = {row["language"] for row in labels}
    assert len(languages) == 13
    for kind in ("sheet", "column", "delivery_status", "evidence_kind", "money_form", "text"):
        ids = {row["id"] for row in labels if row["kind"] == kind}
        have = {(row["id"], row["language"]) for row in labels if row["kind"] == kind}
        assert have == {(id, language) for id in ids for language in languages}
        words = {(row["label"], row["id"]) for row in labels if row["kind"] == kind}
        assert {known_words(kind)[word] for word in known_words(kind)} == ids
        assert len({word for word, _ in words}) == len(words)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("usd", "USD"),
        ("US dollars", "USD"),
        ("bolivianos", "BOB"),
        ("francs CFA", None),
        ("dollars", None),
        ("KES", "KES"),
    ],
)
def test_a_currency_is_known_by_its_code_or_by_words_that_name_one_alone(written, code):
    assert choice("currencies", written) == code
