"""An updated work plan as a workbook, a CSV or a Word file with the form's six columns."""

import csv
import io
from collections.abc import Mapping
from typing import Any

from hub_format import SERVICE_TYPES
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from packages import LABEL, document, paragraph, repack

COLUMNS = (
    "Services/Activity",
    "Description",
    "Indicator of Achievement",
    "Year",
    "Type of service",
    "Service coverage",
)
TYPE_LABELS = dict(
    zip(
        SERVICE_TYPES,
        (
            "Research, analysis and report writing",
            "Event organization and participation",
            "Self-service tools (guidance notes, publications, interactive websites, scorecards, etc.)",
            "Training and education",
            "Grant and loan",
            "Technical assistance",
            "Consultancy service",
            "Other",
        ),
        strict=True,
    )
)
WIDTHS = (30, 50, 45, 14, 40, 35)

Row = Mapping[str, Any]


def plan_file(plan: Mapping[str, Any], hub: Mapping[str, Any]) -> bytes:
    """The file of a [later_work_plan] table, of the kind it asks for."""
    rows = [list(COLUMNS), *([*cells(row)] for row in plan["rows"])]
    title = f"{hub['name']}: work plan {plan['year']}"
    makers = {"xlsx": workbook, "csv": comma_separated, "docx": word_table}
    return makers[plan["file"]](title, rows, hub["language"])


def cells(row: Row) -> tuple[str, ...]:
    """The six cells of a service; its types are labels, one a line."""
    return (row["service"], row["description"], row["indicators"], row["year"], types_cell(row), row["coverage"])


def types_cell(row: Row) -> str:
    """The labels of the ticked types, one a line, with what "Other" is."""
    other = f": {row['type_other']}" if "type_other" in row else ""
    return "\n".join(TYPE_LABELS[key] + (other if key == "other" else "") for key in row["types"])


def workbook(title: str, rows: list[list[str]], language: str) -> bytes:
    """A workbook with one sheet: the example line, the title, the headings, the services."""
    book = Workbook()
    sheet = book.active
    sheet.title = "Work plan"
    for line in ([LABEL], [title], *rows):
        sheet.append(line)
    lay_out(sheet)
    buffer = io.BytesIO()
    book.save(buffer)
    return repack(buffer.getvalue())


def lay_out(sheet: Any) -> None:
    """Bold headings, wrapped text, columns wide enough to read, printed one page wide."""
    for row in sheet.iter_rows(min_row=3):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in (*sheet[2], *sheet[3]):
        cell.font = Font(bold=True)
    for letter, width in zip("ABCDEF", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def comma_separated(title: str, rows: list[list[str]], language: str) -> bytes:
    """A CSV as a spreadsheet program saves it: UTF-8 with a mark, the example line and the title first."""
    buffer = io.StringIO()
    csv.writer(buffer).writerows([[LABEL], [title], *rows])
    return buffer.getvalue().encode("utf-8-sig")


def word_table(title: str, rows: list[list[str]], language: str) -> bytes:
    """A Word file with the title and one table."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join('<w:gridCol w:w="1500"/>' for _ in COLUMNS)
    table = "".join(f"<w:tr>{''.join(word_cell(text, language) for text in row)}</w:tr>" for row in rows)
    properties = f'<w:tblPr><w:tblW w:w="9000" w:type="dxa"/><w:tblBorders>{borders}</w:tblBorders></w:tblPr>'
    body = f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{table}</w:tbl>"
    return document(paragraph(title, language, "Heading1") + body + paragraph("", language))


def word_cell(text: str, language: str) -> str:
    """One table cell, a paragraph a line."""
    paragraphs = "".join(paragraph(line, language) for line in text.split("\n"))
    return f'<w:tc><w:tcPr><w:tcW w:w="1500" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>'
