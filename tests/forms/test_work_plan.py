"""Work plans sent alone give the same rows in every format."""

import csv
import io
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from openpyxl import Workbook

from etl.findings import Place
from etl.folder.reference import data_folder
from etl.forms.extract import extract
from etl.forms.records import WorkPlanRow
from etl.forms.work_plan import read_work_plan
from etl.read.errors import DocumentError
from tests.documents.form import HEADER, TYPE_LABELS, answers, plan, plan_heading
from tests.documents.word import document_xml, p, package, tbl, tr

ROWS = answers()["work_plan"]


def plain_rows() -> list[list[str]]:
    """The plan's rows as a person types them into a sheet."""
    rows = []
    for row in ROWS:
        types = [TYPE_LABELS[kind].strip() for kind in row["types"]]
        words = "; ".join(types) + (f" {row['type_other']}" if row["type_other"] else "")
        rows.append([row["service"], row["description"], row["indicators"], row["year"], words, row["coverage"]])
    return rows


def as_dict(row: WorkPlanRow) -> dict[str, object]:
    names = ("service", "description", "indicators", "year", "coverage")
    return {name: getattr(row, name).text for name in names} | {"types": list(row.types), "type_other": row.type_other}


def write_csv(path: Path, delimiter: str, encoding: str) -> Path:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter).writerows([HEADER, *plain_rows()])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_csv(tmp_path: Path, delimiter: str, encoding: str) -> None:
    read = read_work_plan(write_csv(tmp_path / "plan.csv", delimiter, encoding))
    assert [as_dict(row) for row in read.work_plan] == ROWS
    assert read.work_plan[0].service.place == Place(1, 2, 1)


def test_workbook_with_numbers_merges_and_a_title_above(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    sheet.title = "Plan"
    sheet.append(["Work plan of Kestrel Bay"])
    sheet.append(list(HEADER))
    for row in plain_rows():
        sheet.append([*row[:3], 2027, *row[4:]])
    sheet.merge_cells("D3:D4")
    book.create_sheet("Hidden").sheet_state = "hidden"
    book.save(tmp_path / "plan.xlsx")
    read = read_work_plan(tmp_path / "plan.xlsx")
    assert [as_dict(row) for row in read.work_plan] == [row | {"year": "2027"} for row in ROWS]
    assert read.work_plan[1].coverage.place == Place(None, 4, 6, "Plan")


def test_word_file_with_part_two_only(tmp_path: Path) -> None:
    a = answers()
    (tmp_path / "plan.docx").write_bytes(package(document_xml(plan_heading(a) + plan(a))))
    read = read_work_plan(tmp_path / "plan.docx")
    assert [as_dict(row) for row in read.work_plan] == ROWS
    assert read.language == "en"
    assert read.findings == ()


OPEN_NAMES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text")
)


def open_document(kind: str, rows: list[list[str]]) -> bytes:
    """An OpenDocument file with one table: a spreadsheet, or a text."""
    cells = (
        "".join(f"<table:table-cell><text:p>{escape(text or '')}</text:p></table:table-cell>" for text in row)
        for row in rows
    )
    table = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(
            "content.xml",
            f'<office:document-content {OPEN_NAMES}><office:body><office:{kind}><table:table table:name="Plan">{table}'
            f"</table:table></office:{kind}></office:body></office:document-content>",
        )
    return written.getvalue()


def test_ods(tmp_path: Path) -> None:
    rows = [[text.replace("\n", " ") if text else text for text in row] for row in plain_rows()]
    (tmp_path / "plan.ods").write_bytes(open_document("spreadsheet", [list(HEADER), *rows]))
    read = read_work_plan(tmp_path / "plan.ods")
    assert [row.service.text for row in read.work_plan] == [row["service"] for row in ROWS]
    assert read.work_plan[1].coverage.place == Place(None, 3, 6, "Plan")
    assert extract(tmp_path / "plan.ods").kind == "work_plan"


def test_odt(tmp_path: Path) -> None:
    rows = [[text.replace("\n", " ") if text else text for text in row] for row in plain_rows()]
    (tmp_path / "work plan.odt").write_bytes(open_document("text", [list(HEADER), *rows]))
    read = extract(tmp_path / "work plan.odt")
    assert (read.kind, read.outcome) == ("work_plan", "ok")
    assert [row.service.text for row in read.work_plan] == [row["service"] for row in ROWS]
    assert read.work_plan[1].coverage.place == Place(1, 3, 6)


def test_bad_plans_are_refused(tmp_path: Path) -> None:
    bad = {
        "empty.csv": (b"", "empty_file"),
        "binary.csv": (b"Service\x00\x01", "wrong_format"),
        "other.csv": (b"Name,Price\nGauge,3", "not_the_form"),
        "pdf.xlsx": (b"%PDF-1.7", "corrupt_pdf"),
        "word.xlsx": (package(document_xml(p("x"))), "not_the_form"),
        "other.docx": (package(document_xml(tbl(tr("Item", "Price")))), "not_the_form"),
    }
    for name, (data, code) in bad.items():
        (tmp_path / name).write_bytes(data)
        with pytest.raises(DocumentError) as error:
            read_work_plan(tmp_path / name)
        assert (name, error.value.code) == (name, code)
    with pytest.raises(DocumentError, match="cannot be opened"):
        read_work_plan(tmp_path / "gone.csv")


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "csv"])
def test_templates_are_plans_without_rows(suffix: str) -> None:
    read = read_work_plan(data_folder() / "templates" / f"work-plan.{suffix}")
    assert read.work_plan == ()
    assert read.findings == ()
