"""The tool that plants faults: what it changes in a text, what it leaves, and that its rooms stand where they say."""

from pathlib import Path

import pytest

from benchmarks.mutants import in_python, in_sql
from benchmarks.mutants.rooms import ROOMS

PROJECT = Path(__file__).resolve().parent.parent


def changed(mutations, text: str) -> list[str]:
    return [mutation.applied(text) for mutation in mutations(Path("file"), text)]


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a <= b", ["a < b"]),
        ("a = b", ["a <> b"]),
        ("x AND NOT y", ["x OR NOT y", "x AND  y"]),
        ("a BETWEEN 3 AND b AND c", ["a BETWEEN 4 AND b AND c", "a BETWEEN 3 AND b OR c"]),
        ("LEFT JOIN hub", [" JOIN hub"]),
        ("coalesce(f(a, b), c, d)", ["coalesce(f(a, b))"]),
        ("min(a), least(b)", ["max(a), least(b)", "min(a), greatest(b)"]),
        ("kind IN ('letter')", ["kind IN ('no_such_word')"]),
        ("-- a < b AND c", []),
        ("printf('%d < %d', a)", []),
        ("CAST(a AS DECIMAL(18, 2))", []),
        ("COMMENT ON VIEW a IS 'One; not = two';", []),
        ("is_owed IS NULL", []),
    ],
)
def test_what_is_changed_in_sql(text, faults):
    assert changed(in_sql.mutations, text) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a < b", ["a <= b"]),
        ("a is not None", ["a is None"]),
        ("a not in b", ["a in b"]),
        ("not a", ["a"]),
        ("(a or b) and c", ["(a or b) or c", "(a and b) and c"]),
        ("f(1)", ["None", "f(2)"]),
        ("a = b[0]", ["a = b[1]"]),
        ("x = True", ["x = False"]),
        ("x = max(a)", ["x = min(a)"]),
        ("é = 'ü' == b", ["é = 'ü' != b"]),
        ("x = zip(a, b, strict=True)", []),
        ("@dataclass(frozen=True)\nclass A:\n    b: Literal[1]", []),
        ("for a in b:\n    continue", ["for a in b:\n    pass"]),
        ('"""Docs < docs."""', []),
    ],
)
def test_what_is_changed_in_python(text, faults):
    assert sorted(changed(in_python.mutations, text)) == sorted(faults)


def test_a_fault_is_told_with_its_line(tmp_path):
    (tmp_path / "rule.sql").write_text("SELECT 'one',\n    a  <= b\n", encoding="utf-8")
    path = tmp_path / "rule.sql"
    told = [fault.told(tmp_path) for fault in in_sql.mutations(path, path.read_text(encoding="utf-8"))]
    assert told[-1] == "rule.sql:2: `<=` → `<` in `a <= b`"


@pytest.mark.parametrize("room", ROOMS)
def test_the_files_of_a_room_and_its_tests_are_there(room):
    for pattern, tests in ROOMS[room].items():
        assert list(PROJECT.glob(pattern)), pattern
        assert [test for test in tests if not (PROJECT / test).exists()] == []
