"""Listed words and phrases looked up in a text: where they stand, and which of them stands beside a place."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from etl.folder.reference import rows
from etl.meaning.language import fold

_TOKEN = re.compile(r"[^\W_]+")
_EAST = re.compile("[぀-ヿ一-鿿가-힣]")


_RATES = frozenset({"annual", "recurring", "recurring_alone"})


class Phrase(NamedTuple):
    """A listed phrase in a text: its characters, its kind and value in the table, and its folded words."""

    start: int
    end: int
    kind: str
    value: str
    words: str


class _Lexicon(NamedTuple):
    """Folded words → kinds and values; those of East Asian forms, and their lengths from the longest down; first word
    → most words.
    """

    words: dict[str, list[tuple[str, str]]]
    east: dict[str, list[tuple[str, str]]]
    lengths: tuple[int, ...]
    reach: dict[str, int]


def _key(form: str) -> str:
    return " ".join(_TOKEN.findall(fold(form)))


@cache
def _lexicon(*tables: str) -> "_Lexicon":
    """The phrases of some vocabulary tables."""
    words: dict[str, list[tuple[str, str]]] = {}
    for table in tables:
        for row in rows(table):
            if key := _key(row["form"]):
                words.setdefault(key, []).append((row["role"], row["value"]))
    east = {form: entries for form, entries in words.items() if _EAST.search(form)}
    lengths = tuple(sorted({len(form) for form in east}, reverse=True))
    reach: dict[str, int] = {}
    for form in words:
        first = form.split(" ", 1)[0]
        reach[first] = max(reach.get(first, 0), form.count(" ") + 1)
    return _Lexicon(words, east, lengths, reach)


@cache
def _small_count() -> str:
    """A pattern for a count of one to ten, in figures or Chinese characters, and no end of a longer number."""
    table = (row for row in rows("number_words") if row["language"] == "cjk" and row["role"] in ("digit", "unit"))
    signs = {row["form"]: int(row["value"]) for row in table if row["form"] > "\u3000" and row["form"] < "가"}
    small, every = ("".join(sign for sign, value in signs.items() if value <= most) for most in (10, 10_000))
    return rf"(?:(?<![0-9'.])(?:[1-9]|10)|(?<![第{every}])[{small}])"


def _goes_on_a_count(folded: str, at: int) -> bool:
    """Whether a sign for years or months counts the figure before it ("3年間" is a length, no rate)."""
    return folded[at] in "年月" and folded[max(0, at - 1) : at].isdecimal()


def _stands_alone(window: str, form: str) -> bool:
    """Whether a phrase at the end of the window is a word of its own; one Korean syllable needs a gap before it."""
    before = window[: -len(form)][-1:]
    return len(form) > 1 or not before or not "가" <= before <= "힣" or not "가" <= form <= "힣"


class Phrases:
    """The words of one folded text, against the phrases of some vocabulary tables."""

    def __init__(self, folded: str, *tables: str) -> None:
        self.folded = folded
        self._words, self._east, self._lengths, self._reach = _lexicon(*tables)
        if folded.isascii() or not _EAST.search(folded):
            self._east = {}
        tokens = list(_TOKEN.finditer(folded))
        self._starts = [match.start() for match in tokens]
        self._ends = [match.end() for match in tokens]
        self._tokens = [match.group() for match in tokens]

    def _entries(self, words: str) -> list[tuple[str, str]]:
        """What the tables say of some words."""
        found = self._words.get(words)
        if found is None and words.startswith("ال"):
            found = self._words.get(words.removeprefix("ال"))
        return found or []

    def _reach_from(self, first: int) -> int:
        """How many words a phrase that starts with this token can have."""
        word = self._tokens[first]
        return self._reach.get(word, 0) or (word.startswith("ال") and self._reach.get(word[2:], 0)) or 0

    @cached_property
    def _listed(self) -> dict[tuple[int, int], tuple[str, list[tuple[str, str]]]]:
        """First and last token of every listed run of words → the words, and what the tables say of them; in order."""
        found = {}
        count = len(self._tokens)
        for first, word in enumerate(self._tokens):
            reached = self._reach.get(word) or self._reach_from(first)
            for last in range(first, min(first + reached, count)) if reached else ():
                words = " ".join(self._tokens[first : last + 1])
                if entries := self._entries(words):
                    found[first, last] = words, entries
        return found

    @cached_property
    def all(self) -> list[Phrase]:
        """All listed phrases of the text, wherever they stand."""
        found = [
            Phrase(self._starts[first], self._ends[last], *entry, words)
            for (first, last), (words, entries) in self._listed.items()
            for entry in entries
        ]
        return found + self._east_phrases(found)

    @cached_property
    def _ending_at(self) -> dict[int, list[int]]:
        """Token → the tokens at which the listed runs of words start that end with it, the first ones first."""
        firsts: dict[int, list[int]] = defaultdict(list)
        for first, last in self._listed:
            firsts[last].append(first)
        return firsts

    def _of_kinds(self, first: int, last: int, kinds: frozenset[str]) -> Phrase | None:
        """The first of what the tables say of these words that is of one of the kinds."""
        words, entries = self._listed.get((first, last), ("", ()))
        for entry in entries:
            if entry[0] in kinds:
                return Phrase(self._starts[first], self._ends[last], *entry, words)
        return None

    @cached_property
    def _of_kind(self) -> dict[str, tuple[list[int], list[Phrase]]]:
        """Kind → the places where its phrases start, and the phrases, in order."""
        groups: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in sorted(self.all):
            groups[phrase.kind].append(phrase)
        return {kind: ([phrase.start for phrase in group], group) for kind, group in groups.items()}

    def within(self, kind: str, start: int, end: int) -> list[Phrase]:
        """The phrases of one kind that lie between two places, in order."""
        starts, group = self._of_kind.get(kind, ([], []))
        return [phrase for phrase in group[bisect_left(starts, start) : bisect_left(starts, end)] if phrase.end <= end]

    @cached_property
    def places(self) -> frozenset[int]:
        """The places of all characters that belong to a listed phrase."""
        return frozenset(place for phrase in self.all for place in range(phrase.start, phrase.end))

    def _east_phrases(self, found: list[Phrase]) -> list[Phrase]:
        """Listed phrases inside the runs of scripts that do not part words."""
        if not self._east:
            return []
        known = {(phrase.start, phrase.end, phrase.kind) for phrase in found}
        inside = []
        for at, form in self._east_forms():
            for kind, value in self._east[form]:
                is_length = kind in _RATES and _goes_on_a_count(self.folded, at)
                if (at, at + len(form), kind) not in known and not is_length:
                    inside.append(Phrase(at, at + len(form), kind, value, form))
        # One syllable or sign is part of too many words to be looked for anywhere but after a count.
        for sign in sorted({sign for sign in self.folded if sign in self._east}):
            for kind, value in self._east[sign]:
                inside += self._counted(sign, kind, value)
        return inside

    def _east_forms(self) -> Iterator[tuple[int, str]]:
        """(place, form) of each East Asian form of two letters or more, the longest first; none twice at one place."""
        reached: dict[str, int] = {}
        for length in (length for length in self._lengths if length > 1):
            for at in range(len(self.folded) - length + 1):
                form = self.folded[at : at + length]
                if form in self._east and reached.get(form, 0) <= at:
                    reached[form] = at + length
                    yield at, form

    def _counted(self, form: str, kind: str, value: str) -> list[Phrase]:
        """A sign for years right after a count of up to ten ("3년", "三年"); "25년" is a year, "3年度" a third."""
        if kind != "year_unit":
            return []
        counted = re.compile(rf"{_small_count()}({form})(?![0-9도차째생度次目生])").finditer(self.folded)
        return [Phrase(match.start(1), match.end(1), kind, value, form) for match in counted]

    def before(self, place: int, kinds: frozenset[str], skip: frozenset[str] = frozenset()) -> Phrase | None:
        """The longest phrase of these kinds that ends at `place`; words of the `skip` kinds may lie between."""
        last = bisect_right(self._ends, place) - 1
        while last >= 0 and not self.folded[self._ends[last] : place].strip(" :,.('\"-"):
            for first in self._ending_at.get(last, ()):
                if found := self._of_kinds(first, last, kinds):
                    return found
            if not skip or not self._of_kinds(last, last, skip):
                break
            place = self._starts[last]
            last -= 1
        return self._east_before(place, kinds, skip)

    def _east_before(self, place: int, kinds: frozenset[str], skip: frozenset[str]) -> Phrase | None:
        """The East Asian phrase of these kinds right before a place, where words run into each other."""
        for _ in range(4 if self._east else 0):
            begin = max(0, place - 16)
            window = self.folded[begin:place].rstrip(" :,.('\"-")
            ending = list(self._east_endings(window))
            found = next((entry for entry in ending if entry[1] in kinds), None)
            if found:
                end = begin + len(window)
                return Phrase(end - len(found[0]), end, found[1], found[2], found[0])
            passed = next((entry for entry in ending if entry[1] in skip), None)
            if passed is None:
                return None
            place = begin + len(window) - len(passed[0])
        return None

    def _east_endings(self, window: str) -> Iterator[tuple[str, str, str]]:
        """(form, kind, value) of the forms that a stretch of text ends with, the longest first."""
        for length in self._lengths:
            form = window[-length:]
            if len(form) == length and form in self._east and _stands_alone(window, form):
                yield from ((form, kind, value) for kind, value in self._east[form])

    def after(self, place: int, kinds: frozenset[str]) -> Phrase | None:
        """The longest phrase of these kinds that begins where `place` ends, apart from spaces and punctuation."""
        first = bisect_left(self._starts, place)
        if first < len(self._starts) and not self.folded[place : self._starts[first]].strip(" :,.()'\"-~>→"):
            for last in range(min(first + self._reach_from(first), len(self._starts)) - 1, first - 1, -1):
                if found := self._of_kinds(first, last, kinds):
                    return found
        if not self._east:
            return None
        window = self.folded[place : place + 24]
        rest = window.lstrip(" )~-")
        begin = place + len(window) - len(rest)
        for length in self._lengths:
            form = rest[:length]
            entries = self._east.get(form, []) if len(form) == length else []
            if entry := next((entry for entry in entries if entry[0] in kinds), None):
                return Phrase(begin, begin + length, *entry, form)
        return None

    def word_before(self, place: int) -> tuple[int, int] | None:
        """The characters of the word right before a place, with spaces between only."""
        last = bisect_right(self._ends, place) - 1
        if last < 0 or self.folded[self._ends[last] : place].strip(" "):
            return None
        return self._starts[last], self._ends[last]
