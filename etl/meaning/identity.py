"""Whether the rows of two plans speak of one thing: told by their words, never by their order.

What is compared is a set of features a row; see docs/decisions/identity.md.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.folder import reference
from etl.meaning.dates import DateSpan, find_dates
from etl.meaning.numbers import Number, find_numbers
from etl.text.normal import normalised
from etl.text.spelling import unaccented

Features = frozenset[Hashable]
Pairs = list[tuple[int, int]]

_SIGNS = "#%&@*/"  # punctuation that tells titles apart ("C/D"), beside the symbols of Unicode ("C++")
# "1.", "2)", "(a)", "iv." or a bullet before a line: where it stands in the list, no word of it.
_MARKER = re.compile(
    r"\s*(?:[-–—•·●▪◦‣∙*]\s+|[①-⑳]\s*|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})(?:\)\.?\s*|\.\s+))", re.IGNORECASE
)

_DIVIDERS = re.compile(r"[;；؛\n]")
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]")


def exact(text: str | None) -> str:
    """The words of a text in full: only case, spaces and Unicode's way of writing are made one."""
    return " ".join(normalised(text or "").casefold().split())


def worded(text: str | None) -> str:
    """The words without punctuation; letters keep their marks, which other scripts need to be told apart."""
    folded = unicodedata.normalize("NFKC", exact(text)).casefold()
    kept = (letter if letter in _SIGNS or unicodedata.category(letter)[0] in "LMNS" else " " for letter in folded)
    return " ".join("".join(kept).split())


def without_accents(text: str | None) -> str:
    """The words without punctuation and without the accents that people leave out."""
    return unaccented(worded(text))


# How a title may be retyped: each way is tried only for what the one before it left over.
SPELLINGS: tuple[Callable[[str | None], str], ...] = (exact, worded, without_accents)


def own_part(line: str, words: str) -> str:
    """The part of a line that semicolons divide in which these words stand; the whole line where that can't be told."""
    parts = [part.strip() for part in _DIVIDERS.split(line) if words.strip() and words.strip() in part]
    return parts[0] if len(parts) == 1 else line


def without_marker(line: str) -> str:
    """A line without the bullet or number that says where it stands in a list."""
    marker = _MARKER.match(line)
    return (marker and line[marker.end() :]) or line


@lru_cache(maxsize=4096)
def bare_words(line: str, language: str | None, country_code: str | None) -> str:
    """The words of a line without its figures and dates; `country_code` settles what "1.200" is."""
    words = without_marker(line)
    return _without(words, [*find_numbers(words, language, country_code), *find_dates(words, language, country_code)])


def _without(text: str, left_out: Iterable[Number | DateSpan]) -> str:
    """The words of a text that stand in none of these numbers and dates."""
    hidden = {place for found in left_out for place in range(found.start, found.end)}
    return worded("".join(" " if place in hidden else letter for place, letter in enumerate(text)))


@dataclass(frozen=True, slots=True)
class Target:
    """What tells a target from the others of its service: its part of the line, its own words and its numbers."""

    line: str
    span: str
    nature: str
    unit: str | None
    period: str | None
    numbers: tuple[float, ...]
    language: str | None = None
    country_code: str | None = None

    @property
    def words(self) -> str:
        """The line without its place in a list."""
        return without_marker(self.line)

    @property
    def bare(self) -> str:
        """What is counted, however many and whenever."""
        return bare_words(self.line, self.language, self.country_code)

    def features(self) -> Features:
        """What it may share with the same target of another plan, from the whole line down to the words alone."""
        bare, line = self.bare, exact(self.words)
        figures = find_numbers(self.words, self.language, self.country_code)
        own = _without(self.words, [figure for figure in figures if float(figure.value) in self.numbers])
        span = bare_words(self.span, self.language, self.country_code)
        shared = {
            ("line, unit, number", line, self.unit, self.numbers),
            ("line, item", line, span),
            ("all but the number, unit", own, self.unit),
            ("words, unit, number", bare, self.unit, self.numbers, self.period),
            ("words, unit", bare, self.unit),
            ("words, item", bare, span),
            ("words outside brackets, unit", self._outside_brackets(), self.unit),
        }
        return frozenset((self.nature, *feature) for feature in shared)

    def _outside_brackets(self) -> str:
        """The bare words without what stands in brackets: totals, parts, a way of counting; all if nothing is left."""
        outside = _BRACKETS.sub(" ", self.words)
        return bare_words(outside, self.language, self.country_code) or self.bare

    def content_words(self) -> frozenset[str]:
        """The words without figures, dates and the small words of any language."""
        return frozenset(self.bare.split()) - _small_words()


@cache
def _small_words() -> frozenset[str]:
    """The frequent words of every language: of, and, por, の."""
    return frozenset(map(worded, reference.forms("language_words", role="word")))


def agreeing(old: Sequence[Features], new: Sequence[Features]) -> Pairs:
    """The (old, new) places that share more with each other than either shares with any other.

    A pair is taken only where what it shares holds all that a rival shares, and more: evidence that points two ways
    gives no pair. Rows that are the same in everything are paired where there are as many of them on both sides.
    """
    pairs = _the_same(old, new)
    done_old, done_new = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    shared = _shared(old, new)
    rivals: dict[tuple[str, int], list[tuple[int, int]]] = defaultdict(list)
    for pair in shared:
        rivals["old", pair[0]].append(pair)
        rivals["new", pair[1]].append(pair)
    for pair, mine in shared.items():
        if pair[0] not in done_old and pair[1] not in done_new:
            others = (*rivals["old", pair[0]], *rivals["new", pair[1]])
            pairs += [pair] * all(other == pair or shared[other] < mine for other in others)
    return sorted(pairs)


def _the_same(old: Sequence[Features], new: Sequence[Features]) -> Pairs:
    """Rows with the same features, as many on both sides; of several nothing tells which is which."""
    places: dict[Features, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, rows in enumerate((old, new)):
        for place, features in enumerate(rows):
            places[features][side].append(place)
    alike = (both for both in places.values() if len(both[0]) == len(both[1]))
    return [pair for both in alike for pair in zip(*both, strict=True)]


def _shared(old: Sequence[Features], new: Sequence[Features]) -> dict[tuple[int, int], set[Hashable]]:
    """What each two places share, for those that share anything."""
    having: dict[Hashable, list[int]] = defaultdict(list)
    for place, features in enumerate(new):
        for feature in features:
            having[feature].append(place)
    shared: dict[tuple[int, int], set[Hashable]] = defaultdict(set)
    for place, features in enumerate(old):
        for feature in features:
            for other in having.get(feature, ()):
                shared[place, other].add(feature)
    return shared


def only_fits(fits: Sequence[tuple[int, int]]) -> Pairs:
    """Of the pairs that fit, those of which neither side fits another."""
    old, new = Counter(pair[0] for pair in fits), Counter(pair[1] for pair in fits)
    return [pair for pair in fits if old[pair[0]] == new[pair[1]] == 1]


def says_more(one: Target, other: Target) -> bool:
    """Whether one target says what the other says and more, of the same unit; a lone common noun is not enough."""
    if one.nature != other.nature or one.unit != other.unit:
        return False
    mine, theirs = one.content_words(), other.content_words()
    common = mine & theirs
    is_within = common in (mine, theirs)
    return is_within and (len(common) > 1 or bool(common) and one.numbers == other.numbers)
