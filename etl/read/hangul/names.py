"""Names of Hangul's format: the elements are told by their local names, as their spaces change with the year."""

from lxml import etree


def local(element: etree._Element) -> str:
    """The name of an element without its space; "" for what is none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def child(parent: etree._Element, name: str) -> etree._Element | None:
    """The first child of this local name."""
    return next((element for element in parent if local(element) == name), None)
