"""A text as tokens, made once for all grammars: figures, signs and words, each with the role that its word can play."""

import re
from functools import lru_cache
from typing import NamedTuple

from etl.meaning.language import fold
from etl.meaning.words.lexicon import ORDINARY, Entry, Lexicon, changing_elsewhere, lexicon

_EASTERN = "぀-ヿ㐀-䶿一-鿿가-힣々ー"
_MARKS = "\u064b-\u0652"
_TOKEN = re.compile(
    rf"(?P<figure>[0-9]+(?:[.,'][0-9]+)*)|(?P<east>[{_EASTERN}]+(?: [{_EASTERN}]+)*)"
    rf"|(?P<word>[^\W\d_{_EASTERN}](?:[^\W\d_{_EASTERN}]|[{_MARKS}])*)|(?P<sign>[?？≥≤<>±≈×+=*]+|~)"
)
_NO_BLANK = re.compile("[^ ]+")
_VOWELS = re.compile(f"[{_MARKS}]")
_ARABIC_JOINED = ("وال", "بال", "لل", "ال", "و", "ف", "ب", "ل")
_STEM_LENGTH = 3
_SHORT = 2


class Token(NamedTuple):
    """A stretch of a text with its role: "figure", "sign", a role of closed_words.csv, "ordinary", "name" or "unknown".

    A name is an unknown word with a capital letter; it may be a place, a person or a word of any language.
    """

    start: int
    end: int
    role: str


class _Word(NamedTuple):
    start: int
    end: int
    folded: str


@lru_cache(maxsize=64)
def words_of(text: str, language: str | None) -> tuple[Token, ...]:
    """The tokens of a text in order; `language` is the one that it is written in, None where that is not known."""
    folded, words = fold(text), lexicon(language or "")
    found: list[Token] = []
    pending: list[_Word] = []
    for match in _TOKEN.finditer(folded):
        if match.lastgroup == "word":
            pending.append(_Word(*match.span(), _VOWELS.sub("", match.group())))
            continue
        found += _spaced(pending, words, text)
        pending = []
        if match.lastgroup == "east":
            found += _unspaced(folded, *match.span(), words)
        else:
            found.append(Token(*match.span(), _role_of(match, folded)))
    return tuple(found + _spaced(pending, words, text))


def _role_of(match: re.Match[str], folded: str) -> str:
    """ "sign" or "figure"; a figure written onto letters is the end of a name ("MCR2030")."""
    is_glued = match.lastgroup == "figure" and folded[match.start() - 1 : match.start()].isalpha()
    is_eastern = is_glued and folded[match.start() - 1] > "\u3000"
    return "name" if is_glued and not is_eastern else match.lastgroup or ""


def _spaced(run: list[_Word], words: Lexicon, text: str) -> list[Token]:
    """The tokens of a run of words, longest listed phrases first."""
    found = []
    place = 0
    while place < len(run):
        size, role = _listed(run, place, words)
        last = run[place + size - 1]
        found.append(Token(run[place].start, last.end, role or _unlisted(run[place], words, text)))
        place += size
    return found


def _listed(run: list[_Word], place: int, words: Lexicon) -> tuple[int, str]:
    """How many words from here make the longest listed phrase, and its role; one word and "" where none does."""
    word = run[place].folded
    for form in _forms(word):
        for entry in words.phrases.get(form, ()):
            if _follows(run, place, entry):
                return len(entry.words), entry.role
        if form in words.single:
            return 1, words.single[form]
        for entry in words.stems.get(form[:_STEM_LENGTH], ()):
            if form.startswith(entry.words[0]):
                return 1, entry.role
    return 1, ""


def _forms(word: str) -> tuple[str, ...]:
    """A word as it stands and, in Arabic, without what is written onto it."""
    if not "\u0600" <= word[0] <= "\u06ff":
        return (word,)
    return (word, *(word[len(p) :] for p in _ARABIC_JOINED if word.startswith(p) and len(word) - len(p) > 1))


def _follows(run: list[_Word], place: int, entry: Entry) -> bool:
    """Whether the words from here go on as the entry does after its first one; commas and brackets part none."""
    last = len(entry.words) - 1
    if place + last >= len(run):
        return False
    for at in range(1, last):
        if run[place + at].folded != entry.words[at]:
            return False
    said, listed = run[place + last].folded, entry.words[last]
    return said.startswith(listed) if entry.is_stem else said == listed


def _unlisted(word: _Word, words: Lexicon, text: str) -> str:
    """The role of a word that no list of closed classes has."""
    if any(form in words.ordinary for form in _forms(word.folded)):
        return ORDINARY
    if role := changing_elsewhere().get(word.folded):
        return role
    if text[word.start].isupper():
        return "name"
    return "unknown" if len(word.folded) > _SHORT else "short"


def _unspaced(folded: str, start: int, end: int, words: Lexicon) -> list[Token]:
    """The tokens of a run of letters that no spaces part: listed forms wherever they stand, the rest between them."""
    if words.unspaced is None:
        return [Token(start, end, "unknown")]
    found, place = [], start
    for match in words.unspaced.finditer(folded, start, end):
        found += _rest(folded, place, match.start())
        found.append(Token(*match.span(), words.roles[match.group()]))
        place = match.end()
    return found + _rest(folded, place, end)


def _rest(folded: str, start: int, end: int) -> list[Token]:
    """The words between two listed forms: nouns and verbs, which the lists of closed classes do not hold."""
    return [Token(*word.span(), ORDINARY) for word in _NO_BLANK.finditer(folded, start, end)]
