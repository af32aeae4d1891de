"""Files that must be refused, with the code that says why: `python -m tests.documents.bad_files` writes them.

None can harm a program that opens it: the guards against harm are tried with ordinary files and lower limits.
"""

import io
import struct
import zipfile
import zlib
from pathlib import Path

from tests.documents.form import answers, body
from tests.documents.word import MAIN_TYPE, archive, document_xml, p, package, tbl, tr

FOLDER = Path(__file__).parent / "bad"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
MAIN = "word/document.xml"


def good() -> bytes:
    return package(document_xml(body(answers())))


def _with_document(xml: str | bytes) -> bytes:
    return package(xml)


def _member(name: str, data: bytes, **more: bytes) -> bytes:
    """A good form with one more member."""
    return package(document_xml(body(answers())), **{name: data}, **more)


def _twice() -> bytes:
    stream = io.BytesIO(good())
    with zipfile.ZipFile(stream, "a") as file:
        name = "word/Document.xml"
        file.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), document_xml(p("Another")))
    return stream.getvalue()


def _link() -> bytes:
    """A member that is marked as a link, to nothing."""
    stream = io.BytesIO(good())
    with zipfile.ZipFile(stream, "a") as file:
        info = zipfile.ZipInfo("word/link.xml", (2025, 1, 1, 0, 0, 0))
        info.create_system, info.external_attr = 3, 0o120777 << 16
        file.writestr(info, "nothing.xml")
    return stream.getvalue()


def _wrong_check_sum() -> bytes:
    data = bytearray(good())
    entry = data.rindex(b"word/document.xml") - 46
    struct.pack_into("<L", data, entry + 16, zlib.crc32(b"other"))
    local = data.index(b"word/document.xml", data.index(MAIN.encode())) - 30
    struct.pack_into("<L", data, local + 14, zlib.crc32(b"other"))
    return bytes(data)


def _password() -> bytes:
    data = bytearray(good())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            data[start + offset] |= 1
            start += 4
    return bytes(data)


def _excel() -> bytes:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    main = '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheets/></workbook>'
    return package(main, part="xl/workbook.xml", kind=kind)


def _encrypted() -> bytes:
    return OLE + b"\x00" * 1016 + "EncryptedPackage".encode("utf-16-le") + b"\x00" * 480


FILES = {
    "empty_file": {"empty": lambda: b"", "blanks": lambda: b" \r\n\t" * 100, "zeros": lambda: b"\x00" * 5000},
    "corrupt_archive": {
        "cut_off": lambda: good()[:-700],
        "half": lambda: good()[: len(good()) // 2],
        "bytes_missing_inside": lambda: good()[:500] + good()[1500:],
        "wrong_check_sum": _wrong_check_sum,
        "document_missing": lambda: archive({"[Content_Types].xml": b"<Types/>", "word/styles.xml": b"<w/>"}),
        "part_named_but_missing": lambda: package(b"", part="word/other.xml").replace(b"other.xml", b"stolen.xm", 1),
    },
    "corrupt_pdf": {"cut_off": lambda: b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"},
    "encrypted": {"password_of_word": _encrypted, "password_of_zip": _password},
    "wrong_format": {
        "rtf": lambda: rb"{\rtf1\ansi City Name: Kestrel Bay}",
        "old_word": lambda: OLE + b"\x00" * 1016 + "WordDocument".encode("utf-16-le") + b"\x00" * 480,
        "web_page": lambda: b"<!DOCTYPE html><html><body>City Name</body></html>",
        "plain_text": lambda: b"City Name: Kestrel Bay\nCountry: Avaria",
        "open_document": lambda: archive(
            {"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<x/>"}
        ),
        "photos": lambda: archive({"photo.jpg": b"\xff\xd8\xff\xe0", "photo2.jpg": b"\xff\xd8\xff\xe0"}),
        "excel": _excel,
        "no_content_types": lambda: archive({MAIN: document_xml(body(answers())).encode()}),
    },
    "unsafe_archive": {
        "path_upwards": lambda: _member("../nothing.txt", b""),
        "path_absolute": lambda: _member("/nothing.txt", b""),
        "path_of_windows": lambda: _member("C:\\nothing.txt", b""),
        "same_name_twice": _twice,
        "link": _link,
    },
    "unsafe_xml": {
        "doctype_only": lambda: _with_document("<!DOCTYPE x>" + document_xml(body(answers())).split("\n", 1)[1]),
        "doctype_in_utf_16": lambda: _with_document(
            ('<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE x>' + document_xml(p("x")).split("\n", 1)[1]).encode(
                "utf-16"
            )
        ),
        "doctype_in_a_part_that_is_not_read": lambda: _member(
            "word/settings.xml", b'<?xml version="1.0"?><!DOCTYPE x><x/>'
        ),
    },
    "malformed_xml": {
        "tag_left_open": lambda: _with_document(document_xml(body(answers())).replace("</w:tbl>", "", 1)),
        "cut_in_the_middle": lambda: _with_document(document_xml(body(answers()))[:5000]),
        "unknown_entity": lambda: _with_document(document_xml("<w:p><w:r><w:t>&nbsp;</w:t></w:r></w:p>")),
        "no_xml": lambda: _with_document(b"\x00\x01\x02\x03 no xml"),
        "wrong_bytes": lambda: _with_document(
            document_xml(p("x")).replace(">x<", ">@<").encode().replace(b"@", b"\xff\xfe")
        ),
    },
    "not_the_form": {
        "letter": lambda: _with_document(document_xml(p("Dear Secretariat,") + p("please find our form attached."))),
        "no_text": lambda: _with_document(document_xml("")),
        "other_tables": lambda: _with_document(document_xml(tbl(tr("Item", "Price"), tr("Gauge", "300")))),
        "registration": lambda: _with_document(
            document_xml(
                p("MCR2030 city registration")
                + tbl(
                    *(tr(label, "x") for label in ("City name", "Country", "Name", "Position", "Organization", "Email"))
                )
            )
        ),
        "ten_questions": lambda: _with_document(
            document_xml(tbl(*(tr(f"Question {number}", "An answer") for number in range(1, 11))))
        ),
        "project_plan": lambda: _with_document(
            document_xml(tbl(tr("Activity", "Description", "Indicator", "Year"), tr("Dig", "A well", "1 well", "2026")))
        ),
        "article_about_a_hub": lambda: _with_document(
            document_xml(p("Our motivation to become a resilience hub") + p("The name of the city is known to all."))
        ),
    },
}


def write() -> None:
    FOLDER.mkdir(exist_ok=True)
    for code, files in FILES.items():
        for name, make in files.items():
            (FOLDER / f"{code}-{name}.docx").write_bytes(make())


if __name__ == "__main__":
    write()

__all__ = ["FILES", "MAIN_TYPE", "good"]
