"""Workbooks as programs write them: made with openpyxl, then changed in their parts."""

import io
import zipfile
from collections.abc import Callable

from openpyxl import Workbook

STRICT = "http://purl.oclc.org/ooxml/"
TRANSITIONAL = "http://schemas.openxmlformats.org/"
_STRICT_OF = {
    f"{TRANSITIONAL}spreadsheetml/2006/main": f"{STRICT}spreadsheetml/main",
    f"{TRANSITIONAL}wordprocessingml/2006/main": f"{STRICT}wordprocessingml/main",
    f"{TRANSITIONAL}officeDocument/2006/relationships": f"{STRICT}officeDocument/relationships",
    f"{TRANSITIONAL}officeDocument/2006/custom-properties": f"{STRICT}officeDocument/customProperties",
    f"{TRANSITIONAL}officeDocument/2006/extended-properties": f"{STRICT}officeDocument/extendedProperties",
    f"{TRANSITIONAL}officeDocument/2006/docPropsVTypes": f"{STRICT}officeDocument/docPropsVTypes",
    f"{TRANSITIONAL}officeDocument/2006/math": f"{STRICT}officeDocument/math",
    f"{TRANSITIONAL}drawingml/2006/main": f"{STRICT}drawingml/main",
}


def workbook(fill: Callable[[Workbook], None]) -> bytes:
    """A workbook that `fill` has written into."""
    book, written = Workbook(), io.BytesIO()
    fill(book)
    book.save(written)
    return written.getvalue()


def with_parts(package: bytes, change: Callable[[str, str], str]) -> bytes:
    """The package after `change(name, text)` of each XML part."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name.endswith((".xml", ".rels")):
                content = change(name, content.decode()).encode()
            target.writestr(name, content)
    return written.getvalue()


def replaced(package: bytes, old: str, new: str) -> bytes:
    """The package with a passage of its XML replaced; fails where it does not occur."""
    seen = []

    def change(_: str, text: str) -> str:
        seen.append(old in text)
        return text.replace(old, new)

    changed = with_parts(package, change)
    assert any(seen), old
    return changed


def strict(package: bytes) -> bytes:
    """The package as Office saves it in the format Strict Open XML."""

    def change(_: str, text: str) -> str:
        for transitional, name in _STRICT_OF.items():
            text = text.replace(transitional, name)
        return text

    return with_parts(package, change)
