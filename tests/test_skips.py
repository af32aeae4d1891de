"""What a run says of the tests that it left out: a small folder of tests, run as `make test` runs the suite."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PASSES = "def test_passes(): pass\n"
BROWSER = """
import pytest
@pytest.mark.browser
@pytest.mark.skip(reason="no Chromium was found")
@pytest.mark.parametrize("number", range(3))
def test_looks(number): pass
"""
OTHER = """
import pytest
def test_needs_more(): pytest.skip("the moon is not full")
"""
WHOLE_FILE = """
import pytest
pytest.skip("nothing here is for this machine", allow_module_level=True)
"""
EXPECTED_FAILURE = """
import pytest
@pytest.mark.xfail(reason="known")
def test_fails(): assert False
"""


def run(folder: Path, *files: str, workers: int = 0, **surroundings: str) -> tuple[int, list[str]]:
    """The exit code of pytest on these files, with the suite's own options and so many workers, and what it said."""
    for number, text in enumerate((PASSES, *files)):
        (folder / f"test_{number}.py").write_text(text, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    for name in ("CI", "REQUIRE_BROWSER"):
        kept.pop(name, None)
    options = ["-c", str(ROOT / "pyproject.toml"), "--rootdir", str(folder), "-p", "tests.skips"]
    command = [sys.executable, "-m", "pytest", *options, "-p", "no:cacheprovider", "-n", str(workers), str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=kept | surroundings, capture_output=True, text=True)
    return done.returncode, done.stdout.strip().splitlines()


def test_with_nothing_skipped_the_last_line_is_pytests_own(tmp_path):
    code, said = run(tmp_path, EXPECTED_FAILURE)
    assert code == 0
    assert re.fullmatch(r"1 passed, 1 xfailed in [\d.]+s", said[-1])


def test_the_last_line_says_what_was_skipped_why_and_what_to_do(tmp_path):
    code, said = run(tmp_path, BROWSER, OTHER, WHOLE_FILE, workers=2)
    assert code == 0
    assert re.fullmatch(r"1 passed, 5 skipped in [\d.]+s", said[-2])
    assert "3 browser tests were skipped: no Chromium was found." in said[-1]
    assert "1 test was skipped: the moon is not full." in said[-1]
    assert "1 test was skipped: nothing here is for this machine." in said[-1]
    assert said[-1].endswith("Install Chromium (Debian and Ubuntu: apt-get install chromium) and run make test again.")


@pytest.mark.parametrize("surroundings", [{"CI": "true"}, {"REQUIRE_BROWSER": "1"}], ids=str)
def test_in_ci_a_skip_is_an_error_that_is_named(tmp_path, surroundings):
    code, said = run(tmp_path, BROWSER, OTHER, EXPECTED_FAILURE, **surroundings)
    assert code == 1
    for named in (
        "test_1.py::test_looks[2] was skipped: no Chromium was found.",
        "test_2.py::test_needs_more was skipped: the moon is not full.",
    ):
        assert f"{named} No test may be skipped where REQUIRE_BROWSER=1 or CI=true is set." in said
    assert re.fullmatch(r"1 failed, 1 passed, 1 xfailed, 3 errors in [\d.]+s", said[-1])


def test_in_ci_a_file_that_skips_itself_is_an_error_that_is_named(tmp_path):
    code, said = run(tmp_path, WHOLE_FILE, CI="true")
    assert code != 0
    assert any(line.startswith("test_1.py was skipped: nothing here is for this machine. No test") for line in said)
