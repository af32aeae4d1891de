"""Reservations as values: conditions, exceptions and what is not settled yet, in the languages that are read."""

import pytest

from etl.meaning.coverage import countries_of, read_coverage
from etl.meaning.indicators import find_items, read_indicators
from etl.meaning.money import read_money
from etl.meaning.reading import is_firm

# One promise of 25,000 dollars a year in each language, and how that language hangs it on a condition.
PROMISES = {
    "en": "We will give USD 25,000 a year",
    "es": "Aportaremos 25.000 USD al año",
    "fr": "Nous apportons 25 000 USD par an",
    "pt": "Contribuímos com 25.000 USD por ano",
    "it": "Contribuiamo con 25.000 USD all'anno",
    "de": "25.000 USD pro Jahr",
    "ru": "25 000 долларов США в год",
    "ar": "25000 دولار سنويا",
    "ko": "연간 25,000 달러",
    "ja": "年間25,000ドル",
}
CONDITIONS = {
    "en": ("if the council approves", "subject to parliamentary approval", "unless the budget is cut"),
    "es": ("si el concejo lo aprueba", "sujeto a aprobación parlamentaria", "siempre que haya fondos"),
    "fr": ("si le conseil l'approuve", "sous réserve de l'accord du parlement", "sauf si le budget est réduit"),
    "pt": ("se a câmara aprovar", "sujeito à aprovação do parlamento", "desde que haja verba"),
    "it": ("se il consiglio approva", "purché ci siano i fondi", "salvo che il consiglio decida altrimenti"),
    "de": ("falls der Rat zustimmt", "sofern Mittel verfügbar sind", "wenn der Haushalt nicht gekürzt wird"),
    "ru": ("если совет одобрит", "при наличии средств", "при условии одобрения парламента"),
    "ar": ("إذا وافق المجلس", "شريطة توفر التمويل", "ما لم تخفض الميزانية"),
    "ko": ("의회가 승인할 경우", "예산이 삭감되지 않는 한", "국회 승인을 조건으로"),
    "ja": ("議会が承認した場合", "予算があれば", "国会の承認を条件とする"),
    "zh": ("如获议会批准", "须经议会批准", "除非预算被削减"),
    "tr": ("meclis onaylarsa", "kaynak bulunması halinde", "bütçe kesilmezse"),
    "id": ("jika dewan menyetujui", "asalkan dana tersedia", "tergantung permintaan"),
}
UNSETTLED = {
    "en": ("to be confirmed", "tbc", "provisional", "perhaps", "not yet decided"),
    "es": ("por confirmar", "provisional", "quizás", "aún sin decidir"),
    "fr": ("à confirmer", "provisoire", "peut-être", "pas encore décidé"),
    "pt": ("a confirmar", "provisório", "talvez", "ainda não decidido"),
    "it": ("da confermare", "provvisorio", "forse", "non ancora deciso"),
    "de": ("noch zu bestätigen", "vorläufig", "vielleicht", "noch nicht entschieden"),
    "ru": ("уточняется", "предварительно", "возможно", "ещё не решено"),
    "ar": ("قيد التأكيد", "مؤقت", "ربما"),
    "ko": ("미정", "잠정", "확정 예정"),
    "ja": ("未定", "暫定", "要確認"),
    "zh": ("待确认", "暂定", "尚未决定"),
    "tr": ("teyit edilecek", "geçici", "belki"),
    "id": ("akan dikonfirmasi", "tentatif", "belum diputuskan"),
}
EVERY_CITY = {
    "en": ("All cities", ("except islands", "other than capitals"), ("islands", "capitals")),
    "es": ("Todas las ciudades", ("excepto las islas", "salvo las capitales"), ("las islas", "las capitales")),
    "fr": ("Toutes les villes", ("sauf les îles", "hors îles"), ("les îles", "îles")),
    "pt": ("Todas as cidades", ("exceto as ilhas", "salvo as capitais"), ("as ilhas", "as capitais")),
    "it": ("Tutte le città", ("tranne le isole", "escluse le isole"), ("le isole", "le isole")),
    "de": ("Alle Städte", ("außer den Inseln", "mit Ausnahme der Inseln"), ("den Inseln", "Inseln")),
    "ru": ("Все города", ("кроме столиц", "за исключением столиц"), ("столиц", "столиц")),
    "ar": ("جميع المدن", ("باستثناء الجزر", "ما عدا الجزر"), ("الجزر", "الجزر")),
    "ko": ("모든 도시", ("수도 제외", "섬 지역은 빼고"), ("수도", "섬 지역은")),
    "ja": ("すべての都市", ("島を除く",), ("島を",)),
    "zh": ("所有城市", ("首都除外", "不含岛屿"), ("首都", "岛屿")),
    "tr": ("Tüm şehirler", ("adalar hariç", "başkentler dışında"), ("adalar", "başkentler")),
    "id": ("Semua kota", ("kecuali pulau", "tidak termasuk ibu kota"), ("pulau", "ibu kota")),
}
WORKSHOPS = {
    "en": "3 workshops a year",
    "es": "3 talleres al año",
    "fr": "3 ateliers par an",
    "pt": "3 oficinas por ano",
    "it": "3 laboratori all'anno",
    "de": "3 Workshops pro Jahr",
    "ru": "3 семинара в год",
    "ar": "3 ورش عمل في السنة",
    "ko": "매년 워크숍 3회",
    "ja": "年3回のワークショップ",
    "zh": "每年举办3次培训",
    "tr": "yılda 3 atölye çalışması",
    "id": "3 lokakarya per tahun",
}
MARKS = (", {}", " ({})", " – {}")


def written(value: str, clause: str, language: str) -> list[str]:
    """A value with a clause behind it, set apart by each mark that its writers use."""
    marks = {"ja": ("、{}", "（{}）"), "zh": ("，{}", "（{}）")}.get(language, MARKS)
    return [value + mark.format(clause) for mark in marks]


@pytest.mark.parametrize("language", PROMISES)
def test_a_promise_on_a_condition_keeps_its_sum_and_its_condition(language):
    (firm,) = read_money(PROMISES[language], language).value["items"]
    assert (firm["amount"], firm["currency"], firm["recurrence"], is_firm(firm)) == (25_000, "USD", "annual", True)
    for clause in CONDITIONS[language]:
        for text in written(PROMISES[language], clause, language):
            reading = read_money(text, language)
            assert (text, reading.state) == (text, "read")
            (item,) = reading.value["items"]
            assert (text, item["condition"], is_firm(item)) == (text, clause, False)
            assert {**item, "condition": None} == {**firm, "condition": None}


@pytest.mark.parametrize("language", PROMISES)
def test_a_sum_that_is_not_settled_yet_is_tentative(language):
    for clause in UNSETTLED[language]:
        for text in written(PROMISES[language], clause, language):
            (item,) = read_money(text, language).value["items"]
            assert (text, item["amount"], item.get("is_tentative")) == (text, 25_000, True)
            assert not is_firm(item)


@pytest.mark.parametrize("language", WORKSHOPS)
def test_a_count_keeps_what_it_is_promised_on(language):
    (firm,) = read_indicators(WORKSHOPS[language], language).value["items"]
    assert (firm["quantity"], firm["period"], is_firm(firm)) == (3, "year", True)
    for clause in CONDITIONS[language]:
        for text in written(WORKSHOPS[language], clause, language):
            (item,) = find_items(text, language)
            assert (text, item.state, item.condition) == (text, "read", clause)
            assert text[item.start : item.end] == item.text
            assert read_indicators(text, language).value["items"] == [firm | {"condition": clause}]


@pytest.mark.parametrize("language", WORKSHOPS)
def test_a_count_that_is_not_settled_yet_is_tentative(language):
    for clause in UNSETTLED[language]:
        for text in written(WORKSHOPS[language], clause, language):
            (item,) = find_items(text, language)
            assert (text, item.state, item.quantity, item.is_tentative) == (text, "read", 3, True)


def test_a_reservation_speaks_of_the_count_in_its_line():
    items = find_items("2 workshops\n30 people trained, subject to approval\n3 reports; 5 guides (tbc)", "en")
    assert [(item.quantity, item.condition, item.is_tentative) for item in items] == [
        (2, None, False),
        (30, "subject to approval", False),
        (3, None, False),
        (5, None, True),
    ]
    assert {item.state for item in find_items("2 workshops and 30 people trained (tbc)", "en")} == {"review"}


@pytest.mark.parametrize("language", EVERY_CITY)
def test_all_but_some_is_all_with_an_exception(language):
    every, clauses, left_out = EVERY_CITY[language]
    for clause, words in zip(clauses, left_out, strict=True):
        for text in written(every, clause, language):
            reading = read_coverage(text, language)
            assert (text, reading.state) == (text, "read")
            assert (reading.value["mode"], reading.value["exception"]) == ("all", words)
            assert is_firm(reading.value)


def test_countries_that_an_exception_names_are_not_served():
    reading = read_coverage("All African countries except Nigeria and Kenya", "en")
    assert (reading.state, reading.value["excepted_countries"]) == ("read", ["KEN", "NGA"])
    served = countries_of(reading.value)
    assert "GHA" in served
    assert not {"NGA", "KEN"} & set(served)


@pytest.mark.parametrize(
    "text",
    [
        "All cities outside Africa",  # which countries of Africa are meant is not told
        "Cities in Chile excluding Santiago",
        "All countries except Brazil, Chile and Peru",  # which of them the exception holds is not sure
        "Kenya, if Uganda agrees",
        "All cities, but not this time",
        "All cities instead of capitals",
        "All cities (cancelled)",
    ],
)
def test_a_coverage_whose_clause_cannot_be_told_waits(text):
    assert read_coverage(text, "en").state == "review"


@pytest.mark.parametrize(
    "text",
    [
        "USD 25,000 if approved by 2027",  # a figure may be part of a value
        "USD 5,000 for training and USD 2,000 for travel if approved",  # both sums, or the last one
        "USD 25,000 except in the second phase",  # the sum without its exception is another one
        "USD 25,000 (cancelled)",
        "USD 25,000, but not this time",
        "USD 25,000 (half of it if approved)",
        "If 10 cities join, USD 25,000",  # as above
        "perhaps USD 5,000",
        "25 000 долларов при университете",  # "at the university" is no condition
    ],
)
def test_a_sum_whose_clause_cannot_be_told_waits(text):
    reading = read_money(text)
    assert reading.state == "review"
    assert all(is_firm(item) for item in reading.value["items"])


def test_a_condition_speaks_of_the_sum_in_its_sentence():
    text = "USD 5,000 for training. USD 2,000 for travel if approved."
    training, travel = read_money(text, "en").value["items"]
    assert (training.get("condition"), travel["condition"]) == (None, "if approved")


def test_a_clause_inside_a_sentence_leaves_what_follows_it():
    reading = read_money("USD 5,000 (tbc) per year", "en")
    (item,) = reading.value["items"]
    assert (item["recurrence"], item["is_tentative"]) == ("annual", True)
    assert [("USD 5,000 (tbc) per year")[slice(*span)] for span in reading.spans] == ["USD 5,000", " (tbc)"]


def test_a_condition_may_lead_its_sentence():
    (item,) = read_money("If the council approves, USD 25,000 a year", "en").value["items"]
    assert (item["amount"], item["recurrence"], item["condition"]) == (25_000, "annual", "If the council approves")
