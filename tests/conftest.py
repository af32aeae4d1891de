"""What all tests share: how skips are told, how examples are drawn, and one Chromium for the tests of a file."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import BrowserContext, Page

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
