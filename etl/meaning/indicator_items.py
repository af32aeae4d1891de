"""The items of one segment of an indicator text: each quantity with its noun, rate, total and deadline."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from etl.meaning.dates import DateSpan, values
from etl.meaning.indicator_amounts import Amount, find_amounts
from etl.meaning.indicator_nature import nature_of
from etl.meaning.indicator_units import Noun, counter_at, eastern_before, fits_counter, noun_after
from etl.meaning.indicator_words import EASTERN, Piece, whole_cells
from etl.meaning.units import plural_of, units

_MOST_COUNTS = 24
_LARGE = Decimal(1_000_000)


@dataclass(slots=True)
class Draft:
    """One item while it is put together; `doubts` are sentences for a person, `rules` the names of what was applied."""

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

    @property
    def quantity(self) -> Decimal | None:
        """The count, or the lower end of a range."""
        return self.amount.low if self.amount else None

    def span(self, first: int, last: int) -> None:
        """Take in the pieces from `first` to `last`."""
        self.first, self.last = min(self.first, first), max(self.last, last)

    @property
    def has_rate(self) -> bool:
        """Whether it counts per period, per session or the like."""
        return bool(self.period or self.per or self.is_each)


@dataclass(slots=True)
class Segment:
    """One line, list item or sentence: its pieces, the noun of the heading above it, and whether it was cut short."""

    pieces: list[Piece]
    language: str
    is_plan: bool
    heading: Noun | None = None
    is_cut: bool = False


def items_of(segment: Segment, folded: str) -> tuple[list[Draft], list[str]]:
    """The items of one segment and what is doubtful about the segment as a whole."""
    pieces = segment.pieces
    _number_clauses(pieces)
    amounts = find_amounts(pieces, folded, segment.is_plan)
    implied = [*_duals(pieces), *_once_per_period(pieces, amounts.found)]
    found = sorted([*amounts.found, *implied], key=lambda amount: amount.first)
    if len(found) > _MOST_COUNTS:
        amounts.doubts.append("It holds more numbers than an indicator can have.")
        found = found[:_MOST_COUNTS]
    drafts = [Draft(amount, first=amount.first, last=amount.last, rules=sorted(amounts.rules)) for amount in found]
    for place, draft in enumerate(drafts):
        draft.doubts += draft.amount.doubts
        _name_unit(segment, drafts, place)
    _set_rates(segment, drafts)
    drafts = _set_totals(pieces, drafts)
    _set_deadlines(segment, drafts)
    _set_natures(segment, drafts)
    for draft in drafts:
        _finish(draft)
    if drafts:
        drafts[0].doubts += doubts_of_words(pieces, drafts)
    return drafts, amounts.doubts


def doubts_of_words(pieces: list[Piece], drafts: list[Draft]) -> list[str]:
    """What the words around the counts leave open: a question mark, "several", "groups of 10", a sum."""
    doubts = []
    if any(piece.word == "?" or piece.has("hedge") or piece.word in whole_cells("undecided") for piece in pieces):
        doubts.append("The text itself says that it is not certain.")
    if any(piece.has("vague") for piece in pieces) and not drafts[0].amount:
        doubts.append("How many is said in words that are no number.")
    if _has_sum(pieces, drafts):
        doubts.append("The numbers stand in a sum or a product.")
    if _has_unread_slash(pieces, drafts):
        doubts.append("What the slash parts is not known.")
    if _has_both_bounds(drafts):
        doubts.append("A least and a most are given.")
    if _is_breakdown(pieces, drafts):
        doubts.append("The counts in brackets add up to the one before them.")
    if any(_sizes_groups(pieces, drafts, place) for place in range(len(drafts))):
        doubts.append("A count stands for the size of several groups.")
    return doubts


def _has_sum(pieces: list[Piece], drafts: list[Draft]) -> bool:
    """Whether numbers are multiplied or added up: "3 cities x 10 officials"; "2 x workshops" is none."""
    signs = [index for index, piece in enumerate(pieces) if piece.word in _SUMS]
    lone = [index for index in signs if not index or not pieces[index - 1].has("number")]
    return bool(signs) and (len(drafts) > 1 or any(pieces[index].word != "=" for index in lone))


def _has_both_bounds(drafts: list[Draft]) -> bool:
    """Whether one count is a least and the next a most of the same: "min 3 cities, max 5 cities"."""
    return any(
        low.amount and low.amount.comparator == "at_least" and high.amount.comparator == "at_most"
        for low, high in zip(drafts, drafts[1:], strict=False)
    )


def _has_unread_slash(pieces: list[Piece], drafts: list[Draft]) -> bool:
    """Whether a slash right after a count and its noun is followed by a word that is not known."""
    ends = {draft.last + 1 for draft in drafts}
    return any(
        piece.word == "/" and index in ends and pieces[index + 1].is_unknown for index, piece in enumerate(pieces[:-1])
    )


_SUMS = frozenset({"x", "×", "*", "=", "х"})


def _is_breakdown(pieces: list[Piece], drafts: list[Draft]) -> bool:
    """Whether later counts of a segment add up to its first."""
    counts = [draft.quantity for draft in drafts if draft.amount and not draft.amount.is_percent]
    return len(counts) > 2 and sum(counts[1:]) == counts[0] and any(piece.word == "(" for piece in pieces)


def _sizes_groups(pieces: list[Piece], drafts: list[Draft], place: int) -> bool:
    """Whether people are counted with "of" after several things: "2 teams of 5 experts"."""
    draft = drafts[place]
    first = draft.amount.first if draft.amount else 0
    is_of_people = draft.noun is not None and draft.noun.unit_word.unit.is_of_people
    if not first or not is_of_people or not pieces[first - 1].has("of"):
        return False
    before = drafts[place - 1].noun if place else None
    container = before.unit_word if before else pieces[first - 2].roles.get("unit") if first > 1 else None
    return container is not None and container.is_plural and not container.unit.is_of_people


def _number_clauses(pieces: list[Piece]) -> None:
    """Commas, brackets and dashes between words part clauses."""
    clause = 0
    for index, piece in enumerate(pieces):
        is_dash = piece.word == "-" and index > 0 and piece.start > pieces[index - 1].end
        if piece.has("mark") and (piece.word in ",()[].!?|" or is_dash):
            clause += 1
        piece.clause = clause


def _duals(pieces: list[Piece]) -> Iterator[Amount]:
    """An Arabic dual is two by itself, unless a number stands before it."""
    for index, piece in enumerate(pieces):
        if piece.has("unit") and piece.roles["unit"].is_dual and not (index and pieces[index - 1].has("number")):
            yield Amount(index, index - 1, Decimal(2))


def _once_per_period(pieces: list[Piece], counted: list[Amount]) -> Iterator[Amount]:
    """ "Annual conference (total 3)" and "annual forum with 50 people" begin with one in each period."""
    if not counted:
        return
    end = next((place for place, piece in enumerate(pieces) if piece.has("mark", "stop")), len(pieces))
    end = min(end, counted[0].first)
    nouns = [place for place in range(end) if pieces[place].has("unit")]
    has_period = any(piece.has("period") and not piece.has("stop") for piece in pieces[:end])
    labels = end < len(pieces) and pieces[end].word in ":="
    if has_period and nouns and not labels and end < counted[0].first and _is_one(pieces[nouns[-1]]):
        yield Amount(nouns[0], nouns[0] - 1, Decimal(1))


def _is_one(piece: Piece) -> bool:
    """Whether a noun stands in the singular, and the language shows it."""
    return piece.roles["unit"].has_plural and not piece.roles["unit"].is_plural


# --- what is counted --------------------------------------------------------------------------------------------------


def _name_unit(segment: Segment, drafts: list[Draft], place: int) -> None:
    """Give a draft its unit: percent, money, the noun after it, the label before it or the noun of its neighbour."""
    draft, pieces = drafts[place], segment.pieces
    stop = drafts[place + 1].amount.first if place + 1 < len(drafts) else len(pieces)
    if draft.amount.is_percent:
        _name_percent(segment, draft, stop)
        return
    if draft.amount.is_money:
        draft.unit = units()["money"].singular
        draft.rules.append("money")
        draft.doubts.append("It is an amount of money, which is read with its currency elsewhere.")
        return
    start = drafts[place - 1].last + 1 if place else 0
    noun = _counted_noun(segment, draft, start, stop)
    rule = "unit_beside_number"
    if noun is None:
        noun, rule = _label(segment, draft, start), "unit_in_label"
    if noun is None:
        noun, rule = _borrowed(segment, drafts, place, stop), "unit_of_neighbour"
    _take_noun(segment, draft, noun, rule)


def _take_noun(segment: Segment, draft: Draft, noun: Noun | None, rule: str) -> None:
    draft.noun = noun
    if noun is None:
        people = units()["person"].singular
        counter = counter_at(segment.pieces, draft.last + 1, len(segment.pieces))
        if counter == "people":
            draft.unit, draft.last = people, draft.last + 1
            draft.rules.append("counter_of_people")
        else:
            draft.doubts.append("What the number counts is not known.")
        return
    draft.unit = noun.word
    draft.rules.append(rule)
    if rule != "unit_of_neighbour":
        draft.span(noun.first, noun.last)
    if not noun.is_sure:
        draft.doubts.append(f'Whether it counts "{noun.word}" is not sure.')


def _name_percent(segment: Segment, draft: Draft, stop: int) -> None:
    """Percent, with what it is a share of when that is told."""
    pieces, after = segment.pieces, draft.last + 1
    draft.rules.append("percent")
    is_of = after < stop and pieces[after].has("of")
    if is_of and after + 1 < len(pieces) and pieces[after + 1].has("number"):
        draft.doubts.append("A share of a counted number is one quantity, not two.")
    if is_of and any(piece.has("target") for piece in pieces[after + 1 : after + 3]):
        draft.doubts.append("A share of the target tells what was reached.")
    noun = noun_after(pieces, after + is_of, stop, segment.language) if after < stop else None
    draft.unit = "percent"
    if noun and noun.is_sure:
        draft.unit = ("percent of " if is_of else "percent ") + plural_of(noun.unit_word)
        draft.span(draft.first, noun.last)


def _counted_noun(segment: Segment, draft: Draft, start: int, stop: int) -> Noun | None:
    """The noun that stands beside the number."""
    pieces, after = segment.pieces, draft.last + 1
    if segment.language in EASTERN:
        return _eastern_noun(segment, draft, start, stop)
    closes = draft.amount.first != draft.amount.last and after < stop and pieces[after].word == ")"
    abbreviates = after < stop and pieces[after].word == "." and pieces[after - 1].word[-1].isalpha()
    after += closes or abbreviates
    is_of = draft.amount.low >= _LARGE or draft.amount.comparator == "approx"
    if after < stop and pieces[after].has("of") and is_of:
        after += 1
    return noun_after(pieces, after, stop, segment.language, is_one=draft.amount.low == 1 and not draft.amount.high)


def _eastern_noun(segment: Segment, draft: Draft, start: int, stop: int) -> Noun | None:
    """The noun before or after a counter: "지역 10개 도시" counts the latter, "도시 10개 방문" the former."""
    counter = counter_at(segment.pieces, draft.last + 1, stop)
    before = eastern_before(segment.pieces, start, draft.first, counter) if counter else None
    after = noun_after(segment.pieces, draft.last + 1, stop, segment.language)
    if before is None or after is None:
        return before or after
    if before.unit_word.unit.kind == after.unit_word.unit.kind:
        return replace(before, is_sure=False)
    return before if after.unit_word.unit.kind in ("event", "visit") else after


def _label(segment: Segment, draft: Draft, start: int) -> Noun | None:
    """The noun of the label before the number: "Number of cities trained: 15"."""
    pieces = segment.pieces
    counter = counter_at(pieces, draft.last + 1, len(pieces)) if segment.language in EASTERN else None
    named = [index for index in range(start, draft.first) if pieces[index].has("unit")]
    counted = next((index for index in range(start, draft.first) if pieces[index].has("count_of")), None)
    start = start if counted is None else counted + 1
    nouns = [index for index in named if index >= start and fits_counter(pieces[index].roles["unit"], counter)]
    following = pieces[draft.last + 1] if draft.last + 1 < len(pieces) else None
    if not nouns or (following is not None and following.is_unknown):
        return None
    opening = _phrase_start(pieces, start, nouns[0])
    noun = noun_after(pieces, opening, draft.first, segment.language) or noun_after(
        pieces, nouns[0], draft.first, segment.language
    )
    if noun is None:
        return None
    place = draft.first - 1
    while place > noun.last and pieces[place].has("before", "period", "each", "total"):
        place -= 1
    is_marked = counted is not None or pieces[place].word in ":=(" or noun.last == place
    is_head = counted is not None or noun.unit_word.is_plural or len(nouns) == 1
    return Noun(noun.unit_word, noun.first, noun.last, noun.word, noun.is_sure and is_marked and is_head)


def _phrase_start(pieces: list[Piece], start: int, noun: int) -> int:
    """Where the noun phrase around a noun may start: after the last piece that cannot belong to one."""
    while noun > start and (pieces[noun - 1].is_unknown or pieces[noun - 1].has("unit", "adjective")):
        noun -= 1
    return noun


def _borrowed(segment: Segment, drafts: list[Draft], place: int, stop: int) -> Noun | None:
    """The noun of the item before or of the heading, when the number stands with a date, a rate or nothing else."""
    after = drafts[place].last + 1
    following = segment.pieces[after] if after < min(stop, len(segment.pieces)) else None
    lone = following is None or following.has("mark", "date", "period", "stop", "and", "total", "each")
    source = next((draft.noun for draft in reversed(drafts[:place]) if draft.noun), segment.heading)
    if not lone or source is None:
        return None
    dated = any(piece.has("date", "total") for piece in _clause_of(segment.pieces, drafts[place].first))
    return Noun(source.unit_word, source.first, source.last, source.word, source.is_sure and dated)


def _clause_of(pieces: list[Piece], index: int) -> list[Piece]:
    return [piece for piece in pieces if piece.clause == pieces[index].clause]


# --- per what ---------------------------------------------------------------------------------------------------------


def _owner(segment: Segment, drafts: list[Draft], index: int, leads: bool) -> Draft:
    """The item that a word belongs to: the one before it in its clause, else the one after, else any before."""
    pieces = segment.pieces
    clause = pieces[index].clause
    same = [draft for draft in drafts if pieces[draft.amount.first].clause == clause]
    before = [draft for draft in same if draft.amount.first < index]
    after = [draft for draft in same if draft.amount.first > index]
    if after and (not before or (leads and _stands_before(pieces, index, after[0]))):
        return after[0]
    if before:
        return before[-1]
    earlier = [draft for draft in drafts if draft.amount.first < index]
    return earlier[-1] if earlier else drafts[0]


def _stands_before(pieces: list[Piece], index: int, draft: Draft) -> bool:
    """Whether only "about", a mark or the draft's own noun stands between a word and the draft."""
    between = range(index + 1, draft.amount.first)
    return all(pieces[place].has("before", "mark", "particle") or place >= draft.first for place in between)


def _set_rates(segment: Segment, drafts: list[Draft]) -> None:
    """Give each item its period ("per year"), its "per session" and its "each"."""
    pieces = segment.pieces
    for index, piece in enumerate(pieces):
        leads_date = piece.has("date_lead") and index + 1 < len(pieces) and pieces[index + 1].has("date")
        is_length = piece.has("time_unit") and index > 0 and pieces[index - 1].has("number")
        if not drafts or leads_date or is_length:
            continue
        if piece.word == "/":
            _set_slash(segment, drafts, index)
        if not piece.has("period", "odd_period", "per", "each"):
            continue
        draft = _owner(segment, drafts, index, leads=segment.language in EASTERN or piece.has("each"))
        if piece.has("period", "odd_period"):
            _set_period(draft, pieces, index)
        elif not _set_per(segment, drafts, draft, index) and piece.has("each"):
            _set_each(pieces, drafts, draft, index)
    if any(draft.period for draft in drafts):
        _set_accompanying(pieces, drafts)
        _doubt_scope(pieces, drafts)


def _set_period(draft: Draft, pieces: list[Piece], index: int) -> None:
    piece = pieces[index]
    period = piece.roles.get("period")
    if period is None:
        draft.doubts.append(f'"{piece.word}" is no period of the calendar that is counted here.')
    elif draft.period not in (None, period):
        draft.doubts.append("Two periods are named for one number.")
    else:
        draft.period = period
        draft.rules.append("per_period")
        if period != "year" and draft.amount.low > 1 and _is_adjective(draft, piece, index):
            draft.doubts.append(f'"{piece.word}" may tell how often, or only what kind it is.')
    draft.span(index, index)


def _set_per(segment: Segment, drafts: list[Draft], draft: Draft, index: int) -> bool:
    """ "per session", "por taller", "도시당": for each of what the number holds; False when it names nothing."""
    pieces = segment.pieces
    if not pieces[index].has("per"):
        return False
    beside = index - 1 if segment.language in EASTERN else _per_noun(pieces, index + 1, segment.language)
    if not 0 <= beside < len(pieces) or not pieces[beside].has("unit"):
        return _set_unknown_per(segment, draft, index)
    unit_word = pieces[beside].roles["unit"]
    if unit_word.is_plural and segment.language in ("en", "es", "fr", "pt", "it", "de"):
        return False
    if draft.noun is not None and draft.noun.first <= beside <= draft.noun.last:
        return False
    draft.per = unit_word.word
    draft.rules.append("per_unit")
    draft.span(min(index, beside), max(index, beside))
    return True


def _set_slash(segment: Segment, drafts: list[Draft], index: int) -> None:
    """ "30 persons/course": a slash before a noun of another kind means per."""
    pieces = segment.pieces
    draft = _owner(segment, drafts, index, leads=False)
    unit_word = pieces[index + 1].roles.get("unit") if index + 1 < len(pieces) else None
    if unit_word is None or draft.noun is None or not draft.last <= index <= draft.last + 1:
        return
    if unit_word.unit.kind != draft.noun.unit_word.unit.kind:
        draft.per = unit_word.word
        draft.rules.append("per_unit")
        draft.span(index, index + 1)


def _per_noun(pieces: list[Piece], index: int, language: str) -> int:
    """Where the noun after "per" stands; English has words before it ("per twin town")."""
    most = index + (2 if language == "en" else 0)
    while index < min(most, len(pieces) - 1) and not pieces[index].has("unit") and pieces[index].is_unknown:
        index += 1
    while index < len(pieces) - 1 and pieces[index].has("adjective"):
        index += 1
    return index


def _set_unknown_per(segment: Segment, draft: Draft, index: int) -> bool:
    """ "per season": a rate whose measure the vocabulary lacks; "each" alone and "by the city" are none."""
    following = segment.pieces[index + 1] if index + 1 < len(segment.pieces) else None
    if segment.language in EASTERN and draft.amount.first == index + 1:
        draft.is_each = True
        draft.doubts.append("For each of what the number holds is not known.")
        return True
    if segment.language in EASTERN or following is None or draft.amount.first > index:
        return False
    is_noun = following.is_unknown and not following.has("participle")
    if not is_noun and not following.has("of", "number"):
        return False
    draft.is_each = True
    draft.doubts.append(f'For each of what the number holds ("{following.word}") is not known.')
    return True


def _set_each(pieces: list[Piece], drafts: list[Draft], draft: Draft, index: int) -> None:
    """ "each" holds for the item before, or for a noun right before it ("研修1回あたり")."""
    place = next(place for place, other in enumerate(drafts) if other is draft)
    draft.is_each = True
    draft.span(index, index)
    if "counter_of_people" in draft.rules:
        draft.unit = "participant"
    if index and draft.amount.first > index and pieces[index - 1].has("unit") and not place:
        draft.per = pieces[index - 1].roles["unit"].word
    elif place and drafts[place - 1].unit:
        draft.per = drafts[place - 1].unit
        draft.rules.append("each_of_item_before")
    else:
        draft.doubts.append("For each of what the number holds is not said.")


def _is_adjective(draft: Draft, piece: Piece, index: int) -> bool:
    """Whether a frequency is one word right beside the noun: "4 quarterly meetings", "4 boletines trimestrales"."""
    if draft.noun is None or " " in piece.word or piece.word[0] == "/":
        return False
    after_noun = index == draft.noun.last + 1 and not piece.word.endswith(_ADVERBS)
    return index < draft.noun.first or after_noun


_ADVERBS = ("ly", "mente", "ment", "lich", "weise", "но", "يا")


def _set_accompanying(pieces: list[Piece], drafts: list[Draft]) -> None:
    """People "with" an event that recurs are counted at each: "1 study tour/year with 12 participants"."""
    for event, draft in zip(drafts, drafts[1:], strict=False):
        first = draft.amount.first
        lead = pieces[first - 2] if pieces[first - 1].has("before") and first > 1 else pieces[first - 1]
        is_of_people = draft.noun is not None and draft.noun.unit_word.unit.is_of_people
        is_event = event.noun is not None and event.noun.unit_word.unit.kind in ("event", "visit")
        if event.period and is_event and is_of_people and lead.has("with") and not draft.has_rate:
            draft.is_each, draft.per = True, event.unit
            draft.rules.append("with_each_event")


def _doubt_scope(pieces: list[Piece], drafts: list[Draft]) -> None:
    """A rate beside several counts, or beside a thing that is held once, may hold for all of them."""
    for draft in drafts:
        if not draft.has_rate and not draft.amount.is_percent:
            draft.doubts.append("Whether the rate beside it holds for this count, too, is not said.")
    first = drafts[0]
    nouns = [piece.roles["unit"] for piece in pieces[: first.first] if piece.has("unit")]
    if first.noun and first.noun.unit_word.unit.is_of_people and any(noun.unit.kind == "event" for noun in nouns):
        first.doubts.append("Whether the rate counts people or the events for them is not said.")


# --- in total ---------------------------------------------------------------------------------------------------------


def _set_totals(pieces: list[Piece], drafts: list[Draft]) -> list[Draft]:
    """Give "(total 3 events)" to the rate before it; a total without a rate is an item like any other."""
    kept: list[Draft] = []
    for draft in drafts:
        rates = [other for other in kept if other.has_rate and other.total_target is None]
        rate = next((other for other in reversed(rates) if _same_unit(other, draft)), None)
        is_total = any(piece.has("total") for piece in _clause_of(pieces, draft.amount.first))
        if is_total and rate is not None and not draft.has_rate:
            rate.total_target = draft.quantity
            rate.rules.append("stated_total")
            rate.span(draft.first, draft.last)
            rate.doubts += [doubt for doubt in draft.amount.doubts]
            continue
        if is_total and kept and _same_unit(kept[-1], draft):
            draft.doubts.append("Whether it is the total of the counts before it is not sure.")
        kept.append(draft)
    return kept


def _same_unit(rate: Draft, total: Draft) -> bool:
    if total.noun is None or rate.noun is None:
        return total.unit is None or rate.unit is None or total.unit == rate.unit
    return total.noun.unit_word.unit == rate.noun.unit_word.unit


# --- by when ----------------------------------------------------------------------------------------------------------


def _set_deadlines(segment: Segment, drafts: list[Draft]) -> None:
    """Give each item the end of the date that belongs to it; a date that opens the segment belongs to all."""
    pieces = segment.pieces
    for index, piece in enumerate(pieces):
        if not drafts or not piece.has("date") or _is_start(segment, index):
            continue
        takers, doubt = _dated(segment, drafts, index)
        for draft in takers:
            _set_deadline(pieces, draft, index)
            draft.deadline_doubts += [doubt] * bool(doubt)


def _is_start(segment: Segment, index: int) -> bool:
    """Whether a date is a start or a year to compare with: after "since" or "against", or the first of a range."""
    pieces = segment.pieces
    before = pieces[index - 1] if index else None
    second = pieces[index + 2] if index + 2 < len(pieces) else None
    link = pieces[index + 1] if index + 1 < len(pieces) else None
    opens_range = second is not None and second.has("date") and (link.word in "-~" or link.has("range", "to"))
    ends_range = second is not None and second.has("date", "number")
    follows = link is not None and link.has("since") and not (link.has("range") and ends_range)
    if segment.language in EASTERN or before is None:
        return opens_range or follows or (link is not None and link.has("reference"))
    return opens_range or follows or before.has("reference") or (before.has("since") and not before.has("by"))


def _dated(segment: Segment, drafts: list[Draft], index: int) -> tuple[list[Draft], str]:
    """The items that a date belongs to, and what is doubtful about that."""
    pieces, clause = segment.pieces, segment.pieces[index].clause
    same = [draft for draft in drafts if pieces[draft.amount.first].clause == clause]
    before = [draft for draft in drafts if draft.amount.first < index and draft.deadline is None]
    own = [draft for draft in same if draft in before]
    if not any(draft.amount.first < index for draft in drafts):
        others = sum(piece.has("date") for piece in pieces)
        return (drafts if others == 1 else drafts[:1]), ""
    if not own and any(draft.amount.first > index for draft in same):
        return [draft for draft in same if draft.amount.first > index][:1], ""
    if not before:
        owner = _owner(segment, drafts, index, leads=False)
        return [owner], "Two dates are named for one number."
    if len(before) == len(own) or len(before) == 1:
        return before, ""
    return before, "Whether the date holds for all counts before it is not said."


def _set_deadline(pieces: list[Piece], draft: Draft, index: int) -> None:
    piece = pieces[index]
    found: DateSpan = piece.roles["date"]
    draft.deadline = found.last
    draft.rules.append("due_at_end_of_date")
    draft.span(index, index)
    before = pieces[index - 1] if index else None
    if found.is_ambiguous:
        draft.deadline_doubts.append(f'"{found.text}" can be read in two ways.')
    if found.precision == "year" and before is not None and before.has("exclusive") and len(piece.word) <= 5:
        draft.deadline_doubts.append(f'Whether "{before.word} {piece.word}" takes that year in is not sure.')
    if _is_early_part(piece.word):
        draft.deadline_doubts.append(f'Which day "{found.text}" ends on is not sure.')
    if draft.period and not (before is not None and before.has("by")):
        draft.deadline_doubts.append("Whether the date ends the rate or only places it is not sure.")


def _is_early_part(word: str) -> bool:
    """Whether a date names the beginning or middle of a year."""
    return any(part in ("begin", "mid") and form in word for form, part in values("part").items())


# --- target or not ----------------------------------------------------------------------------------------------------


def _set_natures(segment: Segment, drafts: list[Draft]) -> None:
    """Give each item its nature; only a target has a total and a deadline."""
    if not drafts:
        return
    pieces = segment.pieces
    nature = nature_of(pieces, drafts[0].amount.first, segment.language, segment.is_plan)
    _set_change(pieces, drafts)
    is_falling, is_stock = (any(piece.has(role) for piece in pieces) for role in ("fall", "stock"))
    for draft in drafts:
        draft.is_falling, draft.is_stock = is_falling and _is_level(pieces, draft), is_stock
        if draft.nature == "baseline" or _is_baseline(segment, drafts, draft):
            draft.nature = "baseline"
            draft.rules.append("baseline")
            continue
        draft.nature = nature.nature
        if not segment.is_plan and draft.amount.comparator == "at_most":
            draft.doubts.append("Whether the upper limit is a target or a rule is not said.")
        draft.rules.append(nature.rule)
        draft.doubts += [nature.doubt] * bool(nature.doubt)


def _is_level(pieces: list[Piece], draft: Draft) -> bool:
    """Whether a reduction ends at the count ("to 20") and is not counted itself ("by 15%")."""
    before = pieces[draft.amount.first - 1] if draft.amount.first else None
    return draft.baseline is not None or (before is not None and before.has("to"))


def _is_baseline(segment: Segment, drafts: list[Draft], draft: Draft) -> bool:
    """Whether "baseline" is said of this item."""
    return any(
        piece.has("baseline") and _owner(segment, drafts, index, leads=True) is draft
        for index, piece in enumerate(segment.pieces)
    ) or (segment.pieces[0].has("baseline") and not any(piece.has("target") for piece in segment.pieces))


def _set_change(pieces: list[Piece], drafts: list[Draft]) -> None:
    """ "from 20% to 50%": the first is the baseline of the second, of the same unit."""
    for low, high in zip(drafts, drafts[1:], strict=False):
        before_low = pieces[low.amount.first - 1] if low.amount.first else None
        before_high = pieces[high.amount.first - 1]
        gap = high.amount.first - low.last
        is_change = before_low is not None and before_low.has("from") and before_high.has("to") and gap <= 3
        if not is_change and not _changes_in_east(pieces, low, high):
            continue
        if low.unit is None or low.noun is None and not low.amount.is_percent:
            low.noun, low.unit = high.noun, high.unit
            low.doubts = [doubt for doubt in low.doubts if "counts" not in doubt]
        low.nature, low.deadline, high.baseline = "baseline", None, low.quantity
        high.rules.append("change_from_to")


def _changes_in_east(pieces: list[Piece], low: Draft, high: Draft) -> bool:
    """ "62%から85%へ引き上げる": from one share to another, and a verb of change."""
    between = pieces[low.last + 1 : high.amount.first]
    both = low.amount.is_percent and high.amount.is_percent
    is_from = any(piece.has("change_from") for piece in between)
    return both and is_from and any(piece.has("rise", "fall") for piece in pieces)


def _finish(draft: Draft) -> None:
    """Settle total and deadline by nature, and doubt counts that cannot be."""
    draft.doubts += draft.deadline_doubts if draft.nature == "target" else []
    if draft.nature != "target":
        draft.deadline = draft.total_target = None
    elif draft.total_target is None and not draft.has_rate:
        draft.total_target = draft.quantity
        if draft.amount and draft.amount.high is not None:
            draft.doubts.append("Which end of the range is the target is not said.")
    most = draft.noun.unit_word.unit.most_believable if draft.noun else None
    if most is not None and draft.quantity is not None and draft.quantity > most:
        draft.doubts.append(f"{draft.quantity} is more than can be counted here.")
