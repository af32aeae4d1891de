"""The values that a reported cell in doubt may have: all of them, or none where its words leave more open than that.

"2 in total" is of the year or since the start, "1 (3 in total)" says both, "2 countries, 8 people" counts two things.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from etl.folder.reference import rows
from etl.forms.annual_report.layout import plain
from etl.meaning.dates import find_dates
from etl.meaning.indicator_deadlines import month_names
from etl.meaning.language import fold
from etl.meaning.numbers import Number, find_numbers
from etl.meaning.words.tokens import words_of

SINCE_START = "since_start"
_BRACKETS = re.compile(r"[(（][^()（）]*[)）]")
_MONTH_NUMBER = re.compile(r"\d{1,2}\s?[월月]")
_MARKS = re.compile(r"[\s,;:/·.~–—()（）、，-]+")
_HEDGES = re.compile(r"[?？؟≈<>≤≥±+]")
# What may stand in a bracket behind a value and leaves it what it is.
_DESCRIBING = frozenset({"harmless", "name", "short", "part_of", "figure", "sign"})
_DAYS_AFTER = re.compile(r"\s?[~～–-]\s?\d{1,2}[.日일]?")  # the end of a range of days: "2024. 10. 17.~18."


@dataclass(frozen=True, slots=True)
class PossibleValue:
    """One value that a cell may report: of the year alone, or reached since the start, all years together."""

    value: float
    is_since_start: bool


@dataclass(frozen=True, slots=True)
class Counting:
    """What words behind a number are to the target: its own unit, perhaps its own, another thing's, a percentage."""

    is_own: Callable[[str], bool]
    may_be_own: Callable[[str], bool]
    is_other: Callable[[str], bool]
    is_percent: Callable[[str], bool]
    is_told_of: Callable[[str], bool]
    counts_percent: bool


@dataclass(frozen=True, slots=True)
class _Found:
    """A number of the cell that the target may count, and the span of years that words right beside it tell."""

    value: float
    is_in_bracket: bool
    spans: frozenset[str]


def possible_values(text: str, language: str, country: str | None, counting: Counting) -> tuple[PossibleValue, ...]:
    """All values that a cell may have, in its order; empty where a word or sign leaves open what it says.

    `language` is a two-letter code, `country` an ISO 3166-1 alpha-3 code.
    """
    if _HEDGES.search(text):
        return ()
    told = _Told(text, language, country)
    found = told.counted(counting)
    if not found or not told.is_explained(counting):
        return ()
    if len(found) > 1:
        return _of_two(found)
    return tuple(PossibleValue(found[0].value, is_since) for is_since in _spans(found[0].spans))


def _spans(spans: frozenset[str]) -> tuple[bool, ...]:
    """Whether a value may be since the start, of the year, or both: "in total" may be either."""
    if SINCE_START in spans:
        return (True,)
    return (False, True) if spans else (False,)


def _of_two(found: list[_Found]) -> tuple[PossibleValue, ...]:
    """ "1 (3 in total)": the value of the year, and in brackets the one since the start; of others nothing is known."""
    year, total = found[0], found[-1]
    if len(found) != 2 or year.spans or year.is_in_bracket or not (total.is_in_bracket and total.spans):
        return ()
    return PossibleValue(year.value, False), PossibleValue(total.value, True)


class _Told:
    """A cell with blanks for its dates and for the words that tell a span of years."""

    def __init__(self, text: str, language: str, country: str | None) -> None:
        self._language = language
        self._spans = [(match.start(), match.end(), span) for match, span in _span_words(text)]
        for start, end in (*_dates(text, language, country), *((start, end) for start, end, _ in self._spans)):
            text = text[:start] + " " * (end - start) + text[end:]
        self._text = text
        self._brackets = [match.span() for match in _BRACKETS.finditer(text)]
        self._numbers = find_numbers(text, language, country)

    def counted(self, counting: Counting) -> list[_Found]:
        """The numbers that the target may count: its own, and those without a word."""
        percents = [number for number in self._numbers if counting.is_percent(self._words_after(number))]
        if counting.counts_percent:
            return [self._found(number) for number in percents] if len(percents) == 1 else []
        others = [number for number in self._numbers if counting.is_other(self._words_after(number))]
        left = [number for number in self._numbers if number not in percents and number not in others]
        named = [number for number in left if self._words_after(number)]
        if sum(counting.is_own(self._words_after(number)) for number in named) == 1:
            left = [number for number in left if number not in named or counting.is_own(self._words_after(number))]
        return [self._found(number) for number in left] if all(map(self._is_clear, left)) else []

    def _is_clear(self, number: Number) -> bool:
        """Whether a number is one whatever stands beside it: a word that may be an article is one only alone."""
        is_alone = number.is_word and number.text == self._text.strip()
        return not number.is_ordinal and (is_alone or not number.is_ambiguous)

    def is_explained(self, counting: Counting) -> bool:
        """Whether each word is the unit of a number, or describes it in brackets."""
        outside, inside = self._text, ""
        for start, end in reversed(self._brackets):
            outside = outside[:start] + "; " + outside[end:]
            inside += self._text[start:end]
        return self._is_counts_alone(outside, counting) and self._describes(inside, counting)

    def _is_counts_alone(self, text: str, counting: Counting) -> bool:
        """Whether a text is numbers with their units and nothing else; words before the first number are none."""
        numbers = find_numbers(text, self._language)
        starts = [number.start for number in numbers] + [len(text)]
        words = [_word(text[number.end : end]) for number, end in zip(numbers, starts[1:], strict=True)]
        known = (counting.is_own, counting.is_other, counting.is_percent, counting.may_be_own)
        are_units = all(not unit or any(test(unit) for test in known) for unit in words)
        return not _word(text[: starts[0]]) and are_units

    def _describes(self, text: str, counting: Counting) -> bool:
        """Whether brackets hold nothing but counts, small words, and names that are no English word either."""
        if self._is_counts_alone(text, counting):
            return True
        english = {token.start: token.role for token in words_of(text, "en")}
        return all(
            counting.is_other(plain(text[token.start : token.end]))
            or counting.is_told_of(_phrase(text, token.start))
            or (token.role in _DESCRIBING and (token.role != "name" or english.get(token.start) in _DESCRIBING))
            for token in words_of(text, self._language)
        )

    def _words_after(self, number: Number) -> str:
        """The words between a number and the next mark or number."""
        later = (other.start for other in self._numbers if other.start >= number.end)
        end = min(later, default=len(self._text))
        return _word(re.split(r"[,;()（）、，]", self._text[number.end : end], maxsplit=1)[0])

    def _found(self, number: Number) -> _Found:
        """The number with the words of a span in its own part of the text: its bracket, or all outside brackets."""
        bracket = self._bracket(number.start)
        spans = frozenset(span for start, _, span in self._spans if self._bracket(start) == bracket)
        return _Found(float(number.value), bracket is not None, spans)

    def _bracket(self, place: int) -> tuple[int, int] | None:
        return next((span for span in self._brackets if span[0] <= place < span[1]), None)


def _phrase(text: str, place: int) -> str:
    """The word around a place, up to the next blank, mark or figure."""
    return next((word.group() for word in re.finditer(r"[^\W\d_]+", text) if word.start() <= place < word.end()), "")


def _dates(text: str, language: str, country: str | None) -> Iterator[tuple[int, int]]:
    """The places of days, months and years, also of months without a year; a range of days with its end."""
    for start, end in [(found.start, found.end) for found in find_dates(text, language, country)]:
        following = _DAYS_AFTER.match(text, end)
        yield start, following.end() if following else end
    yield from (match.span() for match in _MONTH_NUMBER.finditer(text))
    yield from (word.span() for word in re.finditer(r"[^\W\d_]+", text) if fold(word.group()) in month_names())


def _word(text: str) -> str:
    """The words of a stretch, made plain, without blanks and marks at its ends."""
    return plain(_MARKS.sub(" ", text))


def _span_words(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """The words of a text that tell a span of years, each with its span."""
    for match in _span_pattern().finditer(text.casefold()) if len(text.casefold()) == len(text) else ():
        yield match, _span_forms()[match.group()]


@cache
def _span_forms() -> dict[str, str]:
    return {row["form"].casefold(): row["span"] for row in rows("result_span_words")}


@cache
def _span_pattern() -> re.Pattern[str]:
    """Every form, the longest first; letters of scripts that part words by spaces stand at no boundary."""
    forms = sorted(_span_forms(), key=len, reverse=True)
    east = "\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3"
    parts = (rf"(?<![^\W\d_{east}]){re.escape(form)}(?![^\W\d_{east}])" for form in forms)
    return re.compile("|".join(parts))
