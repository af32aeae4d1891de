"""Pieces of work: each under limits of its own, none stops the others, and only what was worked out is kept."""

import os
import signal
import time
from contextlib import closing

import pytest

from etl.cache import ReadCache
from etl.findings import Failed, Finding
from etl.forms.candidature import json_lines
from etl.read.package import parsed
from etl.work import WORTH_A_POOL, Task, Work
from etl.workers import LUMP, MEGABYTE, Limits

MINUTES = 600  # seconds
LIMITS = Limits(seconds=MINUTES, memory_mb=100)


def doubled(number: int) -> int:
    return 2 * number


def worked(piece: str) -> str:
    """What each piece asks for: to be slow, large, ended or refused; all others are worked out."""
    if piece == "slow":
        time.sleep(MINUTES)
    if piece == "large":
        return str(len(bytes(400 * MEGABYTE)))
    if piece == "large xml":
        return parsed(b"<a>%b</a>" % (b"<b c='d'>text</b>" * 600_000), "document.xml").tag
    if piece == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if piece == "left":
        os._exit(3)
    if piece == "refused":
        raise Failed(Finding("file_vanished", "It is gone."))
    if piece == "broken":
        raise ValueError("no such thing")
    return piece.upper()


@pytest.fixture
def work(tmp_path, monkeypatch):
    """Work under lowered limits, with a cache of its own."""
    monkeypatch.setattr("etl.workers.Limits.set", lambda: LIMITS)
    with closing(ReadCache(tmp_path / "cache.sqlite")) as cache:
        yield Work(cache, "1", lambda items, *_: items)


def told(_: str, why: Finding) -> str:
    return f"{why.code}: {why.message}"


WORKING = Task("working", worked, told, lambda: None)
DOUBLING = Task("doubling", doubled, told, lambda: None)


def done(work: Work, *pieces: str) -> list[str]:
    return list(work.results(WORKING, {piece: piece for piece in pieces}).values())


@pytest.mark.parametrize("many", [0, 1, LUMP + 1, 3 * WORTH_A_POOL])
def test_results_stand_by_their_keys(work, many):
    made = work.results(DOUBLING, {str(number): number for number in range(many)})
    assert made == {str(number): 2 * number for number in range(many)}
    assert work.failed == {}


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        ("large", "reading_over_limit: It takes more than 100 MB of memory (reading_memory_mb)."),
        ("large xml", "reading_over_limit: It takes more than 100 MB of memory (reading_memory_mb)."),
        ("killed", "reading_ended: The process that read it ended by SIGKILL."),
        ("left", "reading_ended: The process that read it ended with exit code 3."),
        ("refused", "file_vanished: It is gone."),
    ],
)
def test_a_piece_without_a_result_stops_no_other(work, piece, said):
    assert done(work, "a", piece, "b", "c") == ["A", said, "B", "C"]
    assert {key: told(key, why) for key, why in work.failed.items()} == {piece: said}


def test_a_piece_that_takes_too_long_is_ended(work, monkeypatch):
    monkeypatch.setattr("etl.workers.Limits.set", lambda: Limits(seconds=5, memory_mb=100))
    said = "reading_over_limit: It takes longer than 5 seconds (reading_seconds)."
    assert done(work, "a", "slow", "b") == ["A", said, "B"]


def test_what_nobody_foresaw_is_told_with_the_reference_of_its_traceback(work, tmp_path, monkeypatch):
    monkeypatch.setenv("RESILIENCE_HUB_DATA", str(tmp_path))
    assert done(work, "broken", "a")[1] == "A"
    log = (tmp_path / "log" / "unforeseen.log").read_text(encoding="utf-8")
    reference, _, rest = log.partition(" ")
    assert rest.startswith("worked\n")
    assert "ValueError: no such thing" in rest
    message = f"It met an unforeseen error, {reference} in the log."
    assert work.failed == {"broken": Finding("unforeseen_error", message, text=reference)}


def test_several_that_end_their_process_are_each_told_and_many_go_on(work):
    pieces = [f"{number}" for number in range(2 * WORTH_A_POOL)]
    pieces[3:3], pieces[40:40] = ["killed"], ["left"]
    made = dict(zip(pieces, done(work, *pieces), strict=True))
    assert [made.pop(piece).partition(":")[0] for piece in ("killed", "left")] == ["reading_ended"] * 2
    assert made == {piece: piece for piece in made}


def test_a_file_read_by_itself_is_under_the_same_limits(tmp_path, monkeypatch):
    paths = [tmp_path / "killed", tmp_path / "plain"]
    monkeypatch.setattr(json_lines, "read_file", lambda path: worked(path.name))
    first, second = json_lines.read_files(paths)
    assert (first["file"], first["outcome"], first["fields"], second) == ("killed", "reading_ended", None, "PLAIN")


def test_a_failure_is_never_kept_and_is_tried_again(work):
    assert done(work, "a", "refused") == ["A", "file_vanished: It is gone."]
    assert work.kept(WORKING, ["a", "refused"]) == {"a": "A"}
