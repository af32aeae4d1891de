"""What is rare in a Word file, collected beforehand: struck and hidden runs, prompts, symbol fonts, notes, comments."""

from lxml import etree

from etl.read.formatting import Looks, Styles, is_on, looks_of
from etl.read.package import Package
from etl.text.normal import normalised

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = _W + "val"
_P, _T, _SDT, _SDT_PR, _R_PR, _P_PR = (_W + name for name in ("p", "t", "sdt", "sdtPr", "rPr", "pPr"))
_SHOWING = _W + "showingPlcHdr"
_WINGDINGS_RUN = b'ascii="Wingdings'
_PROMPT_STYLE = "PlaceholderText"
_STYLES_PART = "word/styles.xml"
_COMMENTS_PART = "word/comments.xml"
OWN_AUTHOR = (
    "Resilience Hub Dashboard"  # of the comments in a copy that a city was given; they are not the city's words
)
_GONE = (_W + "del", _W + "moveFrom")
NOTES = {  # what refers to a note: the part that holds it, and its element there
    _W + "footnoteReference": ("word/footnotes.xml", _W + "footnote"),
    _W + "endnoteReference": ("word/endnotes.xml", _W + "endnote"),
}
_FOREIGN = (_W + "altChunk", _W + "subDoc")


def first_child(parent: etree._Element | None, *path: str) -> etree._Element | None:
    """The first child of this name, or of its first child of the next: `find` without its parsing of paths."""
    for name in path:
        parent = None if parent is None else next(parent.iterchildren(name), None)
    return parent


def is_switched_on(element: etree._Element | None) -> bool:
    """The value of a Word switch: present without a value means on."""
    return element is not None and is_on(element.get(_VAL, "1"))


class Rare:
    """Elements met rarely, collected beforehand by lxml so that the walk need not look at every run's properties."""

    def __init__(self, package: Package, root: etree._Element, data: bytes, doubtful: set[etree._Element]) -> None:
        self.doubtful = doubtful
        self.joined: set[etree._Element] = set()
        self.by_style: dict[str, list[etree._Element]] = {}
        self.symbol_fonts = _runs_in_symbol_fonts(root, data)
        self.notes: set[etree._Element] = set()
        self.has_foreign = False
        for element in root.iter(_W + "rStyle", _W + "del", _W + "moveFrom", *NOTES, *_FOREIGN):
            self._note(element, element.getparent())
        styles = Styles(package.read(_STYLES_PART) if _STYLES_PART in package else b"", _STYLES_PART)
        self.looks: Looks = looks_of(root, styles)
        self.styled = set(self.by_style.pop(_PROMPT_STYLE, ()))
        if self._styles_in_prompts():
            for style in styles.prompt_styles():
                self.styled.update(self.by_style.get(style, ()))
        self.comments = _texts_by_id(package, _COMMENTS_PART, _W + "comment")
        self.note_texts = {reference: _texts_by_id(package, *where) for reference, where in NOTES.items()}
        self.has_marks = bool(self.looks.struck or self.looks.hidden or doubtful)
        self.runs = self.looks.runs | self.styled | self.notes | set(self.symbol_fonts)

    def _note(self, element: etree._Element, parent: etree._Element) -> None:
        if element.tag in _FOREIGN:
            self.has_foreign = True
        elif element.tag in NOTES:
            if is_on(element.get(_W + "customMarkFollows", "0")):
                self.notes.add(parent)
        elif parent.tag != _R_PR:
            return
        elif parent.getparent().tag == _P_PR:
            if element.tag in _GONE:
                self.joined.add(parent.getparent().getparent())
        elif element.tag == _W + "rStyle":
            self.by_style.setdefault(element.get(_VAL, ""), []).append(parent.getparent())

    def _styles_in_prompts(self) -> bool:
        """Whether a control that shows its prompt has a run in another style than Word's English one for prompts."""
        return any(_shows_prompt(run) for runs in self.by_style.values() for run in runs)


def _shows_prompt(run: etree._Element) -> bool:
    control = next(run.iterancestors(_SDT), None)
    return control is not None and is_switched_on(first_child(control, _SDT_PR, _SHOWING))


def _runs_in_symbol_fonts(root: etree._Element, data: bytes) -> dict[etree._Element, str]:
    """Runs whose letters are signs of Wingdings; the bytes are searched first, as nearly no form has any."""
    if _WINGDINGS_RUN not in data:
        return {}
    fonts = ((element.getparent().getparent(), element.get(_W + "ascii", "")) for element in root.iter(_W + "rFonts"))
    return {run: font for run, font in fonts if font.startswith("Wingdings")}


def _texts_by_id(package: Package, part: str, tag: str) -> dict[str, str]:
    """The comments or notes that a part holds, by their ids."""
    if part not in package:
        return {}
    entries = (one for one in package.xml(part).iterchildren(tag) if one.get(_W + "author") != OWN_AUTHOR)
    return {entry.get(_W + "id", ""): _lines_in(entry) for entry in entries}


def _lines_in(comment: etree._Element) -> str:
    lines = ("".join(text.text or "" for text in line.iter(_T)) for line in comment.iter(_P))
    return normalised("\n".join(lines))
