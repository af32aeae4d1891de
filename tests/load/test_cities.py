"""Cities that a report names as supported: one city, several, none, or asked; a wait is no city and no country."""

from pathlib import Path

import pytest

from tests.published import DataFolder, service

KINDS = {
    "one": [
        ("Kisumu, Kenya", "Kisumu", "KEN"),
        ("Dar es Salaam (Tanzania)", "Dar es Salaam", "TZA"),
        ("San José, Costa Rica", "San José", "CRI"),
        ("Valencia, Venezuela", "Valencia", "VEN"),
        ("Córdoba, Argentina", "Córdoba", "ARG"),
        ("Mombasa, Coast, Kenya", "Mombasa", "KEN"),
        ("Lahore, Punjab, Pakistan", "Lahore", "PAK"),
        ("Sarajevo, Bosnia and Herzegovina", "Sarajevo", "BIH"),
        ("Tbilisi, Georgia", "Tbilisi", "GEO"),
        ("Singapore, Singapore", "Singapore", "SGP"),
        ("Castries, St. Lucia", "Castries", "LCA"),
        ("Hà Nội – Việt Nam", "Hà Nội", "VNM"),
        ("부산 (대한민국)", "부산", "KOR"),
        ("صنعاء، اليمن", "صنعاء", "YEM"),
        ("1. Nakuru, Kenya", "Nakuru", "KEN"),
        ("Nairobi, KE", "Nairobi", "KEN"),
    ],
    "none": [
        *("None", "n/a", "N.A.", "-", "—", "0", "TBD", "Nenhuma", "Ninguna", "Aucune", "néant", "keine", "нет"),
        *("없음", "해당 없음", "なし", "无", "لا يوجد", "hakuna", "?"),
        *("None yet", "0 cities", "нет данных", "لايوجد", "brak", "ingen", "sin datos"),
    ],
    "asked": [
        *("Mombasa, Kenya, Dar es Salaam, Tanzania", "Atlanta, Georgia", "Smallville, Georgia", "Georgia", "Jersey"),
        *("Newark, Jersey", "Córdoba", "Guinea", "Bissau, Guinea", "Niger State", "Minna, Niger", "Punjab, Pakistan"),
        *("Punjab, India", "Congo", "Brazzaville, Congo", "Pyongyang, Korea", "Kenya", "Kenya, Tanzania", "12 cities"),
        *("several cities", "12 cities, Kenya", "various towns, Kenya", "Mombasa and Kisumu, Kenya", "3"),
        *("Mombasa/Kisumu, Kenya", "Mombasa, Kisumu, Kenya", "Mombasa, Kenya (planned)", "all MCR2030 cities"),
        *("Los municipios de la región", "Valencia"),
        # GA is Gabon too, NA Namibia, TN Tunisia, CA Canada.
        *("Atlanta, GA", "Napoli, NA", "Chennai, TN", "Los Angeles, CA"),
    ],
}
SEVERAL = [
    ("Accra, Ghana / Lomé, Togo", {("Accra", "GHA"), ("Lomé", "TGO")}),
    ("Accra (Ghana), Lomé (Togo) and Cotonou (Benin)", {("Accra", "GHA"), ("Lomé", "TGO"), ("Cotonou", "BEN")}),
    ("Quito, Ecuador y Lima, Perú", {("Quito", "ECU"), ("Lima", "PER")}),
    ("Dakar, Sénégal et Bamako, Mali", {("Dakar", "SEN"), ("Bamako", "MLI")}),
    ("대전, 대한민국 및 하노이, 베트남", {("대전", "KOR"), ("하노이", "VNM")}),
]


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    years = {"year": "2024-2026", "indicators": "2 events/year"}
    titles = ("One", "None of them", "Asked", "Several", "Twice", "Listed")
    made.form("kestrel-bay/annex.docx", *(service(title, **years) for title in titles), received_on="2024-01-05")
    return made


def reported(folder: DataFolder, **cities: list[str]) -> None:
    """Load, fill the report of 2024 with cities by service, and load again."""
    folder.load()
    told = [{"service": title, "status": "done", "cities_supported": lines} for title, lines in cities.items()]
    folder.report("kestrel-bay/report.xlsx", "kestrel-bay", 2024, *told, received_on="2025-02-01")
    folder.load()


def cities(folder: DataFolder, title: str) -> list[tuple]:
    query = """
        SELECT city, country_code, state FROM supported_city
        JOIN service USING (service_key) WHERE title = ? ORDER BY ALL
    """
    return folder.rows(query, title)


def test_one_city_several_none_and_what_is_asked(folder):
    folder.row("members", city="Smallville", country_code="KEN", stage="A")
    folder.row("members", city="Brookfield", country_code="GEO", stage="A")
    folder.row("members", city="Port Hope", country_code="KEN", stage="A")
    lists = {"One": [text for text, *_ in KINDS["one"]], "Asked": KINDS["asked"]}
    lists |= {"None of them": KINDS["none"], "Several": [text for text, _ in SEVERAL]}
    lists["Twice"] = ["Kisumu, Kenya", "KISUMU (Kenya)", "Kísumu, Kenya", "पटना, India", "पाटन, India"]
    lists["Twice"] += ["Cổ Đô, Vietnam", "Cờ Đỏ, Vietnam"]  # two places, one in Hanoi and one in Cần Thơ
    reported(folder, **lists, Listed=["Brookfield, Georgia", "Port Hope"])
    assert cities(folder, "One") == sorted((city, code, "read") for _, city, code in KINDS["one"])
    assert cities(folder, "None of them") == []
    assert cities(folder, "Asked") == sorted((text, None, "review") for text in KINDS["asked"])
    # A city that stands twice in one cell is one city.
    expected = sorted({(city, code, "read") for _, found in SEVERAL for city, code in found})
    assert cities(folder, "Several") == expected
    assert cities(folder, "Listed") == [("Brookfield", "GEO", "read"), ("Port Hope", "KEN", "read")]
    said = {text for (text,) in folder.rows("SELECT text FROM finding WHERE rule_id = 'report_city_unplaced'")}
    assert said == {*KINDS["asked"]}
    counted = """
        SELECT count(DISTINCT (city_key, country_code)) FROM supported_city JOIN service USING (service_key)
        WHERE title = 'Twice' AND state = 'read'
    """
    assert folder.rows(counted) == [(5,)]
    reasons = dict(folder.rows("SELECT text, reason FROM supported_city WHERE state = 'review'"))
    assert reasons["Mombasa, Kenya, Dar es Salaam, Tanzania"] == "It may name several cities."
    assert reasons["Atlanta, Georgia"] == '"Georgia" may be another country or a part of one.'
    assert reasons["Georgia"] == "It names a country and no city."
    assert reasons["Punjab, India"] == '"Punjab" is known as a region only.'
