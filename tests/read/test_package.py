"""Archives whose parts are named as old programs on Windows name them are read as any others."""

import io
import zipfile
from pathlib import Path

import pytest

from etl.forms.candidature.json_lines import read_file
from etl.read.source import read_source
from tests.read.saved import FOLDER, GOLDEN, expected

FILES = (GOLDEN / "filled-b.docx", FOLDER / "odt" / "figures_in_formulas.odt", FOLDER / "hwpx" / "labels_in_ko.hwpx")


def with_backslashes(file: Path) -> bytes:
    """The file with a backslash for each slash in the names of its parts."""
    written = io.BytesIO()
    with zipfile.ZipFile(file) as source, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            target.writestr(info.filename.replace("/", "\\"), source.read(info))
    return written.getvalue()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.suffix)
def test_parts_named_with_backslashes_are_found(file: Path, tmp_path: Path) -> None:
    (tmp_path / file.name).write_bytes(with_backslashes(file))
    assert read_file(tmp_path / file.name)["fields"] == expected(file)


def test_two_parts_of_one_name_are_refused_whatever_stands_between_folders() -> None:
    written = io.BytesIO(FILES[0].read_bytes())
    with zipfile.ZipFile(written, "a") as archive:
        archive.writestr("word\\document.xml", "<x/>")
    assert read_source(written.getvalue()).problem.code == "unsafe_archive"
