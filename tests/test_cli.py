"""The command contract that scripts depend on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def etl(*arguments, given: bytes = b"") -> subprocess.CompletedProcess:
    command = [sys.executable, "-m", "etl", *map(str, arguments)]
    return subprocess.run(command, input=given, capture_output=True, cwd=ROOT)


def test_help_lists_every_command_and_says_what_comes_next():
    shown = etl("--help").stdout.decode()
    for command in ("load", "read", "interpret", "init", "screen", "annual-report", "dictionary"):
        assert f"\n    {command} " in shown or f"\n    {command}\n" in shown
        assert "Next: " in etl(command, "--help").stdout.decode()


@pytest.mark.parametrize("arguments", [(), ("unknown",), ("interpret", "weather"), ("load", "--inbox", "/no/such")])
def test_wrong_usage_is_2(arguments):
    answer = etl(*arguments)
    assert answer.returncode == 2
    assert b"Traceback" not in answer.stderr


def test_interpret_answers_line_by_line_in_order():
    lines = [{"text": "2022-2024"}, {"text": "no year here"}, {"text": "2025", "context": "text", "language": "en"}]
    answer = etl("interpret", "years", given="\n".join(map(json.dumps, lines)).encode())
    first, second, third = map(json.loads, answer.stdout.splitlines())
    assert (first["value"]["start_year"], first["value"]["end_year"], first["review"]) == (2022, 2024, False)
    assert second["value"]["start_year"] is None
    assert (third["value"]["start_year"], third["value"]["end_year"]) == (2025, 2025)
    assert set(first) == {"value", "review", "reason"}


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
    answer = etl("read", empty, tmp_path / "missing.docx", "data/templates/annex-1.docx")
    first, second, third = map(json.loads, answer.stdout.splitlines())
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
