"""Which service or target each row of a filled report is about; a row that fits several is about none of them yet."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Generic, TypeVar

from etl.forms.annual_report.report import SERVICE_TEXTS, AnnualReport, IndicatorResult, ServiceResult
from etl.meaning.identity import exact
from etl.meaning.indicators import find_items
from etl.rows.plans.index import PlanIndex, Said, Service, TargetOfService, kinds_of
from etl.rows.reports.versions import Told

Thing = TypeVar("Thing", Service, TargetOfService)
Row = TypeVar("Row", ServiceResult, IndicatorResult)


@dataclass(frozen=True, slots=True)
class Matched(Generic[Row, Thing]):
    """A row of a report: what it says, and the services or targets that it may be about, one where that can be told."""

    row: Row
    said: Said
    is_answered: bool
    services: Sequence[Service]
    things: Sequence[Thing]

    @property
    def found_key(self) -> str | None:
        """The key of the thing where there is just one."""
        return self.things[0].key if len(self.things) == 1 else None

    @property
    def is_line_of_plan(self) -> bool:
        """Whether its words are a line of the plan that holds nothing to be counted."""
        return any(exact(self.said.words) in service.lines_without_target() for service in self.services)


MatchedService = Matched[ServiceResult, Service]
MatchedResult = Matched[IndicatorResult, TargetOfService]


@dataclass(frozen=True, slots=True)
class ToldTarget:
    """A person's answer to which target in force a value belongs; None for none of them."""

    target: TargetOfService | None


class ReportMatching:
    """The rows of one report beside the plans of its hub."""

    def __init__(self, index: PlanIndex, hub_id: str, report: AnnualReport) -> None:
        """`report` is filed under the hub."""
        self._index = index
        self._hub_id = hub_id
        self._report = report
        self._lines: dict[str, set[str]] = defaultdict(set)
        for given in report.printed_indicators.values():
            self._lines[given.of].add(exact(given.texts["indicator"]))

    def said_of(self, key: str | None, title: str) -> Said:
        """What a row with this printed key and title says of its service; what was printed goes before the row."""
        printed = self._report.printed_services.get(key or "")
        words = printed.texts["service"] if printed else title
        lines = frozenset(self._lines.get(key or "", ()))
        return Said(key, words, lines=lines, year=self._report.report_year)

    def services_of(self, key: str | None, title: str) -> list[Service]:
        """The services that a row with this printed key and title may be about."""
        return self._index.services(self._hub_id, self.said_of(key, title))

    @cached_property
    def services(self) -> list[MatchedService]:
        """The rows of the services."""
        return [self._service(row) for row in self._report.services]

    def _service(self, row: ServiceResult) -> MatchedService:
        said = self.said_of(row.service_key, row.title)
        found = self._index.services(self._hub_id, said)
        answers = ("status_text", "cities", *SERVICE_TEXTS)
        is_answered = bool(row.people_reached.text or any(getattr(row, name) for name in answers))
        return Matched(row, said, is_answered, found, found)

    @cached_property
    def results(self) -> list[MatchedResult]:
        """The rows of the results; an empty cell is no value."""
        return [self._result(row) for row in self._report.results]

    def _result(self, row: IndicatorResult) -> MatchedResult:
        key = row.indicator_key
        printed = self._report.printed_indicators.get(key or "")
        texts = printed.texts if printed else {"indicator": row.text, "target": row.target, "unit": row.unit}
        said = Said(key, texts["indicator"], texts["target"], texts["unit"])
        # A key without its table still names its service: it is what stands before the last slash.
        service_key = printed.of if printed else key and key.rpartition("/")[0]
        services = self.services_of(service_key, row.service_title)
        targets = self._index.targets(services, said)
        return Matched(row, said, bool(row.number.text), services, targets)

    @cached_property
    def settled_services(self) -> tuple[dict[str, MatchedService], list[MatchedService]]:
        """The row of each service, and the rows that can be given to none."""
        return settled(self.services)

    @cached_property
    def settled_results(self) -> tuple[dict[str, MatchedResult], list[MatchedResult]]:
        """The row of each target, and the rows that can be given to none."""
        return settled(self.results)

    @property
    def told(self) -> Told:
        """What the report says, by the things that it is about."""
        (services, _), (results, _) = self.settled_services, self.settled_results
        return Told(
            {key: matched.row for key, matched in services.items()},
            {key: matched.row for key, matched in results.items()},
            self._report.money,
        )

    def keys_known_by_words(self) -> set[str]:
        """The printed keys whose words are those of one thing in the hub's plans, whatever the key."""
        money = [(row.service_key, self.services_of(row.service_key, row.title)) for row in self._report.money]
        told = [(row.said.key, row.found_key) for row in self.services]
        told += [(row.said.key, row.found_key) for row in self.results]
        return {key for key, found in told if key and found} | {key for key, found in money if key and len(found) == 1}

    @property
    def _reported(self) -> set[str]:
        """The keys of the targets that have a value of their own."""
        return {key for key, matched in self.settled_results[0].items() if matched.is_answered}

    def told_target(self, result: MatchedResult, words: str | None) -> ToldTarget | None:
        """A person's answer by the words or key of a target; None where no single one has them and is free."""
        if words is None:
            return ToldTarget(None)
        services = result.services or self._index.services_of_hub(self._hub_id)
        named = [target for service in services for target in service.targets.values() if target.key == words]
        found = named or self._index.targets(services, Said(None, words))
        targets = [target for target in found if target.is_current]
        is_free = len(targets) == 1 and targets[0].key not in self._reported
        return ToldTarget(targets[0]) if is_free else None

    def may_belong_to(self, result: MatchedResult) -> list[TargetOfService]:
        """The targets in force that an unsettled value may belong to."""
        if not result.services:
            everywhere = self._index.targets(self._index.services_of_hub(self._hub_id), result.said)
            return self._in_force(everywhere)
        if result.things:
            return self._in_force(result.things)
        if result.is_line_of_plan:
            return []
        kinds, reported = self._kinds(result.said), self._reported
        targets = [target for service in result.services for target in service.targets.values()]
        return [
            target
            for target in targets
            if target.is_target and target.is_current and target.key not in reported and _counts(target, kinds)
        ]

    def _in_force(self, targets: Iterable[TargetOfService]) -> list[TargetOfService]:
        """The targets themselves where they are in force, else those that they may go on as."""
        return [one for target in targets for one in ([target] if target.is_current else self._index.heirs(target))]

    def _kinds(self, said: Said) -> set[str]:
        """What the words of a row count; empty where that can't be told."""
        items = find_items(said.words, self._report.language)
        return set().union({said.unit} - {""}, *(kinds_of(asdict(item)) for item in items))


def _counts(target: TargetOfService, kinds: set[str]) -> bool:
    """Whether a target may count one of these kinds; what is not known may be any."""
    own = kinds_of(target.newest)
    return not kinds or not own or bool(own & kinds)


def settled(rows: Iterable[Matched[Row, Thing]]) -> tuple[dict[str, Matched[Row, Thing]], list[Matched[Row, Thing]]]:
    """The row of each thing by key, and the rows with an answer that can be given to none.

    Of several rows about one thing the only one that is answered counts, else the only one with the printed key.
    """
    about: dict[str, list[Matched[Row, Thing]]] = defaultdict(list)
    left = []
    for row in rows:
        if row.found_key:
            about[row.found_key].append(row)
        elif row.is_answered:
            left.append(row)
    found = {}
    for key, mine in about.items():
        answered = [row for row in mine if row.is_answered] or mine[:1]
        printed = [row for row in answered if row.said.key] if len(answered) > 1 else answered
        if len(printed) == 1:
            found[key] = printed[0]
        left += [row for row in answered if found.get(key) is not row]
    return found, left
