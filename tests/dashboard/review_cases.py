"""Snapshots with questions that wait for a person, and a data folder to answer them in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dashboard import store
from tests.dashboard.snapshots import publish_rows

CASES = {
    "empty": ("vocabulary",),
    "review": ("vocabulary", "review"),
    "many": ("vocabulary", "review_many"),
    "candidatures": ("vocabulary", "candidatures"),
    "candidatures_many": ("vocabulary", "candidatures_many"),
}
TODAY = "2026-11-21"


def build(folder: Path, case: str) -> Path:
    """Publish a snapshot of a case into the folder and give the folder back."""
    return publish_rows(folder, f"wait{case.replace('_', '')}0000000", CASES[case])


@pytest.fixture(scope="session")
def waiting_snapshots(made_once: Callable[[str, Callable[[Path], object]], Path]) -> dict[str, Path]:
    return {case: made_once(f"waiting-{case}", partial(build, case=case)) for case in CASES}


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder of one's own."""
    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(tmp_path))
    return tmp_path


@pytest.fixture
def wait(waiting_snapshots: dict[str, Path], data: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Point the dashboard to the snapshot of a case, as the secretariat sees it on TODAY."""
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", TODAY)
    monkeypatch.setenv("RESILIENCE_HUB_AUDIENCE", "secretariat")

    def point_to(case: str) -> None:
        monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(waiting_snapshots[case]))
        store.pin()

    return point_to
