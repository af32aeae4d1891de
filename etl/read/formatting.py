"""How runs of a Word file look where that changes what they say: hidden, struck through, raised or lowered."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from lxml import etree

from etl.read.package import parsed
from etl.read.prompts import PROMPT_STYLES

OFF = frozenset({"0", "false", "off", "none"})
RAISED_HALF_POINTS_MIN = 3  # letters set less than 1.5 points higher still stand in the line

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = _W + "val"
_R, _R_PR, _STYLE, _STYLE_ID = (_W + name for name in ("r", "rPr", "style", "styleId"))
_LOOKS = ("vanish", "strike", "dstrike", "vertAlign", "position")
_LOOK_BYTES = (b"vanish", b"strike", b"vertAlign", b":position")
_TOGGLES = frozenset({"vanish", "strike"})  # on in two styles that meet, they are off (ISO/IEC 29500-1, 17.7.3)
_STYLED_BY = {"table": _W + "tblStyle", "paragraph": _W + "pStyle", "character": _W + "rStyle"}
_OWNERS = {"table": (_W + "tbl", _W + "tblPr"), "paragraph": (_W + "p", _W + "pPr"), "character": (_R, _R_PR)}
_NOTE_STYLES = ("FootnoteReference", "EndnoteReference")  # Word's own, known also where a file has lost its styles
_BOXES = frozenset({_W + "txbxContent", _W + "background"})
_WHITE = frozenset({"FFFFFF", "white"})
_PAPER = _WHITE | {"auto", ""}

Look = dict[str, str]


@dataclass(slots=True)
class Looks:
    """The runs of a document that do not simply stand in the line and count."""

    hidden: set[etree._Element] = field(default_factory=set)
    struck: set[etree._Element] = field(default_factory=set)
    raised: set[etree._Element] = field(default_factory=set)
    lowered: set[etree._Element] = field(default_factory=set)

    @property
    def runs(self) -> set[etree._Element]:
        """All of them."""
        return self.hidden | self.struck | self.raised | self.lowered

    def add(self, run: etree._Element, look: Look) -> None:
        """Sort a run in by what its look comes to."""
        points = look.get("position", "0")
        height = int(points) if points.lstrip("-").isdecimal() and len(points) < 6 else 0
        align = look.get("vertAlign")
        if is_on(look.get("vanish", "0")):
            self.hidden.add(run)
        if is_on(look.get("strike", "0")) or is_on(look.get("dstrike", "0")):
            self.struck.add(run)
        if align == "superscript" or height >= RAISED_HALF_POINTS_MIN:
            self.raised.add(run)
        elif align == "subscript" or height <= -RAISED_HALF_POINTS_MIN:
            self.lowered.add(run)


def is_on(value: str) -> bool:
    """What a Word switch says that has this value."""
    return value not in OFF


class Styles:
    """The styles of a file, as far as they hide, strike, raise or lower text; parsed only where one may."""

    def __init__(self, data: bytes, part: str) -> None:
        """`data` is the part that holds the styles, empty where the file has none."""
        self._data = data
        self._part = part
        self.defaults: Look = {}
        self.by_kind: dict[str, dict[str, Look]] = {kind: {} for kind in _STYLED_BY}
        self.by_kind["character"] = {style_id: {"vertAlign": "superscript"} for style_id in _NOTE_STYLES}
        self.default_of: dict[str, str] = {}
        if any(name in data for name in _LOOK_BYTES):
            self._read()

    @cached_property
    def _root(self) -> etree._Element:
        return parsed(self._data, self._part)

    def prompt_styles(self) -> set[str]:
        """The identifiers of Word's style for prompts in this file: they are translated, its name is not."""
        if not self._data:
            return set()
        named = ((style.get(_STYLE_ID, ""), style.find(_W + "name")) for style in self._root.iterchildren(_STYLE))
        return {key for key, name in named if name is not None and name.get(_VAL, "").casefold() in PROMPT_STYLES}

    @cached_property
    def shading(self) -> frozenset[str]:
        """The styles that fill any part of what they are for with a colour, by themselves or by what they rest on."""
        if not self._data:
            return frozenset()
        bases = {}
        found = set()
        for style in self._root.iterchildren(_STYLE):
            base, style_id = style.find(_W + "basedOn"), style.get(_STYLE_ID, "")
            bases[style_id] = "" if base is None else base.get(_VAL, "")
            if any(map(_is_filled, style.iter(_W + "shd"))):
                found.add(style_id)
        while more := {style_id for style_id, base in bases.items() if base in found} - found:
            found |= more
        return frozenset(found)

    def _read(self) -> None:
        found = {style.get(_STYLE_ID, ""): style for style in self._root.iterchildren(_STYLE)}
        self.defaults = _look(self._root.find(f"{_W}docDefaults/{_W}rPrDefault/{_R_PR}"))
        for style_id, style in found.items():
            kind, look = style.get(_W + "type", ""), _inherited(style_id, found)
            if kind in self.by_kind and (look or style_id in _NOTE_STYLES):
                self.by_kind[kind][style_id] = look
            if is_on(style.get(_W + "default", "0")):
                self.default_of[kind] = style_id

    def look(self, kind: str, style_id: str | None) -> Look:
        """The look of a style; where none is named, of the default of its kind."""
        return self.by_kind[kind].get(style_id or self.default_of.get(kind, ""), {})

    @property
    def marks_all(self) -> bool:
        """Whether text in no particular style already looks otherwise."""
        return bool(self.defaults) or any(self.look(kind, None) for kind in self.by_kind)


def _look(properties: etree._Element | None) -> Look:
    """What the properties of a run or style say about its look, by the name of the property."""
    if properties is None:
        return {}
    return {name: found.get(_VAL, "1") for name in _LOOKS if (found := properties.find(_W + name)) is not None}


def _inherited(style_id: str, found: dict[str, etree._Element]) -> Look:
    """A style's look with that of the styles it is based on; its own word counts before theirs."""
    look: Look = {}
    seen: set[str] = set()
    while style_id in found and style_id not in seen:
        seen.add(style_id)
        look = _look(found[style_id].find(_R_PR)) | look
        base = found[style_id].find(_W + "basedOn")
        style_id = "" if base is None else base.get(_VAL, "")
    return look


def looks_of(root: etree._Element, styles: Styles) -> Looks:
    """The looks of all runs under a root, by their own properties and by the styles in use."""
    looks = Looks()
    tags = [_W + name for name in _LOOKS]
    direct = {run for element in root.iter(*tags) if (run := element.getparent().getparent()) is not None}
    for run in direct.union(_runs_in_styles(root, styles)):
        if run.tag == _R:  # properties also stand in paragraph marks and in what a tracked change has replaced
            looks.add(run, _look_of(run, styles))
    looks.hidden.update(run for run in _white_runs(root) if not _stands_on_colour(run, styles))
    return looks


def _white_runs(root: etree._Element) -> Iterator[etree._Element]:
    """The runs whose own colour is white."""
    for color in root.iter(_W + "color"):
        run = color.getparent().getparent()
        if color.get(_VAL) in _WHITE and run is not None and run.tag == _R:
            yield run


def _stands_on_colour(run: etree._Element, styles: Styles) -> bool:
    """Whether something behind a run may be darker than paper: a shade of it or around it, or a box."""
    if run.find(f"{_R_PR}/{_W}highlight") is not None:
        return True
    for owner in (run, *run.iterancestors()):
        properties = owner.find(f"{owner.tag}Pr")
        if owner.tag in _BOXES or (properties is not None and _is_shaded(properties, styles)):
            return True
    return False


def _is_shaded(properties: etree._Element, styles: Styles) -> bool:
    """Whether properties fill what they are of with a colour, by themselves or by a style."""
    named = (properties.find(tag) for tag in _STYLED_BY.values())
    if any(style is not None and style.get(_VAL) in styles.shading for style in named):
        return True
    shade = properties.find(_W + "shd")
    return shade is not None and _is_filled(shade)


def _is_filled(shade: etree._Element) -> bool:
    return shade.get(_W + "fill", "") not in _PAPER or shade.get(_VAL, "clear") not in ("clear", "nil")


def _runs_in_styles(root: etree._Element, styles: Styles) -> Iterator[etree._Element]:
    """The runs that a style in use may make look otherwise."""
    if styles.marks_all:
        yield from root.iter(_R)
    for kind, tag in _STYLED_BY.items():
        for element in root.iter(tag) if styles.by_kind[kind] else ():
            if element.get(_VAL) in styles.by_kind[kind]:
                yield from element.getparent().getparent().iter(_R)


def _look_of(run: etree._Element, styles: Styles) -> Look:
    """What a run looks like: the styles of its table, paragraph and letters, one on top of the other, then its own."""
    look = dict(styles.defaults)
    for kind, (owner_tag, properties) in _OWNERS.items():
        owner = next(run.iterancestors(owner_tag), None) if owner_tag != _R else run
        if owner is not None:
            named = owner.find(f"{properties}/{_STYLED_BY[kind]}")
            _put_on(look, styles.look(kind, None if named is None else named.get(_VAL)), styles.defaults)
    return look | _look(run.find(_R_PR))


def _put_on(look: Look, style: Look, defaults: Look) -> None:
    """Change a look by one more style; what two of them switch on is off, unless it is on for the whole document."""
    for name, value in style.items():
        if name not in _TOGGLES:
            look[name] = value
        elif is_on(value) and not is_on(defaults.get(name, "0")):
            look[name] = "0" if is_on(look.get(name, "0")) else "1"
