"""constraints*.txt hold, with hashes, exactly the versions that requirements*.txt ask for."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PIN = re.compile(r"^([A-Za-z0-9._-]+)(?:\[[^]]*\])?==(\S+)", re.MULTILINE)


def pins(name: str) -> dict[str, str]:
    """Version by package of one file; names as the index compares them."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return {re.sub(r"[-_.]+", "-", package).lower(): version for package, version in PIN.findall(text)}


@pytest.mark.parametrize("kind", ["", "-dev"])
def test_the_lock_holds_what_is_required(kind):
    required, locked = pins(f"requirements{kind}.txt"), pins(f"constraints{kind}.txt")
    assert required
    assert required.items() <= locked.items()


def test_tests_run_on_what_the_dashboard_runs_on():
    assert pins("constraints.txt").items() <= pins("constraints-dev.txt").items()


@pytest.mark.parametrize("kind", ["", "-dev"])
def test_every_package_of_the_lock_has_its_hashes(kind):
    text = (ROOT / f"constraints{kind}.txt").read_text(encoding="utf-8")
    entries = re.split(r"^(?=[A-Za-z0-9])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(PIN.findall(text)) > 0
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
