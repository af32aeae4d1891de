"""A screen without a browser: Streamlit's AppTest on the frame, and all that a screen says."""

from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from dashboard import shell

SHELL = Path(shell.__file__)
PATIENCE_SECONDS = 600  # a limit against waiting for ever, however busy the machine is
SAID = ("title", "markdown", "caption", "subheader", "info", "warning", "text")

# AppTest reads the metadata of every installed package before each run, two fifths of its work; they stay the same.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def opened(page: str, **address: str) -> AppTest:
    """A screen as an address asks for it; run again after a widget is changed."""
    app = AppTest.from_file(SHELL, default_timeout=PATIENCE_SECONDS)
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(f"../pages/{page}").run()


def said(app: AppTest) -> str:
    """The sentences of a screen, a line each."""
    return "\n".join(str(element.value) for kind in SAID for element in app.get(kind))
