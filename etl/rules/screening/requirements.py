"""The guideline's requirements for a candidature: each met, not met, not applicable, or for a person to decide.

The requirements are rows of data/reference/screening_requirement.csv; each names the rule that judges it. A rule never
takes a keyword for proof: at most it shows a person the passage.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any, Literal

from etl.findings import Place
from etl.folder.reference import rows
from etl.forms.content import Candidature
from etl.forms.records import Answer, WorkPlanRow
from etl.meaning.language import fold
from etl.rules.minimum import NOTHING_STATED, Investment
from etl.rules.screening.word_counts import count_range

Verdict = Literal["met", "not_met", "needs_a_person", "not_applicable"]
PRACTICE_KINDS = ("essential", "strategic_objective", "cross_cutting_objective")
SERVICE_COLUMNS = ("service", "description", "indicators", "year", "types", "coverage")
TOOL_TYPES = ("self_service", "research")  # the plainer first


@dataclass(frozen=True, slots=True)
class SentDocument:
    """One of the documents of an application besides the form; `problem` says why it could not be read."""

    name: str
    text: str
    problem: str = ""


@dataclass(frozen=True, slots=True)
class MemberStage:
    """The stage of a city on the MCR2030 roadmap, as data/members.csv knows it."""

    stage: str
    stage_on: date | None
    source: str


@dataclass(frozen=True, slots=True)
class ServiceYears:
    """The first and last year of a service, as trusted; None where the reading waits or names none."""

    first: int | None
    last: int | None


@dataclass(frozen=True, slots=True)
class Application:
    """What a city sent and what is known of it; None for a document that did not come.

    `unsure_files` are files that may be any of the documents. `form_problem` is "file: reason" where a form came and
    could not be read. `years` has one reading for each service of the form's plan, in order. `usd_of` converts (amount,
    ISO 4217 code) to US dollars, None where no rate is known.
    """

    form: Candidature | None
    motivation_letter: SentDocument | None
    exemplary_work: SentDocument | None
    form_problem: str = ""
    unsure_files: tuple[str, ...] = ()
    stage: MemberStage | None = None
    received_on: date | None = None
    years: tuple[ServiceYears, ...] = ()
    investment: Investment = NOTHING_STATED


@dataclass(frozen=True, slots=True)
class ServiceGap:
    """A service of the plan with the columns that it lacks."""

    title: str | None
    number: int
    columns: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequirementResult:
    """One requirement's verdict: `reason_id` and `details` make the reason in any of the letters' languages."""

    requirement_id: str
    position: int
    group: str
    verdict: Verdict
    reason_id: str
    details: Mapping[str, Any] = field(default_factory=dict)
    evidence: str = ""
    evidence_place: str = ""

    @property
    def requirement(self) -> str:
        """The requirement in English."""
        return text_of("name", self.requirement_id, "en")

    @property
    def reason(self) -> str:
        """Why, as an English sentence."""
        return self.reason_in("en")

    def reason_in(self, language: str) -> str:
        """Why, as a sentence in one of the letters' languages, else in English."""
        shown = {name: _shown(value, language) for name, value in self.details.items()}
        return text_of("reason", self.reason_id, language).format(**shown)


@cache
def _texts() -> dict[tuple[str, str, str], str]:
    return {(row["kind"], row["id"], row["language"]): row["text"] for row in rows("screening_text")}


def text_of(kind: str, id: str, language: str) -> str:
    """A name, reason or word in a language, else in English; raises KeyError for one that the table lacks."""
    texts = _texts()
    return texts.get((kind, id, language)) or texts[kind, id, "en"]


def _shown(value: object, language: str) -> str:
    """A detail as it stands in a sentence: services by their titles, with the columns that they lack."""
    if isinstance(value, tuple):
        return "; ".join(_shown(item, language) for item in value)
    if not isinstance(value, ServiceGap):
        return str(value)
    title = f"“{value.title}”" if value.title else text_of("word", "unnamed", language).format(number=value.number)
    columns = ", ".join(text_of("word", column, language) for column in value.columns)
    return f"{title} ({columns})" if columns else title


# --- the screening ----------------------------------------------------------------------------------------------------


def screen(application: Application) -> list[RequirementResult]:
    """One result for each requirement of the guideline, in its order."""
    return [_judge(row, application) for row in rows("screening_requirement")]


def word_limits() -> dict[str, int]:
    """The longest answer, in words, of each field of the form that has a limit."""
    limited = (row for row in rows("screening_requirement") if row["word_limit"])
    return {row["field"]: int(row["word_limit"]) for row in limited}


@dataclass(frozen=True, slots=True)
class _Verdict:
    """What a rule says, before it is put beside its requirement."""

    verdict: Verdict
    reason_id: str
    details: Mapping[str, Any] = field(default_factory=dict)
    evidence: str = ""
    place: str = ""


Rule = Callable[[Application, dict[str, str]], _Verdict]


def _judge(row: dict[str, str], application: Application) -> RequirementResult:
    form_is_needed = row["group"] in ("form", "word_limits", "work_plan") or row["rule"] in NEED_FORM
    if form_is_needed and application.form is None:
        said = _Verdict("not_applicable", "form_missing")
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


# --- documents --------------------------------------------------------------------------------------------------------


def _document(application: Application, row: dict[str, str]) -> _Verdict:
    if row["field"] == "annex_1":
        return _annex(application)
    sent: SentDocument | None = getattr(application, row["field"])
    if sent is None:
        return _missing_document(application)
    if sent.problem:
        return _Verdict("needs_a_person", "document_unreadable", {"file": sent.name, "problem": sent.problem})
    if not sent.text:
        return _Verdict("not_met", "document_empty", {"file": sent.name})
    return _Verdict("met", "document_received", {"file": sent.name}, _opening(sent.text), sent.name)


def _annex(application: Application) -> _Verdict:
    if application.form is not None:
        return _Verdict("met", "document_received", {"file": application.form.name}, place=application.form.name)
    if application.form_problem:
        name, _, problem = application.form_problem.partition(": ")
        return _Verdict("not_met", "document_unreadable", {"file": name, "problem": problem})
    return _missing_document(application)


def _missing_document(application: Application) -> _Verdict:
    """A document that did not come, unless one of the unsure files is it."""
    if application.unsure_files:
        return _Verdict("needs_a_person", "document_unsure", {"file": ", ".join(application.unsure_files)})
    return _Verdict("not_met", "document_missing")


def _opening(text: str) -> str:
    return text.split("\n")[0][:200]


def _signature(application: Application, row: dict[str, str]) -> _Verdict:
    letter = application.motivation_letter
    if letter is None:
        return _Verdict("not_applicable", "letter_missing")
    last_lines = "\n".join(letter.text.split("\n")[-2:])
    return _Verdict("needs_a_person", "signature_unseen", {}, last_lines[-300:], letter.name)


# --- answers ----------------------------------------------------------------------------------------------------------


def _answer_to(application: Application, name: str) -> Answer:
    return next(answer for answer in application.form.answers if answer.field == name)


def _where(application: Application, place: Place) -> str:
    return f"{application.form.name}, {place}"


def _answered(application: Application, row: dict[str, str]) -> _Verdict:
    answer = _answer_to(application, row["field"])
    if answer.text is None:
        return _Verdict("not_met", "not_answered")
    # The focal point's data are the secretariat's alone: they never become evidence.
    shown = "" if answer.field.startswith("contact_") else answer.text
    return _Verdict("met", "answered", {}, shown, _where(application, answer.place))


def _email(application: Application, row: dict[str, str]) -> _Verdict:
    said, answer = _answered(application, row), _answer_to(application, row["field"])
    if said.verdict == "met" and not re.search(r"[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+", answer.text):
        return _Verdict("not_met", "email_malformed", place=said.place)
    return said


def _length(application: Application, row: dict[str, str]) -> _Verdict:
    answer, limit = _answer_to(application, row["field"]), int(row["word_limit"])
    if answer.text is None:
        return _Verdict("not_applicable", "not_answered")
    words, place = count_range(answer.text, application.form.language), _where(application, answer.place)
    if words.least > limit:
        details = {"words": words.least, "over": words.least - limit, "limit": limit}
        return _Verdict("not_met", "over_limit", details, answer.text, place)
    if words.most <= limit:
        return _Verdict("met", "within_limit", {"words": words.most, "limit": limit}, place=place)
    details = {"least": words.least, "most": words.most, "limit": limit}
    return _Verdict("needs_a_person", "limit_unsure", details, answer.text, place)


# --- the work plan ----------------------------------------------------------------------------------------------------


def _services(application: Application, row: dict[str, str]) -> _Verdict:
    plan = application.form.work_plan
    if not plan:
        return _Verdict("not_met", "no_services")
    titles = "\n".join(service.service.text or "–" for service in plan)
    return _Verdict("met", "services", {"count": len(plan)}, titles, _where(application, plan[0].place))


def _gaps(application: Application, gap: Callable[[WorkPlanRow], tuple[str, ...] | None]) -> tuple[ServiceGap, ...]:
    """The services for which `gap` gives columns, or an empty tuple; None for those that are in order."""
    numbered = enumerate(application.form.work_plan, start=1)
    found = ((number, service, gap(service)) for number, service in numbered)
    return tuple(ServiceGap(row.service.text, number, columns) for number, row, columns in found if columns is not None)


def _missing_columns(service: WorkPlanRow) -> tuple[str, ...] | None:
    texts = {name: getattr(service, name).text for name in SERVICE_COLUMNS if name != "types"}
    answered = texts | {"types": service.types}
    return tuple(name for name in SERVICE_COLUMNS if not answered[name]) or None


def _complete_services(application: Application, row: dict[str, str]) -> _Verdict:
    if not application.form.work_plan:
        return _Verdict("not_applicable", "no_services")
    gaps = _gaps(application, _missing_columns)
    return (
        _Verdict("not_met", "services_incomplete", {"missing": gaps}) if gaps else _Verdict("met", "services_complete")
    )


def _types(application: Application, row: dict[str, str]) -> _Verdict:
    limit = _setting("types_per_service")
    over = _gaps(application, lambda service: () if len(service.types) > limit else None)
    if not application.form.work_plan:
        return _Verdict("not_applicable", "no_services")
    if over:
        return _Verdict("not_met", "types_over", {"limit": limit, "services": over})
    return _Verdict("met", "types_within", {"limit": limit})


def _other_type(application: Application, row: dict[str, str]) -> _Verdict:
    unsaid = _gaps(application, lambda service: () if "other" in service.types and not service.type_other else None)
    if not application.form.work_plan:
        return _Verdict("not_applicable", "no_services")
    return _Verdict("not_met", "other_unspecified", {"services": unsaid}) if unsaid else _Verdict("met", "other_absent")


def _three_years(application: Application, row: dict[str, str]) -> _Verdict:
    """Whether the surest years of the services span the plan; one that is unsure may only add to them."""
    if not application.form.work_plan:
        return _Verdict("not_applicable", "no_services")
    wanted = _setting("plan_years")
    numbered = enumerate(zip(application.form.work_plan, application.years, strict=True), start=1)
    unsure = tuple(
        ServiceGap(service.service.text, number) for number, (service, years) in numbered if not _spans(years)
    )
    sure = [years for years in application.years if _spans(years)]
    first = min((years.first for years in sure), default=0)
    last = max((years.last for years in sure), default=-1)
    details = {"first": first, "last": last, "years": last - first + 1, "limit": wanted}
    if last - first + 1 >= wanted:
        return _Verdict("met", "plan_long_enough", details, *_years_as_written(application))
    if unsure:
        return _Verdict("needs_a_person", "plan_unsure", {"services": unsure}, *_years_as_written(application))
    return _Verdict("not_met", "plan_too_short", details, *_years_as_written(application))


def _spans(years: ServiceYears) -> bool:
    """Whether a first and a last year are known."""
    return bool(years.first and years.last)


def _years_as_written(application: Application) -> tuple[str, str]:
    """The years of all services, a line each, and the place of the first."""
    plan = application.form.work_plan
    return "\n".join(service.year.text or "–" for service in plan), _where(application, plan[0].year.place)


def _setting(name: str) -> int:
    return int(next(row["value"] for row in rows("setting") if row["setting_id"] == name))


# --- minimum qualifications -------------------------------------------------------------------------------------------


def _stage(application: Application, row: dict[str, str]) -> _Verdict:
    known = application.stage
    if known is None:
        return _Verdict("needs_a_person", "stage_unknown")
    details, evidence = {"stage": known.stage, "date": known.stage_on or "?"}, f"Stage {known.stage}, {known.source}"
    if known.stage_on is None:
        return _Verdict("needs_a_person", "stage_undated", details, evidence, "members.csv")
    if known.stage != "C":
        return _Verdict("not_met", "stage_other", details, evidence, "members.csv")
    if application.received_on is None:
        return _Verdict("needs_a_person", "candidature_undated", details, evidence, "members.csv")
    if known.stage_on > application.received_on:
        return _Verdict("needs_a_person", "stage_later", details, evidence, "members.csv")
    return _Verdict("met", "stage_c", details, evidence, "members.csv")


def _practices(application: Application, row: dict[str, str]) -> _Verdict:
    headings = [heading["heading_id"] for heading in rows("practice_headings") if heading["kind"] in PRACTICE_KINDS]
    count = sum(_answer_to(application, heading).text is not None for heading in headings)
    details = {"count": count, "total": len(headings)}
    return (
        _Verdict("met", "practices_all", details)
        if count == len(headings)
        else _Verdict("not_met", "practices_missing", details)
    )


def _passage(application: Application, row: dict[str, str]) -> _Verdict:
    """A sentence with one of the requirement's keywords: first where the form asks for it, then in the rest."""
    for text, place in _searched(application, row["field"].split("|")):
        if sentence := _sentence_with(text, row["requirement_id"]):
            return _Verdict("needs_a_person", "passage_found", {}, sentence, place)
    return _Verdict("needs_a_person", "no_passage")


def _searched(application: Application, fields: list[str]) -> Iterator[tuple[str, str]]:
    """The texts of an application with their places: the fields named, the work plan, the letter."""
    if application.form is not None:
        answers = [_answer_to(application, name) for name in fields if name]
        for service in application.form.work_plan:
            answers += [service.service, service.description]
        yield from ((answer.text, _where(application, answer.place)) for answer in answers if answer.text)
    if application.motivation_letter is not None:
        yield application.motivation_letter.text, application.motivation_letter.name


def _sentence_with(text: str, requirement_id: str) -> str | None:
    sentences = re.split(r"(?<=[.!?。！？؟])\s+|(?<=[。！？])|\n", text)
    return next((one.strip() for one in sentences if _keywords(requirement_id).search(fold(one))), None)


@cache
def _keywords(requirement_id: str) -> re.Pattern[str]:
    """The keywords of one requirement in all languages, at the beginning of a word where words have one."""
    lists = (row["keywords"] for row in rows("screening_keyword") if row["requirement_id"] == requirement_id)
    words = {fold(word) for words in lists for word in words.split("|")}
    east, spaced = (
        sorted(word for word in words if bool(re.search("[가-힣一-鿿぀-ヿ]", word)) is is_east)
        for is_east in (True, False)
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, spaced))})|{'|'.join(map(re.escape, east))}")


def _tools(application: Application, row: dict[str, str]) -> _Verdict:
    """Ticking self-service tools or research on the plan is an offer of knowledge tools in so many words."""
    plan = application.form.work_plan if application.form else ()
    for kind in TOOL_TYPES:
        for service in plan:
            if kind in service.types and service.service.text:
                place = _where(application, service.types_cell.place)
                title = service.service.text
                return _Verdict("met", "tools_offered", {"service": title}, title, place)
    return _passage(application, row)


# --- the minimum investment -------------------------------------------------------------------------------------------


INVESTMENT: dict[str, tuple[Verdict, str]] = {
    "met": ("met", "investment_met"),
    "not met": ("not_met", "investment_below"),
    "needs a person": ("needs_a_person", "investment_unsure"),
    "no amount stated": ("needs_a_person", "no_amount"),
}


def _investment(application: Application, row: dict[str, str]) -> _Verdict:
    """What etl/rules/minimum.py judged, with the sums and passages that it rests on."""
    found = application.investment
    verdict, reason_id = INVESTMENT[found.verdict]
    if verdict == "met" and len(found.pledges) > 1:
        reason_id = "investment_sum_met"
    amounts = ", ".join(dict.fromkeys(pledge.words for pledge in found.pledges))
    passages = {pledge.place: pledge.text for pledge in found.pledges}
    details = {"amount": amounts, "least": f"{found.least_usd:,.0f}"}
    return _Verdict(verdict, reason_id, details, "\n".join(passages.values()), "; ".join(passages))


RULES: dict[str, Rule] = {
    "document": _document,
    "signature": _signature,
    "answered": _answered,
    "email": _email,
    "length": _length,
    "services": _services,
    "complete_services": _complete_services,
    "types": _types,
    "other_type": _other_type,
    "three_years": _three_years,
    "stage": _stage,
    "practices": _practices,
    "passage": _passage,
    "tools": _tools,
    "investment": _investment,
}
NEED_FORM = frozenset({"practices"})
