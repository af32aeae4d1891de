"""What a rule says of a requirement: a verdict, its reason in the letters' languages, and the passage that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal

from etl.folder.reference import rows

Verdict = Literal["met", "not_met", "needs_a_person", "not_applicable"]


@dataclass(frozen=True, slots=True)
class ServiceGap:
    """A service of the plan with the columns that it lacks."""

    title: str | None
    number: int
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Said:
    """What a rule says, before it is put beside its requirement."""

    verdict: Verdict
    reason_id: str
    details: Mapping[str, Any] = field(default_factory=dict)
    evidence: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """One requirement's verdict: `reason_id` and `details` make the reason in any of the letters' languages."""

    requirement_id: str
    position: int
    group: str
    verdict: Verdict
    reason_id: str
    details: Mapping[str, Any] = field(default_factory=dict)
    evidence: str = ""
    evidence_place: str = ""

    @property
    def requirement(self) -> str:
        """The requirement in English."""
        return text_of("name", self.requirement_id, "en")

    @property
    def reason(self) -> str:
        """Why, as an English sentence."""
        return self.reason_in("en")

    def reason_in(self, language: str) -> str:
        """Why, as a sentence in one of the letters' languages, else in English."""
        shown = {name: _shown(value, language) for name, value in self.details.items()}
        return text_of("reason", self.reason_id, language).format(**shown)


@cache
def _texts() -> dict[tuple[str, str, str], str]:
    return {(row["kind"], row["id"], row["language"]): row["text"] for row in rows("screening_text")}


def text_of(kind: str, id: str, language: str) -> str:
    """A name, reason or word in a language, else in English; raises KeyError for one that the table lacks."""
    texts = _texts()
    return texts.get((kind, id, language)) or texts[kind, id, "en"]


def _shown(value: object, language: str) -> str:
    """A detail as it stands in a sentence: services by their titles, with the columns that they lack."""
    if isinstance(value, tuple):
        return "; ".join(_shown(item, language) for item in value)
    if not isinstance(value, ServiceGap):
        return str(value)
    title = f"“{value.title}”" if value.title else text_of("word", "unnamed", language).format(number=value.number)
    columns = ", ".join(text_of("word", column, language) for column in value.columns)
    return f"{title} ({columns})" if columns else title
