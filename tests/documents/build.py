"""Writes the golden pairs: `python -m tests.documents.build` makes every case anew, byte for byte the same.

A case is a function that gives a form and what a careful person reads in it.
"""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.documents import form, looks
from tests.documents.form import (
    ACHIEVEMENTS,
    ESSENTIALS,
    EXAMPLES,
    HEADER,
    OBJECTIVES,
    PROMPT,
    SECTIONS,
    TYPE_LABELS,
    answer,
    answers,
    body,
    box,
    plan_row,
    service,
    types_cell,
)
from tests.documents.word import (
    MACRO_TYPE,
    STRICT,
    TRANSITIONAL,
    deleted,
    document_xml,
    field,
    form_box,
    form_text,
    inserted,
    merge,
    p,
    package,
    paragraphs,
    prompt,
    r,
    raw,
    sdt,
    span,
    sym_box,
    tbl,
    tc,
    text_box,
    tr,
    vml_box,
)

FOLDER = Path(__file__).parent / "candidature"
Case = tuple[str, dict[str, Any]]
CASES: dict[str, Callable[[], Case]] = {**looks.CASES}


def case(function: Callable[[], Case]) -> Callable[[], Case]:
    CASES[function.__name__] = function
    return function


def city_table(city: str, country: str, a: dict[str, Any]) -> str:
    """The first table with other XML in the cells of the city and the country."""
    return tbl(tr("City Name", city), tr("Country", country), tr(form.MOTIVATION), tr(answer(a["motivation"])))


def plain_plan(
    a: dict[str, Any], cell: Callable[[dict[str, Any]], str], rows: list[dict[str, Any]] | None = None
) -> str:
    """The work plan without controls, its boxes made by `cell`."""
    lines = [
        tr(row["service"], row["description"], row["indicators"], row["year"], tc(cell(row)), row["coverage"])
        for row in rows or a["work_plan"]
    ]
    return tbl(tr(*HEADER), *lines)


def typed_boxes(on: str, off: str, after: bool = False) -> Callable[[dict[str, Any]], str]:
    def cell(row: dict[str, Any]) -> str:
        lines = []
        for kind, label in TYPE_LABELS.items():
            text = f"{label.strip()} {row['type_other'] or ''}".strip() if kind == "other" else label.strip()
            mark = on if kind in row["types"] else off
            lines.append(p(f"{text} {mark}" if after else f"{mark} {text}"))
        return "".join(lines)

    return cell


# --- controls


@case
def controls_as_printed() -> Case:
    return body(answers()), answers()


@case
def everything_empty_but_the_city() -> Case:
    a = {key: None for key in answers()} | {"city_name": "Kestrel Bay"}
    a["essentials"] = {str(n): None for n in range(1, 11)}
    a["strategic_objectives"] = a["cross_cutting_objectives"] = {str(n): None for n in range(1, 4)}
    a["contact"] = dict.fromkeys(("name", "position", "organization", "email"))
    a["work_plan"] = []
    return body(a), a


@case
def controls_at_every_level_and_nested() -> Case:
    a = answers()

    def table(a: dict[str, Any]) -> str:
        city = sdt(tc(sdt(p(sdt(sdt(r(a["city_name"])))))))
        country = sdt(sdt(tr("Country", tc(p(sdt(r("Republic of "))) + ""))))
        country = country.replace(
            '<w:t xml:space="preserve">Republic of </w:t></w:r></w:sdtContent></w:sdt>',
            '<w:t xml:space="preserve">Republic of </w:t></w:r></w:sdtContent></w:sdt>' + sdt(r("Avaria")),
        )
        rest = tbl(tr("City Name", city), "@", tr(form.MOTIVATION), tr(answer(a["motivation"])))
        return sdt(rest.replace("@", country))

    return sdt(body(a, city=table)), a


@case
def placeholder_flag_is_stale() -> Case:
    a = answers()
    stale = [tc(sdt(p(r(a[key])), showing=True)) for key in ("city_name", "country")]
    quote = tc(p("Mayor’s Quote: ", sdt(r(a["mayor_quote"]), showing=True)))
    name = tc(p("Mayor’s Name: ", sdt(r(a["mayor_name"]), showing=True)))
    return body(a, city=lambda a: city_table(*stale, a), mayor=lambda _: tbl(tr(form.QUOTE), tr(quote), tr(name))), a


@case
def custom_prompts() -> Case:
    a = answers() | {"city_name": None, "mayor_quote": None}
    city = tc(sdt(p(prompt("Introduzca el nombre de su ciudad")), showing=True))
    country = tc(p(prompt("Pays de la ville"), r(" ")) + p(sdt(p(r(a["country"])))))
    a["global_agenda"] = None

    def agenda(_: dict[str, Any]) -> str:
        prompts = p(prompt("도시의 기여를 설명하는 글을 여기에")) + p(prompt("200단어 이내"))
        return tbl(tr(form.AGENDA), tr(sdt(tc(prompts), showing=True)))

    return body(a, city=lambda a: city_table(city, country, a), agenda=agenda), a


@case
def prompts_in_other_languages() -> Case:
    a = answers()
    languages = [
        "Haga clic o pulse aquí para escribir texto.",
        "Cliquez ou appuyez ici pour entrer du texte.",
        "Место для ввода текста.",
        "انقر أو اضغط هنا لإدخال نص.",
        "텍스트를 입력하려면 여기를 클릭하거나 탭하세요.",
        "ここをクリックまたはタップしてテキストを入力してください。",
        "Klicken oder tippen Sie hier, um Text einzugeben.",
        "Fare clic o toccare qui per immettere il testo.",
        "Clique ou toque aqui para inserir o texto.",
        PROMPT,
    ]
    a["essentials"] = {str(n): None for n in range(1, 11)}

    def essentials(_: dict[str, Any]) -> str:
        rows = []
        for number, text in enumerate(languages, 1):
            control = sdt(prompt(text, "Platzhaltertext"), showing=number % 2 == 0)
            rows += [tr(f"Essential {number}: {ESSENTIALS[number - 1]}"), tr(tc(p(ACHIEVEMENTS, control)))]
        return tbl(*rows)

    return body(a, essentials=essentials), a


@case
def prompt_left_and_answer_typed_after_it() -> Case:
    a = answers()
    city = tc(p(f"{PROMPT} {a['city_name']}"))
    country = tc(sdt(p(prompt(), r(f" {a['country']}")), showing=True))
    name = tc(p(f"Mayor’s Name: {PROMPT}", r(a["mayor_name"])))
    quote = tc(p(f"Mayor’s Quote: {PROMPT}") + p(a["mayor_quote"]))
    return body(
        a, city=lambda a: city_table(city, country, a), mayor=lambda _: tbl(tr(form.QUOTE), tr(quote), tr(name))
    ), a


@case
def controls_lost_with_prompts_left_as_text() -> Case:
    a = answers()
    xml = body(a | {"country": None, "mayor_quote": None, "global_agenda": None})
    xml = re.sub(r"<w:sdtPr>.*?</w:sdtPr>|</?w:sdt>|</?w:sdtContent>", "", xml).replace(
        '<w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr>', ""
    )
    return xml, a | {"country": None, "mayor_quote": None, "global_agenda": None}


# --- boxes


@case
def boxes_in_wingdings() -> Case:
    return body(answers(), plan=lambda a: form.plan(a, sym_box)), answers()


@case
def boxes_of_old_forms() -> Case:
    a = answers()

    def city(a: dict[str, Any]) -> str:
        return city_table(tc(p(form_text(a["city_name"]))), tc(p(form_text(a["country"], "Country"))), a)

    a["mayor_name"] = None
    mayor = tbl(
        tr(form.QUOTE),
        tr(tc(p("Mayor’s Quote: ", form_text(a["mayor_quote"])))),
        tr(tc(p("Mayor’s Name: ", form_text("     ")))),
    )
    return body(a, city=city, plan=lambda a: form.plan(a, form_box), mayor=lambda _: mayor), a


@case
def boxes_with_words_for_their_state() -> Case:
    return body(answers(), plan=lambda a: form.plan(a, lambda on: box(on, "☑☐", values="tf"))), answers()


def _boxes_case(on: str, off: str, after: bool = False) -> Case:
    return body(answers(), plan=lambda a: plain_plan(a, typed_boxes(on, off, after))), answers()


@case
def boxes_typed_in_brackets() -> Case:
    return _boxes_case("[x]", "[ ]")


@case
def boxes_typed_in_round_brackets() -> Case:
    return _boxes_case("(X)", "( )")


@case
def boxes_typed_as_signs() -> Case:
    return _boxes_case("☑", "☐")


@case
def boxes_after_their_labels() -> Case:
    return _boxes_case("☒", "☐", after=True)


@case
def boxes_with_emoji() -> Case:
    return _boxes_case("✔️", "⬜")


@case
def boxes_ticked_only_where_chosen() -> Case:
    return _boxes_case("✓", "")


@case
def boxes_in_private_letters() -> Case:
    return _boxes_case("\uf0fe", "\uf0a8")


@case
def boxes_in_a_wingdings_run() -> Case:
    def cell(row: dict[str, Any]) -> str:
        font = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
        lines = [
            p(
                r("þ" if kind in row["types"] else "¨", font),
                r(f" {label}"),
                *([r(row["type_other"] or "")] if kind == "other" else []),
            )
            for kind, label in TYPE_LABELS.items()
        ]
        return "".join(lines)

    return body(answers(), plan=lambda a: plain_plan(a, cell)), answers()


@case
def boxes_in_a_table_in_the_cell() -> Case:
    def cell(row: dict[str, Any]) -> str:
        rows = [
            tr(tc(p(box(kind in row["types"]))), tc(p(label, r(row["type_other"] or "") if kind == "other" else "")))
            for kind, label in TYPE_LABELS.items()
        ]
        return tbl(*rows) + p()

    return body(answers(), plan=lambda a: plain_plan(a, cell)), answers()


@case
def boxes_on_one_line() -> Case:
    def cell(row: dict[str, Any]) -> str:
        marked = [("☒ " if kind in row["types"] else "☐ ") + label.strip() for kind, label in TYPE_LABELS.items()]
        return p(r("  ".join(marked) + (f" {row['type_other']}" if row["type_other"] else "")))

    return body(answers(), plan=lambda a: plain_plan(a, cell)), answers()


@case
def types_typed_in_words() -> Case:
    a = answers()
    a["work_plan"][0]["types"] = ["events", "training"]
    words = ["Training and education; events", "Grants and loans\nOther: Peer review missions"]
    cells = dict(zip((row["service"] for row in a["work_plan"]), words, strict=True))
    return body(a, plan=lambda a: plain_plan(a, lambda row: paragraphs(cells[row["service"]]))), a


@case
def box_and_state_disagree() -> Case:
    a = answers()
    flip = {"on": True}

    def mark(on: bool) -> str:
        state = not on if on and flip.pop("on", None) else on
        return box(on, state=state)

    return body(a, plan=lambda a: plain_plan(a, lambda row: types_cell(row, mark))), a


# --- tables


@case
def year_and_coverage_merged_over_rows() -> Case:
    a = answers()
    a["work_plan"] = [service(f"Service {n}", "2026-2028", coverage="African cities") for n in range(1, 4)]
    a["work_plan"][2] |= {"year": "2027", "coverage": "Asian cities"}

    def plan(a: dict[str, Any]) -> str:
        rows = []
        for number, row in enumerate(a["work_plan"]):
            kind = {0: merge("restart"), 1: merge(), 2: ""}[number]
            own = number != 1
            rows.append(
                tr(
                    row["service"],
                    row["description"],
                    row["indicators"],
                    tc(row["year"] if own else "", kind),
                    tc(types_cell(row)),
                    tc(row["coverage"] if own else "", kind),
                )
            )
        last = tr("", "", "", tc("", merge()), tc(types_cell(form.BLANK)), tc("", merge()))
        return tbl(tr(*HEADER), *rows, last)

    return body(a, plan=plan), a


@case
def columns_added_and_reordered() -> Case:
    a = answers()

    def plan(a: dict[str, Any]) -> str:
        head = tr("No.", "Year", HEADER[4], HEADER[0], "Responsible unit", HEADER[5], HEADER[2], HEADER[1])
        rows = [
            tr(
                str(n),
                row["year"],
                tc(types_cell(row)),
                row["service"],
                "Unit 7",
                row["coverage"],
                row["indicators"],
                row["description"],
            )
            for n, row in enumerate(a["work_plan"], 1)
        ]
        return tbl(head, *rows)

    return body(a, plan=plan), a


@case
def plan_split_with_and_without_header() -> Case:
    a = answers()
    a["work_plan"] = [service(f"Service {n}", f"202{n}") for n in range(1, 7)]

    def plan(a: dict[str, Any]) -> str:
        rows = [plan_row(row) for row in a["work_plan"]]
        again = tbl(tr(*HEADER), rows[4], tr(*HEADER), rows[5])
        return tbl(tr(*HEADER), *rows[:2]) + p() + tbl(*rows[2:4]) + p("Continued") + again

    return body(a, plan=plan), a


@case
def bands_and_spans_in_the_plan() -> Case:
    a = answers()

    def plan(a: dict[str, Any]) -> str:
        first, second = (plan_row(row) for row in a["work_plan"])
        band = tr(tc("Year 1: start-up", span(6)))
        wide = tr(tc(p("Numbered")), properties="")
        header = tr(tc(HEADER[0], span(2)), *HEADER[1:])
        cells = [tr("1", *re.findall(r"<w:tc>.*?</w:tc>", first)) if False else first]
        del wide
        return (
            tbl(
                header,
                band,
                first.replace("<w:tc><w:tcPr></w:tcPr>", f"<w:tc><w:tcPr>{span(2)}</w:tcPr>", 1),
                second.replace("<w:tc><w:tcPr></w:tcPr>", f"<w:tc><w:tcPr>{span(2)}</w:tcPr>", 1),
            )
            if cells
            else ""
        )

    return body(a, plan=plan), a


@case
def examples_kept_one_overwritten() -> Case:
    a = answers()
    mine = EXAMPLES[0] | {"service": "Training on local resilience for island cities", "coverage": "Island cities"}

    def plan(a: dict[str, Any]) -> str:
        rows = [plan_row(row) for row in (mine, EXAMPLES[1], *a["work_plan"])]
        return tbl(tr(*HEADER), *rows)

    return body(a, plan=plan), a | {"work_plan": [copy_of(mine), *a["work_plan"]]}


@case
def example_with_other_ticks_is_a_row() -> Case:
    a = answers()
    mine = EXAMPLES[1] | {"types": ["research", "events"]}
    rows = [EXAMPLES[0], mine]
    return body(a, plan=lambda a: tbl(tr(*HEADER), *map(plan_row, rows))), a | {"work_plan": [copy_of(mine)]}


def copy_of(row: dict[str, Any]) -> dict[str, Any]:
    return json.loads(json.dumps(row))


@case
def sections_reordered_and_some_gone() -> Case:
    a = answers()
    a["global_agenda"] = None
    a["strategic_objectives"] = a["cross_cutting_objectives"] = {str(n): None for n in range(1, 4)}
    order = ("heading", "contact", "plan_heading", "plan", "mayor", "essentials", "city")
    return body(a, order), a


@case
def form_inside_a_layout_table() -> Case:
    a = answers()
    return tbl(tr(tc(body(a))), tr(tc(p()))), a


@case
def sections_in_cells_of_one_table() -> Case:
    a = answers()
    rows = [tr(tc(SECTIONS[name](a) + p())) for name in SECTIONS]
    return tbl(*rows), a


@case
def answer_in_a_table_in_the_cell() -> Case:
    a = answers()
    a["global_agenda"] = "Sendai\nyearly report\nParis\nnet zero by 2045"
    inner = tbl(tr("Sendai", "yearly report"), tr("Paris", "net zero by 2045"))
    return body(a, agenda=lambda _: tbl(tr(form.AGENDA), tr(tc(inner + p())))), a


@case
def tables_lost() -> Case:
    """Everything as paragraphs: what a conversion from plain text leaves."""
    a = answers()
    lines = [
        "Annex I: Candidature Form for MCR2030 Resilience Hub",
        f"City Name: {a['city_name']}",
        f"Country: {a['country']}",
        form.MOTIVATION,
        a["motivation"],
    ]
    for number, title in enumerate(ESSENTIALS, 1):
        lines += [f"Essential {number}: {title}", ACHIEVEMENTS + a["essentials"][str(number)]]
    texts = [*a["strategic_objectives"].values(), *a["cross_cutting_objectives"].values()]
    for label, text in zip(OBJECTIVES, texts, strict=True):
        lines += [label, ACHIEVEMENTS, text]
    lines += [form.AGENDA, a["global_agenda"], f"Mayor’s Quote: {a['mayor_quote']}", f"Mayor’s Name: {a['mayor_name']}"]
    lines += [
        "Contact detail of the city’s MCR2030 focal point",
        "Name",
        a["contact"]["name"],
        f"Position: {a['contact']['position']}",
        f"Organization: {a['contact']['organization']}",
        f"Email address: {a['contact']['email']}",
    ]
    text = "".join(paragraphs(line) for line in lines)
    return text + form.plan_heading(a) + form.plan(a), a


@case
def labels_and_answers_in_one_cell() -> Case:
    a = answers()

    def essentials(a: dict[str, Any]) -> str:
        rows = [
            tr(tc(p(f"Essential {n}: {title}") + p(ACHIEVEMENTS) + p(a["essentials"][str(n)])))
            for n, title in enumerate(ESSENTIALS, 1)
        ]
        return tbl(*rows)

    c = a["contact"]
    contact = tbl(
        tr(
            f"Name: {c['name']}\nPosition: {c['position']}\nOrganization: {c['organization']}\n"
            f"Email address: {c['email']}"
        )
    )
    city = tbl(
        tr(f"City Name\n{a['city_name']}", f"Country:\n{a['country']}"), tr(f"{form.MOTIVATION}\n{a['motivation']}")
    )
    agenda = tbl(tr(f"{form.AGENDA}\n{a['global_agenda']}"))
    return body(a, city=lambda _: city, essentials=essentials, contact=lambda _: contact, agenda=lambda _: agenda), a


@case
def answers_beside_labels_and_below_headings() -> Case:
    a = answers()
    c = a["contact"]
    essentials = tbl(*(tr(f"Essential {n}: {title}", a["essentials"][str(n)]) for n, title in enumerate(ESSENTIALS, 1)))
    contact = tbl(tr("Name", "Position", "Organization", "Email address"), tr(*c.values()))
    city = tbl(tr("City Name", a["city_name"], "Country", a["country"]), tr(form.MOTIVATION, a["motivation"]))
    return body(a, city=lambda _: city, essentials=lambda _: essentials, contact=lambda _: contact), a


@case
def plan_as_cards() -> Case:
    a = answers()

    def plan(a: dict[str, Any]) -> str:
        keys = ("service", "description", "indicators", "year", "types", "coverage")
        cards = []
        for row in a["work_plan"]:
            values = [tc(types_cell(row)) if key == "types" else row[key] for key in keys]
            cards.append(tbl(*(tr(label, value) for label, value in zip(HEADER, values, strict=True))))
        return p().join(cards)

    return body(a, plan=plan), a


# --- changes that are tracked


@case
def tracked_insertions_and_deletions() -> Case:
    a = answers()
    city = tc(p(deleted("Kestrell"), inserted(r("Kestrel")), " Bay"))
    country = tc(p(r("Republic of "), inserted(inserted(r("Avaria"))), deleted(" and Osmia")))
    motivation = tc(
        p(r("We want to share what two floods taught us."))
        + f'<w:p><w:pPr><w:rPr><w:del w:id="3" w:author="A"/></w:rPr></w:pPr>{deleted("Gone.")}</w:p>'
        + '<w:p><w:pPr><w:rPr><w:del w:id="4" w:author="A"/></w:rPr></w:pPr>'
        + r("Peers asked for our “open gauge” ")
        + "</w:p>"
        + p("tools – they get them.")
    )
    table = tbl(tr("City Name", city), tr("Country", country), tr(form.MOTIVATION), tr(motivation))

    def plan(a: dict[str, Any]) -> str:
        gone = plan_row(service("Withdrawn service")).replace(
            "<w:tr>", '<w:tr><w:trPr><w:del w:id="5" w:author="A"/></w:trPr>', 1
        )
        new = plan_row(a["work_plan"][1]).replace("<w:tr>", '<w:tr><w:trPr><w:ins w:id="6" w:author="A"/></w:trPr>', 1)
        return tbl(tr(*HEADER), plan_row(a["work_plan"][0]), gone, new)

    return body(a, city=lambda _: table, plan=plan), a


@case
def tracked_moves() -> Case:
    a = answers()
    moved_from = f'<w:moveFrom w:id="7" w:author="A">{r(a["global_agenda"])}</w:moveFrom>'
    moved_to = f'<w:moveTo w:id="8" w:author="A">{r(a["global_agenda"])}</w:moveTo>'
    gone = (
        '<w:p><w:pPr><w:rPr><w:moveFrom w:id="9" w:author="A"/></w:rPr></w:pPr>'
        f'<w:moveFromRangeStart w:id="10" w:name="m"/>{moved_from}<w:moveFromRangeEnd w:id="10"/></w:p>'
    )
    agenda = gone + tbl(tr(form.AGENDA), tr(tc(p(moved_to))))
    cell = tc("Old office", '<w:cellDel w:id="11" w:author="A"/>')
    c = a["contact"]
    contact = tbl(
        tr("Name", c["name"]),
        tr("Position", c["position"]),
        tr("Organization", cell, c["organization"]),
        tr("Email address", tc(c["email"], '<w:cellIns w:id="12" w:author="A"/>')),
    )
    return body(a, agenda=lambda _: agenda, contact=lambda _: contact), a


# --- what stands between the words


@case
def wrappers_around_runs() -> Case:
    a = answers()
    tag = 'w:uri="urn:x" w:element="place"'
    city = tc(
        p(f"<w:smartTag {tag}><w:smartTagPr/><w:smartTag {tag}>{r('Kestrel')}</w:smartTag>{r(' Bay')}</w:smartTag>")
    )
    country = tc(
        p(
            f'<w:bdo w:val="ltr"><w:dir w:val="ltr">{r("Republic of")}</w:dir></w:bdo>',
            f"<w:customXml {tag}>{r(' Avaria')}</w:customXml>",
        )
    )
    c = a["contact"]
    link = f'<w:hyperlink r:id="rId9">{r("resilience@")}{r("kestrelbay.example")}</w:hyperlink>'
    row = tr(
        "Organization", tc(p(f'<w:fldSimple w:instr=" DOCPROPERTY Company ">{r(c["organization"])}</w:fldSimple>'))
    )
    contact = tbl(
        tr("Name", tc(p(field(' MERGEFIELD "who" ', c["name"])))),
        tr("Position", c["position"]),
        row,
        tr("Email address", tc(p(link))),
    )
    rows = f"<w:customXml {tag}>{tr('City Name', f'<w:customXml {tag}>{city}</w:customXml>')}</w:customXml>"
    table = tbl(rows, tr("Country", country), tr(form.MOTIVATION), tr(answer(a["motivation"])))
    return body(a, city=lambda _: table, contact=lambda _: contact), a


@case
def marks_in_the_text() -> Case:
    a = answers()
    a["city_name"] = "Kestrel-Bay on Sea"
    a["country"] = "Republic of Avaria"
    a["global_agenda"] = "Line one\nline two\nline three with 東京 and H2O café"
    city = tc(
        p(
            r("Kes\u00adtrel"),
            raw("<w:noBreakHyphen/>"),
            raw("<w:softHyphen/>"),
            r("Bay\u00a0on"),
            raw("<w:tab/>"),
            r("\u200bSea\u200e"),
        )
    )
    country = tc(
        p(
            r("Republic\u2003of\u202f \u2009Avaria\ufeff"),
            raw('<w:footnoteReference w:id="2"/>'),
            raw('<w:commentReference w:id="0"/>'),
            raw('<w:endnoteReference w:id="3"/>'),
        )
        + p(r("  "))
    )
    ruby = f"<w:ruby><w:rubyPr/><w:rt>{r('とうきょう')}</w:rt><w:rubyBase>{r('東京')}</w:rubyBase></w:ruby>"
    agenda = tc(
        p(
            r("Line one"),
            raw("<w:br/>"),
            r("line two"),
            raw("<w:cr/>"),
            r("line three with "),
            raw(ruby),
            r(" and "),
            "<m:oMath><m:r><m:t>H2O</m:t></m:r></m:oMath>",
            r(" cafe\u0301"),
        )
        + p()
    )
    return body(a, city=lambda a: city_table(city, country, a), agenda=lambda _: tbl(tr(form.AGENDA), tr(agenda))), a


@case
def fields_add_only_their_results() -> Case:
    a = answers()
    nested = (
        raw('<w:fldChar w:fldCharType="begin"/>')
        + raw("<w:instrText> IF </w:instrText>")
        + field(" PAGE ", "7")
        + raw("<w:instrText> = 7 </w:instrText>")
        + raw('<w:fldChar w:fldCharType="separate"/>')
        + r("Kestrel Bay")
        + raw('<w:fldChar w:fldCharType="end"/>')
    )
    drop = (
        '<w:fldChar w:fldCharType="begin"><w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="Choose"/>'
        '<w:listEntry w:val="Republic of Avaria"/></w:ddList></w:ffData></w:fldChar>'
    )
    country = raw(drop) + raw("<w:instrText> FORMDROPDOWN </w:instrText>") + raw('<w:fldChar w:fldCharType="end"/>')
    return body(a, city=lambda a: city_table(tc(p(nested)), tc(p(country)), a)), a


@case
def text_boxes_in_cells() -> Case:
    a = answers()
    city = tc(p(text_box(p(a["city_name"]), p("An old city"))))
    country = tc(p(vml_box(p(a["country"]))))
    a["global_agenda"] = "Before the box.\nIn the box.\nTwo lines."
    agenda = tc(p("Before the ", text_box(p("In the box.") + p("Two lines.")), "box."))
    return body(a, city=lambda a: city_table(city, country, a), agenda=lambda _: tbl(tr(form.AGENDA), tr(agenda))), a


@case
def hidden_text_is_not_read() -> Case:
    a = answers()
    city = tc(p(r("Draft: ", "<w:vanish/>"), r(a["city_name"], '<w:vanish w:val="0"/>')))
    return body(a, city=lambda a: city_table(city, answer(a["country"]), a)), a


# --- labels


LABELS = {
    "zh": (
        "城市名称",
        "国家",
        "贵市成为韧性中心的动机是什么？",
        "要素",
        "成就/良好做法 - ",
        "战略目标",
        "跨领域目标",
        "对全球议程的贡献",
        "市长寄语",
        "市长姓名",
        "姓名",
        "职位",
        "单位",
        "电子邮件",
        "服务/活动",
        "说明",
        "成就指标",
        "年份",
        "服务类型\n（最多选择3项）",
        "服务覆盖范围",
    ),
    "zh_traditional": (
        "城市名稱",
        "國家",
        "貴市成為韌性中心的動機是什麼？",
        "要素",
        "成就/良好做法 - ",
        "戰略目標",
        "跨領域目標",
        "對全球議程的貢獻",
        "市長寄語",
        "市長姓名",
        "姓名",
        "職位",
        "單位",
        "電子郵件",
        "服務/活動",
        "說明",
        "成就指標",
        "年份",
        "服務類型\n（最多選擇3項）",
        "服務覆蓋範圍",
    ),
    "tr": (
        "Şehrin adı",
        "Ülke",
        "Dirençlilik merkezi olma motivasyonunuz nedir?",
        "Temel Unsur",
        "Başarılar/İyi uygulamalar - ",
        "Stratejik Hedef",
        "Kesişen Hedef",
        "Küresel Gündeme Katkı",
        "Belediye Başkanının Sözü",
        "Belediye Başkanının Adı",
        "Ad Soyad",
        "Görevi",
        "Kurum",
        "E-posta adresi",
        "Hizmetler/Faaliyet",
        "Açıklama",
        "Başarı Göstergesi",
        "Yıl",
        "Hizmet Türü\n(En fazla 3 seçiniz)",
        "Hizmet kapsamı",
    ),
    "id": (
        "Nama kota",
        "Negara",
        "Apa motivasi Anda untuk menjadi pusat ketahanan?",
        "Esensial",
        "Pencapaian/Praktik baik - ",
        "Tujuan Strategis",
        "Tujuan Lintas Sektor",
        "Kontribusi terhadap Agenda Global",
        "Kutipan Wali Kota",
        "Nama Wali Kota",
        "Nama lengkap",
        "Jabatan",
        "Instansi",
        "Alamat email",
        "Layanan/Kegiatan",
        "Deskripsi",
        "Indikator Pencapaian",
        "Tahun",
        "Jenis layanan\n(Pilih maksimal 3)",
        "Cakupan layanan",
    ),
    "es": (
        "Nombre de la ciudad",
        "País",
        "¿Cuál es su motivación para convertirse en un nodo de resiliencia?",
        "Esencial",
        "Logros/Buenas prácticas - ",
        "Objetivo estratégico",
        "Objetivo transversal",
        "Contribución a la Agenda Global",
        "Cita del alcalde",
        "Nombre del alcalde",
        "Nombre",
        "Cargo",
        "Organización",
        "Correo electrónico",
        "Servicios/Actividad",
        "Descripción",
        "Indicador de logro",
        "Año",
        "Tipo de servicio\n(Seleccione hasta 3)",
        "Cobertura del servicio",
    ),
    "fr": (
        "Nom de la ville",
        "Pays",
        "Quelle est votre motivation pour devenir un pôle de résilience ?",
        "Essentiel",
        "Réalisations/Bonnes pratiques - ",
        "Objectif stratégique",
        "Objectif transversal",
        "Contribution à l’agenda mondial",
        "Citation du maire",
        "Nom du maire",
        "Nom",
        "Fonction",
        "Organisation",
        "Adresse électronique",
        "Services/Activité",
        "Description",
        "Indicateur de réalisation",
        "Année",
        "Type de service\n(Sélectionnez jusqu’à 3)",
        "Couverture du service",
    ),
    "ru": (
        "Название города",
        "Страна",
        "Какова ваша мотивация стать центром устойчивости?",
        "Принцип",
        "Достижения/Передовая практика – ",
        "Стратегическая цель",
        "Сквозная цель",
        "Вклад в глобальную повестку дня",
        "Цитата мэра",
        "Имя мэра",
        "ФИО",
        "Должность",
        "Организация",
        "Адрес электронной почты",
        "Услуга/Деятельность",
        "Описание",
        "Показатель достижения",
        "Год",
        "Тип услуги",
        "Охват услуги",
    ),
    "ar": (
        "اسم المدينة",
        "البلد",
        "ما هو دافعكم لتصبحوا مركزاً للقدرة على الصمود؟",
        "الأساس",
        "الإنجازات/الممارسات الجيدة - ",
        "الهدف الاستراتيجي",
        "الهدف الشامل",
        "المساهمة في جدول الأعمال العالمي",
        "اقتباس العمدة",
        "اسم العمدة",
        "الاسم",
        "المنصب",
        "المنظمة",
        "البريد الإلكتروني",
        "الخدمات/النشاط",
        "الوصف",
        "مؤشر الإنجاز",
        "السنة",
        "نوع الخدمة",
        "تغطية الخدمة",
    ),
    "ko": (
        "도시명",
        "국가",
        "복원력 허브가 되고자 하는 동기는 무엇입니까?",
        "필수사항",
        "성과/모범사례 - ",
        "전략목표",
        "범분야 목표",
        "글로벌 의제에 대한 기여",
        "시장 인용문",
        "시장 이름",
        "이름",
        "직위",
        "기관",
        "이메일 주소",
        "서비스/활동",
        "설명",
        "성과지표",
        "연도",
        "서비스 유형",
        "서비스 범위",
    ),
    "ja": (
        "都市名",
        "国名",
        "レジリエンス・ハブになる動機は何ですか？",
        "必須事項",
        "成果/優良事例 - ",
        "戦略目標",
        "横断的目標",
        "グローバル・アジェンダへの貢献",
        "市長の言葉",
        "市長名",
        "氏名",
        "役職",
        "所属",
        "メールアドレス",
        "サービス/活動",
        "説明",
        "達成指標",
        "年",
        "サービスの種類",
        "対象範囲",
    ),
    "pt": (
        "Nome da cidade",
        "País",
        "Qual é a sua motivação para se tornar um hub de resiliência?",
        "Essencial",
        "Conquistas/Boas práticas - ",
        "Objetivo estratégico",
        "Objetivo transversal",
        "Contribuição para a Agenda Global",
        "Citação do prefeito",
        "Nome do prefeito",
        "Nome",
        "Cargo",
        "Organização",
        "Endereço de e-mail",
        "Serviços/Atividade",
        "Descrição",
        "Indicador de realização",
        "Ano",
        "Tipo de serviço",
        "Cobertura do serviço",
    ),
    "it": (
        "Nome della città",
        "Paese",
        "Qual è la vostra motivazione per diventare un centro di resilienza?",
        "Essenziale",
        "Risultati/Buone pratiche - ",
        "Obiettivo strategico",
        "Obiettivo trasversale",
        "Contributo all’agenda globale",
        "Citazione del sindaco",
        "Nome del sindaco",
        "Nome e cognome",
        "Ruolo",
        "Ente",
        "Indirizzo e-mail",
        "Servizi/Attività",
        "Descrizione",
        "Indicatore di risultato",
        "Anno",
        "Tipo di servizio",
        "Copertura del servizio",
    ),
    "de": (
        "Name der Stadt",
        "Land",
        "Was ist Ihre Motivation, ein Resilienz-Hub zu werden?",
        "Grundsatz",
        "Erfolge/Bewährte Verfahren - ",
        "Strategisches Ziel",
        "Querschnittsziel",
        "Beitrag zur globalen Agenda",
        "Zitat des Bürgermeisters",
        "Name des Bürgermeisters",
        "Name",
        "Funktion",
        "Organisation",
        "E-Mail-Adresse",
        "Dienstleistung/Aktivität",
        "Beschreibung",
        "Leistungsindikator",
        "Jahr",
        "Art der Dienstleistung",
        "Abdeckung der Dienstleistung",
    ),
}
ENGLISH = (
    "City Name",
    "Country",
    form.MOTIVATION,
    "Essential",
    ACHIEVEMENTS,
    "Strategic Objective",
    "Cross-cutting objective",
    "Contribution to the Global Agenda",
    "Mayor’s Quote",
    "Mayor’s Name",
    "Name",
    "Position",
    "Organization",
    "Email address",
    *HEADER,
)


def translated(labels: tuple[str, ...], a: dict[str, Any]) -> str:
    """The whole form with other labels, its titles kept in the first language's words."""
    (city, country, motivation, essential, achieved, strategic, cross, agenda, quote, name, *contact) = labels[:14]
    rows = [tr(city, a["city_name"]), tr(country, a["country"]), tr(motivation), tr(a["motivation"])]
    xml = tbl(*rows) + p()
    for prefix, key in (
        (essential, "essentials"),
        (strategic, "strategic_objectives"),
        (cross, "cross_cutting_objectives"),
    ):
        pairs = [
            (tr(prefix.replace("#", n) if "#" in prefix else f"{prefix} {n}"), tr(achieved + (text or "")))
            for n, text in a[key].items()
        ]
        xml += tbl(*(row for pair in pairs for row in pair)) + p()
    xml += tbl(tr(agenda), tr(a["global_agenda"])) + p()
    xml += tbl(tr(f"{quote}: {a['mayor_quote']}"), tr(f"{name}: {a['mayor_name']}")) + p()
    xml += tbl(*(tr(label, value or "") for label, value in zip(contact, a["contact"].values(), strict=True))) + p()
    return xml + tbl(tr(*labels[14:]), *map(plan_row, a["work_plan"]))


def _language_case(language: str) -> Callable[[], Case]:
    return lambda: (translated(LABELS[language], answers()), answers())


for _language in LABELS:
    CASES[f"labels_in_{_language}"] = _language_case(_language)


def _pair(first: str, second: str, pattern: str) -> str:
    return pattern.format(first.replace("\n", " ").rstrip(" -–"), second.replace("\n", " ").rstrip(" -–"))


@case
def labels_bilingual_with_brackets() -> Case:
    labels = [_pair(one, two, "{} ({})") for one, two in zip(LABELS["ko"], ENGLISH, strict=True)]
    labels[3], labels[5], labels[6] = "필수사항 # (Essential #)", "전략목표 # (Strategic Objective #)", "범분야 목표 #"
    labels[2], labels[4] = "동기 (Motivation)", "성과/모범사례 (Achievements/Good practices) - "
    return translated(tuple(labels), answers()), answers()


@case
def labels_bilingual_with_slash() -> Case:
    labels = [_pair(one, two, "{} / {}") for one, two in zip(LABELS["es"], ENGLISH, strict=True)]
    labels[3], labels[5], labels[6] = "Esencial # / Essential #", "Objetivo estratégico #", "Objetivo transversal #"
    labels[2], labels[4] = "¿Cuál es su motivación? / What is your motivation?", "Logros/Buenas prácticas - "
    return translated(tuple(labels), answers()), answers()


@case
def labels_in_an_unlisted_language_with_english_in_brackets() -> Case:
    greek = (
        "Πόλη",
        "Χώρα",
        "Κίνητρο",
        "Ουσιώδες",
        "",
        "Στόχος",
        "Οριζόντιος",
        "Ατζέντα",
        "Δήλωση",
        "Δήμαρχος",
        "Όνομα",
        "Θέση",
        "Φορέας",
        "Ταχυδρομείο",
        "Υπηρεσία",
        "Περιγραφή",
        "Δείκτης",
        "Έτος",
        "Είδος",
        "Κάλυψη",
    )
    labels = [_pair(one, two, "{} ({})") for one, two in zip(greek, ENGLISH, strict=True)]
    labels[2] = "Κίνητρο (Motivation)"
    labels[3], labels[5] = "Ουσιώδες # (Essential #)", "Στόχος # (Strategic Objective #)"
    labels[6], labels[4] = "Οριζόντιος # (Cross-cutting objective #)", ""
    return translated(tuple(labels), answers()), answers()


@case
def labels_with_an_unlisted_language_after_a_slash() -> Case:
    """Thai after the English; where a row has no answer, the Thai label is none either."""
    thai = [
        "ชื่อเมือง",
        "ประเทศ",
        "แรงจูงใจ",
        "หลัก",
        "ผลงาน",
        "เป้าหมาย",
        "เป้าร่วม",
        "วาระโลก",
        "คำกล่าว",
        "นายกเทศมนตรี",
        "ชื่อ",
        "ตำแหน่ง",
        "หน่วยงาน",
        "อีเมล",
    ]
    labels = [_pair(one, two, "{} / {}") for one, two in zip(ENGLISH[:14], thai, strict=True)]
    labels[3], labels[5], labels[6] = (
        "Essential #\nหลัก #",
        "Strategic Objective #\nเป้าหมาย #",
        "Cross-cutting objective #",
    )
    labels[2], labels[4] = form.MOTIVATION, ACHIEVEMENTS
    labels[8], labels[9] = "Mayor’s Quote คำกล่าว", "Mayor’s Name นายกเทศมนตรี"
    a = answers()
    a["essentials"]["4"] = a["contact"]["position"] = None
    return translated((*labels, *HEADER), a), a


@case
def rows_added_to_the_tables() -> Case:
    """What is asked in addition, between the printed rows and after them, belongs to no answer."""
    a = answers()
    c = a["contact"]
    city = tbl(
        tr("City Name", a["city_name"]),
        tr("Population", "214,000"),
        tr("Country", a["country"]),
        tr("Website", "city.example"),
        tr(form.MOTIVATION),
        tr(a["motivation"]),
    )
    rows = [("Name", c["name"]), ("Position", c["position"]), ("Organization", c["organization"])]
    contact = tbl(*(tr(*row) for row in rows), tr("Email address", c["email"]), tr("Telephone", "+00 22 000 00 00"))
    return body(a, city=lambda _: city, contact=lambda _: contact), a


@case
def mayor_gone_and_instructions_in_rows() -> Case:
    """The instructions of Part II look like the rows of the mayor's table, which is gone."""
    about = "City’s commitment as a Resilience Hub \nInstruction:\nPlease describe what services you offer. "
    could = (
        "These could include, but not limited to, for example: \nhosting international events related to the MCR2030;"
    )
    a = answers() | {"mayor_quote": None, "mayor_name": None}
    order = tuple(name for name in SECTIONS if name != "mayor")
    return body(a, order, plan_heading=lambda _: tbl(tr(about), tr(could))), a


@case
def labels_with_an_unlisted_language_below() -> Case:
    """The contact's labels have a Thai line below; where a row has no answer, that line is none either."""
    a = answers()
    a["contact"]["organization"] = None
    pairs = zip(ENGLISH[10:14], ("ชื่อ", "ตำแหน่ง", "หน่วยงาน", "อีเมล"), a["contact"].values(), strict=True)
    table = tbl(*(tr(f"{english}\n{thai}", answer(text)) for english, thai, text in pairs))
    return body(a, contact=lambda _: p("Contact detail of the city’s MCR2030 focal point") + table), a


@case
def agenda_gone_before_the_mayor() -> Case:
    """The mayor's table stands where the structure expects the agenda, and is none; nor is a heading his name."""
    a = answers() | {"global_agenda": None, "mayor_quote": None, "mayor_name": None}
    order = tuple(name for name in SECTIONS if name not in ("agenda", "contact"))
    a["contact"] = dict.fromkeys(a["contact"])
    return body(a, order, plan_heading=lambda _: p("II")), a


@case
def labels_in_an_unlisted_language() -> Case:
    """Nothing but the structure can be read: the answers come from where they stand, with a finding each."""
    labels = (
        "Хотын нэр",
        "Улс",
        "Яагаад төв болохыг хүсэж байна вэ?",
        "Зарчим",
        "Ололт, сайн туршлага - ",
        "Зорилт",
        "Нийтлэг зорилт",
        "Дэлхийн хөтөлбөрт оруулах хувь нэмэр",
        "Дарга",
        "Даргын нэр",
        "Овог нэр",
        "Албан тушаал",
        "Байгууллага",
        "Цахим шуудан",
        "Үйлчилгээ",
        "Тайлбар",
        "Үзүүлэлт",
        "Он",
        "Төрөл",
        "Хамрах хүрээ",
    )
    xml = translated(labels, answers())
    for kind, label in TYPE_LABELS.items():
        xml = xml.replace(f" {label}<", f" төрөл {chr(0x430 + len(kind))}<")
    a = answers()
    a["work_plan"][1]["type_other"] = None
    return xml.replace("Peer review missions", ""), a


@case
def labels_misspelt() -> Case:
    labels = [
        "Cty Name",
        "Contry",
        "What is you motivaton to becom a resilience hub?",
        "Essental",
        "Achievments/Good practices - ",
        "Strategic Objectve",
        "Cross-cuting objective",
        "Contribution to the Global Agend",
        "Mayor’s Quotte",
        "Mayors Nane",
        "Full nam",
        "Positon",
        "Organizaton",
        "Emial address",
        "Servces/Activity",
        "Descripton",
        "Indicatr of Achievement",
        "Yeer",
        "Tipe of service",
        "Servce coverage",
    ]
    return translated(tuple(labels), answers()), answers()


@case
def labels_worded_otherwise() -> Case:
    labels = list(LABELS["es"])
    labels[2] = "Indique la motivación de su ciudad para sumarse como nodo"
    labels[4] = "Avances y experiencias destacadas - "
    labels[7] = "Aportes de la ciudad a la agenda global de desarrollo"
    labels[8] = "Cita del señor alcalde de la ciudad"
    labels[16] = "Indicador para medir el logro"
    labels[19] = "Alcance y cobertura prevista del servicio"
    return translated(tuple(labels), answers()), answers()


@case
def labels_misprinted() -> Case:
    """Capitals, lost accents, colons, stars, numbers, line breaks."""
    labels = [
        "1. CITY NAME:*",
        "2) country *",
        "3. MOTIVATION TO BECOME A RESILIENCE HUB",
        "ESSENTIAL No.",
        "ACHIEVEMENTS / GOOD PRACTICES:",
        "STRATEGIC OBJECTIVE",
        "CROSS-CUTTING OBJECTIVE",
        "CONTRIBUTION TO THE GLOBAL AGENDA:",
        "MAYOR'S QUOTE",
        "Mayor`s name",
        "a) Name:",
        "b) Position:",
        "c) Organisation",
        "d) E-mail",
        "Service /\nActivity",
        "DESCRIPTION",
        "Indicators of achievement",
        "Years",
        "Types of service",
        "Coverage",
    ]
    return translated(tuple(labels), answers()), answers()


@case
def labels_of_short_answers_as_answers() -> Case:
    """Answers that are labels elsewhere: a city named City, a unit named Office, a title of one word."""
    a = answers()
    a |= {"city_name": "City", "country": "Jordan"}
    a["contact"] |= {"name": "Name Namesake", "position": "Mayor", "organization": "Municipality"}
    return body(a), a


# --- forms as city offices really send them


@case
def labels_and_answers_in_tables_apart() -> Case:
    """The tables were cut between a question and its answer."""
    a = answers()
    city = tbl(tr("City Name", a["city_name"]), tr("Country", a["country"]), tr(form.MOTIVATION))
    city += p() + tbl(tr(a["motivation"]))
    agenda = tbl(tr(form.AGENDA)) + p() + tbl(tr(a["global_agenda"]))
    return body(a, city=lambda _: city, agenda=lambda _: agenda), a


@case
def all_tables_grown_together() -> Case:
    """Part I and Part II as one table: someone deleted the empty lines between the tables."""
    a = answers()
    parts = "".join(SECTIONS[name](a) for name in SECTIONS)
    rows = "".join(re.findall(r"<w:tr>.*?</w:tr>", parts))
    return SECTIONS["heading"](a) + tbl(rows), a


@case
def answers_above_their_own_rows() -> Case:
    """Answers typed under the question in its cell, the row for the answer left empty."""
    a = answers()
    rows = []
    for number, title in enumerate(ESSENTIALS, 1):
        text = a["essentials"][str(number)]
        rows += [tr(f"Essential {number}: {title}\n{text}"), tr(ACHIEVEMENTS)]
    agenda = tbl(tr(f"{form.AGENDA}\n{a['global_agenda']}"), tr(answer(None)))
    return body(a, essentials=lambda _: tbl(*rows), agenda=lambda _: agenda), a


@case
def blank_copy_before_the_filled_form() -> Case:
    a = answers()
    blank = everything_empty_but_the_city()[1] | {"city_name": None}
    return body(blank) + p() + body(a), a


@case
def labels_without_colons() -> Case:
    a = answers()
    a["mayor_quote"] = None
    city = tbl(
        tr(tc(p("City Name ", sdt(r(a["city_name"]))))),
        tr(tc(p("Country: ", sdt(r(a["country"]))))),
        tr(form.MOTIVATION),
        tr(a["motivation"]),
    )
    mayor = tbl(tr(form.QUOTE), tr(tc(p("Mayor’s Quote ", prompt()))), tr(tc(p("Mayor’s Name ", r(a["mayor_name"])))))
    return body(a, city=lambda _: city, mayor=lambda _: mayor), a


@case
def boxes_as_controls_of_cells_and_lines() -> Case:
    """A box control around a whole paragraph, or around a cell of a table in the cell; its label inside the control."""
    a = answers()
    state = '<w14:checkbox><w14:checked w14:val="{}"/></w14:checkbox>'

    def cell(row: dict[str, Any]) -> str:
        lines = []
        for number, (kind, label) in enumerate(TYPE_LABELS.items()):
            on = kind in row["types"]
            text = f"{'☒' if on else '☐'} {label}" + (row["type_other"] or "" if kind == "other" else "")
            mark = state.format(int(on))
            if number % 2:
                lines.append(sdt(p(text), mark))
            else:
                lines.append(tbl(tr(sdt(tc("☒" if on else "☐"), mark), tc(p(label.strip())))))
        return "".join(lines)

    return body(a, plan=lambda a: plain_plan(a, cell)), a


@case
def ticks_typed_over_some_boxes() -> Case:
    """Unticked boxes are still controls, ticked ones were written over by hand."""
    a = answers()
    hand = iter(["X", "☑", "x", "[x]"] * 4)

    def cell(row: dict[str, Any]) -> str:
        lines = []
        for kind, label in TYPE_LABELS.items():
            on = kind in row["types"]
            text = f" {label}" + (row["type_other"] or "" if kind == "other" else "")
            lines.append(p(r(next(hand)) if on else box(False), r(text)))
        return "".join(lines)

    return body(a, plan=lambda a: plain_plan(a, cell)), a


@case
def answers_over_several_rows() -> Case:
    """Rows were added under an answer because it grew, and the label's cell was merged down."""
    a = answers()
    a["motivation"] = "First part.\nSecond part.\nThird part."
    a["essentials"]["1"] = "Council.\nOrdinance."
    city = tbl(
        tr("City Name", a["city_name"]),
        tr("Country", a["country"]),
        tr(tc(form.MOTIVATION, merge("restart")), "First part."),
        tr(tc("", merge()), "Second part."),
        tr(tc("", merge()), "Third part."),
    )
    rows = [tr(f"Essential 1: {ESSENTIALS[0]}"), tr(ACHIEVEMENTS + "Council."), tr("Ordinance.")]
    for number, title in list(enumerate(ESSENTIALS, 1))[1:]:
        rows += [tr(f"Essential {number}: {title}"), tr(achievement_text(a, number))]
    return body(a, city=lambda _: city, essentials=lambda _: tbl(*rows)), a


def achievement_text(a: dict[str, Any], number: int) -> str:
    return ACHIEVEMENTS + a["essentials"][str(number)]


@case
def numbered_rows_with_titles_only() -> Case:
    """The Essentials as a table of three columns: number, title, answer."""
    a = answers()
    rows = [tr("No.", "Essential", "Achievements/Good practices")]
    rows += [tr(str(n), title, a["essentials"][str(n)]) for n, title in enumerate(ESSENTIALS, 1)]
    return body(a, essentials=lambda _: tbl(*rows)), a


@case
def answers_before_their_labels() -> Case:
    """Columns changed over: the answer stands left of its label."""
    a = answers()
    labels = {"name": "Name", "position": "Position", "organization": "Organization", "email": "Email address"}
    contact = tbl(*(tr(a["contact"][key], label) for key, label in labels.items()))
    city = tbl(tr(a["city_name"], "City Name"), tr(a["country"], "Country"), tr(form.MOTIVATION), tr(a["motivation"]))
    return body(a, city=lambda _: city, contact=lambda _: contact), a


@case
def writing_lines_and_remarks() -> Case:
    """Blank lines for the pen stay no answer; remarks beside answers and after the form stay out of them."""
    a = answers() | {"global_agenda": None}
    a["contact"]["position"] = None
    c = a["contact"]
    contact = tbl(
        tr("Name", c["name"]),
        tr("Position", "________"),
        tr("Organization", c["organization"]),
        tr("Email address", c["email"]),
    )
    agenda = tbl(tr(form.AGENDA), tr("…………………………\n.........."))
    xml = body(a, contact=lambda _: contact, agenda=lambda _: agenda)
    return p("Dear Secretariat, please find our form below.") + xml + p("Place, date, signature:"), a


@case
def a_whole_form_in_a_text_box() -> Case:
    a = answers()
    return p(text_box(SECTIONS["city"](a) + SECTIONS["contact"](a))) + body(
        a, ("essentials", "objectives", "agenda", "mayor", "plan_heading", "plan")
    ), a


# --- packages


@case
def main_part_elsewhere() -> Case:
    return body(answers()), answers()


@case
def strict_namespaces() -> Case:
    return body(answers()), answers()


@case
def with_macros() -> Case:
    return body(answers()), answers()


def file_of(name: str, xml: str) -> bytes:
    """The Word file of a case; three are packed in ways of their own."""
    document = document_xml(xml)
    if name == "main_part_elsewhere":
        return package(document, part="content/main2.xml")
    if name == "strict_namespaces":
        return package(document.replace(TRANSITIONAL, STRICT))
    if name == "with_macros":
        return package(document, kind=MACRO_TYPE, **{"word/vbaProject.bin": b"\xd0\xcf macros"})
    return package(document, **looks.parts_of(name))


def write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for name, make in CASES.items():
        xml, expected = make()
        (FOLDER / f"{name}.docx").write_bytes(file_of(name, xml))
        (FOLDER / f"{name}.json").write_text(
            json.dumps(expected, indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
        )


if __name__ == "__main__":
    write()
