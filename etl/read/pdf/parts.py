"""What stands on the pages of a PDF, in points from the upper left corner of the page as it is shown."""

from dataclasses import dataclass, field

from etl.findings import Finding
from etl.read.document import Document


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character with its box; `size` is that of its font. A form field is one, with all its text.

    `order` counts the characters of a page as they were drawn, which is not always how they are read. `after_gap` says
    that PDFium sees a space before it where none is written. `is_symbol` says that only its shape tells what it is: a
    letter of a font of signs, one without a meaning, or a small drawing.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    order: int = 0
    after_gap: bool = False
    is_symbol: bool = False
    is_field: bool = False

    @property
    def is_space(self) -> bool:
        """Whether it is a written space."""
        return self.text.isspace()

    @property
    def across(self) -> float:
        """Its middle, from the left edge."""
        return (self.left + self.right) / 2

    @property
    def down(self) -> float:
        """Its middle, from the upper edge."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of a table: at one coordinate (`at`), from one place to another."""

    at: float
    start: float
    end: float


@dataclass(slots=True)
class Page:
    """One page, counted from 1: its characters in the order in which they were drawn, and what is drawn beside them.

    Small shapes, such as a box to be ticked, are signs without a letter among its characters. `pictures_share` is the
    part of the page that pictures cover.
    """

    number: int
    width: float
    height: float
    glyphs: list[Glyph] = field(default_factory=list)
    across: list[Stroke] = field(default_factory=list)
    down: list[Stroke] = field(default_factory=list)
    pictures_share: float = 0.0

    @property
    def is_picture(self) -> bool:
        """Whether a picture covers most of it and nothing is written on it."""
        return self.pictures_share > 0.5 and not self.has_words

    @property
    def has_words(self) -> bool:
        """Whether any letter is written on it."""
        return any(not (glyph.is_symbol or glyph.is_space) for glyph in self.glyphs)


@dataclass(slots=True)
class Pdf:
    """A PDF file with text: its words as a document, the words in the order of its pages, and what is unsure of them.

    `pages_count` counts its pages. `fields` are the texts of its filled fields, without boxes to tick;
    `is_right_to_left` says that it is written in letters whose order no reader gives back.
    """

    document: Document
    pages_count: int
    fields: tuple[str, ...] = ()
    is_right_to_left: bool = False
    findings: list[Finding] = field(default_factory=list)
