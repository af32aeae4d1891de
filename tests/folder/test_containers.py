"""Mails and archives taken apart: what came in them, under which names, from whom and when."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from pathlib import Path

import pytest

from etl.folder.containers import is_container, take_apart
from etl.folder.mails import KILOBYTE

OUTLOOK = Path(__file__).parent / "mails" / "outlook.msg"
SENDER, RECEIVED = "Mayor <mayor@kestrelbay.example>", "from a by b; Wed, 8 May 2024 00:30:00 +0200"
PICTURE = b"\x89PNG" + bytes(5 * KILOBYTE)
PHOTO = b"\xff\xd8\xff" + bytes(600 * KILOBYTE)


def archive(files: dict[str | bytes, bytes]) -> bytes:
    """A zip archive; names in bytes are written as they are, without the flag of UTF-8."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as made:
        for name, data in files.items():
            made.writestr(name if isinstance(name, str) else _placeholder(name), data)
    data = written.getvalue()
    for name in files:
        if isinstance(name, bytes):
            data = data.replace(_placeholder(name).encode(), name)
    return data


def _placeholder(name: bytes) -> str:
    return name.hex()[: len(name)]


def mail(*attached: tuple[str, bytes], subject: str = "Candidature", received: str = "") -> EmailMessage:
    """A mail with files attached to it."""
    made = EmailMessage()
    if received:
        made["Received"] = received
    made["From"], made["Date"], made["Subject"] = SENDER, "Mon, 6 May 2024 23:30:00 -0500", subject
    made.set_content("Dear Secretariat, please find our form.")
    for name, data in attached:
        made.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return made


def paths(data: bytes, name: str) -> list[str]:
    opened = take_apart(data, name)
    assert opened is not None
    return [member.path for member in opened.members]


def said(data: bytes, name: str) -> list[tuple[str, str]]:
    opened = take_apart(data, name)
    assert opened is not None
    return [(found.code, found.message) for found in opened.findings]


def test_a_mail_gives_sender_day_subject_and_attachments():
    opened = take_apart(mail(("form.docx", b"form"), ("지원동기서.pdf", b"%PDF")).as_bytes(), "mail.eml")
    assert (opened.kind, opened.mail.sender, opened.mail.subject) == ("mail", "mayor@kestrelbay.example", "Candidature")
    assert opened.mail.sent_on == date(2024, 5, 6)
    assert [(member.path, member.data) for member in opened.members] == [
        ("form.docx", b"form"),
        ("지원동기서.pdf", b"%PDF"),
    ]


def test_the_day_is_the_one_on_which_the_reader_got_it():
    assert take_apart(mail(received=RECEIVED).as_bytes(), "mail.eml").mail.sent_on == date(2024, 5, 8)


def test_of_two_names_the_encoded_one_counts_whichever_comes_first():
    header = "Content-Disposition: attachment; {}; {}"
    plain, encoded = 'filename="resume.docx"', "filename*=utf-8''Candidature%20r%C3%A9sum%C3%A9.docx"
    for first, second in ((plain, encoded), (encoded, plain)):
        lines = ["From: a@b.example", "Date: Mon, 6 May 2024 08:00:00 +0000", header.format(first, second), "", "form"]
        assert paths("\r\n".join(lines).encode(), "mail.eml") == ["Candidature résumé.docx"]


def test_a_forwarded_mail_keeps_its_own_sender_and_day():
    forwarding = EmailMessage()
    forwarding["From"], forwarding["Date"] = "desk@un.example", "Fri, 10 May 2024 09:00:00 +0200"
    forwarding.set_content("For your information.")
    forwarding.add_attachment(mail(("papers.zip", archive({"2024/form.docx": b"form"}))))
    (member,) = take_apart(forwarding.as_bytes(), "fwd.eml").members
    assert member.path == "Candidature.eml/papers.zip/2024/form.docx"
    assert (member.mail.sender, member.mail.sent_on) == ("mayor@kestrelbay.example", date(2024, 5, 6))


def test_pictures_in_the_words_of_a_mail_are_no_documents():
    made = mail(("card.vcf", b"BEGIN:VCARD"), ("scan.jpg", PHOTO))
    made.get_body().add_related(PICTURE, "image", "png", cid="<logo>")
    made.get_body().add_related(PHOTO, "image", "jpeg", cid="<page>", filename="page 1.jpg")
    assert paths(made.as_bytes(), "mail.eml") == ["page 1.jpg", "scan.jpg"]
    assert said(made.as_bytes(), "mail.eml") == []


def test_an_outlook_message_gives_the_same():
    opened = take_apart(OUTLOOK.read_bytes(), "outlook.msg")
    assert (opened.mail.sender, opened.mail.sent_on) == ("mayor@kestrelbay.example", date(2024, 5, 6))
    assert [(member.path, member.mail.sent_on) for member in opened.members] == [
        ("work plan.csv", date(2024, 5, 6)),
        ("동기서.txt", date(2024, 5, 6)),
        ("Earlier plan.msg/plan 2024.csv", date(2024, 3, 1)),
    ]
    assert opened.findings == ()


def test_a_damaged_outlook_message_is_said_and_read_as_far_as_it_goes():
    data = OUTLOOK.read_bytes()[:7000]
    assert [code for code, _ in said(data, "outlook.msg")] == ["corrupt_archive"]
    assert "work plan.csv" in paths(data, "outlook.msg")


def test_names_in_archives_lead_nowhere():
    data = archive({"../../etc/form.docx": b"1", "C:\\Users\\plan.csv": b"2", "/a/./b.txt": b"3", "a\\B.TXT": b"4"})
    assert paths(data, "x.zip") == ["etc/form.docx", "Users/plan.csv", "a/b.txt", "a/B (2).TXT"]


def test_what_systems_leave_in_archives_is_no_document():
    files = {"__MACOSX/._form.docx": b"1", "2024/.DS_Store": b"2", "~$form.docx": b"3", "Thumbs.db": b"4", "2024/": b""}
    assert paths(archive(files | {"2024/form.docx": b"5"}), "x.zip") == ["2024/form.docx"]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("지원동기서.docx", "cp949"),
        ("志望動機書（最終）.docx", "cp932"),
        ("заявка.docx", "cp866"),
        ("Présentation São.docx", "cp850"),
        ("申请表格.docx", "gb18030"),
    ],
)
def test_names_in_the_code_page_of_another_computer(name, encoding):
    data = archive({name.encode(encoding): b"form"})
    assert paths(data, "x.zip") == [name]
    assert said(data, "x.zip") == [("file_name_no_utf8", f"The name is not in UTF-8 and is shown as x.zip/{name}.")]


def test_names_in_utf8_without_its_flag_are_certain():
    data = archive({"지원동기서 é.docx".encode(): b"form"})
    assert (paths(data, "x.zip"), said(data, "x.zip")) == (["지원동기서 é.docx"], [])


def test_two_levels_are_opened_and_a_third_is_said():
    inner = archive({"form.docx": b"form"})
    assert paths(archive({"b.zip": inner}), "a.zip") == ["b.zip/form.docx"]
    three = archive({"c.zip": archive({"b.zip": inner})})
    assert paths(three, "a.zip") == []
    assert said(three, "a.zip") == [
        ("container_file_left_out", "b.zip was not read: it lies too deep in other mails and archives.")
    ]


def test_more_files_than_the_setting_allows_are_said():
    data = archive({f"{number}.csv": b"x" for number in range(205)})
    assert len(paths(data, "x.zip")) == 200
    assert said(data, "x.zip")[0] == (
        "container_file_left_out",
        "x.zip/200.csv was not read: there is more in it than 200 files.",
    )


def test_an_archive_with_a_password_or_damage_is_said():
    data = bytearray(archive({"form.docx": b"form", "plan.csv": b"plan"}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert paths(bytes(data), "x.zip") == ["plan.csv"]
    assert said(bytes(data), "x.zip") == [
        ("container_file_left_out", "x.zip/form.docx was not read: it is protected by a password.")
    ]
    assert said(archive({"form.docx": b"form"})[:40], "x.zip") == [
        ("corrupt_archive", "x.zip is damaged: File is not a zip file.")
    ]


def test_documents_and_texts_are_no_containers(tmp_path):
    office = archive({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"})
    page = b"From: <Saved by Word>\nSubject: Annex\nDate: Mon, 6 May 2024\nMIME-Version: 1.0\n"
    page += b'Content-Type: multipart/related; boundary="x"\n\n'
    for name, data in {
        "form.zip": office,
        "form.docx": archive({"form.docx": b"form"}),
        "notes.md": b"Date: Monday\nSubject: floods\n\nText",
        "form.mht": page,
        "plan.csv": b"From,Date,Subject\n",
    }.items():
        (tmp_path / name).write_bytes(data)
        assert not is_container(tmp_path / name, name), name
        assert take_apart(data, name) is None
