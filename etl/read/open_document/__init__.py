"""OpenDocument (ISO/IEC 26300): texts become documents, spreadsheets become workbooks, packed or in flat XML."""

import re
from pathlib import Path

from lxml import etree

from etl.read.document import Document
from etl.read.encryption import refuse_encrypted
from etl.read.errors import DocumentError
from etl.read.open_document.names import OFFICE
from etl.read.open_document.objects import Objects
from etl.read.open_document.sheets import workbook_of
from etl.read.open_document.styles import Styles
from etl.read.open_document.text import document_of
from etl.read.package import MEGABYTE, PART_BYTES_MAX, Package, parsed
from etl.read.workbook import Workbook

OPEN_PART = "content.xml"
FLAT_BYTES_MAX = 64 * MEGABYTE  # pictures stand in a flat file as letters; without them PART_BYTES_MAX holds
_STYLES_PART = "styles.xml"
_FLAT_ROOT = re.compile(rb"<(?:\w+:)?document\s[^>]*urn:oasis:names:tc:opendocument:xmlns:office:1\.0")
_PICTURE = re.compile(rb"<office:binary-data>[^<]*</office:binary-data>")
_HEAD_BYTES = 4096
_SAVE_AS_TEXT = "Save it as an OpenDocument text (.odt) or a Word document (.docx) and send it again."


def open_document(package: Package) -> Document | Workbook:
    """The text or the sheets in a package; raises DocumentError where it holds neither."""
    refuse_encrypted(package, "Remove the password and send it again.")
    root = package.xml(OPEN_PART)
    more = [package.xml(_STYLES_PART)] if _STYLES_PART in package else []
    return _parts(root, Styles(root, *more), Objects(package))


def flat_document(data: bytes) -> Document | Workbook:
    """The text or the sheets in a flat file (.fodt, .fods); raises DocumentError."""
    data = _PICTURE.sub(b"", data)
    if len(data) > PART_BYTES_MAX:
        hint = "Send the form alone, without large attachments."
        raise DocumentError("too_large", "The file is larger than a form can be.", hint=hint)
    root = parsed(data, "the file")
    return _parts(root, Styles(root), Objects())


def flat_bytes(source: Path | bytes) -> bytes | None:
    """The bytes of a file, no more than one above what is read, where it is OpenDocument in flat XML; else None."""
    if isinstance(source, bytes):
        return source if _FLAT_ROOT.search(source[:_HEAD_BYTES]) else None
    try:
        with source.open("rb") as file:
            head = file.read(_HEAD_BYTES)
            return head + file.read(FLAT_BYTES_MAX) if _FLAT_ROOT.search(head) else None
    except (OSError, ValueError):  # whoever opens it next says so
        return None


def _parts(root: etree._Element, styles: Styles, objects: Objects) -> Document | Workbook:
    body = root.find(f"{OFFICE}body")
    for child in () if body is None else body:
        if child.tag == OFFICE + "spreadsheet":
            return workbook_of(child, styles)
        if child.tag == OFFICE + "text":
            return document_of(child, styles, objects)
    message = "This OpenDocument file is neither a text nor a spreadsheet."
    raise DocumentError("wrong_format", message, hint=_SAVE_AS_TEXT)
