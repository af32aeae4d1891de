"""What one file holds: a record for each kind of document, the same from the reader to the rows and in the cache.

They are made in worker processes and kept by the file's checksum, so they hold nothing but the file's own content.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from etl.findings import Finding
from etl.forms.records import Answer, WorkPlanRow

Kind = Literal["candidature", "work_plan", "annual_report", "motivation_letter", "exemplary_work", "other"]
Confidence = Literal["high", "medium", "low"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What any file holds, or why it could not be read.

    `saved_on` is the day on which the program that wrote the file says it was changed. `outcome` is "ok", "not_read"
    for a file that is only present, else the code of a DocumentError. `language` is the one in which the file is
    answered, None where it cannot be told.
    """

    kind: ClassVar[Kind]
    outcome: str = "ok"
    findings: tuple[Finding, ...] = ()
    language: str | None = None
    saved_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanHolder(Content):
    """What holds a work plan; `work_plan` has a row for each service, and for each printed example left in it.

    `confirmation` tells a confirmed draft from others of the same file; empty for what needs no confirmation.
    """

    work_plan: tuple[WorkPlanRow, ...]
    confirmation: str = ""

    @property
    def services(self) -> tuple[WorkPlanRow, ...]:
        """The rows of the city's own services."""
        return tuple(row for row in self.work_plan if not row.is_printed_example)

    @property
    def printed_examples(self) -> tuple[WorkPlanRow, ...]:
        """The rows whose offer is a printed example."""
        return tuple(row for row in self.work_plan if row.is_printed_example)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidature(PlanHolder):
    """One candidature form as read: an answer for each field of Part I, a row for each service of Part II.

    `form_language` and `form_version` are those of the printed labels, empty where none is known. `confidence` is
    "high" where every label found is a printed one, "medium" where some were recognised by similarity, "low" where the
    language is unknown and the form's structure had to do.
    """

    kind: ClassVar[Kind] = "candidature"
    name: str
    answers: tuple[Answer, ...]
    form_language: str
    form_version: str
    confidence: Confidence

    def text(self, field_name: str) -> str | None:
        """The answer to one field; None where it is not answered."""
        return next(answer.text for answer in self.answers if answer.field == field_name)


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlan(PlanHolder):
    """A work plan that was sent alone."""

    kind: ClassVar[Kind] = "work_plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft(Content):
    """A form in a PDF as far as it could be read: it counts for nothing before a person has confirmed it.

    `form` is what would count, None where the PDF gives no values at all. `asked` tells, by the key of a cell, why its
    value has to be given by the person who confirms. `lines` are the words in the order of the pages.
    """

    outcome: str = "draft"
    form: Candidature | WorkPlan | None
    asked: dict[str, str]
    lines: tuple[str, ...]
    pages_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CandidatureDraft(Draft):
    """A candidature form in a PDF."""

    kind: ClassVar[Kind] = "candidature"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkPlanDraft(Draft):
    """A work plan in a PDF that was sent alone."""

    kind: ClassVar[Kind] = "work_plan"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter(Content):
    """A motivation letter: its lines, for the sums that it names; `problem` says why there are none, where it does."""

    kind: ClassVar[Kind] = "motivation_letter"
    lines: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExemplaryWork(Content):
    """An example of exemplary work: recorded as present, with its first lines to tell it by; `problem` as of Letter."""

    kind: ClassVar[Kind] = "exemplary_work"
    first_lines: tuple[str, ...]
    problem: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Other(Content):
    """A file that is none of the documents, or could not be read."""

    kind: ClassVar[Kind] = "other"
