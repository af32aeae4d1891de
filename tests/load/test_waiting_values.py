"""A number that waits for a person is shown as proposed: in no bar, no mark, no sum, on no screen and in no file."""

import csv
import io
import json
import shutil
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import query, store
from tests.dashboard.app import opened, said
from tests.dashboard.parameters import SAMPLE
from tests.published import DataFolder, service

ASKED = SAMPLE | {"is_example": False, "hub_id": "kestrel-bay", "rows": None}
LOANS = "Loans of US$ 5,000 to US$ 15,000 without interest for drainage. Total of up to US$ 75,000."
CANCELLED = "It cannot be assessed: the value reported for 2024 waits for a person."


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> DataFolder:
    """Targets and values of each kind, read and not: 100 people (0 waits), 2 visits a year (a text waits), 5 grants."""
    made = DataFolder(tmp_path_factory.mktemp("waiting"))
    in_parts = "30 to 50 schools maybe, several others"
    made.form(
        "kestrel-bay/candidature/annex-1.docx",
        service("Flood training", indicators="100 people", year="2024-2026"),
        service("Visits", indicators="2 visits a year", year="2024-2026"),
        service("Schools", indicators=in_parts, year="2024-2026"),
        service("Grants", indicators="5 grants", year="2024-2026", description=LOANS),
        received_on="2024-01-05",
    )
    made.load()
    told = {
        2024: [
            told_of("Flood training", "100 people", "0 (cancelled)", people_reached="a good 70"),
            told_of("Visits", "2 visits a year", "2 visits in 3 cities", people_reached="12"),
            told_of("Schools", in_parts, "30"),
            told_of("Grants", "5 grants", "2"),
        ],
        2025: [told_of("Flood training", "100 people", "60"), told_of("Grants", "5 grants", "about 3")],
    }
    for year, services in told.items():
        report = f"kestrel-bay/report-{year}.xlsx"
        made.report(report, "kestrel-bay", year, *services, received_on=f"{year + 1}-02-01")
    made.load()
    shutil.copytree(made.path / "snapshots", made.path / "shown")
    return made


def told_of(title: str, target: str, value: str, **more: str) -> dict:
    return {"service": title, "status": "under_way", "result": [{"indicator": target, "value": value}]} | more


@pytest.fixture
def shown(folder, monkeypatch) -> None:
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(folder.path / "shown"))
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", "2026-11-21")
    monkeypatch.delenv("RESILIENCE_HUB_AUDIENCE", raising=False)
    store.pin()


def ask(name: str, **changed):
    known = ASKED | changed
    return store.ask(name, **{key: known[key] for key in query.named(name).parameters})


def table(app: AppTest, column: str):
    return next(shown.value for shown in app.dataframe if column in shown.value)


def test_a_value_that_waits_enters_no_sum(folder):
    told = folder.rows(
        "SELECT text, actual_value, progress_share, waiting_count, proposed_year, proposed_value, proposed_text, "
        "reason FROM progress(DATE '2026-11-21') WHERE waiting_count > 0 ORDER BY ALL"
    )
    assert told == [
        ("100 people", 60, None, 1, 2024, 0, "0 (cancelled)", CANCELLED),
        ("2 visits a year", None, None, 1, 2024, None, "2 visits in 3 cities", CANCELLED),
        ("5 grants", 2, None, 1, 2025, 3, "about 3", CANCELLED.replace("2024", "2025")),
    ]


def test_before_the_other_report_came_nothing_is_said_to_be_reached(folder):
    told = "SELECT actual_value, status_id FROM progress(DATE '2025-06-30') WHERE text = '100 people'"
    assert folder.rows(told) == [(None, "cannot_be_assessed")]


def test_a_target_that_waits_has_no_way_gone(folder):
    told = "SELECT target_state, actual_value, progress_share FROM progress(DATE '2026-11-21') WHERE target_value = 30"
    assert folder.rows(told) == [("review", 30, None)]


def test_the_progress_screen_marks_what_is_proposed(shown):
    rows = table(opened("progress.py", data="Real hubs"), "reason").set_index("text")
    assert rows["actual"].to_dict() == {
        "100 people": "◑ proposed: 0 people (2024); without it 60 people",
        "2 visits a year": "◑ to be checked: “2 visits in 3 cities” (2024)",
        "30 to 50 schools maybe, several others": "30 organizations",
        "5 grants": "◑ proposed: 3 projects (2025); without it 2 projects",
    }
    assert rows["target"].to_dict() == {
        "100 people": "100 people",
        "2 visits a year": "2 visits a year for 3 years",
        "30 to 50 schools maybe, several others": "◑ proposed: 30 organizations",
        "5 grants": "5 projects",
    }


def test_no_bar_and_no_mark_is_drawn_of_it(shown):
    app = opened("progress.py", data="Real hubs", as_of="2025-06-30")
    figures = [json.loads(chart.proto.spec) for chart in app.get("plotly_chart")]
    bullets = next(figure for figure in figures if figure["data"][0]["type"] == "scatter")
    # "5 grants" alone was reported and read by that day; the target that waits has no bar.
    assert len(bullets["data"][0]["x"]) == 1
    assert sum(shape["type"] == "rect" for shape in bullets["layout"]["shapes"]) == 3
    labels = " ".join(note["text"] for note in bullets["layout"]["annotations"])
    assert "– cannot be assessed · ◑ proposed: 0 people (2024); target" in labels
    assert "0 of 100" not in labels + said(app)


def test_the_report_screen_marks_values_and_people(shown):
    app = opened("reports.py", data="Real hubs")
    values = table(app, "value_text").set_index(["text", "report_year"])["value"]
    assert values["100 people", "2024"] == "◑ proposed: 0"
    assert values["100 people", "2025"] == "60"
    assert values["2 visits a year", "2024"] == "◑ to be checked"
    people = table(app, "people_reached_text").set_index(["service", "report_year"])["people_reached"]
    assert people["Flood training", "2024"] == "◑ to be checked"
    assert people["Visits", "2024"] == "12"
    assert people["Grants", "2024"] == ""
    assert "6 values reported for targets; 3 of them to be checked, which enter no status." in said(app)
    assert "12 people reached, from 1 of 8 service reports that gives a number" in said(app)
    assert "since the same people may be counted twice; 1 more is to be checked." in said(app)
    years = table(app, "values_waiting").set_index("report_year")
    assert years["values"].to_dict() == {"2024": 2, "2025": 1}
    assert years["values_waiting"].to_dict() == {"2024": 2, "2025": 1}
    assert years["people_waiting"].to_dict() == {"2024": 1, "2025": 0}


def test_the_hubs_page_marks_targets_and_sums(shown):
    app = opened("hub.py", hub="kestrel-bay")
    tables = [shown.value for shown in app.dataframe if {"read_as", "text"} <= set(shown.value)]
    read_as = {row["text"]: row["read_as"] for shown in tables for row in shown.to_dict("records")}
    assert read_as["100 people"].startswith("100 people")
    assert read_as["30 to 50 schools maybe, several others"].startswith("◑ proposed: 30–50 organizations")

    sums = table(app, "total_usd")
    assert sums["sum"].tolist() == ["◑ proposed: at most US$ 75,000", "◑ proposed: US$ 5,000–15,000"]
    assert all(usd.startswith("◑ proposed: US$") for usd in sums["total_usd"])


def test_the_funding_screen_adds_no_sum_that_waits(folder, shown):
    assert folder.rows("SELECT DISTINCT state FROM amount WHERE hub_id = 'kestrel-bay'") == [("review",)]
    assert folder.rows("FROM pledge WHERE hub_id = 'kestrel-bay'") == []
    app = opened("funding.py", data="Real hubs")
    assert "stated by none; confirmed for none; delivered by none." in said(app)
    outside = table(app, "outside")
    assert set(outside["outside"]) == {"waits for a person"}
    assert all(told.startswith("◑ proposed: ") for told in outside["sum"])


def test_files_keep_what_is_proposed_in_columns_of_its_own(shown):
    values = ask("report_results").set_index(["text", "report_year"])
    waits = ["value", "proposed_value", "state"]
    assert values.loc[("5 grants", 2024), waits].tolist()[::2] == [2, "read"]
    assert values.loc[("5 grants", 2025), ["proposed_value", "state"]].tolist() == [3, "review"]
    assert values["value"].sum() == 2 + 30 + 60
    targets = ask("progress_targets", as_of=date(2026, 11, 21)).set_index("text")
    assert targets.loc["100 people", ["actual_value", "proposed_value", "proposed_year"]].tolist() == [60, 0, 2024]
    assert targets.loc["30 to 50 schools maybe, several others", "target_state"] == "review"
    assert targets["progress_share"].isna().all()


def test_a_file_of_progress_can_be_made(shown, monkeypatch):
    made = {}
    monkeypatch.setattr(
        "dashboard.layout.st.download_button",
        lambda label, make, name, *_, **__: made.setdefault((name[:8], label), make),
    )
    opened("progress.py", data="Real hubs")
    rows = list(csv.DictReader(io.StringIO(made["progress", "CSV"]().decode("utf-8-sig"))))
    assert {row["text"]: row["proposed_text"] for row in rows}["100 people"] == "0 (cancelled)"


def test_a_value_that_waits_contradicts_no_other(tmp_path):
    made = DataFolder(tmp_path)
    share = "40 % of schools by 2026"
    made.form("kestrel-bay/candidature/annex-1.docx", service("Schools", indicators=share, year="2024-2026"))
    made.load()
    for year, value in ((2024, "30"), (2025, "about 20"), (2026, "25")):
        told = told_of("Schools", share, value)
        made.report(f"kestrel-bay/report-{year}.xlsx", "kestrel-bay", year, told, received_on=f"{year + 1}-02-01")
    made.load()
    assert [message for _, message, _ in made.found("value_fell")] == [
        "2026 reports 25 percent of schools, less than the 30 of 2024."
    ]
