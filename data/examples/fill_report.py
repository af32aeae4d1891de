"""Fills a pre-filled annual report as a person would: words of the form's language, rows added where the plan has none.

`answers` is one [[annual_report]] section of an example file (see README.md): the language and a list of services.
"""

import copy
import io

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from openpyxl import load_workbook

from etl.forms.annual_report.layout import ANSWER_SHEETS, columns, label
from etl.send.office import pinned

Row = dict[str, str]
_FIELD_OF_ANSWER = {
    "status": "delivery_status",
    "value_span": "value_span",
    "evidence_kind": "evidence_kind",
    "form": "money_form",
}
_WORDS_OF_ROW = {"services": ("service",), "results": ("service", "indicator"), "money": ("service",)}


def fill_workbook(workbook: bytes, answers: dict) -> bytes:
    """The pre-filled .xlsx with the answers typed into it; whole numbers are typed as numbers."""
    book = load_workbook(io.BytesIO(workbook))
    for number, sheet in enumerate(ANSWER_SHEETS, start=1):
        page = book.worksheets[number]
        fields = [column.field for column in columns(sheet)]
        rows = [[page.cell(row, column + 1) for column in range(len(fields))] for row in range(5, page.max_row + 1)]
        texts = [[str(cell.value or "") for cell in row] for row in rows]
        for index, row in _placed(texts, sheet, answers):
            for name, text in row.items():
                _type(rows[index][fields.index(name)], text)
    written = io.BytesIO()
    book.save(written)
    return pinned(written.getvalue())


def _type(cell, text: str) -> None:
    """Type one answer: digits become a number, as in a spreadsheet; anything else stays text, also "=1+1"."""
    cell.value = int(text) if text.isascii() and text.isdigit() else text
    if isinstance(cell.value, str):
        cell.data_type = "s"


def fill_word(document: bytes, answers: dict) -> bytes:
    """The pre-filled .docx with the answers typed into it; drop-downs show the word chosen."""
    word = Document(io.BytesIO(document))
    for table, sheet in zip(word.tables, ANSWER_SHEETS, strict=False):
        fields = [column.field for column in columns(sheet)]
        texts = [[_shown(cell) for cell in row.cells] for row in table.rows[1:]]
        blank = copy.deepcopy(table.rows[-1]._tr)
        for index, row in _placed(texts, sheet, answers):
            cells = _row(table, index, blank).cells
            for name, text in row.items():
                _write(cells[fields.index(name)], text)
    written = io.BytesIO()
    word.save(written)
    return pinned(written.getvalue())


def _row(table: Table, index: int, blank):
    """One row below the header; copies of the blank one are added where the table is too short."""
    while len(table.rows) <= index + 1:
        table._tbl.append(copy.deepcopy(blank))
    return table.rows[index + 1]


def _shown(cell) -> str:
    """The text of a cell, controls included but for those that show their prompt."""
    runs = (text for text in cell._tc.iter(qn("w:t")) if not _is_prompt(text))
    return "".join(text.text or "" for text in runs)


def _is_prompt(text) -> bool:
    control = next(text.iterancestors(qn("w:sdt")), None)
    return control is not None and control.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}") is not None


def _write(cell, text: str) -> None:
    """Write into the cell's control where it has one, else into the cell."""
    control = next(cell._tc.iter(qn("w:sdt")), None)
    if control is None:
        cell.text = text
        return
    properties = control.find(qn("w:sdtPr"))
    for flag in properties.findall(qn("w:showingPlcHdr")):
        properties.remove(flag)
    next(control.iter(qn("w:t"))).text = text


# --- which answer goes into which row ---------------------------------------------------------------------------------


def _placed(texts: list[list[str]], sheet: str, answers: dict) -> list[tuple[int, Row]]:
    """(index of a row, what to type into it): the row with the same words, or with a part of them, else a free one."""
    fields = [column.field for column in columns(sheet)]
    places = [fields.index(name) for name in _WORDS_OF_ROW[sheet]]
    printed = [tuple(row[place] for place in places) for row in texts]
    free = [index for index, words in enumerate(printed) if not any(words)]
    free += range(len(texts), len(texts) + 100)
    placed, taken = [], set()
    for words, row in _answered_rows(sheet, answers):
        open_rows = [index for index, known in enumerate(printed) if any(known) and index not in taken]
        own = [index for index in open_rows if printed[index] == words]
        own += [index for index in open_rows if _lies_within(printed[index], words)]
        index = own[0] if own else free.pop(0)
        taken.add(index)
        placed.append((index, row if own else dict(zip(_WORDS_OF_ROW[sheet], words, strict=True)) | row))
    return placed


def _lies_within(printed: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a row prints one target of an indicator that holds several, of the same service."""
    return len(words) == 2 and printed[0] == words[0] and printed[1] in words[1]


def _answered_rows(sheet: str, answers: dict) -> list[tuple[tuple[str, ...], Row]]:
    """(the words that name a row, its answers) for one sheet, in the form's own words."""
    rows = []
    for service in answers.get("service", []):
        title = service["service"]
        if sheet == "services":
            cities = "\n".join(service.get("cities_supported", []))
            rows.append(((title,), service | {"cities_supported": cities}))
        for result in service.get("result", []) if sheet == "results" else ():
            rows.append(((title, result["indicator"]), result))
        for sum_given in service.get("money", []) if sheet == "money" else ():
            rows.append(((title,), sum_given))
    return [(words, _in_words(row, sheet, answers["language"])) for words, row in rows]


def _in_words(row: dict, sheet: str, language: str) -> Row:
    """The answers to the sheet's own fields, keys of vocabularies turned into words; empty ones left out."""
    typed = {}
    for column in columns(sheet):
        text = row.get(column.field, "")
        if column.is_answer and text:
            kind = _FIELD_OF_ANSWER.get(column.field)
            typed[column.field] = label(kind, text, language) if kind else str(text)
    return typed
