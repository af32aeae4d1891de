"""People's answers in corrections.csv: one that no load can take costs only itself, and two are told."""

import json

import pytest

from tests.published import DataFolder, service

DAY = "2024-05-01"


@pytest.fixture
def folder(tmp_path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.form("kestrel-bay/annex.docx", service("Walks", year="some day"), service("Talks", year="one day"))
    return made


def answer(folder: DataFolder, text: str, value: str, decided_on: str = DAY) -> None:
    told = {"field": "years", "text": text, "language": "en", "context": "work_plan", "who": "A. Person"}
    folder.row("corrections", value=value, decided_on=decided_on, **told)


def years(first: int, last: int) -> str:
    told = {"start": str(first), "end": str(last), "start_year": first, "end_year": last, "open_ended": False}
    return json.dumps(told)


def periods(folder: DataFolder) -> list[tuple]:
    return folder.rows("SELECT title, start_year, end_year, years_state FROM service ORDER BY ALL")


@pytest.mark.parametrize("year", ["1e400", "NaN", "true", '"2024"', "2024.5", "1000000000"])
def test_an_answer_with_a_number_that_is_none_is_told_and_the_rest_is_published(folder, year):
    answer(folder, "one day", years(2024, 2025))
    answer(folder, "some day", years(2024, 2025).replace('"start_year": 2024', f'"start_year": {year}'))
    folder.load()
    assert periods(folder)[0] == ("Talks", 2024, 2025, "read")
    assert periods(folder)[1][3] != "read"
    ((_, message, _),) = folder.found("correction_unreadable")
    assert message.startswith("corrections.csv, line 3, cannot be applied.")


def test_of_two_answers_to_one_question_the_last_counts_and_both_are_named(folder):
    answer(folder, "some day", years(2025, 2026), "2024-06-01")
    answer(folder, "some day", years(2024, 2025))
    answer(folder, "one day", years(2024, 2025))
    answer(folder, "one day", years(2024, 2025))
    folder.load()
    assert periods(folder) == [("Talks", 2024, 2025, "read"), ("Walks", 2025, 2026, "read")]
    assert [message for _, message, _ in folder.found("correction_twice")] == [
        "corrections.csv, line 2, answers otherwise than line 3 what is the same question; line 2 counts, which was "
        "answered last."
    ]


@pytest.mark.parametrize(
    ("field", "text", "value", "said"),
    [
        ("indicators", "9 walks a year", '{"items": null}', "items is no list of objects."),
        ("money", "9 walks a year", '{"items": null}', "items is no list of objects."),
        (
            "money",
            "US$ 500 a walk",
            '{"items": [{"amount": -5, "currency": "USD", "comparator": "exact", "form": "cash", '
            '"recurrence": "annual", "nature": "pledge"}]}',
            "Row 1: amount is no number from 0 to 1e+15.",
        ),
        (
            "coverage",
            "Own country",
            '{"mode": "nonsense", "countries": [], "regions": [], "groups": [], "subnational": [], "priority": null}',
            "“nonsense” is no mode: choose all, all_with_priority",
        ),
    ],
)
def test_an_answer_of_the_wrong_shape_is_a_finding_that_names_its_line(folder, field, text, value, said):
    told = {"language": "en", "context": "work_plan", "who": "A. Person", "decided_on": DAY}
    folder.row("corrections", field=field, text=text, value=value, **told)
    folder.load()
    ((_, message, _),) = folder.found("correction_unreadable")
    assert message.startswith(f"corrections.csv, line 2, cannot be applied. {said}")
    assert folder.rows("SELECT count(*) FROM reading WHERE is_corrected") == [(0,)]
