"""What all tests share: browser tests run on one worker, and where no Chromium is they say so."""

import os

import pytest

from tests.browser import CHROMIUM


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Keep tests marked `browser` together, and skip them without Chromium unless REQUIRE_BROWSER=1."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.xdist_group("browser"))
            if CHROMIUM is None and os.environ.get("REQUIRE_BROWSER") != "1":
                item.add_marker(pytest.mark.skip(reason="no Chromium found; REQUIRE_BROWSER=1 makes this fail"))
