"""The cell of the work plan with eight boxes: which kinds of service are ticked, however the boxes were made."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache, lru_cache

from etl.folder import reference
from etl.forms.candidature.labels import vocabulary
from etl.read.marks import BOX_OFF, BOX_ON, in_force, is_marked, plain, shown, struck_places_of
from etl.read.prompts import without_prompts
from etl.text.normal import normalised

_BULLETS = frozenset("●■◼⬛◉▪")
_SPLIT = re.compile(r"\s*[;\n•|]\s*")
_JOINED = re.compile(r"\s*(?:[,;/&+.]|\band\b|\by\b|\bet\b|\be\b|\bund\b|\bи\b|\bو|및|と)\s*")
_EDGES = " :：;,.…_-–—()[]/|\n"
_LEADING = re.compile(r"^(?:[\s:：;,.…_/|\])）-]|[–—])+")
_BARE = re.compile(r"^[\s_xX×√.)\-–—:]*(?<![^\W_](?=[^\W\d_]))")
_WRITING_LINE = re.compile(r"(?:_+|…+|\.{3,})\s*(?=\n|$)")


@dataclass(frozen=True, slots=True)
class ServiceTypes:
    """The ticked types in the form's order, the text typed after "Other", and what is unsure about them."""

    types: tuple[str, ...]
    other: str | None
    doubts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class _Box:
    sign: str
    is_on: bool
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Option:
    """A box with its label: the type it names (None for none we know) and the text after the label."""

    box: _Box
    kind: str | None
    text: str


@cache
def printed_types() -> dict[int, tuple[str, ...]]:
    """The kinds of service that each edition of the form prints a box for, in its order, by how many boxes it has."""
    editions: dict[str, set[str]] = {}
    for row in reference.rows("form_labels"):
        if row["form_version"] and row["field"].startswith("type_"):
            editions.setdefault(row["form_version"], set()).add(row["field"].removeprefix("type_"))
    return {len(kinds): _in_order(kinds) for kinds in editions.values()}


def _in_order(kinds: Container[str | None]) -> tuple[str, ...]:
    """The kinds of service among these, each once, in the order of service_types.csv."""
    return tuple(row["service_type_id"] for row in reference.rows("service_types") if row["service_type_id"] in kinds)


def read_types(text: str) -> ServiceTypes:
    """The types that a cell says, from its text with the marks that stand for boxes and for what is struck through."""
    text = without_prompts(plain(_without_withdrawn(text)))
    boxes = _boxes(text)
    if not boxes:
        return _listed(text)
    return _ticked(text, boxes)


def _without_withdrawn(text: str) -> str:
    """The text in force; an option that is struck through keeps its place among the boxes, and no tick."""
    if not is_marked(text):
        return text
    lines = (_withdrawn(line) if is_marked(line) else line for line in text.split("\n"))
    return "\n".join(filter(None, lines))


def _withdrawn(line: str) -> str:
    """One line in force; each box that is struck through, or whose whole label is, has lost its tick."""
    whole, struck_places = struck_places_of(line)
    boxes = _boxes(whole)
    if not boxes:
        return in_force(line)
    starts = [box.start for box in boxes[1:]]
    pieces = zip(boxes, [0, *starts], [*starts, len(whole)], strict=True)
    return "".join(_piece(whole, box, range(first, end), struck_places) for box, first, end in pieces)


def _piece(line: str, box: _Box, places: range, struck_places: frozenset[int]) -> str:
    """One option of a line: as it is in force, or without its tick."""
    letters = [place for place in places if line[place].isalpha() and not box.start <= place < box.end]
    if box.start in struck_places or (letters and struck_places.issuperset(letters)):
        return line[places.start : box.start] + BOX_OFF + line[box.end : places.stop]
    return "".join(line[place] for place in places if place not in struck_places)


@cache
def _signs() -> dict[str, bool]:
    signs = {re.sub(r"\s", "", row["sign"]): row["state"] == "on" for row in reference.rows("form_boxes")}
    return signs | {BOX_ON: True, BOX_OFF: False}


@cache
def _box_patterns() -> tuple[re.Pattern[str], ...]:
    """What a box may be, the surest first: a sign; a letter in brackets; a blank line with or without x; a lone x."""
    signs = "".join(sign for sign in _signs() if len(sign) == 1)
    inside = re.escape("".join({sign[1] for sign in _signs() if len(sign) == 3} - {"_"}))
    brackets = rf"[\[［](?:\s*[{inside}]?\s*|_+)[\]］]|[(（](?:\s*[{inside}]\s*|\s+|_+)[)）]"
    lone = r"(?:(?<=\n)|^)[xX×√](?=[\s.)\-–—:])[.)\-–—:]*|(?<=\s)[xX×√](?=\n|$)"
    patterns = (rf"[{re.escape(signs)}][\ufe0e\ufe0f]?", brackets, rf"_+\s?[{inside}]?\s?_+", lone)
    return tuple(re.compile(pattern) for pattern in patterns)


def _boxes(text: str) -> list[_Box]:
    """The boxes of each line, of the surest kind that it has; a blank line or a lone x only beside a type we know."""
    found: list[_Box] = []
    for line in re.finditer("[^\n]+", text):
        sure, unsure = _box_patterns()[:2], _box_patterns()[2:]
        boxes = _first_found(text, sure, line.start(), line.end())
        if not boxes and _names_a_type(_BARE.sub("", line.group())):
            boxes = _first_found(text, unsure, line.start(), line.end())
        found.extend(boxes)
    return found or _first_found(text, _box_patterns(), 0, len(text))


@lru_cache(maxsize=1_000)
def _names_a_type(line: str) -> bool:
    return vocabulary("type").longest(line) is not None


def _first_found(text: str, patterns: tuple[re.Pattern[str], ...], start: int, end: int) -> list[_Box]:
    for pattern in patterns:
        found = [box for box in pattern.finditer(text, start, end) if not _is_writing_line(text, box)]
        if found:
            return [_Box(box.group(), _is_on(box.group()), box.start(), box.end()) for box in found]
    return []


def boxes_in(text: str) -> int:
    """How many boxes a cell has, however they were made."""
    return len(_boxes(plain(text)))


def _is_writing_line(text: str, found: re.Match[str]) -> bool:
    """Whether an underline is where the text for "Other" is to be written, and no box."""
    if "_" not in found.group() or found.group()[0] in "([［（":
        return False
    before = text[: found.start()].rsplit("\n", 1)[-1]
    return bool(before.strip())


def _is_on(sign: str) -> bool:
    bare = re.sub(r"[\s\ufe0e\ufe0f]", "", sign)
    known = _signs().get(bare)
    return known if known is not None else any(letter not in "_[]()［］（）.-–—:" for letter in bare)


def _ticked(text: str, boxes: list[_Box]) -> ServiceTypes:
    options = _options(text, boxes)
    doubts: list[tuple[str, str]] = []
    if _are_bullets(options):
        return ServiceTypes((), None, (("types_without_marks", shown(text)),))
    if len(options) in printed_types() and any(option.kind is None for option in options):
        options = _by_position(options)
        doubts.append(("types_by_position", shown(text)))
    unknown = [option for option in options if option.box.is_on and option.kind is None]
    doubts.extend(("type_not_recognised", shown(option.text.strip() or text)) for option in unknown)
    ticked = {option.kind for option in options if option.box.is_on}
    other = next((_other_text(option.text) for option in options if option.kind == "other"), None)
    if other and "other" not in ticked:
        doubts.append(("type_other_not_ticked", other))
    return ServiceTypes(_in_order(ticked), other, tuple(doubts))


def _options(text: str, boxes: list[_Box]) -> list[_Option]:
    """Each box with its label, which stands after the boxes or before them: as the lines show, else as fits better."""
    lead = sum(_line_has_text(text, box, after=True) - _line_has_text(text, box, after=False) for box in boxes)
    if lead > 0:
        return _labels_after(text, boxes)
    if lead < 0:
        return _labels_before(text, boxes)
    return max((_labels_after(text, boxes), _labels_before(text, boxes)), key=_known_count)


def _line_has_text(text: str, box: _Box, after: bool) -> bool:
    """Whether words stand after, or before, a box on its own line."""
    side = text[box.end :].split("\n", 1)[0] if after else text[: box.start].rsplit("\n", 1)[-1]
    return any(letter.isalpha() for letter in side)


def _known_count(options: list[_Option]) -> int:
    return len({option.kind for option in options if option.kind})


def _are_bullets(options: list[_Option]) -> bool:
    """Whether the signs before all labels of the form are one and the same bullet."""
    signs = {option.box.sign for option in options}
    return len(options) >= min(printed_types()) and len(signs) == 1 and signs <= _BULLETS


def _labels_after(text: str, boxes: list[_Box]) -> list[_Option]:
    ends = [box.start for box in boxes[1:]] + [len(text)]
    return [_option(box, text[box.end : end]) for box, end in zip(boxes, ends, strict=True)]


def _labels_before(text: str, boxes: list[_Box]) -> list[_Option]:
    starts = [0] + [box.end for box in boxes[:-1]]
    pieces = [text[start : box.start].strip() for box, start in zip(boxes, starts, strict=True)]
    # Lines above the box's own may be options without any mark, unless they are the beginning of its label.
    last_lines = [piece.rsplit("\n", 1)[-1] for piece in pieces]
    nearest = [line if _named(line)[0] else piece for line, piece in zip(last_lines, pieces, strict=True)]
    return [_option(box, piece) for box, piece in zip(boxes, nearest, strict=True)]


def _option(box: _Box, text: str) -> _Option:
    kind, rest = _named(text)
    return _Option(box, kind, text if kind is None else rest)


@lru_cache(maxsize=1_000)
def _named(text: str) -> tuple[str | None, str]:
    """The type that a text begins with, in one or several languages, and what follows; lines of other types cut off."""
    text = text.lstrip(" \n/|-–—:.)").rstrip()
    found = vocabulary("type").longest(text)
    if found is None:
        inside = vocabulary("type").match(text)
        return (inside.fields[0].removeprefix("type_"), inside.rest) if inside else (None, text)
    labels, rest = found
    again = _named(rest) if rest.strip(" /|(\n")[:1].isalpha() and rest.lstrip()[:1] in "/|(" else (None, "")
    kind = labels[0].field.removeprefix("type_")
    return (kind, again[1]) if again[0] == kind else (kind, _own_lines(rest))


def _own_lines(rest: str) -> str:
    """The text up to a line that names a type without a box of its own."""
    first, *lines = rest.split("\n")
    kept = [first]
    for line in lines:
        if vocabulary("type").pure(line):
            break
        kept.append(line)
    return "\n".join(kept)


def _other_text(rest: str) -> str | None:
    """What was typed after "Other": without the form's colon, brackets and writing line around it."""
    text = _WRITING_LINE.sub("", _LEADING.sub("", rest)).strip()
    if text.startswith(("(", "（")) and text.endswith((")", "）")) and text.count(text[0]) == 1:
        text = text[1:-1]
    if text.endswith(")") and text.count(")") > text.count("("):
        text = text[:-1]
    return normalised(text) or None


def _by_position(options: list[_Option]) -> list[_Option]:
    """Boxes with labels we can't all read: in the form's order, unless a label that we can read says otherwise."""
    kinds = printed_types()[len(options)]
    placed = [
        option if option.kind else _Option(option.box, kind, "") for option, kind in zip(options, kinds, strict=True)
    ]
    return placed if len({option.kind for option in placed}) == len(kinds) else options


def _listed(text: str) -> ServiceTypes:
    """Types typed in words; the printed list without any mark says nothing."""
    kinds: list[str] = []
    doubts: list[tuple[str, str]] = []
    other = None
    for piece in filter(None, _SPLIT.split(text)):
        found, rest = _sequence(piece)
        kinds.extend(found)
        if found and found[-1] == "other":
            other = _other_text(rest) or other
        elif rest.strip(_EDGES):
            doubts.append(("type_not_recognised", rest.strip()))
    if any(set(kinds) >= set(printed) for printed in printed_types().values()):
        return ServiceTypes((), other, (("types_without_marks", text),))
    return ServiceTypes(_in_order(kinds), other, tuple(doubts))


def _sequence(piece: str) -> tuple[list[str], str]:
    """The types named one after the other in a piece of text, and what is left of it."""
    kinds: list[str] = []
    rest = re.sub(r"^\s*(?:\d+[.)]|[-–—*])\s*", "", piece)
    while rest:
        found = vocabulary("type").longest(rest)
        if found is None:
            return kinds, rest
        kind, rest = found[0][0].field.removeprefix("type_"), found[1]
        kinds.append(kind)
        bracket = re.match(r"\s*\([^)]*\)", rest)
        rest = rest[bracket.end() :] if bracket and kind != "other" else rest
        joined = _JOINED.match(rest)
        if kind == "other" or joined is None or not rest.strip():
            return (kinds, rest) if kind == "other" or not rest.strip() else (kinds[:-1], piece)
        rest = rest[joined.end() :]
    return kinds, rest
