"""Documents of Hangul (.hwpx) are read as a person sees them, by the standard and as python-hwpx writes them."""

import io
import zipfile

import pytest

from etl.findings import Place
from etl.forms.content import Letter
from etl.forms.extract import record_of
from etl.read.document import Document, Table
from etl.read.marks import BOX_OFF, BOX_ON
from etl.read.source import Source, read_source

_YEAR = "http://www.hancom.co.kr/hwpml/2011/"
_LETTERS = """
<hh:charPr id="0"><hh:strikeout shape="3D"/><hh:underline type="NONE" shape="SOLID"/></hh:charPr>
<hh:charPr id="1"><hh:strikeout shape="SOLID"/></hh:charPr>
<hh:charPr id="2"><hh:underline type="CENTER" shape="SOLID"/></hh:charPr>
<hh:charPr id="3"><hh:supscript/></hh:charPr>
<hh:charPr id="4" textColor="#FFFFFF" shadeColor="none"/>
<hh:charPr id="5" textColor="#FFFFFF" shadeColor="#204060"/>
<hh:borderFill id="9"><hc:fillBrush xmlns:hc="core"><hc:winBrush faceColor="#204060"/></hc:fillBrush></hh:borderFill>
"""
_SPINE = """<opf:package xmlns:opf="http://www.idpf.org/2007/opf/"><opf:manifest>
<opf:item id="b" href="Contents/section1.xml"/><opf:item id="h" href="Contents/header.xml"/>
<opf:item id="a" href="section0.xml"/></opf:manifest><opf:spine><opf:itemref idref="h"/><opf:itemref idref="a"/>
<opf:itemref idref="b"/></opf:spine></opf:package>"""


def part(tag: str, content: str, year: str = _YEAR) -> str:
    spaces = f'xmlns:hp="{year}paragraph" xmlns:hs="{year}section" xmlns:hh="{year}head"'
    return f'<?xml version="1.0" encoding="UTF-8"?><{tag} {spaces}>{content}</{tag}>'


def packed(*sections: str, year: str = _YEAR, **parts: str | bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        archive.writestr("Contents/header.xml", part("hh:head", _LETTERS, year))
        for number, section in enumerate(sections):
            archive.writestr(f"Contents/section{number}.xml", part("hs:sec", section, year))
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/").replace("_dot_", "."), data)
    return written.getvalue()


def document(*sections: str, **parts: str | bytes) -> Document:
    read = read_source(packed(*sections, **parts)).parts
    assert isinstance(read, Document)
    return read


def p(*content: str) -> str:
    """A paragraph of runs; what is no element is letters."""
    made = (each if each.startswith("<hp:run") else run(each) for each in content)
    return f"<hp:p>{''.join(made)}</hp:p>"


def run(content: str, letters: int = 0) -> str:
    inside = content if content.startswith("<hp:") else t(content)
    return f'<hp:run charPrIDRef="{letters}">{inside}</hp:run>'


def t(content: str) -> str:
    return f"<hp:t>{content}</hp:t>"


def tc(row: int, column: int, content: str, rows: int = 1, columns: int = 1, fill: int = 1) -> str:
    return (
        f'<hp:tc borderFillIDRef="{fill}"><hp:subList>{content}</hp:subList>'
        f'<hp:cellAddr colAddr="{column}" rowAddr="{row}"/><hp:cellSpan colSpan="{columns}" rowSpan="{rows}"/></hp:tc>'
    )


def tbl(*rows: str, after: str = "") -> str:
    return f"<hp:tbl>{''.join(f'<hp:tr>{row}</hp:tr>' for row in rows)}{after}</hp:tbl>"


def field(kind: str, content: str, inside: str = "", behind: str = "") -> str:
    begin = f'<hp:ctrl><hp:fieldBegin id="1" type="{kind}">{inside}</hp:fieldBegin></hp:ctrl>'
    return run(begin) + content + run(f'<hp:ctrl><hp:fieldEnd beginIDRef="1"/></hp:ctrl>{behind}')


DIRECTION = '<hp:parameters><hp:stringParam name="Direction">이곳에 입력하세요</hp:stringParam></hp:parameters>'
COMMAND = (
    '<hp:parameters><hp:stringParam name="Command">Clickhere:set:44:Direction:wstring:9:이곳에 입력하세요 '
    "HelpState:wstring:0: </hp:stringParam></hp:parameters>"
)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        (
            p('예산<hp:tab width="4000"/>25,000<hp:nbSpace/>달러<hp:lineBreak/>2026년까지'),
            "예산 25,000 달러\n2026년까지",
        ),
        (p("as all text", run(" and what is struck", 1), run(" twice", 2)), "as all text"),
        (p("350", run("1", 3), " people"), "350¹ people"),
        (p("seen", run(" on its shade", 5)), "seen on its shade"),
        (p('목표 <hp:deleteBegin Id="1" TcId="1"/>50<hp:deleteEnd Id="1" TcId="1"/>30개 도시'), "목표 30개 도시"),
        (p('now <hp:insertBegin Id="1" TcId="1"/>30<hp:insertEnd Id="1" TcId="1"/> cities'), "now 30 cities"),
        (p('<hp:checkBtn caption="Training" value="CHECKED"/>'), f"{BOX_ON} Training"),
        (p('<hp:checkBtn caption="" value="UNCHECKED"/><hp:t>Grant</hp:t>'), f"{BOX_OFF} Grant"),
        (p('<hp:radioBtn caption="Yes" value="CHECKED"/>'), f"{BOX_ON} Yes"),
        (p('<hp:comboBox selectedValue="b"><hp:listItem value="b" displayText="Asia"/></hp:comboBox>'), "Asia"),
        (p('<hp:comboBox selectedValue=""><hp:listItem value="Asia" displayText=""/></hp:comboBox>'), "Asia"),
        (p("<hp:edit><hp:text>Our words</hp:text></hp:edit>"), "Our words"),
        (p("<hp:edit><hp:text>2025</hp:text></hp:edit>", "<hp:edit><hp:text>111</hp:text></hp:edit>"), "2025 111"),
        (p("Name: ", field("CLICK_HERE", run("이곳에 입력하세요"), DIRECTION)), "Name:"),
        (p("Name: ", field("CLICK_HERE", run("이곳에 입력하세요"), COMMAND)), "Name:"),
        (p("Name: ", field("CLICK_HERE", run("해무시"), DIRECTION), " (city)"), "Name: 해무시 (city)"),
        (p("CO<hp:t/>", "<hp:equation><hp:script>10 ^{6} over `n</hp:script></hp:equation>"), "CO10⁶ over n"),
        (p("<hp:dutmal><hp:mainText>汐凪</hp:mainText><hp:subText>しおなぎ</hp:subText></hp:dutmal>", "市"), "汐凪市"),
        (p('<hp:compose composeText="①"/>', " first"), "① first"),
        (p('<hp:textart text="해무시␍␊허브"/>'), "해무시\n허브"),
        (
            p("<hp:switch><hp:case><hp:t>new</hp:t></hp:case><hp:default><hp:t>old</hp:t></hp:default></hp:switch>"),
            "new",
        ),
    ],
)
def test_a_line_says_what_it_shows(paragraph: str, expected: str) -> None:
    assert document(paragraph).blocks == [expected]


def test_what_is_struck_or_hidden_is_told_and_not_read() -> None:
    dark = tc(0, 0, p(run("on dark", 4)), fill=9)
    read = document(p("kept ", run("old", 1), run("secret", 4)), p(tbl(dark)))
    assert read.blocks[0] == "kept"
    assert read.blocks[1].rows[0].cells[0].text == "on dark"
    assert [(found.code, found.text) for found in read.findings] == [("struck_text", "old"), ("hidden_text", "secret")]


def test_notes_and_memos_are_told_and_the_line_goes_on_behind_them() -> None:
    listed = f"<hp:subList>{p('2027년 30,000')}</hp:subList>"
    note = run(f"<hp:ctrl><hp:footNote>{listed}</hp:footNote></hp:ctrl>")
    hidden = run(f"<hp:ctrl><hp:hiddenComment>{listed}</hp:hiddenComment></hp:ctrl>")
    for mark, code in ((note, "note_unread"), (hidden, "cell_comment")):
        read = document(p("예산 25,000", mark, " 달러"))
        assert read.blocks == ["예산 25,000 달러"]
        assert [(found.code, found.text) for found in read.findings] == [(code, "2027년 30,000")]
    read = document(p("예산 ", field("MEMO", run("25,000"), listed), " 달러"))
    assert read.blocks == ["예산 25,000 달러"]
    assert [(found.code, found.text) for found in read.findings] == [("cell_comment", "2027년 30,000")]


def test_a_deletion_over_paragraphs_and_tables_takes_all_of_them() -> None:
    begin, end = "<hp:deleteBegin Id='1' TcId='1'/>", "<hp:deleteEnd Id='1' TcId='1' paraend='{}'/>"
    gone = (p(f"first {begin}gone"), p(tbl(tc(0, 0, p("gone too")))), p(f"gone{end.format(0)}last"))
    read = document(
        *[gone[0] + gone[1] + gone[2] + p(f"{begin}line{end.format(1)}") + p("next") + p(tbl(tc(0, 0, p("a"))))]
    )
    assert read.blocks[:2] == ["first last", "next"]
    assert (read.blocks[2].number, len(read.blocks)) == (1, 3)


def test_cells_stand_at_their_addresses_and_merges_are_as_in_word() -> None:
    table = tbl(
        tc(0, 0, p("Service"), columns=2) + tc(0, 2, p("Year")),
        tc(1, 0, p("a"), rows=2) + tc(1, 1, p("two")) + tc(1, 2, p("2026"), rows=2),
        tc(2, 1, p("three")),
        tc(3, 1, p("second")) + tc(3, 0, p("first")),
    )
    read = document(p("before", tbl(tc(0, 0, p("x"))), "behind") + p(table))
    assert [block if isinstance(block, str) else block.number for block in read.blocks] == ["before", 1, "behind", 2]
    cells = [[(cell.column, cell.span, cell.merged, cell.text) for cell in row.cells] for row in read.blocks[3].rows]
    assert cells == [
        [(0, 2, "", "Service"), (2, 1, "", "Year")],
        [(0, 1, "first", "a"), (1, 1, "", "two"), (2, 1, "first", "2026")],
        [(0, 1, "next", ""), (1, 1, "", "three"), (2, 1, "next", "")],
        [(0, 1, "", "first"), (1, 1, "", "second")],
    ]


def test_a_cell_that_another_covers_is_told() -> None:
    read = document(p(tbl(tc(0, 0, p("tall"), rows=2), tc(1, 0, p("under it")))))
    assert [(found.code, found.text) for found in read.findings] == [("hidden_cells", "under it")]


def test_cells_that_would_fill_more_than_a_document_may_have_are_refused() -> None:
    tall = "".join(tc(0, column, p("a"), rows=1000) for column in range(300))
    assert problem(packed(p(tbl(tall, *[""] * 900))))[0] == "too_large"


def test_tables_boxes_and_captions_in_cells_are_lines_of_the_cell() -> None:
    inner = p(
        tbl(
            tc(0, 0, p("inner")),
            after=f'<hp:caption side="BOTTOM"><hp:subList>{p("its caption")}</hp:subList></hp:caption>',
        )
    )
    box = f"<hp:rect><hp:drawText><hp:subList>{p('in the box')}</hp:subList></hp:drawText></hp:rect>"
    read = document(p(tbl(tc(0, 0, p("before ", box, "it") + inner))))
    (outer,) = read.blocks
    cell = outer.rows[0].cells[0]
    assert cell.text == "before it\nin the box\ninner\nits caption"
    assert [block.number for block in cell.blocks if isinstance(block, Table)] == [2]


def test_sections_are_read_in_the_order_of_the_list() -> None:
    listed = document(p("one"), p("two"), **{"Contents__content_dot_hpf": _SPINE})
    assert listed.blocks == document(p("one"), p("two")).blocks == ["one", "two"]


def test_the_names_of_2024_are_read_too() -> None:
    read = read_source(packed(p("목표 30"), year="http://www.owpml.org/owpml/2024/"), "wrongly named.docx")
    assert read.parts.blocks == ["목표 30"]


def problem(data: bytes) -> tuple[str, str]:
    read: Source = read_source(data)
    return read.problem.code, read.problem.hint


def test_what_cannot_be_read_is_told_with_the_next_step() -> None:
    code, hint = problem(packed(p("x"), **{"META-INF__manifest_dot_xml": "<m><encryption-data/></m>"}))
    assert (code, "배포용 문서" in hint) == ("encrypted", True)
    assert problem(packed()) == ("corrupt_archive", "Open it in Hangul, save it as .hwpx and send it again.")
    assert problem(packed("<hp:p>"))[0] == "malformed_xml"
    assert problem(packed(**{"Contents__section0_dot_xml": "<!DOCTYPE x><x/>"}))[0] == "unsafe_xml"


EMPTY_SCRIPT = """var Documents = XHwpDocuments;
var Document = Documents.Active_XHwpDocument;

function OnDocument_New()
{
\t//todo :
}
"""


@pytest.mark.parametrize(
    ("script", "codes"),
    [
        (EMPTY_SCRIPT, []),
        (EMPTY_SCRIPT.replace("//todo :", "Document.Save();"), ["macro_enabled"]),
    ],
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16"])
def test_macros_are_told_where_a_script_does_anything(script: str, codes: list[str], encoding: str) -> None:
    read = document(p("x"), **{"Scripts__headerScripts_dot_js": script.encode(encoding)})
    assert [found.code for found in read.findings] == codes


def test_a_finding_says_where_it_stands() -> None:
    read = document(p(tbl(tc(0, 0, p("a")) + tc(0, 1, p("kept ", run("50", 1))))))
    assert [(found.code, found.place) for found in read.findings] == [("struck_text", Place(1, 1, 2))]
    assert read.blocks[0].rows[0].cells[1].written.startswith("kept")


def test_a_letter_of_hangul_is_one() -> None:
    record = record_of(read_source(packed(p("신청 동기서") + p("해무시는 신청합니다.")), "motivation letter.hwpx"))
    assert (type(record), record.lines) == (Letter, ("신청 동기서", "해무시는 신청합니다."))
