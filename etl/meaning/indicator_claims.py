"""Which words of an indicator text its counts used, and the doubts of those that none used."""

from bisect import bisect_left, bisect_right

from etl.meaning.indicator_draft import Draft, Possible, Segment
from etl.meaning.indicator_words import MASKED, Piece
from etl.meaning.words.claims import Span
from etl.meaning.words.lexicon import REMARKING
from etl.meaning.words.settling import Explained, unread

# Roles by which a piece is part of a value wherever it stands in the segment of a count.
_USED = frozenset({
    "number", "collective",
    "unit", "date", "period", "odd_period", "by", "since", "target", "total", "baseline", "count_of",
    "range", "percent", "share", "currency", "times", "time_unit", "time_level", "rise", "fall", "stock", "reference",
    "exclusive", "season", "from", "to", "future", "past", "counter", "numbered", "project_year",
})  # fmt: skip
_COMPARING = ("before", "after", "between")
_RATING = ("per", "each")
# How far behind its number "or more" may stand: "50명 이상", "20 municipalities at least".
_REACH = 3


def doubt_unread(
    text: str, language: str | None, found: list[tuple[Draft, Segment]], segments: list[Segment]
) -> list[Span]:
    """Doubt the counts beside words that may change them, and give the places of these words.

    A word in a line without a count is said of all counts.
    """
    if not found:
        return []
    claims: list[Span] = []
    beside: list[Span] = []
    harmless: list[Span] = []
    rated = {id(segment) for draft, segment in found if draft.has_rate}
    for segment in segments:
        for place, piece in enumerate(segment.pieces):
            is_used = _is_used(segment.pieces, place, id(segment) in rated)
            kept = claims if is_used else beside if "unlisted" in piece.roles else harmless
            if piece.roles or is_used:
                kept.append((piece.start, piece.end))
    claims += [masked.span() for masked in MASKED.finditer(text)]
    starts = [segment.pieces[0].start for _, segment in found]
    doubts = unread("indicators", text, language, Explained(claims, beside, harmless))
    for token, (reason, _) in doubts:
        first, last = (
            bisect_left(starts, starts[bisect_right(starts, token.start) - 1]),
            bisect_right(starts, token.start),
        )
        beside_it = [draft for draft, segment in found[first:last] if token.start < segment.pieces[-1].end]
        for draft in beside_it or [draft for draft, _ in found if token.role in REMARKING]:
            draft.doubts.append(reason)
        for draft, segment in found[first:last] if token.role == "part_of" else ():
            # "90 participants, of whom half women": what is said of a part leaves the count before it what it is.
            if segment.pieces[draft.last].end <= token.start:
                draft.possible[reason] = (Possible({}, "a part of it told too"),)
    return [(token.start, token.end) for token, _ in doubts]


def _is_used(pieces: list[Piece], place: int, has_rate: bool) -> bool:
    """Whether a piece is part of a value: by its role, as a number, or as a comparison or rate that a count has.

    Each number was taken for a count or for a name, an order or a length (indicator_amounts.find_amounts).
    """
    piece = pieces[place]
    if not _USED.isdisjoint(piece.roles):
        return True
    if "later" in piece.roles and place and "time_unit" in pieces[place - 1].roles:
        return True
    if "during" in piece.roles and place + 2 < len(pieces) and "time_unit" in pieces[place + 2].roles:
        return True
    if piece.has(*_COMPARING):
        return any("number" in near.roles for near in pieces[max(0, place - _REACH) : place + 2])
    if "of_them" in piece.roles and _parts_a_count(pieces, place):
        return True
    if "of" in piece.roles and any(near.has("number", "percent") for near in pieces[place + 1 : place + 3]):
        return True
    return has_rate and piece.has(*_RATING)


def _parts_a_count(pieces: list[Piece], place: int) -> bool:
    """Whether "of them" speaks of a share or of a count right before it: "40% of them women", "of which 40% women"."""
    is_share = any("percent" in near.roles for near in pieces[max(0, place - 2) : place + 3])
    return is_share or (place > 0 and "number" in pieces[place - 1].roles)
