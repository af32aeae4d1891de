"""Results stay with their words whatever a later plan does to its rows and lines; what can't be matched is asked."""

import io
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import duckdb
import pytest
from openpyxl import load_workbook

from etl.send.annual_report_plan import ReportPlan
from etl.send.annual_report_workbook import write_workbook
from etl.send.packs import report_plan
from tests.published import DataFolder, fill_workbook, service

TRAINING = "Flood training"
LONG = "Training of local government staff on early warning and evacuation"
Service = dict[str, Any]


def training(indicators: str, title: str = TRAINING, **more: Any) -> Service:
    return service(title, "2024-2026", indicators=indicators, **more)


def told(*values: tuple[str, str], title: str = TRAINING, **more: Any) -> Service:
    """What a hub reports of a service: (words of the target, value)."""
    return {"service": title, "result": [{"indicator": words, "value": value} for words, value in values], **more}


def as_printed(plan: ReportPlan) -> ReportPlan:
    return plan


def with_former_keys(plan: ReportPlan) -> ReportPlan:
    """The form as it was printed when keys were slug and unit, numbered in the order of the plan."""
    used: dict[str, int] = {}

    def numbered(key: str) -> int:
        used[key] = used.get(key, 0) + 1
        return used[key]

    services = []
    for one in plan.services:
        slug = "-".join(re.findall(r"\w+", one.title.lower()))[:60].strip("-")
        number = numbered(slug)
        key = f"{plan.hub_id}/{slug}" + (f"-{number}" if number > 1 else "")
        units = ({"participant": "person"}.get(item.unit, item.unit) for item in one.indicators)
        keys = [f"{key}/{unit}-{numbered(f'{key}/{unit}')}" for unit in units]
        indicators = [replace(item, indicator_key=new) for item, new in zip(one.indicators, keys, strict=True)]
        services.append(replace(one, service_key=key, indicators=tuple(indicators)))
    return replace(plan, services=tuple(services))


def unchanged(book: Any) -> None:
    pass


@dataclass(frozen=True)
class Case:
    """A hub's plan, its report on 2024 made from it, and the plan that came after the report was printed."""

    before: tuple[Service, ...]
    reported: tuple[Service, ...]
    after: tuple[Service, ...]
    printed: Callable[[ReportPlan], ReportPlan] = as_printed
    edited: Callable[[Any], None] = unchanged


def typed(sheet: int, row: int, **texts: str) -> Callable[[Any], None]:
    """An edit of a filled workbook: cells of one row by the header id of their column."""

    def edit(book: Any) -> None:
        page = book.worksheets[sheet]
        for cell in page[3]:
            if cell.value in texts:
                page.cell(row, cell.column).value = texts[cell.value]

    return edit


def swapped_keys(book: Any) -> None:
    """The first two rows of the results sorted without the hidden column of their keys."""
    page = book.worksheets[2]
    page.cell(5, 1).value, page.cell(6, 1).value = page.cell(6, 1).value, page.cell(5, 1).value


TWO = (training("400 participants\n12 cities"),)
CASES = {
    "target-put-first": Case(
        (training("400 participants"),),
        (told(("400 participants", "390")),),
        (training("40 women leaders\n400 participants"),),
    ),
    "former-keys": Case(
        (training("400 participants"),),
        (told(("400 participants", "390")),),
        (training("40 officials\n400 participants"),),
        with_former_keys,
    ),
    "lines-in-another-order": Case(
        (training("400 participants\n40 officials\n12 cities"),),
        (told(("400 participants", "390"), ("40 officials", "31"), ("12 cities", "5")),),
        (training("12 cities\n40 officials\n400 participants"),),
    ),
    "numbered-anew": Case(
        (training("1. 400 participants\n2. 300 officials"),),
        (told(("1. 400 participants", "390"), ("2. 300 officials", "31")),),
        (training("1. 300 officials\n2. 400 participants"),),
    ),
    "lowered": Case(
        (training("400 participants\n12 cities"),),
        (told(("400 participants", "290"), ("12 cities", "5")),),
        (training("12 cities\n300 participants"),),
    ),
    "line-dropped": Case(
        (training("400 participants\n300 officials"),),
        (told(("400 participants", "390"), ("300 officials", "31")),),
        (training("300 officials"),),
    ),
    "replaced-by-another-of-its-kind": Case(
        (training("400 participants\n12 cities"),),
        (told(("400 participants", "390"), ("12 cities", "5")),),
        (training("40 women leaders\n12 cities"),),
    ),
    "split-in-two": Case(
        (training("300 participants"),),
        (told(("300 participants", "290")),),
        (training("200 participants from Africa\n100 participants from Asia"),),
    ),
    "unit-changed": Case(
        (training("300 people trained"),),
        (told(("300 people trained", "290")),),
        (training("300 officials trained"),),
    ),
    "answered": Case(
        (training("300 people trained"),),
        (told(("300 people trained", "290")),),
        (training("300 officials trained"),),
    ),
    "answered-with-none": Case(
        (training("300 people trained"),),
        (told(("300 people trained", "290")),),
        (training("300 officials trained"),),
    ),
    "dates-tell-them-apart": Case(
        (training("20 officials by 2025\n30 officials by 2026"),),
        (told(("20 officials by 2025", "11"), ("30 officials by 2026", "3")),),
        (training("35 officials by 2026\n25 officials by 2025"),),
    ),
    "several-in-one-line": Case(
        (training("12 workshops with 600 participants"),),
        (told(("12 workshops with 600 participants", "")),),
        (training("40 leaders\n10 workshops with 500 participants"),),
        edited=lambda book: [typed(2, row, value=value)(book) for row, value in ((5, "7"), (6, "310"))],
    ),
    "two-in-a-line": Case(
        (training("400 participants and 12 leaders trained"),),
        (told(("400 participants and 12 leaders trained", "")),),
        (training("300 nurses and 9 pupils trained"),),
        edited=typed(2, 5, value="390"),
    ),
    "percent-and-count": Case(
        (training("80% of 50 cities have a plan"),),
        (told(("80% of 50 cities have a plan", "")),),
        (training("20% of 40 schools have a plan\n80% of 50 cities have a plan"),),
        edited=lambda book: [typed(2, row, value=value)(book) for row, value in ((5, "60"), (6, "30"))],
    ),
    "twins": Case(
        (training("20 officials\n20 officials"),),
        (told(("20 officials", "15"), ("20 officials", "9")),),
        (training("12 cities\n20 officials\n20 officials"),),
    ),
    "twins-with-former-keys": Case(
        (training("20 officials\n20 officials"),),
        (told(("20 officials", "15"), ("20 officials", "9")),),
        (training("20 officials\n20 officials"),),
        with_former_keys,
    ),
    "one-of-twins": Case(
        (training("20 officials\n20 officials"),),
        (told(("20 officials", "15"), ("20 officials", "9")),),
        (training("20 officials"),),
    ),
    "sixty-letters": Case(
        (training("400 participants", f"{LONG}, step 1"), training("400 participants", f"{LONG}, step 2")),
        (
            told(("400 participants", "390"), title=f"{LONG}, step 1"),
            told(("400 participants", "31"), title=f"{LONG}, step 2"),
        ),
        (training("400 participants", f"{LONG}, step 2"), training("400 participants", f"{LONG}, step 1")),
    ),
    "one-title": Case(
        (training("400 participants", description="For mayors"), training("12 cities", description="For schools")),
        (
            told(
                ("400 participants", "390"),
            ),
            told(("12 cities", "5")),
        ),
        (training("9 cities", description="For schools"), training("500 participants", description="For mayors")),
    ),
    "one-title-with-former-keys": Case(
        (training("400 participants", description="For mayors"), training("12 cities", description="For schools")),
        (
            told(
                ("400 participants", "390"),
            ),
            told(("12 cities", "5")),
        ),
        (training("12 cities", description="For schools"), training("400 participants", description="For mayors")),
        with_former_keys,
    ),
    "one-title-all-reworded": Case(
        (
            training("400 participants", description="USD 4,000 for mayors"),
            training("40 officials", description="USD 3,000 for schools"),
        ),
        (told(("400 participants", "390")), told(("40 officials", "31"))),
        (
            training("300 farmers", description="USD 2,000 for farms"),
            training("20 nurses", description="USD 1,000 for clinics"),
        ),
    ),
    "renamed": Case(
        (training("400 participants\n12 cities", description="Peers show how: USD 5,000."),),
        (told(("400 participants", "390")),),
        (training("400 participants\n9 cities", "Training on floods", description="Peers show how: USD 5,000."),),
    ),
    "keys-sorted-away": Case(TWO, (told(("400 participants", "390"), ("12 cities", "5")),), TWO, edited=swapped_keys),
    "words-typed-over": Case(
        TWO,
        (told(("400 participants", "390"), ("12 cities", "5")),),
        TWO,
        edited=typed(2, 5, indicator="Booklets printed"),
    ),
    "figure-typed-over": Case(
        TWO,
        (told(("400 participants", "390"), ("12 cities", "5")),),
        TWO,
        edited=typed(2, 5, indicator="350 participants"),
    ),
    "two-values": Case(
        TWO,
        (told(("400 participants", "390"), ("12 cities", "5")),),
        TWO,
        edited=typed(2, 9, service=TRAINING, indicator="400 participants", value="120"),
    ),
    "row-added-by-hand": Case(
        TWO,
        (told(("12 cities", "5")),),
        TWO,
        edited=typed(2, 9, service=TRAINING, indicator="participants in webinars", value="120"),
    ),
    "title-typed-over": Case(
        TWO,
        (told(("12 cities", "5"), people_reached="77"),),
        TWO,
        edited=typed(1, 5, service="Webinars for nurses"),
    ),
    "part-of-a-line": Case(
        (training("12 cities supported; 400 participants"),),
        (told(("12 cities supported; 400 participants", "")),),
        (training("12 cities supported; 400 participants"),),
        edited=typed(2, 9, service=TRAINING, indicator="400 participants", value="390"),
    ),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Every case as a hub of its own: plans loaded, reports printed from them, then later plans and reports loaded."""
    folder = DataFolder(tmp_path_factory.mktemp("identity") / "data")
    for hub_id, case in CASES.items():
        folder.hub(hub_id, hub_id, "KEN")
        folder.decision(hub_id, "recognised", "2024-01-05")
        folder.plan(f"{hub_id}/plan-1.csv", *case.before, received_on="2024-01-05")
    folder.load()
    for hub_id, case in CASES.items():
        folder.put(f"{hub_id}/report.xlsx", filled(folder, hub_id, case), "2025-09-01")
        folder.plan(f"{hub_id}/plan-2.csv", *case.after, received_on="2025-06-05")
    for hub_id, value in (
        ("answered", '{"target": "300 officials trained"}'),
        ("answered-with-none", '{"target": null}'),
    ):
        place = {"document": f"{hub_id}/report.xlsx", "place": 'sheet "Results", row 5, column 7'}
        folder.row("corrections", field="target", text="300 people trained", value=value, who="A. Person", **place)
    folder.load()
    return folder


def filled(folder: DataFolder, hub_id: str, case: Case) -> bytes:
    """The report on 2024 as the hub sends it back."""
    with duckdb.connect(str(folder.snapshot), read_only=True) as database:
        plan = case.printed(report_plan(database, hub_id, 2024))
    answers = {"language": "en", "service": [{"status": "under_way"} | one for one in case.reported]}
    book = load_workbook(io.BytesIO(fill_workbook(write_workbook(plan), answers)))
    case.edited(book)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def standing(folder: DataFolder, hub_id: str) -> list[tuple]:
    """(words of the target, number, value, status) of a hub's targets in force."""
    query = """
        SELECT text, target_value, actual_value, status_id FROM progress(DATE '2025-12-01')
        WHERE hub_id = ? ORDER BY ALL
    """
    return folder.rows(query, hub_id)


def found(folder: DataFolder, hub_id: str, rule_id: str) -> list[tuple]:
    query = "SELECT message, document_id, row_number FROM finding WHERE hub_id = ? AND rule_id = ? ORDER BY ALL"
    return folder.rows(query, hub_id, rule_id)


WAITS = "cannot_be_assessed"


@pytest.mark.parametrize(
    ("hub_id", "expected"),
    [
        (
            "target-put-first",
            [("40 women leaders", 40, None, "no_evidence"), ("400 participants", 400, 390, "on_track")],
        ),
        ("former-keys", [("40 officials", 40, None, "no_evidence"), ("400 participants", 400, 390, "on_track")]),
        (
            "lines-in-another-order",
            [
                ("12 cities", 12, 5, "behind"),
                ("40 officials", 40, 31, "on_track"),
                ("400 participants", 400, 390, "on_track"),
            ],
        ),
        (
            "numbered-anew",
            [("1. 300 officials", 300, 31, "far_behind"), ("2. 400 participants", 400, 390, "on_track")],
        ),
        ("lowered", [("12 cities", 12, 5, "behind"), ("300 participants", 300, 290, "on_track")]),
        ("line-dropped", [("300 officials", 300, 31, "far_behind")]),
        ("replaced-by-another-of-its-kind", [("12 cities", 12, 5, "behind"), ("40 women leaders", 40, None, WAITS)]),
        (
            "split-in-two",
            [("100 participants from Asia", 100, None, WAITS), ("200 participants from Africa", 200, None, WAITS)],
        ),
        ("unit-changed", [("300 officials trained", 300, None, WAITS)]),
        ("answered", [("300 officials trained", 300, 290, "on_track")]),
        ("answered-with-none", [("300 officials trained", 300, None, "no_evidence")]),
        (
            "dates-tell-them-apart",
            [("25 officials by 2025", 25, 11, "far_behind"), ("35 officials by 2026", 35, 3, "far_behind")],
        ),
        (
            "several-in-one-line",
            [
                ("10 workshops with 500 participants", 10, 7, "on_track"),
                ("10 workshops with 500 participants", 500, 310, "on_track"),
                ("40 leaders", 40, None, "no_evidence"),
            ],
        ),
        (
            "twins",
            [
                ("12 cities", 12, None, "no_evidence"),
                ("20 officials", 20, 9, "behind"),
                ("20 officials", 20, 15, "on_track"),
            ],
        ),
        ("twins-with-former-keys", [("20 officials", 20, 9, "behind"), ("20 officials", 20, 15, "on_track")]),
        ("one-of-twins", [("20 officials", 20, None, WAITS)]),
        ("sixty-letters", [("400 participants", 400, 31, "far_behind"), ("400 participants", 400, 390, "on_track")]),
        ("one-title", [("500 participants", 500, 390, "on_track"), ("9 cities", 9, 5, "behind")]),
        ("one-title-with-former-keys", [("12 cities", 12, 5, "behind"), ("400 participants", 400, 390, "on_track")]),
        ("one-title-all-reworded", [("20 nurses", 20, None, WAITS), ("300 farmers", 300, None, WAITS)]),
        ("renamed", [("400 participants", 400, 390, "on_track"), ("9 cities", 9, None, "no_evidence")]),
        ("keys-sorted-away", [("12 cities", 12, 5, "behind"), ("400 participants", 400, 390, "on_track")]),
        ("words-typed-over", [("12 cities", 12, 5, "behind"), ("400 participants", 400, None, WAITS)]),
        ("figure-typed-over", [("12 cities", 12, 5, "behind"), ("400 participants", 400, 390, "on_track")]),
        ("two-values", [("12 cities", 12, 5, "behind"), ("400 participants", 400, 390, WAITS)]),
        ("row-added-by-hand", [("12 cities", 12, 5, "behind"), ("400 participants", 400, None, WAITS)]),
        ("title-typed-over", [("12 cities", 12, 5, "behind"), ("400 participants", 400, None, "no_evidence")]),
        (
            "part-of-a-line",
            [
                ("12 cities supported; 400 participants", 12, None, "no_evidence"),
                ("12 cities supported; 400 participants", 400, 390, "on_track"),
            ],
        ),
    ],
)
def test_a_result_stays_with_its_words(folder, hub_id, expected):
    assert standing(folder, hub_id) == expected


@pytest.mark.parametrize(
    ("hub_id", "value", "words", "candidates"),
    [
        ("replaced-by-another-of-its-kind", "390", "400 participants", ["40 women leaders"]),
        ("split-in-two", "290", "300 participants", ["200 participants from Africa", "100 participants from Asia"]),
        ("unit-changed", "290", "300 people trained", ["300 officials trained"]),
        (
            "two-in-a-line",
            "390",
            "400 participants and 12 leaders trained",
            ['300 nurses and 9 pupils trained" ("300 nurses', '300 nurses and 9 pupils trained" ("9 pupils'],
        ),
        ("words-typed-over", "390", "Booklets printed", ["400 participants"]),
        ("two-values", "120", "400 participants", ["400 participants"]),
        ("row-added-by-hand", "120", "participants in webinars", ["400 participants"]),
    ],
)
def test_a_value_that_cannot_be_matched_is_asked(folder, hub_id, value, words, candidates):
    ((message, document_id, row_number),) = found(folder, hub_id, "result_unmatched")
    ((next_step,),) = folder.rows(
        "SELECT next_step FROM finding WHERE rule_id = 'result_unmatched' AND hub_id = ?", hub_id
    )
    assert f'field target, document {hub_id}/report.xlsx, place sheet "Results", row {row_number}' in next_step
    told = " or ".join(f'"{candidate}"' + ")" * ("(" in candidate) for candidate in candidates)
    assert message == f'"{value}" was reported for "{words}". It may belong to {told}, and counts for none yet.'
    assert document_id == f"{hub_id}/report.xlsx"
    assert row_number
    reasons = folder.rows(
        "SELECT DISTINCT reason FROM progress(DATE '2025-12-01') JOIN unmatched_result USING (indicator_key, hub_id) "
        "WHERE hub_id = ?",
        hub_id,
    )
    assert reasons == [("It cannot be assessed: a value reported for 2024 waits to be matched.",)]


def test_nothing_is_asked_where_the_words_tell(folder):
    asked = {hub_id for (hub_id,) in folder.rows("SELECT hub_id FROM finding WHERE rule_id = 'result_unmatched'")}
    assert asked == {hub_id for (hub_id,) in folder.rows("SELECT hub_id FROM unmatched_result")}
    assert asked == {
        *(
            "replaced-by-another-of-its-kind",
            "split-in-two",
            "unit-changed",
            "two-in-a-line",
            "one-of-twins",
        ),
        *("one-title-all-reworded", "words-typed-over", "two-values", "row-added-by-hand"),
    }


def test_a_target_of_the_same_words_is_lowered_and_a_new_one_is_not(folder):
    lowered = folder.rows("SELECT hub_id, message FROM finding WHERE rule_id = 'target_lowered' ORDER BY ALL")
    assert ("lowered", "The target is 300 participant; lowered/plan-1.csv promised 400.") in lowered
    assert not {"target-put-first", "replaced-by-another-of-its-kind", "split-in-two"} & {row[0] for row in lowered}


def test_two_titles_alike_in_sixty_letters_are_two_services(folder):
    in_force = (
        "SELECT title, version, service_key FROM service WHERE hub_id = 'sixty-letters' AND is_current ORDER BY ALL"
    )
    (one, other) = folder.rows(in_force)
    assert (one[:2], other[:2]) == ((f"{LONG}, step 1", 2), (f"{LONG}, step 2", 2))
    assert one[2] != other[2]
    key = r"sixty-letters/training-of-local-government-staff-on-early-warning-and-evac-[0-9a-f]{6}"
    assert re.fullmatch(key, one[2])
    assert found(folder, "sixty-letters", "service_not_in_later_plan") == []


def test_services_of_one_title_that_nothing_tells_apart_are_asked_and_count_once(folder):
    hub_id = "one-title-all-reworded"
    (first, second) = found(folder, hub_id, "service_unclear")
    assert first[0] == (
        '2 services of the plans before and 2 of this one are called "Flood training". Which of '
        "them are the same cannot be told: the old ones count as replaced, and what was reported for them waits."
    )
    assert (first[1:], second[1:]) == ((f"{hub_id}/plan-2.csv", 2), (f"{hub_id}/plan-2.csv", 3))
    in_force = "SELECT version, count(*) FROM service WHERE hub_id = ? AND is_current GROUP BY ALL"
    assert folder.rows(in_force, hub_id) == [(2, 2)]
    assert folder.rows("SELECT sum(total_usd) FROM money_ladder WHERE hub_id = ?", hub_id) == [(3000,)]


def test_a_service_under_another_title_counts_once_and_is_said(folder):
    assert found(folder, "renamed", "service_renamed")[0][0] == (
        '"Training on floods" has the description and targets of "Flood training", and counts as the same service.'
    )
    assert folder.rows("SELECT title FROM service WHERE hub_id = 'renamed' AND is_current") == [("Training on floods",)]
    assert folder.rows("SELECT sum(total_usd) FROM money_ladder WHERE hub_id = 'renamed'") == [(5000,)]


def test_a_row_whose_title_is_another_counts_for_no_service(folder):
    ((message, *_),) = found(folder, "title-typed-over", "result_outside_plan")
    assert message == '"Webinars for nurses" is in no work plan of the hub.'
    assert folder.rows("SELECT people_reached FROM service_result WHERE hub_id = 'title-typed-over'") == []


def test_a_row_with_the_key_of_another_counts_by_its_words(folder):
    messages = [row[0] for row in found(folder, "keys-sorted-away", "report_key_disagrees")]
    assert messages == [
        'The row has the key of "12 cities" and the words "400 participants"; it counts by its words.',
        'The row has the key of "400 participants" and the words "12 cities"; it counts by its words.',
    ]


def test_former_keys_are_no_key_of_another_report(folder):
    assert folder.rows("SELECT hub_id FROM finding WHERE rule_id = 'report_key_foreign'") == []


# --- keys -------------------------------------------------------------------------------------------------------------


TITLES = (
    "Training 1", "Training 2", "Training A", "Training B", "Course on C", "Course on C++", "Course on C#",
    "재난 교육 1", "재난 교육 2", "تدريب على الفيضانات", "تدريب على الفيضان", "पटना", "पाटन", "ツイニング",
    "ツイニンク", "???", "!!!", "", "", "мойка", "моика", "Training ١", "Évacuation", "Evacuation",
)  # fmt: skip


def test_titles_that_differ_in_one_sign_never_share_a_key(tmp_path):
    folder = DataFolder(tmp_path / "data")
    plan = [training(f"{10 + n} cities", title, description="") for n, title in enumerate(TITLES)]
    folder.plan("kestrel-bay/plan-1.csv", *plan, received_on="2024-01-05")
    folder.load()
    before = keys(folder, 1)
    assert len(set(before.values())) == len(TITLES)
    folder.plan("kestrel-bay/plan-2.csv", *reversed(plan), received_on="2025-01-05")
    folder.load()
    assert keys(folder, 1) == keys(folder, 2) == before
    assert folder.rows("SELECT count(*) FROM service WHERE is_current") == [(len(TITLES),)]
    assert folder.found("service_unclear") == folder.found("service_not_in_later_plan") == []


def keys(folder: DataFolder, version: int) -> dict[str, str]:
    """The service_key by the words of its target, which no two rows share."""
    return dict(folder.rows("SELECT indicators_text, service_key FROM service WHERE version = ?", version))


# --- lists, cities, later forms ---------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def lists(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """One hub whose lists name services by titles that are long, shared, former or keys; two reports for one year."""
    folder = DataFolder(tmp_path_factory.mktemp("lists") / "data")
    long = [training("400 participants", f"{LONG}, step {step}") for step in (1, 2)]
    fair = [service("Fair", year, indicators="1 fair", description=year) for year in ("2024", "2025")]
    walks = [training("9 walks", "Walks", description=text) for text in ("In the hills", "By the sea")]
    before = training("400 participants", "Peer visits", description="Peers come and see.")
    after = training("400 participants", "Visits of peers", description="Peers come and see.")
    folder.plan("kestrel-bay/plan-1.csv", *long, *fair, *walks, before, received_on="2024-01-05")
    folder.load()
    cities = {"title": f"{LONG}, step 1", "status": "under_way"}
    for day, named in (("2025-02-01", ["Praia Nova, Kenya"]), ("2025-03-01", ["Mombasa, Kenya", "Mombasa, Kenya"])):
        one = {"service": cities["title"], "status": "under_way", "cities_supported": named}
        folder.report(f"kestrel-bay/report-{day}.xlsx", "kestrel-bay", 2024, one, received_on=day)
    folder.plan("kestrel-bay/plan-2.csv", *long, *walks, after, received_on="2025-06-05")
    for title in (f"{LONG}, step 2", "Fair", "Walks", "Peer visits"):
        folder.row(
            "confirmations", hub_id="kestrel-bay", year="2024", service=title, city="Mombasa", country_code="KEN"
        )
        folder.row("pledges", hub_id="kestrel-bay", service=title, amount="1000", currency="USD", first_year="2024")
    folder.load()
    return folder


def test_lists_find_their_service_by_all_words_the_year_and_former_titles(lists):
    titled = "LEFT JOIN (SELECT DISTINCT service_key, title, year_text FROM service) AS titled USING (service_key)"
    named = lists.rows(f"SELECT service, title, year_text FROM confirmation {titled} ORDER BY ALL")
    assert named == [
        ("Fair", "Fair", "2024"),
        ("Peer visits", "Peer visits", "2024-2026"),
        ("Peer visits", "Visits of peers", "2024-2026"),
        (f"{LONG}, step 2", f"{LONG}, step 2", "2024-2026"),
        ("Walks", None, None),
    ]
    sums = lists.rows(
        f"SELECT coalesce(year_text, '-'), count(DISTINCT amount_id) FROM amount {titled} "
        "WHERE hub_id = 'kestrel-bay' GROUP BY ALL ORDER BY 1"
    )
    assert sums == [("-", 1), ("2024", 1), ("2024-2026", 2)]


def test_a_list_that_fits_two_services_is_told_both_keys_and_takes_one(lists):
    keys = [key for (key,) in lists.rows("SELECT DISTINCT service_key FROM service WHERE title = 'Walks' ORDER BY 1")]
    for rule_id, name in (("confirmation_unmatched", "confirmations"), ("pledge_unmatched", "pledges")):
        ((_, message, next_step),) = lists.found(rule_id)
        assert message == f'{name}.csv, line 4: the hub has 2 services called "Walks".'
        assert all(key in next_step for key in keys)


def test_a_city_named_twice_counts_once_and_only_the_last_report_fills_the_next(lists):
    latest = "SELECT city FROM supported_city JOIN annual_report USING (annual_report_id) WHERE is_latest"
    assert lists.rows(latest) == [("Mombasa",)]
    with duckdb.connect(str(lists.snapshot), read_only=True) as database:
        plan = report_plan(database, "kestrel-bay", 2025)
    assert [one.cities_last_year for one in plan.services if one.cities_last_year] == [("Mombasa, Kenya",)]


# --- any order, any version -------------------------------------------------------------------------------------------


LINES = ("400 participants", "40 women leaders", "12 cities by 2025", "12 cities by 2026", "3 plans adopted")
SHUFFLES = 5


def test_no_order_of_rows_and_lines_changes_any_standing(tmp_path):
    """Rows and lines of the later plan in any order leave each target its value and its status."""
    folder = DataFolder(tmp_path / "data")
    before = [
        training("\n".join(LINES), description="For mayors"),
        training("\n".join(LINES), description="For schools"),
    ]
    before.append(training("\n".join(LINES), "Peer visits"))
    hubs = [f"shuffle-{seed}" for seed in range(SHUFFLES)]
    for hub_id in hubs:
        folder.hub(hub_id, hub_id, "KEN")
        folder.decision(hub_id, "recognised", "2024-01-05")
        folder.plan(f"{hub_id}/plan-1.csv", *before, received_on="2024-01-05")
    folder.load()
    for seed, hub_id in enumerate(hubs):
        case = Case((), (), (), edited=lambda book: [typed(2, 5 + n, value=n + 1)(book) for n in range(15)])
        folder.put(f"{hub_id}/report.xlsx", filled(folder, hub_id, case), "2025-09-01")
        folder.plan(f"{hub_id}/plan-2.csv", *shuffled(before, seed), received_on="2025-06-05")
    folder.load()
    standings = {hub_id: described(folder, hub_id) for hub_id in hubs}
    assert [row[2] for row in standings["shuffle-0"]] == [*range(1, 16)]
    assert set(map(tuple, standings.values())) == {tuple(standings["shuffle-0"])}
    assert folder.rows("SELECT count(*) FROM unmatched_result") == [(0,)]


def shuffled(services: list[Service], seed: int) -> list[Service]:
    """The same services and lines in an order that the seed gives; seed 0 leaves them as they are."""
    order = random.Random(seed)
    rows = [one | {"indicators": "\n".join(order.sample(LINES, len(LINES)))} for one in services]
    return order.sample(rows, len(rows)) if seed else services


def described(folder: DataFolder, hub_id: str) -> list[tuple]:
    """(description, words of the target, value, status) of a hub's targets in force, by value."""
    query = """
        SELECT description, text, actual_value, status_id
        FROM progress(DATE '2025-12-01') JOIN service USING (service_id, hub_id) WHERE hub_id = ? ORDER BY actual_value
    """
    return folder.rows(query, hub_id)


def test_a_target_that_a_version_leaves_out_comes_back_as_itself(tmp_path):
    folder = DataFolder(tmp_path / "data")
    both = training("400 participants\n12 cities")
    folder.plan("kestrel-bay/plan-1.csv", both, training("9 walks", "Walks"), received_on="2024-01-05")
    folder.load()
    report = (told(("400 participants", "390"), ("12 cities", "5")), told(("9 walks", "7"), title="Walks"))
    folder.report("kestrel-bay/report.xlsx", "kestrel-bay", 2024, *report, received_on="2025-02-01")
    folder.plan("kestrel-bay/plan-2.csv", training("12 cities"), received_on="2025-03-05")
    folder.plan("kestrel-bay/plan-3.csv", training("9 walks", "Walks"), both, received_on="2025-06-05")
    folder.load()
    assert standing(folder, "kestrel-bay") == [
        ("12 cities", 12, 5, "behind"),
        ("400 participants", 400, 390, "on_track"),
        ("9 walks", 9, 7, "on_track"),
    ]
