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
    assert count_range("あ" * 300, "ja") == WordRange(120, 200)
    assert count_range("安" * 260, "zh") == WordRange(130, 200)


@pytest.mark.parametrize(
    ("letter", "language", "count", "least", "most"),
    [
        ("ก", "th", 870, 132, 272),  # a question at 150 words
        ("ก", "th", 400, 61, 125),
        ("ກ", "lo", 870, 162, 264),  # too long, however it is counted
        ("ក", "km", 870, 143, 218),
        ("က", "my", 870, 125, 290),
    ],
)
def test_each_script_without_spaces_has_its_own_bounds(letter, language, count, least, most):
    assert count_range(letter * count, language) == WordRange(least, most)


# Sentences with the words that ICU (icu4py 1.2.0) and the language's own segmenter make of them.
@pytest.mark.parametrize(
    ("text", "language", "words"),
    [
        (
            "มนุษย์ทั้งหลายเกิดมามีอิสระและเสมอภาคกันในเกียรติศักดิ์และสิทธิ ต่างมีเหตุผลและมโนธรรม และควรปฏิบัติต่อกันด้วยเจตนารมณ์แห่งภราดรภาพ",
            "th",
            (29, 24),
        ),
        (
            "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。"
            "人間は、理性と良心とを授けられており、互いに同胞の精神をもって行動しなければならない。",
            "ja",
            (43, 44),
        ),
        ("人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。", "zh", (26, 21)),
    ],
)
def test_the_bounds_hold_what_segmenters_count(text, language, words):
    bounds = count_range(text, language)
    assert all(bounds.least <= count <= bounds.most for count in words)
