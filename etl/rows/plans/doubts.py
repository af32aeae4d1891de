"""Services of which two versions may be in force: what both say stands, the rest waits for a person."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from typing import Any

from etl.snapshot.tables import Tables
from etl.text.normal import normalised

Row = dict[str, Any]
TABLES = (
    "service_service_type",
    "service_topic",
    "service_support_kind",
    "service_country",
    "service_region",
    "service_unplaced",
    "indicator",
    "amount",
)
COVERAGE_TABLES = ("service_country", "service_region", "service_unplaced")
NO_PERIOD = dict.fromkeys(("start_year", "end_year", "start_on", "end_on", "is_open_ended"))
NO_COVERAGE = dict.fromkeys(("coverage_mode", "coverage_limit", "coverage_exception", "coverage_condition"))


class ServiceRows:
    """The rows about the services of one hub, from the moment on which its plans began to be added."""

    def __init__(self, tables: Tables) -> None:
        """Note how many rows each table has so far."""
        self._tables = tables
        self._start = {table: len(tables.rows(table)) for table in TABLES}

    def of(self, table: str, service: Row) -> list[Row]:
        """The rows of a table that are about one service."""
        rows = self._tables.rows(table)[self._start[table] :]
        return [row for row in rows if row["service_id"] == service["service_id"]]

    def drop(self, table: str, service: Row, is_dropped: Callable[[Row], bool] = lambda row: True) -> None:
        """Take out rows of a table that are about one service."""
        start, mine = self._start[table], service["service_id"]
        rows = self._tables.rows(table)
        rows[start:] = [row for row in rows[start:] if row["service_id"] != mine or not is_dropped(row)]


def doubt_service(rows: ServiceRows, leader: Row, rivals: list[Row], reason: str) -> None:
    """Let wait what the versions of a service don't say alike; the leading one stays in sight for all of them."""
    for rival in rivals:
        rival.update(is_current=False, order_unknown_with=leader["work_plan_id"])
    leader["order_unknown_with"] = ", ".join(sorted(rival["work_plan_id"] for rival in rivals))
    if _differ(leader, rivals, "year_text"):
        _doubt_period(rows, leader)
    if _differ(leader, rivals, "coverage_text"):
        _doubt_coverage(rows, leader)
    for table in ("service_service_type", "service_topic", "service_support_kind"):
        _keep_common(rows, table, leader, rivals)
    _share(rows, "indicator", leader, rivals, _indicator_words, reason)
    _share(rows, "amount", leader, rivals, _amount_words, reason)


def doubt_whole_service(rows: ServiceRows, service: Row, rival_plan: str, reason: str) -> None:
    """Let wait all that is said of a service that stands in one only of the plans that may be in force."""
    service["order_unknown_with"] = rival_plan
    _doubt_period(rows, service)
    _doubt_coverage(rows, service)
    for row in (*rows.of("indicator", service), *rows.of("amount", service)):
        row.update(_waiting(row, reason))


def _waiting(row: Row, reason: str) -> Row:
    """What a row has while it waits for the order of two plans, whatever else was in doubt about it."""
    return {"state": "review", "reason": reason} | ({"doubts": None} if "doubts" in row else {})


def _differ(leader: Row, rivals: list[Row], column: str) -> bool:
    return any(normalised(rival[column] or "") != normalised(leader[column] or "") for rival in rivals)


def _doubt_period(rows: ServiceRows, service: Row) -> None:
    service.update(NO_PERIOD, years_state="review")
    for indicator in rows.of("indicator", service):
        indicator.update(starts_on=None, due_on=indicator["deadline"])


def _doubt_coverage(rows: ServiceRows, service: Row) -> None:
    service.update(NO_COVERAGE, coverage_is_tentative=False, coverage_state="review")
    for table in COVERAGE_TABLES:
        rows.drop(table, service)


def _keep_common(rows: ServiceRows, table: str, leader: Row, rivals: list[Row]) -> None:
    """Keep of types, topics and kinds of support those that every version has."""
    key = table.removeprefix("service_") + "_id"
    common = [{row[key] for row in rows.of(table, rival)} for rival in rivals]
    rows.drop(table, leader, lambda row: not all(row[key] in held for held in common))


def _share(
    rows: ServiceRows, table: str, leader: Row, rivals: list[Row], words_of: Callable[[Row], Hashable], reason: str
) -> None:
    """Put what only some versions hold under the leading one, waiting; what all of them hold stands there once."""
    held = [Counter(map(words_of, rows.of(table, service))) for service in (leader, *rivals)]
    common = held[0]
    for other in held[1:]:
        common = common & other
    seen: dict[Hashable, int] = defaultdict(int)
    mine = rows.of(table, leader)
    for row in mine:
        seen[words_of(row)] += 1
        if seen[words_of(row)] > common[words_of(row)]:
            row.update(_waiting(row, reason))
    for rival in rivals:
        left = Counter(common)
        for row in rows.of(table, rival):
            if left[words_of(row)] > 0:
                left[words_of(row)] -= 1
            else:
                row.update(_waiting(row, reason), service_id=leader["service_id"])


def _indicator_words(row: Row) -> Hashable:
    names = ("quantity", "quantity_max", "total_target", "baseline", "comparator", "unit", "period", "nature")
    return (normalised(row["text"]), *(row[name] for name in names), row["deadline"])


def _amount_words(row: Row) -> Hashable:
    names = ("amount", "amount_max", "currency_code", "comparator", "form", "recurrence", "nature")
    return (*(row[name] for name in names), row["first_year"], row["last_year"])
