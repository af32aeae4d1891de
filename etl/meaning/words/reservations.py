"""Reservations as values: a clause that takes a value back in part, or on a condition, is kept beside the value.

"USD 25,000 if the council approves" is a sum with a condition, "all cities except islands" is all with an exception,
"USD 5,000 (tbc)" is tentative. The clause is cut out, the rest is read, and where it is trusted and means what the
whole text meant, the clause is said beside it. Where no clause can be told, a person reads the text, as ever.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from etl.meaning.reading import Reading
from etl.meaning.words.claims import Span
from etl.meaning.words.lexicon import UNSPACED
from etl.meaning.words.spoken import presumed_language, spoken_language
from etl.meaning.words.tokens import Token, words_of

# What a value keeps of a reservation, by the role of the word that opens it; `is_tentative` is true or absent.
KEYS = {"condition": "condition", "exception": "exception", "reservation": "is_tentative"}
# Only a coverage can lose a part and stay what it is; a sum or a count without its exception is another one.
PLACED = {
    "money": frozenset({"condition", "reservation"}),
    "indicators": frozenset({"condition", "reservation"}),
    "coverage": frozenset({"condition", "reservation", "exception"}),
}
# Roles that the words of a clause may have besides the one that opens it: a condition may say anything.
_INSIDE = {
    "exception": frozenset({"harmless", "ordinary", "name", "unknown", "short", "closed"}),
    "reservation": frozenset({"harmless", "closed"}),
}
# Languages whose clause ends with the word that makes it a condition: the clause is all between two marks.
_ENDING = UNSPACED | {"tr"}
_OPENING, _CLOSING = "(（[", ")）]"
_MARK = re.compile(r"[()（）\[\]\n]|[,;](?![0-9])|[，；、。：]|[.!?:](?=\s|$)|(?<=\s)[-–—](?=\s)")
_SENTENCE_END = re.compile(r"[。！？\n;；]|[.!?](?=\s|$)")
_LONGEST = 160


class Clause(NamedTuple):
    """A clause with its role and words; `start` to `end` are the characters to cut out, its marks among them."""

    start: int
    end: int
    role: str
    words: str


def with_reservations(
    kind: str, text: str, language: str | None, reading: Reading, read: Callable[[str], Reading]
) -> Reading:
    """The reading as it stands, or that of the text without its reservations, which the value then names.

    `read` reads a text as this kind. The rest must be trusted, and its value what the whole text proposed: then no
    word of the clauses was part of it.
    """
    if reading.state != "review" or not (clauses := clauses_of(kind, text, language)):
        return reading
    rest = read(_without(text, clauses))
    if rest.state != "read" or _told(rest.value) != _told(reading.value):
        return reading
    spans = tuple(_moved(span, clauses) for span in rest.spans)
    value = _reserved(rest.value, spans, clauses, text)
    if value is None:
        return reading
    own = tuple((clause.start, clause.end) for clause in clauses)
    rules = (*rest.rules, *sorted({clause.role for clause in clauses}))
    return replace(rest, value=value, rules=rules, spans=(*spans, *own), reason=_reason(clauses))


def clauses_of(kind: str, text: str, language: str | None) -> list[Clause]:
    """The clauses of a text that state a reservation this kind can keep, in order; none where one cannot be told."""
    placed = PLACED.get(kind, frozenset())
    # Most texts hold no such word; only what may hold one is asked for its language.
    if not any(token.role in placed for token in words_of(text, presumed_language(text, language))):
        return []
    spoken = spoken_language(text, language)
    tokens = words_of(text, spoken) if spoken else ()
    starts = [token.start for token in tokens]
    found = []
    for start, end in _stretches(text):
        inside = tokens[bisect_right(starts, start - 1) : bisect_right(starts, end - 1)]
        if any(token.role in placed for token in inside):
            clause = _clause(text, (start, end), inside, placed, spoken in _ENDING)
            if clause is None:
                return []
            found.append(clause)
    return found


def _stretches(text: str) -> list[Span]:
    """What stands between two marks: commas, brackets, dashes, the ends of sentences."""
    marks = list(_MARK.finditer(text))
    starts = [0, *(mark.end() for mark in marks)]
    return list(zip(starts, [*(mark.start() for mark in marks), len(text)], strict=True))


def _clause(
    text: str, stretch: Span, inside: Sequence[Token], placed: frozenset[str], is_ending: bool
) -> Clause | None:
    """The clause in a stretch that holds a reserving word; None where its words may be part of a value."""
    role = "condition" if any(token.role == "condition" for token in inside) else ""
    opening = next(token for token in inside if token.role in placed and role in ("", token.role))
    role = opening.role
    start = stretch[0] if is_ending else opening.start
    words = [token for token in inside if token.start >= start]
    if any(token.role == "figure" or token.role not in (role, *_INSIDE.get(role, (token.role,))) for token in words):
        return None
    said = text[start : stretch[1]]
    if role == "exception":
        said = _left_out(text, words, stretch[1])
    is_clause = said.strip() and len(said) <= _LONGEST
    return Clause(*_with_marks(text, start, stretch), role, said.strip()) if is_clause else None


def _left_out(text: str, words: Sequence[Token], end: int) -> str:
    """The words of an exception without "except": before it where the language ends with it, else after it."""
    marks = [token for token in words if token.role == "exception"]
    before = text[words[0].start : marks[0].start]
    return before if before.strip() else text[marks[-1].end : end]


def _with_marks(text: str, start: int, stretch: Span) -> Span:
    """The characters to cut: with both brackets, or the comma that parts the clause from its sentence."""
    end = stretch[1]
    before = text[:start].rstrip()
    if before[-1:] and before[-1] in _OPENING and text[end : end + 1] and text[end] in _CLOSING:
        return len(before[:-1].rstrip()), end + 1
    if before[-1:] and before[-1] in ",;，；、–—-":
        return len(before[:-1].rstrip()), end
    if not before or before[-1] in ".。!?\n":
        return start, end + (text[end : end + 1] in (",", "，", "、", ":", "："))
    return len(before), end


def without_clauses(kind: str, text: str, language: str | None) -> str:
    """A text without its reservations."""
    return _without(text, clauses_of(kind, text, language))


def _without(text: str, clauses: Sequence[Clause]) -> str:
    for clause in reversed(clauses):
        text = text[: clause.start] + text[clause.end :]
    return text


def _moved(span: Span, clauses: Sequence[Clause]) -> Span:
    """Where a span of the text without its clauses stands in the whole."""
    start, end = span
    for clause in clauses:
        size = clause.end - clause.start
        start, end = start + size * (clause.start <= start), end + size * (clause.start < end)
    return start, end


def _told(value: dict[str, Any]) -> Any:
    """What no clause may change; a word for a budget or a grant in a condition speaks of the condition."""
    if "items" in value:
        return [
            {name: part for name, part in item.items() if name not in ("nature", "form")} for item in value["items"]
        ]
    return {name: part for name, part in value.items() if name != "limit"}


def _reserved(
    value: dict[str, Any], spans: Sequence[Span], clauses: Sequence[Clause], text: str
) -> dict[str, Any] | None:
    """The value with its reservations; None where it is not told which of several items one of them speaks of."""
    if "items" not in value:
        return value | _kept(clauses)
    said: list[list[Clause]] = [[] for _ in value["items"]]
    for clause in clauses:
        places = _spoken_of(clause, spans, text)
        if len(places) != 1:
            return None
        said[places[0]].append(clause)
    return value | {"items": [item | _kept(own) for item, own in zip(value["items"], said, strict=True)]}


def _spoken_of(clause: Clause, spans: Sequence[Span], text: str) -> list[int]:
    """The items in the sentence of a clause, by their place; all of the text where it is a sentence of its own."""
    ends = [0, *(end.end() for end in _SENTENCE_END.finditer(text)), len(text)]
    first = max(end for end in ends if end <= clause.start)
    last = min(end for end in ends if end >= clause.end)
    return [place for place, span in enumerate(spans) if first <= span[0] < last] or list(range(len(spans)))


def _kept(clauses: Sequence[Clause]) -> dict[str, Any]:
    """What a value keeps of the clauses that speak of it."""
    kept: dict[str, Any] = {}
    for role in dict.fromkeys(clause.role for clause in clauses):
        words = "; ".join(clause.words for clause in clauses if clause.role == role)
        kept[KEYS[role]] = True if role == "reservation" else words
    return kept


def _reason(clauses: Sequence[Clause]) -> str:
    """One sentence that names the reservations."""
    return f"Read with its reservation: {', '.join(f'“{clause.words}”' for clause in clauses)}."
