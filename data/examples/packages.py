"""Word and Excel files with the same bytes on every run: fixed times, fixed order."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

LABEL = "Example: invented hub, invented place"
WORD_NS = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RIGHT_TO_LEFT = frozenset({"ar"})

_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_FIXED_MOMENT = b"2020-01-01T00:00:00Z"
_EPOCH = (1980, 1, 1, 0, 0, 0)

_CONTENT_TYPES = f"""{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">\
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>\
<Default Extension="xml" ContentType="application/xml"/>\
<Override PartName="/word/document.xml" ContentType="{_TYPES}.document.main+xml"/>\
<Override PartName="/word/header1.xml" ContentType="{_TYPES}.header+xml"/>\
<Override PartName="/word/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>"""
_ROOT_RELATIONS = f"""{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/></Relationships>"""
_DOCUMENT_RELATIONS = f"""{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">\
<Relationship Id="rId1" Type="{_RELATIONS}/styles" Target="styles.xml"/>\
<Relationship Id="rId2" Type="{_RELATIONS}/header" Target="header1.xml"/></Relationships>"""
_STYLES = f"""{_DECLARATION}<w:styles xmlns:w="{WORD_NS}"><w:docDefaults><w:rPrDefault><w:rPr>\
<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:cs="Arial" w:eastAsia="Malgun Gothic"/>\
<w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>\
<w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>\
<w:pPr><w:keepNext/><w:outlineLvl w:val="0"/></w:pPr>\
<w:rPr><w:b/><w:bCs/><w:sz w:val="32"/><w:szCs w:val="32"/></w:rPr></w:style></w:styles>"""
_SECTION = """<w:sectPr><w:headerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>\
<w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/>\
</w:sectPr>"""


def pack(parts: dict[str, bytes]) -> bytes:
    """A zip package of the parts, in their order, without the clock."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _EPOCH), content, zipfile.ZIP_DEFLATED, 9)
    return buffer.getvalue()


def repack(package: bytes) -> bytes:
    """The same package with fixed times, its parts in order of name; openpyxl writes the hour of saving into it."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        parts = {name: archive.read(name) for name in sorted(archive.namelist())}
    parts["docProps/core.xml"] = _MOMENT.sub(_FIXED_MOMENT, parts["docProps/core.xml"])
    return pack(parts)


def header_part() -> bytes:
    """A page header that says that the document is an example."""
    paragraph = f'<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:t>{LABEL}</w:t></w:r></w:p>'
    return f'{_DECLARATION}<w:hdr xmlns:w="{WORD_NS}">{paragraph}</w:hdr>'.encode()


def letter(title: str, text: str, language: str) -> bytes:
    """A Word file with a heading (left out when empty) and one paragraph a line."""
    heading = [paragraph(title, language, "Heading1")] if title else []
    return document("".join(heading + [paragraph(line, language) for line in text.split("\n") if line.strip()]))


def document(body: str) -> bytes:
    """A Word file around the body's XML, with the example header."""
    names = f'xmlns:w="{WORD_NS}" xmlns:r="{_RELATIONS}"'
    main = f"{_DECLARATION}<w:document {names}><w:body>{body}{_SECTION}</w:body></w:document>"
    return pack(
        {
            "[Content_Types].xml": _CONTENT_TYPES.encode(),
            "_rels/.rels": _ROOT_RELATIONS.encode(),
            "word/document.xml": main.encode(),
            "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS.encode(),
            "word/header1.xml": header_part(),
            "word/styles.xml": _STYLES.encode(),
        }
    )


def paragraph(text: str, language: str, style: str = "Normal") -> str:
    """One paragraph's XML, right to left where the language is."""
    rtl = language in RIGHT_TO_LEFT
    bidi, run = ("<w:bidi/>", "<w:rPr><w:rtl/></w:rPr>") if rtl else ("", "")
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{bidi}</w:pPr>'
    return f'<w:p>{properties}<w:r>{run}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'
