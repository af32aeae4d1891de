"""A mail or archive is taken apart: each document in it is filed for itself, and the mail is kept as it came."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from etl.intake.command import file_paths
from tests.intake.test_filing import LETTER, TODAY, WORK, form_of
from tests.published import DataFolder

SENT = "Fri, 27 Nov 2026 16:20:00 +0300"
DAY = "2026-11-27"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def mail(*attached: tuple[str, bytes], sent: str = SENT, sender: str = "Desk <desk@bay.example>") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = sender, "hubs@secretariat.example"
    message["Subject"], message["Date"] = "Our candidature", sent
    message.set_content("Please find our documents attached.")
    for name, content in attached:
        message.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def archive(*files: tuple[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, content in files:
            made.writestr(name, content)
    return written.getvalue()


def file(folder: DataFolder, name: str, content: bytes, hub: str | None = None, on: date | None = None):
    path = folder.path.parent / name
    path.write_bytes(content)
    return file_paths(folder.path, folder.path / "inbox", folder.path / "snapshots", [path], hub, on, "", TODAY)


def below(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def test_the_documents_of_a_mail_are_filed_and_the_mail_is_kept(folder):
    form = form_of("Kestrel Bay")
    sent = mail(("Annex 1.docx", form), ("motivation letter.docx", LETTER))
    lines, is_done = file(folder, "candidature.eml", sent)
    assert is_done, lines
    assert below(folder.path / "inbox") == {
        f"kestrel-bay/candidature-2026/{DAY} Annex 1.docx": form,
        f"kestrel-bay/candidature-2026/{DAY} motivation letter.docx": LETTER,
    }
    kept = f"originals/2026/{DAY} candidature.eml"
    assert below(folder.path / "originals") == {kept.removeprefix("originals/"): sent}
    assert (folder.path / "received.csv").read_text(encoding="utf-8").splitlines() == [
        "file,received_on,source,sender,sent_in",
        f"kestrel-bay/candidature-2026/{DAY} Annex 1.docx,{DAY},e-mail,desk@bay.example,{kept}",
        f"kestrel-bay/candidature-2026/{DAY} motivation letter.docx,{DAY},e-mail,desk@bay.example,{kept}",
    ]
    again, is_done = file(folder, "again.eml", sent)
    assert is_done
    assert all("Already there as" in line for line in again[:2])
    assert len(below(folder.path / "originals")) == 1
    folder.put("kestrel-bay/case study.docx", WORK)
    folder.row("received", file="kestrel-bay/case study.docx", received_on=DAY, source="told by desk@bay.example")
    folder.load()
    told = folder.rows("SELECT hub_id, kind, received_on, received_source FROM document ORDER BY document_id")
    assert told == [
        ("kestrel-bay", "candidature", date(2026, 11, 27), "e-mail"),
        ("kestrel-bay", "motivation_letter", date(2026, 11, 27), "e-mail"),
        ("kestrel-bay", "exemplary_work", date(2026, 11, 27), "told by (e-mail address)"),
    ]
    assert b"desk@bay.example" not in folder.snapshot.read_bytes()


def test_a_mail_that_tells_no_hub_is_asked_for_and_kept_once(folder):
    sent = mail(("motivation letter.docx", LETTER), ("case study.docx", WORK))
    lines, is_done = file(folder, "candidature.eml", sent)
    assert not is_done
    assert sum("NOT FILED" in line for line in lines) == 2
    assert below(folder.path / "inbox") == {}
    assert below(folder.path / "originals") == {f"2026/{DAY} candidature.eml": sent}
    _, is_done = file(folder, "candidature.eml", sent, hub="kestrel-bay", on=date(2026, 12, 1))
    assert is_done
    assert list(below(folder.path / "originals")) == [f"2026/{DAY} candidature.eml"]


def test_an_archive_with_the_form_inside_is_filed_by_its_form(folder):
    sent = archive(("papers/Annex 1.docx", form_of("Kestrel Bay")), ("papers/letter.docx", LETTER))
    _, is_done = file(folder, "papers.zip", sent, on=date(2026, 11, 28))
    assert is_done
    assert [name.rpartition("/")[2] for name in below(folder.path / "inbox")] == [
        "2026-11-28 Annex 1.docx",
        "2026-11-28 letter.docx",
    ]
    assert list(below(folder.path / "originals")) == ["2026/2026-11-28 papers.zip"]


def test_a_mail_without_documents_is_kept_where_somebody_says_whose_it_is(folder):
    sent = mail()
    lines, is_done = file(folder, "thanks.eml", sent)
    assert not is_done
    assert lines[0] == (
        "thanks.eml: a mail or archive with no document in it. "
        "NOT FILED: There is no document in it. Ask who sent it for the documents."
    )
    _, is_done = file(folder, "thanks.eml", sent, hub="kestrel-bay")
    assert is_done
    assert below(folder.path / "inbox") == {f"kestrel-bay/{DAY} thanks.eml": sent}


def test_a_mail_is_kept_also_where_all_that_came_in_it_was_there(folder):
    form = form_of("Kestrel Bay")
    file(folder, "Annex 1.docx", form, on=date(2026, 11, 20))
    sent = mail(("form.docx", form))
    for _ in range(2):
        lines, is_done = file(folder, "again.eml", sent)
        assert is_done
        assert "Already there as kestrel-bay/candidature-2026/2026-11-20 Annex 1.docx." in lines[0]
        assert below(folder.path / "originals") == {f"2026/{DAY} again.eml": sent}


def test_what_comes_with_a_form_that_was_there_lies_beside_it(folder):
    form = form_of("Kestrel Bay")
    file(folder, "Annex 1.docx", form, on=date(2024, 3, 4))
    lines, is_done = file(folder, "again.eml", mail(("letter.docx", LETTER), ("form.docx", form)))
    assert is_done
    assert list(below(folder.path / "inbox")) == [
        "kestrel-bay/candidature-2024/2024-03-04 Annex 1.docx",
        f"kestrel-bay/candidature-2024/{DAY} letter.docx",
    ]
    assert not any("Candidature form: " in line for line in lines)


def test_the_day_of_a_mail_that_is_still_to_come_is_doubted(folder):
    sent = mail(("Annex 1.docx", form_of("Kestrel Bay")), sent="Thu, 1 Jan 2099 09:00:00 +0000")
    lines, is_done = file(folder, "future.eml", sent)
    assert is_done
    assert list(below(folder.path / "inbox")) == [f"kestrel-bay/candidature-2027/{TODAY} Annex 1.docx"]
    assert list(below(folder.path / "originals")) == [f"2027/{TODAY} future.eml"]
    assert any('The mail "Our candidature" is dated 2099-01-01, which is still to come' in line for line in lines)


def test_a_sender_that_is_no_address_is_not_written_down(folder):
    _, is_done = file(folder, "a.eml", mail(("Annex 1.docx", form_of("Kestrel Bay")), sender="=cmd@bay.example"))
    assert is_done
    assert "=cmd" not in (folder.path / "received.csv").read_text(encoding="utf-8")
