"""The services and targets of all plans as reports and lists name them: by their words, with the printed key's help."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from etl.findings import Finding
from etl.folder import reference
from etl.folder.table_file import ListRow
from etl.meaning.identity import SPELLINGS, exact, own_part, without_marker
from etl.rows.plans.printed_keys import numbered, printed_service_name, printed_target_name

Row = dict[str, Any]
Thing = TypeVar("Thing")

_NUMBER = re.compile(r"\d[\d.]*(?:e\+\d+)?")  # a printed target begins with it
_NAMES = ("title", "description", "indicators_text", "coverage_text", "year_text")


class _Planned:
    """What stands in one or more versions of a plan: its rows by version, and the keys that forms printed for it."""

    __slots__ = ()
    key: str
    rows: dict[int, Row]
    printed_keys: set[str]

    @property
    def newest(self) -> Row:
        """Its row in the last plan that has it."""
        return self.rows[max(self.rows)]

    @property
    def first(self) -> Row:
        """Its row in the first plan that has it."""
        return self.rows[min(self.rows)]


@dataclass(slots=True)
class Service(_Planned):
    """One service: its rows by version, and the keys that forms printed for it before keys were made of words."""

    key: str
    rows: dict[int, Row] = field(default_factory=dict)
    targets: dict[str, "TargetOfService"] = field(default_factory=dict)
    printed_keys: set[str] = field(default_factory=set)

    @property
    def name(self) -> str:
        """What it is called in the last plan that has it."""
        return name_of_service(self.newest)

    def names(self) -> Iterable[str]:
        """What it is or was called; a row without a title was printed by its number."""
        for row in self.rows.values():
            yield name_of_service(row)
            if not row["title"]:
                yield f"Service {row['position']}"

    def prints(self, lines: frozenset[str]) -> bool:
        """Whether one of its versions has just these targets."""
        having: dict[int, set[str]] = {version: set() for version in self.rows}
        for target in self.targets.values():
            for version, row in target.rows.items():
                having[version] |= {exact(row["text"])} if row["nature"] == "target" else set()
        return any(lines == mine for mine in having.values())

    def lines_without_target(self) -> set[str]:
        """The lines of its indicators that hold nothing to be counted: a value for one of them is no other target's."""
        lines = {exact(line) for row in self.rows.values() for line in (row["indicators_text"] or "").split("\n")}
        return lines - {exact(line) for target in self.targets.values() for line in target.names()}

    def lasts_in(self, year: int) -> bool:
        """Whether one of its versions has the year in its time, or no time that is known."""
        return any((row["start_year"] or year) <= year <= (row["end_year"] or year) for row in self.rows.values())


@dataclass(slots=True)
class TargetOfService(_Planned):
    """One target: its rows by version of the plan, and the keys that forms printed for it before."""

    key: str
    service: Service
    rows: dict[int, Row] = field(default_factory=dict)
    printed_keys: set[str] = field(default_factory=set)

    @property
    def is_target(self) -> bool:
        """Whether it is to be reached: no baseline and no rule."""
        return self.newest["nature"] == "target"

    @property
    def is_current(self) -> bool:
        """Whether the plan in force has it."""
        return any(self.service.rows[version]["is_current"] for version in self.rows)

    def names(self) -> Iterable[str]:
        """Its line as it is and was, its part of one that semicolons divide, and the cell, which forms printed too."""
        for version, row in self.rows.items():
            cell = self.service.rows[version]["indicators_text"] or ""
            part = own_part(row["text"], cell[row["span_start"] : row["span_end"]])
            yield from (row["text"], part, without_marker(part), cell)

    @property
    def shares_its_line(self) -> bool:
        """Whether another target of its service stands in the same line."""
        others = (other for other in self.service.targets.values() if other is not self)
        return any(other.is_target and other.newest["text"] == self.newest["text"] for other in others)

    @property
    def label(self) -> str:
        """Its line in quotation marks; of a line that holds several targets also its own words."""
        row, cell = self.newest, self.service.newest["indicators_text"] or ""
        own = cell[row["span_start"] : row["span_end"]]
        return f'"{row["text"]}"' + f' ("{own}")' * self.shares_its_line

    def counts(self, number: float) -> bool:
        """Whether the number is, or was, its quantity or total."""
        return any(number in (row["quantity"], row["total_target"]) for row in self.rows.values())

    def has_unit(self, unit: str) -> bool:
        """Whether it counts, or counted, in this unit."""
        return any(row["unit"] == unit for row in self.rows.values())


@dataclass(frozen=True, slots=True)
class Said:
    """What a row of a report or list says of the thing it is about; `lines` are the targets printed for a service."""

    key: str | None
    words: str
    target: str = ""
    unit: str = ""
    lines: frozenset[str] = frozenset()
    year: int | None = None


def name_of_service(row: Row) -> str:
    """What a row of `service` is called: its title, else the first of its other texts."""
    return next((row[column] for column in _NAMES if row[column]), "")


class PlanIndex:
    """Every service and target of the plans that were loaded."""

    def __init__(self, services: Iterable[Row], indicators: Sequence[Row]) -> None:
        """`services` and `indicators` are the rows of these tables."""
        self._services: dict[str, dict[str, Service]] = defaultdict(dict)
        self._targets: dict[str, TargetOfService] = {}
        by_id: dict[str, tuple[Service, int]] = {}
        rows = [row for row in services if not row["is_printed_example"]]
        for row in rows:
            service = self._services[row["hub_id"]].setdefault(row["service_key"], Service(row["service_key"]))
            service.rows[row["version"]] = row
            by_id[row["service_id"]] = service, row["version"]
        self._by_name: dict[tuple[str, int], dict[str, list[Service]]] = {}
        for row in indicators:
            self._add_target(row, *by_id[row["service_id"]])
        self._add_printed_keys(rows, indicators)

    def _called(self, hub_id: str, name: str, number: int) -> list[Service]:
        """The services of a hub that have this name in one of the spellings, which are made when they are asked for."""
        named = self._by_name.get((hub_id, number))
        if named is None:
            named = self._by_name[hub_id, number] = defaultdict(list)
            for service in self._services[hub_id].values():
                for spelled in {SPELLINGS[number](name) for name in service.names()}:
                    named[spelled].append(service)
        return named.get(SPELLINGS[number](name), [])

    def _add_target(self, row: Row, service: Service, version: int) -> None:
        key = row["indicator_key"]
        target = service.targets.setdefault(key, TargetOfService(key, service))
        target.rows[version] = row
        self._targets[key] = target

    def _add_printed_keys(self, services: Sequence[Row], indicators: Sequence[Row]) -> None:
        """The keys that forms printed before for the services and targets of every version."""
        printed: dict[str, str] = {}
        for row, name, number in numbered(services, "work_plan_id", printed_service_name):
            key = f"{row['hub_id']}/{name}" + (f"-{number}" if number > 1 else "")
            printed[row["service_id"]] = key
            self._services[row["hub_id"]][row["service_key"]].printed_keys.add(key)
        for row, name, number in numbered(indicators, "service_id", printed_target_name):
            self._targets[row["indicator_key"]].printed_keys.add(f"{printed[row['service_id']]}/{name}-{number}")

    def keys(self, hub_id: str) -> set[str]:
        """Every key of a hub's services and targets, as they are and as they were."""
        services = self._services[hub_id].values()
        things: list[_Planned] = [*services, *(target for service in services for target in service.targets.values())]
        return {key for thing in things for key in (thing.key, *thing.printed_keys)}

    def services_of_hub(self, hub_id: str) -> list[Service]:
        """All services of a hub."""
        return list(self._services[hub_id].values())

    def services(self, hub_id: str, said: Said) -> list[Service]:
        """The services that a row may be about: one where that can be told, none where no plan has its words."""
        services = self._services[hub_id]
        if said.words in services:  # a list may give the key, where a title fits several
            return [services[said.words]]
        called = (self._called(hub_id, said.words, number) for number in range(len(SPELLINGS)))
        has_key, year = _has_key(said.key), said.year
        if not said.words:
            return list(filter(has_key, services.values()))
        return _narrowed(
            next(filter(None, called), []),
            said.lines and (lambda service: service.prints(said.lines)),
            year and (lambda service: service.lasts_in(year)),
            has_key,
        )

    def targets(self, services: Sequence[Service], said: Said) -> list[TargetOfService]:
        """The targets of these services that a row may be about: one where that can be told, none for other words."""
        targets, has_key = _targets_of(services), _has_key(said.key)
        number = _NUMBER.match(said.target)
        if not said.words:
            return list(filter(has_key, targets))
        return _narrowed(
            _with_words(targets, said.words),
            number and (lambda target: target.counts(float(number.group()))),
            said.unit and (lambda target: target.has_unit(said.unit)),
            has_key,
        )

    def heirs(self, target: TargetOfService) -> list[TargetOfService]:
        """The targets in force that an ended one may go on as: new ones of its unit where the plan no longer has it."""
        heirs = [heir for heir in self._begun_after(target) if may_be_one(target.newest, heir.first)]
        return [last for heir in heirs for last in ([heir] if heir.is_current else self.heirs(heir))]

    def _begun_after(self, target: TargetOfService) -> list[TargetOfService]:
        """The targets that begin where the plan no longer has this one, in its service or in those that replaced it."""
        service, last = target.service, max(target.rows)
        later = [version for version in service.rows if version > last]
        if later:
            return [other for other in service.targets.values() if min(other.rows) == min(later)]
        if service.newest["is_current"]:
            return []
        named = self._called(service.newest["hub_id"], service.name, 0)
        heirs = [other for other in named if other.first["work_plan_id"] == service.newest["replaced_by"]]
        return [other for heir in heirs for other in heir.targets.values() if min(other.rows) == min(heir.rows)]


def _targets_of(services: Iterable[Service]) -> list[TargetOfService]:
    targets = (target for service in services for target in service.targets.values())
    return [target for target in targets if target.is_target]


def _with_words(targets: list[TargetOfService], words: str) -> list[TargetOfService]:
    """The targets with these words, in the first spelling that finds any."""
    found = ([one for one in targets if spelling(words) in map(spelling, one.names())] for spelling in SPELLINGS)
    return next(filter(None, found), [])


def _has_key(key: str | None) -> Callable[[Service | TargetOfService], bool]:
    """Whether a thing has a key, as it is or as it was printed before."""
    return lambda thing: key is not None and (key == thing.key or key in thing.printed_keys)


def _narrowed(things: list[Thing], *tests: Callable[[Thing], bool] | Any) -> list[Thing]:
    """The things that pass each test in turn; a test that none passes tells nothing and is left out."""
    for test in tests:
        kept = [thing for thing in things if test(thing)] if test else []
        things = kept or things
    return things


def may_be_one(was: Row, now: Row) -> bool:
    """Whether two targets count the same kind of thing as far as can be told: one may be the other in other words."""
    if was["nature"] != "target" or now["nature"] != "target":
        return False
    return was["unit"] is None or now["unit"] is None or bool(kinds_of(was) & kinds_of(now))


def kinds_of(unit: Row) -> set[str]:
    """What is counted in a unit: the word itself, and the kind of thing where the vocabulary knows it."""
    kind = _kinds().get(unit["unit_id"])
    return {word for word in (unit["unit"], kind and f"kind {kind}") if word}


@cache
def _kinds() -> dict[str, str]:
    """The kind of thing by unit_id: officials and people are persons, trainings are events."""
    return {row["unit_id"]: row["kind"] for row in reference.rows("units")}


def unmatched_in_list(row: ListRow, code: str, services: Sequence[Service]) -> Finding:
    """A list's row whose service is in no plan, or whose title several services have."""
    told = f"{row.file_name}, line {row.line_number}: the hub has "
    if not services:
        return Finding(code, f'{told}no service "{row["service"]}".', text=row["service"])
    keys = " or ".join(service.key for service in services)
    message = f'{told}{len(services)} services called "{row["service"]}".'
    return Finding(code, message, text=row["service"], hint=f"Write the key of the one that is meant: {keys}.")
