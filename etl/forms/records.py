"""What is read out of a form: answers and services, each with its text and place."""

from dataclasses import dataclass

from etl.findings import Place

COLUMNS = ("service", "description", "indicators", "year", "types", "coverage")


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands in one field of a form: the answer (None for none), the text as found, and where it stands.

    `doubt` is the reason why it has to be asked about, whatever its words say; empty where there is none.
    """

    field: str
    text: str | None
    original_text: str
    place: Place
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class WorkPlanRow:
    """One service of the work plan, each column with its text and place; `types` in the form's order.

    `is_printed_example` says that it is a printed example row that lost its ticks or a cell, or was translated.
    """

    service: Answer
    description: Answer
    indicators: Answer
    year: Answer
    types_cell: Answer
    coverage: Answer
    types: tuple[str, ...]
    type_other: str | None
    place: Place
    is_printed_example: bool = False

    def cell(self, column: str) -> Answer:
        """The cell of one of COLUMNS."""
        return getattr(self, "types_cell" if column == "types" else column)
