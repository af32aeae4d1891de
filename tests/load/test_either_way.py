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
    "Songs": "6 songs by 2025",
    "Poems": "4 poems by 2025",
    "Tales": "9 tales",
}
REPORTED = {
    2024: dict(zip(PLAN, ("4", "2", "4", "1", "2", "3", "2", "2"), strict=True)),
    2025: dict(
        zip(
            PLAN,
            ("9 if printed", "4 in total", "7 in total", "1", "2 (4 in total)", "5", "2 in total", "3"),
            strict=True,
        )
    ),
}
SPANS = {"Songs": "since_start", "Poems": "year", "Tales": "both"}  # chosen for 2025; "both" is no word of the form


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> DataFolder:
    made = DataFolder(tmp_path_factory.mktemp("either"))
    services = [service(title, indicators=text, year=YEARS) for title, text in PLAN.items()]
    made.form("kestrel-bay/candidature/annex-1.docx", *services, received_on="2024-01-05")
    made.load()
    for year, values in REPORTED.items():
        told = [
            {"service": title, "status": "under_way", "result": [{"indicator": PLAN[title], "value": value} | chosen]}
            for title, value in values.items()
            for chosen in [{"value_span": SPANS[title]} if year == 2025 and title in SPANS else {}]
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
        ("Poems", 2025, 2, False, "2 in 2025"),
        ("Tales", 2025, 3, False, "3 in 2025"),
        ("Tales", 2025, 3, True, "3 since the start"),
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


def test_what_was_chosen_in_the_form_tells_of_which_years_a_value_is(folder):
    assert folder.rows("SELECT value, is_since_start FROM indicator_result WHERE is_since_start") == [(5, True)]
    assert judged(folder, "Songs")[:2] == ("missed", "5 of 6 publications by 2026-11-27; the time ended on 2025-12-31.")
    assert judged(folder, "Poems")[:2] == (
        "achieved",
        "Achieved either way: “2 in total” reported for 2025: 2 in 2025.",
    )


def test_a_choice_that_is_no_word_of_the_form_lets_the_value_wait(folder):
    query = "SELECT state, reason FROM indicator_result WHERE value_text = '3' AND report_year = 2025"
    assert folder.rows(query) == [("review", '"both" is neither this year nor since the start.')]
    assert [text for text, *_ in folder.rows("SELECT text FROM finding WHERE rule_id = 'report_word_unknown'")] == [
        "both"
    ]
