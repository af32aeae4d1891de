"""What only a real browser shows: painted maps, addresses, requests, widths. One server serves all tests here."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard import menu
from dashboard.colors import LIGHT
from tests.browser import (
    CONTRAST,
    FOCUSED,
    STREAMLITS_OWN,
    asked_in_address,
    fits_a_phone,
    opened,
    painted,
    serving,
    settled,
)
from tests.dashboard.snapshots import build

pytestmark = pytest.mark.browser
ADDRESSES = ["/" + ("" if screen is menu.SCREENS[0] else Path(screen.file).stem) for screen in menu.SCREENS]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    snapshots = build(tmp_path_factory.mktemp("browser"), "one")
    with serving(snapshots, RESILIENCE_HUB_AUDIENCE="secretariat", RESILIENCE_HUB_TODAY="2026-11-21") as served:
        yield served


@pytest.mark.parametrize("path", ADDRESSES)
def test_each_screen_asks_nobody_else_reports_no_error_can_be_read_and_fits_a_phone(page, address, path):
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text + said.location["url"]) if said.type == "error" else None)
    opened(page, f"{address}{path}?data=Examples")
    assert page.evaluate(CONTRAST) == []
    if path == "/":
        assert painted(page, LIGHT.page, LIGHT.land)
    fits_a_phone(page)
    assert [url for url in asked if url.startswith("http") and not url.startswith(address)] == []
    assert [error for error in errors if not error.endswith(STREAMLITS_OWN)] == []
    assert page.get_by_test_id("stException").count() == 0


def test_a_cold_deep_link_opens_with_its_filters_and_its_map(page, address):
    chosen = "data=Examples&country=Italy&type=Training+and+education&year=2026&shade=Open+in+any+way"
    opened(page, f"{address}/services?{chosen}")
    expect(page.get_by_text("1 of 2 services from 1 of 1 example hub is open to Italy.")).to_be_visible()
    expect(page.get_by_text("Example data: invented hubs")).to_be_visible()
    expect(page.get_by_role("link", name="Data quality")).to_have_count(1)
    assert painted(page, LIGHT.page, LIGHT.classes[0])
    page.get_by_role("button", name="Address of these rows").first.click()
    told = page.get_by_test_id("stCode").first.inner_text().replace("\n", "")
    assert told.startswith(f"{address}/data/services.csv?data=examples&type=training&country=ITA&year=2026&snapshot=")
    rows = list(csv.DictReader(page.request.get(told).text().splitlines()))
    assert [row["service_id"] for row in rows] == ["s1.2"]


def test_a_filter_goes_into_the_address_and_back_out(page, address):
    opened(page, f"{address}/services?data=Examples")
    page.get_by_label("Words", exact=True).fill("flood")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 of 2 services")).to_be_visible()
    asked_in_address(page, data="Examples", q="flood")
    page.get_by_label("Words", exact=True).fill("")
    page.keyboard.press("Enter")
    expect(page.get_by_text("2 of 2 services")).to_be_visible()
    asked_in_address(page, data="Examples")


def test_the_choice_of_data_lasts_from_screen_to_screen(page, address):
    opened(page, address)
    expect(page.get_by_text("1 example hub in 1 country")).to_be_visible()
    asked_in_address(page, data="Examples")
    page.get_by_role("radio", name="Real hubs").click()
    expect(page.get_by_text("1 hub in 1 country and 1 of 5 regions.")).to_be_visible()
    asked_in_address(page, data="Real hubs")
    page.get_by_role("radio", name="Examples").click()
    # The browser sends a choice only after it has drawn it. A link followed before then is overtaken by the choice,
    # which asks for the old screen again: so the choice has to have arrived.
    expect(page.get_by_text("1 example hub in 1 country")).to_be_visible()
    settled(page)
    page.get_by_role("link", name="Services").click()
    expect(page.get_by_text("2 of 2 services from 1 of 1 example hub")).to_be_visible()
    asked_in_address(page, data="Examples")


def test_a_hub_has_a_stable_address_and_shows_passages_literally(page, address):
    opened(page, f"{address}/hub?hub=example-one")
    expect(page.get_by_role("heading", name="Kisima")).to_be_visible()
    expect(page.get_by_text("Example data: invented hubs")).to_be_visible()
    page.get_by_text("Flood training · 2025–2027").first.click()
    expect(page.get_by_text("*Flood* <b>maps</b> $x^2$ [here](http://evil.example) =1+1 :smile:").first).to_be_visible()
    assert page.locator("a[href*='evil.example']").count() == 0


def test_text_can_be_read_in_the_dark_theme(page, address):
    page.emulate_media(color_scheme="dark")
    opened(page, f"{address}/services?data=Examples&type=Training+and+education&q=flood")
    assert page.evaluate(CONTRAST) == []


def test_the_keyboard_reaches_menu_and_filters(page, address):
    opened(page, f"{address}/services?data=Examples")
    reached = set()
    for _ in range(20):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(FOCUSED))
    assert {"Overview", "Words"} <= reached


def test_health_and_land_answer_beside_the_screens(page, address):
    health = page.request.get(f"{address}/api/health")
    assert health.json() == {"ok": True, "snapshot": "testone0000000"}
    land = page.request.get(f"{address}/api/land.geojson")
    assert land.headers["cache-control"] == "public, max-age=86400"
    assert len(land.json()["features"]) > 170
