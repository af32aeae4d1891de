"""Where each form and letter of the hubs stands among its versions, and which candidature each document belongs to."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from etl.findings import Finding
from etl.forms.content import Candidature, Letter
from etl.rows.documents.documents import Documents
from etl.rows.documents.in_force import Standing, Version, open_questions, order_unknown, same_words, standings
from etl.rows.documents.rounds import Sent, number_of, rounds_of, sent_documents
from etl.rows.made import Made
from etl.rows.plans.plan import Plan
from etl.rows.plans.services import plan_years
from etl.rows.plans.versions import row_words
from etl.rows.readings import Readings
from etl.text.normal import normalised

REPLACING_KINDS = ("candidature", "motivation_letter")
# Findings that tell of the replacing itself.
ABOUT_VERSIONS = frozenset(
    {
        "document_replaced",
        "report_replaced",
        "duplicate_document",
        "version_empty",
        "report_empty",
        "version_order_unknown",
    }
)
# What any form says, whatever a city answers: a form with these alone says nothing.
NAMES = ("city_name", "country")


class DocumentOrder:
    """The order of what hubs sent: of one candidature a form replaces the forms before it, and a letter the letters."""

    def __init__(self, sent: Iterable[Sent], recognised_on: Mapping[str, list[date]]) -> None:
        """`recognised_on` holds the days of recognition and renewal by hub."""
        self._sent = {document.document_id: document for document in sent}
        self._standing: dict[str, Standing] = {}
        self._numbers: dict[str, int | None] = {}
        self._rounds_count: dict[str, int] = {}
        self._other_letters: set[str] = set()
        self._findings: list[tuple[Finding, Sent]] = []
        self._of_hub: dict[str, list[Sent]] = defaultdict(list)
        for document in self._sent.values():
            self._of_hub[document.hub_id].append(document)
        for hub_id, documents in self._of_hub.items():
            self._order(hub_id, documents, recognised_on.get(hub_id, []))

    def numbered(self, plans: Iterable[Plan]) -> list[Plan]:
        """The plans, each with the number of its candidature."""
        return [replace(plan, candidature_number=self.number(plan.document_id)) for plan in plans]

    def number(self, document_id: str) -> int | None:
        """Which of its hub's candidatures a document belongs to, from 1; None where the hub has sent no form."""
        return self._numbers.get(document_id)

    def standing(self, document_id: str) -> Standing | None:
        """Where a form or letter stands; None for one that says nothing beside others that do, and for other kinds."""
        return self._standing.get(document_id)

    def counts(self, document_id: str) -> bool:
        """Whether a document is in force, or may be, as a part of its candidature."""
        standing = self._standing.get(document_id)
        return standing.replaced_by is None if standing else self._sent[document_id].kind not in REPLACING_KINDS

    def is_latest(self, document_id: str) -> bool:
        """Whether a form is the one in force of its hub's last candidature."""
        standing, hub_id = self._standing.get(document_id), self._sent[document_id].hub_id
        is_last = self._numbers[document_id] == self._rounds_count[hub_id]
        return is_last and standing is not None and standing.name == "in_force"

    def rivals(self, document_id: str) -> list[Sent]:
        """The documents that may be in force in its place; none where there is no doubt, or it is replaced."""
        standing = self._standing.get(document_id)
        if standing is None or standing.replaced_by:
            return []
        return [self._sent[rival] for rival in standing.rivals if self._standing[rival].replaced_by is None]

    def beside(self, document_id: str, kind: str) -> list[str]:
        """The documents of a kind that count in the same candidature."""
        mine = self._sent[document_id]
        return [
            other.document_id
            for other in self._of_hub[mine.hub_id]
            if other.kind == kind
            and self._numbers[other.document_id] == self._numbers[document_id]
            and self.counts(other.document_id)
        ]

    def is_in_folder(self, form_id: str) -> bool:
        """Whether a form of its candidature lies in a folder, and so makes what comes with it a whole candidature."""
        mine = self._sent[form_id]
        return any(
            other.folder
            for other in self._of_hub[mine.hub_id]
            if other.kind == "candidature" and self._numbers[other.document_id] == self._numbers[form_id]
        )

    def standing_rows(self, services: Iterable[dict[str, Any]]) -> Made:
        """A row of `document_standing` for each document, and the findings on their order; `services` are all rows."""
        made, offered = Made(), defaultdict(list)
        for row in services:
            offered[row["document_id"]].append(row)
        for document_id, document in self._sent.items():
            standing = self._standing.get(document_id)
            place = (standing.name, standing.replaced_by) if standing else _place(document, offered[document_id])
            place = ("in_force", None) if document_id in self._other_letters else place
            made.add(
                "document_standing",
                document_id=document_id,
                standing=place[0],
                replaced_by=place[1],
                candidature_number=self._numbers[document_id],
            )
        for finding, document in self._findings:
            made.find(finding, document.document_id, document.hub_id)
        return made

    def _order(self, hub_id: str, documents: list[Sent], recognised_on: list[date]) -> None:
        rounds = rounds_of((document for document in documents if document.kind == "candidature"), recognised_on)
        self._rounds_count[hub_id] = len(rounds)
        versions: dict[tuple[int | None, str], list[Sent]] = defaultdict(list)
        for document in documents:
            number = self._numbers[document.document_id] = number_of(document, rounds)
            versions[number, document.kind].append(document)
        folders = {document.folder for document in documents if document.kind == "candidature" and document.folder}
        for (_, kind), alike in versions.items():
            if kind in REPLACING_KINDS:
                self._order_versions(self._without_other_letters(alike, folders))

    def _without_other_letters(self, documents: list[Sent], folders: set[str]) -> list[Sent]:
        """The versions without letters that lie beside no form and name no sum, where there are better ones.

        They may cover a report or answer a question: a letter that says nothing of money takes no pledge back.
        """
        own = [document for document in documents if not _may_be_another_letter(document, folders)]
        if own:
            self._other_letters.update(document.document_id for document in documents if document not in own)
        return own or documents

    def _order_versions(self, documents: list[Sent]) -> None:
        """The versions of one form or letter; what says nothing replaces nothing."""
        speaking = [document for document in documents if _says_anything(document)] or documents
        versions = {
            document.document_id: Version(document.document_id, document.received_on, _words(document))
            for document in speaking
        }
        standing = standings(versions.values())
        self._standing |= standing
        for document in documents:
            if document not in speaking:
                self._findings.append((_says_nothing(list(versions)), document))
            elif newest := standing[document.document_id].replaced_by:
                is_same = versions[newest].words == versions[document.document_id].words
                self._findings.append((same_words(newest) if is_same else _replaced(document, newest), document))
        if asked := open_questions(versions.values(), standing):
            document_id, question = order_unknown(asked)
            self._findings.append((question, self._sent[document_id]))


def _place(document: Sent, services: list[dict[str, Any]]) -> tuple[str, str | None]:
    """Where a document stands that replaces no other as a whole: a plan stands as its services do."""
    offered = [row for row in services if not row["is_printed_example"]]
    if document.kind in REPLACING_KINDS and not offered:
        return "empty", None
    if any(row.get("order_unknown_with") for row in offered):
        return "order_unknown", None
    replacing = [row["replaced_by"] for row in offered if not row["is_current"]]
    return ("replaced", replacing[-1]) if replacing and len(replacing) == len(offered) else ("in_force", None)


def document_order(
    documents: Documents,
    plans: Iterable[Plan],
    readings: Readings,
    naming_sums: Container[str],
    recognised_on: Mapping[str, list[date]],
) -> DocumentOrder:
    """The order by days of receipt, years of the plans and days of recognition; `naming_sums` are documents."""
    years = {plan.document_id: plan_years(plan, readings) for plan in plans}
    return DocumentOrder(sent_documents(documents, years, naming_sums), recognised_on)


def findings_in_force(
    findings: Iterable[dict[str, Any]], services: Iterable[dict[str, Any]], standings: Iterable[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The rows of `finding` without what was found wrong with a version, or a service of it, that another one replaces.

    What still stands of a replaced form is told by its services: a later form without a plan leaves them in force.
    """
    over = {row["document_id"] for row in standings if row["standing"] in ("replaced", "empty")}
    is_current = {
        (row["document_id"], row["part"], row["table_number"], row["row_number"]): row["is_current"]
        for row in services
        if row["is_current"] or row.get("replaced_by")
    }

    def is_outdated(row: dict[str, Any]) -> bool:
        place = (row["document_id"], row["part"], row["table_number"], row["row_number"])
        stands = is_current.get(place, row["document_id"] not in over)
        return not stands and row["rule_id"] not in ABOUT_VERSIONS

    return [row for row in findings if not is_outdated(row)]


def _may_be_another_letter(document: Sent, folders: set[str]) -> bool:
    is_letter = document.kind == "motivation_letter" and _says_anything(document)
    return is_letter and not document.names_sums and document.folder not in folders


def _says_anything(document: Sent) -> bool:
    match document.content:
        case Letter(lines=lines):
            return bool(lines)
        case Candidature(answers=answers):
            return any(answer.text for answer in answers if answer.field not in NAMES)
    return False


def _words(document: Sent) -> tuple[object, ...]:
    """All that a form or letter says, freed of where it stands in the file."""
    match document.content:
        case Letter() as letter:
            return letter_lines(letter)
        case Candidature() as form:
            answers = ((answer.field, normalised(answer.text or "")) for answer in form.answers)
            return tuple(answers), tuple(map(row_words, form.services))
    return ()


def letter_lines(letter: Letter) -> tuple[str, ...]:
    """The lines of a letter as they are compared."""
    return tuple(filter(None, map(normalised, letter.lines)))


def _replaced(document: Sent, newest: str) -> Finding:
    name = "form" if document.kind == "candidature" else "letter"
    return Finding("document_replaced", f"A later {name} of the same candidature stands in its place: {newest}.")


def _says_nothing(speaking: list[str]) -> Finding:
    names = " and ".join(sorted(speaking))
    return Finding("version_empty", f"Nothing could be read in it, so it replaces nothing: {names} stays in force.")
