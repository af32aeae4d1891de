"""Texts become values: each question is asked once, whatever the number of documents that hold the text."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from decimal import Decimal
from typing import Any

from etl.findings import Failed, Finding
from etl.meaning.coverage import countries_of, read_coverage
from etl.meaning.indicators import IndicatorItem, items_and_reading, read_indicators
from etl.meaning.money import read_money
from etl.meaning.numbers import find_numbers
from etl.meaning.reading import Context
from etl.meaning.topics import find_support_kinds, find_topics
from etl.meaning.units import unit_words
from etl.meaning.years import read_years
from etl.text.keys import key_of
from etl.text.normal import note_marks
from etl.workers import Limits, outcomes

READERS: dict[str, Callable[..., Any]] = {
    "years": read_years,
    "money": read_money,
    "coverage": read_coverage,
    "indicators": read_indicators,
}


@dataclass(frozen=True, slots=True)
class Question:
    """What a text means as years, money, coverage, indicators or topics; `country` is the hub's own, ISO alpha-3."""

    kind: str
    text: str
    language: str | None
    country: str | None
    context: Context

    @property
    def key(self) -> str:
        """The key under which the answer is kept."""
        return key_of(self.kind, self.text, self.language, self.country, self.context)


def answer(question: Question) -> dict[str, Any]:
    """The reading of a question as JSON-able values; coverage also as countries, indicators also as items."""
    text = _without_notes(question.text)
    if question.kind == "topics":
        return {
            "topics": _first_keywords(find_topics(text, question.language)),
            "support_kinds": _first_keywords(find_support_kinds(text, question.language)),
        }
    arguments = (text, question.language, question.country, question.context)
    if question.kind == "indicators":
        items, reading = items_and_reading(*arguments)
    else:
        items, reading = [], READERS[question.kind](*arguments)
    found = {
        "value": _plain(reading.value),
        "state": reading.state,
        "reason": reading.reason,
        "rules": list(reading.rules),
        "spans": [list(span) for span in reading.spans],
    }
    if question.kind == "coverage" and reading.state == "read":
        found["countries"] = countries_of(reading.value, question.country)
    if question.kind == "indicators":
        found["items"] = _plain([asdict(item) for item in items])
    return found


def unanswered(question: Question, why: Finding) -> dict[str, Any]:
    """The answer to a question that could not be worked out: an empty one, which a person has to give."""
    nothing = answer(replace(question, text=""))
    return nothing | {"state": "review", "reason": why.message, "rules": [why.code]} if "state" in nothing else nothing


def answers(questions: Sequence[Question]) -> dict[str, dict[str, Any]]:
    """The answer to each question by its key, each worked out under the limits of a load."""
    load_words()
    made = zip(questions, outcomes(answer, questions, 1, Limits.set()), strict=True)
    return {asked.key: unanswered(asked, one.finding) if isinstance(one, Failed) else one for asked, one in made}


def load_words() -> None:
    """Load the words of every kind, which are kept from then on: those of one text are looked up among all."""
    for kind in (*READERS, "topics"):
        answer(Question(kind, "20 courses for Kenya from 2026 to 2028: USD 5,000", "en", None, "work_plan"))


def _without_notes(text: str) -> str:
    """The text with blanks for the marks of footnotes: they are no part of a value, and its places stay the same."""
    for start, end in note_marks(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _first_keywords(found: Iterable[tuple[str, str, int, int]]) -> dict[str, str]:
    """The first keyword of each topic or kind of support."""
    first: dict[str, str] = {}
    for key, keyword, *_ in found:
        first.setdefault(key, keyword)
    return first


def indicator_items(value: dict[str, Any], text: str) -> list[dict[str, Any]]:
    """The items of a value that a person gave, in the shape of our own; what the value lacks is worked out by rule."""
    items = []
    for given in value["items"]:
        nothing: dict[str, Any] = dict.fromkeys(field.name for field in fields(IndicatorItem))
        start, end = _line_with(given["quantity"], text)
        known: dict[str, Any] = {"start": start, "end": end, "text": text[start:end]}
        known |= {"comparator": "exact", "nature": "target", "state": "read"}
        named = unit_words("en").get(given["unit"] or "")
        unit_id = named.unit.unit_id if named else None
        way = "percentage" if unit_id == "percent" else "per_period" if given.get("period") else "total"
        told: dict[str, Any] = {
            "unit_id": unit_id,
            "way_of_counting": way,
            "reason": "Answered by a person.",
            "rules": [],
        }
        items.append(nothing | known | told | given)
    return items


def _line_with(quantity: float | None, text: str) -> tuple[int, int]:
    """Start and end of the one line that holds a number, so that a target has words of its own; else of the text."""
    lines = list(re.finditer(r"[^\n]+", text))
    having = [line for line in lines if any(float(found.value) == quantity for found in find_numbers(line.group()))]
    return having[0].span() if len(having) == 1 else (0, len(text))


def _plain(value: Any) -> Any:
    """Values as JSON holds them: numbers as floats or integers, days as text."""
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if isinstance(value, date) else value
