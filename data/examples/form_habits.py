"""What editors and people do to a form's controls: one function a variant, applied to the filled form."""

from collections.abc import Callable, Iterable, Mapping
from copy import deepcopy

from word_xml import WORD, Element, checkbox, new, run, text_node, text_nodes, unwrap, word

TICKS = {"symbol": ("☐", "☒"), "brackets": ("[ ]", "[x]")}
WINGDINGS = ("F0A8", "F0FE")
EMPTY_FIELD = "\u2002" * 5
INSTRUCTIONS = 6  # the table with the instructions of Part II
MERGED_COLUMNS = (3, 5)  # year and coverage


def keep_controls(body: Element, boxes: str) -> None:
    """The form as Word saves it."""


def lose_controls(body: Element, boxes: str) -> None:
    """Typed over in an editor without content controls: text and box characters remain."""
    for control in list(body.iter(WORD + "sdt")):
        if checkbox(control) is not None:
            draw_box(control, boxes)
        unwrap(control, control.find(word("sdtContent")))


def retype(body: Element, boxes: str) -> None:
    """Typed anew in the city's language: no controls, no English prompts, no English instructions."""
    for control in body.iter(WORD + "sdt"):
        if control.find(word("sdtPr/showingPlcHdr")) is not None:
            next(text_nodes(control)).text = ""
    body.remove(body.findall(word("tbl"))[INSTRUCTIONS])
    lose_controls(body, boxes)


def draw_box(control: Element, boxes: str) -> None:
    """Replace a check box by a typed one: a symbol, brackets or a Wingdings character."""
    node = next(text_nodes(control))
    ticked = node.text == "☒"
    if boxes == "wingdings":
        node.getparent().replace(node, new("sym", font="Wingdings", char=WINGDINGS[ticked]))
    else:
        node.text = TICKS[boxes][ticked]


def controls_around_cells(body: Element, boxes: str) -> None:
    """Where a control fills a cell, it stands around the cell instead of inside it."""
    for cell in list(body.iter(WORD + "tc")):
        inside = [child for child in cell if child.tag != WORD + "tcPr"]
        if [child.tag for child in inside] == [WORD + "sdt"]:
            control = inside[0]
            cell.addprevious(control)
            content = control.find(word("sdtContent"))
            cell.extend(list(content))
            content.append(cell)


def legacy_fields(body: Element, boxes: str) -> None:
    """The form as older Word made it: FORMTEXT and FORMCHECKBOX fields."""
    for control in list(body.iter(WORD + "sdt")):
        content = control.find(word("sdtContent"))
        runs = list(content.iter(WORD + "r"))
        if checkbox(control) is not None:
            for part in reversed(checkbox_field(next(text_nodes(control)).text == "☒")):
                runs[0].addnext(part)
            runs[0].getparent().remove(runs[0])
        else:
            text_field(control, runs)
        unwrap(control, content)


def checkbox_field(ticked: bool) -> list[Element]:
    """The runs of a FORMCHECKBOX."""
    box = new("checkBox")
    box.extend([new("sizeAuto"), new("default", val="0"), new("checked", val=str(int(ticked)))])
    return [*field_begin("FORMCHECKBOX", box), field_mark("end")]


def text_field(control: Element, runs: list[Element]) -> None:
    """Put the runs of a control between the marks of a FORMTEXT; a placeholder becomes five wide blanks."""
    if control.find(word("sdtPr/showingPlcHdr")) is not None:
        next(text_nodes(control)).text = EMPTY_FIELD
    for part in field_begin("FORMTEXT", new("textInput")):
        runs[0].addprevious(part)
    runs[-1].addnext(field_mark("end"))


def field_begin(instruction: str, kind: Element) -> list[Element]:
    """The runs before a field's result."""
    data = new("ffData")
    data.extend([new("name", val=""), new("enabled"), new("calcOnExit", val="0"), kind])
    begin = field_mark("begin")
    begin[0].append(data)
    told = new("r")
    told.append(text_node(f" {instruction} ", "instrText"))
    return [begin, told, field_mark("separate")]


def field_mark(kind: str) -> Element:
    """The run that begins, parts or ends a field."""
    mark = new("r")
    mark.append(new("fldChar", fldCharType=kind))
    return mark


def merge_equal_cells(body: Element, boxes: str) -> None:
    """Controls lost, and equal years or coverages below each other made one cell of the work plan."""
    lose_controls(body, boxes)
    rows = [row.findall(word("tc")) for row in body.findall(word("tbl"))[7].findall(word("tr"))[1:]]
    for column in MERGED_COLUMNS:
        texts = ["\n".join(node.text for node in text_nodes(cells[column])) for cells in rows]
        for n, cells in enumerate(rows):
            if n and texts[n] == texts[n - 1]:
                merge(cells[column], "continue")
            elif texts[n : n + 2] == [texts[n]] * 2:
                merge(cells[column], "restart")


def merge(cell: Element, kind: str) -> None:
    """Mark a cell as the first or a further one of a vertical merge; a further one holds no words."""
    cell.find(word("tcPr/tcW")).addnext(new("vMerge", val=kind))
    if kind == "continue":
        first, *others = cell.findall(word("p"))
        for paragraph in others:
            cell.remove(paragraph)
        for part in first.findall(word("r")):
            first.remove(part)


HABITS: Mapping[str, Callable[[Element, str], None]] = {
    "content_controls": keep_controls,
    "tracked_changes": keep_controls,
    "bilingual": keep_controls,
    "plain": lose_controls,
    "translated": retype,
    "merged_cells": merge_equal_cells,
    "cell_controls": controls_around_cells,
    "legacy_fields": legacy_fields,
}


def track_changes(places: Mapping[str, Element], changes: Iterable[Mapping[str, str]]) -> None:
    """Mark words of an answer as inserted, with the words they replaced as deleted; raises where they don't stand."""
    for n, change in enumerate(changes):
        for node in text_nodes(places[change["field"]]):
            before, found, after = node.text.partition(change["now"])
            if found:
                track(node.getparent(), before, change, after, 9001 + 2 * n)
                break
        else:
            raise ValueError(f"tracked_change {n + 1}: {change['now']!r} does not stand in {change['field']}")


def track(old: Element, before: str, change: Mapping[str, str], after: str, number: int) -> None:
    """Replace a run by its unchanged, deleted and inserted parts."""
    stamp = {"author": "Example editor", "date": "2024-01-15T09:00:00Z"}
    parts = [run(before, old)] if before else []
    if change["was"]:
        gone = run(change["was"], old)
        gone[-1].tag = WORD + "delText"
        parts.append(new("del", id=str(number), **stamp))
        parts[-1].append(gone)
    parts.append(new("ins", id=str(number + 1), **stamp))
    parts[-1].append(run(change["now"], old))
    for part in parts + ([run(after, old)] if after else []):
        old.addprevious(deepcopy(part))
    old.getparent().remove(old)
