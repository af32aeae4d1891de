"""How long a rerun of each screen takes, as a ratio to the slim floor: `python -m benchmarks.screens`.

The floor is the Method screen's frame alone on an empty snapshot: what Streamlit, the menu and the banner cost whatever
is shown. Figures are medians of reruns in one process, without a browser.
"""

import os
import statistics
import tempfile
import time
from pathlib import Path

from streamlit.testing.v1 import AppTest

from dashboard import menu, shell
from tests.dashboard.snapshots import build

RERUNS = 7


def rerun_milliseconds(page: str) -> tuple[float, float]:
    """The first run of a screen with cold caches and the median of its reruns, in milliseconds."""
    app = AppTest.from_file(Path(shell.__file__), default_timeout=60)
    app.query_params["data"] = "Examples"
    app.run().switch_page(f"../pages/{page}")
    times = []
    for _ in range(1 + RERUNS):
        start = time.perf_counter()
        app.run()
        times.append((time.perf_counter() - start) * 1000)
    if app.exception:
        raise RuntimeError(f"{page} failed: {app.exception[0].message}")
    return times[0], statistics.median(times[1:])


def measure(case: str) -> dict[str, tuple[float, float]]:
    """First run and rerun of every screen on one of the test snapshots."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "RESILIENCE_HUB_SNAPSHOTS": str(build(Path(folder), case)),
            "RESILIENCE_HUB_AUDIENCE": "secretariat",  # the audience that is offered every screen
        }
        return {screen.file: rerun_milliseconds(screen.file) for screen in menu.SCREENS}


def main() -> None:
    """Print a Markdown table of ratios to the floor."""
    floor = measure("empty")["method.py"][1]
    few, many = measure("one"), measure("many")
    print(f"Floor: {floor:.0f} ms a rerun. Ratios to the floor; 1,000 hubs have 8,000 services.\n")
    print("| screen | 1 hub, first | 1 hub, rerun | 1,000 hubs, first | 1,000 hubs, rerun |")
    print("| --- | --- | --- | --- | --- |")
    for file in few:
        ratios = (value / floor for value in (*few[file], *many[file]))
        print(f"| {Path(file).stem} | " + " | ".join(f"{ratio:.1f}" for ratio in ratios) + " |")


if __name__ == "__main__":
    main()
