"""The words printed on the form, in every language and version we know, looked up by a spelling-proof key."""

import difflib
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import pairwise

from etl.folder import reference

LABEL_WORDS_MAX = 48  # the longest printed label has 37
LABEL_TEXT_MAX = 420  # the longest printed label, with its bracket, has about 280 characters
BILINGUAL_TEXT_MAX = 260  # two labels side by side; in a longer text a slash or bracket is the answer's own
SIMILARITY_MIN = 0.85  # one letter in seven may differ: a typing error or an ending, no other word
LENGTH_RATIO_MIN = SIMILARITY_MIN / (2 - SIMILARITY_MIN)  # of the shorter to the longer of two similar keys
COMMON_PAIRS_MIN = 0.4  # similar keys share about half of their letter pairs at least
KNOWN_MAX = 5_000  # lines kept: those of some forty forms
START_LENGTHS = (3, 6, 10, 16, 30)  # letters: nearly every text is given up at the first or second
Starts = tuple[tuple[int, frozenset[str]], ...]  # by length, with how many letters of it some label begins
PRINTED_TEXT_MAX = 700  # a printed paragraph in two languages; what is longer was written by a city

_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_WORD = re.compile(r"[^\W_]+")
_NUMBERING = re.compile(
    r"\s*(?:[(\[]?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})[)\].:]|[•\-–*▪■●○◦·►➢→#]|[QP]\d{1,2}[.:])\s+"
)
_BRACKET = re.compile(r"\s*[(（\[]([^)）\]]*)[)）\]]")
_BRACKET_AGAIN = re.compile(r"^\s*[/|／]\s*(?=[(（\[])")
_BILINGUAL = re.compile(r"\s+[/|]\s+|\s*[／｜]\s*")
_SEPARATOR = re.compile(r"\s*(?:[:：?？؟;؛]|\.(?=\s|$)|[*†]+|[-–—](?=\s|$)|(?<=\s)[-–—]|\n)")
_SEPARATORS = re.compile(r"(?:\s|[:：?？؟;؛*†.](?!\d)|[-–—](?=\s|$))*")
_SLASH = re.compile(r"\s*(?:[/|／｜·]|[-–—](?=\s)|\n)\s*")
_UP_TO_COLON = re.compile(r"[^:：\n]{1,60}[:：]")
_UNKNOWN_AFTER_SLASH = re.compile(r"(?:\s+[/|]\s+|\s*[／｜]\s*)[^:：/|\n\d]{1,80}")
_LATIN = re.compile("[A-Za-z]")
_DASHES = re.compile(r"\s*[:：]?\s*[-–—:：]?\s*")
_ARABIC = str.maketrans({"ى": "ي", "ة": "ه", "ـ": None})


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """A word in the spelling of keys: no accents, no case, digits of any script as 0–9."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold().translate(_ARABIC))
    return "".join(_folded_letter(letter) for letter in letters if letter.isalnum())


def _folded_letter(letter: str) -> str:
    digit = unicodedata.digit(letter, None)
    return letter if digit is None else str(digit)


def key_of(text: str) -> str:
    """The text as a key: only its letters and digits, folded and run together."""
    return "".join(folded(word) for word in _WORD.findall(text))


@dataclass(frozen=True, slots=True)
class Label:
    """One printed label: the field it names, and the language and version of the forms that print it."""

    field: str
    language: str
    form_version: str
    is_long: bool


@dataclass(frozen=True, slots=True)
class Match:
    """A label found in a line: the labels it may be, the text after it, and whether it stood inside brackets.

    `exact` is False where only a stem or a similar spelling was found.
    """

    labels: tuple[Label, ...]
    rest: str
    inside: bool = False
    exact: bool = True

    @property
    def fields(self) -> tuple[str, ...]:
        """The fields that the label may name, the likeliest first."""
        return tuple(dict.fromkeys(label.field for label in self.labels))

    @property
    def is_long(self) -> bool:
        """Whether the label has several words: then it is hardly an answer."""
        return any(label.is_long for label in self.labels)


class Vocabulary:
    """Labels by key. A text is followed only as long as some label begins as it does."""

    def __init__(self, labels: dict[str, tuple[Label, ...]], starts: Starts | None = None) -> None:
        """`starts` are those of the labels where they are known; to find them takes as long as to read a form."""
        self._labels = labels
        self._starts = starts or tuple((length, frozenset(key[:length] for key in labels)) for length in START_LENGTHS)
        self._known: dict[str, Match | None] = {}

    @cached_property
    def spellings(self) -> dict[tuple[str, int], list[tuple[str, frozenset[str]]]]:
        """The keys with their letter pairs, by their digits and length: what a similar key is compared with."""
        found: dict[tuple[str, int], list[tuple[str, frozenset[str]]]] = {}
        for key in self._labels:
            found.setdefault((_digits(key), len(key)), []).append((key, _letter_pairs(key)))
        return found

    def pure(self, text: str) -> Match | None:
        """The label that a text is as a whole, bar punctuation and brackets."""
        match = self.match(text)
        return match if match and not match.rest else None

    def match(self, text: str) -> Match | None:
        """The label that a line begins with, or that stands in it inside or outside brackets; None for none.

        What short lines are is kept: the printed ones come again in every form.
        """
        if len(text) > LABEL_TEXT_MAX:
            return self._match(text)
        if text not in self._known:
            if len(self._known) >= KNOWN_MAX:
                self._known.clear()
            self._known[text] = self._match(text)
        return self._known[text]

    def _match(self, text: str) -> Match | None:
        bare = _NUMBERING.match(text)
        found = self.starting(text) or (self.starting(text[bare.end() :]) if bare else None)
        if found or len(text) > BILINGUAL_TEXT_MAX:
            return found
        return self._inside(text)

    def starting(self, text: str) -> Match | None:
        """The longest label that the text begins with and that a separator, a bracket or the end follows."""
        words = self._words(text)
        for key, end in reversed(words):
            labels = self._labels.get(key)
            if labels:
                rest = self._after(text[end:], labels)
                if rest is not None:
                    return Match(labels, rest)
        return None

    def _words(self, text: str) -> list[tuple[str, int]]:
        """The growing keys of the text's first words with the offsets where they end."""
        keys: list[tuple[str, int]] = []
        key = ""
        for found in _WORD.finditer(text, 0, LABEL_TEXT_MAX):
            key += folded(found.group())
            if len(keys) >= LABEL_WORDS_MAX or not self._may_begin(key):
                break
            keys.append((key, found.end()))
        return keys

    def _may_begin(self, key: str) -> bool:
        """Whether some label begins as the key does: most answers are found out by their first word."""
        size = len(key)
        for length, starts in self._starts:
            if size < length:
                return True
            if key[:length] not in starts:
                return False
        return True

    def _after(self, rest: str, labels: tuple[Label, ...]) -> str | None:
        """What follows a label once brackets and translations are passed; None where the label just goes on."""
        if not any(letter.isalnum() for letter in rest):
            return ""
        bracket = _BRACKET.match(rest)
        if bracket:
            return self._after(_BRACKET_AGAIN.sub("", rest[bracket.end() :]), labels)
        slash = _SLASH.match(rest)
        if slash:
            translated = self.starting(rest[slash.end() :])
            if translated and _same_field(translated.labels, labels):
                return translated.rest
        if _SEPARATOR.match(rest):
            separators = _SEPARATORS.match(rest)
            return self._after_separator(separators.group(), rest[separators.end() :].strip(), labels)
        return self._translated(rest, labels)

    def _after_separator(self, separators: str, rest: str, labels: tuple[Label, ...]) -> str:
        """The rest without the title that repeats a numbered label, or the remark in brackets after a question."""
        bracket = _BRACKET.match(rest)
        if bracket and set(separators) & set("?？؟") and bracket.end() == len(rest):
            return ""
        title = self.starting(rest)
        return title.rest if title and _same_field(title.labels, labels) else rest

    def longest(self, text: str) -> tuple[tuple[Label, ...], str] | None:
        """The longest label that the text begins with, whatever follows, and what follows."""
        for key, end in reversed(self._words(text)):
            if key in self._labels:
                return self._labels[key], text[end:]
        return None

    def _translated(self, rest: str, labels: tuple[Label, ...]) -> str | None:
        """The rest after a translation that follows with no more than a space or a slash ("연도 Year").

        One that we don't know ends at its colon or, behind a slash, with the text.
        """
        colon = _UP_TO_COLON.match(rest)
        if colon and (_SLASH.match(rest) or not _LATIN.search(colon.group())):
            return rest[colon.end() :].strip()
        if _UNKNOWN_AFTER_SLASH.fullmatch(rest):
            return ""
        if not rest[0].isspace():
            return None
        following = self.starting(rest.strip())
        return following.rest if following and _same_field(following.labels, labels) else None

    def _inside(self, text: str) -> Match | None:
        """A label in brackets, or after a slash, behind words of a language that we don't know."""
        for bracket in _BRACKET.finditer(text):
            found = self.starting(bracket.group(1)) if bracket.start() else None
            if found and not found.rest:
                rest = text[bracket.end() :]
                return Match(found.labels, rest[_SEPARATORS.match(rest).end() :].strip(), inside=True)
        for slash in re.finditer(r"\s*[/|／｜\n]\s*|\s+[-–—]\s+", text):
            found = self.starting(text[slash.end() :]) if slash.start() else None
            if found:
                return Match(found.labels, found.rest, inside=True)
        return None


class SimilarVocabulary(Vocabulary):
    """A last resort for headings that no row has: finds those of some fields by a word in them or a near spelling.

    It costs a comparison with every label, so it is asked only where a field is missing.
    """

    def __init__(self, exact: Vocabulary, fields: frozenset[str]) -> None:
        super().__init__(exact._labels, exact._starts)
        self._exact = exact
        self._fields = fields
        self._stems = [(stem, label) for stem, label in _stems() if label.field in fields]

    def match(self, text: str) -> Match | None:
        """An exact match where there is one; else a label recognised in a short text, marked as not exact."""
        found = self._exact.match(text)
        if found or len(text) > BILINGUAL_TEXT_MAX or not any(letter.isalpha() for letter in text):
            return found
        label, colon, rest = text.partition(":")
        label, rest = (label, rest.strip()) if colon else (text, "")
        unseparated = self._unseparated(text)
        if unseparated:
            return unseparated
        labels = self._near(key_of(label)) or self._with_stem(label)
        return Match(labels, rest, exact=False) if labels else None

    def _unseparated(self, text: str) -> Match | None:
        """A label of several words of a missing field with its answer right after it, without a colon."""
        found = self.longest(text)
        if found is None or not found[1][:1].isspace():
            return None
        labels = tuple(label for label in found[0] if label.is_long and label.field in self._fields)
        return Match(labels, found[1].strip(), exact=False) if labels else None

    def _near(self, key: str) -> tuple[Label, ...]:
        """The labels spelled most like a key, whose numbers are the same."""
        if not 4 <= len(key) <= 120:
            return ()
        near = difflib.get_close_matches(key, self._likely(key), 1, SIMILARITY_MIN)
        return self._labels[near[0]] if near else ()

    def _likely(self, key: str) -> list[str]:
        """The labels of missing fields worth comparing: of the same numbers, about as long, sharing letter pairs."""
        pairs, digits = _letter_pairs(key), _digits(key)
        shortest, longest = int(len(key) * LENGTH_RATIO_MIN), int(len(key) / LENGTH_RATIO_MIN) + 1
        return [
            known
            for length in range(shortest, longest + 1)
            for known, known_pairs in self._exact.spellings.get((digits, length), ())
            if len(pairs & known_pairs) >= len(pairs) * COMMON_PAIRS_MIN
            and self._labels[known][0].field in self._fields
        ]

    def _with_stem(self, text: str) -> tuple[Label, ...]:
        words = _spaced(text)
        return tuple(label for stem, label in self._stems if stem in words)


def _digits(key: str) -> str:
    return "".join(letter for letter in key if letter.isdigit())


def _letter_pairs(key: str) -> frozenset[str]:
    return frozenset(first + second for first, second in pairwise(key))


@cache
def _stems() -> tuple[tuple[str, Label], ...]:
    """The stems that give a heading away, each to be looked for at the start of a word where words have starts."""
    rows = (row for row in reference.rows("form_labels") if row["match"] == "stem")
    return tuple((_stem(row), Label(row["field"], row["language"], "", is_long=True)) for row in rows)


def _stem(row: dict[str, str]) -> str:
    """A stem as it is looked for: Arabic, Korean and Japanese put it anywhere, others at the start of a word."""
    stem = _spaced(row["label"]).rstrip()
    return stem.lstrip() if row["language"] in ("ar", "ko", "ja") else stem


def _spaced(text: str) -> str:
    return f" {' '.join(folded(word) for word in _WORD.findall(text))} "


def _same_field(first: tuple[Label, ...], second: tuple[Label, ...]) -> bool:
    return bool({label.field for label in first} & {label.field for label in second})


@cache
def groups() -> dict[str, str]:
    """The group of fields that each field belongs to."""
    return {row["field"]: row["group"] for row in reference.rows("form_fields")}


@cache
def vocabulary(kind: str) -> Vocabulary:
    """The labels of one kind: "field" (of Part I), "work_plan", "type", "achievements" or "section"."""
    labels: dict[str, list[Label]] = {}
    for row in reference.rows("form_labels"):
        if row["match"] == "label" and _kind(row["field"]) == kind:
            for field, text in _numbered(row["field"], row["label"]):
                label = Label(field, row["language"], row["form_version"], len(_WORD.findall(text)) > 1)
                labels.setdefault(key_of(text), []).append(label)
    return Vocabulary({key: tuple(found) for key, found in labels.items()})


def _kind(field: str) -> str:
    if field in ("section", "achievements"):
        return field
    if field.startswith("type_"):
        return "type"
    return "work_plan" if groups().get(field) == "work_plan" else "field"


def _numbered(field: str, text: str) -> Iterator[tuple[str, str]]:
    """A label with its number filled in, in digits, Roman numerals and Arabic ordinals; or as it is."""
    if "{n}" not in text:
        yield field, text
        return
    numbers = (1, 2, 3) if "objective" in field else range(1, 11)
    for number in numbers:
        for spelled in (str(number), _ROMAN[number - 1], *_ordinals().get(number, ())):
            yield field.replace("{n}", str(number)), text.replace("{n}", spelled)


@cache
def _ordinals() -> dict[int, tuple[str, ...]]:
    spelled: dict[int, tuple[str, ...]] = {}
    for row in reference.rows("form_ordinals"):
        spelled[int(row["number"])] = (*spelled.get(int(row["number"]), ()), row["word"])
    return spelled


def without_achievements(text: str) -> str:
    """An answer without the printed "Achievements/Good practices -" before it, in any of the languages."""
    head, newline, tail = text.partition("\n")
    found = _achievements(head)
    if found is None:
        return text
    return f"{found}{newline}{tail}".strip()


def begins_with_achievements(line: str) -> bool:
    """Whether a line begins with the printed label of the answers about Essentials and objectives."""
    return _achievements(line) is not None


def _achievements(line: str) -> str | None:
    """What stands after the printed label in a line; None where the line does not begin with it."""
    found = vocabulary("achievements").longest(line)
    if found is None:
        return None
    rest = found[1]
    bracket = _BRACKET.match(rest)
    rest = rest[bracket.end() :] if bracket else rest
    separator = _DASHES.match(rest)
    return rest[separator.end() :] if not rest.strip() or separator.group().strip() else None


@cache
def _instruction_rows(match: str) -> tuple[str, ...]:
    return tuple(row["text"] for row in reference.rows("form_instructions") if row["match"] == match)


@cache
def _instruction_keys() -> frozenset[str]:
    return frozenset(_without_digits(key_of(text)) for text in _instruction_rows("line"))


def _without_digits(key: str) -> str:
    return re.sub(r"\d", "", key)


def is_printed(line: str) -> bool:
    """Whether a line is part of the printed form and asks nothing: a heading, an instruction, a word limit."""
    return len(line) < PRINTED_TEXT_MAX and _is_printed(line)


@lru_cache(maxsize=KNOWN_MAX)
def _is_printed(line: str) -> bool:
    keys = (_without_digits(key_of(part)) for part in (line, *_BILINGUAL.split(line)))
    if any(key in _instruction_keys() for key in keys if key) or states_word_limit(line):
        return True
    section = vocabulary("section").match(line) if len(line) < BILINGUAL_TEXT_MAX else None
    return section is not None and (not section.rest or len(line) < 150)


def states_word_limit(line: str) -> bool:
    """Whether a line only says how many words may be written, in any of the languages."""
    if len(line) > 110 or not re.search(r"\d{2,3}", line):
        return False
    folded_line = line.casefold()
    return line[0] in "([（*" and any(unit in folded_line for unit in _instruction_rows("unit"))


def is_request(line: str) -> bool:
    """Whether a line asks for something ("Please describe …") and so is no answer."""
    words = line.casefold().strip(" ([（*.。)）]")
    return words.startswith(_instruction_rows("request")) or words.endswith(_instruction_rows("request_end"))
