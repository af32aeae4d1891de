"""Applications for the tests of the screening and the letters: a complete one, changed one answer at a time."""

from dataclasses import replace
from datetime import date

from etl.findings import Place
from etl.forms.candidature.form import FIELDS
from etl.forms.content import Candidature
from etl.forms.records import Answer, WorkPlanRow
from etl.meaning.years import read_years
from etl.rules.minimum import Pledge, investment
from etl.rules.screening.application import Application, MemberStage, SentDocument, ServiceYears
from etl.rules.screening.requirements import screen
from etl.rules.screening.verdicts import RequirementResult

NO_YEARS = ServiceYears(None, None)

ANSWERS = {name: f"Our answer to {name} in seven plain words." for name in FIELDS} | {
    "city_name": "Ngor Bay",
    "country": "Senegal",
    "essential_3": "The wall was built in 2019. The bond of 2018 financed it.",
    "cross_cutting_objective_3": "We visit other towns twice a year.",
    "mayor_quote": "We share what the sea taught us.",
    "contact_email": "desk@ngor.example",
}
PLAN = (
    ("Study tour on dunes", "Three days with us.", "1 tour/year", "2024-2026", ("events", "training"), "All cities"),
    ("Guide to flood maps", "How to draw one.", "1 guide", "2025", ("self_service",), "African cities"),
)


def answer(name: str, text: str | None, row: int = 1) -> Answer:
    return Answer(name, text, text or "", Place(1, row, 2))


def service(number: int, cells: tuple) -> WorkPlanRow:
    title, description, indicators, year, types, coverage = cells
    return WorkPlanRow(
        service=answer("service", title, number),
        description=answer("description", description, number),
        indicators=answer("indicators", indicators, number),
        year=answer("year", year, number),
        types_cell=answer("types", "", number),
        coverage=answer("coverage", coverage, number),
        types=types,
        type_other=None,
        place=Place(9, number + 1),
    )


def form(plan=PLAN, **changed: str | None) -> Candidature:
    """A complete form with some answers changed; None takes one away."""
    texts = ANSWERS | changed
    return Candidature(
        name="annex-1.docx",
        answers=tuple(answer(name, texts[name], number) for number, name in enumerate(FIELDS, start=1)),
        work_plan=tuple(service(number, cells) for number, cells in enumerate(plan, start=1)),
        language="en",
        form_language="en",
        form_version="2021",
        confidence="high",
        findings=(),
    )


def years_of(text: str | None) -> ServiceYears:
    """The years of a service, as the loader reads them."""
    read = read_years(text or "", "en")
    return ServiceYears(read.value.get("start_year"), read.value.get("end_year")) if read.state == "read" else NO_YEARS


def pledge(amount: float, **changed) -> Pledge:
    """One sum in dollars, pledged once in the letter and read with trust, with what a test changes."""
    read = Pledge(
        amount=amount,
        currency="USD",
        comparator="exact",
        recurrence="one_off",
        amount_usd=amount,
        total_usd=amount,
        is_trusted=True,
        told_as=None,
        text=f"We pledge {amount:,.0f}.",
        place="letter.docx",
    )
    return replace(read, **changed)


def application(filled: Candidature | None = None, **changed) -> Application:
    """A complete application, with what a test changes."""
    filled = filled or form()
    complete = Application(
        form=filled,
        motivation_letter=SentDocument("letter.docx", "To the Committee\nWe wish to help.\nAwa Ndiaye\nMayor"),
        exemplary_work=SentDocument("case-study.docx", "How the dune came back"),
        stage=MemberStage("C", date(2023, 6, 14), "MCR2030 dashboard"),
        received_on=date(2023, 11, 30),
        years=tuple(years_of(row.year.text) for row in filled.work_plan),
        investment=investment([pledge(30_000)]),
    )
    return replace(complete, **changed)


def results(*arguments, **changed) -> dict[str, RequirementResult]:
    return {result.requirement_id: result for result in screen(application(*arguments, **changed))}
