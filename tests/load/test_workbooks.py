"""What cells of workbooks show, hold and hide, from the file to the published snapshot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import pytest
from docx import Document as open_word
from docx.document import Document as WordDocument
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from etl.forms.annual_report.layout import columns
from tests.published import DataFolder, service
from tests.read.workbook_files import strict, with_parts

STRUCK, RAISED = InlineFont(strike=True), InlineFont(vertAlign="superscript")
BLUE = PatternFill("solid", fgColor="FF003366")
Change = Callable[[Cell], None]


@dataclass(frozen=True)
class Case:
    """One situation: what is done to a cell, and the value and state that have to be published."""

    name: str
    change: Change
    value: float | None
    state: str
    reason: str = ""


def typed(value: Any, number_format: str = "General", **style: Any) -> Change:
    """A value typed into a cell, with the format and style that it then has."""

    def change(cell: Cell) -> None:
        cell.value = value
        cell.number_format = number_format
        for name, given in style.items():
            setattr(cell, name, given)

    return change


def hidden_row(cell: Cell) -> None:
    cell.value = 60
    cell.parent.row_dimensions[cell.row].hidden = True


def low_row(cell: Cell) -> None:
    cell.value = 60
    cell.parent.row_dimensions[cell.row].height = 0.1


def collapsed_row(cell: Cell) -> None:
    cell.value = 60
    cell.parent.row_dimensions.group(cell.row, cell.row, hidden=True)


COUNTS = [
    Case("struck run", typed(CellRichText(TextBlock(STRUCK, "120"), " 150")), 150, "read"),
    Case("struck cell", typed(120, font=Font(strike=True)), None, "missing"),
    Case("raised mark", typed(CellRichText("350", TextBlock(RAISED, "1"))), 350, "read"),
    Case("power of ten", typed(CellRichText("10", TextBlock(RAISED, "6"))), 10, "review"),
    Case("two lines", typed("120\n150"), None, "review", "It holds more than one number."),
    Case("two lines by a carriage return", typed("120_x000D_150"), None, "review"),
    Case("hidden row", hidden_row, 60, "review", "Its row is hidden."),
    Case("low row", low_row, 60, "review", "Its row is hidden."),
    Case("collapsed row", collapsed_row, 60, "review", "Its row is hidden."),
    Case("hidden by its format", typed(60, ";;;"), 60, "review", "Its format hides it."),
    Case("white on white", typed(60, font=Font(color="FFFFFFFF")), 60, "review", "It is written in white."),
    Case("white on blue", typed(60, font=Font(color="FFFFFFFF"), fill=BLUE), 60, "read"),
    Case("words by its format", typed(120, '[>100]"many";0'), 120, "review", 'Its format shows "many" in its stead.'),
    Case("unit by its format", typed(60, '0 "participants"'), 60, "read"),
    Case("another unit by its format", typed(60, '0 "households"'), 60, "review"),
    Case("a rate by its format", typed(60, '0" per year"'), 60, "review"),
    Case("thousands by k", typed(1200, '#,##0,"k"'), 1200, "read"),
    Case("millions by M", typed(1_200_000, '0.0,,"M"'), 1_200_000, "review"),
    Case("thousands without a sign", typed(1200, "#,##0,"), 1200, "review"),
    Case("a colour", typed(60, "[Red]0"), 60, "read"),
    Case("as text", typed(60, "@"), 60, "read"),
    Case("text in a text cell", typed("60", "@"), 60, "read"),
    Case("leading zeros", typed(7, "000"), 7, "read"),
    Case("scientific", typed(12000, "0.00E+00"), 12000, "read"),
    Case("scientific text", typed("1e3"), 1000, "review"),
    Case("accounting zero", typed(0, '_(* #,##0_);_(* (#,##0);_(* "-"??_);_(@_)'), 0, "read"),
    Case("negative", typed(-500, "#,##0_);(#,##0)"), -500, "review"),
    Case("negative shown without a sign", typed(-500, "0;0"), -500, "review"),
    Case("brackets round it", typed(500, '"("0")"'), 500, "review"),
    Case("text in brackets", typed("(500)"), -500, "review"),
    Case("text with a minus behind", typed("500-"), -500, "review"),
    Case("text with a dash before", typed("–500"), -500, "review"),
    Case("a date", typed(date(2025, 3, 2), "yyyy-mm-dd"), None, "review"),
    Case("a day and month", typed(date(2025, 3, 2), "d-mmm"), None, "review"),
    Case("a year as date", typed(date(2025, 1, 1), "yyyy"), None, "review", "The cell holds a date or a time."),
    Case("a time", typed(time(12, 30), "h:mm"), None, "review"),
    Case("a span of time", typed(timedelta(hours=36), "[h]:mm"), None, "review"),
    Case("a date by number", typed(46022, "d/m/yyyy"), None, "review"),
    Case("yes", typed(True), None, "unreadable"),
    Case("an error", typed("#N/A"), None, "unreadable"),
    Case("division by zero", typed("#DIV/0!"), None, "unreadable"),
    Case("lost reference", typed("#REF!"), None, "unreadable"),
    Case("a formula", typed("=1+1"), None, "unreadable"),
    Case("people with a point", typed(1.036), 1.036, "review"),
    Case("people and a half", typed(2.5), 2.5, "review"),
    Case("a fraction", typed(0.5, "# ?/?"), 0.5, "review"),
    Case("full width", typed("１２０"), 120, "read"),
    Case("marks of direction", typed("\u200e120\u200f"), 120, "read"),
    Case("no-break space", typed("120\u00a0participants"), 120, "read"),
    Case("zero width", typed("1\u200b20"), 120, "read"),
    Case("a share of people", typed("60 %"), 60, "review"),
    Case("a share of people by its format", typed(0.6, "0%"), 60, "review"),
]
SHARES = [
    Case("literal per cent", typed(60, '0"%"'), 60, "read"),
    Case("escaped per cent", typed(60, r"0\%"), 60, "read"),
    Case("general per cent", typed(60, 'General"%"'), 60, "read"),
    Case("per cent", typed(0.6, "0%"), 60, "read"),
    Case("per cent with decimals", typed(0.604, "0.0 %"), 60.4, "read"),
    Case("share without a sign", typed(0.6), 0.6, "review"),
    Case("number without a sign", typed(60), 60, "read"),
    Case("share with a point", typed(1.036), 1.036, "read"),
    Case("text", typed("60 %"), 60, "read"),
    Case("per cent in words", typed(60, '0" per cent"'), 60, "read"),
    Case("Arabic per cent", typed("٦٠٪"), 60, "read"),
]


def result_cells(book: Workbook) -> dict[str, Cell]:
    """The cells for the year's values in a report, by the title of their service."""
    page, fields = book.worksheets[2], [column.field for column in columns("results")]
    title, value = (fields.index(name) + 1 for name in ("service", "value"))
    return {page.cell(row, title).value: page.cell(row, value) for row in range(5, page.max_row + 1)}


@pytest.fixture(scope="module")
def values(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """One hub whose report has each case in a row of its own."""
    folder = DataFolder(tmp_path_factory.mktemp("values") / "data")
    counted = [service(case.name, indicators="40000 participants", year="2024-2026") for case in COUNTS]
    shares = [service(case.name, indicators="80 % of households insured", year="2024-2026") for case in SHARES]
    folder.plan("kestrel-bay/plan.csv", *counted, *shares, received_on="2024-01-05")
    folder.load()
    folder.report("kestrel-bay/report-2024.xlsx", "kestrel-bay", 2024, received_on="2025-02-01")

    def fill(book: Workbook) -> None:
        cells = result_cells(book)
        for case in (*COUNTS, *SHARES):
            case.change(cells[case.name])

    folder.edit("kestrel-bay/report-2024.xlsx", fill)
    folder.load()
    return folder


@pytest.mark.parametrize("case", [*COUNTS, *SHARES], ids=lambda case: case.name)
def test_a_reported_value_is_what_its_cell_shows_or_is_asked_about(values: DataFolder, case: Case) -> None:
    query = """
        SELECT value, indicator_result.state, indicator_result.reason FROM indicator_result
        JOIN indicator USING (indicator_key) JOIN service USING (service_id) WHERE title = ?
    """
    ((value, state, reason),) = values.rows(query, case.name)
    assert (value, state) == (case.value, case.state), reason
    assert reason == case.reason or not case.reason


# --- plans ------------------------------------------------------------------------------------------------------------


YEARS = [
    Case("year", typed(2025), 2025, "read"),
    Case("year with groups", typed(2025, "#,##0"), 2025, "read"),
    Case("year and words", typed(2025, '0"-2027"'), 2025, "read"),
    Case("year shown of a date", typed(date(2025, 3, 2), "yyyy"), 2025, "read"),
    Case("month and year", typed(date(2025, 1, 1), "mmm-yy"), 2025, "read"),
    Case("month and year in words", typed(date(2025, 1, 1), "mmmm yyyy"), 2025, "read"),
    Case("month and year in Korean", typed(date(2025, 1, 1), '[$-412]yyyy"년" m"월"'), 2025, "read"),
    Case("year 1-3 made a date", typed(date(2026, 1, 3), "d-mmm"), None, "review"),
    Case("a whole date", typed(date(2025, 1, 3), "d/m/yyyy"), None, "review"),
    Case("a date by an East Asian number", typed(date(2025, 1, 3), "mm-dd-yy"), None, "review"),
    Case("year in a cell for dates", typed(2025, "d/m/yyyy"), None, "unreadable"),
    Case("year in a cell for years", typed(2025, "yyyy"), None, "unreadable"),
    Case("year and month as number", typed(2024.1), None, "review"),
    Case("date before all dates", typed(-5, "yyyy"), None, "unreadable"),
    Case("a formula", typed("=YEAR(TODAY())"), None, "unreadable"),
    Case("an error", typed("#REF!"), None, "unreadable"),
    Case("struck year", typed(CellRichText(TextBlock(STRUCK, "2024"), " 2025")), 2025, "read"),
    Case("raised mark", typed(CellRichText("2025", TextBlock(RAISED, "1"))), 2025, "read"),
    Case("marks of direction", typed("\u200e2025\u200f"), 2025, "read"),
    Case("full width", typed("２０２５"), 2025, "read"),
    Case("a carriage return behind", typed("2025_x000D_"), 2025, "read"),
    Case("hidden by its format", typed(2025, ";;;"), None, "review"),
]
TARGETS = [
    Case("struck run", typed(CellRichText(TextBlock(STRUCK, "120"), "150 participants")), 150, "read"),
    Case("raised mark", typed(CellRichText("350", TextBlock(RAISED, "1"), " participants")), 350, "read"),
    Case("two lines", typed("120\n150 participants"), None, "review"),
    Case("unit by its format", typed(60, '0 "participants"'), 60, "read"),
    Case("literal per cent", typed(60, '0"% of households insured"'), 60, "read"),
    Case("per cent", typed(0.6, '0%" of households insured"'), 60, "read"),
    Case("negative in brackets", typed(-500, '#,##0_);(#,##0)" participants"'), None, "review"),
    Case("a formula", typed('=60&" participants"'), None, "review"),
    Case("decimals", typed(1.036, '0.000" participants"'), None, "review"),
    Case("hidden by its format", typed("60 participants", ";;;"), None, "review"),
]


def plan_cells(book: Workbook, column: int) -> dict[str, Cell]:
    """The cells of one column of a work plan, by the title of their service."""
    page = book.worksheets[0]
    return {page.cell(row, 1).value: page.cell(row, column) for row in range(2, page.max_row + 1)}


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Two hubs: in the plan of one each case stands under Year, in that of the other under Indicators."""
    folder = DataFolder(tmp_path_factory.mktemp("plans") / "data")
    folder.hub("heron-point", "Heron Point", "KEN")
    folder.plan("kestrel-bay/plan.xlsx", *(service(case.name, year="2024-2026") for case in YEARS))
    folder.plan("heron-point/plan.xlsx", *(service(case.name, year="2024-2026") for case in TARGETS))

    def fill(cases: list[Case], column: int) -> Callable[[Workbook], None]:
        return lambda book: [case.change(plan_cells(book, column)[case.name]) for case in cases]

    folder.edit("kestrel-bay/plan.xlsx", fill(YEARS, 4))
    folder.edit("heron-point/plan.xlsx", fill(TARGETS, 3))
    folder.load()
    return folder


@pytest.mark.parametrize("case", YEARS, ids=lambda case: case.name)
def test_the_years_of_a_service_are_what_their_cell_shows_or_are_asked_about(plans: DataFolder, case: Case) -> None:
    query = "SELECT start_year, years_state, year_text FROM service WHERE hub_id = 'kestrel-bay' AND title = ?"
    ((year, state, text),) = plans.rows(query, case.name)
    assert (year, state) == (case.value, case.state), text


@pytest.mark.parametrize("case", TARGETS, ids=lambda case: case.name)
def test_a_target_is_what_its_cell_shows_or_is_asked_about(plans: DataFolder, case: Case) -> None:
    query = (
        "SELECT service_id, indicators_state, indicators_text FROM service WHERE hub_id = 'heron-point' AND title = ?"
    )
    ((service_id, state, text),) = plans.rows(query, case.name)
    assert state == case.state, text
    targets = plans.rows("SELECT quantity FROM indicator WHERE service_id = ? AND state = 'read'", service_id)
    assert [quantity for (quantity,) in targets] == ([] if case.value is None else [case.value])


def test_what_a_plan_s_cell_cannot_say_is_told_with_its_place(plans: DataFolder) -> None:
    told = plans.rows("""
        SELECT rule_id, hub_id, text, part, row_number, column_number FROM finding
        WHERE rule_id IN ('formula_without_result', 'cell_error', 'hidden_cells', 'struck_text') ORDER BY ALL
    """)
    row = {case.name: number for number, case in enumerate(TARGETS, 2)}
    years = {case.name: number for number, case in enumerate(YEARS, 2)}
    assert told == [
        ("cell_error", "kestrel-bay", "#REF!", "Sheet", years["an error"], 4),
        ("formula_without_result", "heron-point", '=60&" participants"', "Sheet", row["a formula"], 3),
        ("formula_without_result", "kestrel-bay", "=YEAR(TODAY())", "Sheet", years["a formula"], 4),
        ("hidden_cells", "heron-point", "60 participants", "Sheet", row["hidden by its format"], 3),
        ("hidden_cells", "kestrel-bay", "2025", "Sheet", years["hidden by its format"], 4),
        ("struck_text", "heron-point", "120", "Sheet", row["struck run"], 3),
        ("struck_text", "kestrel-bay", "2024", "Sheet", years["struck year"], 4),
    ]


# --- whole reports ----------------------------------------------------------------------------------------------------


def hide_rows(book: Workbook) -> None:
    for page in book.worksheets[1:4]:
        page.row_dimensions[5].hidden = True


def hide_columns(book: Workbook) -> None:
    for page, letter in zip(book.worksheets[1:4], ("E", "G", "C"), strict=True):
        page.column_dimensions[letter].hidden = True


def hide_results(book: Workbook) -> None:
    book.worksheets[2].sheet_state = "veryHidden"


def filter_results(book: Workbook) -> None:
    book.worksheets[2].auto_filter.ref = "A4:J6"
    book.worksheets[2].row_dimensions[5].hidden = True


def add_sheets(book: Workbook) -> None:
    own = book.create_sheet("Own")
    for line in (["Flood training"], ["Women reached", 45], ["Total", "=SUM(B2:B2)"], ["Ask", "ada@example.org"]):
        own.append(line)
    hidden = book.create_sheet("Drafts")
    hidden.sheet_state, hidden["B2"] = "hidden", "77 so far"


def write_beside(book: Workbook) -> None:
    book.worksheets[0]["A12"] = "We could not travel in spring."
    results = book.worksheets[2]
    results["B1"], results["M5"], results["L4"], results["L5"] = "Our own heading", "beside", "Women", 200
    results["G5"].comment = Comment("20 of them online", "A. Author")
    book.worksheets[3]["B30"] = "under the table"


def lose_keys(book: Workbook) -> None:
    book.remove(book["_key"])
    for page in book.worksheets[1:]:
        page.delete_rows(3)
    book.defined_names.clear()


def rename_and_turn(book: Workbook) -> None:
    for number, page in enumerate(book.worksheets):
        page.title, page.protection.sheet = f"Blatt {number}", False
    book._sheets.reverse()
    book.defined_names.clear()


def escape_status(book: Workbook) -> None:
    book.worksheets[1]["E5"] = "under way_x000D_"
    book.worksheets[1]["I5"] = "Mombasa,\u00a0Kenya_x000D_\nDakar, Senegal"
    book.worksheets[1]["K5"] = "the code _x005F_x000D_ stays"


def formulas(book: Workbook) -> None:
    book.worksheets[1]["E5"], book.worksheets[1]["G5"] = '=IF(1=1,"done","")', "=SUM(1,2)"
    book.worksheets[2]["I5"] = "=HYPERLINK(A1)"


EDITS = {
    "hidden-rows": hide_rows, "hidden-columns": hide_columns, "hidden-results": hide_results,
    "filtered": filter_results, "own-sheets": add_sheets, "beside": write_beside, "lost-keys": lose_keys,
    "renamed": rename_and_turn, "escapes": escape_status, "formulas": formulas,
}  # fmt: skip
WORD_REPORTS = ("strict-word", "lost-marks-word", "own-words")
ALL = (*EDITS, "lost-marks", "strict", "template", *WORD_REPORTS)


def without_mark(name: str, text: str) -> str:
    return text.replace("resilience_hub_annual_report", "gone")


def own_words(word: WordDocument) -> None:
    word.add_paragraph("45 women were reached in Lamu.")
    word.add_table(1, 2).cell(0, 0).text = "Women"


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """One hub a situation, each with the same report, to which that situation happened."""
    folder = DataFolder(tmp_path_factory.mktemp("reports") / "data")
    for hub_id in ALL:
        folder.hub(hub_id, hub_id.title(), "KEN")
        services = (service("Flood training", indicators="400 participants", year="2024-2026"),)
        folder.plan(f"{hub_id}/plan.csv", *services, received_on="2024-03-01")
    folder.load()
    told = {
        "service": "Flood training", "status": "under_way", "people_reached": "350",
        "cities_supported": ["Mombasa, Kenya"], "result": [{"indicator": "400 participants", "value": "390"}],
        "money": [{"amount": "12000", "currency": "USD", "form": "cash"}],
    }  # fmt: skip
    for hub_id in ALL:
        suffix = "docx" if hub_id in WORD_REPORTS else "xlsx"
        folder.report(f"{hub_id}/report-2024.{suffix}", hub_id, 2024, told, received_on="2025-02-01")
    for hub_id, change in EDITS.items():
        folder.edit(f"{hub_id}/report-2024.xlsx", change)
    changed = {"lost-marks": without_mark, "template": lambda _, text: text.replace("sheet.main", "template.main")}
    for hub_id, change in changed.items():
        rewrite(folder, f"{hub_id}/report-2024.xlsx", lambda content, change=change: with_parts(content, change))
    rewrite(folder, "strict/report-2024.xlsx", strict)
    rewrite(folder, "strict-word/report-2024.docx", strict)
    rewrite(folder, "lost-marks-word/report-2024.docx", lambda content: with_parts(content, without_mark))
    path = folder.path / "inbox" / "own-words" / "report-2024.docx"
    word = open_word(str(path))
    own_words(word)
    word.save(str(path))
    folder.load()
    return folder


def rewrite(folder: DataFolder, document: str, change: Callable[[bytes], bytes]) -> None:
    path = folder.path / "inbox" / document
    path.write_bytes(change(path.read_bytes()))


def told_of(folder: DataFolder, hub_id: str) -> list[tuple]:
    """(rule, text, place) of what is told of a hub's report."""
    query = """
        SELECT rule_id, text, concat_ws(' ', part, row_number, column_number) FROM finding
        WHERE document_id LIKE ? ORDER BY ALL
    """
    return folder.rows(query, f"{hub_id}/report%")


def answers_of(folder: DataFolder, hub_id: str) -> dict[str, list[tuple]]:
    """What was reported, table by table."""
    queries = {
        "results": "SELECT value, state FROM indicator_result WHERE hub_id = ?",
        "services": "SELECT delivery_status, people_reached, people_reached_text FROM service_result WHERE hub_id = ?",
        "cities": "SELECT city FROM supported_city WHERE hub_id = ? ORDER BY city",
        "money": "SELECT CAST(amount AS INTEGER), currency_code, state FROM amount WHERE hub_id = ?",
    }
    return {name: folder.rows(query, hub_id) for name, query in queries.items()}


AS_SENT = {
    "results": [(390, "read")],
    "services": [("under_way", 350, "350")],
    "cities": [("Mombasa",)],
    "money": [(12000, "USD", "read")],
}


@pytest.mark.parametrize(
    ("hub_id", "told"),
    [
        ("renamed", []),
        ("strict", []),
        ("strict-word", []),
        ("template", []),
        ("lost-keys", [("report_keys_missing", None, "body")]),
        ("lost-marks", [("report_version_unknown", None, "body")]),
        ("lost-marks-word", [("report_version_unknown", None, "body")]),
        (
            "own-words",
            [
                ("report_table_unknown", "Women", "body 1 1"),
                ("report_text_unread", "45 women were reached in Lamu.", "body"),
            ],
        ),
        (
            "own-sheets",
            [
                ("report_table_unknown", "77 so far", "Drafts"),
                (
                    "report_table_unknown",
                    "Flood training | Women reached | 45 | Total | =SUM(B2:B2) | Ask | [focal point]",
                    "Own",
                ),
            ],
        ),
        (
            "beside",
            [
                ("cell_comment", "20 of them online", "Results 5 7"),
                ("report_column_unknown", "200", "Results 5 12"),
                ("report_column_unknown", "beside", "Results 5 13"),
                ("report_row_not_in_plan", "under the table", "Money 30"),
                ("report_text_unread", "Our own heading", "Results 1 2"),
                ("report_text_unread", "We could not travel in spring.", "About 12 1"),
            ],
        ),
    ],
)
def test_a_report_keeps_its_answers_and_what_else_stands_in_it_is_told(reports, hub_id, told):
    assert answers_of(reports, hub_id) == AS_SENT
    assert told_of(reports, hub_id) == told


@pytest.mark.parametrize(
    ("hub_id", "changed"),
    [
        (
            "hidden-rows",
            {
                "results": [(390, "review")],
                "services": [(None, None, "350")],
                "cities": [],
                "money": [(12000, "USD", "review")],
            },
        ),
        (
            "hidden-columns",
            {"results": [(390, "review")], "services": [(None, 350, "350")], "money": [(12000, "USD", "review")]},
        ),
        ("hidden-results", {"results": [(390, "review")]}),
        ("filtered", {"results": [(390, "review")]}),
    ],
)
def test_what_is_hidden_in_a_report_is_asked_about(reports, hub_id, changed):
    assert answers_of(reports, hub_id) == AS_SENT | changed
    told = {rule for rule, *_ in told_of(reports, hub_id)}
    assert told <= {"hidden_cells", "report_number_review"}
    query = "SELECT message FROM finding WHERE document_id LIKE ?"
    messages = [message for (message,) in reports.rows(query, f"{hub_id}/report%")]
    assert messages
    assert all("hidden" in message for message in messages)


def test_escapes_of_excel_are_undone_in_each_answer(reports):
    assert answers_of(reports, "escapes") == AS_SENT | {"cities": [("Dakar",), ("Mombasa",)]}
    assert reports.rows("SELECT changes FROM service_result WHERE hub_id = 'escapes'") == [
        ("the code _x000D_ stays",),
    ]
    assert told_of(reports, "escapes") == []


def test_formulas_without_a_result_are_told_whatever_they_answer(reports):
    assert answers_of(reports, "formulas")["services"] == [(None, None, "=SUM(1,2)")]
    assert told_of(reports, "formulas") == [
        ("formula_without_result", "=HYPERLINK(A1)", "Results 5 9"),
        ("formula_without_result", '=IF(1=1,"done","")', "Services 5 5"),
        ("report_formula", "=SUM(1,2)", "Services 5 7"),
    ]
