"""How a count repeats and what it comes to: its period, "per session", "each", and the total that the text states."""

from etl.meaning.indicator_draft import Draft, Possible, Segment, clause_of, owner
from etl.meaning.indicator_words import EASTERN, POSTPOSITIONAL, Piece

# Languages whose "per year" stands before the count.
_RATE_FIRST = EASTERN | POSTPOSITIONAL


def set_rates(segment: Segment, drafts: list[Draft]) -> None:
    """Give each item its period ("per year"), its "per session" and its "each"."""
    pieces = segment.pieces
    for index, piece in enumerate(pieces if drafts else ()):
        is_rate = piece.has("period", "odd_period", "per", "each")
        if not is_rate and piece.word != "/":
            continue
        leads_date = "date_lead" in piece.roles and index + 1 < len(pieces) and "date" in pieces[index + 1].roles
        is_length = "time_unit" in piece.roles and index > 0 and "number" in pieces[index - 1].roles
        if leads_date or is_length:
            continue
        if piece.word == "/":
            _set_slash(segment, drafts, index)
        if not is_rate:
            continue
        draft = owner(segment, drafts, index, leads=segment.language in _RATE_FIRST or "each" in piece.roles)
        if piece.has("period", "odd_period"):
            _set_period(draft, pieces, index)
        elif not _set_per(segment, drafts, draft, index) and "each" in piece.roles:
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
        if period != "year" and draft.count.low > 1 and _is_adjective(draft, piece, index):
            draft.doubts.append(f'"{piece.word}" may tell how often, or only what kind it is.')
    draft.span(index, index)


def _set_per(segment: Segment, drafts: list[Draft], draft: Draft, index: int) -> bool:
    """ "per session", "por taller", "도시당": for each of what the number holds; False when it names nothing."""
    pieces = segment.pieces
    if "per" not in pieces[index].roles:
        return False
    beside = index - 1 if segment.language in POSTPOSITIONAL else _per_noun(pieces, index + 1, segment.language)
    if not 0 <= beside < len(pieces) or "unit" not in pieces[beside].roles:
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
    draft = owner(segment, drafts, index, leads=False)
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
    while index < min(most, len(pieces) - 1) and "unit" not in pieces[index].roles and pieces[index].is_unknown:
        index += 1
    while index < len(pieces) - 1 and "adjective" in pieces[index].roles:
        index += 1
    return index


def _set_unknown_per(segment: Segment, draft: Draft, index: int) -> bool:
    """ "per season": a rate whose measure the vocabulary lacks; "each" alone and "by the city" are none."""
    following = segment.pieces[index + 1] if index + 1 < len(segment.pieces) else None
    if segment.language in POSTPOSITIONAL and draft.count.first == index + 1:
        draft.is_each = True
        draft.doubts.append("For each of what the number holds is not known.")
        return True
    if segment.language in POSTPOSITIONAL or following is None or draft.count.first > index:
        return False
    if "number" in following.roles and "participle" in segment.pieces[index - 1].roles:
        return False  # "remplis par 90 jeunes" names who did it
    is_noun = following.is_unknown and "participle" not in following.roles
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
    if index and draft.count.first > index and "unit" in pieces[index - 1].roles and not place:
        draft.per = pieces[index - 1].roles["unit"].word
    elif place and drafts[place - 1].unit:
        draft.per = drafts[place - 1].unit
        draft.rules.append("each_of_item_before")
    else:
        draft.doubts.append("For each of what the number holds is not said.")


def _is_adjective(draft: Draft, piece: Piece, index: int) -> bool:
    """Whether a frequency is one word right beside the noun: "4 quarterly meetings", "4 boletines trimestrales"."""
    if draft.noun is None or " " in piece.word or piece.word[0] == "/" or index == draft.count.first - 1:
        return False
    after_noun = index == draft.noun.last + 1 and not piece.word.endswith(_ADVERBS)
    return index < draft.noun.first or after_noun


_ADVERBS = ("ly", "mente", "ment", "lich", "weise", "но", "يا")


def _set_accompanying(pieces: list[Piece], drafts: list[Draft]) -> None:
    """People "with" an event that recurs are counted at each: "1 study tour/year with 12 participants"."""
    for event, draft in zip(drafts, drafts[1:], strict=False):
        first = draft.count.first
        lead = pieces[first - 2] if "before" in pieces[first - 1].roles and first > 1 else pieces[first - 1]
        is_of_people = draft.noun is not None and draft.noun.unit_word.unit.is_of_people
        is_event = event.noun is not None and event.noun.unit_word.unit.kind in ("event", "visit")
        if event.period and is_event and is_of_people and "with" in lead.roles and not draft.has_rate:
            draft.is_each, draft.per = True, event.unit
            draft.rules.append("with_each_event")


def _doubt_scope(pieces: list[Piece], drafts: list[Draft]) -> None:
    """A rate beside several counts, or beside a thing that is held once, may hold for all of them."""
    rate = next(draft.period for draft in drafts if draft.period)
    for draft in drafts:
        if not draft.has_rate and not draft.count.is_percent:
            doubt = "Whether the rate beside it holds for this count, too, is not said."
            draft.doubts.append(doubt)
            each = {"period": rate, "way_of_counting": "per_period", "total_target": None}
            draft.possible[doubt] = (Possible({}, "in all"), Possible(each, f"each {rate}"))
    first = drafts[0]
    nouns = [piece.roles["unit"] for piece in pieces[: first.first] if "unit" in piece.roles]
    if first.noun and first.noun.unit_word.unit.is_of_people and any(noun.unit.kind == "event" for noun in nouns):
        first.doubts.append("Whether the rate counts people or the events for them is not said.")


def set_totals(pieces: list[Piece], drafts: list[Draft]) -> list[Draft]:
    """Give "(total 3 events)" to the rate before it; a total without a rate is an item like any other."""
    kept: list[Draft] = []
    for draft in drafts:
        rates = [other for other in kept if other.has_rate and other.total_target is None]
        rate = next((other for other in reversed(rates) if _same_unit(other, draft)), None)
        is_total = any("total" in piece.roles for piece in clause_of(pieces, draft.count.first))
        if is_total and rate is not None and not draft.has_rate:
            rate.total_target = draft.quantity
            rate.rules.append("stated_total")
            rate.span(draft.first, draft.last)
            rate.doubts += [doubt for doubt in draft.count.doubts]
            continue
        before = pieces[draft.count.first - 1] if draft.count.first else None
        if draft.has_rate and not kept and before is not None and "total" in before.roles:
            draft.doubts.append("Whether it is the total or the count of each period is not said.")
        if is_total and kept and _same_unit(kept[-1], draft):
            draft.doubts.append("Whether it is the total of the counts before it is not sure.")
        kept.append(draft)
    return kept


def _same_unit(rate: Draft, total: Draft) -> bool:
    if total.noun is None or rate.noun is None:
        return total.unit is None or rate.unit is None or total.unit == rate.unit
    return total.noun.unit_word.unit == rate.noun.unit_word.unit
