"""Filled candidature forms in any number: `python -m benchmarks.make_forms 1000 DIR`.

The blank form is filled control by control with invented text of real lengths; form n is the same in every run.
"""

import copy
import io
import random
import sys
import zipfile
from pathlib import Path
from typing import Any

from lxml import etree

BLANK = Path(__file__).resolve().parent.parent / "data" / "templates" / "annex-1.docx"
MAIN = "word/document.xml"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
TYPES = ["research", "events", "self_service", "training", "grant_loan", "technical_assistance", "consultancy", "other"]
ACHIEVEMENTS = "Achievements/Good practices"
SYLLABLES = [first + vowel for first in "bdfgklmnprstvz" for vowel in "aeiou"]
COUNTRIES = ("Kenya", "Peru", "Philippines", "Morocco", "Italy", "Republic of Korea", "Fiji", "Colombia")
SENTENCES = (
    "Since {year} the city has run a flood warning desk that reaches {count} residents in {few} districts.",
    "A council of {few} departments meets every month and publishes what it decides.",
    "The drainage asset inventory covers {count} metres of pipe; {few} crews mend what it finds.",
    "Schools practise evacuation {few} times a year, and {count} pupils took part in {year}.",
    "A fund of {count} dollars pays for shade trees, wells and the retrofit of {few} clinics.",
)


def make_form(number: int) -> tuple[bytes, dict[str, Any]]:
    """One form as bytes, and what a correct reading of it gives."""
    chance = random.Random(number)
    fields = _fields(chance, number)
    with zipfile.ZipFile(BLANK) as blank:
        root = etree.fromstring(blank.read(MAIN))
        _fill(root, fields, chance)
        return _packed(blank, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)), fields


def _city(number: int) -> str:
    """An invented name that no other form's city could be a misspelling of."""
    chance = random.Random(f"city {number}")
    return " ".join("".join(chance.sample(SYLLABLES, 4)).capitalize() for _ in range(2))


def _text(chance: random.Random, sentences: int) -> str:
    values = {"year": chance.randint(2009, 2024), "count": chance.randint(1_000, 900_000), "few": chance.randint(2, 40)}
    return " ".join(chance.choice(SENTENCES).format(**values) for _ in range(sentences))


def _maybe(chance: random.Random, text: str) -> str | None:
    return text if chance.random() > 0.05 else None


def _fields(chance: random.Random, number: int) -> dict[str, Any]:
    def achieved(count: int) -> dict[str, str | None]:
        return {str(n): _maybe(chance, _text(chance, chance.randint(1, 6))) for n in range(1, count + 1)}

    return {
        "city_name": _city(number),
        "country": chance.choice(COUNTRIES),
        "motivation": f"{_text(chance, 4)}\n{_text(chance, 2)}",
        "essentials": achieved(10),
        "strategic_objectives": achieved(3),
        "cross_cutting_objectives": achieved(3),
        "global_agenda": _maybe(chance, _text(chance, 5)),
        "mayor_quote": _maybe(chance, "Water has a memory; so do we."),
        "mayor_name": _maybe(chance, "Ines Oyelaran"),
        "contact": {
            "name": "Tomas Brandt",
            "position": _maybe(chance, "Chief Resilience Officer"),
            "organization": "Office of Civil Protection",
            "email": f"resilience{number}@city.example",
        },
        "work_plan": [_service(chance, n) for n in range(1, chance.randint(2, 7))],
    }


def _service(chance: random.Random, number: int) -> dict[str, Any]:
    types = sorted(chance.sample(TYPES, chance.randint(1, 3)), key=TYPES.index)
    return {
        "service": f"Coaching on flood gauges ({number})",
        "description": _text(chance, chance.randint(1, 3)),
        "indicators": f"{chance.randint(1, 9)} events/year\n{chance.randint(3, 60)} cities supported by end of 2028",
        "year": chance.choice(("2026", "2026-2028", "2025, 2026 and 2027")),
        "types": types,
        "type_other": "Peer review missions" if "other" in types else None,
        "coverage": chance.choice(("All cities", "African cities", "National cities and towns")),
    }


def _fill(root: etree._Element, fields: dict[str, Any], chance: random.Random) -> None:
    tables = root.findall(f"{W}body/{W}tbl")
    plan = tables[-1]
    controls = [control for table in tables[:-1] for control in table.iter(W + "sdt")]
    answers = [
        fields[name] for name in ("city_name", "country", "motivation", "global_agenda", "mayor_quote", "mayor_name")
    ]
    for control, text in zip(controls, [*answers, *fields["contact"].values()], strict=True):
        _answer(control, text)
    achieved = [fields[name] for name in ("essentials", "strategic_objectives", "cross_cutting_objectives")]
    texts = iter([text for group in achieved for text in group.values()])
    for paragraph in [p for p in root.iter(W + "p") if "".join(p.itertext()).startswith(ACHIEVEMENTS)]:
        _append(paragraph, next(texts))
    _fill_plan(plan, fields["work_plan"], keep_examples=chance.random() < 0.5)


def _answer(control: etree._Element, text: str | None) -> None:
    """Fills a text control as Word does: the flag and the prompt's style go, each line is a paragraph."""
    if text is None:
        return
    flag = control.find(f"{W}sdtPr/{W}showingPlcHdr")
    flag.getparent().remove(flag)
    first, *lines = text.split("\n")
    run = next(control.iter(W + "r"))
    style = run.find(f"{W}rPr/{W}rStyle")
    style.getparent().remove(style)
    run.find(W + "t").text = first
    paragraph = run.getparent()
    for line in reversed(lines):
        more = copy.deepcopy(paragraph)
        next(more.iter(W + "t")).text = line
        paragraph.addnext(more)


def _append(paragraph: etree._Element, text: str | None) -> None:
    if text is not None:
        run = copy.deepcopy(paragraph.find(W + "r"))
        run.find(W + "t").text = text
        paragraph.append(run)


def _fill_plan(table: etree._Element, services: list[dict[str, Any]], keep_examples: bool) -> None:
    _, *examples, blank = table.findall(W + "tr")
    for service in services:
        row = copy.deepcopy(blank)
        blank.addprevious(row)
        _fill_row(row, service)
    for example in [] if keep_examples else examples:
        table.remove(example)


def _fill_row(row: etree._Element, service: dict[str, Any]) -> None:
    boxes = [control for control in row.iter(W + "sdt") if control.find(f"{W}sdtPr/{W14}checkbox") is not None]
    texts = [control for control in row.iter(W + "sdt") if control not in boxes]
    names = ("service", "description", "indicators", "year", "type_other", "coverage")
    for control, name in zip(texts, names, strict=True):
        _answer(control, service[name])
    for control, kind in zip(boxes, TYPES, strict=True):
        if kind in service["types"]:
            control.find(f"{W}sdtPr/{W14}checkbox/{W14}checked").set(W14 + "val", "1")
            next(control.iter(W + "t")).text = "☒"


def _packed(blank: zipfile.ZipFile, document: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for info in blank.infolist():
            file.writestr(info, document if info.filename == MAIN else blank.read(info), zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def main() -> None:
    count, folder = int(sys.argv[1]), Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, count + 1):
        (folder / f"form-{number:05}.docx").write_bytes(make_form(number)[0])
    print(f"{count} forms in {folder}")


if __name__ == "__main__":
    main()
