"""Keys of services and targets over the versions of a hub's plan: kept while their words go on, made from words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from etl.findings import Finding
from etl.forms.records import WorkPlanRow
from etl.meaning.identity import SPELLINGS, Features, Pairs, Target, agreeing, bare_words, exact, only_fits, says_more
from etl.rows.plans.plan import Plan
from etl.text.keys import SLUG_LENGTH, key_of, slug

_NAMES = ("service", "description", "indicators", "coverage", "year")
_CELLS = ("description", "year", "coverage", "types")


def name_of(row: WorkPlanRow) -> str:
    """What a service is called: its title, else the first of its other texts."""
    return next((text for text in (row.cell(column).text for column in _NAMES) if text), "")


@dataclass(frozen=True, slots=True)
class Continued:
    """The key of each row of a plan, and the keys of services that it replaces without saying by which row."""

    keys: list[str]
    replaced_keys: frozenset[str]
    findings: list[Finding]


class ServiceKeys:
    """The services of one hub, version by version."""

    def __init__(self, hub_id: str) -> None:
        """Start before the first version."""
        self._hub_id = hub_id
        self._rows: dict[str, WorkPlanRow] = {}  # the last row of each service that goes on
        self._taken: set[str] = set()

    def take(self, plan: Plan) -> Continued:
        """The next version: which of its rows go on with a service, and which begin one."""
        keys, rows = list(self._rows), list(self._rows.values())
        found = _Comparison(rows, plan)
        found.compare()
        given = {new: keys[old] for old, new in found.pairs}
        given |= self._begun(plan, [place for place in range(len(plan.rows)) if place not in given])
        replaced = frozenset(keys[old] for unclear in found.unclear for old in unclear[0])
        for key in replaced:
            del self._rows[key]
        self._rows |= {key: plan.rows[place] for place, key in given.items()}
        return Continued([given[place] for place in range(len(plan.rows))], replaced, found.findings())

    def _begun(self, plan: Plan, places: list[int]) -> dict[int, str]:
        """A key for each row that begins a service: its name, with a hash of its words where that is cut or shared."""
        slugs = {place: slug(name_of(plan.rows[place])) or "service" for place in places}
        titles = Counter(exact(name_of(row)) for row in plan.rows)
        counts, before, given = Counter(slugs.values()), frozenset(self._taken), {}
        for place, name in slugs.items():
            row, key = plan.rows[place], f"{self._hub_id}/{name}"
            if counts[name] > 1 or key in before or len(name) >= SLUG_LENGTH - 1:
                # A title tells a service; of several with one title all their words do.
                is_shared = titles[exact(name_of(row))] > 1 or key in before
                words = [row.cell(column).text for column in _NAMES] if is_shared else [name_of(row)]
                key += "-" + key_of(*map(exact, words))[:6]
            given[place] = _untaken(key, self._taken)
        return given


def _untaken(key: str, taken: set[str]) -> str:
    """The key, numbered where it is taken: only rows that are the same in every word come to that."""
    number, free = 1, key
    while free in taken:
        number += 1
        free = f"{key}-{number}"
    taken.add(free)
    return free


@dataclass(slots=True)
class _Comparison:
    """The services that go on beside the rows of the next plan; places are those in `rows` and in the plan."""

    rows: Sequence[WorkPlanRow]
    plan: Plan
    pairs: Pairs = field(default_factory=list)
    renamed: Pairs = field(default_factory=list)
    unclear: list[tuple[list[int], list[int]]] = field(default_factory=list)

    def compare(self) -> None:
        """Title by title, each spelling for what the one before left over; then what has only changed its title."""
        if not self.rows:
            return
        for spelling in SPELLINGS:
            for olds, news in self._by_title(spelling):
                self._compare_alike(olds, news)
        self._compare_untitled()
        self.renamed = self._with_another_title()
        self.pairs += self.renamed

    def _left(self) -> tuple[list[int], list[int]]:
        """The places on both sides of which nothing is known yet."""
        old = {pair[0] for pair in self.pairs} | {place for olds, _ in self.unclear for place in olds}
        new = {pair[1] for pair in self.pairs} | {place for _, news in self.unclear for place in news}
        return _others(len(self.rows), old), _others(len(self.plan.rows), new)

    def _by_title(self, spelling: Callable[[str | None], str]) -> list[tuple[list[int], list[int]]]:
        """The places left on both sides that have one title in this spelling."""
        groups: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for side, (rows, places) in enumerate(zip((self.rows, self.plan.rows), self._left(), strict=True)):
            for place in places:
                groups[spelling(rows[place].service.text)][side].append(place)
        return [both for title, both in groups.items() if title and all(both)]

    def _compare_alike(self, olds: list[int], news: list[int]) -> None:
        """Services of one title, told apart by their other words; one left on each side goes on, more are unclear."""
        if len(olds) > 1 or len(news) > 1:
            pairs = self._agreeing(olds, news, _CELLS)
            self.pairs += pairs
            olds = [place for place in olds if place not in {pair[0] for pair in pairs}]
            news = [place for place in news if place not in {pair[1] for pair in pairs}]
        if len(olds) == len(news) == 1:
            self.pairs.append((olds[0], news[0]))
        elif olds and news:
            self.unclear.append((olds, news))

    def _compare_untitled(self) -> None:
        """Rows without a title go on where their description or targets do; no title is no name in common."""
        sides = zip((self.rows, self.plan.rows), self._left(), strict=True)
        olds, news = ([place for place in places if not rows[place].service.text] for rows, places in sides)
        pairs = self._agreeing(olds, news, ("description",))
        self.pairs += pairs

    def _agreeing(self, olds: list[int], news: list[int], columns: Iterable[str]) -> Pairs:
        old = [_features(self.rows[place], columns, self.plan) for place in olds]
        new = [_features(self.plan.rows[place], columns, self.plan) for place in news]
        return [(olds[one], news[other]) for one, other in agreeing(old, new)]

    def _with_another_title(self) -> Pairs:
        """Rows that keep their description and a target, where no other row has that description."""
        olds, news = self._left()
        described: dict[str, list[int]] = defaultdict(list)
        for place in news:
            described[exact(self.plan.rows[place].description.text)].append(place)
        described.pop("", None)
        alike = [
            (old, new)
            for old in olds
            for new in described.get(exact(self.rows[old].description.text), ())
            if _lines(self.rows[old]) & _lines(self.plan.rows[new])
        ]
        return only_fits(alike)

    def findings(self) -> list[Finding]:
        """What a person should know: titles that fit several services, and services that changed their title."""
        unclear = [
            _unclear(self.plan.rows[place], len(olds), len(news)) for olds, news in self.unclear for place in news
        ]
        return [*unclear, *(_renamed(self.rows[old], self.plan.rows[new]) for old, new in self.renamed)]


def _others(count: int, done: set[int]) -> list[int]:
    return [place for place in range(count) if place not in done]


def _lines(row: WorkPlanRow) -> frozenset[str]:
    """The lines of the indicators, as a target's words are compared."""
    lines = (row.indicators.text or "").split("\n")
    return frozenset(exact(line) for line in lines if line.strip())


def _features(row: WorkPlanRow, columns: Iterable[str], plan: Plan) -> Features:
    """What tells a service from others of its title: its cells, and its indicators by line, also without figures."""
    texts = {column: "; ".join(row.types) if column == "types" else row.cell(column).text for column in columns}
    cells = {(column, exact(text)) for column, text in texts.items() if text}
    lines = {("line", line) for line in _lines(row)}
    words = {("words", bare_words(line, plan.language, plan.country_code)) for line in _lines(row)}
    return frozenset(cells | lines | words)


def _unclear(row: WorkPlanRow, olds_count: int, news_count: int) -> Finding:
    return Finding(
        "service_unclear",
        f'{olds_count} services of the plans before and {news_count} of this one are called "{name_of(row)}". Which of '
        "them are the same cannot be told: the old ones count as replaced, and what was reported for them waits.",
        row.place,
        name_of(row),
    )


def _renamed(old: WorkPlanRow, new: WorkPlanRow) -> Finding:
    return Finding(
        "service_renamed",
        f'"{name_of(new)}" has the description and targets of "{name_of(old)}", and counts as the same service.',
        new.place,
        name_of(new),
    )


@dataclass(slots=True)
class _Series:
    """One target over the versions of its service: its last words, and the version they stand in."""

    key: str
    target: Target
    version: int


class TargetKeys:
    """The targets of each service, version by version."""

    def __init__(self) -> None:
        """Start before the first version."""
        self._series: dict[str, list[_Series]] = defaultdict(list)
        self._taken: set[str] = set()

    def take(self, service_key: str, version: int, targets: Sequence[Target]) -> list[str]:
        """The keys of a service's targets in its next version: kept where the words go on, else new."""
        series = self._series[service_key]
        given: dict[int, _Series] = {}
        if series:
            newest = max(one.version for one in series)
            going = [one for one in series if one.version == newest]
            given = {new: going[old] for old, new in _continued([one.target for one in going], targets)}
            ended, left = [one for one in series if one.version < newest], _others(len(targets), set(given))
            back = agreeing([one.target.features() for one in ended], [targets[place].features() for place in left])
            given |= {left[new]: ended[old] for old, new in back}
        for place, target in enumerate(targets):
            one = given.get(place) or self._begun(service_key, version, target)
            one.target, one.version = target, version
            given[place] = one
        return [given[place].key for place in range(len(targets))]

    def _begun(self, service_key: str, version: int, target: Target) -> _Series:
        """A new target; its key is the unit, with a few figures of its words."""
        words = key_of(exact(target.words), exact(target.span), target.nature)[:6]
        key = _untaken(f"{service_key}/{slug(target.unit or '') or 'item'}-{words}", self._taken)
        one = _Series(key, target, version)
        self._series[service_key].append(one)
        return one


def _continued(old: Sequence[Target], new: Sequence[Target]) -> Pairs:
    """Which target goes on as which: the one that shares most, else the only one that says the same and more."""
    pairs = agreeing([target.features() for target in old], [target.features() for target in new])
    done_old, done_new = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
    if len(done_old) == len(old) or len(done_new) == len(new):
        return pairs
    fits = [(one, other) for one, was in enumerate(old) for other, now in enumerate(new) if says_more(was, now)]
    return pairs + [pair for pair in only_fits(fits) if pair[0] not in done_old and pair[1] not in done_new]
