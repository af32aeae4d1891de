"""Candidature folders become candidatures with their parts and answers, and plans with the hub that they belong to."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from etl import reference
from etl.collect import Collection, place_columns
from etl.findings import Finding, Place
from etl.inbox import InboxFile
from etl.interpret import Question
from etl.readings import Readings
from etl.records import Content, Plan
from etl.rules.words import count_words
from etl.table_file import ListRow

EMAIL = r"[^\s@]+@[^\s@]+\.[^\s@]+"
PARTS = ("motivation_letter", "annex_1", "exemplary_work")
# Only the motivation says what the hub means to spend on other cities; the Essentials tell of its own costs.
MONEY_FIELD = "motivation"


@dataclass(frozen=True, slots=True)
class Told:
    """A text in which a hub may name what it gives as a whole, where it stands, and why it has to be asked about."""

    document_id: str
    candidature_id: str
    hub_id: str
    field: str
    text: str
    place: Place
    language: str | None
    doubt: str = ""

    def question(self, country_codes: dict[str, str | None]) -> Question:
        """What it says about money."""
        return Question("money", self.text, self.language, country_codes[self.hub_id], "text")


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
        self._forms_in = Counter(file.folder for file, *_ in self._forms())

    def _candidature_id(self, file: InboxFile) -> str:
        """The folder, or the form itself where it lies loose or beside another form that counts."""
        is_alone = self._forms_in[file.folder] == 1 or self._contents[file.document_id]["kind"] != "candidature"
        return file.folder if file.folder and is_alone else file.document_id

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
                file_name=file.path.name,
                sha256=file.sha256,
                size_bytes=file.size_bytes,
                kind=content["kind"],
                outcome=content["outcome"],
                hub_id=hub_id,
                language=content.get("language"),
                form_version=content.get("form_version"),
                confidence=content.get("confidence"),
                received_on=self.received_on(file.document_id),
                received_source=received["source"] if received else None,
            )
            for finding in _public_findings(content):
                self._tables.find(finding, file.document_id, hub_id)
            twin = first.setdefault(file.sha256, file.document_id)
            if twin != file.document_id:
                self._tables.find(_duplicate(twin), file.document_id, hub_id)

    def _forms(self) -> Iterator[tuple[InboxFile, Content, str]]:
        """Each candidature form that was read, with its extract and hub."""
        for file in self._files:
            content = self._contents[file.document_id]
            if content["kind"] == "candidature" and file.document_id in self._hub_of:
                yield file, content, self._hub_of[file.document_id]

    def plans(self, country_codes: dict[str, str | None]) -> Iterator[Plan]:
        """Every work plan: in a candidature form, or sent alone."""
        for file in self._files:
            content, hub_id = self._contents[file.document_id], self._hub_of.get(file.document_id)
            if hub_id and content.get("work_plan"):
                yield Plan(
                    file.document_id,
                    hub_id,
                    country_codes[hub_id],
                    self._candidature_id(file) if content["kind"] == "candidature" else None,
                    self.received_on(file.document_id),
                    content.get("language"),
                    content["work_plan"],
                    content["printed_examples"],
                )

    def questions(self, country_codes: dict[str, str | None]) -> Iterator[Question]:
        """What has to be asked about the sums that the hubs name as a whole."""
        for told in self._told():
            yield told.question(country_codes)

    def _told(self) -> Iterator[Told]:
        """Every text in which a hub may name what it gives: the motivation of its form, the lines of its letter."""
        for file in self._files:
            content, hub_id = self._contents[file.document_id], self._hub_of.get(file.document_id)
            if not hub_id:
                continue
            source = (file.document_id, self._candidature_id(file), hub_id)
            for answer in content.get("answers", ()):
                if answer["field"] == MONEY_FIELD and answer["text"]:
                    place = Place(**answer["place"])
                    yield Told(*source, MONEY_FIELD, answer["text"], place, content["language"], answer["doubt"])
            for number, line in enumerate(content.get("lines", ()), start=1):
                place = Place(row=number, part="letter")
                yield Told(*source, "motivation_letter", line, place, None)

    def add_candidatures(self) -> None:
        """Every candidature with its parts and answers."""
        newest: dict[str, tuple[date, str]] = {}
        for file, _, hub_id in self._forms():
            seen = (self.received_on(file.document_id) or date.min, self._candidature_id(file))
            newest[hub_id] = max(newest.get(hub_id, seen), seen)
        for file, content, hub_id in self._forms():
            candidature_id = self._candidature_id(file)
            parts = self._parts(file)
            self._tables.add(
                "candidature",
                candidature_id=candidature_id,
                hub_id=hub_id,
                document_id=file.document_id,
                received_on=self.received_on(file.document_id),
                is_latest=newest[hub_id][1] == candidature_id,
                **{f"has_{part}": bool(parts[part]) for part in PARTS},
            )
            self._add_parts(candidature_id, parts, hub_id)
            self._add_answers(candidature_id, file, content, hub_id)

    def _parts(self, form: InboxFile) -> dict[str, list[str]]:
        """The document_ids of each part in the form's folder; a loose form stands alone."""
        parts: dict[str, list[str]] = defaultdict(list, {"annex_1": [form.document_id]})
        for file in self._in_folder[form.folder] if form.folder else ():
            kind = self._contents[file.document_id]["kind"]
            is_its = self._hub_of.get(file.document_id) == self._hub_of[form.document_id]
            if kind in PARTS and is_its:
                parts[kind].append(file.document_id)
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

    def _add_answers(self, candidature_id: str, file: InboxFile, content: Content, hub_id: str) -> None:
        contact: dict[str, Any] = {}
        for answer in content["answers"]:
            place = Place(**answer["place"])
            if answer["field"].startswith("contact_"):
                contact[answer["field"].removeprefix("contact_")] = answer["text"]
                contact.setdefault("table_number", place.table)
                contact.setdefault("row_number", place.row)
                continue
            text = answer["text"]
            self._tables.add(
                "answer",
                candidature_id=candidature_id,
                field=answer["field"],
                text=text,
                original_text=answer["original_text"] or None,
                words_count=count_words(text, content["language"]) if text else None,
                word_limit=self._limits.get(answer["field"]),
                document_id=file.document_id,
                **place_columns(place),
            )
        keys = {"candidature_id": candidature_id, "hub_id": hub_id, "document_id": file.document_id}
        self._private.add("focal_point", **keys, **contact)

    def add_money(self, readings: Readings, country_codes: dict[str, str | None]) -> None:
        """The sums that the hubs name as a whole; the plans have to be there already."""
        plans_in: dict[str, dict[str, Any]] = {
            row["candidature_id"]: row for row in self._tables.rows("work_plan") if row["candidature_id"]
        }
        for told in self._told():
            question = told.question(country_codes)
            if readings.has_money(question):
                keys = {"document_id": told.document_id, "hub_id": told.hub_id, "service_id": None}
                found = readings.record(question, told.field, told.place, keys, told.doubt)
                about = {"hub_id": told.hub_id, "rung": "stated", **_years_of(plans_in, told.candidature_id)}
                readings.add_amounts(found, keys, told.place, about, self.received_on(told.document_id))


def _public_findings(content: Content) -> Iterator[Finding]:
    """The findings of a document without its focal point's answers, which only the private file may hold."""
    contact = [answer["text"] for answer in content.get("answers", ()) if answer["field"].startswith("contact_")]
    private = "|".join([EMAIL, *(re.escape(text) for text in filter(None, contact))])
    for found in content["findings"]:
        words = {name: re.sub(private, "[focal point]", found[name]) for name in ("message", "text")}
        yield Finding(**found | words | {"place": Place(**found["place"])})


def _years_of(plans_in: dict[str, dict[str, Any]], candidature_id: str) -> dict[str, int | None]:
    """The years of the plan in the same candidature, in each of which a hub gives what it gives "a year".

    A plan of three years that begins in the middle of one touches four; no more than the plan's years are counted.
    """
    plan = plans_in.get(candidature_id, {})
    first, last = plan.get("start_year"), plan.get("end_year")
    longest = next(int(float(row["value"])) for row in reference.rows("setting") if row["setting_id"] == "plan_years")
    return {"first_year": first, "last_year": min(last, first + longest - 1) if first and last else last}


def _duplicate(twin: str) -> Finding:
    return Finding("duplicate_document", f"The same file was received as {twin}.")


def _missing(part: str, candidature_id: str) -> Finding:
    words = part.replace("_", " ")
    return Finding("missing_part", f"The candidature {candidature_id} has no {words}.")
