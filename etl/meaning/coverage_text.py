"""What the rules of coverage reading share: the text under reading and the kinds of marks."""

from dataclasses import dataclass, field
from typing import Any

from etl.meaning.coverage_marks import Mark
from etl.meaning.reading import Context
from etl.meaning.wording import NO_GAP, Word

PRIORITY_FORWARD = ("priority", "soft_priority", "soft_priority_forward")
PRIORITY_BACKWARD = ("priority_before", "soft_priority_before")
SOFT = ("soft_priority", "soft_priority_forward", "soft_priority_before")
OWN = ("own_area", "own_country", "own_region")
WORLD = ("world", "world_adjective", "international")
# How many words may stand between "all" or "global" and the cities it speaks of.
REACH = 5
CONJUNCTIONS = frozenset(
    ("and", "y", "e", "et", "und", "и", "or", "o", "ou", "oder", "или", "و", "및", "과", "와", "と")
)


@dataclass(slots=True)
class Text:
    """A coverage text under reading: its words, its marks, and what the rules have said so far.

    `parts` are parts of named countries, as written.
    """

    source: str
    words: list[Word]
    marks: list[Mark]
    context: Context
    rules: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)

    def rule(self, name: str) -> None:
        """Name a rule that made part of the value."""
        if name not in self.rules:
            self.rules.append(name)

    def doubt(self, rule: str, reason: str) -> None:
        """Name a rule that asks for a person, with its reason."""
        self.rule(rule)
        self.doubts.append(reason)

    def of(self, *kinds: str) -> list[Mark]:
        """Marks of these kinds, in order."""
        return [mark for mark in self.marks if mark.kind in kinds]

    def written(self, mark: Mark) -> str:
        """The words of a mark as they stand in the text."""
        return self.between(mark.first, mark.last)

    def between(self, first: int, last: int) -> str:
        """The words first..last-1 as they stand in the text."""
        return self.source[self.words[first].start : self.words[last - 1].end]

    def gap(self, first: int, last: int) -> int:
        """The strongest gap between the words first..last."""
        return max((word.gap for word in self.words[first + 1 : last + 1]), default=NO_GAP)


def empty_value() -> dict[str, Any]:
    """A value that says nothing."""
    return {
        "mode": "unspecified", "countries": [], "regions": [], "groups": [], "subnational": [],
        "priority": {"countries": [], "regions": [], "groups": []}, "members_of": None,
    }  # fmt: skip
