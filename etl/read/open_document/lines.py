"""Fields and controls of one line of an OpenDocument text: prompts taken out, and what LibreOffice made of Word's."""

from itertools import pairwise

from lxml import etree

from etl.read.libreoffice import Stretch, repeats
from etl.read.open_document.fields import default_of_word_field
from etl.read.open_document.names import FIELD


class Line:
    """The fields of one paragraph while it is read."""

    def __init__(self) -> None:
        self._edges: list[tuple[int, bool]] = []  # where controls and fields begin (True) and end in the pieces
        self._open: list[tuple[int, str]] = []  # where the text of a field begins, and what it shows when unanswered
        self._lost = ""

    def add(self, pieces: list[str], text: str, *, is_lost: bool = False) -> None:
        """Adds the text of a control; `is_lost` for one that Word had around the whole paragraph."""
        self._edges.append((len(pieces), True))
        pieces.append(text)
        self._edges.append((len(pieces), False))
        self._lost += text if is_lost else ""

    def mark(self, mark: etree._Element, pieces: list[str]) -> None:
        """Minds the beginning or end of one of Word's fields, or what parts its code from its result."""
        if mark.tag == FIELD + "fieldmark-start":
            self._open.append((len(pieces), default_of_word_field(mark)))
        elif mark.tag == FIELD + "fieldmark-separator" and self._open:
            del pieces[self._open[-1][0] :]
        elif self._open:
            start, default = self._open.pop()
            if default and "".join(pieces[start:]).strip() == default:
                del pieces[start:]
            self._edges += [(start, True), (len(pieces), False)]

    def undo_saving(self, pieces: list[str]) -> None:
        """Empties the pieces that LibreOffice, on saving a Word file, had written once again."""
        for _, repeated in repeats(self._stretches(pieces)):
            for stretch in repeated:
                for at in stretch.leaves:
                    pieces[at] = ""

    def is_lost_control(self, pieces: list[str]) -> bool:
        """Whether the paragraph is what a control of Word held, and nothing else."""
        return bool(self._lost.strip()) and "".join(pieces).strip() == self._lost.strip()

    def _stretches(self, pieces: list[str]) -> list[Stretch[int]]:
        edges = sorted({0, len(pieces), *(at for at, _ in self._edges)})
        found = []
        for start, end in pairwise(edges):
            depth = sum(1 if opens else -1 for at, opens in self._edges if at <= start)
            found.append(Stretch(depth > 0, "".join(pieces[start:end]), list(range(start, end))))
        return [stretch for stretch in found if stretch.text]
