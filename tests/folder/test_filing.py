"""A file is laid into a folder under a safe name that nobody bears, whole or not at all; a list grows by a row."""

import os
from datetime import date

import pytest

from etl.folder.filing import NotFiled, add_row, dated_name, keep, safe_name, same_file
from etl.folder.inbox import scan
from etl.folder.lists import columns_of, read_list

ON = date(2026, 11, 28)
COLUMNS = ("file", "received_on", "source", "sender")
ROW = {"file": "a/plan, final.csv", "received_on": "2026-11-28", "source": "filed", "sender": "desk@bay.example"}


@pytest.mark.parametrize(
    ("name", "dated"),
    [
        ("Annex 1.docx", "2026-11-28 Annex 1.docx"),
        ("2026-11-28 Annex 1.docx", "2026-11-28 Annex 1.docx"),
        ("../../etc/passwd", "2026-11-28 passwd"),
        ("C:\\Users\\desk\\form.docx", "2026-11-28 form.docx"),
        ("form\x00\x1b[31m\n.docx", "2026-11-28 form[31m.docx"),
        ("form\u202excod.exe", "2026-11-28 formxcod.exe"),
        ('a: "b" <c>?.docx', "2026-11-28 a- -b- -c-.docx"),
        (".hidden", "2026-11-28 hidden"),
        ("~$form.docx", "2026-11-28 form.docx"),
        ("NUL", "2026-11-28 NUL"),
        ("..", "2026-11-28 file"),
        ("", "2026-11-28 file"),
        ("form\udcff.docx", "2026-11-28 form.docx"),
        ("Se\u0301ance.docx", "2026-11-28 Séance.docx"),
        ("استمارة الترشح.docx", "2026-11-28 استمارة الترشح.docx"),
        ("نیم\u200cفاصله.docx", "2026-11-28 نیم\u200cفاصله.docx"),
    ],
)
def test_a_name_keeps_what_every_disk_takes(name, dated):
    assert dated_name(name, ON) == dated


def test_a_long_name_is_cut_between_letters_and_keeps_its_ending():
    name = dated_name("복원력 허브 신청서 " * 40 + ".docx", ON)
    assert name.startswith("2026-11-28 복원력 허브 신청서")
    assert name.endswith(".docx")
    assert 170 < len(name.encode()) <= 180
    assert dated_name("x." + "y" * 400, ON) == "2026-11-28 x." + "y" * 167
    assert safe_name("a" * 3) == "aaa"


def test_no_name_is_overwritten_whatever_its_case(tmp_path):
    made = [keep(tmp_path, tmp_path / "a", name, name.encode()) for name in ("Plan.csv", "plan.csv", "PLAN.csv", "x")]
    assert [path.name for path in made] == ["Plan.csv", "plan (2).csv", "PLAN (3).csv", "x"]
    assert [path.read_bytes() for path in made] == [b"Plan.csv", b"plan.csv", b"PLAN.csv", b"x"]
    assert sorted(os.listdir(tmp_path / "a")) == sorted(path.name for path in made)


def test_the_same_bytes_are_found_wherever_they_lie(tmp_path):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "one").write_bytes(b"12345")
    (tmp_path / "a" / "other").write_bytes(b"54321")
    assert same_file(tmp_path, b"12345") == tmp_path / "a" / "b" / "one"
    assert same_file(tmp_path, b"1234") is None


def test_what_a_killed_process_left_is_no_document_and_is_swept(tmp_path):
    folder = tmp_path / "a"
    folder.mkdir()
    (folder / ".filing-abc").write_bytes(b"half")
    assert scan(tmp_path, date(2026, 11, 28)).files == []
    keep(tmp_path, folder, "plan.csv", b"whole")
    assert os.listdir(folder) == ["plan.csv"]


def test_a_folder_that_leads_out_of_the_inbox_takes_nothing(tmp_path):
    (tmp_path / "inbox").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "inbox" / "a").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(NotFiled, match="leads out"):
        keep(tmp_path / "inbox", tmp_path / "inbox" / "a", "plan.csv", b"whole")
    assert os.listdir(tmp_path / "elsewhere") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"", b'file,received_on,source,sender\n"a/plan, final.csv",2026-11-28,filed,desk@bay.example\n'),
        (
            b"file,received_on,source\nb/x.csv,2026-01-01,me",
            b"file,received_on,source,sender\nb/x.csv,2026-01-01,me\n"
            b'"a/plan, final.csv",2026-11-28,filed,desk@bay.example\n',
        ),
        (
            b"\xef\xbb\xbfsource;Received on;file;mine\r\nme;2026-01-01;b/x.csv;1\r\n",
            b"\xef\xbb\xbfsource;Received on;file;mine;sender\r\nme;2026-01-01;b/x.csv;1\r\n"
            b"filed;2026-11-28;a/plan, final.csv;;desk@bay.example\r\n",
        ),
    ],
)
def test_a_row_is_written_as_the_list_is(tmp_path, before, after):
    path = tmp_path / "received.csv"
    path.write_bytes(before)
    add_row(path, COLUMNS, ROW)
    assert path.read_bytes() == after
    rows, findings = read_list(path, columns_of("received"))
    assert {name: rows[-1][name] for name in COLUMNS} == ROW
    assert [finding.code for finding in findings if finding.code == "list_column_missing"] == []


def test_a_list_in_utf_16_stays_one(tmp_path):
    path = tmp_path / "received.csv"
    path.write_bytes("file\treceived_on\tsource\nb/x.csv\t2026-01-01\tme\n".encode("utf-16"))
    add_row(path, COLUMNS, ROW)
    assert (
        path.read_bytes().decode("utf-16").splitlines()[-1] == "a/plan, final.csv\t2026-11-28\tfiled\tdesk@bay.example"
    )


@pytest.mark.parametrize("damaged", [b"\0\0\0\0", b"nothing that is known\n", b"\xff\xfef"])
def test_a_list_that_cannot_be_read_is_left_as_it_is(tmp_path, damaged):
    path = tmp_path / "received.csv"
    path.write_bytes(damaged)
    with pytest.raises(NotFiled, match=r"received\.csv .*Put the list right"):
        add_row(path, COLUMNS, ROW)
    assert path.read_bytes() == damaged
    assert os.listdir(tmp_path) == ["received.csv"]
