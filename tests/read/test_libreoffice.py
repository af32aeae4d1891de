"""Texts that LibreOffice wrote once again are taken out where the structure proves it, and nowhere else."""

import pytest
from lxml import etree

from etl.read.libreoffice import undo_saving
from etl.read.package import opened, parsed
from etl.read.word import read_document
from tests.documents.word import box, deleted, document_xml, field, p, package, r, raw, sdt, tbl, tc, tr

APP = b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>%s</Application></Properties>'
LIBREOFFICE = {"docProps/app.xml": APP % b"LibreOffice/7.4.7.2$Linux_X86_64"}
WORD = {"docProps/app.xml": APP % b"Microsoft Office Word"}


def control(*texts: str) -> str:
    return sdt("".join(map(r, texts)))


def cell_text(*inline: str) -> str:
    table = read_document(package(document_xml(tbl(tr(tc(p(*inline))))))).blocks[0]
    return table.rows[0].cells[0].text


def doubtful(xml: str, parts: dict[str, bytes]) -> list[str]:
    with opened(package(document_xml(xml), **parts)) as archive:
        data = archive.read("word/document.xml")
        found = undo_saving(archive, parsed(data, "word/document.xml"), data).doubtful
        return sorted("".join(element.itertext()) for element in found)


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        (
            (control("인천 Incheon"), control("인천 ", "인천 Incheon"), control("Incheon", "인천 Incheon")),
            "인천 Incheon",
        ),
        ((control("Osaka 大阪"), control("大阪", "Osaka 大阪"), control("Osaka 大阪")), "Osaka 大阪"),
        ((control("서울"), control("서울", "서울"), control("서울")), "서울"),
        ((control("नगर"), control("नगर", "नगर")), "नगर"),
    ],
)
def test_a_text_written_again_is_read_once(inline: tuple[str, ...], expected: str) -> None:
    assert cell_text(*inline) == expected


@pytest.mark.parametrize(
    ("inline", "expected"),
    [
        ((control("Paris Paris"),), "Paris Paris"),
        ((control("Paris"), control("Paris")), "ParisParis"),
        ((control("Paris"), control("ParisParis")), "ParisParisParis"),
        ((control("서울"), control("서울")), "서울서울"),
        ((control("서울"), r(" / "), control("서울")), "서울 / 서울"),
        ((control("인천 Incheon"), control("부산 ", "인천 Incheon")), "인천 Incheon부산 인천 Incheon"),
        ((control("서울 시"), control("서울 ", "서울 시")), "서울 시서울 서울 시"),
        ((r("서울"), r("서울"), r("서울")), "서울서울서울"),
        ((control("서울"), field(" REF x ", "서울")), "서울서울"),
        ((box(True), box(True), r(" 교육")), "\ufdd0\ufdd0 교육"),
    ],
)
def test_words_that_a_person_repeated_stay(inline: tuple[str, ...], expected: str) -> None:
    assert cell_text(*inline) == expected


def test_two_texts_in_one_cell_are_each_read_once() -> None:
    def saved(first: str, second: str) -> str:
        return p(*(control(*texts) for texts in ((first + second,), (first, first + second), (second, first + second))))

    xml = tbl(tr(tc(saved("한국 ", "Korea") + saved("인천 ", "Incheon") + p("서울"))))
    document = read_document(package(document_xml(xml)))
    assert document.blocks[0].rows[0].cells[0].text == "한국 Korea\n인천 Incheon\n서울"
    told = [(finding.code, finding.message) for finding in document.findings]
    assert told[0] == ("repeated_text", "LibreOffice had written 2 answers several times; each is read once.")
    assert [code for code, _ in told] == ["repeated_text", "libreoffice_saved"]


def test_answers_that_may_hold_deleted_text_are_told() -> None:
    plain, glued = p(control("Kestrel Bay")), p(control("46,00047,300"))
    broken, label = p(raw("<w:br/>"), control("120150 people")), p(r("Name: "), control("120150"))
    assert doubtful(plain + glued + broken + label, LIBREOFFICE) == ["120150 people", "46,00047,300"]
    assert doubtful(plain + glued + broken + label, WORD) == []


@pytest.mark.parametrize("trace", ["settings", "left over"])
def test_where_changes_were_tracked_every_control_is_in_doubt(trace: str) -> None:
    settings = b'<w:settings xmlns:w="x"><w:trackRevisions/></w:settings>'
    parts = {"word/settings.xml": settings} if trace == "settings" else {}
    left = p(deleted("gone")) if trace == "left over" else ""
    kept = p(sdt(r("Kenya"), "<w:dropDownList/>")) + p(sdt(r("a-key", '<w:sz w:val="12"/>'))) + p("Text")
    assert doubtful(p(control("2026")) + kept + left, LIBREOFFICE | parts) == ["2026"]
    assert doubtful(p(control("2026")) + left, WORD | parts) == []


def test_a_repeat_that_was_changed_since_is_in_doubt() -> None:
    changed = p(control("인천 Incheon"), control("인천 ", "인천 Incheon"), control("Seoul", "인천 Incheon"))
    assert doubtful(changed, WORD) == ["인천 Incheon인천 인천 IncheonSeoul인천 Incheon"]


def test_controls_that_repeat_nothing_stay_as_they_are() -> None:
    text = "서울 " * 20
    xml = document_xml(p(*(control(f"{text}{number}") for number in range(50))))
    with opened(package(xml)) as archive:
        data = archive.read("word/document.xml")
        root = parsed(data, "word/document.xml")
        before = etree.tostring(root)
        assert undo_saving(archive, root, data).repeats_count == 0
        assert etree.tostring(root) == before
