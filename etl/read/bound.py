"""Controls of a Word file that are bound to an XML part, as form servers do: what they show, and what the part says."""

import re
from collections.abc import Iterator

from lxml import etree

from etl.findings import Finding
from etl.read.package import Package
from etl.text.normal import normalised

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_ITEM = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_BINDING, _PART = _W + "dataBinding", re.compile(r"customXml/itemProps(\d+)\.xml")
_STEPS = re.compile(r"(?:/(?:[\w.-]+:)?[\w.-]+(?:\[\d+\])?)+")  # elements by name and number: all that Word writes
_PREFIX = re.compile(r"""xmlns:([\w.-]+)=(?:"([^"]*)"|'([^']*)')""")


def bound_findings(package: Package, root: etree._Element, data: bytes) -> Iterator[Finding]:
    """A finding for each control that shows other words than the part that it is bound to; `data` is searched first."""
    parts = _parts(package) if b"dataBinding" in data else {}
    for binding in root.iter(_BINDING) if parts else ():
        control = binding.getparent().getparent()
        shown = normalised("".join(text.text or "" for text in control.iter(_W + "t")))
        told = _told(binding, parts)
        if told and told not in (shown, *_values(binding.getparent(), shown)):
            message = "The data that a control is bound to say otherwise than the control shows."
            yield Finding("bound_text_differs", message, text=shown)


def _values(properties: etree._Element, shown: str) -> Iterator[str]:
    """What a part holds for what a control shows: the value of a choice, the day of a date, the state of a box."""
    for choice in properties.iter(_W + "listItem"):
        if normalised(choice.get(_W + "displayText", "")) == shown:
            yield choice.get(_W + "value", "")
    for date in properties.iter(_W + "date"):
        yield from (date.get(_W + "fullDate", ""), date.get(_W + "fullDate", "")[:10])
    for state in properties.iter(_W14 + "checked"):
        yield from ("1", "true") if state.get(_W14 + "val", "1") in ("1", "true") else ("0", "false")


def _parts(package: Package) -> dict[str, etree._Element]:
    """The XML parts that controls may be bound to, by the identifiers that bindings name."""
    found = {}
    for number in (match[1] for name in package.names if (match := _PART.fullmatch(name))):
        item = package.xml(f"customXml/itemProps{number}.xml").get(_ITEM, "").upper()
        if f"customXml/item{number}.xml" in package:
            found[item] = package.xml(f"customXml/item{number}.xml")
    return found


def _told(binding: etree._Element, parts: dict[str, etree._Element]) -> str:
    """What a part says for a control; empty where the control is bound to nothing that is there."""
    part, path = parts.get(binding.get(_W + "storeItemID", "").upper()), binding.get(_W + "xpath", "")
    names = {name: one or other for name, one, other in _PREFIX.findall(binding.get(_W + "prefixMappings", ""))}
    if part is None or not _STEPS.fullmatch(path):
        return ""
    try:
        found = part.xpath(path, namespaces=names)
    except etree.XPathError:  # a prefix that is mapped to nothing
        return ""
    return normalised("".join(found[0].itertext())) if found else ""
