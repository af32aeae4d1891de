"""Places on the map, Country cells, and which countries a coverage reaches."""

import pytest

from etl.meaning.coverage import countries_of, read_coverage
from etl.meaning.places import find_place, resolve_country

COUNTRY_CELLS = {
    "대한민국 (Republic of Korea)": "KOR", "Korea, Republic of": "KOR", "KR": "KOR", "日本国": "JPN", "Georgia": "GEO",
    "República de Chile": "CHL", "UK": "GBR", "UAE": "ARE", "Côte d’Ivoire": "CIV", "Cote d'Ivoire": "CIV",
    "Iran (Islamic Republic of)": "IRN", "Bolivia (Plurinational State of)": "BOL", "U.S.A.": "USA", "Brasil": "BRA",
    "Российская Федерация": "RUS", "المملكة الأردنية الهاشمية": "JOR", "Bundesrepublik Deutschland": "DEU",
    "Repubblica Italiana": "ITA", "Federative Republic of Brazil": "BRA", "Viet Nam": "VNM", "Türkiye": "TUR",
    "Pays-Bas": "NLD", "Congo - Kinshasa": "COD",
}  # fmt: skip


@pytest.mark.parametrize(("text", "code"), COUNTRY_CELLS.items())
def test_a_country_cell_names_one_country(text, code):
    assert resolve_country(text) == code


@pytest.mark.parametrize(
    "text", ["", "N/A", "Congo", "Kenya and Uganda", "Brazill", "Wakanda", "Kenya Wakanda", "Africa"]
)
def test_a_country_cell_that_names_none_or_several_gives_none(text):
    assert resolve_country(text) is None


def test_a_place_is_found_by_its_own_or_another_name_within_the_country():
    incheon = find_place("Incheon", "KOR")
    assert (incheon.longitude, incheon.latitude) == pytest.approx((126.7052, 37.4565))
    assert "GeoNames" in incheon.source
    assert find_place("인천광역시", "KOR") == incheon
    assert find_place("Makati", "PHL").name == "Makati City"
    assert find_place("Greater Manchester", "GBR", ["Manchester"]).name == "Manchester"


def test_the_largest_of_several_places_is_meant():
    assert find_place("San José", "CRI").latitude == pytest.approx(9.93, abs=0.1)


@pytest.mark.parametrize(("name", "country"), [("Inch", "KOR"), ("Incheon", "CHN"), ("", "KOR"), ("Olkimbara", "KEN")])
def test_a_part_of_a_name_or_another_country_finds_nothing(name, country):
    assert find_place(name, country) is None


def test_reach_of_named_group_region_and_priority():
    value = read_coverage("Korean cities and Central Asian countries, with priority to Kazakhstan").value
    reached = countries_of(value, "KOR")
    assert reached["KOR"] == ("named", "")
    assert reached["KAZ"] == ("priority", "")
    assert reached["UZB"] == ("group", "Central Asia")


def test_reach_of_a_region_is_its_countries():
    reached = countries_of(read_coverage("Arab States").value)
    assert len(reached) == 22
    assert set(reached.values()) == {("region", "ARB")}


def test_reach_of_everyone_is_all_five_regions_and_the_priority_stays_visible():
    reached = countries_of(read_coverage("All cities, with priority to African cities").value)
    assert len(reached) == 194
    assert reached["KEN"] == ("priority", "AFR")
    assert reached["CHL"] == ("all", "")


def test_a_group_without_member_list_reaches_nobody():
    assert countries_of(read_coverage("SIDS").value) == {}


def test_nothing_read_reaches_nobody():
    assert countries_of(read_coverage("TBD").value, "KOR") == {}
