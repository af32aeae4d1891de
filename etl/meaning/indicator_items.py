"""The items of one segment of an indicator text: each quantity with its noun, rate, total and deadline."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from etl.meaning.indicator_amounts import Amount, find_amounts
from etl.meaning.indicator_deadlines import set_deadlines
from etl.meaning.indicator_draft import Draft, Possible, Segment, owner
from etl.meaning.indicator_naming import list_units, name_unit
from etl.meaning.indicator_nature import nature_of
from etl.meaning.indicator_rates import set_rates, set_totals
from etl.meaning.indicator_words import Piece, whole_cells

_MOST_COUNTS = 24
_MEASURED_OR_DUE = "Whether the year in brackets is when it was measured or when it is due is not said."
_PARTS = "The counts in brackets add up to the one before them."


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
        name_unit(segment, drafts, place)
        draft.doubts[:0] = draft.count.doubts
    set_rates(segment, drafts)
    drafts = set_totals(pieces, drafts)
    _set_stated_baselines(segment, drafts)
    set_deadlines(segment, drafts)
    drafts = _without_parts(pieces, drafts)
    _set_natures(segment, drafts)
    for draft in drafts:
        _finish(draft)
    if drafts:
        drafts[0].doubts += doubts_of_words(pieces, drafts)
        # What adds up to a count is a part of it, and does not change it.
        drafts[0].possible[_PARTS] = (Possible({}, "its parts taken together"),)
    return drafts, amounts.doubts


def doubts_of_words(pieces: list[Piece], drafts: list[Draft]) -> list[str]:
    """What the words around the counts leave open: a question mark, "several", "groups of 10", a sum."""
    doubts, undecided = [], whole_cells("undecided")
    if any(piece.word == "?" or "hedge" in piece.roles or piece.word in undecided for piece in pieces):
        doubts.append("The text itself says that it is not certain.")
    if any("vague" in piece.roles for piece in pieces) and not drafts[0].amount:
        doubts.append("How many is said in words that are no number.")
    if _has_sum(pieces, drafts):
        doubts.append("The numbers stand in a sum or a product.")
    if _has_unread_slash(pieces, drafts):
        doubts.append("What the slash parts is not known.")
    if _has_both_bounds(drafts):
        doubts.append("A least and a most are given.")
    if _is_breakdown(pieces, drafts):
        doubts.append(_PARTS)
    if any(_sizes_groups(pieces, drafts, place) for place in range(len(drafts))):
        doubts.append("A count stands for the size of several groups.")
    return doubts


def _has_sum(pieces: list[Piece], drafts: list[Draft]) -> bool:
    """Whether numbers are multiplied or added up: "3 cities x 10 officials"; "2 x workshops" is none."""
    signs = [index for index, piece in enumerate(pieces) if piece.word in _SUMS]
    lone = [index for index in signs if not index or "number" not in pieces[index - 1].roles]
    return bool(signs) and (len(drafts) > 1 or any(pieces[index].word != "=" for index in lone))


def _has_both_bounds(drafts: list[Draft]) -> bool:
    """Whether one count is a least and the next a most of the same: "min 3 cities, max 5 cities"."""
    return any(
        low.amount and low.count.comparator == "at_least" and high.count.comparator == "at_most"
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
    counts = [draft.count.low for draft in drafts if draft.amount and not draft.count.is_percent]
    return len(counts) > 2 and sum(counts[1:]) == counts[0] and any(piece.word == "(" for piece in pieces)


def _without_parts(pieces: list[Piece], drafts: list[Draft]) -> list[Draft]:
    """ "45 clerks (15 in 2024, 15 in 2025 and 15 in 2026)" is one target, due at the end of its last part."""
    whole, parts = drafts[:1], drafts[1:]
    if len(parts) < 2 or sum(part.count.low for part in parts) != whole[0].quantity:
        return drafts
    opening = next((index for index, piece in enumerate(pieces) if piece.word == "("), len(pieces))
    inside = (
        all(part.count.first > opening for part in parts) and whole[0].count.last < opening and pieces[-1].word == ")"
    )
    if not inside or any("unit_of_neighbour" not in part.rules or not part.deadline or part.has_rate for part in parts):
        return drafts
    last = max(part.deadline for part in parts if part.deadline)
    if whole[0].deadline not in (None, last) and whole[0].deadline not in {part.deadline for part in parts}:
        return drafts
    whole[0].deadline, whole[0].deadline_doubts = last, []
    whole[0].rules.append("parts_in_brackets")
    whole[0].span(whole[0].first, len(pieces) - 1)
    return whole


def _sizes_groups(pieces: list[Piece], drafts: list[Draft], place: int) -> bool:
    """Whether people are counted with "of" after several things: "2 teams of 5 experts"."""
    draft = drafts[place]
    first = draft.count.first if draft.amount else 0
    is_of_people = draft.noun is not None and draft.noun.unit_word.unit.is_of_people
    if not first or not is_of_people or "of" not in pieces[first - 1].roles:
        return False
    before = drafts[place - 1].noun if place else None
    container = before.unit_word if before else pieces[first - 2].roles.get("unit") if first > 1 else None
    return container is not None and container.is_plural and not container.unit.is_of_people


def _number_clauses(pieces: list[Piece]) -> None:
    """Commas, brackets and dashes between words part clauses."""
    clause = 0
    for index, piece in enumerate(pieces):
        is_dash = piece.word == "-" and index > 0 and piece.start > pieces[index - 1].end
        if "mark" in piece.roles and (piece.word in ",()[].!?|" or is_dash):
            clause += 1
        piece.clause = clause


def _duals(pieces: list[Piece]) -> Iterator[Amount]:
    """An Arabic dual is two by itself, unless a number or the dual that it describes stands before it."""
    for index, piece in enumerate(pieces):
        before = pieces[index - 1] if index else None
        follows = before is not None and (
            "number" in before.roles or ("unit" in before.roles and before.roles["unit"].is_dual)
        )
        if "unit" in piece.roles and piece.roles["unit"].is_dual and not follows:
            yield Amount(index, index - 1, Decimal(2))


def _once_per_period(pieces: list[Piece], counted: list[Amount]) -> Iterator[Amount]:
    """ "Annual conference (total 3)" and "annual forum with 50 people" begin with one in each period."""
    if not counted:
        return
    end = next((place for place, piece in enumerate(pieces) if piece.has("mark", "stop")), len(pieces))
    end = min(end, counted[0].first)
    nouns = [place for place in range(end) if "unit" in pieces[place].roles]
    has_period = any("period" in piece.roles and "stop" not in piece.roles for piece in pieces[:end])
    labels = end < len(pieces) and pieces[end].word in ":="
    if has_period and nouns and not labels and end < counted[0].first and _is_one(pieces[nouns[-1]]):
        yield Amount(nouns[0], nouns[0] - 1, _times(pieces[:end]))


def _times(pieces: list[Piece]) -> Decimal:
    """How often in its period a thing is done: two for "twice a year", one where nothing is said."""
    return next((Decimal(piece.roles["times"]) for piece in pieces if piece.roles.get("times")), Decimal(1))


def _is_one(piece: Piece) -> bool:
    """Whether a noun stands in the singular, and the language shows it."""
    return piece.roles["unit"].has_plural and not piece.roles["unit"].is_plural


# --- target or not ----------------------------------------------------------------------------------------------------


def _set_natures(segment: Segment, drafts: list[Draft]) -> None:
    """Give each item its nature; only a target has a total and a deadline."""
    if not drafts:
        return
    pieces = segment.pieces
    nature = nature_of(pieces, drafts[0].count.first, segment.language, segment.is_plan)
    _set_change(pieces, drafts)
    _set_raised(pieces, drafts)
    _set_dated_share(pieces, drafts)
    _doubt_dated_count(pieces, drafts)
    is_falling, is_stock = (any(role in piece.roles for piece in pieces) for role in ("fall", "stock"))
    for draft in drafts:
        draft.is_falling, draft.is_stock = is_falling and _is_level(pieces, draft), is_stock
        if draft.nature == "baseline" or _opens_with_baseline(segment, draft):
            draft.nature = "baseline"
            draft.rules.append("baseline")
            continue
        draft.nature = nature.nature
        if draft.count.comparator == "at_most" and (not segment.is_plan or _is_rule_bound(pieces, draft)):
            draft.doubts.append("Whether the upper limit is a target or a rule is not said.")
        draft.rules.append(nature.rule)
        draft.doubts += [nature.doubt] * bool(nature.doubt)


def _is_rule_bound(pieces: list[Piece], draft: Draft) -> bool:
    """Whether a bound is worded as rules are: "no more than three partners", unlike "up to 40 participants"."""
    return any("rule_bound" in piece.roles for piece in pieces[max(0, draft.first - 2) : draft.count.first + 1])


def _is_level(pieces: list[Piece], draft: Draft) -> bool:
    """Whether a reduction ends at the count ("to 20") and is not counted itself ("by 15%"); from 4 to 12 is none."""
    before = pieces[draft.count.first - 1] if draft.count.first else None
    if draft.baseline is not None:
        return draft.baseline > draft.count.low
    return before is not None and "to" in before.roles


def _set_stated_baselines(segment: Segment, drafts: list[Draft]) -> None:
    """Make the items of which "baseline" or "currently" is said baselines."""
    for index, piece in enumerate(segment.pieces if drafts else ()):
        if "baseline" in piece.roles:
            owner(segment, drafts, index, leads=True).nature = "baseline"


def _opens_with_baseline(segment: Segment, draft: Draft) -> bool:
    """Whether an item without a date stands in a line that "baseline" opens and that names no target."""
    opens = "baseline" in segment.pieces[0].roles and draft.deadline is None
    return opens and not any("target" in piece.roles for piece in segment.pieces)


def _set_change(pieces: list[Piece], drafts: list[Draft]) -> None:
    """ "from 20% to 50%": the first is the baseline of the second, of the same unit."""
    for low, high in zip(drafts, drafts[1:], strict=False):
        before_low = pieces[low.count.first - 1] if low.count.first else None
        before_high = pieces[high.count.first - 1]
        gap = high.count.first - low.last
        is_change = before_low is not None and "from" in before_low.roles and "to" in before_high.roles and gap <= 3
        if not is_change and not _changes_in_east(pieces, low, high):
            continue
        if low.unit is None or high.count.time_unit or low.noun is None and not low.count.is_percent:
            low.noun, low.unit = high.noun, high.unit
            low.doubts = [doubt for doubt in low.doubts if "counts" not in doubt]
        low.nature, low.deadline, high.baseline = "baseline", None, low.quantity
        high.rules.append("change_from_to")


def _set_raised(pieces: list[Piece], drafts: list[Draft]) -> None:
    """ "30 % at the end of 2022, raised to 60 % by 2027": what is so at the earlier date is the baseline of the later.

    Without a word of change both may be due, one after the other.
    """
    for low, high in zip(drafts, drafts[1:], strict=False):
        if not low.deadline or not high.deadline or low.deadline >= high.deadline or low.unit != high.unit:
            continue
        if _is_raised(pieces, low, high) and low.nature != "baseline":
            low.nature, low.deadline, high.baseline = "baseline", None, low.quantity
            high.rules.append("raised_from_dated")


def _is_raised(pieces: list[Piece], low: Draft, high: Draft) -> bool:
    """Whether a word of change in the right direction stands behind the first of two counts."""
    role = "rise" if low.count.low < high.count.low else "fall"
    return any(role in piece.roles for piece in pieces[low.count.last + 1 :])


def _set_dated_share(pieces: list[Piece], drafts: list[Draft]) -> None:
    """ "64 % (2015), 80 % by 2027": the share measured in a year in brackets is the baseline of the later one.

    Alone such a share may be what was measured or what is due.
    """
    shares = [draft for draft in drafts if draft.amount and draft.amount.is_percent and draft.nature != "baseline"]
    for draft in shares:
        if not _has_date_in_brackets(pieces, draft):
            continue
        later = next((other for other in shares if other.first > draft.first), None)
        if later and (later.deadline or date.max) > (draft.deadline or date.max):
            draft.nature, draft.deadline, later.baseline = "baseline", None, draft.quantity
            later.rules.append("dated_baseline")
        else:
            draft.doubts.append(_MEASURED_OR_DUE)


def _doubt_dated_count(pieces: list[Piece], drafts: list[Draft]) -> None:
    """ "12 cities (2022), 40 cities by 2027": what was counted in a year, or a step on the way, is not said.

    Where each count has its year in brackets they are steps.
    """
    counts = [draft for draft in drafts if draft.unit and not draft.count.is_percent and draft.nature == "target"]
    for draft, later in zip(counts, counts[1:], strict=False):
        is_earlier = (draft.deadline or date.max) < (later.deadline or date.max)
        is_dated = _has_date_in_brackets(pieces, draft) and not _has_date_in_brackets(pieces, later)
        if is_dated and is_earlier and draft.unit == later.unit:
            draft.doubts.append(_MEASURED_OR_DUE)


def _has_date_in_brackets(pieces: list[Piece], draft: Draft) -> bool:
    """Whether a bracket with a date stands behind a count, or is the end of it."""
    last = draft.last
    return _opens_with_date(pieces[last + 1 : last + 3]) or _opens_with_date(pieces[last - 1 : last + 1])


def _opens_with_date(pieces: list[Piece]) -> bool:
    """Whether these two pieces are a bracket and a date."""
    return len(pieces) == 2 and pieces[0].word == "(" and "date" in pieces[1].roles


def _changes_in_east(pieces: list[Piece], low: Draft, high: Draft) -> bool:
    """ "62%から85%へ引き上げる", "10 şehirden 30 şehre": from one share or count to another, and a verb of change."""
    between = pieces[low.count.last + 1 : high.count.first]
    both = low.count.is_percent and high.count.is_percent or bool(low.unit and low.unit == high.unit)
    is_from = any("change_from" in piece.roles for piece in between)
    return both and is_from and any(piece.has("rise", "fall") for piece in pieces)


def _ends_of_range(draft: Draft) -> tuple[Possible, ...]:
    """A range is a target from its one end to its other, or a change from the first to the second."""
    low, high = draft.count.low, draft.count.high
    change = {"quantity": high, "total_target": high, "baseline": low, "way_of_counting": "latest"}
    return (
        Possible({"quantity": low, "total_target": low}, f"{low:f}"),
        Possible({"quantity": high, "total_target": high}, f"{high:f}"),
        Possible(change, f"from {low:f} to {high:f}"),
    )


def _finish(draft: Draft) -> None:
    """Settle total and deadline by nature, and doubt counts that cannot be."""
    draft.doubts += draft.deadline_doubts if draft.nature == "target" else []
    if draft.nature != "target":
        draft.deadline = draft.total_target = None
    elif draft.total_target is None and not draft.has_rate:
        draft.total_target = draft.quantity
        if draft.amount and draft.count.high is not None:
            doubt = "Which end of the range is the target is not said."
            draft.doubts.append(doubt)
            draft.possible[doubt] = _ends_of_range(draft)
    if draft.amount:
        list_units(draft)
    most = draft.noun.unit_word.unit.most_believable if draft.noun else None
    if most is not None and draft.quantity is not None and draft.quantity > most:
        draft.doubts.append(f"{draft.quantity} is more than can be counted here.")
