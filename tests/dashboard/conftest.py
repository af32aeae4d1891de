"""One published snapshot a case for all tests of the screens, and a fixed day."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from dashboard import store
from tests.dashboard.life import live, lives  # noqa: F401 (fixtures of their own cases)
from tests.dashboard.snapshots import CASES, build

TODAY = "2026-11-21"
MadeOnce = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def published(made_once: MadeOnce) -> dict[str, Path]:
    return {case: made_once(f"screens-{case}", partial(build, case=case)) for case in CASES}


@pytest.fixture
def use(published: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Point the dashboard to the snapshot of a case, as the public sees it on TODAY."""
    monkeypatch.setenv("RESILIENCE_HUB_TODAY", TODAY)
    monkeypatch.delenv("RESILIENCE_HUB_AUDIENCE", raising=False)

    def point_to(case: str) -> None:
        monkeypatch.setenv("RESILIENCE_HUB_SNAPSHOTS", str(published[case]))
        store.pin()

    return point_to
