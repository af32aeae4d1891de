"""A copy of a Word file with comments, and nothing else changed: each is anchored outside of all content controls.

LibreOffice 7.4 keeps a comment that lies inside a content control and deletes the control, with the answer that was
typed into it. So where a cell, a row or a line stands in a control the comment stands at the nearest text before it.
"""

import io
import posixpath
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from etl.findings import Place
from etl.read.package import opened
from etl.read.word import cell_numbers
from etl.read.word_rare import OWN_AUTHOR
from etl.send.office import printable

COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_TYPES_PART = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_STRICT_RELATION = "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
# What Word takes no comment in, or shows to nobody.
_CLOSED = ("sdt", "txbxContent", "del", "moveFrom", "AlternateContent", "tblHeader")


@dataclass(frozen=True, slots=True)
class Remark:
    """What is to be said at a place of a form; a place outside of all tables is the beginning."""

    place: Place
    text: str


def with_comments(content: bytes, remarks: Sequence[Remark]) -> bytes | None:
    """The Word file with a comment for each place; None where it has no text outside of controls to bear one.

    Raises DocumentError for what is no readable Word file.
    """
    with opened(content) as package:
        part = package.main_part()
        numbers = cell_numbers(package, part)
        comments_part = next((one.target for one in package.relations(part) if one.kind == "comments"), None)
    parts = _Parts(content)
    body = parts.xml(part)
    writer = _Writer(body, parts.xml(comments_part) if comments_part and comments_part in parts else None)
    cells = list(body.iter(f"{writer.word}tc"))
    for place, text in _by_place(remarks).items():
        if not writer.add(cells[numbers[place]] if place in numbers else None, text):
            return None
    parts.put(part, body)
    parts.put(comments_part or parts.relate_comments(part, is_strict="purl.oclc.org" in writer.word), writer.comments)
    return parts.saved()


def _by_place(remarks: Sequence[Remark]) -> dict[Place, str]:
    """One comment a place, a line a remark, in the order of the remarks."""
    texts: dict[Place, list[str]] = {}
    for remark in remarks:
        texts.setdefault(remark.place, []).append(remark.text)
    return {place: "\n".join(dict.fromkeys(lines)) for place, lines in texts.items()}


class _Parts:
    """The parts of a package by name, to be changed and written again; what is not changed keeps its bytes."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            self._entries = [(info, archive.read(info)) for info in archive.infolist()]
        self._changed: dict[str, bytes] = {}
        self._names = {info.filename.replace("\\", "/"): info.filename for info, _ in self._entries}

    def __contains__(self, name: str | None) -> bool:
        return name in self._names

    def xml(self, name: str) -> etree._Element:
        """The root of one part, with all that it holds."""
        data = next(data for info, data in self._entries if info.filename == self._names[name])
        return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))

    def put(self, name: str, root: etree._Element) -> None:
        """Write a part anew."""
        written = etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
        self._changed[self._names.get(name, name)] = written

    def relate_comments(self, part: str, *, is_strict: bool) -> str:
        """Make a part for comments known: its content type, and a relation of the main part; gives its name."""
        folder, _, base = part.rpartition("/")
        name = posixpath.join(folder, "comments.xml")
        types = self.xml(_TYPES_PART)
        etree.SubElement(types, f"{_TYPES}Override", PartName=f"/{name}", ContentType=COMMENTS_TYPE)
        self.put(_TYPES_PART, types)
        where = posixpath.join(folder, "_rels", f"{base}.rels")
        relations = (
            self.xml(where)
            if where in self
            else etree.Element(f"{{{_RELATIONS}}}Relationships", nsmap={None: _RELATIONS})
        )
        taken = {relation.get("Id") for relation in relations}
        free = next(f"rIdComments{number}" for number in range(len(taken) + 1) if f"rIdComments{number}" not in taken)
        kind = _STRICT_RELATION if is_strict else _RELATION
        etree.SubElement(relations, f"{{{_RELATIONS}}}Relationship", Id=free, Type=kind, Target="comments.xml")
        self.put(where, relations)
        return name

    def saved(self) -> bytes:
        """The package in its order, new parts last."""
        written = io.BytesIO()
        with zipfile.ZipFile(written, "w") as archive:
            for info, data in self._entries:
                archive.writestr(info, self._changed.pop(info.filename, data))
            for name, data in self._changed.items():
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        return written.getvalue()


class _Writer:
    """Writes comments, and their anchors into a body."""

    def __init__(self, body: etree._Element, comments: etree._Element | None) -> None:
        self.word = body.tag[: body.tag.index("}") + 1]
        space = {"w": self.word[1:-1]}
        self.comments = etree.Element(f"{self.word}comments", nsmap=space) if comments is None else comments
        ids = [one.get(f"{self.word}id", "") for root in (body, self.comments) for one in root.iter(*self._bearers())]
        # The paragraphs that stand in no control, in the order of the text, and where each element of it begins.
        self._order = {element: number for number, element in enumerate(body.iter())}
        self._open = [one for one in body.iter(f"{self.word}p") if not any(map(_is_closed, one.iterancestors()))]
        self._next = max((int(one) for one in ids if one.isdecimal()), default=-1) + 1

    def _bearers(self) -> Iterator[str]:
        names = ("comment", "commentReference", "commentRangeStart", "commentRangeEnd")
        return (f"{self.word}{name}" for name in names)

    def add(self, cell: etree._Element | None, text: str) -> bool:
        """A comment at a cell, or at the beginning; False where nothing outside of controls can bear it."""
        paragraph = next(self._near(cell), None)
        if paragraph is None:
            return False
        self._anchor(paragraph)
        comment = self._made("comment", author=OWN_AUTHOR, initials="RH")
        for line in printable(text).split("\n"):
            run = etree.SubElement(etree.SubElement(comment, f"{self.word}p"), f"{self.word}r")
            shown = etree.SubElement(run, f"{self.word}t")
            shown.text = line
            shown.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        self.comments.append(comment)
        self._next += 1
        return True

    def _near(self, cell: etree._Element | None) -> Iterator[etree._Element]:
        """The paragraphs that may bear a comment, the nearest first: of the cell, before it, behind it."""
        if cell is not None:
            inside = set(cell.iter(f"{self.word}p"))
            yield from (one for one in self._open if one in inside)
            yield from (one for one in reversed(self._open) if self._order[one] < self._order[cell])
        yield from self._open

    def _anchor(self, paragraph: etree._Element) -> None:
        """Mark the words of a paragraph; only a point before them where a control stands among them."""
        start, end = self._made("commentRangeStart"), self._made("commentRangeEnd")
        run = etree.Element(f"{self.word}r")
        run.append(self._made("commentReference"))
        at = 1 if len(paragraph) and etree.QName(paragraph[0]).localname == "pPr" else 0
        if any(_is_closed(one) for one in paragraph.iter()):
            paragraph[at:at] = [start, end, run]
        else:
            paragraph.insert(at, start)
            paragraph.extend([end, run])

    def _made(self, name: str, **more: str) -> etree._Element:
        """An element with the number of the comment that is being written."""
        made = etree.Element(f"{self.word}{name}")
        for key, value in {"id": str(self._next), **more}.items():
            made.set(f"{self.word}{key}", value)
        return made


def _is_closed(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and etree.QName(element).localname in _CLOSED
