"""What waits in a published snapshot: its values as rows, and the targets that are judged whatever it means."""

import pytest

from tests.published import DataFolder, service

YEARS = "2024-2026"
PLAN = {
    "Guides": "4 guides by 2025",
    "Walks": "5 walks",
    "Talks": "9 talks by 2025",
    "Maps": "3 maps before August 2026",
    "Visits": "2 visits a year",
}
REPORTED = {
    2024: {"Guides": "4", "Walks": "2", "Talks": "4", "Maps": "1", "Visits": "2"},
    2025: {
        "Guides": "9 if printed",
        "Walks": "4 in total",
        "Talks": "7 in total",
        "Maps": "1",
        "Visits": "2 (4 in total)",
    },
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> DataFolder:
    made = DataFolder(tmp_path_factory.mktemp("either"))
    services = [service(title, indicators=text, year=YEARS) for title, text in PLAN.items()]
    made.form("kestrel-bay/candidature/annex-1.docx", *services, received_on="2024-01-05")
    made.load()
    for year, values in REPORTED.items():
        told = [
            {"service": title, "status": "under_way", "result": [{"indicator": PLAN[title], "value": value}]}
            for title, value in values.items()
        ]
        made.report(f"kestrel-bay/report-{year}.xlsx", "kestrel-bay", year, *told, received_on=f"{year + 1}-02-01")
    made.load()
    return made


def judged(folder: DataFolder, title: str) -> tuple:
    query = """
        SELECT status_id, reason, is_either_way FROM progress('2026-11-27') JOIN service USING (service_id)
        WHERE title = ?
    """
    return folder.rows(query, title)[0]


def test_a_value_in_doubt_keeps_all_values_that_it_may_have(folder):
    query = """
        SELECT title, report_year, value, result_alternative.is_since_start, why
        FROM result_alternative JOIN indicator_result USING (annual_report_id, indicator_key)
        JOIN indicator USING (indicator_key) JOIN service USING (service_id)
        ORDER BY title, result_alternative.position
    """
    assert folder.rows(query.replace("value,", "result_alternative.value,")) == [
        ("Talks", 2025, 7, False, "7 in 2025"),
        ("Talks", 2025, 7, True, "7 since the start"),
        ("Visits", 2025, 2, False, "2 in 2025"),
        ("Visits", 2025, 4, True, "4 since the start"),
        ("Walks", 2025, 4, False, "4 in 2025"),
        ("Walks", 2025, 4, True, "4 since the start"),
    ]


def test_a_target_in_doubt_keeps_all_values_that_it_may_have(folder):
    query = """
        SELECT item_position, position, value_json ->> '$.deadline', value_json ->> '$.quantity', why
        FROM reading_alternative ORDER BY ALL
    """
    assert folder.rows(query) == [
        (1, 1, "2026-07-31", "3", "due by 2026-07-31"),
        (1, 2, "2026-08-31", "3", "due by 2026-08-31"),
    ]


@pytest.mark.parametrize(
    ("title", "status", "reason"),
    [
        ("Guides", "achieved", "Achieved either way: whatever was reported for 2025, “9 if printed”, says."),
        ("Maps", "missed", "Missed either way: due by 2026-07-31 or due by 2026-08-31."),
        (
            "Visits",
            "on_track",
            "On track either way: “2 (4 in total)” reported for 2025: 2 in 2025 or 4 since the start.",
        ),
    ],
)
def test_where_each_value_gives_the_same_the_target_is_judged_and_they_are_named(folder, title, status, reason):
    assert judged(folder, title) == (status, reason, True)


@pytest.mark.parametrize("title", ["Talks", "Walks"])
def test_where_they_differ_it_waits(folder, title):
    said = "It cannot be assessed: the value reported for 2025 waits for a person."
    assert judged(folder, title) == ("cannot_be_assessed", said, False)
