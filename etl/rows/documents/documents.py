"""The documents of the inbox with what is known of each before any of its words is valued: hub and day of receipt."""

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from etl.findings import Finding
from etl.folder.inbox import InboxFile
from etl.folder.own_day import day_in_name
from etl.folder.table_file import ListRow
from etl.forms.content import Candidature, Content, PlanHolder
from etl.forms.records import Answer
from etl.rows.collection import without
from etl.rows.documents.cards import Card
from etl.rows.documents.in_force import receipt_rank
from etl.rows.made import Made
from etl.rows.plans.plan import Plan

EMAIL = r"[^\s@]+@[^\s@]+\.[^\s@]+"
# Kinds of which the order of versions tells more than that two files are the same.
ORDERED_KINDS = ("candidature", "motivation_letter", "annual_report")


@dataclass(frozen=True)
class Documents:
    """All files of the inbox by path; by document_id what they hold, whose they are, when they came.

    `hub_of` lacks a document whose hub cannot be told. `received` are rows of data/received.csv; `country_codes` are
    those of the hubs (ISO 3166-1 alpha-3). `shared_folders` are folders in which forms of several hubs lie.
    """

    files: list[InboxFile]
    contents: Mapping[str, Content]
    hub_of: Mapping[str, str]
    received: Mapping[str, ListRow]
    country_codes: Mapping[str, str | None]
    shared_folders: Container[str] = ()

    def received_on(self, document_id: str) -> date | None:
        """The day of receipt; None where nothing says it."""
        return self.receipt(document_id)[0]

    def receipt(self, document_id: str) -> tuple[date | None, str | None]:
        """The day of receipt, and what says it: data/received.csv of the file, or of the mail or archive that it came
        in, else the day of that mail.
        """
        file = self._by_id[document_id]
        row = self.received.get(document_id) or self.received.get(file.lies_in)
        if row:
            return row.day("received_on"), row["source"]
        return (file.sent_on, f"mail {file.lies_in or document_id}") if file.sent_on else (None, None)

    @cached_property
    def _by_id(self) -> dict[str, InboxFile]:
        return {file.document_id: file for file in self.files}

    def dated_on(self, document_id: str) -> date | None:
        """The day by which it is later or earlier than others: of receipt, else in its name, else when it was saved."""
        known = self.received_on(document_id) or day_in_name(self._by_id[document_id].name)
        return known or self.contents[document_id].saved_on

    def of_hubs(self) -> Iterator[tuple[InboxFile, Content, str]]:
        """Each document of a known hub, with what it holds and its hub."""
        for file in self.files:
            if hub_id := self.hub_of.get(file.document_id):
                yield file, self.contents[file.document_id], hub_id

    def forms(self) -> Iterator[tuple[InboxFile, Candidature, str]]:
        """Each candidature form of a known hub."""
        for file, content, hub_id in self.of_hubs():
            if isinstance(content, Candidature):
                yield file, content, hub_id

    def candidature_ids(self) -> dict[str, str]:
        """The candidature that each form begins: the folder, for the last of its forms where all are one hub's."""
        found: dict[str, str] = {}
        for forms in self._forms_by_folder().values():
            last = max(forms, key=lambda name: receipt_rank(self.dated_on(name), name))
            folder = last.rpartition("/")[0]
            is_folder_of_one = folder and folder not in self.shared_folders
            found |= {name: folder if is_folder_of_one and name == last else name for name in forms}
        return found

    def _forms_by_folder(self) -> dict[str, list[str]]:
        folders: dict[str, list[str]] = {}
        for file, _, _ in self.forms():
            folders.setdefault(file.folder, []).append(file.document_id)
        return folders

    def plans(self) -> Iterator[Plan]:
        """Every work plan: in a candidature form, or sent alone."""
        candidature_ids = self.candidature_ids()
        for file, content, hub_id in self.of_hubs():
            if isinstance(content, PlanHolder) and content.services:
                yield Plan(
                    file.document_id,
                    hub_id,
                    self.country_codes[hub_id],
                    candidature_ids.get(file.document_id),
                    self.received_on(file.document_id),
                    content.language,
                    content.services,
                    content.printed_examples,
                    dated_on=self.dated_on(file.document_id),
                )


def document_rows(documents: Documents) -> Made:
    """One row a file, and its findings."""
    made = Made()
    for file in documents.files:
        content, hub_id = documents.contents[file.document_id], documents.hub_of.get(file.document_id)
        received_on, received_source = documents.receipt(file.document_id)
        made.add(
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
            received_on=received_on,
            received_source=received_source and re.sub(EMAIL, "(e-mail address)", received_source),
        )
        for finding in _public_findings(content, file.name):
            made.find(finding, file.document_id, hub_id)
    return made


def twins(files: Iterable[InboxFile], cards: Mapping[str, Card], hub_of: Mapping[str, str]) -> Made:
    """A note on each file that was received twice, but where the order of the two tells more."""
    made = Made()
    first: dict[str, str] = {}
    for file in files:
        kind, hub_id = cards[file.document_id].kind, hub_of.get(file.document_id)
        twin = first.setdefault(file.sha256 or file.document_id, file.document_id)
        is_ordered = kind in ORDERED_KINDS and hub_id and hub_id == hub_of.get(twin)
        if twin != file.document_id and not is_ordered:
            made.find(_duplicate(twin), file.document_id, hub_id)
    return made


def shared_folders(files: Iterable[InboxFile], cards: Mapping[str, Card], hub_of: Mapping[str, str]) -> set[str]:
    """The folders in which forms of several hubs lie."""
    hubs: dict[str, set[str]] = defaultdict(set)
    for file in files:
        hub_id = hub_of.get(file.document_id)
        if hub_id and cards[file.document_id].kind == "candidature":
            hubs[file.folder].add(hub_id)
    return {folder for folder, having in hubs.items() if len(having) > 1}


def _public_findings(content: Content, file_name: str) -> Iterator[Finding]:
    """The findings of a document without its focal point's answers, which only the private file may hold.

    The name of the file is no address, whatever stands in it.
    """
    contact = [answer.text for answer in _answers(content) if is_contact(answer)]
    private = re.compile("|".join([EMAIL, *(re.escape(text) for text in filter(None, contact))]))
    for found in content.findings:
        message, text = (without(private, words, "[focal point]", [file_name]) for words in (found.message, found.text))
        yield replace(found, message=message, text=text)


def _answers(content: Content) -> tuple[Answer, ...]:
    return content.answers if isinstance(content, Candidature) else ()


def is_contact(answer: Answer) -> bool:
    """Whether it is about the focal point."""
    return answer.field.startswith("contact_")


def _duplicate(twin: str) -> Finding:
    return Finding("duplicate_document", f"The same file was received as {twin}.")
