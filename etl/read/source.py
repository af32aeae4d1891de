"""One file as it was received: opened once, its format told from its own parts, and each part parsed once."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.read.document import Document
from etl.read.errors import DocumentError
from etl.read.grid import Text, read_text
from etl.read.hangul import hangul_document, is_hangul
from etl.read.open_document import OPEN_PART, flat_bytes, flat_document, open_document
from etl.read.package import Package, opened, parsed
from etl.read.pdf.pages import is_pdf
from etl.read.pdf.parts import Pdf
from etl.read.pdf.reading import read_pdf
from etl.read.word import document_in
from etl.read.workbook import WORKBOOK_PART, WORKBOOK_TAG, Workbook, defined_names, workbook_in

# Names of formats that are read here, or that their sender may take for one of these.
OFFICE = frozenset(
    [".docx", ".docm", ".xlsx", ".xlsm", ".xltx", ".xltm", ".odt", ".fodt", ".ods", ".fods", ".hwpx", ".doc", ".xls"]
    + [".pdf"]
)
TEXTS = (".csv", ".tsv", ".txt")  # any bytes are a text in some encoding, so that only the name tells one
_CHANGED = ("{http://purl.org/dc/terms/}modified", "{http://purl.org/dc/elements/1.1/}date")  # Office, OpenDocument
_PROPERTIES_PART = "docProps/custom.xml"


@dataclass(frozen=True, slots=True)
class Source:
    """One file with what it holds; it travels from reader to reader in place of its path.

    `parts` is None where the file could not be read, and `problem` then says why. `marks` are names that nobody sees:
    of a document's own properties, and of named cells. `saved_on` is the day on which a program says it changed it.
    """

    name: str
    parts: Document | Workbook | Text | Pdf | None
    problem: DocumentError | None = None
    marks: frozenset[str] = frozenset()
    saved_on: date | None = None

    @property
    def is_named_office(self) -> bool:
        """Whether its name is that of an Office document, so that damage to it is worth telling."""
        return Path(self.name).suffix.lower() in OFFICE


def read_source(source: Path | bytes, name: str = "") -> Source:
    """A file, or its bytes under a name; never raises for what it holds."""
    name = name or (source.name if isinstance(source, Path) else "")
    try:
        if Path(name).suffix.lower() in TEXTS:
            return Source(name, read_text(source))
        if (flat := flat_bytes(source)) is not None:
            return Source(name, flat_document(flat))
        if is_pdf(source):
            return Source(name, read_pdf(source))
        with opened(source, name) as package:
            return _read_package(package, name)
    except DocumentError as problem:
        return Source(name, None, problem)


def _read_package(package: Package, name: str) -> Source:
    """What an archive holds, by the root element of its main part."""
    if OPEN_PART in package:
        return Source(name, open_document(package), saved_on=_saved_on(package, "meta.xml"))
    if is_hangul(package):
        return Source(name, hangul_document(package))
    part = WORKBOOK_PART if WORKBOOK_PART in package else package.main_part()
    package.refuse_document_types()
    data = package.read(part)
    root = parsed(data, part)
    if root.tag == WORKBOOK_TAG:
        marks = _properties(package) | defined_names(root)
        return Source(
            name, workbook_in(package, part, root), marks=marks, saved_on=_saved_on(package, "docProps/core.xml")
        )
    read = document_in(package, part, root, data)
    return Source(name, read, marks=_properties(package), saved_on=_saved_on(package, "docProps/core.xml"))


def _saved_on(package: Package, part: str) -> date | None:
    """The day of the last change, as the part of a document's own properties tells it; None where it tells none."""
    if part not in package:
        return None
    try:
        told = (element.text or "" for element in package.xml(part).iter(*_CHANGED))
        return date.fromisoformat(next(told, "")[:10])
    except (DocumentError, ValueError):
        return None


def _properties(package: Package) -> frozenset[str]:
    """The names of the properties that are a document's own; none where they are damaged, as nobody sees them."""
    if _PROPERTIES_PART not in package:
        return frozenset()
    try:
        return frozenset(entry.get("name", "") for entry in package.xml(_PROPERTIES_PART))
    except DocumentError:
        return frozenset()
