"""Lines of one text whose numbers may stand for each other: both may count, or the second replaces the first."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Sequence

from etl.meaning.language import fold
from etl.meaning.numbers import find_numbers

RIVALS = "Two lines say the same with different numbers."
BARE = "A number stands on a line of its own."
_WORDS_OR_SIGNS = re.compile(r"[^\W\d_]|[$€£¥₩%]")
_OF_A_LIST = re.compile(r"\d{1,2}[.)]")

Span = tuple[int, int]


def rivals(text: str, spans: Sequence[Span], values: Sequence[Hashable]) -> set[int]:
    """Which of the values at `spans` another line contradicts, by their place in the sequence.

    Lines contradict each other where each holds one value, among the same words, and the values differ.
    """
    if len(spans) < 2 or "\n" not in text:
        return set()
    lines = lines_of(text)
    alike: dict[str, list[int]] = defaultdict(list)
    for line, indexes in zip(lines, _by_line(lines, spans), strict=True):
        if len(indexes) == 1:
            alike[_words(text, line, spans[indexes[0]])].append(indexes[0])
    groups = (group for group in alike.values() if len({values[index] for index in group}) > 1)
    return {index for group in groups for index in group}


def _words(text: str, line: Span, value: Span) -> str:
    """A line without the number of its value, folded and run together."""
    numbers = (number for number in find_numbers(text[slice(*value)]) if not number.is_ordinal)
    start, end = next(((value[0] + number.start, value[0] + number.end) for number in numbers), value)
    return "".join(fold(text[line[0] : start] + text[min(end, line[1]) : line[1]]).split())


def beside_bare_figures(text: str, spans: Sequence[Span]) -> set[int]:
    """Which of the values at `spans` stand in a line next to one that is a number and nothing else."""
    if "\n" not in text:
        return set()
    lines = lines_of(text)
    bare = [index for index, (start, end) in enumerate(lines) if _is_bare_figure(text[start:end])]
    inside = _by_line(lines, spans) if bare else []
    return {value for at in bare for line in (at - 1, at + 1) if 0 <= line < len(lines) for value in inside[line]}


def _is_bare_figure(line: str) -> bool:
    """Whether a line is one number without any word, and no number of a list."""
    line = line.strip()
    if not line or len(line) > 40 or _WORDS_OR_SIGNS.search(line) or _OF_A_LIST.fullmatch(line):
        return False
    return len(find_numbers(line)) == 1


def _by_line(lines: Sequence[Span], spans: Sequence[Span]) -> list[list[int]]:
    """For each line the places in the sequence of the values that begin in it."""
    starts = [start for start, _ in lines]
    inside: list[list[int]] = [[] for _ in lines]
    for index, (start, _) in enumerate(spans):
        inside[bisect_right(starts, start) - 1].append(index)
    return inside


def lines_of(text: str) -> list[Span]:
    """The (start, end) of each line of a text."""
    ends = [found.start() for found in re.finditer("\n", text)]
    return list(zip([0, *(end + 1 for end in ends)], [*ends, len(text)], strict=True))
