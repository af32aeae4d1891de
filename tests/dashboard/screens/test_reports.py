from datetime import date

import duckdb
import pandas as pd
import pytest

from dashboard import colors, store
from dashboard.screens.reports import charts, forms, words
from tests.dashboard.app import opened, said

ANY = {
    "is_example": True,
    "as_of": date(2026, 11, 21),
    "hub": None,
    "region": None,
    "year": None,
    "states": [],
}


def reports(**chosen) -> pd.DataFrame:
    return store.ask("report_list", first=0, rows=None, **ANY | chosen)


def test_each_state_with_its_days(live):
    live("life")
    told = {
        (row["hub_id"], row["report_year"]): (row["report_state"], words.detail(row))
        for row in reports().to_dict("records")
    }
    assert told == {
        ("example-kisima", 2024): ("received", "10 Mar 2025"),
        ("example-kisima", 2025): ("received late", "40 days late"),
        ("example-kisima", 2026): ("not yet due", "by 31 Mar 2027"),
        ("example-wadi", 2024): ("not owed", "61 days held"),
        ("example-wadi", 2025): ("overdue", "235 days late"),
        ("example-wadi", 2026): ("not yet due", "by 31 Mar 2027"),
        ("example-nuova", 2023): ("received, day unknown", "day unknown"),
        ("example-nuova", 2024): ("overdue", "600 days late"),
        ("example-nuova", 2025): ("overdue", "235 days late"),
        ("example-nuova", 2026): ("not owed", "31 days held"),
    }


def test_the_longest_overdue_comes_first(live):
    live("life")
    assert reports()["days_late"].tolist()[:3] == [600, 235, 235]


@pytest.mark.parametrize("case", ["empty", "life", "many"])
@pytest.mark.parametrize(
    "chosen",
    [{}, {"hub": "example-nuova"}, {"region": "AFR"}, {"year": 2025}, {"states": ["overdue"]}, {"is_example": False}],
)
def test_every_count_is_the_rows_under_the_same_filters(live, case, chosen):
    live(case)
    rows = reports(**chosen)
    counts = store.ask("report_counts", **ANY | chosen)
    hubs = store.ask("report_hubs", **ANY | chosen)
    summary = store.ask("report_summary", **ANY | chosen).iloc[0]
    assert summary["years_count"] == len(rows) == counts["reports_count"].sum()
    assert summary["hubs_count"] == len(hubs) == rows["hub_id"].nunique()
    assert summary["overdue_count"] == (rows["report_state"] == "overdue").sum() == hubs["overdue_count"].sum()
    assert summary["next_due_count"] == (rows["report_state"] == "not yet due").sum()


def test_the_answer_says_who_owes_and_what_comes_next(live):
    live("life")
    told = said(opened("reports.py", data="Examples"))
    assert "2 of 3 example hubs owe 3 reports, the oldest 600 days late." in told
    assert "3 of 6 reports that fell due were received, 1 of them late." in told
    assert "No other report is due before 31 Mar 2027; 2 are still to come." in told
    assert "at least 90 days, by 31 March of the next: our assumption" in told


def test_a_day_in_the_past_knows_nothing_of_later_reports(live):
    live("life")
    told = said(opened("reports.py", data="Examples", as_of="2025-02-01"))
    assert "No report is overdue." in told
    assert "1 of 1 report that fell due was received, 0 of them late." in told
    assert "No other report is due before 31 Mar 2025; 5 are still to come." in told
    assert "10 Mar 2025" not in told


def test_real_hubs_owe_nothing_here(live):
    live("life")
    told = said(opened("reports.py", data="Real hubs"))
    assert "No decision in this snapshot gives any of the 1 hub the title by 21 Nov 2026, so no report is owed" in told
    assert "none of them is said to owe one" in told


def test_the_age_of_the_latest_report(live):
    live("life")
    app = opened("reports.py", data="Examples")
    table = next(table.value for table in app.dataframe if "age" in table.value)
    assert table[["latest", "age", "owed"]].values.tolist() == [
        ["for 2023", "", "2 reports"],
        ["none", "", "1 report"],
        ["for 2025", "195 days", "none"],
    ]
    assert "2 of 3 example hubs sent at least one report; 1 never did." in said(app)


def test_people_are_a_range_and_cities_are_counted_once(live):
    live("life")
    told = said(opened("reports.py", data="Examples"))
    assert "30 to 50 people reached, from 2 of 3 service reports that give a number" in told
    assert "3 cities named as supported, 1 of them confirmed by the city." in told
    assert "4 mentions of 3 different cities; for 1 the country could not be told." in told
    assert "1 more entry waits for a person and counts as no city." in told


@pytest.mark.parametrize("case", ["empty", "life", "many"])
def test_people_reached_agree_with_the_view(live, case):
    live(case)
    reach = store.ask("reach_summary", **ANY).iloc[0]
    path = store.current().path
    with duckdb.connect(str(path), read_only=True, config=store.CONNECTION) as database:
        least, most, claims = database.execute(
            "SELECT max(people_least), sum(people_most), sum(claims_count) FROM reach "
            "WHERE service_key IS NULL AND report_year IS NULL"
        ).fetchone()
    shown = [None if pd.isna(reach[name]) else reach[name] for name in ("people_least", "people_most")]
    assert shown == [least, most]
    assert reach["claims_count"] == (claims or 0)
    by_year = store.ask("reach_years", **ANY)
    assert by_year["people_most"].sum() == (most or 0)
    assert by_year["services_count"].sum() == len(store.ask("report_services", **ANY)) == reach["services_count"]


@pytest.mark.parametrize("case", ["empty", "life", "many"])
def test_values_by_year_and_rung_are_the_rows(live, case):
    live(case)
    counts = store.ask("report_result_counts", **ANY)
    rows = store.ask("report_results", first=0, rows=None, **ANY)
    assert counts["results_count"].sum() == len(rows)
    for one in counts.to_dict("records"):
        same = (rows["report_year"] == one["report_year"]) & (rows["evidence_rung"] == one["evidence_rung"])
        assert same.sum() == one["results_count"]


def test_a_report_without_a_term_is_said_apart(live):
    live("life")
    app = opened("reports.py", data="Examples")
    assert "1 report came for a year in which no decision gives the hub the title." in said(app)
    outside = next(table.value for table in app.dataframe if "document_id" in table.value)
    assert outside["document_id"].tolist() == ["example-porto/report-2025.xlsx"]


def test_forms_are_the_secretariats_alone(live, monkeypatch, tmp_path):
    live("life")
    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(tmp_path))
    assert [code.value for code in opened("reports.py", data="Examples").code if code.value.startswith("python")] == []
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    app = opened("reports.py", data="Examples", hub="Kisima, Kenya")
    assert [code.value for code in app.code if code.value.startswith("python")] == [
        "python -m etl annual-report --overdue",
        "python -m etl annual-report --hub example-kisima --year 2025",
    ]
    assert "No pre-filled form has been written yet" in said(app)


def test_forms_that_were_written_are_offered(live, monkeypatch, tmp_path):
    live("life")
    folder = tmp_path / "out" / "annual-reports"
    folder.mkdir(parents=True)
    (folder / "example-wadi-2025.xlsx").write_bytes(b"form")
    (folder / "notes.txt").write_text("not a form")
    (tmp_path / "secret.xlsx").write_bytes(b"secret")
    (folder / "link.xlsx").symlink_to(tmp_path / "secret.xlsx")
    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(tmp_path))
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    assert list(forms.written()) == ["example-wadi-2025.xlsx"]
    app = opened("reports.py", data="Examples")
    assert not app.exception
    assert next(box for box in app.selectbox if "download" in box.label).options == ["example-wadi-2025.xlsx"]


def test_the_calendar_says_each_state_in_words(live):
    live("life")
    for width in ("wide", "narrow"):
        figure = charts.calendar(reports(), colors.LIGHT, width)
        texts = " ".join(note.text for note in figure.layout.annotations)
        assert len(figure.layout.shapes) == 10
        assert "600 days late" in texts
        assert ("✕ overdue" in texts) == (width == "wide")
        assert "<b>Test" not in texts + " ".join(figure.layout.yaxis.ticktext)


def test_many_hubs_come_page_by_page(live):
    live("many")
    app = opened("reports.py", data="Examples")
    assert "54 of 60 example hubs owe 54 reports, the oldest 235 days late." in said(app)
    assert max(len(table.value) for table in app.dataframe) == 100
