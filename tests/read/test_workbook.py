"""A cell of a workbook reads as a person sees it, whatever country its number format comes from."""

import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from etl.read.grid import read_workbook

DAY = date(2025, 12, 31)
SERIAL = 46022  # 31 December 2025


def text_of(path: Path, value: Any, number_format: str) -> str:
    """What is read of a workbook's one cell."""
    book = Workbook()
    cell = book.active.cell(1, 1, value)
    cell.number_format = number_format
    book.save(path / "one.xlsx")
    (table,) = read_workbook(path / "one.xlsx")
    return table.rows[0].cells[0].text


def renumbered(path: Path, number: int) -> Path:
    """The workbook with its one date format named by a number alone, as East Asian Excel does."""
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(path.with_name("renumbered.xlsx"), "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename == "xl/styles.xml":
                assert data.count(b'numFmtId="14"') == 1
                data = data.replace(b'numFmtId="14"', b'numFmtId="%d"' % number)
            new.writestr(entry, data)
    return path.with_name("renumbered.xlsx")


@pytest.mark.parametrize("number", [27, 31, 36, 56, 58, 71])
def test_dates_by_the_numbers_of_east_asian_formats(tmp_path: Path, number: int) -> None:
    text_of(tmp_path, DAY, "mm-dd-yy")  # number 14
    (table,) = read_workbook(renumbered(tmp_path / "one.xlsx", number))
    assert table.rows[0].cells[0].text == "2025-12-31"


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (DAY, "yyyy-mm-dd", "2025-12-31"),
        (DAY, "mmm-yy", "2025-12"),
        (DAY, 'yyyy"년" m"월"', "2025-12"),
        (DAY, "yyyy", "2025"),
        (DAY, "d-mmm", "2025-12-31"),
        (DAY, '[$-411]ggge"年"m"月"d"日"', "2025-12-31"),
        (DAY, "[$-D07041E]d/m/yyyy", "2025-12-31"),
        (SERIAL, '[$-411]ggge"年"', "2025"),
        (SERIAL, "[$-404]e", "2025"),
        (datetime(2025, 12, 31, 9, 30), "yyyy-mm-dd hh:mm", "2025-12-31T09:30:00"),
        (time(9, 30), "hh:mm", "09:30:00"),
    ],
)
def test_dates_as_far_as_they_are_shown(tmp_path: Path, value: Any, number_format: str, text: str) -> None:
    assert text_of(tmp_path, value, number_format) == text


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.45, "0%", "45%"),
        (0.125, "0.0%", "12.5%"),
        (30, '0"명"', "30명"),
        (30, '"약 "#,##0"개 도시"', "약 30개 도시"),
        (1200, '#,##0\\ "m"', "1200 m"),
        (25000, "[$USD] #,##0", "USD 25000"),
        (25000, "#,##0\\ [$€-407]", "25000 €"),
        (25_000_000, '#,##0,"천원"', "25000천원"),
        (1_500_000, '0.0,,"M"', "1.5M"),
        (-5, "#,##0;[Red]-#,##0", "-5"),
        (-5, "#,##0", "-5"),
        (0, '#,##0;-#,##0;"-"', "0"),
        (2.5, "0", "2.5"),
        (0.5, "# ?/?", "0.5"),
        (12000, "0.00E+00", "12000"),
        (46022, "#,##0", "46022"),
        (46022, "General", "46022"),
        (2500, '[>=1000]#,##0,"K";0', "2500"),
        (True, "General", "True"),
        ("25명", "@", "25명"),
    ],
)
def test_numbers_with_the_words_of_their_format(tmp_path: Path, value: Any, number_format: str, text: str) -> None:
    assert text_of(tmp_path, value, number_format) == text
