import itertools
from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
import pytest

from dashboard import query, store
from tests.dashboard.parameters import SAMPLE
from tests.dashboard.snapshots import CASES

pytest_plugins = ("tests.dashboard.review_cases",)

NAMES = sorted(name for name in query.files() if not name.startswith("private/"))
FOR_NO_HUB = ("documents", "finding_counts", "finding_total", "findings", "found", "reading_counts")


@pytest.fixture
def every_case(published, lives, waiting_snapshots, examples, monkeypatch) -> Callable[[str], None]:
    """Point the dashboard to the snapshot of a case, or of the whole example inbox, as the secretariat sees it."""
    folders: dict[str, Path] = waiting_snapshots | lives | published | {"examples": examples}
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")

    def point_to(case: str) -> None:
        monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(folders[case]))
        store.pin()

    return point_to


def answered(name: str, **changed):
    known = SAMPLE | changed
    return store.ask(name, **{key: known[key] for key in query.named(name).parameters})


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("name", NAMES)
def test_every_query_has_the_columns_that_its_header_promises(use, case, name):
    use(case)
    assert list(answered(name).columns) == list(query.named(name).columns)


@pytest.mark.parametrize("name", NAMES)
def test_the_first_line_of_a_query_says_what_one_row_is(name):
    assert query.named(name).grain.startswith("One row")
    assert query.named(name).grain.endswith(".")


@pytest.mark.parametrize("name", query.files())
def test_a_query_says_its_key_unless_it_has_one_row(name):
    asked = query.named(name)
    assert bool(asked.key) != asked.grain.startswith("One row:")
    assert {column.removesuffix("?") for column in asked.key} <= set(asked.columns)


def asked_for_each(name: str) -> Iterator[pd.DataFrame]:
    """The answers of a query for both choices of data, for each hub, candidature, document and question there are."""
    wanted = query.named(name).parameters
    known = {
        "is_example": [True, False] + [None] * (name in FOR_NO_HUB),
        "hub_id": store.ask("hub_addresses")["hub_id"].tolist(),
        "candidature_id": answered("candidature_matching", rows=None)["candidature_id"].dropna().tolist(),
        "question_key": answered("review_queue", rows=None)["question_key"].tolist(),
    }
    varied = {parameter: values for parameter, values in known.items() if parameter in wanted}
    for values in itertools.product(*varied.values()):
        given = SAMPLE | {"rows": None} | dict(zip(varied, values, strict=True))
        ask = store.ask_private if name.startswith("private/") else store.ask
        yield ask(name.removeprefix("private/"), **{parameter: given[parameter] for parameter in wanted})


def breaks_of_key(asked: query.Query, rows: pd.DataFrame) -> list[str]:
    """How rows break what the key promises; none where they keep it."""
    if not asked.key:
        return [f"{len(rows)} rows"] if len(rows) > 1 else []
    columns = [column.removesuffix("?") for column in asked.key]
    doubled = rows[rows.duplicated(columns, keep=False)][columns]
    empty = [column for column in asked.key if not column.endswith("?") and rows[column].isna().any()]
    return [f"twice: {row}" for row in doubled.to_dict("records")[:3]] + [f"empty: {column}" for column in empty]


@pytest.mark.parametrize("case", ["examples", "life", "one", "review", "candidatures"])
def test_the_key_of_each_query_holds(every_case, case):
    every_case(case)
    broken = {
        name: problems
        for name in query.files()
        for rows in asked_for_each(name)
        if (problems := breaks_of_key(query.named(name), rows))
    }
    assert broken == {}


@pytest.mark.parametrize(
    ("rows", "problems"),
    [
        ([("a", 1), ("a", 2)], []),
        ([("a", 1), ("a", 1)], ["twice: {'hub_id': 'a', 'report_year': 1}"] * 2),
        ([("a", None)], []),
        ([(None, 1)], ["empty: hub_id"]),
    ],
)
def test_a_broken_key_is_seen(rows, problems):
    asked = query.Query("reports", "One row a report.", frozenset(), ("hub_id", "report_year?"), (), (), "")
    assert breaks_of_key(asked, pd.DataFrame(rows, columns=["hub_id", "report_year"], dtype=object)) == problems


def test_a_query_takes_the_parameters_of_those_it_uses():
    assert {"is_example", "today", "region"} == query.named("hub_counts").parameters
    assert query.named("services").parameters >= query.named("matching_services").parameters


def test_unknown_query_names_the_missing_file():
    with pytest.raises(LookupError, match=r"no_such\.sql is missing in each folder queries of dashboard"):
        query.named("no_such")


def test_a_service_is_open_through_what_has_a_name(every_case):
    every_case("examples")
    through = set(answered("matching_services", country="KEN", types=[])["via"].dropna())
    assert {"Africa", "East Africa"} <= through
    assert not through & {"", "AFR", "ECA"}


def test_counts_of_the_one_example(use):
    use("one")
    counts = answered("service_counts").iloc[0]
    assert counts["services_count"] == 2
    assert counts["open_to_all_count"] == 1
    assert counts["unplaced_count"] == 1
    assert counts["unsure_coverage_count"] == 1
    assert counts["targets_count"] == 1


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({"types": ["training"]}, {"s1.2"}),
        ({"types": ["training", "research"]}, {"s1.2", "s2.2"}),
        ({"region": "AFR"}, {"s1.2", "s2.2"}),
        ({"region": "ECA"}, set()),
        ({"country": "ITA"}, {"s1.2"}),
        ({"year": 2026}, {"s1.2"}),
        ({"year": 2028}, set()),
        ({"topic": "flood"}, {"s1.2"}),
        ({"coverage": "upper"}, {"s2.2"}),
        ({"q": "etude"}, {"s2.2"}),
        ({"q": "%"}, set()),
        ({"q": "'; DROP TABLE hub; --"}, set()),
        ({"is_example": False}, set()),
    ],
)
def test_each_filter_of_the_services(use, chosen, found):
    use("one")
    assert set(answered("matching_services", **chosen)["service_id"]) == found


def test_a_country_comes_with_the_reason_it_is_open(use):
    use("one")
    assert answered("services", country="ITA")[["reach", "via"]].values.tolist() == [["priority", "Italy"]]
    assert answered("services", country="KEN")[["reach", "via"]].values.tolist() == [["all", "all cities"]]


def test_totals_and_the_rows_behind_them_agree(use):
    use("many")
    assert answered("service_counts").iloc[0]["services_count"] == len(answered("services", rows=None)) == 8000
    assert answered("services_by_region")["services_count"].sum() == 8000
    assert answered("hub_counts").iloc[0]["hubs_count"] == len(answered("hubs", rows=None)) == 1000
    by_rule = answered("finding_counts")["findings_count"].sum()
    assert (
        by_rule == answered("finding_total").iloc[0]["findings_count"] == len(answered("findings", rows=None)) == 1000
    )


def test_pages_hold_each_row_once(use):
    use("many")
    pages = [answered("services", first=first, rows=3000)["service_id"] for first in (0, 3000, 6000)]
    assert len(set().union(*pages)) == sum(map(len, pages)) == 8000


def test_findings_without_a_hub_are_in_neither_total(use):
    use("one")
    counted = [answered("finding_counts", is_example=whose)["findings_count"].sum() for whose in (True, False, None)]
    assert counted == [1, 0, 1]
