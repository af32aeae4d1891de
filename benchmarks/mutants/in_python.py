"""Mutations of Python: comparisons, and/or, not, constants, least and most, calls left out."""

import ast
from collections.abc import Iterator
from pathlib import Path

from benchmarks.mutants.mutation import Mutation

COMPARISONS = {"<": "<=", "<=": "<", ">": ">=", ">=": ">", "==": "!=", "!=": "==", "in": "not in", "not in": "in"}
COMPARISONS |= {"is": "is not", "is not": "is"}
NAMES = {"min": "max", "max": "min", "any": "all", "all": "any"}
WORDS = {"and": "or", "or": "and"}
# What changes nothing that a test could see: how a class is stored, and whether lists of one length are compared.
UNSEEN_KEYWORDS = ("frozen", "slots", "strict")

Placed = ast.expr | ast.stmt


def mutations(path: Path, text: str) -> Iterator[Mutation]:
    """Every mutation of one module."""
    return _Finder(path, text).found()


class _Finder:
    def __init__(self, path: Path, text: str) -> None:
        self._path, self._text, self._tree = path, text, ast.parse(text)
        lines = text.splitlines(keepends=True)
        self._lines = [line.encode() for line in lines]
        self._starts = [0]
        for line in lines:
            self._starts.append(self._starts[-1] + len(line))

    def found(self) -> Iterator[Mutation]:
        for node in self._seen(self._tree):
            yield from self._of(node)

    def _seen(self, node: ast.AST) -> Iterator[ast.AST]:
        """The nodes below one, without decorators' and annotations' and unseen keywords'."""
        for name, value in ast.iter_fields(node):
            if name in ("decorator_list", "annotation", "returns"):
                continue
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST) and not (isinstance(child, ast.keyword) and child.arg in UNSEEN_KEYWORDS):
                    yield child
                    yield from self._seen(child)

    def _of(self, node: ast.AST) -> Iterator[Mutation]:
        match node:
            case ast.Compare():
                for left, right in zip([node.left, *node.comparators], node.comparators, strict=False):
                    yield from self._between(left, right, COMPARISONS)
            case ast.BoolOp():
                for left, right in zip(node.values, node.values[1:], strict=False):
                    yield from self._between(left, right, WORDS)
            case ast.UnaryOp(op=ast.Not()):
                yield self._made(self._start(node), self._start(node.operand), "")
            case ast.Constant(value=bool(value)):
                yield self._whole(node, str(not value))
            case ast.Constant(value=int(value)):
                yield self._whole(node, str(value + 1))
            case ast.Call(func=ast.Name(id=name) as called) if name in NAMES:
                yield self._whole(called, NAMES[name])
            case ast.Expr(value=ast.Call()):
                yield self._whole(node, "None")
            case ast.Continue():
                yield self._whole(node, "pass")

    def _between(self, left: ast.expr, right: ast.expr, words: dict[str, str]) -> Iterator[Mutation]:
        """The operator between two operands, changed; brackets around them stay."""
        start, end = self._end(left), self._start(right)
        said = self._text[start:end]
        word = said.strip(" \n()")
        if word in words:
            at = start + said.index(word)
            yield self._made(at, at + len(word), words[word])

    def _whole(self, node: Placed, instead: str) -> Mutation:
        return self._made(self._start(node), self._end(node), instead)

    def _made(self, start: int, end: int, instead: str) -> Mutation:
        return Mutation(self._path, start, end, instead)

    def _start(self, node: Placed) -> int:
        return self._place(node.lineno, node.col_offset)

    def _end(self, node: Placed) -> int:
        # As of every node that was parsed.
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        return self._place(node.end_lineno, node.end_col_offset)

    def _place(self, line: int, column_bytes: int) -> int:
        """The place in the text of a line (from 1) and a column, which Python counts in bytes."""
        return self._starts[line - 1] + len(self._lines[line - 1][:column_bytes].decode())
