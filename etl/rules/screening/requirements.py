"""The guideline's requirements for a candidature: each met, not met, not applicable, or for a person to decide.

The requirements are rows of data/reference/screening_requirement.csv; each names the rule of RULES that judges it.
"""

from collections.abc import Callable

from etl.folder.reference import rows
from etl.rules.screening import answers, documents, qualifications, work_plan
from etl.rules.screening.application import Application
from etl.rules.screening.verdicts import RequirementResult, Said

Rule = Callable[[Application, dict[str, str]], Said]
RULES: dict[str, Rule] = {
    "document": documents.document,
    "signature": documents.signature,
    "answered": answers.answered,
    "email": answers.email,
    "length": answers.length,
    "services": work_plan.services,
    "complete_services": work_plan.complete_services,
    "types": work_plan.types,
    "other_type": work_plan.other_type,
    "three_years": work_plan.three_years,
    "stage": qualifications.stage,
    "practices": qualifications.practices,
    "passage": qualifications.passage,
    "tools": qualifications.tools,
    "investment": qualifications.minimum_investment,
}
NEED_FORM = frozenset({"practices"})


def screen(application: Application) -> list[RequirementResult]:
    """One result for each requirement of the guideline, in its order."""
    return [_judge(row, application) for row in rows("screening_requirement")]


def word_limits() -> dict[str, int]:
    """The longest answer, in words, of each field of the form that has a limit."""
    limited = (row for row in rows("screening_requirement") if row["word_limit"])
    return {row["field"]: int(row["word_limit"]) for row in limited}


def _judge(row: dict[str, str], application: Application) -> RequirementResult:
    form_is_needed = row["group"] in ("form", "word_limits", "work_plan") or row["rule"] in NEED_FORM
    if form_is_needed and application.form is None:
        said = Said("not_applicable", "form_missing")
    else:
        said = RULES[row["rule"]](application, row)
    return RequirementResult(
        requirement_id=row["requirement_id"],
        position=int(row["position"]),
        group=row["group"],
        verdict=said.verdict,
        reason_id=said.reason_id,
        details=said.details,
        evidence=said.evidence,
        evidence_place=said.place,
    )
