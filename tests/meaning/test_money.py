"""Money: every phrase of the sets, kinds of sums that are no pledge, currencies, and dated conversion."""

import json
import re
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folder.reference import rows
from etl.meaning.exchange import to_usd
from etl.meaning.money import read_money, resolve_currency

PHRASES = Path(__file__).resolve().parent.parent / "phrases"
ITEM = {
    "amount",
    "amount_max",
    "currency",
    "comparator",
    "form",
    "recurrence",
    "period_years",
    "per",
    "nature",
    "amount_usd_as_stated",
}
PIECES = ["USD ", "5,000", "10", " million", "€", "-", " to ", " per year", " of which ", "(", ")", "3 years", " x "]
PIECES += [" euros", "up to ", "원", "만", "$", "and ", "2025"]


def phrases(name: str) -> list[dict]:
    return [json.loads(line) for line in (PHRASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def key(value: dict) -> list[tuple]:
    def recurrence(item: dict) -> str | None:
        return None if item["recurrence"] in ("one_off", "unspecified") else item["recurrence"]

    items = value["items"]
    keys = [
        (_float(item["amount"]), item["currency"] or "", item["comparator"], recurrence(item) or "") for item in items
    ]
    return sorted(keys, key=str)


def _float(amount: Decimal | float | None) -> float | None:
    return None if amount is None else float(amount)


@pytest.mark.parametrize("phrase", phrases("money") + phrases("money-own"), ids=lambda phrase: phrase["id"])
def test_no_phrase_is_read_wrong_and_clear_ones_are_read(phrase: dict) -> None:
    reading = read_money(phrase["text"], phrase["language"], phrase.get("country"), phrase.get("context", "text"))
    if reading.review:
        assert phrase.get("ambiguous") or "word_not_used" in reading.rules, reading.reason
    else:
        assert key(reading.value) in [key(value) for value in (phrase["expected"], phrase.get("also")) if value]


@pytest.mark.parametrize("phrase", phrases("money-own"), ids=lambda phrase: phrase["id"])
def test_only_a_promise_is_read_as_a_pledge(phrase: dict) -> None:
    reading = read_money(phrase["text"], phrase["language"], phrase.get("country"), phrase["context"])
    natures = [item["nature"] for item in phrase["expected"]["items"]]
    if reading.state == "read":
        assert [item["nature"] for item in reading.value["items"]] == natures


@pytest.mark.parametrize("context", ["text", "work_plan"])
@pytest.mark.parametrize(
    ("text", "nature"),
    [
        ("The fund is raising US$10 million", "fundraising_goal"),
        ("floods caused losses of US$ 3 million", "loss"),
        ("USD 2 million has been leveraged", "reported"),
        ("We have received EUR 5 million from the Bank", "received"),
        ("Las pérdidas fueron de 3 millones de euros", "loss"),
        ("피해액 30억원", "loss"),
        ("Ущерб составил 5 млн евро", "loss"),
    ],
)
def test_goals_losses_and_sums_received_are_never_pledges(text: str, nature: str, context: str) -> None:
    (item,) = read_money(text, context=context).value["items"]
    assert item["nature"] == nature


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("$25,000", "The currency sign or word stands for several currencies."),
        ("25,000 per year", "A sum without a currency."),
        ("USD 50,000 of which USD 20,000 in kind", "One sum is part of another: adding them counts it twice."),
        ("2 x USD 5,000", "The sum is multiplied by something other than years."),
    ],
)
def test_a_review_gives_its_reason(text: str, reason: str) -> None:
    reading = read_money(text, "en")
    assert (reading.state, reading.reason) == ("review", reason)


def test_the_same_sum_in_dollars_is_no_second_sum() -> None:
    (item,) = read_money("KRW 50,000,000 (approx. USD 36,000)", "en", "KOR").value["items"]
    assert (item["amount"], item["currency"], item["amount_usd_as_stated"]) == (50_000_000, "KRW", 36_000)


def test_the_item_has_every_key_of_its_shape() -> None:
    assert set(read_money("USD 5").value["items"][0]) == ITEM
    assert set(read_money("in kind").value["items"][0]) == ITEM


@pytest.mark.parametrize(
    ("name", "language", "country", "currency", "settled"),
    [
        ("dollar", "en", "KEN", "USD", True),
        ("dollar", "en", "AUS", "AUD", False),
        ("dollar", "en", None, "USD", False),
        ("dollar", "es", None, "USD", True),
        ("peso", "es", "COL", "COP", True),
        ("peso", "es", None, None, False),
        ("dirham", "fr", "MAR", "MAD", True),
        ("dinar", "ar", "JOR", "JOD", True),
        ("franc", "fr", "SEN", "XOF", True),
        ("KRW", None, None, "KRW", True),
    ],
)
def test_families_of_currencies_resolve_by_country(
    name: str, language: str | None, country: str | None, currency: str | None, settled: bool
) -> None:
    assert resolve_currency(name, language, country) == (currency, settled)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_every_amount_read_comes_from_figures_of_the_text(text: str) -> None:
    digits = set("".join(re.findall("[0-9]", text)))
    for item in read_money(text).value["items"]:
        for amount in (item["amount"], item["amount_max"]):
            assert amount is None or set(str(amount)) - {"0", "."} <= digits | {"1"}
        if item["currency"]:
            assert re.search(r"USD|€|euro|원|\$", text)


@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    assert set(read_money(text).value) == {"items"}


def test_conversion_uses_the_last_rate_before_the_day_and_names_its_source() -> None:
    won = to_usd(Decimal(480_000_000), "KRW", date(2024, 5, 1))
    assert (won.rate_on, won.rate, won.amount_usd) == (date(2024, 3, 28), Decimal("1349.25"), Decimal("355753.20"))
    assert won.source.startswith("European Central Bank")


def test_no_rate_no_conversion() -> None:
    assert to_usd(Decimal(100), "SYP", date(2024, 5, 1)) is None
    assert to_usd(Decimal(100), "RUB", date(2023, 5, 1)) is None
    assert to_usd(Decimal(100), "EUR", date(1999, 1, 1)) is None


def test_a_later_rate_is_not_used() -> None:
    first = date(2024, 3, 28)
    assert to_usd(Decimal(100_000), "KES", first).rate_on == first
    assert to_usd(Decimal(100_000), "KES", date(2024, 3, 27)) is None


@pytest.mark.parametrize(
    ("currency", "on", "usd"),
    [
        ("KES", date(2026, 7, 1), "772.33"),
        ("XCG", date(2025, 12, 31), "55456.97"),
        ("BGN", date(2026, 7, 1), "58282.53"),
        ("HRK", date(2022, 12, 31), "14152.46"),
        ("RUB", date(2025, 1, 10), "904.97"),
    ],
)
def test_currencies_that_no_central_bank_of_the_table_quotes(currency: str, on: date, usd: str) -> None:
    assert to_usd(Decimal(100_000), currency, on).amount_usd == Decimal(usd)


@pytest.mark.parametrize(
    ("text", "country", "currency"),
    [
        ("Bs. 5.000", "VEN", "VES"),
        ("Bs. 5.000", "BOL", "BOB"),
        ("Bs5.000", "BOL", "BOB"),
        ("Bs.S 5.000", "VEN", "VES"),
        ("VED 5.000", "VEN", "VED"),
        ("50.000 kuna", "HRV", "HRK"),
        ("ZWL 5,000,000", "ZWE", "ZWL"),
        ("Z$ 5,000,000", "ZWE", "ZWL"),
        ("ZiG 250,000", "ZWE", "ZWG"),
        ("ANG 50,000", "CUW", "ANG"),
        ("Cg 50,000", "CUW", "XCG"),
        ("50,000 guilders", "ABW", "AWG"),
        ("NLe 500,000", "SLE", "SLE"),
        ("SLL 500,000,000", "SLE", "SLL"),
        ("BGN 50,000", "BGR", "BGN"),
        ("EUR 50,000", "BGR", "EUR"),
    ],
)
def test_currencies_that_left_or_came_lately(text: str, country: str, currency: str) -> None:
    reading = read_money(text, "es" if country in ("VEN", "BOL") else "en", country, "work_plan")
    assert [item["currency"] for item in reading.value["items"]] == [currency]
    assert not reading.review


@pytest.mark.parametrize(("text", "country"), [("Bs. 5.000", None), ("Bs 5.000", "COL"), ("500,000 leones", "SLE")])
def test_a_sign_of_two_currencies_is_asked_about(text: str, country: str | None) -> None:
    assert read_money(text, "es", country, "work_plan").review


def test_dollars_stay_as_stated() -> None:
    assert to_usd(Decimal("25000.50"), "USD", date(2024, 5, 1)).amount_usd == Decimal("25000.50")


@pytest.mark.parametrize(
    ("text", "language", "country", "amount", "currency", "recurrence"),
    [
        ("P500,000.00 for printing of maps", "en", "PHL", 500_000, "PHP", "unspecified"),
        ("Q25,000 per workshop", "en", "GTM", 25_000, "GTQ", "unspecified"),
        ("max. 3.500,- EUR je Gemeinde", "de", "AUT", 3_500, "EUR", "unspecified"),
        ("20 T€ p.a.", "de", "DEU", 20_000, "EUR", "annual"),
        ("env. 12 000 € TTC/an", "fr", "FRA", 12_000, "EUR", "annual"),
        ("SEK 1,2 mill. in total for 2025–2027", "en", "SWE", 1_200_000, "SEK", "multi_year_total"),
        ("총 3억원(3년)", "ko", "KOR", 300_000_000, "KRW", "multi_year_total"),
        ("₹1.5 Cr for 3 years", "en", "IND", 15_000_000, "INR", "multi_year_total"),
        ("25 TEUR", "de", "DEU", 25_000, "EUR", "unspecified"),
        ("K 120,000", "en", "ZMB", 120_000, "ZMW", "unspecified"),
        ("Shs 5m", "en", "UGA", 5_000_000, "UGX", "unspecified"),
        ("MXN $120,000", "es", "MEX", 120_000, "MXN", "unspecified"),
    ],
)
def test_sums_as_city_staff_write_them(
    text: str, language: str, country: str, amount: int, currency: str, recurrence: str
) -> None:
    reading = read_money(text, language, country, "work_plan")
    assert [(i["amount"], i["currency"], i["recurrence"]) for i in reading.value["items"]] == [
        (amount, currency, recurrence)
    ]
    assert not reading.review


@pytest.mark.parametrize(
    ("text", "country", "rule"),
    [
        ("Budget €20-25,000", "PRT", "range_scale"),
        ("R290 resurfacing", "ZAF", "letter"),
        ("Nu5,000 a site, in kind", "FJI", "no_currency"),
        ("EUR 5,000 (annualised)", "FRA", "rate_unread"),
        ("KES 500 per day for volunteers", "KEN", "rate_unread"),
        ("Php 250T", "PHL", "other_scale"),
        ("TEUR 25", "DEU", "no_currency"),
        ("500 UF", "CHL", "no_currency"),
    ],
)
def test_what_may_be_another_sum_goes_to_review(text: str, country: str, rule: str) -> None:
    reading = read_money(text, "en", country, "work_plan")
    assert reading.review
    assert rule in reading.rules


def test_every_country_of_the_regions_has_a_currency() -> None:
    tender = {code for row in rows("currencies") for code in row["countries"].split()}
    assert {row["country_code"] for row in rows("countries") if row["region_code"]} <= tender


@pytest.mark.parametrize(
    ("text", "language", "country", "amount", "currency"),
    [
        ("250.000 TL", "tr", "TUR", 250_000, "TRY"),
        ("250 000 kwacha", "en", "ZMB", 250_000, "ZMW"),
        ("250 000 kwacha", "en", "MWI", 250_000, "MWK"),
        ("250.000 đồng", "vi", "VNM", 250_000, "VND"),
        ("250 000 дин.", "sr", "SRB", 250_000, "RSD"),
        ("RF 250,000", "en", "RWA", 250_000, "RWF"),
        ("250 000 драм", "ru", "ARM", 250_000, "AMD"),
        ("250000 টাকা", "bn", "BGD", 250_000, "BDT"),
        ("USD 2½ million", "en", "GBR", 2_500_000, "USD"),
        ("R$ três milhões e meio", "pt", "BRA", 3_500_000, "BRL"),
        ("二百五十万 円", "ja", "JPN", 2_500_000, "JPY"),
    ],
)
def test_sums_in_everyday_words(text: str, language: str, country: str, amount: int, currency: str) -> None:
    (item,) = read_money(text, language, country).value["items"]
    assert (item["amount"], item["currency"]) == (amount, currency)


def test_a_sum_with_an_unknown_word_before_its_currency_is_no_silence() -> None:
    assert read_money("250 bin TL", None, "TUR").review
    assert read_money("250 bin TL", "tr", "TUR").value["items"][0]["amount"] == 250_000
    assert not read_money("3 teams of 12", "en", "NAM").review


def money_of(text: str, language: str, country: str | None = None) -> tuple:
    reading = read_money(text, language, country)
    return (reading.state, *((item["amount"], item["currency"]) for item in reading.value["items"]))


@pytest.mark.parametrize(
    ("text", "language", "country", "amount", "currency"),
    [
        ("Rp 2,5 M", "id", "IDN", 2_500_000_000, "IDR"),
        ("Rp 2,5 T", "id", "IDN", 2_500_000_000_000, "IDR"),
        ("Rs 2.5 L", "en", "IND", 250_000, "INR"),
        ("₹25 Cr", "en", "IND", 250_000_000, "INR"),
        ("25 T€", "de", None, 25_000, "EUR"),
        ("USD 2.5 M", "en", None, 2_500_000, "USD"),
        ("1,234 млн долларов", "ru", None, 1_234_000, "USD"),
        ("12,345 млн руб.", "ru", "RUS", 12_345_000, "RUB"),
        ("ربع مليون دولار", "ar", None, 250_000, "USD"),
    ],
)
def test_letters_and_decimals_mean_what_their_writers_mean(text, language, country, amount, currency):
    assert money_of(text, language, country) == ("read", (amount, currency))


@pytest.mark.parametrize(
    ("text", "language", "country", "proposed"),
    [
        ("25 B TL", "tr", "TUR", (25_000, "TRY")),  # "bin", a thousand, or a billion
        ("Rp 2,5 M", "en", "IDN", (2_500_000_000, "IDR")),
        ("USD 2,5 B", "es", None, (2_500_000_000, "USD")),  # a "billón" is a thousand times as much
        ("1,234 Mio. EUR", "de", None, (1_234_000, "EUR")),  # Swiss writers part thousands otherwise
        ("1.234 million euros", "en", None, (1_234_000, "EUR")),
        ("3.200 millones de pesos", "es", "MEX", (3_200_000_000, "MXN")),
    ],
)
def test_letters_that_may_mean_two_things_are_asked_about(text, language, country, proposed):
    assert money_of(text, language, country) == ("review", proposed)


@pytest.mark.parametrize("text", ["25 tn kr", "25 tkr", "25 mnok", "25 t.kr.", "25 tr VND", "ثلث مليون دولار"])
def test_of_letters_that_are_not_known_no_sum_is_proposed(text):
    reading = read_money(text, "ar" if "دولار" in text else "en")
    assert (reading.state, reading.value["items"]) == ("review", [])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("ru", "в ближайшие 5 лет структура выделит Таджикистану 40 миллионов долларов"),
        ("en", "over the next five years the fund will give Kenya USD 40 million"),
        ("es", "en los próximos cinco años el fondo destinará a Perú 40 millones de dólares"),
        ("de", "in den nächsten fünf Jahren zahlt der Fonds an Kenia 40 Millionen Dollar"),
        ("ko", "향후 5년간 케냐에 4천만 달러를 지원한다"),
        ("ja", "今後5年間でケニアに4000万ドルを供与する"),
        ("tr", "önümüzdeki beş yılda fon Kenya'ya 40 milyon dolar verecek"),
    ],
)
def test_a_sum_is_for_the_years_that_its_sentence_opens_with(language: str, text: str) -> None:
    reading = read_money(text, language)
    (item,) = reading.value["items"]
    assert (item["amount"], item["recurrence"], item["period_years"]) == (40_000_000, "multi_year_total", 5)


@pytest.mark.parametrize(
    ("language", "text", "comparator"),
    [
        ("zh", "至少提供5000美元", "at_least"),
        ("en", "will at least provide USD 5,000", "at_least"),
        ("es", "al menos aportará 5.000 dólares", "at_least"),
        ("de", "Die maximale Zuwendung liegt bei 5.000 Dollar", "at_most"),
        ("it", "Il contributo non potrà essere superiore a 5.000 dollari", "at_most"),
        ("it", "non più di 5.000 dollari", "at_most"),
        ("fr", "pas plus de 5 000 USD", "at_most"),
    ],
)
def test_a_bound_speaks_of_the_sum_behind_its_verb(language: str, text: str, comparator: str) -> None:
    reading = read_money(text, language)
    assert (reading.state, [item["comparator"] for item in reading.value["items"]]) == ("read", [comparator])


def test_a_bound_that_may_speak_of_another_word_is_asked() -> None:
    reading = read_money("fournira au moins chaque année 5 000 euros", "fr")
    assert (reading.state, reading.reason) == (
        "review",
        'Whether "at least" or "at most" speaks of the sum is not sure.',
    )


@pytest.mark.parametrize(
    ("text", "recurrences"),
    [
        ("We commit JPY 9 million in cash over three years and staff time worth about JPY 1.8 million a year in kind.",
         [("multi_year_total", 3), ("annual", None)]),
        ("The Council pledges USD 40,500 per year for three years in cash and a revolving loan window of USD 135,000.",
         [("annual", 3), ("unspecified", None)]),
    ],
)  # fmt: skip
def test_a_length_after_a_sum_is_not_that_of_the_next(text, recurrences):
    reading = read_money(text, context="text")
    assert [(item["recurrence"], item["period_years"]) for item in reading.value["items"]] == recurrences
    assert not reading.review


def test_a_length_before_several_sums_is_asked():
    assert read_money("Over three years we pledge USD 30,000 in cash and USD 20,000 in kind", context="text").review


@pytest.mark.parametrize(
    ("text", "language", "sums", "state"),
    [
        ("25.000 TL", "tr", [(25_000, "TRY")], "read"),
        ("25 B TL", "tr", [(25_000, "TRY")], "review"),
        ("Rp 500.000.000", "id", [(500_000_000, "IDR")], "read"),
        ("25 K", "en", [], "review"),
    ],
)
def test_a_short_form_that_means_one_currency_needs_no_country(text, language, sums, state):
    reading = read_money(text, language)
    assert [(item["amount"], item["currency"]) for item in reading.value["items"]] == sums
    assert reading.state == state
