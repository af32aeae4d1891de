"""Fill the blank Annex I form the way a city would."""

import io
import zipfile
from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

from form_habits import HABITS, track_changes
from form_translation import translate, write_right_to_left
from hub_format import SERVICE_TYPES
from lxml import etree
from packages import RIGHT_TO_LEFT, header_part, pack
from word_xml import WORD, WORD_2010, Element, add_lines, checkbox, controls, new, run, text_nodes, word, write_lines

Hub = Mapping[str, Any]
Places = dict[str, Element]

RETYPED = ("plain", "merged_cells", "translated")
LEFT_OUT = ("word/stylesWithEffects.xml", "docProps/thumbnail.jpeg", "word/media/image1.png")
PLAN_CELLS = ("service", "description", "indicators", "year", "types", "coverage")
_HEADER = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def filled_form(blank: bytes, hub: Hub, headings: Mapping[str, str]) -> bytes:
    """The Word file of one hub's candidature; `headings` are the form's English headings with their translation."""
    variant, language = hub["candidature"]["variant"], hub["hub"]["language"]
    parts = form_parts(blank)
    root = etree.fromstring(parts["word/document.xml"])
    body = root[0]
    prepare(body, variant, headings)
    places = answer_questions(body, hub) | answer_plan(body, hub)
    track_changes(places, hub["candidature"].get("tracked_change", []))
    HABITS[variant](body, hub["candidature"].get("boxes", "symbol"))
    if variant == "translated" and language in RIGHT_TO_LEFT:
        write_right_to_left(body)
    number_controls(body)
    parts["word/document.xml"] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return pack(parts)


def form_parts(blank: bytes) -> dict[str, bytes]:
    """The blank form's parts without those that only take room, and with the example header."""
    with zipfile.ZipFile(io.BytesIO(blank)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist() if name not in LEFT_OUT}
    for name in ("[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"):
        parts[name] = without_references(parts[name])
    del parts["word/_rels/header1.xml.rels"]
    return parts | {"word/header1.xml": header_part()}


def without_references(part: bytes) -> bytes:
    """A list of parts or relationships that no longer names the parts left out."""
    root = etree.fromstring(part)
    for entry in list(root):
        named = (entry.get("PartName") or entry.get("Target") or "").lstrip("/")
        if named and any(name.endswith(named) for name in LEFT_OUT):
            root.remove(entry)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def prepare(body: Element, variant: str, headings: Mapping[str, str]) -> None:
    """Show the example header; cut the guideline's pages where the form was retyped; translate its headings.

    Raises ValueError for a translated form without translations.
    """
    body.find(word("sectPr")).insert(0, header_reference())
    if variant in RETYPED:
        cut_guideline(body)
    if variant in ("bilingual", "translated"):
        if not headings:
            raise ValueError(f"A {variant} form needs its headings: add the hub's language to headings.toml")
        translate(body, headings, keep_english=variant == "bilingual")


def header_reference() -> Element:
    """The section's reference to the page header, rId9 in the blank form."""
    reference = new("headerReference", type="default")
    reference.set(_HEADER, "rId9")
    return reference


def cut_guideline(body: Element) -> None:
    """Remove what stands before Annex I."""
    for element in list(body):
        if "".join(element.itertext()).startswith("Annex I:"):
            return
        body.remove(element)


def answer_questions(body: Element, hub: Hub) -> Places:
    """Write Part I; gives the cell or control of each answered field by the field's name."""
    answers = {**hub["candidature"], "country": hub["hub"]["country"]}
    places = {}
    for field, slot in question_slots(body):
        text = answer_to(field, answers)
        if text:
            write(slot, text)
            places[field] = slot
    return places


def answer_to(field: str, answers: Mapping[str, Any]) -> str | None:
    """The text for a field such as "country" or "essentials.3"; None where it was not answered."""
    group, _, key = field.rpartition(".")
    return answers.get(group, {}).get(key) if group else answers.get(key)


def question_slots(body: Element) -> Iterator[tuple[str, Element]]:
    """Each field of Part I with its place, by the order of the blank form's tables."""
    about, essentials, objectives, agenda, quote, contact = body.findall(word("tbl"))[:6]
    yield from zip(("city_name", "country", "motivation"), controls(about), strict=True)
    yield from zip((f"essentials.{n}" for n in range(1, 11)), label_cells(essentials), strict=True)
    names = [f"{group}.{n}" for group in ("strategic_objectives", "cross_cutting_objectives") for n in (1, 2, 3)]
    yield from zip(names, label_cells(objectives), strict=True)
    yield "global_agenda", controls(agenda)[0]
    yield from zip(("mayor_quote", "mayor_name"), controls(quote), strict=True)
    names = [f"contact.{key}" for key in ("name", "position", "organization", "email")]
    yield from zip(names, controls(contact), strict=True)


def label_cells(table: Element) -> list[Element]:
    """The cells "Achievements/Good practices -": every second row after the table's heading."""
    return [row.find(word("tc")) for row in table.findall(word("tr"))[2::2]]


def write(slot: Element, text: str) -> None:
    """Write an answer into a control, or behind the label of a cell without one."""
    lines = text.split("\n")
    if slot.tag == WORD + "tc":
        paragraph = slot.find(word("p"))
        label = paragraph.find(word("r"))
        paragraph.append(run(lines[0], label))
        add_lines(paragraph, lines[1:], label)
    else:
        write_in_control(slot, lines)


def write_in_control(control: Element, lines: list[str]) -> None:
    """Replace a control's placeholder by an answer; an inline control takes its lines as one run."""
    control.find(word("sdtPr")).remove(control.find(word("sdtPr/showingPlcHdr")))
    content = control.find(word("sdtContent"))
    paragraph = next(content.iter(WORD + "p"), None)
    if paragraph is not None:
        write_lines(paragraph, lines)
    else:
        placeholder = content.find(word("r"))
        content.replace(placeholder, run(" ".join(lines), placeholder))


def answer_plan(body: Element, hub: Hub) -> Places:
    """Write Part II, one table row a service; gives each answered cell by a name such as "work_plan.2.year"."""
    table = body.findall(word("tbl"))[7]
    plan = hub.get("work_plan", [])
    rows = plan_rows(table, len(plan), hub["candidature"].get("example_rows", "kept"))
    places = {}
    for n, (row, service) in enumerate(zip(rows, plan, strict=False), start=1):
        places |= {f"work_plan.{n}.{name}": slot for name, slot in answer_row(row, service)}
    return places


def plan_rows(table: Element, count: int, example_rows: str) -> list[Element]:
    """The table rows for `count` services (an empty one where there is none), the printed examples dealt with."""
    _, *printed, blank = table.findall(word("tr"))
    overwritten = printed[:1] if example_rows == "overwritten" else []
    further = [deepcopy(blank) for _ in range(count - len(overwritten))]
    for row in further:
        blank.addprevious(row)
    if count:
        table.remove(blank)
    if example_rows == "removed":
        for row in printed:
            table.remove(row)
    return overwritten + further


def answer_row(row: Element, service: Mapping[str, Any]) -> Iterator[tuple[str, Element]]:
    """Write one service; yields the name and place of each cell that was answered with text."""
    cells = row.xpath("w:tc | w:sdt", namespaces={"w": WORD[1:-1]})
    for name, cell in zip(PLAN_CELLS, cells, strict=True):
        if name == "types":
            tick(cell, service["types"], service.get("type_other"))
        elif service[name]:
            answer_cell(cell, service[name].split("\n"))
            yield name, cell


def answer_cell(cell: Element, lines: list[str]) -> None:
    """Write into a cell's control, or over the words of a printed example."""
    control = next(iter(controls(cell)), None)
    if control is not None:
        write_in_control(control, lines)
        return
    first, *others = cell.findall(word("p"))
    for paragraph in others:
        cell.remove(paragraph)
    write_lines(first, lines)


def tick(cell: Element, types: list[str], type_other: str | None) -> None:
    """Tick the boxes of the types and no others; write what "Other" is."""
    for key, paragraph in zip(SERVICE_TYPES, cell.findall(word("p")), strict=True):
        control = paragraph.find(word("sdt"))
        checkbox(control).find(WORD_2010 + "checked").set(WORD_2010 + "val", str(int(key in types)))
        next(text_nodes(control)).text = "☒" if key in types else "☐"
    if type_other:
        write_in_control(controls(cell)[0], [type_other])


def number_controls(body: Element) -> None:
    """Give every control an id of its own: copied rows would repeat theirs."""
    for n, identity in enumerate(body.iter(WORD + "id"), start=100001):
        identity.set(WORD + "val", str(n))
