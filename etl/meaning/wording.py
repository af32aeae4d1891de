"""Words of a text as they are compared, and a tree that finds known phrases among them."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from etl.text.spelling import marks, unaccented

CJK = "\u3040-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af々ー"
# A word is a run of letters and digits; Korean and Japanese, which write words together, give one word a character.
WORD = re.compile(rf"[{CJK}]|&|[^\W_{CJK}](?:[^\W_{CJK}]|[{marks()}])*")
# Letters that people write for one another: without the stroke, as two letters, with or without hamza or dots.
LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", "&": "and", "ё": "е"}
    | {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ئ": "ي", "ى": "ي", "ة": "ه"}
)
ARABIC_JOINED = ("و", "ف")
ARABIC_PREFIXES = ("بال", "كال", "لل", "ال", "ب", "ل")
MAX_ENDING = 8
NO_GAP, COMMA, STRONG = 0, 1, 2
# Stands in the tree before a word that a comma, bracket or dash parts from the one before it.
PARTED = "|"
ABBREVIATIONS = frozenset(("st", "ste", "sta", "ee", "rep", "dem", "gt", "св"))
JOINS = frozenset(("-", " ", "", ".", "·", "・", "/", "+", "‑", "–", "'", "’"))
COMMAS = frozenset(",،、，/／·・+|")
STRONGS = frozenset(';；؛.。:：()（）[]【】!！?？؟\n«»“”"「」–—•→')


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """A word as it is compared: without case, accents (see `unaccented`) and the letters that stand for one another."""
    if text.isascii() and text != "&":
        return text.lower()
    if re.match(rf"[{CJK}]", text):
        return unicodedata.normalize("NFKC", text)
    return unaccented(text.casefold()).translate(LETTERS) or text


@lru_cache(maxsize=50_000)
def keys(folded: str) -> tuple[str, ...]:
    """The forms under which a word may be listed: itself, and an Arabic word without what is written onto it."""
    if not "\u0600" <= folded[0] <= "\u06ff":
        return (folded,)
    forms = [folded]
    if folded.startswith(ARABIC_JOINED) and len(folded) > 3:
        forms.append(folded[1:])
    for form in tuple(forms):
        forms += [form[len(p) :] for p in ARABIC_PREFIXES if form.startswith(p) and len(form) - len(p) > 1]
    return tuple(dict.fromkeys(forms))


@dataclass(slots=True)
class Word:
    """One word with its place in the text; `gap` tells what stands before it (NO_GAP, COMMA, STRONG)."""

    raw: str
    folded: str
    start: int
    end: int
    gap: int

    @property
    def is_capital(self) -> bool:
        """Whether it starts with an upper-case letter."""
        return self.raw[0].isupper()

    @property
    def is_acronym(self) -> bool:
        """Whether it is written in upper-case letters throughout, a plural s apart."""
        return self.raw.isupper() or (len(self.raw) > 2 and self.raw[-1] == "s" and self.raw[:-1].isupper())

    @property
    def script(self) -> str:
        """ "hangul", "kana", "han" or "" for scripts that part their words."""
        letter = self.raw[0]
        if letter < "\u3005":
            return ""
        if "\uac00" <= letter <= "\ud7af":
            return "hangul"
        if "\u3040" <= letter <= "\u30ff":
            return "hiragana" if letter < "\u30a0" else "katakana"
        return "han" if "\u3400" <= letter <= "\u9fff" or letter == "々" else ""


def gap_between(text: str, start: int, end: int) -> int:
    """How strongly the characters between two words part them; the dots of "U.S." don't."""
    between = text[start:end]
    if between in JOINS:
        return NO_GAP
    if between == ". " and _is_abbreviation(text[:start]):
        return NO_GAP
    if STRONGS & set(between):
        return STRONG
    return COMMA if COMMAS & set(between) or " - " in between else NO_GAP


def _is_abbreviation(before: str) -> bool:
    """Whether a text ends in an initial or in a short form that takes a dot: "U", "St"."""
    last = before[-4:].replace(".", " ").split()[-1]
    return len(last) == 1 or last.lower() in ABBREVIATIONS


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    found: list[Word] = []
    last = 0
    for match in WORD.finditer(text):
        start, end = match.span()
        raw = match.group()
        found.append(Word(raw, fold(raw), start, end, gap_between(text, last, start) if found else STRONG))
        last = end
    return found


class Node:
    """One step of the tree: the words and word beginnings that may follow, and what ends here."""

    __slots__ = ("items", "next", "stems")

    def __init__(self) -> None:
        self.next: dict[str, Node] = {}
        self.stems: dict[str, list[tuple[frozenset[str], Node]]] = {}
        self.items: list[Any] = []


@dataclass(slots=True)
class Hit:
    """Words first..last-1 of a text spell a listed phrase that stands for `items`."""

    first: int
    last: int
    items: list[Any] = field(default_factory=list)


class PhraseTree:
    """Listed phrases by their words; a word written "corean*" stands for all its endings in the phrase's language.

    Words in `skippable` (articles) count only where they begin a phrase.
    """

    def __init__(self, endings: dict[str, frozenset[str]], skippable: frozenset[str] = frozenset()) -> None:
        self.root = Node()
        self.endings = endings
        self.skippable = skippable
        # Most words of a text begin no phrase, and most of them are frequent ones.
        self._beginning = lru_cache(maxsize=10_000)(self._children_of_root)

    def add(self, phrase: str, language: str, item: Any) -> None:
        """List one phrase; raises ValueError when it has no word."""
        node = self.root
        listed = words(phrase)
        if not listed:
            raise ValueError(f"a phrase without a word: {phrase!r}")
        for word in listed:
            if word is listed[0] or word.folded not in self.skippable:
                name = word.folded[2:] if word.folded.startswith("ال") and len(word.folded) > 3 else word.folded
                mark = PARTED if word is not listed[0] and word.gap != NO_GAP else ""
                node = self._child(node, mark + name, phrase[word.end : word.end + 1] == "*", language)
        node.items.append(item)

    def _child(self, node: Node, name: str, is_stem: bool, language: str) -> Node:
        if not is_stem:
            return node.next.setdefault(name, Node())
        branches = node.stems.setdefault(name, [])
        for endings, child in branches:
            if endings is self.endings[language]:
                return child
        branches.append((self.endings[language], Node()))
        return branches[-1][1]

    def longest(self, text_words: Sequence[Word], first: int) -> list[Hit]:
        """The phrases that begin at a word, longest first."""
        frontier = reached = self._beginning(text_words[first].folded)
        hits = []
        position = first + 1
        while frontier:
            if items := [item for node in reached for item in node.items]:
                hits.append(Hit(first, position, items))
            if position == len(text_words):
                break
            word = text_words[position]
            mark = PARTED if word.gap != NO_GAP else ""
            reached = [child for node in frontier for child in self._children(node, mark, word.folded)]
            frontier = [*reached, *frontier] if not mark and word.folded in self.skippable else reached
            position += 1
        hits.reverse()
        return hits

    def _children_of_root(self, folded: str) -> list[Node]:
        return self._children(self.root, "", folded)

    @staticmethod
    def _children(node: Node, mark: str, folded: str) -> list[Node]:
        found = []
        for form in keys(folded):
            key = mark + form
            if key in node.next:
                found.append(node.next[key])
            if node.stems:
                for cut in range(len(key), max(1, len(key) - MAX_ENDING - 1), -1):
                    found += [child for endings, child in node.stems.get(key[:cut], ()) if key[cut:] in endings]
        return found
