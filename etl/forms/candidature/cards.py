"""A work plan whose headings stand one below the other, answers beside them: the rows of a table turned round."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from etl.forms.candidature.labels import vocabulary
from etl.forms.candidature.matching import Vocabulary
from etl.forms.records import COLUMNS
from etl.read.document import Cell, Row, Table
from etl.read.marks import plain

CARD_LABELS_MIN = 4  # of the six columns, one below the other: fewer labels stand so in other tables of two columns
CARD_TEXT_MAX = 120  # a heading in two languages; a longer text in the first column is no heading

Card = list[tuple[str, Row]]  # the rows of one or more services, each with the column of the plan that it is


def is_card_table(table: Table, labels: Vocabulary) -> bool:
    """Whether a table has the work plan's headings one below the other, a column of answers beside them."""
    if len(table.rows) < CARD_LABELS_MIN or any(len(row.cells) < 2 for row in table.rows[:CARD_LABELS_MIN]):
        return False
    return len({name for row in table.rows if (name := card_label(row, labels))}) >= CARD_LABELS_MIN


def card_label(row: Row, labels: Vocabulary) -> str | None:
    """The column of the plan that a row's first cell names; None where it names none."""
    text = plain(row.cells[0].text).replace("\n", " ") if row.cells else ""
    match = labels.pure(text) if text and len(text) < CARD_TEXT_MAX else None
    if match and not match.exact and vocabulary("year_bound").pure(text):
        return None  # the first year alone is not the year
    return match.fields[0] if match else None


def services_in(table: Table, labels: Vocabulary) -> Iterator[Row]:
    """The services of all cards of a table, each as a row of a plan; a card ends where a heading comes again."""
    cards: list[Card] = []
    for row in table.rows:
        name = card_label(row, labels)
        if name is None:
            continue
        if not cards or name in {known for known, _ in cards[-1]}:
            cards.append([])
        cards[-1].append((name, row))
    for card in cards:
        yield from _turned(card)


def _turned(card: Card) -> Iterable[Row]:
    """The services of a card as rows: one a column of answers."""
    width = max(len(row.cells) for _, row in card)
    for column in range(1, width):
        by_name = {name: row.cells[column] for name, row in card if column < len(row.cells)}
        blank = Cell([], 0)
        cells = [replace(by_name.get(name, blank), column=index, span=1) for index, name in enumerate(COLUMNS)]
        yield Row(card[0][1].number, cells)
