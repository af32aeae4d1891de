"""The command contract that scripts depend on."""

import json
import re
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from etl.__main__ import main

ROOT = Path(__file__).resolve().parent.parent


def etl(*arguments, given: bytes = b"") -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "etl", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT)


def test_help_lists_every_command_and_says_what_comes_next():
    shown = etl("--help").stdout.decode()
    for command in (
        "load",
        "read",
        "file",
        "check",
        "watch",
        "interpret",
        "init",
        "screen",
        "annual-report",
        "dictionary",
    ):
        assert f"\n    {command} " in shown or f"\n    {command}\n" in shown
        assert "Next: " in etl(command, "--help").stdout.decode()


@pytest.mark.parametrize("arguments", [(), ("unknown",), ("interpret", "weather"), ("load", "--inbox", "/no/such")])
def test_wrong_usage_is_2(arguments):
    answer = etl(*arguments)
    assert answer.returncode == 2
    assert b"Traceback" not in answer.stderr


@pytest.fixture(scope="module")
def bad(tmp_path_factory) -> Path:
    """A folder of what a command may be given by mistake."""
    folder = tmp_path_factory.mktemp("bad")
    (folder / "file.txt").write_text("words")
    for name in ("empty", "full", "no-snapshot", "lost", "damaged", "another"):
        (folder / name).mkdir()
    (folder / "full" / "own.txt").write_text("words")
    (folder / "lost" / "current").write_bytes(b"\xff\xfe")
    (folder / "damaged" / "current").write_text("a")
    (folder / "damaged" / "a.duckdb").write_text("no database")
    (folder / "another" / "current").write_text("a")
    duckdb.connect(str(folder / "another" / "a.duckdb")).close()
    return folder


REPORT = ("annual-report", "--hub", "example-haemu", "--year", "2025", "--snapshots")
OVERDUE = ("annual-report", "--overdue", "--snapshots")
FAULTS = [
    (("load", "--data", "{bad}/empty"), 2, "There is no folder {bad}/empty/inbox. Make a data folder with:"),
    (("load", "--data", "{bad}/file.txt"), 2, "no folder {bad}/file.txt; make one with: python -m etl init"),
    (("load", "--inbox", "{bad}/empty", "--snapshots", "{bad}/file.txt"), 1, "{bad}/file.txt: File exists. Check the"),
    (("init", "{bad}/file.txt"), 2, "{bad}/file.txt is a file. Name a new folder."),
    (("init", "{bad}/full"), 2, "{bad}/full is not empty. Name a new folder, so that nothing of yours is overwritten."),
    (("init", "{bad}/file.txt/below"), 1, "{bad}/file.txt/below/inbox: Not a directory. Check the path"),
    (("screen", "{bad}/missing"), 2, "no folder {bad}/missing"),
    (("screen", "{bad}/file.txt"), 2, "no folder {bad}/file.txt"),
    (("screen", "{bad}/empty", "--on", "soon"), 2, '"soon" is no day; write it as YYYY-MM-DD'),
    (("screen", "{bad}/empty", "--letter", "{bad}/missing/letter.docx"), 1, "letter.docx: No such file or directory."),
    (("screen", "{bad}/empty", "--letter", "{bad}/full"), 1, "{bad}/full: Is a directory. Check the path"),
    (("annual-report", "--overdue", "--as-of", "2026-13-01"), 2, '"2026-13-01" is no day; write it as YYYY-MM-DD'),
    (("annual-report", "--hub", "example-haemu"), 2, "--hub needs --year"),
    ((*REPORT, "{bad}/no-snapshot"), 1, "There is no snapshot in {bad}/no-snapshot. Make one with: python -m etl load"),
    ((*REPORT, "{bad}/lost"), 1, "There is no snapshot in {bad}/lost."),
    ((*REPORT, "{bad}/damaged"), 1, "The snapshot a in {bad}/damaged cannot be opened. Make it again with:"),
    ((*REPORT, "{bad}/another"), 1, "The snapshot a in {bad}/another is of another version. Make it again with:"),
    ((*OVERDUE, "{bad}/another"), 1, "The snapshot a in {bad}/another is of another version."),
    (("file", "{bad}/full/own.txt", "--data", "{bad}/file.txt"), 2, "no folder {bad}/file.txt"),
    (("file", "{bad}/full/own.txt", "--data", "{bad}/empty"), 2, "There is no folder {bad}/empty/inbox. Make a data"),
    (("file", "{bad}/full/own.txt", "--hub", "no-such-hub"), 2, 'No hub has the hub_id "no-such-hub".'),
    (("file", "{bad}/full/own.txt", "--from", "somebody"), 2, '"somebody" is no e-mail address.'),
    (("check", "{bad}/missing.docx"), 1, "{bad}/missing.docx: No such file or directory. Check the path"),
    (("watch", "--every", "often"), 2, '"often" is no pause; write seconds, as 10'),
    (("watch", "--data", "{bad}/empty"), 2, "There is no folder {bad}/empty/inbox. Make a data folder with:"),
    (("read",), 2, "the following arguments are required: FILE"),
]


@pytest.mark.parametrize(("arguments", "code", "said"), FAULTS, ids=[" ".join(fault[0]) for fault in FAULTS])
def test_what_is_wrong_is_said_with_its_place_and_the_next_step(bad, arguments, code, said):
    answer = etl(*(one.format(bad=bad) for one in arguments))
    told = answer.stderr.decode()
    assert said.format(bad=bad) in told
    assert "Traceback" not in told
    assert "unforeseen" not in told
    assert answer.returncode == code


def test_a_hub_that_nobody_knows_is_named(examples, tmp_path):
    asked = ("annual-report", "--year", "2025", "--snapshots", examples, "--hub")
    answer = etl(*asked, "example-nowhere", "--out", tmp_path)
    assert answer.returncode == 1
    assert answer.stderr.decode() == (
        'No hub has the hub_id "example-nowhere". The Hub screen and data/hubs.csv show the keys.\n'
    )
    taken = tmp_path / "taken"
    taken.write_text("words")
    answer = etl(*asked, "example-haemu", "--out", taken)
    assert (answer.returncode, answer.stderr.decode().partition(":")[0]) == (1, str(taken))


def test_what_nobody_foresaw_is_one_line_with_its_place(monkeypatch, capsys):
    def fail() -> str:
        raise ZeroDivisionError("division by\nzero")

    monkeypatch.setattr("etl.snapshot.dictionary.data_dictionary", fail)
    monkeypatch.setattr(sys, "argv", ["etl", "dictionary"])
    assert main() == 1
    said = capsys.readouterr().err
    place = r"An unforeseen error in etl/__main__\.py, line \d+: ZeroDivisionError, division by zero\. Report it .*\n"
    assert re.fullmatch(place, said)


def test_a_stopped_command_says_so(monkeypatch, capsys):
    def stop() -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("etl.snapshot.dictionary.data_dictionary", stop)
    monkeypatch.setattr(sys, "argv", ["etl", "dictionary"])
    assert (main(), capsys.readouterr().err) == (1, "Stopped.\n")


def test_a_reader_that_has_seen_enough_is_no_fault():
    answer = subprocess.run(
        ["bash", "-o", "pipefail", "-c", f"{sys.executable} -m etl dictionary | head -1"], capture_output=True, cwd=ROOT
    )
    assert (answer.returncode, answer.stderr) == (0, b"")


def test_interpret_answers_line_by_line_in_order():
    lines = [{"text": "2022-2024"}, {"text": "no year here"}, {"text": "2025", "context": "text", "language": "en"}]
    answer = etl("interpret", "years", given="\n".join(map(json.dumps, lines)).encode())
    first, second, third = map(json.loads, answer.stdout.splitlines())
    assert (first["value"]["start_year"], first["value"]["end_year"], first["review"]) == (2022, 2024, False)
    assert second["value"]["start_year"] is None
    assert (third["value"]["start_year"], third["value"]["end_year"]) == (2025, 2025)
    assert set(first) == {"value", "review", "reason", "tokens", "unread"}


@pytest.mark.parametrize("line", ["nonsense", "[1]", '{"text": 3}', '{"text": "2024", "context": "weather"}', "\udcff"])
def test_interpret_says_what_is_wrong_with_a_line(line):
    answer = etl("interpret", "years", given=line.encode("utf-8", "surrogateescape"))
    assert answer.returncode == 0
    said = json.loads(answer.stdout)
    assert said["value"] is None
    assert said["review"]
    assert "Line 1 is not of the form" in said["reason"]


def test_read_prints_an_object_a_file_and_no_traceback(tmp_path):
    empty = tmp_path / "empty.docx"
    empty.write_bytes(b"")
    answer = etl("read", empty, tmp_path / "missing.docx", "data/templates/annex-1.docx", tmp_path)
    first, second, third, fourth = map(json.loads, answer.stdout.splitlines())
    assert fourth["outcome"] != "ok"
    assert (first["file"], first["outcome"], first["fields"]) == ("empty.docx", "empty_file", None)
    assert second["outcome"] != "ok"
    assert third["outcome"] == "ok"
    assert third["fields"]["city_name"] is None
    assert third["fields"]["work_plan"] == []
    assert set(first) == {"file", "outcome", "warnings", "message", "location", "fields"}
    assert b"Traceback" not in answer.stderr


def test_init_makes_a_folder_that_loads_empty(tmp_path):
    assert etl("init", tmp_path / "own").returncode == 0
    answer = etl("load", "--data", tmp_path / "own")
    assert answer.returncode == 0, answer.stderr
    assert b"0 documents" in answer.stdout
    assert etl("init", tmp_path / "own").returncode == 2
