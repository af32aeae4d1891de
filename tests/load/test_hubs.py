"""Whose a document is: itself, its folder and the documents beside it say it; where they disagree it is asked."""

from pathlib import Path

import pytest

from tests.published import DataFolder, service

TRAINING = service("Flood training", indicators="400 participants", year="2024-2026")
LUMEN = {"city_name": "Port Lumen"}


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.hub("port-lumen", "Port Lumen", "KEN", aliases="Lumenville;Пορт")
    return made


def hub_of(folder: DataFolder) -> dict[str, str | None]:
    return dict(folder.rows("SELECT document_id, hub_id FROM document"))


def services(folder: DataFolder) -> list[tuple]:
    return folder.rows("SELECT hub_id, title FROM service WHERE is_current ORDER BY ALL")


def error(folder: DataFolder, document: str) -> str:
    """The code of the one error that a document has."""
    query = "SELECT rule_id FROM finding JOIN finding_rule USING (rule_id) WHERE document_id = ? AND severity = 'error'"
    ((code,),) = folder.rows(query, document)
    return code


# --- row 4: whose it is -----------------------------------------------------------------------------------------------


def test_cities_under_one_top_folder_each_keep_their_own(folder):
    folder.form("2024/kestrel-bay/annex.docx", TRAINING)
    folder.plan("2024/kestrel-bay/later/plan.csv", service("Evening course"), received_on="2025-01-05")
    folder.form("2024/second/annex.docx", service("Heat plan"), **LUMEN)
    folder.letter("2024/second/motivation letter.docx", "We pledge USD 30,000 a year.")
    folder.form("candidatures/a.docx", service("Dike school"), city_name="Ostrava", country="Czechia")
    folder.form("candidatures/b.docx", service("Wave school"), city_name="Mwanza", country="Tanzania")
    folder.letter("candidatures/motivation letter.docx", "We pledge USD 40,000 a year.")
    folder.plan("2024/third/plan.csv", service("Nobody's course"))
    folder.load()
    assert hub_of(folder) == {
        "2024/kestrel-bay/annex.docx": "kestrel-bay",
        "2024/kestrel-bay/later/plan.csv": "kestrel-bay",
        "2024/second/annex.docx": "port-lumen",
        "2024/second/motivation letter.docx": "port-lumen",
        "2024/third/plan.csv": None,
        "candidatures/a.docx": "ostrava-cze",
        "candidatures/b.docx": "mwanza-tza",
        "candidatures/motivation letter.docx": None,
    }
    assert services(folder) == [
        ("kestrel-bay", "Evening course"),
        ("kestrel-bay", "Flood training"),
        ("mwanza-tza", "Wave school"),
        ("ostrava-cze", "Dike school"),
        ("port-lumen", "Heat plan"),
    ]
    assert folder.rows("SELECT hub_id, amount FROM amount WHERE hub_id IS NOT NULL") == [("port-lumen", 30000)]
    assert error(folder, "candidatures/motivation letter.docx") == "document_hub_unsure"
    assert [document for document, *_ in folder.found("hub_unknown")] == ["2024/third/plan.csv"]
    assert folder.rows("SELECT candidature_id FROM candidature ORDER BY ALL") == [
        ("2024/kestrel-bay",),
        ("2024/second",),
        ("candidatures/a.docx",),
        ("candidatures/b.docx",),
    ]


def test_a_form_of_another_city_in_a_hubs_folder_counts_for_neither(folder):
    folder.form("kestrel-bay/candidature/annex.docx", TRAINING)
    folder.form("kestrel-bay/stray/annex.docx", service("Heat plan"), **LUMEN)
    folder.letter("kestrel-bay/stray/motivation letter.docx", "We pledge USD 30,000 a year.")
    folder.plan("kestrel-bay/stray/plan.csv", service("Somebody's course"))
    folder.form("kestrel-bay/abroad/annex.docx", service("Wadi course"), city_name="Kestrel Bay", country="Oman")
    folder.form("kestrel-bay/unknown/annex.docx", service("Snow course"), city_name="Tromsø", country="Norway")
    folder.load()
    assert services(folder) == [("kestrel-bay", "Flood training")]
    assert folder.rows("SELECT count(*) FROM amount WHERE hub_id IS NOT NULL") == [(0,)]
    assert hub_of(folder)["kestrel-bay/stray/annex.docx"] is None
    assert error(folder, "kestrel-bay/stray/annex.docx") == "document_other_hub"
    assert error(folder, "kestrel-bay/stray/motivation letter.docx") == "document_hub_unsure"
    assert error(folder, "kestrel-bay/stray/plan.csv") == "document_hub_unsure"
    assert error(folder, "kestrel-bay/abroad/annex.docx") == "document_other_hub"
    assert error(folder, "kestrel-bay/unknown/annex.docx") == "document_other_hub"
    ((_, message, step),) = [f for f in folder.found("document_other_hub") if f[0] == "kestrel-bay/stray/annex.docx"]
    assert message == (
        'The form names "Port Lumen, Kenya", which is port-lumen; it lies in the folder of kestrel-bay. '
        "It counts for neither."
    )
    assert "Move the file into the folder of its own hub" in step
    assert "aliases in data/hubs.csv" in step
    shown = folder.rows("SELECT DISTINCT hub_id FROM finding WHERE rule_id = 'document_other_hub'")
    assert shown == [("kestrel-bay",)]


@pytest.mark.parametrize(
    "answers",
    [
        {"city_name": "City of Port Lumen"},
        {"city_name": "PORT LUMEN MUNICIPALITY"},
        {"city_name": "Port-Lumen", "country": None},
        {"city_name": "Port Lumen (Mayor Ines Oyelaran)"},
        {"city_name": "Lumenville"},
        {"city_name": "Port Lumen, Coast Province"},
        {"city_name": "Ville de Port Lumen / Port Lumen"},
        {"city_name": None, "country": "Kenya"},
        {"city_name": "Po\u0301rt Lúmen"},
    ],
)
def test_a_name_written_otherwise_agrees_with_its_folder(folder, answers):
    folder.form("port-lumen/annex.docx", service("Heat plan"), **answers)
    folder.load()
    assert services(folder) == [("port-lumen", "Heat plan")]


def test_a_name_that_may_be_misspelt_is_asked(folder):
    folder.form("kestrel-bay/annex.docx", TRAINING, city_name="Kestrel Bey")
    folder.form("2025/annex.docx", service("Heat plan"), city_name="Port Lumenn")
    folder.load()
    assert services(folder) == []
    assert error(folder, "kestrel-bay/annex.docx") == "document_hub_unsure"
    assert error(folder, "2025/annex.docx") == "document_hub_unsure"
    assert folder.rows("SELECT count(*) FROM hub WHERE hub_id LIKE '%lumenn%'") == [(0,)]
    (_, message, step) = folder.found("document_hub_unsure")[0]
    assert "may be Port Lumen (port-lumen) or another city" in message
    folder.set_list("hubs", ())
    folder.hub("kestrel-bay", "Kestrel Bay", "KEN", aliases="Kestrel Bey")
    folder.hub("port-lumen", "Port Lumen", "KEN", aliases="Port Lumenn")
    folder.load()
    assert services(folder) == [("kestrel-bay", "Flood training"), ("port-lumen", "Heat plan")]


def test_a_hub_of_the_register_is_known_by_the_other_names_of_its_place(folder):
    folder.form("incheon/annex.docx", TRAINING, city_name="인천", country="대한민국")
    folder.form("2024/milan.docx", service("Heat plan"), city_name="Comune di Milano", country="Italia")
    folder.form("bogota/annex.docx", service("Alert course"), city_name="Bogotha D.C.", country="Colombia")
    folder.row("hubs", hub_id="bogota", name="Bogotá", country_code="COL", aliases="Bogotha D.C.")
    folder.row("hubs", hub_id="venice", name="Port Lumen", country_code="KEN")
    folder.load()
    assert services(folder) == [("bogota", "Alert course"), ("incheon", "Flood training"), ("milan", "Heat plan")]
    assert [message.partition(":")[0] for _, message, _ in folder.found("hub_in_register")] == ["hubs.csv, line 4"]
    assert [message.partition(":")[0] for _, message, _ in folder.found("hub_key_taken")] == ["hubs.csv, line 5"]
    assert folder.rows("SELECT name FROM hub WHERE hub_id = 'venice'") == [("Venice",)]


def test_a_report_goes_to_the_hub_that_it_was_made_for(folder):
    folder.form("kestrel-bay/annex.docx", TRAINING, received_on="2024-01-05")
    folder.form("port-lumen/annex.docx", service("Heat plan", year="2024"), received_on="2024-01-05", **LUMEN)
    folder.decision("port-lumen", "recognised", "2024-02-01")
    folder.load()
    told = {"service": "Flood training", "status": "done", "result": []}
    folder.report("2025/report.xlsx", "kestrel-bay", 2024, told, received_on="2025-02-01")
    told = {"service": "Heat plan", "status": "done", "result": []}
    folder.report("kestrel-bay/report.xlsx", "port-lumen", 2024, told, received_on="2025-02-02")
    folder.set_list("hubs", ())
    folder.hub("kestrel-harbour", "Kestrel Bay", "KEN", aliases="kestrel-bay")
    folder.hub("port-lumen", "Port Lumen", "KEN")
    (folder.path / "inbox/kestrel-bay").rename(folder.path / "inbox/kestrel-harbour")
    folder.load()
    assert folder.rows("SELECT hub_id, document_id FROM annual_report") == [("kestrel-harbour", "2025/report.xlsx")]
    assert folder.rows("SELECT hub_id, delivery_status FROM service_result") == [("kestrel-harbour", "done")]
    assert [document for document, *_ in folder.found("report_other_hub")] == ["kestrel-harbour/report.xlsx"]


# --- row 6: one bad form or row ---------------------------------------------------------------------------------------


def test_a_form_without_a_country_is_said_and_the_rest_is_published(folder):
    folder.hub("san-marco", "San Marco", "KEN")
    folder.hub("valencia", "Valencia", "VEN")
    folder.form("loose.docx", TRAINING, country=None)
    folder.form("valencia.docx", service("Dune course"), city_name="Valencia", country=None)
    folder.form("mwanza.docx", service("Lake course"), city_name="Mwanza", country="Tanzania")
    folder.form("mwanza-2.docx", service("Fish course"), city_name="Mwanza Tza", country=None)
    folder.form("port-lumen/annex.docx", service("Heat plan"), **LUMEN)
    folder.load()
    assert services(folder) == [
        ("kestrel-bay", "Flood training"),
        ("mwanza-tza", "Lake course"),
        ("port-lumen", "Heat plan"),
    ]
    said = {document for document, *_ in folder.found("country_unknown")}
    assert said == {"loose.docx"}
    assert error(folder, "valencia.docx") == "document_hub_unsure"
    assert error(folder, "mwanza-2.docx") == "hub_key_taken"


def test_two_cities_of_one_name_but_for_a_mark_are_two(folder):
    folder.form("a/annex.docx", service("River course"), city_name="पटना", country="India")
    folder.form("b/annex.docx", service("Hill course"), city_name="पाटन", country="India")
    folder.form("c/annex.docx", service("Coast course"), city_name="Médina", country="Senegal")
    folder.form("d/annex.docx", service("Coast school"), city_name="Medina", country="Senegal")
    folder.load()
    hubs = hub_of(folder)
    assert hubs["a/annex.docx"] != hubs["b/annex.docx"]
    assert hubs["c/annex.docx"] == hubs["d/annex.docx"] == "medina-sen"
    assert folder.rows("SELECT name FROM hub WHERE hub_id IN ('पटना-ind', 'पाटन-ind') ORDER BY name") == [
        ("पटना",),
        ("पाटन",),
    ]


def test_a_bad_line_of_hubs_costs_only_itself(folder):
    folder.form("port-lumen/annex.docx", service("Heat plan"), **LUMEN)
    folder.set_list(
        "hubs",
        (
            "port-lumen,Port Lumen,KEN,city,,40.1,-3.2,us,no,en",
            "a/b,Slash,KEN,city,,,,,false,en",
            "..,Dots,KEN,city,,,,,false,en",
            ",Keyless,KEN,city,,,,,false,en",
            "nameless,,KEN,city,,,,,false,en",
            "perhaps,Perhaps,KEN,city,,,,,perhaps,en",
            "one-eyed,One Eye,KEN,city,,40.1,,us,TRUE,en",
            "high,High,KEN,city,,40.1,93,us,1,en",
            "swapped,Swapped,KEN,city,,-3.2,40.1,us,yes,en",
            "far,Far,KEN,city,,-70,45,us,,en",
            "odd,Odd,KEN,village green,,40,-3,us,false,en",
        ),
    )
    folder.load()
    listed = "SELECT hub_id, is_example, longitude, latitude FROM hub WHERE country_code = 'KEN' ORDER BY hub_id"
    assert folder.rows(listed) == [
        ("far", False, None, None),
        ("high", True, None, None),
        ("odd", False, 40.0, -3.0),
        ("one-eyed", True, None, None),
        ("port-lumen", False, 40.1, -3.2),
        ("swapped", True, None, None),
    ]
    assert services(folder) == [("port-lumen", "Heat plan")]
    misplaced = [message for _, message, _ in folder.found("hub_misplaced")]
    assert misplaced == [
        "hubs.csv, line 10: -3.2 east, 40.1 north is left out; longitude and latitude seem to be swapped.",
        "hubs.csv, line 11: -70 east, 45 north is left out; that is far from its country.",
    ]
    assert len(folder.found("list_value_unreadable")) == 6
    assert len(folder.found("list_value_missing")) == 2


def test_rows_about_hubs_that_are_not_known_are_said(folder):
    folder.decision("nobody", "recognised", "2024-02-01")
    folder.decision("KESTREL-BAY", "profile", "2024-03-01")
    folder.row("pledges", hub_id="nobody", amount="5", currency="USD")
    folder.row("confirmations", hub_id="nobody", year="2024", service="Flood training")
    folder.load()
    said = sorted(message.partition(":")[0] for _, message, _ in folder.found("list_row_unknown_hub"))
    assert said == ["confirmations.csv, line 2", "decisions.csv, line 3", "pledges.csv, line 2"]
    assert folder.rows("SELECT hub_id, step FROM decision ORDER BY step") == [
        ("kestrel-bay", "profile"),
        ("kestrel-bay", "recognised"),
    ]
