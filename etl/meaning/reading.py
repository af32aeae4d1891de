"""What an interpreter gives back: a proposed value, how far it can be trusted, and why."""

from dataclasses import dataclass, field
from typing import Any, Literal

State = Literal["read", "review", "unreadable"]
Context = Literal["work_plan", "text", "annual_report"]


def is_firm(value: dict[str, Any]) -> bool:
    """Whether a value, or one of its items, holds on no condition and is not tentative: only such count in totals."""
    return not (value.get("condition") or value.get("is_tentative"))


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of one text.

    `value` has the shape of shared phrases' `expected` for its kind and holds nothing that is not in the text or in
    the hub's own facts. `state` is "read" (trusted), "review" (proposed, a person decides) or "unreadable" (no value).
    `reason` is one sentence for a person. `rules` name the rules that made the value. `spans` are the (start, end)
    character ranges of the text that it was read from, `unread` those of words that no value used and that may change
    it.
    """

    value: dict[str, Any]
    state: State
    reason: str
    rules: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = field(default=())
    unread: tuple[tuple[int, int], ...] = field(default=())

    @property
    def review(self) -> bool:
        """Whether a person has to look at it before it counts."""
        return self.state != "read"
