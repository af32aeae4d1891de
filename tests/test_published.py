"""What stands in documents arrives in the published snapshot: one form, one letter, plans of each kind, reports."""

from pathlib import Path

import pytest

from tests.published import DataFolder, service


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def test_a_folder_without_documents_is_published(folder):
    folder.load()
    assert folder.rows("SELECT count(*) FROM document") == [(0,)]
    assert folder.rows("SELECT name, country_code FROM hub WHERE hub_id = 'kestrel-bay'") == [("Kestrel Bay", "KEN")]


@pytest.mark.parametrize("kind", ["csv", "xlsx", "docx"])
def test_a_form_a_letter_a_plan_and_two_reports_arrive(folder, kind):
    training = service("Flood training", indicators="400 participants", year="2024-2026")
    folder.form("kestrel-bay/candidature/annex-1.docx", training, received_on="2024-01-05")
    folder.letter("kestrel-bay/candidature/motivation letter.docx", "We pledge USD 25,000 a year.")
    folder.plan(f"kestrel-bay/plan.{kind}", training, received_on="2024-06-05")
    folder.load()
    for year, suffix in ((2024, "xlsx"), (2025, "docx")):
        result = {"indicator": "400 participants", "value": str(year - 1834)}
        told = {"service": "Flood training", "status": "under_way", "result": [result]}
        folder.report(f"kestrel-bay/report-{year}.{suffix}", "kestrel-bay", year, told, received_on=f"{year + 1}-02-01")
    folder.load()
    assert folder.rows("SELECT report_year, value FROM indicator_result ORDER BY ALL") == [(2024, 190), (2025, 191)]
    assert folder.rows("SELECT amount, recurrence FROM amount WHERE hub_id IS NOT NULL") == [(25000, "annual")]
    assert folder.rows("SELECT version, is_current FROM service ORDER BY ALL") == [(1, False), (2, True)]


def test_a_data_folder_of_an_earlier_version_gets_the_rows_that_it_lacks(folder, monkeypatch):
    """Its own vocabulary knows neither the rules of later checks nor later settings; its own values stand."""
    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(folder.path))
    (folder.path / "reference").mkdir()
    settings = ["setting_id,value,unit,is_assumption,meaning,source", "term_months,24,months,true,Our own,test"]
    (folder.path / "reference" / "setting.csv").write_text("\n".join(settings), encoding="utf-8")
    rules = ["rule_id,severity,title,who_can_mend,next_step", "empty_file,note,Our own words,city,Send it again."]
    (folder.path / "reference" / "finding_rules.csv").write_text("\n".join(rules), encoding="utf-8")
    folder.put("kestrel-bay/empty.docx", b"")
    folder.put("kestrel-bay/unknown.docx", b"no Word file")
    folder.load()
    assert len(folder.rows("FROM finding")) == 2
    assert folder.rows("SELECT title, severity FROM finding_rule WHERE rule_id = 'empty_file'") == [
        ("Our own words", "note")
    ]
    assert folder.rows("SELECT value FROM setting WHERE setting_id = 'term_months'") == [(24,)]
    assert folder.rows("SELECT value FROM setting WHERE setting_id = 'minimum_investment_usd'") == [(25000,)]
