"""Mutations of SQL: comparisons, AND/OR, NOT, constants, words, COALESCE, outer joins, least and most, order."""

import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.mutants.mutation import Mutation

CHANGES = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "=": "<>", "<>": "=", "+": "-", "-": "+"}
CHANGES |= {"AND": "OR", "OR": "AND", "NOT": "", "LEFT": "", "DESC": "", "true": "false", "false": "true"}
CHANGES |= {"min": "max", "max": "min", "least": "greatest", "greatest": "least", "lead": "lag", "lag": "lead"}
CHANGES |= {"bool_or": "bool_and", "bool_and": "bool_or", "arg_max": "arg_min", "arg_min": "arg_max"}
TOKEN = re.compile(
    r"(?P<comment>--[^\n]*|COMMENT ON [\w ]+ IS\s+'(?:[^']|'')*')"
    r"|(?P<word>'[a-z_]+')|(?P<text>'(?:[^']|'')*'|\"[^\"]*\")"
    r"|(?P<type>DECIMAL\([0-9, ]*\))|(?P<number>\b[0-9]+\b)|(?P<name>[\w.$]+)|(?P<sign>:=|->|<>|<=|>=|[^\w\s])"
)


def mutations(path: Path, text: str) -> Iterator[Mutation]:
    """Every mutation of one file of queries."""
    is_between = False
    for found in TOKEN.finditer(text):
        said, start, end = found[0], found.start(), found.end()
        if found["number"]:
            yield Mutation(path, start, end, str(int(said) + 1))
        elif found["word"]:
            yield Mutation(path, start, end, "'no_such_word'")
        elif said == "coalesce":
            yield from _first_argument(path, text, end)
        elif said in CHANGES and not (said == "AND" and is_between):
            yield Mutation(path, start, end, CHANGES[said])
        if said in ("BETWEEN", "AND"):
            is_between = said == "BETWEEN"


def _first_argument(path: Path, text: str, start: int) -> Iterator[Mutation]:
    """The call of coalesce whose arguments begin at `start`, made its first argument alone."""
    depth, comma = 0, 0
    for found in TOKEN.finditer(text, start):
        depth += {"(": 1, "[": 1, "{": 1, ")": -1, "]": -1, "}": -1}.get(found[0], 0)
        if depth == 1 and found[0] == "," and not comma:
            comma = found.start()
        if depth == 0:
            yield Mutation(path, comma, found.start(), "")
            return
