"""The review queue of a published snapshot: what an answer frees comes first, and is said in the question's line."""

from datetime import date

import pytest

from dashboard import store
from dashboard.screens.review import words
from tests.dashboard.app import opened
from tests.published import DataFolder, service

CHOSEN = {"is_example": False, "kind": None, "hub": None, "language": None, "first": 0, "rows": None}
UNSURE = "3 cities x 10 officials"
DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> DataFolder:
    """Questions about targets, about times, a sum and three countries, and one that frees nothing alone."""
    made = DataFolder(tmp_path_factory.mktemp("questions"))
    made.form(
        "kestrel-bay/candidature/annex-1.docx",
        service(
            "Walks", indicators="4 walks", year="2024-2026", coverage="Kenya, Uganda, Rwanda and the Kingdom of Zembla"
        ),
        service("Talks", indicators=UNSURE, year="2024-2026"),
        service("Maps", indicators="3 maps", year="some day soon", coverage="Kenya"),
        service("Seeds", description="US$ 12,000 every second harvest", indicators="2 grants", year="2024-2026"),
        service("Drills", indicators="2 drills x 3 towns", year="one day, perhaps"),
        received_on="2024-01-05",
    )
    made.load()
    return made


@pytest.fixture
def queue(folder, monkeypatch) -> list[tuple[str, str]]:
    """What each question is about and what its line says, in the order of the queue."""
    monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(folder.path / "snapshots"))
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", DAY.isoformat())
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    store.pin()
    found = store.ask("review_queue", as_of=DAY, **CHOSEN).to_dict("records")
    return [(question["text"], words.frees(question)) for question in found]


def test_what_frees_most_comes_first_and_says_so(queue):
    assert queue == [
        ("one day, perhaps", "frees 1 target"),
        (UNSURE, "frees 1 target"),
        ("some day soon", "frees 1 target"),
        ("US$ 12,000 every second harvest", "frees US$ 12,000"),
        ("Kenya, Uganda, Rwanda and the Kingdom of Zembla", "frees 3 countries"),
        ("2 drills x 3 towns", "frees 1 target together with other answers"),
    ]


def test_the_screen_says_what_an_answer_frees(queue):
    table = next(frame.value for frame in opened("review.py", data="Real hubs").dataframe if "frees" in frame.value)
    assert table["frees"].tolist() == [line for _, line in queue]


@pytest.mark.parametrize(
    ("freed", "line"),
    [
        ({"targets_count": 1}, "frees 1 target"),
        ({"targets_count": 2, "shared_targets_count": 1}, "frees 2 targets"),
        ({"usd": 12000.0}, "frees US$ 12,000"),
        ({"countries_count": 1}, "frees 1 country"),
        ({"countries_count": 3}, "frees 3 countries"),
        ({"targets_count": 1, "usd": 12000.4, "countries_count": 3}, "frees 1 target, US$ 12,000 and 3 countries"),
        ({"shared_targets_count": 1}, "frees 1 target together with other answers"),
        ({"usd": 0.2}, "frees no target, sum or country"),
    ],
)
def test_a_line_has_each_unit_in_its_number(freed, line):
    nothing = {"targets_count": 0, "shared_targets_count": 0, "usd": 0.0, "countries_count": 0}
    assert words.frees(nothing | freed) == line
