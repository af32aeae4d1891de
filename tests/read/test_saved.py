"""Forms that other programs saved are read as their Word originals are: floors for each format."""

import pytest

from benchmarks.formats import score, wrong_fields
from etl.forms.candidature.json_lines import read_file
from tests.read.saved import FOLDER, HELDOUT, expected, formats

LEAST_RIGHT = {"odt": 0.98, "fodt": 0.99, "hwpx": 1.0}  # of the answered fields; the rest is what LibreOffice lost
LEAST_FILES, LEAST_FILES_UNSEEN = 20, 10
SAVED, UNSEEN = formats(), formats(HELDOUT)


@pytest.mark.parametrize("suffix", LEAST_RIGHT)
def test_each_format_keeps_its_floor(suffix: str) -> None:
    found = score(SAVED[suffix])
    assert found.files >= LEAST_FILES
    assert found.right / found.fields >= LEAST_RIGHT[suffix], found


@pytest.mark.parametrize("suffix", LEAST_RIGHT)
def test_files_made_after_the_reader_are_right(suffix: str) -> None:
    found = score(UNSEEN[suffix])
    assert found.files >= LEAST_FILES_UNSEEN
    assert (found.right, found.invented) == (found.fields, 0)


def test_what_a_program_lost_is_told() -> None:
    """Whatever is read otherwise than the Word form has it, the file has a finding that says why it may be so."""
    lossy = [file for suffix in LEAST_RIGHT for file in SAVED[suffix] if wrong_fields(file)]
    told = {file.name: {warning["code"] for warning in read_file(file)["warnings"]} for file in lossy}
    assert lossy
    assert [name for name, codes in told.items() if not codes & {"libreoffice_saved", "types_without_marks"}] == []


def test_each_file_has_its_record() -> None:
    assert all(expected(file) for files in [*SAVED.values(), *UNSEEN.values()] for file in files)
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} >= set(LEAST_RIGHT)
