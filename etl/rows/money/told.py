"""Sums that a hub names for its candidature as a whole: in its motivation, in its letter."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from etl.findings import Place
from etl.folder import reference
from etl.forms.content import Candidature, Content, Letter
from etl.meaning.interpret import Question
from etl.rows.documents.documents import Documents
from etl.rows.documents.order import DocumentOrder, letter_lines
from etl.rows.documents.rounds import Sent
from etl.rows.made import Made
from etl.rows.readings import Readings
from etl.text.normal import normalised

Row = dict[str, Any]
NO_YEARS = {"first_year": None, "last_year": None}
# Only the motivation says what the hub means to spend on other cities; the Essentials tell of its own costs.
MONEY_FIELD = "motivation"


@dataclass(frozen=True, slots=True)
class Told:
    """A text in which a hub may name what it gives as a whole, where it stands, and why it has to be asked about."""

    document_id: str
    hub_id: str
    field: str
    text: str
    place: Place
    language: str | None
    doubt: str = ""

    def question(self, country_codes: Mapping[str, str | None]) -> Question:
        """What it says about money."""
        return Question("money", self.text, self.language, country_codes[self.hub_id], "text")


def told_in(document_id: str, hub_id: str, content: Content) -> Iterator[Told]:
    """The texts in which a hub may name what it gives: the motivation of its form, the lines of its letter."""
    source = (document_id, hub_id)
    if isinstance(content, Candidature):
        for answer in content.answers:
            if answer.field == MONEY_FIELD and answer.text:
                yield Told(*source, answer.field, answer.text, answer.place, content.language, answer.doubt)
    elif isinstance(content, Letter):
        for number, line in enumerate(content.lines, start=1):
            yield Told(*source, content.kind, line, Place(row=number, part="letter"), None)


def told_of(documents: Documents) -> list[Told]:
    """Every text of the documents in which a hub may name what it gives."""
    return [one for file, content, hub_id in documents.of_hubs() for one in told_in(file.document_id, hub_id, content)]


def naming_sums(told: Iterable[Told], documents: Documents, readings: Readings) -> set[str]:
    """The documents of which a text holds a sum, or may hold one."""
    return {one.document_id for one in told if readings.has_money(one.question(documents.country_codes))}


def told_rows(
    told: Iterable[Told],
    documents: Documents,
    readings: Readings,
    order: DocumentOrder,
    work_plans: Iterable[Row],
    services: Iterable[Row],
) -> Made:
    """The sums of these texts, in the years of their candidature's plan; the plans are rows of their tables."""
    made, years = Made(), _years_of_rounds(order, work_plans, services)
    for one in told:
        doubt = _doubt(one, order)
        period = years.get((one.hub_id, order.number(one.document_id)), NO_YEARS)
        question = one.question(documents.country_codes)
        if readings.has_money(question):
            keys = {"document_id": one.document_id, "hub_id": one.hub_id, "service_id": None}
            found = readings.record(made, question, one.field, one.place, keys, one.doubt)
            about = {"hub_id": one.hub_id, "rung": "stated", **period}
            if doubt is not None:
                on = documents.received_on(one.document_id)
                readings.add_amounts(made, found, keys, one.place, about, on, doubt)
    return made


def _years_of_rounds(
    order: DocumentOrder, work_plans: Iterable[Row], services: Iterable[Row]
) -> dict[tuple[str, int | None], dict[str, int | None]]:
    """The years of the plan in each candidature, in each of which a hub gives what it gives "a year".

    A plan of three years that begins in the middle of one touches four; no more than the plan's years are counted.
    None are known where the forms that may be in force have plans of different years.
    """
    offered = {row["document_id"] for row in services if row["is_current"] or row.get("order_unknown_with")}
    found: dict[tuple[str, int | None], set[tuple[int | None, int | None]]] = defaultdict(set)
    for row in work_plans:
        if row["candidature_id"] and row["document_id"] in offered:
            found[row["hub_id"], order.number(row["document_id"])].add((row["start_year"], row["end_year"]))
    return {key: _counted_years(*plans.pop()) for key, plans in found.items() if len(plans) == 1}


def _counted_years(first: int | None, last: int | None) -> dict[str, int | None]:
    """The years in which a sum "a year" is given, by those of its plan: no more than a plan has."""
    longest = int(reference.setting("plan_years"))
    return {"first_year": first, "last_year": min(last, first + longest - 1) if first and last else last}


def _doubt(told: Told, order: DocumentOrder) -> str | None:
    """Why the sums of a text wait, empty where they don't; None where another document has said the same already."""
    rivals = order.rivals(told.document_id)
    if all(_holds(rival, told) for rival in rivals):
        standing = order.standing(told.document_id)
        return "" if not rivals or (standing and standing.leads) else None
    names = " and ".join(sorted(rival.document_id for rival in rivals))
    return f"{names} says otherwise, and which of them came last is not known."


def _holds(document: Sent, told: Told) -> bool:
    """Whether a document says the same in the same place: the field of a form, any line of a letter."""
    match document.content:
        case Letter() as letter:
            return normalised(told.text) in letter_lines(letter)
        case Candidature() as form:
            return normalised(form.text(told.field) or "") == normalised(told.text)
    return False
