"""Plans, answers and what people do to files, shared by the tests of the annual report."""

import io
import random
import runpy
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from etl.send.annual_report_plan import PlannedIndicator, PlannedService, ReportPlan
from etl.send.annual_report_word import write_word
from etl.send.annual_report_workbook import write_workbook

_FILLING = runpy.run_path(str(Path(__file__).parents[2] / "data" / "examples" / "fill_report.py"))
fill_workbook, fill_word = _FILLING["fill_workbook"], _FILLING["fill_word"]

PLAN = ReportPlan(
    hub_id="example-ngor",
    hub_name="Ngor Bay",
    report_year=2024,
    language="en",
    services=(
        PlannedService(
            "svc-tour",
            "Study tour on dune restoration",
            ("Event organization and participation", "Training and education"),
            "2024-2026",
            (
                PlannedIndicator("ind-tours", "1 tour/year (total 3 tours)", "3", "tour", "1"),
                PlannedIndicator("ind-officials", "15 officials trained by end of 2026", "15", "official", "6"),
            ),
            ("Praia Nova, Cabo Verde",),
        ),
        PlannedService(
            "svc-guide",
            "=Guide to flood maps",
            ("Self-service tools",),
            "2025",
            (PlannedIndicator("ind-guides", "1 guide published", "1", "guide"),),
        ),
    ),
)

ANSWERS = {
    "language": "en",
    "service": [
        {
            "service": "Study tour on dune restoration",
            "status": "under_way",
            "reason": "Second tour moved to March",
            "people_reached": "24",
            "cities_supported": ["Praia Nova, Cabo Verde", "Tam Huong (Viet Nam)"],
            "problems": "Visas\ncame late",
            "changes": "None",
            "result": [
                {
                    "indicator": "1 tour/year (total 3 tours)",
                    "value": "2",
                    "evidence": "https://ngor.example/tours",
                    "evidence_kind": "link",
                },
                {"indicator": "15 officials trained by end of 2026", "value": "0", "evidence_kind": "none"},
            ],
            "money": [
                {"amount": "12000", "currency": "USD", "form": "cash", "note": "flights"},
                {"amount": "3000", "currency": "XOF", "form": "in_kind"},
            ],
        },
        {"service": "=Guide to flood maps", "status": "dropped", "reason": "=SUM(1,1)"},
    ],
}


def facts(report) -> dict:
    """Everything that was answered, without the places, in an order that does not depend on the file."""
    return {
        "identity": (report.hub_id, report.report_year, report.language),
        "services": {
            item.service_key: (
                item.delivery_status,
                item.reason,
                (item.people_reached.value, item.people_reached.text, item.people_reached.state),
                tuple((city.city, city.country_code) for city in item.cities),
                item.problems,
                item.changes,
            )
            for item in report.services
        },
        "results": {
            item.indicator_key: (
                item.service_key,
                (item.number.value, item.number.text, item.number.state),
                item.evidence_kind,
                item.evidence,
                item.note,
            )
            for item in report.results
        },
        "money": sorted(
            (item.service_key, item.amount.value, item.amount.text, item.currency_code or "", item.form, item.note)
            for item in report.money
        ),
    }


def codes(report) -> list[str]:
    return sorted(finding.code for finding in report.findings)


def edited_workbook(workbook: bytes, edit) -> bytes:
    """The workbook after `edit(book)`, saved as Excel would."""
    book = load_workbook(io.BytesIO(workbook))
    edit(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def edited_word(document: bytes, edit) -> bytes:
    """The Word file after `edit(document)`."""
    word = Document(io.BytesIO(document))
    edit(word)
    written = io.BytesIO()
    word.save(written)
    return written.getvalue()


def filled(suffix: str, plan: ReportPlan = PLAN, answers: dict = ANSWERS) -> bytes:
    """The pre-filled report of a plan with these answers typed in, as .xlsx or .docx."""
    write, fill = {"xlsx": (write_workbook, fill_workbook), "docx": (write_word, fill_word)}[suffix]
    return fill(write(plan), answers)


def shuffled_workbook(workbook: bytes, seed: int) -> bytes:
    """The same answers with the sheets, the rows and the columns in another order."""
    chance = random.Random(seed)

    def shuffle(book) -> None:
        for sheet in book.worksheets[1:4]:
            lines = [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows(min_row=3)]
            order = chance.sample(range(len(lines[0])), len(lines[0]))
            sheet.column_dimensions["A"].hidden = False
            sheet.column_dimensions[get_column_letter(order.index(0) + 1)].hidden = True
            lines = lines[:2] + chance.sample(lines[2:], len(lines) - 2)
            for number, line in enumerate(lines, start=3):
                for column, index in enumerate(order, start=1):
                    cell = sheet.cell(number, column)
                    cell.value, cell.data_type = line[index]
        chance.shuffle(book._sheets)

    return edited_workbook(workbook, shuffle)


def shuffled_word(document: bytes, seed: int) -> bytes:
    """The same answers with the tables, the rows and the columns in another order."""
    chance = random.Random(seed)

    def shuffle(word) -> None:
        for table in word.tables:
            rows = table._tbl.findall(qn("w:tr"))
            cells = [row.findall(qn("w:tc")) for row in rows]
            order = chance.sample(range(len(cells[0])), len(cells[0]))
            for row, own in zip(rows, cells, strict=True):
                row.extend(own[index] for index in order)
            table._tbl.extend(chance.sample(rows[1:], len(rows) - 1))
        tables = [table._tbl for table in word.tables]
        for table in chance.sample(tables, len(tables)):
            word.element.body.insert(0, table)

    return edited_word(document, shuffle)
