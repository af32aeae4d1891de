"""What all tests share: how skips are told, how examples are drawn, folders made once, one Chromium for a file."""

import fcntl
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, Page

from etl.folder.reference import SHIPPED
from etl.load import load_data
from tests.browser import CHROMIUM, WIDE, chromium, patient

pytest_plugins = ["tests.skips"]

# The same examples in each run and none of Hypothesis's own clocks: a verdict hangs on the code alone.
# `pytest --hypothesis-profile=explore` draws others each time.
settings.register_profile(
    "suite", deadline=None, derandomize=True, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("explore", settings.get_profile("suite"), derandomize=False)
settings.load_profile("suite")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests marked `browser` together on one worker, and skip them where no Chromium is."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None:
                item.add_marker(pytest.mark.skip(reason="no Chromium was found"))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, Callable[[Path], object]], Path]:
    """A folder by name, filled by the first test of the whole run that asks for it, on whichever worker.

    Who changes something takes a copy: the folder is everybody's.
    """
    own = tmp_path_factory.getbasetemp()
    of_the_run = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own

    def made(name: str, fill: Callable[[Path], object]) -> Path:
        folder = of_the_run / f"once-{name}"
        with (of_the_run / f".once-{name}").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not folder.exists():
                aside = Path(tempfile.mkdtemp(dir=of_the_run))
                fill(aside)
                aside.rename(folder)
        return folder

    return made


@pytest.fixture(scope="session")
def examples(made_once: Callable[[str, Callable[[Path], object]], Path]) -> Path:
    """The snapshots folder of the whole example inbox, with what the load said in a file `summary`; only to be read."""

    def load(folder: Path) -> None:
        summary = load_data(SHIPPED, SHIPPED / "inbox", folder, lambda items, *_: items)
        (folder / "summary").write_text(summary, encoding="utf-8")

    return made_once("examples", load)


@pytest.fixture(scope="module")
def context() -> Iterator[BrowserContext]:
    """One context for all tests of a file: they share the browser's cache, as a reader's visits do."""
    with chromium() as browser:
        yield patient(browser.new_context(viewport=WIDE))


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    opened = context.new_page()
    yield opened
    opened.close()
