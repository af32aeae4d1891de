"""Numbers written in words: the words and the grammar of each language, and the value of a run of words.

`number_words.csv` holds the words, `number_grammar.csv` how a language puts them together: which parts may follow tens,
hundreds and scale words, with or without "and"; whether units stand before tens; whether words are written as one.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache
from typing import NamedTuple

from etl.folder import reference
from etl.meaning.language import fold


class Word(NamedTuple):
    """What a word is in number_words.csv: its kind, value and language ("*" for all)."""

    kind: str
    value: Decimal
    language: str


class Atom(NamedTuple):
    """One piece of a number: a figure, a word with its kind in number_words.csv, or a whole number in words.

    `scale` is the scale word that a number in words ends with, `language` whose word it is, `is_open` whether its word
    goes on with parts that follow.
    """

    start: int
    end: int
    kind: str
    value: Decimal
    is_ambiguous: bool = False
    scale: Decimal = Decimal(0)
    language: str = "*"
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language puts number words together: each part with the joints ("gap", "and", "comma") before it."""

    is_glued: bool
    after_tens: frozenset[str]
    units_after_and: frozenset[str]
    after_hundreds: frozenset[str]
    after_scales: frozenset[str]
    is_unit_first: bool
    ten_takes: frozenset[str]
    score: frozenset[str]
    counts_alone: bool
    is_long: bool
    half_follows: bool


# Words of scripts that no other of the languages uses count in every text.
_SCRIPT_LANGUAGES = ("ru", "ar", "ko")
_SPOKEN = frozenset({"number", "scale", "one", "article", "teen"})
_ATOM_KINDS = _SPOKEN | {"half", "connector", "ordinal"}
_GLUED_KINDS = frozenset({"number", "scale", "one", "joiner", "elided"})
# Vowel signs and the lengthening stroke that Arabic may add to its letters.
MARKS = "\u064b-\u065f\u0670\u0640"
WORD = rf"(?:[^\W\d_{MARKS}][{MARKS}]*)+"
_MARK = re.compile(f"[{MARKS}]")
_SHORTEST_GLUED = len("onüç")
# No number below a billion has as many letters in one word.
_LONGEST_GLUED = 200
_ARABIC_PREFIXES = ("و", "ال", "وال", "ب", "ل")
GAPS = ("", " ", "-", "  ")


# --- the vocabulary ---------------------------------------------------------------------------------------------------


@cache
def forms(kind: str) -> frozenset[str]:
    """All folded forms of one kind in number_words.csv, of any language."""
    return frozenset(map(fold, reference.forms("number_words", role=kind)))


@cache
def lexicon(language: str | None) -> Mapping[str, Word]:
    """Folded word → what it is, for one language, with the words of the scripts that no other language uses."""
    languages = {"*", language or "en", *_SCRIPT_LANGUAGES}
    words: dict[str, Word] = {}
    for row in reference.rows("number_words"):
        if row["language"] in languages:
            words.setdefault(fold(row["form"]), Word(row["role"], Decimal(row["value"]), row["language"]))
    return words


@cache
def foreign_words(language: str | None) -> frozenset[str]:
    """The number words of all other languages, of three letters or more: beside one of them a number is in doubt."""
    found = {fold(row["form"]) for row in reference.rows("number_words") if row["role"] in ("number", "scale")}
    return frozenset(word for word in found - set(lexicon(language)) if len(word) > 2)


@cache
def _grammars() -> Mapping[str, Grammar]:
    return {row["language"]: _grammar(row) for row in reference.rows("number_grammar")}


def _grammar(row: Mapping[str, str]) -> Grammar:
    return Grammar(
        is_glued=row["is_glued"] == "yes",
        after_tens=frozenset(row["after_tens"].split()),
        units_after_and=frozenset(row["units_after_and"].split()),
        after_hundreds=frozenset(row["after_hundreds"].split()),
        after_scales=frozenset(row["after_scales"].split()),
        is_unit_first=row["is_unit_first"] == "yes",
        ten_takes=frozenset(row["ten_takes"].split()),
        score=frozenset(row["score"].split()),
        counts_alone=row["counts_alone"] == "yes",
        is_long=row["is_long"] == "yes",
        half_follows=row["half_follows"] == "yes",
    )


def grammar_of(atom: Atom, language: str | None) -> Grammar:
    """The grammar that an atom's word follows."""
    own = atom.language if atom.language != "*" else language or "en"
    return _grammars().get(own, _grammars()["en"])


# --- one word ---------------------------------------------------------------------------------------------------------


def word_atoms(match: re.Match[str], language: str | None) -> list[Atom]:
    """The atoms of one word: several where the language writes a number as one word or puts "and" before it."""
    word, start, end = match.group(), match.start(), match.end()
    if not word.isascii():
        word = _MARK.sub("", word)
    words = lexicon(language)
    if word in words:
        return [_atom(words[word], start, end)] if words[word].kind in _ATOM_KINDS else []
    if "ء" <= word[0] <= "ي":
        return _prefixed(word, words, start, end)
    return _glued(word, language, start)


def _atom(word: Word, start: int, end: int) -> Atom:
    return Atom(start, end, word.kind, word.value, language=word.language)


def _prefixed(word: str, words: Mapping[str, Word], start: int, end: int) -> list[Atom]:
    """An Arabic number word with "and", "with", "for" or the article in front."""
    for prefix in _ARABIC_PREFIXES:
        bare = word.removeprefix(prefix)
        if bare != word and bare in words and words[bare].kind in _ATOM_KINDS:
            joined = [Atom(start, start + 1, "connector", Decimal(0), language="ar")] if prefix[0] == "و" else []
            return [*joined, _atom(words[bare], start + len(prefix), end)]
    return []


def _glued(word: str, language: str | None, start: int) -> list[Atom]:
    """The parts of a number that is written as one word ("siebenundvierzig"); none where the word is something else."""
    glued = "ko" if "가" <= word[0] <= "힣" else language
    shortest = 2 if glued == "ko" else _SHORTEST_GLUED
    if not shortest <= len(word) <= _LONGEST_GLUED or not is_glued(glued):
        return []
    parts = _split(word, glued)
    atoms = []
    for part in parts:
        told = _parts(glued)[part]
        elided = "scale" if told.value == 100 else "number"
        kind = {"joiner": "connector", "elided": elided}.get(told.kind, told.kind)
        end = start + len(part)
        atoms.append(Atom(start, end, kind, told.value, language=glued or "*", is_open=True))
        start = end
    return [*atoms[:-1], atoms[-1]._replace(is_open=False)] if atoms and _reads_whole(atoms) else []


def is_half_read(word: str, language: str | None) -> bool:
    """Whether a word starts with a part of a number and has another, but is no number ("dreihundertzwein")."""
    if not is_glued(language) or word in lexicon(language):
        return False
    parts, longest = _parts(language), _longest(language)
    heads = [cut for cut in range(3, min(len(word), longest)) if word[:cut] in parts]
    return any(word.find(part, cut, _LONGEST_GLUED) >= 0 for cut in heads for part in parts if len(part) > 2)


def is_glued(language: str | None) -> bool:
    """Whether a language writes its numbers as one word."""
    return language is not None and language in _grammars() and _grammars()[language].is_glued


@cache
def _parts(language: str | None) -> Mapping[str, Word]:
    """The words that a language's numbers written as one word are made of."""
    words = lexicon(language).items()
    own = {form: word for form, word in words if word.kind in _GLUED_KINDS and word.language in (language, "*")}
    return {form: word for form, word in own.items() if len(form) > 1}


@cache
def _longest(language: str | None) -> int:
    return max(map(len, _parts(language)), default=0)


@lru_cache(maxsize=1024)
def _split(word: str, language: str | None) -> tuple[str, ...]:
    """The number words that a word is made of, the longest first; empty where it is not made of them."""
    parts = _parts(language)
    for cut in range(min(len(word), _longest(language)), 0, -1):
        head, rest = word[:cut], word[cut:]
        if head not in parts or parts[head].kind in ("elided", "joiner") and not rest:
            continue
        if not rest:
            return (head,)
        if tail := _split(rest, language):
            return (head, *tail)
    return ()


def _reads_whole(atoms: list[Atom]) -> bool:
    """Whether the parts of one word make a number, or go on with one."""
    spoken = _Spoken(grammar_of(atoms[0], None))
    joint = "gap"
    for atom in atoms:
        if atom.kind == "connector":
            joint = "and"
        elif not spoken.take(atom, joint):
            return False
        else:
            joint = "gap"
    return True


# --- a run of words ---------------------------------------------------------------------------------------------------


def lowest_place(value: Decimal) -> Decimal:
    """The lowest place that a whole number fills: 1 for 25, 10 for 20, 100 for 300."""
    place = Decimal(1)
    while value and value % (place * 10) == 0:
        place *= 10
    return place


class _Piece(NamedTuple):
    """A part of a number and the lowest place that it fills: 1 for 25, 10 for 20, 1000 for 21 thousand."""

    value: Decimal
    place: Decimal


class _Spoken:
    """A number being put together from words by the grammar of its language."""

    def __init__(self, grammar: Grammar) -> None:
        self.grammar = grammar
        self.pieces: list[_Piece] = []

    @property
    def value(self) -> Decimal:
        return sum((piece.value for piece in self.pieces), Decimal(0))

    def take(self, atom: Atom, joint: str) -> bool:
        """Go on with a word after a "gap", "and" or "comma"; False where the grammar has no such number."""
        if atom.kind == "scale":
            return self._multiply(atom.value, joint) or self._append(_Piece(atom.value, atom.value), joint, alone=True)
        if atom.kind == "teen":
            return self._add_ten(joint)
        piece = _Piece(atom.value, self._place(atom.value))
        return self._turn(atom.value, joint) or self._append(piece, joint)

    def _place(self, value: Decimal) -> Decimal:
        """The lowest place that a number word fills; a score takes what is below twenty, a ten mostly nothing."""
        if str(value) in self.grammar.score:
            return Decimal(20) if value > 20 else Decimal(1)
        return Decimal(1) if value == 10 and not self.grammar.ten_takes else lowest_place(value)

    def _append(self, piece: _Piece, joint: str, alone: bool = False) -> bool:
        """Add a smaller part, or the first; a scale word without a number before it only where it may stand alone."""
        if alone and not self.grammar.counts_alone:
            return False
        if self.pieces and not self._may_follow(piece, joint):
            return False
        self.pieces.append(piece)
        return True

    def _may_follow(self, piece: _Piece, joint: str) -> bool:
        last = self.pieces[-1]
        if piece.value >= last.place:
            return False
        if last.place >= 100:
            allowed = self.grammar.after_scales if last.place >= 1000 else self.grammar.after_hundreds
            # Folded, Arabic "and one" is the word for "one" itself.
            return joint in allowed or (piece.value == 1 and "one" in allowed)
        if joint == "and" and str(piece.value) not in self.grammar.units_after_and:
            return False
        return joint in (self.grammar.ten_takes if last.value == 10 else self.grammar.after_tens)

    def _room(self) -> Decimal:
        """The place of the part before the last one, which what takes its stead must stay below."""
        return self.pieces[-2].place if len(self.pieces) > 1 else Decimal("Infinity")

    def _turn(self, value: Decimal, joint: str) -> bool:
        """Take tens after units ("fünf und zwanzig"), or a score after four ("quatre-vingt")."""
        if not self.pieces:
            return False
        last, before = self.pieces[-1].value, self._room()
        if joint == "gap" and last == 4 and value == 20 and "4" in self.grammar.score and before > 80:
            self.pieces[-1] = _Piece(Decimal(80), Decimal(20))
            return True
        is_tens = value % 10 == 0 and 20 <= value < 100
        if joint == "and" and self.grammar.is_unit_first and 1 <= last < 10 and is_tens and before > 99:
            self.pieces[-1] = _Piece(last + value, Decimal(1))
            return True
        return False

    def _add_ten(self, joint: str) -> bool:
        """Make thirteen of three: "tiga belas", "ثلاثة عشر"; the word alone is ten where the language has it so."""
        if not self.pieces:
            return self._append(_Piece(Decimal(10), Decimal(1)), joint, alone=True)
        last = self.pieces[-1].value
        if joint == "gap" and 1 <= last < 10 and self._room() > 99:
            self.pieces[-1] = _Piece(last + 10, Decimal(1))
            return True
        return self.grammar.counts_alone and self._append(_Piece(Decimal(10), Decimal(1)), joint)

    def _multiply(self, scale: Decimal, joint: str) -> bool:
        """Multiply what is smaller than a scale word by it; thousands of millions only in languages that say so."""
        count = next((i for i, piece in enumerate(reversed(self.pieces)) if piece.value >= scale), len(self.pieces))
        factors = self.pieces[len(self.pieces) - count :]
        if not factors or joint != "gap":
            return False
        product = sum((piece.value for piece in factors), Decimal(0)) * scale
        kept = self.pieces[: len(self.pieces) - count]
        is_thousands = any(piece.place >= 1000 for piece in factors) and not self.grammar.is_long
        if is_thousands or (kept and product >= kept[-1].place):
            return False
        self.pieces = [*kept, _Piece(product, scale if scale != 12 else Decimal(1))]
        return True


def joined(atoms: list[Atom], folded: str, language: str | None) -> list[Atom]:
    """The atoms with each run of words that makes one number put together to one atom of the kind "number"."""
    found: list[Atom] = []
    index = 0
    while index < len(atoms):
        is_start = atoms[index].kind in _SPOKEN and not _goes_on(atoms, index, folded)
        count = _run(atoms, index, folded, language) if is_start else 0
        if count > 1:
            found.append(_whole(atoms[index : index + count], folded, language))
        else:
            found.append(_alone(atoms[index], bool(count), folded, language))
        index += max(count, 1)
    return [atom for atom in found if atom.kind != "teen"]


def _goes_on(atoms: list[Atom], index: int, folded: str) -> bool:
    """Whether a word belongs to what stands before it: a scale word after a figure, "a million" after "half"."""
    if not index:
        return False
    before = atoms[index - 1]
    is_beside = folded[before.end : atoms[index].start] in GAPS
    return is_beside and (before.kind == "half" or (before.kind == "figure" and atoms[index].kind == "scale"))


def _run(atoms: list[Atom], index: int, folded: str, language: str | None) -> int:
    """How many atoms from here make one number; what a comma joins has to be a hundred or more."""
    spoken = _Spoken(grammar_of(atoms[index], language))
    if not spoken.take(atoms[index], "gap"):
        return 0
    taken, comma = 1, None
    while step := _step(atoms, index + taken, folded, spoken):
        if step.joint == "comma":
            comma, value = taken, spoken.value
        if not spoken.take(atoms[index + taken + step.atoms_count - 1], step.joint):
            break
        taken += step.atoms_count
    return comma if comma and spoken.value - value < 100 else taken


class _Step(NamedTuple):
    """The joint before the next word, and how many atoms the joint and the word are."""

    joint: str
    atoms_count: int


def _step(atoms: list[Atom], index: int, folded: str, spoken: _Spoken) -> _Step | None:
    """How the next word joins the number; None where it stands apart or is no number word."""
    if index >= len(atoms):
        return None
    last, atom = atoms[index - 1], atoms[index]
    gap = folded[last.end : atom.start]
    if gap == ", " and "comma" in spoken.grammar.after_scales:
        return _Step("comma", 1) if atom.kind in _SPOKEN and spoken.pieces[-1].place >= 1000 else None
    if gap not in GAPS:
        return None
    if atom.kind in _SPOKEN - {"article"}:
        return _Step("gap", 1)
    following = atoms[index + 1] if index + 1 < len(atoms) else None
    if atom.kind != "connector" or following is None or folded[atom.end : following.start] not in GAPS:
        return None
    return _Step("and", 2) if following.kind in _SPOKEN - {"article"} else None


def _whole(run: list[Atom], folded: str, language: str | None) -> Atom:
    """A run of words as one number; in doubt where its last word may belong to what follows ("twenty two-day …")."""
    spoken = _Spoken(grammar_of(run[0], language))
    for word, joint in _steps(run, folded):
        spoken.take(word, joint)
    first, last = run[0], run[-1]
    is_split = folded[run[-2].end : last.start].isspace() and re.match("-[^\\W\\d_]", folded[last.end : last.end + 2])
    scale = last.value if last.kind == "scale" else Decimal(0)
    starts_open = first.kind == "scale" and (first.value >= 10**6 or _may_be_two(first, folded))
    is_doubtful = bool(is_split) or last.is_open or starts_open
    return Atom(first.start, last.end, "number", spoken.value, is_doubtful, scale, first.language)


def _steps(run: list[Atom], folded: str) -> Iterator[tuple[Atom, str]]:
    """The words of a run with the joints before them."""
    joint = "gap"
    for before, atom in zip([None, *run], run, strict=False):
        if atom.kind == "connector":
            joint = "and"
            continue
        if before and folded[before.end : atom.start] == ", ":
            joint = "comma"
        yield atom, joint
        joint = "gap"


def _alone(atom: Atom, may_start: bool, folded: str, language: str | None) -> Atom:
    """A word by itself: what may be an article stays one, "cent" and "عشرة" are numbers."""
    if atom.kind == "one":
        return atom._replace(kind="article")
    is_number = may_start and (atom.kind == "teen" or (atom.kind == "scale" and atom.value == 100))
    if is_number and grammar_of(atom, language).counts_alone:
        return atom._replace(kind="number")
    return atom._replace(is_ambiguous=True) if may_start and _may_be_two(atom, folded) else atom


def _may_be_two(atom: Atom, folded: str) -> bool:
    """Whether a scale word without a number before it may be the dual: "ألفا مدينة" are two thousand cities."""
    return atom.kind == "scale" and folded[atom.start : atom.end] in forms("dual")
