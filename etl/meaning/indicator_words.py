"""The words of indicators: a text cut into pieces, each with the roles that its words play in a target."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from etl.folder.reference import forms, rows
from etl.meaning.language import fold, language_of_script, likely_language
from etl.meaning.units import unit_words, unlisted
from etl.meaning.words.lexicon import LANGUAGES

# Addresses, telephone numbers and "24/7" hold figures that count nothing.
MASKED = re.compile(r"\bhttps?://\S+|(?<!\S)[^\s@]+@\S+|\+\d[\d ()-]{7,20}\d|(?<![\d/])24/7(?![\d/])")
_EAST = "\u3005-\u3006\u3041-\u3096\u30a1-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3"
_MARKS_OF_VOWELS = "\u064b-\u0652"
_TOKEN = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*|[{_EAST}]"
    rf"|(?:[^\W\d_{_EAST}]|[{_MARKS_OF_VOWELS}])+(?:-(?:[^\W\d_{_EAST}]|[{_MARKS_OF_VOWELS}])+)*"
    r"|>=|<=|=>|=<|n/a|\S"
)
# Not "process", "campus", "analysis"; and of "-ves" the singular can't be told ("shelves", "caves").
_PLURAL = re.compile(r"[a-z][a-z-]{2,}(?<![su])(?<!i)(?<!ve)s")
_VOWELS = re.compile(rf"[{_MARKS_OF_VOWELS}]")
_ARABIC_PREFIXES = ("وال", "بال", "فال", "لل", "و", "ب", "ل", "ف")
_LETTERS = re.compile(r"[^\W\d_]{2}")
_LONGEST_ENDING = 7
_NO_ROLES: Mapping[str, Any] = MappingProxyType({})
_HEAD_LAST = frozenset({"en", "de", "tr"})
_OWN_SCRIPT = frozenset({"ko", "ja", "ar", "ru"})
_LONGEST_SAMPLE = 2000
_UNKNOWN_NOUN: Mapping[str, Any] = MappingProxyType({"noun": ""})
# Languages that count with counters, and those whose particles stand behind their noun.
EASTERN = frozenset({"ko", "ja", "zh"})
POSTPOSITIONAL = frozenset({"ko", "ja", "tr"})
_AGGLUTINATING = frozenset({"tr"})
_SHORTEST_STEM = 3
WHOLE_CELL_ROLES = ("no_indicator", "undecided")


@dataclass(slots=True)
class Piece:
    """A stretch of the text, as folded by language.fold, with its roles.

    The roles are those of indicator_words.csv with their value, and "unit" (a UnitWord), "number" (a Number), "date" (a
    DateSpan), "unlisted" (the UnitWord of an unknown plural) and "mark" (the sign). A word that the vocabulary lacks
    has none; one with an ending that ends a noun phrase "closes" it. `clause` counts from 0.
    """

    start: int
    end: int
    word: str
    roles: Mapping[str, Any]
    clause: int = 0

    def has(self, *roles: str) -> bool:
        """Whether it plays any of these roles."""
        return not self.roles.keys().isdisjoint(roles)

    @property
    def is_unknown(self) -> bool:
        """Whether it is a word that the vocabulary lacks, though its ending may tell what kind of word it is."""
        return not self.roles or "by_ending" in self.roles


class Span(NamedTuple):
    """A number or a date with its place, as a piece will hold it."""

    start: int
    end: int
    role: str
    value: Any


class _Token(NamedTuple):
    start: int
    end: int
    word: str


def _bare(word: str) -> str:
    """A token without vowel marks and without the Arabic article."""
    if "\u0600" <= word[0] <= "\u06ff":
        word = _VOWELS.sub("", word) or word
        return word[2:] if word.startswith("ال") and len(word) > 4 else word
    return word


def _tokens(folded: str, start: int = 0, end: int | None = None) -> list[_Token]:
    return [_Token(m.start(), m.end(), _bare(m.group())) for m in _TOKEN.finditer(folded, start, end or len(folded))]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases of one language: first token → (tokens, roles), longest first.

    Words of one or two letters stand apart, because there only the accents tell "a" from "à"; so do word endings that
    tell what kind of word it is. `cases` are the endings that any word may take, where its forms are not listed
    (Turkish), each with its role in word_endings.csv: "closing" for those that end a noun phrase, "from" for those
    that also say where a change starts.
    """

    language: str
    phrases: Mapping[str, list[tuple[tuple[str, ...], dict[str, Any]]]]
    short_words: Mapping[str, dict[str, Any]]
    endings: Mapping[str, dict[str, Any]]
    cases: Mapping[str, str]

    def match(self, tokens: list[_Token], index: int, text: str) -> tuple[int, Mapping[str, Any]]:
        """How many tokens from here make the longest known phrase, and its roles; 0 and none when there is none."""
        token = tokens[index]
        for first in self._spellings(token.word):
            for phrase, roles in self.phrases.get(first, ()):
                size = len(phrase)
                if size > 1 and (index + size > len(tokens) or not self._follows(tokens, index, phrase)):
                    continue
                ending = tokens[index + size - 1].word.removeprefix(phrase[-1])
                case = self.cases.get(ending)
                if case in ("closing", "from"):
                    return size, {**roles, "closes": ending, **({"change_from": ""} if case == "from" else {})}
                if self.language != "ko" or size > 1 or _stands_alone(token, roles, text):
                    return size, roles
        written = text[token.start : token.end].lower()
        if len(written) <= 2:
            short = self.short_words.get(written)
            return (1, short) if short else (0, _NO_ROLES)
        initial = text[token.start]
        return 0, self._compound(token.word, initial) or self._by_ending(written) or self._unlisted(written, initial)

    def _spellings(self, word: str) -> Iterable[str]:
        """A token as it stands, and as it may be listed: without a case, or what Arabic writes onto the next word."""
        if self.cases or "\u0600" <= word[0] <= "\u06ff":
            return self._inflected(word)
        return (word,)

    def _inflected(self, word: str) -> Iterator[str]:
        yield word
        if "\u0600" <= word[0] <= "\u06ff":
            for prefix in _ARABIC_PREFIXES:
                if word.startswith(prefix) and len(word) - len(prefix) > 1:
                    yield word[len(prefix) :]
        for cut in range(len(word) - 1, _SHORTEST_STEM - 1, -1) if self.cases else ():
            if word[cut:] in self.cases:
                yield word[:cut]

    def _follows(self, tokens: list[_Token], index: int, phrase: tuple[str, ...]) -> bool:
        """Whether the tokens from here, of which there are enough, go on as the phrase does after its first one."""
        place, last = 1, len(phrase) - 1
        while place < last and tokens[index + place].word == phrase[place]:
            place += 1
        return place == last and phrase[last] in self._spellings(tokens[index + last].word)

    def _compound(self, word: str, initial: str) -> Mapping[str, Any]:
        """The unit that heads a word of several parts: "mini-workshops", "города-партнёры", "Schulungskurse"."""
        if "-" in word:
            parts = word.split("-")
            return self._unit(parts[-1] if self.language in _HEAD_LAST else parts[0])
        if self.language != "de" or not initial.isupper():
            return _NO_ROLES
        heads = (self._unit(word[cut:]) for cut in range(3, len(word) - 3))
        return next(filter(None, heads), _UNKNOWN_NOUN)

    def _unit(self, word: str) -> Mapping[str, Any]:
        found = next((roles for phrase, roles in self.phrases.get(word, ()) if len(phrase) == 1), _NO_ROLES)
        return {"unit": found["unit"]} if "unit" in found else _NO_ROLES

    def _unlisted(self, word: str, initial: str) -> Mapping[str, Any]:
        """An English word in small letters that looks like a plural: "bakeries"; a name is none."""
        is_plural = self.language == "en" and initial.islower() and _PLURAL.fullmatch(word)
        return {"by_ending": "", "unlisted": unlisted(word)} if is_plural else _NO_ROLES

    def _by_ending(self, word: str) -> Mapping[str, Any]:
        for size in range(min(_LONGEST_ENDING, len(word) - 1), 0, -1):
            if roles := self.endings.get(word[-size:]):
                return roles
        return _NO_ROLES


def _stands_alone(token: _Token, roles: Mapping[str, Any], text: str) -> bool:
    """Whether one Korean syllable that names a period is a word of its own ("연 2회") and no part of one ("공연")."""
    around = text[max(0, token.start - 1) : token.start] + text[token.end : token.end + 1]
    return "period" not in roles or not any("가" <= character <= "힣" for character in around)


def _forms(language: str) -> Iterator[tuple[str, str, Any]]:
    """All (form, role, value) of one language, cues before units."""
    for row in rows("indicator_words"):
        if row["language"] in (language, "*") and row["role"] not in WHOLE_CELL_ROLES:
            yield row["form"], row["role"], row["value"]
    for form, unit_word in unit_words(language).items():
        yield form, "unit", unit_word


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of one language, with the signs that all share."""
    phrases: dict[tuple[str, ...], dict[str, Any]] = {}
    short: dict[str, dict[str, Any]] = {}
    endings: dict[str, dict[str, Any]] = {}
    for form, role, value in _forms(language):
        tokens = tuple(token.word for token in _tokens(fold(form)))
        if form[0] == "-" and form[1:].isalpha():
            endings.setdefault(form[1:], {"by_ending": ""}).setdefault(role, value)
        elif len(form) <= 2 and form.isalpha() and language not in EASTERN:
            short.setdefault(form.lower(), {}).setdefault(role, value)
        else:
            phrases.setdefault(tokens, {}).setdefault(role, value)
    by_first: dict[str, list[tuple[tuple[str, ...], dict[str, Any]]]] = {}
    for tokens, roles in sorted(phrases.items(), key=lambda entry: -len(entry[0])):
        by_first.setdefault(tokens[0], []).append((tokens, roles))
    return Lexicon(language, by_first, short, endings, _cases(language))


@cache
def _cases(language: str) -> Mapping[str, str]:
    """The folded case endings of a language whose inflected forms are not listed as words, each with its role."""
    listed = (row for row in rows("word_endings") if row["language"] == language in _AGGLUTINATING and row["ending"])
    return {fold(row["ending"]): row["role"] for row in listed}


@cache
def whole_cells(role: str) -> frozenset[str]:
    """The folded texts that, alone in a cell, say that there is no indicator or that it is not decided yet."""
    return frozenset(map(fold, forms("indicator_words", role=role)))


def choose_language(text: str, language: str | None) -> str:
    """The language whose unit words the text uses most; then the one given, then the one guessed, then English."""
    sample = text[:_LONGEST_SAMPLE]
    guessed = likely_language(sample, language)
    if guessed in _OWN_SCRIPT or guessed == language and guessed in EASTERN:
        return guessed
    ranked = [guess for guess in dict.fromkeys((language, guessed, *LANGUAGES)) if guess in LANGUAGES]
    distinct = {_bare(word) for word in _TOKEN.findall(fold(sample))}
    votes = Counter(known for word in distinct for known in _languages_of_word().get(word, ()))
    votes.update(told for told in {language, guessed} if told and told not in _OWN_SCRIPT)
    return max(ranked, key=lambda candidate: (votes[candidate], -ranked.index(candidate)))


def is_of_script(line: str, language: str) -> bool:
    """Whether a line may be in a language by its script: one in Latin letters is not in Korean, nor the reverse."""
    script = language_of_script(line)
    is_latin = language not in _OWN_SCRIPT and language not in EASTERN
    return is_latin == (script not in _OWN_SCRIPT and script not in EASTERN) or not _LETTERS.search(line)


@cache
def _languages_of_word() -> dict[str, tuple[str, ...]]:
    """Each token of the vocabulary → the languages that have it, twice those in which it is a unit by itself."""
    found: dict[str, tuple[str, ...]] = {}
    for language in LANGUAGES:
        for form, role, _ in _forms(language):
            words = [token.word for token in _tokens(fold(form)) if token.word[0].isalpha()]
            tokens = [word for word in words if len(word) > 1 or not word.isascii()]
            weight = 2 if role == "unit" and len(words) == 1 else 1
            for word in tokens if form[0] != "-" else ():
                known = found.get(word, ())
                found[word] = known + (language,) * max(0, weight - known.count(language))
    return found


def pieces(text: str, words: Lexicon, start: int, end: int, spans: list[Span]) -> list[Piece]:
    """The pieces of one stretch of the text; `spans` are the numbers and dates in it, in order."""
    plain = fold(text)
    tokens = _tokens(plain, start, end)
    found: list[Piece] = []
    index = place = 0
    while index < len(tokens):
        token = tokens[index]
        while place < len(spans) and spans[place].end <= token.start:
            place += 1
        span = spans[place] if place < len(spans) and spans[place].start < token.end else None
        size, roles = words.match(tokens, index, text)
        size += "before" in roles and _is_dotted(tokens, index + size)
        last = tokens[index + max(size, 1) - 1]
        if span and (size < 2 or (span.start <= token.start and last.end <= span.end)):
            found.append(Piece(span.start, span.end, plain[span.start : span.end], {span.role: span.value}))
            while index < len(tokens) and tokens[index].start < span.end:
                index += 1
            continue
        found.append(Piece(token.start, last.end, plain[token.start : last.end], roles or _sign(token)))
        index += max(size, 1)
    return found


def _is_dotted(tokens: list[_Token], index: int) -> bool:
    """Whether the token at this place is the dot of an abbreviation: "min. 5"."""
    return 0 < index < len(tokens) and tokens[index].word == "." and tokens[index].start == tokens[index - 1].end


def _sign(token: _Token) -> Mapping[str, Any]:
    """The role of a token that is no word: a mark."""
    return _NO_ROLES if any(character.isalpha() for character in token.word) else {"mark": token.word}
