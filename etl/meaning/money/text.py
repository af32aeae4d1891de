"""One text under reading and what the steps hand on: its words, its sums, and the stretches that speak of each sum."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from etl.meaning.numbers import Number
from etl.meaning.phrases import Phrase, Phrases

TABLES = ("money_words", "currency_words")
CURRENCY_KINDS = frozenset({"currency", "family", "local"})
SKIPPED = frozenset({"filler", "currency", "family", "form", "annual"})
# What stands for no cents, or closes a sum of shillings or rupees: "3.500,- EUR", "450,000/=".
NO_CENTS = r"(?:[,.]-{1,2}(?![0-9])|/[=-])?"


@dataclass(frozen=True, slots=True)
class Amount:
    """One sum at the characters `start` to `end`, currency included."""

    start: int
    end: int
    value: Decimal
    number: Number
    currency: str | None = None
    high: Decimal | None = None
    stated_usd: Decimal | None = None
    is_scaled: bool = False
    is_one_of_several: bool = False
    doubts: frozenset[str] = field(default=frozenset())


class MoneyText(NamedTuple):
    """One text under reading, with what is known of its writer."""

    folded: str
    written: str
    language: str | None
    country: str | None
    phrases: Phrases
    listed: list[Phrase]


class Scope(NamedTuple):
    """The words that can speak of one sum: its sentence, the nearer words before and after it, and where sums begin."""

    sentence: tuple[int, int]
    before: tuple[int, int]
    after: tuple[int, int]
    first_sum: int = 0


def within(text: MoneyText, kind: str, span: tuple[int, int]) -> list[Phrase]:
    """The listed phrases of one kind that lie in a stretch, in order."""
    return text.phrases.within(kind, *span)
