"""A few words of WordprocessingML: enough to write any form a city could send."""

import io
import zipfile
from xml.sax.saxutils import escape

TRANSITIONAL = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    }.items()
)
PROMPT = "Click or tap here to enter text."
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"


def t(text: str) -> str:
    return f'<w:t xml:space="preserve">{escape(text)}</w:t>'


def r(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr>{t(text)}</w:r>" if properties else f"<w:r>{t(text)}</w:r>"


def raw(xml: str) -> str:
    return f"<w:r>{xml}</w:r>"


def p(*inline: str, properties: str = "") -> str:
    """A paragraph of inline XML; plain words are made runs."""
    inside = "".join(item if item.startswith("<") else r(item) for item in inline)
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"


def paragraphs(text: str | None) -> str:
    return "".join(p(line) for line in (text or "").split("\n"))


def tc(content: str = "", properties: str = "") -> str:
    """A cell of block XML; plain words become paragraphs."""
    blocks = content if content.startswith("<") else paragraphs(content)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{blocks or p()}</w:tc>"


def tr(*cells: str, properties: str = "") -> str:
    inside = "".join(cell if cell.startswith(("<w:tc", "<w:sdt", "<w:customXml")) else tc(cell) for cell in cells)
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{inside}</w:tr>"


def tbl(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def sdt(content: str, properties: str = "", showing: bool = False) -> str:
    flag = "<w:showingPlcHdr/>" if showing else ""
    return f"<w:sdt><w:sdtPr>{properties}{flag}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def prompt(text: str = PROMPT, style: str = "PlaceholderText") -> str:
    """A run that invites to type, in the style that Word gives it."""
    return r(text, f'<w:rStyle w:val="{style}"/>' if style else "")


def box(on: bool, glyphs: str = "☒☐", state: bool | None = None, values: str = "10") -> str:
    """A checkbox control; `state` may differ from what it shows."""
    checked = values[0 if (on if state is None else state) else 1 :]
    value = {"1": "1", "0": "0", "t": "true", "f": "false"}[checked[0]]
    return sdt(r(glyphs[0] if on else glyphs[1]), f'<w14:checkbox><w14:checked w14:val="{value}"/></w14:checkbox>')


def sym_box(on: bool) -> str:
    return raw(f'<w:sym w:font="Wingdings" w:char="{"F0FE" if on else "F0A8"}"/>')


def form_box(on: bool) -> str:
    """A legacy FORMCHECKBOX with its field code."""
    data = f'<w:ffData><w:checkBox><w:default w:val="0"/>{"<w:checked/>" if on else ""}</w:checkBox></w:ffData>'
    return (
        raw(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>')
        + raw("<w:instrText> FORMCHECKBOX </w:instrText>")
        + raw('<w:fldChar w:fldCharType="separate"/>')
        + raw('<w:fldChar w:fldCharType="end"/>')
    )


def form_text(result: str, default: str = "") -> str:
    """A legacy FORMTEXT with its result."""
    data = f'<w:ffData><w:textInput><w:default w:val="{default}"/></w:textInput></w:ffData>' if default else ""
    return field(" FORMTEXT ", result, data)


def field(code: str, result: str, data: str = "") -> str:
    return (
        raw(f'<w:fldChar w:fldCharType="begin">{data}</w:fldChar>')
        + raw(f"<w:instrText>{escape(code)}</w:instrText>")
        + raw('<w:fldChar w:fldCharType="separate"/>')
        + r(result)
        + raw('<w:fldChar w:fldCharType="end"/>')
    )


def inserted(content: str) -> str:
    return f'<w:ins w:id="1" w:author="A" w:date="2025-01-01T00:00:00Z">{content}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'


def text_box(blocks: str, fallback: str | None = None) -> str:
    """A text box as Word writes it: a drawing, and the same in VML for old programs."""
    return raw(
        '<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp>'
        f"<wps:txbx><w:txbxContent>{blocks}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        f"</w:drawing></mc:Choice><mc:Fallback>{_vml(blocks if fallback is None else fallback)}</mc:Fallback>"
        "</mc:AlternateContent>"
    )


def _vml(blocks: str) -> str:
    return f"<w:pict><v:shape><v:textbox><w:txbxContent>{blocks}</w:txbxContent></v:textbox></v:shape></w:pict>"


def vml_box(blocks: str) -> str:
    return raw(_vml(blocks))


def merge(kind: str = "") -> str:
    return f'<w:vMerge w:val="{kind}"/>' if kind else "<w:vMerge/>"


def span(columns: int) -> str:
    return f'<w:gridSpan w:val="{columns}"/>'


def document_xml(body: str) -> str:
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return f'{declaration}<w:document xmlns:w="{TRANSITIONAL}" {NAMESPACES}><w:body>{body}</w:body></w:document>'


def package(document: str | bytes, *, part: str = "word/document.xml", kind: str = MAIN_TYPE, **more: bytes) -> bytes:
    """A Word file of one document part, with the same bytes each time; `more` are further parts."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    relations = "http://schemas.openxmlformats.org/package/2006/relationships"
    types = "http://schemas.openxmlformats.org/package/2006/content-types"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{types}"><Default Extension="rels" ContentType="application/xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/><Override PartName="/{part}" ContentType="{kind}"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{relations}"><Relationship Id="rId1" Type="{office}" Target="{part}"/>'
        "</Relationships>",
        part: document,
    } | more
    return archive({name: data.encode() if isinstance(data, str) else data for name, data in parts.items()})


def archive(parts: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()
