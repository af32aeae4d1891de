"""Words counted by hand, in the scripts that candidatures come in."""

import pytest

from etl.rules.screening.word_counts import WordRange, count_range, count_words


@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        ("", "en", 0),
        ("Resilience is a promise that we keep.", "en", 7),
        ("city-to-city exchange, 2015-2030 – at 1.5 %", "en", 5),  # the dash and the sign are no words
        ("line one\n• line two", "en", 4),
        ("L'eau n'attend pas", "fr", 3),
        ("해무시는 2012년 8월 침수 피해를 입었습니다.", "ko", 6),  # eojeol
        ("大韓民國 재난 안전", "ko", 3),  # Hanja among Korean are read as eojeol
        ("大韓民國 재난 안전", "en", 3),  # an English form filled in Korean
        ("المدينة تتعلم من الماء", "ar", 4),
        ("والبلدية، ثم الأحياء", "ar", 3),
        ("Город учится у воды", "ru", 4),
        ("防災計画", "ja", 2),
        ("防災計画", "zh", 3),
        ("防災の計画を作る", None, 4),  # kana make it Japanese
        ("MCR2030 の防災 計画 2026", "ja", 5),  # two words and five characters
    ],
)
def test_words_are_counted(text, language, words):
    assert count_words(text, language) == words


def test_a_spaced_text_has_one_count():
    assert count_range("Four words stand here", "en") == WordRange(4, 4)


def test_a_text_without_spaces_has_bounds():
    assert count_range("あ" * 300, "ja") == WordRange(120, 150)
    assert count_range("安" * 260, "zh") == WordRange(145, 200)


def test_a_script_without_a_convention_is_left_to_a_person():
    assert count_range("ภูมิคุ้มกันของเมือง", "th") == WordRange(1, 19)
