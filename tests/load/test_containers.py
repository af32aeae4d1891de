"""Mails and archives in the inbox: what came in them is read as documents of their own, received when the mail was."""

import shutil
from pathlib import Path

import pytest

from tests.documents import form
from tests.documents.word import document_xml, p, package
from tests.folder.test_containers import OUTLOOK, archive, mail
from tests.published import DataFolder, service

LETTER = package(document_xml(p("Dear Secretariat,") + p("We pledge USD 30,000 in cash for peer cities.")))


def filled(city: str, title: str) -> bytes:
    answers = form.answers() | {"city_name": city, "country": "Kenya", "work_plan": [service(title)]}
    return package(document_xml(form.body(answers)))


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> DataFolder:
    """A hub's mail with a form and a letter, loose; a later archive of another hub; a message of a third."""
    made = DataFolder(Path(tmp_path_factory.mktemp("sent")) / "data")
    made.hub("heron-point", "Heron Point", "KEN")
    made.hub("tern-hill", "Tern Hill", "KEN")
    attached = ("Annex I.docx", filled("Kestrel Bay", "Flood training")), ("motivation letter.docx", LETTER)
    made.put("candidature.eml", mail(*attached).as_bytes())
    papers = archive(
        {"2024/annex.docx": filled("Heron Point", "Wells"), "2024/letter.docx": LETTER, "b.zip": b"PK\x03\x04"}
    )
    made.put("heron-point/papers.zip", papers, received_on="2024-03-02")
    (made.path / "inbox" / "tern-hill").mkdir()
    shutil.copyfile(OUTLOOK, made.path / "inbox" / "tern-hill" / "plan.msg")
    made.put("empty.eml", mail().as_bytes())
    to_come = mail(("annex.docx", filled("Ibis Cove", "Pumps")), received="from a by b; Thu, 1 Jan 2099 00:30:00 +0200")
    made.put("to come.eml", to_come.as_bytes())
    made.load()
    return made


def test_what_came_in_a_mail_is_read_as_if_it_lay_in_a_folder(sent):
    query = "SELECT document_id, kind, received_on::VARCHAR FROM document WHERE hub_id = ? ORDER BY ALL"
    assert sent.rows(query, "kestrel-bay") == [
        ("candidature.eml", "other", "2024-05-06"),
        ("candidature.eml/Annex I.docx", "candidature", "2024-05-06"),
        ("candidature.eml/motivation letter.docx", "motivation_letter", "2024-05-06"),
    ]
    parts = (
        "SELECT part, document_id, state FROM candidature_part WHERE candidature_id = 'candidature.eml' ORDER BY ALL"
    )
    assert sent.rows(parts) == [
        ("annex_1", "candidature.eml/Annex I.docx", "present"),
        ("exemplary_work", None, "missing"),
        ("motivation_letter", "candidature.eml/motivation letter.docx", "present"),
    ]


def test_a_day_that_is_still_to_come_is_no_day_of_receipt(sent):
    query = "SELECT DISTINCT received_on FROM document WHERE document_id LIKE 'to come.eml%'"
    assert sent.rows(query) == [(None,)]
    [(document, message, _)] = sent.found("mail_day_to_come")
    assert document == "to come.eml"
    assert message.startswith('The mail "Candidature" is dated 2099-01-01, which is still to come')


def test_a_line_of_received_for_an_archive_is_for_all_that_came_in_it(sent):
    query = "SELECT document_id, received_on::VARCHAR, received_source FROM document WHERE hub_id = ? ORDER BY ALL"
    assert sent.rows(query, "heron-point") == [
        ("heron-point/papers.zip", "2024-03-02", "test"),
        ("heron-point/papers.zip/2024/annex.docx", "2024-03-02", "test"),
        ("heron-point/papers.zip/2024/letter.docx", "2024-03-02", "test"),
    ]


def test_of_two_plans_in_a_message_the_day_of_their_own_mail_tells_which_is_later(sent):
    query = """
        SELECT document_id, document.received_on::VARCHAR, is_current
        FROM service JOIN document USING (document_id) WHERE document.hub_id = 'tern-hill' ORDER BY ALL
    """
    assert sent.rows(query) == [
        ("tern-hill/plan.msg/Earlier plan.msg/plan 2024.csv", "2024-03-01", False),
        ("tern-hill/plan.msg/work plan.csv", "2024-05-06", True),
    ]


def test_what_is_said_of_mails_and_archives(sent):
    assert [message for _, message, _ in sent.found("container_opened")] == [
        "2 files stand below this mail as documents of their own; its own words are not read.",
        "2 files stand below this archive as documents of their own.",
        "3 files stand below this mail as documents of their own; its own words are not read.",
        "1 file stands below this mail as documents of their own; its own words are not read.",
    ]
    assert [document for document, _, _ in sent.found("container_empty")] == ["empty.eml"]
    assert [(document, message) for document, message, _ in sent.found("corrupt_archive")] == [
        ("heron-point/papers.zip", "b.zip is damaged: File is not a zip file.")
    ]


def test_no_sender_reaches_the_public_file(sent):
    assert b"mayor@kestrelbay.example" not in sent.snapshot.read_bytes()
