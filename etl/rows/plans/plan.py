"""A work plan as read, with the hub that it belongs to."""

from dataclasses import dataclass
from datetime import date

from etl.forms.records import WorkPlanRow


@dataclass(frozen=True, slots=True)
class Plan:
    """One work plan as read, with what the loader knows about it; `rows` and `printed_examples` are the extract's."""

    document_id: str
    hub_id: str
    country_code: str | None
    candidature_id: str | None
    received_on: date | None
    language: str | None
    rows: tuple[WorkPlanRow, ...]
    printed_examples: tuple[WorkPlanRow, ...]
    version: int = 1
    candidature_number: int | None = None
    dated_on: date | None = None

    @property
    def ordered_on(self) -> date | None:
        """The day by which it is later or earlier than other plans: of receipt, else its own."""
        return self.dated_on or self.received_on
