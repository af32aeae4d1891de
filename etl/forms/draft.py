"""A form in a PDF: a draft that a person confirms cell by cell, or a form like others where its fields were filled.

A cell is named by the field of Part I, or by row and column of the work plan: "city_name", "2.types".
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from etl.findings import Finding, Place
from etl.folder import reference
from etl.forms.candidature.form import candidature_of
from etl.forms.candidature.reader import FormReader, read_form
from etl.forms.candidature.service_types import boxes_in
from etl.forms.content import Candidature, CandidatureDraft, Draft, WorkPlan, WorkPlanDraft
from etl.forms.kind import kind_by_words
from etl.forms.records import COLUMNS, Answer, WorkPlanRow
from etl.forms.work_plan import holds_plan_only, work_plan_of
from etl.read.document import lines_of
from etl.read.errors import DocumentError
from etl.read.marks import shown
from etl.read.pdf.parts import Pdf
from etl.read.pdf.tables import DRAWN
from etl.text.normal import normalised

Form = Candidature | WorkPlan
ASKED = "A PDF does not tell surely which types are marked: give them."
_ROW_CELLS = tuple("types_cell" if column == "types" else column for column in COLUMNS)
CELL = re.compile(r"([1-9]\d{0,2})(?:\.(\w+))?")


@dataclass(frozen=True, slots=True)
class DraftCell:
    """One cell of a draft: its key, what stands in it (types by their codes), where, and why it is asked, if it is."""

    key: str
    text: str
    place: Place
    asked: str = ""


def draft_in(pdf: Pdf, name: str) -> Candidature | WorkPlan | CandidatureDraft | WorkPlanDraft | None:
    """The form in a PDF: a draft, or the form itself where each answer was filled into a field; None for none."""
    form = _form(read_form(pdf.document.blocks), name)
    if pdf.is_right_to_left:
        return _unordered(form, pdf, name)
    if form is None:
        return None
    if _is_filled(form, pdf):
        return replace(form, findings=(*form.findings, *pdf.findings))
    made = CandidatureDraft if isinstance(form, Candidature) else WorkPlanDraft
    return made(
        form=_without_unsure(form),
        asked=dict(_asked(form)),
        lines=tuple(map(str, lines_of(pdf.document.blocks))),
        pages_count=pdf.pages_count,
        language=form.language,
        findings=(_draft(pdf), *pdf.findings),
    )


def _unordered(form: Form | None, pdf: Pdf, name: str) -> CandidatureDraft | WorkPlanDraft | None:
    """A draft without values, for letters whose order a PDF loses; its labels or its name tell what it is."""
    kind = form.kind if form else kind_by_words(Path(name).stem)
    if kind not in ("candidature", "work_plan"):
        return None
    message = "This form is a PDF in letters written from right to left, whose order a PDF does not keep."
    told = Finding("pdf_right_to_left", message)
    made = CandidatureDraft if kind == "candidature" else WorkPlanDraft
    return made(
        outcome=told.code,
        form=None,
        asked={},
        lines=tuple(map(str, lines_of(pdf.document.blocks))),
        pages_count=pdf.pages_count,
        findings=(told, *pdf.findings),
    )


def no_form_in(pdf: Pdf) -> DocumentError:
    """Why nothing is read in a PDF that holds no candidature form."""
    if pdf.is_right_to_left:
        return DocumentError("pdf_right_to_left", "This PDF is in letters written from right to left; nothing is read.")
    hint = "Send the Word or Excel file that it was made from."
    message = "This PDF holds no candidature form, and nothing else is read in a PDF."
    return DocumentError("not_the_form", message, hint=hint)


def _form(reader: FormReader, name: str) -> Form | None:
    form = candidature_of(reader, (), name) if reader.is_form else None
    if form and any(answer.text or answer.place.table for answer in form.answers):
        return form
    return work_plan_of(reader, []) if holds_plan_only(reader) else form


def _draft(pdf: Pdf) -> Finding:
    filled = " Not all that was filled into its fields could be placed." if pdf.fields else ""
    return Finding("pdf_draft", f"This form is a PDF: what was read in it is a draft.{filled}")


# --- what is asked ----------------------------------------------------------------------------------------------------


def _asked(form: Form) -> Iterator[tuple[str, str]]:
    """Each cell whose value is not taken from the PDF, with the reason."""
    if isinstance(form, Candidature):
        yield from ((answer.field, answer.doubt) for answer in form.answers if answer.doubt)
    for number, row in enumerate(form.work_plan, start=1):
        if row.is_printed_example:
            continue
        for column in COLUMNS:
            if column == "types" and _are_types_unsure(row):
                yield f"{number}.types", row.types_cell.doubt or ASKED
            elif column != "types" and row.cell(column).doubt and not _is_drawn(row.cell(column)):
                yield f"{number}.{column}", row.cell(column).doubt


def _are_types_unsure(row: WorkPlanRow) -> bool:
    """Whether boxes are drawn, or none is written: a list of types whose boxes were lost says nothing."""
    return bool(row.types_cell.doubt) or not boxes_in(row.types_cell.original_text)


def _is_drawn(answer: Answer) -> bool:
    """Whether its only doubt is a small drawing, such as a bullet, which tells nothing outside of the types."""
    return answer.doubt == DRAWN


def _without_unsure(form: Form) -> Form:
    """The form without what is asked: it stays empty until it is given."""
    asked = dict(_asked(form))
    rows = []
    for number, row in enumerate(form.work_plan, start=1):
        if f"{number}.types" in asked:
            row = replace(row, types=(), type_other=None)
        rows.append(_emptied(row, {column for column in COLUMNS if f"{number}.{column}" in asked}))
    if isinstance(form, WorkPlan):
        return replace(form, work_plan=tuple(rows))
    answers = (replace(answer, text=None) if answer.field in asked else answer for answer in form.answers)
    return replace(form, work_plan=tuple(rows), answers=tuple(answers))


def _emptied(row: WorkPlanRow, columns: Iterable[str]) -> WorkPlanRow:
    for column in columns:
        row = with_cell(row, column, replace(row.cell(column), text=None))
    return row


def with_cell(row: WorkPlanRow, column: str, answer: Answer) -> WorkPlanRow:
    """The row with another answer in one of COLUMNS."""
    changed: dict[str, Any] = {"types_cell" if column == "types" else column: answer}
    return replace(row, **changed)


def cells_of(draft: Draft) -> list[DraftCell]:
    """Every cell of a draft that gives values, in the form's order."""
    if draft.form is None:
        return []
    answers = draft.form.answers if isinstance(draft.form, Candidature) else ()
    cells = [(answer.field, answer.text or "", answer.place) for answer in answers]
    for number, row in enumerate(draft.form.work_plan, start=1):
        if not row.is_printed_example:
            said = {column: row.cell(column).text or "" for column in COLUMNS} | {"types": "; ".join(row.types)}
            cells += [(f"{number}.{column}", said[column], row.cell(column).place) for column in COLUMNS]
            cells.append((f"{number}.type_other", row.type_other or "", row.types_cell.place))
    return [DraftCell(key, text, place, draft.asked.get(key, "")) for key, text, place in cells]


# --- fields of a fillable PDF -----------------------------------------------------------------------------------------


def _is_filled(form: Form, pdf: Pdf) -> bool:
    """Whether all that a form says was filled into fields, and each filled field is in one of its answers."""
    if not pdf.fields or dict(_asked(form)):
        return False
    said = [normalised(text) for text in _texts(form)]
    filled = {normalised(shown(text)) for text in pdf.fields} - {""}
    is_of_fields = all(not _rest(text, filled) for text in said)
    return is_of_fields and all(any(text in one for one in said) for text in filled)


def _texts(form: Form) -> Iterator[str]:
    answers = form.answers if isinstance(form, Candidature) else ()
    cells = (row.cell(column) for row in form.services for column in COLUMNS if column != "types")
    yield from (answer.text for answer in (*answers, *cells) if answer.text)
    yield from (row.type_other for row in form.services if row.type_other)


def _rest(text: str, filled: set[str]) -> str:
    """What of a text was filled into no field."""
    for one in sorted(filled, key=len, reverse=True):
        text = text.replace(one, "")
    return text.strip()


# --- confirmed --------------------------------------------------------------------------------------------------------


def confirmed(draft: Draft, answers: Mapping[str, Any], confirmation: str, found: Finding) -> Form:
    """The form of a draft with a person's answers in place of what was read; `found` says who confirmed it.

    The answers have been checked; `draft.form` is not None.
    """
    form = draft.form
    assert form is not None, "Only a draft that gives values is confirmed."
    rows = tuple(filter(None, (_row(number, row, answers) for number, row in _numbered(form, answers))))
    findings = (*form.findings, *draft.findings[1:], found)
    told = replace(form, work_plan=rows, confirmation=confirmation, findings=findings)
    if isinstance(told, WorkPlan):
        return told
    return replace(told, answers=tuple(_answer(answer, answer.field, answers) for answer in told.answers))


def _numbered(form: Form, answers: Mapping[str, Any]) -> Iterator[tuple[int, WorkPlanRow]]:
    """The rows that were read by number, and blank ones for rows that only the person saw."""
    yield from enumerate(form.work_plan, start=1)
    count = len(form.work_plan)
    added = {int(match[1]) for key in answers if (match := CELL.fullmatch(key)) and int(match[1]) > count}
    place = form.work_plan[-1].place if form.work_plan else Place()
    blank: dict[str, Any] = {name: Answer(name.removesuffix("_cell"), None, "", place) for name in _ROW_CELLS}
    yield from ((number, WorkPlanRow(**blank, types=(), type_other=None, place=place)) for number in sorted(added))


def _row(number: int, row: WorkPlanRow, answers: Mapping[str, Any]) -> WorkPlanRow | None:
    """A row with the person's answers; None for one that is no service."""
    if f"{number}" in answers:
        return None
    for column in COLUMNS:
        if column != "types":
            row = with_cell(row, column, _answer(row.cell(column), f"{number}.{column}", answers))
    if (types := answers.get(f"{number}.types")) is not None:
        row = replace(row, types=_in_order(types), types_cell=replace(row.types_cell, doubt=""))
    other = answers.get(f"{number}.type_other", row.type_other)
    return replace(row, type_other=other or None)


def _answer(answer: Answer, key: str, answers: Mapping[str, Any]) -> Answer:
    """An answer, with the person's text where it was given; a confirmed cell is in doubt no more."""
    text = normalised(answers[key] or "") if key in answers else answer.text
    return replace(answer, text=text or None, doubt="")


def _in_order(types: Iterable[str]) -> tuple[str, ...]:
    chosen = set(types)
    return tuple(row["service_type_id"] for row in reference.rows("service_types") if row["service_type_id"] in chosen)
