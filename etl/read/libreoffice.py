"""What LibreOffice 7.4 does to a Word form on saving it, and how far that can be undone.

It turns a control round a paragraph or cell into one within the paragraph. Where the text mixes scripts it writes a
control for each stretch of a script, holding that stretch and then the whole text again: T, a+T, b+T, where a and b
are the end of T. Saved a second time, or by way of .odt or .doc, the controls nest or become fields; the order of the
texts stays. In every such control deleted text is alive again, and strikes, raised marks and line breaks are gone.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

from lxml import etree

from etl.findings import Finding
from etl.read.package import Package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_P, _T, _TC, _R_PR, _SDT, _SDT_PR, _SDT_CONTENT = (
    _W + name for name in ("p", "t", "tc", "rPr", "sdt", "sdtPr", "sdtContent")
)
_BODY, _TEXT_BOX, _INSTRUCTION, _FIELD_MARK = (_W + name for name in ("body", "txbxContent", "instrText", "fldChar"))
_CONTAINERS = frozenset({_TC, _BODY, _TEXT_BOX})
_SKIPPED = frozenset(_W + name for name in ("rPr", "pPr", "sdtPr", "tbl", "del", "moveFrom", "tcPr", "txbxContent"))
_SIGNS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "-"}
_KEPT_KINDS = frozenset(("checkbox", "dropDownList", "comboBox", "date", "picture"))  # LibreOffice knows these itself
_TEXT_FIELDS = ("FILLIN", "FORMTEXT")
_TRACKED = tuple(_W + name for name in ("ins", "del", "moveFrom", "moveTo"))
_PROGRAMS = (b"LibreOffice", b"Collabora")
_APP_PART, _SETTINGS_PART = "docProps/app.xml", "word/settings.xml"
LOST_CONTROLS = "LibreOffice saved this form: what was deleted or struck through in its answers would be back."
# Figures that hardly anybody writes: what was deleted and what came in its place, without anything between them.
GLUED = re.compile(r"\d[.,]\d{4,}|\d{6,}")
# Scripts that LibreOffice sets apart from Latin, Greek and Cyrillic, by the first word of their letters' names.
_APART_NAMES = """
    CJK HANGUL HIRAGANA KATAKANA BOPOMOFO YI IDEOGRAPHIC FULLWIDTH HALFWIDTH ARABIC HEBREW SYRIAC THAANA NKO DEVANAGARI
    BENGALI GURMUKHI GUJARATI ORIYA TAMIL TELUGU KANNADA MALAYALAM SINHALA THAI LAO TIBETAN MYANMAR KHMER MONGOLIAN
    ETHIOPIC
"""
_APART = frozenset(_APART_NAMES.split())


@dataclass(slots=True)
class Saving:
    """What saving in LibreOffice left behind: answers given once again, and paragraphs that may hold deleted text.

    `has_lost_controls` says that there are answers whose deletions, strikes and line breaks it would have lost.
    """

    repeats_count: int = 0
    doubtful: set[etree._Element] = field(default_factory=set)
    has_lost_controls: bool = False

    def findings(self) -> Iterator[Finding]:
        """What has to be said about the document as a whole."""
        if self.repeats_count:
            message = f"LibreOffice had written {self.repeats_count} answers several times; each is read once."
            yield Finding("repeated_text", message)
        if self.has_lost_controls:
            yield Finding("libreoffice_saved", LOST_CONTROLS)


def undo_saving(package: Package, root: etree._Element, data: bytes) -> Saving:
    """Takes the repeated texts out of the tree, and says which paragraphs may hold more than was written.

    `data` are the bytes of the part, searched first: most forms have nothing of it.
    """
    saving = Saving()
    for container in _containers(root, data):
        walk = _Walk(container)
        for whole, repeated in repeats(walk.filled):
            saving.repeats_count += 1
            for stretch in repeated:
                for leaf in stretch.leaves:
                    leaf.getparent().remove(leaf)
            saving.doubtful.update(_glued(whole))
        saving.doubtful.update(_unproven(walk.filled))
    if saving.repeats_count or _is_by_libreoffice(package):
        paragraphs = _answered_paragraphs(root)
        saving.has_lost_controls = bool(paragraphs)
        saving.doubtful.update(_doubtful(paragraphs, _has_tracked_changes(package, root)))
    return saving


def _containers(root: etree._Element, data: bytes) -> set[etree._Element]:
    """The cells and bodies in which a control follows another or lies in one, or a field asks for text."""
    found = {control for control in root.iter(_SDT) if _follows_a_control(control)}
    if any(name.encode() in data for name in _TEXT_FIELDS):
        found |= _text_fields(root)
    return {next(element.iterancestors(*_CONTAINERS)) for element in found}


def _text_fields(root: etree._Element) -> set[etree._Element]:
    """The codes of fields that ask for text, which is what controls become by way of .odt and .doc."""
    return {code for code in root.iter(_INSTRUCTION) if any(name in (code.text or "") for name in _TEXT_FIELDS)}


def _follows_a_control(control: etree._Element) -> bool:
    before, parent = control.getprevious(), control.getparent()
    if before is not None and before.tag == _SDT:
        return parent.tag in (_P, _SDT_CONTENT)
    return before is not None and parent.tag == _SDT_CONTENT and before.tag != _P


def _is_by_libreoffice(package: Package) -> bool:
    return _APP_PART in package and any(name in package.read(_APP_PART) for name in _PROGRAMS)


def _has_tracked_changes(package: Package, root: etree._Element) -> bool:
    """Whether changes were tracked in a file: where some are left, others may have been in its controls."""
    is_on = _SETTINGS_PART in package and b"trackRevisions" in package.read(_SETTINGS_PART)
    return is_on or next(root.iter(*_TRACKED), None) is not None


Leaf = TypeVar("Leaf")


@dataclass(slots=True)
class Stretch(Generic[Leaf]):
    """Text between two edges of controls or fields, with what holds it."""

    is_inside: bool
    text: str = ""
    leaves: list[Leaf] = field(default_factory=list)


class _Walk:
    """Gathers the stretches of one cell or body, without its inner tables."""

    def __init__(self, container: etree._Element) -> None:
        self.container = container
        self.stretches = [Stretch[etree._Element](False)]
        self._controls = 0
        self._fields: list[list[str]] = []
        self._shown_fields = 0
        self._is_paragraph = container.tag == _P
        self._go(container)

    def _edge(self) -> None:
        self.stretches.append(Stretch(self._controls + self._shown_fields > 0))

    def _go(self, parent: etree._Element) -> None:
        for child in parent:
            tag = child.tag
            if tag == _T or tag in _SIGNS:
                self._take(child, child.text or "" if tag == _T else _SIGNS[tag])
            elif tag == _P:
                self._paragraph(child)
            elif tag == _SDT and self._is_paragraph:
                self._controls += 1
                self._edge()
                self._go(child)
                self._controls -= 1
                self._edge()
            elif tag == _INSTRUCTION:
                if self._fields:
                    self._fields[-1].append(child.text or "")
            elif tag == _FIELD_MARK:
                self._field(child.get(_W + "fldCharType"))
            elif tag not in _SKIPPED and len(child):
                self._go(child)

    def _paragraph(self, paragraph: etree._Element) -> None:
        outer, self._is_paragraph = self._is_paragraph, True
        self._go(paragraph)
        self._is_paragraph = outer
        self._edge()

    def _take(self, leaf: etree._Element, text: str) -> None:
        if len(self._fields) == self._shown_fields:
            self.stretches[-1].text += text
            self.stretches[-1].leaves.append(leaf)

    def _field(self, mark: str | None) -> None:
        if mark == "begin":
            self._fields.append([])
        elif mark == "separate" and len(self._fields) > self._shown_fields:
            self._shown_fields += 1
            self._edge()
        elif mark == "end" and self._fields:
            self._shown_fields = min(self._shown_fields, len(self._fields) - 1)
            self._fields.pop()
            self._edge()

    @property
    def inside(self) -> str:
        """The text of controls and fields."""
        return "".join(stretch.text for stretch in self.stretches if stretch.is_inside)

    @property
    def outside(self) -> str:
        """The other text."""
        return "".join(stretch.text for stretch in self.stretches if not stretch.is_inside)

    @property
    def filled(self) -> list[Stretch[etree._Element]]:
        """The stretches that have text."""
        return [stretch for stretch in self.stretches if stretch.text]


def repeats(filled: list[Stretch[Leaf]]) -> Iterator[tuple[Stretch[Leaf], list[Stretch[Leaf]]]]:
    """Each text with the stretches that repeat it."""
    index = 0
    while index < len(filled):
        length = _repeated(filled, index)
        if length:
            yield filled[index], filled[index + 1 : index + length]
        index += length or 1


def _repeated(filled: list[Stretch[Leaf]], first: int) -> int:
    """How many stretches from the `first` are T, a+T, b+T …, with a, b … together the end of T; 0 for none."""
    whole = filled[first].text
    if not filled[first].is_inside or not _is_set_apart(whole):
        return 0
    end, between, length = "", "", 0
    for index in range(first + 1, len(filled)):
        text, is_inside = filled[index].text, filled[index].is_inside
        if not is_inside:
            between += text
        elif text.endswith(whole):
            end, between = end + between + text.removesuffix(whole), ""
            length = index - first + 1 if end and whole.endswith(end) else length
        if (is_inside and not text.endswith(whole)) or len(end) + len(between) > len(whole):
            break
    return length


def _unproven(filled: list[Stretch[etree._Element]]) -> Iterator[etree._Element]:
    """The paragraphs in which a control repeats the one before it, and more was changed since."""
    for stretch, following in zip(filled, filled[1:], strict=False):
        is_repeat = stretch.is_inside and following.is_inside and following.text.endswith(stretch.text)
        if is_repeat and _is_set_apart(stretch.text) and all(leaf.getparent() is not None for leaf in following.leaves):
            yield from _paragraphs(following)


def _glued(stretch: Stretch[etree._Element]) -> Iterator[etree._Element]:
    if GLUED.search(stretch.text):
        yield from _paragraphs(stretch)


def _paragraphs(stretch: Stretch[etree._Element]) -> Iterator[etree._Element]:
    return (next(leaf.iterancestors(_P)) for leaf in stretch.leaves if leaf.getparent() is not None)


def _is_set_apart(text: str) -> bool:
    """Whether a text has a letter of a script for which LibreOffice begins a stretch of its own."""
    return not text.isascii() and any(map(_is_apart, text))


@lru_cache(maxsize=4096)
def _is_apart(letter: str) -> bool:
    return letter > "\u0590" and unicodedata.name(letter, "").partition(" ")[0] in _APART


def _answered_paragraphs(root: etree._Element) -> list[_Walk]:
    """The paragraphs that are the text of a control, or of the field that one became, and nothing else."""
    paragraphs = {next(code.iterancestors(_P), code) for code in _text_fields(root)}
    paragraphs |= {control.getparent() for control in root.iter(_SDT) if _is_of_text(control)}
    walks = map(_Walk, paragraphs)
    return [walk for walk in walks if walk.inside.strip() and not walk.outside.strip()]


def _doubtful(paragraphs: list[_Walk], is_tracked: bool) -> Iterator[etree._Element]:
    """Those that may hold more than was written, or have lost a line break.

    Where changes were tracked, all of them; else those with a line break before them or figures grown together.
    """
    for walk in paragraphs:
        if is_tracked or "\n" in walk.outside or GLUED.search(walk.inside):
            yield walk.container


def _is_of_text(control: etree._Element) -> bool:
    """Whether a control lies in a paragraph, is none of those that LibreOffice keeps, and has lost all its formats."""
    if control.getparent().tag != _P:
        return False
    properties = next(control.iterchildren(_SDT_PR), ())
    is_kept = any(etree.QName(child).localname in _KEPT_KINDS for child in properties)
    return not is_kept and not any(len(formats) for formats in control.iter(_R_PR))
