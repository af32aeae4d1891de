"""Coverage in words against values that careful people gave, and the rules one by one."""

import json
from pathlib import Path

import pytest

from etl.meaning.coverage import read_coverage

PHRASES = Path(__file__).resolve().parent.parent / "phrases"


def phrases(name: str) -> list[dict]:
    lines = (PHRASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def key_fields(value: dict) -> tuple:
    first = value["priority"]
    return (value["mode"], sorted(value["countries"]), sorted(value["regions"]), sorted(first["countries"]),
            sorted(first["regions"]), sorted(first["groups"]))  # fmt: skip


def score(name: str) -> tuple[int, list[str], list[str]]:
    """(right, confidently wrong, sent to a person although clear): by value or by a justified review."""
    right, wrong, unsure = 0, [], []
    for row in phrases(name):
        reading = read_coverage(row["text"], row["language"], row.get("country"), row.get("context", "text"))
        matches = key_fields(reading.value) in [key_fields(row[k]) for k in ("expected", "also") if k in row]
        if (matches and not reading.review) or (reading.review and row.get("ambiguous")):
            right += 1
        elif reading.review:
            unsure.append(row["id"])
        else:
            wrong.append(row["id"])
    return right, wrong, unsure


def test_phrases_from_public_pages_keep_their_score():
    right, wrong, unsure = score("coverage")
    assert wrong == []
    assert right >= 0.75 * len(phrases("coverage")), unsure


def test_own_phrases_are_read_as_written_down():
    right, wrong, unsure = score("coverage-own")
    assert wrong == []
    assert right >= 0.97 * len(phrases("coverage-own")), unsure


@pytest.mark.parametrize("row", [r for r in phrases("coverage-own")], ids=lambda r: r["id"])
def test_own_phrase(row):
    reading = read_coverage(row["text"], row["language"], row["country"], row["context"])
    assert reading.state == row["expected_state"] or "word_not_used" in reading.rules, reading.reason
    if not row.get("state_only"):
        assert key_fields(reading.value) == key_fields(row["expected"])
        assert reading.value["groups"] == row["expected"]["groups"]
        assert reading.value["members_of"] == row["expected"]["members_of"]


def test_own_phrases_speak_all_ten_form_languages():
    assert {row["language"] for row in phrases("coverage-own")} == {
        "en",
        "es",
        "fr",
        "pt",
        "it",
        "de",
        "ko",
        "ja",
        "ar",
        "ru",
    }
    assert len(phrases("coverage-own")) >= 200


def test_language_is_not_needed():
    for row in phrases("coverage-own"):
        named = read_coverage(row["text"], row["language"], row["country"], row["context"])
        unnamed = read_coverage(row["text"], None, row["country"], row["context"])
        assert key_fields(unnamed.value) == key_fields(named.value), row["id"]


@pytest.mark.parametrize("country", ["KOR", "KR", "Republic of Korea", "대한민국"])
def test_the_hubs_country_may_be_written_in_any_way(country):
    assert read_coverage("National", country=country).value["countries"] == ["KOR"]


def test_an_unknown_name_beside_a_known_one_is_kept_and_asked_about():
    reading = read_coverage("Kenya, Wakanda and Uganda")
    assert reading.state == "review"
    assert reading.value["countries"] == ["KEN", "UGA"]
    assert reading.value["subnational"] == ["Wakanda"]
    assert "Wakanda" in reading.reason


def test_a_part_of_a_country_that_comes_first_does_not_put_the_country_first():
    value = read_coverage("Brazilian cities, priority to Pará").value
    assert (value["mode"], value["countries"]) == ("only_with_priority", ["BRA"])
    assert value["priority"] == {"countries": [], "regions": [], "groups": ["Pará (Brazil)"]}


def test_what_is_taken_out_is_not_served():
    reading = read_coverage("South America except Brazil")
    assert (reading.value["groups"], reading.value["countries"]) == (["South America"], [])
    assert (reading.value["exception"], reading.value["excepted_countries"]) == ("Brazil", ["BRA"])


def test_nationalities_of_refugees_banks_and_languages_are_not_served():
    assert read_coverage("Jordanian towns hosting Syrian refugees").value["countries"] == ["JOR"]
    assert read_coverage("cities in Peru with the Bank of America").value["countries"] == ["PER"]
    assert read_coverage("cities in Kenya, in French").value["countries"] == ["KEN"]


def test_words_that_are_names_only_with_a_capital():
    assert read_coverage("polish the plans of cities in Peru", context="text").value["countries"] == ["PER"]
    assert read_coverage("tell us about cities in Peru", context="text").value["countries"] == ["PER"]
    assert read_coverage("Polish cities").value["countries"] == ["POL"]


def test_names_inside_other_words_and_names_are_not_read():
    assert read_coverage("ソマリアの都市").value["countries"] == ["SOM"]
    assert read_coverage("인도네시아 도시").value["countries"] == ["IDN"]
    assert read_coverage("Equatorial Guinea").value["countries"] == ["GNQ"]
    assert "IND" not in read_coverage("Indochina").value["countries"]
    assert read_coverage("中国地方の市町村").value["countries"] == ["JPN"]


def test_spans_point_at_the_words_read():
    text = "All cities, with priority to African cities"
    reading = read_coverage(text)
    assert [text[start:end] for start, end in reading.spans] == ["All", "African"]


def test_every_reading_names_its_rules():
    for row in phrases("coverage-own"):
        assert read_coverage(row["text"], None, row["country"], row["context"]).rules, row["id"]


@pytest.mark.parametrize("text", ["", "  \n", "—", "???"])
def test_an_empty_cell_has_no_value(text):
    assert read_coverage(text).state == "unreadable"


def test_only_the_beginning_of_a_long_text_is_read_and_says_so():
    reading = read_coverage("cities in Kenya and " * 5_000)
    assert reading.state == "review"
    assert "first 3000 characters" in reading.reason


@pytest.mark.parametrize(
    ("text", "language", "mode", "countries"),
    [
        ("DACH-Region", "de", "only", ["AUT", "CHE", "DEU"]),
        ("Congo (DRC), Rep. of Congo", "en", "only", ["COD", "COG"]),
        ("Uganda (all districts)", "en", "only", ["UGA"]),
        ("México, E.U.A. y Canadá", "es", "only", ["CAN", "MEX", "USA"]),
        ("Kenya and other countries in East Africa", "en", "list_open", ["KEN"]),
    ],
)
def test_cells_as_city_staff_write_them(text: str, language: str, mode: str, countries: list[str]) -> None:
    reading = read_coverage(text, language)
    assert (reading.value["mode"], reading.value["countries"]) == (mode, countries)


@pytest.mark.parametrize(
    ("text", "language", "rule"),
    [
        ("municipios colombianos y ciudades de otros países", "es", "beyond"),
        ("Worldwide; French or English speaking", "en", "language_pair"),
        ("UK cities (priority: coastal)", "en", "priority_unnamed"),
        ("Africa (excl. North Africa)", "en", "exception"),
        ("All 36 states", "en", "counted"),
        ("Kommunen in Blefusku und in der Ukraine", "de", "unknown_name"),
    ],
)
def test_words_that_may_change_who_is_served_go_to_review(text: str, language: str, rule: str) -> None:
    reading = read_coverage(text, language)
    assert reading.review
    assert rule in reading.rules


@pytest.mark.parametrize(
    ("language", "text", "countries"),
    [
        ("fr", "les collectivités (Bénin, Guinée Bissao, Mali)", ["BEN", "GNB", "MLI"]),
        ("pt", "cidades da Guiné Bissao e de Cabo Verde", ["CPV", "GNB"]),
        ("es", "Con la participación de municipalidades de Costa Rica y Honduras", ["CRI", "HND"]),
        ("de", "gemeinsam mit den Partnern in den drei Ländern Chile, Südafrika und Indien", ["CHL", "IND", "ZAF"]),
        ("ko", "캄보디아와 필리핀 공무원을 초청해", ["KHM", "PHL"]),
    ],
)
def test_words_of_taking_part_leave_the_countries_read(language: str, text: str, countries: list[str]) -> None:
    reading = read_coverage(text, language)
    assert (reading.state, reading.value["mode"], reading.value["countries"]) == ("read", "only", countries)


@pytest.mark.parametrize("name", ["Guinée Forestière", "Niger Delta", "Sudan Kordofan", "Guinea Bissauu"])
def test_a_longer_name_that_no_table_knows_is_not_the_country(name: str) -> None:
    reading = read_coverage(f"Mali, {name}")
    assert reading.review
    assert f"“{name}” may be a name of its own." in reading.reason
