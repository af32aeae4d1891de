"""The archive in a real browser: the journey to a theme, each thing's address, contrast, phone, no outside request."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import CONTRAST, fits_a_phone, opened, serving, settled
from tests.published import DataFolder

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The shipped archive as the public sees it."""
    folder = DataFolder(tmp_path_factory.mktemp("archive") / "data")
    folder.load()
    with serving(folder.path / "snapshots") as served:
        yield served


def test_urban_finance_and_whether_it_can_still_be_used_in_three_clicks(page, address):
    opened(page, address)
    page.get_by_role("link", name="Recovery archive").click()
    expect(page.get_by_text("US$ 200,000 in 4 grants are documented, of a goal of US$ 10,000,000.")).to_be_visible()
    page.get_by_text("Urban finance and local economies", exact=True).first.click()
    settled(page)
    expect(page.get_by_role("heading", name="Financing the Recovery")).to_be_visible()
    expect(page.get_by_role("heading", name="SMEs and Urban Resilience")).to_be_visible()
    expect(page.get_by_text(re.compile("no licence stated")).first).to_be_visible()
    session = page.get_by_role("article").filter(has=page.get_by_role("heading", name="Financing the Recovery"))
    link = session.get_by_role("link", name="Open its page")
    expect(link).to_have_attribute("href", "https://resilientcitiesnetwork.org/29-financing-recovery/")
    page.wait_for_url(lambda url: urlsplit(url).query.startswith("theme=Urban+finance"))


@pytest.mark.parametrize(
    ("about", "title"),
    [
        ("community_of_practice", "Community of Practice"),
        ("monthly_notes", "Practice and technical notes"),
        ("toolkit_optimize", "Toolkit: optimize"),
        ("community_economy", "Community development and economic resilience"),
        ("platforms_support", "68%"),
    ],
)
def test_a_cold_link_opens_one_thing(page, address, about, title):
    opened(page, f"{address}/recovery?about={about}")
    expect(page.get_by_role("heading", name=title, exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="See the whole archive")).to_be_visible()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_whole_archive_asks_nobody_else_is_readable_and_fits_a_phone(page, address, theme):
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.emulate_media(color_scheme=theme)
    opened(page, f"{address}/recovery")
    assert page.evaluate(CONTRAST) == []
    fits_a_phone(page)
    outside = [url for url in asked if urlsplit(url).scheme in ("http", "https") and not url.startswith(address)]
    assert outside == []
