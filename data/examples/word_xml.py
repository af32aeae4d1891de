"""The few things that form filling needs to know about Word's XML."""

from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

Element = etree._Element

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WORD_2010 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def word(path: str) -> str:
    """A path of WordprocessingML names, "sdtPr/id", with the namespace."""
    return "/".join(WORD + name for name in path.split("/"))


def new(name: str, **attributes: str) -> Element:
    """A WordprocessingML element with attributes of the same namespace."""
    return etree.Element(WORD + name, {WORD + key: value for key, value in attributes.items()})


def controls(element: Element) -> list[Element]:
    """The text controls in document order; check boxes are not among them."""
    return [control for control in element.iter(WORD + "sdt") if checkbox(control) is None]


def checkbox(control: Element) -> Element | None:
    """The check box properties of a control; None where it holds text."""
    return control.find(f"{WORD}sdtPr/{WORD_2010}checkbox")


def run(text: str, like: Element) -> Element:
    """A run of `text` that looks like the run `like`, without the grey of a placeholder."""
    made = new("r")
    properties = like.find(word("rPr"))
    if properties is not None:
        made.append(deepcopy(properties))
        for grey in made.findall(word("rPr/rStyle")):
            grey.getparent().remove(grey)
    made.append(text_node(text))
    return made


def text_node(text: str, name: str = "t") -> Element:
    """A text (or deleted text) element that keeps its spaces."""
    node = new(name)
    node.text = text
    node.set(XML_SPACE, "preserve")
    return node


def write_lines(paragraph: Element, lines: list[str]) -> None:
    """Replace the paragraph's words by the first line; further lines become paragraphs after it."""
    look = next(paragraph.iter(WORD + "r"))
    for child in [child for child in paragraph if child.tag != WORD + "pPr"]:
        paragraph.remove(child)
    paragraph.append(run(lines[0], look))
    add_lines(paragraph, lines[1:], look)


def add_lines(paragraph: Element, lines: list[str], look: Element) -> None:
    """Add one paragraph a line after `paragraph`, with its layout and the look of a run."""
    for line in reversed(lines):
        further = new("p")
        further.extend(deepcopy(layout) for layout in paragraph.findall(word("pPr")))
        further.append(run(line, look))
        paragraph.addnext(further)


def unwrap(element: Element, content: Element) -> None:
    """Put the children of `content`, which stands in `element`, in the place of `element`."""
    for child in list(content):
        element.addprevious(child)
    element.getparent().remove(element)


def text_nodes(element: Element) -> Iterator[Element]:
    """The text elements under `element`."""
    return element.iter(WORD + "t")
