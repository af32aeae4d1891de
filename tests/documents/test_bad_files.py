"""Every file that must be refused gets its own code, a message and a next step; nothing else ever comes out."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.folder import reference
from etl.forms.candidature.form import read_candidature
from etl.forms.candidature.json_lines import read_file
from etl.read import package
from etl.read.errors import DocumentError
from etl.read.package import opened
from tests.documents.bad_files import FILES, good
from tests.documents.form import answers, body
from tests.documents.word import document_xml
from tests.documents.word import package as packed

FOLDER = Path(__file__).parent / "bad"
GOOD = good()
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


def limit(monkeypatch: pytest.MonkeyPatch, **limits: int) -> None:
    """Lower limits for archives, so that an ordinary form is over them."""
    for name, most in limits.items():
        monkeypatch.setattr(package, name, most)


@pytest.mark.parametrize(
    "limits",
    [
        {"FILE_BYTES_MAX": 1000},
        {"MEMBERS_MAX": 2},
        {"UNPACKED_BYTES_MAX": 10_000},
        {"RATIO_FREE_BYTES": 100, "RATIO_MAX": 2},
    ],
    ids=lambda limits: next(iter(limits)),
)
def test_an_archive_over_a_limit_is_refused_before_it_is_unpacked(
    limits: dict[str, int], tmp_path: Path, unpacked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    form = tmp_path / "form.docx"
    form.write_bytes(GOOD)
    assert read_file(form)["outcome"] == "ok"
    unpacked.clear()
    limit(monkeypatch, **limits)
    assert read_file(form)["outcome"] == "too_large"
    assert unpacked == []


def test_a_part_is_unpacked_to_its_limit_whatever_it_declares(
    unpacked: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    limit(monkeypatch, PART_BYTES_MAX=2000)
    with opened(GOOD) as archive:
        info = archive._members["word/document.xml"]
        assert info.file_size > 10_000
        info.file_size = 100
        with pytest.raises(DocumentError) as error:
            archive.read("word/document.xml")
    assert error.value.code == "too_large"
    assert max(unpacked) == 2001


def test_parts_that_share_bytes_are_refused() -> None:
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        members = archive.infolist()
    package._check_overlap(members)
    members[-1].header_offset = members[-2].header_offset + 10
    with pytest.raises(DocumentError) as error:
        package._check_overlap(members)
    assert (error.value.code, error.value.location) == ("unsafe_archive", {"part": members[-1].filename})


def test_nesting_beyond_the_parser_s_bound_is_refused() -> None:
    xml = document_xml("<w:sdt>" * 300 + "</w:sdt>" * 300)
    assert _outcome(packed(xml)) == "unsafe_xml"


def test_what_cannot_be_opened_says_so(tmp_path: Path) -> None:
    assert read_file(tmp_path / "gone.docx")["outcome"] == "unreadable_path"
    assert read_file(tmp_path)["outcome"] == "unreadable_path"


def test_photos_are_not_unpacked(tmp_path: Path) -> None:
    form = tmp_path / "form.docx"
    photo = bytes(range(256)) * 4 * 20_000
    form.write_bytes(packed(document_xml(body(answers())), **{"word/media/photo.png": photo}))
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
    assert _outcome(packed(xml)) in ERRORS | {"ok"}
