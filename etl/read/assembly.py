"""What the readers of documents share: lines become blocks, cells and rows, and what is left out of them is told."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from etl.findings import Finding, Place
from etl.read.document import Block, Cell, Row, Table
from etl.read.errors import DocumentError
from etl.read.marks import in_force, is_marked, levelled, shown, struck, struck_pieces, typed, without_struck_marks
from etl.read.symbols import box_shown, without_private_letters
from etl.read.workbook import CELLS_MAX
from etl.text.normal import normalised

_UNREAD_CODES = ("struck_text", "hidden_text")


class Noted:
    """What a cell, or the body, holds beside its text: its lines with their marks, and what is hidden."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, bool]] = []  # each with whether it is its own, and no inner table's
        self.hidden: list[str] = []
        self.is_doubtful = False

    def add(self, lines: Iterable[str], *, is_own: bool = True) -> None:
        """More paragraphs."""
        self.lines.extend((line, is_own) for line in lines if line)

    @property
    def marked(self) -> str:
        """All lines, where anything in them is struck through."""
        text = "\n".join(line for line, _ in self.lines)
        return text if is_marked(text) else ""

    def findings(self, place: Place) -> Iterator[Finding]:
        """What of its own was not read, one finding a kind."""
        pieces = [piece for line, is_own in self.lines if is_own for piece in struck_pieces(line)]
        if pieces:
            yield Finding("struck_text", "Text struck through was taken as deleted.", place, "\n".join(pieces))
        if self.hidden:
            yield Finding("hidden_text", "Text formatted as hidden was not read.", place, "\n".join(self.hidden))


class Assembly:
    """Puts a document together while a reader walks through it; the tables are counted as they begin.

    `has_struck` and `has_marks` say whether anything in it is struck through, or anything left out or in doubt at all.
    """

    def __init__(self, *, has_struck: bool = True, has_marks: bool = True) -> None:
        self.findings: list[Finding] = []
        self.place = Place()
        self.noted = self._of_body = Noted()
        self.boxes: list[tuple[bool, list[Block]]] = []
        self._tables = 0
        self._cells_count = 0
        self._has_struck = has_struck
        self._has_marks = has_marks

    def tell_of_body(self, blocks: list[Block]) -> None:
        """Says what was left out of the text outside the tables, or is in doubt there."""
        self.findings.extend(self._of_body.findings(Place()))
        texts = [block for block in blocks if isinstance(block, str)]
        if self._of_body.is_doubtful and (doubt := _doubt("\n".join(texts), Place())):
            self.findings.append(doubt)

    def end_paragraph(self, pieces: list[str], blocks: list[Block]) -> None:
        """Adds a paragraph, and the text boxes that stand before and behind it."""
        text = normalised(levelled(without_private_letters("".join(pieces))))
        if self._has_struck:
            self.noted.add([text])
            text = in_force(text)
        boxes, self.boxes = self.boxes, []
        for leads, box in boxes:
            if leads:
                blocks.extend(box)
        if text:
            blocks.append(text)
        for leads, box in boxes:
            if not leads:
                blocks.extend(box)

    def box(self, text: str, *, is_on: bool) -> str:
        """The mark of a box whose control shows this text; where its state says otherwise the shown one counts."""
        bare = without_struck_marks(text)
        sign, disagrees = box_shown(bare, is_on=is_on)
        if disagrees:
            message = "A box is shown other than its control says; what is shown counts."
            self.findings.append(Finding("box_disagrees", message, self.place, bare.strip()))
        return struck(sign) if is_marked(text) and not in_force(text) else sign

    def begun_table(self) -> Table:
        """A table without rows, with its number."""
        self._tables += 1
        return Table(self._tables, [])

    def count_cells(self, cells_count: int) -> None:
        """Minds so many more cells of the document; raises DocumentError where they are more than one may have."""
        self._cells_count += cells_count
        if self._cells_count > CELLS_MAX:
            raise DocumentError("too_large", "The document has too many cells.", hint="Send the form alone.")

    def cell(self, place: Place, read: Callable[[], list[Block]]) -> Cell:
        """The cell that a reader reads there, with what has to be said of it."""
        outer, outer_place = self.noted, self.place
        noted = Noted() if self._has_marks else outer
        self.noted, self.place = noted, place
        blocks = read()
        self.noted, self.place = outer, outer_place
        cell = Cell(blocks, 0)
        if noted is outer:
            return cell
        if outer is not self._of_body:
            outer.add((line for line, _ in noted.lines), is_own=False)
            outer.is_doubtful |= noted.is_doubtful
        self.findings.extend(noted.findings(place))
        cell.marked = noted.marked
        cell.doubt = _doubt(cell.text, place) if noted.is_doubtful else None
        return cell

    def end_row(self, table: Table, row: Row, told: int, *, is_hidden: bool) -> None:
        """Adds a row to its table, or the finding why it is none in place of what was told since finding `told`."""
        place = table.place(row.number)
        if is_hidden:
            _doubt_hidden(row.cells, place)
        left_out = _left_out(row.cells, self.findings[told:]) if len(self.findings) > told else None
        if left_out is None:
            table.rows.append(row)
        else:
            self.findings[told:] = [replace(left_out, place=place)]


def _doubt(text: str, place: Place) -> Finding | None:
    """Why an answer that LibreOffice saved has to be asked about; None where nothing is answered."""
    message = "LibreOffice saved this form: text that was deleted in this answer may have come back."
    return Finding("saved_by_libreoffice", message, place, shown(text)) if typed(text) else None


def _doubt_hidden(cells: list[Cell], place: Place) -> None:
    """Puts the cells of a row that is marked as hidden in doubt: what in it is not formatted so may be shown."""
    for column, cell in enumerate(cells, start=1):
        if typed(cell.text):
            cell.doubt = Finding("hidden_cells", "Its row is hidden.", replace(place, column=column), shown(cell.text))


def _left_out(cells: list[Cell], told: list[Finding]) -> Finding | None:
    """Why a row is no row of its table, told instead of what was told of its cells; None where it is one."""
    texts = [shown(cell.text) for cell in cells if cell.text]
    unread = {code: [finding.text for finding in told if finding.code == code] for code in _UNREAD_CODES}
    is_empty = not any(letter.isalnum() for text in texts for letter in text)
    text = " | ".join([*texts, *unread["hidden_text"], *unread["struck_text"]])
    if is_empty and unread["hidden_text"]:
        return Finding("hidden_cells", "A hidden row was not read.", text=text)
    if is_empty and unread["struck_text"]:
        message = "A row struck through as a whole was taken as deleted."
        return Finding("struck_row", message, text=" | ".join(unread["struck_text"]))
    return None
