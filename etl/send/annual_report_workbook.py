"""The pre-filled annual report as an Excel workbook: drop-downs, protected keys, the same bytes each time."""

import io
import math
from unicodedata import east_asian_width

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.packaging.custom import StringProperty
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from etl.forms.annual_report.layout import ANSWER_SHEETS, FORM, KEY, KEY_SHEET, Column, choices, columns, label
from etl.send.annual_report_plan import ReportPlan, Row, planned_rows
from etl.send.office import pinned, printable

LIST_COLUMN = 3  # of the first sheet, behind its text
ID_ROW, HEADER_ROW, FIRST_ROW = 3, 4, 5
SPARE_ROWS = 12  # unlocked rows for what the plan did not foresee
RIGHT_TO_LEFT = ("ar",)
LINE_POINTS = 15  # the height of one line

_HEADER = PatternFill("solid", fgColor="0A4A75")
_ANSWER = PatternFill("solid", fgColor="FFF8DC")
_GIVEN = PatternFill("solid", fgColor="EEF1F4")
_LINE = Side(style="thin", color="96A1AD")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_WRAP = Alignment(wrap_text=True, vertical="top")


def write_workbook(plan: ReportPlan) -> bytes:
    """The hub's report of the year as .xlsx: About, Services, Results, Money, and the keys, the one hidden sheet."""
    book = Workbook()
    book.remove(book.active)
    about = book.create_sheet(_title("about", plan))
    _write_about(about, plan)
    sources = _word_sources(about, plan)
    for sheet in ANSWER_SHEETS:
        _write_answers(book.create_sheet(_title(sheet, plan)), sheet, plan, sources)
    _write_keys(book.create_sheet(KEY_SHEET), plan)
    _mark(book, plan)
    return _saved(book)


def _title(sheet: str, plan: ReportPlan) -> str:
    return label("sheet", sheet, plan.language)


def _saved(book: Workbook) -> bytes:
    written = io.BytesIO()
    book.save(written)
    return pinned(written.getvalue())


def _mark(book: Workbook, plan: ReportPlan) -> None:
    """Say what the file is where people don't look: a property and a defined name."""
    identity = f"{plan.hub_id} {plan.report_year}"
    book.custom_doc_props.append(StringProperty(name=FORM, value=identity))
    book.defined_names[FORM] = DefinedName(FORM, attr_text=f"{KEY_SHEET}!$B$2", hidden=True)
    book.properties.title = printable(f"{plan.hub_name}: {_heading(plan)}")
    book.properties.creator = "Resilience Hub Dashboard"


def _heading(plan: ReportPlan) -> str:
    return label("text", "title", plan.language).format(year=plan.report_year)


def _write_about(sheet: Worksheet, plan: ReportPlan) -> None:
    """The first sheet: whose report it is, that the form is our own design, and how to fill it."""
    texts = [plan.hub_name, _heading(plan)]
    hints = ("own_design", "how_to_services", "how_to_results", "how_to_money", "how_to_keys")
    texts += [label("text", hint, plan.language) for hint in hints]
    for number, text in enumerate(texts, start=1):
        cell = _put(sheet, number, 1, text)
        cell.alignment = _WRAP
        cell.font = Font(bold=number <= 2, size=14 if number <= 2 else 11)
    sheet.column_dimensions["A"].width = 100
    sheet.print_area = f"A1:A{len(texts)}"
    sheet.sheet_view.rightToLeft = plan.language in RIGHT_TO_LEFT
    _protect(sheet)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Write a text as text, even where it begins like a formula."""
    cell = sheet.cell(row, column)
    if text:
        cell.value = printable(text)
        cell.data_type = "s"
    return cell


def _write_answers(sheet: Worksheet, name: str, plan: ReportPlan, sources: dict[str, str]) -> None:
    """One sheet to be filled: title, hint, hidden field ids, header, the plan's rows, spare rows."""
    _write_line(sheet, 1, f"{plan.hub_name} · {_heading(plan)}", Font(bold=True, size=13), plan)
    _write_line(sheet, 2, label("text", f"how_to_{name}", plan.language), Font(italic=True), plan)
    for number, column in enumerate(columns(name), start=1):
        _write_header(sheet, number, column, plan.language)
    given = planned_rows(plan, name)
    for number in range(FIRST_ROW, FIRST_ROW + len(given) + SPARE_ROWS):
        index = number - FIRST_ROW
        _write_row(sheet, number, name, given[index] if index < len(given) else {})
    for number, column in enumerate(columns(name), start=1):
        _offer(sheet, number, column, sources, FIRST_ROW + len(given) + SPARE_ROWS - 1, plan.language)
    _finish(sheet, plan)


def _write_line(sheet: Worksheet, row: int, text: str, font: Font, plan: ReportPlan) -> None:
    """A line above the table; it runs out of its cell on the side on which the language is read on."""
    cell = _put(sheet, row, 2, text)
    cell.font = font
    cell.alignment = Alignment(horizontal="right", readingOrder=2) if plan.language in RIGHT_TO_LEFT else Alignment()


def _write_header(sheet: Worksheet, number: int, column: Column, language: str) -> None:
    _put(sheet, ID_ROW, number, column.field)
    cell = _put(sheet, HEADER_ROW, number, label("column", column.field, language))
    cell.font, cell.fill, cell.border, cell.alignment = Font(bold=True, color="FFFFFF"), _HEADER, _BOX, _WRAP
    sheet.column_dimensions[get_column_letter(number)].width = column.width_characters
    sheet.row_dimensions[HEADER_ROW].height = 2 * LINE_POINTS


def _write_row(sheet: Worksheet, number: int, name: str, given: Row) -> None:
    """One row: what the plan says is locked, what the hub answers is not; a spare row is open but for its key."""
    sheet.row_dimensions[number].height = LINE_POINTS * max(_lines(given, column) for column in columns(name))
    for index, column in enumerate(columns(name), start=1):
        cell = _put(sheet, number, index, given.get(column.field, ""))
        is_open = column.is_answer or (not given and column.field != KEY)
        cell.protection = Protection(locked=not is_open)
        cell.fill, cell.border, cell.alignment = (_ANSWER if is_open else _GIVEN), _BOX, _WRAP


def _lines(given: Row, column: Column) -> int:
    """How many lines a cell needs: not every program fits a row to its text. A wide character takes two places."""
    if column.field == KEY:
        return 1
    lines = given.get(column.field, "").split("\n")
    places = (sum(1 + (east_asian_width(letter) in "WF") for letter in line) for line in lines)
    return sum(max(1, math.ceil(count / (column.width_characters - 2))) for count in places)


def _offer(
    sheet: Worksheet, number: int, column: Column, sources: dict[str, str], last_row: int, language: str
) -> None:
    """Give a column its drop-down; other words stay possible, since the reader asks about those it does not know.

    A list that says nothing of other words is lost when Gnumeric saves it.
    """
    name = "service" if column.field == "service" and column.sheet != "services" else column.vocabulary
    if not sources.get(name):
        return
    hint = label("text", "other_word", language)
    offer = DataValidation(type="list", formula1=sources[name], allow_blank=True, errorStyle="information", error=hint)
    offer.showErrorMessage = True
    place = get_column_letter(number)
    offer.add(f"{place}{FIRST_ROW}:{place}{last_row}")
    sheet.add_data_validation(offer)


def _finish(sheet: Worksheet, plan: ReportPlan) -> None:
    sheet.column_dimensions["A"].hidden = True
    sheet.row_dimensions[ID_ROW].hidden = True
    sheet.freeze_panes = sheet.cell(FIRST_ROW, 3)
    sheet.sheet_view.rightToLeft = plan.language in RIGHT_TO_LEFT
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight = "landscape", 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Lock the sheet without a password: it guards against slips, not against people."""
    sheet.protection.sheet = True
    for allowed in ("formatCells", "formatColumns", "formatRows", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # False means: not forbidden


def _word_sources(about: Worksheet, plan: ReportPlan) -> dict[str, str]:
    """Where each drop-down takes its words from, by vocabulary, as a range; "service" are the plan's titles.

    The words stand on the first sheet, to be seen, and the titles on the sheet of services: a sheet that is hidden for
    them is shown by some programs, and words within the rule are one word in what Gnumeric saves as .ods. They have no
    heading, since a row of headings makes a table.
    """
    names = {column.vocabulary for sheet in ANSWER_SHEETS for column in columns(sheet)} - {""}
    sources, first_row = {"service": _titles_range(plan)}, about.max_row + 2
    for number, name in enumerate(sorted(names), start=LIST_COLUMN):
        words = choices(name, plan.language)
        for row, word in enumerate(words, start=first_row):
            _put(about, row, number, word)
        letter = get_column_letter(number)
        about.column_dimensions[letter].width = max(map(len, words)) + 4
        sources[name] = _range(about.title, letter, first_row, first_row + len(words) - 1)
    return sources


def _titles_range(plan: ReportPlan) -> str:
    """The range of the plan's titles on the sheet of services; empty where it has none."""
    if not plan.services:
        return ""
    (number,) = (at for at, column in enumerate(columns("services"), start=1) if column.field == "service")
    letter = get_column_letter(number)
    return _range(_title("services", plan), letter, FIRST_ROW, FIRST_ROW + len(plan.services) - 1)


def _range(sheet: str, letter: str, first: int, last: int) -> str:
    return f"{quote_sheetname(sheet)}!${letter}${first}:${letter}${last}"


def _write_keys(sheet: Worksheet, plan: ReportPlan) -> None:
    """The hidden sheet that says what the form was made for; see annual_report_plan."""
    fields = [column.field for column in columns("keys")]
    lines = [dict(zip(fields, fields, strict=True)), *planned_rows(plan, "keys")]
    for row, line in enumerate(lines, start=1):
        for number, field in enumerate(fields, start=1):
            _put(sheet, row, number, line[field])
    sheet.sheet_state = "hidden"
    _protect(sheet)
