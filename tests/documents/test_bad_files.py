"""Every file that must be refused gets its own code, a message and a next step; nothing else ever comes out."""

import tracemalloc
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folder import reference
from etl.forms.candidature import read_candidature
from etl.forms.reading import read_file
from etl.read.errors import DocumentError
from etl.read.package import PART_BYTES_MAX
from tests.documents.bad_files import FILES, MADE, good
from tests.documents.form import answers, body
from tests.documents.word import document_xml, package

FOLDER = Path(__file__).parent / "bad"
BAD = sorted(FOLDER.glob("*.docx"))
ERRORS = {row["rule_id"] for row in reference.rows("finding_rules") if row["severity"] == "error"}


def test_every_bad_file_is_there() -> None:
    assert {path.name for path in BAD} == {f"{code}-{name}.docx" for code, files in FILES.items() for name in files}


@pytest.mark.parametrize("document", BAD, ids=lambda path: path.stem)
def test_bad_file_is_refused_with_its_code(document: Path) -> None:
    read = read_file(document)
    assert read["outcome"] == document.name.split("-")[0]
    assert read["message"]
    assert read["fields"] is None


@pytest.mark.parametrize("document", BAD, ids=lambda path: path.stem)
def test_refusal_says_what_to_do(document: Path) -> None:
    with pytest.raises(DocumentError) as error:
        read_candidature(document, document.name)
    assert error.value.hint.endswith(".")
    assert error.value.code in ERRORS


def test_malformed_xml_is_placed() -> None:
    read = read_file(FOLDER / "malformed_xml-tag_left_open.docx")
    assert read["location"]["part"] == "word/document.xml"
    assert read["location"]["line"] == 2
    assert read["location"]["column"] > 1000


@pytest.fixture
def unpacked(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many bytes each read of an archive's part gives, from here on."""
    sizes = []
    plain = zipfile.ZipExtFile.read

    def read(part: zipfile.ZipExtFile, limit: int = -1) -> bytes:
        data = plain(part, limit)
        sizes.append(len(data))
        return data

    monkeypatch.setattr(zipfile.ZipExtFile, "read", read)
    return sizes


def test_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, unpacked: list[int]) -> None:
    bomb = tmp_path / "bomb.docx"
    bomb.write_bytes(MADE["too_large"]["bomb"]())
    assert bomb.stat().st_size < 500_000
    tracemalloc.start()
    tracemalloc.reset_peak()
    before, _ = tracemalloc.get_traced_memory()
    try:
        assert read_file(bomb)["outcome"] == "too_large"
        assert tracemalloc.get_traced_memory()[1] - before < 8_000_000
    finally:
        tracemalloc.stop()
    assert unpacked == []


def test_bomb_that_declares_little_is_unpacked_to_the_limit_of_a_part(unpacked: list[int]) -> None:
    assert read_file(FOLDER / "too_large-declared_small.docx")["outcome"] == "too_large"
    assert max(unpacked) <= PART_BYTES_MAX + 1


def test_what_cannot_be_opened_says_so(tmp_path: Path) -> None:
    assert read_file(tmp_path / "gone.docx")["outcome"] == "unreadable_path"
    assert read_file(tmp_path)["outcome"] == "unreadable_path"


def test_photos_are_not_unpacked(tmp_path: Path) -> None:
    form = tmp_path / "form.docx"
    photo = bytes(range(256)) * 4 * 20_000
    form.write_bytes(package(document_xml(body(answers())), **{"word/media/photo.png": photo}))
    assert read_file(form)["fields"]["city_name"] == "Kestrel Bay"


def _outcome(data: bytes) -> str:
    try:
        read_candidature(data, "any.docx")
    except DocumentError as error:
        return error.code
    return "ok"


@settings(max_examples=60)
@given(
    st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
)
def test_any_bytes_give_a_known_outcome(data: bytes, start: bytes) -> None:
    assert _outcome(start + data) in ERRORS | {"ok"}


GOOD = good()


@settings(max_examples=60)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=12))
def test_any_damage_to_a_form_gives_a_known_outcome(place: int, damage: bytes) -> None:
    assert _outcome(GOOD[:place] + damage + GOOD[place + len(damage) :]) in ERRORS | {"ok"}


XML_PIECES = (
    "<w:p>",
    "</w:p>",
    "<w:tbl>",
    "</w:tbl>",
    "<w:tr/>",
    "<w:tc/>",
    '<w:vMerge w:val="x"/>',
    "<w:sdt/>",
    "&#xFFFE;",
    '<w:fldChar w:fldCharType="end"/>',
    '<w:gridSpan w:val="-7"/>',
    "<mc:AlternateContent/>",
    "<w:txbxContent/>",
    '<w:sym w:char="zz"/>',
    "<w:sdtContent/>",
    "<w:moveTo>",
    "<w:rPr><w:vanish/></w:rPr>",
    "<!-- -->",
    "<?x ?>",
)


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, 30_000), st.sampled_from(XML_PIECES)), max_size=6))
def test_any_change_to_the_xml_gives_a_known_outcome(changes: list[tuple[int, str]]) -> None:
    xml = document_xml(body(answers()))
    for place, piece in changes:
        cut = xml.find("<w:", place % len(xml))
        xml = xml[:cut] + piece + xml[cut:]
    assert _outcome(package(xml)) in ERRORS | {"ok"}
