"""Candidature folders become candidatures with their parts and answers, and plans with the hub that they belong to."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from etl.findings import Finding, Place
from etl.folder import reference
from etl.folder.inbox import InboxFile
from etl.folder.table_file import ListRow
from etl.forms.content import Candidature, Content, Letter, PlanHolder
from etl.forms.records import Answer
from etl.meaning.interpret import Question
from etl.rows.collection import Collection, place_columns, without
from etl.rows.documents.in_force import receipt_rank
from etl.rows.documents.order import DocumentOrder, letter_lines
from etl.rows.documents.rounds import Sent
from etl.rows.plans.plan import Plan
from etl.rows.readings import Readings
from etl.rules.screening.word_counts import count_words
from etl.text.normal import normalised

EMAIL = r"[^\s@]+@[^\s@]+\.[^\s@]+"
PARTS = ("motivation_letter", "annex_1", "exemplary_work")
BESIDE_A_FORM = ("motivation_letter", "exemplary_work")
KINDS = ("candidature", "work_plan", *BESIDE_A_FORM)
# Kinds of which the order of versions tells more than that two files are the same.
ORDERED_KINDS = ("candidature", "motivation_letter", "annual_report")
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

    def question(self, country_codes: dict[str, str | None]) -> Question:
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


class CandidatureLoader:
    """Turns documents into rows of document, candidature and answer, and hands out the plans that stand in them."""

    def __init__(
        self,
        tables: Collection,
        private: Collection,
        files: list[InboxFile],
        contents: dict[str, Content],
        hub_of: dict[str, str],
        received: list[ListRow],
    ) -> None:
        """`contents` are the extracts, `hub_of` the hubs by document_id, `received` the rows of data/received.csv."""
        self._tables = tables
        self._private = private
        self._files = files
        self._contents = contents
        self._hub_of = hub_of
        self._received = {row["file"]: row for row in received}
        self._limits = {row["heading_id"]: int(row["word_limit"]) for row in reference.rows("practice_headings")}
        self._in_folder: dict[str, list[InboxFile]] = defaultdict(list)
        for file in files:
            self._in_folder[file.folder].append(file)

    def received_on(self, document_id: str) -> date | None:
        """The day of receipt; None where data/received.csv does not say."""
        row = self._received.get(document_id)
        return row.day("received_on") if row else None

    def add_documents(self) -> None:
        """One row a file, its findings, and a note where the same file was received twice."""
        first: dict[str, str] = {}
        for file in self._files:
            content, hub_id = self._contents[file.document_id], self._hub_of.get(file.document_id)
            received = self._received.get(file.document_id)
            self._tables.add(
                "document",
                document_id=file.document_id,
                file_name=file.name,
                sha256=file.sha256,
                size_bytes=file.size_bytes,
                kind=content.kind,
                outcome=content.outcome,
                hub_id=hub_id,
                language=content.language,
                form_version=content.form_version if isinstance(content, Candidature) else None,
                confidence=content.confidence if isinstance(content, Candidature) else None,
                received_on=self.received_on(file.document_id),
                received_source=received["source"] if received else None,
            )
            for finding in _public_findings(content, file.name):
                self._tables.find(finding, file.document_id, hub_id)
            twin = first.setdefault(file.sha256 or file.document_id, file.document_id)
            is_ordered = content.kind in ORDERED_KINDS and hub_id and hub_id == self._hub_of.get(twin)
            if twin != file.document_id and not is_ordered:
                self._tables.find(_duplicate(twin), file.document_id, hub_id)

    def _is_form(self, file: InboxFile) -> bool:
        """Whether it is a candidature form of a known hub."""
        return isinstance(self._contents[file.document_id], Candidature) and file.document_id in self._hub_of

    def _forms(self) -> Iterator[tuple[InboxFile, Candidature, str]]:
        """Each candidature form that was read, with its hub."""
        for file in self._files:
            content, hub_id = self._contents[file.document_id], self._hub_of.get(file.document_id)
            if isinstance(content, Candidature) and hub_id:
                yield file, content, hub_id

    def plans(self, country_codes: dict[str, str | None]) -> Iterator[Plan]:
        """Every work plan: in a candidature form, or sent alone."""
        for file in self._files:
            content, hub_id = self._contents[file.document_id], self._hub_of.get(file.document_id)
            if hub_id and isinstance(content, PlanHolder) and content.services:
                yield Plan(
                    file.document_id,
                    hub_id,
                    country_codes[hub_id],
                    self._candidature_id(file) if isinstance(content, Candidature) else None,
                    self.received_on(file.document_id),
                    content.language,
                    content.services,
                    content.printed_examples,
                )

    def sent(
        self, years: dict[str, frozenset[int]], readings: Readings, country_codes: dict[str, str | None]
    ) -> Iterator[Sent]:
        """What the hubs sent for their candidatures and plans; `years` are those of the plans by document_id."""
        naming_sums = {told.document_id for told in self._told() if readings.has_money(told.question(country_codes))}
        for file in self._files:
            name, content = file.document_id, self._contents[file.document_id]
            if name in self._hub_of and content.kind in KINDS:
                about = (name, self._hub_of[name], content.kind, self.received_on(name), content)
                yield Sent(*about, years.get(name, frozenset()), name in naming_sums)

    def questions(self, country_codes: dict[str, str | None]) -> Iterator[Question]:
        """What has to be asked about the sums that the hubs name as a whole."""
        for told in self._told():
            yield told.question(country_codes)

    def _told(self) -> Iterator[Told]:
        """Every text in which a hub may name what it gives."""
        for file in self._files:
            if hub_id := self._hub_of.get(file.document_id):
                yield from told_in(file.document_id, hub_id, self._contents[file.document_id])

    def add_candidatures(self, order: DocumentOrder) -> None:
        """Every candidature with its parts and answers."""
        for file, form, hub_id in self._forms():
            candidature_id = self._candidature_id(file)
            parts = self._parts(file, order)
            self._tables.add(
                "candidature",
                candidature_id=candidature_id,
                hub_id=hub_id,
                document_id=file.document_id,
                received_on=self.received_on(file.document_id),
                is_latest=order.is_latest(file.document_id),
                **{f"has_{part}": bool(parts[part]) for part in PARTS},
            )
            self._add_parts(candidature_id, parts, hub_id)
            contact = self._add_answers(candidature_id, file, form)
            # Whom to write to is told by the form in force alone.
            if order.counts(file.document_id):
                keys = {"candidature_id": candidature_id, "hub_id": hub_id, "document_id": file.document_id}
                self._private.add("focal_point", **keys, **contact)

    def _candidature_id(self, form: InboxFile) -> str:
        """The folder, for the last of its forms where all are one hub's; else the form itself."""
        beside = [file for file in self._in_folder[form.folder] if self._is_form(file)]
        last = max(beside, key=lambda file: receipt_rank(self.received_on(file.document_id), file.document_id))
        is_folder_of_one = form.folder and len({self._hub_of[file.document_id] for file in beside}) == 1
        return form.folder if is_folder_of_one and form is last else form.document_id

    def _parts(self, form: InboxFile, order: DocumentOrder) -> dict[str, list[str]]:
        """The document_ids of each part: what counts in its candidature, wherever it lies; else its folder."""
        parts: dict[str, list[str]] = defaultdict(list, {"annex_1": [form.document_id]})
        for kind in BESIDE_A_FORM:
            in_folder = [
                file.document_id
                for file in (self._in_folder[form.folder] if form.folder else ())
                if self._contents[file.document_id].kind == kind
                and self._hub_of.get(file.document_id) == self._hub_of[form.document_id]
            ]
            is_replaced = not order.counts(form.document_id)
            parts[kind] = in_folder if is_replaced else order.beside(form.document_id, kind)
        return parts

    def _add_parts(self, candidature_id: str, parts: dict[str, list[str]], hub_id: str) -> None:
        for part in PARTS:
            document_ids: list[str | None] = [*parts[part]] or [None]
            for document_id in document_ids:
                state = "present" if document_id else "missing"
                self._tables.add(
                    "candidature_part", candidature_id=candidature_id, part=part, document_id=document_id, state=state
                )
            if not parts[part]:
                self._tables.find(_missing(part, candidature_id), parts["annex_1"][0], hub_id)

    def _add_answers(self, candidature_id: str, file: InboxFile, form: Candidature) -> dict[str, Any]:
        """The public answers as rows; gives those about the focal point, with their place."""
        contact: dict[str, Any] = {}
        for answer in form.answers:
            if _is_contact(answer):
                contact[answer.field.removeprefix("contact_")] = answer.text
                contact.setdefault("table_number", answer.place.table)
                contact.setdefault("row_number", answer.place.row)
                continue
            self._tables.add(
                "answer",
                candidature_id=candidature_id,
                field=answer.field,
                text=answer.text,
                original_text=answer.original_text or None,
                words_count=count_words(answer.text, form.language) if answer.text else None,
                word_limit=self._limits.get(answer.field),
                document_id=file.document_id,
                **place_columns(answer.place),
            )
        return contact

    def add_money(self, readings: Readings, country_codes: dict[str, str | None], order: DocumentOrder) -> None:
        """The sums that the hubs name as a whole; the plans have to be there already."""
        years = self._years_of_rounds(order)
        for told in self._told():
            question = told.question(country_codes)
            if readings.has_money(question):
                keys = {"document_id": told.document_id, "hub_id": told.hub_id, "service_id": None}
                found = readings.record(question, told.field, told.place, keys, told.doubt)
                number = order.number(told.document_id)
                about = {"hub_id": told.hub_id, "rung": "stated", **years.get((told.hub_id, number), NO_YEARS)}
                doubt = _doubt(told, order)
                if doubt is not None:
                    readings.add_amounts(found, keys, told.place, about, self.received_on(told.document_id), doubt)

    def _years_of_rounds(self, order: DocumentOrder) -> dict[tuple[str, int | None], dict[str, int | None]]:
        """The years of the plan in each candidature, in each of which a hub gives what it gives "a year".

        A plan of three years that begins in the middle of one touches four; no more than the plan's years are counted.
        None are known where the forms that may be in force have plans of different years.
        """
        offered = {
            row["document_id"]
            for row in self._tables.rows("service")
            if row["is_current"] or row.get("order_unknown_with")
        }
        found: dict[tuple[str, int | None], set[tuple[int | None, int | None]]] = defaultdict(set)
        for row in self._tables.rows("work_plan"):
            if row["candidature_id"] and row["document_id"] in offered:
                number = order.number(row["document_id"])
                found[row["hub_id"], number].add((row["start_year"], row["end_year"]))
        return {key: counted_years(*plans.pop()) for key, plans in found.items() if len(plans) == 1}


def counted_years(first: int | None, last: int | None) -> dict[str, int | None]:
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


def _public_findings(content: Content, file_name: str) -> Iterator[Finding]:
    """The findings of a document without its focal point's answers, which only the private file may hold.

    The name of the file is no address, whatever stands in it.
    """
    contact = [answer.text for answer in _answers(content) if _is_contact(answer)]
    private = re.compile("|".join([EMAIL, *(re.escape(text) for text in filter(None, contact))]))
    for found in content.findings:
        message, text = (without(private, words, "[focal point]", [file_name]) for words in (found.message, found.text))
        yield replace(found, message=message, text=text)


def _answers(content: Content) -> tuple[Answer, ...]:
    return content.answers if isinstance(content, Candidature) else ()


def _is_contact(answer: Answer) -> bool:
    """Whether it is about the focal point."""
    return answer.field.startswith("contact_")


def _duplicate(twin: str) -> Finding:
    return Finding("duplicate_document", f"The same file was received as {twin}.")


def _missing(part: str, candidature_id: str) -> Finding:
    words = part.replace("_", " ")
    return Finding("missing_part", f"The candidature {candidature_id} has no {words}.")
