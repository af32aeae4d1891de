"""The dashboard as a real server process and Chromium to look at it: for browser tests and screenshots."""

import io
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError
from urllib.parse import parse_qs, urlsplit
from urllib.request import urlopen

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from dashboard.colors import rgb

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
SOFTWARE_GL = (
    "--no-sandbox",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
)
# Limits against waiting for ever, not measures: a busy machine may take many times as long as an idle one.
PATIENCE_MILLISECONDS = 180_000
POLL_SECONDS = 0.1
START_POLLS = 3_000
END_SECONDS = 60
PAINT_POLLS = 180
PAINT_POLL_MILLISECONDS = 1_000

WIDE, PHONE = {"width": 1280, "height": 1600}, {"width": 390, "height": 844}
# Streamlit looks for itself below each deep address first; these answers are its own and do no harm.
STREAMLITS_OWN = ("_stcore/health", "_stcore/host-config")
FITS = "() => (main => main.scrollWidth <= main.clientWidth)(document.querySelector('[data-testid=stMain]'))"
CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
FOCUSED = "() => document.activeElement.ariaLabel || document.activeElement.innerText.trim()"
SETTLED = """() => document.querySelector('h1')
    && document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'
    && !document.querySelector('[data-testid=stSkeleton]')"""

expect.set_options(timeout=PATIENCE_MILLISECONDS)


@contextmanager
def serving(snapshots: Path, **environment: str) -> Iterator[str]:
    """A server process on a port of 127.0.0.1 that it chose itself; gives its address and ends it afterwards."""
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"]
    surroundings = os.environ | {"RESILIENCE_HUB_SNAPSHOTS": str(snapshots), "PYTHONUNBUFFERED": "1"} | environment
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(command, cwd=ROOT, env=surroundings, stdout=told, stderr=subprocess.STDOUT)
        try:
            yield _address_when_up(process, told)
        finally:
            _end(process)


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium that draws WebGL in software and calls nobody by itself."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(SOFTWARE_GL), timeout=PATIENCE_MILLISECONDS
        )
        yield browser
        browser.close()


def patient(context: BrowserContext) -> BrowserContext:
    """The context, waiting for a busy machine as long as every other wait here."""
    context.set_default_timeout(PATIENCE_MILLISECONDS)
    context.set_default_navigation_timeout(PATIENCE_MILLISECONDS)
    return context


def opened(page: Page, address: str) -> Page:
    """The page at an address, once its screen stands."""
    page.goto(address)
    settled(page)
    return page


def settled(page: Page) -> None:
    """Wait until the screen's question stands and no part of it is being computed."""
    page.wait_for_function(SETTLED, timeout=PATIENCE_MILLISECONDS)


def asked_in_address(page: Page, **expected: str) -> None:
    """Wait until the address asks for exactly this; the screen writes it there after it has answered."""
    wanted = {name: [value] for name, value in expected.items()}
    page.wait_for_url(lambda url: parse_qs(urlsplit(url).query) == wanted)


def fits_a_phone(page: Page) -> None:
    """Wait until the screen, made as narrow as a phone, has nothing beside its edge."""
    page.set_viewport_size(PHONE)
    page.wait_for_load_state("networkidle")
    page.wait_for_function(FITS)


def painted(page: Page, *colors: str) -> bool:
    """Whether the map comes to show these colours; software WebGL paints late."""
    chart = page.get_by_test_id("stDeckGlJsonChart")
    chart.scroll_into_view_if_needed()
    wanted = {tuple(rgb(color)[:3]) for color in colors}
    for _ in range(PAINT_POLLS):
        picture = Image.open(io.BytesIO(chart.screenshot())).convert("RGB")
        if wanted <= {color for _, color in picture.getcolors(maxcolors=1 << 24)}:
            return True
        page.wait_for_timeout(PAINT_POLL_MILLISECONDS)
    return False


def _address_when_up(process: subprocess.Popen, told: IO[bytes]) -> str:
    """The address that the server prints, once it answers there; raises RuntimeError with its words if it ends."""
    for _ in range(START_POLLS):
        try:
            process.wait(timeout=POLL_SECONDS)
        except subprocess.TimeoutExpired:
            address = re.search(r"http://127\.0\.0\.1:\d+", _said(told))
            if address and _answers(f"{address[0]}/_stcore/health"):
                return address[0]
        else:
            raise RuntimeError(f"The server ended with code {process.returncode} before it answered: {_said(told)}")
    raise TimeoutError(f"The server did not answer. It said: {_said(told)}")


def _said(told: IO[bytes]) -> str:
    """All that the server has printed; read by place, for it goes on writing where its own file position is."""
    return os.pread(told.fileno(), os.fstat(told.fileno()).st_size, 0).decode("utf-8", "replace")


def _answers(address: str) -> bool:
    try:
        with urlopen(address, timeout=START_POLLS * POLL_SECONDS):
            return True
    except (URLError, OSError):
        return False


def _end(process: subprocess.Popen) -> None:
    process.terminate()
    try:
        process.wait(timeout=END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
