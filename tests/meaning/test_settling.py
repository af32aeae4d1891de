"""The settling rule: what was not used and may change a value is asked about, by its name."""

import pytest

from etl.meaning.coverage import read_coverage
from etl.meaning.indicators import find_items, read_indicators
from etl.meaning.money import read_money
from etl.meaning.words.shown import explained
from etl.meaning.words.spoken import spoken_language
from etl.meaning.words.tokens import words_of
from etl.meaning.years import read_years

READERS = {"years": read_years, "money": read_money, "coverage": read_coverage, "indicators": read_indicators}


def roles(text: str, language: str) -> dict[str, str]:
    return {text[token.start : token.end]: token.role for token in words_of(text, language)}


@pytest.mark.parametrize(
    ("kind", "text", "language", "word"),
    [
        ("years", "2025-2027, if the council approves", "en", "if"),
        ("years", "2025-2027, por confirmar en marzo", "es", ""),
        ("years", "2025년 ~ 2027년 (격년)", "ko", "격년"),
        ("money", "USD 25,000 if approved by 2027", "en", "if approved"),
        ("money", "mind. 15 000 EUR p. a.", "de", "mind"),
        ("money", "5.000 EUR, mais pas cette fois", "fr", "mais"),
        ("coverage", "Cities in Kenya with fewer than 50,000 people", "en", "fewer than"),
        ("coverage", "Города Казахстана, но не столицы", "ru", "не"),
        ("indicators", "3 workshops per year (cancelled)", "en", "cancelled"),
        ("indicators", "12市が参加（未定）", "ja", ""),
        ("indicators", "3 ورش عمل، ولكن ليس هذه المرة", "ar", ""),
    ],
)
def test_a_word_that_may_change_the_value_is_named(kind, text, language, word):
    reading = READERS[kind](text, language)
    assert reading.state == "review"
    assert word in reading.reason


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("years", "cały rok 2025"),
        ("years", "miaka yote hadi 2027"),
        ("money", "USD 5,000 kwa kila mji kwa mwaka"),
        ("coverage", "miasta w Europie Środkowej i Kenia"),
        ("indicators", "Hội thảo 3 lần mỗi năm"),
        ("indicators", "Warsha 3 kwa mwaka kwa miji ya Afrika"),
    ],
)
def test_a_language_that_is_not_read_never_settles(kind, text):
    assert READERS[kind](text).state == "review"
    assert READERS[kind](text, "en").state == "review"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Workshops for cities in the region", "en"),
        ("talleres para las ciudades de la región", "es"),
        ("her yıl üç atölye çalışması", "tr"),
        ("tiga lokakarya untuk kota di Asia", "id"),
        ("每年举办三次培训", "zh"),
        ("毎年3回の研修", "ja"),
        ("warsha tatu kwa miji", None),
        ("miasta w Europie", None),
    ],
)
def test_the_language_is_told_by_its_frequent_words(text, language):
    assert spoken_language(text, None) == language


def test_words_play_the_roles_that_the_lexicon_gives_them():
    assert roles("3 workshops, if approved", "en") == {
        "3": "figure",
        "workshops": "ordinary",
        "if approved": "condition",
    }
    assert roles("MCR2030 cities?", "en")["2030"] == "name"
    assert roles("절반은 온라인", "ko")["절반"] == "part_of"
    assert roles("75 bin avro", "en")["avro"] == "unknown"


def test_a_description_of_cities_is_shown_as_a_limit():
    reading = read_coverage("Villes côtières d'Afrique de l'Ouest", "fr")
    assert (reading.state, reading.value["limit"]) == ("read", "côtières")
    assert read_coverage("All coastal cities", "en").state == "review"


def test_a_remark_in_a_sentence_of_its_own_is_read_with_the_value():
    assert read_money("We commit USD 5,000. To be confirmed.", "en").value["items"][0]["is_tentative"]
    assert read_money("We commit USD 5,000. Not this time.", "en").state == "review"
    assert read_money("If it rains we meet in the old hall of the harbour. We commit USD 5,000.", "en").state == "read"


@pytest.mark.parametrize(
    ("kind", "text", "language"),
    [
        ("money", "mind. 15 000 EUR p. a.", "de"),
        ("money", "Mindestbetrag: 15.000 EUR", "de"),
        ("money", "oltre 12 milioni di euro in cinque anni (2-3 milioni ogni anno)", "it"),
        ("years", "2026. 5월 ~ 사업 종료 시", "ko"),
        ("coverage", "10 ASEAN countries", "en"),
        ("indicators", "have trained 40 wardens in 12 districts", "en"),
        ("indicators", "320명 교육을 성공리에 마쳤음", "ko"),
        ("indicators", "64 % (2015)", "en"),
        ("indicators", "min 3, max 5 workshops", "en"),
    ],
)
def test_what_was_trusted_with_a_wrong_value_is_asked(kind, text, language):
    assert READERS[kind](text, language).state == "review"


def test_an_estimate_is_about_so_much():
    for text, language, country in (
        ("Presupuesto estimado: 2,5 millones de pesos anuales", "es", "MEX"),
        ("un aporte en especie estimado en Q 75,000 anuales", "es", "GTM"),
        ("in kind, estimated at BDT 6 lakh", "en", None),
        ("Les dégâts sont estimés à 12 millions d'euros.", "fr", None),
    ):
        reading = read_money(text, language, country)
        assert (reading.state, reading.value["items"][0]["comparator"]) == ("read", "approx"), text
    assert read_money("2 million euros (estimated)", "en").state == "review"


def test_a_share_of_those_counted_is_read():
    officers, women = read_indicators("180 officers trained by end of 2026, at least 40% of them women", "en").value[
        "items"
    ]
    assert (officers["quantity"], women["quantity"], women["comparator"]) == (180, 40, "at_least")
    assert read_indicators("5 workshops, half of them online", "en").state == "review"


def test_a_day_of_a_month_counts_nothing():
    items = read_indicators("Drains cleaned before 1 June: from 45% to 90% of the length by 2026", "en").value["items"]
    assert [item["quantity"] for item in items] == [45, 90]


def test_what_waited_for_its_words_is_read():
    (sum_,) = read_money("75 bin avro", "tr").value["items"]
    assert (sum_["amount"], sum_["currency"]) == (75_000, "EUR")
    until = read_years("sampai 2027", "id")
    assert (until.state, until.value["start_year"], until.value["end_year"]) == ("read", None, 2027)


@pytest.mark.parametrize(
    ("text", "language", "countries"),
    [
        ("Gabon, Cameroon and Eq. Guinea", "en", ["CMR", "GAB", "GNQ"]),
        ("Togo, Bénin et Burkina", "fr", ["BEN", "BFA", "TGO"]),
        ("Belgien, Frankreich und den Niederlanden", "de", ["BEL", "FRA", "NLD"]),
    ],
)
def test_no_country_of_a_list_is_dropped(text, language, countries):
    reading = read_coverage(text, language)
    assert reading.state == "review" or reading.value["countries"] == countries


def test_what_became_of_every_word_is_shown():
    text = "USD 25,000, but only if the council approves"
    shown = explained("money", text, "en", read_money(text, "en"))
    claimed = [text[token["start"] : token["end"]] for token in shown["tokens"] if token["claimed_by"] == "money"]
    assert (claimed, shown["unread"]) == (["USD", "25,000"], ["but", "only", "if", "approves"])


def test_the_words_of_a_reservation_are_part_of_the_value():
    text = "USD 25,000 if the council approves"
    shown = explained("money", text, "en", read_money(text, "en"))
    assert {token["claimed_by"] for token in shown["tokens"]} == {"money"}
    assert shown["unread"] == []


def test_sums_told_in_two_pieces_are_one():
    (item,) = read_money("4 milioni e 350 mila euro", "it").value["items"]
    assert (item["amount"], item["currency"]) == (4_350_000, "EUR")


def test_a_conversion_in_brackets_is_no_second_sum():
    (item,) = read_money("R 120 000 (approx. USD 6 500) once", "en", "ZAF").value["items"]
    assert (item["amount"], item["currency"], item["recurrence"]) == (120_000, "ZAR", "one_off")


def test_a_word_for_twice_counts():
    webinar, tour = read_indicators("zweimal jährlich Webinar, jährlich 1 Studienreise", "de").value["items"]
    assert (webinar["quantity"], webinar["period"], tour["quantity"]) == (2, "year", 1)


def test_a_share_measured_in_a_year_in_brackets_is_the_baseline_of_the_next():
    first, second = read_indicators("Cities with a plan: 64 % (2015), 80 % by 2027", "en").value["items"]
    assert (first["nature"], first["deadline"]) == ("baseline", None)
    assert (second["nature"], second["total_target"], second["deadline"]) == ("target", 80, "2027-12-31")


@pytest.mark.parametrize(
    ("text", "is_asked"),
    [
        ("12 cities (2022), 40 cities by 2027", True),
        ("12 cities (2022), 40 cities", True),
        ("12 cities (2022), 40 trainings by 2027", False),
        ("5 trainings (2024), 6 trainings (2025), 7 trainings (2026)", False),
    ],
)
def test_a_count_with_its_year_in_brackets_beside_a_later_one_is_asked(text, is_asked):
    assert read_indicators(text, "en").review is is_asked


def test_a_time_that_is_made_shorter_has_its_unit():
    items = find_items("warning time reduced from 30 to 10 minutes by 2027", "en")
    assert [(item.quantity, item.unit, item.unit_id) for item in items] == [
        (30, "minute", "minute"),
        (10, "minute", "minute"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "country", "expected"),
    [
        ("每年200万元至300万元", "zh", "CHN", (2_000_000, 3_000_000, "CNY", "annual")),
        ("yılda 1,5 ila 2 milyon TL", "tr", "TUR", (1_500_000, 2_000_000, "TRY", "annual")),
        ("三年共计600万元人民币", "zh", "CHN", (6_000_000, None, "CNY", "multi_year_total")),
        ("3 yılda toplam 6 milyon TL", "tr", "TUR", (6_000_000, None, "TRY", "multi_year_total")),
        ("新臺幣1,200萬元/年", "zh", "CHN", (12_000_000, None, "TWD", "annual")),
    ],
)
def test_ranges_lengths_and_currencies_of_chinese_and_turkish_sums(text, language, country, expected):
    reading = read_money(text, language, country)
    (item,) = reading.value["items"]
    assert reading.state == "read"
    assert (item["amount"], item["amount_max"], item["currency"], item["recurrence"]) == expected


def test_a_total_of_what_recurs_is_no_count_of_each_time():
    assert read_indicators("simulasi setiap 6 bulan (total 6 kali)", "id").state == "review"
    (item,) = read_indicators("2027年前完成3个试点项目", "zh").value["items"]
    assert (item["quantity"], item["unit"]) == (3, "project")
