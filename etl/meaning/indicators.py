"""Indicators of achievement: what a work plan promises to count, how often, how many and by when."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from etl.folder.reference import rows
from etl.meaning.dates import DateSpan, find_dates
from etl.meaning.indicator_amounts import Amount
from etl.meaning.indicator_claims import doubt_unread
from etl.meaning.indicator_draft import Draft, Possible, Segment, ways_to_read
from etl.meaning.indicator_items import doubts_of_words, items_of
from etl.meaning.indicator_naming import AS_WRITTEN
from etl.meaning.indicator_units import Noun, noun_after
from etl.meaning.indicator_words import (
    EASTERN,
    MASKED,
    Piece,
    Span,
    choose_language,
    is_of_script,
    lexicon,
    pieces,
    whole_cells,
)
from etl.meaning.language import fold
from etl.meaning.numbers import find_numbers
from etl.meaning.reading import Context, Reading, State
from etl.meaning.rival_lines import BARE, RIVALS, beside_bare_figures, rivals
from etl.meaning.units import plural_of, singular_as_written, units
from etl.meaning.words.reservations import with_reservations, without_clauses

# A line, a list sign, a semicolon, or the end of a sentence: a mark after a word of four letters or a figure.
_BREAK = re.compile(r"[\n\r\u2028;；؛•●▪◦‣∙]+|(?:(?<=[^\W\d_]{4})|(?<=[\d)%]))[.!?](?=\s+[^\W\d_a-z])|[。！？]")
_LONGEST_STRETCH = 600
# Stands for each character that is not to be read.
_HIDDEN = "\u2400"


@dataclass(frozen=True, slots=True)
class IndicatorItem:
    """One thing to be counted, at the characters `start` to `end` of the text.

    `unit` is the finer English singular, `unit_id` its row in units.csv (None for a word that unit_words.csv lacks);
    `period` day, week, month, quarter, semester or year; `per` the thing for each of which the quantity holds.
    `total_target` is the count over the whole plan, None where the text does not give it. `way_of_counting` is total,
    per_period, latest, percentage or falling. One that holds only on a `condition`, or `is_tentative`, is no firm
    promise. `possible` are all ways to read an item in review, empty where they are not known.
    """

    start: int
    end: int
    text: str
    quantity: Decimal | None
    quantity_max: Decimal | None
    comparator: str
    unit: str | None
    unit_id: str | None
    period: str | None
    per: str | None
    total_target: Decimal | None
    deadline: date | None
    nature: str
    way_of_counting: str
    baseline: Decimal | None
    state: State
    reason: str
    rules: tuple[str, ...]
    condition: str | None = None
    is_tentative: bool = False
    possible: tuple[Possible, ...] = ()


def find_items(
    text: str, language: str | None = None, country: str | None = None, context: Context = "work_plan"
) -> list[IndicatorItem]:
    """The items of an indicator text, in order; empty where the text states none.

    `language` is a two-letter code and a first guess only, `country` an ISO 3166-1 alpha-3 code.
    """
    return items_and_reading(text, language, country, context)[0]


def items_and_reading(
    text: str, language: str | None = None, country: str | None = None, context: Context = "work_plan"
) -> tuple[list[IndicatorItem], Reading]:
    """The items of an indicator text with what they hold on, and the value that they make."""
    if not text.strip():
        return [], Reading({"items": []}, "unreadable", "The cell is empty.", ("empty",))
    if _is_whole(text, "no_indicator"):
        return [], Reading({"items": []}, "read", "The text says that there is no indicator.", ("no_indicator",))
    if _is_whole(text, "undecided"):
        reason = "The indicator is not decided or stands elsewhere."
        return [], Reading({"items": []}, "review", reason, ("undecided",))

    def read(rest: str) -> Reading:
        return _reading(*_items_and_unread(rest, language, country, context))

    items, unread = _items_and_unread(text, language, country, context)
    plain = _reading(items, unread)
    reading = with_reservations("indicators", text, language, plain, read)
    if reading is plain:
        return items, plain
    own, _ = _items_and_unread(without_clauses("indicators", text, language), language, country, context)
    told = zip(own, reading.value["items"], reading.spans[: len(own)], strict=True)
    return [_placed(item, value, span, text) for item, value, span in told], reading


def _placed(item: IndicatorItem, value: dict[str, Any], span: tuple[int, int], text: str) -> IndicatorItem:
    """An item read without the clauses of its text: where it stands in the whole, and what they say of it."""
    start, end = span
    condition, is_tentative = value.get("condition"), bool(value.get("is_tentative"))
    return replace(item, start=start, end=end, text=text[start:end], condition=condition, is_tentative=is_tentative)


def _items_and_unread(
    text: str, language: str | None, country: str | None, context: Context
) -> tuple[list[IndicatorItem], tuple[tuple[int, int], ...]]:
    """The items of a text, and the places of the words that none used and that may change them."""
    segments = _segments(text, language, country, context == "work_plan")
    found = list(_drafts(text, segments))
    _doubt_far_dates(found, segments)
    unread = doubt_unread(text, language, found, segments)
    items = _doubt_rivals([_item(text, draft, segment) for draft, segment in found], text)
    return _give_baselines(items), tuple(unread)


def read_indicators(
    text: str, language: str | None = None, country: str | None = None, context: Context = "work_plan"
) -> Reading:
    """The items of an indicator text as a value; sent to review when any of them is unsure."""
    return items_and_reading(text, language, country, context)[1]


def _reading(items: list[IndicatorItem], unread: tuple[tuple[int, int], ...]) -> Reading:
    """The reading that items make; for a person where one of them is in doubt."""
    if not items:
        return Reading({"items": []}, "review", "Nothing that can be counted was found.", ("nothing_found",))
    unsure = [item for item in items if item.state != "read"]
    return Reading(
        value={"items": [_as_value(item) for item in items]},
        state="review" if unsure else "read",
        reason=unsure[0].reason if unsure else "Every count has its unit.",
        rules=tuple(dict.fromkeys(rule for item in items for rule in item.rules)),
        spans=tuple((item.start, item.end) for item in items),
        unread=unread,
    )


def _is_whole(text: str, role: str) -> bool:
    plain = fold(text).strip()
    return plain in whole_cells(role) or plain.strip(" .()[]\"'") in whole_cells(role)


def _as_value(item: IndicatorItem) -> dict[str, Any]:
    """An item in the shape of the phrases' `expected`."""
    return {
        "quantity": _plain(item.quantity),
        "quantity_max": _plain(item.quantity_max),
        "comparator": item.comparator,
        "unit": item.unit,
        "period": item.period,
        "per": item.per,
        "total_target": _plain(item.total_target),
        "deadline": item.deadline.isoformat() if item.deadline else None,
        "nature": item.nature,
    }


def _plain(value: Decimal | None) -> int | float | None:
    """A number as JSON has it."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


# --- segments ---------------------------------------------------------------------------------------------------------


def _segments(text: str, language: str | None, country: str | None, is_plan: bool) -> list[Segment]:
    """The lines, list items and sentences of a text as pieces, each line in its language."""
    hidden = MASKED.sub(lambda match: _HIDDEN * len(match.group()), text)
    parts = _by_language(hidden, language)
    found = [segment for one, part in parts.items() for segment in _segments_in(part, one, country, is_plan)]
    return found if len(parts) == 1 else sorted(found, key=lambda segment: segment.pieces[0].start)


def _by_language(text: str, language: str | None) -> dict[str, str]:
    """Language → the text with the lines of other languages hidden; a line in another script has its own."""
    chosen = choose_language(text, language)
    lines = text.split("\n")
    own = [chosen if is_of_script(line, chosen) else choose_language(line, None) for line in lines]
    return {
        one: "\n".join(line if spoken == one else _HIDDEN * len(line) for line, spoken in zip(lines, own, strict=True))
        for one in dict.fromkeys((chosen, *own))
    }


def _segments_in(hidden: str, chosen: str, country: str | None, is_plan: bool) -> Iterator[Segment]:
    """The lines, list items and sentences of a text in one language."""
    words, spans = lexicon(chosen), _spans(hidden, chosen, country)
    for start, end in _stretches(hidden):
        inside = spans[bisect_left(spans, start, key=_start) : bisect_left(spans, end, key=_start)]
        found = _without_bullet(pieces(hidden, words, start, end, inside))
        if any(piece.word != _HIDDEN for piece in found):
            yield Segment(found, chosen, is_plan, is_cut=end - start >= _LONGEST_STRETCH)


def _start(span: Span) -> int:
    return span.start


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The (start, end) of each stretch between two breaks; one without a break is cut, so that time stays linear."""
    start = 0
    for match in (*_BREAK.finditer(text), None):
        end = match.start() if match else len(text)
        if match and match.group() == "." and text[start : min(end, start + 9)].strip(" -(").isdecimal():
            continue
        while end - start > _LONGEST_STRETCH:
            yield start, start + _LONGEST_STRETCH
            start += _LONGEST_STRETCH
        yield start, end
        start = match.end() if match else end


def _spans(text: str, language: str, country: str | None) -> list[Span]:
    """The numbers and dates of a text in order; a figure inside a date is no number, and a line break parts two."""
    text = text.replace("\n", ";")
    plain = fold(text)
    dates = find_dates(text, language, country)
    doubtful = {found.start for found in dates if _is_bare_doubtful_year(found, text)}
    spans = [Span(found.start, found.end, "date", found) for found in dates if found.start not in doubtful]
    taken = sorted((span.start, span.end) for span in spans)
    for number in find_numbers(text, language, country):
        place = bisect_left(taken, (number.end, 0)) - 1
        if place >= 0 and taken[place][1] > number.start:
            continue
        is_doubtful = number.is_ambiguous or number.start in doubtful
        spans.append(Span(number.start, number.end, "number", replace(number, is_ambiguous=is_doubtful)))
    return sorted((span for span in spans if plain[span.start : span.end].strip()), key=_start)


def _is_bare_doubtful_year(found: DateSpan, text: str) -> bool:
    """Whether four figures may be a count as well as a year ("2000 people", "2000名官员")."""
    is_counted = text.startswith(_counters_of_people(), found.end)
    return (found.is_ambiguous or is_counted) and found.precision == "year" and found.text.isdecimal()


@cache
def _counters_of_people() -> tuple[str, ...]:
    """The signs that count people right behind a figure, in Korean, Japanese and Chinese."""
    listed = (row for row in rows("indicator_words") if row["role"] == "counter" and row["value"] == "people")
    return tuple(row["form"] for row in listed if row["language"] in EASTERN)


def _without_bullet(found: list[Piece]) -> list[Piece]:
    """The pieces after a list sign at the start of a line."""
    first = 0
    while first < len(found) and "mark" in found[first].roles and found[first].word not in "([#":
        first += 1
    return found[first:]


# --- items ------------------------------------------------------------------------------------------------------------


def _drafts(text: str, segments: list[Segment]) -> Iterator[tuple[Draft, Segment]]:
    """The items of all segments, each with its segment; a line without a number may head the lines below it."""
    heading: Noun | None = None
    pending: list[str] = []
    counted = any(piece.has("number", "collective") for segment in segments for piece in segment.pieces)
    for segment in segments:
        segment.heading = heading
        drafts, doubts = items_of(segment, fold(text))
        if drafts:
            drafts[0].doubts += doubts + pending + ["The sentence is too long to be sure."] * segment.is_cut
            pending = []
        elif draft := _uncounted(segment, counted):
            drafts = [draft]
        else:
            heading = _head(segment) or heading
            pending += doubts
        for draft in drafts:
            yield draft, segment


def _doubt_far_dates(found: list[tuple[Draft, Segment]], segments: list[Segment]) -> None:
    """A date in a sentence without counts may be the deadline of the counts in the sentences beside it."""
    counting = {id(segment) for _, segment in found}
    lone = any("date" in piece.roles for segment in segments if id(segment) not in counting for piece in segment.pieces)
    for draft, _ in found:
        if lone and draft.nature == "target" and draft.deadline is None:
            draft.doubts.append("A date stands in a sentence of its own.")


def _head(segment: Segment) -> Noun | None:
    """The noun that a line without a number is about: that after "number of", else its first."""
    found = segment.pieces
    counted = next((index + 1 for index, piece in enumerate(found) if "count_of" in piece.roles), None)
    nouns = [index for index, piece in enumerate(found) if "unit" in piece.roles and index >= (counted or 0)]
    if not nouns:
        return None
    start = nouns[0]
    while start > (counted or 0) and (found[start - 1].is_unknown or found[start - 1].has("unit", "adjective")):
        start -= 1
    noun = noun_after(found, start, len(found), segment.language) or noun_after(
        found, nouns[0], len(found), segment.language
    )
    if noun is None:
        noun = Noun(found[nouns[0]].roles["unit"], nouns[0], nouns[0], found[nouns[0]].roles["unit"].word, False)
    is_sure = noun.is_sure and (counted is not None or noun.unit_word.is_plural) and noun.first <= 2 + (counted or 0)
    return replace(noun, is_sure=is_sure)


def _uncounted(segment: Segment, counted: bool) -> Draft | None:
    """The item of a line without a number: "Reports published", "a quarterly newsletter"; None for a heading."""
    found = segment.pieces
    noun = _head(segment)
    if counted and (found[-1].word == ":" or noun is None or not any("period" in piece.roles for piece in found)):
        return None
    draft = Draft(None, noun, noun.word if noun else None, 0, len(found) - 1, rules=["no_number"])
    draft.doubts += doubts_of_words(found, [draft])
    if noun is None or any("template" in piece.roles for piece in found):
        draft.doubts.append("It names no number and nothing that is known to be counted.")
        return draft
    if any(piece.has("percent", "share") for piece in found):
        draft.unit = f"percent of {plural_of(noun.unit_word)}"
    period = next((piece.roles["period"] for piece in found if "period" in piece.roles), None)
    times = next((piece.roles["times"] for piece in found if "times" in piece.roles), None)
    if times is not None:
        draft.amount = Amount(noun.first, noun.last, Decimal(times)) if times else None
        draft.period = period
        draft.rules.append("times_per_period")
        draft.doubts += ["How often in which period is not sure."] * (not times or not period)
    elif period and not noun.unit_word.is_plural:
        draft.amount, draft.period = Amount(noun.first, noun.last, Decimal(1)), period
        draft.rules.append("once_per_period")
    elif period:
        draft.period = period
        draft.doubts.append("How many there are in each period is not said.")
    draft.doubts += ["What is counted is not sure."] * (not period and not (noun.is_sure and _is_only_plural(found)))
    draft.doubts += ["Whether it is planned or done is not said."] * (not segment.is_plan)
    draft.doubts += ["A line without a number stands beside counts."] * counted
    return draft


def _is_only_plural(found: list[Piece]) -> bool:
    """Whether one plural noun stands in a line: "Fact sheets used in projects" may count either."""
    return sum("unit" in piece.roles and piece.roles["unit"].is_plural for piece in found) <= 1


def _item(text: str, draft: Draft, segment: Segment) -> IndicatorItem:
    """A finished draft as an item of the text."""
    found = segment.pieces
    start, end = found[draft.first].start, found[max(draft.last, draft.first)].end
    doubts = list(dict.fromkeys(draft.doubts))
    amount = draft.amount
    unit_id = draft.noun.unit_word.unit.unit_id or None if draft.noun else None
    if draft.unit and draft.unit.startswith("percent"):
        unit_id = "percent"
    if amount and amount.is_money:
        unit_id = "money"
    if unit_id is None and draft.unit in units():  # a time that is brought from one length to another has no noun
        unit_id = draft.unit
    return IndicatorItem(
        start=start,
        end=end,
        text=text[start:end],
        quantity=draft.quantity,
        quantity_max=amount.high if amount else None,
        comparator=amount.comparator if amount else "unknown",
        unit=_as_written(text, draft, found, segment.language) if AS_WRITTEN in draft.rules else draft.unit,
        unit_id=unit_id,
        period=draft.period,
        per=draft.per,
        total_target=draft.total_target,
        deadline=draft.deadline,
        nature=draft.nature,
        way_of_counting=_way_of_counting(draft),
        baseline=draft.baseline,
        state="review" if doubts else "read",
        reason=doubts[0] if doubts else _read_reason(draft),
        rules=tuple(dict.fromkeys(draft.rules)),
        possible=ways_to_read(draft),
    )


def _read_reason(draft: Draft) -> str:
    """Why an item without doubts counts."""
    return (
        "The unit is named as written: it is in no list." if AS_WRITTEN in draft.rules else "Every count has its unit."
    )


def _as_written(text: str, draft: Draft, found: list[Piece], language: str) -> str:
    """The word for what is counted, right behind the number, as the text has it, for one."""
    piece = next(piece for piece in found[draft.count.last + 1 :] if piece.word == draft.unit)
    return singular_as_written(text[piece.start : piece.end], language)


def _doubt_rivals(items: list[IndicatorItem], text: str) -> list[IndicatorItem]:
    """The items, those in doubt that another line gives with a different number or a number alone."""
    if "\n" not in text:
        return items
    said = [(item.quantity, item.quantity_max) for item in items]
    spans = [(item.start, item.end) for item in items]
    reasons = dict.fromkeys(beside_bare_figures(text, spans), BARE) | dict.fromkeys(rivals(text, spans, said), RIVALS)
    return [_rivalled(item, reasons[index]) if index in reasons else item for index, item in enumerate(items)]


def _rivalled(item: IndicatorItem, reason: str) -> IndicatorItem:
    """The item in doubt for a reason that leaves open what it is; one that was in doubt keeps its own reason."""
    return replace(item, state="review", reason=reason if item.state == "read" else item.reason, possible=())


def _way_of_counting(draft: Draft) -> str:
    """How results add up to the target (a row of way_of_counting.csv)."""
    if draft.is_falling:
        return "falling"
    if draft.amount and draft.amount.is_percent:
        return "percentage"
    if draft.is_stock or (draft.amount and draft.amount.time_unit):
        return "latest"
    return "per_period" if draft.period else "total"


def _give_baselines(items: list[IndicatorItem]) -> list[IndicatorItem]:
    """Each target without a baseline takes that of the same unit, when the text states just one."""
    baselines: dict[str | None, list[IndicatorItem]] = {}
    for item in items:
        if item.nature == "baseline":
            baselines.setdefault(item.unit, []).append(item)
    return [
        replace(item, baseline=baselines[item.unit][0].quantity)
        if item.nature == "target" and item.baseline is None and len(baselines.get(item.unit, ())) == 1
        else item
        for item in items
    ]
