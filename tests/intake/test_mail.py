"""A mail or archive is taken apart: each document in it is filed for itself, and the mail is kept as it came."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from etl.intake.command import file_paths
from tests.intake.test_filing import LETTER, WORK, form_of
from tests.published import DataFolder

SENT = "Fri, 27 Nov 2026 16:20:00 +0300"
DAY = "2026-11-27"


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def mail(*attached: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Desk <desk@bay.example>", "hubs@secretariat.example"
    message["Subject"], message["Date"] = "Our candidature", SENT
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
    return file_paths(folder.path, folder.path / "inbox", folder.path / "snapshots", [path], hub, on, "")


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


def test_a_mail_that_tells_no_hub_is_asked_for_and_nothing_is_kept(folder):
    sent = mail(("motivation letter.docx", LETTER), ("case study.docx", WORK))
    lines, is_done = file(folder, "candidature.eml", sent)
    assert not is_done
    assert sum("NOT FILED" in line for line in lines) == 2
    assert below(folder.path / "inbox") == below(folder.path / "originals") == {}
    _, is_done = file(folder, "candidature.eml", sent, hub="kestrel-bay", on=date(2026, 12, 1))
    assert is_done
    assert list(below(folder.path / "originals")) == ["2026/2026-12-01 candidature.eml"]


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
    _, is_done = file(folder, "thanks.eml", sent)
    assert not is_done
    _, is_done = file(folder, "thanks.eml", sent, hub="kestrel-bay")
    assert is_done
    assert below(folder.path / "inbox") == {f"kestrel-bay/{DAY} thanks.eml": sent}
