"""Snapshots about the life of hubs: reports, progress and money, on a fuller vocabulary than the other screens need."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dashboard import store
from tests.dashboard.snapshots import publish_rows

VOCABULARY = ("vocabulary", "life_vocabulary")
CASES = {
    "empty": VOCABULARY,
    "one": (*VOCABULARY, "one"),
    "life": (*VOCABULARY, "life"),
    "many": (*VOCABULARY, "life_many"),
}
TODAY = "2026-11-21"


def build(folder: Path, case: str) -> Path:
    """Publish a snapshot of a case (empty, one, life or many) into the folder and give the folder back."""
    return publish_rows(folder, f"life{case}0000000", CASES[case])


@pytest.fixture(scope="session")
def lives(made_once: Callable[[str, Callable[[Path], object]], Path]) -> dict[str, Path]:
    return {case: made_once(f"life-{case}", partial(build, case=case)) for case in CASES}


@pytest.fixture
def live(lives: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Point the dashboard to the snapshot of a case, as the public sees it on TODAY."""
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", TODAY)
    monkeypatch.delenv("RESILIENCE_HUB_AUDIENCE", raising=False)

    def point_to(case: str) -> None:
        monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(lives[case]))
        store.pin()

    return point_to
