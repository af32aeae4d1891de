"""The review queue in a real browser: cold links, requests, phone, keyboard, and an answer that is kept."""

import csv
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser import CONTRAST, FOCUSED, STREAMLITS_OWN, fits_a_phone, opened, serving, settled
from tests.dashboard.review_cases import TODAY, build

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory, data: Path) -> Iterator[str]:
    snapshots = build(tmp_path_factory.mktemp("browser"), "review")
    surroundings = {"AUDIENCE": "secretariat", "TODAY": TODAY, "DATA": str(data)}
    with serving(snapshots, **{f"RESILIENCE_HUB_{name}": value for name, value in surroundings.items()}) as served:
        yield served


def test_a_cold_link_opens_with_its_filters_asks_nobody_else_and_fits_a_phone(page, address):
    asked, errors = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda said: errors.append(said.text + said.location["url"]) if said.type == "error" else None)
    opened(page, f"{address}/review?data=Examples&kind=Indicators&hub=Kisima")
    expect(page.get_by_text("1 of 1 reading waits for a person: 1 on indicators")).to_be_visible()
    expect(page.get_by_text("⟦50 cities *join* by 2024⟧")).to_be_visible()
    fits_a_phone(page)
    outside = [url for url in asked if urlsplit(url).scheme in ("http", "https") and not url.startswith(address)]
    assert outside == []
    assert [error for error in errors if not error.endswith(STREAMLITS_OWN)] == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marked_words_have_the_contrast_of_wcag_aa(page, address, theme):
    page.emulate_media(color_scheme=theme)
    opened(page, f"{address}/review?data=Examples&kind=Coverage")
    assert page.evaluate(CONTRAST) == []


def test_the_keyboard_reaches_the_filters_and_the_answer(page, address):
    opened(page, f"{address}/review?data=Examples&kind=Years&language=English")
    reached = set()
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.add(page.evaluate(FOCUSED))
    assert {"Review", "Candidatures", "Who answers", "Why"} <= reached


def test_an_answer_is_kept_and_the_question_has_an_address(page, address, data):
    opened(page, f"{address}/review?data=Examples&kind=Years")
    page.get_by_role("button", name="Next question").click()
    page.wait_for_url("**question=**")
    settled(page)
    question = parse_qs(urlsplit(page.url).query)["question"]
    page.get_by_text("The text holds no such value", exact=True).click()
    page.get_by_label("Who answers", exact=True).fill("A. Person")
    page.get_by_label("Why", exact=True).fill("asked the hub")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Add to data/corrections.csv").click()
    expect(page.get_by_text("The answer stands in data/corrections.csv.")).to_be_visible()
    with (data / "corrections.csv").open(encoding="utf-8", newline="") as file:
        (row,) = csv.DictReader(file)
    assert (row["field"], row["who"], row["reason"]) == ("years", "A. Person", "asked the hub")
    assert parse_qs(urlsplit(page.url).query)["question"] == question


def test_an_edited_table_becomes_the_row(page, address):
    opened(page, f"{address}/review?data=Examples&kind=Indicators")
    page.get_by_text("Another value is right", exact=True).click()
    expect(page.get_by_test_id("stDataFrame").last).to_be_visible()
    page.get_by_label("Who answers", exact=True).fill("A. Person")
    page.get_by_label("Why", exact=True).fill("asked the hub")
    page.keyboard.press("Enter")
    expect(page.get_by_test_id("stCode")).to_contain_text('""quantity"": 50')
