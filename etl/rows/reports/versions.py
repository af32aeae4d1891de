"""What the versions of one annual report say alike: words to compare, freed of where they stand in the file."""

from collections import Counter
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from etl.forms.annual_report.numbers import ReportedNumber
from etl.forms.annual_report.report import (
    SERVICE_TEXTS,
    AnnualReport,
    IndicatorResult,
    MoneyGiven,
    ServiceResult,
)
from etl.text.normal import normalised

Words = tuple[Hashable, ...]
Row = TypeVar("Row", ServiceResult, IndicatorResult)


def holds_answers(report: AnnualReport) -> bool:
    """Whether anything at all is answered; a form that came back as it was sent reports nothing."""
    said = [*map(service_words, report.services), *map(result_words, report.results)]
    return bool(report.money) or any(map(_says_anything, said))


def report_words(report: AnnualReport) -> Words:
    """All that a report says, row by row."""
    return (
        tuple((normalised(row.title), service_words(row)) for row in report.services),
        tuple((normalised(row.service_title), row.text, result_words(row)) for row in report.results),
        tuple(map(money_words, report.money)),
    )


def service_words(row: ServiceResult) -> Words:
    """All that is said of one service."""
    return (*status_words(row), *people_words(row), *city_words(row))


def status_words(row: ServiceResult) -> Words:
    """What is said of how far a service is."""
    return tuple(normalised(getattr(row, name)) for name in ("status_text", *SERVICE_TEXTS))


def people_words(row: ServiceResult) -> Words:
    """How many people are said to be reached."""
    return (_number(row.people_reached),)


def city_words(row: ServiceResult) -> Words:
    """The cities that are said to be supported, in any order."""
    return tuple(sorted(normalised(city.text) for city in row.cities))


def result_words(row: IndicatorResult) -> Words:
    """All that is said of one indicator."""
    return (*value_words(row), *evidence_words(row), normalised(row.note))


def value_words(row: IndicatorResult) -> Words:
    """The value that is reported of an indicator, and of which years."""
    return (_number(row.number), row.is_since_start or "")


def evidence_words(row: IndicatorResult) -> Words:
    """The evidence that is named for a value."""
    return tuple(normalised(getattr(row, name)) for name in ("evidence_kind_text", "evidence"))


def money_words(row: MoneyGiven) -> Words:
    """What is said of one sum."""
    return (row.service_key or normalised(row.title), _number(row.amount), row.currency_code, row.form)


def _number(number: ReportedNumber) -> Hashable:
    """A number that was read, else its text: "1,200" in one file and 1200 in another are the same; a zero is said."""
    return number.value if number.state == "read" else normalised(number.text)


def _says_anything(words: Words) -> bool:
    return any(word != "" for word in words)


@dataclass(frozen=True, slots=True)
class Doubts:
    """What a report says otherwise than a version that may stand in its place; all empty where there is none.

    Keys of services by what is in doubt of them, keys of indicators, and positions of sums, from 0.
    """

    reason: str = ""
    statuses: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    cities: frozenset[str] = frozenset()
    results: frozenset[str] = frozenset()
    evidence: frozenset[str] = frozenset()
    money: frozenset[int] = frozenset()


NO_DOUBTS = Doubts()


@dataclass(frozen=True, slots=True)
class Told:
    """What a report says: its rows by the service or target that they are about, and its sums in their order."""

    services: Mapping[str, ServiceResult]
    results: Mapping[str, IndicatorResult]
    money: tuple[MoneyGiven, ...]


def doubts_of(report: Told, rivals: list[Told], reason: str) -> Doubts:
    """What a report and its rivals don't say alike."""
    if not rivals:
        return NO_DOUBTS
    services, results = ([told.services for told in (report, *rivals)], [told.results for told in (report, *rivals)])
    return Doubts(
        reason,
        _unlike(services, status_words),
        _unlike(services, people_words),
        _unlike(services, city_words),
        _unlike(results, value_words),
        _unlike(results, evidence_words),
        frozenset(position for rival in rivals for position in _sums_beyond(report, rival)),
    )


def _unlike(versions: list[Mapping[str, Row]], words_of: Callable[[Row], Words]) -> frozenset[str]:
    """The keys of which the versions don't all say the same; saying nothing of one is saying something else."""
    told = [
        {key: words for key, row in version.items() if _says_anything(words := words_of(row))} for version in versions
    ]
    keys = {key for version in told for key in version}
    return frozenset(key for key in keys if len({version.get(key) for version in told}) > 1)


def _sums_beyond(report: Told, rival: Told) -> list[int]:
    """The positions of the sums that the rival does not hold as well."""
    left = Counter(map(money_words, rival.money))
    beyond = []
    for position, row in enumerate(report.money):
        if left[money_words(row)] > 0:
            left[money_words(row)] -= 1
        else:
            beyond.append(position)
    return beyond
