"""A passage with the words that a value was read from marked, as Markdown that shows all else literally."""

import json
from collections.abc import Sequence

from dashboard import words

LEFT, RIGHT = "⟦", "⟧"


def spans(spans_json: object) -> list[tuple[int, int]]:
    """The character ranges that a value was read from, joined where they overlap, in order."""
    found = [] if words.is_missing(spans_json) else json.loads(str(spans_json))
    joined: list[tuple[int, int]] = []
    for start, end in sorted((int(start), int(end)) for start, end in found):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def marked(text: str, ranges: Sequence[tuple[int, int]]) -> str:
    """The text line for line, each range in brackets on a tint."""
    shown, place = "", 0
    for start, end in ranges:
        shown += words.text(text[place:start]) + _tinted(text[start:end])
        place = end
    return "  \n".join((shown + words.text(text[place:])).split("\n"))


def _tinted(text: str) -> str:
    """One range in brackets; a tint ends with its line, so each line has its own."""
    lines = [words.text(line) for line in text.split("\n")]
    lines[0] = LEFT + lines[0]
    lines[-1] += RIGHT
    return "\n".join(f":blue-background[{line}]" for line in lines)
