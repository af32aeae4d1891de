import csv
import io

import pandas as pd
import pytest
from openpyxl import load_workbook

from dashboard import exports

ABOUT = exports.About("Services", "Examples", "type: Training", "abc123", "2026-11-21")
ROWS = pd.DataFrame(
    {
        "title": ["=HYPERLINK(1)", "@cmd", "Étude, «plans»\nline two"],
        "targets_count": [1, 2, 3],
        "received_on": pd.to_datetime(["2026-02-01", None, "2026-02-03"]),
        "country": ["Kenya", None, "-1+1"],
    }
)


def read_csv() -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exports.to_csv(ROWS, ABOUT).decode("utf-8-sig"))))


def test_csv_carries_filters_snapshot_and_day_in_each_row():
    rows = read_csv()
    assert len(rows) == 3
    assert rows[2]["title"] == "Étude, «plans»\nline two"
    assert (
        rows[0] | {"filters": "type: Training", "snapshot": "abc123", "as_of": "2026-11-21", "data": "Examples"}
        == rows[0]
    )


def test_csv_says_dates_plainly_and_missing_as_empty():
    assert [row["received_on"] for row in read_csv()] == ["2026-02-01", "", "2026-02-03"]


def test_csv_runs_nothing_in_a_spreadsheet():
    rows = read_csv()
    assert rows[0]["title"] == "'=HYPERLINK(1)"
    assert rows[1]["title"] == "'@cmd"
    assert rows[2]["country"] == "'-1+1"


@pytest.fixture
def workbook():
    return load_workbook(io.BytesIO(exports.to_excel(ROWS, ABOUT, {"country": "Everyday English name"})))


def test_excel_has_rows_about_and_columns(workbook):
    assert workbook.sheetnames == ["Data", "About", "Columns"]
    assert [cell.value for cell in workbook["Data"][1]] == list(ROWS.columns)
    about = dict(workbook["About"].iter_rows(min_row=2, values_only=True))
    assert about["snapshot"] == "abc123"
    assert about["filters"] == "type: Training"
    assert ("country", "Country", "Everyday English name") in list(workbook["Columns"].iter_rows(values_only=True))


def test_excel_keeps_formulas_as_text(workbook):
    cell = workbook["Data"]["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")


def test_an_empty_table_is_a_heading_alone():
    assert exports.to_csv(ROWS.iloc[:0], ABOUT).decode("utf-8-sig").splitlines() == [
        "title,targets_count,received_on,country,data,filters,snapshot,as_of"
    ]
