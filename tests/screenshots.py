"""Pictures of each screen, wide and on a phone: `python -m tests.screenshots [--out DIR] [--only NAME …] [--dark]`."""

import argparse
from pathlib import Path

from playwright.sync_api import Browser

from dashboard import menu
from tests.browser import ROOT, chromium, serving, settled

WIDTHS = {"wide": (1280, 900), "phone": (390, 844)}
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
PAINTED_MILLISECONDS = 2_500  # software WebGL paints maps late, and a picture has nothing to poll for
TALLEST = 6_000
COVER = ROOT / "docs" / "overview.png"
HUBS = {"hub": "/hub?hub=barcelona", "hub-examples": "/hub?hub=example-haemu"}


def addresses() -> dict[str, str]:
    """The address of each picture: every screen with real hubs and, where it has a choice, with the examples."""
    found = {}
    for screen in menu.SCREENS:
        name = Path(screen.file).stem
        path = "/" if screen is menu.SCREENS[0] else f"/{name}"
        found[name] = path
        if screen.has_data_choice:
            found[f"{name}-examples"] = f"{path}?data=Examples"
    return found | HUBS


def shoot(browser: Browser, address: str, out: Path, width: str, theme: str) -> None:
    """Write one picture of the whole screen."""
    wide, high = WIDTHS[width]
    agent = {"user_agent": PHONE, "has_touch": True} if width == "phone" else {}
    page = browser.new_page(viewport={"width": wide, "height": high}, color_scheme=theme, **agent)
    page.goto(address)
    settled(page)
    tall = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollHeight")
    page.set_viewport_size({"width": wide, "height": min(max(tall, high), TALLEST)})
    page.wait_for_timeout(PAINTED_MILLISECONDS)
    page.screenshot(path=out)
    page.close()


def cover(browser: Browser, address: str) -> None:
    """Write the picture at the top of the README."""
    page = browser.new_page(viewport={"width": 1280, "height": 960})
    page.goto(address)
    settled(page)
    page.wait_for_timeout(PAINTED_MILLISECONDS)
    page.screenshot(path=COVER)
    page.close()


def main() -> None:
    """Serve the snapshot and photograph each screen at each width."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "screenshots")
    parser.add_argument("--snapshots", type=Path, default=ROOT / "data" / "snapshots")
    parser.add_argument("--only", nargs="*", choices=addresses(), default=list(addresses()), metavar="NAME")
    parser.add_argument("--dark", action="store_true")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with serving(options.snapshots, RESILIENCE_HUB_AUDIENCE="secretariat") as address, chromium() as browser:
        for name in options.only:
            for width in WIDTHS:
                path = options.out / f"{name}-{width}{'-dark' if options.dark else ''}.png"
                shoot(browser, address + addresses()[name], path, width, "dark" if options.dark else "light")
                print(path)
        if "overview" in options.only and not options.dark:
            cover(browser, address)


if __name__ == "__main__":
    main()
