"""No place is dropped: each country and territory, as CLDR and people write it, last in a list of three."""

import pytest
from babel import Locale

from etl.folder.reference import rows
from etl.meaning.coverage import read_coverage

# "Kenya, Peru and …" in each language.
LISTS = {
    "en": "Kenya, Peru and {}",
    "es": "Kenia, Perú y {}",
    "fr": "Kenya, Pérou et {}",
    "pt": "Quênia, Peru e {}",
    "it": "Kenya, Perù e {}",
    "de": "Kenia, Peru und {}",
    "nl": "Kenia, Peru en {}",
    "ru": "Кения, Перу и {}",
    "ar": "كينيا وبيرو و{}",
    "ko": "케냐, 페루, {}",
    "ja": "ケニア、ペルー、{}",
    "zh": "肯尼亚、秘鲁和{}",
    "tr": "Kenya, Peru ve {}",
    "id": "Kenya, Peru, dan {}",
}


def outcome(text: str, language: str, country: str) -> str:
    """Whether all three countries were read, a person is asked, or one was lost or another one found."""
    reading = read_coverage(text, language, None, "work_plan")
    if reading.review or reading.state != "read":
        return "asked"
    return "read" if set(reading.value["countries"]) == {"KEN", "PER", country} else "wrong"


@pytest.mark.parametrize("language", LISTS)
def test_no_country_or_territory_is_dropped(language: str) -> None:
    names = Locale.parse(language).territories
    countries = [row for row in rows("countries") if row["country_code"] not in ("KEN", "PER")]
    told = {row["country_code"]: LISTS[language].format(names[row["iso2"]]) for row in countries}
    found = {country: outcome(text, language, country) for country, text in told.items()}
    assert [told[country] for country, result in found.items() if result == "wrong"] == []
    assert list(found.values()).count("read") >= 230


@pytest.mark.parametrize(
    ("language", "country", "name"),
    [
        ("en", "GNQ", "Eq. Guinea"),
        ("en", "BFA", "Burkina"),
        ("en", "COD", "Dem. Rep. Congo"),
        ("en", "SSD", "S. Sudan"),
        ("en", "COK", "Cook Is."),
        ("en", "SXM", "Sint Maarten (Dutch part)"),
        ("en", "VIR", "Virgin Islands of the United States"),
        ("en", "BIH", "Bosnia and Herz."),
        ("de", "NLD", "den Niederlanden"),
        ("de", "ARE", "den Vereinigten Arabischen Emiraten"),
        ("de", "COD", "der Demokratischen Republik Kongo"),
        ("fr", "BFA", "le Burkina"),
        ("fr", "NLD", "les Pays-Bas"),
        ("ko", "DEU", "독일연방공화국"),
        ("ko", "MNG", "몽골국"),
        ("ko", "CHN", "중화인민공화국"),
        ("ar", "USA", "أمريكا"),
        ("ja", "CIV", "象牙海岸"),
        ("zh", "AGO", "安哥拉"),
        ("tr", "ARM", "Ermenistan"),
        ("id", "CAF", "Republik Afrika Tengah"),
    ],
)
def test_long_short_and_inflected_forms_are_read(language: str, country: str, name: str) -> None:
    assert outcome(LISTS[language].format(name), language, country) == "read"
