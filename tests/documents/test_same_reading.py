"""What a form says does not change with how its XML wraps, cuts and nests the words."""

import copy
import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree

from etl.forms.candidature.form import read_candidature
from etl.forms.candidature.json_lines import fields_of
from tests.documents.word import package

FOLDER = Path(__file__).parent / "candidature"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMES = ("filled-a", "filled-b", "filled-c")


def wrapped(element: etree._Element, *tags: str) -> None:
    """Puts an element into wrappers, the innermost named last."""
    parent, place, tail = element.getparent(), element.getparent().index(element), element.tail
    outer = inner = etree.Element(W + tags[0])
    for tag in tags[1:]:
        inner = etree.SubElement(inner, W + tag)
    element.tail = None
    parent.insert(place, outer)
    inner.append(element)
    outer.tail = tail


def wrap_all(name: str, *tags: str) -> Callable[[etree._Element], None]:
    def change(root: etree._Element) -> None:
        for element in list(root.iter(W + name)):
            wrapped(element, *tags)

    return change


def controls_lost(root: etree._Element) -> None:
    for control in reversed(list(root.iter(W + "sdt"))):
        parent, place = control.getparent(), control.getparent().index(control)
        for child in reversed(list(control.find(W + "sdtContent"))):
            parent.insert(place, child)
        parent.remove(control)


def letters_apart(root: etree._Element) -> None:
    """Every letter in a run of its own, with marks of the spelling checker between them."""
    for run in list(root.iter(W + "r")):
        texts = run.findall(W + "t")
        if len(texts) != 1 or len(texts[0].text or "") > 60:
            continue
        for letter in reversed(texts[0].text):
            single = copy.deepcopy(run)
            single.find(W + "t").text = letter
            run.addnext(single)
            run.addnext(etree.Element(W + "proofErr"))
        run.getparent().remove(run)


def words_with_fixed_spaces(root: etree._Element) -> None:
    for text in root.iter(W + "t"):
        text.text = (text.text or "").replace(" ", "\u00a0")


def words_with_unseen_marks(root: etree._Element) -> None:
    for text in root.iter(W + "t"):
        text.text = "\u200e" + (text.text or "") + "\u200b\u00ad"


def tables_nested(root: etree._Element) -> None:
    """Every table in the cell of a table of its own."""
    for table in root.findall(f"{W}body/{W}tbl"):
        wrapped(table, "tbl", "tr", "tc")
        table.addnext(etree.Element(W + "p"))


def form_nested(root: etree._Element) -> None:
    body = root.find(W + "body")
    blocks = list(body)
    cell = etree.SubElement(etree.SubElement(etree.SubElement(body, W + "tbl"), W + "tr"), W + "tc")
    cell.extend(blocks)


def tables_cut_after_every_answer(root: etree._Element) -> None:
    """Each pair of a label and an answer in a table of its own."""
    for table in root.findall(f"{W}body/{W}tbl")[:-1]:
        rows = table.findall(W + "tr")
        for row in rows[2::2]:
            cut = etree.Element(W + "tbl")
            place = table
            while place.getnext() is not None and place.getnext().get("cut"):
                place = place.getnext()
            place.addnext(cut)
            cut.set("cut", "1")
            cut.extend(rows[rows.index(row) : rows.index(row) + 2])


def sections_turned_round(root: etree._Element) -> None:
    """The work plan first, the city last; each table with the heading before it."""
    body = root.find(W + "body")
    groups: list[list[etree._Element]] = [[]]
    for block in list(body):
        groups[-1].append(block)
        if block.tag == W + "tbl":
            groups.append([])
    for group in reversed(groups):
        body.extend(group)


def labels_in_capitals(root: etree._Element) -> None:
    """Bold runs are the printed ones; those of controls are answers."""
    for run in root.iter(W + "r"):
        if run.find(f"{W}rPr/{W}b") is not None and run.getparent().tag == W + "p":
            for text in run.iter(W + "t"):
                text.text = (text.text or "").upper()


CHANGES: dict[str, Callable[[etree._Element], None]] = {
    "nothing": lambda root: None,
    "controls lost": controls_lost,
    "runs inserted": wrap_all("r", "ins", "ins"),
    "runs moved here": wrap_all("r", "moveTo"),
    "runs in smart tags": wrap_all("r", "smartTag", "customXml"),
    "runs in links and bidi wrappers": wrap_all("r", "hyperlink", "bdo", "dir"),
    "runs in fields": wrap_all("r", "fldSimple"),
    "runs in controls": wrap_all("r", "sdt", "sdtContent"),
    "cells in controls": wrap_all("tc", "sdt", "sdtContent"),
    "rows in controls and custom XML": wrap_all("tr", "customXml", "sdt", "sdtContent"),
    "tables in controls": wrap_all("tbl", "sdt", "sdtContent"),
    "letters apart": letters_apart,
    "fixed spaces": words_with_fixed_spaces,
    "unseen marks": words_with_unseen_marks,
    "tables nested": tables_nested,
    "form nested": form_nested,
    "tables cut": tables_cut_after_every_answer,
    "sections turned round": sections_turned_round,
    "labels in capitals": labels_in_capitals,
}


def changed(name: str, change: Callable[[etree._Element], None]) -> dict:
    with zipfile.ZipFile(FOLDER / f"{name}.docx") as file:
        root = etree.fromstring(file.read("word/document.xml"))
    change(root)
    return fields_of(read_candidature(package(etree.tostring(root))))


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
@pytest.mark.parametrize("name", NAMES)
def test_reading_stays_the_same(name: str, change: Callable[[etree._Element], None]) -> None:
    expected = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    assert changed(name, change) == expected
