"""The characters that sums were read from, for the settling rule (docs/meaning.md)."""

import re
from typing import Any

from etl.meaning.money.comparison import compared_before
from etl.meaning.money.nature import PER
from etl.meaning.money.text import NO_CENTS, MoneyText, Scope, within
from etl.meaning.words.claims import attached
from etl.meaning.words.settling import Explained
from etl.text.patterns import end_of

# Words that say what a sum is, anywhere in its sentence; others only beside it.
_SAID_OF_SENTENCE = frozenset({"nature", "form", "total", "funding_word", "usd_body"})
# Signs written onto a sum: "~$10k", "≥ 5,000", "450,000/=".
_SIGN_BEFORE = re.compile(r"(?:[~≈<>±≥≤]=?|>=|<=) ?$")
_SIGN_AFTER = re.compile(rf"{NO_CENTS}(?: ?[+~≈])?")


def explained(text: MoneyText, values: list[tuple[int, int]], scopes: list["Scope"], items: list[Any]) -> Explained:
    """The characters that sums were read from, and the words that were taken to speak of them."""
    sentences = [scope.sentence for scope in scopes]
    said = [
        (phrase.start, phrase.end)
        for phrase in text.listed
        if phrase.kind in _SAID_OF_SENTENCE and any(start <= phrase.start < end for start, end in sentences)
    ]
    signed = [(_signed_from(start, text), end_of(_SIGN_AFTER, text.folded, end)) for start, end in values]
    rated = [_per_place(scope, text) for scope, item in zip(scopes, items, strict=True) if item["per"]]
    words = [(phrase.start, phrase.end) for phrase in text.listed]
    # "Not more than" and "estimated" are words of a sum, though each may take another value back.
    bounds = [compared_before(start, text) for start, _ in values[: len(items)]]
    claims = [*signed, *said, *rated, *((bound.start, bound.end) for bound in bounds if bound)]
    return Explained(claims, attached(claims, words, text.written), values=values[: len(items)], told=_told(items))


def _told(items: list[Any]) -> frozenset[str]:
    """The roles of words that a sum for each city, project or person tells already."""
    return frozenset({"each"} if any(item["per"] for item in items) else ())


def _signed_from(start: int, text: MoneyText) -> int:
    """Where a sum starts, with the sign right before it."""
    sign = _SIGN_BEFORE.search(text.folded, max(0, start - 3), start)
    return sign.start() if sign else start


def _per_place(scope: "Scope", text: MoneyText) -> tuple[int, int]:
    """The characters that say what a sum is for one of: the listed words after it, or "per" with a word."""
    said = within(text, "per", scope.after)
    if said:
        first = min(said, key=lambda phrase: phrase.start)
        return first.start, first.end
    generic = PER.match(text.folded, scope.after[0])
    return generic.span() if generic else (scope.after[0], scope.after[0])
