"""Where things stand: a query once, in the room of the screen that alone asks it, or where several find it."""

import ast
import re
from fnmatch import fnmatch
from pathlib import Path

import pytest

from dashboard import menu, query

ROOT = query.ROOM.parent
SCREENS = query.ROOM / "screens"
LONGEST_PAGE = 185  # lines: a page asks, draws and explains; what makes the parts lies in its room
ASKING = {"ask", "ask_private", "_rows", "named"}
PAGES = sorted(menu.PAGES.glob("*.py"))


def questions(path: Path) -> list[str]:
    """The names that a module asks by; of a name with a part to be filled in, its beginning with a star."""
    tree = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
    found: list[str] = []
    for node in tree:
        if isinstance(node, ast.Call) and ends_in(node.func) in ASKING:
            found += [name for argument in node.args for name in names_in(argument)]
        elif isinstance(node, ast.keyword) and node.arg == "vocabulary":
            found += names_in(node.value)
        elif isinstance(node, ast.GeneratorExp | ast.ListComp) and any(map(is_asking, ast.walk(node.elt))):
            found += [name for part in node.generators for each in ast.walk(part.iter) for name in names_in(each)]
    return found


def is_asking(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ends_in(node.func) in ASKING


def ends_in(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def names_in(node: ast.AST) -> list[str]:
    if isinstance(node, ast.JoinedStr):
        return [f"{node.values[0].value}*"]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def place_of(path: Path) -> str:
    """The room that a file belongs to: a screen's, with its page, or a folder that several screens share."""
    if path.is_relative_to(SCREENS):
        return path.relative_to(SCREENS).parts[0]
    return path.stem if path.parent == menu.PAGES else path.relative_to(ROOT).as_posix()


def asked_by() -> dict[str, set[str]]:
    """The rooms that ask each query, by itself or through another query of theirs."""
    asked: dict[str, set[str]] = {name: set() for name in query.files()}
    for path in [*PAGES, *query.ROOM.rglob("*.py")]:
        patterns = questions(path)
        for name in asked:
            if any(fnmatch(name, pattern) or name == f"private/{pattern}" for pattern in patterns):
                asked[name].add(place_of(path))
    for name, path in query.files().items():
        for used in query.named(name).uses:
            asked[used].add(place_of(path))
    return asked


def test_a_query_stands_once():
    names = [path.stem for path in query.ROOM.rglob("*.sql")]
    assert sorted(names) == sorted(set(names))
    assert len(names) == len(query.files()) > 100


def test_every_query_is_asked():
    assert {name for name, rooms in asked_by().items() if not rooms} == set()


def test_a_query_that_one_screen_asks_stands_in_its_room():
    rooms = {screen.file.removesuffix(".py") for screen in menu.SCREENS}
    asked = asked_by()
    own = {name: place_of(path) for name, path in query.files().items() if path.is_relative_to(SCREENS)}
    assert {name: asked[name] for name, room in own.items() if asked[name] - {room}} == {}
    shared = set(query.files()) - set(own)
    assert {name: asked[name] for name in shared if len(asked[name]) == 1 and asked[name] <= rooms} == {}


def test_every_room_belongs_to_a_screen():
    rooms = {path.name for path in SCREENS.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert rooms == {screen.file.removesuffix(".py") for screen in menu.SCREENS}


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.stem)
def test_a_page_only_asks_draws_and_explains(path):
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_PAGE
    others = re.findall(r"^from dashboard\.screens import (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(others) <= {path.stem}


@pytest.mark.parametrize("path", sorted(SCREENS.rglob("*.py")), ids=lambda path: place_of(path) + "." + path.stem)
def test_a_room_knows_no_other_room(path):
    other = re.findall(r"from dashboard\.screens\.(\w+)", path.read_text(encoding="utf-8"))
    assert set(other) <= {place_of(path)}


def test_pictures_words_and_tables_know_no_streamlit():
    quiet = [path for path in query.ROOM.rglob("*.py") if path.stem in ("cards", "charts", "maps", "words", "grids")]
    assert len(quiet) > 15
    assert [path for path in quiet if "import streamlit" in path.read_text(encoding="utf-8")] == []
