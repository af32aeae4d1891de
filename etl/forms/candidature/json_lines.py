"""One file in, one plain record out: what a city sent, read or refused with the reason."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from etl.findings import Failed, Finding
from etl.folder import reference
from etl.forms.candidature.form import read_candidature
from etl.forms.content import Candidature, Draft
from etl.forms.draft import cells_of
from etl.forms.extract import extract
from etl.forms.records import WorkPlanRow
from etl.read.errors import DocumentError
from etl.read.pdf.pages import is_pdf
from etl.workers import Limits, outcomes

PLACES_SHOWN = 3  # of one cause; the load keeps each
SEVERITIES = ("error", "warning", "note")


def read_files(paths: list[Path]) -> Iterator[dict[str, Any]]:
    """The record of each file as of `read_file`, read under the limits of a load; one over them has that as outcome."""
    for path, outcome in zip(paths, outcomes(read_file, paths, 1, Limits.set()), strict=True):
        yield _unread(path, outcome.finding.code, outcome.finding.message) if isinstance(outcome, Failed) else outcome


def read_file(path: Path) -> dict[str, Any]:
    """The candidature form in a file as a plain record; a file that cannot be read gives its error's code instead.

    Keys: file, outcome ("ok" or the code), warnings, message (with the next step), location, fields (None unless read).
    Never raises. A form in a PDF gives "draft" with what was read so far, the `asked` cells, and the `places` of all.
    """
    if is_pdf(path):
        return _read_pdf(path)
    try:
        read = read_candidature(path, path.name)
    except DocumentError as error:
        return _unread(path, error.code, str(error), error.location)
    return {
        "file": path.name,
        "outcome": "ok",
        "warnings": warnings_of(read.findings),
        "message": None,
        "location": None,
        "fields": fields_of(read),
    }


def _unread(path: Path, outcome: str, message: str, location: dict[str, str | int] | None = None) -> dict[str, Any]:
    return {
        "file": path.name,
        "outcome": outcome,
        "warnings": [],
        "message": message,
        "location": location,
        "fields": None,
    }


def warnings_of(findings: Iterable[Finding]) -> list[dict[str, str]]:
    """One warning a cause, errors first: findings of one rule and the same message are one, with their places."""
    causes: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        causes.setdefault((finding.code, finding.message), []).append(finding)
    return [_warning(causes[cause]) for cause in sorted(causes, key=lambda cause: _weight(cause[0]))]


def _warning(alike: list[Finding]) -> dict[str, str]:
    places = list(dict.fromkeys(str(finding.place) for finding in alike))
    more = f" and {len(places) - PLACES_SHOWN} more" if len(places) > PLACES_SHOWN else ""
    times = f" ({len(alike)} times)" if len(alike) > 1 else ""
    location = "; ".join(places[:PLACES_SHOWN]) + more
    return {"code": alike[0].code, "message": alike[0].message + times, "location": location}


def _weight(code: str) -> int:
    """Where findings of a rule stand among others: errors first."""
    return SEVERITIES.index(_rule(code)["severity"])


def _rule(code: str) -> dict[str, str]:
    return next(row for row in reference.rows("finding_rules") if row["rule_id"] == code)


def _read_pdf(path: Path) -> dict[str, Any]:
    """The form in a PDF, whose values count where they were filled into its fields."""
    record = extract(path)
    draft = record if isinstance(record, Draft) else None
    form = draft.form if draft else record
    told = record.findings[0] if record.findings else None
    is_told = told is not None and record.outcome != "ok"
    message = f"{told.message} {told.hint or _rule(told.code)['next_step']}" if told and is_told else None
    read = _unread(path, record.outcome, message or "") | {
        "warnings": warnings_of([*record.findings, *(form.findings if form and draft else ())]),
        "message": message,
        "fields": fields_of(form) if isinstance(form, Candidature) else None,
    }
    if draft:
        read |= {"asked": draft.asked, "places": {cell.key: str(cell.place) for cell in cells_of(draft)}}
    return read


def fields_of(read: Candidature) -> dict[str, Any]:
    """The answers and services of a candidature as nested plain values, None where nothing is answered."""
    text = read.text
    return {
        "city_name": text("city_name"),
        "country": text("country"),
        "motivation": text("motivation"),
        "essentials": {str(n): text(f"essential_{n}") for n in range(1, 11)},
        "strategic_objectives": {str(n): text(f"strategic_objective_{n}") for n in range(1, 4)},
        "cross_cutting_objectives": {str(n): text(f"cross_cutting_objective_{n}") for n in range(1, 4)},
        "global_agenda": text("global_agenda"),
        "mayor_quote": text("mayor_quote"),
        "mayor_name": text("mayor_name"),
        "contact": {part: text(f"contact_{part}") for part in ("name", "position", "organization", "email")},
        "work_plan": [_service(row) for row in read.services],
    }


def _service(row: WorkPlanRow) -> dict[str, Any]:
    return {
        "service": row.service.text,
        "description": row.description.text,
        "indicators": row.indicators.text,
        "year": row.year.text,
        "types": list(row.types),
        "type_other": row.type_other,
        "coverage": row.coverage.text,
    }
