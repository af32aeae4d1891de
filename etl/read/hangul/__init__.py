"""Documents of Hangul in its open format (.hwpx, OWPML, KS X 6101): sections become one document.

Written to the standard and to files of python-hwpx; forty that Hancom's own program saved, none of them a form of ours,
are read as their previews show them.
"""

import posixpath
import re
from collections.abc import Iterator

from lxml import etree

from etl.findings import Finding
from etl.read.document import Document
from etl.read.encryption import refuse_encrypted
from etl.read.errors import DocumentError
from etl.read.hangul.looks import Looks
from etl.read.hangul.names import local
from etl.read.hangul.text import Reader
from etl.read.package import Package

HANGUL_TYPE = b"application/hwp+zip"
_TYPE_PART, _CONTAINER_PART, _LIST_PART = "mimetype", "META-INF/container.xml", "Contents/content.hpf"
_HEADER_PART = "Contents/header.xml"
_SECTION = re.compile(r"Contents/section(\d+)\.xml")
_NOTHING = re.compile(
    r"//[^\n]*|/\*.*?\*/|var\s+\w+\s*=\s*(?:XHwpDocuments|Documents\.Active_XHwpDocument)\s*;"
    r"|function\s+\w+\(\)\s*\{(?:\s|//[^\n]*)*\}",
    re.DOTALL,
)
_UNPROTECTED = "Save it without a password, and not as a distribution document (배포용 문서), and send it again."
_RESAVE = "Open it in Hangul, save it as .hwpx and send it again."


def is_hangul(package: Package) -> bool:
    """Whether a package is a document of Hangul, by the type that it declares or by its list of parts."""
    return _LIST_PART in package or (_TYPE_PART in package and package.read(_TYPE_PART).strip() == HANGUL_TYPE)


def hangul_document(package: Package) -> Document:
    """The text of all sections in their order; raises DocumentError where there is none to read."""
    refuse_encrypted(package, _UNPROTECTED)
    package.refuse_document_types()
    roots = _roots(package)
    sections = [root for root in roots if local(root) == "sec"]
    if not sections:
        raise DocumentError("corrupt_archive", "The document has lost its text.", hint=_RESAVE)
    reader = Reader(Looks(root for root in roots if local(root) == "head"))
    document = Document(reader.body(sections), reader.findings)
    if any(_holds_macros(package.read(name)) for name in package.names if name.startswith("Scripts/")):
        document.findings.append(Finding("macro_enabled", "The file may hold macros; they were not run."))
    return document


def _holds_macros(script: bytes) -> bool:
    """Whether a script does anything: Hangul writes an empty one into every file, in UTF-16 without a mark of it."""
    text = script.decode("utf-16-le" if b"\0" in script[:4] else "utf-8", errors="ignore")
    return bool(_NOTHING.sub("", text).strip("\ufeff \t\r\n"))


def _roots(package: Package) -> list[etree._Element]:
    """The roots of the parts that make up the document, in the order in which it lists them."""
    sections = sorted(filter(_SECTION.fullmatch, package.names), key=_number)
    names = list(_listed(package)) or [_HEADER_PART, *sections]
    return [package.xml(name) for name in names if name in package]


def _number(name: str) -> int:
    found = _SECTION.fullmatch(name)
    return int(found[1]) if found else 0


def _listed(package: Package) -> Iterator[str]:
    """The names of the XML parts in the order of the list's spine."""
    where = _list_part(package)
    if where not in package:
        return
    entries = list(package.xml(where).iter())
    items = {entry.get("id", ""): entry for entry in entries if local(entry) == "item"}
    order = [entry.get("idref", "") for entry in entries if local(entry) == "itemref"]
    for item in (items[idref] for idref in [*order, *(name for name in items if name not in order)] if idref in items):
        if item.get("href", "").endswith(".xml"):
            yield _found(package, posixpath.dirname(where), item.get("href", ""))


def _list_part(package: Package) -> str:
    """The name of the part that lists the others."""
    if _CONTAINER_PART in package:
        for entry in package.xml(_CONTAINER_PART).iter():
            if entry.get("full-path", "").endswith(".hpf"):
                return entry.get("full-path", "")
    return _LIST_PART


def _found(package: Package, folder: str, href: str) -> str:
    """The name of the part that is meant: programs write it from the package's root, or from the list's folder."""
    return href if href in package else posixpath.normpath(posixpath.join(folder, href))
