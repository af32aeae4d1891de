"""The pre-filled annual report as a Word file: the same tables, drop-downs and locked keys."""

import io
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt
from docx.table import Table, _Cell

from etl.forms.annual_report.layout import ANSWER_SHEETS, FORM, KEY, SHEETS, Column, choices, columns, label
from etl.send.annual_report_plan import ReportPlan, Row, planned_rows
from etl.send.annual_report_workbook import RIGHT_TO_LEFT
from etl.send.office import pinned, printable

SPARE_ROWS = 3  # rows for what the plan did not foresee; a person can add more
_PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.custom-properties+xml"
_PROPERTIES = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
 xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">
<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="{name}">\
<vt:lpwstr>{value}</vt:lpwstr></property></Properties>"""


def write_word(plan: ReportPlan) -> bytes:
    """The hub's report of the year as .docx: how to fill it, then the tables Services, Results, Money and Keys."""
    document = Document()
    _lay_out(document)
    _write_front(document, plan)
    for sheet in SHEETS:
        document.add_heading(label("sheet", sheet, plan.language), level=2)
        _write_table(document, sheet, plan)
    _mark(document, plan)
    if plan.language in RIGHT_TO_LEFT:
        _turn(document)
    return _saved(document)


def _saved(document: WordDocument) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return pinned(written.getvalue())


def _lay_out(document: WordDocument) -> None:
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    section.left_margin = section.right_margin = section.top_margin = section.bottom_margin = Cm(1.3)
    normal = document.styles["Normal"]
    normal.font.size = Pt(9)
    _size_complex(normal.element.rPr, 9)


def _size_complex(properties: BaseOxmlElement, points: int) -> None:
    """Set the size of Arabic letters, which Word keeps apart from that of others."""
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(2 * points))
    properties.append(size)


def _write_front(document: WordDocument, plan: ReportPlan) -> None:
    heading = label("text", "title", plan.language).format(year=plan.report_year)
    document.add_heading(printable(f"{plan.hub_name} · {heading}"), level=1)
    document.add_paragraph().add_run(label("text", "own_design", plan.language)).italic = True
    for hint in (*ANSWER_SHEETS, "keys"):
        document.add_paragraph(label("text", f"how_to_{hint}", plan.language), style="List Bullet")


def _write_table(document: WordDocument, sheet: str, plan: ReportPlan) -> None:
    """One table: the header repeats on each page; answers are tinted; keys stand in locked controls."""
    fields = columns(sheet)
    given = planned_rows(plan, sheet)
    spare: list[Row] = [{}] * (SPARE_ROWS if sheet in ANSWER_SHEETS else 0)
    table = document.add_table(rows=1, cols=len(fields), style="Table Grid")
    for cell, column in zip(table.rows[0].cells, fields, strict=True):
        cell.paragraphs[0].add_run(_header(column, plan.language)).bold = True
        _shade(cell, "D5DBE1")
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in given + spare:
        _write_row(table, fields, row, plan.language)
    _set_widths(table, fields)


def _header(column: Column, language: str) -> str:
    """The header cell: a label, or the field's id in the table of keys, which is for the reader alone."""
    return column.field if column.sheet == "keys" else label("column", column.field, language)


def _write_row(table: Table, fields: tuple[Column, ...], given: Row, language: str) -> None:
    for cell, column in zip(table.add_row().cells, fields, strict=True):
        text = printable(given.get(column.field, ""))
        if column.field == KEY or column.sheet == "keys":
            _put_key(cell, text)
        elif column.vocabulary:
            cell.paragraphs[0]._p.append(_drop_down(column.vocabulary, language))
        else:
            cell.text = text
        if column.is_answer or (not given and column.field != KEY):
            _shade(cell, "FFF8DC")


def _put_key(cell: _Cell, text: str) -> None:
    """Write a key small and in a control that the editor does not let a person change."""
    run = cell.paragraphs[0].add_run(text)
    run.font.size = Pt(6)
    _size_complex(run._r.rPr, 6)
    if text:
        control = parse_xml(
            f'<w:sdt {nsdecls("w")}><w:sdtPr><w:lock w:val="sdtContentLocked"/></w:sdtPr><w:sdtContent/></w:sdt>'
        )
        run._r.addprevious(control)
        control.find(qn("w:sdtContent")).append(run._r)


def _drop_down(vocabulary: str, language: str) -> BaseOxmlElement:
    """A drop-down control that shows its prompt until a word is chosen."""
    prompt = label("text", "choose", language)
    control = parse_xml(
        f"<w:sdt {nsdecls('w')}><w:sdtPr><w:showingPlcHdr/><w:dropDownList/></w:sdtPr><w:sdtContent>"
        f'<w:r><w:rPr><w:color w:val="808080"/></w:rPr><w:t>{prompt}</w:t></w:r></w:sdtContent></w:sdt>'
    )
    menu = control.find(f"{qn('w:sdtPr')}/{qn('w:dropDownList')}")
    for word in (prompt, *choices(vocabulary, language)):
        item = OxmlElement("w:listItem")
        item.set(qn("w:displayText"), word)
        item.set(qn("w:value"), "" if word == prompt else word)
        menu.append(item)
    return control


def _shade(cell: _Cell, color: str) -> None:
    cell._tc.get_or_add_tcPr().append(
        parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{color}"/>')
    )


def _set_widths(table: Table, fields: tuple[Column, ...]) -> None:
    """Share the page's 27 cm between the columns as the layout's widths do."""
    table.autofit = False
    total = sum(column.width_characters for column in fields)
    for place, column in zip(table.columns, fields, strict=True):
        place.width = Cm(27 * column.width_characters / total)


def _mark(document: WordDocument, plan: ReportPlan) -> None:
    """Say what the file is in a custom property, where people don't look."""
    content = _PROPERTIES.format(name=FORM, value=escape(f"{plan.hub_id} {plan.report_year}")).encode()
    part = Part(PackURI("/docProps/custom.xml"), _PROPERTIES_TYPE, content, document.part.package)
    document.part.package.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_PROPERTIES)
    document.core_properties.title = printable(f"{plan.hub_name} {plan.report_year}")[:255]
    document.core_properties.author = "Resilience Hub Dashboard"


def _turn(document: WordDocument) -> None:
    """Set paragraphs and tables from right to left."""
    for paragraph in document.element.body.iter(qn("w:p")):
        paragraph.get_or_add_pPr().append(OxmlElement("w:bidi"))
    for table in document.tables:
        table._tbl.tblPr.append(OxmlElement("w:bidiVisual"))
