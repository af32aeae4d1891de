"""An answer given on the screen, the real loader after it, and the queue that is shorter for it."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from dashboard import settings, store
from dashboard.screens import review
from etl.answers import problems
from etl.folder.reference import SHIPPED
from etl.load import load_data
from tests.dashboard.app import opened, said

LISTS = ("hubs", "members", "decisions", "received")
KINDS = ("years", "indicators", "money")
ANY = {"is_example": True, "kind": None, "hub": None, "language": None}
TODAY = date(2026, 11, 21)


def load(data: Path) -> None:
    load_data(data, data / "inbox", data / "snapshots", lambda items, number, what: items)


@pytest.fixture
def once(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """A data folder with the documents of one example hub, loaded once for all tests here."""

    def fill(data: Path) -> None:
        for name in LISTS:
            shutil.copyfile(SHIPPED / f"{name}.csv", data / f"{name}.csv")
        shutil.copytree(SHIPPED / "inbox" / "example-anse-chandelle", data / "inbox" / "example-anse-chandelle")
        load(data)

    return made_once("anse-chandelle", fill)


@pytest.fixture
def again(once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Point the secretariat's screens to a copy of that folder; called, it loads the documents again."""
    data = Path(shutil.copytree(once, tmp_path / "data"))
    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(data))
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")
    monkeypatch.delenv("RESILIENCE_HUB_SNAPSHOTS", raising=False)
    store.pin()

    def load_again() -> None:
        load(data)
        store.pin()

    return load_again


def questions(**chosen):
    return store.ask("review_queue", first=0, rows=None, as_of=TODAY, **ANY | chosen)


def places(question_key: str):
    return store.ask("review_places", is_example=True, question_key=question_key)


def waiting() -> int:
    return int(store.ask("review_summary", **ANY).iloc[0]["waiting_count"])


def test_an_answer_given_on_the_screen_is_loaded_and_the_queue_is_shorter(again):
    before, question = waiting(), questions(kind="indicators").iloc[0]
    app = opened("review.py", data="Examples", question=question["question_key"])
    app.radio[0].set_value("The proposal is right").run()
    app.text_input(key="who").set_value("A. Person")
    next(box for box in app.text_input if box.label == "Why").set_value("asked, by letter").run()
    next(button for button in app.button if button.label == "Add to data/corrections.csv").click().run()
    again()
    assert waiting() == before - question["places_count"]
    assert set(places(question["question_key"])["state"]) == {"read"}
    words = said(opened("review.py", data="Examples"))
    assert f"{before - question['places_count']} of" in words
    assert "with the next load" not in words


def answer_one(kind: str, value: dict | None) -> tuple[str, dict]:
    """Answer the first question of a kind at its first place; None accepts the proposal."""
    reading = places(questions(kind=kind)["question_key"].iloc[0]).iloc[0].to_dict()
    value = value or review.values.proposed(kind, reading["value_json"])
    assert problems(kind, value, review.answering.vocabulary()) == []
    review.answers.append(
        review.answers.answer(reading, value, who="A. Person", reason="asked", on=settings.today(), only_here=True)
    )
    return reading["reading_id"], value


def held(kind: str, reading_id: str) -> tuple[str, dict]:
    """The state and value of a reading in the newest snapshot."""
    found = store.ask("review_readings", **ANY).set_index("reading_id").loc[reading_id]
    return found["state"], review.values.proposed(kind, found["value_json"])


@pytest.mark.parametrize("choose", ["proposal", "nothing"])
def test_the_loader_takes_each_kind_at_its_own_place(again, choose):
    before = waiting()
    given = {kind: answer_one(kind, None if choose == "proposal" else review.values.nothing(kind)) for kind in KINDS}
    again()
    assert waiting() == before - len(KINDS)
    assert {kind: held(kind, reading_id) for kind, (reading_id, _) in given.items()} == {
        kind: ("read", value) for kind, (_, value) in given.items()
    }


def test_the_loader_takes_a_coverage(again):
    reading_id, value = answer_one("coverage", None)
    again()
    assert held("coverage", reading_id) == ("read", value)
