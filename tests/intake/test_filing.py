"""Documents that arrive are told what and whose they are, and filed as they came; what is unsure is asked."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from etl.errors import WrongUsage
from etl.intake.command import file_paths
from tests.documents import form
from tests.documents.word import document_xml, p, package
from tests.published import DataFolder, service

ON = date(2026, 11, 28)
DAY = "2026-11-28"
TODAY = date(2027, 3, 1)
LETTER = package(document_xml(p("Motivation letter") + p("We wish to help.")))
WORK = package(document_xml(p("Example of exemplary work") + p("We moved the market.")))


def form_of(city: str, country: str = "Kenya", **answers: str | None) -> bytes:
    filled = form.answers() | {"city_name": city, "country": country, "work_plan": [service("Study tour")]} | answers
    return package(document_xml(form.body(filled)))


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    made = DataFolder(tmp_path / "data")
    made.hub("port-lumen", "Port Lumen", "PER")
    return made


def file(folder: DataFolder, *files: tuple[str, bytes], hub: str | None = None, on: date = ON, sender: str = ""):
    """The lines that are said of some files lying outside the data folder, and whether all are filed."""
    outside = folder.path.parent / "outside"
    outside.mkdir(exist_ok=True)
    for name, content in files:
        (outside / name).write_bytes(content)
    paths = [outside / name for name, _ in files]
    return file_paths(folder.path, folder.path / "inbox", folder.path / "snapshots", paths, hub, on, sender, TODAY)


def inbox(folder: DataFolder) -> dict[str, bytes]:
    root = folder.path / "inbox"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def received(folder: DataFolder) -> list[str]:
    return (folder.path / "received.csv").read_text(encoding="utf-8").splitlines()[1:]


def test_a_candidature_is_filed_as_it_came_and_what_it_lacks_is_said(folder):
    sent = form_of("Kestrel Bay", mayor_quote=None)
    lines, is_done = file(folder, ("Annex 1.docx", sent), sender="desk@bay.example")
    name = f"kestrel-bay/candidature-2026/{DAY} Annex 1.docx"
    assert is_done
    assert lines[0] == f"Annex 1.docx: candidature form of Kestrel Bay, Kenya. Filed as {name}."
    assert "    Motivation letter: It was not received." in lines
    assert "    Mayor's quote: It is not answered." in lines
    assert {path: hashlib.sha256(content).hexdigest() for path, content in inbox(folder).items()} == {
        name: hashlib.sha256(sent).hexdigest()
    }
    assert received(folder) == [f"{name},{DAY},filed,desk@bay.example"]
    later, _ = file(folder, ("letter.docx", LETTER), ("work.docx", WORK), hub="Kestrel-Bay", on=date(2027, 2, 1))
    assert sorted(inbox(folder))[1:] == [
        "kestrel-bay/candidature-2026/2027-02-01 letter.docx",
        "kestrel-bay/candidature-2026/2027-02-01 work.docx",
    ]
    assert not any("Motivation letter: It was not" in line for line in later)


def test_the_load_takes_what_was_filed_and_shows_no_sender(folder):
    file(folder, ("Annex 1.docx", form_of("Kestrel Bay")), sender="desk@bay.example")
    folder.load()
    told = folder.rows("SELECT hub_id, kind, received_on, received_source FROM document")
    assert told == [("kestrel-bay", "candidature", ON, "filed")]
    assert folder.rows("SELECT message FROM finding WHERE message LIKE '%received.csv%'") == []
    assert b"desk@bay.example" not in folder.snapshot.read_bytes()


@pytest.mark.parametrize(
    ("city", "country", "said"),
    [
        ("Kestral Bay", "Kenya", "Kestrel Bay (kestrel-bay)"),
        (None, "Kenya", "no city"),
    ],
)
def test_a_document_of_which_it_is_not_sure_whose_it_is_is_asked_for_and_not_filed(folder, city, country, said):
    sent = ("Annex 1.docx", form_of(city, country))
    lines, is_done = file(folder, sent)
    assert not is_done
    assert inbox(folder) == {}
    assert received(folder) == []
    assert "NOT FILED: " in lines[0]
    assert said in lines[0]
    assert "--hub HUB_ID" in lines[0]
    _, is_done = file(folder, sent, hub="kestrel-bay")
    assert is_done
    assert len(inbox(folder)) == 1


def test_a_city_that_no_list_knows_is_said_to_be_new(folder):
    lines, is_done = file(folder, ("Annex 1.docx", form_of("Mombasa")))
    assert is_done
    assert list(inbox(folder)) == [f"mombasa-ken/candidature-2026/{DAY} Annex 1.docx"]
    assert "No hub of this name is known yet: it is new, as mombasa-ken." in "\n".join(lines)
    with pytest.raises(WrongUsage):
        file(folder, ("letter.docx", LETTER), hub="mombasa-ken")
    folder.load()
    _, is_done = file(folder, ("letter.docx", LETTER), hub="mombasa-ken")
    assert is_done
    assert f"mombasa-ken/candidature-2026/{DAY} letter.docx" in inbox(folder)


def test_another_hubs_document_is_not_laid_under_the_hub_that_was_named(folder):
    lines, is_done = file(folder, ("Annex 1.docx", form_of("Kestrel Bay")), hub="port-lumen")
    assert not is_done
    assert inbox(folder) == {}
    assert 'It is of "Kestrel Bay, Kenya", not of port-lumen.' in lines[0]


def test_one_that_cannot_be_filed_does_not_stop_the_others(folder):
    (folder.path.parent / "outside" / "folder").mkdir(parents=True)
    outside = folder.path.parent / "outside"
    for name, content in (("a.docx", form_of("Kestrel Bay")), ("empty.docx", b""), ("letter.docx", LETTER)):
        (outside / name).write_bytes(content)
    paths = [outside / name for name in ("missing.docx", "folder", "empty.docx", "letter.docx", "a.docx")]
    lines, is_done = file_paths(
        folder.path, folder.path / "inbox", folder.path / "snapshots", paths, None, ON, "", TODAY
    )
    assert not is_done
    assert list(inbox(folder)) == [f"kestrel-bay/candidature-2026/{DAY} a.docx"]
    assert [line.split(": ")[0] for line in lines if "NOT FILED" in line] == [
        "missing.docx",
        "folder",
        "empty.docx",
        "letter.docx",
    ]
    assert "letter.docx names no hub that is known. Say whose it is with --hub HUB_ID." in "\n".join(lines)
    assert "\n1 of 5 are in the inbox." in lines


def test_what_cannot_be_read_is_kept_under_the_hub_that_was_named_and_the_reason_is_said(folder):
    lines, is_done = file(folder, ("scan.pdf", b"%PDF-1.7 a picture"), hub="kestrel-bay")
    assert is_done
    assert inbox(folder) == {f"kestrel-bay/{DAY} scan.pdf": b"%PDF-1.7 a picture"}
    assert any(line.startswith("    to be checked: ") for line in lines)


def test_the_same_file_is_filed_once_and_a_line_that_it_lacks_is_written(folder):
    sent = form_of("Kestrel Bay")
    file(folder, ("Annex 1.docx", sent))
    folder.set_list("received", ())
    lines, is_done = file(folder, ("again.docx", sent), ("and again.docx", sent))
    name = f"kestrel-bay/candidature-2026/{DAY} Annex 1.docx"
    assert is_done
    assert list(inbox(folder)) == [name]
    assert [line.split(",")[0] for line in received(folder)] == [name]
    assert lines[0].endswith(f"Already there as {name}.")
    lines, is_done = file(folder, ("letter.docx", LETTER), hub="kestrel-bay")
    lines, is_done = file(folder, ("letter.docx", LETTER), hub="port-lumen")
    assert not is_done
    assert "Move it if it is in the wrong folder." in lines[0]


def test_two_files_of_one_name_stand_beside_each_other(folder):
    file(folder, ("Annex 1.docx", form_of("Kestrel Bay")))
    file(folder, ("Annex 1.docx", form_of("Kestrel Bay", motivation="We changed our mind.")))
    assert list(inbox(folder)) == [
        f"kestrel-bay/candidature-2026/{DAY} Annex 1 (2).docx",
        f"kestrel-bay/candidature-2026/{DAY} Annex 1.docx",
    ]


def test_where_the_list_cannot_be_written_nothing_is_left(folder):
    (folder.path / "received.csv").write_bytes(b"no heading at all\n")
    lines, is_done = file(folder, ("Annex 1.docx", form_of("Kestrel Bay")))
    assert not is_done
    assert inbox(folder) == {}
    assert "received.csv has no heading" in lines[0]
    assert "Put the list right" in lines[0]
    assert (folder.path / "received.csv").read_bytes() == b"no heading at all\n"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"hub": "nobody"}, 'No hub has the hub_id "nobody"'),
        ({"hub": "../inbox"}, "No hub has"),
        ({"hub": "kestral bay"}, "Did you mean kestrel-bay?"),
        ({"hub": "lumen"}, "Did you mean port-lumen?"),
        ({"sender": "no address"}, '"no address" is no e-mail address'),
        ({"sender": "=cmd@x.y"}, '"=cmd@x.y" is no e-mail address'),
        ({"on": date(2027, 3, 2)}, "2027-03-02 is still to come"),
    ],
)
def test_what_is_asked_for_wrongly_stops_the_command(folder, asked, said):
    with pytest.raises(WrongUsage) as wrong:
        file(folder, ("letter.docx", LETTER), **asked)
    assert said in f"{wrong.value} {wrong.value.hint}"
    assert inbox(folder) == {}


def test_a_report_goes_to_the_hub_that_it_was_made_for(folder):
    folder.form("kestrel-bay/annex.docx", service("Study tour", year="2025-2027"), received_on="2024-01-05")
    folder.load()
    folder.report("report.xlsx", "kestrel-bay", 2025)
    sent = (folder.path / "inbox" / "report.xlsx").read_bytes()
    (folder.path / "inbox" / "report.xlsx").unlink()
    lines, is_done = file(folder, ("report.xlsx", sent), hub="port-lumen")
    assert not is_done
    assert 'It is of "kestrel-bay", not of port-lumen.' in lines[0]
    lines, is_done = file(folder, ("report.xlsx", sent))
    assert is_done
    assert f"annual report for 2025. Filed as kestrel-bay/{DAY} report.xlsx." in lines[0]
