"""Lists as people and spreadsheet programs leave them: what is certain is read, anything else costs only itself."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from etl.__main__ import parser
from etl.folder.lists import NAMES, columns_of
from tests.documents import form
from tests.documents.word import document_xml, p, package
from tests.published import DataFolder, columns, service


@pytest.fixture
def folder(tmp_path: Path) -> DataFolder:
    return DataFolder(tmp_path / "data")


def messages(folder: DataFolder, rule_id: str) -> list[str]:
    return [message for _, message, _ in folder.found(rule_id)]


def write(folder: DataFolder, name: str, content: bytes) -> None:
    (folder.path / f"{name}.csv").write_bytes(content)


def filled(folder: DataFolder) -> None:
    """A candidature of Kestrel Bay and a second hub, so that every list has something to be about."""
    folder.hub("port-lumen", "Port Lumen", "KEN")
    folder.form("kestrel-bay/candidature/annex-1.docx", service("Flood training", year="2024-2026"))
    folder.form("port-lumen/candidature/annex-1.docx", service("Heat plan"), city_name="Port Lumen")


# --- shape ------------------------------------------------------------------------------------------------------------


def test_lists_of_any_spreadsheet_program_are_read(folder):
    filled(folder)
    ours, theirs = "kestrel-bay/candidature/annex-1.docx", "port-lumen/candidature/annex-1.docx"
    write(
        folder,
        "received",
        f"\ufeffFile;Received on;Source;;\r\n{ours};2024-01-05;post;;\r\n{theirs};2024-02-06;post;;\r\n".encode(),
    )
    heading = "source\twho\tprecision\tdecided_on\toutcome\tstep\thub_id"
    rows = "letter\tRCC\tday\t2024-03-01\trecognised\trecognised\tkestrel-bay"
    write(folder, "decisions", f"{heading}\r\n{rows}\r\n".encode("utf-16"))
    write(folder, "members", b"sep=|\ncity|country_code|stage|stage_on|source\nKestrel Bay|ken|C|2023/05/01|us\n")
    write(folder, "pledges", (",".join(columns("pledges")) + ",,\nkestrel-bay,,5000,USD,cash,one_off,2024\n").encode())
    folder.load()
    days = folder.rows("SELECT received_on::VARCHAR FROM document ORDER BY document_id")
    assert days == [("2024-01-05",), ("2024-02-06",)]
    assert folder.rows("SELECT hub_id, decided_on::VARCHAR, who FROM decision") == [
        ("kestrel-bay", "2024-03-01", "RCC")
    ]
    assert folder.rows("SELECT city, country_code, stage_on::VARCHAR, hub_id FROM member") == [
        ("Kestrel Bay", "KEN", "2023-05-01", "kestrel-bay")
    ]
    assert folder.rows("SELECT amount, first_year FROM amount WHERE rung = 'confirmed'") == [(5000, 2024)]
    assert messages(folder, "list_format") == [
        "decisions.csv was read as UTF-16 with tabs between its cells.",
        "members.csv was read as UTF-8 with bars between its cells.",
        "received.csv was read as UTF-8 with semicolons between its cells.",
    ]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"kestrel-bay/candidature/annex-1.docx,2024-01-05,post\n", "has no heading: line 1 holds none of its columns"),
        (b"Datei,Empfangen am,Quelle\nx.docx,2024-01-05,us\n", "has no heading"),
        (b"file,Empfangen am,source\nx.docx,2024-01-05,us\n", "has no column received_on"),
        ("file,received_on,source\nx.docx,2024-01-05,us\n".encode("utf-16")[:-1], "is cut off or damaged"),
        ("file,received_on\nx.docx,2024-01-05\n".encode("utf-16-le"), "is no text in UTF-8"),
        (b"PK\x03\x04\0\0a workbook with another name", "is no text in UTF-8"),
    ],
)
def test_a_list_that_is_no_table_is_said_and_costs_only_itself(folder, content, said):
    filled(folder)
    write(folder, "received", content)
    folder.load()
    (message,) = messages(folder, "list_unreadable")
    assert message.startswith(f"received.csv {said}")
    assert folder.rows("SELECT count(*) FROM service WHERE is_current") == [(2,)]
    assert folder.rows("SELECT DISTINCT received_on FROM document") == [(None,)]
    assert folder.rows("SELECT count(*) FROM term") == [(1,)]


def test_a_row_that_is_not_in_utf8_or_has_an_open_quotation_mark_costs_only_itself(folder):
    filled(folder)
    lines = [
        b"file,received_on,source",
        b'kestrel-bay/candidature/annex-1.docx,2024-01-05,"by post',
        b"port-lumen/candidature/annex-1.docx,2024-02-06,mail",
        b"x.docx,2024-02-06,re\xe7u",
        b'y.docx,2024-02-06,"two\nlines"',
        b"z.docx,2024-02-06,one,two",
        b"unsaid.docx",
    ]
    write(folder, "received", b"\n".join(lines) + b"\n")
    folder.load()
    days = folder.rows("SELECT received_on::VARCHAR FROM document ORDER BY document_id")
    assert days == [(None,), ("2024-02-06",)]
    assert messages(folder, "list_row_unreadable") == [
        "received.csv, line 2: a quotation mark in it is not closed; the row is left out.",
        "received.csv, line 4: it holds characters that are not in UTF-8; the row is left out.",
        "received.csv, line 7: it has 4 cells, the heading 3: put quotation marks round a text with a separator; "
        "the row is left out.",
    ]
    assert messages(folder, "list_value_missing") == [
        'received.csv, line 8, "received_on" is empty. The row is left out.'
    ]


def test_a_quotation_mark_that_is_closed_lines_later_swallows_nothing(folder):
    filled(folder)
    lines = [
        "file,received_on,source",
        'x.docx,2024-01-05,"by post',
        "kestrel-bay/candidature/annex-1.docx,2024-01-05,post",
        'port-lumen/candidature/annex-1.docx,2024-02-06,"mail"',
    ]
    write(folder, "received", "\n".join(lines).encode())
    folder.load()
    days = folder.rows("SELECT received_on::VARCHAR FROM document ORDER BY document_id")
    assert days == [("2024-01-05",), ("2024-02-06",)]
    assert [message.partition(":")[0] for message in messages(folder, "list_row_unreadable")] == [
        "received.csv, line 2"
    ]


def test_columns_that_are_unknown_missing_or_twice_are_said(folder):
    folder.set_list("hubs", ())
    lines = ["hub_id,name,Land,name,country_code", "kestrel-bay,Kestrel Bay,Kenia,Kestrel Bay,KEN"]
    lines.append("port-lumen,Port Lumen,Kenia,Port Lumenn,KEN")
    write(folder, "hubs", "\n".join(lines).encode())
    folder.load()
    assert folder.rows("SELECT hub_id, country_code FROM hub WHERE hub_id IN ('kestrel-bay', 'port-lumen')") == [
        ("kestrel-bay", "KEN")
    ]
    assert messages(folder, "list_column_unknown") == ['hubs.csv, line 1: "Land" is no column of the list.']
    assert messages(folder, "list_column_twice") == ['hubs.csv, line 1: the column "name" stands twice.']
    assert messages(folder, "list_row_unreadable") == [
        "hubs.csv, line 3: two columns with one heading disagree; the row is left out."
    ]
    assert "is_example, language" in messages(folder, "list_column_missing")[0]


def test_a_list_under_another_name_is_read_or_said(folder):
    filled(folder)
    (folder.path / "received.csv").unlink()
    write(folder, "Received", b"file,received_on,source\nport-lumen/candidature/annex-1.docx,2024-02-06,mail\n")
    (folder.path / "pledges.csv").unlink()
    (folder.path / "pledges.xlsx").write_bytes(b"PK\x03\x04")
    write(folder, "members", b"")
    folder.load()
    days = folder.rows("SELECT received_on::VARCHAR FROM document ORDER BY document_id")
    assert days == [(None,), ("2024-02-06",)]
    assert messages(folder, "list_unreadable") == [
        "members.csv is empty, its heading too; nothing in it counts.",
        "pledges.xlsx is no CSV, and pledges.csv is not there; nothing in it counts.",
    ]


# --- cells ------------------------------------------------------------------------------------------------------------


def test_a_bad_cell_of_any_list_costs_its_row_or_itself(folder):
    filled(folder)
    folder.set_list(
        "decisions",
        (
            "kestrel-bay,recognised,,2024-02-01,day,us,letter",
            "kestrel-bay,renewal,renewed,03/04/2026,day,us,letter",
            "kestrel-bay,renewal,renewed,2026-02-30,day,us,letter",
            "kestrel-bay,dreamt,,2026-02-01,day,us,letter",
            "kestrel-bay,,,2026-02-01,day,us,letter",
            "kestrel-bay,profile,,2025-02-01,roughly,us,letter",
            "kestrel-bay,profile,,0204-02-01,day,us,letter",
        ),
    )
    folder.set_list(
        "pledges",
        (
            "kestrel-bay,,25000,USD,cash,annual,2024,2026,2024-03-01,us,vote",
            'kestrel-bay,,"12,5",USD,cash,annual,2024,2026,2024-03-01,us,vote',
            'kestrel-bay,,"25,000",USD,cash,annual,2024,2026,2024-03-01,us,vote',
            "kestrel-bay,,nan,USD,cash,annual,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,inf,USD,cash,annual,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,1e400,USD,cash,annual,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,1_000,USD,cash,annual,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,-5,USD,cash,annual,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,99999999999999999999,USD,cash,annual,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,5000,US$,cash,annual,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,5000,USD,cash,yearly,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,5000,USD,cash,annual,2026,2024,2024-03-01,us,vote",
            "kestrel-bay,,5000,USD,cash,annual,24,26,2024-03-01,us,vote",
            "kestrel-bay,,,USD,cash,annual,2024,2026,2024-03-01,us,vote",
            "kestrel-bay,,30.000,USD,cash,annual,2024,2026,2024-03-01,us,vote",
        ),
    )
    folder.set_list("members", ("Kestrel Bay,KEN,C,soon,us", "Kestrel Bay,Kenia,B,2020-01-01,us", "Nowhere,KEN,D,,us"))
    folder.set_list(
        "confirmations",
        (
            "kestrel-bay,2024.5,Flood training,Tam,VNM,2025-01-01,receiving_city,us",
            "kestrel-bay,2024,Flood training,Tam,VNM,2025-01-01,Secretariat,us",
            "kestrel-bay,2024,Flood training,Tam,VNM,2025-01-01,my cousin,us",
        ),
    )
    folder.load()
    assert folder.rows("SELECT step, precision FROM decision ORDER BY ALL") == [
        ("profile", None),
        ("recognised", "day"),
    ]
    assert folder.rows("SELECT amount, total_usd FROM amount WHERE rung = 'confirmed'") == [(25000, 75000)]
    assert folder.rows("SELECT city, country_code, stage, stage_on FROM member ORDER BY stage") == [
        ("Kestrel Bay", None, "B", folder.rows("SELECT DATE '2020-01-01'")[0][0]),
        ("Kestrel Bay", "KEN", "C", None),
    ]
    assert folder.rows("SELECT confirmed_by FROM confirmation") == [("secretariat",)]
    unreadable = messages(folder, "list_value_unreadable")
    assert (
        'decisions.csv, line 3, "decided_on": "03/04/2026" is no day. Write it as YYYY-MM-DD. The row is left out.'
        in (unreadable)
    )
    assert 'members.csv, line 2, "stage_on": "soon" is no day. Write it as YYYY-MM-DD. The cell counts as empty.' in (
        unreadable
    )
    told = {message.partition(",")[0] + message.split(",")[1] for message in unreadable}
    assert {f"pledges.csv line {line}" for line in (*range(3, 11), 13, 14, 16)} <= told
    assert any('"30.000" may be 30 or 30000. Write it without a point.' in message for message in unreadable)
    assert {"decisions.csv line 4", "decisions.csv line 8", "confirmations.csv line 2"} <= told
    unknown = messages(folder, "list_value_unknown")
    assert len(unknown) == 7
    assert 'pledges.csv, line 11, "currency": "US$" is no word of currencies.csv. The row is left out.' in unknown
    assert len(messages(folder, "list_value_missing")) == 2
    assert folder.rows("SELECT verdict FROM minimum_investment WHERE hub_id = 'kestrel-bay'") == [("met",)]


def test_what_stands_twice_counts_once(folder):
    filled(folder)
    same = "kestrel-bay,,25000,USD,cash,one_off,2024,2024,2024-03-01,us,vote"
    folder.set_list("pledges", (same, same))
    folder.decision("kestrel-bay", "recognised", "2024-02-01")
    folder.row("hubs", hub_id="Port-Lumen", name="Another Place", country_code="TZA")
    folder.row("received", file="kestrel-bay/candidature/annex-1.docx", received_on="2024-01-05")
    folder.row("received", file="kestrel-bay\\candidature\\annex-1.docx", received_on="2024-01-06")
    folder.row("received", file="port-lumen/candidature/annex-1.docx", received_on="2024-01-05", source="a")
    folder.row("received", file="port-lumen/candidature/annex-1.docx", received_on="2024-01-05", source="b")
    folder.load()
    assert folder.rows("SELECT sum(amount) FROM amount WHERE rung = 'confirmed'") == [(25000,)]
    assert folder.rows("SELECT count(*), max(ends_on)::VARCHAR FROM term") == [(1, "2027-02-01")]
    assert folder.rows("SELECT name, country_code FROM hub WHERE hub_id = 'port-lumen'") == [("Port Lumen", "KEN")]
    days = folder.rows("SELECT received_on::VARCHAR FROM document ORDER BY document_id")
    assert days == [(None,), ("2024-01-05",)]
    assert messages(folder, "list_row_twice") == [
        "decisions.csv, line 3, is about the same as line 2; the first counts.",
        "hubs.csv, line 4, is about the same as line 3; the first counts.",
        "pledges.csv, line 3, is about the same as line 2; the first counts.",
        "received.csv, line 3, is about the same as line 2; neither counts, since they differ.",
        "received.csv, line 5, is about the same as line 4; the first counts.",
    ]


def test_a_bad_list_still_publishes_and_the_command_says_so(folder, capsys, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(folder.path))
    filled(folder)
    write(folder, "received", b"nothing of the kind\n")
    options = parser().parse_args(["load", "--data", str(folder.path)])
    assert options.run(options) == 0
    assert "1 errors" in capsys.readouterr().out


def test_the_shipped_lists_have_the_columns_that_the_program_reads():
    for name in NAMES:
        assert columns(name) == [column.name for column in columns_of(name) if not column.is_spare]


# --- names of files ---------------------------------------------------------------------------------------------------


def test_a_file_is_found_however_a_list_writes_its_name(folder):
    composed, decomposed = "caf\u00e9.docx", "cafe\u0301.docx"
    folder.form(f"kestrel-bay/one/{decomposed}", service("Flood training", year="some day"))
    folder.form("port-lumen/Two/Annex.docx", service("Heat plan"), city_name="Port Lumen")
    folder.form("port-lumen/three/annex.docx", service("Rain plan"), city_name="Port Lumen")
    folder.form("port-lumen/three/ANNEX.docx", service("Rain plan"), city_name="Port Lumen")
    folder.hub("port-lumen", "Port Lumen", "KEN")
    folder.row("received", file=f"kestrel-bay/one/{composed}", received_on="2024-01-05")
    folder.row("received", file="inbox\\port-lumen\\two\\annex.docx", received_on="2024-02-05")
    folder.row("received", file="./port-lumen/three/Annex.docx", received_on="2024-03-05")
    folder.row("received", file="port-lumen/four/annex.docx", received_on="2024-04-05")
    folder.load()
    ((table, row, column),) = folder.rows(
        "SELECT table_number, row_number, column_number FROM reading WHERE text = 'some day'"
    )
    value = '{"start": "2024", "end": "2026", "start_year": 2024, "end_year": 2026, "open_ended": false}'
    place = f"table {table}, row {row}, column {column}"
    told = {"document": f"kestrel-bay\\one\\{composed}", "place": place, "value": value}
    folder.row("corrections", field="years", text="some day", who="us", decided_on="2024-05-01", **told)
    folder.load()
    days = dict(folder.rows("SELECT document_id, received_on::VARCHAR FROM document"))
    assert days[f"kestrel-bay/one/{composed}"] == "2024-01-05"
    assert days["port-lumen/Two/Annex.docx"] == "2024-02-05"
    assert days["port-lumen/three/annex.docx"] is days["port-lumen/three/ANNEX.docx"] is None
    assert messages(folder, "list_row_unknown_file") == [
        'received.csv, line 4: "./port-lumen/three/Annex.docx" may be port-lumen/three/ANNEX.docx or '
        "port-lumen/three/annex.docx.",
        'received.csv, line 5: no file "port-lumen/four/annex.docx" is in the inbox.',
    ]
    assert folder.rows("SELECT is_applied FROM correction") == [(True,)]


def test_odd_names_and_entries_of_the_inbox_are_said_and_stop_nothing(folder):
    filled(folder)
    inbox = folder.path / "inbox"
    for name in (
        "photos @ harbour.jpg",
        "me@city.example.jpg",
        "not an annex@form.docx",
        "line\nbreak.pdf",
        "a\\b.pdf",
    ):
        (inbox / "kestrel-bay" / name).write_bytes(name.encode())
    Path(os.fsdecode(os.fsencode(inbox / "kestrel-bay") + b"/caf\xe9 plan.pdf")).write_bytes(b"latin")
    for name in ("re\u0301sume\u0301.pdf", "r\u00e9sum\u00e9.pdf"):
        (inbox / "kestrel-bay" / name).write_bytes(name.encode())
    (inbox / "kestrel-bay" / "folder.docx").mkdir()
    (inbox / "kestrel-bay" / "folder.docx" / "plan.csv").write_bytes(b"none")
    (inbox / "out.docx").symlink_to(Path(__file__))
    (inbox / "gone.docx").symlink_to("nowhere")
    (inbox / "linked").symlink_to(inbox / "kestrel-bay", target_is_directory=True)
    os.mkfifo(inbox / "pipe.docx")
    (inbox / ".trash").mkdir()
    (inbox / ".trash" / "annex.docx").write_bytes(b"deleted")
    folder.load()
    names = {name for (name,) in folder.rows("SELECT document_id FROM document")}
    odd = {"photos @ harbour.jpg", "me@city.example.jpg", "line\nbreak.pdf", "a\\b.pdf", "caf\\xe9 plan.pdf"}
    odd |= {"r\u00e9sum\u00e9.pdf", "re\u0301sume\u0301.pdf", "folder.docx/plan.csv", "not an annex@form.docx"}
    assert {f"kestrel-bay/{name}" for name in odd} <= names
    assert not any("trash" in name or "linked" in name for name in names)
    assert folder.rows("SELECT count(*) FROM service WHERE is_current") == [(2,)]
    assert messages(folder, "inbox_entry_left_out") == [
        "gone.docx was left out: it is a link to nothing.",
        "linked was left out: it is a link to a folder.",
        "out.docx was left out: it is a link that leads out of the inbox.",
        "pipe.docx was left out: it is no file.",
    ]
    assert [document for document, *_ in folder.found("file_name_twice")] == ["kestrel-bay/re\u0301sume\u0301.pdf"]
    assert [document for document, *_ in folder.found("file_name_no_utf8")] == ["kestrel-bay/caf\\xe9 plan.pdf"]
    assert "It is not sure which document photos @ harbour.jpg is." in messages(folder, "document_kind_unsure")
    assert "It is not sure which document me@city.example.jpg is." in messages(folder, "document_kind_unsure")


def test_an_address_in_a_document_stays_private_even_beside_a_name_with_an_at_sign(folder):
    path = "kestrel-bay/candidature/annex@1.docx"
    body = form.body(form.answers() | {"country": "Kenya"}) + p("Write to someone@city.example or to nobody.")
    folder.put(path, package(document_xml(body)))
    folder.load()
    told = [text for (text,) in folder.rows("SELECT text FROM finding WHERE text LIKE '%to nobody%'")]
    assert told == ["Write to [focal point] or to nobody."]


def test_a_file_or_folder_that_may_not_be_opened_is_said_and_read_once_it_may(tmp_path):
    with tempfile.TemporaryDirectory(dir="/tmp") as place:
        folder = DataFolder(Path(place) / "data")
        filled(folder)
        (folder.path / "inbox/shut").mkdir()
        (folder.path / "inbox/kestrel-bay/candidature/annex-1.docx").chmod(0)
        (folder.path / "inbox/shut").chmod(0)
        with as_somebody(Path(place)):
            folder.load()
        document = "kestrel-bay/candidature/annex-1.docx"
        assert folder.rows("SELECT outcome, sha256 FROM document WHERE document_id = ?", document) == [
            ("unreadable_path", None)
        ]
        assert [name for name, *_ in folder.found("unreadable_path")] == [document]
        assert messages(folder, "inbox_entry_left_out")[0].startswith("shut was left out: it cannot be opened")
        assert folder.rows("SELECT hub_id FROM service WHERE is_current") == [("port-lumen",)]
        (folder.path / "inbox" / document).chmod(0o644)
        folder.load()
        assert folder.rows("SELECT count(*) FROM service WHERE is_current") == [(2,)]


@contextmanager
def as_somebody(place: Path) -> Iterator[None]:
    """Act without the rights of the administrator, who may open everything, where the tests run as one."""
    if os.geteuid() != 0:
        yield
        return
    for path in (place, *place.rglob("*")):
        os.chown(path, 65534, -1)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)
