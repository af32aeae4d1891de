"""The form's two example rows, after another program lost their ticks: shown as what they are, never counted."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from dashboard import query, store
from etl.report_pack import write_report
from tests.dashboard.parameters import SAMPLE
from tests.dashboard.test_screens import opened, said
from tests.documents import form
from tests.published import DataFolder, service

OWN = (
    service("Flood training", indicators="400 participants", year="2024-2026", coverage="Kenya, Italy"),
    service("Study visits", indicators="2 visits a year", year="2024-2026", coverage="All cities"),
)
UNTICKED = tuple(example | {"types": []} for example in form.EXAMPLES)
QUESTIONS = sorted(path.stem for path in query.FOLDER.glob("*.sql"))
# The finding about each row, the row itself on the hub's page, and the file's own size and name tell the two apart.
TOLD_APART = {
    "documents",
    "finding_counts",
    "finding_total",
    "findings",
    "found",
    "hub_findings",
    "hub_services",
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
def lost_ticks(tmp_path_factory) -> DataFolder:
    return filled(tmp_path_factory.mktemp("with"), *OWN, *UNTICKED)


def answer(folder: DataFolder, name: str, monkeypatch) -> str:
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(folder.path / "shown"))
    store.pin()
    return store.ask(name, **{key: ASKED[key] for key in query.named(name).parameters}).to_json(date_format="iso")


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in TOLD_APART])
def test_no_question_of_a_screen_is_answered_otherwise_because_of_them(without, lost_ticks, monkeypatch, name):
    assert answer(lost_ticks, name, monkeypatch) == answer(without, name, monkeypatch)


@pytest.mark.parametrize("name", ["service_counts", "services", "progress_summary", "targets", "services_by_type"])
def test_these_questions_do_count_services(without, monkeypatch, name):
    assert "2" in answer(without, name, monkeypatch)


def test_what_a_load_prints_counts_none(without, lost_ticks):
    assert "2 services in force, 2 targets, 0 annual reports" in lost_ticks.load()
    assert lost_ticks.load().splitlines()[:4] == without.load().splitlines()[:4]


def test_the_row_stands_in_the_snapshot_with_nothing_read_from_it(lost_ticks):
    rows = lost_ticks.rows("SELECT title, is_current, years_state, row_number FROM service WHERE is_printed_example")
    titles = [example["service"] for example in UNTICKED]
    assert rows == [(titles[0], False, "not_applicable", 6), (titles[1], False, "not_applicable", 7)]
    assert lost_ticks.rows("SELECT count(*) FROM service WHERE is_current") == [(2,)]
    for table in ("indicator", "reading", "service_service_type", "service_topic", "service_country", "amount"):
        hanging = f"SELECT count(*) FROM {table} JOIN service USING (service_id) WHERE is_printed_example"
        assert lost_ticks.rows(hanging) == [(0,)]


def test_each_is_a_finding_with_its_place(lost_ticks):
    query = (
        "SELECT text, table_number > 0, row_number FROM finding WHERE rule_id = 'printed_example_unticked' ORDER BY ALL"
    )
    assert lost_ticks.rows(query) == [
        ("City to City exchanges", True, 7),
        ("Training on local resilience and MCR2030 for Korean Cities", True, 6),
    ]


def test_the_hubs_page_shows_them_as_what_they_are(lost_ticks, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(lost_ticks.path / "shown"))
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", "2026-11-21")
    app = opened("hub.py", hub="kestrel-bay")
    assert not app.exception
    assert "2 services with 2 targets in its current work plan." in said(app)
    assert "2 rows of the blank form, left as printed." in said(app)
    assert "City to City exchanges" in [text.value for text in app.text]
    assert not any("City to City" in expander.label for expander in app.expander)


def test_the_pre_filled_report_asks_nothing_about_them(lost_ticks, tmp_path):
    path, _ = write_report(lost_ticks.path / "snapshots", "kestrel-bay", 2024, tmp_path)
    sheets = load_workbook(path).worksheets
    cells = {str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert any("Flood training" in cell for cell in cells)
    assert not any("City to City" in cell or "Korean Cities" in cell or "printed-example" in cell for cell in cells)


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_a_plan_sent_alone_has_them_as_well(tmp_path, kind):
    folder = DataFolder(tmp_path)
    folder.plan(f"kestrel-bay/plan.{kind}", *UNTICKED, *OWN, received_on="2024-06-05")
    folder.load()
    assert folder.rows("SELECT title FROM service WHERE is_current ORDER BY ALL") == [
        ("Flood training",),
        ("Study visits",),
    ]
    assert len(folder.found("printed_example_unticked")) == 2


def test_a_printed_example_replaces_no_service_of_the_same_title(tmp_path):
    exchanges = service("City to City exchanges", indicators="9 visits", year="2024-2026")
    folder = DataFolder(tmp_path)
    folder.form("kestrel-bay/candidature/annex-1.docx", exchanges, received_on="2024-01-05")
    folder.plan("kestrel-bay/plan.docx", *UNTICKED, OWN[0], received_on="2025-01-05")
    folder.load()
    assert folder.rows("SELECT title FROM service WHERE is_current ORDER BY ALL") == [
        ("City to City exchanges",),
        ("Flood training",),
    ]


def test_an_example_written_over_is_a_service_with_a_warning(tmp_path):
    mine = form.EXAMPLES[1] | {"types": [], "year": "2025-2027", "coverage": "Kenya"}
    folder = DataFolder(tmp_path)
    folder.form("kestrel-bay/candidature/annex-1.docx", mine, received_on="2024-01-05")
    folder.load()
    assert folder.rows("SELECT title, is_current, is_printed_example FROM service") == [
        ("City to City exchanges", True, False)
    ]
    ((_, message, _),) = folder.found("example_row_partly_left")
    assert message.startswith("Part of a printed example row is left in this service")
