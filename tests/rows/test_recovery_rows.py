"""The lists of the archive as rows: each column where it belongs, and why a line stays out."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from etl.folder.reference import SHIPPED, archive_folder
from etl.folder.table_file import ListRow
from etl.rows.hubs import Hubs
from etl.rows.made import Made
from etl.rows.recovery.cells import dated, flag, one_of, several, whole
from etl.rows.recovery.lists import LISTS
from etl.rows.recovery.rows import recovery_rows

ARCHIVE = {
    "pillars": {"pillar_id": "p", "position": "2", "name": "Pillar", "meaning": "A pillar"},
    "themes": {"theme_id": "t", "pillar_id": "p", "position": "1", "name": "Theme", "meaning": "A theme"},
    "crosswalk": {"theme_id": "t", "heading_id": "essential_3", "topic_id": "finance", "reasoning": "Money"},
    "organisations": {"organisation_id": "o", "name": "Org", "kind": "network"},
    "resources": {
        **{"resource_id": "r", "kind": "sessions", "name": "Series", "is_recovery_resource": "true"},
        **{"record": "named", "meaning": "Talks", "pillar_id": "p", "phase": "plan", "service_type_id": "events"},
        **{"theme_ids": "t", "language": "en", "licence": "CC BY", "link": "https://r.example"},
    },
    "organisation_roles": {"organisation_id": "o", "role": "organises", "resource_id": "r"},
    "sessions": {
        **{"session_id": "s", "resource_id": "r", "precision": "month", "title": "A talk", "held_on": "2021-03"},
        **{"number": "17", "organisation_ids": "o; o2", "theme_ids": "t", "link": "https://s.example"},
    },
    "session_cities": {"session_id": "s", "city": "Mombasa", "country_code": "KEN", "as_written": "Mombasa, KE"},
    "briefings": {
        **{"resource_id": "r", "briefed_on": "2021-02-19", "precision": "day", "title": "Lessons"},
        **{"number_coalition": "26", "number_university": "30", "link": "https://b.example"},
    },
    "notes": {
        **{"note_id": "n", "resource_id": "r", "precision": "year", "title": "A note", "noted_on": "2022"},
        **{"theme_id": "t", "link": "https://n.example"},
    },
    "funds": {
        **{"fund_id": "f", "resource_id": "r", "name": "Fund", "rung": "goal", "organisation_id": "o", "text": "10 m"},
        **{"amount": "10000000", "currency": "USD", "stated_on": "2022-03-16"},
    },
    "grants": {
        **{"fund_id": "f", "city": "Mombasa", "country_code": "KEN", "granted_on": "2023-04-19", "text": "a grant"},
        **{"amount": "50000", "currency": "USD"},
    },
    "members": {"city": "Zzyzx", "country_code": "KEN", "is_network_member": "false", "stated_on": "2020-08-18"},
    "evidence": {
        **{"evidence_id": "e", "figure": "68", "unit": "percent", "wording": "68% believe", "says_not": "How many"},
        **{"base": "98", "stated_in": "2020"},
    },
}
SOURCE = {"source": "a page", "as_of": "2026-11"}
MORE = {"organisations": [{"organisation_id": "o2", "name": "Other", "kind": "bank"}]}


def archive(data: Path, lists: dict[str, list[dict[str, str]]], hubs: Hubs | None = None) -> Made:
    """What becomes of an archive with these rows by list, each with its source."""
    (data / "recovery").mkdir()
    columns = {entry.name: entry.columns for entry in LISTS}
    for name, rows in lists.items():
        with (data / "recovery" / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
            written = csv.DictWriter(file, columns[name], restval="")
            written.writeheader()
            written.writerows(SOURCE | row for row in rows)
    return recovery_rows(hubs or Hubs([]), data)


def whole_archive(**changed: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    return {name: [row, *MORE.get(name, [])] for name, row in ARCHIVE.items()} | changed


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    return archive(tmp_path_factory.mktemp("archive"), whole_archive())


def found(rows: Made) -> list[tuple[str, str]]:
    return [(one.finding.code, one.finding.message) for one in rows.findings]


def columns(rows: Made, table: str, *names: str) -> list[tuple]:
    return [tuple(row.get(name) for name in names) for row in rows.rows(table)]


C2R = {"programme_id": "c2r"}


@pytest.mark.parametrize(
    ("table", "values"),
    [
        ("pillar", C2R | ARCHIVE["pillars"] | {"position": 2}),
        ("theme", ARCHIVE["themes"] | {"position": 1}),
        ("theme_match", ARCHIVE["crosswalk"]),
        ("organisation", ARCHIVE["organisations"]),
        ("organisation_role", C2R | ARCHIVE["organisation_roles"]),
        ("evidence_statement", C2R | ARCHIVE["evidence"] | {"figure": 68}),
    ],
)
def test_a_row_of_a_list_is_a_row_of_its_table(made, table, values):
    assert made.rows(table)[0] == SOURCE | values
    assert made.findings == []


def without(row: dict[str, str], *names: str) -> dict[str, Any]:
    return {name: value for name, value in (SOURCE | row).items() if name not in names}


def test_a_resource_has_its_themes_beside_it(made):
    told = {"is_recovery_resource": True, "phase": "plan", "record": "named"}
    assert made.rows("resource") == [C2R | without(ARCHIVE["resources"], "theme_ids") | told]
    assert made.rows("resource_theme") == [{"resource_id": "r", "theme_id": "t"}]


def test_a_session_has_its_hosts_themes_and_cities_beside_it(made):
    told = {"held_on": date(2021, 3, 1), "number": 17}
    assert made.rows("session") == [without(ARCHIVE["sessions"], "organisation_ids", "theme_ids") | told]
    assert columns(made, "session_host", "session_id", "organisation_id") == [("s", "o"), ("s", "o2")]
    assert made.rows("session_theme") == [{"session_id": "s", "theme_id": "t"}]
    assert columns(made, "session_city", "session_id", "as_written", "city_id") == [
        ("s", "Mombasa, KE", "mombasa-ken"),
    ]


def test_briefings_and_notes_have_their_days(made):
    numbers = {"briefed_on": date(2021, 2, 19), "number_coalition": 26, "number_university": 30}
    assert made.rows("briefing") == [without(ARCHIVE["briefings"]) | numbers]
    assert made.rows("note") == [without(ARCHIVE["notes"]) | {"noted_on": date(2022, 1, 1)}]


def test_goal_and_grant_are_sums_of_one_fund(made):
    assert made.rows("fund") == [C2R | {"fund_id": "f", "resource_id": "r", "name": "Fund"}]
    names = ("fund_id", "rung", "nature", "amount", "total_usd", "first_year", "last_year", "text", "as_of")
    assert columns(made, "amount", *names) == [
        ("f", "goal", "fundraising_goal", 10_000_000, 10_000_000, 2022, 2022, "10 m", "2026-11"),
        ("f", "granted", "transfer", 50_000, 50_000, 2023, 2023, "a grant", "2026-11"),
    ]
    told = ("organisation_id", "city_id", "form", "recurrence", "state", "reason")
    assert columns(made, "amount", *told) == [
        ("o", None, "cash", "one_off", "read", "Stated by its source, funds.csv, line 2."),
        (None, "mombasa-ken", "cash", "one_off", "read", "Stated by its source, grants.csv, line 2."),
    ]


def test_a_city_stands_once_and_is_placed_where_it_is_known(made):
    names = ("city_id", "name", "country_code", "hub_id")
    assert columns(made, "city", *names) == [
        ("mombasa-ken", "Mombasa", "KEN", None),
        ("zzyzx-ken", "Zzyzx", "KEN", None),
    ]
    placed, unknown = made.rows("city")
    assert (placed["longitude"], placed["latitude"]) == pytest.approx((39.7, -4.0), abs=0.2)
    assert placed["place_source"]
    assert "longitude" not in unknown
    member = ("city_id", "is_network_member", "stated_on", "programme_id")
    assert columns(made, "community_member", *member) == [("zzyzx-ken", False, date(2020, 8, 18), "c2r")]


def test_a_city_that_is_a_hub_has_its_key(tmp_path):
    listed = {"hub_id": "kestrel-bay", "name": "Kestrel Bay", "country_code": "KEN", "is_example": "true"}
    member = ARCHIVE["members"] | {"city": "Kestrel Bay"}
    rows = archive(tmp_path, {"members": [member]}, Hubs([ListRow("hubs.csv", 2, listed)]))
    assert columns(rows, "city", "city_id", "hub_id") == [("kestrel-bay", "kestrel-bay")]


def test_what_may_be_empty_is_empty(tmp_path):
    empty = {"resources": "phase", "sessions": "number", "briefings": "number_university", "funds": "amount"}
    changed = {name: [ARCHIVE[name] | {column: ""}] for name, column in empty.items()}
    changed["sessions"][0] |= {"organisation_ids": "", "held_on": "", "precision": "none"}
    rows = archive(tmp_path, whole_archive(**changed))
    assert found(rows) == []
    assert [rows.rows("resource")[0]["phase"], rows.rows("briefing")[0]["number_university"]] == [None, None]
    assert columns(rows, "session", "number", "held_on") == [(None, None)]
    assert rows.rows("session_host") == []
    assert columns(rows, "amount", "rung", "amount", "total_usd")[0] == ("goal", None, None)


# --- lines that stay out ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "changed", "code", "message"),
    [
        ("pillars", {"meaning": ""}, "archive_row_incomplete", 'pillars.csv, line 2: "meaning" is empty.'),
        ("evidence", {"as_of": ""}, "archive_row_incomplete", 'evidence.csv, line 2: "as_of" is empty.'),
        (
            "themes",
            {"pillar_id": "q"},
            "list_value_unknown",
            'themes.csv, line 2, "pillar_id": no pillar is called "q".',
        ),
        (
            "sessions",
            {"organisation_ids": "o; x"},
            "list_value_unknown",
            'sessions.csv, line 2, "organisation_ids": no organisation is called "x".',
        ),
        (
            "crosswalk",
            {"heading_id": "essential_11"},
            "list_value_unknown",
            'crosswalk.csv, line 2, "heading_id": no practice heading is called "essential_11".',
        ),
        (
            "funds",
            {"amount": "-1"},
            "archive_row_unreadable",
            'funds.csv, line 2, "amount": a sum needs a currency and is not negative.',
        ),
        (
            "funds",
            {"currency": ""},
            "archive_row_unreadable",
            'funds.csv, line 2, "amount": a sum needs a currency and is not negative.',
        ),
        (
            "funds",
            {"rung": "granted"},
            "archive_row_unreadable",
            'funds.csv, line 2, "rung": "granted" is none of goal, committed.',
        ),
        (
            "resources",
            {"phase": "act"},
            "archive_row_unreadable",
            'resources.csv, line 2, "phase": "act" is none of assess, plan, optimize, learn.',
        ),
    ],
)
def test_a_line_that_cannot_be_taken_is_told_and_stays_out(tmp_path, name, changed, code, message):
    rows = archive(tmp_path, whole_archive(**{name: [ARCHIVE[name] | changed]}))
    assert (code, message) in found(rows)
    table = next(entry.table for entry in LISTS if entry.name == name)
    assert [row for row in rows.rows(table) if row.get("rung") != "granted"] == []


def test_a_sum_of_nothing_is_a_sum(tmp_path):
    rows = archive(tmp_path, whole_archive(funds=[ARCHIVE["funds"] | {"amount": "0", "rung": "committed"}]))
    assert columns(rows, "amount", "rung", "nature", "amount")[0] == ("committed", "pledge", 0)


def test_a_line_that_stands_already_is_told_and_one_that_stays_out_stands_nowhere(tmp_path):
    pillar = ARCHIVE["pillars"]
    bad = pillar | {"position": "first"}
    rows = archive(tmp_path, {"pillars": [bad, pillar, pillar | {"name": "Again"}, pillar | {"pillar_id": "q"}]})
    assert columns(rows, "pillar", "pillar_id", "name") == [("p", "Pillar"), ("q", "Pillar")]
    assert [code for code, _ in found(rows)] == ["archive_row_unreadable", "archive_row_twice"]
    assert found(rows)[1][1] == "pillars.csv, line 4: p stands in the list already."
    assert [one.finding.text for one in rows.findings][1] == "p"


def test_one_key_in_two_lists_is_no_key_twice(tmp_path):
    """A grant and a commitment of one fund, and two rungs of it, are lines of their own."""
    committed = ARCHIVE["funds"] | {"rung": "committed"}
    rows = archive(tmp_path, whole_archive(funds=[ARCHIVE["funds"], committed]))
    assert (found(rows), len(rows.rows("fund")), len(rows.rows("amount"))) == ([], 1, 3)


# --- cells ------------------------------------------------------------------------------------------------------------


def cell(text: str, precision: str = "") -> ListRow:
    return ListRow("notes.csv", 3, {"cell": text, "precision": precision})


@pytest.mark.parametrize(("text", "number"), [("1", 1), ("17", 17), ("17.0", 17), ("", None)])
def test_a_whole_number(text, number):
    assert whole(cell(text), "cell") == number


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "x"])
def test_what_is_no_whole_number_from_1(text):
    with pytest.raises(ValueError, match=r'notes\.csv, line 3, "cell": '):
        whole(cell(text), "cell")


@pytest.mark.parametrize(
    ("text", "precision", "day"),
    [
        ("2021-03-04", "day", date(2021, 3, 4)),
        ("2021-03", "month", date(2021, 3, 1)),
        ("2021", "year", date(2021, 1, 1)),
        ("", "none", None),
    ],
)
def test_a_day_is_as_exact_as_its_precision(text, precision, day):
    assert dated(cell(text, precision), "cell") == day


@pytest.mark.parametrize(
    ("text", "precision", "said"),
    [
        ("2021-03", "day", "is not as exact as its precision"),
        ("2021-03-04", "month", "is not as exact as its precision"),
        ("", "year", "is not as exact as its precision"),
        ("2021", "none", "is not as exact as its precision"),
        ("2021", "decade", "is not as exact as its precision"),
        ("", "", "is not as exact as its precision"),
        ("2021-02-30", "day", '"2021-02-30" is no date'),
    ],
)
def test_a_day_that_is_not_what_its_precision_says(text, precision, said):
    with pytest.raises(ValueError, match=said):
        dated(cell(text, precision), "cell")


def test_words_of_a_list_and_several_names():
    assert [flag(cell("true"), "cell"), flag(cell("false"), "cell")] == [True, False]
    with pytest.raises(ValueError, match='"yes" is none of true, false'):
        flag(cell("yes"), "cell")
    assert one_of(cell(""), "cell", ("goal", "")) == ""
    assert several(" a ;; b;") == ["a", "b"]


# --- files ------------------------------------------------------------------------------------------------------------


def test_the_archive_in_use_is_the_data_folders_own_where_it_has_one(tmp_path):
    assert archive_folder(tmp_path) == SHIPPED / "recovery"
    (tmp_path / "recovery").mkdir()
    assert archive_folder(tmp_path) == tmp_path / "recovery"


def test_a_sheet_of_the_workbook_is_read_by_its_own_lines_and_a_hidden_one_is_not(tmp_path):
    book = Workbook()
    for title in ("pillars", "themes"):
        sheet = book.create_sheet(title)
        sheet.append([*ARCHIVE[title], *SOURCE])
        sheet.append([])
        sheet.append([*ARCHIVE[title].values(), *SOURCE.values()])
        sheet.append([*(ARCHIVE[title] | {"meaning": ""}).values(), *SOURCE.values()])
    book["themes"].sheet_state = "hidden"
    book["Sheet"].title = "holidays"
    (tmp_path / "recovery").mkdir()
    book.save(tmp_path / "recovery" / "recovery.xlsx")
    rows = recovery_rows(Hubs([]), tmp_path)
    assert columns(rows, "pillar", "pillar_id", "position") == [("p", 2)]
    assert rows.rows("theme") == []
    told = [message for code, message in found(rows) if code.startswith("archive_row")]
    assert told == [
        'recovery.xlsx: the sheet "holidays" is no list of the archive.',
        'recovery.xlsx, sheet pillars, line 4: "meaning" is empty.',
    ]


def test_a_workbook_that_cannot_be_opened_costs_only_itself(tmp_path):
    (tmp_path / "recovery").mkdir()
    (tmp_path / "recovery" / "recovery.xlsx").write_bytes(b"no workbook")
    ((_, message),) = found(recovery_rows(Hubs([]), tmp_path))
    assert message.startswith("recovery.xlsx: ")
