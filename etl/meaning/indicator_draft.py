"""One item while it is put together, the line it stands in, and which words of the line belong to it."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

from etl.meaning.indicator_amounts import Amount
from etl.meaning.indicator_units import Noun
from etl.meaning.indicator_words import Piece


@dataclass(frozen=True, slots=True)
class Possible:
    """One way to read an item: the fields that are other than proposed, and what the text then says, in few words."""

    changes: dict[str, Any]
    why: str


@dataclass(slots=True)
class Draft:
    """One item while it is put together; `doubts` are sentences for a person, `rules` the names of what was applied.

    `possible` holds, of doubts that leave just some ways to read the item, all of these.
    """

    amount: Amount | None
    noun: Noun | None = None
    unit: str | None = None
    first: int = 0
    last: int = 0
    period: str | None = None
    per: str | None = None
    is_each: bool = False
    total_target: Decimal | None = None
    deadline: date | None = None
    deadline_doubts: list[str] = field(default_factory=list)
    nature: str = "target"
    baseline: Decimal | None = None
    is_falling: bool = False
    is_stock: bool = False
    doubts: list[str] = field(default_factory=list)
    rules: list[str] = field(default_factory=list)
    possible: dict[str, tuple[Possible, ...]] = field(default_factory=dict)

    @property
    def count(self) -> Amount:
        """The amount of an item that has one, as all have but those of lines without a number."""
        if self.amount is None:
            raise ValueError("The item has no amount.")
        return self.amount

    @property
    def quantity(self) -> Decimal | None:
        """The count, or the lower end of a range."""
        return self.count.low if self.amount else None

    def span(self, first: int, last: int) -> None:
        """Take in the pieces from `first` to `last`."""
        self.first, self.last = min(self.first, first), max(self.last, last)

    @property
    def has_rate(self) -> bool:
        """Whether it counts per period, per session or the like."""
        return bool(self.period or self.per or self.is_each)


_MOST_WAYS = 8


def ways_to_read(draft: Draft) -> tuple[Possible, ...]:
    """All ways to read an item; none where a doubt leaves more open than can be listed."""
    doubts = list(dict.fromkeys(draft.doubts))
    if not doubts or not all(draft.possible.get(doubt) for doubt in doubts):
        return ()
    ways = list(product(*(draft.possible[doubt] for doubt in doubts)))
    if len(ways) > _MOST_WAYS:
        return ()
    return tuple(map(_together, ways))


def _together(ways: tuple[Possible, ...]) -> Possible:
    """What ways to settle several doubts make of an item together."""
    changes = {name: value for one in ways for name, value in one.changes.items()}
    return Possible(changes, " and ".join(dict.fromkeys(one.why for one in ways)))


@dataclass(slots=True)
class Segment:
    """One line, list item or sentence: its pieces, the noun of the heading above it, and whether it was cut short."""

    pieces: list[Piece]
    language: str
    is_plan: bool
    heading: Noun | None = None
    is_cut: bool = False


def clause_of(pieces: list[Piece], index: int) -> list[Piece]:
    """The pieces of the clause that a piece stands in."""
    return [piece for piece in pieces if piece.clause == pieces[index].clause]


def owner(segment: Segment, drafts: list[Draft], index: int, leads: bool) -> Draft:
    """The item that a word belongs to: the one before it in its clause, else the one after, else any before."""
    pieces = segment.pieces
    clause = pieces[index].clause
    same = [draft for draft in drafts if pieces[draft.count.first].clause == clause]
    before = [draft for draft in same if draft.count.first < index]
    after = [draft for draft in same if draft.count.first > index]
    if after and (not before or (leads and _stands_before(pieces, index, after[0]))):
        return after[0]
    if before:
        return before[-1]
    earlier = [draft for draft in drafts if draft.count.first < index]
    return earlier[-1] if earlier else drafts[0]


def _stands_before(pieces: list[Piece], index: int, draft: Draft) -> bool:
    """Whether only "about", a mark or the draft's own noun stands between a word and the draft."""
    between = range(index + 1, draft.count.first)
    return all(pieces[place].has("before", "mark", "particle") or place >= draft.first for place in between)
