"""From an inbox to a snapshot, with real files and a real database."""

import os
import shutil
from pathlib import Path

import duckdb
import pytest
from docx import Document

from etl.errors import NoSnapshot
from etl.folder.reference import SHIPPED
from etl.load import load_data
from etl.rows.screenings import screened
from etl.send.packs import write_report
from etl.snapshot.folder import current_name, private_path, public_path
from etl.workers import outcomes

LISTS = ("hubs", "members", "decisions", "received", "confirmations", "corrections", "pledges")


def quiet(items, number, what):
    return items


def lay_lists(folder: Path) -> Path:
    """The lists of the examples and an empty inbox."""
    (folder / "inbox").mkdir()
    for name in LISTS:
        shutil.copyfile(SHIPPED / f"{name}.csv", folder / f"{name}.csv")
    return folder


@pytest.fixture
def data(tmp_path) -> Path:
    """A data folder with the lists of the examples and an empty inbox."""
    return lay_lists(tmp_path)


@pytest.fixture
def haemu(made_once, tmp_path) -> Path:
    """A data folder of one's own with what one example hub sent, loaded."""

    def fill(folder: Path) -> None:
        take(lay_lists(folder), "example-haemu")
        load(folder)

    return Path(shutil.copytree(made_once("haemu", fill), tmp_path / "data"))


def take(data: Path, hub_id: str) -> Path:
    """Copy what one example hub sent into the inbox."""
    return Path(shutil.copytree(SHIPPED / "inbox" / hub_id, data / "inbox" / hub_id))


def load(data: Path) -> str:
    return load_data(data, data / "inbox", data / "snapshots", quiet)


def rows(data: Path, query: str, *parameters) -> list[tuple]:
    snapshots = data / "snapshots"
    with duckdb.connect(str(public_path(snapshots, current_name(snapshots))), read_only=True) as database:
        return database.execute(query, parameters).fetchall()


def test_every_example_document_is_read(examples):
    summary = (examples / "summary").read_text(encoding="utf-8")
    assert "17 examples" in summary
    assert "28 real" in summary
    assert ", 0 unreadable" in summary.splitlines()[0]


def test_every_cell_is_read_review_or_unreadable_with_a_reason(data):
    take(data, "example-olkimbara")
    load(data)
    query = "SELECT count(*), count(*) FILTER (state IN ('read', 'review', 'unreadable') AND reason <> '') FROM reading"
    ((count, reasoned),) = rows(data, query)
    assert count == reasoned > 0
    cells = """
        SELECT count(year_text) + count(indicators_text) + count(coverage_text) FROM service
    """
    asked = "SELECT count(*) FROM reading WHERE kind IN ('years', 'indicators', 'coverage')"
    assert rows(data, cells) == rows(data, asked)


def test_the_same_input_gives_the_same_name(haemu):
    name = current_name(haemu / "snapshots")
    shutil.rmtree(haemu / "snapshots")
    load(haemu)
    assert current_name(haemu / "snapshots") == name


def test_a_second_load_reads_nothing_again(haemu, monkeypatch):
    done = []

    def noted(function, *rest):
        done.append(function)
        return outcomes(function, *rest)

    monkeypatch.setattr("etl.work.outcomes", noted)
    (haemu / "received.csv").write_text("file,received_on,source\n", encoding="utf-8")
    load(haemu)
    assert done == [screened]
    assert rows(haemu, "SELECT DISTINCT received_on FROM document") == [(None,)]


def test_where_nothing_has_changed_no_database_is_opened(haemu, monkeypatch):
    told, name = load(haemu), current_name(haemu / "snapshots")
    (haemu / "snapshots" / "current").write_text("another\n")
    monkeypatch.setattr(duckdb, "connect", None)
    assert load(haemu) == told
    assert "Published" in told
    assert current_name(haemu / "snapshots") == name


def test_one_bad_file_does_not_stop_the_others(data):
    folder = take(data, "example-haemu")
    (folder / "scan.docx").write_bytes(b"PK\x03\x04 cut off")
    summary = load(data)
    assert "1 unreadable" in summary
    found = rows(data, "SELECT rule_id, document_id, next_step <> '' FROM finding WHERE document_id LIKE '%scan.docx'")
    assert found == [("corrupt_archive", "example-haemu/scan.docx", True)]
    assert rows(data, "SELECT count(*) > 0 FROM service") == [(True,)]


def test_names_and_addresses_of_focal_points_are_in_the_private_file_only(haemu):
    snapshots = haemu / "snapshots"
    name = current_name(snapshots)
    with duckdb.connect(str(private_path(snapshots, name)), read_only=True) as database:
        ((email, contact),) = database.execute("SELECT email, name FROM focal_point").fetchall()
    assert email.endswith(".example")
    public = public_path(snapshots, name)
    assert email.encode() not in public.read_bytes()
    assert contact.encode() not in public.read_bytes()
    with duckdb.connect(str(public), read_only=True) as database:
        columns = database.execute(TEXT_COLUMNS).fetchall()
        assert len(columns) > 100
        for table, column in columns:
            held = database.execute(f'SELECT count(*) FROM "{table}" WHERE contains("{column}", ?)', [email])
            assert held.fetchall() == [(0,)], f"{table}.{column}"


TEXT_COLUMNS = """
    SELECT table_name, column_name FROM duckdb_columns() JOIN duckdb_tables() USING (table_name)
    WHERE data_type = 'VARCHAR'
"""


def test_an_answer_shrinks_the_queue_and_an_outdated_one_is_a_finding(data):
    take(data, "example-olkimbara")
    load(data)
    waiting = "SELECT kind, text, language, context, value_json FROM reading WHERE state = 'review' ORDER BY reading_id"
    kind, text, language, context, value = rows(data, waiting)[0]
    before = len(rows(data, waiting))
    asked = len([row for row in rows(data, waiting) if row[1] == text])
    lines = (
        csv_line(kind, "", "", text, language, context, value, "asked the hub", "A. Person", "2026-11-01"),
        csv_line(kind, "", "", "words that nobody wrote", "en", "work_plan", value, "", "A. Person", "2026-11-01"),
    )
    header = (data / "corrections.csv").read_text(encoding="utf-8").splitlines()[0]
    (data / "corrections.csv").write_text("\n".join([header, *lines]), encoding="utf-8")
    load(data)
    assert len(rows(data, waiting)) == before - asked
    corrected = rows(data, "SELECT DISTINCT state, corrected_by FROM reading WHERE is_corrected")
    assert corrected == [("read", "A. Person")]
    assert rows(data, "SELECT text FROM finding WHERE rule_id = 'correction_not_applied'") == [
        ("words that nobody wrote",)
    ]


def csv_line(*cells: str) -> str:
    return ",".join('"' + (cell or "").replace('"', '""') + '"' for cell in cells)


@pytest.mark.parametrize(
    ("name", "line", "said"),
    [
        ("received", "example-haemu/a.docx,soon,me", '"received_on": "soon" is no day'),
        ("hubs", "x,X,KOR,city,,east,1,me,false,ko", '"longitude": "east" is no number'),
    ],
)
def test_a_bad_cell_of_a_list_is_named_with_its_line_and_the_rest_is_published(haemu, name, line, said):
    path = haemu / f"{name}.csv"
    with path.open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    load(haemu)
    last = len(path.read_text(encoding="utf-8").splitlines())
    found = rows(haemu, "SELECT message FROM finding WHERE rule_id = 'list_value_unreadable'")
    assert any(message.startswith(f"{name}.csv, line {last}, {said}") for (message,) in found)
    assert rows(haemu, "SELECT count(*) > 0 FROM service WHERE hub_id = 'example-haemu'") == [(True,)]


def test_unknown_words_in_a_list_are_findings(data):
    take(data, "example-haemu")
    with (data / "decisions.csv").open("a", encoding="utf-8") as file:
        file.write(
            "nobody,received,complete,2024-01-01,day,us,letter\nexample-haemu,dreamt,,2024-01-01,day,us,letter\n"
        )
    load(data)
    codes = rows(data, "SELECT rule_id, text FROM finding WHERE rule_id LIKE 'list_%' ORDER BY text")
    assert ("list_row_unknown_hub", "nobody") in codes
    assert ("list_value_unknown", "dreamt") in codes


def test_examples_and_real_hubs_are_told_apart(haemu):
    assert rows(haemu, "SELECT count(*) FROM hub WHERE NOT is_example AND hub_id LIKE 'example-%'") == [(0,)]
    assert rows(haemu, "SELECT count(*) FROM hub_fact JOIN hub USING (hub_id) WHERE source = ''") == [(0,)]


def test_every_value_names_its_document_and_place(haemu):
    nowhere = "SELECT reading_id FROM reading WHERE document_id IS NULL OR row_number IS NULL"
    assert rows(haemu, nowhere) == []


def test_a_finding_holds_no_focal_point(data):
    path = take(data, "example-nodikul") / "candidature-2026" / "annex-1.docx"
    document = Document(path)
    document.add_paragraph("Write to someone@city.example or to nobody.")
    document.save(path)
    load(data)
    told = rows(data, "SELECT text FROM finding WHERE text LIKE '%to nobody%'")
    assert told == [("Write to [focal point] or to nobody.",)]


@pytest.mark.parametrize("of", [public_path, private_path])
def test_a_snapshot_file_that_was_cut_short_is_made_again(data, of):
    load(data)
    path = of(data / "snapshots", current_name(data / "snapshots"))
    os.truncate(path, path.stat().st_size // 2)
    load(data)
    with duckdb.connect(str(path), read_only=True) as database:
        assert database.execute("SELECT count(*) > 0 FROM duckdb_tables()").fetchall() == [(True,)]


def test_a_form_from_a_snapshot_that_was_cut_short_is_refused_with_the_next_step(data):
    load(data)
    path = public_path(data / "snapshots", current_name(data / "snapshots"))
    os.truncate(path, path.stat().st_size // 2)
    with pytest.raises(NoSnapshot, match="cannot be opened. Make it again with: python -m etl load"):
        write_report(data / "snapshots", "example-haemu", 2025, data / "out")
