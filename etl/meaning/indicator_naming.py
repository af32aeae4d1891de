"""What a number counts: the noun beside it, the label before it, the noun of its neighbour, a share or money."""

from dataclasses import replace
from decimal import Decimal

from etl.meaning.indicator_amounts import SEPARATOR_DOUBT, Amount
from etl.meaning.indicator_draft import Draft, Possible, Segment, clause_of
from etl.meaning.indicator_units import Noun, counter_at, eastern_before, fits_counter, noun_after
from etl.meaning.indicator_words import EASTERN, Piece
from etl.meaning.units import plural_endings, plural_of, units

_LARGE = Decimal(1_000_000)
_AGREEING = frozenset({"es", "fr", "pt", "it"})
# A unit that no list has: named as the text writes it, and in no unit of units.csv.
AS_WRITTEN = "unit_as_written"
_SHORTEST_NOUN = 4
_MEASURED = frozenset({"area", "length", "time", "percent", "money", "product"})


def name_unit(segment: Segment, drafts: list[Draft], place: int) -> None:
    """Give a draft its unit: percent, money, the noun after it, the label before it or the noun of its neighbour."""
    draft, pieces = drafts[place], segment.pieces
    stop = drafts[place + 1].count.first if place + 1 < len(drafts) else len(pieces)
    if draft.count.is_percent:
        _name_percent(segment, draft, stop)
        return
    if draft.count.time_unit:
        draft.unit = draft.count.time_unit
        draft.rules.append("time_from_to")
        return
    if draft.count.is_money:
        draft.unit = units()["money"].singular
        draft.rules.append("money")
        draft.doubts.append("It is an amount of money, which is read with its currency elsewhere.")
        return
    start = drafts[place - 1].last + 1 if place else 0
    noun = _counted_noun(segment, draft, start, stop)
    rule = "unit_beside_number"
    if noun and segment.language in _AGREEING and draft.count.low > 1 and _is_singular(noun, pieces):
        noun = replace(noun, is_sure=False)
    if noun is None:
        noun, rule = _label(segment, draft, start), "unit_in_label"
    if noun is None:
        noun, rule = _borrowed(segment, drafts, place, stop), "unit_of_neighbour"
    _take_noun(segment, draft, noun, rule)


def _is_singular(noun: Noun, pieces: list[Piece]) -> bool:
    """Whether a noun does not agree with a count of many: in "80 moto-taximen" motorcycles are not counted.

    Borrowed words, which end in a consonant, need not agree ("4 webinar").
    """
    ends_in_vowel = pieces[noun.first].word.split("-")[0][-1] in "aeiou"
    return noun.unit_word.has_plural and not noun.unit_word.is_plural and ends_in_vowel


def _take_noun(segment: Segment, draft: Draft, noun: Noun | None, rule: str) -> None:
    draft.noun = noun
    if noun is None:
        people = units()["person"].singular
        counter = counter_at(segment.pieces, draft.last + 1, len(segment.pieces))
        if counter == "people":
            draft.unit, draft.last = people, draft.last + 1
            draft.rules.append("counter_of_people")
        elif _is_plain_noun(segment, draft):
            draft.unit, draft.last = segment.pieces[draft.last + 1].word, draft.last + 1
            draft.rules.append(AS_WRITTEN)
        else:
            draft.doubts.append("What the number counts is not known.")
        return
    draft.unit = noun.word
    draft.rules.append(rule)
    if rule == "unit_beside_number" and _is_plainly_whole(draft.count, noun):
        draft.count.doubts = [doubt for doubt in draft.count.doubts if not doubt.endswith(SEPARATOR_DOUBT)]
    if rule != "unit_of_neighbour":
        draft.span(noun.first, noun.last)
    if not noun.is_sure:
        draft.doubts.append(_unsure_unit(noun))


def _unsure_unit(noun: Noun) -> str:
    return f'Whether it counts "{noun.word}" is not sure.'


def list_units(draft: Draft) -> None:
    """A number whose unit is not sure is the same whatever it counts; yet what there is at a time does not add up."""
    if draft.noun is None or draft.noun.is_sure:
        return
    counted = f'of "{draft.noun.word}" or of another thing'
    adds_up = not (
        draft.has_rate or draft.is_falling or draft.is_stock or draft.count.is_percent or draft.count.time_unit
    )
    state = [Possible({"way_of_counting": "latest"}, "what there is at a time")] if adds_up else []
    draft.possible[_unsure_unit(draft.noun)] = (Possible({}, counted), *state)


def _is_plain_noun(segment: Segment, draft: Draft) -> bool:
    """Whether the unknown word behind a count of many can only be what it counts: "15 atajados construidos".

    It stands where these languages put the noun, in its plural, and no other unknown word may be the noun instead. In
    German a noun shows by its capital letter, for which it has the role "noun".
    """
    following = segment.pieces[draft.last + 1 : draft.last + 3]
    plural = tuple(ending for ending, _ in plural_endings(segment.language))
    if not plural or not following or draft.count.low <= 1 or not following[0].word.isalpha():
        return False
    is_noun = "noun" in following[0].roles if segment.language == "de" else not following[0].roles
    is_long = len(following[0].word) >= _SHORTEST_NOUN
    return is_noun and is_long and following[0].word.endswith(plural) and all(p.roles for p in following[1:])


def _is_plainly_whole(amount: Amount, noun: Noun) -> bool:
    """Whether a doubtful figure beside a noun can only be a whole count: "1,140 requests", "2000 leitores".

    Nobody counts 1.14 requests; and 2000 is no year of a plan, while 2026 may be one.
    """
    is_measured = noun.unit_word.unit.kind in _MEASURED
    is_year = 1900 < amount.low < 2100 and amount.low % 100 != 0
    return noun.is_sure and not is_measured and not is_year and amount.low == amount.low.to_integral_value()


def _name_percent(segment: Segment, draft: Draft, stop: int) -> None:
    """Percent, with what it is a share of when that is told."""
    pieces, after = segment.pieces, draft.last + 1
    draft.rules.append("percent")
    is_of = after < stop and "of" in pieces[after].roles
    if is_of and after + 1 < len(pieces) and "number" in pieces[after + 1].roles:
        draft.doubts.append("A share of a counted number is one quantity, not two.")
    if is_of and any("target" in piece.roles for piece in pieces[after + 1 : after + 3]):
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
    closes = draft.count.first != draft.count.last and after < stop and pieces[after].word == ")"
    abbreviates = after < stop and pieces[after].word == "." and pieces[after - 1].word[-1].isalpha()
    after += closes or abbreviates or (after < stop and pieces[after].word in ("x", "×"))
    is_of = draft.count.low >= _LARGE or draft.count.comparator == "approx"
    if after < stop and ("of_them" in pieces[after].roles or ("of" in pieces[after].roles and is_of)):
        after += 1
    return noun_after(pieces, after, stop, segment.language, is_one=draft.count.low == 1 and not draft.count.high)


def _eastern_noun(segment: Segment, draft: Draft, start: int, stop: int) -> Noun | None:
    """The noun before or after a counter: "지역 10개 도시" counts the latter, "도시 10개 방문" the former."""
    counter = counter_at(segment.pieces, draft.last + 1, stop)
    before = eastern_before(segment.pieces, start, draft.first, counter) if counter else None
    after = noun_after(segment.pieces, draft.last + 1, stop, segment.language)
    if before is None or after is None:
        return before or after
    if before.unit_word.unit.kind == after.unit_word.unit.kind:
        return replace(before, is_sure=before.word == after.word)
    return before if after.unit_word.unit.kind in ("event", "visit") else after


def _label(segment: Segment, draft: Draft, start: int) -> Noun | None:
    """The noun of the label before the number: "Number of cities trained: 15"."""
    pieces = segment.pieces
    counter = counter_at(pieces, draft.last + 1, len(pieces)) if segment.language in EASTERN else None
    named = [index for index in range(start, draft.first) if "unit" in pieces[index].roles]
    counted = next((index for index in range(start, draft.first) if "count_of" in pieces[index].roles), None)
    if counted is not None:
        # In Turkish what is counted stands before the word for number: "kişi sayısı: 40".
        start = counted - 1 if counted - 1 in named else counted + 1
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
    is_marked = counted is not None or pieces[place].word in ":=("
    # "Building 12" and "route 66" may be names; "buildings 12" is none.
    is_many = noun.unit_word.is_plural or not noun.unit_word.has_plural or _is_word(pieces[draft.count.first])
    is_marked = is_marked or (noun.last == place and is_many)
    is_head = counted is not None or noun.unit_word.is_plural or len(nouns) == 1
    return Noun(noun.unit_word, noun.first, noun.last, noun.word, noun.is_sure and is_marked and is_head)


def _is_word(piece: Piece) -> bool:
    """Whether a number is written as a word, as it is not in names."""
    return "number" in piece.roles and piece.roles["number"].is_word


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
    dated = any(piece.has("date", "total") for piece in clause_of(segment.pieces, drafts[place].first))
    return Noun(source.unit_word, source.first, source.last, source.word, source.is_sure and dated)
