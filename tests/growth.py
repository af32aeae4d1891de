"""The work of reading a text, counted: the same number on every machine, however busy it is.

Counted are the lines of Python that run, and the characters that regular expressions are made to look at. Expressions
are wrapped as they are compiled, so the counting has a process of its own. What it does not see is measured in
benchmarks/growth.py: backtracking inside one expression, `in` on a list, slices.
"""

import importlib
import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
WARMING, FEW, MANY = 400, 1_500, 6_000  # characters
IN_PROPORTION = 1.1 * MANY / FEW  # all that is read here stays below 1.02; one look at every item for each is above


def out_of_proportion(reader: str, pieces: list[str]) -> dict[str, tuple[int, int]]:
    """The pieces of which `module:function` does too much work on MANY characters for what it does on FEW."""
    command = [sys.executable, "-m", "tests.growth", reader]
    done = subprocess.run(command, input=json.dumps(pieces), capture_output=True, cwd=ROOT, text=True)
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)
    assert all(min(pair) > 0 for pair in counts), "nothing was counted"
    pairs = dict(zip(pieces, map(tuple, counts), strict=True))
    return {piece: (few, many) for piece, (few, many) in pairs.items() if many > IN_PROPORTION * few}


class CountedPattern:
    """A regular expression that adds up how many characters it was made to look at."""

    looked_at = 0

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self._pattern = pattern

    def __getattr__(self, name: str) -> Any:
        """What needs no counting: the text of the expression, its flags and groups."""
        return getattr(self._pattern, name)

    def match(self, text: str, *places: int) -> re.Match[str] | None:
        """A match looks at what it takes; at one character where it takes nothing."""
        found = self._pattern.match(text, *places)
        return _counted(found, found.end() - found.start() if found else 1)

    def fullmatch(self, text: str, *places: int) -> re.Match[str] | None:
        """As a match."""
        found = self._pattern.fullmatch(text, *places)
        return _counted(found, found.end() - found.start() if found else 1)

    def search(self, text: str, *places: int) -> re.Match[str] | None:
        """A search looks as far as the end of what it finds, or of the text."""
        found = self._pattern.search(text, *places)
        first, last = span(text, *places)
        return _counted(found, (found.end() if found else last) - first)

    def finditer(self, text: str, *places: int) -> Iterator[re.Match[str]]:
        """Each step looks from the end of the one before to its own."""
        at, last = span(text, *places)
        for found in self._pattern.finditer(text, *places):
            yield _counted(found, found.end() - at)
            at = found.end()
        _counted(None, last - at)

    def findall(self, text: str) -> list[Any]:
        return _counted(self._pattern.findall(text), len(text))

    def split(self, text: str, maxsplit: int = 0) -> list[Any]:
        return _counted(self._pattern.split(text, maxsplit), len(text))

    def sub(self, by: Any, text: str, count: int = 0) -> str:
        return _counted(self._pattern.sub(by, text, count), len(text))


def span(text: str, first: int = 0, last: int = sys.maxsize) -> tuple[int, int]:
    return first, max(first, min(last, len(text)))


def _counted(found: Any, characters: int) -> Any:
    CountedPattern.looked_at += characters
    return found


def wrap_patterns_of(package: str) -> None:
    """From now on, what a package compiles is counted; re.compile, re.search and the others go through one function."""
    plain = re._compile

    def wrapped(pattern: Any, flags: int) -> Any:
        made = plain(pattern, flags)
        asker = sys._getframe(2).f_globals.get("__name__", "")
        return CountedPattern(made) if asker.startswith(package) and isinstance(made, re.Pattern) else made

    re._compile = wrapped


def work(task: Callable[[], object]) -> int:
    """The lines that run in a task, and the characters that its expressions look at."""
    lines = 0

    def in_frame(frame: FrameType, event: str, argument: Any) -> Callable:
        nonlocal lines
        lines += event == "line"
        return in_frame

    CountedPattern.looked_at = 0
    sys.settrace(lambda frame, event, argument: None if frame.f_code.co_filename == __file__ else in_frame)
    try:
        task()
    finally:
        sys.settrace(None)
    return lines + CountedPattern.looked_at


def main() -> None:
    """Print the pairs of counts for the reader of the command line and the pieces on standard input, as JSON."""
    module, _, name = sys.argv[1].partition(":")
    wrap_patterns_of(f"{module.partition('.')[0]}.")
    read = getattr(importlib.import_module(module), name)
    read = getattr(read, "__wrapped__", read)  # answers that are kept are no work

    def on(piece: str, size: int) -> int:
        return work(lambda: read(piece * (size // len(piece))))

    pieces = json.load(sys.stdin)
    for piece in pieces:
        on(piece, WARMING)  # loads the vocabulary
    print(json.dumps([(on(piece, FEW), on(piece, MANY)) for piece in pieces]))


if __name__ == "__main__":
    main()
