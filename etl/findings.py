"""What could not be read, trusted or accepted, said so that a person can act on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Box:
    """A box on a page of a PDF, counted from 1; its sides in points from the upper left corner of the page."""

    page: int
    left: float
    top: float
    right: float
    bottom: float

    def __str__(self) -> str:
        """Its sides, as the snapshot holds them: "72,140.5,520,180"."""
        return ",".join(f"{side:g}" for side in (self.left, self.top, self.right, self.bottom))


@dataclass(frozen=True, slots=True)
class Place:
    """Where a value stands in a document; table, row and column count from 1, None where it stands in no table.

    `part` is the part of the file (the sheet's name in a workbook, "body" in a Word file). `box` is where it stands on
    a page of a PDF.
    """

    table: int | None = None
    row: int | None = None
    column: int | None = None
    part: str = "body"
    box: Box | None = None

    def __str__(self) -> str:
        """The place in words: "table 9, row 3, column 4", in a PDF "page 4, table 9, …"."""
        numbers = (("table", self.table), ("row", self.row), ("column", self.column))
        words = [f"{name} {number}" for name, number in numbers if number is not None]
        if self.part != "body":
            words.insert(0, f'sheet "{self.part}"')
        if self.box:
            words.insert(0, f"page {self.box.page}")
        return ", ".join(words) or "the text outside the tables"


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem with its place and the next step.

    `code` is a row of data/reference/finding_rules.csv, which gives severity and who can mend it.
    `text` is the passage it is about, as written; `hint` is the next step, in the imperative.
    """

    code: str
    message: str
    place: Place = Place()
    text: str = ""
    hint: str = ""


class Failed(Exception):
    """A piece of work has no result now and may have one the next time; `finding` says why."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a value has to be asked about, whatever its words say.

    `code` is a row of data/reference/finding_rules.csv; `reason` is a sentence.
    """

    code: str
    reason: str
