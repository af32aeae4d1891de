"""House rules that a machine can hold: who may know whom, and what must be documented."""

import ast
import re
from pathlib import Path

import duckdb
import pytest

from etl.folder.reference import SHIPPED
from etl.snapshot.publish import create

ROOT = Path(__file__).resolve().parent.parent
WALLS = {
    "etl": {"dashboard", "pages", "streamlit", "plotly", "pydeck"},
    "etl/text": {
        "etl.read",
        "etl.forms",
        "etl.meaning",
        "etl.rules",
        "etl.rows",
        "etl.snapshot",
        "etl.send",
        "etl.intake",
        "duckdb",
    },
    "etl/folder": {
        "etl.read",
        "etl.forms",
        "etl.rules",
        "etl.rows",
        "etl.snapshot",
        "etl.send",
        "etl.load",
        "etl.intake",
        "duckdb",
    },
    "etl/read": {
        "etl.forms",
        "etl.meaning",
        "etl.rules",
        "etl.rows",
        "etl.snapshot",
        "etl.send",
        "etl.load",
        "etl.intake",
        "duckdb",
    },
    "etl/forms": {"etl.rules", "etl.rows", "etl.snapshot", "etl.send", "etl.load", "etl.intake", "duckdb"},
    "etl/meaning": {
        "etl.read",
        "etl.forms",
        "etl.rules",
        "etl.rows",
        "etl.snapshot",
        "etl.send",
        "etl.load",
        "etl.intake",
        "duckdb",
    },
    "etl/rules": {"etl.rows", "etl.snapshot", "etl.send", "etl.load", "etl.intake", "duckdb"},
    "etl/rows": {"etl.send", "etl.load", "etl.intake", "duckdb"},
    "etl/snapshot": {
        "etl.read",
        "etl.forms",
        "etl.meaning",
        "etl.rules",
        "etl.rows",
        "etl.send",
        "etl.load",
        "etl.intake",
    },
    "etl/send": {"etl.read", "etl.meaning", "etl.rows", "etl.load", "etl.intake"},
    "etl/intake": {"etl.load", "duckdb"},
    "dashboard": {"etl", "pages"},  # but for GATES
    "pages": {"etl", "duckdb"},
    "dashboard/charts.py": {"streamlit"},
    "dashboard/maps.py": {"streamlit"},
}
# What a wall lets through: the shape of the answers that the Review screen writes and the loader takes.
GATES = {"dashboard": {"etl.answers"}}
# What tells how long something took; benchmarks/ is the place for it. A test counts work or waits for what it wants.
CLOCKS = {"time", "monotonic", "perf_counter", "process_time", "thread_time", "clock_gettime", "getrusage"}
CLOCKS |= {f"{name}_ns" for name in CLOCKS}
TODAY = {"now", "utcnow", "today"}


def imports(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def files(place: str) -> list[Path]:
    path = ROOT / place
    return [path] if path.suffix else sorted(path.rglob("*.py"))


@pytest.mark.parametrize("place", WALLS)
def test_wall(place):
    assert files(place), f"{place} holds no code"
    for path in files(place):
        name = path.relative_to(ROOT).as_posix()
        crossed = {
            module
            for module in imports(path)
            for wall in WALLS[place]
            if module == wall or module.startswith(wall + ".")
            if not any(module == gate or module.startswith(gate + ".") for gate in GATES.get(place, ()))
        }
        assert not crossed, f"{name} may not import {', '.join(sorted(crossed))}"


def clocks_read(code: str) -> set[str]:
    """Every clock that a test's code names: how long it takes, and what day it is, must not matter to a test."""
    found = set()
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name == "timeit"}
        elif isinstance(node, ast.ImportFrom) and node.module in ("time", "timeit", "resource"):
            found |= {f"{node.module}.{alias.name}" for alias in node.names if alias.name in CLOCKS | {"timeit", "*"}}
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            owner, name = node.value.id, node.attr
            is_day = owner in ("datetime", "date", "Timestamp") and name in TODAY
            if is_day or owner in ("time", "resource") and name in CLOCKS:
                found.add(f"{owner}.{name}")
    return found


def test_no_test_measures_time():
    tests = files("tests")
    assert len(tests) > 50
    read = {path.relative_to(ROOT).as_posix(): clocks_read(path.read_text(encoding="utf-8")) for path in tests}
    assert {name: clocks for name, clocks in read.items() if clocks} == {}


@pytest.mark.parametrize(
    ("code", "clocks"),
    [
        ("from time import process_time", {"time.process_time"}),
        ("from time import sleep", set()),
        ("import time\nstart = time.perf_counter()", {"time.perf_counter"}),
        ("import time\nwhile time.time() < 3: time.sleep(1)", {"time.time"}),
        ("import timeit", {"timeit"}),
        ("import resource\nresource.getrusage(0)", {"resource.getrusage"}),
        ("from datetime import date\ndate.today()", {"date.today"}),
    ],
)
def test_a_clock_in_a_test_is_seen(code, clocks):
    assert clocks_read(code) == clocks


def test_hypothesis_keeps_to_one_profile():
    """Its deadline and its health check of time are clocks too; tests/conftest.py turns them off for all tests."""
    told = {
        (path.relative_to(ROOT).as_posix(), keyword.arg)
        for path in files("tests")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "settings"
        for keyword in node.keywords
    }
    assert {name for name, keyword in told if keyword != "max_examples"} == set()


def test_every_table_and_column_has_a_comment():
    with duckdb.connect() as database:
        create(database)
        bare = database.execute(
            "SELECT table_name || '.' || column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name) "
            "WHERE duckdb_columns.comment IS NULL OR duckdb_tables.comment IS NULL"
        ).fetchall()
    assert bare == []


def test_every_view_has_a_comment():
    with duckdb.connect() as database:
        create(database)
        bare = "SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL"
        assert database.execute(bare).fetchall() == []


def finding_codes() -> set[str]:
    """Every code that the sources give to a Finding or a DocumentError, as a literal."""
    codes = set()
    for path in sorted((ROOT / "etl").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(getattr(node, "func", None), "id", None)
            if name in ("Finding", "DocumentError") and node.args and isinstance(node.args[0], ast.Constant):
                codes.add(node.args[0].value)
    return codes


def test_every_finding_has_a_rule():
    rules = (SHIPPED / "reference" / "finding_rules.csv").read_text(encoding="utf-8")
    known = set(re.findall(r"^(\w+),", rules, re.MULTILINE))
    assert finding_codes()
    assert finding_codes() <= known


# Who takes marks off letters: the one place for names, the printed labels of forms, and keys as they were printed once.
FOLDING = {"etl/text/spelling.py", "etl/forms/candidature/matching.py", "etl/rows/plans/printed_keys.py"}


def test_marks_that_make_letters_are_taken_off_in_one_place():
    """Patna (पटना) is not Patan (पाटन): nothing else may split letters from their marks."""
    splits = re.compile(r'"NFKD"|unicodedata\.combining|strip_accents')
    found = {
        path.relative_to(ROOT).as_posix()
        for room in ("etl", "dashboard", "pages")
        for path in (ROOT / room).rglob("*.py")
        if splits.search(path.read_text(encoding="utf-8"))
    }
    assert found == FOLDING
