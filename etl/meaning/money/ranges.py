"""Two figures that are the ends of one sum: "5,000-10,000 euros", "between 5 and 10 million"."""

import re
from dataclasses import replace
from decimal import Decimal
from functools import cache

from etl.folder.reference import forms
from etl.meaning.language import fold
from etl.meaning.money.figures import figure_doubts
from etl.meaning.money.text import Amount, MoneyText
from etl.meaning.numbers import Number, find_numbers

_RANGE = re.compile(r" ?(?:-|~|to|a|à|au|al|ate|bis|до|إلى|الي|에서|から|and|y|et|e|und|и|و) ?")
_SURE_RANGE = re.compile(r" ?(?:-|~|to|a|à|au|al|ate|bis|до|إلى|الي|에서|から) ?")


def join_ranges(amounts: list[Amount], text: MoneyText) -> list[Amount]:
    """Two sums with a range sign between them are one: "5,000-10,000 euros", "5 to 10 million dollars"."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last and last.high is None and _is_range(last, amount, text):
            joined[-1] = _ranged(last, amount)
        else:
            joined.append(amount)
    return joined


def _is_range(low: Amount, high: Amount, text: MoneyText) -> bool:
    if not (low.currency or high.currency) or (low.currency and high.currency and low.currency != high.currency):
        return False
    gap = text.folded[low.end : high.start]
    between = re.search(r"(?:between|entre|tra|zwischen|между|بين) (?:[^ ]{1,4} )?$", text.folded[: low.start][-16:])
    if not high.currency and (is_year(high.number) or high.value <= low.value or _counts_something(high, text)):
        return False
    listed = _listed_range(text.language)
    return bool((_RANGE if between else _SURE_RANGE).fullmatch(gap) or (listed and listed.fullmatch(gap)))


@cache
def _listed_range(language: str | None) -> re.Pattern[str] | None:
    """The words of a range that the tables list for one language: "至", "ila", "sampai"; None where they list none."""
    words = forms("year_words", role="range", language=language or "")
    return re.compile(rf" ?(?:{'|'.join(re.escape(fold(word)) for word in words)}) ?") if words else None


def _counts_something(amount: Amount, text: MoneyText) -> bool:
    """Whether a word that the money tables do not know follows the number ("R$ 500 a 900 cidades")."""
    word = re.compile(r" ?([^\W\d_]+)").match(text.folded, amount.end)
    known = word and word.start(1) in text.phrases.places
    return bool(word) and not known


def _ranged(low: Amount, high: Amount) -> Amount:
    value = low.value
    if high.is_scaled and not low.is_scaled and low.value < 1000:
        value *= high.value / high.number.value if high.number.value != high.value else _scale_of(high.number)
    doubts = low.doubts | high.doubts | ({"range_order"} if value >= high.value else frozenset())
    doubts |= figure_doubts(low.number, value, low.is_scaled)
    # "20-25,000" may be 20 or 20,000; "500-25,000" is what it says.
    doubts |= {"range_scale"} if value < 1000 <= value * 1000 < high.value and not high.is_scaled else set()
    return replace(
        low, end=high.end, value=value, high=high.value, currency=low.currency or high.currency, doubts=doubts
    )


def _scale_of(number: Number) -> Decimal:
    """The scale word's worth in a number like "10 million"."""
    figure = re.match(r"[\d.,  ]*\d", number.text)
    if figure is None:
        return Decimal(1)
    plain = find_numbers(figure.group())
    return number.value / plain[0].value if plain and plain[0].value else Decimal(1)


def is_year(number: Number) -> bool:
    """Whether the four figures of a number may be a year."""
    return bool(re.fullmatch("(?:19|20)[0-9]{2}", number.text))
