"""Lines are looked up among printed labels, by a key that no spelling changes."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property, lru_cache

from etl.forms.candidature.spellings import Spellings
from etl.text.patterns import end_of

LABEL_WORDS_MAX = 48  # the longest printed label has 37
LABEL_TEXT_MAX = 420  # the longest printed label, with its bracket, has about 280 characters
BILINGUAL_TEXT_MAX = 260  # two labels side by side; in a longer text a slash or bracket is the answer's own
KNOWN_MAX = 20_000  # lines kept: those of some hundred forms, or of the largest table of short cells
START_LENGTHS = (3, 6, 10, 16, 30)  # letters: nearly every text is given up at the first or second
Starts = tuple[tuple[int, frozenset[str]], ...]  # by length, with how many letters of it some label begins
WORD = re.compile(r"[^\W_]+")
_NUMBERING = re.compile(
    r"\s*(?:[(\[]?(?:\d{1,2}(?:\.\d{1,2})*|[a-zA-Z]|[ivxIVX]{1,4})[)\].:]|[•\-–*▪■●○◦·►➢→#]|[QP]\d{1,2}[.:])\s+"
)
BRACKET = re.compile(r"\s*[(（\[]([^)）\]]*)[)）\]]")
_BRACKET_AGAIN = re.compile(r"^\s*[/|／]\s*(?=[(（\[])")
BILINGUAL = re.compile(r"\s+[/|]\s+|\s*[／｜]\s*")
_SEPARATOR = re.compile(r"\s*(?:[:：?？؟;؛]|\.(?=\s|$)|[*†]+|[-–—](?=\s|$)|(?<=\s)[-–—]|\n)")
_SEPARATORS = re.compile(r"(?:\s|[:：?？؟;؛*†.](?!\d)|[-–—](?=\s|$))*")
_SLASH = re.compile(r"\s*(?:[/|／｜·]|[-–—](?=\s)|\n)\s*")
_BEFORE_TRANSLATION = re.compile(r"\s*[/|／｜\n]\s*|\s+[-–—]\s+")
_UP_TO_COLON = re.compile(r"[^:：\n]{1,60}[:：]")
_UNKNOWN_AFTER_SLASH = re.compile(r"(?:\s+[/|]\s+|\s*[／｜]\s*)[^:：/|\n\d]{1,80}")
_LATIN = re.compile("[A-Za-z]")
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
    return "".join(folded(word) for word in WORD.findall(text))


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
    def spellings(self) -> Spellings:
        """The keys as a similar one is looked for among them; kept, as it takes as long as to read a form."""
        return Spellings(self._labels)

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
        for found in WORD.finditer(text, 0, LABEL_TEXT_MAX):
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
        bracket = BRACKET.match(rest)
        if bracket:
            return self._after(_BRACKET_AGAIN.sub("", rest[bracket.end() :]), labels)
        slash = _SLASH.match(rest)
        if slash:
            translated = self.starting(rest[slash.end() :])
            if translated and _same_field(translated.labels, labels):
                return translated.rest
        if _SEPARATOR.match(rest):
            end = end_of(_SEPARATORS, rest)
            return self._after_separator(rest[:end], rest[end:].strip(), labels)
        return self._translated(rest, labels)

    def _after_separator(self, separators: str, rest: str, labels: tuple[Label, ...]) -> str:
        """The rest without the title that repeats a numbered label, or the remark in brackets after a question."""
        bracket = BRACKET.match(rest)
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
        for bracket in BRACKET.finditer(text):
            found = self.starting(bracket.group(1)) if bracket.start() else None
            if found and not found.rest:
                rest = text[bracket.end() :]
                return Match(found.labels, rest[end_of(_SEPARATORS, rest) :].strip(), inside=True)
        for slash in _BEFORE_TRANSLATION.finditer(text):
            found = self.starting(text[slash.end() :]) if slash.start() else None
            if found:
                return Match(found.labels, found.rest, inside=True)
        return None


def _same_field(first: tuple[Label, ...], second: tuple[Label, ...]) -> bool:
    return bool({label.field for label in first} & {label.field for label in second})
