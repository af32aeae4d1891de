"""By when a count is due: which date of the line belongs to which item."""

from datetime import date, timedelta
from functools import cache

from etl.folder.reference import forms
from etl.meaning.dates import DateSpan, values
from etl.meaning.indicator_draft import Draft, Possible, Segment, owner
from etl.meaning.indicator_words import POSTPOSITIONAL, Piece
from etl.meaning.language import fold

_SHORTEST_MONTH = 4
_TWO_DATES = "Two dates are named for one number."
_ALL_BEFORE = "Whether the date holds for all counts before it is not said."


def set_deadlines(segment: Segment, drafts: list[Draft]) -> None:
    """Give each item the end of the date that belongs to it; a date that opens the segment belongs to all."""
    pieces = segment.pieces
    for index, piece in enumerate(pieces):
        if not drafts or "date" not in piece.roles or _is_start(segment, index) or _dates_baseline(pieces, index):
            continue
        takers, doubt = _dated(segment, drafts, index)
        for draft in takers:
            earlier = draft.deadline
            _set_deadline(pieces, draft, index)
            draft.deadline_doubts += [doubt] * bool(doubt)
            if doubt == _ALL_BEFORE:
                draft.possible[doubt] = (_due(draft.deadline), Possible({"deadline": None}, "due with the service"))
            if doubt == _TWO_DATES:
                draft.possible[doubt] = _by_two_dates(draft, earlier)
    if drafts and not month_names().isdisjoint(piece.word for piece in pieces):
        drafts[0].deadline_doubts.append("A month is named without its year.")


@cache
def month_names() -> frozenset[str]:
    """The folded names of months in any language, but for short ones, which are words of their own ("set", "mar")."""
    return frozenset(fold(name) for name in forms("month_names") if len(name) >= _SHORTEST_MONTH)


def _dates_baseline(pieces: list[Piece], index: int) -> bool:
    """Whether a date tells when the baseline was measured: "Baseline 2020: 45%", "baseline (2020) 45%"."""
    before = [piece for piece in pieces[max(0, index - 2) : index] if piece.word != "(" and "stop" not in piece.roles]
    return bool(before) and "baseline" in before[-1].roles


def _is_start(segment: Segment, index: int) -> bool:
    """Whether a date is a start or a year to compare with: after "since" or "against", or the first of a range."""
    pieces = segment.pieces
    before = pieces[index - 1] if index else None
    second = pieces[index + 2] if index + 2 < len(pieces) else None
    link = pieces[index + 1] if index + 1 < len(pieces) else None
    is_joined = link is not None and (link.word in "-~" or link.has("range", "to"))
    opens_range = second is not None and "date" in second.roles and is_joined
    ends_range = second is not None and second.has("date", "number")
    follows = link is not None and "since" in link.roles and not ("range" in link.roles and ends_range)
    if segment.language in POSTPOSITIONAL or before is None:
        return opens_range or follows or (link is not None and "reference" in link.roles)
    return (
        opens_range or follows or "reference" in before.roles or ("since" in before.roles and "by" not in before.roles)
    )


def _dated(segment: Segment, drafts: list[Draft], index: int) -> tuple[list[Draft], str]:
    """The items that a date belongs to, and what is doubtful about that."""
    pieces, clause = segment.pieces, segment.pieces[index].clause
    same = [draft for draft in drafts if pieces[draft.count.first].clause == clause]
    open_ = [draft for draft in drafts if draft.deadline is None and draft.nature != "baseline"]
    before = [draft for draft in open_ if draft.count.first < index]
    own = [draft for draft in same if draft in before]
    if not any(draft.count.first < index for draft in drafts):
        others = sum("date" in piece.roles for piece in pieces)
        return (drafts if others == 1 else drafts[:1]), ""
    if not own and any(draft.count.first > index for draft in same):
        return [draft for draft in same if draft.count.first > index][:1], ""
    if not before:
        return [owner(segment, drafts, index, leads=False)], _TWO_DATES
    if len(before) == len(own) or len(before) == 1:
        return before, ""
    return before, _ALL_BEFORE


def _set_deadline(pieces: list[Piece], draft: Draft, index: int) -> None:
    piece = pieces[index]
    found: DateSpan = piece.roles["date"]
    before = pieces[index - 1] if index else None
    excluding = before.word if before is not None and "exclusive" in before.roles else ""
    draft.deadline = found.last
    if excluding and found.precision == "month":
        draft.deadline = found.first - timedelta(days=1)
        _doubt_day(
            draft, f'Whether "{excluding} {piece.word}" takes that month in is not sure.', draft.deadline, found.last
        )
    draft.rules.append("due_at_end_of_date")
    draft.span(index, index)
    if before is not None and "season" in before.roles:
        draft.deadline_doubts.append(f'Which day "{before.word} {piece.word}" ends on is not sure.')
    if found.is_ambiguous:
        # The year that a fiscal year is named by is the one in which it begins or the one in which it ends.
        ends = _fiscal_ends(found) if found.precision == "fiscal_year" else ()
        _doubt_day(draft, f'"{found.text}" can be read in two ways.', *ends)
    if found.precision == "year" and excluding and len(piece.word) <= 5:
        told = f'Whether "{excluding} {piece.word}" takes that year in is not sure.'
        _doubt_day(draft, told, found.first - timedelta(days=1), found.last)
    if third := _third_of_year(piece.word):
        _doubt_day(draft, f'Which day "{found.text}" ends on is not sure.', *_ends_of_third(found, third))
    if draft.period and not (before is not None and "by" in before.roles):
        draft.deadline_doubts.append("Whether the date ends the rate or only places it is not sure.")


def _by_two_dates(draft: Draft, earlier: date | None) -> tuple[Possible, ...]:
    """A count with two dates is due by one of them, or as much by each; of a third one, or of a rate, none is known."""
    if _TWO_DATES in draft.possible or draft.has_rate or draft.count.is_percent or earlier is None:
        return ()
    last = max(earlier, draft.deadline or earlier)
    twice = {"quantity": 2 * draft.count.low, "total_target": 2 * draft.count.low, "deadline": last}
    return (_due(earlier), _due(draft.deadline), Possible(twice, f"{2 * draft.count.low:f} due by {last}"))


def _doubt_day(draft: Draft, doubt: str, *days: date) -> None:
    """Doubt the deadline, which is one of these days or lies between them; of none nothing is known."""
    draft.deadline_doubts.append(doubt)
    if days:
        draft.possible[doubt] = tuple(map(_due, days))


def _due(day: date | None) -> Possible:
    return Possible({"deadline": day}, f"due by {day}")


def _fiscal_ends(found: DateSpan) -> tuple[date, date]:
    """The first and the last day on which a fiscal year that is named by one year can end."""
    return date(found.last.year, 1, 31), date(found.last.year + 1, 11, 30)


_THIRDS = {"begin": 1, "mid": 2}  # the beginning of a year is its first four months, the middle the next four


def _third_of_year(word: str) -> int:
    """The third of its year that a date names in words, the first or the second; 0 where it names none of them."""
    return next((_THIRDS[part] for form, part in values("part").items() if part in _THIRDS and form in word), 0)


def _ends_of_third(found: DateSpan, third: int) -> tuple[date, ...]:
    """The ends of the first and of the last month of a third of a year; none where the date is of several years."""
    if found.first.year != found.last.year or found.precision != "year":
        return ()
    last_month = 4 * third
    return tuple(date(found.last.year, month + 1, 1) - timedelta(days=1) for month in (last_month - 3, last_month))
