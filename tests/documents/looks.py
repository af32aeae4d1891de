"""Golden pairs about what a run's look says: struck through, hidden, raised, lowered; `build` writes them."""

from collections.abc import Callable
from typing import Any

from tests.documents import form
from tests.documents.form import EXAMPLES, HEADER, answer, answers, body, box, plan_row, service
from tests.documents.word import (
    TRANSITIONAL,
    field,
    p,
    r,
    raw,
    sdt,
    tbl,
    tc,
    text_box,
    tr,
)

Case = tuple[str, dict[str, Any]]
CASES: dict[str, Callable[[], Case]] = {}
STRIKE = "<w:strike/>"
RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'


def case(function: Callable[[], Case]) -> Callable[[], Case]:
    CASES[function.__name__] = function
    return function


def gone(text: str, properties: str = STRIKE) -> str:
    """A run that is struck through."""
    return r(text, properties)


def row_of(indicators: str, *, title: str = "Coaching on flood gauges", year: str | None = None) -> str:
    """A row of the work plan with other XML in the cells of its title, indicators and year."""
    known = service("Coaching on flood gauges", types=("training", "technical_assistance"))
    cells = (title, known["description"], indicators, year or known["year"])
    return tr(
        *(cell if cell.startswith("<w:tc") else answer(cell) for cell in cells),
        tc(form.types_cell(known)),
        answer("All cities"),
    )


def plan_of(*rows: str) -> str:
    return tbl(tr(*HEADER), *rows)


def with_plan(a: dict[str, Any], rows: str, **expected: str | None) -> Case:
    """A form whose plan has these rows; what is read is the first known service with these texts."""
    known = service("Coaching on flood gauges", types=("training", "technical_assistance"))
    return body(a, plan=lambda _: rows), a | {"work_plan": [known | expected]}


@case
def struck_text_is_deleted_text() -> Case:
    a = answers()
    city = tc(p(gone("Heron Bay "), r(a["city_name"], '<w:strike w:val="0"/>')))
    replaced = '<w:rPrChange w:id="1" w:author="A"><w:rPr><w:strike/></w:rPr></w:rPrChange>'
    country = tc(sdt(p(gone("Kingdom", "<w:dstrike/>"), r("Republic of Avaria", replaced))))
    link = "<w:hyperlink>" + gone("old@kestrelbay.example ") + r(a["contact"]["email"]) + "</w:hyperlink>"
    labels = {"name": "Name", "position": "Position", "organization": "Organization"}
    contact = tbl(*(tr(label, a["contact"][key]) for key, label in labels.items()), tr("Email address", tc(p(link))))
    agenda = tc(
        p(gone("A paragraph that nobody needs."))
        + p(
            "Reports to the Sendai monitor ",
            gone("each month "),
            "every year ",
            text_box(p(gone("In the box."))),
            "since ",
        )
        + p(field(" REF x ", "2019."), gone(" And more."))
    )
    a["global_agenda"] = "Reports to the Sendai monitor every year since\n2019."
    xml = body(
        a,
        city=lambda a: tbl(
            tr("City Name", city), tr("Country", country), tr(form.MOTIVATION), tr(answer(a["motivation"]))
        ),
        contact=lambda _: contact,
        agenda=lambda _: tbl(tr(form.AGENDA), tr(agenda)),
    )
    return xml, a


@case
def struck_figures_leave_the_others() -> Case:
    a = answers()
    indicators = tc(p(gone("120"), r("150 participants")) + p(r("4"), gone("0"), r(" events")) + p(gone("2 visits")))
    year = tc(sdt(p(gone("2025-2026"), gone(" ")) + p("2026-2028")))
    return with_plan(a, plan_of(row_of(indicators, year=year)), indicators="150 participants\n4 events")


@case
def struck_between_two_figures() -> Case:
    a = answers()
    indicators = tc(p(r("120"), gone(" or more, at best "), r("150")))
    return with_plan(a, plan_of(row_of(indicators)), indicators="120\n150")


STYLES = {
    "struck_by_styles": (
        '<w:style w:type="character" w:styleId="Gone"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="GoneToo"><w:basedOn w:val="Gone"/></w:style>'
        '<w:style w:type="character" w:styleId="Kept"><w:basedOn w:val="Gone"/><w:rPr><w:strike w:val="0"/></w:rPr>'
        "</w:style>"
        '<w:style w:type="character" w:styleId="Unseen"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        "</w:style>"
        '<w:style w:type="paragraph" w:styleId="Old"><w:rPr><w:dstrike/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Older"><w:basedOn w:val="Old"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="Once"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="Draft"><w:rPr><w:strike/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    )
}


@case
def struck_by_styles() -> Case:
    a = answers()

    def styled(text: str, style: str) -> str:
        return r(text, f'<w:rStyle w:val="{style}"/>')

    city = tc(
        p(
            styled("Heron ", "Gone"),
            styled("Gull ", "GoneToo"),
            styled("Kestrel", "Kept"),
            styled(" secret", "Unseen"),
            " Bay",
        )
    )
    country = tc(p("Kingdom of Osmia", properties='<w:pStyle w:val="Older"/>') + p(a["country"]))
    twice = p(styled("We want to share what two floods taught us.", "Gone"), properties='<w:pStyle w:val="Once"/>')
    motivation = tc(twice + p("Peers asked for our “open gauge” tools – they get them."))
    draft = tbl(tr("A table that is struck through")).replace(
        "<w:tblPr/>", '<w:tblPr><w:tblStyle w:val="Draft"/></w:tblPr>'
    )
    table = tbl(tr("City Name", city), tr("Country", country), tr(form.MOTIVATION), tr(motivation))
    indicators = tc(p("350", styled("1", "FootnoteReference"), " participants"))
    xml, a = with_plan(a, plan_of(row_of(indicators)), indicators="350 participants")
    return xml.replace(form.city(answers()), table + draft), a


@case
def struck_and_hidden_rows() -> Case:
    a = answers()

    def struck_row(title: str) -> str:
        xml = plan_row(service(title))
        return xml.replace("<w:r><w:t", f"<w:r><w:rPr>{STRIKE}</w:rPr><w:t")

    offer_struck = tr(
        *(tc(p(gone(text))) for text in ("Old offer", "Old words", "9 events")),
        answer("2026"),
        tc(form.types_cell(service("x"))),
        answer("All cities"),
    )
    marked = plan_row(a["work_plan"][1]).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>", 1)
    unseen = plan_row(service("Unseen offer")).replace("<w:r><w:t", "<w:r><w:rPr><w:vanish/></w:rPr><w:t")
    kept = plan_row(a["work_plan"][0]).replace("<w:tr>", '<w:tr><w:trPr><w:hidden w:val="0"/></w:trPr>', 1)
    rows = [struck_row("Struck offer"), kept, offer_struck, unseen, marked]
    return body(a, plan=lambda _: plan_of(*rows)), a


@case
def struck_options_are_not_ticked() -> Case:
    """A label struck through, its box too, the box alone, several on a line; "Other" with a part of its text struck."""
    a = answers()
    row = service("Coaching on flood gauges", types=("training", "other"), type_other="Peer review")
    label = form.TYPE_LABELS
    lines = (
        p(box(True), gone(f" {label['research']}")),
        p(sdt(gone("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'), gone(f" {label['events']}")),
        p(sdt(gone("☒"), '<w14:checkbox><w14:checked w14:val="1"/></w14:checkbox>'), r(f" {label['self_service']}")),
        p(box(True), r(f" {label['training']}")),
        p(box(True), gone(f" {label['grant_loan']}"), box(True), gone(f" {label['technical_assistance']}")),
        p(box(False), r(f" {label['consultancy']}")),
        p(box(True), r(" Other: Specify "), gone("Coaching "), r("Peer review")),
    )
    cells = [answer(row[column]) for column in ("service", "description", "indicators", "year")]
    xml = plan_of(tr(*cells, tc("".join(lines)), answer(row["coverage"])))
    return body(a, plan=lambda _: xml), a | {"work_plan": [row]}


@case
def raised_marks_are_no_digits() -> Case:
    a = answers()
    custom = raw(
        '<w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
        '<w:footnoteReference w:customMarkFollows="1" w:id="2"/><w:t>7</w:t>'
    )
    plain_reference = raw('<w:footnoteReference w:id="3"/>')
    indicators = tc(
        p("350", r("1", RAISED), " participants")
        + p("12", custom, " cities", plain_reference, r(" 2", RAISED))
        + p("40", r("3)", '<w:position w:val="6"/>'), " events, 9¹ visits, 60* guides")
        + p("500 m", r("2", RAISED), " of roofs and 10 km² of coast")
        + p("5 t of CO", r("2", LOWERED))
        + p(r("8 visits", RAISED))
        + p("The 1", r("st", RAISED), " year: 10", r("6", RAISED), " people")
        + p("* in two languages")
    )
    expected = (
        "350 participants\n12 cities\n40 events, 9 visits, 60 guides\n500 m² of roofs and 10 km² of coast\n5 t of CO₂\n"
        "8 visits\nThe 1st year: 10⁶ people\n* in two languages"
    )
    title = tc(p("Coaching on flood gauges", r("4", RAISED)))
    year = tc(p("2026-2028", r("5", RAISED)))
    xml, read = with_plan(a, plan_of(row_of(indicators, title=title, year=year)), indicators=expected)
    city = tc(p(a["city_name"], r("1", RAISED)))
    return xml.replace(answer(a["city_name"]), city, 1), read


@case
def figures_in_formulas() -> Case:
    a = answers()

    def formula(xml: str) -> str:
        return f"<m:oMath>{xml}</m:oMath>"

    def letters(text: str) -> str:
        return f"<m:r><m:t>{text}</m:t></m:r>"

    power = f"<m:sSup><m:e>{letters('10')}</m:e><m:sup>{letters('6')}</m:sup></m:sSup>"
    index = f"<m:sSub><m:e>{letters('CO')}</m:e><m:sub>{letters('2')}</m:sub></m:sSub>"
    half = f"<m:f><m:num>{letters('1')}</m:num><m:den>{letters('2')}</m:den></m:f>"
    indicators = tc(p(formula(power), " people") + p("less ", formula(index)) + p("2", formula(half), "days"))
    return with_plan(a, plan_of(row_of(indicators)), indicators="10⁶ people\nless CO₂\n2 1/2 days")


@case
def headings_with_marks_of_notes() -> Case:
    a = answers()
    header = tr(*(tc(p(title.split("\n")[0], r(str(number), RAISED))) for number, title in enumerate(HEADER, 1)))
    xml = tbl(header, *map(plan_row, a["work_plan"]))
    return body(a, plan=lambda _: xml).replace("City Name", "City Name*", 1), a


@case
def examples_that_lost_their_ticks() -> Case:
    """Ticks lost, one of two lost, a cell lost, and other spaces, case and quotes: no services of the city."""
    a = answers()
    one = EXAMPLES[0] | {"types": []}
    other = EXAMPLES[1] | {"types": ["training"], "coverage": None}
    spelled = EXAMPLES[1] | {
        "types": [],
        "service": "City-to-City  Exchanges",
        "description": EXAMPLES[1]["description"].replace("smart cities", "“smart cities”"),
    }
    unboxed = plan_row(EXAMPLES[0], lambda _: "")
    rows = [plan_row(one), plan_row(other), plan_row(spelled), unboxed, *map(plan_row, a["work_plan"])]
    return body(a, plan=lambda _: plan_of(*rows)), a


@case
def own_services_with_words_of_the_examples() -> Case:
    """The title of an example with another description, and an example's words with years and coverage of its own."""
    a = answers()
    mine = [
        service("City to City exchanges", types=("events", "training")),
        service("City to City exchanges", types=()) | {"description": None, "indicators": "4 visits"},
        EXAMPLES[0] | {"indicators": "6 events", "year": "2026-2028"},
        EXAMPLES[1] | {"year": "2026-2028", "coverage": "African cities"},
    ]
    mine = [{**row} for row in mine]
    return body(a, plan=lambda _: plan_of(*map(plan_row, mine))), a | {"work_plan": mine}


def parts_of(name: str) -> dict[str, bytes]:
    """The parts that a case needs beside its document."""
    if name not in STYLES:
        return {}
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return {"word/styles.xml": f'{declaration}<w:styles xmlns:w="{TRANSITIONAL}">{STYLES[name]}</w:styles>'.encode()}
