"""The guideline's minimum qualifications. A keyword is never taken for proof: at most it shows a person the passage."""

import re
from collections.abc import Iterator
from functools import cache

from etl.folder.reference import rows
from etl.meaning.language import fold
from etl.rules.screening.application import Application
from etl.rules.screening.verdicts import Said, Verdict
from etl.text.patterns import any_at_start

PRACTICE_KINDS = ("essential", "strategic_objective", "cross_cutting_objective")
# What etl/rules/minimum.py judged, as a verdict of the screening with its reason.
INVESTMENT: dict[str, tuple[Verdict, str]] = {
    "met": ("met", "investment_met"),
    "not met": ("not_met", "investment_below"),
    "needs a person": ("needs_a_person", "investment_unsure"),
    "no amount stated": ("needs_a_person", "no_amount"),
}


def stage(application: Application, row: dict[str, str]) -> Said:
    """Whether members.csv knew the city in Stage C when the candidature came in."""
    known = application.stage
    if known is None:
        return Said("needs_a_person", "stage_unknown")
    details, evidence = {"stage": known.stage, "date": known.stage_on or "?"}, f"Stage {known.stage}, {known.source}"
    if known.stage_on is None:
        return Said("needs_a_person", "stage_undated", details, evidence, "members.csv")
    if known.stage != "C":
        return Said("not_met", "stage_other", details, evidence, "members.csv")
    if application.received_on is None:
        return Said("needs_a_person", "candidature_undated", details, evidence, "members.csv")
    if known.stage_on > application.received_on:
        return Said("needs_a_person", "stage_later", details, evidence, "members.csv")
    return Said("met", "stage_c", details, evidence, "members.csv")


def practices(application: Application, row: dict[str, str]) -> Said:
    """Whether each heading of good practices is answered; how good they are is for the committees."""
    headings = [heading["heading_id"] for heading in rows("practice_headings") if heading["kind"] in PRACTICE_KINDS]
    count = sum(application.answer_to(heading).text is not None for heading in headings)
    details = {"count": count, "total": len(headings)}
    return (
        Said("met", "practices_all", details)
        if count == len(headings)
        else Said("not_met", "practices_missing", details)
    )


def passage(application: Application, row: dict[str, str]) -> Said:
    """A sentence with one of the requirement's keywords: first where the form asks for it, then in the rest."""
    for text, place in _searched(application, row["field"].split("|")):
        if sentence := _sentence_with(text, row["requirement_id"]):
            return Said("needs_a_person", "passage_found", {}, sentence, place)
    return Said("needs_a_person", "no_passage")


def _searched(application: Application, fields: list[str]) -> Iterator[tuple[str, str]]:
    """The texts of an application with their places: the fields named, the work plan, the letter."""
    if application.form is not None:
        answers = [application.answer_to(name) for name in fields if name]
        for service in application.filled.work_plan:
            answers += [service.service, service.description]
        yield from ((answer.text, application.where(answer.place)) for answer in answers if answer.text)
    if application.motivation_letter is not None:
        yield application.motivation_letter.text, application.motivation_letter.name


def _sentence_with(text: str, requirement_id: str) -> str | None:
    keywords = _keywords(requirement_id)
    if not keywords.search(fold(text)):
        return None
    sentences = re.split(r"(?<=[.!?。！？؟])\s+|(?<=[。！？])|\n", text)
    return next((one.strip() for one in sentences if keywords.search(fold(one))), None)


@cache
def _keywords(requirement_id: str) -> re.Pattern[str]:
    """The keywords of one requirement in all languages, at the beginning of a word where words have one."""
    lists = (row["keywords"] for row in rows("screening_keyword") if row["requirement_id"] == requirement_id)
    words = {fold(word) for words in lists for word in words.split("|")}
    east, spaced = (
        sorted(word for word in words if bool(re.search("[가-힣一-鿿぀-ヿ]", word)) is is_east)
        for is_east in (True, False)
    )
    return re.compile("|".join((any_at_start(map(re.escape, spaced), r"\w"), *map(re.escape, east))))


@cache
def _tool_types() -> tuple[str, ...]:
    """The types of service that are knowledge tools, the plainest first, as service_types.csv has them."""
    told = [row for row in rows("service_types") if row["tool_preference"]]
    return tuple(row["service_type_id"] for row in sorted(told, key=lambda row: int(row["tool_preference"])))


def tools(application: Application, row: dict[str, str]) -> Said:
    """Ticking self-service tools or research on the plan is an offer of knowledge tools in so many words."""
    plan = application.filled.work_plan if application.form else ()
    for kind in _tool_types():
        for service in plan:
            if kind in service.types and service.service.text:
                place = application.where(service.types_cell.place)
                title = service.service.text
                return Said("met", "tools_offered", {"service": title}, title, place)
    return passage(application, row)


def minimum_investment(application: Application, row: dict[str, str]) -> Said:
    """What etl/rules/minimum.py judged, with the sums and passages that it rests on."""
    found = application.investment
    verdict, reason_id = INVESTMENT[found.verdict]
    if verdict == "met" and len(found.pledges) > 1:
        reason_id = "investment_sum_met"
    amounts = ", ".join(dict.fromkeys(pledge.words for pledge in found.pledges))
    passages = {pledge.place: pledge.text for pledge in found.pledges}
    details = {"amount": amounts, "least": f"{found.least_usd:,.0f}"}
    return Said(verdict, reason_id, details, "\n".join(passages.values()), "; ".join(passages))
