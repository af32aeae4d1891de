"""An invented candidature and the parts of the form that bear it, each of which a case may write otherwise."""

import copy
from collections.abc import Callable
from typing import Any

from tests.documents.word import PROMPT, box, p, paragraphs, prompt, r, sdt, tbl, tc, tr

ESSENTIALS = (
    "Organize for disaster resilience",
    "Identify, understand and use current and future risk scenario",
    "Strengthen financial capacity for resilience",
    "Pursue resilient urban development",
    "Safeguard natural buffers",
    "Strengthen institutional capacity",
    "Strengthen societal capacity",
    "Increase infrastructure resilience",
    "Ensure effective disaster response",
    "Expedite recovery and build back better",
)
OBJECTIVES = (
    "Strategic Objective 1: Raising awareness and understanding of risk and commitment to local disaster risk "
    "reduction",
    "Strategic Objective 2: Conducting diagnostic assessment and planning for DRR/resilience strategy and plan",
    "Strategic Objective 3: Implementing local DRR/resilience strategy to enhance resilience",
    "Cross-cutting objective 1: Strengthening vertical linkage between local government with the national government "
    "and national association of local governments",
    "Cross-cutting objective 2: Strengthening horizontal links amongst local partners to ensure sustainability in risk "
    "reduction and resilience collaboration (e.g. engagement with communities, private sector, academia, media, "
    "political leaders, multi-sectoral government offices, etc.)",
    "Cross-cutting objective 3: Connecting cities with cities to learn and share",
)
TYPE_LABELS = {
    "research": "Research, analysis and report writing",
    "events": "Event organization and participation",
    "self_service": "Self-service tools (guidance notes, publications, interactive websites, scorecards, etc.) ",
    "training": "Training and education",
    "grant_loan": "Grant and loan",
    "technical_assistance": "Technical assistance",
    "consultancy": "Consultancy service",
    "other": "Other: Specify ",
}
HEADER = (
    "Services/Activity",
    "Description",
    "Indicator of Achievement",
    "Year",
    "Type of service\n(Select up to 3)",
    "Service coverage\n(All cities, specific region, or country)",
)
EXAMPLES = (
    {
        "service": "Training on local resilience and MCR2030 for Korean Cities",
        "description": "Organize orientation and training sessions to support other Korean cities on local resilience "
        "and to join MCR2030",
        "indicators": "1 event/year (total 3 events)\n50 Korean cities join MCR2030 by end of 2024\n"
        "150 local government officials trained on local resilience by end of 2024",
        "year": "2022-2024",
        "types": ["events", "training"],
        "type_other": None,
        "coverage": "Korean cities",
    },
    {
        "service": "City to City exchanges",
        "description": "Organize city-to-city exchanges on smart cities, flood mitigation, waste management, "
        "industrial hazard management, etc.",
        "indicators": "1 visit/year (total 3 visits)\n3 cities participated in city-to-city exchanges by end of 2024",
        "year": "2022-2024",
        "types": ["events", "training"],
        "type_other": None,
        "coverage": "All cities, with priorities given to African and Asia-Pacific cities",
    },
)


def service(
    title: str, year: str = "2026-2028", types: tuple[str, ...] = ("training",), **more: str | None
) -> dict[str, Any]:
    """One service of an invented work plan."""
    return {
        "service": title,
        "description": f"{title}, with peers.",
        "indicators": "2 events/year\n12 cities supported by end of 2028",
        "year": year,
        "types": list(types),
        "type_other": None,
        "coverage": "All cities",
    } | more


def answers() -> dict[str, Any]:
    """What the invented city of Kestrel Bay answers; every case starts from a copy of its own."""
    return copy.deepcopy(_ANSWERS)


_ANSWERS: dict[str, Any] = {
    "city_name": "Kestrel Bay",
    "country": "Republic of Avaria",
    "motivation": "We want to share what two floods taught us.\n"
    "Peers asked for our “open gauge” tools – they get them.",
    "essentials": {str(n): f"Essential work number {n}: {80 + n} districts took part." for n in range(1, 11)},
    "strategic_objectives": {str(n): f"Objective answer {n}.\nSecond line of {n}." for n in range(1, 4)},
    "cross_cutting_objectives": {str(n): f"Cross answer {n}, with 3 partners." for n in range(1, 4)},
    "global_agenda": "Reports to the Sendai monitor every year since 2019.",
    "mayor_quote": "Water has a memory; so do we.",
    "mayor_name": "Ines Oyelaran",
    "contact": {
        "name": "Tomas Brandt",
        "position": "Chief Resilience Officer",
        "organization": "Office of Civil Protection",
        "email": "resilience@kestrelbay.example",
    },
    "work_plan": [
        service("Coaching on flood gauges", types=("training", "technical_assistance")),
        service("Seed funding for heat plans", "2026", ("grant_loan", "other"), type_other="Peer review missions"),
    ],
}

Section = Callable[[dict[str, Any]], str]


def guideline(_: dict[str, Any]) -> str:
    return p("Resilience Hub Guideline") + p("Step 2", "Submit an expression of interest.")


def heading(_: dict[str, Any]) -> str:
    return p("Annex I: Candidature Form for MCR2030 Resilience Hub") + p("Part I: About the City")


MOTIVATION = (
    "What is your motivation to become a resilience hub? (Please state explicitly your city’s aspiration to support "
    "peer cities in addressing disaster risk reduction and resilience challenges)"
)


def city(a: dict[str, Any]) -> str:
    rows = [tr("City Name", answer(a["city_name"])), tr("Country", answer(a["country"]))]
    return tbl(*rows, tr(MOTIVATION), tr(answer(a["motivation"])))


def answer(text: str | None) -> str:
    """A cell with a control that holds the answer, or its prompt."""
    if text is None:
        return tc(sdt(p(prompt()), showing=True))
    return tc(sdt(paragraphs(text)))


ACHIEVEMENTS = "Achievements/Good practices - "


def achievement(text: str | None) -> str:
    first, *more = (text or "").split("\n")
    return tc(p(ACHIEVEMENTS, r(first)) + "".join(map(p, more)))


def essentials(a: dict[str, Any]) -> str:
    head = p(
        "Explanation and justification what lessons, key achievements and good practices your city can offer to other "
        "cities wanting to improve their DRR and resilience building."
    )
    top = "Key achievement/good practices according to the Ten Essentials for Making Cities Resilient"
    rows = [tr(f"{top}\n(Maximum 150 words per Essentials)")]
    for number, title in enumerate(ESSENTIALS, 1):
        rows += [tr(f"Essential {number}: {title}"), tr(achievement(a["essentials"][str(number)]))]
    return head + tbl(*rows)


def objectives(a: dict[str, Any]) -> str:
    top = "Key achievement/good practices according to the MCR2030 Strategic Objectives"
    rows = [tr(f"{top}\n(Maximum 150 words per Essentials)")]
    texts = [*a["strategic_objectives"].values(), *a["cross_cutting_objectives"].values()]
    for label, text in zip(OBJECTIVES, texts, strict=True):
        rows += [tr(label), tr(achievement(text))]
    return tbl(*rows)


AGENDA = (
    "Contribution to the Global Agenda\nPlease describe your city’s contribution to the achievement of the Sendai "
    "Framework for Disaster Risk Reduction, New Urban Agenda, Paris Climate Agreement, and Sustainable "
    "Development Goals (SDGs).\n"
    "(Maximum 200 words per Essentials)"
)
QUOTE = (
    "Mayor´s Quote: \nPlease provide a quote from the Mayor (no longer than 30 words) that describes your city’s "
    "strive as MCR2030 Resilience Hub, the main achievement or the importance of disaster risk reduction and "
    "resilience. "
)


def agenda(a: dict[str, Any]) -> str:
    return tbl(tr(AGENDA), tr(answer(a["global_agenda"])))


def labelled(label: str, text: str | None) -> str:
    control = sdt(prompt(), showing=True) if text is None else sdt(r(text))
    return tc(p(label, control))


def mayor(a: dict[str, Any]) -> str:
    quote, name = labelled("Mayor’s Quote: ", a["mayor_quote"]), labelled("Mayor’s Name: ", a["mayor_name"])
    return tbl(tr(QUOTE), tr(quote), tr(name))


def contact(a: dict[str, Any]) -> str:
    labels = {"name": "Name", "position": "Position", "organization": "Organization", "email": "Email address"}
    rows = [tr(label, answer(a["contact"][key])) for key, label in labels.items()]
    return p("Contact detail of the city’s MCR2030 focal point") + tbl(*rows)


def plan_heading(_: dict[str, Any]) -> str:
    about = (
        "City’s commitment as a Resilience Hub \nInstruction:\nPlease describe what services (activities or "
        "assistance) your city is planning to do to support other MCR2030 cities as a resilience hub in "
        "the next 3 years. "
    )
    return p("Part II: 3-Year Work Plan as MCR2030 Resilience Hub") + tbl(tr(about)) + p("Example:")


def types_cell(row: dict[str, Any], mark: Callable[[bool], str] = box) -> str:
    """The eight boxes, one a paragraph, as `mark` makes them."""
    lines = []
    for kind, label in TYPE_LABELS.items():
        other = sdt(prompt(), showing=True) if not row["type_other"] else sdt(r(row["type_other"]))
        lines.append(p(mark(kind in row["types"]), r(f" {label}"), *([other] if kind == "other" else [])))
    return "".join(lines)


def plan_row(row: dict[str, Any], mark: Callable[[bool], str] = box) -> str:
    cells = [answer(row[column]) for column in ("service", "description", "indicators", "year")]
    return tr(*cells, tc(types_cell(row, mark)), answer(row["coverage"]))


BLANK = dict.fromkeys(("service", "description", "indicators", "year", "type_other", "coverage")) | {"types": []}


def plan(a: dict[str, Any], mark: Callable[[bool], str] = box) -> str:
    rows = [plan_row(row, mark) for row in (*EXAMPLES, *a["work_plan"], BLANK)]
    return tbl(tr(*HEADER), *rows)


SECTIONS: dict[str, Section] = {
    "guideline": guideline,
    "heading": heading,
    "city": city,
    "essentials": essentials,
    "objectives": objectives,
    "agenda": agenda,
    "mayor": mayor,
    "contact": contact,
    "plan_heading": plan_heading,
    "plan": plan,
}


def body(a: dict[str, Any], order: tuple[str, ...] = tuple(SECTIONS), **other: Section) -> str:
    """The form with these answers: its sections in this order, some of them written otherwise."""
    return "".join((SECTIONS | other)[name](a) + p() for name in order)


__all__ = ["PROMPT", "SECTIONS", "answers", "body"]
