"""Numbers: figures with local separators, scale words, words, numbering and names."""

import random
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.number_words import outcome
from etl.meaning.language import fold, guess_language
from etl.meaning.numbers import find_numbers
from tests.meaning.spoken import WRITERS, variants


def values(text: str, language: str | None = None, country: str | None = None) -> list[Decimal]:
    return [number.value for number in find_numbers(text, language, country)]


@pytest.mark.parametrize(
    ("text", "language", "country", "value"),
    [
        ("30.000 personas", "es", None, "30000"),
        ("30,000 people", "en", None, "30000"),
        ("30 000 personnes", "fr", None, "30000"),
        ("1'000 Leute", "de", "CHE", "1000"),
        ("100'000.000", "es", "COL", "100000000"),
        ("1.234.567,89", "de", None, "1234567.89"),
        ("1,234,567.89", "en", None, "1234567.89"),
        ("1,00,000", "en", "IND", "100000"),
        ("1’000’000.50", "de", "CHE", "1000000.5"),
        ("25٬000 شخص", "ar", None, "25000"),
        ("２５，０００円", "ja", None, "25000"),
        ("٣٠ مدينة", "ar", None, "30"),
        ("2.5mn", "en", None, "2500000"),
        ("10k", "en", None, "10000"),
        ("five crore", "en", None, "50000000"),
        ("60 mil millones", "es", None, "60000000000"),
        ("2 millones 300 mil", "es", None, "2300000"),
        ("18,6 млн", "ru", None, "18600000"),
        ("4억 8000만원", "ko", None, "480000000"),
        ("3천만원", "ko", None, "30000000"),
        ("三千万円", "ja", None, "30000000"),
        ("two hundred and fifty thousand", "en", None, "250000"),
        ("two dozen", "en", None, "24"),
        ("half a million", "en", None, "500000"),
        ("treinta y cinco", "es", None, "35"),
        ("quatre-vingt-dix-sept", "fr", None, "97"),
        ("soixante et onze", "fr", None, "71"),
        ("siebenundvierzig", "de", None, "47"),
        ("trentacinque", "it", None, "35"),
        ("четырёх", "ru", None, "4"),
        ("خمسة وعشرون", "ar", None, "25"),
        ("세 도시", "ko", None, "3"),
    ],
)
def test_one_number_has_its_exact_value(text: str, language: str, country: str | None, value: str) -> None:
    assert values(text, language, country) == [Decimal(value)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("2½ million", "en", "2500000"),
        ("1 ½ million", "en", "1500000"),
        ("½ million", "en", "500000"),
        ("1/2 million", "en", "500000"),
        ("1 3/4 million", "en", "1750000"),
        ("1¾ Millionen", "de", "1750000"),
        ("2½ days", "en", "2.5"),
        ("one and a half million", "en", "1500000"),
        ("2 and a half million", "en", "2500000"),
        ("two million and a half", "en", "2500000"),
        ("two and a half days", "en", "2.5"),
        ("a half million", "en", "500000"),
        ("medio millón", "es", "500000"),
        ("un millón y medio", "es", "1500000"),
        ("dos millones y medio de personas", "es", "2500000"),
        ("media docena de talleres", "es", "6"),
        ("meio milhão", "pt", "500000"),
        ("três milhões e meio", "pt", "3500000"),
        ("un demi-million", "fr", "500000"),
        ("deux millions et demi", "fr", "2500000"),
        ("mezzo milione", "it", "500000"),
        ("2 milioni e mezzo", "it", "2500000"),
        ("eine halbe Million", "de", "500000"),
        ("anderthalb Millionen", "de", "1500000"),
        ("zweieinhalb Millionen", "de", "2500000"),
        ("anderhalf miljoen", "nl", "1500000"),
        ("полтора миллиона", "ru", "1500000"),
        ("مليون ونصف", "ar", "1500000"),
        ("二百五十万 円", "ja", "2500000"),
        ("二百五十 人", "ja", "250"),
    ],
)
def test_halves_belong_to_their_number(text: str, language: str, value: str) -> None:
    (number,) = find_numbers(text, language)
    assert (number.value, number.is_ambiguous) == (Decimal(value), False)


@pytest.mark.parametrize(
    ("text", "language"),
    [("half of the cities", "en"), ("a half-day course", "en"), ("media jornada", "es"), ("meio ambiente", "pt")],
)
def test_a_half_of_something_is_no_number(text: str, language: str) -> None:
    assert values(text, language) == []


def test_a_half_day_beside_a_sum_is_none_of_it() -> None:
    assert values("USD 25,000 and a half-day workshop", "en")[0] == 25000
    assert values("ODS 13 y medio ambiente", "es") == [13]
    assert values("sessions 1/2", "en") == [1, 2]


@pytest.mark.parametrize(
    "text", ["MCR2030", "COP28", "COVID-19", "H2020", "10.11.2025", "사회 이주", "a new plan for us"]
)
def test_names_dates_and_words_hold_no_sure_number(text: str) -> None:
    assert [number for number in find_numbers(text) if not number.is_ambiguous] == []


@pytest.mark.parametrize("text", ["SDG 11", "3rd event", "1er semestre", "第3回", "phase 2"])
def test_numbering_is_marked_as_ordinal(text: str) -> None:
    assert [number.is_ordinal for number in find_numbers(text)] == [True]


def test_a_single_point_is_in_doubt_until_language_or_country_settles_it() -> None:
    assert [number.is_ambiguous for number in find_numbers("1.234")] == [True]
    assert [number.is_ambiguous for number in find_numbers("1.234", "de")] == [False]
    assert [number.is_ambiguous for number in find_numbers("7,000", "es", "MEX")] == [False]
    assert [number.is_ambiguous for number in find_numbers("7,000", "es")] == [True]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("120\n150", "en", [120, 150]),
        ("120\n150", "fr", [120, 150]),
        ("1\n000", "fr", [1, 0]),
        ("two hundred\nfifty", "en", [200, 50]),
        ("3만\n5천명", "ko", [30000, 5000]),
    ],
)
def test_no_number_goes_on_from_one_line_to_the_next(text: str, language: str, expected: list[int]) -> None:
    assert values(text, language) == expected


@pytest.mark.parametrize(
    ("text", "value", "is_ambiguous"), [("350¹", 350, False), ("1,000²", 1000, False), ("10⁶", 10, True)]
)
def test_a_raised_figure_is_no_digit(text: str, value: int, is_ambiguous: bool) -> None:
    assert [(number.value, number.is_ambiguous) for number in find_numbers(text, "en")] == [(value, is_ambiguous)]


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_figures_come_back_whole(number: int) -> None:
    assert values(f"{number:,}", "en") == [number]
    assert values(f"{number:,}".replace(",", "."), "de") == [number]


@given(st.text(max_size=60))
def test_any_text_is_read_and_places_are_true(text: str) -> None:
    for number in find_numbers(text):
        assert text[number.start : number.end] == number.text
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("la ciudad y los municipios", "es"),
        ("les villes et la région", "fr"),
        ("as cidades e os municípios", "pt"),
        ("die Stadt und das Land", "de"),
        ("il comune e la città", "it"),
        ("the city and the region", "en"),
        ("도시", "ko"),
        ("都市の", "ja"),
        ("مدينة", "ar"),
        ("город", "ru"),
        ("2025", None),
    ],
)
def test_languages_are_told_by_script_and_frequent_words(text: str, language: str | None) -> None:
    assert guess_language(text) == language


@settings(max_examples=30)
@given(st.text(alphabet="0123456789.,' ", max_size=30))
def test_figures_of_any_form_never_fail(text: str) -> None:
    assert all(number.value >= 0 for number in find_numbers(text, "fr", "FRA"))


# --- numbers in words -------------------------------------------------------------------------------------------------


# The share of texts that is read at least, where it is not the usual one; the others are asked about.
READ_SHARE = {"ko": 0.6, "ja": 0.6, "zh": 0.6, "de": 0.8, "es": 0.9}


@pytest.mark.parametrize("writer", WRITERS)
def test_what_num2words_writes_is_read_exactly_or_asked_about(writer: str) -> None:
    chance = random.Random(writer)
    numbers = {
        *chance.sample(range(130), 40),
        *chance.sample(range(10_000), 40),
        *(chance.randrange(10**9) for _ in range(12)),
    }
    read = [(outcome(text, n, WRITERS[writer]), text, n) for n in numbers for text in variants(n, writer)]
    assert [case for case in read if case[0] == "wrong"] == []
    assert sum(case[0] == "right" for case in read) >= READ_SHARE.get(writer, 0.93) * len(read)


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("mille deux cents euros", "fr", 1200),
        ("vingt et un mille", "fr", 21_000),
        ("quatre-vingt-dix-sept mille", "fr", 97_000),
        ("douze cents euros", "fr", 1200),
        ("cent villes", "fr", 100),
        ("twenty-one thousand euros", "en", 21_000),
        ("a hundred and one cities", "en", 101),
        ("twelve hundred people", "en", 1200),
        ("ten thousand, five hundred trees", "en", 10_500),
        ("2 million three hundred thousand", "en", 2_300_000),
        ("칠만 오천 명", "ko", 75_000),
        ("스물다섯 명", "ko", 25),
        ("3천 5백만원", "ko", 35_000_000),
        ("5만 3천 2백 명", "ko", 53_200),
        ("اثنا عشر", "ar", 12),
        ("أربعة وعشرون", "ar", 24),
        ("ثمانية آلاف وأحد عشر", "ar", 8011),
        ("vinte e um mil", "pt", 21_000),
        ("двадцать одна тысяча", "ru", 21_000),
        ("пятьюстами двадцатью участниками", "ru", 520),
        ("4 milioni e 350 mila euro", "it", 4_350_000),
        ("25 тысяч 300 рублей", "ru", 25_300),
        ("25 mil 300 personas", "es", 25_300),
        ("diez y seis", "es", 16),
        ("tausendundeine Nacht", "de", 1001),
        ("İKİ BİN KİŞİ", "tr", 2000),
        ("on iki bin beş yüz", "tr", 12_500),
        ("iki buçuk milyon", "tr", 2_500_000),
        ("yarım milyon", "tr", 500_000),
        ("dua setengah juta rupiah", "id", 2_500_000),
        ("seribu sembilan ratus", "id", 1900),
        ("两万五千人", "zh", 25_000),
        ("壹万贰仟元", "zh", 12_000),
        ("七万零十五人", "zh", 70_015),
    ],
)
def test_a_number_in_words_has_its_exact_value(text: str, language: str, value: int) -> None:
    assert [(number.value, number.is_ambiguous) for number in find_numbers(text, language)] == [(value, False)]


@pytest.mark.parametrize(
    ("text", "language", "why"),
    [
        ("twenty two-day workshops", "en", "twenty of two days, or 22"),
        ("twenty and five", "en", "English has no such number"),
        ("nineteen eighty-four", "en", "a year or two numbers"),
        ("veinte mil y quinientos", "es", "20,500 or two numbers"),
        ("dois mil pessoas", "es", "Portuguese words in a text that is taken for Spanish"),
        ("tre milioni e duecentoxmila", "it", "the rest of the number is not understood"),
        ("이삼십 명", "ko", "20 to 30"),
        ("이 천 명", "ko", "2,000, or these thousand"),
        ("五六人", "ja", "5 or 6"),
        ("三百五", "zh", "350 in speech"),
        ("two thousand million", "en", "2,000 and a million, or their product"),
    ],
)
def test_a_number_in_words_that_can_be_another_is_asked_about(text: str, language: str, why: str) -> None:
    assert any(number.is_ambiguous for number in find_numbers(text, language)), why


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("four two-day workshops", "en", [4, 2]),
        ("one million, two cities", "en", [1_000_000, 2]),
        ("between two hundred and fifty and three hundred", "en", [250, 300]),
        ("entre mil y dos mil", "es", [1000, 2000]),
        ("veinte por ciento", "es", [20]),
        ("25 thousand 100-page books", "en", [25_000, 100]),
        ("25 thousand people, 300 cities", "en", [25_000, 300]),
        ("cinq pour cent", "fr", [5]),
        ("dreihundertzwein Städte", "de", []),
    ],
)
def test_numbers_that_stand_apart_stay_apart(text: str, language: str, expected: list[int]) -> None:
    found = find_numbers(text, language)
    assert ([number.value for number in found], any(number.is_ambiguous for number in found)) == (expected, False)


@pytest.mark.parametrize("writer", ["pt", "pt_BR", "fr", "de", "tr", "ar", "ko"])
@pytest.mark.parametrize("hint", [None, "en", "es"])
def test_a_number_is_no_other_one_where_the_language_is_mistaken(writer: str, hint: str | None) -> None:
    chance = random.Random(writer)
    numbers = [*chance.sample(range(10_000), 12), *(chance.randrange(10**9) for _ in range(4))]
    read = [(text, n) for n in numbers for text in variants(n, writer) if outcome(text, n, hint) == "wrong"]
    assert read == []


@pytest.mark.parametrize("text", ["국회 승인을 조건으로", "조건 3가지 중 하나", "억 단위"])
def test_a_lone_sign_for_more_than_a_myriad_is_part_of_a_word(text):
    assert all(number.value < 10 for number in find_numbers(text, "ko"))
    assert [number.value for number in find_numbers("3조 원", "ko")] == [3 * 10**12]


FRACTIONS = {
    "en": ("a quarter of a million", "three quarters of a million", "a third of a million"),
    "es": ("un cuarto de millón", "tres cuartos de millón", "un tercio de millón"),
    "fr": ("un quart de million", "trois quarts de million", "un tiers de million"),
    "pt": ("um quarto de milhão", "três quartos de milhão", "um terço de milhão"),
    "it": ("un quarto di milione", "tre quarti di milione", "un terzo di milione"),
    "de": ("eine viertel Million", "drei viertel Million", "eine drittel Million"),
    "ru": ("четверть миллиона", "три четверти миллиона", "треть миллиона"),
    "ar": ("ربع مليون", "ثلاثة أرباع مليون", "ثلث مليون"),
    "id": ("seperempat juta", "tiga perempat juta", "sepertiga juta"),
}


@pytest.mark.parametrize("language", FRACTIONS)
def test_a_part_of_a_million_is_that_part_and_never_the_million(language):
    quarter, three, third = FRACTIONS[language]
    assert [number.value for number in find_numbers(quarter, language)] == [250_000]
    assert [number.value for number in find_numbers(three, language)] == [750_000]
    assert all(number.value < 1000 for number in find_numbers(third, language))


@pytest.mark.parametrize(
    ("text", "language", "least"),
    [
        ("三五个城市", "zh", 3),
        ("三五百人", "zh", 300),
        ("二三十人", "zh", 20),
        ("三五万元", "zh", 30_000),
        ("四五人", "ja", 4),
        ("삼사십 명", "ko", 30),
        ("三百五个", "zh", 350),
        ("五万三元", "zh", 53_000),
    ],
)
def test_what_may_be_a_range_is_asked_about_with_its_lower_end(text, language, least):
    assert [(number.value, number.is_ambiguous) for number in find_numbers(text, language)] == [(least, True)]
