"""Two numbers where one is asked: what two lines of a cell say of the same thing is asked about."""

import pytest

from etl.meaning.interpret import Question, answer


def read(kind: str, text: str, language: str = "en") -> dict:
    return answer(Question(kind, text, language, "KEN", "work_plan"))


@pytest.mark.parametrize(
    "text",
    [
        "120 participants\n150 participants",
        "120\n150 participants",
        "120 participants\n150",
        "- 3 cities supported\n- 5 cities supported",
        "1 event/year\n2 event/year",
    ],
)
def test_targets_that_two_lines_give_differently_are_asked(text: str) -> None:
    found = read("indicators", text)
    assert found["state"] == "review"
    assert {item["state"] for item in found["items"]} == {"review"}


@pytest.mark.parametrize(
    "text",
    [
        "120 participants\n15 cities",
        "10 flood trainings\n15 heat trainings",
        "10 peer cities in 2026\n15 peer cities in 2027",
        "1. 5 workshops\n2. 100 trainees",
        "50 participants\n50 participants",
    ],
)
def test_lines_about_different_things_are_read(text: str) -> None:
    assert read("indicators", text)["state"] == "read"


def test_a_number_alone_leaves_the_lines_farther_away_in_peace() -> None:
    items = read("indicators", "120\n150 participants\n4 events")["items"]
    assert [item["state"] for item in items] == ["review", "review", "read"]


@pytest.mark.parametrize(
    "text",
    ["USD 25,000\nUSD 30,000", "USD 25,000\n30,000", "25,000\n30,000 USD", "USD 120\n000", "USD 10⁶"],
)
def test_sums_that_may_be_others_are_asked(text: str) -> None:
    assert read("money", text)["state"] == "review"


def test_sums_for_different_things_are_read() -> None:
    found = read("money", "Stipends: USD 25,000\nVenue: USD 30,000")
    assert (found["state"], [item["amount"] for item in found["value"]["items"]]) == ("read", [25000, 30000])


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("indicators", "350¹ participants", 350),
        ("indicators", "350 participants*", 350),
        ("money", "USD 2.5¹ million", 2_500_000),
        ("years", "2025*-2027", 2025),
        ("coverage", "Kenya¹ and Uganda²", "KEN"),
    ],
)
def test_marks_of_notes_are_no_part_of_a_value(kind: str, text: str, value: object) -> None:
    found = read(kind, text)
    shape = found["value"]
    firsts = {
        "indicators": lambda: shape["items"][0]["quantity"],
        "money": lambda: shape["items"][0]["amount"],
        "years": lambda: shape["start_year"],
        "coverage": lambda: shape["countries"][0],
    }
    assert (found["state"], firsts[kind]()) == ("read", value)
