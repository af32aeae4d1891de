"""Sums and counts in words, as num2words writes them: read exactly by money and indicators, or asked about."""

import random

import pytest

from etl.meaning.indicators import read_indicators
from etl.meaning.money import read_money
from tests.meaning.spoken import WRITERS, variants

EURO = {
    "ar": "يورو",
    "ru": "евро",
    "ko": "유로",
    "ja": "ユーロ",
    "zh": "欧元",
    "de": "Euro",
    "it": "euro",
    "nl": "euro",
}
TREES = {
    "en": "trees", "es": "árboles", "fr": "arbres", "pt": "árvores", "it": "alberi", "de": "Bäume", "nl": "bomen",
    "ar": "شجرة", "ru": "деревьев", "ko": "명", "ja": "人", "zh": "人", "id": "pohon", "tr": "ağaç",
}  # fmt: skip


def some_numbers(seed: str) -> list[int]:
    chance = random.Random(seed)
    return [*chance.sample(range(1000, 10_000), 8), *(chance.randrange(10**4, 10**9) for _ in range(8))]


@pytest.mark.parametrize("writer", WRITERS)
def test_a_sum_in_words_is_no_other_sum(writer: str) -> None:
    language = WRITERS[writer]
    for number in some_numbers(writer):
        text = f"{next(variants(number, writer))} {EURO.get(language, 'euros')}"
        reading = read_money(text, language, None, "work_plan")
        items = [(item["amount"], item.get("amount_max"), item["currency"]) for item in reading.value["items"]]
        assert reading.review or items == [(number, None, "EUR")], text


@pytest.mark.parametrize("writer", WRITERS)
def test_a_count_in_words_is_no_other_count(writer: str) -> None:
    language = WRITERS[writer]
    for number in some_numbers(writer):
        text = f"{next(variants(number, writer))} {TREES[language]}"
        reading = read_indicators(text, language, None, "work_plan")
        assert reading.review or [item["quantity"] for item in reading.value["items"]] == [number], text


@pytest.mark.parametrize(
    ("text", "language", "amount"),
    [
        ("mille deux cents euros", "fr", 1200),
        ("vingt et un mille euros", "fr", 21_000),
        ("twenty-one thousand euros", "en", 21_000),
        ("칠만 오천 유로", "ko", 75_000),
        ("vinte e um mil euros", "pt", 21_000),
        ("двадцать одна тысяча евро", "ru", 21_000),
        ("4 milioni e 350 mila euro", "it", 4_350_000),
    ],
)
def test_sums_that_were_read_as_others(text: str, language: str, amount: int) -> None:
    (item,) = read_money(text, language, None, "work_plan").value["items"]
    assert (item["amount"], item.get("amount_max")) == (amount, None)


@pytest.mark.parametrize(
    ("text", "language"), [("ألفا شجرة", "ar"), ("이삼십 명 교육", "ko"), ("五六人", "ja"), ("이 천 명 교육", "ko")]
)
def test_a_count_that_may_be_another_is_asked_about(text: str, language: str) -> None:
    assert read_indicators(text, language, None, "work_plan").review
