"""What a file is that is not read, by its maker's own name, and the step that its program offers."""

import io

import pytest

from etl.folder import reference
from etl.forms.candidature.json_lines import read_file
from etl.read.formats import OLE_START, format_of, refusal
from tests.folder.test_containers import OUTLOOK, archive


def compound(*names: str) -> bytes:
    """The first bytes of a compound file with some names in its directory."""
    return OLE_START + bytes(1016) + b"".join(name.encode("utf-16-le") + bytes(64) for name in names)


FILES = {
    "form.doc": (compound("WordDocument"), "a Word 97–2003 document (.doc)"),
    "form.wps": (compound("WordDocument"), "a Word 97–2003 document (.doc)"),
    "plan.xls": (compound("Workbook\0"), "an Excel 97–2003 workbook (.xls)"),
    "slides.ppt": (compound("PowerPoint Document"), "a PowerPoint 97–2003 presentation (.ppt)"),
    "양식.hwp": (compound("HwpSummaryInformation", "BodyText"), "a Hangul document (.hwp, HWP 5.0)"),
    "old.hwp": (b"HWP Document File V3.00 \x1a", "a Hangul document (.hwp, HWP 3.0)"),
    "mail.msg": (OUTLOOK.read_bytes(), "an Outlook message (.msg)"),
    "form.docx": (compound("EncryptedPackage"), "a Word document protected by a password"),
    "plan.xlsx": (compound("EncryptedPackage"), "an Excel workbook protected by a password"),
    "nobody.bin": (compound("EncryptedPackage"), "an Office document protected by a password"),
    "form.rtf": (b"\xef\xbb\xbf{\\rtf1\\ansi", "a Rich Text Format document (.rtf)"),
    "form.htm": (b"\n<!DOCTYPE HTML><html>", "a web page (.html)"),
    "form.mht": (b"MIME-Version: 1.0\r\nContent-Type: multipart/related;", "a single-file web page (.mht)"),
    "form.xml": (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?>', "a Word 2003 XML document (.xml)"),
    "form.hml": (b'<?xml version="1.0"?><HWPML Version="2.8">', "a Hangul XML document (.hml)"),
    "a.pages": (archive({"Index/Document.iwa": b"", "preview.jpg": b""}), "a Pages document (.pages)"),
    "b.pages": (b"anything", "a Pages document (.pages)"),
    "a.key": (archive({"index.apxl": b""}), "a Keynote presentation (.key)"),
    "slides.pptx": (
        archive({"[Content_Types].xml": b"", "ppt/presentation.xml": b""}),
        "a PowerPoint presentation (.pptx)",
    ),
    "plan.xlsb": (archive({"[Content_Types].xml": b"", "xl/workbook.bin": b""}), "an Excel binary workbook (.xlsb)"),
    "print.xps": (archive({"[Content_Types].xml": b"", "FixedDocSeq.fdseq": b""}), "an XPS document (.xps, .oxps)"),
    "t.ott": (
        archive({"mimetype": b"application/vnd.oasis.opendocument.text-template"}),
        "an OpenDocument template (.ott, .ots)",
    ),
    "book.epub": (archive({"mimetype": b"application/epub+zip"}), "an EPUB book (.epub)"),
    "papers.zip": (archive({"form.docx": b""}), "a zip archive (.zip)"),
    "winmail.dat": (b"\x78\x9f\x3e\x22\x01", "an attachment of Outlook's own kind (winmail.dat)"),
    "a.rar": (b"Rar!\x1a\x07", "a RAR archive (.rar)"),
    "a.7z": (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive (.7z)"),
    "a.tar": (bytes(257) + b"ustar", "a tar archive (.tar)"),
    "scan.tif": (b"II*\0", "a scan or picture (TIFF)"),
    "IMG_1.HEIC": (b"\0\0\0\x18ftypheic", "a picture of a phone (HEIC)"),
    "p.webp": (b"RIFF\0\0\0\0WEBP", "a picture (WebP)"),
    "form.wpd": (b"\xffWPC", "a WordPerfect document (.wpd)"),
    "form.gdoc": (
        b'{"url": "https://docs.google.com/document/d/1"}',
        "a link to a Google document (.gdoc), which does not hold it",
    ),
    "._form.docx": (b"\0\x05\x16\x07\0\x02", "what a Mac keeps beside a file (._), without its text"),
    "form.url": (b"[InternetShortcut]\nURL=", "a shortcut to a file, which does not hold it"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_format_is_named_as_its_maker_calls_it(name):
    data, expected = FILES[name]
    found = format_of(io.BytesIO(data), name)
    assert found is not None
    assert found.name == expected


def test_what_a_file_holds_says_more_than_its_name():
    assert format_of(io.BytesIO(b"\x89PNG\r\n"), "form.doc").name == "a picture (PNG)"
    assert format_of(io.BytesIO(b"nothing that is known"), "form.doc").name == "a Word 97–2003 document (.doc)"
    assert format_of(io.BytesIO(b"nothing that is known"), "form.abc") is None


def test_a_refusal_says_the_step_of_that_program(tmp_path):
    told = refusal(io.BytesIO(compound("HwpSummaryInformation")), "양식.hwp")
    assert (told.code, told.message) == (
        "wrong_format",
        "This is a Hangul document (.hwp, HWP 5.0), which is not read.",
    )
    assert told.hint.startswith("In Hangul choose File › Save As")
    assert refusal(io.BytesIO(compound("EncryptedPackage")), "form.docx").code == "encrypted"
    (tmp_path / "form.pages").write_bytes(archive({"Index/Document.iwa": b""}))
    assert read_file(tmp_path / "form.pages")["message"] == (
        "This is a Pages document (.pages), which is not read. "
        "In Pages choose File › Export To › Word…, take .docx as the format and send that."
    )


def test_what_programs_write_alike_is_told_apart_by_the_name():
    alike = archive({"Index/Document.iwa": b""})
    named = [format_of(io.BytesIO(alike), name).name for name in ("a.key", "a.numbers", "a")]
    assert named == [
        "a Keynote presentation (.key)",
        "a Numbers spreadsheet (.numbers)",
        "a Pages or Numbers document (Apple iWork)",
    ]
    assert format_of(io.BytesIO(b"\0\0\0\x20ftypavif"), "x.avif").name == "a picture (AVIF)"


def test_an_archive_with_a_password_says_so():
    locked = bytearray(archive({"form.docx": b"x"}))
    for sign, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(sign) + flags] |= 1
    told = refusal(io.BytesIO(bytes(locked)), "forms.zip")
    assert (told.code, told.message) == ("encrypted", "This is a zip archive protected by a password.")


def test_every_sign_is_of_a_format_and_every_format_has_one():
    signs = {row["format"] for row in reference.rows("document_format_signs") if row["where"] != "mail_extra"}
    assert signs == {row["format"] for row in reference.rows("document_formats")}
    assert all(row["next_step"].endswith(".") for row in reference.rows("document_formats"))
