"""An Office file as an archive: opened with bounds, so that no file can cost more than it is worth."""

import io
import posixpath
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from lxml import etree

from etl.read.errors import DocumentError
from etl.read.formats import refusal

MEGABYTE = 1024 * 1024
FILE_BYTES_MAX = 250 * MEGABYTE  # photos of tens of megabytes are legitimate
PART_BYTES_MAX = 24 * MEGABYTE  # a form of a thousand rows has about 12 MB of XML
UNPACKED_BYTES_MAX = 1024 * MEGABYTE  # of all parts together: four times what a file may have
RATIO_FREE_BYTES = 5 * MEGABYTE  # up to here any compression is believed
RATIO_MAX = 120  # XML of a real form packs about 30 : 1
MEMBERS_MAX = 4000  # a form with hundreds of photos has some hundreds of parts
PROLOG_BYTES = 1024  # a DOCTYPE stands before the first element

_LOCAL_HEADER_BYTES = 30  # of the ZIP format, before the name
_TARGET = re.compile(r"^[A-Za-z]:|^[/\\]|(^|[/\\])\.\.([/\\]|$)|\x00")
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/(\w+)")  # ISO/IEC 29500-1; the other names are of part 4
_STRICT_NAMES = {b"customProperties": b"custom-properties", b"extendedProperties": b"extended-properties"}
_MAIN_RELATION = "/officeDocument"
_RESAVE = "Open it in Word, save it as a Word document (.docx) and send it again."


@dataclass(frozen=True, slots=True)
class Relation:
    """What one part says of another: its id there, the last word of its type ("comments"), the other part's name."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of one Office file by name; names are only ever keys, never paths."""

    def __init__(self, archive: zipfile.ZipFile, stream: BinaryIO, name: str) -> None:
        """`stream` is what the archive is read from, `name` that of the file."""
        self._archive = archive
        self._stream = stream
        self._name = name
        self._members = {_slashed(info.filename): info for info in archive.infolist()}
        self._by_folded_name = {name.casefold(): name for name in self._members}

    def __contains__(self, name: str) -> bool:
        return name in self._members

    @property
    def names(self) -> list[str]:
        """The names of all parts, in the archive's order."""
        return list(self._members)

    def read(self, name: str) -> bytes:
        """The bytes of one part; raises DocumentError where it is missing, damaged, encrypted or too large."""
        info = self._members.get(name)
        if info is None:
            raise DocumentError("corrupt_archive", f"The part {name} is missing.", part=name, hint=_RESAVE)
        if info.flag_bits & 0x1:
            raise DocumentError(
                "encrypted", "The archive is protected by a password.", part=name, hint="Send it without a password."
            )
        declared = info.file_size
        _check_part(name, declared, info.compress_size)
        data = self._inflate(info, PART_BYTES_MAX + 1)
        _check_part(name, len(data), info.compress_size)
        if len(data) != declared:
            raise DocumentError(
                "corrupt_archive", f"{name} holds other than the declared {declared} bytes.", part=name, hint=_RESAVE
            )
        return data

    def _inflate(self, info: zipfile.ZipInfo, limit: int) -> bytes:
        """So many bytes of a part at most, whatever size the archive declares."""
        declared, info.file_size = info.file_size, UNPACKED_BYTES_MAX
        try:
            with self._archive.open(info) as member:
                return member.read(limit)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            NotImplementedError,
            RuntimeError,
            ValueError,
        ) as error:
            raise DocumentError(
                "corrupt_archive", f"{info.filename} is damaged: {error}.", part=info.filename, hint=_RESAVE
            ) from error
        finally:
            info.file_size = declared

    def xml(self, name: str) -> etree._Element:
        """The root element of one XML part, in the transitional namespaces."""
        return parsed(self.read(name), name)

    def refuse_document_types(self) -> None:
        """Raises DocumentError for any XML part that begins with a DOCTYPE, also one that nothing here reads."""
        for name, info in self._members.items():
            if not name.endswith((".xml", ".rels")) or info.flag_bits & 0x1:
                continue
            prolog = self._inflate(info, PROLOG_BYTES)
            if b"<!DOCTYPE" in prolog.replace(b"\x00", b""):  # UTF-16 has a zero beside each letter
                raise _doctype(name)

    def main_part(self) -> str:
        """The name of the part that the package's relations call its main document; raises DocumentError for none."""
        if "[Content_Types].xml" not in self:
            raise self.refusal()
        if "_rels/.rels" in self:
            for relation in self.xml("_rels/.rels"):
                if relation.get("Type", "").endswith(_MAIN_RELATION):
                    part = posixpath.normpath(relation.get("Target", "").replace("\\", "/")).lstrip("/")
                    if not part.lower().endswith(".xml"):
                        raise self.refusal()
                    return part
        if "word/document.xml" in self:
            return "word/document.xml"
        raise DocumentError("corrupt_archive", "The archive has lost its main document.", hint=_RESAVE)

    def refusal(self) -> DocumentError:
        """Why an archive of another program is not read."""
        return refusal(self._stream, self._name)

    def relations(self, part: str) -> list[Relation]:
        """The parts of this package that a part points to; none where it points to none."""
        folder, _, name = part.rpartition("/")
        where = posixpath.join(folder, "_rels", f"{name}.rels")
        if where not in self:
            return []
        inside = (entry for entry in self.xml(where) if entry.get("TargetMode") != "External")
        return [
            Relation(entry.get("Id", ""), entry.get("Type", "").rpartition("/")[2], self._found(folder, entry))
            for entry in inside
        ]

    def _found(self, folder: str, relation: etree._Element) -> str:
        """The name of the part that a relation means; programs differ in upper and lower case."""
        target = relation.get("Target", "").replace("\\", "/")
        name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return name if name in self else self._by_folded_name.get(name.casefold(), name)

    def content_type(self, name: str) -> str:
        """The declared content type of one part; empty where none is declared."""
        suffix, by_suffix = name.rpartition(".")[2].lower(), ""
        for entry in self.xml("[Content_Types].xml"):
            if entry.get("PartName", "").lstrip("/").lower() == name.lower():
                return entry.get("ContentType", "")
            if entry.get("Extension", "").lower() == suffix:
                by_suffix = entry.get("ContentType", "")
        return by_suffix


def parsed(data: bytes, name: str) -> etree._Element:
    """The root element of an XML part; raises DocumentError for a DOCTYPE, for bad XML and for XML built to harm."""
    if b"<!DOCTYPE" in data:
        raise _doctype(name)
    if b"purl.oclc.org/ooxml" in data:
        data = _STRICT.sub(_transitional, data)
    # A parser serves one document: it keeps the errors of the last.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if error.code == etree.ErrorTypes.ERR_NO_MEMORY:  # lxml words it as an unknown error of the text
            raise MemoryError from None
        raise _syntax_error(error, name) from None
    except ValueError as error:
        raise DocumentError("malformed_xml", f"{name} is not XML: {error}.", part=name, hint=_RESAVE) from None
    if root.getroottree().docinfo.doctype:
        raise _doctype(name)
    return root


def _transitional(name: re.Match[bytes]) -> bytes:
    """The transitional name of a Strict namespace or relation."""
    return b"http://schemas.openxmlformats.org/%b/2006/%b" % (name[1], _STRICT_NAMES.get(name[2], name[2]))


def _doctype(name: str) -> DocumentError:
    return DocumentError(
        "unsafe_xml", f"{name} declares a document type, which no Word file does.", part=name, hint=_RESAVE
    )


def _syntax_error(error: etree.XMLSyntaxError, name: str) -> DocumentError:
    line, column = error.position
    reason = (error.msg or "it is not XML").rsplit(", line ", 1)[0]
    code = "unsafe_xml" if re.search("depth|huge|entity loop|amplification", reason, re.IGNORECASE) else "malformed_xml"
    message = f"{name}, line {line}, column {column}: {reason}."
    return DocumentError(code, message, part=name, line=line, column=column, hint=_RESAVE)


def _check_part(name: str, size: int, packed: int) -> None:
    if size > PART_BYTES_MAX or (size > RATIO_FREE_BYTES and size > packed * RATIO_MAX):
        raise _too_large(f"{name} unpacks to more than a form can hold ({size // MEGABYTE} MB).", name)


def _too_large(message: str, part: str | None = None) -> DocumentError:
    return DocumentError("too_large", message, part=part, hint="Send the form alone, without large attachments.")


@contextmanager
def opened(source: Path | bytes, name: str = "") -> Iterator[Package]:
    """The package in a file, or in bytes under a name, checked before anything is unpacked; raises DocumentError."""
    name = name or (source.name if isinstance(source, Path) else "")
    with _stream(source) as stream:
        _check_kind(stream, name)
        try:
            archive = zipfile.ZipFile(stream)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, OverflowError) as error:
            raise DocumentError("corrupt_archive", f"The archive is damaged: {error}.", hint=_RESAVE) from error
        with archive:
            _check_members(archive.infolist())
            yield Package(archive, stream, name)


def _stream(source: Path | bytes) -> BinaryIO:
    if isinstance(source, bytes):
        return io.BytesIO(source)
    try:
        check_size(source.stat().st_size)
        return source.open("rb")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise DocumentError(
            "unreadable_path", f"{source.name} cannot be opened: {reason}.", hint="Check the path."
        ) from None


def check_size(size_bytes: int) -> None:
    """Raises DocumentError for a file of more bytes than one may have."""
    if size_bytes > FILE_BYTES_MAX:
        raise _too_large(f"The file has {size_bytes // MEGABYTE} MB.")


def _check_kind(stream: BinaryIO, name: str) -> None:
    """Raises DocumentError for whatever does not begin as an archive does, saying what it is."""
    head = stream.read(4096)
    if not head.strip(b"\x00\t\n\x0b\x0c\r \xef\xbb\xbf\xff\xfe") and not _rest(stream).strip(b"\x00\t\n\x0b\x0c\r "):
        raise DocumentError("empty_file", "The file is empty.", hint="Send the file again.")
    if not head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        raise refusal(stream, name)
    stream.seek(0)


def _rest(stream: BinaryIO) -> bytes:
    return stream.read(PART_BYTES_MAX)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    """Raises DocumentError for an archive that declares too much, or that no Office program would write."""
    if len(members) > MEMBERS_MAX:
        raise _too_large(f"The archive has {len(members)} parts.")
    unpacked, packed = sum(info.file_size for info in members), sum(info.compress_size for info in members)
    if unpacked > UNPACKED_BYTES_MAX or (unpacked > 10 * RATIO_FREE_BYTES and unpacked > packed * RATIO_MAX):
        raise _too_large(f"The archive would unpack to {unpacked // MEGABYTE} MB from {packed // 1024} kB.")
    _check_names([info.orig_filename for info in members])
    _check_links(members)
    _check_overlap(members)


def _check_names(names: list[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if _TARGET.search(name):
            raise _unsafe(f"A part is named like a path out of the archive: {name[:80]!r}.", name)
        if _slashed(name).lower() in seen:
            raise _unsafe(f"Two parts have the same name: {name[:80]!r}.", name)
        seen.add(_slashed(name).lower())


def _slashed(name: str) -> str:
    """A part's name with "/" between folders, where old programs on Windows wrote "\\"."""
    return name.replace("\\", "/")


def _check_links(members: list[zipfile.ZipInfo]) -> None:
    for info in members:
        if stat.S_ISLNK(info.external_attr >> 16):
            raise _unsafe(f"A part is a link to another file: {info.filename[:80]!r}.", info.filename)


def _check_overlap(members: list[zipfile.ZipInfo]) -> None:
    end = 0
    if any(info.header_offset < 0 for info in members):
        raise DocumentError("corrupt_archive", "Bytes are missing from the middle of the archive.", hint=_RESAVE)
    for info in sorted(members, key=lambda member: member.header_offset):
        if info.header_offset < end:
            raise _unsafe(f"Two parts share the same bytes: {info.filename[:80]!r}.", info.filename)
        end = info.header_offset + _LOCAL_HEADER_BYTES + len(info.orig_filename) + info.compress_size


def _unsafe(message: str, part: str) -> DocumentError:
    return DocumentError("unsafe_archive", message, part=part[:200], hint=_RESAVE)
