"""Candidature forms become candidatures with their parts and answers; the focal points are private."""

from collections import defaultdict
from typing import Any

from etl.findings import Finding
from etl.folder import reference
from etl.folder.inbox import InboxFile
from etl.forms.content import Candidature
from etl.rows.collection import place_columns
from etl.rows.documents.documents import Documents, is_contact
from etl.rows.documents.order import DocumentOrder
from etl.rows.made import Made
from etl.rules.screening.word_counts import count_words

PARTS = ("motivation_letter", "annex_1", "exemplary_work")
BESIDE_A_FORM = ("motivation_letter", "exemplary_work")


def candidature_rows(documents: Documents, order: DocumentOrder) -> tuple[Made, Made]:
    """Every candidature with its parts and public answers, and apart from them the focal points."""
    made, private = Made(), Made()
    limits = {row["heading_id"]: int(row["word_limit"]) for row in reference.rows("practice_headings")}
    candidature_ids, in_folder = documents.candidature_ids(), _in_folder(documents)
    for file, form, hub_id in documents.forms():
        candidature_id = candidature_ids[file.document_id]
        parts = _parts(file, in_folder[file.folder, hub_id] if file.folder else [], order)
        made.add(
            "candidature",
            candidature_id=candidature_id,
            hub_id=hub_id,
            document_id=file.document_id,
            received_on=documents.received_on(file.document_id),
            is_latest=order.is_latest(file.document_id),
            **{f"has_{part}": bool(parts[part]) for part in PARTS},
        )
        _add_parts(made, candidature_id, parts, hub_id)
        contact = _add_answers(made, candidature_id, file, form, limits)
        # Whom to write to is told by the form in force alone.
        if order.counts(file.document_id):
            keys = {"candidature_id": candidature_id, "hub_id": hub_id, "document_id": file.document_id}
            private.add("focal_point", **keys, **contact)
    return made, private


def _in_folder(documents: Documents) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """document_id and kind of what lies in each folder, by folder and hub."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for file, content, hub_id in documents.of_hubs():
        found[file.folder, hub_id].append((file.document_id, content.kind))
    return found


def _parts(form: InboxFile, in_folder: list[tuple[str, str]], order: DocumentOrder) -> dict[str, list[str]]:
    """The document_ids of each part: what counts in its candidature, wherever it lies; of a replaced one its folder."""
    parts: dict[str, list[str]] = {"annex_1": [form.document_id]}
    is_replaced = not order.counts(form.document_id)
    for kind in BESIDE_A_FORM:
        lying = [document_id for document_id, its_kind in in_folder if its_kind == kind]
        parts[kind] = lying if is_replaced else order.beside(form.document_id, kind)
    return parts


def _add_parts(made: Made, candidature_id: str, parts: dict[str, list[str]], hub_id: str) -> None:
    for part in PARTS:
        document_ids: list[str | None] = [*parts[part]] or [None]
        for document_id in document_ids:
            state = "present" if document_id else "missing"
            made.add("candidature_part", candidature_id=candidature_id, part=part, document_id=document_id, state=state)
        if not parts[part]:
            made.find(_missing(part, candidature_id), parts["annex_1"][0], hub_id)


def _add_answers(
    made: Made, candidature_id: str, file: InboxFile, form: Candidature, limits: dict[str, int]
) -> dict[str, Any]:
    """The public answers as rows; gives those about the focal point, with their place."""
    contact: dict[str, Any] = {}
    for answer in form.answers:
        if is_contact(answer):
            contact[answer.field.removeprefix("contact_")] = answer.text
            contact.setdefault("table_number", answer.place.table)
            contact.setdefault("row_number", answer.place.row)
            continue
        made.add(
            "answer",
            candidature_id=candidature_id,
            field=answer.field,
            text=answer.text,
            original_text=answer.original_text or None,
            words_count=count_words(answer.text, form.language) if answer.text else None,
            word_limit=limits.get(answer.field),
            document_id=file.document_id,
            **place_columns(answer.place),
        )
    return contact


def _missing(part: str, candidature_id: str) -> Finding:
    words = part.replace("_", " ")
    return Finding("missing_part", f"The candidature {candidature_id} has no {words}.")
