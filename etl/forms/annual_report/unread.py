"""What stands in a report outside its tables: told, unless the form itself printed it."""

from etl.findings import Finding, Place
from etl.forms.annual_report.grid import GridCell
from etl.forms.annual_report.keys import Keys
from etl.forms.annual_report.layout import ANSWER_SHEETS, choice, columns, known_words, plain, printed_title
from etl.forms.annual_report.sheets import Sheets

TEXT_MAX = 2000  # characters of a sheet that a finding repeats
_PRINTED_KINDS = ("sheet", "column", "text")


def note_unread(sheets: Sheets, keys: Keys) -> None:
    """A finding for each text that is not the form's own, and one for each sheet or table that is none of its."""
    printed = _printed_here(sheets, keys)
    for cells in sheets.strange:
        left = [cell for cell in cells if not _is_printed(cell, printed)]
        if left and not _is_page_of_form(cells):
            sheets.findings.append(_strange(cells))
        else:
            sheets.findings += map(_beside, left)
    sheets.findings += [_beside(cell) for cell in sheets.beside if not _is_printed(cell, printed)]


def _is_page_of_form(cells: list[GridCell]) -> bool:
    """Whether cells are those of a page of prose: the first sheet of a workbook, the paragraphs of a Word file."""
    return cells[0].place == Place() or any(plain(cell.text) in known_words("text") for cell in cells)


def _printed_here(sheets: Sheets, keys: Keys) -> set[str]:
    """The hub's name and the titles of its services, which title lines and lists repeat."""
    titles = [given.texts["service"] for given in keys.services.values()]
    titles += [line.text("service") for lines in sheets.lines.values() for line in lines]
    hubs = [title.hub for cell in sheets.outside if (title := printed_title(cell.text))]
    return {plain(text) for text in (keys.hub_name, *titles, *hubs)} - {""}


def _is_printed(cell: GridCell, printed: set[str]) -> bool:
    words = plain(cell.text)
    return bool(words) and (words in printed or _is_of_the_form(words) or printed_title(cell.text) is not None)


def _is_of_the_form(words: str) -> bool:
    """Whether words are a heading, a hint or a choice of the form in any language."""
    vocabularies = {column.vocabulary for sheet in ANSWER_SHEETS for column in columns(sheet)} - {""}
    is_label = any(words in known_words(kind) for kind in _PRINTED_KINDS)
    return is_label or any(choice(vocabulary, words) for vocabulary in vocabularies)


def _strange(cells: list[GridCell]) -> Finding:
    place = cells[0].place
    texts = " | ".join(cell.text or cell.formula for cell in cells)[:TEXT_MAX]
    if place.table is None and place.part != "body":
        message = f'The sheet "{place.part}" is no sheet of the report; its {len(cells)} filled cells were not read.'
        return Finding("report_table_unknown", message, Place(part=place.part), texts)
    message = "A table has none of the report's headers and was not read."
    return Finding("report_table_unknown", message, place, texts)


def _beside(cell: GridCell) -> Finding:
    message = "The text stands outside the tables of the report and was not read."
    return Finding("report_text_unread", message, cell.place, (cell.text or cell.formula)[:TEXT_MAX])
