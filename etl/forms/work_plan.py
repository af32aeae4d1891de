"""Annex I Part II sent alone: a work plan as a Word file, a workbook or a CSV file."""

from dataclasses import dataclass
from pathlib import Path

from etl.findings import Finding
from etl.forms.candidature import findings_of, origin_of, sha256_of
from etl.forms.form_reader import FormReader, read_form
from etl.forms.labels import vocabulary
from etl.forms.plan_table import header_of
from etl.forms.records import COLUMNS, Answer, WorkPlanRow
from etl.read.errors import DocumentError
from etl.read.grid import read_csv, read_workbook
from etl.read.word import Block, Row, read_document

WORKBOOKS = (".xlsx", ".xlsm")
TEXTS = (".csv", ".tsv", ".txt")
FORM_SLOTS_MIN = 3


@dataclass(frozen=True, slots=True)
class WorkPlan:
    """A work plan as read: one row a service, with what a person has to know about it."""

    name: str
    sha256: str
    rows: tuple[WorkPlanRow, ...]
    language: str
    findings: tuple[Finding, ...]


def read_work_plan(path: Path) -> WorkPlan:
    """The work plan in a .docx, .xlsx or .csv; raises DocumentError where it cannot be read or holds no work plan."""
    blocks, findings = _blocks(path)
    reader = read_form(blocks)
    if reader.plan is None:
        hint = f"Send a table with the columns {', '.join(COLUMNS)}."
        raise DocumentError("not_the_form", "The file has no table with the columns of the work plan.", hint=hint)
    language, _ = origin_of(reader.matches)
    return WorkPlan(path.name, sha256_of(path), tuple(reader.rows), language, (*findings, *findings_of(reader)))


def _blocks(path: Path) -> tuple[list[Block], list[Finding]]:
    suffix = path.suffix.lower()
    if suffix in WORKBOOKS:
        return [*read_workbook(path)], []
    if suffix in TEXTS:
        return [*read_csv(path, _is_header)], []
    document = read_document(path)
    return document.blocks, document.findings


def _is_header(row: Row) -> bool:
    return header_of(row, vocabulary("work_plan")) is not None


def holds_plan_only(reader: FormReader) -> bool:
    """Whether a document has a work plan, and hardly any heading of Part I."""
    return reader.plan is not None and len(reader.slots) < FORM_SLOTS_MIN


__all__ = ["COLUMNS", "Answer", "WorkPlan", "WorkPlanRow", "holds_plan_only", "read_work_plan"]
