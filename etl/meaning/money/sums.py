"""The sums of a text: numbers with a currency, ranges joined, equivalents and parts of a whole told apart."""

import re
from dataclasses import replace

from etl.meaning.money.currencies import Marks, marks_of
from etl.meaning.money.figures import amount_of
from etl.meaning.money.ranges import join_ranges
from etl.meaning.money.text import CURRENCY_KINDS, SKIPPED, Amount, MoneyText
from etl.meaning.numbers import Number, find_numbers

_PERCENT = re.compile(r" ?(?:%|percent|per cent|por ciento|pour cent|por cento|prozent|процент|퍼센트|パーセント)")


def find_sums(text: MoneyText) -> list[Amount]:
    """The sums of the text in order: numbers with a currency, ranges joined, equivalents folded in."""
    marks = marks_of(text)
    if (
        text.folded.isascii()
        and not marks.starting_at
        and not any(phrase.kind in CURRENCY_KINDS for phrase in text.listed)
    ):
        return []
    found = find_numbers(text.written, text.language, text.country, _prefixed(marks))
    numbers = [n for n in found if not _is_article(n) and not _is_percent(n, text.folded)]
    amounts = _apart([amount_of(number, text, marks) for number in numbers])
    amounts = join_ranges(amounts, text)
    amounts = _shares(amounts, text)
    kept = _equivalents(
        [amount for amount in amounts if amount.currency is not None or "which_currency" in amount.doubts], text
    )
    return [replace(amount, is_one_of_several=len(kept) > 1) for amount in kept]


def _prefixed(marks: Marks) -> frozenset[int]:
    """The places right after a currency's sign or letters, where a figure is no part of a name."""
    return frozenset(marks.ending_at)


def _apart(amounts: list[Amount]) -> list[Amount]:
    """The amounts without those inside the one before: the "k" of "20 k€" is no sum of its own."""
    kept: list[Amount] = []
    for amount in amounts:
        if not kept or amount.start >= kept[-1].end:
            kept.append(amount)
        elif kept[-1].currency is None:
            # The "K" of "K 120,000" is the kwacha, not a thousand.
            kept[-1] = amount
    return kept


def _is_article(number: Number) -> bool:
    """Whether the word is "a" or "una" rather than a number."""
    return number.is_word and number.is_ambiguous and number.value == 1


def _is_percent(number: Number, folded: str) -> bool:
    return bool(_PERCENT.match(folded, number.end))


def _shares(amounts: list[Amount], text: MoneyText) -> list[Amount]:
    """A scaled number after "of which" is in the currency of the sum before it."""
    shared = list(amounts)
    before: Amount | None = None
    for index, amount in enumerate(amounts):
        part = text.phrases.before(amount.start, frozenset({"part_of"}), SKIPPED | {"comparator"})
        if part and before and part.start >= before.end - 1:
            currency = amount.currency or (before.currency if amount.is_scaled else None)
            shared[index] = replace(amount, currency=currency, doubts=amount.doubts | before.doubts | {"part_of_total"})
        before = shared[index] if shared[index].currency else before
    return shared


def _equivalents(amounts: list[Amount], text: MoneyText) -> list[Amount]:
    """The same sum told again in another currency or in words is no second sum; US dollars are kept beside it."""
    kept: list[Amount] = []
    for amount in amounts:
        if kept and _is_equivalent(kept[-1], amount, text):
            stated = amount.value if amount.currency == "USD" and kept[-1].currency != "USD" else None
            kept[-1] = replace(kept[-1], stated_usd=stated, end=amount.end)
        else:
            kept.append(amount)
    return kept


def _is_equivalent(first: Amount, second: Amount, text: MoneyText) -> bool:
    gap = text.folded[first.end : second.start]
    if len(gap) > 60 or "part_of_total" in second.doubts:
        return False
    opens = ("(" in gap and len(gap) < 30) or "=" in gap or gap.strip() in ("/", "-", ",")
    said = text.phrases.before(second.start, frozenset({"equivalent"}), frozenset({"filler"}))
    if first.currency == second.currency:
        return first.value == second.value and "(" in gap
    return opens or (said is not None and said.start >= first.end)
