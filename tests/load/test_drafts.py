"""Forms in PDF in a load: nothing of a draft counts before a line of drafts.csv confirms it."""

import hashlib
import json

import duckdb
import pytest

from etl.folder.inbox import InboxFile
from etl.folder.table_file import ListRow
from etl.forms.content import Draft
from etl.forms.extract import extract
from etl.rows.drafts import confirmed_drafts
from tests.published import DataFolder
from tests.read.saved import FOLDER

PDF = FOLDER / "pdf"
FORMS = {
    "port-lamara": ("Port Lamara", "VUT", "port-lamara@libreoffice.pdf"),
    "thialene": ("Thialène-les-Dunes", "SEN", "thialene-les-dunes@libreoffice.pdf"),
    "marsa-al-luban": ("Marsa al-Luban", "TUN", "marsa-al-luban@libreoffice.pdf"),
    "olkimbara": ("Olkimbara", "KEN", "olkimbara@fields.pdf"),
    "ras-el-margoum": ("Ras el-Margoum", "TUN", "unread/scan.pdf"),
}
TYPES = {f"{number}.types": ["training"] for number in (3, 4, 5, 6, 7)}


def sha256(name: str) -> str:
    return hashlib.sha256((PDF / name).read_bytes()).hexdigest()


def confirm(data: DataFolder, hub_id: str, answers: dict, **more: str) -> None:
    line = {"file": f"{hub_id}/2024/Annex I.pdf", "sha256": sha256(FORMS[hub_id][2]), "confirmed_by": "A. Otieno"}
    data.row("drafts", **line | {"answers": json.dumps(answers), "confirmed_on": "2026-11-20"} | more)


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> DataFolder:
    """Five hubs whose form came as a PDF; one draft is confirmed with answers, one line confirms nothing."""
    made = DataFolder(tmp_path_factory.mktemp("drafts") / "data")
    for hub_id, (name, country, file) in FORMS.items():
        made.hub(hub_id, name, country)
        document = "استمارة الترشح.pdf" if hub_id == "marsa-al-luban" else "Annex I.pdf"
        made.put(f"{hub_id}/2024/{document}", (PDF / file).read_bytes(), "2024-05-01")
    confirm(made, "thialene", TYPES | {"3.year": "2023-2024", "4": None, "8.service": "Atlas des dunes", "8.types": []})
    confirm(made, "port-lamara", {"colour": "blue"})
    confirm(made, "port-lamara", {}, file="nowhere.pdf")
    made.summary = made.load()
    return made


def outcomes(data: DataFolder) -> dict[str, str]:
    return dict(data.rows("SELECT hub_id, outcome FROM document"))


def private(data: DataFolder, query: str) -> list[tuple]:
    with duckdb.connect(str(data.snapshot).replace(".duckdb", ".private.duckdb"), read_only=True) as database:
        return database.execute(query).fetchall()


def test_a_draft_is_received_and_nothing_of_it_counts(data):
    assert outcomes(data)["port-lamara"] == "draft"
    assert data.rows("SELECT kind FROM document WHERE hub_id = 'port-lamara'") == [("candidature",)]
    for table in ("candidature", "service", "reading", "indicator", "amount", "work_plan"):
        assert data.rows(f"SELECT count(*) FROM {table} WHERE hub_id IN ('port-lamara', 'marsa-al-luban')") == [(0,)]
    assert data.rows("SELECT count(*) FROM document_standing WHERE document_id LIKE 'port-lamara%'") == [(0,)]
    assert data.summary.startswith("5 documents: 2 read, 0 recorded as present, 1 drafts to confirm, 2 unreadable")


def test_a_finding_names_the_draft_with_its_next_step(data):
    query = "SELECT rule_id, document_id, message, next_step FROM finding WHERE rule_id IN ('pdf_draft', 'scan')"
    draft, scan = sorted(data.rows(query))
    assert draft[1:3] == ("port-lamara/2024/Annex I.pdf", "This form is a PDF: what was read in it is a draft.")
    assert draft[3].startswith("Compare it with its pages on the Review screen and confirm it")
    assert scan[3].startswith("Send the file that was printed, as Word (.docx)")


def test_a_confirmed_draft_counts_with_the_answers_that_were_given(data):
    of_hub = "FROM service WHERE hub_id = 'thialene' AND is_current"
    services = data.rows(f"SELECT title, year_text, part, page_box {of_hub} ORDER BY position")
    assert [row[0] for row in services] == [
        "Voyages d'étude sur la fixation des dunes",
        "Microsubventions « première haie »",
        "Formation des relais de quartier à l'alerte houle",
        "Recueil de chants et de gestes du clayonnage",
        "Atlas des dunes",
    ]
    assert services[0][1:3] == ("2023-2024", "page 6")
    left, top, right, bottom = map(float, services[0][3].split(","))
    assert left < right
    assert top < bottom < 842
    given = f"service_service_type WHERE service_id IN (SELECT service_id {of_hub})"
    assert data.rows(f"SELECT DISTINCT service_type_id FROM {given}") == [("training",)]
    assert outcomes(data)["thialene"] == "ok"


def test_who_confirmed_it_is_told(data):
    ((message,),) = data.rows("SELECT message FROM finding WHERE rule_id = 'draft_confirmed'")
    assert message == "What was read in the PDF was confirmed by A. Otieno on 2026-11-20 (drafts.csv, line 2)."


def test_a_line_about_no_file_is_told(data):
    ((message,),) = data.rows("SELECT message FROM finding WHERE rule_id = 'list_row_unknown_file'")
    assert message == 'drafts.csv, line 4: no file "nowhere.pdf" is in the inbox.'


def test_a_line_that_fits_no_cell_confirms_nothing(data):
    ((message, document),) = data.rows("SELECT message, document_id FROM finding WHERE rule_id = 'draft_line_unused'")
    assert message == "drafts.csv, line 3, confirms nothing. “colour” is no cell of the form."
    assert document == "port-lamara/2024/Annex I.pdf"


def test_what_was_filled_into_fields_counts_without_a_person(data):
    assert outcomes(data)["olkimbara"] == "ok"
    assert data.rows("SELECT count(*) FROM service WHERE hub_id = 'olkimbara' AND is_current") == [(6,)]


def test_words_and_pages_of_drafts_are_in_the_private_file_alone(data):
    found = private(data, "SELECT document_id, gives_values, pages_count, text IS NULL FROM draft ORDER BY 1")
    assert found == [
        ("marsa-al-luban/2024/استمارة الترشح.pdf", False, 4, False),
        ("port-lamara/2024/Annex I.pdf", True, 7, True),
    ]
    assert private(data, "SELECT count(*), min(page), max(page) FROM draft_page") == [(11, 1, 7)]
    ((text, page),) = private(data, "SELECT text, page FROM draft_cell WHERE cell = '1.service'")
    assert (text, page) == ("Coaching on checking cyclone evacuation buildings", 5)
    with duckdb.connect(str(data.snapshot), read_only=True) as database:
        tables = [name for (name,) in database.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        assert not {"draft", "draft_cell", "draft_page"} & set(tables)
        for table in tables:
            told = f'SELECT count(*) FROM "{table}" AS held WHERE CAST(held AS VARCHAR) LIKE ?'
            rows = database.execute(told, ["%cyclone evacuation%"])
            assert rows.fetchone() == (0,), table


@pytest.mark.parametrize(
    ("answers", "more", "problem"),
    [
        ({}, {}, "Still to be given: 3.types, 4.types, 5.types, 6.types, 7.types."),
        (TYPES | {"3.types": ["singing"]}, {}, "3.types is a list of research, events,"),
        (TYPES | {"city_name": 7}, {}, "city_name is no text."),
        (TYPES | {"4": "gone"}, {}, "4 is null where the row is no service"),
        (TYPES, {"sha256": "0" * 64}, "The file is not the one that was confirmed"),
    ],
)
def test_what_a_line_lacks_is_said(answers, more, problem):
    path = PDF / "thialene-les-dunes@libreoffice.pdf"
    file = InboxFile(path.name, path, sha256(path.name), 1)
    values = {"file": path.name, "sha256": file.sha256, "confirmed_by": "x", "confirmed_on": "2026-11-20"}
    line = ListRow("drafts.csv", 2, values | {"answers": json.dumps(answers)} | more)
    contents, made = confirmed_drafts([file], {path.name: extract(path)}, [line])
    assert [problem in one.finding.message for one in made.findings] == [True]
    assert isinstance(contents[path.name], Draft)
