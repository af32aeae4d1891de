"""What cells of workbooks show, hold and hide, from the file to the published snapshot."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from etl.forms.annual_report_layout import columns
from tests.published import DataFolder, service

STRUCK, RAISED = InlineFont(strike=True), InlineFont(vertAlign="superscript")
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
