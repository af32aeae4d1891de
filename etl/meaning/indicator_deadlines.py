"""By when a count is due: which date of the line belongs to which item."""

from datetime import timedelta
from functools import cache

from etl.folder.reference import forms
from etl.meaning.dates import DateSpan, values
from etl.meaning.indicator_draft import Draft, Segment, owner
from etl.meaning.indicator_words import POSTPOSITIONAL, Piece
from etl.meaning.language import fold

_SHORTEST_MONTH = 4


def set_deadlines(segment: Segment, drafts: list[Draft]) -> None:
    """Give each item the end of the date that belongs to it; a date that opens the segment belongs to all."""
    pieces = segment.pieces
    for index, piece in enumerate(pieces):
        if not drafts or not piece.has("date") or _is_start(segment, index):
            continue
        takers, doubt = _dated(segment, drafts, index)
        for draft in takers:
            _set_deadline(pieces, draft, index)
            draft.deadline_doubts += [doubt] * bool(doubt)
    if drafts and not _month_names().isdisjoint(piece.word for piece in pieces):
        drafts[0].deadline_doubts.append("A month is named without its year.")


@cache
def _month_names() -> frozenset[str]:
    """The folded names of months in any language, but for short ones, which are words of their own ("set", "mar")."""
    return frozenset(fold(name) for name in forms("month_names") if len(name) >= _SHORTEST_MONTH)


def _is_start(segment: Segment, index: int) -> bool:
    """Whether a date is a start or a year to compare with: after "since" or "against", or the first of a range."""
    pieces = segment.pieces
    before = pieces[index - 1] if index else None
    second = pieces[index + 2] if index + 2 < len(pieces) else None
    link = pieces[index + 1] if index + 1 < len(pieces) else None
    is_joined = link is not None and (link.word in "-~" or link.has("range", "to"))
    opens_range = second is not None and second.has("date") and is_joined
    ends_range = second is not None and second.has("date", "number")
    follows = link is not None and link.has("since") and not (link.has("range") and ends_range)
    if segment.language in POSTPOSITIONAL or before is None:
        return opens_range or follows or (link is not None and link.has("reference"))
    return opens_range or follows or before.has("reference") or (before.has("since") and not before.has("by"))


def _dated(segment: Segment, drafts: list[Draft], index: int) -> tuple[list[Draft], str]:
    """The items that a date belongs to, and what is doubtful about that."""
    pieces, clause = segment.pieces, segment.pieces[index].clause
    same = [draft for draft in drafts if pieces[draft.count.first].clause == clause]
    before = [draft for draft in drafts if draft.count.first < index and draft.deadline is None]
    own = [draft for draft in same if draft in before]
    if not any(draft.count.first < index for draft in drafts):
        others = sum(piece.has("date") for piece in pieces)
        return (drafts if others == 1 else drafts[:1]), ""
    if not own and any(draft.count.first > index for draft in same):
        return [draft for draft in same if draft.count.first > index][:1], ""
    if not before:
        return [owner(segment, drafts, index, leads=False)], "Two dates are named for one number."
    if len(before) == len(own) or len(before) == 1:
        return before, ""
    return before, "Whether the date holds for all counts before it is not said."


def _set_deadline(pieces: list[Piece], draft: Draft, index: int) -> None:
    piece = pieces[index]
    found: DateSpan = piece.roles["date"]
    before = pieces[index - 1] if index else None
    excluding = before.word if before is not None and before.has("exclusive") else ""
    draft.deadline = found.last
    if excluding and found.precision == "month":
        draft.deadline = found.first - timedelta(days=1)
        draft.deadline_doubts.append(f'Whether "{excluding} {piece.word}" takes that month in is not sure.')
    draft.rules.append("due_at_end_of_date")
    draft.span(index, index)
    if before is not None and before.has("season"):
        draft.deadline_doubts.append(f'Which day "{before.word} {piece.word}" ends on is not sure.')
    if found.is_ambiguous:
        draft.deadline_doubts.append(f'"{found.text}" can be read in two ways.')
    if found.precision == "year" and excluding and len(piece.word) <= 5:
        draft.deadline_doubts.append(f'Whether "{excluding} {piece.word}" takes that year in is not sure.')
    if _is_early_part(piece.word):
        draft.deadline_doubts.append(f'Which day "{found.text}" ends on is not sure.')
    if draft.period and not (before is not None and before.has("by")):
        draft.deadline_doubts.append("Whether the date ends the rate or only places it is not sure.")


def _is_early_part(word: str) -> bool:
    """Whether a date names the beginning or middle of a year."""
    return any(part in ("begin", "mid") and form in word for form, part in values("part").items())
