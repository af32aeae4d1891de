"""Reading forms beside what a user would pick instead: `python -m benchmarks.reading`.

Two questions in one run. Right: which share of the fields of the golden forms is read? For our reader a field is right
when it equals the expected text exactly; for the others, which know no fields, when the expected text occurs anywhere
in theirs, which favours them. Time: CPU seconds as a multiple of the floor, unzipping and parsing document.xml.
Tools that are not installed are left out (requirements-bench.txt).
"""

import io
import json
import time
import zipfile
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from lxml import etree

from benchmarks.make_forms import make_form
from etl.forms.candidature.form import read_candidature
from etl.forms.candidature.json_lines import fields_of
from etl.text.normal import normalised

GOLDEN = Path(__file__).resolve().parent.parent / "tests" / "documents" / "candidature"
ROUNDS = 5
FORMS = 10
FORMS_OF_OTHERS = 3  # the others take up to a second a form
Reader = Callable[[bytes], str]


def floor(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        etree.fromstring(file.read("word/document.xml"))


def ours(data: bytes) -> dict[str, Any]:
    return fields_of(read_candidature(data))


def python_docx(data: bytes) -> str:
    document = import_module("docx").Document(io.BytesIO(data))
    cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def docx2python(data: bytes) -> str:
    with import_module("docx2python").docx2python(io.BytesIO(data)) as document:
        return document.text


def mammoth(data: bytes) -> str:
    return import_module("mammoth").extract_raw_text(io.BytesIO(data)).value


def markitdown(data: bytes) -> str:
    tool = import_module("markitdown").MarkItDown(enable_plugins=False)
    return tool.convert_stream(io.BytesIO(data), file_extension=".docx").text_content


OTHERS: tuple[Reader, ...] = (python_docx, docx2python, mammoth, markitdown)


def leaves(value: Any, place: str = "") -> Iterator[tuple[str, Any]]:
    """The answered fields of an expected reading, each with its place."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from leaves(item, f"{place}/{key}")
    elif isinstance(value, list) and not place.endswith("/types"):
        for index, item in enumerate(value):
            yield from leaves(item, f"{place}/{index}")
    elif value:
        yield place, value


def right(data: bytes, expected: dict[str, Any]) -> tuple[int, int]:
    """How many of the answered fields our reader gives exactly, and how many there are."""
    wanted, read = dict(leaves(expected)), dict(leaves(ours(data)))
    return sum(read.get(place) == value for place, value in wanted.items()), len(wanted)


def right_in_text(reader: Reader, data: bytes, expected: dict[str, Any]) -> tuple[int, int]:
    """How many of the answered fields occur in a tool's text, blanks aside; ticked types are not asked."""
    wanted = [value for _, value in leaves(expected) if isinstance(value, str)]
    try:
        text = _bare(reader(data))
    except Exception as error:  # any tool may fail on any file: that is the measurement
        print(f"  {reader.__name__} failed: {type(error).__name__}")
        text = ""
    return sum(_bare(value) in text for value in wanted), len(wanted)


def _bare(text: str) -> str:
    return "".join(normalised(text).split())


def share(counts: list[tuple[int, int]]) -> str:
    found, all_fields = (sum(column) for column in zip(*counts, strict=True))
    return f"{found}/{all_fields} = {found / all_fields:.1%}"


def seconds(reader: Callable[[bytes], object], files: list[bytes], rounds_count: int = ROUNDS) -> float:
    """CPU seconds for one file, the best of some rounds over all."""
    rounds = []
    for _ in range(rounds_count):
        started = time.process_time()
        for data in files:
            reader(data)
        rounds.append(time.process_time() - started)
    return min(rounds) / len(files)


def installed(reader: Reader) -> bool:
    try:
        reader(make_form(1)[0])
    except ImportError:
        print(f"{reader.__name__} is not installed")
        return False
    return True


def main() -> None:
    golden = [
        (path.read_bytes(), json.loads(path.with_suffix(".json").read_text("utf-8"))) for path in GOLDEN.glob("*.docx")
    ]
    files = [make_form(number)[0] for number in range(1, FORMS + 1)]
    base = seconds(floor, files)
    print(f"floor: {base * 1000:.1f} ms a form, {len(golden)} golden forms")
    reading = seconds(ours, files)
    print(f"ours: {share([right(*pair) for pair in golden])} exact, {reading / base:.1f} x")
    for reader in filter(installed, OTHERS):
        found = share([right_in_text(reader, *pair) for pair in golden])
        multiple = seconds(reader, files[:FORMS_OF_OTHERS], 1) / base
        print(f"{reader.__name__}: {found} somewhere in its text, {multiple:.0f} x")


if __name__ == "__main__":
    main()
