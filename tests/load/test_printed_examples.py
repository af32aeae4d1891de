"""The form's two example rows, after another program lost their ticks: told as what they are, counted nowhere."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard import query, store
from etl.rows.candidature_folder import screen_folder
from etl.send.packs import write_report
from tests.dashboard.app import opened, said
from tests.dashboard.parameters import SAMPLE
from tests.documents import form
from tests.published import DataFolder, service

OWN = (
    service("Flood training", indicators="400 participants", year="2024-2026", coverage="Kenya, Italy"),
    service("Study visits", indicators="2 visits a year", year="2024-2026", coverage="All cities"),
)
UNTICKED = tuple(example | {"types": []} for example in form.EXAMPLES)
QUESTIONS = sorted(name for name in query.files() if not name.startswith("private/"))
# The findings about the rows, the row itself on the hub's page, and the file's own size and name tell the two apart.
TOLD_APART = {
    "documents",
    "finding_counts",
    "finding_total",
    "findings",
    "found",
    "hub_findings",
    "hub_services",
    "open_findings",
    "snapshot",
}
ASKED = SAMPLE | {"is_example": False, "hub_id": "kestrel-bay", "candidature_id": "kestrel-bay/candidature"}


def filled(path: Path, *services: dict) -> DataFolder:
    """A folder with one form, loaded; screens look at a copy, since a process opens a file in one way only."""
    folder = DataFolder(path)
    folder.form("kestrel-bay/candidature/annex-1.docx", *services, received_on="2024-01-05")
    folder.load()
    shutil.copytree(folder.path / "snapshots", folder.path / "shown")
    return folder


@pytest.fixture(scope="module")
def without(tmp_path_factory) -> DataFolder:
    return filled(tmp_path_factory.mktemp("without"), *OWN)


@pytest.fixture(scope="module")
def having(tmp_path_factory) -> DataFolder:
    return filled(tmp_path_factory.mktemp("with"), *OWN, *UNTICKED)


def answer(folder: DataFolder, name: str, monkeypatch) -> str:
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(folder.path / "shown"))
    store.pin()
    return store.ask(name, **{key: ASKED[key] for key in query.named(name).parameters}).to_json(date_format="iso")


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in TOLD_APART])
def test_no_question_of_a_screen_is_answered_otherwise_because_of_them(without, having, monkeypatch, name):
    assert answer(having, name, monkeypatch) == answer(without, name, monkeypatch)


@pytest.mark.parametrize("name", ["service_counts", "services", "progress_summary", "targets", "services_by_type"])
def test_these_questions_do_count_services(without, monkeypatch, name):
    assert "2" in answer(without, name, monkeypatch)


def test_what_a_load_prints_counts_none(without, having):
    assert "2 services in force, 2 targets, 0 annual reports" in having.load()
    assert having.load().splitlines()[:4] == without.load().splitlines()[:4]


@pytest.mark.parametrize("name", ["plan.csv", "plan.xlsx", "plan.docx"])
def test_examples_that_were_numbered_or_named_so_are_no_services(tmp_path, name):
    folder = DataFolder(tmp_path / "data")
    marked = [row | {"service": f"{mark}{row['service']}"} for mark in ("1. ", "Example: ") for row in UNTICKED]
    own = form.EXAMPLES[0] | {"service": "2. Flood training", "coverage": "South Korean cities"}
    folder.plan(f"kestrel-bay/{name}", *marked, own, OWN[1])
    folder.load()
    assert folder.rows("SELECT title FROM service WHERE is_current ORDER BY ALL") == [
        ("2. Flood training",),
        ("Study visits",),
    ]
    assert folder.rows("SELECT count(*) FROM service WHERE is_printed_example") == [(4,)]


def test_a_row_without_ticks_stands_in_the_snapshot_with_nothing_read_from_it(having):
    told = "SELECT title, year_text, is_current, years_state, row_number FROM service WHERE is_printed_example"
    assert having.rows(told) == [
        (UNTICKED[0]["service"], "2022-2024", False, "not_applicable", 6),
        (UNTICKED[1]["service"], "2022-2024", False, "not_applicable", 7),
    ]
    assert having.rows("SELECT title FROM service WHERE NOT is_printed_example ORDER BY position") == [
        ("Flood training",),
        ("Study visits",),
    ]
    for table in ("indicator", "reading", "service_service_type", "service_topic", "service_country", "amount"):
        hanging = f"SELECT count(*) FROM {table} JOIN service USING (service_id) WHERE is_printed_example"
        assert having.rows(hanging) == [(0,)]


def test_each_is_a_finding_with_its_place(having):
    found = "SELECT rule_id, row_number FROM finding WHERE rule_id LIKE 'example_row%' ORDER BY row_number"
    assert having.rows(found) == [("example_row_left_out", 6), ("example_row_left_out", 7)]


def test_the_hubs_page_shows_them_as_what_they_are(having, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(having.path / "shown"))
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", "2026-11-21")
    app = opened("hub.py", hub="kestrel-bay")
    assert not app.exception
    assert "2 services with 2 targets in its current work plan." in said(app)
    assert "2 rows of the plan with the words of the form's printed examples." in said(app)
    assert "City to City exchanges" in [text.value for text in app.text]
    assert not any("City to City" in expander.label for expander in app.expander)


def test_the_pre_filled_report_asks_nothing_about_them(having, tmp_path):
    path, _ = write_report(having.path / "snapshots", "kestrel-bay", 2024, tmp_path)
    sheets = load_workbook(path).worksheets
    cells = {str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert any("Flood training" in cell for cell in cells)
    assert not any("City to City" in cell or "Korean Cities" in cell or "printed-example" in cell for cell in cells)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_a_plan_sent_alone_has_them_as_well(tmp_path, kind):
    folder = DataFolder(tmp_path)
    folder.plan(f"kestrel-bay/plan.{kind}", *UNTICKED, *OWN, received_on="2024-06-05")
    folder.load()
    current = folder.rows("SELECT title FROM service WHERE is_current ORDER BY ALL")
    assert current == [("Flood training",), ("Study visits",)]
    assert len(folder.found("example_row_left_out")) == 2


def test_a_printed_example_replaces_no_service_of_the_same_title(tmp_path):
    exchanges = service("City to City exchanges", indicators="9 visits", year="2024-2026")
    folder = DataFolder(tmp_path)
    folder.form("kestrel-bay/candidature/annex-1.docx", exchanges, received_on="2024-01-05")
    folder.plan("kestrel-bay/plan.docx", *UNTICKED, OWN[0], received_on="2025-01-05")
    folder.load()
    current = folder.rows("SELECT title FROM service WHERE is_current ORDER BY ALL")
    assert current == [("City to City exchanges",), ("Flood training",)]


def test_a_report_about_a_printed_example_counts_nowhere(tmp_path):
    """A report made before the example was told for what it is still asks about it."""
    folder = DataFolder(tmp_path)
    exchanges = service("City to City exchanges", indicators="9 visits", year="2024-2026")
    folder.form("kestrel-bay/candidature/annex-1.docx", exchanges, OWN[0], received_on="2024-01-05")
    folder.load()
    told = {"service": "City to City exchanges", "status": "done", "people_reached": "70"}
    folder.report("kestrel-bay/report-2024.xlsx", "kestrel-bay", 2024, told, received_on="2025-02-01")
    folder.form("kestrel-bay/candidature/annex-1.docx", *UNTICKED, OWN[0], received_on="2024-01-05")
    folder.load()
    assert folder.rows("SELECT service_key FROM service_result") == [("kestrel-bay/flood-training",)]
    assert any("City to City exchanges" in message for _, message, _ in folder.found("result_outside_plan"))


def test_the_screening_takes_none_for_a_service(tmp_path):
    folder = DataFolder(tmp_path)
    folder.form("kestrel-bay/candidature/annex-1.docx", *UNTICKED, received_on="2024-01-05")
    folder.load()
    assert folder.rows("SELECT count(*) FROM service WHERE is_current") == [(0,)]
    assert folder.rows("SELECT verdict FROM screening WHERE requirement_id = 'work_plan'") == [("not_met",)]
    screened = screen_folder(folder.path / "inbox" / "kestrel-bay" / "candidature", date(2024, 1, 5))
    verdicts = {result.requirement_id: result.verdict for result in screened}
    assert verdicts["work_plan"] == "not_met"


def test_a_row_with_something_of_the_hubs_own_is_a_service_with_a_warning(tmp_path):
    """Other years, another coverage, a tick that the form does not print, or another offer under the same title."""
    exchange = form.EXAMPLES[1]
    own = {
        "years": exchange | {"types": [], "year": "2025-2027"},
        "coverage": exchange | {"coverage": "Kenya"},
        "ticks": exchange | {"types": ["events", "training", "research"]},
        "offer": service("City to City exchanges", types=()),
    }
    folder = DataFolder(tmp_path)
    for name, row in own.items():
        folder.hub(name, name.title(), "KEN")
        folder.form(f"{name}/candidature/annex-1.docx", row, city_name=name.title(), received_on="2024-01-05")
    folder.load()
    told = "SELECT hub_id, title FROM service WHERE is_current AND NOT is_printed_example ORDER BY hub_id"
    assert folder.rows(told) == [(name, "City to City exchanges") for name in sorted(own)]
    assert len(folder.found("example_row_overwritten")) == len(own)


def test_a_row_that_another_program_spelled_otherwise_is_the_printed_one(tmp_path):
    printed = form.EXAMPLES[1]
    other = printed | {"types": [], "service": "City-to-city  EXCHANGES", "coverage": None}
    quoted = form.EXAMPLES[0] | {"types": ["training"], "description": f"“{form.EXAMPLES[0]['description']}.”"}
    folder = DataFolder(tmp_path)
    folder.form("kestrel-bay/candidature/annex-1.docx", *OWN, other, quoted, received_on="2024-01-05")
    folder.load()
    current = folder.rows("SELECT title FROM service WHERE is_current ORDER BY ALL")
    assert current == [("Flood training",), ("Study visits",)]
    assert len(folder.found("example_row_left_out")) == 2
