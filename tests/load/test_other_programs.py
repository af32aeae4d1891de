"""Plans and reports as other programs save them: what they say arrives, and what cannot be read is told."""

import io
import zipfile

import pytest

from tests.documents import form
from tests.published import DataFolder, service

OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "Workbook\0".encode("utf-16-le")
SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "table", "text", "style")
)
ODS_STYLES = (
    '<style:style style:name="gone" style:family="text"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="up" style:family="text">'
    '<style:text-properties style:text-position="super 58%"/></style:style>'
)
POLISH = "Szkolenie służb miejskich: łączność i źródła wody"
TURKISH = "Belediye çalışanlarının taşkın eğitimi ve yardım"


def ods(*rows: str) -> bytes:
    """An OpenDocument spreadsheet with these rows under the headings of the work plan."""
    heading = ods_row(*(title.split("\n")[0] for title in form.HEADER))
    return open_document("spreadsheet", f'<table:table table:name="Plan">{heading}{"".join(rows)}</table:table>')


def open_document(kind: str, content: str) -> bytes:
    """An OpenDocument file, a text or a spreadsheet, with this content."""
    xml = (
        f'<office:document-content {SPACES} office:version="1.3"><office:automatic-styles>{ODS_STYLES}'
        f"</office:automatic-styles><office:body><office:{kind}>{content}</office:{kind}></office:body>"
        "</office:document-content>"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        file.writestr("content.xml", xml)
    return written.getvalue()


def ods_row(*cells: str, hidden: bool = False) -> str:
    made = "".join(cell if cell.startswith("<table:") else ods_cell(cell) for cell in cells)
    visibility = 'table:visibility="collapse"' if hidden else ""
    return f"<table:table-row {visibility}>{made}</table:table-row>"


def ods_cell(content: str, attributes: str = 'office:value-type="string"') -> str:
    return f"<table:table-cell {attributes}><text:p>{content}</text:p></table:table-cell>"


def ods_plan() -> bytes:
    def row(title: str, indicators: str, year: str = "2024-2026", **how: bool) -> str:
        return ods_row(title, f"{title}, with peers.", indicators, year, "Training and education", "Kenya", **how)

    return ods(
        row("Struck", '<text:span text:style-name="gone">120</text:span> 150 participants'),
        row("Noted", '350<text:span text:style-name="up">1</text:span> participants'),
        row("Two lines", "120</text:p><text:p>150 participants"),
        row("Hidden", "80 participants", hidden=True),
        row("Made a date", "5 visits", ods_cell("3-Jan", 'office:value-type="date" office:date-value="2025-01-03"')),
        row("A number", "5 visits", ods_cell("2025", 'office:value-type="float" office:value="2025"')),
        row("Merged", "5 visits", ods_cell("2024-2026", 'table:number-rows-spanned="2"')),
        row("Merged too", "5 visits", "<table:covered-table-cell/>"),
        row("A formula", "5 visits", ods_cell("", 'table:formula="of:=[.A1]"')),
    )


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    made = DataFolder(tmp_path_factory.mktemp("programs") / "data")
    for hub_id in ("open", "old", "typed", "polish", "turkish", "damaged"):
        made.hub(hub_id, hub_id.title(), "KEN")
    made.put("open/plan.ods", ods_plan(), "2024-01-05")
    made.put("old/plan.xls", OLD_EXCEL)
    made.put("old/motivation letter.odt", open_document("text", "<text:p>To UNDRR</text:p><text:p>We ask.</text:p>"))
    made.put("damaged/report-2024.xlsx", b"PK\x03\x04 cut off")
    made.put("damaged/motivation letter.docx", b"PK\x03\x04 cut off")
    typed = {"Day": "3-Jan", "Slashes": "01/01/2025", "Stamp": "2025-01-03 00:00:00", "Formula": "=SUM(1,1)"}
    typed |= {"Error": "#REF!", "Month": "Jan-25", "Years": "2024–2026"}
    made.plan("typed/plan.csv", *(service(title, year=year, indicators="5 visits") for title, year in typed.items()))
    for hub_id, title, encoding in (("polish", POLISH, "cp1250"), ("turkish", TURKISH, "cp1254")):
        made.plan(f"{hub_id}/plan.csv", service(title, year="2024"))
        path = made.path / "inbox" / hub_id / "plan.csv"
        path.write_bytes(path.read_text(encoding="utf-8").encode(encoding))
    made.load()
    return made


def told(folder: DataFolder, hub_id: str) -> set[tuple]:
    return set(folder.rows("SELECT rule_id, text FROM finding WHERE hub_id = ?", hub_id))


def test_an_opendocument_plan_is_read_as_any_workbook(folder):
    targets = "SELECT title, quantity, indicator.state FROM service LEFT JOIN indicator USING (service_id) WHERE "
    targets += "service.hub_id = 'open' AND title IN ('Struck', 'Noted', 'Two lines', 'Hidden') ORDER BY ALL"
    assert folder.rows(targets) == [
        ("Hidden", 80, "review"),
        ("Noted", 350, "read"),
        ("Struck", 150, "read"),
        ("Two lines", 120, "review"),
        ("Two lines", 150, "review"),
    ]
    years = "SELECT title, start_year, years_state FROM service WHERE hub_id = 'open' AND title LIKE '%A%' ORDER BY ALL"
    assert folder.rows(years) == [("A formula", None, "unreadable"), ("A number", 2025, "read")]
    merged = folder.rows("SELECT start_year, end_year, years_state FROM service WHERE title LIKE 'Merged%'")
    assert merged == [(2024, 2026, "read"), (2024, 2026, "read")]
    made = folder.rows("SELECT start_year, years_state FROM service WHERE title = 'Made a date'")
    assert made == [(None, "review")]
    rules = {rule for rule, _ in told(folder, "open")}
    assert {"struck_text", "hidden_cells", "formula_without_result", "cell_shows_otherwise"} <= rules


def test_an_old_workbook_is_refused_by_its_name_and_with_the_next_step(folder):
    ((document, message, step),) = folder.found("wrong_format")
    assert (document, message) == ("old/plan.xls", "This is an Excel 97–2003 workbook (.xls), which is not read.")
    assert step == "In Excel choose File › Save As › Excel Workbook (.xlsx) and send that."


def test_a_letter_in_opendocument_is_a_letter(folder):
    read = "SELECT kind, outcome FROM document WHERE document_id = 'old/motivation letter.odt'"
    assert folder.rows(read) == [("motivation_letter", "ok")]


def test_a_damaged_report_or_letter_is_told_whatever_its_name_stands_for(folder):
    damaged = [document for document, *_ in folder.found("corrupt_archive")]
    assert damaged == ["damaged/motivation letter.docx", "damaged/report-2024.xlsx"]


def test_what_a_spreadsheet_program_may_have_made_of_a_cell_is_asked_in_csv_too(folder):
    years = dict(folder.rows("SELECT title, (start_year, years_state) FROM service WHERE hub_id = 'typed'"))
    assert {title for title, (_, state) in years.items() if state == "read"} == {"Month", "Years"}
    rules = {(rule, text) for rule, text in told(folder, "typed") if rule not in ("years_unclear", "reading_review")}
    assert {
        ("formula_without_result", "=SUM(1,1)"),
        ("cell_error", "#REF!"),
        ("cell_shows_otherwise", "01/01/2025"),
        ("cell_shows_otherwise", "2025-01-03 00:00:00"),
    } <= rules


def test_a_text_file_is_read_in_the_letters_of_its_language(folder):
    titles = "SELECT hub_id, title FROM service WHERE hub_id IN ('polish', 'turkish') ORDER BY ALL"
    assert folder.rows(titles) == [("polish", POLISH), ("turkish", TURKISH)]
    assert {rule for rule, _ in told(folder, "polish")} >= {"text_encoding_assumed"}
