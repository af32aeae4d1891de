"""Where the answer to one field gathers, and what may belong to it."""

import dataclasses
import re
from collections.abc import Iterable
from dataclasses import dataclass

from etl.findings import Finding, Place
from etl.forms.candidature.labels import groups
from etl.forms.candidature.matching import Match
from etl.forms.candidature.printed import without_achievements
from etl.read.document import Cell
from etl.read.marks import plain, typed

WITH_ACHIEVEMENTS = frozenset({"essentials", "objectives"})
NUMBERED = re.compile(r"\d+$")
SHORT_LABEL = re.compile(r"[^\d\n]{2,40}?(\d{1,2})\s*[:：.]?")
LEAD = re.compile(r"([^\d\n:–—-]{3,60}?)\s*[-–—:：]\s*")


@dataclass(slots=True)
class Slot:
    """Where the answer to one field gathers.

    `written` are its lines as they stand there, with what is struck through, marked; `lines` are what is in force.
    `doubt` says why the answer has to be asked about, whatever its words say.
    `title` and `asked` are text beside and below the label that may be the rest of the question; they are the answer
    only if nothing else is.
    """

    field: str
    place: Place
    lines: list[str] = dataclasses.field(default_factory=list)
    title: str = ""
    asked: list[str] = dataclasses.field(default_factory=list)
    has_place: bool = False
    column: int | None = None
    written: list[str] = dataclasses.field(default_factory=list)
    doubt: Finding | None = None

    def add(self, lines: Iterable[str], written: str | None = None) -> None:
        """More lines of the answer; `written` where they stand there otherwise."""
        added = list(lines)
        self.lines.extend(added)
        self.written.extend(added if written is None else filter(None, [written]))


@dataclass(slots=True)
class Segment:
    """A label with the lines that follow it in its own cell or paragraph."""

    match: Match
    field: str
    first: str
    lines: list[str] = dataclasses.field(default_factory=list)

    @property
    def has_text(self) -> bool:
        """Whether anything follows the label."""
        return bool(self.first or self.lines)


def is_worded(cell: Cell) -> bool:
    """Whether a cell says more than a row's number or bullet."""
    return any(letter.isalpha() for letter in cell.text) and len(cell.text) > 2


def is_short(field_name: str) -> bool:
    """Whether a field asks for a few words, which stand beside or in the cell of their label."""
    return groups()[field_name] in ("contact", "mayor") or field_name in ("city_name", "country")


def goes_on_outside(slot: Slot) -> bool:
    """Whether a paragraph outside the tables may be more of an answer: not where its cell, or a short one, is known."""
    return not slot.place.table or not (slot.has_place or is_short(slot.field))


def names_again(field_name: str, line: str) -> bool:
    """Whether a line under a numbered label is the same label in a language that we don't know ("要素 10")."""
    number, again = NUMBERED.search(field_name), SHORT_LABEL.fullmatch(plain(line))
    return number is not None and again is not None and int(again.group(1)) == int(number.group())


def is_answered_below(slot: Slot, cells: list[Cell]) -> bool:
    """Whether the cell beside a long question is empty, and its answer stands alone below, in the question's column.

    Programs that know no short rows (pandoc) put an empty cell beside each question that goes over the whole table.
    """
    column = slot.column if slot.has_place and not slot.lines and not is_short(slot.field) else None
    return column is not None and len(cells) == 1 and cells[0].column < column


def asks_anew(slot: Slot, cells: list[Cell]) -> bool:
    """Whether an added row has a label of its own, in the column where the label of the answer above stands."""
    column = slot.column if slot.has_place else None
    return column is not None and any(cell.column < column and is_worded(cell) for cell in cells)


def cleaned(field_name: str, lines: list[str], lead: str) -> str:
    """The answer that some lines hold, without prompts, the printed label and the `lead` found before most answers."""
    text = typed("\n".join(lines))
    if groups()[field_name] not in WITH_ACHIEVEMENTS:
        return text
    bare = without_achievements(text)
    if bare == text and lead and (found := LEAD.match(text)) and found.group(1) == lead:
        bare = text[found.end() :]
    return text if bare == text else typed(bare)
