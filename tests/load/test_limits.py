"""A file, a text or a candidature that cannot be worked out is told, stops no other, and is tried again next time."""

import os
import signal
import time

import pytest

from etl.forms import extract
from etl.load import load_data
from etl.meaning.interpret import READERS
from etl.rows import screenings
from tests.published import DataFolder, service

MINUTES = 600
FORM = "kestrel-bay/2024/annex-1.docx"
SLOW, ENDED, BROKEN, GONE, OTHER = (f"loose/{name}.csv" for name in ("slow", "ended", "broken", "gone", "other"))
CONTENT = b"Service,Description,Year\nCourses,For cities,2026\n"
LIMITS = "setting_id,value,unit,is_assumption,meaning,source\nreading_seconds,5,seconds,true,Lowered,test\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> DataFolder:
    made = DataFolder(tmp_path_factory.mktemp("limits"))
    (made.path / "reference").mkdir()
    (made.path / "reference" / "setting.csv").write_text(LIMITS, encoding="utf-8")
    made.form(FORM, service("Flood drills", year="2025"), service("Heat walks", year="in our year of joy"))
    for name in (SLOW, ENDED, BROKEN, GONE, OTHER):
        made.put(name, CONTENT + name.encode())
    return made


@pytest.fixture(scope="module")
def troubled(folder) -> DataFolder:
    """Loaded while one file is slow, one ends its process, one breaks the reader, one goes away, one changes; and
    while one text has no end, and the screening ends its process.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("RESILIENCE_HUB_DATA", str(folder.path))
        patch.setattr(extract, "read_source", _trouble_by_name(extract.read_source))
        patch.setitem(READERS, "years", _endless(READERS["years"]))
        patch.setattr(screenings, "_application", lambda _: os._exit(5))
        load_data(folder.path, folder.path / "inbox", folder.path / "snapshots", _between(folder))
    return folder


def _trouble_by_name(read_source):
    def read(source, name=""):
        if name == "slow.csv":
            time.sleep(MINUTES)
        if name == "ended.csv":
            os.kill(os.getpid(), signal.SIGKILL)
        if name == "broken.csv":
            raise ZeroDivisionError("of a reader")
        return read_source(source, name)

    return read


def _endless(read_years):
    def read(text, *context):
        if text == "in our year of joy":
            time.sleep(MINUTES)
        return read_years(text, *context)

    return read


def _between(folder: DataFolder):
    """Takes one file away, and changes another, between their listing and their reading."""

    def progress(items, _, name):
        if name == "reading documents":
            (folder.path / "inbox" / GONE).unlink()
            (folder.path / "inbox" / OTHER).write_bytes(CONTENT + b"changed,,\n")
        return items

    return progress


FOUND = """SELECT document_id, rule_id, message FROM finding WHERE rule_id IN (
    'reading_over_limit', 'reading_ended', 'unforeseen_error', 'file_vanished', 'file_changed')"""


def test_each_trouble_is_a_finding_of_its_file(troubled):
    found = {document: (rule, message) for document, rule, message in troubled.rows(FOUND)}
    assert found.pop(BROKEN)[0] == "unforeseen_error"
    assert found == {
        SLOW: ("reading_over_limit", "It takes longer than 5 seconds (reading_seconds)."),
        ENDED: ("reading_ended", "The process that read it ended by SIGKILL."),
        GONE: (
            "file_vanished",
            "It was there when the inbox was listed and cannot be read any more: No such file or directory.",
        ),
        OTHER: ("file_changed", "It changed after the inbox was listed; nothing of it was read."),
    }


def test_the_others_are_read(troubled):
    assert troubled.rows("SELECT title FROM service ORDER BY position") == [("Flood drills",), ("Heat walks",)]


def test_a_text_without_end_waits_for_a_person(troubled):
    query = "SELECT text, state, reason FROM reading WHERE kind = 'years' ORDER BY text"
    assert [row[:2] for row in troubled.rows(query)] == [("2025", "read"), ("in our year of joy", "review")]
    assert troubled.rows(query)[1][2] == "It takes longer than 5 seconds (reading_seconds)."


def test_a_screening_that_ends_its_process_leaves_each_requirement_to_a_person(troubled):
    query = "SELECT DISTINCT verdict, reason FROM screening"
    assert troubled.rows(query) == [("needs_a_person", "The process that read it ended with exit code 5.")]


def test_all_of_it_is_tried_again_by_the_next_load_and_what_was_summed_is_what_is_read(troubled):
    (troubled.path / "inbox" / GONE).write_bytes(CONTENT + GONE.encode())
    (troubled.path / "inbox" / OTHER).write_bytes(CONTENT + OTHER.encode())
    before = troubled.snapshot
    troubled.load()
    assert troubled.snapshot != before
    assert troubled.rows(FOUND) == []
    query = "SELECT count(*) FROM document WHERE document_id LIKE 'loose/%' AND outcome = 'ok'"
    assert troubled.rows(query) == [(5,)]
    query = "SELECT reason FROM reading WHERE kind = 'years' AND text LIKE '%joy'"
    assert troubled.rows(query) == [("The text names no year, date or length.",)]
    assert ("met",) in troubled.rows("SELECT DISTINCT verdict FROM screening")
