"""*Check my form*: what is read, missing and unclear in a city's form, told to the city; nothing is stored.

The account is in the language of the form where data/reference/letter_text.csv has its sentences, else in English.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from etl.findings import Failed, Finding, Place
from etl.folder.reference import rows
from etl.forms.content import Candidature, Content, Other, WorkPlan
from etl.forms.extract import extract
from etl.intake import service_words
from etl.intake.filing import IN_WORDS
from etl.intake.service_words import short
from etl.intake.understood import Service, Unclear, judged, services_of, unclear_in
from etl.intake.word_comments import Remark, with_comments
from etl.read.errors import DocumentError
from etl.rules.screening.verdicts import RequirementResult, ServiceGap, text_of
from etl.send.letters import has_words, item, sentence
from etl.workers import Limits, outcomes

WORD_ENDINGS = (".docx", ".docm")
# The column that a rule about services is about, where its gaps name none: for the place of a remark.
_COLUMN_OF = {"types": "types", "other_type": "types", "three_years": "year"}
_BEGINNING = Place()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the account: its heading and its lines."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CheckedForm:
    """The account of a form in one language, and the form with comments; None where no copy can be made.

    `missing` and `unclear` are the remarks that the account lists and the copy bears, each with its place.
    """

    language: str
    sections: tuple[Section, ...]
    missing: tuple[Remark, ...] = ()
    unclear: tuple[Remark, ...] = ()
    commented: bytes | None = None
    is_form: bool = True

    @property
    def text(self) -> str:
        """The account as plain text."""
        return "\n\n".join("\n".join((one.heading, *(f"  {line}" for line in one.lines))) for one in self.sections)


def check_form(content: bytes, name: str) -> CheckedForm:
    """What a load would read in a file, told to the city that filled it; never raises for what the file holds.

    It is worked out in a process of its own under the limits of a load.
    """
    (outcome,) = outcomes(_checked, [(content, name)], 1, Limits.set())
    if not isinstance(outcome, Failed):
        return outcome
    unread = Other(outcome=outcome.finding.code, findings=(outcome.finding,))
    return CheckedForm("en", (_no_form(unread, name, "en"),), is_form=False)


def _checked(sent: tuple[bytes, str]) -> CheckedForm:
    content, name = sent
    form = extract(content, name)
    spoken = (form.form_language if isinstance(form, Candidature) else "") or form.language or "en"
    language = spoken if has_words("check", spoken) else "en"
    if not isinstance(form, Candidature | WorkPlan):
        return CheckedForm(language, (_no_form(form, name, language),), is_form=False)
    services = services_of(form)
    results = judged(form, services) if isinstance(form, Candidature) else []
    missing, unclear = tuple(_missing(form, results, language)), tuple(_unclear(form, services, results, language))
    commented, about_copy = _copy(content, name, (*missing, *unclear), language)
    other = [sentence("check", "other_language", "en")] if language != spoken else []
    sections = (
        Section(sentence("check", "subject", language), (*other, sentence("check", "stored", language))),
        Section(sentence("check", "answers", language), tuple(_answers(form, results, language))),
        Section(sentence("check", "services", language), tuple(_services(services, language))),
        _listed("missing", missing, language),
        _listed("unclear", unclear, language),
        *([Section(about_copy, ())] if missing or unclear else []),
    )
    return CheckedForm(
        language, tuple(one for one in sections if one.lines or one.heading), missing, unclear, commented
    )


def _listed(part: str, remarks: Sequence[Remark], language: str) -> Section:
    if not remarks:
        return Section(sentence("check", f"nothing_{part}", language), ())
    lines = tuple(f"– {line}" for line in dict.fromkeys(remark.text for remark in remarks))
    return Section(sentence("check", part, language), lines)


def _no_form(content: Content, name: str, language: str) -> Section:
    """Why a file is not checked, with what it is and the next step."""
    told = [f"{name}: {IN_WORDS[content.kind]}."] if content.outcome in ("ok", "not_read") else []
    steps = {row["rule_id"]: row["next_step"] for row in rows("finding_rules") if row["who_can_mend"] == "city"}
    said = [f"{one.message} {one.hint or steps.get(one.code, '')}".strip() for one in content.findings]
    return Section(sentence("check", "no_form", language), (*told, *said))


# --- what is read -----------------------------------------------------------------------------------------------------


def _answers(form: Candidature | WorkPlan, results: Sequence[RequirementResult], language: str) -> Iterator[str]:
    """A line an answer: its name, the words, and how many of how many where the form has a limit."""
    lengths = {one.requirement_id: one.reason_in(language) for one in results if one.group == "word_limits"}
    for answer in form.answers if isinstance(form, Candidature) else ():
        name = text_of("name", answer.field, language)
        if answer.text:
            length = lengths.get(f"{answer.field}_length")
            yield f"{name}: {short(answer.text)}" + (f" ({length.rstrip('.')})" if length else "")
        else:
            yield f"{name}: {sentence('check', 'not_given', language)}"


def _services(services: Sequence[Service], language: str) -> Iterator[str]:
    for number, service in enumerate(services, start=1):
        title = service.plan.service.text or text_of("word", "unnamed", language).format(number=number)
        yield f"{number}. {short(title)}"
        yield from (f"   {line}" for line in service_words.lines(service, language))


# --- what is missing --------------------------------------------------------------------------------------------------


def _missing(form: Candidature | WorkPlan, results: Sequence[RequirementResult], language: str) -> Iterator[Remark]:
    """What the guideline asks for and the form lacks, at the place where it belongs."""
    for result in results:
        if result.verdict == "not_met":
            yield from _remarks(form, result, language)


def _remarks(form: Candidature | WorkPlan, result: RequirementResult, language: str) -> Iterator[Remark]:
    """A remark on a requirement at the place of its field, or one at each service that it is about."""
    requirement = next(row for row in rows("screening_requirement") if row["requirement_id"] == result.requirement_id)
    gaps = [one for value in result.details.values() if isinstance(value, tuple) for one in value]
    for gap in gaps:
        one = replace(result, details={**result.details, **_only(result, gap)})
        yield Remark(_place_of(form, gap, requirement["rule"]), item(one, one.reason_in(language), language))
    if not gaps:
        yield Remark(_field_place(form, requirement), item(result, result.reason_in(language), language))


def _only(result: RequirementResult, gap: ServiceGap) -> dict[str, tuple[ServiceGap, ...]]:
    return {name: (gap,) for name, value in result.details.items() if isinstance(value, tuple)}


def _place_of(form: Candidature | WorkPlan, gap: ServiceGap, rule: str) -> Place:
    service = form.services[gap.number - 1]
    place = service.cell(gap.columns[0] if gap.columns else _COLUMN_OF[rule]).place
    return service.service.place if place.table is None else place


def _field_place(form: Candidature | WorkPlan, requirement: dict[str, str]) -> Place:
    if isinstance(form, Candidature) and requirement["field"]:
        return next(answer.place for answer in form.answers if answer.field == requirement["field"])
    return form.services[0].year.place if form.services else _BEGINNING


# --- what is unclear --------------------------------------------------------------------------------------------------


def _unclear(
    form: Candidature | WorkPlan, services: Sequence[Service], results: Sequence[RequirementResult], language: str
) -> Iterator[Remark]:
    """What would wait for a person: readings in their own words, answers in doubt, and what the form's reader asks."""
    for result in results:
        if result.verdict == "needs_a_person" and result.reason_id != "plan_unsure":  # its years are asked one by one
            yield from _remarks(form, result, language)
    for service in services:
        for one in unclear_in(service):
            yield Remark(one.place, _asked(one, language))
    for answer in form.answers if isinstance(form, Candidature) else ():
        if answer.doubt and answer.text:
            yield Remark(answer.place, _asked(Unclear("answer", answer.text, answer.doubt, answer.place), language))
    steps = {row["rule_id"]: row["next_step"] for row in rows("finding_rules") if _is_asked_of_city(row)}
    for finding in form.findings:
        if finding.code in steps:
            yield Remark(finding.place, _finding_asked(finding, steps[finding.code], language))


def _is_asked_of_city(rule: dict[str, str]) -> bool:
    return rule["who_can_mend"] == "city" and rule["severity"] != "note"


def _finding_asked(finding: Finding, step: str, language: str) -> str:
    reason = f"{finding.message} {finding.hint or step}"
    return _asked(Unclear("answer", finding.text, reason, finding.place), language) if finding.text else reason


def _asked(one: Unclear, language: str) -> str:
    said = sentence("check", f"unclear_{one.kind}", language).format(text=short(one.text))
    return sentence("check", "because", language).format(said=said, reason=one.reason)


# --- the copy ---------------------------------------------------------------------------------------------------------


def _copy(content: bytes, name: str, remarks: Sequence[Remark], language: str) -> tuple[bytes | None, str]:
    """The form with comments, and what is said of the copy."""
    if Path(name).suffix.lower() not in WORD_ENDINGS:
        return None, sentence("check", "no_copy", language)
    try:
        commented = with_comments(content, remarks) if remarks else None
    except DocumentError:
        return None, sentence("check", "no_copy", language)
    return commented, sentence("check", "copy" if commented else "no_place", language)
