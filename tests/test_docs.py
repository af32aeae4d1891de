"""What is written of commands, settings, tables, screens and files is what there is, and nothing is left unsaid."""

import ast
import re
from pathlib import Path

import duckdb
import pytest

from dashboard import api, menu
from etl.__main__ import parser
from etl.folder.reference import rows
from etl.snapshot.dictionary import data_dictionary
from etl.snapshot.publish import create

ROOT = Path(__file__).resolve().parent.parent
DOCS = [ROOT / name for name in ("README.md", "CONTRIBUTING.md", "data/README.md", "benchmarks/README.md")]
DOCS += sorted((ROOT / "docs").rglob("*.md"))
CODE = [path for room in ("etl", "dashboard", "pages") for path in sorted((ROOT / room).rglob("*.py"))]
RULES = [path for path in sorted((ROOT / "etl").rglob("*")) if path.suffix in (".py", ".sql")]
ROOMS = ("benchmarks", "dashboard", "data", "docs", "etl", "findings", "pages", "tests")
MADE = ("data/snapshots", "data/out", "docs/screenshots")  # what the commands make


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def cells(page: str, heading: str, column: int = 0) -> list[str]:
    """A column of the first table under a heading, without the marks of code."""
    part = text(page).split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in part.splitlines() if line.startswith("| ")]
    return [line.strip("| ").split(" | ")[column] for line in lines[2:]]


def commands() -> dict[str, set[str]]:
    """The options of each command of `python -m etl`."""
    (choices,) = (action.choices for action in parser()._actions if action.choices)
    return {name: set(command._option_string_actions) for name, command in choices.items()}


def test_the_readme_lists_every_command():
    listed = [re.match(r"`python -m etl ([\w-]+)", cell)[1] for cell in cells("README.md", "Commands")]
    assert sorted(listed) == sorted(commands())


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_command_that_is_told_exists_with_its_options(path):
    for told in re.findall(r"python -m etl ([^`\n#|]+)", path.read_text(encoding="utf-8")):
        name, *words = told.split()
        assert name in commands(), told
        assert {word for word in words if word.startswith("--")} <= commands()[name], told
    for module in re.findall(r"python -m ((?:benchmarks|tests)[\w.]*)", path.read_text(encoding="utf-8")):
        place = ROOT / module.replace(".", "/")
        assert place.with_suffix(".py").exists() or (place / "__main__.py").exists(), module


def targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):.*##", text("Makefile"), re.MULTILINE))


def test_each_target_of_make_says_what_it_does():
    assert set(text("Makefile").split(".PHONY: ")[1].split("\n")[0].split()) == targets()


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_target_that_is_told_exists(path):
    told = re.findall(r"(?:`|^)make ([a-z]+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(told) <= targets()


def test_every_variable_of_the_surroundings_is_told_and_read():
    read = {name for path in CODE for name in re.findall(r"RESILIENCE_HUB_[A-Z]+", path.read_text(encoding="utf-8"))}
    assert sorted(cell.strip("`") for cell in cells("docs/screens.md", "Surroundings")) == sorted(read)


def test_every_setting_is_read_and_every_setting_that_is_read_exists():
    code = "\n".join(path.read_text(encoding="utf-8") for path in RULES)
    known = {row["setting_id"] for row in rows("setting")}
    assert {name for name in known if not re.search(rf"\b{name}\b", code)} == set()
    assert set(re.findall(r"setting_id = '(\w+)'", code)) <= known


def test_the_data_dictionary_is_what_the_command_prints():
    assert text("docs/data-dictionary.md").rstrip("\n") == data_dictionary().rstrip("\n"), "make dictionary"


def test_the_data_dictionary_holds_every_table_view_and_macro_with_its_meaning():
    with duckdb.connect() as database:
        create(database)
        tables = [name for (name,) in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        views = database.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        macros = database.execute(
            "SELECT DISTINCT function_name FROM duckdb_functions() WHERE NOT internal AND function_type LIKE '%macro'"
        ).fetchall()
    headings = re.findall(r"^## (\w+)$", text("docs/data-dictionary.md"), re.MULTILINE)
    assert headings == [*headings[: len(tables)], "Views", "Macros"]
    assert sorted(headings[: len(tables)]) == sorted(tables)
    assert sorted(cells("docs/data-dictionary.md", "Views")) == sorted(name for (name,) in views)
    assert sorted(name.split("(")[0] for name in cells("docs/data-dictionary.md", "Macros")) == sorted(
        name for (name,) in macros
    )
    assert "None" not in cells("docs/data-dictionary.md", "Macros", 1) + cells("docs/data-dictionary.md", "Views", 1)


def test_every_screen_is_listed_with_the_question_that_its_page_answers():
    page = "docs/screens.md"
    listed = [tuple(cells(page, "The screens", column)[at] for column in range(3)) for at in range(len(menu.SCREENS))]
    assert len(cells(page, "The screens")) == len(menu.SCREENS)
    assert listed == [
        (
            screen.title,
            ast.get_docstring(ast.parse((menu.PAGES / screen.file).read_text(encoding="utf-8"))),
            "all" if screen.audience == "public" else "the secretariat",
        )
        for screen in menu.SCREENS
    ]


def test_every_part_of_the_dashboard_is_told():
    told = " ".join(cells("docs/screens.md", "Who does what"))
    parts = {path.name for path in (ROOT / "dashboard").glob("*.py")} - {"__init__.py"}
    assert parts == set(re.findall(r"(\w+\.py)", told))


def test_every_address_for_programs_is_told():
    told = {cell.strip("`").split("?")[0] for cell in cells("docs/screens.md", "For programs")}
    assert told == {route.path for route in api.ROUTES}


@pytest.mark.parametrize("path", DOCS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_each_file_that_is_told_is_there(path):
    told = path.read_text(encoding="utf-8")
    here = {name for name in re.findall(rf"`((?:{'|'.join(ROOMS)})/[\w./-]*\w)`", told)}
    linked = {name.split("#")[0] for name in re.findall(r"\]\((?!https?:|#)([^)\s]+)\)", told)}
    missing = {name for name in here if not (ROOT / name).exists() and not name.startswith(MADE)}
    assert missing | {name for name in linked if not (path.parent / name).exists()} == set()
