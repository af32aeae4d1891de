"""Which characters of a text a value was read from: its own, and the listed words that stand beside them."""

import re
from collections.abc import Iterable

Span = tuple[int, int]
# What may part a word from the value that it speaks of.
_LIGHT = re.compile(r"[\s.,:()'\"’/~→>–-]*")


def merged(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap or touch as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def attached(values: Iterable[Span], words: Iterable[Span], text: str) -> list[Span]:
    """The spans of the values and of the words that stand beside them, directly or beside another such word."""
    own = [(start, end, True) for start, end in values]
    kept: list[Span] = []
    run: list[Span] = []
    has_value, reached = False, 0
    for start, end, is_value in sorted([*own, *((start, end, False) for start, end in words)]):
        if run and not _LIGHT.fullmatch(text, reached, max(start, reached)):
            kept += run if has_value else []
            run, has_value = [], False
        run.append((start, end))
        has_value, reached = has_value or is_value, max(end, reached)
    return merged(kept + (run if has_value else []))
