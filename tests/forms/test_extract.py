"""A document is opened once and each of its parts parsed once, whatever it turns out to be."""

import csv
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from lxml import etree

from etl.folder.reference import SHIPPED
from etl.forms.extract import extract

INBOX = SHIPPED / "inbox"
BAD = Path(__file__).parents[1] / "documents" / "bad"  # named by the code that tells what is wrong with each
IS_ANOTHER_DOCUMENT = ("not_the_form", "wrong_format-excel")
# A hub whose documents are of every kind and of every kind of file, and plans in a workbook and in a text.
HUBS = ("example-haemu", "example-severnmouth", "example-shionagi")
DOCUMENTS = sorted(path for hub in HUBS for path in (INBOX / hub).rglob("*.*"))


@pytest.fixture
def opened(monkeypatch) -> Counter[str]:
    """How often an archive was opened, by the name of its file."""
    counts: Counter[str] = Counter()

    class Counted(zipfile.ZipFile):
        def __init__(self, file, *arguments, **options) -> None:
            counts[file.name] += 1
            super().__init__(file, *arguments, **options)

    monkeypatch.setattr("zipfile.ZipFile", Counted)
    return counts


@pytest.fixture
def parsed(monkeypatch) -> Counter[bytes]:
    """How often some XML was parsed."""
    counts: Counter[bytes] = Counter()
    parse = etree.fromstring

    def counted(data: bytes, *arguments):
        counts[data] += 1
        return parse(data, *arguments)

    monkeypatch.setattr("lxml.etree.fromstring", counted)
    return counts


@pytest.mark.parametrize("path", sorted(BAD.glob("*.docx")), ids=lambda path: path.stem)
def test_what_damages_a_file_is_told(path: Path):
    read = extract(path)
    code = path.name.partition("-")[0]
    if path.name.startswith(IS_ANOTHER_DOCUMENT):
        assert read.outcome in ("ok", "not_read")
    else:
        assert (read.kind, read.outcome, [finding.code for finding in read.findings]) == ("other", code, [code])


def test_the_documents_are_of_every_kind():
    kinds = {(extract(path).kind, path.suffix) for path in DOCUMENTS}
    assert kinds == {
        ("candidature", ".docx"),
        ("work_plan", ".csv"),
        ("work_plan", ".xlsx"),
        ("annual_report", ".docx"),
        ("annual_report", ".xlsx"),
        ("motivation_letter", ".docx"),
        ("exemplary_work", ".docx"),
    }


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_a_document_is_opened_once_and_each_part_parsed_once(path: Path, opened, parsed):
    extract(path)
    assert opened == ({} if path.suffix == ".csv" else {str(path): 1})
    assert set(parsed.values()) <= {1}
    assert bool(parsed) == bool(opened)


@pytest.mark.parametrize("name", ["work plan.csv", "inventory.csv"])
def test_a_cell_over_the_limit_is_told_whatever_the_file_is_called(tmp_path, name):
    (tmp_path / name).write_text(f"Service,Description,Year\nDrills,{'word ' * 300},2026\n", encoding="utf-8")
    assert extract(tmp_path / name).outcome == "ok"
    usual = csv.field_size_limit(1_000)
    try:
        refused = extract(tmp_path / name)
    finally:
        csv.field_size_limit(usual)
    (finding,) = refused.findings
    assert (refused.outcome, finding.message) == ("too_large", "Line 2 has a cell of more than 1,000 characters.")
    assert finding.hint == "Shorten that cell and send the file again."
