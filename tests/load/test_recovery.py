"""The archive of Cities for a Resilient Recovery: its lists on the published snapshot."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook

from etl.folder.reference import SHIPPED
from etl.rows.recovery.lists import LISTS
from tests.published import DataFolder


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A data folder without an archive of its own: it shows the one that ships."""
    folder = DataFolder(tmp_path_factory.mktemp("shipped") / "data")
    folder.load()
    return folder


@pytest.fixture
def own(tmp_path: Path) -> DataFolder:
    """A data folder with a copy of the archive, to be changed."""
    folder = DataFolder(tmp_path / "data")
    shutil.copytree(SHIPPED / "recovery", folder.path / "recovery")
    return folder


def test_every_row_of_the_shipped_archive_is_taken(shipped):
    assert shipped.rows("SELECT message FROM finding WHERE document_id IS NULL") == []
    for entry in LISTS:
        lines = (SHIPPED / "recovery" / f"{entry.name}.csv").read_text(encoding="utf-8").splitlines()
        table = {"fund": "amount WHERE rung IN ('goal', 'committed')", "grant": "amount WHERE rung = 'granted'"}
        (count,) = shipped.rows(f"SELECT count(*) FROM {table.get(entry.table, entry.table)}")[0]
        assert count == len(lines) - 1, entry.name


def test_the_dated_facts_stand_with_their_sources(shipped):
    assert shipped.rows("SELECT name FROM pillar ORDER BY position") == [
        ("Real-time knowledge exchange",),
        ("Data-driven and systems thinking approaches",),
        ("Resources and expertise",),
    ]
    assert shipped.rows("SELECT title, number, precision FROM session WHERE held_on = '2021-10-14'") == [
        ("Mainstreaming Resilience Thinking Into Recovery Packages", 17, "day")
    ]
    numbers = (
        "SELECT briefed_on::VARCHAR, number_coalition, number_university FROM briefing WHERE month(briefed_on) = 2"
    )
    assert shipped.rows(numbers) == [("2021-02-19", None, 30), ("2021-02-25", 26, None)]
    assert shipped.rows(
        "SELECT figure, unit, base FROM evidence_statement WHERE evidence_id = 'platforms_support'"
    ) == [(68, "percent", None)]
    licence = "SELECT DISTINCT licence FROM resource WHERE resource_id LIKE 'toolkit%'"
    assert shipped.rows(licence) == [("CC BY-NC-SA 4.0",)]
    listed = "SELECT count(*), count(*) FILTER (record = 'named') FROM resource WHERE is_recovery_resource"
    assert shipped.rows(listed) == [(6, 3)]


def test_goal_committed_and_granted_are_sums_of_their_own(shipped):
    rungs = "SELECT rung, count(*), sum(amount_usd) FROM amount WHERE fund_id IS NOT NULL GROUP BY rung ORDER BY rung"
    assert shipped.rows(rungs) == [("committed", 2, None), ("goal", 1, 10_000_000), ("granted", 4, 200_000)]
    assert shipped.rows("SELECT count(*) FROM pledge") == [(0,)]
    assert shipped.rows("SELECT count(*) FROM money_ladder") == [(0,)]


def test_a_city_of_both_programmes_is_one_city(shipped):
    assert shipped.rows("SELECT city_id, hub_id FROM city WHERE name = 'Milan'") == [("milan", "milan")]
    assert shipped.rows("SELECT count(*) FROM session_city WHERE city_id = 'milan'") == [(2,)]
    placed = "SELECT name FROM city WHERE longitude IS NULL"
    assert shipped.rows(placed) == [("Miami-Dade County",)]


def test_bad_rows_are_findings_with_file_and_line_and_the_others_stand(own):
    archive = own.path / "recovery"
    sources = "a source,2026"
    add(archive / "sessions.csv", f"x,no_such_series,none,A title,,,,,,{sources}")
    add(archive / "sessions.csv", f"y,speaker_series,day,A title,2021-02-30,,,,,{sources}")
    add(archive / "sessions.csv", f"z,speaker_series,day,A title,2021,,,,,{sources}")
    add(archive / "sessions.csv", f"w,speaker_series,none,A title,,1.5,,,,{sources}")
    add(archive / "sessions.csv", f"v,speaker_series,none,,,,,,,{sources}")
    add(archive / "grants.csv", f"community_impact_fund,Boston,USA,2023-05-01,a grant,-5,USD,{sources}")
    add(archive / "grants.csv", f"community_impact_fund,Dallas,USA,2023-05-01,a grant,nan,USD,{sources}")
    add(archive / "members.csv", f"Oslo,NOR,perhaps,,{sources}")
    add(archive / "members.csv", f"Dallas,USA,true,,{sources}")
    own.load()
    found = dict(own.rows("SELECT regexp_extract(message, '^[a-z_]+\\.csv, line \\d+'), rule_id FROM finding"))
    assert found == {
        "sessions.csv, line 18": "list_value_unknown",
        "sessions.csv, line 19": "archive_row_unreadable",
        "sessions.csv, line 20": "archive_row_unreadable",
        "sessions.csv, line 21": "archive_row_unreadable",
        "sessions.csv, line 22": "archive_row_incomplete",
        "grants.csv, line 6": "archive_row_unreadable",
        "grants.csv, line 7": "archive_row_unreadable",
        "members.csv, line 7": "archive_row_unreadable",
        "members.csv, line 8": "archive_row_twice",
    }
    assert own.rows("SELECT count(*) FROM session") == [(16,)]
    assert own.rows("SELECT sum(amount_usd) FROM amount WHERE rung = 'granted'") == [(200_000,)]


def add(path: Path, line: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def test_the_workbook_of_the_template_is_read_beside_the_lists(own):
    book = load_workbook(SHIPPED / "templates" / "recovery.xlsx")
    assert {sheet.title: tuple(cell.value for cell in sheet[1]) for sheet in book} == {
        entry.name: entry.columns for entry in LISTS
    }
    values = {"session_id": "new", "resource_id": "speaker_series", "precision": "year", "held_on": 2022}
    values |= {"title": "A new one", "source": "a letter", "as_of": "2026-11"}
    sheet = book["sessions"]
    sheet.append([values.get(cell.value) for cell in sheet[1]])
    book.create_sheet("holidays")
    book.save(own.path / "recovery" / "recovery.xlsx")
    own.load()
    assert own.rows("SELECT title, year(held_on) FROM session WHERE session_id = 'new'") == [("A new one", 2022)]
    assert own.rows("SELECT message FROM finding WHERE rule_id = 'archive_row_unreadable'") == [
        ('recovery.xlsx: the sheet "holidays" is no list of the archive.',)
    ]


def test_an_empty_archive_is_published(own):
    shutil.rmtree(own.path / "recovery")
    (own.path / "recovery").mkdir()
    own.load()
    assert own.rows("SELECT count(*) FROM resource") == [(0,)]
