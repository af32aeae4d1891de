"""What was read comes back out of the cache as what it was, and nothing that other code or a fault left does."""

import sqlite3

import pytest

from etl.cache import ReadCache
from etl.findings import Finding
from etl.folder.reference import SHIPPED
from etl.forms.content import Other
from etl.forms.extract import Extract, extract

KINDS = {"candidature", "work_plan", "annual_report", "motivation_letter", "exemplary_work", "other"}


@pytest.fixture(scope="module")
def extracts(tmp_path_factory) -> dict[str, Extract]:
    """Documents of every kind, as read, by name."""
    inbox, other = SHIPPED / "inbox", tmp_path_factory.mktemp("files") / "holiday.docx"
    other.write_bytes(b"PK\x03\x04 cut off")
    plans = [path for path in inbox.rglob("*") if path.suffix == ".csv"]
    found = {path.name: extract(path) for path in (*(inbox / "example-haemu").rglob("*.*"), *plans, other)}
    assert {record.kind for record in found.values()} == KINDS
    return found


@pytest.fixture
def path(tmp_path):
    return tmp_path / "snapshots" / "cache.sqlite"


def kept(path, results, version="1"):
    """The results, put by one load and got by the next one, which knows no more than their type."""
    cache = ReadCache(path)
    cache.put(results.items(), version)
    cache.close()
    return got(path, results, version)


def got(path, keys, version="1"):
    cache = ReadCache(path)
    known = cache.get(keys, Extract, version)
    cache.close()
    return known


def test_records_come_back_as_what_they_were(path, extracts):
    assert kept(path, extracts) == extracts


def test_only_what_is_asked_for_comes_back(path, extracts):
    kept(path, extracts)
    name = next(iter(extracts))
    assert got(path, [name, "unknown"]) == {name: extracts[name]}


def test_what_other_code_left_does_not_count_and_is_there_again_for_that_code(path, extracts):
    kept(path, extracts)
    assert got(path, extracts, version="2") == {}
    assert got(path, extracts) == extracts


def test_where_room_is_short_what_other_code_left_goes(path, extracts, monkeypatch):
    monkeypatch.setattr("etl.cache.ROOM_BYTES", 0)
    kept(path, extracts)
    assert kept(path, extracts, version="2") == extracts
    assert got(path, extracts) == {}


def test_halves_of_characters_in_a_file_name_are_kept(path):
    record = Other(outcome="not_read", findings=(Finding("document_kind_unsure", "\udce9t\udce9.docx"),))
    assert kept(path, {"a": record}) == {"a": record}


@pytest.mark.parametrize("content", [b"no zip", b"x\x9cK,J,\x01\x00\x05\xbc\x02\x0a"])
def test_a_damaged_result_is_worked_out_again(path, extracts, content):
    kept(path, extracts)
    damaged, *others = extracts
    with sqlite3.connect(path) as database:
        database.execute("UPDATE kept SET content = ? WHERE key = ?", [content, damaged])
    assert set(got(path, extracts)) == set(others)


def test_a_damaged_file_is_begun_anew(path, extracts):
    path.parent.mkdir()
    path.write_bytes(b"no database" * 1000)
    assert kept(path, extracts) == extracts


def test_only_its_owner_may_read_it(path, extracts):
    kept(path, extracts)
    assert path.stat().st_mode & 0o077 == 0
