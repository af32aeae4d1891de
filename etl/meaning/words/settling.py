"""The settling rule, once for all kinds: a reading counts only where every word that could change it was used.

A grammar names the characters that it used, its claims. Of the rest every figure, sign, and word of a closed class must
be known as harmless, and an unknown word may stand only where a noun or its description may stand. What may not is
named in the reason, and a person reads the text.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from etl.meaning.reading import Reading
from etl.meaning.words.claims import Span, merged
from etl.meaning.words.lexicon import CHANGING, HARMLESS, REMARKING, TAKING_BACK
from etl.meaning.words.spoken import presumed_language, spoken_language
from etl.meaning.words.tokens import Token, words_of

# A dot between a short word and a small letter closes an abbreviation ("1,2 mill. in total"), not a sentence.
_SENTENCE_END = re.compile(r"[!?](?=\s|$)|(?<![^\W\d_])\.(?=\s|$)|(?<=[^\W\d_]{4})\.(?=\s+[^\W\d_a-z])|[。！？\n]")
_LONGEST_REMARK = 40
# What ends so near before a value may be an abbreviation that belongs to it: "Approx. USD 5,000".
_LONGEST_ABBREVIATION = 12
_NO_BREAK = re.compile(r"[ \t\u00a0().,:'’/-]*")


class Strictness(NamedTuple):
    """What one kind allows beside its claims: roles of words that may stand there, and of what a figure counts."""

    words: frozenset[str]
    counted: frozenset[str] = frozenset()


_DESCRIBING = frozenset({"harmless", "ordinary", "name", "short"})
STRICTNESS = {
    "years": Strictness(_DESCRIBING, counted=frozenset({"ordinary", "unknown"})),
    "money": Strictness(_DESCRIBING, counted=frozenset({"ordinary"})),
    "coverage": Strictness(frozenset({"harmless"}), counted=frozenset({"ordinary"})),
    "indicators": Strictness(_DESCRIBING | {"unknown"}),
}
# So many known words show that a text is in the language, and that an unknown one is a noun or a verb of it.
_SHOWING_LANGUAGE = 2


class Explained(NamedTuple):
    """What a grammar knows of a text: the characters of its values, words beside them, and words harmless there.

    A word that takes a value back ("if", "except", "not", "tbc") is not explained by standing beside one. `values` are
    those claims whose sentences speak of the value, where it is not all of them; `told` are roles that the value tells.
    """

    claims: Sequence[Span]
    beside: Sequence[Span] = ()
    harmless: Sequence[Span] = ()
    values: Sequence[Span] = ()
    told: frozenset[str] = frozenset()


def settled(kind: str, text: str, language: str | None, reading: Reading, known: Explained) -> Reading:
    """The reading as it stands, or for a person where a word or figure that may change it was not used."""
    if reading.state != "read":
        return reading
    return asked(reading, unread(kind, text, language, known))


class Unread(NamedTuple):
    """A token that no value used and that may change one, with the reason for a person and the rule."""

    token: Token
    why: tuple[str, str]


def unread(kind: str, text: str, language: str | None, known: Explained) -> list[Unread]:
    """The tokens of a text that may change a value of this kind and that no value used, in order.

    The language given is asked first, since most texts are in it; only what it leaves open makes others be tried.
    """
    claimed = merged((*known.claims, *known.beside))
    likely = presumed_language(text, language)
    doubtful = _doubtful(kind, text, likely, claimed, known)
    if doubtful and (spoken := spoken_language(text, language)) != likely:
        doubtful = _doubtful(kind, text, spoken, claimed, known)
        if spoken is None and (foreign := [token for token in doubtful if token.role not in ("figure", "sign")]):
            return [Unread(foreign[0], ("The text is in no language that is read here.", "language_not_read"))]
    return [Unread(token, (_reason(token, claimed, text), "word_not_used")) for token in doubtful]


def _doubtful(kind: str, text: str, language: str | None, claimed: list[Span], known: Explained) -> list[Token]:
    """The tokens that may change a value, with their roles in one language; in none, every word may."""
    every = words_of(text, language)
    used = zip(every, _held(every, claimed), _held(every, merged(known.claims)), strict=True)
    left = [
        token
        for token, is_claimed, is_valued in used
        if not (is_valued if token.role in TAKING_BACK else is_claimed) and token.role not in known.told
    ]
    if left:
        scope = _scope(text, merged(known.values) or claimed)
        left = [token for token in left if _speaks(token, scope)]
    if language is None or not left:
        return left
    harmless = merged((*claimed, *known.harmless))
    place = _Place(text, claimed, harmless, sum(t.role in ("harmless", "ordinary") for t in every))
    following = dict(zip(every, every[1:], strict=False))
    return [token for token in left if not _may_stand(token, following.get(token), place, STRICTNESS[kind])]


def _held(tokens: Sequence[Token], spans: Sequence[Span]) -> list[bool]:
    """Whether one of the spans holds each of the tokens; both are in order, and the spans apart."""
    found, place = [], 0
    for start, end, _ in tokens:
        while place < len(spans) and spans[place][1] < end:
            place += 1
        found.append(place < len(spans) and spans[place][0] <= start)
    return found


class _Scope(NamedTuple):
    """The sentences of a text that hold a value, and remarks: the short ones right behind them."""

    own: Sequence[Span]
    short: Sequence[Span]


def _scope(text: str, claimed: Sequence[Span]) -> _Scope:
    ends = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    own: list[Span] = []
    short: list[Span] = []
    place, last = 0, (0, 0)
    for start, end in pairwise(ends):
        while place < len(claimed) and claimed[place][1] <= start:
            place += 1
        if not claimed or (place < len(claimed) and claimed[place][0] < end):
            own += [last] if last[1] - last[0] <= _LONGEST_ABBREVIATION and last not in own[-1:] else []
            own.append((start, end))
        elif end - start <= _LONGEST_REMARK and own and own[-1][1] == start:
            short.append((start, end))
        last = (start, end)
    return _Scope(own, short)


def _speaks(token: Token, scope: _Scope) -> bool:
    """Whether a token may speak of a value: in its sentence, or in a remark of its own ("To be confirmed.")."""
    return _is_within(token, scope.own) or (token.role in REMARKING and _is_within(token, scope.short))


class _Place(NamedTuple):
    """The text around a token, what was claimed of it, and how many words of it the language knows."""

    text: str
    claimed: Sequence[Span]
    harmless: Sequence[Span]
    known_count: int


def asked(reading: Reading, doubts: Sequence[Unread]) -> Reading:
    """The reading for a person, for the first of the doubts; as it stands where there is none."""
    if not doubts:
        return reading
    reason, rule = doubts[0].why
    words = tuple((token.start, token.end) for token, _ in doubts)
    return replace(reading, state="review", reason=reason, rules=(*reading.rules, rule), unread=words)


def _is_within(token: Token, spans: Sequence[Span]) -> bool:
    """Whether one of the spans, which are in order and apart, holds the token."""
    place = bisect_right(spans, token.start, key=lambda span: span[0]) - 1
    return place >= 0 and token.end <= spans[place][1]


def _may_stand(token: Token, following: Token | None, place: _Place, allowed: Strictness) -> bool:
    """Whether a token that no value used may stand where it does."""
    if token.role == "figure":
        return _counts(token, following, place, allowed.counted)
    if token.role == "sign":
        return _joins(token, place) or _is_within(token, place.harmless)
    if token.role in TAKING_BACK or token.role in CHANGING and token.role != "closed":
        return False
    if token.role in allowed.words or _is_within(token, place.harmless):
        return True
    if token.role != "unknown" or "ordinary" not in allowed.words:
        return False
    return place.known_count >= _SHOWING_LANGUAGE or not _is_beside(token, place.claimed, place.text)


def _counts(token: Token, following: Token | None, place: _Place, nouns: frozenset[str]) -> bool:
    """Whether a figure counts the noun that follows it: "12 workshops", "20명"."""
    if not nouns or following is None or place.text[token.end : following.start].strip(" "):
        return False
    is_counter = following.role == HARMLESS and place.text[following.start] > "\u3000"
    return following.role in nouns or following.role == "closed" or is_counter or _is_within(following, place.harmless)


def _joins(token: Token, place: _Place) -> bool:
    """Whether a plus sign stands between two words or values, as "and" does."""
    return place.text[token.start : token.end] == "+" and place.text[token.start - 1 : token.start] == " "


def _is_beside(token: Token, claimed: Sequence[Span], text: str) -> bool:
    """Whether nothing but a space or a light mark parts a token from a claim."""
    before, after = _around(token, claimed)
    return bool(
        (before and _NO_BREAK.fullmatch(text, before[1], token.start))
        or (after and _NO_BREAK.fullmatch(text, token.end, after[0]))
    )


def _around(token: Token, claimed: Sequence[Span]) -> tuple[Span | None, Span | None]:
    """The claims next to a token on either side."""
    place = bisect_right(claimed, token.start, key=lambda span: span[0])
    return claimed[place - 1] if place else None, claimed[place] if place < len(claimed) else None


def _reason(token: Token, claimed: Sequence[Span], text: str) -> str:
    """One sentence that names the word: `"avro" is not understood, beside 75.`"""
    word = text[token.start : token.end]
    near = [span for span in _around(token, claimed) if span]
    if not near:
        return f'"{word}" is not understood.'
    nearest = min(near, key=lambda span: max(span[0] - token.end, token.start - span[1]))
    return f'"{word}" is not understood, beside "{text[slice(*nearest)].strip()}".'
