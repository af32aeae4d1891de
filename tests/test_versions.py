"""Which code a stage of the load depends on: all that it can reach, and nothing else."""

import ast
from pathlib import Path

import pytest

from etl import versions
from etl.versions import ROOT, code_version, files_version, reached

STAGES = {"reading": "etl.forms.extract", "meaning": "etl.meaning.interpret", "load": "etl.load"}


def names(stage: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in reached(STAGES[stage])}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_reaches_all_that_its_code_imports(stage):
    """Python's own parser finds the same imports."""
    code = reached(STAGES[stage])
    imported = {file for path in code for file in modules_of(path)}
    assert imported - set(code) == set()
    assert len(code) > 50


def modules_of(path: Path) -> set[Path]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    places = [ROOT.joinpath(*name.split(".")) for name in found if name.split(".")[0] == "etl"]
    files = [file for place in places for file in (place.with_suffix(".py"), place / "__init__.py")]
    return {file for file in files if file.exists()}


def test_what_screens_and_letters_say_is_no_part_of_any_stage():
    for stage in STAGES:
        assert not [name for name in names(stage) if not name.startswith("etl/") or name.startswith("etl/send/")]


def test_reading_knows_no_rules_no_rows_and_not_how_coverage_is_understood():
    assert not [name for name in names("reading") if name.startswith(("etl/rules/", "etl/rows/", "etl/snapshot/"))]
    assert "etl/meaning/coverage.py" in names("meaning") - names("reading")
    assert "etl/read/word.py" in names("reading") - names("meaning")


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project of four modules, of which `etl.a` reaches two others."""
    (tmp_path / "etl" / "deep").mkdir(parents=True)
    files = {
        "__init__": "",
        "a": "from etl.deep import (\n    b,\n)\n",
        "deep/__init__": "",
        "deep/b": "def late():\n    import etl.c\n",
        "c": "",
        "d": "",
    }
    for name, text in files.items():
        (tmp_path / "etl" / f"{name}.py").write_text(text)
    monkeypatch.setattr(versions, "ROOT", tmp_path)
    forget()
    yield tmp_path / "etl"
    forget()


def forget():
    for kept in (versions._imported, versions._files, code_version):
        kept.cache_clear()


@pytest.mark.parametrize(("changed", "counts"), [("deep/b", True), ("c", True), ("deep/__init__", True), ("d", False)])
def test_only_a_change_of_code_that_is_reached_changes_the_version(project, changed, counts):
    before = code_version("etl.a")
    (project / f"{changed}.py").write_text("CHANGED = True\n")
    forget()
    assert (code_version("etl.a") != before) is counts


def test_the_name_of_a_file_is_a_part_of_its_version(tmp_path):
    for name in ("a.csv", "b.csv"):
        (tmp_path / name).write_text("same")
    assert files_version([tmp_path / "a.csv"]) != files_version([tmp_path / "b.csv"])
