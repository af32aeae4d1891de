"""Checksums are remembered for files that are as they were, and for no others."""

import hashlib
import os

import pytest

from etl.folder.sums import SETTLED_NS, Sums

HOUR_NS = 3_600_000_000_000


@pytest.fixture
def kept(tmp_path):
    return tmp_path / "snapshots" / ".sums.json"


@pytest.fixture
def file(tmp_path, monkeypatch):
    """A file that was written an hour before what the clock of the sums says."""
    path = tmp_path / "form.docx"
    path.write_bytes(b"one")
    monkeypatch.setattr("etl.folder.sums.time.time_ns", lambda: path.stat().st_ctime_ns + HOUR_NS)
    return path


def summed(kept, path) -> str:
    sums = Sums(kept)
    told, size_bytes = sums.of(path)
    sums.keep()
    assert size_bytes == path.stat().st_size
    return told


def sha(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture
def reads(monkeypatch):
    """How many files were read to be summed."""
    counted = []
    real = hashlib.file_digest

    def counting(stream, name):
        counted.append(stream.name)
        return real(stream, name)

    monkeypatch.setattr("etl.folder.sums.hashlib.file_digest", counting)
    return counted


def test_what_has_not_changed_is_not_read_again(kept, file, reads):
    assert [summed(kept, file), summed(kept, file)] == [sha(b"one")] * 2
    assert len(reads) == 1


def test_what_has_changed_is_summed_again_though_size_and_time_are_the_same(kept, file, reads):
    summed(kept, file)
    before = file.stat()
    file.write_bytes(b"two")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert summed(kept, file) == sha(b"two")
    other = file.with_name("other")
    other.write_bytes(b"six")
    os.replace(other, file)
    assert summed(kept, file) == sha(b"six")


def test_the_sum_of_a_file_that_changed_just_before_is_not_remembered(kept, file, reads, monkeypatch):
    changed_ns = file.stat().st_ctime_ns
    monkeypatch.setattr("etl.folder.sums.time.time_ns", lambda: changed_ns + SETTLED_NS - 1)
    summed(kept, file)
    summed(kept, file)
    assert len(reads) == 2
    monkeypatch.setattr("etl.folder.sums.time.time_ns", lambda: changed_ns + SETTLED_NS)
    summed(kept, file)
    summed(kept, file)
    assert len(reads) == 3


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"a": 1}', b"\xff\xfe"])
def test_a_damaged_memory_costs_a_sum_and_no_more(kept, file, content):
    kept.parent.mkdir()
    kept.write_bytes(content)
    assert summed(kept, file) == sha(b"one")
    assert summed(kept, file) == sha(b"one")


def test_a_sum_of_another_file_is_forgotten(kept, file, reads):
    other = file.with_name("other.docx")
    other.write_bytes(b"other")
    for one in (file, other, file):
        summed(kept, one)
    assert len(reads) == 3
