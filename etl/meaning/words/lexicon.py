"""The lexicon of a language: the words that can change a meaning, the harmless ones, and the ordinary ones."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from etl.folder.reference import forms, rows
from etl.meaning.language import fold

# Words that change what a value means: whoever reads a value must have used them, or a person reads the text.
CHANGING = (
    "condition", "exception", "reservation", "negation", "objection", "limit", "alternation", "beyond", "part_of",
    "each", "closed",
)  # fmt: skip
# Those of them that take a value back.
TAKING_BACK = frozenset({"condition", "exception", "reservation", "negation", "objection"})
# Those that may speak of a value from a sentence or a line of their own.
REMARKING = frozenset(CHANGING) - {"closed"}
HARMLESS, ORDINARY = "harmless", "ordinary"
# Scripts whose words are not parted by spaces, or carry their particles, are looked through letter by letter.
UNSPACED = frozenset({"ko", "ja", "zh"})
LANGUAGES = ("en", "es", "fr", "pt", "it", "de", "ko", "ja", "ar", "ru", "zh", "tr", "id")
_WORD = re.compile(r"[^\W\d_]+")
# Tables whose words are known to a reader of a form.
_VOCABULARY = ("unit_words", "topic_keywords", "support_keywords")
_STEM_LENGTH = 3


class Entry(NamedTuple):
    """A listed phrase: its folded words, whether its last one stands for all its endings, and its role."""

    words: tuple[str, ...]
    is_stem: bool
    role: str


class Lexicon(NamedTuple):
    """Words of one language: single ones with their roles, phrases by first word, stems by first letters, ordinary
    words, letters to look through.
    """

    single: dict[str, str]
    phrases: dict[str, list[Entry]]
    stems: dict[str, list[Entry]]
    ordinary: frozenset[str]
    unspaced: re.Pattern[str] | None
    roles: dict[str, str]


def folded_words(form: str) -> tuple[str, ...]:
    """The folded words of a form, without its signs."""
    return tuple(_WORD.findall(fold(form)))


def _listed(language: str) -> Iterator[tuple[str, str]]:
    """(role, form) of one language, in the order of the table: the first role of a form counts."""
    for row in rows("closed_words"):
        if row["language"] == language:
            yield row["role"], row["form"]


@cache
def lexicon(language: str) -> Lexicon:
    """The lexicon of one language; of one that is not read here, no words at all."""
    single: dict[str, str] = {}
    phrases: dict[str, list[Entry]] = defaultdict(list)
    stems: dict[str, list[Entry]] = defaultdict(list)
    roles: dict[str, str] = {}
    for role, form in _listed(language):
        words, is_stem = folded_words(form), form.endswith("*")
        if not words and language not in UNSPACED:
            continue
        roles.setdefault(fold(form.rstrip("*")), role)
        if words and is_stem and len(words) == 1:
            stems[words[0][:_STEM_LENGTH]].append(Entry(words, True, role))
        elif len(words) == 1:
            single.setdefault(words[0], role)
        elif words:
            phrases[words[0]].append(Entry(words, is_stem, role))
    for entries in phrases.values():
        entries.sort(key=lambda entry: -len(entry.words))
    unspaced = _alternatives(roles) if language in UNSPACED else None
    return Lexicon(single, dict(phrases), dict(stems), _ordinary(language), unspaced, roles)


def _alternatives(forms: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(forms, key=len, reverse=True))))


@cache
def _ordinary(language: str) -> frozenset[str]:
    """Folded words that name things or tell what happens: the frequent ones, and those of our own vocabulary."""
    found = set(map(fold, forms("common_words", language=language)))
    for table in _VOCABULARY:
        for form in (*forms(table, language=language), *forms(table, language="*")):
            found.update(folded_words(form))
    return frozenset(found)


@cache
def changing_elsewhere() -> dict[str, str]:
    """Words of any spaced language that change a meaning, for words that the text's own language lacks."""
    found: dict[str, str] = {}
    for row in rows("closed_words"):
        words = folded_words(row["form"])
        is_one = len(words) == 1 and not row["form"].endswith("*") and len(words[0]) > _STEM_LENGTH
        if is_one and row["role"] in CHANGING and row["role"] != "closed":
            found.setdefault(words[0], row["role"])
    return found


# Tables of words without a column for their language, which speak for any of ours.
_OF_ANY_LANGUAGE = ("year_words", "date_words", "money_words", "currency_words", "month_names", "number_words")
ANY = "*"


@cache
def languages_of_word() -> dict[str, tuple[str, ...]]:
    """Each folded word → the languages, read here or not, among whose frequent words it is."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in rows("closed_words"):
        words = folded_words(row["form"])
        if len(words) == 1:
            found[words[0]].add(row["language"])
    for language in LANGUAGES:
        for word in _ordinary(language):
            found[word].add(language)
    for table in _OF_ANY_LANGUAGE:
        for word in (word for form in forms(table) for word in folded_words(form)):
            if not found[word] & set(LANGUAGES):
                found[word].add(ANY)
    return {word: tuple(sorted(languages)) for word, languages in found.items()}
