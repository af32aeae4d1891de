"""Translate the headings of the form, as a city does that fills it in its own language."""

import re
from collections.abc import Mapping

from word_xml import WORD, Element, new, text_nodes, word

ENDING = re.compile(r"\s*[:：\-–]?\s*$")


def translate(body: Element, headings: Mapping[str, str], *, keep_english: bool) -> None:
    """Replace each paragraph that is a heading by its translation, or set the translation behind the English."""
    for paragraph in body.iter(WORD + "p"):
        runs = paragraph.findall(word("r"))
        english = "".join(node.text or "" for run in runs for node in text_nodes(run))
        translation = headings.get(" ".join(english.split()))
        if translation:
            rewrite(runs, both(english, translation) if keep_english else around(english, translation))


def both(english: str, translation: str) -> str:
    """ "Mayor’s Name: " and "Nombre del alcalde:" as "Mayor’s Name / Nombre del alcalde: "."""
    stem, ending = ENDING.sub("", english), ENDING.search(english).group()
    return f"{stem} / {ENDING.sub('', translation)}{ending}" if stem.strip() else translation


def around(english: str, translation: str) -> str:
    """The translation with the blanks that stand around the English words."""
    before = english[: len(english) - len(english.lstrip())]
    return before + translation + english[len(english.rstrip()) :]


def rewrite(runs: list[Element], text: str) -> None:
    """Put the text into the first run and remove the others."""
    first, *others = runs
    nodes = list(text_nodes(first))
    nodes[0].text = text
    for run in others:
        run.getparent().remove(run)


def write_right_to_left(body: Element) -> None:
    """Set paragraphs, runs and tables from right to left."""
    for properties in body.iter(WORD + "tblPr"):
        properties.find(word("tblW")).addprevious(new("bidiVisual"))
    for properties in body.iter(WORD + "pPr"):
        spacing = properties.find(word("spacing"))
        if spacing is not None:
            spacing.addprevious(new("bidi"))
    for run in body.iter(WORD + "r"):
        properties = run.find(word("rPr"))
        if properties is not None:
            size = properties.find(word("szCs"))
            size.addnext(new("rtl")) if size is not None else properties.append(new("rtl"))
