"""The number that a cell of an annual report gives: read, for a person to decide, unreadable or missing."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from etl.findings import Place
from etl.folder.reference import forms, rows
from etl.forms.annual_report.grid import GridCell
from etl.forms.annual_report.layout import known_words, plain
from etl.forms.annual_report.possible_values import Counting, PossibleValue, possible_values
from etl.meaning.money import read_money
from etl.meaning.numbers import Number, find_numbers
from etl.meaning.reading import is_firm
from etl.text.normal import without_note_marks

State = Literal["read", "review", "unreadable", "missing"]
PERSON = "person"
SUM_MAX = 1e15  # the largest sum that a table of the snapshot holds
_HEDGES = re.compile(r"[?？؟~～≈<>≤≥±+]")
_EAST = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_MINUS = ("-", "–", "−", "—", "－", "﹣")
_RAISED = tuple("⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_ERROR = re.compile(r"#+|#[^\W\d_][\w/]*[!?]?")  # "#DIV/0!", "#BEZUG!", a column too narrow
_SCIENTIFIC = re.compile(r"[+-]?\d+([.,]\d+)?[eE][+-]?\d{1,3}", re.ASCII)
_ONE_GROUP = re.compile(r"\d{1,3}[^\d\s]\d{3}")  # "1,200" is 1200 or 1.2, as the writer's country has it


@dataclass(frozen=True, slots=True)
class ReportedNumber:
    """One number as reported: `value` counts only where `state` is "read"; in "review" it is a proposal.

    `text` is the cell as shown; a percentage is 60 for 60 %. "missing" is an empty cell, which is not zero.
    `possible` are all values that a cell in review may have, empty where they are not known.
    """

    value: float | None
    text: str
    state: State
    reason: str
    place: Place
    possible: tuple[PossibleValue, ...] = ()


@dataclass(frozen=True, slots=True)
class Expected:
    """What a cell's number counts: its unit, the words of its indicator, the ISO 4217 code chosen beside it."""

    unit: str = ""
    indicator: str = ""
    currency_code: str = ""


@dataclass(frozen=True, slots=True)
class Writer:
    """Who filled the report: the form's language and the hub's country (ISO 3166-1 alpha-3), which may be unknown."""

    language: str
    country_code: str = ""


def read_number(cell: GridCell, writer: Writer, expected: Expected = Expected()) -> ReportedNumber:  # noqa: B008
    """The number in one cell; words beside it are trusted only where they are what the cell is expected to count."""
    value, state, reason = _judged(cell, writer, expected)
    possible = _possible(cell, writer, expected) if state != "read" else ()
    if cell.doubt and state != "unreadable":
        state, reason, possible = "review", cell.doubt.reason, ()
    return ReportedNumber(value, cell.text or cell.formula, state, reason, cell.place, possible)


def _possible(cell: GridCell, writer: Writer, expected: Expected) -> tuple[PossibleValue, ...]:
    """All values that a text may have; of a date, a formula, a signed number or one that is too large none is known."""
    text = without_note_marks(cell.text)
    if cell.formula or cell.is_date or cell.number is not None or not text or text.startswith(_MINUS):
        return ()
    counting = Counting(
        is_own=lambda words: _is_unit(words, expected),
        may_be_own=lambda words: _may_count(words, expected),
        is_other=lambda words: (words in _units() or _counts_people(words)) and not _may_count(words, expected),
        is_percent=lambda words: words.partition(" ")[0] in _percent_words(),
        is_told_of=lambda word: bool(word) and plain(word) in plain(expected.indicator).split(" "),
        counts_percent=_is_percent(expected.unit),
    )
    found = possible_values(text, writer.language, writer.country_code or None, counting)
    return () if any(_doubt_of_size(one.value, text, expected) for one in found) else found


def _is_unit(words: str, expected: Expected) -> bool:
    """Whether words are a form of the unit that the cell counts."""
    if words in _percent_words() or not words:
        return False
    own = _units().get(plain(expected.unit), frozenset())
    return words == plain(expected.unit) or not own.isdisjoint(_units().get(words, ()))


def _may_count(words: str, expected: Expected) -> bool:
    """Whether words may stand for what the cell counts: its unit, people where it counts people, or its own words."""
    if _is_unit(words, expected):
        return True
    if expected.unit == PERSON or _is_of(expected.unit, "is_of_people"):
        return _counts_people(words)
    is_known = words in _units() or _counts_people(words)
    return not (is_known and plain(expected.unit) in _units()) and _is_expected(words, expected)


_Judgement = tuple[float | None, State, str]


def _judged(cell: GridCell, writer: Writer, expected: Expected) -> _Judgement:
    if cell.formula:
        return None, "unreadable", "The cell holds a formula without its result."
    if cell.is_date:
        return None, "review", "The cell holds a date or a time."
    if cell.number is None:
        value, state, reason = _judged_text(without_note_marks(cell.text), writer, expected)
    else:
        value, state, reason = cell.number, *_judged_format(cell, writer, expected)
    if value is not None and abs(value) > SUM_MAX:
        return None, "review", "It is more than can be kept."
    if state == "read" and value is not None and (doubt := _doubt_of_size(value, cell.text, expected)):
        return value, "review", doubt
    return value, state, reason


def _judged_format(cell: GridCell, writer: Writer, expected: Expected) -> tuple[State, str]:
    """Whether what the format adds to a number is what the cell is expected to count: judged by a 1 in its place."""
    if cell.number is not None and cell.number < 0:
        return "review", "It is negative."
    if cell.sample == "1" and cell.sample_value == 1:
        return "read", "A number."
    numbers = find_numbers(cell.sample, writer.language, writer.country_code or None)
    is_one = len(numbers) == 1 and numbers[0].value == cell.sample_value
    if is_one and not _is_negative(cell.sample, numbers[0]):
        return _trust(cell.sample, numbers[0], writer, expected)
    return "review", f'The spreadsheet shows it as "{cell.text}".'


def _judged_text(text: str, writer: Writer, expected: Expected) -> _Judgement:
    if not text:
        return None, "missing", "The cell is empty."
    if _ERROR.fullmatch(text):
        return None, "unreadable", "The spreadsheet shows an error."
    if _SCIENTIFIC.fullmatch(text):
        return float(text.replace(",", ".")), "review", "The number is written with a power of ten."
    numbers = find_numbers(text, writer.language, writer.country_code or None)
    found = [number for number in numbers if not _is_no_quantity(number)]
    if len(found) != 1:
        several = "It holds more than one number."
        return (None, "review", several) if found else (None, "unreadable", "It holds no number.")
    value = float(found[0].value)
    if _is_negative(text, found[0]):
        return -value, "review", "It may be negative."
    return value, *_trust(text, found[0], writer, expected)


def _is_negative(text: str, number: Number) -> bool:
    """Whether a number is written as a negative one: -5, 5-, (5)."""
    before, after = text[: number.start].rstrip(" $€£¥"), text[number.end :].strip()
    return before.endswith((*_MINUS, "(", "（")) or after in _MINUS


def _doubt_of_size(value: float, text: str, expected: Expected) -> str:
    """Why a number cannot be what the cell counts, or may be a thousand times as much; empty where it can.

    A program whose decimal mark is the point makes 1.036 of a typed "1.036" that meant 1036.
    """
    unit = "percent" if _is_percent(expected.unit) else expected.unit
    if _is_of(unit, "is_percent") and 0 < value < 1 and "%" not in text:
        return "It may be a share of one, or so many per cent."
    if value > _most_believable(unit):
        return "It is more than there can be."
    if value.is_integer():
        return ""
    if _is_of(unit, "comes_whole"):
        return "What is counted comes in whole numbers; its point may part thousands."
    is_measured = bool(_unit_ids(unit)) and not expected.currency_code
    has_three_decimals = round(value, 3) == value != round(value, 2)
    return "Its point may part thousands." if has_three_decimals and not is_measured else ""


@cache
def _percent_words() -> frozenset[str]:
    """The signs and words of all languages for a hundredth, made plain."""
    return frozenset({"%", "٪", *map(plain, forms("indicator_words", role="percent"))})


def _is_percent(unit: str) -> bool:
    """Whether a target is a share: "percent", "percent of households"."""
    return unit.startswith("percent")


def _most_believable(unit: str) -> float:
    """The largest number that a unit can have; of a sum, or what is no known unit, the largest that can be kept."""
    most = [int(row["most_believable"]) for row in rows("units") if row["unit_id"] in _unit_ids(unit)]
    return max(most, default=SUM_MAX)


def _is_of(unit: str, column: str) -> bool:
    """Whether a unit is of those that units.csv marks in a column."""
    marked = {row["unit_id"] for row in rows("units") if row.get(column) == "yes"}
    return bool(_unit_ids(unit)) and _unit_ids(unit) <= marked


def _unit_ids(unit: str) -> frozenset[str]:
    """The units of units.csv that a word for one may mean; a unit_id means itself."""
    return _ids_of_words().get(plain(unit), frozenset())


@cache
def _ids_of_words() -> dict[str, frozenset[str]]:
    ids = {plain(row["unit_id"]): frozenset({row["unit_id"]}) for row in rows("units")}
    for row in rows("unit_words"):
        for word in (row["unit"], row["form"]):
            ids[plain(word)] = ids.get(plain(word), frozenset()) | {row["unit_id"]}
    return ids


def _is_no_quantity(number: Number) -> bool:
    """Whether it is a place in an order, or a word as likely an article: the "a" of "n/a"."""
    return number.is_ordinal or (number.is_word and number.is_ambiguous)


def _trust(text: str, number: Number, writer: Writer, expected: Expected) -> tuple[State, str]:
    """Whether the one number of a text says all that the text says."""
    before, after = plain(text[: number.start]), plain(text[number.end :])
    is_expected = _is_sum(text, number, writer, expected) or (not before and _is_expected(after, expected))
    if text[number.end :].startswith(_RAISED):
        return "review", "A raised digit may be a power."
    if _HEDGES.search(text) or not is_expected:
        return "review", "Words or signs stand beside the number."
    if number.is_word:
        return "review", "The number is written in words."
    if number.is_ambiguous or (_ONE_GROUP.fullmatch(number.text) and not writer.country_code):
        return "review", "Its separator may mean thousands or decimals."
    return "read", "A number."


def _is_sum(text: str, number: Number, writer: Writer, expected: Expected) -> bool:
    """Whether the words beside a number are the currency that was chosen in the same row, and nothing else."""
    if not expected.currency_code:
        return False
    reading = read_money(text, writer.language, writer.country_code or None, "work_plan")
    sums = [(item["amount"], item["currency"], item["comparator"]) for item in reading.value["items"]]
    is_sure = reading.state == "read" and all(map(is_firm, reading.value["items"]))
    return is_sure and sums == [(number.value, expected.currency_code, "exact")]


def _is_expected(words: str, expected: Expected) -> bool:
    """Whether the words after a number are nothing, a per cent sign, the unit, or what follows one in the indicator."""
    if words in _percent_words():
        return _is_percent(expected.unit) or (not expected.unit and "%" in expected.indicator)
    if words in ("", plain(expected.unit)):
        return True
    if expected.unit == PERSON and _counts_people(words):
        return True
    if _units().get(words, frozenset()) & _units().get(plain(expected.unit), frozenset()):
        return True
    end = "" if _EAST.match(words[-1]) else r"(?!\w)"  # scripts without spaces go on without a boundary
    return re.search(rf"\d\s*{re.escape(words)}{end}", plain(expected.indicator)) is not None


@cache
def _units() -> dict[str, frozenset[str]]:
    """Each unit word of any language, made plain -> the units that it may stand for."""
    units: dict[str, frozenset[str]] = {}
    for row in rows("unit_words"):
        word = plain(row["form"])
        units[word] = units.get(word, frozenset()) | {row["unit"]}
    return units


def _counts_people(words: str) -> bool:
    """Whether the words stand for people and for nothing else: "participants", "명"."""
    return known_words("counter").get(words) == PERSON or _is_of(words, "is_of_people")
