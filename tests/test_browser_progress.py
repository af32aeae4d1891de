"""What only a real browser shows of progress, reports and funding: links that reproduce a view, and the painted map."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from etl.folder.reference import rows
from tests.browser import asked_in_address, fits_a_phone, opened, painted, serving
from tests.dashboard.life import build

pytestmark = pytest.mark.browser
STATUSES = ("on_track", "no_evidence", "not_yet_due")  # of the three hubs
STATUS_COLORS = [row["color"] for row in rows("progress_status") if row["status_id"] in STATUSES]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    snapshots = build(tmp_path_factory.mktemp("browser"), "life")
    with serving(snapshots, RESILIENCE_HUB_AUDIENCE="secretariat", RESILIENCE_HUB_TODAY="2026-11-21") as served:
        yield served


def test_a_link_with_a_day_and_a_status_reproduces_the_view(page, address):
    opened(page, f"{address}/progress?data=Examples&as_of=2025-06-30&status=behind")
    expect(page.get_by_text("3 of 3 targets of 1 example hub slip: 0 missed, 0 far behind, 3 behind.")).to_be_visible()
    expect(page.get_by_text("As of 30 Jun 2025").first).to_be_visible()
    asked_in_address(page, data="Examples", as_of="2025-06-30", status="behind")


def test_a_day_that_is_none_is_said_and_leaves_the_address(page, address):
    opened(page, f"{address}/progress?data=Examples&as_of=soon")
    expect(page.get_by_text("which is no day from 1 Jan 2015 to 31 Dec 2040; shown is 21 Nov 2026.")).to_be_visible()
    expect(page.get_by_text("3 of 9 targets of 3 example hubs slip")).to_be_visible()
    asked_in_address(page, data="Examples")


def test_progress_is_painted_shows_text_literally_and_fits_a_phone(page, address):
    opened(page, f"{address}/progress?data=Examples")
    expect(page.get_by_text("Better schools for <i>all</i>").first).to_be_visible()
    expect(page.get_by_text("Wadi <b>Test</b>").first).to_be_visible()
    page.get_by_role("tab", name="Map").click()
    assert painted(page, *STATUS_COLORS)
    fits_a_phone(page)


@pytest.mark.parametrize(
    ("path", "drawn"),
    [
        ("/reports?data=Examples", ["600 days late"]),
        ("/funding?data=Examples&by=Year", ["Confirmed by decisions", "Cash, every year"]),
    ],
)
def test_calendar_and_ladder_are_drawn_and_fit_a_phone(page, address, path, drawn):
    opened(page, f"{address}{path}")
    for words in drawn:
        expect(page.get_by_text(words).first).to_be_visible()
    fits_a_phone(page)
