"""OpenDocument texts, packed and flat, are read as a person sees them."""

import io
import zipfile

import pytest

from etl.findings import Place
from etl.forms.content import Letter
from etl.forms.extract import record_of
from etl.read.document import Document, Table
from etl.read.marks import BOX_OFF, BOX_ON, shown, typed
from etl.read.source import read_source
from etl.read.workbook import Workbook

_LONG = {"draw": "drawing", "fo": "xsl-fo-compatible", "svg": "svg-compatible"}
_SPACES = {
    **{
        name: f"urn:oasis:names:tc:opendocument:xmlns:{_LONG.get(name, name)}:1.0"
        for name in ("office", "text", "table", "style", "form", *_LONG)
    },
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
    "field": "urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/",
}
_STYLES = """
<style:style style:name="struck" style:family="text"><style:text-properties style:text-line-through-style="solid"
 style:text-line-through-type="single"/></style:style>
<style:style style:name="kept" style:family="text"><style:text-properties style:text-line-through-style="none"/>
</style:style>
<style:style style:name="like_struck" style:family="text" style:parent-style-name="struck"/>
<style:style style:name="hidden" style:family="text"><style:text-properties text:display="none"/></style:style>
<style:style style:name="white" style:family="text"><style:text-properties fo:color="#ffffff"/></style:style>
<style:style style:name="up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<style:style style:name="prompt" style:family="text" style:display-name="Placeholder Text"/>
<style:style style:name="gone" style:family="paragraph"><style:text-properties style:text-line-through-style="solid"/>
</style:style>
<style:style style:name="dark" style:family="table-cell"><style:table-cell-properties fo:background-color="#204060"/>
</style:style>
<style:style style:name="changes" style:family="table-row">
<style:table-row-properties loext:text-changes-only="false"/></style:style>
"""


def xml(content: str, kind: str = "text", root: str = "document-content") -> bytes:
    spaces = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _SPACES.items())
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:{root} {spaces} office:version="1.3"><office:automatic-styles>'
        f"{_STYLES}</office:automatic-styles><office:body><office:{kind}>{content}</office:{kind}></office:body>"
        f"</office:{root}>"
    ).encode()


def packed(content: str, **parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", xml(content))
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/"), data)
    return written.getvalue()


def document(content: str, **parts: bytes) -> Document:
    parts_read = read_source(packed(content, **parts)).parts
    assert isinstance(parts_read, Document)
    return parts_read


def line(content: str) -> str:
    (block,) = document(f"<text:p>{content}</text:p>").blocks
    return block


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def row(*cells: str, attributes: str = "") -> str:
    made = "".join(
        cell if cell.startswith("<table:") else f"<table:table-cell>{p(cell)}</table:table-cell>" for cell in cells
    )
    return f"<table:table-row {attributes}>{made}</table:table-row>"


def p(content: str) -> str:
    return f"<text:p>{content}</text:p>"


def span(style: str, content: str) -> str:
    return f'<text:span text:style-name="{style}">{content}</text:span>'


def cells(read: Table) -> list[list[tuple[int, int, str, str]]]:
    return [[(cell.column, cell.span, cell.merged, cell.text) for cell in row.cells] for row in read.rows]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('Two<text:s text:c="3"/>words<text:tab/>and\n   more', "Two words and more"),
        ("25,000<text:line-break/>2026", "25,000\n2026"),
        ('<text:a xlink:href="http://x.example">A link</text:a> goes on', "A link goes on"),
        (f"350{span('up', '1')} people", "350¹ people"),
        (f"{span('struck', '120')} {span('like_struck', '130')} 150 people", "150 people"),
        (
            "<text:ruby><text:ruby-base>汐凪</text:ruby-base><text:ruby-text>しおなぎ</text:ruby-text></text:ruby>市",
            "汐凪市",
        ),
        ("Type: <text:placeholder>&lt;Enter the type&gt;</text:placeholder>", "Type:"),
        ('<text:text-input text:description="Your city">Your city</text:text-input>of salt', "of salt"),
        ('<text:text-input text:description="Your city">Haemu</text:text-input>', "Haemu"),
        (
            '<text:drop-down text:name="t"><text:label text:value="No"/>'
            '<text:label text:value="Yes" text:current-selected="true"/></text:drop-down>',
            "Yes",
        ),
        ('<text:drop-down text:name="t"><text:label text:value="No"/>Maybe</text:drop-down>', "Maybe"),
        (
            '<loext:content-control loext:showing-place-holder="true">Click or tap here to enter text.'
            "</loext:content-control>kept",
            "kept",
        ),
        (
            '<loext:content-control loext:dropdown="true"><loext:list-item loext:value="b"/>B</loext:content-control>',
            "B",
        ),
        (
            '<loext:content-control loext:checkbox="true" loext:checked="true">☒</loext:content-control> Training',
            f"{BOX_ON} Training",
        ),
        ('<loext:content-control loext:checkbox="true">☐</loext:content-control> Training', f"{BOX_OFF} Training"),
        (
            '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMCHECKBOX"><field:param '
            'field:name="Checkbox_Checked" field:value="true"/></field:fieldmark> Training',
            f"{BOX_ON} Training",
        ),
        (
            '<field:fieldmark field:type="vnd.oasis.opendocument.field.FORMDROPDOWN"><field:param '
            'field:name="Dropdown_ListEntry" field:value="2025"/><field:param field:name="Dropdown_ListEntry" '
            'field:value="2026"/><field:param field:name="Dropdown_Selected" field:value="1"/></field:fieldmark>',
            "2026",
        ),
        (
            '<field:fieldmark-start field:type="vnd.oasis.opendocument.field.FORMTEXT"><field:param '
            'field:name="Content" field:value="Country"/></field:fieldmark-start>code'
            "<field:fieldmark-separator/>Kenya<field:fieldmark-end/>",
            "Kenya",
        ),
        (
            'Unanswered: <field:fieldmark-start field:type="vnd.oasis.opendocument.field.FORMTEXT"><field:param '
            'field:name="Content" field:value="Country"/></field:fieldmark-start><field:fieldmark-separator/>Country'
            "<field:fieldmark-end/>",
            "Unanswered:",
        ),
        (
            "Less <draw:frame><draw:object><math:math xmlns:math='http://www.w3.org/1998/Math/MathML'><math:semantics>"
            "<math:msub><math:mi>CO</math:mi><math:mn>2</math:mn></math:msub><math:annotation>{CO} _ {2}"
            "</math:annotation></math:semantics></math:math></draw:object></draw:frame>",
            "Less CO₂",
        ),
        ('<text:hidden-text text:is-hidden="false">shown</text:hidden-text>', "shown"),
        ('<text:variable-set text:name="x" text:display="none">7</text:variable-set>seen', "seen"),
    ],
)
def test_a_line_says_what_it_shows(content: str, expected: str) -> None:
    assert line(content) == expected


def test_a_style_counts_before_the_one_it_stands_in() -> None:
    read = document(f'<text:p text:style-name="gone">Old {span("kept", "and new")}</text:p>')
    assert read.blocks == ["and new"]
    assert [(found.code, found.text) for found in read.findings] == [("struck_text", "Old")]


def test_text_in_the_style_of_prompts_is_no_answer() -> None:
    assert typed(line(span("prompt", "Click here to enter text."))) == ""
    assert typed(line(f"{span('prompt', 'Click here to enter text.')} Haemu")) == "Haemu"


def test_what_is_hidden_is_told_and_not_read() -> None:
    dark = '<table:table-cell table:style-name="dark">{}</table:table-cell>'.format(p(span("white", "on dark")))
    read = document(
        p(f"seen {span('hidden', 'secret')} {span('white', 'unseen')}")
        + f'<text:section text:display="none">{p("a draft")}{table(row("of a table"))}</text:section>'
        + p('<text:hidden-paragraph text:is-hidden="true"/>an aside')
        + p('<text:hidden-text text:is-hidden="true" text:string-value="a whisper"/>')
        + f"<text:section>{table(row(dark))}</text:section>"
    )
    assert read.blocks[0] == "seen"
    assert cells(read.blocks[1]) == [[(0, 1, "", "on dark")]]
    told = {found.text for found in read.findings if found.code == "hidden_text"}
    assert told == {"secret\nunseen\na draft\nof a table\nan aside\na whisper"}


TRACKED = """<text:tracked-changes><text:changed-region text:id="d1"><text:deletion><text:p>50 </text:p></text:deletion>
</text:changed-region><text:changed-region text:id="d2"><text:deletion/></text:changed-region>
<text:changed-region text:id="i1"><text:insertion/></text:changed-region></text:tracked-changes>"""


def test_tracked_changes_are_accepted() -> None:
    insertion = '<text:change-start text:change-id="i1"/>30<text:change-end text:change-id="i1"/>'
    between = '<text:change-start text:change-id="d2"/>40 <text:change-end text:change-id="d2"/>'
    read = document(TRACKED + p(f'Target: <text:change text:change-id="d1"/>{insertion} {between}cities'))
    assert read.blocks == ["Target: 30 cities"]


def test_a_row_whose_deletion_is_tracked_is_none() -> None:
    gone = row('<text:change text:change-id="d1"/>', "", attributes='table:style-name="changes"')
    read = document(
        TRACKED + table(row("a", "b"), gone, row("c", "d"), row("", "", attributes='table:style-name="changes"'))
    )
    (plan,) = read.blocks
    assert [(each.number, [cell.text for cell in each.cells]) for each in plan.rows] == [
        (1, ["a", "b"]),
        (2, ["c", "d"]),
        (3, ["", ""]),
    ]


def test_merged_cells_are_as_in_word() -> None:
    wide = '<table:table-cell table:number-columns-spanned="2"><text:p>Wide</text:p></table:table-cell>'
    tall = '<table:table-cell table:number-rows-spanned="2" table:number-columns-spanned="2">{}</table:table-cell>'
    covered = "<table:covered-table-cell/>"
    read = document(
        table(
            f"<table:table-header-rows>{row(wide, covered, 'Year')}</table:table-header-rows>",
            row("a", tall.format(p("2026")), covered),
            row("b", '<table:covered-table-cell table:number-columns-repeated="2"/>'),
            row("c", "2027", "<table:covered-table-cell><text:p>lost</text:p></table:covered-table-cell>"),
        )
    )
    assert cells(read.blocks[0]) == [
        [(0, 2, "", "Wide"), (2, 1, "", "Year")],
        [(0, 1, "", "a"), (1, 2, "first", "2026")],
        [(0, 1, "", "b"), (1, 2, "next", "")],
        [(0, 1, "", "c"), (1, 1, "", "2027"), (2, 1, "", "")],
    ]
    assert [(found.code, found.place, found.text) for found in read.findings] == [
        ("hidden_cells", Place(1, 4, 3), "lost")
    ]


def test_repeated_rows_and_cells_count_as_often_and_are_bounded() -> None:
    twice = '<table:table-cell table:number-columns-repeated="2"><text:p>x</text:p></table:table-cell>'
    read = document(table(row(twice, attributes='table:number-rows-repeated="3"'), row("end")))
    assert [(each.number, [cell.text for cell in each.cells]) for each in read.blocks[0].rows][2:] == [
        (3, ["x", "x"]),
        (4, ["end"]),
    ]
    many = '<table:table-cell table:number-columns-repeated="999999"><text:p>x</text:p></table:table-cell>'
    source = read_source(packed(table(row(many, attributes='table:number-rows-repeated="999999"')) * 2))
    assert source.problem.code == "too_large"


@pytest.mark.parametrize("number", ["0", "-1", "x", "999999999999"])
def test_spans_and_repeats_that_are_no_number_are_one(number: str) -> None:
    attributes = " ".join(f'table:number-columns-{what}="{number}"' for what in ("spanned", "repeated"))
    odd = f"<table:table-cell {attributes}>{p('a')}</table:table-cell>"
    read = document(table(row(odd, "b")))
    assert cells(read.blocks[0]) == [[(0, 1, "", "a"), (1, 1, "", "b")]]


def test_lists_boxes_and_tables_in_cells_are_lines_of_the_cell() -> None:
    items = "".join(f"<text:list-item>{p(text)}</text:list-item>" for text in ("one", "two"))
    listed = f"<text:list>{items}</text:list>"
    box = f"<draw:frame><draw:text-box>{p('in the box')}</draw:text-box><svg:desc>a picture</svg:desc></draw:frame>"
    drawn = table(row("in a shape")).replace("table:table", "loext:table")
    shape = f"<draw:custom-shape>{drawn}</draw:custom-shape>"
    cell = f"<table:table-cell>{listed}{p(f'before {box} it')}{p(shape)}{table(row('inner'))}</table:table-cell>"
    read = document(table(row(cell)))
    (outer,) = read.blocks
    assert outer.rows[0].cells[0].text == "one\ntwo\nbefore it\nin the box\nin a shape\ninner"
    assert [block.number for block in outer.rows[0].cells[0].blocks if isinstance(block, Table)] == [2, 3]


def test_form_controls_show_their_choice_and_caption() -> None:
    forms = """<office:forms><form:form>
<form:checkbox form:id="c1" form:label="Training" form:current-state="checked"/>
<form:checkbox form:id="c2" form:label="Grant" form:state="checked" form:current-state="unchecked"/>
<form:radio form:id="c3" form:label="Yes" form:current-selected="true"/>
<form:listbox form:id="c4"><form:option form:label="Africa"/>
<form:option form:label="Asia" form:current-selected="true"/></form:listbox>
<form:textarea form:id="c5" form:current-value="Our words"/><form:button form:id="c6" form:label="Send"/>
</form:form></office:forms>"""
    drawn = "".join(p(f'<draw:control draw:control="c{number}"/>') for number in range(1, 7))
    assert document(forms + drawn).blocks == [
        f"{BOX_ON} Training",
        f"{BOX_OFF} Grant",
        f"{BOX_ON} Yes",
        "Asia",
        "Our words",
    ]


def test_controls_beside_each_other_are_words_apart() -> None:
    forms = (
        '<office:forms><form:form><form:date form:id="a" form:current-value="2025-11-21"/>'
        '<form:number form:id="b" form:current-value="111"/></form:form></office:forms>'
    )
    drawn = '<draw:control draw:control="a"/><draw:control draw:control="b"/>'
    assert document(forms + p(f"Since{drawn}people")).blocks == ["Since 2025-11-21 111 people"]


def test_notes_and_comments_are_told_and_are_no_part_of_the_line() -> None:
    body = f"<text:note-body>{p('2027: 30,000')}</text:note-body>"
    note = f"<text:note><text:note-citation>1</text:note-citation>{body}</text:note>"
    comment = "<office:annotation><dc:creator>B</dc:creator><text:p>or 40,000?</text:p></office:annotation>"
    read = document(table(row(f"25,000{note} USD{comment}")))
    assert read.blocks[0].rows[0].cells[0].text == "25,000 USD"
    assert [(found.code, found.place, found.text) for found in read.findings] == [
        ("note_unread", Place(1, 1, 1), "2027: 30,000"),
        ("cell_comment", Place(1, 1, 1), "or 40,000?"),
    ]


def test_a_box_that_shows_other_than_its_state_counts_as_shown() -> None:
    read = document(p('<loext:content-control loext:checkbox="true">☒</loext:content-control> Training'))
    assert [shown(block) for block in read.blocks] == ["☒ Training"]
    assert [found.code for found in read.findings] == ["box_disagrees"]


def test_what_libreoffice_made_of_controls_of_word_is_asked_about() -> None:
    lost = '<text:text-input text:description="">{}&#13;</text:text-input>'
    read = document(
        table(row(lost.format("46,00047,300 people"), lost.format("12 cities"), lost.format("Enter the name")))
    )
    doubts = [cell.doubt.code if cell.doubt else None for cell in read.blocks[0].rows[0].cells]
    assert doubts == ["saved_by_libreoffice", None, "saved_by_libreoffice"]
    assert [found.code for found in read.findings] == ["libreoffice_saved"]


def test_a_text_that_libreoffice_wrote_again_is_read_once() -> None:
    control = "<loext:content-control>{}</loext:content-control>"
    again = "".join(map(control.format, ("인천 Incheon", "인천 인천 Incheon", "Incheon인천 Incheon")))
    assert line(again) == "인천 Incheon"


def test_a_flat_file_is_read_as_a_packed_one() -> None:
    picture = "<draw:frame><draw:image><office:binary-data>iVBORw0KGgo=</office:binary-data></draw:image></draw:frame>"
    read = read_source(xml(p(f"flat {picture}text"), root="document")).parts
    assert (type(read), read.blocks) == (Document, ["flat text"])
    sheets = read_source(xml(table(row("a")), "spreadsheet", "document")).parts
    assert (type(sheets), sheets.sheets[0].rows[1][1].text) == (Workbook, "a")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (xml("", "presentation", "document"), "wrong_format"),
        (xml("", root="document").replace(b"<office:document ", b"<!DOCTYPE x><office:document ", 1), "unsafe_xml"),
        (xml(p("x"), root="document")[:-30], "malformed_xml"),
        (packed("", **{"META-INF__manifest.xml": b"<m><encryption-data/></m>"}), "encrypted"),
    ],
)
def test_what_cannot_be_read_is_told_with_the_next_step(data: bytes, code: str) -> None:
    problem = read_source(data).problem
    assert problem.code == code
    assert problem.hint.endswith(".")


def test_text_in_another_file_and_macros_are_told() -> None:
    elsewhere = '<text:section><text:section-source xlink:href="other.odt"/></text:section>'
    read = document(p("x") + elsewhere, **{"Basic__script-lc.xml": b"<x/>"})
    assert [found.code for found in read.findings] == ["foreign_part", "macro_enabled"]


def test_a_letter_in_opendocument_is_one() -> None:
    record = record_of(read_source(packed(p("Motivation letter") + p("Haemu asks.")), "letter.odt"))
    assert (type(record), record.lines) == (Letter, ("Motivation letter", "Haemu asks."))
