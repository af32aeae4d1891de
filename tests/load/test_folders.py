"""One folder, two ways to it: what `screen FOLDER` says of each requirement is what a load publishes."""

from datetime import date
from pathlib import Path

import pytest

from etl.folder.lists import read_lists
from etl.rows.candidature_folder import screen_folder
from tests.documents.word import document_xml, p, package
from tests.published import DataFolder, service

FOLDERS = ("whole", "twice", "scanned", "damaged")
RECEIVED_ON = "2024-01-05"
SCAN = Path(__file__).parents[1] / "read" / "saved" / "pdf" / "unread" / "scan.pdf"
SCREENED = """
    SELECT requirement_id, verdict, reason FROM screening JOIN candidature USING (candidature_id)
    WHERE hub_id = ? AND is_latest
"""


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """Hubs that each sent a folder: as it should be, with the form twice, with scans, with a damaged letter."""
    made = DataFolder(Path(tmp_path_factory.mktemp("sent")) / "data")
    letter = package(document_xml(p("Dear Secretariat,") + p("We pledge USD 30,000 in cash for peer cities.")))
    work = package(document_xml(p("Wells of Kestrel Bay") + p("How they were built.")))
    for hub_id in FOLDERS:
        made.hub(hub_id, hub_id.capitalize(), "KEN")
        folder, is_scanned = f"{hub_id}/candidature", hub_id == "scanned"
        training = service("Flood training", year="2024-2026")
        for name in ("annex-1", "annex-1 copy")[: 1 + (hub_id == "twice")]:
            made.form(f"{folder}/{name}.docx", training, city_name=hub_id.capitalize(), received_on=RECEIVED_ON)
        made.put(
            f"{folder}/letter.{'pdf' if is_scanned else 'docx'}",
            SCAN.read_bytes() if is_scanned else letter,
            RECEIVED_ON,
        )
        made.put(f"{folder}/case study.docx", work, RECEIVED_ON)
    made.put("damaged/candidature/letter.docx", letter[:900])
    made.load()
    return made


@pytest.mark.parametrize("hub_id", FOLDERS)
def test_the_command_and_the_load_say_the_same(sent, hub_id):
    inbox = sent.path / "inbox"
    found = screen_folder(inbox / hub_id / "candidature", date.fromisoformat(RECEIVED_ON), read_lists(sent.path))
    told = {result.requirement_id: (result.verdict, result.reason) for result in found}
    published = {name: (verdict, reason) for name, verdict, reason in sent.rows(SCREENED, hub_id)}
    assert told == published
    assert len(told) > 50


def test_a_letter_that_cannot_be_read_is_not_called_empty(sent):
    found = {
        hub_id: next(
            (verdict, reason) for name, verdict, reason in sent.rows(SCREENED, hub_id) if name == "motivation_letter"
        )
        for hub_id in FOLDERS
    }
    assert found == {
        "whole": ("met", "It was received: letter.docx."),
        "twice": ("met", "It was received: letter.docx."),
        "scanned": (
            "needs_a_person",
            "The file letter.pdf could not be read: This PDF is a scan: its pages are pictures, without a word that "
            "can be read.",
        ),
        "damaged": (
            "needs_a_person",
            "The file letter.docx could not be read: The archive is damaged: File is not a zip file.",
        ),
    }


def test_what_a_file_holds_is_told_of_the_file(sent):
    told = "SELECT document_id FROM finding WHERE rule_id = 'corrupt_archive'"
    assert sent.rows(told) == [("damaged/candidature/letter.docx",)]
    asked = "SELECT document_id, kind, outcome FROM document WHERE document_id LIKE '%letter%' ORDER BY ALL"
    assert sent.rows(asked) == [
        ("damaged/candidature/letter.docx", "motivation_letter", "corrupt_archive"),
        ("scanned/candidature/letter.pdf", "motivation_letter", "scan"),
        ("twice/candidature/letter.docx", "motivation_letter", "ok"),
        ("whole/candidature/letter.docx", "motivation_letter", "ok"),
    ]
