"""A skipped test is never silent: the last line says what was left out, and in CI a skip is an error.

A pytest plugin of its own, so that tests/test_skips.py can run it on a small folder.
"""

import os
from collections import Counter
from collections.abc import Generator
from typing import TypeVar

import pytest

NEXT_STEP = {
    "no Chromium was found": "Install Chromium (Debian and Ubuntu: apt-get install chromium) and run make test again.",
}
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
FORBIDDEN = "No test may be skipped where REQUIRE_BROWSER=1 or CI=true is set."


def forbidden() -> bool:
    """Whether this run is one in which every test has to be tried."""
    return os.environ.get("REQUIRE_BROWSER") == "1" or os.environ.get("CI", "").lower() in ("1", "true")


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI, a skipped test is an error that names its reason; an expected failure is none."""
    report = yield
    return report if hasattr(report, "wasxfail") else _judged(report)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a file that skips itself while it is read."""
    report = yield
    return _judged(report)


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> Generator[None, object, object]:
    """After pytest's own closing line, one more where anything was skipped."""
    result = yield
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    if skipped:
        reporter.write_line(last_line(skipped), yellow=True, bold=True)
    return result


def last_line(skipped: list[pytest.TestReport | pytest.CollectReport]) -> str:
    """How many tests were skipped, why, and what to do, in one line."""
    counts = Counter((_kind(report), _reason(report)) for report in skipped)
    told = [
        f"{count} {kind}{'test was' if count == 1 else 'tests were'} skipped: {reason}."
        for (kind, reason), count in counts.items()
    ]
    steps = [NEXT_STEP[reason] for reason in NEXT_STEP if any(reason == found for _, found in counts)]
    return " ".join(told + steps)


def _kind(report: pytest.TestReport | pytest.CollectReport) -> str:
    return "browser " if "browser" in getattr(report, "keywords", ()) else ""


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    """Why a test was skipped: pytest keeps it with the place, as (file, line, "Skipped: …")."""
    told = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return told.removeprefix("Skipped: ").rstrip(".") or "no reason was given"


def _judged(report: Report) -> Report:
    if report.skipped and forbidden():
        report.longrepr = f"{report.nodeid} was skipped: {_reason(report)}. {FORBIDDEN}"
        report.outcome = "failed"
    return report
