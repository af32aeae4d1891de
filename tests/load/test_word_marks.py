"""What a Word file strikes through, raises, hides or breaks over lines, as it arrives in the published snapshot."""

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.documents import form, libreoffice
from tests.documents.form import HEADER, answer
from tests.documents.word import TRANSITIONAL, archive, document_xml, p, package, r, raw, tbl, tc, tr
from tests.published import DataFolder, service

GOLDEN = Path(libreoffice.__file__).parent / "candidature"
STRIKE = "<w:strike/>"
RAISED = '<w:vertAlign w:val="superscript"/>'
HIDDEN = "<w:vanish/>"
WHITE = '<w:color w:val="FFFFFF"/>'
FOOTNOTES = (
    f'<w:footnotes xmlns:w="{TRANSITIONAL}"><w:footnote w:id="2">{p("Only 200 of them are new.")}</w:footnote>'
    f'<w:footnote w:id="3">{p("Write to Ada Formerly.")}</w:footnote></w:footnotes>'
)
BREAK = raw("<w:br/>")


def gone(text: str) -> str:
    return r(text, STRIKE)


def note(text: str) -> str:
    return r(text, RAISED)


def row(title: str, **cells: str) -> str:
    """A row of the work plan with other XML in some of its cells."""
    known = service(title, indicators="5 visits", year="2024-2026")

    def cell(name: str) -> str:
        return tc(cells[name]) if name in cells else answer(known[name])

    types = tc(cells.get("types", form.types_cell(known)))
    return tr(*map(cell, ("service", "description", "indicators", "year")), types, cell("coverage"))


def marked(xml: str, properties: str) -> str:
    """A row whose every run has these properties."""
    return xml.replace("<w:r><w:t", f"<w:r><w:rPr>{properties}</w:rPr><w:t")


def ticked_but_struck() -> str:
    """Types of which the ticked "Grant and loan" is struck through."""
    cell = form.types_cell(service("x", types=("training", "grant_loan")))
    return cell.replace(r(" Grant and loan"), gone(" Grant and loan"))


ROWS = (
    row("Corrected count", indicators=p(gone("120"), r("150 participants"))),
    row("Noted count", indicators=p("350", note("1"), " participants") + p("500 m", note("2"), " of roofs")),
    row("Footnote", indicators=p("250", raw('<w:footnoteReference w:id="2"/>'), " participants")),
    row("Starred count", indicators=p("60* guides") + p("* in two languages")),
    row("Two counts", indicators=p("120", BREAK, "150 participants")),
    row("Count again", indicators=p("120 participants") + p("150 participants")),
    row("Power", indicators=p("10", note("6"), " participants")),
    row("Corrected years", year=p(gone("2023-2025 "), "2024-2026", note("2"))),
    row("Corrected sum", description=p("With USD ", gone("9,000 "), "12,000 a year.")),
    row("Two sums", description=p("USD 30,000") + p("45,000")),
    row("Struck type", types=ticked_but_struck()),
    marked(row("Struck row", indicators=p("9 visits")), STRIKE),
    row("Hidden row", indicators=p("8 visits")).replace("<w:tr>", "<w:tr><w:trPr><w:hidden/></w:trPr>", 1),
    marked(row("Unseen row", indicators=p("7 visits")), HIDDEN),
    row("Noted title", service=p("Noted title", note("3"))),
    row("White count", indicators=p(r("120", WHITE), "150 participants"), year=p(r("2023-", WHITE), "2026")),
    row("x", service=p(gone("Old title "), "New title"), coverage=p("Kenya", note("4"), " and Uganda")),
)


def rewritten(document: bytes, runs: dict[str, str]) -> bytes:
    """A Word file with other runs in place of those that hold these texts."""
    with zipfile.ZipFile(io.BytesIO(document)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    xml = parts["word/document.xml"].decode()
    for text, other in runs.items():
        xml, count = re.subn(rf"<w:r>(?:(?!</w:r>).)*<w:t[^>]*>{text}</w:t></w:r>", other, xml)
        assert count, f"no run holds {text}"
    return archive(parts | {"word/document.xml": xml.encode()})


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    made = DataFolder(Path(tmp_path_factory.mktemp("marks")) / "data")
    xml = form.body(form.answers() | {"country": "Kenya"}, plan=lambda _: tbl(tr(*HEADER), *ROWS))
    xml = xml.replace(answer("Kestrel Bay"), tc(p(gone("Heron Bay "), "Kestrel Bay", note("1"))), 1)
    xml = xml.replace(answer("Tomas Brandt"), tc(p(gone("Ada Formerly "), "Tomas Brandt")), 1)
    email = r("resilience@kestrelbay.example")
    assert email in xml
    xml = xml.replace(email, email + raw('<w:footnoteReference w:id="3"/>'), 1)
    annex = package(document_xml(xml), **{"word/footnotes.xml": FOOTNOTES.encode()})
    made.put("kestrel-bay/candidature/annex-1.docx", annex, "2024-01-05")
    letter = p("We pledge USD ", gone("90,000 "), "25,000 a year.") + p(gone("We also pledge USD 70,000 a year."))
    made.put("kestrel-bay/candidature/motivation letter.docx", package(document_xml(letter)), "2024-01-05")
    made.load()
    told = [
        {
            "service": "Corrected count",
            "status": "under_way",
            "people_reached": "7001",
            "result": [result("150 participants", "7002")],
        },
        {
            "service": "Noted count",
            "status": "under_way",
            "people_reached": "7003",
            "result": [result("350 participants", "7004")],
        },
    ]
    made.report("kestrel-bay/report-2024.docx", "kestrel-bay", 2024, *told, received_on="2025-02-01")
    path = made.path / "inbox" / "kestrel-bay" / "report-2024.docx"
    other = {
        "7001": gone("120") + r("40"),
        "7002": gone("120") + r("90"),
        "7003": r("35") + note("1"),
        "7004": r("120") + BREAK + r("150"),
    }
    path.write_bytes(rewritten(path.read_bytes(), other))
    made.load()
    return made


def result(indicator: str, value: str) -> dict[str, str]:
    return {"indicator": indicator, "value": value}


def targets(folder: DataFolder, title: str) -> list[tuple[Any, ...]]:
    """(quantity, unit, state) of the targets of a service."""
    query = "SELECT quantity, unit, state FROM indicator JOIN service USING (service_id) WHERE title = ?"
    return folder.rows(f"{query} ORDER BY span_start", title)


def test_white_letters_on_paper_are_no_part_of_a_target(folder):
    assert targets(folder, "White count") == [(150, "participant", "read")]
    years = "SELECT start_year, end_year, years_state FROM service WHERE title = 'White count'"
    assert folder.rows(years) == [(2026, 2026, "read")]
    told = folder.rows(
        "SELECT row_number, column_number, text FROM finding WHERE rule_id = 'hidden_text' AND text <> 'x'"
    )
    assert set(told) >= {(17, 3, "120"), (17, 4, "2023-")}


def test_struck_figures_and_raised_marks_are_no_part_of_a_target(folder):
    assert targets(folder, "Corrected count") == [(150, "participant", "read")]
    assert targets(folder, "Noted count") == [(350, "participant", "read"), (500, "m²", "read")]
    assert targets(folder, "Starred count")[0] == (60, "guide", "read")


@pytest.mark.parametrize(
    ("title", "quantities"), [("Two counts", [120, 150]), ("Count again", [120, 150]), ("Power", [10])]
)
def test_two_numbers_in_one_cell_are_asked(folder, title, quantities):
    found = targets(folder, title)
    assert [quantity for quantity, _, _ in found] == quantities
    assert {state for _, _, state in found} == {"review"}


def test_years_sums_types_and_coverage_are_what_is_left(folder):
    query = "SELECT start_year, end_year, years_state FROM service WHERE title = 'Corrected years'"
    assert folder.rows(query) == [(2024, 2026, "read")]
    sums = "SELECT amount, amount.state FROM amount JOIN service USING (service_id) WHERE title = ?"
    assert folder.rows(sums, "Corrected sum") == [(12000, "read")]
    assert folder.rows(sums, "Two sums") == [(30000, "review")]
    types = (
        "SELECT service_type_id FROM service_service_type JOIN service USING (service_id) WHERE title = 'Struck type'"
    )
    assert folder.rows(types) == [("training",)]
    countries = "SELECT country_code FROM service_country JOIN service USING (service_id) WHERE title = 'New title'"
    assert sorted(folder.rows(countries)) == [("KEN",), ("UGA",)]


def test_rows_struck_through_or_unseen_are_no_services_and_are_told(folder):
    titles = {title for (title,) in folder.rows("SELECT title FROM service")}
    assert not {"Struck row", "Unseen row"} & titles
    assert {"Noted title", "New title", "Corrected count"} <= titles
    codes = ("struck_row", "hidden_cells")
    told = "SELECT rule_id, row_number, next_step <> '' FROM finding WHERE rule_id IN ? ORDER BY ALL"
    assert folder.rows(told, codes) == [
        ("hidden_cells", 14, True),
        ("hidden_cells", 15, True),
        ("struck_row", 13, True),
    ]


def test_a_row_marked_as_hidden_settles_nothing(folder):
    """Word shows such a row as long as its text is not hidden too."""
    query = "SELECT years_state, coverage_state, indicators_state FROM service WHERE title = 'Hidden row'"
    assert folder.rows(query) == [("review", "review", "review")]


def test_struck_words_are_told_with_their_place_and_kept_in_the_original(folder):
    told = (
        "SELECT table_number, row_number, column_number, text FROM finding WHERE rule_id = 'struck_text' ORDER BY ALL"
    )
    assert (8, 2, 3, "120") in folder.rows(told)
    city = "SELECT text, original_text FROM answer WHERE field = 'city_name'"
    assert folder.rows(city) == [("Kestrel Bay", "~~Heron Bay ~~Kestrel Bay¹")]


def test_what_a_footnote_says_is_told_with_its_place_but_for_what_is_private(folder):
    assert targets(folder, "Footnote") == [(250, "participant", "read")]
    told = "SELECT table_number, text FROM finding WHERE rule_id = 'note_unread' ORDER BY ALL"
    assert folder.rows(told) == [(6, None), (8, "Only 200 of them are new.")]


def test_the_struck_name_of_a_focal_point_stays_private(folder):
    assert folder.rows("SELECT count(*) FROM finding WHERE text LIKE '%Formerly%' OR message LIKE '%Formerly%'") == [
        (0,)
    ]
    assert folder.rows("SELECT count(*) FROM finding WHERE rule_id = 'struck_text' AND table_number = 6") == [(1,)]


def test_a_letter_pledges_what_is_not_struck_through(folder):
    letter = "SELECT amount, recurrence, state FROM amount WHERE document_id LIKE '%letter.docx'"
    assert folder.rows(letter) == [(25000, "annual", "read")]
    told = "SELECT text FROM finding WHERE rule_id = 'struck_text' AND document_id LIKE '%letter.docx'"
    assert folder.rows(told) == [(None,)]


def test_a_report_gives_what_is_left_and_asks_about_two_numbers(folder):
    people = "SELECT title, people_reached FROM service_result JOIN service USING (service_key) ORDER BY title"
    reached = dict(folder.rows(people))
    assert (reached["Corrected count"], reached["Noted count"]) == (40, 35)
    results = (
        "SELECT quantity, value, indicator_result.state FROM indicator_result JOIN indicator USING (indicator_key)"
    )
    found = {quantity: (value, state) for quantity, value, state in folder.rows(results) if value or state == "review"}
    assert found == {150: (90, "read"), 350: (None, "review")}


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Two forms as LibreOffice saved them, of which one had a tracked change within a control."""
    made = DataFolder(Path(tmp_path_factory.mktemp("saved")) / "data")
    for hub_id, name in (("once", "saved_by_libreoffice"), ("deleted", "saved_by_libreoffice_with_a_deletion")):
        made.hub(hub_id, libreoffice.answers()["city_name"], "KOR")
        made.put(f"{hub_id}/candidature/annex-1.docx", (GOLDEN / f"{name}.docx").read_bytes(), "2026-01-05")
    made.load()
    return made


def test_a_form_saved_in_libreoffice_says_everything_once(saved):
    city = "SELECT text FROM answer JOIN candidature USING (candidature_id) WHERE field = 'city_name' ORDER BY hub_id"
    assert saved.rows(city) == [("인천광역시 Incheon",), ("인천광역시 Incheon",)]
    told = "SELECT title, indicators_text, coverage_text FROM service WHERE hub_id = 'once' AND position = 1"
    assert saved.rows(told) == [("방재 교육 Training", "연 2회 2 events/year\n50개 도시", "모든 도시 All")]
    repeated = [document for document, _, _ in saved.found("repeated_text")]
    assert repeated == ["deleted/candidature/annex-1.docx", "once/candidature/annex-1.docx"]


def test_a_deletion_that_came_alive_is_told_and_settles_nothing(saved):
    text = "SELECT indicators_text, indicators_state FROM service WHERE hub_id = ?"
    assert saved.rows(text, "deleted") == [("참가자 46,00047,300 participants", "review")]
    assert saved.rows("SELECT DISTINCT state FROM indicator WHERE hub_id = 'deleted'") in ([("review",)], [])
    ((document, message, step),) = saved.found("saved_by_libreoffice")
    assert (document, step) == (
        "deleted/candidature/annex-1.docx",
        "Send the form as it was before LibreOffice saved it.",
    )
    assert message == "LibreOffice saved this form: text that was deleted in this answer may have come back."
