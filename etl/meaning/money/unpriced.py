"""Texts without a sum that can be read: help in kind, a figure without its currency, a currency without a figure."""

import re
from typing import Any

from etl.meaning.money.claims import explained
from etl.meaning.money.currencies import currency_signs, is_used, marks_of
from etl.meaning.money.doubts import reading_of
from etl.meaning.money.ranges import is_year
from etl.meaning.money.scopes import whole_text
from etl.meaning.money.text import CURRENCY_KINDS, MoneyText
from etl.meaning.numbers import find_numbers, may_be_in_number
from etl.meaning.reading import Reading
from etl.meaning.words.settling import settled

_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS_BESIDE = 3  # words that may stand beside a sum and a word for funding, with nothing else told
_LONGEST_SCALE = 4  # letters of a scale word as it is cut short: "tn", "mill"
# Letters right before figures written as a sum ("P500,000", "Nu.2500.00"), or thousands of a currency ("TEUR 25").
_UNKNOWN_SIGN = re.compile(
    r"(?<![^\W_])[A-Za-z]{1,3}\.?(?:[0-9]{1,3}(?:[,. ][0-9]{3})+|[0-9]+[.,][0-9]{2})(?![0-9A-Za-z])"
    r"|(?<![A-Za-z])[kKmMtT]\.? ?(?:EUR|USD|GBP|CHF|DH|FCFA|NOK|SEK|DKK|ISK|nok|sek|dkk|kr)(?![A-Za-z])"
)


def without_sums(text: MoneyText) -> Reading:
    """A text in which no number has a currency."""
    units = any(phrase.kind == "unit_of_account" and phrase.value == text.country for phrase in text.listed)
    if units or _UNKNOWN_SIGN.search(text.written):
        return reading_of({"items": []}, {"no_currency"}, (), ("no_sum",))
    if any(phrase.kind == "form" and phrase.value == "in_kind" for phrase in text.listed):
        reading = reading_of({"items": [_in_kind_item()]}, set(), (), ("in_kind_without_sum",))
        return settled(
            "money", text.written, text.language, reading, explained(text, [], [whole_text(text)], [_in_kind_item()])
        )
    doubts = set()
    if _is_bare_sum(text):
        doubts.add("no_currency")
    elif _names_a_currency(text):
        doubts.add("words_without_figure")
    return reading_of({"items": []}, doubts, (), ("no_sum",))


def _in_kind_item() -> dict[str, Any]:
    """Help in kind that the text puts no sum on."""
    names = ("amount_max", "currency", "period_years", "per", "amount_usd_as_stated")
    return {
        "amount": None,
        **dict.fromkeys(names),
        "comparator": "unknown",
        "form": "in_kind",
        "recurrence": "unspecified",
        "nature": "pledge",
    }


def _is_bare_sum(text: MoneyText) -> bool:
    """Whether the text is a sum that lacks its currency: "25,000 per year", "Budget: 25,000", "60 billion"."""
    funding = any(phrase.kind == "funding_word" for phrase in text.listed)
    most = _MOST_WORDS_BESIDE if funding else 0
    listed = text.phrases.places
    rest = [match for match in _WORD.finditer(text.folded) if match.start() not in listed]
    if sum(not may_be_in_number(match.group(), text.language) for match in rest) > most:
        return False
    numbers = [
        number
        for number in find_numbers(text.written, text.language, text.country)
        if not number.is_ordinal and number.value >= 100
    ]
    counted = {place for number in numbers for place in range(number.start, number.end)}
    beside = sum(match.start() not in counted for match in rest)
    return bool(numbers) and not all(is_year(number) for number in numbers) and beside <= most


def _names_a_currency(text: MoneyText) -> bool:
    """Whether a common currency, or the hub's own, is named with no sum beside it ("a few thousand dollars")."""
    words = any(phrase.value in ("dollar", "peso", "EUR", "USD") for phrase in text.listed)
    return words or bool(currency_signs()[0].search(text.folded)) or _parts_from_own_currency(text)


def _parts_from_own_currency(text: MoneyText) -> bool:
    """Whether an unknown word parts a figure from the hub's own currency, as a scale word would ("250 bin TL")."""
    own = {word.start for word in text.listed if word.kind == "local" and len(word.words) > 1 and is_used(word, text)}
    figures = list(re.finditer(r"[0-9] ?(?P<word>[^\W\d_]+)\.? ", text.folded))
    return any(figure.end() in own for figure in figures) or _scaled_by_unknown(figures, text)


def _scaled_by_unknown(figures: list[re.Match[str]], text: MoneyText) -> bool:
    """Whether a few letters that no table knows part a figure from any currency: "25 tn kr", "25 tr VND"."""
    named = {word.start for word in text.listed if word.kind in CURRENCY_KINDS and is_used(word, text)}
    named |= set(marks_of(text).starting_at)
    short = (figure for figure in figures if len(figure["word"]) <= _LONGEST_SCALE)
    return any(figure.end() in named and figure.start("word") not in text.phrases.places for figure in short)
