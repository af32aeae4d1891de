"""What screens, the chaser pack and the pointer's readers ask of a published folder, at the edge of each rule."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from dashboard import store
from etl.send.packs import write_overdue
from tests.dashboard.parameters import SAMPLE
from tests.published import DataFolder, service

PLAN = {"title": "Flood training", "year": "2024-2026", "types": ("training", "events", "research")}
HELP_DESK = service("Help desk", indicators="", year="from 2025 onwards")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """One hub, recognised on 1 February 2024, whose second plan puts one target off and lowers another."""
    made = DataFolder(Path(tmp_path_factory.mktemp("asked")) / "data")
    first = "400 participants by end of 2025\n20 maps by end of 2025\n3 guides by end of 2025"
    later = "400 participants by end of 2026\n10 maps by end of 2025\n3 guides by end of 2025"
    made.form("kestrel-bay/annex-1.docx", service(**PLAN, indicators=first), HELP_DESK, received_on="2024-01-05")
    too_many = service("Four types", indicators="", year="2025", types=("training", "events", "research", "grant_loan"))
    made.plan("kestrel-bay/plan.xlsx", service(**PLAN, indicators=later), HELP_DESK, too_many, received_on="2024-06-05")
    made.hub("heron-bay", "Heron Bay", "KEN")
    walks, guides = (
        service("Walks", indicators="", year="2024-2025"),
        service("Guides", indicators="", year="2025-2026"),
    )
    made.form("heron-bay/annex-1.docx", walks, guides, received_on="2024-01-05", city_name="Heron Bay")
    made.plan("heron-bay/plan.csv", walks, received_on="2024-06-05")
    made.load()
    return made


@pytest.fixture
def asked(folder, tmp_path, monkeypatch):
    """A query of the screens by its name, with what differs from a question that lets all rows through."""
    # A copy: the screens open a snapshot with settings of their own, and keep it open.
    copy = shutil.copytree(folder.path / "snapshots", tmp_path / "snapshots")
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(copy))
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")

    def ask(name: str, **chosen):
        store.pin()
        taken = store.query.named(name).parameters
        return store.ask(name, **{parameter: (SAMPLE | chosen)[parameter] for parameter in taken})

    return ask


def test_a_target_is_changed_where_it_is_lowered_or_put_off(asked):
    changed = asked("progress_changed", is_example=False, hub=None)
    told = changed.sort_values("text")[["text", "is_lowered", "is_put_off"]].values.tolist()
    assert told == [["10 maps by end of 2025", True, False], ["400 participants by end of 2026", False, True]]


@pytest.mark.parametrize(
    ("year", "titles"),
    [
        (2023, []),
        (2024, ["Flood training"]),
        (2025, ["Flood training", "Four types", "Help desk"]),
        (2026, ["Flood training", "Help desk"]),
        (2027, ["Help desk"]),
    ],
)
def test_a_service_without_an_end_is_offered_in_each_later_year(asked, year, titles):
    found = asked("services", is_example=False, q="kestrel", year=year, rows=None)
    assert sorted(found["title"]) == titles


def test_only_a_fourth_type_is_one_too_many(folder):
    (found,) = folder.found("too_many_types")
    assert found[:2] == ("kestrel-bay/plan.xlsx", "4 types are ticked; the form allows 3.")


def test_a_service_that_a_later_plan_for_one_of_its_years_leaves_out_is_told(folder):
    told = "SELECT document_id, message FROM finding WHERE rule_id = 'service_not_in_later_plan'"
    ((document, message),) = folder.rows(told)
    assert document == "heron-bay/plan.csv"
    assert "Guides" in message


def test_nobody_is_chased_on_the_day_on_which_the_report_is_due(folder, tmp_path):
    snapshots = folder.path / "snapshots"
    assert write_overdue(snapshots, date(2025, 3, 31), tmp_path / "due") == []
    written = write_overdue(snapshots, date(2025, 4, 1), tmp_path / "late")
    assert {path.parent.name for path in written} == {"kestrel-bay-2024"}


@pytest.mark.parametrize("name", ["../other", "abc/../def", "abc def", "abc.duckdb", "abc\ndef", ""])
def test_a_pointer_that_holds_more_than_a_name_names_no_snapshot(tmp_path, monkeypatch, name):
    (tmp_path / "current").write_text(name, encoding="utf-8")
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(tmp_path))
    with pytest.raises(store.Unavailable, match="names no snapshot"):
        store.pin()
