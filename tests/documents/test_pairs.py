"""Every golden pair: a document, and beside it what a careful person reads in it."""

import json
from pathlib import Path

import pytest

from etl.forms.candidature.json_lines import read_file
from tests.documents import libreoffice
from tests.documents.build import CASES, file_of

FOLDER = Path(__file__).parent / "candidature"
DOCUMENTS = sorted(FOLDER.glob("*.docx"))


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)
def test_reading_gives_what_stands_in_the_document(document: Path) -> None:
    read = read_file(document)
    assert read["outcome"] == "ok", read["message"]
    assert read["fields"] == json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))


def test_every_case_has_its_pair_and_every_pair_its_case() -> None:
    filled = {"filled-a", "filled-b", "filled-c", *libreoffice.PAIRS}
    assert {path.stem for path in DOCUMENTS} == set(CASES) | filled
    assert {path.stem for path in FOLDER.glob("*.json")} == set(CASES) | filled


@pytest.mark.parametrize("name", CASES)
def test_pairs_are_what_the_builder_makes(name: str) -> None:
    xml, expected = CASES[name]()
    assert (FOLDER / f"{name}.docx").read_bytes() == file_of(name, xml)
    assert json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8")) == expected
