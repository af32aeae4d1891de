"""Several reports of one hub and year in the published snapshot: what replaces what, and what cannot be told."""

import io
from pathlib import Path

import openpyxl
import pytest

from tests.published import DataFolder, service

TRAINING, GUIDES = "400 participants", "3 guides by 2026"
HUBS = (
    "replaced",
    "foreign",
    "foreign-rows",
    "foreign-title",
    "unreadable",
    "yearless",
    "too-early",
    "emptied",
    "same-day",
    "undated",
    "twins",
    "in-time",
    "loose-word",
)


def said(people: int = 0, money: int = 0, guides: int = 2, **more) -> dict:
    """What a report says of the one service, its results, and a sum in US dollars."""
    results = [{"indicator": TRAINING, "value": str(people)}, {"indicator": GUIDES, "value": str(guides)}]
    sums = [{"amount": str(money), "currency": "USD", "form": "cash"}] if money else []
    return {"service": "Flood training", "status": "under_way", "result": results, "money": sums} | more


def without_year(workbook: bytes) -> bytes:
    """The same report with its printed year taken out, of the keys and of every heading."""
    book, written = openpyxl.load_workbook(io.BytesIO(workbook)), io.BytesIO()
    for cell in (cell for sheet in book for row in sheet.iter_rows() for cell in row):
        if "Annual report 2024" in str(cell.value) or cell.value == "2024":
            cell.value = None
    book.save(written)
    return written.getvalue()


def lose_keys(book: openpyxl.Workbook, *, keeps_rows: bool) -> None:
    """Take out the table of keys, as copying the sheets into a new file does; and the keys of the rows, or not."""
    book.remove(book["_key"])
    for page in book.worksheets[1:]:
        page.delete_rows(3)
        for cell in page["A"][3:] if not keeps_rows else ():
            cell.value = None
    book.defined_names.clear()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Each hub promised one service, was recognised in February 2024, and sent several reports for 2024."""
    made = DataFolder(Path(tmp_path_factory.mktemp("reports")) / "data")
    training = service("Flood training", indicators=f"{TRAINING}\n{GUIDES}", year="2024-2026")
    for hub_id in HUBS:
        made.hub(hub_id, hub_id.capitalize(), "KEN")
        made.decision(hub_id, "recognised", "2024-02-01")
        made.form(f"{hub_id}/candidature/annex-1.docx", training, city_name=hub_id, received_on="2024-01-05")
    made.form("kestrel-bay/candidature/annex-1.docx", training, received_on="2024-01-05")
    made.load()
    first, second = "2025-02-01", "2025-03-01"
    for hub_id in HUBS:
        is_undated = hub_id in ("undated", "in-time")
        day = {"emptied": "2025-05-01", "in-time": second, "undated": "2025-05-01"}.get(hub_id, first)
        made.report(f"{hub_id}/report.xlsx", hub_id, 2024, said(100, 500), received_on=day)
        if hub_id in ("replaced", "undated", "in-time", "too-early"):
            year = 2026 if hub_id == "too-early" else 2024
            made.report(
                f"{hub_id}/report-b.xlsx", hub_id, year, said(120, 700), received_on="" if is_undated else second
            )
    made.report("foreign/report-b.xlsx", "kestrel-bay", 2024, said(9, 9), received_on=second)
    for hub_id, keeps_rows in (("foreign-rows", True), ("foreign-title", False)):
        stray = f"{hub_id}/report-b.xlsx"
        made.report(stray, "kestrel-bay", 2024, said(9, 9), received_on=second)
        made.edit(stray, lambda book, keeps_rows=keeps_rows: lose_keys(book, keeps_rows=keeps_rows))
    made.put("unreadable/report-b.xlsx", b"PK\x03\x04 cut off", second)
    yearless = (made.path / "inbox" / made.report("yearless/report-b.xlsx", "yearless", 2024, said(9, 9))).read_bytes()
    made.put("yearless/report-b.xlsx", without_year(yearless), second)
    made.report("emptied/report-b.xlsx", "emptied", 2024, received_on="2025-06-01")
    made.report("emptied/report-0.xlsx", "emptied", 2024, received_on=first)
    cities = {"cities_supported": ["Nairobi, Kenya"], "people_reached": "50"}
    made.report("same-day/report-b.xlsx", "same-day", 2024, said(120, 500, **cities), received_on=first)
    made.report("twins/report-b.docx", "twins", 2024, said(100, 500), received_on=first)
    made.report("loose-word/report-b.docx", "loose-word", 2024, said(120, 700), received_on=second)
    made.load()
    return made


def results(folder: DataFolder, hub_id: str) -> list[tuple]:
    """(words, status, actual value) of each target on a day when every report had come."""
    query = "SELECT text, status_id, actual_value FROM progress(DATE '2025-12-31') WHERE hub_id = ? ORDER BY text DESC"
    return folder.rows(query, hub_id)


def delivered(folder: DataFolder, hub_id: str) -> list[tuple]:
    return folder.rows("SELECT total_usd FROM pledge WHERE rung = 'delivered' AND hub_id = ? ORDER BY ALL", hub_id)


@pytest.mark.parametrize(
    "hub_id", ["foreign", "foreign-rows", "foreign-title", "unreadable", "yearless", "too-early", "emptied", "twins"]
)
def test_what_is_refused_or_says_no_more_replaces_nothing(folder, hub_id):
    assert results(folder, hub_id) == [(TRAINING, "far_behind", 100), (GUIDES, "on_track", 2)]
    assert delivered(folder, hub_id) == [(500,)]
    assert folder.rows("SELECT people_most, claims_count FROM reach WHERE hub_id = ? AND report_year IS NULL", hub_id)


@pytest.mark.parametrize("hub_id", ["replaced", "loose-word"])
def test_a_later_report_replaces_values_and_money(folder, hub_id):
    assert results(folder, hub_id) == [(TRAINING, "far_behind", 120), (GUIDES, "on_track", 2)]
    assert delivered(folder, hub_id) == [(700,)]
    by_year = "SELECT money_year, sum(year_usd) FROM pledge_year WHERE rung = 'delivered' AND hub_id = ? GROUP BY ALL"
    assert folder.rows(by_year, hub_id) == [(2024, 700)]
    replaced = folder.rows("SELECT document_id FROM annual_report WHERE NOT is_latest AND hub_id = ?", hub_id)
    assert replaced == [(f"{hub_id}/report.xlsx",)]


def test_on_a_day_between_two_reports_the_first_one_counts(folder):
    query = "SELECT actual_value FROM progress(DATE '2025-02-15') WHERE hub_id = 'replaced' AND text = ?"
    assert folder.rows(query, TRAINING) == [(100,)]


@pytest.mark.parametrize(
    ("rule_id", "document", "says"),
    [
        ("report_other_hub", "foreign/report-b.xlsx", 'made for the hub "kestrel-bay"'),
        ("report_other_hub", "foreign-rows/report-b.xlsx", 'made for the hub "kestrel-bay"'),
        ("report_other_hub", "foreign-title/report-b.xlsx", 'made for the hub "kestrel-bay"'),
        ("report_without_year", "yearless/report-b.xlsx", "does not say which year"),
        ("report_other_year", "too-early/report-b.xlsx", "came before that year"),
        ("report_empty", "emptied/report-b.xlsx", "emptied/report.xlsx stays in force"),
        ("report_replaced", "replaced/report.xlsx", "replaced/report-b.xlsx"),
        ("duplicate_document", "twins/report-b.docx", "twins/report.xlsx"),
        (
            "version_order_unknown",
            "same-day/report-b.xlsx",
            "same-day/report-b.xlsx and same-day/report.xlsx came last is not known: both have the day 2025-02-01",
        ),
        ("version_order_unknown", "undated/report-b.xlsx", "undated/report-b.xlsx has no day of receipt"),
    ],
)
def test_it_is_said(folder, rule_id, document, says):
    stem = document.partition("-b.")[0]
    told = [(message, step) for name, message, step in folder.found(rule_id) if name.startswith(stem)]
    assert any(says in message for message, _ in told), told
    assert all(step for _, step in told)


@pytest.mark.parametrize("hub_id", ["same-day", "undated"])
def test_where_the_order_is_unknown_only_what_both_say_counts(folder, hub_id):
    (_, training, _), guides = results(folder, hub_id)
    assert (training, guides) == ("cannot_be_assessed", (GUIDES, "on_track", 2))
    ((next_step,),) = folder.rows(
        "SELECT next_step FROM finding WHERE rule_id = 'version_order_unknown' AND hub_id = ?", hub_id
    )
    assert "data/received.csv" in next_step


def test_sums_and_people_of_which_versions_differ_enter_no_total(folder):
    assert delivered(folder, "same-day") == [(500,)]
    assert delivered(folder, "undated") == []
    waiting = "SELECT amount, state FROM amount WHERE rung = 'delivered' AND hub_id = 'undated' ORDER BY ALL"
    assert folder.rows(waiting) == [(500, "review"), (700, "review")]
    assert folder.rows("SELECT claims_count FROM reach WHERE hub_id = 'same-day' AND service_key IS NULL") == [
        (0,),
        (0,),
    ]
    assert folder.rows(
        "SELECT count(*) FROM supported_city JOIN annual_report USING (annual_report_id) WHERE is_latest"
    ) == [(0,)]


def test_a_report_in_time_stays_in_time(folder):
    state = "SELECT report_state, days_late FROM calendar(DATE '2025-12-31') WHERE report_year = 2024 AND hub_id = ?"
    assert folder.rows(state, "in-time") == [("received", 0)]
    assert folder.rows(state, "undated") == [("received, day unknown", None)]
    assert folder.rows(state, "foreign") == [("received", 0)]
    assert folder.rows(state, "emptied") == [("received late", 31)]
