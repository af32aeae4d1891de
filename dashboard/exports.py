"""Tables as files that stand alone: CSV and Excel with filters, snapshot and as-of date inside. Knows no Streamlit."""

import csv
import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from dashboard import words

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
EXECUTABLE = ("=", "+", "-", "@", "\t", "\r")
WIDEST = 60  # characters of an Excel column
LONGEST = 32_767  # characters that an Excel cell can hold


@dataclass(frozen=True, slots=True)
class About:
    """What a file says about itself: its title, the data chosen, filters in words, snapshot and as-of day."""

    title: str
    data: str
    filters: str
    snapshot: str
    as_of: str

    @property
    def facts(self) -> dict[str, str]:
        """The same as heading and value, for the columns of a CSV and the sheet of a workbook."""
        return {"data": self.data, "filters": self.filters, "snapshot": self.snapshot, "as_of": self.as_of}


def to_csv(rows: pd.DataFrame, about: About) -> bytes:
    """Comma-separated UTF-8 with a byte order mark (for Excel); each row carries data, filters, snapshot and day."""
    written = io.StringIO()
    writer = csv.writer(written)
    writer.writerow([*rows.columns, *about.facts])
    trailer = [harmless(value) for value in about.facts.values()]
    for row in rows.itertuples(index=False):
        writer.writerow([*(harmless(plain(value)) for value in row), *trailer])
    return written.getvalue().encode("utf-8-sig")


def to_excel(rows: pd.DataFrame, about: About, meanings: Mapping[str, str]) -> bytes:
    """A workbook of three sheets: the rows, what they are, and what each column means."""
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Data"
    _fill(sheet, [list(rows.columns), *([plain(value) for value in row] for row in rows.itertuples(index=False))])
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = sheet.dimensions
    _fill(workbook.create_sheet("About"), [["what", "value"], ["title", about.title], *map(list, about.facts.items())])
    columns = [[column, words.label(column), meanings.get(column, "")] for column in rows.columns]
    _fill(workbook.create_sheet("Columns"), [["column", "label", "meaning"], *columns])
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()


def plain(value: Any) -> Any:
    """A value as a file holds it: dates as YYYY-MM-DD, missing as empty, numbers of Python rather than of NumPy."""
    if words.is_missing(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return value.item() if hasattr(value, "item") else value


def harmless(value: Any) -> Any:
    """Text that a spreadsheet would run as a formula, with an apostrophe before it."""
    return f"'{value}" if isinstance(value, str) and value.startswith(EXECUTABLE) else value


def printable(text: str) -> str:
    """Text as a cell of Excel can hold it: no control characters, and not too long."""
    return "".join(letter for letter in text if letter >= " " or letter in "\n\t")[:LONGEST]


def _fill(sheet: Worksheet, lines: list[list[Any]]) -> None:
    """Write lines; text stays text even where it begins with "="."""
    for row, line in enumerate(lines, start=1):
        for column, value in enumerate(line, start=1):
            if isinstance(value, str):
                cell = sheet.cell(row, column)
                cell.value = printable(value)
                cell.data_type = "s"
            elif value is not None:
                sheet.cell(row, column, value)
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    for column in sheet.columns:
        longest = max((len(str(cell.value)) for cell in column if cell.value is not None), default=8)
        sheet.column_dimensions[column[0].column_letter].width = min(longest + 2, WIDEST)
