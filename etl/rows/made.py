"""What one step of a load makes: its rows and findings, for the next steps to be given and for the snapshot to hold."""

from dataclasses import dataclass

from etl.findings import Finding, Place
from etl.meaning.interpret import Question
from etl.snapshot.tables import Tables


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was asked at a place of a document; a person may have given the answer."""

    question: Question
    document_id: str
    place: Place


@dataclass(frozen=True, slots=True)
class Found:
    """A finding with the document and hub that it is about."""

    finding: Finding
    document_id: str | None = None
    hub_id: str | None = None


class Made(Tables):
    """Rows by table, findings, the questions that people may have answered, and the findings that it answers."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self.findings: list[Found] = []
        self.asked: list[Asked] = []
        # Findings that earlier steps made and this one answers, by code, document_id and text.
        self.answered: list[tuple[str, str, str]] = []

    def find(self, finding: Finding, document_id: str | None = None, hub_id: str | None = None) -> None:
        """Add a finding."""
        self.findings.append(Found(finding, document_id, hub_id))
