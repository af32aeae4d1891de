"""Which noun a number counts: the grammar of thirteen languages in five rules.

English and Turkish put the head last ("city exchange visits"), the Romance languages, Arabic and Indonesian first
("talleres de formación"), Russian and German after adjectives that their endings or their small letters show, Korean,
Japanese and Chinese beside the counter. A noun is sure only when nothing unknown stands where the head could be;
otherwise it is only a proposal.
"""

from dataclasses import dataclass, replace

from etl.meaning.indicator_words import EASTERN, Piece
from etl.meaning.units import UnitWord

_MOST_MODIFIERS = 4
# In Turkish what is counted stands in the singular.
_HEAD_LAST = frozenset({"en", "tr"})
# As folded by language.fold, which writes "й" as "и".
_ADJECTIVE_ENDINGS = {
    "ru": ("ых", "их", "ые", "ие", "ого", "его", "ому", "ои", "ая", "яя", "ое", "ее", "ыи", "ии", "ую", "ым", "им"),
    "de": ("e", "en", "er", "es"),
}
_HELD_OR_ISSUED = ("event", "visit", "project", "service", "group", "online_use", "publication")
_COUNTED_BY = {"people": True, "event": False, "thing": False}


@dataclass(frozen=True, slots=True)
class Noun:
    """The noun that a number counts, at the pieces `first` to `last`; `word` is its English singular."""

    unit_word: UnitWord
    first: int
    last: int
    word: str
    is_sure: bool = True


def _noun(pieces: list[Piece], index: int, is_sure: bool = True) -> Noun:
    found = pieces[index].roles["unit"]
    return Noun(found, index, index, found.word, is_sure)


def noun_after(pieces: list[Piece], start: int, stop: int, language: str, is_one: bool = False) -> Noun | None:
    """The noun that heads the phrase from piece `start` on, and what is joined to it by "and" or a slash."""
    if language in EASTERN:
        return _eastern_after(pieces, start, stop, language)
    if language in _HEAD_LAST:
        found = _english_head(pieces, start, stop, is_one or language != "en")
    else:
        found = _first_noun(pieces, start, stop, language)
    return _with_joined(pieces, found, stop) if found else None


# --- head last: English -----------------------------------------------------------------------------------------------


def _may_stand_in_phrase(piece: Piece) -> bool:
    """Whether a piece can belong to an English noun phrase: a noun, an adjective, a frequency or an unknown word."""
    if piece.has("stop", "mark", "number", "date", "percent", "and", "each", "per", "currency", "total"):
        return False
    return piece.has("unit", "adjective", "period", "odd_period") or piece.is_unknown or piece.has("verbal", "numbered")


def _english_head(pieces: list[Piece], start: int, stop: int, is_one: bool) -> Noun | None:
    """The first plural noun of the chain ("50 Korean cities join"), or for one thing the last noun before its end."""
    end = start
    while end < stop and (_may_stand_in_phrase(pieces[end]) or _joins_adjectives(pieces, start, end, stop)):
        end += 1
        if "closes" in pieces[end - 1].roles:
            break
    nouns = [index for index in range(start, end) if "unit" in pieces[index].roles]
    plural = next((index for index in nouns if _is_plural(pieces[index])), None)
    if plural is not None and not is_one:
        while plural + 1 in nouns and _is_plural(pieces[plural + 1]):
            plural += 1
        return _noun(pieces, plural, _is_plain(pieces[start:plural]) and plural + 1 not in nouns)
    if not is_one and (found := _unlisted_plural(pieces, start, end, stop)):
        return found
    if not nouns:
        return None
    last = nouns[0]
    while last + 1 in nouns:
        last += 1
    while any(index > last and not _ends_phrase(pieces[last + 1]) for index in nouns if index > last):
        last = next(index for index in nouns if index > last)
    is_end = last + 1 >= end or _ends_phrase(pieces[last + 1]) or (is_one and _looks_plural(pieces[last + 1].word))
    is_sure = _is_plain(pieces[start:last]) and is_end
    return _noun(pieces, last, is_sure and not _head_may_follow(pieces, last + 1, stop))


def _unlisted_plural(pieces: list[Piece], start: int, end: int, stop: int) -> Noun | None:
    """The first plural of the chain that the vocabulary lacks: sure where the phrase plainly ends with it."""
    place = next((index for index in range(start, end) if "unlisted" in pieces[index].roles), None)
    if place is None:
        return None
    found = pieces[place].roles["unlisted"]
    is_end = place + 1 >= end or _ends_phrase(pieces[place + 1])
    is_sure = is_end and _is_plain(pieces[start:place]) and not _head_may_follow(pieces, place + 1, stop)
    return Noun(found, place, place, found.word, is_sure)


def _head_may_follow(pieces: list[Piece], index: int, stop: int) -> bool:
    """Whether "of" or "to" may join a later head ("training of trainers workshop"), or a duration is meant."""
    if index >= stop or not (pieces[index].has("of", "to", "time_unit")):
        return False
    end = index + 1
    while end < stop and _may_stand_in_phrase(pieces[end]):
        end += 1
    return "time_unit" in pieces[index].roles or any("unit" in piece.roles for piece in pieces[index + 2 : end])


def _joins_adjectives(pieces: list[Piece], start: int, index: int, stop: int) -> bool:
    """Whether "and" stands between two unknown words: "city-led and impact-oriented initiatives"."""
    beside = start < index < stop - 1 and pieces[index - 1].is_unknown and pieces[index + 1].is_unknown
    return beside and "and" in pieces[index].roles and not _looks_plural(pieces[index - 1].word)


def _is_plural(piece: Piece) -> bool:
    unit_word = piece.roles.get("unit")
    return unit_word is not None and (unit_word.is_plural or not unit_word.has_plural)


def _is_plain(modifiers: list[Piece]) -> bool:
    """Whether the words before the head can only be modifiers: few, and no unknown plural among them."""
    unknown = [piece for piece in modifiers if piece.is_unknown]
    return len(modifiers) <= _MOST_MODIFIERS and not any(_looks_plural(piece.word) for piece in unknown)


def _looks_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "ous", "is")) and len(word) > 3


def _ends_phrase(piece: Piece) -> bool:
    """Whether a piece ends a noun phrase: no noun, or a participle."""
    return (
        not _may_stand_in_phrase(piece)
        or piece.has("verbal", "period", "odd_period")
        or piece.word.endswith(("ed", "ing"))
    )


# --- head first: Spanish, French, Portuguese, Italian, Arabic; after adjectives: Russian, German ----------------------


def _is_modifier(piece: Piece, language: str) -> bool:
    """Whether a piece may stand between a number and the noun it counts: an adjective by list or by its ending."""
    if piece.has("adjective", "period", "odd_period"):
        return True
    endings = _ADJECTIVE_ENDINGS.get(language)
    return endings is not None and piece.word.endswith(endings) and not piece.has("stop", "mark", "noun", "time_unit")


def _first_noun(pieces: list[Piece], start: int, stop: int, language: str) -> Noun | None:
    """The first noun after the number, with only adjectives in between."""
    for index in range(start, min(stop, start + _MOST_MODIFIERS)):
        piece = pieces[index]
        if "unit" in piece.roles and not _is_counter(pieces, index, stop):
            return _noun(pieces, index)
        if not piece.has("unit", "counter") and not _is_modifier(piece, language):
            return None
    return None


def _is_counter(pieces: list[Piece], index: int, stop: int) -> bool:
    """Whether a noun only helps to count the next one: "20 orang peserta" are participants."""
    return index + 1 < stop and "counter" in pieces[index].roles and "unit" in pieces[index + 1].roles


def _with_joined(pieces: list[Piece], noun: Noun, stop: int) -> Noun:
    """A second noun joined by "and", "or" or a slash counts with the first when both are of one kind."""
    joint, second = noun.last + 1, noun.last + 2
    if second >= stop or not ("and" in pieces[joint].roles or pieces[joint].word in "/,"):
        return noun
    other = pieces[second].roles.get("unit")
    if other is None or _is_plural(pieces[second]) != noun.unit_word.is_plural or other.word == noun.unit_word.word:
        return noun
    if pieces[joint].word == ",":
        return replace(noun, is_sure=False)
    same_kind = other.unit.kind == noun.unit_word.unit.kind and not _is_described(pieces, second, stop)
    return replace(noun, last=second, word=f"{noun.word} or {other.word}", is_sure=noun.is_sure and same_kind)


def _is_described(pieces: list[Piece], noun: int, stop: int) -> bool:
    """Whether "of" and a bare noun make a noun another one: "journalistes et animateurs de radio" present."""
    return noun + 2 < stop and "of" in pieces[noun + 1].roles and _is_bare_noun(pieces[noun + 2])


def _is_bare_noun(piece: Piece) -> bool:
    return piece.is_unknown or "unit" in piece.roles


# --- beside the counter: Korean, Japanese -----------------------------------------------------------------------------


def counter_at(pieces: list[Piece], index: int, stop: int) -> str | None:
    """What the counter right after a number counts (people, event, thing); None when there is no counter."""
    return pieces[index].roles.get("counter") if index < stop else None


def fits_counter(unit_word: UnitWord, counter: str | None) -> bool:
    """Whether a noun can be counted with this counter."""
    if counter is None:
        return True
    if counter == "event":
        return unit_word.unit.kind in _HELD_OR_ISSUED and not unit_word.unit.is_of_people
    return unit_word.unit.is_of_people == _COUNTED_BY[counter]


def _eastern_after(pieces: list[Piece], start: int, stop: int, language: str) -> Noun | None:
    """The noun right after the counter and its particles, when the word ends there."""
    counter = counter_at(pieces, start, stop)
    index = start + (counter is not None and "unit" not in pieces[start].roles)
    while index < stop and pieces[index].has("adjective", "after") and "unit" not in pieces[index].roles:
        index += 1
    index = _skip_compound(pieces, index, stop)
    if index >= stop or "unit" not in pieces[index].roles or not fits_counter(pieces[index].roles["unit"], counter):
        return None
    return _noun(pieces, index, _word_ends(pieces, index, stop))


def _skip_compound(pieces: list[Piece], index: int, stop: int) -> int:
    """Where the known last part of a compound begins ("국제포럼"); the same place when there is none."""
    place = index
    while place + 1 < stop and place - index < _MOST_MODIFIERS and pieces[place].is_unknown:
        if pieces[place + 1].start > pieces[place].end:
            return index
        place += 1
    return place if pieces[place : place + 1] and "unit" in pieces[place].roles else index


def eastern_before(pieces: list[Piece], start: int, index: int, counter: str | None) -> Noun | None:
    """The noun right before the number, with only particles, frequencies and "about" in between."""
    place = index - 1
    while place >= start and (
        pieces[place].has("particle", "before", "period", "unit_tail", "each", "total", "and", "times")
        or pieces[place].word in ":("
    ):
        place -= 1
    if place < start or "unit" not in pieces[place].roles or not fits_counter(pieces[place].roles["unit"], counter):
        return None
    return _noun(pieces, place)


def _word_ends(pieces: list[Piece], index: int, stop: int) -> bool:
    """Whether the word of a piece ends with it: a gap, a particle, a mark or a known word follows."""
    if index + 1 >= stop:
        return True
    following = pieces[index + 1]
    return following.start > pieces[index].end or not following.is_unknown
