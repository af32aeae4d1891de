"""Two forms in one file: where the second begins, and whether it is a copy of the first."""

from dataclasses import dataclass

from etl.findings import Finding, Place
from etl.forms.candidature.matching import key_of
from etl.forms.candidature.slots import Slot, cleaned
from etl.forms.records import COLUMNS, WorkPlanRow

CITY = "city_name"
ASKED_AGAIN_MIN = 3  # of the headings: a city's name alone comes again on covers and beside signatures


@dataclass(frozen=True, slots=True)
class SecondForm:
    """Where the form is asked anew: the number of its first heading among those begun, its place, its city."""

    begins_at: int
    place: Place
    city: str
    is_copy: bool

    def finding(self) -> Finding:
        """What a person has to do about another city's form."""
        message = f"The file holds two forms; the second ({self.city or 'no city named'}) was not read."
        return Finding("two_forms_in_one_file", message, self.place, self.city)


def second_form(begun: list[Slot]) -> SecondForm | None:
    """The second form among the headings in their order; None where each city name belongs to the same form."""
    last = {slot.field: index for index, slot in enumerate(begun)}
    known: dict[str, str] = {}  # the fields begun so far, each with the first answer to it
    for index, slot in enumerate(begun):
        again = [name for name in known if last[name] >= index]
        is_begun = slot.field == CITY and CITY in known and len(again) >= ASKED_AGAIN_MIN
        if is_begun and any(known.values()):
            is_copy = key_of(said(slot)) == key_of(known[CITY])
            return SecondForm(_first_again(begun, index), slot.place, said(slot), is_copy)
        known[slot.field] = known.get(slot.field) or said(slot)
    return None


def said(slot: Slot) -> str:
    """The answer that a slot holds, without prompts; "" for none."""
    return cleaned(slot.field, slot.lines, "")


def _first_again(begun: list[Slot], index: int) -> int:
    """The first heading of a form whose city name is the one at `index`: other headings asked anew may stand above."""
    while index > 1 and begun[index - 1].field in {other.field for other in begun[: index - 1]}:
        index -= 1
    return index


def other_plan(first: list[WorkPlanRow], later: list[WorkPlanRow]) -> Finding | None:
    """What a person has to know where the copy of a form has services that the form has not in the same words."""
    known = {_words(row) for row in first}
    others = [row for row in later if _words(row) not in known]
    if not others:
        return None
    text = "\n".join(filter(None, (row.service.text for row in others)))
    return Finding("answered_twice", "The work plan is given twice; the first counts.", others[0].place, text)


def _words(row: WorkPlanRow) -> tuple[str, ...]:
    return tuple(key_of(row.cell(column).text or "") for column in COLUMNS)
