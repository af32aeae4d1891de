"""Topics and kinds of support by listed keywords."""

import pytest

from etl.folder.reference import rows
from etl.meaning.topics import find_support_kinds, find_topics

FLOODS = {
    "en": "flood mitigation", "es": "gestión de inundaciones", "fr": "risque d'inondation", "pt": "risco de enchentes",
    "it": "rischio di alluvione", "de": "Hochwasserschutz", "ko": "홍수 대응", "ja": "洪水対策",
    "ar": "إدارة الفيضانات", "ru": "защита от наводнений",
    "zh": "城市防洪能力", "tr": "sel baskınlarına karşı önlemler", "id": "pengendalian banjir",
}  # fmt: skip


@pytest.mark.parametrize(("language", "text"), FLOODS.items())
def test_floods_are_found_in_every_form_language(language, text):
    assert "flood" in {topic for topic, *_ in find_topics(text, language)}
    assert "flood" in {topic for topic, *_ in find_topics(text)}


@pytest.mark.parametrize(
    ("language", "text", "topics", "kinds"),
    [
        ("zh", "为姐妹城市举办早期预警与地震应急培训", ["early_warning", "earthquake", "response"],
         ["twinning", "technical_assistance_training"]),
        ("zh", "舉辦氣候變化與智慧城市論壇", ["climate", "smart_city"], ["international_events"]),
        ("tr", "Deprem tatbikatları ve erken uyarı sistemleri için teknik destek",
         ["earthquake", "response", "early_warning"], ["technical_assistance_training"]),
        ("id", "Lokakarya perubahan iklim dan publikasi panduan evakuasi", ["climate", "response"],
         ["technical_assistance_training", "publications", "publications"]),
    ],
)  # fmt: skip
def test_topics_of_chinese_turkish_and_indonesian(language, text, topics, kinds):
    assert [topic for topic, *_ in find_topics(text, language)] == topics
    assert [kind for kind, *_ in find_support_kinds(text, language)] == kinds


def test_the_guidelines_own_example():
    text = "Organize city-to-city exchanges on smart cities, flood mitigation, waste management, industrial hazard"
    assert [topic for topic, *_ in find_topics(text, "en")] == ["smart_city", "flood", "waste", "industrial"]
    assert [kind for kind, *_ in find_support_kinds(text, "en")] == ["twinning"]


def test_spans_point_at_the_words_found():
    text = "Workshops on early warning"
    (topic, keyword, start, end) = find_topics(text, "en")[0]
    assert (topic, keyword, text[start:end]) == ("early_warning", "early warning…", "early warning")


def test_a_keyword_begins_at_a_word_and_ends_with_it():
    assert find_topics("heatedly discussed, wheat", "en") == []
    assert find_topics("nothing of the kind", "en") == []


def test_another_languages_words_do_not_count():
    assert find_topics("eau", "fr") != []
    assert find_topics("eau", "es") == []


def test_every_topic_and_support_kind_has_keywords_in_every_language():
    for table, column, names in (
        ("topics", "topic_id", "topic_keywords"),
        ("support_kinds", "support_kind_id", "support_keywords"),
    ):
        listed = {(row[column], row["language"]) for row in rows(names)}
        assert listed == {(row[column], language) for row in rows(table) for language in FLOODS}
